//! The same question to each driver, down to decoded rows.

use std::sync::Arc;

use engine::Read;
use kernel::{Cell, Counting, ListQuery, Row, Uuid};
use sea_orm::{DatabaseConnection, DbBackend, FromQueryResult, Statement};
use sqlx::sqlite::SqlitePool;

use crate::floor::sql::LIST;
use crate::floor::{answers, decode};
use crate::plain::{Outcome, Plain};

pub async fn by_engine(read: Read) -> Outcome<usize> {
    let query = ListQuery { counting: Counting::None, ..ListQuery::default() };
    Ok(read.list("tickets", &query).await.plain()?.rows.len())
}

pub async fn by_sqlx(pool: SqlitePool, workspace: Uuid) -> Outcome<usize> {
    let rows = sqlx::query(LIST).bind(workspace).fetch_all(&pool).await.plain()?;
    let rows: Vec<Row> = rows.iter().map(|row| decode::list(row)).collect::<Outcome<_>>()?;
    Ok(answers::page(rows, false, None).rows.len())
}

#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    version: i64,
    number: i64,
    title: String,
    customer_id: Option<Uuid>,
    customer: Option<String>,
    status: i64,
    priority: i64,
    assignee_id: Option<Uuid>,
    person: Option<String>,
    due_at: Option<i64>,
    created_at: i64,
}

pub async fn by_orm(connection: Arc<DatabaseConnection>, workspace: Uuid) -> Outcome<usize> {
    let sql = LIST.replace("c.name,", "c.name AS customer,").replace("m.name,", "m.name AS person,");
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, [workspace.into()]);
    let lines = Line::find_by_statement(statement).all(&*connection).await.plain()?;
    let rows = lines.into_iter().map(Line::row).collect();
    Ok(answers::page(rows, false, None).rows.len())
}

impl Line {
    fn row(self) -> Row {
        let link = |id: Option<Uuid>, label: Option<String>| {
            id.map_or(Cell::Null, |id| Cell::Link { id, label: label.unwrap_or_default() })
        };
        let status = support::tickets::Status::from_rank(self.status).map_or("", |status| status.name());
        let priority = support::tickets::Priority::from_rank(self.priority).map_or("", |priority| priority.name());
        let cells = vec![
            Cell::Int(self.number),
            Cell::Text(self.title),
            link(self.customer_id, self.customer),
            Cell::Text(status.to_owned()),
            Cell::Text(priority.to_owned()),
            link(self.assignee_id, self.person),
            self.due_at.map_or(Cell::Null, Cell::Int),
            Cell::Int(self.created_at),
        ];
        Row { id: self.id, version: self.version, cells }
    }
}
