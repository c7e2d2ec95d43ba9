//! Why somebody may do something, or may not: what the evaluator looked for, where, and what it found.

use kernel::id::MemberId;
use kernel::permission::Rows;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::explain_permission;
use super::{Explanation, Source};

/// Asks and answers, on a member's page.
#[component]
pub fn Why(member: MemberId, permissions: Vec<String>) -> impl IntoView {
    let (here, chosen) = (use_here(), RwSignal::new(String::new()));
    let ask = Action::new(move |permission: &String| explain_permission(here.workspace(), member, permission.clone()));
    let options = Signal::stored(permissions.into_iter().map(|word| (word.clone(), word)).collect::<Vec<_>>());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !chosen.with_untracked(String::is_empty) {
            ask.dispatch(chosen.get_untracked());
        }
    };
    let answer = move || match ask.value().get()? {
        Ok(found) => Some(view! { <Answer found /> }.into_any()),
        Err(error) => Some(view! { <Failure error /> }.into_any()),
    };
    view! {
        <Section title=t!(WHY_TITLE)>
            <form class="why" on:submit=submit>
                <Select name="why" label=t!(MEMBERS_PERMISSION) options value=chosen empty=t!(CHOOSE) />
                <Button label=t!(WHY_ASK) kind="submit" busy=ask.pending() />
            </form>
            <div aria-live="polite">{answer}</div>
        </Section>
    }
}

#[component]
fn Answer(found: Explanation) -> impl IntoView {
    let Explanation { permission, rows, records, sources } = found;
    let verdict = match (rows, records) {
        (Rows::None, 0) => tr!(WHY_NO),
        (Rows::None, _) => tr!(WHY_RECORDS, count = records),
        (Rows::Own, _) => tr!(WHY_OWN),
        (Rows::Team, _) => tr!(WHY_TEAM),
        (Rows::All, _) => tr!(WHY_ALL),
    };
    view! {
        <p><code>{permission}</code> " " <strong>{verdict}</strong></p>
        <div class="why-sources">{sources.into_iter().map(|source| view! { <Looked source /> }).collect_view()}</div>
    }
}

/// One place that was looked at: every word in the order it was looked for.
#[component]
fn Looked(source: Source) -> impl IntoView {
    let Source { role, acting, steps } = source;
    let title = role.unwrap_or_else(|| tr!(MEMBERS_GRANTS));
    let steps = steps.into_iter().map(|step| {
        let (class, icon) = if step.held { ("held", "check") } else { ("", "minus") };
        let said = if step.held { tr!(WHY_HELD) } else { tr!(WHY_NOT_HELD) };
        view! { <li class=class><Icon name=icon /> <code>{step.word}</code> <span class="visually-hidden">{said}</span></li> }
    });
    view! {
        <div>
            <h3>{title} {(!acting).then(|| view! { <span class="hint">{t!(WHY_OTHER_ROLE)}</span> })}</h3>
            <ol>{steps.collect_view()}</ol>
        </div>
    }
}
