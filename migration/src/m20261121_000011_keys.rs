//! Allow-lists of networks, API keys, and the refresh tokens that come of them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE allowed_networks (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL UNIQUE REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        networks text NOT NULL
    )",
    // What was said in the audit log, so that it is said once.
    "CREATE TABLE refused_networks (
        source_id uuid NOT NULL,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        address text NOT NULL,
        at bigint NOT NULL,
        PRIMARY KEY (source_id, workspace_id, address)
    )",
    "CREATE TABLE api_keys (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        name text NOT NULL,
        prefix text NOT NULL,
        hash text NOT NULL UNIQUE,
        member_id uuid NOT NULL REFERENCES members (id),
        role_id uuid NOT NULL REFERENCES roles (id),
        grants text NOT NULL,
        networks text NOT NULL,
        expires_at bigint NOT NULL,
        revoked_at bigint,
        used_at bigint,
        used_from text NOT NULL
    )",
    "CREATE INDEX api_keys_member ON api_keys (workspace_id, member_id)",
    "CREATE TABLE token_families (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        key_id uuid NOT NULL REFERENCES api_keys (id),
        grants text NOT NULL,
        created_at bigint NOT NULL,
        ended_at bigint
    )",
    "CREATE INDEX token_families_key ON token_families (key_id)",
    "CREATE TABLE refresh_tokens (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        family_id uuid NOT NULL REFERENCES token_families (id),
        hash text NOT NULL UNIQUE,
        address text NOT NULL,
        agent text NOT NULL,
        created_at bigint NOT NULL,
        expires_at bigint NOT NULL,
        used_at bigint
    )",
    "CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id)",
];

const DOWN: &[&str] = &[
    "DROP TABLE refresh_tokens",
    "DROP TABLE token_families",
    "DROP TABLE api_keys",
    "DROP TABLE refused_networks",
    "DROP TABLE allowed_networks",
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
