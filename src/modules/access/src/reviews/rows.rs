//! What somebody holds, with keep and revoke.

use leptos::prelude::*;
use ui::prelude::*;

use super::decisions::Deciding;
use super::{Decision, ReviewedHolding};
use crate::members::bulk::reason;

/// One holding. `open` says that there is something to decide, and that the reader may; `own` that it is the reader's.
#[component]
pub fn Row(holding: ReviewedHolding, open: bool, own: bool, deciding: Deciding) -> impl IntoView {
    let (here, locale, toasts) = (use_here(), use_locale(), use_toasts());
    let ReviewedHolding { id, member, name, is_role, called, since, used_at, given_by, only, decision, note, .. } =
        holding;
    let href = untrack(|| here.record("members", member.into()));
    let may = open && !own && decision != Decision::Revoke;
    let tick = may.then(|| {
        let what = format!("{name}, {called}");
        view! {
            <input
                type="checkbox"
                class="needs-scripts"
                aria-label=t!(LIST_SELECT_ROW, what = what.as_str())
                prop:checked=move || deciding.ticked.holds(id)
                on:change=move |event| deciding.ticked.set([id], event_target_checked(&event))
            />
        }
    });
    let held = if is_role {
        view! { <Tag label=called /> }.into_any()
    } else {
        view! { <code class="tag">{called}</code> }.into_any()
    };
    let used = used_at.map_or_else(
        || view! { <span>{t!(REVIEW_NEVER_USED)}</span> }.into_any(),
        |time| view! { <span>{t!(REVIEW_USED)} " " <RelativeTime time /></span> }.into_any(),
    );
    let given = (!given_by.is_empty()).then(|| view! { " · " {t!(REVIEW_GIVEN_BY)} " " <bdi>{given_by}</bdi> });
    let keep = move |_| {
        deciding.decide(vec![id], Decision::Keep, String::new(), move |wrong| {
            if let Some(wrong) = wrong {
                toasts.failed(&wrong);
            }
        });
    };
    let actions = (may && decision == Decision::None).then(|| {
        view! {
            <Button label=t!(REVIEW_KEEP) icon="check" on_click=keep />
            <Button label=t!(REVIEW_REVOKE) icon="ban" on_click=move |_| deciding.ask(vec![id], Decision::Revoke) />
        }
    });
    let decided = (decision != Decision::None).then(|| {
        let value = Decision::CHOICES.iter().find(|choice| choice.name == decision.name());
        let by = holding.decided_by;
        view! {
            <span class="decided">
                {value.map(|value| view! { <ChoiceBadge resource="access_reviews" field="decision" value /> })}
                <span class="hint"><bdi>{by}</bdi> " " {holding.decided_at.map(|time| view! { <RelativeTime time /> })}</span>
            </span>
        }
    });
    let refused = move || {
        let why = deciding.refused(id)?;
        Some(
            view! { <p class="field-error" role="alert"><Icon name="circle-alert" /> {reason::reason(locale.get(), &why)}</p> },
        )
    };
    view! {
        <li class="device reviewed">
            <span class="reviewed-tick">{tick}</span>
            <div>
                <strong><a href=href><bdi>{name}</bdi></a></strong> " " {held}
                <p class="hint">{t!(REVIEW_SINCE)} " " <Day time=since /> {given} " · " {used}</p>
                {(may && only).then(|| view! { <p class="hint">{t!(REVIEW_ONLY)}</p> })}
                {(open && own && decision == Decision::None).then(|| view! { <p class="hint">{t!(REVIEW_OWN)}</p> })}
                {(!note.is_empty()).then(|| view! { <p class="reviewed-note"><bdi>{note}</bdi></p> })}
                {refused}
            </div>
            <div class="reviewed-actions">{actions} {decided}</div>
        </li>
    }
}
