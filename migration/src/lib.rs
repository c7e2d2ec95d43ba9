//! Brings a database from empty to current, and from each release to the next.
//!
//! Names are literal: a migration must mean tomorrow what it meant the day it was written, whatever the entities say
//! by then. The statements are plain SQL that both databases read alike: `uuid`, `bigint` and `text` are all the types
//! there are (SQLite keeps a uuid as 16 bytes), times are milliseconds since 1970, closed sets are ranks.
//!
//! Change in two steps: expand (add, fill, let old and new programs both work), then contract in a later release.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m20261121_000001_engine;
mod m20261121_000002_access;
mod m20261121_000003_customers;
mod m20261121_000004_support;
mod m20261121_000005_imports;
mod m20261121_000006_audit_chain;
mod m20261121_000007_mail;
mod m20261121_000008_factors;
mod m20261121_000009_roles;
mod m20261121_000010_sign_on;
mod m20261121_000011_keys;
mod m20261121_000012_passkeys;
mod m20261122_000013_people;
mod m20261122_000014_ways;
mod m20261122_000015_access_log;
mod m20261122_000016_payment_details;
mod m20261122_000017_outsiders;
mod m20261122_000018_jobs;
mod m20261122_000020_search;
mod m20261122_000021_marks;
mod m20261122_000022_views;
mod m20261122_000023_snippets;
mod m20261122_000024_audit_in_order;
mod m20261122_000025_workspaces;

/// Every migration in order.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_engine::Migration),
            Box::new(m20261121_000002_access::Migration),
            Box::new(m20261121_000003_customers::Migration),
            Box::new(m20261121_000004_support::Migration),
            Box::new(m20261121_000005_imports::Migration),
            Box::new(m20261121_000006_audit_chain::Migration),
            Box::new(m20261121_000007_mail::Migration),
            Box::new(m20261121_000008_factors::Migration),
            Box::new(m20261121_000009_roles::Migration),
            Box::new(m20261121_000010_sign_on::Migration),
            Box::new(m20261121_000011_keys::Migration),
            Box::new(m20261121_000012_passkeys::Migration),
            Box::new(m20261122_000013_people::Migration),
            Box::new(m20261122_000014_ways::Migration),
            Box::new(m20261122_000015_access_log::Migration),
            Box::new(m20261122_000016_payment_details::Migration),
            Box::new(m20261122_000017_outsiders::Migration),
            Box::new(m20261122_000018_jobs::Migration),
            Box::new(m20261122_000020_search::Migration),
            Box::new(m20261122_000021_marks::Migration),
            Box::new(m20261122_000022_views::Migration),
            Box::new(m20261122_000023_snippets::Migration),
            Box::new(m20261122_000024_audit_in_order::Migration),
            Box::new(m20261122_000025_workspaces::Migration),
        ]
    }
}

/// Runs statements one after another.
async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// The statements for the database at hand.
fn of<'a>(manager: &SchemaManager<'_>, sqlite: &'a [&'a str], postgres: &'a [&'a str]) -> &'a [&'a str] {
    match manager.get_database_backend() {
        sea_orm_migration::sea_orm::DbBackend::Postgres => postgres,
        _ => sqlite,
    }
}
