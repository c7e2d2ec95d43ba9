//! The customer whom a member from outside belongs to: a partner, a guardian.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements = [
            "ALTER TABLE members ADD COLUMN customer_id uuid REFERENCES customers (id)",
            "ALTER TABLE invitations ADD COLUMN customer_id uuid REFERENCES customers (id)",
        ];
        crate::run(manager, &statements).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements =
            ["ALTER TABLE invitations DROP COLUMN customer_id", "ALTER TABLE members DROP COLUMN customer_id"];
        crate::run(manager, &statements).await
    }
}
