//! The server's half of the messages resource.

use engine::Resource;
use kernel::Schema;

use super::entity;

/// Replies and notes.
pub struct Messages;

impl Resource for Messages {
    type Entity = entity::Entity;
    type Model = entity::Model;
    type ActiveModel = entity::ActiveModel;

    fn schema() -> &'static Schema {
        &super::SCHEMA
    }
}
