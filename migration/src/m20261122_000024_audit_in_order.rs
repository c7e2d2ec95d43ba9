//! The audit log takes entries of the chain only, each once: an entry that takes another's place is refused as a change of it
//! would be.

use sea_orm_migration::prelude::*;

use crate::of;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Those that are older than the chain, and any that were put beside it.
const UP: &[&str] = &["CREATE INDEX audit_entries_unchained ON audit_entries (workspace_id, at) WHERE sequence < 1"];

/// `INSERT OR REPLACE` would go past the guards against deleting.
const SQLITE: &[&str] = &[
    "CREATE TRIGGER audit_entries_grow BEFORE INSERT ON audit_entries
        WHEN new.sequence < 1 OR EXISTS (SELECT 1 FROM audit_entries WHERE id = new.id) OR EXISTS (
            SELECT 1 FROM audit_entries
            WHERE workspace_id = new.workspace_id AND sequence = new.sequence AND sequence > 0)
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
    "CREATE TRIGGER audit_checkpoints_grow BEFORE INSERT ON audit_checkpoints
        WHEN EXISTS (
            SELECT 1 FROM audit_checkpoints WHERE workspace_id = new.workspace_id AND sequence = new.sequence)
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
];

/// There a second one of the same number is refused by the keys.
const POSTGRES: &[&str] = &[
    "CREATE FUNCTION audit_in_order() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
            IF NEW.sequence < 1 THEN RAISE EXCEPTION 'the audit log only grows'; END IF;
            RETURN NEW;
        END $$",
    "CREATE TRIGGER audit_entries_grow BEFORE INSERT ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION audit_in_order()",
];

const DOWN_SQLITE: &[&str] = &["DROP TRIGGER audit_entries_grow", "DROP TRIGGER audit_checkpoints_grow"];
const DOWN_POSTGRES: &[&str] = &["DROP FUNCTION audit_in_order() CASCADE"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await?;
        crate::run(manager, of(manager, SQLITE, POSTGRES)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, of(manager, DOWN_SQLITE, DOWN_POSTGRES)).await?;
        crate::run(manager, &["DROP INDEX audit_entries_unchained"]).await
    }
}
