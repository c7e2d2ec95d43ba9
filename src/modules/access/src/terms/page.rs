//! `/{workspace}/settings/terms`

use kernel::Error;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::load_terms;
use super::{LONGEST, SetTerms, Terms};
use crate::gate::use_runner;
use crate::security::EDIT;
use crate::shell::use_shell;

/// What whoever joins accepts.
#[component]
pub fn TermsPage() -> impl IntoView {
    // Not live: what somebody else saves must not take away what is being typed; saving says that there was a change.
    let here = use_here();
    let data = Data::new(move || here.workspace(), load_terms);
    let refresh = Callback::new(move |()| data.refetch());
    view! {
        <PageHead title=t!(TERMS_TITLE) />
        <div class="page-body narrow">
            <p class="hint">{t!(TERMS_HINT)}</p>
            <Loaded resource=data view=move |terms: Terms| view! { <Content terms refresh /> } />
        </div>
    }
}

#[component]
fn Content(terms: Terms, refresh: Callback<()>) -> impl IntoView {
    let (here, runner, toasts, saved) = (use_here(), use_runner(), use_toasts(), t!(SAVED));
    let may = use_shell().get_untracked().may(EDIT);
    let Terms { number, body, since } = terms;
    let (body, after, theirs) = (RwSignal::new(body), RwSignal::new(number), RwSignal::new(None::<Terms>));
    let save = Action::new(move |body: &String| {
        let command = SetTerms { after: after.get_untracked(), body: body.clone() };
        runner.perform(here.workspace(), command, None)
    });
    // What others saved meanwhile stands beside what is typed; saved again, it takes the place of theirs.
    let newest = Action::new(move |(): &()| load_terms(here.workspace()));
    Effect::new(move || match save.value().get() {
        Some(Ok(())) => {
            toasts.success(untrack(saved));
            refresh.run(());
        }
        Some(Err(Error::Conflict { .. })) => _ = newest.dispatch(()),
        _ => {}
    });
    Effect::new(move || match newest.value().get() {
        Some(Ok(newest)) => {
            after.set(newest.number);
            theirs.set(Some(newest));
        }
        Some(Err(error)) => toasts.failed(&error),
        None => {}
    });
    let use_theirs = move |_| {
        if let Some(newest) = theirs.get_untracked() {
            body.set(newest.body);
            theirs.set(None);
        }
    };
    let overtaken = move || {
        theirs.get().map(|Terms { number, body, .. }| {
            view! {
                <div class="notice warning" role="alert">
                    <Icon name="triangle-alert" />
                    <div>
                        <p>{t!(TERMS_OVERTAKEN, number = number)}</p>
                        <details class="more-access">
                            <summary><span>{t!(TERMS_NUMBER, number = number)}</span> <Icon name="chevron-down" /></summary>
                            <div class="terms" tabindex="0">{body}</div>
                        </details>
                        <Button label=t!(TERMS_USE_THEIRS, number = number) on_click=use_theirs />
                    </div>
                </div>
            }
        })
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save.dispatch(body.get_untracked());
    };
    let error = Signal::derive(move || {
        let refused = save.value().get().and_then(Result::<(), Error>::err);
        refused.filter(|refused| !matches!(refused, Error::Conflict { .. }))
    });
    let holds = since.map(|since| view! { <p>{t!(TERMS_NUMBER, number = number)} ", " <Day time=since /></p> });
    view! {
        {holds}
        {overtaken}
        <FormScope id="terms" error>
            <form class="form" novalidate on:submit=submit>
                <TextArea name="body" label=t!(TERMS_FIELD_BODY) value=body max=LONGEST rows=16 readonly=!may optional=true />
                {may.then(|| view! {
                    <div class="form-actions">
                        <Button label=t!(TERMS_SET) look=Look::Primary kind="submit" busy=save.pending() />
                    </div>
                })}
            </form>
        </FormScope>
    }
}
