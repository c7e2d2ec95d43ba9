//! Reads a mail for its page.

use kernel::mail::{Content, Mail, MailState};
use kernel::{Error, Result, Time, Uuid};

use super::letter::CODE;
use super::{Parameters, Template};
use crate::{Engine, Read};

/// The mail with what it says; never with its secret.
///
/// # Errors
/// `NotFound`.
pub async fn load(read: &Read, id: Uuid) -> Result<Mail> {
    let mut sql = read.sql();
    sql.push(
        "SELECT t.recipient, t.kind, t.locale, t.state, t.attempts, t.created_at, t.due_at, t.sent_at, t.error,
            t.parameters, t.link, t.secret FROM mails t WHERE t.id = ",
    );
    sql.bind(id);
    read.within(&mut sql, "mails")?;
    let found = read.first(sql, move |row| {
        let state = MailState::from_rank(row.int(3)?).unwrap_or(MailState::GivenUp);
        let (link, secret) = (row.text(10)?, row.text(11)?);
        let secret = !secret.is_empty() || link.ends_with('/');
        let mail = Mail {
            id,
            recipient: row.text(0)?,
            kind: row.text(1)?,
            locale: row.text(2)?,
            state,
            attempts: row.int(4)?,
            created_at: Time(row.int(5)?),
            due_at: row.maybe_int(6)?.map(Time).filter(|_| state != MailState::Sent),
            sent_at: row.maybe_int(7)?.map(Time),
            error: row.text(8)?,
            content: Content::default(),
            link: if secret { format!("{link}…") } else { link },
        };
        Ok((mail, row.text(9)?))
    });
    let (mail, parameters) = found.await?.ok_or(Error::NotFound)?;
    read.shown("mails", [id])?;
    let mut parameters: Parameters = serde_json::from_str(&parameters).unwrap_or_default();
    // A code is for its reader alone; the templates without one do not name it.
    parameters.insert(CODE.to_owned(), "……".to_owned());
    let template = read.cx().engine().registry().mail(&mail.kind);
    // A mail of an older release whose template is gone is shown without its text.
    let content = template.map(|template| template.content(&mail.locale, &parameters)).unwrap_or_default();
    Ok(Mail { content, ..mail })
}

/// Every kind of mail there is, by name.
pub fn templates(engine: &Engine) -> Vec<Template> {
    engine.registry().mails().copied().collect()
}
