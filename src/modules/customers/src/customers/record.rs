//! A customer on its page: what happened left, its properties right.

use access::shell::use_shell;
use kernel::choice::Choice;
use kernel::tax_id;
use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;
use ui::i18n;
use ui::page::use_here;
use ui::prelude::*;

use super::detail::Page;
use super::{ARCHIVE, CustomerDetail, CustomerStatus, EDIT, Tier, reaches};
use crate::contacts::section::Contacts;
use crate::slots::CustomerTickets;

#[component]
pub(super) fn Record(detail: CustomerDetail, page: Page) -> impl IntoView {
    let editable = use_shell().with_untracked(|shell| reaches(shell, EDIT, detail.fields.owner));
    let tickets = use_context::<CustomerTickets>().map(|CustomerTickets(tickets)| tickets(detail.id));
    let archived = detail.archived_at.is_some();
    let notes = detail.fields.notes.clone();
    view! {
        <Title text=detail.fields.name.clone() />
        <Head detail=detail.clone() page editable />
        {move || page.conflict.get().then(|| view! { <Conflict page /> })}
        {archived.then(|| view! { <p class="changed"><Icon name="archive" />{t!(CUSTOMERS_IS_ARCHIVED)}</p> })}
        <div class="record">
            <div class="record-main">
                {tickets}
                <Contacts contacts=detail.contacts.clone() contacting=page.contacting editable=editable && !archived />
                <section class="section">
                    <header><h2>{t!(CUSTOMERS_FIELD_NOTES)}</h2></header>
                    {if notes.is_empty() {
                        view! { <p class="hint">{t!(CUSTOMERS_NOTES_EMPTY)}</p> }.into_any()
                    } else {
                        view! { <p class="message-text" dir="auto">{notes}</p> }.into_any()
                    }}
                </section>
            </div>
            <Properties detail />
        </div>
    }
}

/// Name, state, and the next actions.
#[component]
fn Head(detail: CustomerDetail, page: Page, editable: bool) -> impl IntoView {
    let here = use_here();
    let CustomerDetail { id, version, fields, updated_at, archived_at, .. } = detail;
    let archivable = use_shell().with_untracked(|shell| reaches(shell, ARCHIVE, fields.owner));
    let archived = archived_at.is_some();
    let edit = (editable && !archived).then(|| {
        let href = Signal::derive(move || here.link(&format!("/customers/{id}/edit")));
        view! { <LinkButton label=t!(CUSTOMERS_EDIT) icon="pencil" look=Look::Primary href /> }
    });
    let busy = page.archive.pending();
    let archive = archivable.then(|| {
        let change = move |_| drop(page.archive.dispatch((!archived, version)));
        if archived {
            view! { <Button label=t!(CUSTOMERS_RESTORE) icon="archive-restore" look=Look::Primary busy on:click=change /> }.into_any()
        } else {
            view! { <Button label=t!(CUSTOMERS_ARCHIVE) icon="archive" busy on:click=change /> }.into_any()
        }
    });
    view! {
        <header class="record-head">
            <div class="record-title">
                <h1 dir="auto">{fields.name}</h1>
                <div class="record-meta">
                    {value("status", CustomerStatus::CHOICES, fields.status.rank())}
                    {value("tier", Tier::CHOICES, fields.tier.rank())}
                    <RelativeTime time=updated_at />
                </div>
            </div>
            <div class="page-actions">{archive} {edit}</div>
        </header>
    }
}

/// The record has moved on; what is shown is old.
#[component]
fn Conflict(page: Page) -> impl IntoView {
    let reload = move |_| {
        page.conflict.set(false);
        page.read.update(|read| *read += 1);
    };
    view! {
        <div class="changed" role="alert">
            <Icon name="refresh-cw" />
            <span>{t!(ERROR_CONFLICT)}</span>
            <Button label=t!(ACTION_RELOAD) on:click=reload />
        </div>
    }
}

#[component]
fn Properties(detail: CustomerDetail) -> impl IntoView {
    let CustomerDetail { fields, owner_name, created_at, updated_at, archived_at, .. } = detail;
    let node = NodeRef::<html::Details>::new();
    Effect::new(move || {
        // On a narrow screen the properties are folded at first.
        let narrow = window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < 768.0);
        if let (true, Some(details)) = (narrow, node.get()) {
            details.set_open(false);
        }
    });
    let text = |text: String| if text.is_empty() { unset().into_any() } else { view! { <span dir="auto">{text}</span> }.into_any() };
    let mail = if fields.email.is_empty() {
        unset().into_any()
    } else {
        view! { <a href=format!("mailto:{}", fields.email)>{fields.email.clone()}</a> }.into_any()
    };
    let owner = match owner_name {
        Some(name) => view! { <span class="person"><Avatar name=name.clone() /><span>{name}</span></span> }.into_any(),
        None => view! { <span class="hint">{t!(CUSTOMERS_NO_OWNER)}</span> }.into_any(),
    };
    let tags = if fields.tags.is_empty() {
        unset().into_any()
    } else {
        let tags = fields.tags.into_iter().map(|label| view! { <Tag label /> }).collect_view();
        view! { <span class="tags">{tags}</span> }.into_any()
    };
    view! {
        <details class="properties" open node_ref=node>
            <summary>{t!(PROPERTIES)}</summary>
            <h2>{t!(PROPERTIES)}</h2>
            <dl class="property-list">
                <Property label=t!(CUSTOMERS_FIELD_STATUS)>{value("status", CustomerStatus::CHOICES, fields.status.rank())}</Property>
                <Property label=t!(CUSTOMERS_FIELD_TIER)>{value("tier", Tier::CHOICES, fields.tier.rank())}</Property>
                <Property label=t!(CUSTOMERS_FIELD_OWNER)>{owner}</Property>
                <Property label=t!(CUSTOMERS_FIELD_EMAIL)>{mail}</Property>
                <Property label=t!(CUSTOMERS_FIELD_TAX_ID)>{text(tax_id::display(&fields.tax_id))}</Property>
                <Property label=t!(CUSTOMERS_FIELD_REGION)>{text(fields.region)}</Property>
                <Property label=t!(CUSTOMERS_FIELD_TAGS)>{tags}</Property>
                <Property label=t!(CUSTOMERS_FIELD_CREATED_AT)><Day time=created_at /></Property>
                <Property label=t!(CUSTOMERS_FIELD_UPDATED_AT)><RelativeTime time=updated_at /></Property>
                {archived_at.map(|time| view! { <Property label=t!(CUSTOMERS_FIELD_ARCHIVED_AT)><Day time /></Property> })}
            </dl>
        </details>
    }
}

fn unset() -> impl IntoView {
    view! { <span class="hint">{t!(NO_VALUE)}</span> }
}

/// A value of a closed set, from its stored number.
fn value(field: &'static str, choices: &'static [Choice], rank: i64) -> Option<impl IntoView> {
    let (locale, choice) = (use_locale(), choices.iter().find(|choice| choice.rank == rank)?);
    let label = move || i18n::choice(locale.get(), "customers", field, choice.name);
    Some(view! { <Badge tone=choice.tone icon=choice.icon label /> })
}
