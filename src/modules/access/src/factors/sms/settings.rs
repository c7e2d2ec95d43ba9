//! *Text messages* on the page of a workspace's security: the provider by which they go out.

use kernel::Error;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use ui::prelude::*;

use super::api::{load_text_provider, test_text_provider};
use super::{Format, Method, RemoveTextProvider, SaveTextProvider, TextProvider, Undelivered};
use crate::gate::use_runner;

/// The provider, its form and its test.
#[component]
pub fn TextProviderSection() -> impl IntoView {
    let here = use_here();
    let data = Data::new(move || here.workspace(), load_text_provider);
    let refresh = Callback::new(move |()| data.refetch());
    view! {
        <Section title=t!(SMS_PROVIDER)>
            <p class="hint">{t!(SMS_PROVIDER_TEXT)}</p>
            <Loaded resource=data rows=2 view=move |provider: TextProvider| view! { <Content provider refresh /> } />
        </Section>
    }
}

#[component]
fn Content(provider: TextProvider, refresh: Callback<()>) -> impl IntoView {
    let TextProvider { fields, secret, log, numbers, may_change } = provider;
    let there = !fields.url.is_empty();
    let version = fields.version;
    let state = if there {
        t!(SMS_SERVES, count = numbers).into_any()
    } else if log {
        t!(SMS_TO_LOG).into_any()
    } else {
        t!(SMS_NO_PROVIDER_YET).into_any()
    };
    view! {
        <p>{state}</p>
        {may_change.then(|| view! { <Form fields secret refresh /> })}
        {(may_change && there).then(|| view! { <Remove version refresh /> })}
        {(may_change && (there || log)).then(|| view! { <Test /> })}
    }
}

#[component]
fn Form(fields: SaveTextProvider, secret: bool, refresh: Callback<()>) -> impl IntoView {
    let (runner, toasts, saved) = (use_runner(), use_toasts(), t!(SAVED));
    let version = fields.version;
    let [url, header, body] = [fields.url, fields.header, fields.body].map(RwSignal::new);
    let given = RwSignal::new(String::new());
    let method = RwSignal::new(fields.method.name().to_owned());
    let format = RwSignal::new(fields.format.name().to_owned());
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let command = SaveTextProvider {
            version,
            url: url.get_untracked(),
            method: Method::from_name(&method.get_untracked()).unwrap_or(Method::Post),
            header: header.get_untracked(),
            secret: given.get_untracked(),
            format: Format::from_name(&format.get_untracked()).unwrap_or(Format::Json),
            body: body.get_untracked(),
        };
        busy.set(true);
        let saved = saved();
        runner.run(command, None, move |answer| {
            busy.set(false);
            match answer {
                Ok(()) => {
                    toasts.success(saved);
                    refresh.run(());
                }
                Err(refused) => error.set(Some(refused)),
            }
        });
    };
    let kept = if secret { TextProp::from(t!(ISSUERS_SECRET_KEPT)) } else { TextProp::default() };
    view! {
        <FormScope id="texts" error>
            <form class="form" novalidate on:submit=submit>
                <TextInput
                    name="url"
                    label=t!(TEXT_PROVIDERS_FIELD_URL)
                    kind="url"
                    placeholder="https://sms.example/messages"
                    value=url
                    max=500
                    required=true
                />
                <div class="form-row">
                    <Select
                        name="method"
                        label=t!(TEXT_PROVIDERS_FIELD_METHOD)
                        options=choice_options("text_providers", "method", Method::CHOICES)
                        value=method
                    />
                    <Select
                        name="format"
                        label=t!(TEXT_PROVIDERS_FIELD_FORMAT)
                        options=choice_options("text_providers", "format", Format::CHOICES)
                        value=format
                    />
                </div>
                <TextInput
                    name="header"
                    label=t!(TEXT_PROVIDERS_FIELD_HEADER)
                    hint=t!(SMS_HEADER_HINT)
                    placeholder="Authorization"
                    value=header
                    max=100
                    optional=true
                />
                <TextInput
                    name="secret"
                    label=t!(SMS_SECRET)
                    kind="password"
                    placeholder=kept
                    value=given
                    autocomplete="new-password"
                    max=1000
                    optional=true
                />
                <TextArea
                    name="body"
                    label=t!(TEXT_PROVIDERS_FIELD_BODY)
                    hint=t!(SMS_BODY_HINT, to = "{to}", text = "{text}")
                    value=body
                    required=true
                />
                <div class="form-actions">
                    <Button label=t!(SMS_SAVE) look=Look::Primary kind="submit" busy />
                </div>
            </form>
        </FormScope>
    }
}

#[component]
fn Remove(version: i64, refresh: Callback<()>) -> impl IntoView {
    let (runner, removed) = (use_runner(), t!(SMS_PROVIDER_REMOVED));
    let open = RwSignal::new(false);
    let remove = Callback::new(move |()| {
        runner.say(RemoveTextProvider { version }, removed(), move || refresh.run(()));
    });
    view! {
        <div class="form-actions start">
            <Button label=t!(SMS_PROVIDER_REMOVE) icon="trash-2" on_click=move |_| open.set(true) />
        </div>
        <Irreversible open title=t!(SMS_PROVIDER_REMOVE) name=tr!(ACTION_REMOVE) label=t!(ACTION_REMOVE) confirm=remove>
            <p>{t!(SMS_PROVIDER_REMOVE_TEXT)}</p>
        </Irreversible>
    }
}

#[component]
fn Test() -> impl IntoView {
    let (here, runner, toasts) = (use_here(), use_runner(), use_toasts());
    let (number, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (outcome, error) = (RwSignal::new(None::<Result<(), Undelivered>>), RwSignal::new(None::<Error>));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (workspace, number) = (here.workspace(), number.get_untracked());
        busy.set(true);
        outcome.set(None);
        error.set(None);
        runner.call(
            move || test_text_provider(workspace.clone(), number.clone()),
            move |answer| {
                busy.set(false);
                match answer {
                    Ok(came) => outcome.set(Some(came)),
                    Err(refused @ Error::Invalid(_)) => error.set(Some(refused)),
                    Err(refused) => toasts.failed(&refused),
                }
            },
        );
    };
    view! {
        <FormScope id="text-test" error>
            <form class="form" novalidate on:submit=submit>
                <TextInput name="number" label=t!(SMS_TEST_NUMBER) hint=t!(SMS_NUMBER_HINT) kind="tel" value=number max=30 />
                <div role="status">{move || outcome.get().map(said)}</div>
                <div class="form-actions">
                    <Button label=t!(SMS_TEST_SEND) icon="send" kind="submit" busy />
                </div>
            </form>
        </FormScope>
    }
}

fn said(outcome: Result<(), Undelivered>) -> AnyView {
    let why = match outcome {
        Ok(()) => {
            return view! { <div class="notice success"><Icon name="circle-check" /><p>{t!(SMS_TESTED)}</p></div> }
                .into_any();
        }
        Err(why) => why,
    };
    let line = match why {
        Undelivered::Nobody => t!(SMS_NO_PROVIDER_YET).into_any(),
        Undelivered::Address => t!(SMS_TROUBLE_ADDRESS).into_any(),
        Undelivered::Private => t!(SMS_TROUBLE_PRIVATE).into_any(),
        Undelivered::Slow => t!(SMS_TROUBLE_SLOW).into_any(),
        Undelivered::Unreachable(why) => view! { {t!(SMS_TROUBLE_UNREACHABLE)} " " <code>{why}</code> }.into_any(),
        Undelivered::Status(status) => t!(SMS_TROUBLE_STATUS, status = i64::from(status)).into_any(),
    };
    view! { <div class="notice error"><Icon name="circle-alert" /><p>{line}</p></div> }.into_any()
}
