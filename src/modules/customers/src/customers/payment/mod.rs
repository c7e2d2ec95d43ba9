//! A customer's payment details (bank account, payment key): sealed in the database, in no list, file or search, and
//! shown to whoever may see them when they ask, each time with an entry in the audit log.

use kernel::permission::may;
use kernel::{Check, Command, Permission, Result, Reversal};
use serde::{Deserialize, Serialize};

use super::{CustomerId, EDIT};

#[cfg(feature = "ssr")]
mod commands;
pub(super) mod section;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Sees the details of a customer.
pub const REVEAL: Permission = may("customers", "reveal");

/// Most characters.
pub const MOST: usize = 500;
/// Most characters of what they are sealed into.
pub(super) const SEALED: usize = 10_000;

/// Replaces the details; empty text removes them.
#[derive(Clone, Serialize, Deserialize)]
pub struct SetPaymentDetails {
    pub customer: CustomerId,
    /// As read; another version is a conflict.
    pub version: i64,
    pub details: String,
}

impl std::fmt::Debug for SetPaymentDetails {
    /// Without the details.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SetPaymentDetails").field("customer", &self.customer).finish_non_exhaustive()
    }
}

impl Command for SetPaymentDetails {
    const NAME: &'static str = "customers.set_payment_details";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        Check::new().longest("details", &self.details, MOST).done()
    }
}

/// Shows the details.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RevealPaymentDetails {
    pub customer: CustomerId,
}

impl Command for RevealPaymentDetails {
    const NAME: &'static str = "customers.reveal_payment_details";
    const NEEDS: Permission = REVEAL;
    const CONFIRM: bool = true;
    /// Empty for none.
    const REVERSAL: Reversal = Reversal::None;
    type Output = String;
}
