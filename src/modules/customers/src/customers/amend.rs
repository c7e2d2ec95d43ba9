//! Each command as it would leave a customer the way it is; table cells and bulk changes replace one argument.

use engine::{Amend, fault};
use kernel::Result;
use kernel::id::MemberId;

use super::entity::Model;
use super::resource::Customers;
use super::{CustomerFields, CustomerId, CustomerStatus, EditCustomer, Tier};

/// What a person filled in, as it is stored.
fn fields_of(customer: &Model) -> Result<CustomerFields> {
    let rank = || fault::internal("a rank of customers");
    Ok(CustomerFields {
        name: customer.name.clone(),
        email: customer.email.clone(),
        tax_id: customer.tax_id.clone(),
        tier: Tier::from_rank(customer.tier).ok_or_else(rank)?,
        status: CustomerStatus::from_rank(customer.status).ok_or_else(rank)?,
        region: customer.region.clone(),
        owner: customer.owner_id.map(MemberId),
        notes: customer.notes.clone(),
        tags: serde_json::from_str(&customer.tags).map_err(fault::internal)?,
    })
}

impl Amend for EditCustomer {
    type Of = Customers;

    fn of(customer: &Model) -> Result<Self> {
        Ok(Self { customer: CustomerId(customer.id), version: customer.version, fields: fields_of(customer)? })
    }
}
