//! `/`: which workspace, for people who are in several.

use leptos::prelude::*;
use ui::prelude::*;

#[component]
pub fn ChooserPage() -> impl IntoView {
    let memberships = Data::new(|| (), |()| access::shell::memberships());
    view! {
        <TabTitle text=move || tr!(CHOOSER_TITLE) />
        <main class="sign-in">
            <div class="sign-in-card">
                <header>
                    <img class="brand" src="/favicon.svg" alt="" width="32" height="32" />
                    <h1>{t!(CHOOSER_TITLE)}</h1>
                </header>
                <Loaded resource=memberships view=links />
                <form method="post" action="/sign-out">
                    <Button label=t!(ACTION_SIGN_OUT) kind="submit" icon="log-out" look=Look::Quiet />
                </form>
            </div>
        </main>
    }
}

fn links(found: Vec<(String, String)>) -> AnyView {
    if found.is_empty() {
        return view! { <p>{t!(CHOOSER_EMPTY)}</p> }.into_any();
    }
    let link = |(slug, name): (String, String)| {
        let first: String = name.chars().take(1).collect();
        view! {
            <li>
                <a class="nav-link" href=format!("/{slug}") rel="external">
                    <span class="workspace-mark" aria-hidden="true">{first}</span>
                    <span>{name}</span>
                </a>
            </li>
        }
    };
    view! { <ul class="plain-list">{found.into_iter().map(link).collect_view()}</ul> }.into_any()
}
