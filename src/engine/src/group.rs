//! Group commit on SQLite, where there is one writer and each commit waits for the disk.
//!
//! A command that ends while others wait for their turn leaves the transaction open to them. Each runs in a savepoint of
//! its own, the last one commits for all, and nobody is answered before that. A command that nobody waits behind commits
//! at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::{Error, Result};
use sea_orm::{DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::{Mutex, OwnedMutexGuard, watch};

use crate::fault;

/// Most commands of one commit: the first one's answer waits for the last.
const MOST: usize = 64;

/// The line of commands before the one writer.
#[derive(Debug)]
pub struct Line {
    writer: DatabaseConnection,
    open: Arc<Mutex<Option<Group>>>,
    waiting: AtomicUsize,
}

/// An open transaction and the commands that are in it.
#[derive(Debug)]
struct Group {
    outer: DatabaseTransaction,
    /// Commands that ended well and wait for the commit.
    ended: usize,
    outcome: watch::Sender<Option<Result<()>>>,
}

/// A command's turn at the writer. However it ends, the others go on.
pub struct Turn {
    line: Arc<Line>,
    /// Taken when the turn is over.
    open: Option<OwnedMutexGuard<Option<Group>>>,
    /// Whether the next command may join.
    shared: bool,
}

/// Somebody in the line; gone from it when dropped.
struct Waiting {
    line: Arc<Line>,
    served: bool,
}

impl Line {
    pub fn new(writer: DatabaseConnection) -> Self {
        Self { writer, open: Arc::default(), waiting: AtomicUsize::new(0) }
    }

    /// Waits for the writer. With `alone`, the transaction is the command's own: for those that take seconds.
    pub async fn turn(self: &Arc<Self>, alone: bool) -> Result<(DatabaseTransaction, Turn)> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut place = Waiting { line: Arc::clone(self), served: false };
        let mut open = Arc::clone(&self.open).lock_owned().await;
        if alone && let Some(group) = open.take() {
            // A task of its own: those who wait for the commit get it even if this one gives up.
            open = tokio::spawn(group.commit(open)).await.map_err(fault::internal)?;
        }
        place.served = true;
        drop(place);
        if open.is_none() {
            let options = TransactionOptions {
                // Taking the write lock at once: a reader that turns writer halfway would be refused without waiting.
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            };
            let outer = self.writer.begin_with_options(options).await.map_err(fault::database)?;
            *open = Some(Group { outer, ended: 0, outcome: watch::Sender::new(None) });
        }
        let mut turn = Turn { line: Arc::clone(self), open: Some(open), shared: !alone };
        let group = turn.group().ok_or(Error::Unavailable)?;
        let savepoint = group.outer.begin().await.map_err(fault::database)?;
        Ok((savepoint, turn))
    }
}

impl Turn {
    fn group(&mut self) -> Option<&mut Group> {
        self.open.as_mut().and_then(|open| open.as_mut())
    }

    /// The command ended well and its savepoint is released: waits until it is on the disk.
    pub async fn done(mut self) -> Result<()> {
        let group = self.group().ok_or(Error::Unavailable)?;
        group.ended += 1;
        let full = group.ended >= MOST;
        let mut outcome = group.outcome.subscribe();
        if let Some(open) = self.open.take() {
            let next = self.line.waiting.load(Ordering::SeqCst) > 0;
            if !(next && self.shared && !full) {
                close(open);
            }
        }
        let outcome = outcome.wait_for(Option::is_some).await.map_err(|_| Error::Unavailable)?.clone();
        outcome.unwrap_or(Err(Error::Unavailable))
    }
}

impl Drop for Turn {
    /// The command failed or was given up, and has been taken back. A fault of the disk may have taken back the whole
    /// transaction, so nobody else joins it.
    fn drop(&mut self) {
        if let Some(open) = self.open.take() {
            close(open);
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let line = Arc::clone(&self.line);
        line.waiting.fetch_sub(1, Ordering::SeqCst);
        if !self.served
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            // Somebody may have left the transaction open for this one.
            runtime.spawn(async move { close(Arc::clone(&line.open).lock_owned().await) });
        }
    }
}

impl Group {
    /// Commits, tells those who wait, and hands back the place of the next group.
    async fn commit(self, open: OwnedMutexGuard<Option<Self>>) -> OwnedMutexGuard<Option<Self>> {
        let Self { outer, ended, outcome } = self;
        metrics::histogram!("commands_per_commit").record(ended as f64);
        outcome.send_replace(Some(outer.commit().await.map_err(fault::database)));
        open
    }
}

/// Ends the open transaction: commits it if somebody waits for that.
fn close(mut open: OwnedMutexGuard<Option<Group>>) {
    let Some(group) = open.take_if(|group| group.ended > 0) else {
        *open = None;
        return;
    };
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        // A task of its own: whoever waits may give up, but those who wait with it do not.
        runtime.spawn(group.commit(open));
    }
}
