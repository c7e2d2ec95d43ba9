//! Goes through a workspace's audit log from the first entry to the last and names the first one that is wrong.

use std::iter::Peekable;

use kernel::audit::{Fault, Verdict};
use kernel::{Result, Uuid};

use super::chain::{Entry, Hash, as_hash, genesis, link};
use super::checkpoint::{self, Checkpoint, Signer};
use crate::read::reader::Record;
use crate::{Read, hex};

/// Entries read at a time.
const PAGE: i64 = 5_000;

/// Verifies the log of the reader's workspace against itself, its checkpoints in the database and those of `outside`;
/// `progress` is told how many entries have been seen.
///
/// # Errors
/// Faults of the database. A log that was tampered with is no error but a verdict.
pub async fn verify(read: &Read, outside: &[Checkpoint], mut progress: impl FnMut(i64) + Send) -> Result<Verdict> {
    let engine = read.cx().engine();
    let workspace = read.cx().actor().workspace;
    let signer = engine.signer()?;
    let mut checkpoints = checkpoint::all(engine, workspace).await?;
    checkpoints.extend(outside.iter().filter(|checkpoint| checkpoint.workspace == workspace.0).cloned());
    checkpoints.sort_by_key(|checkpoint| checkpoint.sequence);
    let mut verdict = Verdict { checkpoints: checkpoints.len(), ..Verdict::default() };
    let mut due = checkpoints.iter().peekable();
    let mut before = genesis(workspace.0);
    let mut entries = page(read, workspace.0, 0).await?;
    while let Some(last) = entries.last().map(|entry| entry.sequence) {
        // Asked first, so that the next ones are read while these are hashed.
        let (following, bad) = futures::join!(page(read, workspace.0, last), async {
            entries.iter().find_map(|entry| check(entry, &mut before, &mut verdict, &mut due, &signer))
        });
        if let Some((sequence, fault)) = bad {
            return Ok(verdict.bad(sequence, fault));
        }
        progress(verdict.entries);
        entries = following?;
    }
    if let Some(checkpoint) = due.next() {
        let fault = if signer.fits(checkpoint) { Fault::Cut } else { Fault::Signature };
        let sequence = if fault == Fault::Cut { verdict.entries + 1 } else { checkpoint.sequence };
        return Ok(verdict.bad(sequence, fault));
    }
    // Only what was there before the chain may stand beside it.
    let mut sql = read.sql();
    sql.push("SELECT sequence FROM audit_entries WHERE sequence < 1 AND (sequence < 0 OR at >= (");
    sql.push("SELECT b.at FROM audit_entries b WHERE b.sequence = 1 AND b.workspace_id = ").bind(workspace.0);
    sql.push(")) AND workspace_id = ").bind(workspace.0).push(" ORDER BY sequence LIMIT 1");
    if let Some(sequence) = read.first(sql, |row| row.int(0)).await? {
        return Ok(verdict.bad(sequence, Fault::Beside));
    }
    let mut sql = read.sql();
    sql.push("SELECT count(*) FROM audit_entries WHERE sequence < 1 AND workspace_id = ").bind(workspace.0);
    verdict.unchained = read.first(sql, |row| row.int(0)).await?.unwrap_or_default();
    Ok(verdict)
}

/// What is wrong with the next entry, if anything.
fn check<'a>(
    Stored { sequence, hash, bytes }: &Stored,
    before: &mut Hash,
    verdict: &mut Verdict,
    due: &mut Peekable<impl Iterator<Item = &'a Checkpoint>>,
    signer: &Signer,
) -> Option<(i64, Fault)> {
    let expected = verdict.entries + 1;
    if *sequence != expected {
        return Some((expected, Fault::Missing));
    }
    *before = link(before, bytes);
    if *hash != Some(*before) {
        return Some((*sequence, Fault::Changed));
    }
    while let Some(checkpoint) = due.next_if(|checkpoint| checkpoint.sequence <= *sequence) {
        if !signer.fits(checkpoint) {
            return Some((checkpoint.sequence, Fault::Signature));
        }
        if checkpoint.hash != hex(*before) {
            return Some((*sequence, Fault::Stamped));
        }
    }
    verdict.entries = *sequence;
    None
}

struct Stored {
    sequence: i64,
    /// None where it is no hash.
    hash: Option<Hash>,
    bytes: Vec<u8>,
}

async fn page(read: &Read, workspace: Uuid, after: i64) -> Result<Vec<Stored>> {
    let mut sql = read.sql();
    sql.push(
        "SELECT sequence, hash, id, at, member_id, actor, role, command, resource, record_id, changes, correlation,
            address
         FROM audit_entries WHERE workspace_id = ",
    );
    // Said as it stands in the index, which SQLite would not use for a bound value alone.
    sql.bind(workspace).push(" AND sequence > 0 AND sequence > ").bind(after);
    sql.push(" ORDER BY sequence LIMIT ").bind(PAGE);
    read.rows(sql, move |row| stored(row, workspace)).await
}

fn stored(row: &Record<'_>, workspace: Uuid) -> Result<Stored> {
    let sequence = row.int(0)?;
    let (actor, role, command) = (row.text(5)?, row.text(6)?, row.text(7)?);
    let (resource, changes, correlation, address) = (row.text(8)?, row.text(10)?, row.text(11)?, row.maybe_text(12)?);
    let entry = Entry {
        sequence,
        id: row.uuid(2)?,
        workspace,
        at: row.int(3)?,
        member: row.uuid(4)?,
        actor: &actor,
        role: &role,
        command: &command,
        resource: &resource,
        record: row.uuid(9)?,
        changes: &changes,
        correlation: &correlation,
        address: address.as_deref(),
    };
    Ok(Stored { sequence, hash: as_hash(&row.text(1)?), bytes: entry.bytes() })
}
