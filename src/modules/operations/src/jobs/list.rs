//! `/{workspace}/settings/jobs`: what waits, what is under way, what failed.

use access::gate;
use kernel::job::SCHEMA;
use leptos::prelude::*;
use ui::prelude::*;

/// The queue, newest first.
#[component]
pub fn JobsPage() -> impl IntoView {
    let here = use_here();
    view! {
        <div class="list-page">
            <PageHead title=t!(JOBS_TITLE)>
                <LinkButton label=t!(SCHEDULES_TITLE) icon="alarm-clock" href=Signal::derive(move || here.link("/settings/schedules")) />
            </PageHead>
            <ResourceTable schema=&SCHEMA fetch=Fetch::new(gate::list) pick=Pick::new(gate::pick) cell=CellView::new(kind) />
        </div>
    }
}

/// A kind in words.
fn kind(at: CellAt<'_>) -> Option<AnyView> {
    let (locale, name) = (use_locale(), at.cell().text().to_owned());
    (at.field.name == "kind").then(|| (move || kind_name(locale.get(), &name)).into_any())
}

/// What a kind of job is called.
pub fn kind_name(locale: Locale, kind: &str) -> String {
    let key = Key::find(&format!("job-{}-name", kind.replace('_', "-")));
    key.map_or_else(|| kind.to_owned(), |key| text(locale, key).to_owned())
}
