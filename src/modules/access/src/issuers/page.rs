//! `/{workspace}/settings/sign-on`

use kernel::choice::Tone;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use ui::prelude::*;

use super::api::{load_issuers, look_at_issuer};
use super::dialog::{Draft, IssuerDialog};
use super::{Found, Issuer, IssuerState, Issuers, Looked, RemoveIssuer, Strangers, SwitchIssuer, Trouble};
use crate::gate::use_runner;
use crate::history::{Past, PastDialog};
use crate::sign_on::required::section::RequiredSection;

/// The issuers by which the workspace's members may sign in.
#[component]
pub fn IssuersPage() -> impl IntoView {
    let here = use_here();
    let data = Data::new(move || here.workspace(), load_issuers);
    let (open, draft) = (RwSignal::new(false), RwSignal::new(None::<Draft>));
    let refresh = Callback::new(move |()| data.refetch());
    let begin = Callback::new(move |wanted: Draft| {
        draft.set(Some(wanted));
        open.set(true);
    });
    let (back, past) = (Signal::derive(move || here.link("/settings/security")), Past::default());
    view! {
        <PageHead title=t!(ISSUERS_TITLE)>
            <LinkButton label=t!(SECURITY_SETTINGS_TITLE) icon="shield" href=back />
        </PageHead>
        <div class="page-body narrow">
            <p class="hint">{t!(ISSUERS_TEXT)}</p>
            <Loaded resource=data view=move |issuers: Issuers| view! { <Content issuers begin past refresh /> } />
            <RequiredSection />
        </div>
        <IssuerDialog open draft refresh />
        <PastDialog resource="issuers" past />
    }
}

#[component]
fn Content(issuers: Issuers, begin: Callback<Draft>, past: Past, refresh: Callback<()>) -> impl IntoView {
    let new = Draft::new(&issuers);
    let Issuers { issuers, roles, may_change, signed_out, door, .. } = issuers;
    let add =
        move || {
            let new = new.clone();
            may_change.then(|| view! {
            <Button label=t!(ISSUERS_ADD) icon="plus" look=Look::Primary on_click=move |_| begin.run(new.clone()) />
        })
        };
    if issuers.is_empty() {
        return view! { <EmptyState icon="log-in" title=t!(ISSUERS_NONE) text=t!(ISSUERS_NONE_TEXT)>{add()}</EmptyState> }.into_any();
    }
    let each = issuers.into_iter().map(|issuer| {
        let roles = roles.clone();
        view! { <One issuer roles may_change begin past refresh /> }
    });
    view! {
        {each.collect_view()}
        <div class="form-actions start">{add()}</div>
        <Section title=t!(ISSUERS_ADDRESSES)>
            <div class="form">
                <CopyField name="door" label=t!(ISSUERS_DOOR) value=door hint=t!(ISSUERS_DOOR_HINT) />
                <CopyField name="signed-out" label=t!(ISSUERS_SIGNED_OUT) value=signed_out hint=t!(ISSUERS_SIGNED_OUT_HINT) />
            </div>
        </Section>
    }
    .into_any()
}

#[component]
fn One(
    issuer: Issuer,
    roles: Vec<(String, String)>,
    may_change: bool,
    begin: Callback<Draft>,
    past: Past,
    refresh: Callback<()>,
) -> impl IntoView {
    let Issuer { id, state, fields, linked, redirect, .. } = issuer.clone();
    let domains = fields.domains.join(", ");
    let role = fields.role.map(|role| role.to_string());
    let role = roles.iter().find(|(id, _)| Some(id) == role.as_ref()).map(|(_, name)| name.clone()).unwrap_or_default();
    let badge = match state {
        IssuerState::On => {
            view! { <Badge tone=Tone::Green icon="circle-check" label=t!(ISSUERS_STATE_ON) /> }.into_any()
        }
        IssuerState::Off => view! { <Badge tone=Tone::Neutral icon="ban" label=t!(ISSUERS_STATE_OFF) /> }.into_any(),
    };
    let strangers = match fields.strangers {
        Strangers::Refuse => t!(ISSUERS_STRANGERS_REFUSE).into_any(),
        Strangers::Invite => t!(ISSUERS_INVITES, role = role.clone()).into_any(),
    };
    view! {
        <section class="panel issuer">
            <header>
                <h2>{fields.name}</h2>
                {badge}
            </header>
            <dl class="property-list">
                <Property label=t!(ISSUERS_FIELD_URL)><span class="address">{fields.url}</span></Property>
                <Property label=t!(ISSUERS_FIELD_DOMAINS)>
                    {if domains.is_empty() { t!(ISSUERS_EVERY_DOMAIN).into_any() } else { domains.into_any() }}
                </Property>
                <Property label=t!(ISSUERS_FIELD_STRANGERS)>{strangers}</Property>
                <Property label=t!(ISSUERS_LINKED)>{linked}</Property>
            </dl>
            <CopyField name=format!("redirect-{id}") label=t!(ISSUERS_REDIRECT) value=redirect />
            {may_change.then(|| view! { <Actions issuer roles begin past refresh /> })}
        </section>
    }
}

#[component]
fn Actions(
    issuer: Issuer,
    roles: Vec<(String, String)>,
    begin: Callback<Draft>,
    past: Past,
    refresh: Callback<()>,
) -> impl IntoView {
    let (here, runner, toasts) = (use_here(), use_runner(), use_toasts());
    let Issuer { id, version, state, linked, .. } = issuer.clone();
    let name = issuer.fields.name.clone();
    let (saved, removed, removing) = (t!(SAVED), t!(ISSUERS_REMOVED), RwSignal::new(false));
    let (looked, busy) = (RwSignal::new(None::<Looked>), RwSignal::new(false));
    let test = move |_| {
        let workspace = here.workspace();
        busy.set(true);
        runner.call(
            move || look_at_issuer(workspace.clone(), id),
            move |answer| {
                busy.set(false);
                match answer {
                    Ok(outcome) => looked.set(Some(outcome)),
                    Err(error) => toasts.failed(&error),
                }
            },
        );
    };
    let draft = Draft::of(issuer, roles);
    let (other, label, icon) = match state {
        IssuerState::On => (IssuerState::Off, TextProp::from(t!(ISSUERS_SWITCH_OFF)), "ban"),
        IssuerState::Off => (IssuerState::On, TextProp::from(t!(ISSUERS_SWITCH_ON)), "power"),
    };
    let (switching, called, typed, before) = (RwSignal::new(false), name.clone(), name.clone(), name.clone());
    let run = move || {
        switching.set(false);
        runner.say(SwitchIssuer { issuer: id, version, state: other }, saved(), move || refresh.run(()));
    };
    let switch = move |_| if other == IssuerState::Off { switching.set(true) } else { run() };
    let remove = Callback::new(move |()| {
        runner.say(RemoveIssuer { issuer: id, version }, removed(), move || refresh.run(()));
    });
    view! {
        <div class="form-actions start">
            <Button label=t!(ISSUERS_TEST) icon="zap" busy on_click=test />
            <Button label=t!(ACTION_EDIT) icon="pencil" on_click=move |_| begin.run(draft.clone()) />
            <Button label icon on_click=switch />
            <Button label=t!(HISTORY) icon="history" on_click=move |_| past.show(id, before.clone()) />
            <Button label=t!(ACTION_REMOVE) icon="trash-2" on_click=move |_| removing.set(true) />
        </div>
        <div role="status">{move || looked.get().map(|looked| view! { <Outcome looked /> })}</div>
        <Dialog open=switching title=t!(ISSUERS_SWITCH_OFF_TITLE, name = called.clone())>
            <p>{t!(ISSUERS_SWITCH_OFF_TEXT)}</p>
            <footer>
                <Button label=t!(ACTION_CANCEL) on_click=move |_| switching.set(false) />
                <Button label=t!(ISSUERS_SWITCH_OFF) look=Look::Danger on_click=move |_| run() />
            </footer>
        </Dialog>
        <Irreversible open=removing title=t!(ISSUERS_REMOVE, name = name.clone()) name=typed label=t!(ACTION_REMOVE) confirm=remove>
            <p>{t!(ISSUERS_REMOVE_TEXT, count = linked)}</p>
        </Irreversible>
    }
}

/// What an issuer offers, or why nobody can sign in by it.
#[component]
fn Outcome(looked: Looked) -> impl IntoView {
    let Found { authorization, token, userinfo, keys, key_count, algorithms, end_session, names_itself } = match looked
    {
        Ok(found) => found,
        Err(trouble) => {
            return view! { <div class="notice error"><Icon name="circle-alert" />{said(trouble)}</div> }.into_any();
        }
    };
    let address = |address: String| view! { <span class="address">{address}</span> };
    let leaves = end_session.map_or_else(|| t!(ISSUERS_FOUND_NO_END).into_any(), |end| address(end).into_any());
    view! {
        <div class="notice success"><Icon name="circle-check" /><p>{t!(ISSUERS_FOUND)}</p></div>
        <dl class="property-list">
            <Property label=t!(ISSUERS_FOUND_AUTHORIZATION)>{address(authorization)}</Property>
            <Property label=t!(ISSUERS_FOUND_TOKEN)>{address(token)}</Property>
            {userinfo.map(|userinfo| view! { <Property label=t!(ISSUERS_FOUND_USERINFO)>{address(userinfo)}</Property> })}
            <Property label=t!(ISSUERS_FOUND_KEYS)>{address(keys)} " (" {key_count} ")"</Property>
            <Property label=t!(ISSUERS_FOUND_ALGORITHMS)>{algorithms.join(", ")}</Property>
            <Property label=t!(ISSUERS_FOUND_END)>{leaves}</Property>
            <Property label=t!(ISSUERS_FOUND_NAMES)>
                {if names_itself { t!(YES).into_any() } else { t!(ISSUERS_FOUND_NO_NAME).into_any() }}
            </Property>
        </dl>
    }
    .into_any()
}

fn said(trouble: Trouble) -> AnyView {
    let line = |said: AnyView, more: String| {
        let more = (!more.is_empty()).then(|| view! { <br /><code>{more}</code> });
        view! { <p>{said}{more}</p> }.into_any()
    };
    match trouble {
        Trouble::Address => line(t!(ISSUERS_TROUBLE_ADDRESS).into_any(), String::new()),
        Trouble::Private => line(t!(ISSUERS_TROUBLE_PRIVATE).into_any(), String::new()),
        Trouble::Unreachable(why) => line(t!(ISSUERS_TROUBLE_UNREACHABLE).into_any(), why),
        Trouble::Slow => line(t!(ISSUERS_TROUBLE_SLOW).into_any(), String::new()),
        Trouble::Status(status) => line(t!(ISSUERS_TROUBLE_STATUS).into_any(), status.to_string()),
        Trouble::Unreadable(why) => line(t!(ISSUERS_TROUBLE_UNREADABLE).into_any(), why),
        Trouble::OtherName(why) => line(t!(ISSUERS_TROUBLE_OTHER_NAME).into_any(), why),
        Trouble::Keys => line(t!(ISSUERS_TROUBLE_KEYS).into_any(), String::new()),
    }
}
