//! Single sign-on: issuers of each workspace, the identities they vouch for, sign-ins that are on their way, and through
//! which issuer a session came.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE issuers (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        name text NOT NULL,
        url text NOT NULL,
        client_id text NOT NULL,
        client_secret text NOT NULL,
        secret_at bigint,
        scopes text NOT NULL,
        domains text NOT NULL,
        strangers bigint NOT NULL,
        role_id uuid REFERENCES roles (id),
        state bigint NOT NULL
    )",
    "CREATE INDEX issuers_workspace ON issuers (workspace_id)",
    "CREATE TABLE identities (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        user_id uuid NOT NULL REFERENCES users (id),
        issuer_id uuid NOT NULL REFERENCES issuers (id),
        url text NOT NULL,
        subject text NOT NULL,
        email text NOT NULL,
        reaches bigint NOT NULL,
        linked_at bigint NOT NULL,
        used_at bigint NOT NULL,
        UNIQUE (issuer_id, url, subject),
        UNIQUE (issuer_id, url, user_id)
    )",
    "CREATE INDEX identities_user ON identities (user_id)",
    "CREATE TABLE sign_ons (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        issuer_id uuid NOT NULL REFERENCES issuers (id),
        state_hash text NOT NULL UNIQUE,
        browser_hash text NOT NULL,
        sealed text NOT NULL,
        created_at bigint NOT NULL
    )",
    "CREATE INDEX sign_ons_created ON sign_ons (created_at)",
    "ALTER TABLE sessions ADD COLUMN issuer_id uuid",
    "ALTER TABLE sessions ADD COLUMN workspace_id uuid",
    "ALTER TABLE sessions ADD COLUMN signed_on_at bigint NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN issuer_factor bigint NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN id_token text",
    "CREATE INDEX sessions_issuer ON sessions (issuer_id)",
];

const DOWN: &[&str] = &[
    "DROP INDEX sessions_issuer",
    "ALTER TABLE sessions DROP COLUMN id_token",
    "ALTER TABLE sessions DROP COLUMN issuer_factor",
    "ALTER TABLE sessions DROP COLUMN signed_on_at",
    "ALTER TABLE sessions DROP COLUMN workspace_id",
    "ALTER TABLE sessions DROP COLUMN issuer_id",
    "DROP TABLE sign_ons",
    "DROP TABLE identities",
    "DROP TABLE issuers",
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
