//! Reads a person's own factors.

use engine::Read;
use kernel::{Error, Result, Time};

use super::accept::place;
use super::{Enrolment, Factor, Factors, Kind, totp};
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
        Ok((row.int(4)? == Kind::Passkey as i64, factor))
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
    let wanting = wanted && factors.is_empty();
    let (passkeys, apps): (Vec<_>, Vec<_>) = factors.into_iter().partition(|(passkey, _)| *passkey);
    let app = apps.into_iter().next().map(|(_, app)| app);
    Ok(Factors { wanting, app, passkeys: passkeys.into_iter().map(|(_, passkey)| passkey).collect(), codes_left })
}

/// What the reader has begun to set up.
///
/// # Errors
/// `NotFound` when nothing was begun; `Internal` when the secret cannot be unsealed.
pub async fn enrolment(read: &Read) -> Result<Enrolment> {
    let mut sql = read.sql();
    sql.push("SELECT f.id, f.secret, u.email FROM factors f JOIN users u ON u.id = f.user_id");
    sql.push(" WHERE f.confirmed_at IS NULL AND f.user_id = ").bind(read.cx().actor().user.0);
    let found = read.first(sql, |row| Ok((row.uuid(0)?, row.text(1)?, row.text(2)?))).await?;
    let (factor, sealed, account) = found.ok_or(Error::NotFound)?;
    let secret = read.cx().engine().sealer()?.unseal(place(factor), &sealed)?;
    let (picture, key) = totp::show(&secret, &account)?;
    Ok(Enrolment { factor, picture, key })
}
