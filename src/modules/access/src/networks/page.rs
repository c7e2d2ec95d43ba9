//! `/{workspace}/settings/networks`: the allow-lists.

use kernel::Error;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::{foresee_network, load_networks};
use super::{AllowNetwork, KeptOut, Network, Networks, RemoveNetwork};
use crate::gate::use_runner;
use crate::security::EDIT;
use crate::shell::use_shell;

/// From which networks the workspace may be used.
#[component]
pub fn NetworksPage() -> impl IntoView {
    let here = use_here();
    let data = Data::new(move || here.workspace(), load_networks);
    let refresh = Callback::new(move |()| data.refetch());
    view! {
        <PageHead title=t!(ALLOWED_NETWORKS_TITLE) />
        <div class="page-body narrow">
            <p class="hint">{t!(NETWORKS_TEXT)}</p>
            <Loaded resource=data view=move |networks: Networks| view! { <Content networks refresh /> } />
        </div>
    }
}

#[component]
fn Content(networks: Networks, refresh: Callback<()>) -> impl IntoView {
    let may = use_shell().get_untracked().may(EDIT);
    let Networks { version, networks, roles, address } = networks;
    let lists = if networks.is_empty() {
        view! { <p class="muted">{t!(NETWORKS_NONE)}</p> }.into_any()
    } else {
        let named = roles.clone();
        let line = move |network: Network| {
            let role = network.role.as_ref().map(|key| {
                named.iter().find(|(known, _)| known == key).map_or_else(|| key.clone(), |(_, name)| name.clone())
            });
            view! { <Line network role version may refresh /> }
        };
        view! { <ul class="devices">{networks.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    let own = address.clone();
    view! {
        {lists}
        <p class="own-address">{t!(NETWORKS_YOURS, address = own.clone())}</p>
        {may.then(|| view! { <Add version roles address refresh /> })}
    }
}

#[component]
fn Line(network: Network, role: Option<String>, version: i64, may: bool, refresh: Callback<()>) -> impl IntoView {
    let (runner, removed) = (use_runner(), t!(NETWORKS_REMOVED));
    let Network { range, label, .. } = network.clone();
    let remove = move |_| {
        runner.say(RemoveNetwork { version, network: network.clone() }, removed(), move || refresh.run(()));
    };
    let who = match role {
        Some(name) => view! { <bdi>{name}</bdi> }.into_any(),
        None => view! { {t!(NETWORKS_EVERYBODY)} }.into_any(),
    };
    let named = range.clone();
    let action = t!(NETWORKS_REMOVE, range = named.clone());
    view! {
        <li class="device">
            <Icon name="globe" />
            <div>
                <strong class="mono">{range}</strong>
                <p class="hint">{(!label.is_empty()).then(|| view! { <bdi>{label}</bdi> " · " })} {who}</p>
            </div>
            {may.then(|| view! { <IconButton icon="trash-2" label=action on_click=remove /> })}
        </li>
    }
}

#[component]
fn Add(version: i64, roles: Vec<(String, String)>, address: String, refresh: Callback<()>) -> impl IntoView {
    let (here, runner, toasts, added) = (use_here(), use_runner(), use_toasts(), t!(NETWORKS_ADDED));
    let [range, label, role] = [address, String::new(), String::new()].map(RwSignal::new);
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let kept_out = RwSignal::new(None::<Vec<KeptOut>>);
    let typed = move || Network {
        range: range.get_untracked(),
        label: label.get_untracked(),
        role: Some(role.get_untracked()).filter(|key| !key.is_empty()),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let added = added();
        runner.run(AllowNetwork { version, network: typed() }, None, move |answer| {
            busy.set(false);
            match answer {
                Ok(()) => {
                    toasts.success(added);
                    refresh.run(());
                }
                Err(refused) => error.set(Some(refused)),
            }
        });
    };
    let check = move |_| {
        let (workspace, network) = (here.workspace(), typed());
        runner.call(
            move || foresee_network(workspace.clone(), network.clone()),
            move |answer| {
                error.set(answer.as_ref().err().cloned());
                kept_out.set(answer.ok());
            },
        );
    };
    view! {
        <FormScope id="network" error>
            <form novalidate on:submit=submit>
                <TextInput name="range" label=t!(NETWORKS_RANGE) hint=t!(NETWORKS_RANGE_HINT) value=range required=true max=60 />
                <TextInput name="label" label=t!(NETWORKS_LABEL) value=label optional=true max=100 />
                <Select name="role" label=t!(NETWORKS_ROLE) options=Signal::stored(roles) value=role empty=t!(NETWORKS_EVERYBODY) />
                <div aria-live="polite">{move || kept_out.get().map(|people| view! { <Foreseen people /> })}</div>
                <div class="form-actions">
                    <Button label=t!(NETWORKS_CHECK) on_click=check />
                    <Button label=t!(NETWORKS_ADD) look=Look::Primary kind="submit" busy />
                </div>
            </form>
        </FormScope>
    }
}

#[component]
fn Foreseen(people: Vec<KeptOut>) -> impl IntoView {
    if people.is_empty() {
        return view! { <p>{t!(NETWORKS_KEPT_NONE)}</p> }.into_any();
    }
    let count = people.len();
    let line = |KeptOut { name, address }: KeptOut| {
        view! { <li>{t!(NETWORKS_KEPT_ONE, name = name.clone(), address = address.clone())}</li> }
    };
    view! {
        <p>{t!(NETWORKS_KEPT, count = count)}</p>
        <ul>{people.into_iter().map(line).collect_view()}</ul>
    }
    .into_any()
}
