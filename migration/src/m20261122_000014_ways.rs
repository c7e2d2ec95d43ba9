//! Ways in: known devices, codes that are sent, text messages as a factor, workspaces that take single sign-on only.
//!
//! Workspaces that are there get what new ones do: new devices are confirmed, and the roles that bring data to other programs
//! may have keys of their own.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE known_devices (
        id uuid NOT NULL PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        hash text NOT NULL,
        address text NOT NULL,
        agent text NOT NULL,
        created_at bigint NOT NULL,
        seen_at bigint NOT NULL,
        UNIQUE (user_id, hash)
    )",
    "CREATE INDEX known_devices_hash ON known_devices (hash)",
    "CREATE TABLE one_time_codes (
        about uuid NOT NULL PRIMARY KEY,
        hash text NOT NULL,
        created_at bigint NOT NULL
    )",
    "ALTER TABLE security_settings ADD COLUMN new_devices bigint NOT NULL DEFAULT 1",
    "ALTER TABLE security_settings ADD COLUMN text_messages bigint NOT NULL DEFAULT 1",
    "ALTER TABLE factors ADD COLUMN workspace_id uuid",
    "CREATE TABLE text_providers (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL UNIQUE REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        url text NOT NULL,
        method bigint NOT NULL,
        header text NOT NULL,
        secret text NOT NULL,
        secret_at bigint,
        format bigint NOT NULL,
        body text NOT NULL
    )",
    "CREATE TABLE sign_on_rules (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL UNIQUE REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        required bigint NOT NULL,
        exceptions text NOT NULL
    )",
    // What was said in the audit log and by mail, so that it is said once.
    "CREATE TABLE sign_on_exceptions (
        session_id uuid NOT NULL,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        at bigint NOT NULL,
        PRIMARY KEY (session_id, workspace_id)
    )",
    "UPDATE roles SET grants = replace(grants, ']', ',\"keys:*:own\"]'), version = version + 1
     WHERE key IN ('operations_manager', 'analytics_specialist') AND grants LIKE '[\"%' AND grants NOT LIKE '%\"keys:%'
        AND workspace_id IN (SELECT id FROM workspaces WHERE pack = 'saas')",
];

const DOWN: &[&str] = &[
    "DROP TABLE sign_on_exceptions",
    "DROP TABLE sign_on_rules",
    "DROP TABLE text_providers",
    "ALTER TABLE factors DROP COLUMN workspace_id",
    "ALTER TABLE security_settings DROP COLUMN text_messages",
    "ALTER TABLE security_settings DROP COLUMN new_devices",
    "DROP TABLE one_time_codes",
    "DROP TABLE known_devices",
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
