//! The worker: claims what is due, sends it, notes what came of it.

use std::time::Duration;

use kernel::id::WorkspaceId;
use kernel::{Result, Uuid};

use super::commands::{ClaimMails, NoteMail};
use super::letter::{CODE, place};
use super::message::Sheet;
use super::{Office, Parameters};
use crate::{Engine, News, Record, fault};

/// How often is looked for what a pause has made due; new mails are told of.
const EVERY: Duration = Duration::from_secs(15);

/// Sends until the engine stops.
pub async fn tend(engine: Engine, office: Office) {
    let (mut stopping, mut news) = (engine.stopping(), engine.listen());
    loop {
        if let Err(error) = deliver(&engine, &office).await {
            tracing::warn!(%error, "mails could not be sent for now");
        }
        let something = async {
            loop {
                match news.recv().await {
                    Ok(News::Happened(happened)) if happened.event.resource == "mails" => {
                        if happened.event.kind == "mail_queued" {
                            return;
                        }
                    }
                    Ok(News::Happened(_)) => {}
                    Ok(News::Missed) | Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => return,
                    Err(tokio::sync::broadcast::error::RecvError::Closed) => std::future::pending().await,
                }
            }
        };
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            () = something => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Sends everything that is due now; gives how many mails were tried.
///
/// # Errors
/// Faults of the database; a mail that cannot be sent is none.
pub async fn deliver(engine: &Engine, office: &Office) -> Result<usize> {
    let mut tried = 0;
    let stopping = engine.stopping();
    while !*stopping.borrow() && due(engine).await? {
        let claimed = engine.as_system(WorkspaceId(Uuid::nil()), "mail").perform(ClaimMails {}).await?;
        if claimed.is_empty() {
            break;
        }
        for (workspace, id) in claimed {
            let cx = engine.as_system(WorkspaceId(workspace), "mail");
            let error = match send(engine, office, id).await {
                Ok(()) => None,
                Err(error) => {
                    tracing::warn!(mail = %id, error, "a mail could not be sent");
                    Some(error)
                }
            };
            cx.perform(NoteMail { id, error }).await?;
            tried += 1;
        }
    }
    Ok(tried)
}

/// Whether a claim would find something: looking keeps no writer busy.
async fn due(engine: &Engine) -> Result<bool> {
    let read = engine.as_system(WorkspaceId(Uuid::nil()), "mail").read(kernel::mail::VIEW)?;
    let mut sql = read.sql();
    sql.push("SELECT 1 FROM mails WHERE due_at <= ").bind(engine.clock().now().0).push(" LIMIT 1");
    Ok(read.first(sql, |row| row.int(0)).await?.is_some())
}

async fn send(engine: &Engine, office: &Office, id: Uuid) -> std::result::Result<(), String> {
    let sheet = sheet(engine, office, id).await.map_err(|error| error.to_string())?;
    let message = sheet.message(office)?;
    office.hand_over(&sheet, message).await
}

async fn sheet(engine: &Engine, office: &Office, id: Uuid) -> Result<Sheet> {
    let read = engine.as_system(WorkspaceId(Uuid::nil()), "mail").read(kernel::mail::VIEW)?;
    let mut sql = read.sql();
    sql.push("SELECT workspace_id, recipient, locale, kind, parameters, link, secret FROM mails WHERE id = ").bind(id);
    let decode = |row: &Record<'_>| {
        let texts = [row.text(1)?, row.text(2)?, row.text(3)?, row.text(4)?, row.text(5)?, row.text(6)?];
        Ok((WorkspaceId(row.uuid(0)?), texts))
    };
    let (workspace, texts) = read.first(sql, decode).await?.ok_or(kernel::Error::NotFound)?;
    let [to, locale, kind, parameters, path, sealed] = texts;
    let secret = if sealed.is_empty() {
        String::new()
    } else {
        let bytes = engine.sealer()?.unseal(place(workspace, id), &sealed)?;
        String::from_utf8(bytes).map_err(fault::internal)?
    };
    let mut parameters: Parameters = serde_json::from_str(&parameters).map_err(fault::internal)?;
    let code = (path.is_empty() && !secret.is_empty()).then(|| secret.clone());
    parameters.extend(code.clone().map(|code| (CODE.to_owned(), code)));
    let content = engine.registry().mail(&kind)?.content(&locale, &parameters);
    let link = (!path.is_empty()).then(|| format!("{}{path}{secret}", office.public_url));
    Ok(Sheet { id: id.to_string(), to, content, link, code })
}
