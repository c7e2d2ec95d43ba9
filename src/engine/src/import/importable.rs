//! What a resource declares so that files can fill it.

use std::future::Future;
use std::pin::Pin;

use kernel::import::TargetField;
use kernel::{Permission, Result, Schema, Time};
use sea_orm::FromQueryResult;

use super::draft::Draft;
use super::run::{self, Order, Outcome};
use super::target::{self, Target};
use crate::{Resource, Tx};

/// A resource that files can fill. Its table has a column `external_id`, unique in a workspace, by which a row finds
/// its record again: the file's id, else the first of `KEYS` that is not blank, else a hash of the row's content, so
/// that the same file brought in twice changes nothing the second time.
pub trait Importable: Resource<Model: FromQueryResult> {
    /// Fields whose value identifies a row without an external id, in order.
    const KEYS: &'static [&'static str] = &[];
    /// A column that counts up; its counter has the name of the resource and holds the last number given out.
    const NUMBER: Option<&'static str> = None;

    /// What a file can fill. `external_id` should be among them.
    fn targets() -> &'static [Target];

    /// A record as it is when a file says nothing. The engine sets id, workspace, version, times, search text, number
    /// and external id; a `created_at` that is not zero is kept.
    fn blank() -> Self::Model;

    /// Finds what the rows of a batch point at, with one statement for all: reads asides, sets links, refuses rows that
    /// point nowhere.
    fn resolve(_tx: &mut Tx, _drafts: &mut [Draft]) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }

    /// Derives values from others, after a row's have been set. Must change nothing the second time.
    fn complete(_model: &mut Self::Model, _now: Time) {}
}

type Running<'a> = Pin<Box<dyn Future<Output = Result<Outcome>> + Send + 'a>>;

/// An importable resource, without its types.
#[derive(Clone, Copy, Debug)]
pub struct ImportEntry {
    pub schema: &'static Schema,
    pub targets: &'static [Target],
    pub(super) run: for<'a> fn(&'a mut Tx, Order<'a>) -> Running<'a>,
}

impl ImportEntry {
    pub(crate) fn of<R: Importable>() -> Self {
        Self { schema: R::schema(), targets: R::targets(), run: |tx, order| Box::pin(run::run::<R>(tx, order)) }
    }

    /// What one must hold, beside `imports:run`, to bring records in.
    pub fn creates(&self) -> Permission {
        kernel::permission::may(self.schema.area, "create")
    }

    /// What one must hold for rows that change records.
    pub fn edits(&self) -> Permission {
        kernel::permission::may(self.schema.area, "edit")
    }

    /// What a file can fill, for pages.
    pub fn fields(&self) -> Vec<TargetField> {
        target::fields(self.targets)
    }
}
