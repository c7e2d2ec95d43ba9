//! Reads the outlets.

use engine::audit::newest_checkpoint;
use engine::{Read, fault};
use kernel::{Error, Result, Time};

use super::{Outlet, OutletKind, Outlets};
use crate::audit::VIEW;

/// The outlets in the order in which they were named.
///
/// # Errors
/// `Forbidden` for whoever sees a part of the log only; faults of the database.
pub async fn load(read: &Read) -> Result<Outlets> {
    if !read.sees_all() {
        return Err(Error::Forbidden { needs: VIEW.to_string() });
    }
    let mut sql = read.sql();
    sql.push(
        "SELECT t.id, t.version, t.kind, t.target, d.sequence, d.at, d.failed_at, d.failure
         FROM audit_outlets t LEFT JOIN audit_deliveries d ON d.outlet_id = t.id WHERE t.archived_at IS NULL",
    );
    read.within(&mut sql, "audit_outlets")?;
    sql.push(" ORDER BY t.created_at, t.id");
    let outlets = read.rows(sql, |row| {
        let delivered = row.maybe_int(4)?.filter(|sequence| *sequence > 0).zip(row.maybe_int(5)?);
        let failed = row.maybe_int(6)?.zip(row.maybe_text(7)?);
        Ok(Outlet {
            id: row.uuid(0)?,
            version: row.int(1)?,
            kind: OutletKind::from_rank(row.int(2)?).ok_or_else(|| fault::internal("an outlet of no kind"))?,
            target: row.text(3)?,
            delivered: delivered.map(|(sequence, at)| (sequence, Time(at))),
            failed: failed.map(|(at, why)| (Time(at), why)),
        })
    });
    let outlets = outlets.await?;
    read.shown("audit_outlets", outlets.iter().map(|outlet| outlet.id))?;
    let engine = read.cx().engine();
    let newest = newest_checkpoint(engine, read.cx().actor().workspace).await?;
    let newest = newest.map(|newest| (newest.sequence, newest.at));
    Ok(Outlets { outlets, newest, public_key: engine.signer()?.public_key() })
}
