//! Files brought in and what became of each row.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE imports (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        member_id uuid NOT NULL,
        created_at bigint NOT NULL,
        finished_at bigint,
        resource text NOT NULL,
        file_name text NOT NULL,
        file_path text NOT NULL,
        state text NOT NULL,
        mapping text NOT NULL,
        report text NOT NULL
    )",
    "CREATE INDEX imports_workspace ON imports (workspace_id, created_at)",
];

const DOWN: &[&str] = &["DROP TABLE imports"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
