//! In which role the reader acts: choosing one, and the sign that one only looks. Plain forms, for the cookie changes.

use access::shell::Shell;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::prelude::*;

/// Stands where the page would be until a role is chosen.
#[component]
pub fn ChooseRole(shell: Shell) -> impl IntoView {
    let workspace = shell.workspace.name.clone();
    let role = |(id, name): (kernel::Uuid, String)| {
        view! {
            <li>
                <button class="nav-link" type="submit" name="role" value=id.to_string()>
                    <Icon name="id-card" />
                    <span>{name}</span>
                </button>
            </li>
        }
    };
    view! {
        <TabTitle text=move || tr!(ROLE_CHOOSE_TITLE) />
        <main class="sign-in">
            <div class="sign-in-card">
                <header>
                    <img class="brand" src="/favicon.svg" alt="" width="32" height="32" />
                    <h1>{t!(ROLE_CHOOSE_TITLE)}</h1>
                    <p class="hint">{t!(ROLE_CHOOSE_TEXT, workspace = workspace.clone())}</p>
                </header>
                <form method="post" action="/role">
                    <Where shell=shell.clone() />
                    <ul class="plain-list">{shell.roles.into_iter().map(role).collect_view()}</ul>
                </form>
                <form method="post" action="/sign-out">
                    <Button label=t!(ACTION_SIGN_OUT) kind="submit" icon="log-out" look=Look::Quiet />
                </form>
            </div>
        </main>
    }
}

/// Says on every page that one looks as another role, and ends it.
#[component]
pub fn Looking(shell: Shell) -> impl IntoView {
    let role = shell.role.clone();
    view! {
        <form class="notice looking" method="post" action="/role" role="status">
            <Icon name="eye" />
            <p>{t!(ROLE_LOOKING, role = role.clone())}</p>
            <Where shell />
            <Button label=t!(ROLE_BACK) kind="submit" />
        </form>
    }
}

/// The other roles the reader may act in; nothing for who holds one, or only looks.
#[component]
pub fn SwitchRole(shell: Shell) -> impl IntoView {
    if shell.roles.is_empty() || shell.looking {
        return None;
    }
    let active = shell.role.clone();
    let role = move |(id, name): (kernel::Uuid, String)| {
        let current = Signal::stored(name == active);
        view! { <MenuItem label=name icon="id-card" kind="submit" current attr:name="role" attr:value=id.to_string() /> }
    };
    let roles = shell.roles.clone();
    Some(view! {
        <form method="post" action="/role" role="group" aria-label=t!(ROLE_SWITCH)>
            <Where shell />
            {roles.into_iter().map(role).collect_view()}
        </form>
    })
}

/// The workspace a form is about, and the page to come back to.
#[component]
fn Where(shell: Shell) -> impl IntoView {
    let path = use_location().pathname;
    view! {
        <input type="hidden" name="workspace" value=shell.workspace.slug />
        <input type="hidden" name="next" value=move || path.get() />
    }
}
