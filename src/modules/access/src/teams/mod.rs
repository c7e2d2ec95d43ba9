//! Teams: groups of members that work from one queue.

use std::sync::LazyLock;

use kernel::schema::{Schema, text};

#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod member_entity;

/// The teams resource.
pub static SCHEMA: LazyLock<Schema> =
    LazyLock::new(|| Schema::new("teams", "teams").field(text("name", 100).title().list().sort().search()));

#[cfg(feature = "ssr")]
pub use server::Teams;

#[cfg(feature = "ssr")]
mod server {
    use engine::Resource;
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct Teams;

    impl Resource for Teams {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }
}
