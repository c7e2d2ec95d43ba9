//! Whether a member is in use as a value of its own, access reviews, what an invitation gives beside a
//! role, and a workspace's terms: a row for each text there was, and which one a member has accepted.
//!
//! What a review lists is copied when it begins, names too: it says for ever what was true then.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE members ADD COLUMN status bigint NOT NULL DEFAULT 1",
    "UPDATE members SET status = 2 WHERE archived_at IS NOT NULL",
    "CREATE TABLE access_reviews (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        name text NOT NULL,
        about bigint NOT NULL,
        role_id uuid REFERENCES roles (id),
        reviewer_id uuid NOT NULL REFERENCES members (id),
        state bigint NOT NULL,
        due_at bigint NOT NULL,
        closed_at bigint
    )",
    "CREATE INDEX access_reviews_created ON access_reviews (workspace_id, created_at, id)",
    "CREATE TABLE reviewed_holdings (
        id uuid NOT NULL PRIMARY KEY,
        review_id uuid NOT NULL REFERENCES access_reviews (id),
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        member_id uuid NOT NULL REFERENCES members (id),
        member text NOT NULL,
        holding text NOT NULL,
        called text NOT NULL,
        since bigint NOT NULL,
        used_at bigint,
        given_by text NOT NULL,
        decision bigint NOT NULL,
        note text NOT NULL,
        decided_by text NOT NULL,
        decided_at bigint
    )",
    "CREATE UNIQUE INDEX reviewed_holdings_review ON reviewed_holdings (review_id, member_id, holding)",
    "CREATE TABLE terms (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        number bigint NOT NULL,
        body text NOT NULL
    )",
    "CREATE UNIQUE INDEX terms_number ON terms (workspace_id, number)",
    "ALTER TABLE members ADD COLUMN terms_number bigint",
    "ALTER TABLE members ADD COLUMN terms_at bigint",
    "ALTER TABLE invitations ADD COLUMN roles text NOT NULL DEFAULT '[]'",
    "ALTER TABLE invitations ADD COLUMN grants text NOT NULL DEFAULT '[]'",
    "ALTER TABLE invitations ADD COLUMN teams text NOT NULL DEFAULT '[]'",
];

const DOWN: &[&str] = &[
    "ALTER TABLE invitations DROP COLUMN teams",
    "ALTER TABLE invitations DROP COLUMN grants",
    "ALTER TABLE invitations DROP COLUMN roles",
    "ALTER TABLE members DROP COLUMN terms_at",
    "ALTER TABLE members DROP COLUMN terms_number",
    "DROP TABLE terms",
    "DROP TABLE reviewed_holdings",
    "DROP TABLE access_reviews",
    "ALTER TABLE members DROP COLUMN status",
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
