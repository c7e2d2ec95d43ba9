//! Batches of rows into records, in three steps: look (which rows are new, which change what), make (the records, with
//! their audit entries; no database, so it happens on a thread of its own) and store. While one batch is made the one
//! before it is stored.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use kernel::import::{LISTED_CHANGES, LISTED_REFUSALS, Refusal};
use kernel::{Result, Rule};
use sea_orm::{ColumnTrait, EntityTrait, ModelTrait, QueryFilter, QuerySelect, Value};
use tokio::task::JoinHandle;

use super::bulk::{self, Stamp};
use super::draft::Draft;
use super::importable::{ImportEntry, Importable};
use super::make::{Looked, Made};
use super::plan::Plan;
use super::run::Outcome;
use super::target::EXTERNAL_ID;
use crate::model::column;
use crate::{Tx, fault};

/// Ids seen in this file, and a hash of what their row said.
type Seen = HashMap<u128, u64>;

/// A run between two batches.
pub struct Run<R: Importable> {
    pub outcome: Outcome,
    plan: Arc<Plan>,
    seen: Seen,
    /// The batch being made.
    making: Option<JoinHandle<Result<Made<R>>>>,
}

impl<R: Importable> Run<R> {
    pub fn new(plan: Arc<Plan>) -> Self {
        Self { outcome: Outcome::default(), plan, seen: Seen::new(), making: None }
    }

    /// Takes one batch in; what it changes is stored with the next one, or at the end.
    pub async fn batch(&mut self, tx: &mut Tx, drafts: Vec<Draft>) -> Result<()> {
        let looked = self.look(tx, drafts).await?;
        let making = tokio::task::spawn_blocking(move || looked.make());
        let before = self.making.replace(making);
        self.store(tx, before).await
    }

    /// Stores what is still being made.
    pub async fn end(mut self, tx: &mut Tx) -> Result<Outcome> {
        let last = self.making.take();
        self.store(tx, last).await?;
        // Some are found while looking, some while making.
        self.outcome.refusals.sort_by_key(|refusal| refusal.line);
        Ok(self.outcome)
    }

    /// Finds out which rows are new and which records the others name. No row of this batch names a record of the batch
    /// that is being made: a file brings each id once.
    async fn look(&mut self, tx: &mut Tx, drafts: Vec<Draft>) -> Result<Looked<R>> {
        let mut drafts: Vec<Draft> = drafts.into_iter().filter_map(|draft| self.admit(draft)).collect();
        R::resolve(tx, &mut drafts).await?;
        let mut fit = Vec::with_capacity(drafts.len());
        for draft in drafts {
            if draft.refusals.is_empty() { fit.push(draft) } else { self.refuse(draft.refusals) }
        }
        let known = existing::<R>(tx, &fit).await?;
        let first = match (R::NUMBER, fit.len() - known.len()) {
            (None, _) | (_, 0) => 0,
            (Some(_), new) => bulk::reserve(tx, R::schema().name, new).await?,
        };
        Ok(Looked {
            rows: fit,
            known,
            first,
            may_edit: tx.actor().reach(ImportEntry::of::<R>().edits()).is_ok_and(|reach| reach.is_all()),
            list: LISTED_CHANGES - self.outcome.changes.len(),
            ids: tx.cx().engine().clock().clone(),
            stamp: Stamp::of(tx),
        })
    }

    async fn store(&mut self, tx: &mut Tx, making: Option<JoinHandle<Result<Made<R>>>>) -> Result<()> {
        let Some(making) = making else { return Ok(()) };
        let Made { tally, refused, changes, ready } = making.await.map_err(fault::internal)??;
        self.outcome.tally.created += tally.created;
        self.outcome.tally.updated += tally.updated;
        self.outcome.tally.unchanged += tally.unchanged;
        for refusals in refused {
            self.refuse(refusals);
        }
        let room = LISTED_CHANGES - self.outcome.changes.len();
        self.outcome.changes.extend(changes.into_iter().take(room));
        ready.store(tx).await
    }

    /// Lets a row pass unless it broke a rule, or its id has been seen in this file: the same row again is nothing new,
    /// another row under the same id is refused.
    fn admit(&mut self, mut draft: Draft) -> Option<Draft> {
        if !draft.refusals.is_empty() {
            self.refuse(draft.refusals);
            return None;
        }
        match self.seen.entry(fingerprint(&draft.key)) {
            Entry::Vacant(place) => {
                place.insert(draft.content);
                return Some(draft);
            }
            Entry::Occupied(before) if *before.get() == draft.content => self.outcome.tally.unchanged += 1,
            Entry::Occupied(_) => {
                let field = self.identity(&draft.key);
                draft.refuse(field, Rule::Taken);
                self.refuse(draft.refusals);
            }
        }
        None
    }

    /// The field that an external id was made of.
    fn identity(&self, key: &str) -> &'static str {
        let prefix = key.split_once(':').map_or("", |(prefix, _)| prefix);
        let mut filled = self.plan.filled();
        filled.find(|name| *name == EXTERNAL_ID || *name == prefix).unwrap_or(EXTERNAL_ID)
    }

    fn refuse(&mut self, refusals: Vec<Refusal>) {
        self.outcome.tally.refused += 1;
        for mut refusal in refusals {
            if self.outcome.refusals.len() < LISTED_REFUSALS {
                refusal.column = refusal.column.or_else(|| self.plan.column_of(&refusal.field));
                self.outcome.refusals.push(refusal);
            }
        }
    }
}

fn fingerprint(key: &str) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        key.hash(&mut hasher);
        u128::from(hasher.finish())
    };
    (half(0) << 64) | half(1)
}

/// The records that these rows name, locked until commit unless nothing is going to be changed.
async fn existing<R: Importable>(tx: &Tx, drafts: &[Draft]) -> Result<HashMap<String, R::Model>> {
    if drafts.is_empty() {
        return Ok(HashMap::new());
    }
    let external = column::<R>(EXTERNAL_ID)?;
    let mut named = R::Entity::find()
        .filter(column::<R>("workspace_id")?.eq(tx.workspace().0))
        .filter(external.is_in(drafts.iter().map(|draft| draft.key.as_str())));
    if !tx.is_rehearsal() {
        named = named.lock_exclusive();
    }
    let models = named.all(tx.connection()).await.map_err(fault::database)?;
    Ok(models
        .into_iter()
        .filter_map(|model| match model.get(external) {
            Value::String(Some(key)) => Some((key, model)),
            _ => None,
        })
        .collect())
}
