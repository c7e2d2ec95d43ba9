//! Checkpoints: a workspace's last entry, signed. Kept in the database and appended to a file, which may be copied to
//! where nobody who can write the database can write: what is cut off or stamped anew shows against them.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Command, Permission, Result, Time, Uuid};
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

use super::chain::head;
use crate::many::{execute, insert_text};
use crate::{Engine, Run, Sql, Tx, fault, hex, key_file, unhex};

/// A workspace's last entry at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub workspace: Uuid,
    pub sequence: i64,
    /// Of the entry of that number, hexadecimal.
    pub hash: String,
    pub at: Time,
    /// Ed25519 (RFC 8032) over the fields above, hexadecimal.
    pub signature: String,
}

impl Checkpoint {
    fn message(&self) -> String {
        format!("backoffice checkpoint {} {} {} {}", self.workspace, self.sequence, self.hash, self.at.0)
    }
}

/// The key that signs checkpoints.
#[derive(Clone)]
pub struct Signer(Arc<Ed25519KeyPair>);

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer")
    }
}

impl Signer {
    /// The key of a file, which is made when it is not there, readable by its owner only.
    ///
    /// # Errors
    /// `Internal` for a file that cannot be read or written, or that holds something else.
    pub fn open(path: &Path) -> Result<Self> {
        let make = || Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(fault::internal);
        let bytes = key_file::read_or_make(path, || Ok(make()?.as_ref().to_vec()))?;
        Ed25519KeyPair::from_pkcs8(&bytes).map_err(fault::internal).map(|key| Self(Arc::new(key)))
    }

    /// What its signatures are verified with, hexadecimal.
    pub fn public_key(&self) -> String {
        hex(self.0.public_key().as_ref())
    }

    fn sign(&self, checkpoint: &Checkpoint) -> String {
        hex(self.0.sign(checkpoint.message().as_bytes()))
    }

    /// Whether this key signed it.
    pub fn fits(&self, checkpoint: &Checkpoint) -> bool {
        unhex(&checkpoint.signature).is_some_and(|signature| {
            let key = UnparsedPublicKey::new(&ED25519, self.0.public_key().as_ref());
            key.verify(checkpoint.message().as_bytes(), &signature).is_ok()
        })
    }
}

/// Signs a workspace's last entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct SignCheckpoint {}

impl Command for SignCheckpoint {
    const NAME: &'static str = "audit.checkpoint";
    const NEEDS: Permission = may("audit", "checkpoint");
    /// Nothing where there is nothing new.
    type Output = Option<Checkpoint>;
}

impl Run for SignCheckpoint {
    async fn run(self, tx: &mut Tx) -> Result<Option<Checkpoint>> {
        let (dialect, workspace) = (tx.cx().engine().dialect(), tx.workspace());
        let (sequence, hash) = head(tx.connection(), dialect, workspace).await?;
        let known = newest_checkpoint(tx.cx().engine(), workspace).await?;
        if sequence == 0 || known.is_some_and(|known| known.sequence >= sequence) {
            return Ok(None);
        }
        let (hash, at) = (hex(hash), tx.now());
        let unsigned = Checkpoint { workspace: workspace.0, sequence, hash, at, signature: String::new() };
        let signature = tx.cx().engine().signer()?.sign(&unsigned);
        let checkpoint = Checkpoint { signature, ..unsigned };
        let columns = ["workspace_id", "sequence", "hash", "at", "signature"];
        let values = vec![
            workspace.0.into(),
            sequence.into(),
            checkpoint.hash.as_str().into(),
            at.0.into(),
            checkpoint.signature.as_str().into(),
        ];
        execute(tx.connection(), dialect, insert_text(dialect, "audit_checkpoints", &columns, 1), values).await?;
        Ok(Some(checkpoint))
    }
}

/// Where checkpoints are appended, one JSON object a line.
pub fn file(engine: &Engine) -> PathBuf {
    engine.files().join("audit-checkpoints.jsonl")
}

/// The checkpoints of such a file; none of one that is not there, where it `may` be missing.
///
/// # Errors
/// A sentence with the file and the line.
pub fn in_file(path: &Path, may: bool) -> std::result::Result<Vec<Checkpoint>, String> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if may && error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines
        .map(|(line, number)| {
            serde_json::from_str(line).map_err(|error| format!("{}:{number}: {error}", path.display()))
        })
        .collect()
}

/// Signs the last entry of every workspace that has new ones; gives how many.
///
/// # Errors
/// Faults of the database and of the file.
pub async fn sign_all(engine: &Engine) -> Result<usize> {
    let read = engine.as_system(WorkspaceId(Uuid::nil()), "audit").read(may("audit", "checkpoint"))?;
    let mut sql = read.sql();
    sql.push("SELECT DISTINCT workspace_id FROM audit_entries WHERE sequence > 0");
    let workspaces = read.rows(sql, |row| row.uuid(0)).await?;
    let mut lines = String::new();
    let mut signed = 0;
    for workspace in workspaces {
        if let Some(checkpoint) = engine.as_system(WorkspaceId(workspace), "audit").perform(SignCheckpoint {}).await? {
            lines.push_str(&serde_json::to_string(&checkpoint).map_err(fault::internal)?);
            lines.push('\n');
            signed += 1;
        }
    }
    if signed > 0 {
        let path = file(engine);
        let append = move || -> std::io::Result<()> {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
            file.write_all(lines.as_bytes())?;
            file.sync_all()
        };
        tokio::task::spawn_blocking(append).await.map_err(fault::internal)?.map_err(fault::internal)?;
    }
    Ok(signed)
}

/// The checkpoints of a workspace in the database, oldest first.
pub(super) async fn all(engine: &Engine, workspace: WorkspaceId) -> Result<Vec<Checkpoint>> {
    kept(engine, workspace, |sql| _ = sql.push(" ORDER BY sequence")).await
}

/// The first checkpoints of a workspace behind the one of that number, oldest first.
///
/// # Errors
/// Faults of the database.
pub async fn checkpoints_after(
    engine: &Engine,
    workspace: WorkspaceId,
    sequence: i64,
    limit: i64,
) -> Result<Vec<Checkpoint>> {
    kept(engine, workspace, |sql| {
        sql.push(" AND sequence > ").bind(sequence).push(" ORDER BY sequence LIMIT ").bind(limit);
    })
    .await
}

/// The newest checkpoint of a workspace.
///
/// # Errors
/// Faults of the database.
pub async fn newest_checkpoint(engine: &Engine, workspace: WorkspaceId) -> Result<Option<Checkpoint>> {
    Ok(kept(engine, workspace, |sql| _ = sql.push(" ORDER BY sequence DESC LIMIT 1")).await?.pop())
}

async fn kept(engine: &Engine, workspace: WorkspaceId, which: impl FnOnce(&mut Sql)) -> Result<Vec<Checkpoint>> {
    let read = engine.as_system(workspace, "audit").read(may("audit", "view"))?;
    let mut sql = read.sql();
    sql.push("SELECT sequence, hash, at, signature FROM audit_checkpoints WHERE workspace_id = ").bind(workspace.0);
    which(&mut sql);
    let found = read.rows(sql, move |row| {
        Ok(Checkpoint {
            workspace: workspace.0,
            sequence: row.int(0)?,
            hash: row.text(1)?,
            at: Time(row.int(2)?),
            signature: row.text(3)?,
        })
    });
    found.await
}

/// Signs every quarter of an hour until the engine stops.
pub async fn tend(engine: Engine) {
    let mut stopping = engine.stopping();
    let mut turn = tokio::time::interval(std::time::Duration::from_mins(15));
    loop {
        tokio::select! {
            _ = turn.tick() => {}
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        if let Err(error) = sign_all(&engine).await {
            tracing::error!(%error, "the audit log could not be signed");
        }
    }
}
