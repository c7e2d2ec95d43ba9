//! Runs an import from start to finish, in the foreground or behind a page.

use kernel::import::{ImportState, Progress, Report};
use kernel::{Result, Uuid};

use super::commands::{FinishImport, RunImport, StartImport};
use super::live::{self, Listed};
use super::{files, store};
use crate::{Cx, Run, Tx};

/// Starts a run and returns; [`super::get`] tells how far it is. A dry run does all the work but stores nothing.
///
/// # Errors
/// `Invalid`: `State` on `import` when it runs already or is done, `Required` on fields without a column; `NotFound`;
/// `Forbidden`.
pub async fn start(cx: &Cx, import: Uuid, dry_run: bool) -> Result<()> {
    let listed = begin(cx, import, dry_run).await?;
    let cx = cx.clone();
    tokio::spawn(async move {
        // How it ended is in the report.
        let _ = carry_out(&cx, import, dry_run, &listed).await;
    });
    Ok(())
}

/// Runs and waits for the end.
///
/// # Errors
/// As [`start`], and whatever ended the run.
pub async fn run(cx: &Cx, import: Uuid, dry_run: bool) -> Result<Report> {
    let listed = begin(cx, import, dry_run).await?;
    carry_out(cx, import, dry_run, &listed).await
}

/// Asks a run to stop; it leaves nothing behind.
///
/// # Errors
/// `NotFound`; `Invalid` with `State` when it is not under way in this process.
pub async fn cancel(cx: &Cx, import: Uuid) -> Result<()> {
    store::path(cx, import).await?;
    let live = live::find(import).ok_or_else(store::wrong_state)?;
    live.cancel();
    Ok(())
}

/// How far a run is; `None` when it is not, or no longer, under way in this process. Reads no report.
///
/// # Errors
/// `NotFound`; `Forbidden` without `imports:run`.
pub async fn progress(cx: &Cx, import: Uuid) -> Result<Option<Progress>> {
    store::path(cx, import).await?;
    Ok(live::find(import).map(|live| live.progress()))
}

async fn begin(cx: &Cx, import: Uuid, dry_run: bool) -> Result<Listed> {
    store::path(cx, import).await?;
    // Listed first: a run that is marked but not listed would look like one that a crash left over.
    let listed = live::begin(import).ok_or_else(store::wrong_state)?;
    listed.live.expect(cx.perform(StartImport { import, dry_run }).await?);
    Ok(listed)
}

async fn carry_out(cx: &Cx, import: Uuid, dry_run: bool, listed: &Listed) -> Result<Report> {
    let ended = attempt(cx, import, dry_run, listed).await;
    let (state, report) = match &ended {
        Ok(_) if !dry_run => return ended,
        Ok(report) => (ImportState::Checked, report.clone()),
        Err(error) => {
            let report = store::get(cx, import).await?.report;
            let report = Report { milliseconds: listed.live.elapsed().as_millis() as u64, ..report };
            if listed.live.is_cancelled() {
                (ImportState::Cancelled, report)
            } else {
                (ImportState::Failed, Report { error: Some(error.clone()), ..report })
            }
        }
    };
    cx.perform(FinishImport { import, state, report }).await?;
    ended
}

async fn attempt(cx: &Cx, import: Uuid, dry_run: bool, listed: &Listed) -> Result<Report> {
    let path = store::path(cx, import).await?;
    // Before the transaction: this reads the whole file to know its encoding, while others may want to write.
    listed.live.give(files::open(path.clone()).await?);
    let command = RunImport { import };
    if dry_run {
        return rehearse(cx, command).await;
    }
    let report = cx.perform(command).await?;
    if report.refusals.is_empty() {
        // Nothing to mend, and what is in is not brought in again from the same file.
        files::forget(&path).await;
    }
    Ok(report)
}

/// The walk as far as the commit, without writing.
async fn rehearse<C: Run>(cx: &Cx, command: C) -> Result<C::Output> {
    let reach = cx.actor().reach(C::NEEDS)?;
    command.validate()?;
    let mut tx = Tx::rehearse::<C>(cx, reach).await?;
    let output = command.run(&mut tx).await?;
    tx.roll_back().await?;
    Ok(output)
}
