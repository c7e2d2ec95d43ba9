//! Customers and the people to talk to there.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE customers (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        external_id text,
        name text NOT NULL,
        email text NOT NULL,
        tax_id text NOT NULL,
        tier bigint NOT NULL,
        status bigint NOT NULL,
        region text NOT NULL,
        owner_id uuid REFERENCES members (id),
        notes text NOT NULL,
        tags text NOT NULL
    )",
    "CREATE INDEX customers_created ON customers (workspace_id, created_at, id) WHERE archived_at IS NULL",
    "CREATE INDEX customers_updated ON customers (workspace_id, updated_at, id) WHERE archived_at IS NULL",
    "CREATE INDEX customers_name ON customers (workspace_id, name)",
    "CREATE INDEX customers_email ON customers (workspace_id, email)",
    "CREATE INDEX customers_owner ON customers (workspace_id, owner_id) WHERE archived_at IS NULL",
    "CREATE UNIQUE INDEX customers_external ON customers (workspace_id, external_id) WHERE external_id IS NOT NULL",
    "CREATE TABLE contacts (
        id uuid NOT NULL PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id),
        version bigint NOT NULL,
        created_at bigint NOT NULL,
        updated_at bigint NOT NULL,
        archived_at bigint,
        search text NOT NULL,
        customer_id uuid NOT NULL REFERENCES customers (id),
        name text NOT NULL,
        email text NOT NULL,
        phone text NOT NULL,
        position text NOT NULL
    )",
    "CREATE INDEX contacts_customer ON contacts (customer_id)",
];

const DOWN: &[&str] = &["DROP TABLE contacts", "DROP TABLE customers"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
