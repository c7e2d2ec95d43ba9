//! Seals and unseals.

use engine::{Place, Run, Tx, fault};
use kernel::{Result, Uuid};

use super::{RevealPaymentDetails, SetPaymentDetails};
use crate::customers::resource::Customers;
use crate::customers::tidy;

/// What the details are bound to.
fn place(tx: &Tx, customer: Uuid) -> Place {
    Place { workspace: tx.workspace(), column: "customers.payment_details", row: customer }
}

impl Run for SetPaymentDetails {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut customer = tx.load::<Customers>(self.customer, Some(self.version)).await?;
        let details = tidy(&self.details);
        customer.payment_details = if details.is_empty() {
            String::new()
        } else {
            tx.cx().engine().sealer()?.seal(place(tx, customer.id), details.as_bytes())?
        };
        tx.save::<Customers>(customer).await?;
        tx.emit::<Customers>("customer_edited", self.customer);
        Ok(())
    }
}

impl Run for RevealPaymentDetails {
    const SECRET: bool = true;

    async fn run(self, tx: &mut Tx) -> Result<String> {
        let customer = tx.load::<Customers>(self.customer, None).await?;
        tx.witness("customers", customer.id, &[("fields", "payment_details")])?;
        if customer.payment_details.is_empty() {
            return Ok(String::new());
        }
        let place = place(tx, customer.id);
        let bytes = tx.cx().engine().sealer()?.unseal(place, &customer.payment_details)?;
        String::from_utf8(bytes).map_err(fault::internal)
    }
}
