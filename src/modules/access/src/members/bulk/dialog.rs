//! What can be done with the members that are ticked in their list.

use kernel::id::{MemberId, TeamId};
use kernel::{Error, Rule};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::{alter_members, load_alterable};
use super::reason::reason;
use super::{Alteration, Altered, Refused};
use crate::gate::{self, use_runner};
use crate::key::FormKey;
use crate::members::RoleOption;

/// Each change that is offered: its value, its name.
const OFFERED: [(&str, Key); 10] = [
    ("add_role", key::MEMBERS_BULK_ADD_ROLE),
    ("remove_role", key::MEMBERS_BULK_REMOVE_ROLE),
    ("set_role", key::MEMBERS_BULK_SET_ROLE),
    ("department", key::MEMBERS_BULK_DEPARTMENT),
    ("manager", key::MEMBERS_BULK_MANAGER),
    ("join_team", key::MEMBERS_BULK_JOIN_TEAM),
    ("leave_team", key::MEMBERS_BULK_LEAVE_TEAM),
    ("disable", key::MEMBERS_BULK_DISABLE),
    ("enable", key::MEMBERS_BULK_ENABLE),
    ("end_sessions", key::MEMBERS_BULK_END_SESSIONS),
];

/// The bar below the list, and the dialog it opens.
#[component]
pub fn BulkChange(selection: Selection) -> impl IntoView {
    let here = use_here();
    let roles = Data::later(move || here.workspace(), load_alterable);
    let open = RwSignal::new(false);
    view! {
        <SelectionBar selection>
            <Button label=t!(MEMBERS_BULK) icon="list-checks" look=Look::Primary on_click=move |_| open.set(true) />
        </SelectionBar>
        <Dialog open title=t!(MEMBERS_BULK_TITLE)>
            <BulkForm selection open roles />
        </Dialog>
    }
}

/// What is being chosen.
#[derive(Clone, Copy)]
struct Wanted {
    what: RwSignal<String>,
    role: RwSignal<String>,
    department: RwSignal<String>,
    manager: RwSignal<Picked>,
    team: RwSignal<Picked>,
}

impl Wanted {
    fn new() -> Self {
        let [what, role, department] = [(); 3].map(|()| RwSignal::new(String::new()));
        Self { what, role, department, manager: RwSignal::new(None), team: RwSignal::new(None) }
    }

    fn is(self, one_of: &'static [&'static str]) -> bool {
        self.what.with(|what| one_of.contains(&what.as_str()))
    }

    /// What it comes to, or which field is still empty; not tracked.
    fn read(self) -> Result<Alteration, Error> {
        let missing = |field: &str| Error::invalid(field, Rule::Required);
        let role = || self.role.get_untracked().parse().map_err(|_| missing("role"));
        let team = || self.team.get_untracked().map(|(id, _)| TeamId(id)).ok_or_else(|| missing("team"));
        Ok(match self.what.get_untracked().as_str() {
            "add_role" => Alteration::AddRole(role()?),
            "remove_role" => Alteration::RemoveRole(role()?),
            "set_role" => Alteration::SetRole(role()?),
            "department" => Alteration::Department(self.department.get_untracked()),
            "manager" => Alteration::Manager(self.manager.get_untracked().map(|(id, _)| MemberId(id))),
            "join_team" => Alteration::JoinTeam(team()?),
            "leave_team" => Alteration::LeaveTeam(team()?),
            "disable" => Alteration::Disable,
            "enable" => Alteration::Enable,
            "end_sessions" => Alteration::EndSessions,
            _ => return Err(missing("what")),
        })
    }
}

#[component]
fn BulkForm(selection: Selection, open: RwSignal<bool>, roles: Data<Vec<RoleOption>>) -> impl IntoView {
    let (here, runner, key, wanted) = (use_here(), use_runner(), FormKey::default(), Wanted::new());
    let (error, busy, outcome) = (RwSignal::new(None), RwSignal::new(false), RwSignal::new(None::<Altered>));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let alteration = match wanted.read() {
            Ok(alteration) => alteration,
            Err(wrong) => return error.set(Some(wrong)),
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let members: Vec<MemberId> = selection.ids().into_iter().map(MemberId).collect();
        let (workspace, key) = (here.workspace(), key.get());
        let ask = move || alter_members(workspace.clone(), members.clone(), alteration.clone(), key.clone());
        runner.call(ask, move |answer| {
            busy.set(false);
            match answer {
                Ok(altered) => {
                    // Those who stayed as they were stay ticked.
                    selection.clear();
                    selection.set(altered.refused.iter().map(|refused| refused.member.0), true);
                    outcome.set(Some(altered));
                }
                Err(refused) => error.set(Some(refused)),
            }
        });
    };
    let form = move || view! { <Question selection open roles wanted error busy /> };
    view! {
        <form class="form" novalidate on:submit=submit>
            {move || match outcome.get() {
                None => form().into_any(),
                Some(altered) => view! { <Outcome altered open /> }.into_any(),
            }}
        </form>
    }
}

#[component]
fn Question(
    selection: Selection,
    open: RwSignal<bool>,
    roles: Data<Vec<RoleOption>>,
    wanted: Wanted,
    error: RwSignal<Option<Error>>,
    busy: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let offered = Signal::derive(move || {
        OFFERED.map(|(value, name)| (value.to_owned(), text(locale.get(), name).to_owned())).to_vec()
    });
    let options = Signal::derive(move || {
        let roles = roles.get().and_then(Result::ok).unwrap_or_default();
        let within = roles.into_iter().filter(|role| !role.beyond);
        within.map(|role| (role.id.to_string(), role.name)).collect::<Vec<_>>()
    });
    let pick = move || Pick::new(gate::pick);
    view! {
        <FormScope id="bulk" error>
            <Select name="what" label=t!(MEMBERS_BULK_WHAT) options=offered value=wanted.what empty=t!(CHOOSE) required=true />
            <Show when=move || wanted.is(&["add_role", "remove_role", "set_role"])>
                <Select name="role" label=t!(MEMBERS_FIELD_ROLE) options value=wanted.role empty=t!(MEMBERS_INVITE_CHOOSE) required=true />
            </Show>
            <Show when=move || wanted.is(&["department"])>
                <TextInput name="department" label=t!(MEMBERS_FIELD_DEPARTMENT) hint=t!(MEMBERS_BULK_EMPTY) value=wanted.department optional=true max=100 />
            </Show>
            <Show when=move || wanted.is(&["manager"])>
                <Picker name="manager" label=t!(MEMBERS_FIELD_MANAGER) hint=t!(MEMBERS_BULK_EMPTY) resource="members" pick=pick() value=wanted.manager none=t!(NONE) />
            </Show>
            <Show when=move || wanted.is(&["join_team", "leave_team"])>
                <Picker name="team" label=t!(MEMBERS_TEAM) resource="teams" pick=pick() value=wanted.team required=true />
            </Show>
            <footer>
                <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
                <Button label=t!(MEMBERS_BULK_APPLY, count = selection.count()) look=Look::Primary kind="submit" busy />
            </footer>
        </FormScope>
    }
}

/// How many were changed, and why others were not.
#[component]
fn Outcome(altered: Altered, open: RwSignal<bool>) -> impl IntoView {
    let locale = use_locale();
    let Altered { updated, refused } = altered;
    let failed = refused.len();
    let said = t!(MEMBERS_ALTERED, updated = updated, failed = failed);
    let line = move |Refused { name, why, .. }: Refused| {
        let name = if name.is_empty() { tr!(UNKNOWN) } else { name };
        view! { <li><strong>{name}</strong> <p>{move || reason(locale.get(), &why)}</p></li> }
    };
    view! {
        <p role="status">{said}</p>
        <ul class="foreseen">{refused.into_iter().map(line).collect_view()}</ul>
        <footer>
            <Button label=t!(ACTION_CLOSE) look=Look::Primary on_click=move |_| open.set(false) />
        </footer>
    }
}
