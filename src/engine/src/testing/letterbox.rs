//! A letter box: what a mail server would have been handed.

use lettre::transport::stub::AsyncStubTransport;

use crate::Engine;
use crate::mail::{Office, Transport, deliver};

/// Takes every mail.
#[derive(Clone, Debug)]
pub struct Letterbox {
    stub: AsyncStubTransport,
}

impl Default for Letterbox {
    fn default() -> Self {
        Self { stub: AsyncStubTransport::new_ok() }
    }
}

impl Letterbox {
    /// Sends what is due; gives every mail so far, in order, as recipient and text, its lines unfolded.
    pub async fn mails(&self, engine: &Engine) -> Vec<(String, String)> {
        let office = Office {
            transport: Transport::Stub(self.stub.clone()),
            from: "Backoffice <post@office.example>".parse().expect("an address"),
            public_url: "https://office.example".into(),
            environment: kernel::Environment::default(),
        };
        deliver(engine, &office).await.expect("the queue is read");
        let sent = self.stub.messages().await.into_iter();
        sent.map(|(envelope, text)| {
            let to = envelope.to().first().map(ToString::to_string).unwrap_or_default();
            (to, text.replace("=\r\n", ""))
        })
        .collect()
    }

    /// What the newest mail to `to` with such a link carries behind `path`.
    pub async fn token(&self, engine: &Engine, to: &str, path: &str) -> String {
        let start = format!("https://office.example{path}");
        let mails = self.mails(engine).await;
        let links = mails.iter().rev().filter(|(recipient, _)| recipient == to);
        let found = links.filter_map(|(_, text)| text.split_once(&start)).map(|(_, rest)| rest).next();
        let token = found.unwrap_or_else(|| panic!("no mail to {to} with {start} among {mails:#?}"));
        token.chars().take_while(char::is_ascii_hexdigit).collect()
    }

    /// The code in the newest mail to `to` that has one: a line of six digits.
    pub async fn code(&self, engine: &Engine, to: &str) -> String {
        let mails = self.mails(engine).await;
        let digits = |line: &&str| line.len() == 6 && line.chars().all(|c| c.is_ascii_digit());
        let mut sent = mails.iter().rev().filter(|(recipient, _)| recipient == to);
        let found = sent.find_map(|(_, text)| text.lines().map(str::trim).find(digits));
        found.unwrap_or_else(|| panic!("no mail to {to} with a code among {mails:#?}")).to_owned()
    }
}
