//! `/{workspace}/settings/security`

use kernel::{Error, Rule};
use leptos::prelude::*;
use ui::prelude::*;

use super::api::load_security;
use super::{EDIT, NewDevices, RoleFactor, SaveSecurity, Security, TextMessages, WhenFull};
use crate::factors::sms::settings::TextProviderSection;
use crate::gate::use_runner;
use crate::shell::use_shell;

/// What the workspace asks of its members' sessions.
#[component]
pub fn SecuritySettingsPage() -> impl IntoView {
    // Not live: what somebody else saves must not take away what is being typed; saving says that there was a change.
    let here = use_here();
    let data = Data::new(move || here.workspace(), load_security);
    let refresh = Callback::new(move |()| data.refetch());
    view! {
        <PageHead title=t!(SECURITY_SETTINGS_TITLE)>
            <LinkButton label=t!(ISSUERS_TITLE) icon="log-in" href=Signal::derive(move || here.link("/settings/sign-on")) />
        </PageHead>
        <div class="page-body narrow">
            <Loaded resource=data view=move |security: Security| view! { <Content security refresh /> } />
            <TextProviderSection />
        </div>
    }
}

#[component]
fn Content(security: Security, refresh: Callback<()>) -> impl IntoView {
    let (runner, toasts, saved) = (use_runner(), use_toasts(), t!(SAVED));
    let may = use_shell().get_untracked().may(EDIT);
    let Security { version, roles, .. } = security.clone();
    let number = |value: i64| RwSignal::new(value.to_string());
    let (idle, absolute, devices) =
        (number(security.idle_hours), number(security.absolute_hours), number(security.devices));
    let when_full = RwSignal::new(security.when_full.name().to_owned());
    let new_devices = RwSignal::new(security.new_devices.name().to_owned());
    let text_messages = RwSignal::new(security.text_messages.name().to_owned());
    let wanted: RwSignal<Vec<String>> =
        RwSignal::new(roles.iter().filter(|role| role.wanted).map(|role| role.key.clone()).collect());
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = |name: &str, value: RwSignal<String>| {
            value.get_untracked().trim().parse::<i64>().map_err(|_| Error::invalid(name, Rule::Number))
        };
        let read = || {
            Ok(SaveSecurity {
                version,
                idle_hours: typed("idle_hours", idle)?,
                absolute_hours: typed("absolute_hours", absolute)?,
                devices: typed("devices", devices)?,
                when_full: WhenFull::from_name(&when_full.get_untracked()).unwrap_or(WhenFull::EndOldest),
                factor_roles: wanted.get_untracked(),
                new_devices: NewDevices::from_name(&new_devices.get_untracked()).unwrap_or(NewDevices::Confirm),
                text_messages: TextMessages::from_name(&text_messages.get_untracked()).unwrap_or(TextMessages::Count),
            })
        };
        let saved = saved();
        match read() {
            Err(wrong) => error.set(Some(wrong)),
            Ok(command) => {
                busy.set(true);
                runner.run(command, None, move |answer| {
                    busy.set(false);
                    match answer {
                        Ok(()) => {
                            error.set(None);
                            toasts.success(saved);
                            refresh.run(());
                        }
                        Err(refused) => error.set(Some(refused)),
                    }
                });
            }
        }
    };
    view! {
        <FormScope id="security" error>
            <form on:submit=submit>
                <p class="hint">{t!(SECURITY_TEXT)}</p>
                <fieldset class="plain" disabled=!may>
                    <div class="form-row">
                        <TextInput name="idle_hours" label=t!(SECURITY_SETTINGS_FIELD_IDLE_HOURS) kind="number" value=idle required=true />
                        <TextInput
                            name="absolute_hours"
                            label=t!(SECURITY_SETTINGS_FIELD_ABSOLUTE_HOURS)
                            kind="number"
                            value=absolute
                            required=true
                        />
                        <TextInput name="devices" label=t!(SECURITY_SETTINGS_FIELD_DEVICES) kind="number" value=devices required=true />
                    </div>
                    <Select
                        name="when_full"
                        label=t!(SECURITY_SETTINGS_FIELD_WHEN_FULL)
                        options=choice_options("security_settings", "when_full", WhenFull::CHOICES)
                        value=when_full
                    />
                    <Select
                        name="new_devices"
                        label=t!(SECURITY_SETTINGS_FIELD_NEW_DEVICES)
                        hint=t!(SECURITY_NEW_DEVICES_HINT)
                        options=choice_options("security_settings", "new_devices", NewDevices::CHOICES)
                        value=new_devices
                    />
                    <Select
                        name="text_messages"
                        label=t!(SECURITY_SETTINGS_FIELD_TEXT_MESSAGES)
                        hint=t!(SECURITY_TEXT_MESSAGES_HINT)
                        options=choice_options("security_settings", "text_messages", TextMessages::CHOICES)
                        value=text_messages
                    />
                    <Roles roles wanted />
                </fieldset>
                {may.then(|| view! {
                    <div class="form-actions">
                        <Button label=t!(ACTION_SAVE_CHANGES) look=Look::Primary kind="submit" busy />
                    </div>
                })}
            </form>
        </FormScope>
    }
}

/// Which roles need a second factor, each with how many people it would send to set one up.
#[component]
fn Roles(roles: Vec<RoleFactor>, wanted: RwSignal<Vec<String>>) -> impl IntoView {
    let option = |RoleFactor { key, name, without, .. }: RoleFactor| {
        Tickable::new(key, name).hint((without > 0).then(|| t!(SECURITY_WITHOUT, count = without)))
    };
    let options = roles.into_iter().map(option).collect();
    view! {
        <Boxes name="factor_roles" label=t!(SECURITY_SETTINGS_FIELD_FACTOR_ROLES) hint=t!(SECURITY_ROLES_TEXT) options chosen=wanted />
    }
}
