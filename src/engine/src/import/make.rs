//! Rows that have been looked up into records ready to be stored. Needs no database.

use std::collections::HashMap;

use kernel::import::{Changed, Refusal, Tally};
use kernel::{Result, Rule, Time};
use sea_orm::{Iterable, ModelTrait};

use super::bulk::{Ready, Stamp};
use super::changed::changed;
use super::draft::Draft;
use super::importable::Importable;
use super::target::EXTERNAL_ID;
use crate::Clock;
use crate::model::{Column, set};

/// A batch whose rows are known to be new or to name a record.
pub struct Looked<R: Importable> {
    pub rows: Vec<Draft>,
    /// Records by external id.
    pub known: HashMap<String, R::Model>,
    /// The number of the first new record, where they have one.
    pub first: i64,
    /// Whether rows may change records.
    pub may_edit: bool,
    /// How many changes are still to be listed.
    pub list: usize,
    /// Gives the ids.
    pub ids: Clock,
    pub stamp: Stamp,
}

/// What became of a batch, and what is to be stored of it.
pub struct Made<R: Importable> {
    pub tally: Tally,
    /// Of each refused row why.
    pub refused: Vec<Vec<Refusal>>,
    pub changes: Vec<Changed>,
    pub ready: Ready<R>,
}

impl<R: Importable> Looked<R> {
    pub fn make(mut self) -> Result<Made<R>> {
        let (tally, refused, changes) = (Tally::default(), Vec::new(), Vec::new());
        let mut made = Made { tally, refused, changes, ready: Ready::new(self.stamp) };
        let mut numbers = self.first..;
        for draft in std::mem::take(&mut self.rows) {
            match self.known.remove(&draft.key) {
                None => self.create(draft, numbers.next(), &mut made)?,
                Some(before) => self.change(draft, &before, &mut made)?,
            }
        }
        Ok(made)
    }

    fn create(&self, mut draft: Draft, number: Option<i64>, made: &mut Made<R>) -> Result<()> {
        let mut model = R::blank();
        set::<R>(&mut model, "id", self.ids.id().into())?;
        set::<R>(&mut model, EXTERNAL_ID, Some(std::mem::take(&mut draft.key)).into())?;
        if let (Some(column), Some(number)) = (R::NUMBER, number) {
            set::<R>(&mut model, column, number.into())?;
        }
        apply::<R>(&mut model, &mut draft, self.stamp.now)?;
        made.tally.created += 1;
        made.ready.insert(&mut model)?;
        self.list(draft.line, None, &model, made)
    }

    fn change(&self, mut draft: Draft, before: &R::Model, made: &mut Made<R>) -> Result<()> {
        let mut after = before.clone();
        apply::<R>(&mut after, &mut draft, self.stamp.now)?;
        if !differ::<R>(before, &after) {
            made.tally.unchanged += 1;
        } else if self.may_edit {
            made.tally.updated += 1;
            self.list(draft.line, Some(before), &after, made)?;
            made.ready.update(before, after)?;
        } else {
            draft.refuse(EXTERNAL_ID, Rule::Taken);
            made.refused.push(draft.refusals);
        }
        Ok(())
    }

    fn list(&self, line: u64, before: Option<&R::Model>, after: &R::Model, made: &mut Made<R>) -> Result<()> {
        if made.changes.len() < self.list {
            made.changes.push(changed::<R>(line, before, after)?);
        }
        Ok(())
    }
}

/// Sets what the row says; asides are no columns and are passed over.
fn apply<R: Importable>(model: &mut R::Model, draft: &mut Draft, now: Time) -> Result<()> {
    for (name, value) in std::mem::take(&mut draft.values) {
        if let Some(field) = R::schema().get(name) {
            set::<R>(model, &field.column, value)?;
        }
    }
    R::complete(model, now);
    Ok(())
}

fn differ<R: Importable>(before: &R::Model, after: &R::Model) -> bool {
    Column::<R>::iter().any(|column| before.get(column) != after.get(column))
}
