//! *Single sign-on only* on the page of a workspace's issuers.

use kernel::id::MemberId;
use kernel::{Error, Rule};
use leptos::prelude::*;
use ui::prelude::*;

use super::{Candidate, RequireSignOn, Required, SignOnRule};
use crate::gate::use_runner;
use crate::sign_on::api::load_sign_on_rule;

/// Whether members come in by single sign-on only, and who is an exception.
#[component]
pub fn RequiredSection() -> impl IntoView {
    let here = use_here();
    let data = Data::new(move || here.workspace(), load_sign_on_rule);
    let refresh = Callback::new(move |()| data.refetch());
    view! {
        <Section title=t!(SIGN_ON_ONLY_TITLE)>
            <p class="hint">{t!(SIGN_ON_ONLY_TEXT)}</p>
            <Loaded resource=data rows=2 view=move |rule: SignOnRule| view! { <Content rule refresh /> } />
        </Section>
    }
}

#[component]
fn Content(rule: SignOnRule, refresh: Callback<()>) -> impl IntoView {
    let (runner, toasts, saved) = (use_runner(), use_toasts(), t!(SAVED));
    let SignOnRule { version, required, members, tried, may_change } = rule;
    let wanted = RwSignal::new(required.name().to_owned());
    let ticked: RwSignal<Vec<MemberId>> =
        RwSignal::new(members.iter().filter(|member| member.excepted).map(|member| member.id).collect());
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let locale = use_locale();
    let (untried, nobody) = (t!(SIGN_ON_ONLY_UNTRIED), t!(SIGN_ON_ONLY_NOBODY));
    let said = move || {
        let error = error.get()?;
        let said = if error.of_field("required") == Some(&Rule::State) {
            untried()
        } else if error.of_field("exceptions") == Some(&Rule::LastAdmin) {
            nobody()
        } else if let Error::Invalid(problems) = &error {
            problems.first().map(|problem| rule_text(locale.get(), &problem.rule))?
        } else {
            return None;
        };
        Some(view! { <p class="field-error" role="alert">{said}</p> })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let command = RequireSignOn {
            version,
            required: Required::from_name(&wanted.get_untracked()).unwrap_or(Required::No),
            exceptions: ticked.get_untracked(),
        };
        busy.set(true);
        error.set(None);
        let saved = saved();
        runner.run(command, None, move |answer| {
            busy.set(false);
            match answer {
                Ok(()) => {
                    toasts.success(saved);
                    refresh.run(());
                }
                Err(refused @ Error::Invalid(_)) => error.set(Some(refused)),
                Err(refused) => toasts.failed(&refused),
            }
        });
    };
    view! {
        <form on:submit=submit>
            <fieldset class="plain" disabled=!may_change>
                {(may_change && !tried && required == Required::No).then(|| view! {
                    <div class="notice"><Icon name="info" /><p>{t!(SIGN_ON_ONLY_TRY)}</p></div>
                })}
                <Select
                    name="required"
                    label=t!(SIGN_ON_RULES_FIELD_REQUIRED)
                    options=choice_options("sign_on_rules", "required", Required::CHOICES)
                    value=wanted
                />
                <Exceptions members ticked />
            </fieldset>
            {said}
            {may_change.then(|| view! {
                <div class="form-actions">
                    <Button label=t!(SIGN_ON_ONLY_SAVE) look=Look::Primary kind="submit" busy />
                </div>
            })}
        </form>
    }
}

#[component]
fn Exceptions(members: Vec<Candidate>, ticked: RwSignal<Vec<MemberId>>) -> impl IntoView {
    let option = |Candidate { id, name, everything, .. }: Candidate| {
        Tickable::new(id, name).hint(everything.then(|| t!(SIGN_ON_ONLY_EVERYTHING)))
    };
    let options = members.into_iter().map(option).collect();
    view! {
        <Boxes name="exceptions" label=t!(SIGN_ON_RULES_FIELD_EXCEPTIONS) hint=t!(SIGN_ON_ONLY_EXCEPTIONS_TEXT) options chosen=ticked />
    }
}
