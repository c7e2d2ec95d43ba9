//! The rules of customers, on real databases.

mod commands;
mod lists;
mod pages;
mod scope;

use super::{ArchiveCustomer, CreateCustomer, CustomerFields, CustomerStatus, EditCustomer, RestoreCustomer, Tier};

fn named(name: &str) -> CustomerFields {
    CustomerFields { name: name.into(), ..CustomerFields::default() }
}
