//! `/{workspace}/settings/api-keys`: one's own keys; with a reach of all, everybody's.

use kernel::Error;
use kernel::choice::Tone;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::{load_keys, replace_key};
use super::form::KeyForm;
use super::made::MadeKey;
use super::{ApiKey, EDIT, Keys, Made, RevokeKey, Standing};
use crate::gate::use_runner;
use crate::history::{Past, PastDialog};
use crate::shell::use_shell;

/// What is under way on the page: a dialog, about the key as it was then.
#[derive(Clone, Copy)]
struct Doing {
    new: RwSignal<bool>,
    rotate: RwSignal<bool>,
    revoke: RwSignal<bool>,
    key: RwSignal<Option<ApiKey>>,
    past: Past,
    made: Callback<Made>,
    refresh: Callback<()>,
}

/// The keys.
#[component]
pub fn ApiKeysPage() -> impl IntoView {
    let (here, live) = (use_here(), use_live("api_keys", None));
    let data = Data::new(move || (here.workspace(), live.get()), |(workspace, _)| load_keys(workspace));
    let shown = RwSignal::new(None::<Made>);
    let doing = Doing {
        new: RwSignal::new(false),
        rotate: RwSignal::new(false),
        revoke: RwSignal::new(false),
        key: RwSignal::new(None),
        past: Past::default(),
        made: Callback::new(move |made| {
            shown.set(Some(made));
            data.refetch();
        }),
        refresh: Callback::new(move |()| data.refetch()),
    };
    let leave = Callback::new(move |()| shown.set(None));
    let offer = Signal::derive(move || data.get().and_then(Result::ok).map(|keys| keys.offer).unwrap_or_default());
    let may = use_shell().get_untracked().may(EDIT);
    view! {
        <PageHead title=t!(API_KEYS_TITLE)>
            {may.then(|| view! {
                <Button label=t!(KEYS_NEW) icon="plus" look=Look::Primary on_click=move |_| doing.new.set(true) />
            })}
        </PageHead>
        <div class="page-body">
            <p class="hint">{t!(KEYS_TEXT)}</p>
            {move || shown.get().map(|made| view! { <MadeKey made leave /> })}
            <Loaded resource=data view=move |keys: Keys| view! { <List keys may doing /> } />
        </div>
        <PastDialog resource="api_keys" past=doing.past />
        <Dialog open=doing.new title=t!(KEYS_NEW)>
            {move || view! { <KeyForm open=doing.new offer=offer.get_untracked() made=doing.made /> }}
        </Dialog>
        <Dialog open=doing.rotate title=t!(KEYS_ROTATE)>
            {move || doing.key.get().map(|key| view! { <RotateForm key doing /> })}
        </Dialog>
        {move || doing.key.get().map(|key| view! { <RevokeDialog key doing /> })}
    }
}

#[component]
fn List(keys: Keys, may: bool, doing: Doing) -> impl IntoView {
    if keys.keys.is_empty() {
        return view! { <p class="muted">{t!(KEYS_NONE)}</p> }.into_any();
    }
    let line = move |key: ApiKey| view! { <Line key may doing /> };
    view! { <ul class="devices">{keys.keys.into_iter().map(line).collect_view()}</ul> }.into_any()
}

#[component]
fn Line(key: ApiKey, may: bool, doing: Doing) -> impl IntoView {
    let ApiKey { name, prefix, holder, own, role, grants, networks, expires, used, standing, .. } = key.clone();
    let mark = match standing {
        Standing::Good => None,
        Standing::Expired => Some(view! { <Badge tone=Tone::Neutral icon="clock" label=t!(KEYS_EXPIRED) /> }),
        Standing::Revoked => Some(view! { <Badge tone=Tone::Red icon="ban" label=t!(KEYS_REVOKED) /> }),
    };
    let good = standing == Standing::Good;
    let used = match used {
        Some((time, from)) => view! { {t!(KEYS_USED)} " " <RelativeTime time /> " (" {from} ")" }.into_any(),
        None => view! { {t!(KEYS_UNUSED)} }.into_any(),
    };
    let open = move |dialog: RwSignal<bool>, key: ApiKey| {
        doing.key.set(Some(key));
        dialog.set(true);
    };
    let actions = may.then(|| {
        let (id, called, named) = (key.id, name.clone(), name.clone());
        view! {
            <Menu label=t!(KEYS_ACTIONS, name = named.clone()) icon="ellipsis" compact=true end=true>
                <MenuItem label=t!(HISTORY) icon="history" on_click=move |_| doing.past.show(id, called.clone()) />
                {(own && good).then(|| {
                    let key = key.clone();
                    view! { <MenuItem label=t!(KEYS_ROTATE) icon="refresh-cw" on_click=move |_| open(doing.rotate, key.clone()) /> }
                })}
                {good.then(|| {
                    let key = key.clone();
                    view! { <MenuItem label=t!(KEYS_REVOKE) icon="ban" on_click=move |_| open(doing.revoke, key.clone()) /> }
                })}
            </Menu>
        }
    });
    view! {
        <li class="device">
            <Icon name="key-round" />
            <div>
                <strong><bdi>{name}</bdi></strong> " " <code>{prefix}"…"</code> " " {mark}
                <p class="hint">
                    {(!own).then(|| view! { <bdi>{holder}</bdi> " · " })} {role} " · " {t!(KEYS_UNTIL)} " " <Day time=expires /> " · " {used}
                </p>
                <p class="hint scope-list">{grants.into_iter().map(|word| view! { <code>{word}</code> " " }).collect_view()}</p>
                {(!networks.is_empty()).then(|| view! { <p class="hint">{t!(KEYS_FROM)} " " {networks.join(", ")}</p> })}
            </div>
            {actions}
        </li>
    }
}

#[component]
fn RotateForm(key: ApiKey, doing: Doing) -> impl IntoView {
    let (here, runner, hours) = (use_here(), use_runner(), RwSignal::new("24".to_owned()));
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let ApiKey { id, version, name, .. } = key;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        // No number is none that would do.
        let (workspace, hours) = (here.workspace(), hours.get_untracked().trim().parse().unwrap_or(-1));
        runner.call(
            move || replace_key(workspace.clone(), id, version, hours),
            move |answer| {
                busy.set(false);
                match answer {
                    Ok(made) => {
                        doing.rotate.set(false);
                        doing.made.run(made);
                    }
                    Err(refused) => error.set(Some(refused)),
                }
            },
        );
    };
    view! {
        <FormScope id="rotate" error>
            <form class="form" novalidate on:submit=submit>
                <p>{t!(KEYS_ROTATE_TEXT, name = name.clone())}</p>
                <TextInput name="hours" kind="number" label=t!(KEYS_HOURS) hint=t!(KEYS_HOURS_HINT) value=hours required=true />
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| doing.rotate.set(false) />
                    <Button label=t!(KEYS_ROTATE) look=Look::Primary kind="submit" busy />
                </footer>
            </form>
        </FormScope>
    }
}

#[component]
fn RevokeDialog(key: ApiKey, doing: Doing) -> impl IntoView {
    let (runner, revoked) = (use_runner(), t!(KEYS_REVOKED_SAID));
    let ApiKey { id, version, name, .. } = key;
    let revoke = Callback::new(move |()| {
        runner.say(RevokeKey { key: id, version }, revoked(), move || doing.refresh.run(()));
    });
    let typed = name.clone();
    let text = t!(KEYS_REVOKE_TEXT, name = name.clone());
    view! {
        <Irreversible open=doing.revoke title=t!(KEYS_REVOKE) name=typed label=t!(KEYS_REVOKE) confirm=revoke>
            <p>{text.clone()}</p>
        </Irreversible>
    }
}
