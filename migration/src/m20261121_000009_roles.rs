//! Several roles and own grants for a member, the role in which a session acts, and since when somebody holds what.
//!
//! `members.role_id` stays: it is the role in which somebody acts who has not chosen another.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE members ADD COLUMN roles text NOT NULL DEFAULT '[]'",
    "ALTER TABLE members ADD COLUMN grants text NOT NULL DEFAULT '[]'",
    "UPDATE members SET roles = (SELECT '[\"' || r.key || '\"]' FROM roles r WHERE r.id = members.role_id)",
    "CREATE TABLE holdings (
        member_id uuid NOT NULL REFERENCES members (id),
        holding text NOT NULL,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        since bigint NOT NULL,
        given_by uuid NOT NULL,
        PRIMARY KEY (member_id, holding)
    )",
    "CREATE INDEX holdings_workspace ON holdings (workspace_id)",
    "INSERT INTO holdings (member_id, holding, workspace_id, since, given_by)
        SELECT m.id, 'role:' || r.key, m.workspace_id, m.updated_at, m.id
        FROM members m JOIN roles r ON r.id = m.role_id",
    "CREATE TABLE active_roles (
        session_id uuid NOT NULL REFERENCES sessions (id),
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        role_id uuid NOT NULL REFERENCES roles (id),
        viewing_id uuid REFERENCES roles (id),
        PRIMARY KEY (session_id, workspace_id)
    )",
];

const DOWN: &[&str] = &[
    "DROP TABLE active_roles",
    "DROP TABLE holdings",
    "ALTER TABLE members DROP COLUMN grants",
    "ALTER TABLE members DROP COLUMN roles",
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
