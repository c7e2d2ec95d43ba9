//! The chain: each entry of a workspace's audit log has a number and a hash over itself and the hash before it, so that
//! no entry can be changed, taken out, put in or moved without every later hash being wrong. (Schneier and Kelsey,
//! "Secure audit logs to support computer forensics", ACM TISSEC 2(2), 1999.)

use kernel::id::WorkspaceId;
use kernel::{Result, Uuid};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use sha2::{Digest, Sha256};

use crate::many::statement;
use crate::{Dialect, fault, unhex};

/// SHA-256.
pub type Hash = [u8; 32];

/// Everything of an entry that its hash covers.
pub struct Entry<'a> {
    pub sequence: i64,
    pub id: Uuid,
    pub workspace: Uuid,
    /// Milliseconds since 1970.
    pub at: i64,
    pub member: Uuid,
    pub actor: &'a str,
    pub role: &'a str,
    pub command: &'a str,
    pub resource: &'a str,
    pub record: Uuid,
    pub changes: &'a str,
    pub correlation: &'a str,
    /// From where; none in entries of before it was kept, whose hash says nothing of it.
    pub address: Option<&'a str>,
}

impl Entry<'_> {
    /// Fixed order, every text behind its length: two different entries never have the same bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256 + self.changes.len());
        bytes.extend_from_slice(&self.sequence.to_be_bytes());
        bytes.extend_from_slice(self.id.as_bytes());
        bytes.extend_from_slice(self.workspace.as_bytes());
        bytes.extend_from_slice(&self.at.to_be_bytes());
        bytes.extend_from_slice(self.member.as_bytes());
        bytes.extend_from_slice(self.record.as_bytes());
        let texts = [self.actor, self.role, self.command, self.resource, self.changes, self.correlation];
        for text in texts.into_iter().chain(self.address) {
            bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes
    }
}

/// The hash of an entry behind another.
pub fn link(before: &Hash, entry: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(entry);
    hash.finalize().into()
}

/// What the first entry of a workspace stands behind.
pub fn genesis(workspace: Uuid) -> Hash {
    link(&[0; 32], workspace.as_bytes())
}

/// Number and hash of a workspace's last entry, which stays the last until commit: on SQLite because there is one
/// writer, on PostgreSQL by a lock.
pub async fn head(db: &DatabaseTransaction, dialect: Dialect, workspace: WorkspaceId) -> Result<(i64, Hash)> {
    let place = match dialect {
        Dialect::Sqlite => "?",
        Dialect::Postgres => {
            let lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
            let name = format!("audit {workspace}");
            db.execute_raw(statement(dialect, lock.to_owned(), vec![name.into()])).await.map_err(fault::database)?;
            "$1"
        }
    };
    let text = format!(
        "SELECT sequence, hash FROM audit_entries WHERE workspace_id = {place} AND sequence > 0
         ORDER BY sequence DESC LIMIT 1"
    );
    let last = db.query_one_raw(statement(dialect, text, vec![workspace.0.into()])).await.map_err(fault::database)?;
    let Some(last) = last else { return Ok((0, genesis(workspace.0))) };
    let sequence = last.try_get("", "sequence").map_err(fault::database)?;
    let hash: String = last.try_get("", "hash").map_err(fault::database)?;
    Ok((sequence, as_hash(&hash).ok_or_else(|| fault::internal(format!("entry {sequence} has no hash")))?))
}

/// A hash as it is stored: 64 lower-case hexadecimal digits.
pub fn as_hash(digits: &str) -> Option<Hash> {
    unhex(digits)?.try_into().ok()
}
