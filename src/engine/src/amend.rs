//! One change for one record or for several: a command filled in from each record as it is, with one argument replaced. Inline
//! editing, bulk changes and moving a card on a board are all this; the command's permission, rules and audit hold as ever.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;

use kernel::undo::{Foreseen, Refusal};
use kernel::{Amended, Error, Result, Reversal, Rule, Uuid};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::command::{Claim, allowed, answer, claim};
use crate::model::uuid;
use crate::{Cx, Resource, Run, Tx, fault};

/// Most records of one call: they share a transaction.
pub const MOST_AMENDED: usize = 1_000;
/// Records of a dry run that are shown one by one.
const FORESEEN: usize = 20;

/// A command that changes one record.
pub trait Amend: Run {
    /// What it changes.
    type Of: Resource;

    /// The command that would leave the record as it is, with the record's version.
    ///
    /// # Errors
    /// A stored value that no longer reads.
    fn of(record: &<Self::Of as Resource>::Model) -> Result<Self>;
}

/// Runs the commands of `kernel::archive!` on a resource; the last word is the event's: `snippet` makes `snippet_archived`.
///
/// `engine::archive!(Snippets: ArchiveSnippet, RestoreSnippet { snippet: SnippetId }, "snippet");`
#[macro_export]
macro_rules! archive {
    ($resource:ty: $archive:ident, $restore:ident { $record:ident: $id:ident }, $event:literal) => {
        $crate::archive!(@one $resource, $archive $record $id, archive, concat!($event, "_archived"));
        $crate::archive!(@one $resource, $restore $record $id, restore, concat!($event, "_restored"));
    };
    (@one $resource:ty, $command:ident $record:ident $id:ident, $does:ident, $event:expr) => {
        impl $crate::Run for $command {
            async fn run(self, tx: &mut $crate::Tx) -> kernel::Result<()> {
                tx.$does::<$resource>(self.$record, self.version).await?;
                tx.emit::<$resource>($event, self.$record);
                Ok(())
            }
        }

        impl $crate::Amend for $command {
            type Of = $resource;

            fn of(record: &<$resource as $crate::Resource>::Model) -> kernel::Result<Self> {
                Ok(Self { $record: $id(record.id), version: record.version })
            }
        }
    };
}

type Amending = Pin<Box<dyn Future<Output = Result<Amended>> + Send>>;

/// How to run such a command, without its types.
#[derive(Clone, Copy, Debug)]
pub struct AmendEntry {
    /// The resource that it changes.
    pub resource: &'static str,
    pub(crate) run: fn(Cx, Wanted) -> Amending,
}

/// What is to be done with which records.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Wanted {
    /// Each with the version it must have, where that matters.
    pub records: Vec<(Uuid, Option<i64>)>,
    pub argument: Option<(String, Value)>,
    /// Look what would happen and take it all back.
    pub dry: bool,
    #[serde(skip)]
    pub key: Option<String>,
}

impl AmendEntry {
    pub(crate) fn of<C: Amend>() -> Self {
        Self { resource: C::Of::schema().name, run: |cx, wanted| Box::pin(amend::<C>(cx, wanted)) }
    }
}

impl Cx {
    /// Runs an amending command for a record that must have that version.
    ///
    /// # Errors
    /// As `perform`; `NotFound` for a command that amends nothing, `Malformed` for an argument it does not have.
    pub async fn amend(
        &self,
        command: &str,
        argument: Option<(String, Value)>,
        record: Uuid,
        version: i64,
    ) -> Result<Amended> {
        let wanted = Wanted { records: vec![(record, Some(version))], argument, dry: false, key: None };
        let mut amended = self.wanted(command, wanted).await?;
        match amended.refused.pop() {
            Some(refusal) => Err(refusal.why),
            None => Ok(amended),
        }
    }

    /// Runs it for each of up to [`MOST_AMENDED`] records as they are, in one transaction, whatever becomes of the others.
    /// With `dry` nothing stays changed. The same key twice is done once.
    ///
    /// # Errors
    /// As `amend`, where it holds for all of them.
    pub async fn amend_all(
        &self,
        command: &str,
        argument: Option<(String, Value)>,
        records: &[Uuid],
        dry: bool,
        key: Option<String>,
    ) -> Result<Amended> {
        if records.is_empty() || records.len() > MOST_AMENDED {
            let rule = if records.is_empty() { Rule::Required } else { Rule::TooMany(MOST_AMENDED) };
            return Err(Error::invalid("records", rule));
        }
        let records = records.iter().map(|record| (*record, None)).collect();
        self.wanted(command, Wanted { records, argument, dry, key }).await
    }

    async fn wanted(&self, command: &str, wanted: Wanted) -> Result<Amended> {
        let entry = self.engine().registry().command(command)?.amend.ok_or(Error::NotFound)?;
        (entry.run)(self.clone(), wanted).await
    }
}

async fn amend<C: Amend>(cx: Cx, wanted: Wanted) -> Result<Amended> {
    let reach = allowed(&cx, C::NAME, C::NEEDS).await?;
    if C::CONFIRM && !cx.is_confirmed() {
        return Err(Error::Unconfirmed);
    }
    let mut tx = Tx::open(&cx, C::NAME, reach, wanted.records.len() > 50).await?;
    let mut claimed = None;
    if let Some(key) = wanted.key.as_deref().filter(|_| !wanted.dry) {
        match claim(&tx, C::NAME, key, &wanted).await? {
            Claim::New(claim) => claimed = Some(claim),
            Claim::Answered(amended) => {
                tx.commit().await?;
                return Ok(amended);
            }
        }
    }
    let mut amended = Amended::default();
    for (record, version) in &wanted.records {
        let before = tx.changes().len();
        let step = tx.step().await?;
        let outcome = one::<C>(&mut tx, *record, *version, wanted.argument.as_ref()).await;
        tx.stepped(step, outcome.is_ok()).await?;
        match outcome {
            Ok(()) if tx.changes().iter().skip(before).any(crate::audit::Change::is_change) => amended.changed += 1,
            Ok(()) => amended.same += 1,
            // Another database, or none, would not make it better.
            Err(Error::Unavailable) => return Err(Error::Unavailable),
            Err(why) => amended.refused.push(Refusal { record: *record, title: String::new(), why }),
        }
    }
    if wanted.dry {
        for change in tx.changes().iter().take(FORESEEN) {
            let changes = change.diff().into_iter().filter(|(name, ..)| name != "updated_at").collect();
            amended.foreseen.push(Foreseen { record: change.record(), title: String::new(), changes });
        }
        tx.roll_back().await?;
    } else {
        tx.flush().await?;
        amended.undo = tx.trace().filter(|_| C::REVERSAL == Reversal::Undo);
        if let Some(claim) = claimed {
            answer(&tx, claim, &amended).await?;
        }
        tx.commit().await?;
    }
    name::<C>(&cx, &mut amended).await?;
    Ok(amended)
}

async fn one<C: Amend>(
    tx: &mut Tx,
    record: Uuid,
    version: Option<i64>,
    argument: Option<&(String, Value)>,
) -> Result<()> {
    let model = tx.find::<C::Of>(record, C::NEEDS).await?.ok_or(Error::NotFound)?;
    let mut body = serde_json::to_value(C::of(&model)?).map_err(fault::internal)?;
    if let Some(version) = version {
        place(&mut body, "version", version.into())?;
    }
    if let Some((name, value)) = argument {
        place(&mut body, name, value.clone())?;
    }
    let wrong = |name: &str| Error::invalid(name, Rule::Choice);
    let command: C = serde_json::from_value(body).map_err(|_| wrong(argument.map_or("record", |(name, _)| name)))?;
    command.validate()?;
    debug_assert_eq!(uuid::<C::Of>(&model)?, record);
    command.run(tx).await.map(drop)
}

/// Replaces an argument of a command, or one of the fields it holds.
fn place(body: &mut Value, name: &str, value: Value) -> Result<()> {
    let within = if body.get(name).is_some() { Some(body) } else { body.get_mut("fields") };
    let slot = within.and_then(|within| within.get_mut(name)).ok_or_else(|| Error::malformed(name))?;
    *slot = value;
    Ok(())
}

/// Says which records they are, as far as the caller may see them.
async fn name<C: Amend>(cx: &Cx, amended: &mut Amended) -> Result<()> {
    let records: Vec<Uuid> =
        amended.refused.iter().map(|it| it.record).chain(amended.foreseen.iter().map(|it| it.record)).collect();
    let schema = C::Of::schema();
    let Some(read) = cx.read_if(schema.view()) else { return Ok(()) };
    let titles: HashMap<Uuid, String> = read.titles(schema.name, &records).await?.into_iter().collect();
    let title = |record: &Uuid| titles.get(record).cloned().unwrap_or_default();
    amended.refused.iter_mut().for_each(|it| it.title = title(&it.record));
    amended.foreseen.iter_mut().for_each(|it| it.title = title(&it.record));
    Ok(())
}
