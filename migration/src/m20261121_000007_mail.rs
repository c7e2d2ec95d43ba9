//! Mail that is queued, invitations, password resets, and what a member says about themselves.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE mails (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL,
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        recipient text NOT NULL,
        locale text NOT NULL,
        kind text NOT NULL,
        parameters text NOT NULL,
        link text NOT NULL,
        secret text NOT NULL,
        state bigint NOT NULL,
        attempts bigint NOT NULL,
        due_at bigint,
        sent_at bigint,
        error text NOT NULL
    )",
    "CREATE INDEX mails_due ON mails (due_at) WHERE due_at IS NOT NULL",
    "CREATE INDEX mails_workspace ON mails (workspace_id, created_at)",
    "CREATE TABLE invitations (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        name text NOT NULL,
        email text NOT NULL,
        department text NOT NULL,
        manager_id uuid REFERENCES members (id),
        role_id uuid NOT NULL REFERENCES roles (id),
        inviter_id uuid REFERENCES members (id),
        locale text NOT NULL,
        state bigint NOT NULL,
        expires_at bigint NOT NULL,
        token_hash text NOT NULL UNIQUE
    )",
    // One open invitation for each address.
    "CREATE UNIQUE INDEX invitations_email ON invitations (workspace_id, email) WHERE state = 1",
    "CREATE TABLE password_resets (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        user_id uuid NOT NULL REFERENCES users (id),
        token_hash text NOT NULL UNIQUE,
        created_at bigint NOT NULL,
        expires_at bigint NOT NULL,
        used_at bigint
    )",
    "CREATE INDEX password_resets_user ON password_resets (user_id)",
    "ALTER TABLE members ADD COLUMN department text NOT NULL DEFAULT ''",
    "ALTER TABLE members ADD COLUMN manager_id uuid REFERENCES members (id)",
    "ALTER TABLE members ADD COLUMN notices text NOT NULL DEFAULT '{}'",
    "ALTER TABLE users ADD COLUMN terms_at bigint",
];

const DOWN: &[&str] = &[
    "ALTER TABLE users DROP COLUMN terms_at",
    "ALTER TABLE members DROP COLUMN notices",
    "ALTER TABLE members DROP COLUMN manager_id",
    "ALTER TABLE members DROP COLUMN department",
    "DROP TABLE password_resets",
    "DROP TABLE invitations",
    "DROP TABLE mails",
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
