//! The server's half of snippets: their table, and what their commands do.

use engine::{Amend, Resource, Run, Tx, fault};
use kernel::{Result, Schema, Uuid, text};

use super::entity::{self, Model};
use super::{ArchiveSnippet, CreateSnippet, EditSnippet, RestoreSnippet, SnippetFields, SnippetId};

/// Snippets.
pub struct Snippets;

impl Resource for Snippets {
    type Entity = entity::Entity;
    type Model = entity::Model;
    type ActiveModel = entity::ActiveModel;

    fn schema() -> &'static Schema {
        &super::SCHEMA
    }
}

fn fill(snippet: Model, fields: SnippetFields) -> Result<Model> {
    let SnippetFields { name, body, tags } = fields;
    let tags = serde_json::to_string(&text::tags(tags.iter().map(String::as_str))).map_err(fault::internal)?;
    Ok(Model { name: name.trim().to_owned(), body: body.trim().to_owned(), tags, ..snippet })
}

impl Run for CreateSnippet {
    async fn run(self, tx: &mut Tx) -> Result<SnippetId> {
        let snippet = Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            name: String::new(),
            body: String::new(),
            tags: String::new(),
        };
        let snippet = tx.insert::<Snippets>(fill(snippet, self.fields)?).await?;
        tx.emit::<Snippets>("snippet_created", snippet.id);
        Ok(SnippetId(snippet.id))
    }
}

impl Run for EditSnippet {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let snippet = tx.load::<Snippets>(self.snippet, Some(self.version)).await?;
        tx.save::<Snippets>(fill(snippet, self.fields)?).await?;
        tx.emit::<Snippets>("snippet_edited", self.snippet);
        Ok(())
    }
}

impl Amend for EditSnippet {
    type Of = Snippets;

    fn of(snippet: &Model) -> Result<Self> {
        let tags = serde_json::from_str(&snippet.tags).map_err(fault::internal)?;
        let fields = SnippetFields { name: snippet.name.clone(), body: snippet.body.clone(), tags };
        Ok(Self { snippet: SnippetId(snippet.id), version: snippet.version, fields })
    }
}

engine::archive!(Snippets: ArchiveSnippet, RestoreSnippet { snippet: SnippetId }, "snippet");
