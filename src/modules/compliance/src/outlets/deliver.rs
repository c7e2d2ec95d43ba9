//! Brings checkpoints to the outlets: what has not arrived goes out again, oldest first. An outlet may get one twice when
//! two processes serve, never too few.

use std::time::Duration;

use engine::audit::{Checkpoint, checkpoints_after, newest_checkpoint};
use engine::{Engine, Record, fault};
use futures::{StreamExt as _, stream};
use http::{Request, header};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::time::DAY;
use kernel::{Result, Uuid};
use serde::Serialize;

use super::OutletKind;
use super::commands::{Mailed, NoteDelivery};

/// How often outlets are looked at.
const EVERY: Duration = Duration::from_mins(1);
/// Milliseconds after which an outlet that failed is tried again.
const AGAIN: i64 = 5 * 60_000;
/// Checkpoints of one request.
const MOST: i64 = 100;
/// Outlets at a time: one that is slow to answer keeps few others waiting.
const AT_ONCE: usize = 8;

/// An outlet that lacks a checkpoint.
struct Outgoing {
    id: Uuid,
    workspace: WorkspaceId,
    slug: String,
    name: String,
    locale: String,
    kind: OutletKind,
    target: String,
    /// Of the last checkpoint that arrived.
    sequence: i64,
}

/// What a webhook is told.
#[derive(Serialize)]
struct Told<'a> {
    event: &'static str,
    workspace: &'a str,
    /// Ed25519, hexadecimal.
    public_key: String,
    checkpoints: &'a [Checkpoint],
}

/// Delivers what is due to every outlet; gives how many got something.
///
/// # Errors
/// Faults of the database while looking for them. An outlet that cannot be reached is no error: it is noted and tried again.
pub async fn deliver(engine: &Engine) -> Result<usize> {
    let due = stream::iter(due(engine).await?);
    let brought = due.map(|outlet| async move {
        // What goes wrong with one holds up none of the others.
        let brought = bring(engine, &outlet).await;
        brought.inspect_err(|error| tracing::error!(%error, outlet = %outlet.id, "a checkpoint could not be delivered"))
    });
    let brought: Vec<_> = brought.buffer_unordered(AT_ONCE).collect().await;
    Ok(brought.into_iter().filter(|brought| matches!(brought, Ok(true))).count())
}

/// Delivers to one outlet what it lacks, and notes it; tells whether it got something.
async fn bring(engine: &Engine, outlet: &Outgoing) -> Result<bool> {
    let (outcome, mail) = match outlet.kind {
        OutletKind::Webhook => {
            let checkpoints = checkpoints_after(engine, outlet.workspace, outlet.sequence, MOST).await?;
            let Some(last) = checkpoints.last() else { return Ok(false) };
            (post(engine, outlet, &checkpoints).await.map(|()| last.sequence), None)
        }
        OutletKind::Mail => {
            let Some(newest) = newest_checkpoint(engine, outlet.workspace).await? else { return Ok(false) };
            (Ok(newest.sequence), Some(mailed(outlet, &newest)?))
        }
    };
    let reached = outcome.is_ok();
    let cx = engine.as_system(outlet.workspace, "audit");
    cx.perform(NoteDelivery { outlet: outlet.id, outcome, mail }).await?;
    Ok(reached)
}

/// The outlets that lack a checkpoint and are not waiting: for a while after a failure, for a day between mails.
async fn due(engine: &Engine) -> Result<Vec<Outgoing>> {
    let read = engine.as_system(WorkspaceId(Uuid::nil()), "audit").read(may("audit", "deliver"))?;
    let now = engine.clock().now().0;
    let mut sql = read.sql();
    sql.push(
        "SELECT t.id, t.workspace_id, t.kind, t.target, COALESCE(d.sequence, 0), w.slug, w.name, w.locale
         FROM audit_outlets t JOIN workspaces w ON w.id = t.workspace_id
         LEFT JOIN audit_deliveries d ON d.outlet_id = t.id
         WHERE t.archived_at IS NULL AND COALESCE(d.failed_at, 0) <= ",
    );
    sql.bind(now - AGAIN).push(" AND (t.kind <> ").bind(OutletKind::Mail.rank());
    sql.push(" OR COALESCE(d.at, 0) <= ").bind(now - DAY);
    sql.push(
        ") AND EXISTS (SELECT 1 FROM audit_checkpoints c
            WHERE c.workspace_id = t.workspace_id AND c.sequence > COALESCE(d.sequence, 0))",
    );
    let decode = |row: &Record<'_>| {
        Ok(Outgoing {
            id: row.uuid(0)?,
            workspace: WorkspaceId(row.uuid(1)?),
            kind: OutletKind::from_rank(row.int(2)?).ok_or_else(|| fault::internal("an outlet of no kind"))?,
            target: row.text(3)?,
            sequence: row.int(4)?,
            slug: row.text(5)?,
            name: row.text(6)?,
            locale: row.text(7)?,
        })
    };
    read.rows(sql, decode).await
}

/// The error is a short sentence for the page.
async fn post(engine: &Engine, outlet: &Outgoing, checkpoints: &[Checkpoint]) -> Result<(), String> {
    let said = |error: kernel::Error| error.to_string();
    let public_key = engine.signer().map_err(said)?.public_key();
    let told = Told { event: "audit.checkpoint", workspace: &outlet.slug, public_key, checkpoints };
    let body = serde_json::to_vec(&told).map_err(|error| error.to_string())?;
    let request = Request::post(&outlet.target).header(header::CONTENT_TYPE, "application/json").body(body);
    let request = request.map_err(|error| error.to_string())?;
    let answer = engine.outbound().map_err(said)?.send(request).await.map_err(|refused| refused.to_string())?;
    if answer.status().is_success() { Ok(()) } else { Err(format!("answers {}", answer.status().as_u16())) }
}

fn mailed(outlet: &Outgoing, newest: &Checkpoint) -> Result<Mailed> {
    Ok(Mailed {
        to: outlet.target.clone(),
        locale: outlet.locale.clone(),
        workspace: outlet.name.clone(),
        slug: outlet.slug.clone(),
        sequence: newest.sequence,
        line: serde_json::to_string(newest).map_err(fault::internal)?,
    })
}

/// Delivers every minute until the engine stops.
pub async fn tend(engine: Engine) {
    let mut stopping = engine.stopping();
    let mut turn = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = turn.tick() => {}
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        if let Err(error) = deliver(&engine).await {
            tracing::error!(%error, "the checkpoints of the audit log could not be delivered");
        }
    }
}
