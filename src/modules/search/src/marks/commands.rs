//! Rows of their own, not resources. What somebody opened last is no change of anything, and the audit log has nothing to say of
//! it; reads of personal fields are there by themselves.

use engine::{Dialect, Run, Tx, fault};
use kernel::{Error, Result, Rule, Uuid};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

use super::{AddBookmark, MOST, MoveBookmark, RECENT, RemoveBookmark, RenameBookmark, Visit};

/// A statement whose values stand as `?`.
fn statement(tx: &Tx, text: &str, values: Vec<Value>) -> Statement {
    match tx.cx().engine().dialect() {
        Dialect::Sqlite => Statement::from_sql_and_values(DbBackend::Sqlite, text, values),
        Dialect::Postgres => {
            let mut numbered = String::with_capacity(text.len() + values.len());
            for (place, part) in text.split('?').enumerate() {
                if place > 0 {
                    numbered.push('$');
                    numbered.push_str(&place.to_string());
                }
                numbered.push_str(part);
            }
            Statement::from_sql_and_values(DbBackend::Postgres, numbered, values)
        }
    }
}

/// Runs it; gives how many rows it changed.
async fn run(tx: &Tx, text: &str, values: Vec<Value>) -> Result<u64> {
    let done = tx.connection().execute_raw(statement(tx, text, values)).await.map_err(fault::database)?;
    Ok(done.rows_affected())
}

/// The caller's favourites in order.
async fn own(tx: &Tx) -> Result<Vec<Uuid>> {
    let text = "SELECT id FROM bookmarks WHERE member_id = ? ORDER BY position, id";
    let rows = tx.connection().query_all_raw(statement(tx, text, vec![tx.actor().member.0.into()])).await;
    let ids = rows.map_err(fault::database)?.into_iter().map(|row| row.try_get_by_index(0).map_err(fault::database));
    ids.collect()
}

impl Run for Visit {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.actor().member.0;
        let values: Vec<Value> =
            vec![tx.workspace().0.into(), member.into(), self.resource.into(), self.record.into(), tx.now().0.into()];
        run(
            tx,
            "INSERT INTO visits (workspace_id, member_id, resource, record_id, at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (member_id, resource, record_id) DO UPDATE SET at = excluded.at",
            values,
        )
        .await?;
        // A few more than are shown: some may be gone by then.
        let most = i64::try_from(RECENT * 2).unwrap_or(i64::MAX);
        run(
            tx,
            "DELETE FROM visits WHERE member_id = ? AND at <
             (SELECT min(at) FROM (SELECT at FROM visits WHERE member_id = ? ORDER BY at DESC LIMIT ?) newest)",
            vec![member.into(), member.into(), most.into()],
        )
        .await
        .map(drop)
    }
}

impl Run for AddBookmark {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = tx.actor().member.0;
        if own(tx).await?.len() >= MOST {
            return Err(Error::invalid("path", Rule::TooMany(MOST)));
        }
        let (id, label) = (tx.id(), self.label.trim().to_owned());
        tx.witness("bookmarks", id, &[("path", &self.path), ("label", &label)])?;
        let values: Vec<Value> =
            vec![id.into(), tx.workspace().0.into(), member.into(), member.into(), self.path.into(), label.into()];
        run(
            tx,
            "INSERT INTO bookmarks (id, workspace_id, member_id, position, path, label) VALUES (?, ?, ?,
             (SELECT COALESCE(max(position), 0) + 1 FROM bookmarks WHERE member_id = ?), ?, ?)
             ON CONFLICT (member_id, path) DO UPDATE SET label = excluded.label",
            values,
        )
        .await
        .map(drop)
    }
}

impl Run for RenameBookmark {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let values: Vec<Value> =
            vec![self.label.trim().to_owned().into(), self.bookmark.into(), tx.actor().member.0.into()];
        match run(tx, "UPDATE bookmarks SET label = ? WHERE id = ? AND member_id = ?", values).await? {
            0 => Err(Error::NotFound),
            _ => tx.witness("bookmarks", self.bookmark, &[("label", self.label.trim())]),
        }
    }
}

impl Run for MoveBookmark {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut order = own(tx).await?;
        let from = order.iter().position(|id| *id == self.bookmark).ok_or(Error::NotFound)?;
        let moved = order.remove(from);
        order.insert(self.to.min(order.len()), moved);
        for (position, id) in (1_i64..).zip(order) {
            run(tx, "UPDATE bookmarks SET position = ? WHERE id = ?", vec![position.into(), id.into()]).await?;
        }
        tx.witness("bookmarks", self.bookmark, &[("position", &(self.to + 1).to_string())])
    }
}

impl Run for RemoveBookmark {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let values: Vec<Value> = vec![self.bookmark.into(), tx.actor().member.0.into()];
        match run(tx, "DELETE FROM bookmarks WHERE id = ? AND member_id = ?", values).await? {
            0 => Err(Error::NotFound),
            _ => tx.witness("bookmarks", self.bookmark, &[]),
        }
    }
}
