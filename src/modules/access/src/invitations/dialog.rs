//! *Invite*, on the members page.

use kernel::id::{MemberId, TeamId};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::access::{Beside, MoreAccess};
use super::api::load_invitable;
use super::{CREATE, Invitable, InviteMember, VIEW};
use crate::gate::{self, use_runner};
use crate::key::FormKey;
use crate::shell::use_shell;

/// The button, the way to the invitations, and the dialog; nothing for whoever may not invite.
#[component]
pub fn Invite() -> impl IntoView {
    let (here, shell) = (use_here(), use_shell().get_untracked());
    let offered = Data::later(move || here.workspace(), load_invitable);
    let open = RwSignal::new(false);
    let listed = shell.may(VIEW).then(|| {
        let href = Signal::derive(move || here.link("/settings/invitations"));
        view! { <LinkButton label=t!(INVITATIONS_TITLE) icon="mail-open" href /> }
    });
    let asked = shell.may(CREATE).then(|| {
        view! {
            <Button label=t!(MEMBERS_INVITE) icon="user-plus" look=Look::Primary on_click=move |_| open.set(true) />
            <Dialog open title=t!(MEMBERS_INVITE_TITLE)>
                <InviteForm open offered />
            </Dialog>
        }
    });
    view! { {listed} {asked} }
}

#[component]
fn InviteForm(open: RwSignal<bool>, offered: Data<Invitable>) -> impl IntoView {
    let (here, toasts, locale, key) = (use_here(), use_toasts(), use_locale(), FormKey::default());
    let said = t!(MEMBERS_INVITED);
    let [name, email, department, role] = [(); 4].map(|()| RwSignal::new(String::new()));
    let language = RwSignal::new(locale.get_untracked().code().to_owned());
    let manager = RwSignal::new(None::<(kernel::Uuid, String)>);
    let beside = Beside::new();
    let runner = use_runner();
    let invite =
        Action::new(move |command: &InviteMember| runner.perform(here.workspace(), command.clone(), Some(key.get())));
    Effect::new(move || {
        if let Some(Ok(_)) = invite.value().get() {
            toasts.success(untrack(said));
            open.set(false);
        }
    });
    let pending = invite.pending();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if pending.get_untracked() {
            return;
        }
        let [name, email, department] = [name, email, department].map(|signal| signal.get_untracked());
        let manager = manager.get_untracked().map(|(id, _)| MemberId(id));
        let (role, locale) = (role.get_untracked().parse().ok(), language.get_untracked());
        let (more_roles, grants) = (beside.roles.get_untracked(), beside.grants.get_untracked());
        let teams = beside.teams.get_untracked().into_iter().map(TeamId).collect();
        let customer = beside.customer.get_untracked().map(|(id, _)| id);
        let command =
            InviteMember { name, email, department, manager, role, more_roles, grants, teams, customer, locale };
        invite.dispatch(command);
    };
    let options = Signal::derive(move || {
        let offered = offered.get().and_then(Result::ok).unwrap_or_default();
        let within = offered.roles.into_iter().filter(|role| !role.beyond);
        within.map(|role| (role.id.to_string(), role.name)).collect::<Vec<_>>()
    });
    let languages: Vec<(String, String)> =
        Locale::ALL.iter().map(|locale| (locale.code().to_owned(), locale.name().to_owned())).collect();
    let error = Signal::derive(move || invite.value().get().and_then(Result::err));
    let email_problem = Signal::derive(move || {
        error.with(|error| {
            error.as_ref().and_then(|error| error.of_field("email")).map(|rule| match rule {
                kernel::Rule::Taken => tr!(MEMBERS_INVITE_TAKEN),
                rule => rule_text(locale.get(), rule),
            })
        })
    });
    view! {
        <FormScope id="invite" error>
            <form class="form" novalidate on:submit=submit>
                <TextInput name="name" label=t!(MEMBERS_FIELD_NAME) value=name required=true max=200 />
                <TextInput name="email" kind="email" label=t!(MEMBERS_FIELD_EMAIL) value=email required=true max=254 error=email_problem />
                <Select name="role" label=t!(MEMBERS_FIELD_ROLE) options value=role empty=t!(MEMBERS_INVITE_CHOOSE) required=true />
                <TextInput name="department" label=t!(MEMBERS_FIELD_DEPARTMENT) value=department optional=true max=100 />
                <Picker name="manager" label=t!(MEMBERS_FIELD_MANAGER) resource="members" pick=Pick::new(gate::pick) value=manager none=t!(NONE) />
                {move || offered.get().and_then(Result::ok).map(|offered| view! { <MoreAccess offered beside error /> })}
                <Select name="locale" label=t!(MEMBERS_INVITE_LANGUAGE) options=Signal::stored(languages) value=language />
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
                    <Button label=t!(MEMBERS_INVITE_SEND) look=Look::Primary kind="submit" busy=pending />
                </footer>
            </form>
        </FormScope>
    }
}
