//! Who read personal data and who was refused a look: noted as it happens, written to the audit log within a second.
//!
//! A read waits for no write, so a process that is killed outright loses the notes of its last second. The same person
//! seeing the same fields of the same record again within an hour is one reading; live pages would fill the log otherwise.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kernel::audit::READ;
use kernel::id::{MemberId, WorkspaceId};
use kernel::permission::may;
use kernel::time::HOUR;
use kernel::{Command, Field, Permission, Reach, Result, Schema, Time, Uuid};
use serde::{Deserialize, Serialize};

use super::Change;
use crate::context::Origin;
use crate::{Cx, Engine, Run, Tx};

/// As the log names a refusal, of a command too.
pub const DENY: &str = "access.deny";
/// Within which the same refusal is one, milliseconds: a page asks for several things at once.
const REFUSED_AGAIN: i64 = 60_000;
/// How often notes are written.
const EVERY: Duration = Duration::from_secs(1);
/// Readings that are remembered as seen, and notes that wait while the database is away.
const MOST: usize = 100_000;

/// What waits to be written, and what was written lately.
#[derive(Debug, Default)]
pub struct AccessLog(Mutex<Notes>);

#[derive(Debug, Default)]
struct Notes {
    waiting: Vec<Note>,
    /// When it was last noted.
    seen: HashMap<Sight, i64>,
    /// Notes that had no room.
    lost: u64,
}

/// What makes two readings the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Sight {
    member: MemberId,
    /// Of the schema, or the area of what was refused.
    what: &'static str,
    /// A bit for each field of the schema that was shown; of a refusal the action.
    which: Which,
    record: Uuid,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Which {
    Fields(u64),
    Action(&'static str),
}

#[derive(Debug)]
struct Note {
    origin: Origin,
    at: Time,
    command: &'static str,
    resource: &'static str,
    record: Uuid,
    facts: Vec<(&'static str, String)>,
}

impl AccessLog {
    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody asked for what they may not see.
    pub(crate) fn refused(&self, cx: &Cx, needs: Permission) {
        let member = cx.actor().member;
        let sight = Sight { member, what: needs.area, which: Which::Action(needs.action), record: Uuid::nil() };
        let mut notes = self.notes();
        if notes.is_new(sight, cx.now().0, REFUSED_AGAIN) {
            notes.push(cx, DENY, "access", member.0, vec![("needs", needs.to_string())]);
        }
    }

    /// These records were shown to somebody, with these fields; those that hold no personal data are nobody's concern.
    /// With `whole`, the list is one thing whatever is in it.
    pub(crate) fn shown<'a>(
        &self,
        cx: &Cx,
        schema: &'static Schema,
        fields: impl Iterator<Item = &'a Field>,
        records: impl Iterator<Item = Uuid>,
        whole: bool,
    ) {
        let member = cx.actor().member;
        let personal: Vec<&str> =
            fields.filter(|field| field.personal && !field.sealed).map(|field| field.name).collect();
        // The program itself is nobody.
        if personal.is_empty() || member.0.is_nil() {
            return;
        }
        let places = schema.fields.iter().zip(0_u32..).filter(|(field, _)| personal.contains(&field.name));
        let which = Which::Fields(places.fold(0, |bits, (_, place)| bits | 1_u64.wrapping_shl(place)));
        let now = cx.now().0;
        let mut notes = self.notes();
        let mut is_new =
            |record| notes.is_new(Sight { member, what: schema.name, which: which.clone(), record }, now, HOUR);
        let fresh: Vec<Uuid> = if whole {
            Some(Uuid::nil()).into_iter().filter(|nil| is_new(*nil)).collect()
        } else {
            records.filter(|record| is_new(*record)).collect()
        };
        let mut facts = vec![("fields", personal.join(" "))];
        match fresh.as_slice() {
            [] => {}
            [one] => notes.push(cx, READ, schema.name, *one, facts),
            many => {
                facts.push(("records", many.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ")));
                notes.push(cx, READ, schema.name, Uuid::nil(), facts);
            }
        }
    }
}

impl Notes {
    /// Whether it was not noted within that time; then it is now.
    fn is_new(&mut self, sight: Sight, now: i64, within: i64) -> bool {
        if self.seen.get(&sight).is_some_and(|at| now - at < within) {
            return false;
        }
        if self.seen.len() >= MOST {
            self.seen.retain(|_, at| now - *at < HOUR);
            if self.seen.len() >= MOST {
                // Noted once more than needed, which harms nobody.
                self.seen.clear();
            }
        }
        self.seen.insert(sight, now);
        true
    }

    fn push(
        &mut self,
        cx: &Cx,
        command: &'static str,
        resource: &'static str,
        record: Uuid,
        facts: Vec<(&'static str, String)>,
    ) {
        if self.waiting.len() < MOST {
            self.waiting.push(Note { origin: cx.origin(), at: cx.now(), command, resource, record, facts });
        } else {
            self.lost += 1;
        }
    }
}

/// The transaction of notes begins under this name; nobody performs it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct WriteNotes {}

impl Command for WriteNotes {
    const NAME: &'static str = "audit.write";
    const NEEDS: Permission = may("audit", "write");
    type Output = ();
}

impl Run for WriteNotes {
    async fn run(self, _: &mut Tx) -> Result<()> {
        Ok(())
    }
}

/// Leaves an entry at once for what is no command of its own: a refused one, an export. Nobody needs a permission for it.
///
/// # Errors
/// Faults of the database.
pub async fn note(
    cx: &Cx,
    command: &'static str,
    resource: &'static str,
    record: impl Into<Uuid>,
    facts: &[(&str, &str)],
) -> Result<()> {
    let tx = Tx::begin::<WriteNotes>(cx, Reach::ALL).await?;
    super::write(tx.connection(), cx, command, tx.now(), vec![Change::fact(resource, record.into(), facts)?]).await?;
    tx.commit().await
}

/// Writes what was read and refused since the last time; gives how many notes.
///
/// # Errors
/// Faults of the database; what could not be written waits for the next time.
pub async fn write_accesses(engine: &Engine) -> Result<usize> {
    let (waiting, lost) = {
        let mut notes = engine.inner().access_log.notes();
        (std::mem::take(&mut notes.waiting), std::mem::take(&mut notes.lost))
    };
    if lost > 0 {
        tracing::error!(lost, "reads and refusals had no room before the database took them");
    }
    let mut workspaces: BTreeMap<WorkspaceId, Vec<Note>> = BTreeMap::new();
    for note in waiting {
        workspaces.entry(note.origin.actor.workspace).or_default().push(note);
    }
    let (mut written, mut failed) = (0, Ok(()));
    for (workspace, notes) in workspaces {
        match write(engine, workspace, &notes).await {
            Ok(()) => written += notes.len(),
            Err(error) => {
                engine.inner().access_log.notes().waiting.extend(notes);
                failed = Err(error);
            }
        }
    }
    failed.map(|()| written)
}

async fn write(engine: &Engine, workspace: WorkspaceId, notes: &[Note]) -> Result<()> {
    let tx = Tx::begin::<WriteNotes>(&engine.as_system(workspace, "audit"), Reach::ALL).await?;
    for Note { origin, at, command, resource, record, facts } in notes {
        let facts: Vec<(&str, &str)> = facts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let change = Change::fact(resource, *record, &facts)?;
        super::write(tx.connection(), &origin.cx(engine), command, *at, vec![change]).await?;
    }
    tx.commit().await
}

/// Writes every second until the engine stops.
pub async fn tend(engine: Engine) {
    let mut stopping = engine.stopping();
    let mut turn = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = turn.tick() => {}
            _ = stopping.wait_for(|stop| *stop) => return,
        }
        if let Err(error) = write_accesses(&engine).await {
            tracing::error!(%error, "reads and refusals could not be written to the audit log");
        }
    }
}
