//! What other rooms put on this room's pages. They may know a customer; this room may not know them, so the app hands
//! their views in as context.

use std::sync::Arc;

use leptos::prelude::AnyView;

use crate::customers::CustomerId;

/// Renders a customer's tickets.
#[derive(Clone)]
pub struct CustomerTickets(pub Arc<dyn Fn(CustomerId) -> AnyView + Send + Sync>);
