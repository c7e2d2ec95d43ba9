//! The functions that run the customers' commands.

use access::members::Members;
use engine::{Run, Tx, fault};
use kernel::id::MemberId;
use kernel::permission::may;
use kernel::{Error, Result, Rule, Uuid, tax_id, text};

use super::resource::Customers;
use super::{ArchiveCustomer, CreateCustomer, CustomerFields, CustomerId, EditCustomer, RestoreCustomer, entity, tidy};

impl Run for CreateCustomer {
    async fn run(self, tx: &mut Tx) -> Result<CustomerId> {
        check_owner(tx, self.fields.owner, None).await?;
        let mut customer = entity::Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            external_id: None,
            name: String::new(),
            email: String::new(),
            tax_id: String::new(),
            tier: 0,
            status: 0,
            region: String::new(),
            owner_id: None,
            notes: String::new(),
            tags: String::new(),
            payment_details: String::new(),
        };
        fill(&mut customer, &self.fields)?;
        let customer = tx.insert::<Customers>(customer).await?;
        tx.emit::<Customers>("customer_created", customer.id);
        Ok(CustomerId(customer.id))
    }
}

impl Run for EditCustomer {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut customer = tx.load::<Customers>(self.customer, Some(self.version)).await?;
        check_owner(tx, self.fields.owner, customer.owner_id).await?;
        fill(&mut customer, &self.fields)?;
        tx.save::<Customers>(customer).await?;
        tx.emit::<Customers>("customer_edited", self.customer);
        Ok(())
    }
}

engine::archive!(Customers: ArchiveCustomer, RestoreCustomer { customer: CustomerId }, "customer");

/// A new owner is the caller or a member whom the caller sees and who has not left; one who owns already may stay.
async fn check_owner(tx: &Tx, owner: Option<MemberId>, before: Option<Uuid>) -> Result<()> {
    let Some(owner) = owner.filter(|owner| Some(owner.0) != before && *owner != tx.actor().member) else {
        return Ok(());
    };
    match tx.find::<Members>(owner, may("members", "view")).await? {
        Some(member) if member.archived_at.is_none() => Ok(()),
        _ => Err(Error::invalid("owner", Rule::Missing)),
    }
}

/// Puts what a person filled in into the row, in the form in which it is kept.
fn fill(customer: &mut entity::Model, fields: &CustomerFields) -> Result<()> {
    let CustomerFields { name, email, tax_id, tier, status, region, owner, notes, tags } = fields;
    customer.name = tidy(name);
    customer.email = tidy(email);
    customer.tax_id = tax_id::normalise(tax_id).unwrap_or_default();
    customer.tier = tier.rank();
    customer.status = status.rank();
    customer.region = tidy(region);
    customer.owner_id = owner.map(|owner| owner.0);
    customer.notes = tidy(notes);
    customer.tags = serde_json::to_string(&text::tags(tags.iter().map(String::as_str))).map_err(fault::internal)?;
    Ok(())
}
