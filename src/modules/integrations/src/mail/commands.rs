//! A test mail goes to whoever asks for it and to nobody else.

use access::members::notices;
use engine::mail::Letter;
use engine::{Run, Tx};
use kernel::{Error, Result};

use super::{SendTestMail, TEST};

impl Run for SendTestMail {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.actor().member.0;
        let reader = notices::reader(tx, member).await?.ok_or(Error::NotFound)?;
        let workspace = access::workspaces::own(tx).await?;
        let letter = Letter::new(TEST.kind, reader.email, reader.locale)
            .with("name", reader.name)
            .with("workspace", workspace.name)
            .link(format!("/{}/settings/mail", workspace.slug));
        let mail = tx.mail(letter).await?;
        tx.witness("mails", mail, &[("kind", TEST.kind)])
    }
}
