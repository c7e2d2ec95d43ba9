//! Second factors, backup codes, emergency access, the stages of a session, and each workspace's security settings.
//!
//! Sessions that are open stay so; they count as confirmed never, so that what asks for a password asks once.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE sessions ADD COLUMN stage bigint NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN confirmed_at bigint NOT NULL DEFAULT 0",
    "CREATE TABLE factors (
        id uuid NOT NULL PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        kind bigint NOT NULL,
        name text NOT NULL,
        secret text NOT NULL,
        step bigint NOT NULL,
        created_at bigint NOT NULL,
        confirmed_at bigint,
        used_at bigint
    )",
    "CREATE INDEX factors_user ON factors (user_id)",
    "CREATE TABLE backup_codes (
        id uuid NOT NULL PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        hash text NOT NULL,
        created_at bigint NOT NULL,
        used_at bigint,
        UNIQUE (user_id, hash)
    )",
    "CREATE TABLE emergencies (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        member_id uuid NOT NULL REFERENCES members (id),
        user_id uuid NOT NULL REFERENCES users (id),
        asked_by uuid NOT NULL,
        asked_at bigint NOT NULL,
        granted_by uuid,
        granted_at bigint,
        hash text,
        used_at bigint
    )",
    "CREATE INDEX emergencies_member ON emergencies (member_id, asked_at)",
    "CREATE INDEX emergencies_user ON emergencies (user_id)",
    "CREATE TABLE security_settings (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL UNIQUE REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        idle_hours bigint NOT NULL,
        absolute_hours bigint NOT NULL,
        devices bigint NOT NULL,
        when_full bigint NOT NULL,
        factor_roles text NOT NULL
    )",
];

const DOWN: &[&str] = &[
    "DROP TABLE security_settings",
    "DROP TABLE emergencies",
    "DROP TABLE backup_codes",
    "DROP TABLE factors",
    "ALTER TABLE sessions DROP COLUMN confirmed_at",
    "ALTER TABLE sessions DROP COLUMN stage",
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
