//! `/{workspace}/settings/roles`: what each role grants, as a table of roles and permissions that can be changed.

use kernel::permission::Rows;
use leptos::prelude::*;
use ui::i18n::key;
use ui::prelude::*;

use super::api::load_matrix;
use super::changes::{Draft, DraftBar};
use super::dialogs::{Naming, NamingDialog};
use super::{ArchiveRole, EDIT, LOOK, Matrix, MatrixRole, RestoreRole};
use crate::gate::use_runner;
use crate::history::{Past, PastDialog};
use crate::shell::use_shell;

/// The reaches a cell may have, with the text of each.
const REACHES: [(Rows, &str, Key); 4] = [
    (Rows::None, "none", key::REACH_NONE),
    (Rows::Own, "own", key::REACH_OWN),
    (Rows::Team, "team", key::REACH_TEAM),
    (Rows::All, "all", key::REACH_ALL),
];

/// Roles and permissions.
#[component]
pub fn RolesPage() -> impl IntoView {
    let (here, live) = (use_here(), use_live("roles", None));
    let data =
        Data::new(move || (here.workspace(), live.get()), |(workspace, _)| async move { load_matrix(workspace).await });
    let refresh = Callback::new(move |()| data.refetch());
    let (draft, naming, past) = (Draft::new(), Naming::new(), Past::default());
    view! {
        <Loaded resource=data view=move |matrix: Matrix| view! { <Content matrix draft naming past refresh /> } />
        <DraftBar draft refresh />
        <NamingDialog naming refresh />
        <PastDialog resource="roles" past />
    }
}

#[component]
fn Content(matrix: Matrix, draft: Draft, naming: Naming, past: Past, refresh: Callback<()>) -> impl IntoView {
    let may = use_shell().get_untracked().may(EDIT);
    let Matrix { permissions, roles, archived } = matrix;
    let offered = roles.clone();
    let create = move |_| naming.create(offered.clone());
    let heads = roles.iter().cloned().map(|role| view! { <Head role may draft naming past refresh /> }).collect_view();
    let known = StoredValue::new(permissions.clone());
    let mut rows = Vec::new();
    let mut area = String::new();
    for permission in permissions {
        let (of, action) = permission.split_once(':').unwrap_or((&permission, ""));
        if of != area {
            of.clone_into(&mut area);
            let columns = (roles.len() + 1).to_string();
            rows.push(
                view! { <tr class="area"><th colspan=columns scope="colgroup"><code>{of.to_owned()}</code></th></tr> }
                    .into_any(),
            );
        }
        let cells = roles.iter().cloned().map(|role| {
            let permission = permission.clone();
            view! { <td><PermissionCell role permission draft known /></td> }
        });
        rows.push(view! { <tr><th scope="row">{action.to_owned()}</th>{cells.collect_view()}</tr> }.into_any());
    }
    view! {
        <PageHead title=t!(ROLES_TITLE)>
            {may.then(|| view! { <Button label=t!(ROLES_NEW) icon="plus" look=Look::Primary on_click=create /> })}
        </PageHead>
        <div class="page-body matrix-body">
            <p class="hint">{t!(ROLES_HINT)}</p>
            <div class="matrix-scroll" tabindex="0" role="region" aria-label=t!(ROLES_TITLE)>
                <table class="matrix">
                    <thead><tr><th scope="col">{t!(ROLES_PERMISSION)}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {(may && !archived.is_empty()).then(|| view! { <Archived roles=archived refresh /> })}
        </div>
    }
}

/// The name of a role, how many hold it, and what can be done with it.
#[component]
fn Head(role: MatrixRole, may: bool, draft: Draft, naming: Naming, past: Past, refresh: Callback<()>) -> impl IntoView {
    let (shell, runner, said) = (use_shell().get_untracked(), use_runner(), t!(ROLES_ARCHIVED));
    let MatrixRole { id, version, name, description, holders, beyond, .. } = role.clone();
    let everything = role.grants.lacks(&kernel::Grants::new(["*"])).is_none();
    let look = (shell.may(LOOK) && !beyond && !shell.looking).then(|| {
        let (slug, next) = (shell.workspace.slug.clone(), format!("/{}", shell.workspace.slug));
        view! {
            <form method="post" action="/role">
                <input type="hidden" name="workspace" value=slug />
                <input type="hidden" name="role" value=id.to_string() />
                <input type="hidden" name="look" value="1" />
                <input type="hidden" name="next" value=next />
                <MenuItem label=t!(ROLE_LOOK) icon="eye" kind="submit" />
            </form>
        }
    });
    let edit = (may && !beyond).then(|| {
        let archive = move |_| runner.say(ArchiveRole { role: id, version }, said(), move || refresh.run(()));
        view! {
            {(!everything).then(|| view! {
                <MenuItem label=t!(ROLES_EDIT) icon="sliders-horizontal" on_click=move |_| draft.edit(id) />
            })}
            <MenuItem label=t!(ROLES_RENAME) icon="pencil" on_click=move |_| naming.rename(role.clone()) />
            <MenuItem label=t!(ACTION_ARCHIVE) icon="archive" on_click=archive />
        }
    });
    let menu = {
        let (name, called) = (name.clone(), name.clone());
        view! {
            <Menu label=t!(ROLES_ACTIONS, role = name.clone()) icon="ellipsis" compact=true end=true>
                <p class="menu-head hint">{description}</p>
                {edit}
                {look}
                <MenuItem label=t!(HISTORY) icon="history" on_click=move |_| past.show(id, called.clone()) />
            </Menu>
        }
    };
    view! {
        <th scope="col">
            <div class="matrix-head">
                <span>{name}<span class="hint">{t!(MEMBERS_COUNT, count = holders)}</span></span>
                {menu}
            </div>
        </th>
    }
}

/// How far one permission of one role goes; a choice while the role's cells are open.
#[component]
fn PermissionCell(
    role: MatrixRole,
    permission: String,
    draft: Draft,
    known: StoredValue<Vec<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let role = StoredValue::new(role);
    let permission = StoredValue::new(permission);
    let rows = move || role.with_value(|role| permission.with_value(|permission| draft.rows(role, permission)));
    move || {
        let (rows, id) = (rows(), role.with_value(|role| role.id));
        if !draft.is_open(id) {
            let (_, class, name) = REACHES.into_iter().find(|(reach, ..)| *reach == rows).unwrap_or(REACHES[0]);
            let shown = if rows == Rows::None { "–".to_owned() } else { text(locale.get(), name).to_owned() };
            return view! { <span class=format!("reach {class}")>{shown}</span> }.into_any();
        }
        let change = move |event: leptos::ev::Event| {
            let chosen = event_target_value(&event);
            if let Some((rows, ..)) = REACHES.into_iter().find(|(_, value, _)| *value == chosen) {
                let set = |role: &MatrixRole| {
                    permission
                        .with_value(|permission| known.with_value(|known| draft.set(role, permission, rows, known)));
                };
                role.with_value(set);
            }
        };
        let options = REACHES.into_iter().map(|(reach, value, name)| {
            view! { <option value=value selected=reach == rows>{move || text(locale.get(), name)}</option> }
        });
        let label = role.with_value(|role| permission.with_value(|permission| format!("{permission}, {}", role.name)));
        view! { <select class="input" aria-label=label on:change=change>{options.collect_view()}</select> }.into_any()
    }
}

/// Roles out of use.
#[component]
fn Archived(roles: Vec<MatrixRole>, refresh: Callback<()>) -> impl IntoView {
    let (runner, said) = (use_runner(), t!(ROLES_RESTORED));
    let line = move |role: MatrixRole| {
        let command = RestoreRole { role: role.id, version: role.version };
        let restore = move |_| runner.say(command.clone(), said(), move || refresh.run(()));
        view! { <li>{role.name} <Button label=t!(ACTION_RESTORE) icon="archive-restore" on_click=restore /></li> }
    };
    view! {
        <Section title=t!(ROLES_OUT_OF_USE)>
            <ul class="grant-list">{roles.into_iter().map(line).collect_view()}</ul>
        </Section>
    }
}
