//! The imports of a workspace, as pages see them.

use kernel::import::{Import, ImportState, Mapping, Report};
use kernel::{Error, Result, Rule, Time, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use std::path::{Path, PathBuf};

use super::live::{self, RUNNER};
use super::{PERMISSION, entity};
use crate::{Cx, Dialect, Record, Sql, Tx, fault};

const COLUMNS: &str = "SELECT id, resource, file_name, created_at, finished_at, state, mapping, report, file_path FROM imports t WHERE t.workspace_id = ";

/// A run of another process is believed for so long, in milliseconds.
const BELIEVED: i64 = 3_600_000;

/// The newest imports first, without their rows, refusals and changes.
///
/// # Errors
/// `Forbidden` without `imports:run`.
pub async fn list(cx: &Cx, limit: u16) -> Result<Vec<Import>> {
    let mut imports = fetch(cx, |sql| {
        sql.push(" ORDER BY t.created_at DESC, t.id DESC LIMIT ").bind(i64::from(limit));
    })
    .await?;
    for import in &mut imports {
        import.report.refusals.clear();
        import.report.changes.clear();
        import.report.file.preview.clear();
    }
    Ok(imports)
}

/// One import with everything that is known about it.
///
/// # Errors
/// `NotFound`; `Forbidden` without `imports:run`.
pub async fn get(cx: &Cx, id: Uuid) -> Result<Import> {
    let found = fetch(cx, |sql| {
        sql.push(" AND t.id = ").bind(id);
    });
    found.await?.pop().ok_or(Error::NotFound)
}

/// Where its file is, or was, if the caller may see it.
pub(super) async fn path(cx: &Cx, id: Uuid) -> Result<PathBuf> {
    let read = cx.read(PERMISSION)?;
    let mut sql = read.sql();
    sql.push("SELECT file_path FROM imports t WHERE t.workspace_id = ").bind(cx.actor().workspace.0);
    sql.push(" AND t.id = ").bind(id);
    read.first(sql, |record| record.text(0)).await?.map(PathBuf::from).ok_or(Error::NotFound)
}

async fn fetch(cx: &Cx, condition: impl FnOnce(&mut Sql)) -> Result<Vec<Import>> {
    let read = cx.read(PERMISSION)?;
    let mut sql = read.sql();
    sql.push(COLUMNS).bind(cx.actor().workspace.0);
    condition(&mut sql);
    // Before the rows: a run that ends in between is still under way as far as this answer goes.
    let running = live::all();
    let imports = read.rows(sql, decode).await?;
    // Their first rows and refusals are shown: whoever may not see such records sees none of them.
    let seen = |import: &Import| {
        let entry = cx.engine().registry().resource(&import.resource);
        entry.is_ok_and(|entry| cx.actor().may(entry.schema.view()))
    };
    Ok(imports.into_iter().filter(seen).map(|import| present(cx, import, &running)).collect())
}

fn decode(record: &Record<'_>) -> Result<Import> {
    Ok(Import {
        id: record.uuid(0)?,
        resource: record.text(1)?,
        file_name: record.text(2)?,
        created_at: Time(record.int(3)?),
        finished_at: record.maybe_int(4)?.map(Time),
        state: ImportState::from_name(&record.text(5)?),
        mapping: serde_json::from_str::<Mapping>(&record.text(6)?).map_err(fault::internal)?,
        report: serde_json::from_str::<Report>(&record.text(7)?).map_err(fault::internal)?,
        progress: None,
        file_kept: Path::new(&record.text(8)?).exists(),
    })
}

/// A run under way says how far it is; one whose process has gone has failed.
fn present(cx: &Cx, mut import: Import, running: &[Uuid]) -> Import {
    if import.state == ImportState::Running {
        import.progress = live::find(import.id).map(|live| live.progress());
        if !running.contains(&import.id) && !runs_elsewhere(cx, &import.report, import.finished_at) {
            import.state = ImportState::Failed;
        }
    }
    import
}

/// Whether another process may be running it. On SQLite there is no other one. While a run is under way `finished_at`
/// is when it began.
fn runs_elsewhere(cx: &Cx, report: &Report, began: Option<Time>) -> bool {
    cx.engine().dialect() == Dialect::Postgres
        && report.runner != Some(*RUNNER)
        && began.is_some_and(|began| cx.now().0 - began.0 < BELIEVED)
}

/// What an import may not do as it stands.
pub(super) fn wrong_state() -> Error {
    Error::invalid("import", Rule::State)
}

/// The stored row, locked until commit, of an import that is not over and not under way in another process.
pub(super) async fn load_open(tx: &Tx, id: Uuid) -> Result<entity::Model> {
    let row = load(tx, id).await?;
    // What has been brought in is not brought in again from the same page: the file is uploaded again.
    let over = row.state == ImportState::Done.name();
    if over || is_elsewhere(tx.cx(), &row)? { Err(wrong_state()) } else { Ok(row) }
}

/// The stored row, locked until commit.
pub(super) async fn load(tx: &Tx, id: Uuid) -> Result<entity::Model> {
    entity::Entity::find_by_id(id)
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .lock_exclusive()
        .one(tx.connection())
        .await
        .map_err(fault::database)?
        .ok_or(Error::NotFound)
}

pub(super) fn report(row: &entity::Model) -> Result<Report> {
    serde_json::from_str(&row.report).map_err(fault::internal)
}

pub(super) fn mapping(row: &entity::Model) -> Result<Mapping> {
    serde_json::from_str(&row.mapping).map_err(fault::internal)
}

/// Whether another process may be running it; in this one `live` knows.
fn is_elsewhere(cx: &Cx, row: &entity::Model) -> Result<bool> {
    Ok(row.state == ImportState::Running.name() && runs_elsewhere(cx, &report(row)?, row.finished_at.map(Time)))
}

/// Changes where it stands, and what is known of it.
pub(super) async fn save_state(tx: &Tx, mut row: entity::Model, state: ImportState, report: &Report) -> Result<()> {
    state.name().clone_into(&mut row.state);
    row.finished_at = Some(tx.cx().now().0);
    row.report = json(report)?;
    save(tx, row).await
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(fault::internal)
}

pub(super) async fn save(tx: &Tx, row: entity::Model) -> Result<()> {
    use sea_orm::IntoActiveModel as _;
    let row = sea_orm::ActiveModelTrait::reset_all(row.into_active_model());
    entity::Entity::update(row).exec(tx.connection()).await.map_err(fault::database).map(drop)
}
