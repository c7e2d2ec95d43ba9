//! One customer as its page shows it.

use engine::{Cx, Record, fault};
use kernel::id::MemberId;
use kernel::{Error, Result, Time, Uuid};

use super::{CustomerDetail, CustomerFields, CustomerId, CustomerStatus, Tier, VIEW};
use crate::contacts::{Contact, ContactFields, ContactId};

/// The customer with its contacts, as far as the caller sees it: two statements.
///
/// # Errors
/// `NotFound`; faults of the database.
pub async fn find(cx: &Cx, id: CustomerId) -> Result<CustomerDetail> {
    let read = cx.read(VIEW).map_err(|_| Error::NotFound)?;
    let mut sql = read.sql();
    sql.push(
        "SELECT t.id, t.version, t.name, t.email, t.tax_id, t.tier, t.status, t.region, t.owner_id, t.notes, t.tags,
         t.created_at, t.updated_at, t.archived_at, m.name, t.payment_details
         FROM customers t LEFT JOIN members m ON m.id = t.owner_id WHERE t.id = ",
    );
    sql.bind(id.0);
    read.within(&mut sql, "customers")?;
    let found = read.first(sql, detail).await?.ok_or(Error::NotFound)?;
    let mut sql = read.sql();
    sql.push(
        "SELECT id, version, name, email, phone, position FROM contacts WHERE archived_at IS NULL AND customer_id = ",
    );
    sql.bind(id.0).push(" AND workspace_id = ").bind(cx.actor().workspace.0).push(" ORDER BY name, id");
    let contacts = read.rows(sql, contact).await?;
    // The sealed fields are not.
    read.shown("customers", [id.0])?;
    read.shown("contacts", contacts.iter().map(|contact| contact.id.0))?;
    Ok(CustomerDetail { contacts, ..found })
}

fn detail(row: &Record<'_>) -> Result<CustomerDetail> {
    let unknown = || fault::internal("customers: a rank nobody declared");
    Ok(CustomerDetail {
        id: CustomerId(row.uuid(0)?),
        version: row.int(1)?,
        fields: CustomerFields {
            name: row.text(2)?,
            email: row.text(3)?,
            tax_id: row.text(4)?,
            tier: Tier::from_rank(row.int(5)?).ok_or_else(unknown)?,
            status: CustomerStatus::from_rank(row.int(6)?).ok_or_else(unknown)?,
            region: row.text(7)?,
            owner: row.maybe_uuid(8)?.map(|id: Uuid| MemberId(id)),
            notes: row.text(9)?,
            tags: serde_json::from_str(&row.text(10)?).map_err(fault::internal)?,
        },
        owner_name: row.maybe_text(14)?,
        created_at: Time(row.int(11)?),
        updated_at: Time(row.int(12)?),
        archived_at: row.maybe_int(13)?.map(Time),
        contacts: Vec::new(),
        has_payment_details: !row.text(15)?.is_empty(),
    })
}

fn contact(row: &Record<'_>) -> Result<Contact> {
    Ok(Contact {
        id: ContactId(row.uuid(0)?),
        version: row.int(1)?,
        fields: ContactFields { name: row.text(2)?, email: row.text(3)?, phone: row.text(4)?, position: row.text(5)? },
    })
}
