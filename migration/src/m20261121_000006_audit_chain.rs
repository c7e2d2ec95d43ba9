//! The audit log becomes a chain that can only grow.
//!
//! Entries that are there already keep the number 0: nothing is said about them.

use sea_orm_migration::prelude::*;

use crate::of;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE audit_entries ADD COLUMN sequence bigint NOT NULL DEFAULT 0",
    "ALTER TABLE audit_entries ADD COLUMN hash text NOT NULL DEFAULT ''",
    "CREATE UNIQUE INDEX audit_entries_sequence ON audit_entries (workspace_id, sequence) WHERE sequence > 0",
    "CREATE INDEX audit_entries_member ON audit_entries (workspace_id, member_id, at)",
    "CREATE TABLE audit_checkpoints (
        workspace_id uuid NOT NULL,
        sequence bigint NOT NULL,
        hash text NOT NULL,
        at bigint NOT NULL,
        signature text NOT NULL,
        PRIMARY KEY (workspace_id, sequence)
    )",
    // The log as a resource, with the columns every resource has.
    "CREATE VIEW audit_log AS SELECT
        id, workspace_id, CAST(1 AS bigint) AS version, at AS created_at, at AS updated_at,
        CAST(NULL AS bigint) AS archived_at,
        lower(actor || ' ' || command || ' ' || resource || ' ' || changes) AS search,
        sequence, at, member_id, actor, role, command, resource, record_id, changes, correlation
        FROM audit_entries",
];

const SQLITE: &[&str] = &[
    "CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
    "CREATE TRIGGER audit_entries_remain BEFORE DELETE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
    "CREATE TRIGGER audit_checkpoints_stay BEFORE UPDATE ON audit_checkpoints
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
    "CREATE TRIGGER audit_checkpoints_remain BEFORE DELETE ON audit_checkpoints
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
];

const POSTGRES: &[&str] = &[
    "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$",
    "CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()",
    "CREATE TRIGGER audit_checkpoints_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoints
        FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()",
];

const DOWN: &[&str] = &[
    "DROP VIEW audit_log",
    "DROP TABLE audit_checkpoints",
    "DROP INDEX audit_entries_member",
    "DROP INDEX audit_entries_sequence",
];

const DOWN_SQLITE: &[&str] = &["DROP TRIGGER audit_entries_stay", "DROP TRIGGER audit_entries_remain"];
const DOWN_POSTGRES: &[&str] =
    &["DROP TRIGGER audit_entries_stay ON audit_entries", "DROP FUNCTION audit_only_grows() CASCADE"];
const DOWN_COLUMNS: &[&str] =
    &["ALTER TABLE audit_entries DROP COLUMN hash", "ALTER TABLE audit_entries DROP COLUMN sequence"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await?;
        crate::run(manager, of(manager, SQLITE, POSTGRES)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await?;
        crate::run(manager, of(manager, DOWN_SQLITE, DOWN_POSTGRES)).await?;
        crate::run(manager, DOWN_COLUMNS).await
    }
}
