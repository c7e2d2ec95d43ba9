//! The server's half of the audit log's declaration. What is "own" in it is what one did oneself.

use engine::{Resource, Scope};
use kernel::Schema;

use super::entity;

/// The audit log.
pub struct AuditLog;

impl Resource for AuditLog {
    type Entity = entity::Entity;
    type Model = entity::Model;
    type ActiveModel = entity::ActiveModel;

    fn schema() -> &'static Schema {
        &super::SCHEMA
    }

    const NOTED_WHOLE: bool = true;
    const INDEXED: bool = false;

    fn scope() -> Scope {
        Scope { own: &["member_id"], ..Scope::default() }
    }
}
