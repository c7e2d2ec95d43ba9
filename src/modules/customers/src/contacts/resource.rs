//! The server's half of the contacts resource.

use engine::Resource;
use kernel::Schema;

use super::entity;

/// Contacts. No column makes one somebody's own: that is its customer's to say, so a narrow reach lists none.
pub struct Contacts;

impl Resource for Contacts {
    type Entity = entity::Entity;
    type Model = entity::Model;
    type ActiveModel = entity::ActiveModel;

    fn schema() -> &'static Schema {
        &super::SCHEMA
    }
}
