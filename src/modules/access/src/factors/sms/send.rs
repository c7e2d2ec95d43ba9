//! Handing a message over.

use engine::outbound::Refused;
use engine::{Engine, fault};
use http::{HeaderValue, Request, header};
use kernel::id::WorkspaceId;
use kernel::{Result, Uuid};

use super::{Format, Method, Undelivered, place};
use crate::security::VIEW;
use crate::sessions::sign_in::system;

/// How a workspace's messages leave.
pub enum Via {
    Provider(Box<Provider>),
    /// Into the program's log: for development.
    Log,
    Nobody,
}

/// A provider as it is asked.
pub struct Provider {
    id: Uuid,
    workspace: WorkspaceId,
    url: String,
    method: Method,
    header: String,
    /// Sealed.
    secret: String,
    format: Format,
    body: String,
}

/// How messages leave for numbers of that workspace.
///
/// # Errors
/// Faults of the database.
pub async fn via(engine: &Engine, workspace: WorkspaceId) -> Result<Via> {
    let read = system(engine).read(VIEW)?;
    let mut sql = read.sql();
    sql.push(
        "SELECT id, url, method, header, secret, format, body FROM text_providers WHERE url <> '' AND workspace_id = ",
    );
    sql.bind(workspace.0);
    let provider = read.first(sql, move |row| {
        Ok(Provider {
            id: row.uuid(0)?,
            workspace,
            url: row.text(1)?,
            method: Method::from_rank(row.int(2)?).unwrap_or(Method::Post),
            header: row.text(3)?,
            secret: row.text(4)?,
            format: Format::from_rank(row.int(5)?).unwrap_or(Format::Json),
            body: row.text(6)?,
        })
    });
    Ok(match provider.await? {
        Some(provider) => Via::Provider(Box::new(provider)),
        None if engine.log_only() => Via::Log,
        None => Via::Nobody,
    })
}

/// Sends a message to a number, or says why it did not go out.
///
/// # Errors
/// `Internal` when the secret cannot be unsealed.
pub async fn send(engine: &Engine, via: &Via, to: &str, text: &str) -> Result<Result<(), Undelivered>> {
    match via {
        Via::Nobody => Ok(Err(Undelivered::Nobody)),
        Via::Log => {
            tracing::info!(to, text, "text message");
            Ok(Ok(()))
        }
        Via::Provider(provider) => {
            let sent = provider.ask(engine, to, text).await?;
            if let Err(why) = &sent {
                // Neither whom it was for nor what it says.
                tracing::warn!(workspace = %provider.workspace.0, ?why, "a text message could not be sent");
            }
            Ok(sent)
        }
    }
}

impl Provider {
    async fn ask(&self, engine: &Engine, to: &str, text: &str) -> Result<Result<(), Undelivered>> {
        let mut request = Request::builder()
            .method(match self.method {
                Method::Post => http::Method::POST,
                Method::Put => http::Method::PUT,
            })
            .uri(&self.url)
            .header(header::CONTENT_TYPE, self.format.content_type());
        if !self.secret.is_empty() {
            let secret = engine.sealer()?.unseal(place(self.workspace.0, self.id), &self.secret)?;
            let mut value = HeaderValue::from_bytes(&secret).map_err(fault::internal)?;
            value.set_sensitive(true);
            request = request.header(&self.header, value);
        }
        let request = request.body(self.format.fill(&self.body, to, text).into_bytes()).map_err(fault::internal)?;
        Ok(match engine.outbound()?.send(request).await {
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) => Err(Undelivered::Status(answer.status().as_u16())),
            Err(Refused::Scheme) => Err(Undelivered::Address),
            Err(Refused::Address) => Err(Undelivered::Private),
            Err(Refused::Slow) => Err(Undelivered::Slow),
            // It has heard all there is to hear.
            Err(Refused::TooLarge) => Ok(()),
            Err(Refused::Unreachable(why)) => Err(Undelivered::Unreachable(why)),
        })
    }
}
