//! Customers: companies and people that tickets, orders and donations hang on.

use std::sync::LazyLock;

use kernel::permission::may;
use kernel::schema::{Direction, Schema, choice, person, prose, tags, text, time};
use kernel::{Check, Command, Permission, Result, archive, choices, id};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod amend;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub(crate) mod find;
#[cfg(feature = "ssr")]
pub mod import;
#[cfg(feature = "ssr")]
pub mod named;
#[cfg(feature = "ssr")]
pub mod resource;

pub mod api;
pub mod detail;
pub mod form;
pub mod list;

mod fields;
mod head;
pub mod payment;
mod properties;
mod record;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

id!(
    /// A customer.
    CustomerId,
);

choices! {
    /// What a customer has bought into.
    pub enum Tier {
        Standard = 1 "standard" Neutral "circle",
        Professional = 2 "professional" Blue "star",
        Enterprise = 3 "enterprise" Green "building-2",
    }
}

choices! {
    /// How the relation stands.
    pub enum CustomerStatus {
        Trial = 1 "trial" Blue "circle-dashed",
        Active = 2 "active" Green "circle-check",
        AtRisk = 3 "at_risk" Amber "triangle-alert",
        Churned = 4 "churned" Neutral "circle-x",
    }
}

/// `customers:view` and so on.
pub const VIEW: Permission = may("customers", "view");
pub const CREATE: Permission = may("customers", "create");
pub const EDIT: Permission = may("customers", "edit");
pub const ARCHIVE: Permission = may("customers", "archive");

/// The customers resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("customers", "customers")
        .field(text("name", 200).title().list().sort().search().edit::<EditCustomer>())
        .field(text("email", 254).list().filter().search().personal().edit::<EditCustomer>())
        .field(text("tax_id", 20).filter().search().personal().edit::<EditCustomer>())
        .field(choice("tier", Tier::CHOICES).list().edit::<EditCustomer>())
        .field(choice("status", CustomerStatus::CHOICES).list().edit::<EditCustomer>())
        .field(text("region", 100).list().filter().edit::<EditCustomer>())
        .field(person("owner").list().edit::<EditCustomer>())
        .field(prose("notes", 10_000).search())
        .field(tags("tags").list().search().edit::<EditCustomer>())
        .field(text("payment_details", payment::SEALED).personal().sealed())
        .field(time("created_at").list())
        .field(time("updated_at"))
        .field(time("archived_at").optional())
        .order("created_at", Direction::Descending)
        .pages("/customers")
        .action::<ArchiveCustomer>("archive")
        .action_on_archived::<RestoreCustomer>("archive-restore")
});

/// What a person fills in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerFields {
    pub name: String,
    pub email: String,
    /// CNPJ or CPF in any punctuation; empty for none.
    pub tax_id: String,
    pub tier: Tier,
    pub status: CustomerStatus,
    pub region: String,
    pub owner: Option<kernel::id::MemberId>,
    pub notes: String,
    pub tags: Vec<String>,
}

impl Default for CustomerFields {
    fn default() -> Self {
        Self {
            name: String::new(),
            email: String::new(),
            tax_id: String::new(),
            tier: Tier::Standard,
            status: CustomerStatus::Active,
            region: String::new(),
            owner: None,
            notes: String::new(),
            tags: Vec::new(),
        }
    }
}

impl CustomerFields {
    /// Rules that need no database; imports hold their rows against them too.
    ///
    /// # Errors
    /// `Invalid` with one problem per broken rule.
    pub fn check(&self) -> Result<()> {
        Check::new()
            .text("name", &self.name, 200)
            .email("email", self.email.trim())
            .tax_id("tax_id", &self.tax_id)
            .longest("region", &self.region, 100)
            .longest("notes", &self.notes, 10_000)
            .tags("tags", &self.tags)
            .done()
    }
}

/// Adds a customer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreateCustomer {
    pub fields: CustomerFields,
}

impl Command for CreateCustomer {
    const NAME: &'static str = "customers.create";
    const NEEDS: Permission = CREATE;
    type Output = CustomerId;

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

/// Replaces what a person fills in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditCustomer {
    pub customer: CustomerId,
    /// As read; another version is a conflict.
    pub version: i64,
    pub fields: CustomerFields,
}

impl Command for EditCustomer {
    const NAME: &'static str = "customers.edit";
    const NEEDS: Permission = EDIT;
    type Output = ();

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

archive! {
    "customers" needs ARCHIVE;
    /// Takes a customer out of the lists; nothing is lost.
    ArchiveCustomer,
    /// Brings an archived customer back.
    RestoreCustomer { customer: CustomerId }
}

/// A customer as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerDetail {
    pub id: CustomerId,
    pub version: i64,
    pub fields: CustomerFields,
    /// Name of the owner.
    pub owner_name: Option<String>,
    pub created_at: kernel::Time,
    pub updated_at: kernel::Time,
    pub archived_at: Option<kernel::Time>,
    pub contacts: Vec<super::contacts::Contact>,
    /// Whether there are any; what they are is for [`payment::RevealPaymentDetails`] to say.
    pub has_payment_details: bool,
}

/// Text as it is kept: without blank ends and without NUL, which PostgreSQL's text cannot hold.
#[cfg(feature = "ssr")]
pub(crate) fn tidy(text: &str) -> String {
    text.replace('\0', "").trim().to_owned()
}

/// Whether to offer something that needs `permission` on a customer of that owner; the server decides anew.
pub(crate) fn reaches(
    shell: &access::shell::Shell,
    permission: Permission,
    owner: Option<kernel::id::MemberId>,
) -> bool {
    // No team owns a customer.
    shell.grants.reach(permission).is_some_and(|reach| reach.is_all() || owner == Some(shell.member))
}
