//! The head of a customer's page: its name, its state, and the next actions.

use access::shell::use_shell;
use leptos::prelude::*;
use ui::page::use_here;
use ui::prelude::*;

use super::detail::Page;
use super::properties::value;
use super::{ARCHIVE, CustomerDetail, CustomerStatus, EDIT, Tier, reaches};

/// Name, state, and the next actions.
#[component]
pub(super) fn Head(detail: CustomerDetail, page: Page) -> impl IntoView {
    let (here, shell) = (use_here(), use_shell());
    let CustomerDetail { id, version, fields, updated_at, archived_at, .. } = detail;
    let allowed = |permission| shell.with_untracked(|shell| reaches(shell, permission, fields.owner));
    let (editable, archivable) = (allowed(EDIT), allowed(ARCHIVE));
    let archived = archived_at.is_some();
    let edit = (editable && !archived).then(|| {
        let href = Signal::derive(move || here.link(&format!("/customers/{id}/edit")));
        view! { <LinkButton label=t!(CUSTOMERS_EDIT) icon="pencil" look=Look::Primary href /> }
    });
    let busy = page.archive.pending();
    let archive = archivable.then(|| {
        let change = move |_| drop(page.archive.dispatch((!archived, version)));
        if archived {
            view! { <Button label=t!(CUSTOMERS_RESTORE) icon="archive-restore" look=Look::Primary busy on_click=change /> }.into_any()
        } else {
            view! { <Button label=t!(CUSTOMERS_ARCHIVE) icon="archive" busy on_click=change /> }.into_any()
        }
    });
    view! {
        <TabTitle text=fields.name.clone() />
        <header class="record-head">
            <div class="record-title">
                <h1 dir="auto">{fields.name}</h1>
                <div class="record-meta">
                    {value("status", CustomerStatus::CHOICES, fields.status.rank())}
                    {value("tier", Tier::CHOICES, fields.tier.rank())}
                    <span>{t!(CUSTOMERS_FIELD_UPDATED_AT)} " " <RelativeTime time=updated_at /></span>
                </div>
            </div>
            <div class="page-actions">{archive} {edit}</div>
        </header>
        {move || page.conflict.get().then(|| view! { <Conflict page /> })}
        {archived.then(|| view! { <p class="changed"><Icon name="archive" />{t!(CUSTOMERS_IS_ARCHIVED)}</p> })}
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
            <Button label=t!(ACTION_RELOAD) on_click=reload />
        </div>
    }
}
