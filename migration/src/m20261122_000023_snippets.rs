//! Texts that are put into replies.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements = [
            "CREATE TABLE snippets (
                id uuid PRIMARY KEY, workspace_id uuid NOT NULL REFERENCES workspaces (id), version bigint NOT NULL,
                created_at bigint NOT NULL, updated_at bigint NOT NULL, archived_at bigint, search text NOT NULL,
                name text NOT NULL, body text NOT NULL, tags text NOT NULL
            )",
            "CREATE UNIQUE INDEX snippets_by_name ON snippets (workspace_id, name)",
        ];
        crate::run(manager, &statements).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, &["DROP TABLE snippets"]).await
    }
}
