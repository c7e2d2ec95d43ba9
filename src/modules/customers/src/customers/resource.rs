//! The server's half of the customers resource.

use engine::{Resource, Scope};
use kernel::Schema;

use super::entity;

/// Customers.
pub struct Customers;

impl Resource for Customers {
    type Entity = entity::Entity;
    type Model = entity::Model;
    type ActiveModel = entity::ActiveModel;

    fn schema() -> &'static Schema {
        &super::SCHEMA
    }

    fn scope() -> Scope {
        Scope { own: &["owner_id"], team: None, customer: Some("id") }
    }
}
