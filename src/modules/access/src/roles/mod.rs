//! Roles: named sets of grants, as data.

use std::sync::LazyLock;

use kernel::Permission;
use kernel::permission::may;
use kernel::schema::{self, Schema, prose};

#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod holding;
#[cfg(feature = "ssr")]
pub mod packs;
#[cfg(feature = "ssr")]
mod words;

/// Looks as another role would.
pub const LOOK: Permission = may("roles", "look");

/// The roles resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("roles", "roles")
        .field(schema::text("name", 100).title().list().sort().search())
        .field(schema::text("key", 50))
        .field(schema::text("description", 500).list())
        .field(prose("grants", 10_000))
});

#[cfg(feature = "ssr")]
pub use server::Roles;
#[cfg(feature = "ssr")]
pub use words::{grants, means, text, words};

#[cfg(feature = "ssr")]
mod server {
    use engine::Resource;
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct Roles;

    impl Resource for Roles {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }
}
