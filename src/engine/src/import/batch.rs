//! One batch of rows into records.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use kernel::import::{LISTED_CHANGES, LISTED_REFUSALS, Refusal};
use kernel::{Reach, Result, Rule};
use sea_orm::{ColumnTrait, EntityTrait, Iterable, ModelTrait, QueryFilter, QuerySelect, Value};

use super::bulk;
use super::changed::changed;
use super::draft::Draft;
use super::importable::{ImportEntry, Importable};
use super::plan::Plan;
use super::run::Outcome;
use super::target::EXTERNAL_ID;
use crate::transaction::{Column, column, set};
use crate::{Tx, fault};

/// Ids seen in this file, and a hash of what their row said.
type Seen = HashMap<u128, u64>;

/// A run between two batches.
#[derive(Debug)]
pub struct Run {
    pub outcome: Outcome,
    plan: Arc<Plan>,
    seen: Seen,
}

impl Run {
    pub fn new(plan: Arc<Plan>) -> Self {
        Self { outcome: Outcome::default(), plan, seen: Seen::new() }
    }

    /// Brings one batch in.
    pub async fn batch<R: Importable>(&mut self, tx: &mut Tx, drafts: Vec<Draft>) -> Result<()> {
        let mut drafts: Vec<Draft> = drafts.into_iter().filter_map(|draft| self.admit(draft)).collect();
        R::resolve(tx, &mut drafts).await?;
        let mut fit = Vec::with_capacity(drafts.len());
        for draft in drafts {
            if draft.refusals.is_empty() { fit.push(draft) } else { self.refuse(draft.refusals) }
        }
        let mut known = existing::<R>(tx, &fit).await?;
        let may_edit = tx.actor().reach(ImportEntry::of::<R>().edits()) == Ok(Reach::All);
        let (mut created, mut lines, mut updated) = (Vec::new(), Vec::new(), Vec::new());
        for mut draft in fit {
            let Some(before) = known.remove(&draft.key) else {
                let mut model = R::blank();
                set::<R>(&mut model, "id", tx.id().into())?;
                set::<R>(&mut model, EXTERNAL_ID, Some(draft.key.clone()).into())?;
                apply::<R>(&mut model, &draft, tx.now())?;
                created.push(model);
                lines.push(draft.line);
                continue;
            };
            let mut after = before.clone();
            apply::<R>(&mut after, &draft, tx.now())?;
            if !differ::<R>(&before, &after) {
                self.outcome.tally.unchanged += 1;
            } else if may_edit {
                self.list::<R>(draft.line, Some(&before), &after)?;
                updated.push((before, after));
            } else {
                draft.refuse(EXTERNAL_ID, Rule::Taken);
                self.refuse(draft.refusals);
            }
        }
        if let (Some(number), false) = (R::NUMBER, created.is_empty()) {
            let first = bulk::reserve(tx, R::schema().name, created.len()).await?;
            for (next, model) in (first..).zip(&mut created) {
                set::<R>(model, number, next.into())?;
            }
        }
        for (line, model) in lines.into_iter().zip(&created) {
            self.list::<R>(line, None, model)?;
        }
        self.outcome.tally.created += created.len() as u64;
        self.outcome.tally.updated += updated.len() as u64;
        bulk::insert::<R>(tx, &mut created).await?;
        bulk::update::<R>(tx, updated).await
    }

    /// Lets a row pass unless it broke a rule, or its id has been seen in this file: the same row again is nothing new,
    /// another row under the same id is refused.
    fn admit(&mut self, mut draft: Draft) -> Option<Draft> {
        if !draft.refusals.is_empty() {
            self.refuse(draft.refusals);
            return None;
        }
        match self.seen.insert(fingerprint(&draft.key), draft.content) {
            None => Some(draft),
            Some(before) => {
                self.seen.insert(fingerprint(&draft.key), before);
                if before == draft.content {
                    self.outcome.tally.unchanged += 1;
                } else {
                    let field = self.identity(&draft.key);
                    draft.refuse(field, Rule::Taken);
                    self.refuse(draft.refusals);
                }
                None
            }
        }
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

    fn list<R: Importable>(&mut self, line: u64, before: Option<&R::Model>, after: &R::Model) -> Result<()> {
        if self.outcome.changes.len() < LISTED_CHANGES {
            self.outcome.changes.push(changed::<R>(line, before, after)?);
        }
        Ok(())
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

/// The records that these rows name, locked until commit.
async fn existing<R: Importable>(tx: &Tx, drafts: &[Draft]) -> Result<HashMap<String, R::Model>> {
    if drafts.is_empty() {
        return Ok(HashMap::new());
    }
    let external = column::<R>(EXTERNAL_ID)?;
    let models = R::Entity::find()
        .filter(column::<R>("workspace_id")?.eq(tx.workspace().0))
        .filter(external.is_in(drafts.iter().map(|draft| draft.key.as_str())))
        .lock_exclusive()
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(models
        .into_iter()
        .filter_map(|model| match model.get(external) {
            Value::String(Some(key)) => Some((key, model)),
            _ => None,
        })
        .collect())
}

/// Sets what the row says; asides are no columns and are passed over.
fn apply<R: Importable>(model: &mut R::Model, draft: &Draft, now: kernel::Time) -> Result<()> {
    for (name, value) in &draft.values {
        if let Some(field) = R::schema().get(name) {
            set::<R>(model, &field.column, value.clone())?;
        }
    }
    R::complete(model, now);
    Ok(())
}

fn differ<R: Importable>(before: &R::Model, after: &R::Model) -> bool {
    Column::<R>::iter().any(|column| before.get(column) != after.get(column))
}
