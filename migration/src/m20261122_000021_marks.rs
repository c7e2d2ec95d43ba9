//! What a member opened last, and what they keep at hand.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE visits (
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        member_id uuid NOT NULL REFERENCES members (id),
        resource text NOT NULL,
        record_id uuid NOT NULL,
        at bigint NOT NULL,
        PRIMARY KEY (member_id, resource, record_id)
    )",
    "CREATE TABLE bookmarks (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        member_id uuid NOT NULL REFERENCES members (id),
        position bigint NOT NULL,
        path text NOT NULL,
        label text NOT NULL,
        UNIQUE (member_id, path)
    )",
];

const DOWN: &[&str] = &["DROP TABLE bookmarks", "DROP TABLE visits"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
