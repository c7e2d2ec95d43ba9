//! *Known devices* on the page of one's own devices.

use kernel::Uuid;
use leptos::prelude::*;
use ui::prelude::*;

use super::KnownDevice;
use crate::gate::use_runner;
use crate::sessions::api::forget_device;
use crate::sessions::devices::{icon, name};

/// The list, and forgetting one of them.
#[component]
pub fn KnownDevices(
    /// Of `load_known_devices`.
    data: Data<Option<Vec<KnownDevice>>>,
) -> impl IntoView {
    let (here, runner, forgotten) = (use_here(), use_runner(), t!(KNOWN_FORGOTTEN));
    let forget = Callback::new(move |device: Uuid| {
        let workspace = here.workspace();
        runner.say_call(move || forget_device(workspace.clone(), device), forgotten(), move || data.refetch());
    });
    let show = move |devices: Option<Vec<KnownDevice>>| match devices {
        Some(devices) => view! { <List devices forget /> }.into_any(),
        None => view! { <p class="muted">{t!(KNOWN_BOUND)}</p> }.into_any(),
    };
    view! {
        <Section title=t!(KNOWN_TITLE)>
            <p class="hint">{t!(KNOWN_TEXT)}</p>
            <Loaded resource=data rows=1 view=show />
        </Section>
    }
}

#[component]
fn List(devices: Vec<KnownDevice>, forget: Callback<Uuid>) -> impl IntoView {
    if devices.is_empty() {
        return view! { <p class="muted">{t!(KNOWN_NONE)}</p> }.into_any();
    }
    let line = move |KnownDevice { id, browser, system, address, since, seen }: KnownDevice| {
        let (icon, locale) = (icon(&system), use_locale());
        let said = move || name(locale.get(), &browser, &system);
        let label = {
            let said = said.clone();
            move || ui::i18n::format(locale.get(), key::KNOWN_FORGET_ONE, &[("device", Arg::from(said()))])
        };
        view! {
            <li class="device">
                <Icon name=icon />
                <div>
                    <strong>{said}</strong>
                    <p class="hint">
                        {address} " · " {t!(KNOWN_SINCE)} " " <Day time=since /> " · " {t!(KNOWN_SEEN)} " "
                        <RelativeTime time=seen />
                    </p>
                </div>
                <Button label=t!(KNOWN_FORGET) attr:aria-label=label on_click=move |_| forget.run(id) />
            </li>
        }
    };
    view! { <ul class="devices">{devices.into_iter().map(line).collect_view()}</ul> }.into_any()
}
