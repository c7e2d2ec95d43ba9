//! One component renders loading, failure and content for every page.

use crate::data::Data;
use crate::empty::Skeleton;
use crate::failure::Failure;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

/// Renders a resource: a skeleton at first, the content dimmed while newer data is under way, or the failure.
///
/// `<Loaded resource=tickets view=|page| view! { … } />`
#[component]
pub fn Loaded<T, V, F>(
    /// What is fetched.
    resource: Data<T>,
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
    let pending = RwSignal::new(false);
    // Asked in the browser only: on the server the effect that sets it runs beside the writing of the page, and a signal
    // that is being written panics when it is read.
    let busy = move || (!cfg!(feature = "ssr") && pending.get()).then_some("true");
    let retry = Callback::new(move |()| resource.refetch());
    view! {
        <div class="loaded" aria-busy=busy>
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
