//! Who is in which team, and what was delivered to which outlet, say of which workspace they are, as every other row does.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE team_members ADD COLUMN workspace_id uuid REFERENCES workspaces (id)",
    "UPDATE team_members SET workspace_id = (SELECT t.workspace_id FROM teams t WHERE t.id = team_id)",
    "ALTER TABLE audit_deliveries ADD COLUMN workspace_id uuid REFERENCES workspaces (id)",
    "UPDATE audit_deliveries SET workspace_id = (SELECT o.workspace_id FROM audit_outlets o WHERE o.id = outlet_id)",
];

const DOWN: &[&str] =
    &["ALTER TABLE audit_deliveries DROP COLUMN workspace_id", "ALTER TABLE team_members DROP COLUMN workspace_id"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
