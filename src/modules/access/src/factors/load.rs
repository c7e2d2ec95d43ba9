//! Reads a person's own factors.

use engine::Read;
use kernel::{Error, Result, Time};

use super::accept::place;
use super::{Enrolment, Factor, Factors, Kind, sms, totp};
use crate::roles::words;
use crate::security;

/// The reader's factors.
///
/// # Errors
/// Faults of the database.
pub async fn load(read: &Read) -> Result<Factors> {
    let actor = read.cx().actor();
    let mut factors = read.sql();
    factors
        .push("SELECT id, name, created_at, used_at, kind FROM factors WHERE confirmed_at IS NOT NULL AND user_id = ");
    factors.bind(actor.user.0).push(" ORDER BY created_at, id");
    let factors = (factors, |row: &engine::Record<'_>| {
        let (id, name) = (row.uuid(0)?, row.text(1)?);
        let factor = Factor { id, name, since: Time(row.int(2)?), used: row.maybe_int(3)?.map(Time) };
        Ok((row.int(4)?, factor))
    });
    let mut rest = read.sql();
    rest.push(
        "SELECT (SELECT count(*) FROM backup_codes b WHERE b.user_id = m.user_id AND b.used_at IS NULL),
            m.roles, p.factor_roles
         FROM members m LEFT JOIN security_settings p ON p.workspace_id = m.workspace_id WHERE m.id = ",
    );
    rest.bind(actor.member.0);
    let rest = (rest, |row: &engine::Record<'_>| {
        Ok((row.int(0)?, security::wants_factor(row.maybe_text(2)?.as_deref(), &words(&row.text(1)?))))
    });
    let (factors, rest) = read.pair(factors, rest).await?;
    let (codes_left, wanted) = rest.into_iter().next().unwrap_or_default();
    let offer = sms::load::offer(read).await?;
    let of = |wanted: Kind| {
        let of_kind = factors.iter().filter(move |(kind, _)| *kind == wanted as i64);
        of_kind.map(|(_, factor)| factor.clone()).collect::<Vec<_>>()
    };
    let (app, passkeys) = (of(Kind::App).into_iter().next(), of(Kind::Passkey));
    let texts = of(Kind::Sms).into_iter().next();
    let counts = app.is_some() || !passkeys.is_empty() || (texts.is_some() && offer != sms::Offer::Ignored);
    Ok(Factors { wanting: wanted && !counts, app, passkeys, texts, offer, codes_left })
}

/// What the reader has begun to set up.
///
/// # Errors
/// `NotFound` when nothing was begun; `Internal` when the secret cannot be unsealed.
pub async fn enrolment(read: &Read) -> Result<Enrolment> {
    let mut sql = read.sql();
    sql.push("SELECT f.id, f.secret, u.email FROM factors f JOIN users u ON u.id = f.user_id");
    sql.push(" WHERE f.confirmed_at IS NULL AND f.kind = ").bind(Kind::App as i64);
    sql.push(" AND f.user_id = ").bind(read.cx().actor().user.0);
    let found = read.first(sql, |row| Ok((row.uuid(0)?, row.text(1)?, row.text(2)?))).await?;
    let (factor, sealed, account) = found.ok_or(Error::NotFound)?;
    let secret = read.cx().engine().sealer()?.unseal(place(factor), &sealed)?;
    let (picture, key) = totp::show(&secret, &account)?;
    Ok(Enrolment { factor, picture, key })
}
