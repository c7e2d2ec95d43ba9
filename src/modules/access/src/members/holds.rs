//! What a member holds, on their page: roles and grants of their own, teams and customer, and the dialogs in which they change.

use kernel::id::{MemberId, TeamId};
use kernel::{Error, Uuid};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use ui::prelude::*;

use super::grants::GrantAdder;
use super::{ChangeGrants, ChangeReach, ChangeRoles, EditMember, MemberDetail, RoleOption, SEE_CUSTOMERS, TeamOption};
use crate::gate::{self, use_runner};
use crate::shell::use_shell;

/// Which dialog is open, about the member as they were then: what others change meanwhile takes nothing away that is being
/// typed, and the server says so when it is saved.
#[derive(Clone, Copy)]
pub struct Holding {
    member: RwSignal<Option<MemberDetail>>,
    place: RwSignal<bool>,
    roles: RwSignal<bool>,
    grants: RwSignal<bool>,
    reach: RwSignal<bool>,
}

impl Holding {
    pub fn new() -> Self {
        let [place, roles, grants, reach] = [(); 4].map(|()| RwSignal::new(false));
        Self { member: RwSignal::new(None), place, roles, grants, reach }
    }

    /// A way to one of the dialogs.
    fn pencil(self, member: &MemberDetail, open: RwSignal<bool>, label: TextProp) -> impl IntoView + use<> {
        let member = member.clone();
        let edit = move |_| {
            self.member.set(Some(member.clone()));
            open.set(true);
        };
        view! { <IconButton icon="pencil" label on_click=edit /> }
    }
}

/// The dialogs, closed; they stand beside what is fetched anew.
#[component]
pub fn HoldingDialogs(holding: Holding, refresh: Callback<()>) -> impl IntoView {
    let Holding { member, place, roles, grants, reach } = holding;
    view! {
        <Dialog open=place title=t!(MEMBERS_CHANGE_PLACE)>
            {move || member.get().map(|member| view! { <PlaceForm member open=place refresh /> })}
        </Dialog>
        <Dialog open=reach title=t!(MEMBERS_CHANGE_REACH)>
            {move || member.get().map(|member| view! { <ReachForm member open=reach refresh /> })}
        </Dialog>
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
    let change = may.then(|| holding.pencil(&member, holding.roles, t!(MEMBERS_CHANGE_ROLES).into()));
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
    let option = |RoleOption { id, name, description, beyond, .. }: RoleOption| {
        Tickable::new(id, name).hint(Some(description)).fixed(beyond)
    };
    let options = roles.into_iter().map(option).collect();
    view! {
        <FormScope id="roles" error=failed(save)>
            <form class="form" novalidate on:submit=submit>
                <Boxes name="roles" label=t!(MEMBERS_FIELD_ROLES) hint=t!(MEMBERS_ROLES_HINT) options chosen />
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
    let change = may.then(|| holding.pencil(&member, holding.grants, t!(MEMBERS_CHANGE_GRANTS).into()));
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

/// Department and manager, and a way to change them.
#[component]
pub fn PlaceField(member: MemberDetail, may: bool, holding: Holding) -> impl IntoView {
    let here = use_here();
    let department = member.department.clone();
    let none = department.is_empty().then(|| view! { <span class="muted">{t!(NO_VALUE)}</span> });
    let manager = member.manager.clone().map(|(id, name)| {
        let href = untrack(|| here.record("members", id.into()));
        view! { <span>{t!(MEMBERS_FIELD_MANAGER)} ": " <a href=href>{name}</a></span> }
    });
    let change = may.then(|| holding.pencil(&member, holding.place, t!(MEMBERS_CHANGE_PLACE).into()));
    view! { <span class="holds">{none} {department} {manager} {change}</span> }
}

#[component]
fn PlaceForm(member: MemberDetail, open: RwSignal<bool>, refresh: Callback<()>) -> impl IntoView {
    let (here, runner, toasts, said) = (use_here(), use_runner(), use_toasts(), t!(SAVED));
    let MemberDetail { id, version, department, manager, .. } = member;
    let department = RwSignal::new(department);
    let manager = RwSignal::new(manager.map(|(id, name)| (Uuid::from(id), name)));
    let save = Action::new(move |(): &()| {
        let manager = manager.get_untracked().map(|(id, _)| MemberId(id));
        let command = EditMember { member: id, version, department: department.get_untracked(), manager };
        runner.perform(here.workspace(), command, None)
    });
    finish(save, open, refresh, move || toasts.success(untrack(said)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save.dispatch(());
    };
    view! {
        <FormScope id="place" error=failed(save)>
            <form class="form" novalidate on:submit=submit>
                <TextInput name="department" label=t!(MEMBERS_FIELD_DEPARTMENT) value=department optional=true max=100 />
                <Picker name="manager" label=t!(MEMBERS_FIELD_MANAGER) resource="members" pick=Pick::new(gate::pick) value=manager none=t!(NONE) />
                <Foot open save />
            </form>
        </FormScope>
    }
}

/// The teams they are in and the customer they belong to, and a way to change both.
#[component]
pub fn ReachField(member: MemberDetail, may: bool, holding: Holding) -> impl IntoView {
    let here = use_here();
    let held: Vec<_> = member.teams.iter().filter(|team| team.held).map(|team| team.name.clone()).collect();
    let none =
        (held.is_empty() && member.customer.is_none()).then(|| view! { <span class="muted">{t!(NO_VALUE)}</span> });
    let customer = member.customer.clone().map(|(id, name)| {
        let href = untrack(|| here.record("customers", id));
        view! { <span>{t!(MEMBERS_FIELD_CUSTOMER)} ": " <a href=href>{name}</a></span> }
    });
    let change = may.then(|| holding.pencil(&member, holding.reach, t!(MEMBERS_CHANGE_REACH).into()));
    view! {
        <span class="holds">
            {none} {held.into_iter().map(|name| view! { <Tag label=name /> }).collect_view()} {customer} {change}
        </span>
    }
}

#[component]
fn ReachForm(member: MemberDetail, open: RwSignal<bool>, refresh: Callback<()>) -> impl IntoView {
    let (here, runner, toasts, said) = (use_here(), use_runner(), use_toasts(), t!(SAVED));
    let MemberDetail { id, version, teams, customer, .. } = member;
    let chosen = RwSignal::new(teams.iter().filter(|team| team.held).map(|team| team.id.0).collect::<Vec<Uuid>>());
    let customer = RwSignal::new(customer);
    let save = Action::new(move |(): &()| {
        let teams = chosen.get_untracked().into_iter().map(TeamId).collect();
        let customer = customer.get_untracked().map(|(id, _)| id);
        runner.perform(here.workspace(), ChangeReach { member: id, version, teams, customer }, None)
    });
    finish(save, open, refresh, move || toasts.success(untrack(said)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save.dispatch(());
    };
    let there = !teams.is_empty();
    let options = teams.into_iter().map(|TeamOption { id, name, .. }| Tickable::new(id.0, name)).collect();
    view! {
        <FormScope id="reach" error=failed(save)>
            <form class="form" novalidate on:submit=submit>
                <p class="hint">{t!(MEMBERS_REACH_HINT)}</p>
                {there.then(|| view! {
                    <Boxes name="teams" label=t!(INVITATIONS_FIELD_TEAMS) options chosen />
                })}
                <CustomerPicker value=customer />
                <Foot open save />
            </form>
        </FormScope>
    }
}

/// Which customer an outsider belongs to; nothing for whoever may not see customers.
#[component]
pub fn CustomerPicker(value: RwSignal<Option<(Uuid, String)>>) -> impl IntoView {
    use_shell().get_untracked().may(SEE_CUSTOMERS).then(|| {
        view! {
            <Picker
                name="customer"
                label=t!(MEMBERS_FIELD_CUSTOMER)
                hint=t!(MEMBERS_CUSTOMER_HINT)
                resource="customers"
                pick=Pick::new(gate::pick)
                value
                none=t!(NONE)
            />
        }
    })
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
