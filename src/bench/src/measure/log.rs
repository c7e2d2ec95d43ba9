//! How long it takes to verify an audit log of a million entries, and to find one that was tampered with at its end.

use std::path::Path;
use std::time::Instant;

use access::workspaces::CreateWorkspace;
use engine::audit::verify;
use engine::{Clock, Engine, Run, Settings, Tx};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Command, Permission};
use serde::{Deserialize, Serialize};

use crate::data::{SLUG, modules};
use crate::plain::{Outcome, Plain};

const ENTRIES: i64 = 1_000_000;
/// Entries of one command.
const AT_ONCE: i64 = 20_000;

/// What verifying took.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Verified {
    pub entries: i64,
    pub seconds: f64,
    /// Number of the entry that was changed by hand, and of the one that was named.
    pub changed: i64,
    pub named: i64,
}

/// Writes entries such as a change of a ticket leaves.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Fill {}

impl Command for Fill {
    const NAME: &'static str = "tickets.edit";
    const NEEDS: Permission = may("bench", "fill");
    type Output = ();
}

impl Run for Fill {
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx) -> kernel::Result<()> {
        for number in 0..AT_ONCE {
            let facts =
                [("status", "pending"), ("title", "The invoice shows the old address"), ("step", &number.to_string())];
            tx.witness("tickets", tx.id(), &facts)?;
        }
        Ok(())
    }
}

/// Fills a log of its own, on SQLite; verifies it, changes the entry before the last by hand, and verifies again.
pub async fn log(folder: &Path) -> Outcome<Verified> {
    let file = folder.join("log.sqlite");
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
    }
    let engine =
        Engine::open(&Settings::new(format!("sqlite://{}", file.display())), Clock::System, modules()).await.plain()?;
    engine.migrate().await.plain()?;
    let workspace = access::workspaces::create(&engine, CreateWorkspace::new(SLUG, "saas")).await.plain()?;
    let begun = Instant::now();
    for _ in 0..ENTRIES / AT_ONCE {
        engine.as_system(workspace, "bench").perform(Fill {}).await.plain()?;
    }
    println!("    {ENTRIES} entries written in {:.1} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let good = verdict(&engine, workspace).await?;
    let seconds = begun.elapsed().as_secs_f64();
    if let Some((sequence, fault)) = good.bad {
        return Err(format!("a log nobody touched is bad at {sequence}: {}", fault.name()));
    }
    let changed = good.entries - 1;
    let line = rusqlite::Connection::open(&file).plain()?;
    line.execute_batch(&format!(
        "DROP TRIGGER audit_entries_stay; UPDATE audit_entries SET actor = 'Nobody' WHERE sequence = {changed}"
    ))
    .plain()?;
    let named = verdict(&engine, workspace).await?.bad.map_or(0, |(sequence, _)| sequence);
    engine.close().await;
    println!("    {} entries verified in {seconds:.1} s; {changed} was changed, {named} was named", good.entries);
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
    }
    Ok(Verified { entries: good.entries, seconds, changed, named })
}

async fn verdict(engine: &Engine, workspace: WorkspaceId) -> Outcome<kernel::audit::Verdict> {
    let read = engine.as_system(workspace, "bench").read(may("audit", "view")).plain()?;
    verify(&read, &[], |_| ()).await.plain()
}
