//! `backoffice verify-audit`

use std::path::Path;

use engine::Engine;
use engine::audit::{file, in_file, verify};
use kernel::audit::Fault;
use kernel::id::WorkspaceId;
use kernel::permission::may;

/// Verifies one workspace's audit log or all of them against the chain, the checkpoints in the database and those of a
/// file; prints a line for each.
///
/// # Errors
/// A sentence for the terminal when a log was tampered with, a file cannot be read, or the database is away.
pub async fn verify_all(engine: &Engine, workspace: Option<&str>, checkpoints: Option<&Path>) -> Result<(), String> {
    let outside = in_file(&checkpoints.map_or_else(|| file(engine), Path::to_owned), checkpoints.is_none())?;
    let mut named = access::workspaces::all(engine).await.map_err(|error| error.to_string())?;
    if let Some(slug) = workspace {
        named.retain(|(_, known)| known == slug);
        if named.is_empty() {
            return Err(format!("there is no workspace {slug}"));
        }
    } else {
        // What belongs to no workspace is logged too.
        named.push((WorkspaceId(kernel::Uuid::nil()), "(no workspace)".to_owned()));
    }
    let mut bad = 0;
    for (id, name) in named {
        let read =
            engine.as_system(id, "verify-audit").read(may("audit", "view")).map_err(|error| error.to_string())?;
        let begun = std::time::Instant::now();
        let verdict = verify(&read, &outside, |_| ()).await.map_err(|error| error.to_string())?;
        let seconds = begun.elapsed().as_secs_f64();
        match verdict.bad {
            Some((sequence, fault)) => {
                bad += 1;
                println!("{name}: BAD at entry {sequence}: {}", sentence(fault));
            }
            None => println!(
                "{name}: {} entries and {} checkpoints are good, {} entries are older than the chain ({seconds:.1} s)",
                verdict.entries, verdict.checkpoints, verdict.unchained
            ),
        }
    }
    if bad == 0 { Ok(()) } else { Err(format!("{bad} audit logs were tampered with")) }
}

const fn sentence(fault: Fault) -> &'static str {
    match fault {
        Fault::Missing => "it is not there",
        Fault::Changed => "it is not what it was when it was written",
        Fault::Stamped => "the log is not the one that was signed",
        Fault::Cut => "it was signed, and it is gone with everything after it",
        Fault::Beside => "it stands beside the chain and is no older",
        Fault::Signature => "its checkpoint was not signed with this installation's key",
    }
}
