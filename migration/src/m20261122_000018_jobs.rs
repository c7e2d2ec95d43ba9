//! Work that is done later, and the schedules that make it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE jobs (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL,
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        kind text NOT NULL,
        payload text NOT NULL,
        place text NOT NULL,
        state bigint NOT NULL,
        attempts bigint NOT NULL,
        due_at bigint,
        claim uuid,
        cancel_at bigint,
        done bigint NOT NULL,
        total bigint,
        result text NOT NULL,
        fault text NOT NULL,
        asker_id uuid,
        role text NOT NULL,
        grants text NOT NULL,
        started_at bigint,
        ended_at bigint
    )",
    "CREATE INDEX jobs_due ON jobs (due_at) WHERE due_at IS NOT NULL",
    "CREATE INDEX jobs_claim ON jobs (claim) WHERE claim IS NOT NULL",
    "CREATE INDEX jobs_workspace ON jobs (workspace_id, created_at)",
    "CREATE INDEX jobs_asker ON jobs (workspace_id, asker_id, created_at)",
    "CREATE TABLE schedules (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        kind text NOT NULL,
        cron text NOT NULL,
        enabled bigint NOT NULL,
        next_at bigint,
        last_at bigint,
        last_job_id uuid,
        UNIQUE (workspace_id, kind)
    )",
    "CREATE INDEX schedules_next ON schedules (next_at) WHERE next_at IS NOT NULL",
];

const DOWN: &[&str] = &["DROP TABLE schedules", "DROP TABLE jobs"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
