//! `/{workspace}/settings/mail/templates`: every kind of mail in every language.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::prelude::*;

use super::Preview;
use super::api::load_previews;
use super::detail::Said;
use super::list::kind_name;

/// The kinds of mail, in the language of the address' `language`, else the reader's.
#[component]
pub fn MailTemplatesPage() -> impl IntoView {
    let (here, query, locale) = (use_here(), use_query_map(), use_locale());
    let asked = query.with_untracked(|query| query.get("language")).filter(|tag| !tag.is_empty());
    if asked.is_some_and(|tag| Locale::parse(&tag).is_none()) {
        return malformed("language");
    }
    let data = Data::new(move || here.workspace(), load_previews);
    let language = Memo::new(move |_| {
        let asked = query.with(|query| query.get("language")).and_then(|tag| Locale::parse(&tag));
        asked.unwrap_or_else(|| locale.get())
    });
    let tabs = Locale::ALL.into_iter().map(move |choice| {
        let current = Signal::derive(move || language.get() == choice);
        view! { <Tab label=choice.name() href=format!("?language={}", choice.code()) current /> }
    });
    let kinds = move |previews: Vec<Preview>| view! { <Kinds previews language /> };
    view! {
        <PageHead title=t!(MAILS_PREVIEWS) />
        <div class="page-body">
            <Tabs label=t!(LANGUAGE)>{tabs.collect_view()}</Tabs>
            <Loaded resource=data view=kinds />
        </div>
    }
    .into_any()
}

#[component]
fn Kinds(previews: Vec<Preview>, language: Memo<Locale>) -> impl IntoView {
    let locale = use_locale();
    move || {
        let chosen = language.get();
        let of_language = previews.iter().filter(|preview| preview.locale == chosen.code()).cloned();
        of_language
            .map(|Preview { kind, content, .. }| {
                let name = move || kind_name(locale.get(), &kind);
                view! { <Section title=name><div lang=chosen.code()><Said content /></div></Section> }
            })
            .collect_view()
    }
}
