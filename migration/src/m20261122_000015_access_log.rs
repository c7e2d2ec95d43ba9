//! The audit log says from where, and its checkpoints may be kept outside.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    // Empty for the program itself; NULL in entries from before, whose hash says nothing of it.
    "ALTER TABLE audit_entries ADD COLUMN address text",
    "DROP VIEW audit_log",
    "CREATE VIEW audit_log AS SELECT
        id, workspace_id, CAST(1 AS bigint) AS version, at AS created_at, at AS updated_at,
        CAST(NULL AS bigint) AS archived_at,
        lower(actor || ' ' || command || ' ' || resource || ' ' || changes || ' ' || coalesce(address, '')) AS search,
        sequence, at, member_id, actor, role, command, resource, record_id, changes, correlation, address
        FROM audit_entries",
    "CREATE TABLE audit_outlets (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL,
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        kind bigint NOT NULL,
        target text NOT NULL
    )",
    "CREATE INDEX audit_outlets_workspace ON audit_outlets (workspace_id)",
    // Apart from the outlet: what is delivered is no change of its setting.
    "CREATE TABLE audit_deliveries (
        outlet_id uuid NOT NULL PRIMARY KEY,
        sequence bigint NOT NULL,
        at bigint NOT NULL,
        failed_at bigint,
        failure text NOT NULL
    )",
];

const DOWN: &[&str] = &[
    "DROP TABLE audit_deliveries",
    "DROP TABLE audit_outlets",
    "DROP VIEW audit_log",
    "ALTER TABLE audit_entries DROP COLUMN address",
    "CREATE VIEW audit_log AS SELECT
        id, workspace_id, CAST(1 AS bigint) AS version, at AS created_at, at AS updated_at,
        CAST(NULL AS bigint) AS archived_at,
        lower(actor || ' ' || command || ' ' || resource || ' ' || changes) AS search,
        sequence, at, member_id, actor, role, command, resource, record_id, changes, correlation
        FROM audit_entries",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
