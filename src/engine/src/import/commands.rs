//! The steps of an import, each a command: store the file, map its columns, start, run, finish.

use kernel::import::{FileShape, ImportState, Mapping, Report};
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use super::live::{self, RUNNER};
use super::read::Table;
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
        tx.actor().reach(tx.cx().engine().registry().import(&resource)?.creates())?;
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
            mapping: serde_json::to_string(&mapping).map_err(fault::internal)?,
            report: serde_json::to_string(&report).map_err(fault::internal)?,
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
    type Output = ();
}

impl Run for MapImport {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut row = store::load(tx, self.import).await?;
        if live::find(row.id).is_some() || store::is_elsewhere(tx.cx(), &row)? || row.state == ImportState::Done.name()
        {
            return Err(Error::invalid("import", Rule::State));
        }
        let columns = store::report(&row)?.file.header.len();
        if self.mapping.len() != columns {
            return Err(Error::invalid("row", Rule::Columns { expected: columns, found: self.mapping.len() }));
        }
        plan::check(tx.cx().engine().registry().import(&row.resource)?.targets, &self.mapping)?;
        row.mapping = serde_json::to_string(&self.mapping).map_err(fault::internal)?;
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
        let mut row = store::load(tx, self.import).await?;
        // What has been brought in is not brought in again from the same page: the file is uploaded again.
        if store::is_elsewhere(tx.cx(), &row)? || row.state == ImportState::Done.name() {
            return Err(Error::invalid("import", Rule::State));
        }
        let entry = tx.cx().engine().registry().import(&row.resource)?;
        tx.actor().reach(entry.creates())?;
        plan::check(entry.targets, &store::mapping(&row)?)?;
        let file = store::report(&row)?.file;
        let rows = file.rows;
        let report = Report { file, dry_run: self.dry_run, runner: Some(*RUNNER), ..Report::default() };
        ImportState::Running.name().clone_into(&mut row.state);
        row.finished_at = Some(tx.now().0);
        row.report = serde_json::to_string(&report).map_err(fault::internal)?;
        store::save(tx, row).await?;
        Ok(rows)
    }
}

/// Brings the rows in, all or none. The report is written in the same transaction.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunImport {
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
        let live = live::find(self.import).ok_or_else(|| Error::invalid("import", Rule::State))?;
        let row = store::load(tx, self.import).await?;
        let (mapping, mut report) = (store::mapping(&row)?, store::report(&row)?);
        let entry = *tx.cx().engine().registry().import(&row.resource)?;
        tx.actor().reach(entry.creates())?;
        let path = std::path::PathBuf::from(&row.file_path);
        let table = tokio::task::spawn_blocking(move || Table::open(&path)).await.map_err(fault::internal)??;
        let Outcome { tally, refusals, changes } =
            (entry.run)(tx, Order { table, mapping: &mapping, live: &live }).await?;
        (report.tally, report.refusals, report.changes) = (tally, refusals, changes);
        report.milliseconds = live.elapsed().as_millis() as u64;
        finish(tx, row, ImportState::Done, &report).await?;
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
        finish(tx, row, self.state, &self.report).await
    }
}

async fn finish(tx: &Tx, mut row: entity::Model, state: ImportState, report: &Report) -> Result<()> {
    state.name().clone_into(&mut row.state);
    row.finished_at = Some(tx.cx().now().0);
    row.report = serde_json::to_string(report).map_err(fault::internal)?;
    store::save(tx, row).await
}
