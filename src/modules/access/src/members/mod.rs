//! Members: people as a workspace knows them; what tickets are assigned to.

use std::sync::LazyLock;

use kernel::schema::{Schema, link, text, time};

#[cfg(feature = "ssr")]
pub mod entity;

/// The members resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("members", "members")
        .field(text("name", 200).title().list().sort().search().personal())
        .field(text("email", 254).list().search().personal())
        .field(link("role", "roles").list())
        .field(time("created_at").list())
});

#[cfg(feature = "ssr")]
pub use server::Members;

#[cfg(feature = "ssr")]
mod server {
    use engine::Resource;
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct Members;

    impl Resource for Members {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }
}
