//! What the customers' pages ask the server, besides lists and commands.

use kernel::Error;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::{CustomerDetail, CustomerId};

/// A customer with its contacts.
///
/// # Errors
/// Those of the gate; `NotFound` for one the caller does not see.
#[server(input = Json)]
pub async fn customer(workspace: String, id: CustomerId) -> Result<CustomerDetail, Error> {
    super::find::find(&access::gate::cx(&workspace).await?, id).await
}
