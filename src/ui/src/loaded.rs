//! One component renders loading, failure and content for every page.

use crate::empty::Skeleton;
use crate::failure::Failure;
use kernel::error::Error;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

/// Renders a resource: a skeleton at first, the content dimmed while newer data is under way, or the failure.
///
/// `<Loaded resource=tickets view=|page| view! { … } />`
#[component]
pub fn Loaded<T, V, F>(
    /// What is fetched.
    resource: Resource<Result<T, Error>>,
    /// Renders what came.
    view: F,
    /// Lines of the skeleton.
    #[prop(default = 6)]
    rows: usize,
) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    V: IntoView + 'static,
    F: Fn(T) -> V + Clone + Send + Sync + 'static,
{
    // Asked gently: on a busy server its owner was seen to end before the page was written.
    let pending = RwSignal::new(false);
    let retry = Callback::new(move |()| resource.refetch());
    view! {
        <div class="loaded" aria-busy=move || pending.try_get().unwrap_or_default().then_some("true")>
            <Transition fallback=move || view! { <Skeleton rows /> } set_pending=pending>
                {move || {
                    let view = view.clone();
                    Suspend::new(async move {
                        match resource.await {
                            Ok(value) => view(value).into_any(),
                            Err(error) => {
                                crate::page::set_status(error.status());
                                view! { <Failure error retry /> }.into_any()
                            }
                        }
                    })
                }}
            </Transition>
        </div>
    }
}
