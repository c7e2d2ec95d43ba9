//! Challenges of passkeys that wait for their answer. A passkey itself is a factor, and has its table already.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE ceremonies (
        hash text NOT NULL PRIMARY KEY,
        user_id uuid REFERENCES users (id),
        state text NOT NULL,
        created_at bigint NOT NULL
    )",
    "CREATE INDEX ceremonies_created ON ceremonies (created_at)",
];

const DOWN: &[&str] = &["DROP TABLE ceremonies"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, DOWN).await
    }
}
