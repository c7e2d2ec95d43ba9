//! What the engine keeps: workspaces, the audit log, the outbox, idempotency keys, counters.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE workspaces (
        id uuid NOT NULL PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        name text NOT NULL,
        pack text NOT NULL,
        accent text NOT NULL,
        locale text NOT NULL,
        currency text NOT NULL,
        zone text NOT NULL,
        created_at bigint NOT NULL
    )",
    "CREATE TABLE audit_entries (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL,
        at bigint NOT NULL,
        member_id uuid NOT NULL,
        actor text NOT NULL,
        role text NOT NULL,
        command text NOT NULL,
        resource text NOT NULL,
        record_id uuid NOT NULL,
        changes text NOT NULL,
        correlation text NOT NULL
    )",
    "CREATE INDEX audit_entries_record ON audit_entries (record_id, at)",
    "CREATE INDEX audit_entries_at ON audit_entries (workspace_id, at)",
    "CREATE TABLE events (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL,
        at bigint NOT NULL,
        kind text NOT NULL,
        resource text NOT NULL,
        record_id uuid NOT NULL,
        correlation text NOT NULL
    )",
    "CREATE INDEX events_at ON events (workspace_id, at)",
    "CREATE TABLE idempotency_keys (
        workspace_id uuid NOT NULL,
        member_id uuid NOT NULL,
        key text NOT NULL,
        fingerprint text NOT NULL,
        response text NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (workspace_id, member_id, key)
    )",
    "CREATE TABLE counters (
        workspace_id uuid NOT NULL,
        name text NOT NULL,
        value bigint NOT NULL,
        PRIMARY KEY (workspace_id, name)
    )",
];

const DOWN: &[&str] = &[
    "DROP TABLE counters",
    "DROP TABLE idempotency_keys",
    "DROP TABLE events",
    "DROP TABLE audit_entries",
    "DROP TABLE workspaces",
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
