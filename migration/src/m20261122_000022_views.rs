//! Views of lists that people keep.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements = [
            "CREATE TABLE views (
                id uuid PRIMARY KEY,
                workspace_id uuid NOT NULL REFERENCES workspaces (id),
                version bigint NOT NULL,
                created_at bigint NOT NULL,
                updated_at bigint NOT NULL,
                archived_at bigint,
                search text NOT NULL,
                resource text NOT NULL,
                name text NOT NULL,
                query text NOT NULL,
                member_id uuid NOT NULL REFERENCES members (id),
                team_id uuid REFERENCES teams (id),
                sharing bigint NOT NULL,
                opens bigint NOT NULL
            )",
            "CREATE INDEX views_of_resource ON views (workspace_id, resource)",
        ];
        crate::run(manager, &statements).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, &["DROP TABLE views"]).await
    }
}
