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
    let data = Resource::new_blocking(move || here.workspace(), load_terms);
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
    let body = RwSignal::new(body);
    let save = Action::new(move |body: &String| {
        runner.perform(here.workspace(), SetTerms { after: number, body: body.clone() }, None)
    });
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            toasts.success(untrack(saved));
            refresh.run(());
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save.dispatch(body.get_untracked());
    };
    let error = Signal::derive(move || save.value().get().and_then(Result::<(), Error>::err));
    let holds = since.map(|since| view! { <p>{t!(TERMS_NUMBER, number = number)} ", " <Day time=since /></p> });
    view! {
        {holds}
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
