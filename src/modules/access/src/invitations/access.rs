//! What is given beside a role, in the form that invites: further roles, teams, grants of their own,
//! and the customer that an outsider belongs to.

use kernel::{Error, Uuid};
use leptos::prelude::*;
use ui::prelude::*;

use super::Invitable;
use crate::members::grants::GrantAdder;
use crate::members::holds::CustomerPicker;

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Beside {
    pub roles: RwSignal<Vec<Uuid>>,
    pub teams: RwSignal<Vec<Uuid>>,
    pub grants: RwSignal<Vec<String>>,
    pub customer: RwSignal<Option<(Uuid, String)>>,
}

impl Beside {
    pub fn new() -> Self {
        let [roles, teams] = [(); 2].map(|()| RwSignal::new(Vec::new()));
        Self { roles, teams, grants: RwSignal::new(Vec::new()), customer: RwSignal::new(None) }
    }
}

/// The fields, folded until somebody wants them, or one of them is wrong.
#[component]
pub fn MoreAccess(offered: Invitable, beside: Beside, error: Signal<Option<Error>>) -> impl IntoView {
    let locale = use_locale();
    let within =
        offered.roles.into_iter().filter(|role| !role.beyond).map(|role| Tickable::new(role.id, role.name)).collect();
    let teams: Vec<_> = offered.teams.into_iter().map(|(id, name)| Tickable::new(id, name)).collect();
    let problem = move |field: &'static str| {
        Signal::derive(move || {
            let Some(Error::Invalid(problems)) = error.get() else { return None };
            let (problem, dotted) = (problems.first()?, format!("{field}."));
            let word = problem.field.strip_prefix(&dotted).map(|word| format!("{word}: "));
            (problem.field == field || word.is_some())
                .then(|| format!("{}{}", word.unwrap_or_default(), rule_text(locale.get(), &problem.rule)))
        })
    };
    let wrong @ [roles, in_teams, grants, _] = ["more_roles", "teams", "grants", "customer"].map(problem);
    let open = move || wrong.iter().any(|wrong| wrong.with(Option::is_some)).then_some("");
    view! {
        <details class="more-access" open=open>
            <summary><span>{t!(INVITE_MORE_ACCESS)}</span> <Icon name="chevron-down" /></summary>
            <Boxes name="more_roles" label=t!(INVITE_MORE_ROLES) options=within chosen=beside.roles wrong=roles />
            {(!teams.is_empty()).then(|| view! {
                <Boxes name="teams" label=t!(INVITATIONS_FIELD_TEAMS) options=teams chosen=beside.teams wrong=in_teams />
            })}
            <CustomerPicker value=beside.customer />
            <fieldset class="checks">
                <legend>{t!(MEMBERS_GRANTS)}</legend>
                <p class="hint">{t!(MEMBERS_GRANTS_HINT)}</p>
                <GrantAdder held=beside.grants permissions=offered.permissions wrong=grants />
            </fieldset>
        </details>
    }
}
