//! What is given beside a role, in the form that invites: further roles, teams, grants of their own.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use ui::prelude::*;

use super::Invitable;
use crate::members::grants::GrantAdder;

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Beside {
    pub roles: RwSignal<Vec<Uuid>>,
    pub teams: RwSignal<Vec<Uuid>>,
    pub grants: RwSignal<Vec<String>>,
}

impl Beside {
    pub fn new() -> Self {
        Self { roles: RwSignal::new(Vec::new()), teams: RwSignal::new(Vec::new()), grants: RwSignal::new(Vec::new()) }
    }
}

/// The fields, folded until somebody wants them, or one of them is wrong.
#[component]
pub fn MoreAccess(offered: Invitable, beside: Beside, error: Signal<Option<Error>>) -> impl IntoView {
    let locale = use_locale();
    let within = offered.roles.into_iter().filter(|role| !role.beyond).map(|role| (role.id, role.name)).collect();
    let problem = move |field: &'static str| {
        Signal::derive(move || {
            let Some(Error::Invalid(problems)) = error.get() else { return None };
            let (problem, dotted) = (problems.first()?, format!("{field}."));
            let word = problem.field.strip_prefix(&dotted).map(|word| format!("{word}: "));
            (problem.field == field || word.is_some())
                .then(|| format!("{}{}", word.unwrap_or_default(), rule_text(locale.get(), &problem.rule)))
        })
    };
    let [roles, teams, grants] = ["more_roles", "teams", "grants"].map(problem);
    let open = move || [roles, teams, grants].iter().any(|wrong| wrong.with(Option::is_some)).then_some("");
    view! {
        <details class="more-access" open=open>
            <summary><span>{t!(INVITE_MORE_ACCESS)}</span> <Icon name="chevron-down" /></summary>
            <Boxes name="more_roles" label=t!(INVITE_MORE_ROLES) options=within chosen=beside.roles wrong=roles />
            {(!offered.teams.is_empty()).then(|| view! {
                <Boxes name="teams" label=t!(INVITATIONS_FIELD_TEAMS) options=offered.teams chosen=beside.teams wrong=teams />
            })}
            <fieldset class="checks">
                <legend>{t!(MEMBERS_GRANTS)}</legend>
                <p class="hint">{t!(MEMBERS_GRANTS_HINT)}</p>
                <GrantAdder held=beside.grants permissions=offered.permissions wrong=grants />
            </fieldset>
        </details>
    }
}

/// Several of a short list.
#[component]
fn Boxes(
    name: &'static str,
    #[prop(into)] label: leptos::text_prop::TextProp,
    options: Vec<(Uuid, String)>,
    chosen: RwSignal<Vec<Uuid>>,
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    let one = move |(id, called): (Uuid, String)| {
        let tick = move |event| {
            chosen.update(|chosen| {
                chosen.retain(|held| *held != id);
                if event_target_checked(&event) {
                    chosen.push(id);
                }
            });
        };
        view! { <label class="check"><input type="checkbox" name=name on:change=tick /><span>{called}</span></label> }
    };
    view! {
        <fieldset class="checks">
            <legend>{move || label.get()}</legend>
            {options.into_iter().map(one).collect_view()}
            <p class="field-error" hidden=move || wrong.with(Option::is_none)>
                <Icon name="circle-alert" /> {move || wrong.get()}
            </p>
        </fieldset>
    }
}
