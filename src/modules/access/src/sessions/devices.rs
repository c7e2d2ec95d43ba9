//! `/{workspace}/profile/devices`: where one is signed in, and signing out there. The same list stands on a member's page.

use kernel::Uuid;
use kernel::id::MemberId;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::{end_device, end_other_devices, load_devices, load_known_devices, load_member_devices, prove};
use super::known::section::KnownDevices;
use super::{Device, EndMemberDevice, OwnDevices};
use crate::gate::use_runner;

/// One's own devices.
#[component]
pub fn DevicesPage() -> impl IntoView {
    let (here, runner) = (use_here(), use_runner());
    let data = Data::new(move || here.workspace(), load_devices);
    let known = Data::new(move || here.workspace(), load_known_devices);
    let (ended, all_ended) = (t!(DEVICES_ENDED), t!(DEVICES_OTHERS_ENDED));
    let end = Callback::new(move |device: Uuid| {
        let workspace = here.workspace();
        runner.say_call(move || end_device(workspace.clone(), device), ended(), move || data.refetch());
    });
    let end_others = move |_| {
        let workspace = here.workspace();
        runner.say_call(move || end_other_devices(workspace.clone()), all_ended(), move || data.refetch());
    };
    let prove_it = move |_| {
        let workspace = here.workspace();
        runner.call(
            move || prove(workspace.clone()),
            move |_| {
                data.refetch();
                known.refetch();
            },
        );
    };
    let show = move |OwnDevices { devices, bound }: OwnDevices| {
        let part = bound.then(|| {
            view! {
                <div class="notice">
                    <Icon name="info" />
                    <div>
                        <p>{t!(DEVICES_BOUND)}</p>
                        <Button label=t!(DEVICES_SHOW_ALL) on_click=prove_it />
                    </div>
                </div>
            }
        });
        view! { {part} <Devices devices end /> }
    };
    view! {
        <PageHead title=t!(DEVICES_TITLE)>
            <Button label=t!(DEVICES_END_OTHERS) icon="log-out" on_click=end_others />
        </PageHead>
        <div class="page-body">
            <p class="hint">{t!(DEVICES_TEXT)}</p>
            <Loaded resource=data view=show />
            <KnownDevices data=known />
        </div>
    }
}

/// Whose devices, and which.
type Found = Option<(MemberId, Vec<Device>)>;

/// A member's devices, for whoever may end their sessions.
#[component]
pub fn MemberDevices(
    /// Of [`member_devices`].
    data: Data<Found>,
) -> impl IntoView {
    let (runner, ended) = (use_runner(), t!(DEVICES_ENDED));
    let show = move |found: Found| {
        found.map(|(member, devices)| {
            let end = Callback::new(move |device: Uuid| {
                runner.say(EndMemberDevice { member, device }, ended(), move || data.refetch());
            });
            view! { <Section title=t!(MEMBERS_DEVICES)><Devices devices end /></Section> }
        })
    };
    view! { <Loaded resource=data rows=1 view=show /> }
}

/// What [`MemberDevices`] shows; made at the top of the page. Nothing where the source gives nobody.
pub fn member_devices(source: impl Fn() -> Option<(String, MemberId, u64)> + Send + Sync + 'static) -> Data<Found> {
    Data::new(source, |asked| async move {
        match asked {
            Some((workspace, member, _)) => Ok(Some((member, load_member_devices(workspace, member).await?))),
            None => Ok(None),
        }
    })
}

#[component]
fn Devices(devices: Vec<Device>, end: Callback<Uuid>) -> impl IntoView {
    if devices.is_empty() {
        return view! { <p class="muted">{t!(DEVICES_NONE)}</p> }.into_any();
    }
    let line = move |Device { id, browser, system, address, place, since, seen, this }: Device| {
        let icon = icon(&system);
        let locale = use_locale();
        let said = move || name(locale.get(), &browser, &system);
        let label = {
            let said = said.clone();
            move || ui::i18n::format(locale.get(), key::DEVICES_END_ONE, &[("device", Arg::from(said()))])
        };
        view! {
            <li class="device">
                <Icon name=icon />
                <div>
                    <strong>{said}</strong>
                    {this.then(|| view! { " " <span class="tag">{t!(DEVICES_THIS)}</span> })}
                    <p class="hint">
                        {(!place.is_empty()).then(|| view! { {place} " · " })} {address} " · " {t!(DEVICES_SINCE)} " " <RelativeTime time=since /> " · " {t!(MEMBERS_SEEN)} " "
                        <RelativeTime time=seen />
                    </p>
                </div>
                {(!this).then(|| view! {
                    <Button label=t!(ACTION_SIGN_OUT) attr:aria-label=label on_click=move |_| end.run(id) />
                })}
            </li>
        }
    };
    view! { <ul class="devices">{devices.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// What stands for a device of that system.
pub(super) fn icon(system: &str) -> &'static str {
    if matches!(system, "iPhone" | "iPad" | "Android") { "smartphone" } else { "monitor" }
}

/// What a device is called.
pub(super) fn name(locale: Locale, browser: &str, system: &str) -> String {
    match (browser, system) {
        ("", "") => text(locale, key::DEVICES_UNKNOWN).to_owned(),
        (one, "") | ("", one) => one.to_owned(),
        (browser, system) => {
            let args = [("browser", Arg::from(browser)), ("system", Arg::from(system))];
            ui::i18n::format(locale, key::DEVICES_NAME, &args)
        }
    }
}
