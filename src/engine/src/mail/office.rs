//! The post office: where mails are handed over, whose name is on them, and where their links lead.

use kernel::Environment;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use super::message::Sheet;

/// How mails leave.
#[derive(Clone, Debug)]
pub enum Transport {
    /// Into the program's log, links and codes and all: for development, where nobody has a mail server.
    Log,
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Nowhere; for tests.
    #[cfg(any(test, feature = "testing"))]
    Stub(lettre::transport::stub::AsyncStubTransport),
}

/// What the settings say about mail.
#[derive(Clone, Debug)]
pub struct Office {
    pub transport: Transport,
    /// Whose mails they are.
    pub from: Mailbox,
    /// What links begin with, `https://backoffice.example`, without a slash at the end.
    pub public_url: String,
    /// What the installation is for: mails of one whose data is not real say so.
    pub environment: Environment,
}

impl Transport {
    /// Of `log`, or of a mail server's address: `smtps://user:password@host:465` (TLS from the start),
    /// `smtp://user:password@host:587?tls=required` (STARTTLS), `smtp://host:25` (neither).
    pub fn parse(url: &str) -> Option<Self> {
        if url == "log" {
            return Some(Self::Log);
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).ok()?;
        Some(Self::Smtp(builder.timeout(Some(std::time::Duration::from_secs(30))).build()))
    }
}

impl Office {
    /// Hands one message over. The error is a short sentence without secrets.
    pub(super) async fn hand_over(&self, sheet: &Sheet, message: Message) -> Result<(), String> {
        match &self.transport {
            Transport::Log => {
                let (to, subject) = (sheet.to.as_str(), sheet.content.subject.as_str());
                let (link, code) = (sheet.link.as_deref(), sheet.code.as_deref());
                tracing::info!(to, subject, link, code, "mail");
                Ok(())
            }
            Transport::Smtp(smtp) => smtp.send(message).await.map(drop).map_err(|error| chain(&error)),
            #[cfg(any(test, feature = "testing"))]
            Transport::Stub(stub) => stub.send(message).await.map(drop).map_err(|error| chain(&error)),
        }
    }
}

/// An error with what caused it, in at most 200 characters.
fn chain(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !said.contains(&more) {
            said = format!("{said}: {more}");
        }
        cause = error.source();
    }
    said.chars().take(200).collect()
}
