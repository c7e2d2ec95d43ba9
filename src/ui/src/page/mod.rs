//! What every page stands on: where it is, the status it answers with, its head, and the events it follows.
//! What a page shows does not belong here.

mod head;
mod live;
mod parts;

pub use head::{PageHead, TabTitle};
pub use live::{Live, provide_live, use_live};
pub use parts::{Breadcrumbs, Crumb, Property, Section};

use kernel::Uuid;
use kernel::query::encode;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::sync::Arc;

/// The workspace of the address, and which resources have a page for each record.
#[derive(Clone, Copy)]
pub struct Here {
    workspace: Memo<String>,
    pages: &'static [(&'static str, &'static str)],
}

impl Here {
    /// The workspace's slug; tracked.
    pub fn workspace(self) -> String {
        self.workspace.get()
    }

    /// An address in this workspace: `/tickets` is `/optim/tickets`; tracked.
    pub fn link(self, path: &str) -> String {
        self.workspace.with(|workspace| in_workspace(workspace, path))
    }

    /// The page of a record, if its resource has such pages; tracked.
    pub fn record(self, resource: &str, id: Uuid) -> Option<String> {
        let (_, path) = self.pages.iter().find(|(name, _)| *name == resource)?;
        Some(self.link(&format!("{path}/{id}")))
    }

    /// The resource and record whose page has this address, if it is one; tracked.
    pub fn record_at(self, path: &str) -> Option<(&'static str, Uuid)> {
        let (list, id) = path.trim_end_matches('/').rsplit_once('/')?;
        let (name, _) = self.pages.iter().find(|(_, path)| self.link(path) == list)?;
        Some((name, id.parse().ok()?))
    }

    /// The list of a resource whose records have pages, as `query` asks for it; tracked.
    pub fn list(self, resource: &str, query: &str) -> Option<String> {
        let (_, path) = self.pages.iter().find(|(name, _)| *name == resource)?;
        Some(self.link(&format!("{path}{query}")))
    }
}

fn in_workspace(workspace: &str, path: &str) -> String {
    format!("/{}{path}", encode(workspace))
}

/// Reads the route's parameter `workspace`, below which it is called once. `pages` says for
/// each resource whose records have pages where they are: `("tickets", "/tickets")` is `/{workspace}/tickets/{id}`.
pub fn provide_here(pages: &'static [(&'static str, &'static str)]) -> Here {
    let params = use_params_map();
    // While another route takes over, the parameter may be gone before this page is.
    let workspace = Memo::new(move |before: Option<&String>| {
        params.with(|params| params.get("workspace")).or(before.cloned()).unwrap_or_default()
    });
    let here = Here { workspace, pages };
    provide_context(here);
    here
}

/// Where this page is; nowhere when nobody said.
pub fn use_here() -> Here {
    use_context().unwrap_or_else(|| Here { workspace: Memo::new(|_| String::new()), pages: &[] })
}

/// Sets the HTTP status of the page being rendered. The server provides it.
#[derive(Clone)]
pub struct SetStatus(pub Arc<dyn Fn(u16) + Send + Sync>);

/// Answers with that HTTP status. Does nothing in the browser, and on the server once the answer has begun.
pub fn set_status(status: u16) {
    if let Some(SetStatus(set)) = use_context::<SetStatus>() {
        set(status);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_stay_in_the_workspace() {
        Owner::new().with(|| {
            let here = Here { workspace: Memo::new(|_| "optim".to_owned()), pages: &[("tickets", "/tickets")] };
            assert_eq!(here.link("/tickets?sort=-number"), "/optim/tickets?sort=-number");
            let id = Uuid::from_u128(1);
            assert_eq!(here.record("tickets", id), Some(format!("/optim/tickets/{id}")));
            assert_eq!(here.record("teams", id), None);
            assert_eq!(here.record_at(&format!("/optim/tickets/{id}")), Some(("tickets", id)));
            assert_eq!(here.record_at("/optim/tickets/new"), None);
            assert_eq!(here.record_at(&format!("/toto/tickets/{id}")), None);
        });
        assert_eq!(in_workspace("//evil", "/x"), "/%2F%2Fevil/x");
    }

    #[test]
    fn the_status_reaches_the_server() {
        Owner::new().with(|| {
            set_status(404);
            let told = Arc::new(std::sync::atomic::AtomicU16::new(200));
            let tell = Arc::clone(&told);
            provide_context(SetStatus(Arc::new(move |status| {
                tell.store(status, std::sync::atomic::Ordering::Relaxed);
            })));
            set_status(400);
            assert_eq!(told.load(std::sync::atomic::Ordering::Relaxed), 400);
        });
    }
}
