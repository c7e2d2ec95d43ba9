//! People and what they may do: users, roles, members, teams, sessions, sign-in limits.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE users (
        id uuid NOT NULL PRIMARY KEY,
        email text NOT NULL UNIQUE,
        name text NOT NULL,
        password_hash text NOT NULL,
        locale text NOT NULL,
        theme text NOT NULL,
        disabled_at bigint,
        created_at bigint NOT NULL
    )",
    "CREATE TABLE roles (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        key text NOT NULL,
        name text NOT NULL,
        description text NOT NULL,
        grants text NOT NULL,
        UNIQUE (workspace_id, key)
    )",
    "CREATE TABLE members (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        user_id uuid NOT NULL REFERENCES users (id),
        role_id uuid NOT NULL REFERENCES roles (id),
        name text NOT NULL,
        email text NOT NULL,
        UNIQUE (workspace_id, user_id)
    )",
    "CREATE INDEX members_user ON members (user_id)",
    "CREATE TABLE teams (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        name text NOT NULL,
        UNIQUE (workspace_id, name)
    )",
    "CREATE TABLE team_members (
        team_id uuid NOT NULL REFERENCES teams (id),
        member_id uuid NOT NULL REFERENCES members (id),
        PRIMARY KEY (team_id, member_id)
    )",
    "CREATE INDEX team_members_member ON team_members (member_id)",
    "CREATE TABLE sessions (
        id uuid NOT NULL PRIMARY KEY,
        token_hash text NOT NULL UNIQUE,
        user_id uuid NOT NULL REFERENCES users (id),
        address text NOT NULL,
        agent text NOT NULL,
        created_at bigint NOT NULL,
        seen_at bigint NOT NULL,
        ended_at bigint
    )",
    "CREATE INDEX sessions_user ON sessions (user_id)",
    "CREATE TABLE sign_in_limits (
        key text NOT NULL PRIMARY KEY,
        failures bigint NOT NULL,
        since bigint NOT NULL
    )",
];

const DOWN: &[&str] = &[
    "DROP TABLE sign_in_limits",
    "DROP TABLE sessions",
    "DROP TABLE team_members",
    "DROP TABLE teams",
    "DROP TABLE members",
    "DROP TABLE roles",
    "DROP TABLE users",
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
