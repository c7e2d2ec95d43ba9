//! What a member holds, on their page: roles and grants of their own, and the dialogs in which they change.

use kernel::{Error, Uuid};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::grants::GrantAdder;
use super::{ChangeGrants, ChangeRoles, MemberDetail, RoleOption};
use crate::gate::use_runner;

/// Which dialog is open, about the member as they were then: what others change meanwhile takes nothing away that is being
/// typed, and the server says so when it is saved.
#[derive(Clone, Copy)]
pub struct Holding {
    member: RwSignal<Option<MemberDetail>>,
    roles: RwSignal<bool>,
    grants: RwSignal<bool>,
}

impl Holding {
    pub fn new() -> Self {
        Self { member: RwSignal::new(None), roles: RwSignal::new(false), grants: RwSignal::new(false) }
    }
}

/// Both dialogs, closed; they stand beside what is fetched anew.
#[component]
pub fn HoldingDialogs(holding: Holding, refresh: Callback<()>) -> impl IntoView {
    let Holding { member, roles, grants } = holding;
    view! {
        <Dialog open=roles title=t!(MEMBERS_CHANGE_ROLES)>
            {move || member.get().map(|member| view! { <RolesForm member open=roles refresh /> })}
        </Dialog>
        <Dialog open=grants title=t!(MEMBERS_CHANGE_GRANTS)>
            {move || member.get().map(|member| view! { <GrantsForm member open=grants refresh /> })}
        </Dialog>
    }
}

/// Names of the roles, and a way to change them.
#[component]
pub fn RolesField(member: MemberDetail, may: bool, holding: Holding) -> impl IntoView {
    let held: Vec<_> = member.roles.iter().filter(|role| role.held).map(|role| role.name.clone()).collect();
    let edit = move |_| {
        holding.member.set(Some(member.clone()));
        holding.roles.set(true);
    };
    let change = may.then(|| view! { <IconButton icon="pencil" label=t!(MEMBERS_CHANGE_ROLES) on_click=edit /> });
    view! {
        <span class="holds">
            {held.into_iter().map(|name| view! { <Tag label=name /> }).collect_view()} {change}
        </span>
    }
}

#[component]
fn RolesForm(member: MemberDetail, open: RwSignal<bool>, refresh: Callback<()>) -> impl IntoView {
    let (here, runner, toasts, said) = (use_here(), use_runner(), use_toasts(), t!(SAVED));
    let MemberDetail { id, version, roles, .. } = member;
    // In the order in which they were held; the first is the one in which the person acts until they choose.
    let chosen = RwSignal::new(roles.iter().filter(|role| role.held).map(|role| role.id).collect::<Vec<Uuid>>());
    let save = Action::new(move |roles: &Vec<Uuid>| {
        runner.perform(here.workspace(), ChangeRoles { member: id, version, roles: roles.clone() }, None)
    });
    finish(save, open, refresh, move || toasts.success(untrack(said)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save.dispatch(chosen.get_untracked());
    };
    let option = move |RoleOption { id, name, description, beyond, held }: RoleOption| {
        let tick = move |event: leptos::ev::Event| {
            chosen.update(|chosen| {
                chosen.retain(|role| *role != id);
                if event_target_checked(&event) {
                    chosen.push(id);
                }
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" name="roles" checked=held disabled=beyond on:change=tick />
                <span>{name} <span class="hint">{description}</span></span>
            </label>
        }
    };
    let ties = Ties::new("roles", Some(problem(save, "roles")), false);
    let described = ties.described();
    view! {
        <FormScope id="roles" error=failed(save)>
            <form class="form" novalidate on:submit=submit>
                <fieldset class="checks" aria-describedby=described>
                    <legend class="hint">{t!(MEMBERS_ROLES_HINT)}</legend>
                    {roles.into_iter().map(option).collect_view()}
                </fieldset>
                <p class="field-error" id=format!("{}-error", ties.id) hidden=move || ties.error.with(Option::is_none)>
                    <Icon name="circle-alert" /> {move || ties.error.get()}
                </p>
                <Foot open save />
            </form>
        </FormScope>
    }
}

/// The person's own grants, and a way to change them.
#[component]
pub fn GrantsField(member: MemberDetail, may: bool, holding: Holding) -> impl IntoView {
    let held = member.grants.clone();
    let none = held.is_empty().then(|| view! { <span class="muted">{t!(MEMBERS_NO_GRANTS)}</span> });
    let edit = move |_| {
        holding.member.set(Some(member.clone()));
        holding.grants.set(true);
    };
    let change = may.then(|| view! { <IconButton icon="pencil" label=t!(MEMBERS_CHANGE_GRANTS) on_click=edit /> });
    view! {
        <span class="holds">
            {none} {held.into_iter().map(|word| view! { <code class="tag">{word}</code> }).collect_view()} {change}
        </span>
    }
}

#[component]
fn GrantsForm(member: MemberDetail, open: RwSignal<bool>, refresh: Callback<()>) -> impl IntoView {
    let (here, runner, locale) = (use_here(), use_runner(), use_locale());
    let (toasts, said) = (use_toasts(), t!(SAVED));
    let MemberDetail { id, version, grants, permissions, .. } = member;
    let held = RwSignal::new(grants);
    let save = Action::new(move |grants: &Vec<String>| {
        runner.perform(here.workspace(), ChangeGrants { member: id, version, grants: grants.clone() }, None)
    });
    finish(save, open, refresh, move || toasts.success(untrack(said)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save.dispatch(held.get_untracked());
    };
    // The server names the word that means nothing: `grants.tickets:fly`.
    let wrong = Signal::derive(move || match save.value().get() {
        Some(Err(Error::Invalid(problems))) => problems.first().map(|problem| {
            let word = problem.field.strip_prefix("grants.").map(|word| format!("{word}: ")).unwrap_or_default();
            format!("{word}{}", rule_text(locale.get(), &problem.rule))
        }),
        _ => None,
    });
    view! {
        <FormScope id="grants" error=failed(save)>
            <form class="form" novalidate on:submit=submit>
                <p class="hint">{t!(MEMBERS_GRANTS_HINT)}</p>
                <GrantAdder held permissions wrong />
                <Foot open save />
            </form>
        </FormScope>
    }
}

#[component]
fn Foot<I: Clone + Send + Sync + 'static>(open: RwSignal<bool>, save: Action<I, Result<(), Error>>) -> impl IntoView {
    view! {
        <footer>
            <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
            <Button label=t!(ACTION_SAVE) look=Look::Primary kind="submit" busy=save.pending() />
        </footer>
    }
}

fn failed<I: Send + Sync + 'static>(save: Action<I, Result<(), Error>>) -> Signal<Option<Error>> {
    Signal::derive(move || save.value().get().and_then(Result::err))
}

/// The sentence about one field.
fn problem<I: Send + Sync + 'static>(
    save: Action<I, Result<(), Error>>,
    field: &'static str,
) -> Signal<Option<String>> {
    let locale = use_locale();
    Signal::derive(move || {
        let error = save.value().get()?.err()?;
        error.of_field(field).map(|rule| rule_text(locale.get(), rule))
    })
}

/// Closes the dialog once it is saved.
fn finish<I: Send + Sync + 'static>(
    save: Action<I, Result<(), Error>>,
    open: RwSignal<bool>,
    refresh: Callback<()>,
    say: impl Fn() + 'static,
) {
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            say();
            open.set(false);
            refresh.run(());
        }
    });
}
