//! Snippets: texts that are written once and put into many replies.

use std::sync::LazyLock;

use kernel::permission::may;
use kernel::schema::{Direction, Schema, prose, tags, text, time};
use kernel::{Check, Command, Permission, Result, archive, id};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod entity;
pub mod pages;
#[cfg(feature = "ssr")]
pub mod resource;

id!(
    /// A snippet.
    SnippetId,
);

/// `snippets:edit`: making, changing, archiving and restoring them.
pub const EDIT: Permission = may("snippets", "edit");

/// The snippets resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("snippets", "snippets")
        .field(text("name", 100).title().list().sort().search().edit::<EditSnippet>())
        .field(prose("body", 5_000).search().edit::<EditSnippet>())
        .field(tags("tags").list().search().edit::<EditSnippet>())
        .field(time("created_at"))
        .field(time("updated_at").list())
        .field(time("archived_at").optional())
        .order("name", Direction::Ascending)
        .pages("/snippets")
        .create::<CreateSnippet>()
        .action::<ArchiveSnippet>("archive")
        .action_on_archived::<RestoreSnippet>("archive-restore")
});

/// What a person fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnippetFields {
    pub name: String,
    pub body: String,
    pub tags: Vec<String>,
}

impl SnippetFields {
    fn check(&self) -> Result<()> {
        Check::new().text("name", &self.name, 100).text("body", &self.body, 5_000).tags("tags", &self.tags).done()
    }
}

/// Adds a snippet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreateSnippet {
    pub fields: SnippetFields,
}

impl Command for CreateSnippet {
    const NAME: &'static str = "snippets.create";
    const NEEDS: Permission = EDIT;
    type Output = SnippetId;

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

/// Replaces what a person fills in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EditSnippet {
    pub snippet: SnippetId,
    pub version: i64,
    pub fields: SnippetFields,
}

impl Command for EditSnippet {
    const NAME: &'static str = "snippets.edit";
    const NEEDS: Permission = EDIT;
    type Output = ();

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

archive! {
    "snippets" needs EDIT;
    /// Takes a snippet out of use; nothing is lost.
    ArchiveSnippet,
    /// Brings an archived snippet back.
    RestoreSnippet { snippet: SnippetId }
}
