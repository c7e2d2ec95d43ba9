//! `/{workspace}/settings/audit`

use access::exports::ExportButton;
use access::gate;
use access::views::ViewMenu;
use kernel::audit::{READ, Verdict};
use kernel::{Error, Op};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::i18n::deed;
use ui::page::{PageHead, use_here};
use ui::prelude::*;
use ui::table::{CellAt, CellView, Fetch, Pick, ResourceTable, pairs, parse};

use super::SCHEMA;
use super::api::verify_log;

/// The log, newest first, and the button that verifies it.
#[component]
pub fn AuditPage() -> impl IntoView {
    let here = use_here();
    let verdict = Action::new(|workspace: &String| verify_log(workspace.clone()));
    let ask = move |_| {
        verdict.dispatch(here.workspace());
    };
    view! {
        <div class="list-page">
            <PageHead title=t!(AUDIT_LOG_TITLE)>
                <ViewMenu schema=&SCHEMA />
                <LinkButton label=t!(AUDIT_OUTLETS_TITLE) icon="shield" href=Signal::derive(move || here.link("/settings/audit/checkpoints")) />
                <Looks />
                <ExportButton schema=&SCHEMA />
                <Button label=t!(AUDIT_VERIFY) icon="shield-check" busy=verdict.pending() on_click=ask />
            </PageHead>
            <div role="status">{move || verdict.value().get().map(|verdict| view! { <Outcome verdict /> })}</div>
            <ResourceTable schema=&SCHEMA fetch=Fetch::new(gate::list) pick=Pick::new(gate::pick) cell=CellView::new(said) />
        </div>
    }
}

/// Leaves out who only looked at personal data, which is most of a busy day's log; or shows it again. It is a filter of the
/// list like any other, so that the address and the file have it too.
#[component]
fn Looks() -> impl IntoView {
    let (here, location) = (use_here(), use_location());
    let query = Memo::new(move |_| parse(&SCHEMA, location.search.with(|search| pairs(search))).unwrap_or_default());
    let hidden = move || query.with(|query| query.values("command", Op::Not).iter().any(|command| command == READ));
    let href = Signal::derive(move || {
        let mut left = query.with(|query| query.values("command", Op::Not).to_vec());
        if hidden() {
            left.retain(|command| command != READ);
        } else {
            left.push(READ.to_owned());
        }
        here.link(&format!("/settings/audit{}", query.get().with("command", Op::Not, left).address()))
    });
    let label = move || if hidden() { tr!(AUDIT_SHOW_LOOKS) } else { tr!(AUDIT_HIDE_LOOKS) };
    view! { <LinkButton label icon="eye" href /> }
}

/// What verifying found.
#[component]
fn Outcome(verdict: Result<Verdict, Error>) -> impl IntoView {
    let locale = use_locale();
    let (class, icon, lines) = match verdict {
        Err(error) => {
            let said = move || error_text(locale.get(), &error);
            ("notice error", "circle-alert", view! { <p>{said}</p> }.into_any())
        }
        Ok(Verdict { bad: Some((sequence, fault)), .. }) => {
            let what = Key::find(&format!("audit-fault-{}", fault.name()));
            let what = move || what.map(|key| text(locale.get(), key));
            let first = t!(AUDIT_BAD, number = sequence);
            ("notice error", "shield-alert", view! { <p><strong>{first}</strong> " " {what}</p> }.into_any())
        }
        Ok(Verdict { entries, checkpoints, unchained, .. }) => {
            let (good, signed) = (t!(AUDIT_GOOD, count = entries), t!(AUDIT_CHECKPOINTS, count = checkpoints));
            let older = (unchained > 0).then(|| t!(AUDIT_UNCHAINED, count = unchained));
            ("notice", "shield-check", view! { <p>{good} " " {signed} " " {older}</p> }.into_any())
        }
    };
    view! { <div class=format!("{class} audit-outcome")><Icon name=icon />{lines}</div> }
}

/// A command says what it did, a resource its name.
fn said(at: CellAt<'_>) -> Option<AnyView> {
    let locale = use_locale();
    let name = at.cell().text().to_owned();
    let key = match at.field.name {
        "command" => deed(&name)?,
        "resource" => Key::find(&format!("{}-title", name.replace('_', "-")))?,
        _ => return None,
    };
    Some(view! { <span title=name>{move || text(locale.get(), key)}</span> }.into_any())
}
