//! Reads the workspace's provider, and whether somebody can have codes sent.

use engine::Read;
use kernel::{Grants, Result};

use super::{COUNTS, Format, Method, Offer, SaveTextProvider, TextProvider};
use crate::factors::Kind;

/// The workspace's provider; an empty one where there is none.
///
/// # Errors
/// Faults of the database.
pub async fn provider(read: &Read) -> Result<TextProvider> {
    let actor = read.cx().actor();
    let mut sql = read.sql();
    sql.push("SELECT p.version, p.url, p.method, p.header, p.secret, p.format, p.body, (SELECT count(*) FROM factors f WHERE ");
    sql.push(COUNTS).push(" AND f.workspace_id = p.workspace_id AND f.kind = ").bind(Kind::Sms as i64);
    sql.push(") FROM text_providers p WHERE p.workspace_id = ").bind(actor.workspace.0);
    let found = read.first(sql, |row| {
        let fields = SaveTextProvider {
            version: row.int(0)?,
            url: row.text(1)?,
            method: Method::from_rank(row.int(2)?).unwrap_or(Method::Post),
            header: row.text(3)?,
            secret: String::new(),
            format: Format::from_rank(row.int(5)?).unwrap_or(Format::Json),
            body: row.text(6)?,
        };
        Ok((fields, !row.text(4)?.is_empty(), row.int(7)?))
    });
    let nothing = SaveTextProvider {
        version: 0,
        url: String::new(),
        method: Method::Post,
        header: String::new(),
        secret: String::new(),
        format: Format::Json,
        body: r#"{"to": "{to}", "text": "{text}"}"#.to_owned(),
    };
    let (fields, secret, numbers) = found.await?.unwrap_or((nothing, false, 0));
    let may_change = actor.may(super::EDIT) && actor.grants.lacks(&Grants::new(["*"])).is_none();
    Ok(TextProvider { fields, secret, log: read.cx().engine().log_only(), numbers, may_change })
}

/// Whether the reader can have codes sent here.
///
/// # Errors
/// Faults of the database.
pub async fn offer(read: &Read) -> Result<Offer> {
    let actor = read.cx().actor();
    let mut sql = read.sql();
    sql.push(
        "SELECT (SELECT count(*) FROM members y JOIN security_settings q ON q.workspace_id = y.workspace_id
            WHERE q.text_messages = 2 AND y.archived_at IS NULL AND y.user_id = m.user_id),
            (SELECT count(*) FROM text_providers p WHERE p.workspace_id = m.workspace_id AND p.url <> '')
         FROM members m WHERE m.id = ",
    );
    sql.bind(actor.member.0);
    let (ignoring, providers) = read.first(sql, |row| Ok((row.int(0)?, row.int(1)?))).await?.unwrap_or_default();
    Ok(match (ignoring, providers) {
        (1.., _) => Offer::Ignored,
        (_, 0) if !read.cx().engine().log_only() => Offer::NoProvider,
        _ => Offer::Yes,
    })
}
