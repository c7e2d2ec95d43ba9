//! `/{workspace}/search?q=…&in=tickets&page=2`: everything that was found, with scripts or without.

use kernel::Count;
use kernel::Error;
use kernel::query::query_string;
use kernel::search::{Found, Group};
use leptos::prelude::*;
use leptos_router::components::Form;
use leptos_router::hooks::use_query_map;
use ui::i18n::of_resource;
use ui::prelude::*;

use super::line::{HitText, address};
use super::{PAGE, search};

/// Places in order; those beyond are in the list.
const ORDERED: usize = 250;

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    words: String,
    within: Option<String>,
    /// Counted from zero.
    /// From 0; none when the address says something else.
    page: Option<usize>,
}

impl Asked {
    fn link(&self, within: Option<&str>, page: usize) -> String {
        let mut pairs = vec![("q".to_owned(), self.words.clone())];
        pairs.extend(within.map(|within| ("in".to_owned(), within.to_owned())));
        pairs.extend((page > 0).then(|| ("page".to_owned(), (page + 1).to_string())));
        query_string(&pairs)
    }
}

/// The page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let (here, query, locale) = (use_here(), use_query_map(), use_locale());
    let asked = Memo::new(move |_| {
        query.with(|query| Asked {
            words: query.get("q").unwrap_or_default().trim().to_owned(),
            within: query.get("in").filter(|within| !within.is_empty()),
            page: match query.get("page").filter(|page| !page.is_empty()) {
                Some(page) => page.parse::<usize>().ok().and_then(|page| page.checked_sub(1)),
                None => Some(0),
            },
        })
    });
    let data = Data::new(
        move || (here.workspace(), asked.get(), locale.get()),
        |(workspace, asked, locale)| async move {
            let page = asked.page.ok_or_else(|| Error::malformed("page"))?;
            search(workspace, asked.words, locale, asked.within, page).await
        },
    );
    view! {
        <PageHead title=t!(SEARCH_TITLE) />
        <div class="page-body search-page">
            <Form method="GET" action=untrack(|| here.link("/search")) attr:class="search" attr:role="search" attr:aria-label=t!(SEARCH_TITLE)>
                <Icon name="search" />
                <input
                    class="input"
                    type="search"
                    name="q"
                    maxlength="200"
                    autocomplete="off"
                    aria-label=t!(SEARCH_WHAT)
                    placeholder=t!(SEARCH_WHAT)
                    prop:value=move || asked.with(|asked| asked.words.clone())
                    value=untrack(|| asked.with(|asked| asked.words.clone()))
                />
                <button class="button primary" type="submit">{t!(SEARCH_RUN)}</button>
            </Form>
            <Loaded resource=data view=move |found: Found| view! { <Results found asked=asked.get_untracked() /> } />
        </div>
    }
}

#[component]
fn Results(found: Found, asked: Asked) -> impl IntoView {
    let locale = use_locale();
    if asked.words.is_empty() {
        return view! {
            <EmptyState icon="search" title=t!(SEARCH_NOTHING_ASKED) text=t!(SEARCH_NOTHING_ASKED_TEXT) />
            <Operators />
        }
        .into_any();
    }
    let unknown = (!found.unknown.is_empty()).then(|| {
        let words = found.unknown.join(" ");
        view! { <p class="notice" role="status"><Icon name="info" /> <span>{t!(SEARCH_UNKNOWN, words = words.clone())}</span></p> }
    });
    if found.groups.is_empty() {
        return view! {
            {unknown}
            <EmptyState icon="search" title=t!(SEARCH_NOTHING) text=t!(SEARCH_NOTHING_TEXT) />
            <Operators />
        }
        .into_any();
    }
    let (all, none) = (asked.link(None, 0), asked.within.is_none());
    let tabs = found.groups.iter().map(|group| {
        let (name, count) = (group.resource.clone(), group.count);
        let (href, current) = (asked.link(Some(&name), 0), asked.within.as_deref() == Some(name.as_str()));
        let label = move || of_resource(locale.get(), &name, "title");
        view! { <Tab label href=Signal::stored(href) current=Signal::stored(current) count=move || said(locale.get(), count) /> }
    });
    let tabs = tabs.collect_view();
    let shown =
        found.groups.into_iter().filter(|group| none || asked.within.as_deref() == Some(group.resource.as_str()));
    let groups = shown.map(|group| view! { <Hits group asked=asked.clone() /> }).collect_view();
    view! {
        {unknown}
        <Tabs label=t!(SEARCH_KINDS)>
            <Tab label=t!(SEARCH_ALL) href=Signal::stored(all) current=Signal::stored(none) />
            {tabs}
        </Tabs>
        {groups}
    }
    .into_any()
}

fn said(locale: Locale, count: Count) -> String {
    let number = format::number(locale, count.value.try_into().unwrap_or(i64::MAX));
    if count.capped { format!("{number}+") } else { number }
}

#[component]
fn Hits(group: Group, asked: Asked) -> impl IntoView {
    let (here, locale) = (use_here(), use_locale());
    let Group { resource, count, hits, list } = group;
    let one = asked.within.is_some();
    let (name, list_name) = (resource.clone(), resource.clone());
    let places = usize::try_from(count.value).unwrap_or(usize::MAX).min(ORDERED);
    let more = (!one && places > hits.len()).then(|| {
        let (href, name) = (asked.link(Some(&resource), 0), resource.clone());
        view! {
            <a class="search-more" href=href>
                {t!(SEARCH_ALL_OF, count = said(locale.get(), count), what = of_resource(locale.get(), &name, "title"))}
            </a>
        }
    });
    let list = here.list(&resource, &list).filter(|_| one).map(|href| {
        view! { <a class="button" href=href><Icon name="list-filter" /> <span>{t!(SEARCH_AS_LIST)}</span></a> }
    });
    let page = asked.page.unwrap_or_default();
    let turn = |to: usize, icon: &'static str, rel: &'static str, label: TextOf| {
        let href = asked.link(Some(&resource), to);
        view! { <a class="button" href=href rel=rel><Icon name=icon /> <span>{move || label(locale.get())}</span></a> }
    };
    let back = (one && page > 0)
        .then(|| turn(page - 1, "chevron-left", "prev", |locale| ui::i18n::text(locale, key::SEARCH_BACK)));
    let on = (one && (page + 1) * PAGE < places)
        .then(|| turn(page + 1, "chevron-right", "next", |locale| ui::i18n::text(locale, key::SEARCH_ON)));
    let lines = hits.into_iter().map(|hit| {
        let (href, resource) = (address(here, &name, &hit).unwrap_or_default(), name.clone());
        view! { <li><a class="hit" href=href><HitText resource hit /></a></li> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="section search-group">
            <header>
                <h2>{move || of_resource(locale.get(), &list_name, "title")} " " <span class="count">{move || said(locale.get(), count)}</span></h2>
                {list}
                {more}
            </header>
            <ul class="hits">{lines}</ul>
            {(one && (page > 0 || places > PAGE)).then(|| view! { <nav class="search-pager" aria-label=t!(SEARCH_PAGES)>{back} {on}</nav> })}
        </section>
    }
}

type TextOf = fn(Locale) -> &'static str;

/// What may stand beside words.
#[component]
pub fn Operators() -> impl IntoView {
    let line = |example: &'static str, about: Key| {
        let locale = use_locale();
        view! { <div><dt><code>{example}</code></dt><dd>{move || ui::i18n::text(locale.get(), about)}</dd></div> }
    };
    view! {
        <section class="section search-operators">
            <h2>{t!(SEARCH_OPERATORS)}</h2>
            <dl>
                {line("\"paper jam\"", key::SEARCH_HOW_PHRASE)}
                {line("-toner", key::SEARCH_HOW_NOT)}
                {line("status:open,pending", key::SEARCH_HOW_FIELD)}
                {line("customer:acme", key::SEARCH_HOW_LINK)}
                {line("assignee:me", key::SEARCH_HOW_ME)}
                {line("created:>2026-01-01", key::SEARCH_HOW_DATE)}
                {line("is:archived", key::SEARCH_HOW_ARCHIVED)}
            </dl>
        </section>
    }
}
