//! The steps of an import, each a command: store the file, map its columns, start, run, finish.

use kernel::import::{FileShape, ImportState, Mapping, Report};
use kernel::{Command, Error, Permission, Result, Reversal, Rule, Uuid};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use super::importable::ImportEntry;
use super::live::{self, RUNNER};
use super::run::{Order, Outcome};
use super::{PERMISSION, entity, plan, store};
use crate::{Run, Tx, fault};

/// Registers a file that is in the engine's folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StoreImport {
    pub id: Uuid,
    pub resource: String,
    pub file_name: String,
    pub file_path: String,
    pub mapping: Mapping,
    pub shape: FileShape,
}

impl Command for StoreImport {
    const NAME: &'static str = "imports.store";
    const NEEDS: Permission = PERMISSION;
    type Output = Uuid;
}

impl Run for StoreImport {
    async fn run(self, tx: &mut Tx) -> Result<Uuid> {
        let Self { id, resource, file_name, file_path, mapping, shape } = self;
        creatable(tx, &resource)?;
        let report = Report { file: shape, ..Report::default() };
        let row = entity::Model {
            id,
            workspace_id: tx.workspace().0,
            member_id: tx.actor().member.0,
            created_at: tx.now().0,
            finished_at: None,
            resource,
            file_name,
            file_path,
            state: ImportState::Uploaded.name().to_owned(),
            mapping: store::json(&mapping)?,
            report: store::json(&report)?,
        };
        entity::Entity::insert(entity::ActiveModel::from(row))
            .exec_without_returning(tx.connection())
            .await
            .map_err(fault::database)?;
        Ok(id)
    }
}

/// Says which column fills which field: one entry for each column of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MapImport {
    pub import: Uuid,
    pub mapping: Mapping,
}

impl Command for MapImport {
    const NAME: &'static str = "imports.map";
    const NEEDS: Permission = PERMISSION;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

impl Run for MapImport {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut row = store::load_open(tx, self.import).await?;
        if live::find(row.id).is_some() {
            return Err(store::wrong_state());
        }
        let columns = store::report(&row)?.file.header.len();
        if self.mapping.len() != columns {
            return Err(Error::invalid("row", Rule::Columns { expected: columns, found: self.mapping.len() }));
        }
        plan::check(tx.cx().engine().registry().import(&row.resource)?.targets, &self.mapping)?;
        row.mapping = store::json(&self.mapping)?;
        store::save(tx, row).await
    }
}

/// Marks a run as under way, so that it is seen before anything is changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StartImport {
    pub import: Uuid,
    pub dry_run: bool,
}

impl Command for StartImport {
    const NAME: &'static str = "imports.start";
    const NEEDS: Permission = PERMISSION;
    /// Rows of the file.
    type Output = u64;
}

impl Run for StartImport {
    async fn run(self, tx: &mut Tx) -> Result<u64> {
        let row = store::load_open(tx, self.import).await?;
        let entry = creatable(tx, &row.resource)?;
        plan::check(entry.targets, &store::mapping(&row)?)?;
        let file = store::report(&row)?.file;
        let rows = file.rows;
        let report = Report { file, dry_run: self.dry_run, runner: Some(*RUNNER), ..Report::default() };
        // While it runs this is when it began.
        store::save_state(tx, row, ImportState::Running, &report).await?;
        Ok(rows)
    }
}

/// Brings the rows in, all or none. The report is written in the same transaction.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct RunImport {
    pub import: Uuid,
}

impl Command for RunImport {
    const NAME: &'static str = "imports.run";
    const NEEDS: Permission = PERMISSION;
    type Output = Report;
}

impl Run for RunImport {
    const LONG: bool = true;

    async fn run(self, tx: &mut Tx) -> Result<Report> {
        let live = live::find(self.import).ok_or_else(store::wrong_state)?;
        let table = live.table().ok_or_else(store::wrong_state)?;
        let row = store::load(tx, self.import).await?;
        let (mapping, mut report) = (store::mapping(&row)?, store::report(&row)?);
        let entry = creatable(tx, &row.resource)?;
        let Outcome { tally, refusals, changes } =
            (entry.run)(tx, Order { table, mapping: &mapping, live: &live }).await?;
        (report.tally, report.refusals, report.changes) = (tally, refusals, changes);
        report.milliseconds = live.elapsed().as_millis() as u64;
        if !tx.is_rehearsal() {
            store::save_state(tx, row, ImportState::Done, &report).await?;
        }
        Ok(report)
    }
}

/// Writes down how a run ended that changed nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct FinishImport {
    pub import: Uuid,
    pub state: ImportState,
    pub report: Report,
}

impl Command for FinishImport {
    const NAME: &'static str = "imports.finish";
    const NEEDS: Permission = PERMISSION;
    type Output = ();
}

impl Run for FinishImport {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let row = store::load(tx, self.import).await?;
        store::save_state(tx, row, self.state, &self.report).await
    }
}

/// The resource as files fill it, where the caller may bring new records in.
fn creatable(tx: &Tx, resource: &str) -> Result<ImportEntry> {
    let entry = *tx.cx().engine().registry().import(resource)?;
    tx.actor().reach(entry.creates())?;
    Ok(entry)
}
