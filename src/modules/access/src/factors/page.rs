//! `/{workspace}/profile/security`: one's own second factors, and the identities that one signs in with.

use leptos::prelude::*;
use ui::prelude::*;

use super::api::{begin_app, load_factors, remove_factor, replace_codes};
use super::codes::Codes;
use super::enrolment::SetUp;
use super::sms::section::{AddNumber, Adding, TextFactor};
use super::{Enrolment, Factor, Factors};
use crate::gate::use_runner;
use crate::passkeys::section::{AddPasskey, Passkeys};
use crate::sign_on::section::IdentitiesSection;

/// What is under way on the page, above what there is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    None,
    SetUp(Enrolment),
    /// Shown this once.
    Codes(Vec<String>),
}

/// The authenticator app and the backup codes.
#[component]
pub fn SecurityPage() -> impl IntoView {
    let (here, runner, toasts) = (use_here(), use_runner(), use_toasts());
    let data = Data::new(move || here.workspace(), load_factors);
    let step = RwSignal::new(Step::None);
    let adding = RwSignal::new(None::<String>);
    let number = Adding::default();
    let begin = Callback::new(move |()| {
        let workspace = here.workspace();
        runner.call(
            move || begin_app(workspace.clone()),
            move |begun| match begun {
                Ok(enrolment) => step.set(Step::SetUp(enrolment)),
                Err(error) => toasts.failed(&error),
            },
        );
    });
    let done = Callback::new(move |codes: Vec<String>| {
        step.set(if codes.is_empty() { Step::None } else { Step::Codes(codes) });
        data.refetch();
    });
    let under_way = move || match step.get() {
        Step::None => ().into_any(),
        Step::SetUp(enrolment) => {
            let leave = Callback::new(move |()| step.set(Step::None));
            view! { <SetUp enrolment done leave /> }.into_any()
        }
        Step::Codes(codes) => {
            let leave = Callback::new(move |()| step.set(Step::None));
            view! { <Codes codes leave /> }.into_any()
        }
    };
    view! {
        <PageHead title=t!(FACTORS_PAGE) />
        <div class="page-body">
            {under_way}
            {move || adding.with(Option::is_some).then(|| view! { <AddPasskey adding done /> })}
            {move || number.is_open().then(|| view! { <AddNumber adding=number done /> })}
            <Loaded resource=data view=move |factors: Factors| view! { <Content factors begin adding number done /> } />
            <IdentitiesSection />
        </div>
    }
}

#[component]
fn Content(
    factors: Factors,
    begin: Callback<()>,
    adding: RwSignal<Option<String>>,
    number: Adding,
    done: Callback<Vec<String>>,
) -> impl IntoView {
    let Factors { app, passkeys, texts, offer, codes_left, wanting } = factors;
    let protected = app.is_some() || !passkeys.is_empty() || texts.is_some();
    view! {
        {wanting.then(|| view! {
            <div class="notice warning" role="status"><Icon name="shield-alert" /><p>{t!(FACTORS_WANTING)}</p></div>
        })}
        <Section title=t!(FACTORS_APP)>
            <p class="hint">{t!(FACTORS_APP_TEXT)}</p>
            <App app begin done />
        </Section>
        <Section title=t!(PASSKEYS_TITLE)>
            <p class="hint">{t!(PASSKEYS_TEXT)}</p>
            <Passkeys passkeys adding done />
        </Section>
        <Section title=t!(SMS_TITLE)>
            <p class="hint">{t!(SMS_TEXT)}</p>
            <TextFactor texts offer adding=number done />
        </Section>
        <Section title=t!(FACTORS_CODES)>
            <p class="hint">{t!(FACTORS_CODES_TEXT)}</p>
            {if protected {
                view! { <p>{t!(FACTORS_CODES_LEFT, count = codes_left)}</p> }.into_any()
            } else {
                view! { <p>{t!(FACTORS_CODES_LATER)}</p> }.into_any()
            }}
            {protected.then(|| view! { <Renew done /> })}
        </Section>
    }
}

#[component]
fn App(app: Option<Factor>, begin: Callback<()>, done: Callback<Vec<String>>) -> impl IntoView {
    let (here, runner) = (use_here(), use_runner());
    let Some(Factor { id, since, used, .. }) = app else {
        return view! {
            <p>{t!(FACTORS_APP_NONE)}</p>
            <Button label=t!(FACTORS_APP_SET_UP) icon="smartphone" look=Look::Primary on_click=move |_| begin.run(()) />
        }
        .into_any();
    };
    let removed = t!(FACTORS_REMOVED);
    let remove = move |_| {
        let workspace = here.workspace();
        runner.say_call(move || remove_factor(workspace.clone(), id), removed(), move || done.run(Vec::new()));
    };
    view! {
        <p>
            <Icon name="circle-check" /> " " {t!(FACTORS_APP_SINCE)} " " <Day time=since />
            {used.map(|time| view! { " · " {t!(FACTORS_USED)} " " <RelativeTime time /> })}
        </p>
        <div class="form-actions start">
            <Button label=t!(FACTORS_APP_REPLACE) icon="refresh-cw" on_click=move |_| begin.run(()) />
            <Button label=t!(FACTORS_APP_REMOVE) icon="trash-2" on_click=remove />
        </div>
    }
    .into_any()
}

#[component]
fn Renew(done: Callback<Vec<String>>) -> impl IntoView {
    let (here, runner, toasts) = (use_here(), use_runner(), use_toasts());
    let renew = move |_| {
        let workspace = here.workspace();
        runner.call(
            move || replace_codes(workspace.clone()),
            move |made| match made {
                Ok(codes) => done.run(codes),
                Err(error) => toasts.failed(&error),
            },
        );
    };
    view! { <Button label=t!(FACTORS_CODES_RENEW) icon="refresh-cw" on_click=renew /> }
}
