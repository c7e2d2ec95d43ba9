//! Customers: who the workspace serves, and the people to talk to there.
//!
//! What belongs here: what is true of a customer whatever it buys or asks. What does not: its tickets (support), which
//! stand on its page through [`slots::CustomerTickets`]; orders, donations and money, which hang on a customer from their own
//! rooms.
//!
//! A change is a command in `customers` or `contacts`; a page asks `customers::api` and performs commands through
//! `access::gate`.

pub mod contacts;
pub mod customers;
pub mod slots;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod fixture;

/// What this room declares.
#[cfg(feature = "ssr")]
pub fn module() -> engine::Module {
    engine::Module::new()
        .resource::<customers::resource::Customers>()
        .import::<customers::resource::Customers>()
        .command::<customers::CreateCustomer>()
        .amends::<customers::EditCustomer>()
        .amends::<customers::ArchiveCustomer>()
        .amends::<customers::RestoreCustomer>()
        .command::<customers::payment::SetPaymentDetails>()
        .command::<customers::payment::RevealPaymentDetails>()
        .resource::<contacts::resource::Contacts>()
        .command::<contacts::CreateContact>()
        .command::<contacts::EditContact>()
        .command::<contacts::RemoveContact>()
}
