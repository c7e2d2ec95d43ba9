//! Where a table's rows and a picker's options come from. The page says; usually `Fetch::new(gate::list)` and
//! `Pick::new(gate::pick)`.

use kernel::{ListPage, ListQuery, Result, Uuid};
use std::pin::Pin;
use std::sync::Arc;

/// What comes later.
pub type Later<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;
/// Records by id and title.
pub type Named = Vec<(Uuid, String)>;

/// Reads one page of a list.
#[derive(Clone)]
pub struct Fetch(Arc<dyn Fn(String, String, ListQuery) -> Later<ListPage> + Send + Sync>);

impl Fetch {
    /// From a function of the workspace's slug, the resource and the query.
    pub fn new<F, Answer>(fetch: F) -> Self
    where
        F: Fn(String, String, ListQuery) -> Answer + Send + Sync + 'static,
        Answer: Future<Output = Result<ListPage>> + Send + 'static,
    {
        Self(Arc::new(move |workspace, resource, query| Box::pin(fetch(workspace, resource, query))))
    }

    pub(super) fn call(&self, workspace: String, resource: &str, query: ListQuery) -> Later<ListPage> {
        (self.0)(workspace, resource.to_owned(), query)
    }
}

/// Finds records of a resource by words; the text of an id finds that record.
#[derive(Clone)]
pub struct Pick(Arc<dyn Fn(String, String, String) -> Later<Named> + Send + Sync>);

impl Pick {
    /// From a function of the workspace's slug, the resource and the words.
    pub fn new<F, Answer>(pick: F) -> Self
    where
        F: Fn(String, String, String) -> Answer + Send + Sync + 'static,
        Answer: Future<Output = Result<Named>> + Send + 'static,
    {
        Self(Arc::new(move |workspace, resource, words| Box::pin(pick(workspace, resource, words))))
    }

    pub(super) fn call(&self, workspace: String, resource: &str, words: String) -> Later<Named> {
        (self.0)(workspace, resource.to_owned(), words)
    }
}
