//! The functions that run the contacts' commands. Each loads the customer first, which decides whether the caller may.

use engine::{Run, Tx, fault};
use kernel::{Error, Result, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::resource::Contacts;
use super::{ContactFields, ContactId, CreateContact, EditContact, RemoveContact, entity};
use crate::customers::resource::Customers;
use crate::customers::{CustomerId, tidy};

impl Run for CreateContact {
    async fn run(self, tx: &mut Tx) -> Result<ContactId> {
        tx.load::<Customers>(self.customer, None).await?;
        let mut contact = entity::Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            customer_id: self.customer.0,
            name: String::new(),
            email: String::new(),
            phone: String::new(),
            position: String::new(),
        };
        fill(&mut contact, &self.fields);
        let contact = tx.insert::<Contacts>(contact).await?;
        tx.emit::<Customers>("contact_created", self.customer);
        Ok(ContactId(contact.id))
    }
}

impl Run for EditContact {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut contact = load(tx, self.customer, self.contact, self.version).await?;
        fill(&mut contact, &self.fields);
        tx.save::<Contacts>(contact).await?;
        tx.emit::<Customers>("contact_edited", self.customer);
        Ok(())
    }
}

impl Run for RemoveContact {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut contact = load(tx, self.customer, self.contact, self.version).await?;
        contact.archived_at = Some(tx.now().0);
        tx.save::<Contacts>(contact).await?;
        tx.emit::<Customers>("contact_removed", self.customer);
        Ok(())
    }
}

/// The contact, as far as the caller reaches its customer; the customer's lock guards it.
async fn load(tx: &Tx, customer: CustomerId, contact: ContactId, version: i64) -> Result<entity::Model> {
    tx.load::<Customers>(customer, None).await?;
    let found = entity::Entity::find_by_id(contact.0)
        .filter(entity::Column::WorkspaceId.eq(tx.workspace().0))
        .filter(entity::Column::CustomerId.eq(customer.0))
        .filter(entity::Column::ArchivedAt.is_null())
        .one(tx.connection())
        .await
        .map_err(fault::database)?
        .ok_or(Error::NotFound)?;
    if found.version == version { Ok(found) } else { Err(Error::Conflict { current: found.version }) }
}

fn fill(contact: &mut entity::Model, fields: &ContactFields) {
    let ContactFields { name, email, phone, position } = fields;
    contact.name = tidy(name);
    contact.email = tidy(email);
    contact.phone = tidy(phone);
    contact.position = tidy(position);
}
