//! Contacts: the people to talk to at a customer. A contact belongs to one customer and is reached through it: who may
//! edit the customer may edit its contacts.

use std::sync::LazyLock;

use kernel::schema::{Direction, Schema, link, text, time};
use kernel::{Check, Command, Permission, Result, id};
use serde::{Deserialize, Serialize};

use crate::customers::{CustomerId, EDIT};

#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod resource;

pub mod dialog;
pub mod section;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

id!(
    /// A person at a customer.
    ContactId,
);

/// The contacts resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("contacts", "customers")
        .field(text("name", 200).title().list().sort().search().personal())
        .field(text("email", 254).list().search().personal())
        .field(text("phone", 40).list().search().personal())
        .field(text("position", 100).list().search())
        .field(link("customer", "customers").list())
        .field(time("created_at"))
        .field(time("archived_at").optional())
        .order("name", Direction::Ascending)
        .part_of("customer")
});

/// What a person fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactFields {
    pub name: String,
    pub email: String,
    /// As people write it; nothing dials it yet.
    pub phone: String,
    /// What they do there, "Finance".
    pub position: String,
}

impl ContactFields {
    fn check(&self) -> Result<()> {
        Check::new()
            .text("name", &self.name, 200)
            .email("email", self.email.trim())
            .longest("phone", &self.phone, 40)
            .longest("position", &self.position, 100)
            .done()
    }
}

/// A contact as its customer's page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub version: i64,
    pub fields: ContactFields,
}

/// Adds a person to a customer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreateContact {
    pub customer: CustomerId,
    pub fields: ContactFields,
}

impl Command for CreateContact {
    const NAME: &'static str = "contacts.create";
    const NEEDS: Permission = EDIT;
    type Output = ContactId;

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

/// Replaces what a person fills in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditContact {
    pub customer: CustomerId,
    pub contact: ContactId,
    /// As read; another version is a conflict.
    pub version: i64,
    pub fields: ContactFields,
}

impl Command for EditContact {
    const NAME: &'static str = "contacts.edit";
    const NEEDS: Permission = EDIT;
    type Output = ();

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

/// Takes a person off a customer's page; the row stays in the archive.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveContact {
    pub customer: CustomerId,
    pub contact: ContactId,
    pub version: i64,
}

impl Command for RemoveContact {
    const NAME: &'static str = "contacts.remove";
    const NEEDS: Permission = EDIT;
    type Output = ();
}
