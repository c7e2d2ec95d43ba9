//! Events: stored with the change, then told to whoever listens. On PostgreSQL they reach every process by
//! LISTEN/NOTIFY, this one included.

use kernel::id::WorkspaceId;
use kernel::{Event, Result, Time};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, Statement};
use serde::{Deserialize, Serialize};
use std::time::Duration;

use crate::entity::event;
use crate::{Cx, Dialect, Engine, fault};

const CHANNEL: &str = "backoffice";

/// An event on its way to the listeners of one workspace.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Delivery {
    pub workspace: WorkspaceId,
    pub event: Event,
}

/// What a listener hears.
#[derive(Clone, Debug)]
pub enum News {
    Happened(Delivery),
    /// Some of what happened may not have been told: the line to the database was down.
    Missed,
}

/// Puts the events into the outbox.
pub async fn write(db: &DatabaseTransaction, cx: &Cx, now: Time, events: &[Event]) -> Result<()> {
    if events.is_empty() {
        return Ok(());
    }
    let workspace = cx.actor().workspace;
    let rows = events.iter().map(|happened| event::ActiveModel {
        id: Set(cx.engine().clock().id()),
        workspace_id: Set(workspace.0),
        at: Set(now.0),
        kind: Set(happened.kind.clone()),
        resource: Set(happened.resource.clone()),
        record_id: Set(happened.record),
        correlation: Set(cx.correlation().to_owned()),
    });
    event::Entity::insert_many(rows).exec_without_returning(db).await.map_err(fault::database)?;
    if cx.engine().dialect() == Dialect::Postgres {
        for happened in events {
            let delivery = Delivery { workspace, event: happened.clone() };
            let payload = serde_json::to_string(&delivery).map_err(fault::internal)?;
            let notify = Statement::from_sql_and_values(
                sea_orm::DbBackend::Postgres,
                "SELECT pg_notify($1, $2)",
                [CHANNEL.into(), payload.into()],
            );
            db.execute_raw(notify).await.map_err(fault::database)?;
        }
    }
    Ok(())
}

/// Tells this process.
pub fn tell(engine: &Engine, workspace: WorkspaceId, events: Vec<Event>) {
    for event in events {
        // Nobody listening is no error.
        let _ = engine.inner().live.send(News::Happened(Delivery { workspace, event }));
    }
}

/// Passes on what other processes did; reconnects for ever.
pub fn listen(engine: &Engine) {
    let pool = engine.inner().writer.get_postgres_connection_pool().clone();
    let live = engine.inner().live.clone();
    tokio::spawn(async move {
        while !pool.is_closed() {
            if let Ok(mut listener) = sqlx::postgres::PgListener::connect_with(&pool).await
                && listener.listen(CHANNEL).await.is_ok()
            {
                // Whoever listened already may have missed something, at the start too.
                let _ = live.send(News::Missed);
                // `try_recv` tells of a lost line, where `recv` would silently make a new one.
                while let Ok(Some(notification)) = listener.try_recv().await {
                    if let Ok(delivery) = serde_json::from_str(notification.payload()) {
                        let _ = live.send(News::Happened(delivery));
                    }
                }
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    });
}
