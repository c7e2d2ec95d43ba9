//! The server's half of the tickets resource.

use engine::{Resource, Scope};
use kernel::Schema;

use super::entity;

/// Tickets.
pub struct Tickets;

impl Resource for Tickets {
    type Entity = entity::Entity;
    type Model = entity::Model;
    type ActiveModel = entity::ActiveModel;

    fn schema() -> &'static Schema {
        &super::SCHEMA
    }

    fn scope() -> Scope {
        Scope { own: &["assignee_id"], team: Some("team_id"), customer: Some("customer_id") }
    }
}
