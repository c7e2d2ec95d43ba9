//! Tickets and what is said on them.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE tickets (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        external_id text,
        number bigint NOT NULL,
        title text NOT NULL,
        description text NOT NULL,
        customer_id uuid REFERENCES customers (id),
        requester text NOT NULL,
        priority bigint NOT NULL,
        status bigint NOT NULL,
        assignee_id uuid REFERENCES members (id),
        team_id uuid REFERENCES teams (id),
        tags text NOT NULL,
        channel bigint NOT NULL,
        due_at bigint,
        solved_at bigint,
        UNIQUE (workspace_id, number)
    )",
    "CREATE INDEX tickets_created ON tickets (workspace_id, created_at, id) WHERE archived_at IS NULL",
    "CREATE INDEX tickets_updated ON tickets (workspace_id, updated_at, id) WHERE archived_at IS NULL",
    "CREATE INDEX tickets_status ON tickets (workspace_id, status, created_at, id) WHERE archived_at IS NULL",
    "CREATE INDEX tickets_assignee ON tickets (workspace_id, assignee_id, status, created_at, id) WHERE archived_at IS NULL",
    "CREATE INDEX tickets_customer ON tickets (customer_id, created_at, id)",
    "CREATE INDEX tickets_due ON tickets (workspace_id, due_at) WHERE archived_at IS NULL AND due_at IS NOT NULL",
    "CREATE UNIQUE INDEX tickets_external ON tickets (workspace_id, external_id) WHERE external_id IS NOT NULL",
    "CREATE TABLE messages (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        ticket_id uuid NOT NULL REFERENCES tickets (id),
        author_id uuid REFERENCES members (id),
        kind bigint NOT NULL,
        body text NOT NULL
    )",
    "CREATE INDEX messages_ticket ON messages (ticket_id, created_at)",
];

const DOWN: &[&str] = &["DROP TABLE messages", "DROP TABLE tickets"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
