//! Where a table's rows and a picker's options come from. The page says; usually `Fetch::new(gate::list)` and
//! `Pick::new(gate::pick)`.

use kernel::{Error, ListPage, ListQuery, Result, Uuid};
use leptos::prelude::set_timeout;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// What comes later.
pub type Later<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;
/// Records by id and title.
pub type Named = Vec<(Uuid, String)>;

/// After how long to ask again.
const AGAIN: [Duration; 3] = [Duration::from_millis(300), Duration::from_secs(1), Duration::from_secs(3)];

/// Waits, in the browser.
async fn pause(time: Duration) {
    let (tell, told) = futures::channel::oneshot::channel::<()>();
    set_timeout(move || drop(tell), time);
    let _ = told.await;
}

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

    /// In the browser asked again three times, later and later, when nobody answers.
    pub(super) fn call(&self, workspace: String, resource: &str, query: ListQuery) -> Later<ListPage> {
        let (fetch, resource) = (Arc::clone(&self.0), resource.to_owned());
        Box::pin(async move {
            for wait in AGAIN {
                match fetch(workspace.clone(), resource.clone(), query.clone()).await {
                    Err(Error::Unavailable) if cfg!(feature = "hydrate") => pause(wait).await,
                    answer => return answer,
                }
            }
            fetch(workspace, resource, query).await
        })
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
