//! `/{workspace}/settings/audit/checkpoints`

use access::gate::use_runner;
use access::shell::use_shell;
use kernel::Error;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::page::{PageHead, use_here};
use ui::prelude::*;

use super::api::load_outlets;
use super::{AddOutlet, EDIT, Outlet, OutletKind, Outlets, RemoveOutlet};

/// Where the signed checkpoints of the log are kept outside.
#[component]
pub fn OutletsPage() -> impl IntoView {
    let here = use_here();
    let data = Data::new(move || here.workspace(), load_outlets);
    let refresh = Callback::new(move |()| data.refetch());
    view! {
        <PageHead title=t!(AUDIT_OUTLETS_TITLE) />
        <div class="page-body narrow">
            <p class="hint">{t!(AUDIT_OUTLETS_TEXT)}</p>
            <Loaded resource=data view=move |outlets: Outlets| view! { <Content outlets refresh /> } />
            // What is being typed outlives what is fetched.
            {use_shell().get_untracked().may(EDIT).then(|| view! { <Add refresh /> })}
        </div>
    }
}

#[component]
fn Content(outlets: Outlets, refresh: Callback<()>) -> impl IntoView {
    let (may, locale) = (use_shell().get_untracked().may(EDIT), use_locale());
    let Outlets { outlets, newest, public_key } = outlets;
    let list = if outlets.is_empty() {
        view! { <p class="muted">{t!(AUDIT_OUTLETS_NONE)}</p> }.into_any()
    } else {
        let line = move |outlet: Outlet| view! { <Line outlet may refresh /> };
        view! { <ul class="devices">{outlets.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    let signed = match newest {
        None => view! { <p>{t!(AUDIT_OUTLETS_UNSIGNED)}</p> }.into_any(),
        Some((sequence, at)) => {
            let number = move || format::number(locale.get(), sequence);
            view! { <p>{t!(AUDIT_OUTLETS_SIGNED, number = number())} " " <RelativeTime time=at /></p> }.into_any()
        }
    };
    view! {
        <Section title=t!(AUDIT_OUTLETS_KEY)>
            {signed}
            <CopyField name="public_key" label=t!(AUDIT_OUTLETS_KEY) hint=t!(AUDIT_OUTLETS_KEY_HINT) value=public_key />
        </Section>
        <Section title=t!(AUDIT_OUTLETS_OUTSIDE)>
            {list}
        </Section>
    }
}

#[component]
fn Line(outlet: Outlet, may: bool, refresh: Callback<()>) -> impl IntoView {
    let (runner, removed, locale) = (use_runner(), t!(AUDIT_OUTLETS_REMOVED), use_locale());
    let Outlet { id, version, kind, target, delivered, failed } = outlet;
    let remove = move |_| {
        runner.say(RemoveOutlet { outlet: id, version }, removed(), move || refresh.run(()));
    };
    let arrived = match delivered {
        None => view! { <span class="muted">{t!(AUDIT_OUTLETS_NOTHING)}</span> }.into_any(),
        Some((sequence, at)) => {
            let number = move || format::number(locale.get(), sequence);
            // What became of a mail is in the mail's own list.
            let said = if kind == OutletKind::Mail { key::AUDIT_OUTLETS_MAILED } else { key::AUDIT_OUTLETS_ARRIVED };
            let said = move || ui::i18n::format(locale.get(), said, &[("number", Arg::from(number()))]);
            view! { {said} " " <RelativeTime time=at /> }.into_any()
        }
    };
    let failed = failed.map(|(at, why)| {
        view! {
            <p class="field-error" role="status">
                <Icon name="circle-alert" />
                <span>{t!(AUDIT_OUTLETS_FAILED, why = why.clone())} " " <RelativeTime time=at /></span>
            </p>
        }
    });
    let named = target.clone();
    let action = t!(AUDIT_OUTLETS_REMOVE, target = named.clone());
    view! {
        <li class="device">
            <Icon name=if kind == OutletKind::Mail { "mail" } else { "webhook" } />
            <div>
                <strong class="breakable"><bdi>{target}</bdi></strong>
                <p class="hint">{arrived}</p>
                {failed}
            </div>
            {may.then(|| view! { <IconButton icon="trash-2" label=action on_click=remove /> })}
        </li>
    }
}

#[component]
fn Add(refresh: Callback<()>) -> impl IntoView {
    let (runner, toasts, added) = (use_runner(), use_toasts(), t!(AUDIT_OUTLETS_ADDED));
    let (kind, target) = (RwSignal::new(OutletKind::Webhook.name().to_owned()), RwSignal::new(String::new()));
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let added = added();
        let kind = OutletKind::from_name(&kind.get_untracked()).unwrap_or(OutletKind::Webhook);
        runner.run(AddOutlet { kind, target: target.get_untracked() }, None, move |answer| {
            busy.set(false);
            match answer {
                Ok(_) => {
                    error.set(None);
                    toasts.success(added);
                    refresh.run(());
                }
                Err(refused) => error.set(Some(refused)),
            }
        });
    };
    view! {
        <FormScope id="outlet" error>
            <form novalidate on:submit=submit>
                <Select
                    name="kind"
                    label=t!(AUDIT_OUTLETS_FIELD_KIND)
                    options=choice_options("audit_outlets", "kind", OutletKind::CHOICES)
                    value=kind
                />
                <TextInput
                    name="target"
                    label=t!(AUDIT_OUTLETS_FIELD_TARGET)
                    hint=t!(AUDIT_OUTLETS_TARGET_HINT)
                    value=target
                    required=true
                    max=500
                />
                <div class="form-actions">
                    <Button label=t!(AUDIT_OUTLETS_ADD) look=Look::Primary kind="submit" busy />
                </div>
            </form>
        </FormScope>
    }
}
