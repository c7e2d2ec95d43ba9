//! The sidebar: what this reader may open, and nothing else.

use access::shell::Shell;
use kernel::Permission;
use kernel::permission::may;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use search::marks::shelf::Favourites;
use search::palette::Place;
use ui::i18n::key;
use ui::prelude::*;

/// The places of the sidebar. What follows `g` is a letter of its own for each.
pub const PLACES: &[Place] = &[
    place("", "layout-dashboard", key::SHELL_HOME, None, "h"),
    Place {
        create: Some(("/tickets/new", key::TICKETS_NEW, support::tickets::CREATE)),
        ..place("/tickets", "inbox", key::TICKETS_TITLE, Some(may("tickets", "view")), "t")
    },
    Place {
        create: Some(("/customers/new", key::CUSTOMERS_NEW, customers::customers::CREATE)),
        ..place("/customers", "building-2", key::CUSTOMERS_TITLE, Some(may("customers", "view")), "c")
    },
    place("/snippets", "message-square-text", key::SNIPPETS_TITLE, Some(may("snippets", "view")), "x"),
    place("/settings/members", "users", key::MEMBERS_TITLE, Some(may("members", "edit")), "m"),
    place("/settings/roles", "id-card", key::ROLES_TITLE, Some(may("roles", "view")), "r"),
    place("/settings/access-reviews", "list-checks", key::ACCESS_REVIEWS_TITLE, Some(may("reviews", "view")), "v"),
    place("/settings/mail", "mail", key::MAILS_TITLE, Some(may("mail", "view")), "e"),
    place("/settings/audit", "shield-check", key::AUDIT_LOG_TITLE, Some(may("audit", "view")), "a"),
    place("/settings/security", "shield", key::SECURITY_SETTINGS_TITLE, Some(may("security", "view")), "s"),
    place("/settings/networks", "globe", key::ALLOWED_NETWORKS_TITLE, Some(may("security", "view")), "n"),
    place("/settings/api-keys", "key-round", key::API_KEYS_TITLE, Some(may("keys", "view")), "k"),
    place("/settings/jobs", "server", key::JOBS_TITLE, Some(may("jobs", "view")), "j"),
    place("/import", "file-up", key::NAV_IMPORT, Some(may("imports", "run")), "i"),
];

const fn place(
    path: &'static str,
    icon: &'static str,
    label: Key,
    needs: Option<Permission>,
    letter: &'static str,
) -> Place {
    Place { path, icon, label, needs, key: Some(letter), create: None }
}

#[component]
pub fn Navigation(shell: Shell) -> impl IntoView {
    let slug = shell.workspace.slug.clone();
    let location = use_location();
    let links = PLACES.iter().filter(|place| place.needs.is_none_or(|needs| shell.may(needs))).map(|place| {
        let href = format!("/{slug}{}", place.path);
        let (exact, target, locale, label) = (place.path.is_empty(), href.clone(), use_locale(), place.label);
        let title = move || match place.key {
            Some(letter) => format!("{} (g {letter})", text(locale.get(), label)),
            None => text(locale.get(), label).to_owned(),
        };
        let current = move || {
            let path = location.pathname.get();
            let within = path == target || (!exact && path.starts_with(&format!("{target}/")));
            within.then_some("page")
        };
        view! {
            <a class="nav-link" href=href aria-current=current title=title>
                <Icon name=place.icon />
                <span>{move || text(locale.get(), label)}</span>
            </a>
        }
    });
    let first: String = shell.workspace.name.chars().take(1).collect();
    let others = shell.workspaces.clone().into_iter().map(|(slug, name)| {
        // Another workspace is another reader: the page is loaded anew.
        view! { <a class="menu-item" href=format!("/{slug}") rel="external"><span>{name}</span></a> }
    });
    let name = shell.workspace.name.clone();
    view! {
        <aside class="sidebar">
            <div class="sidebar-head">
                <details class="menu">
                    <summary class="button quiet">
                        <span class="workspace-mark" aria-hidden="true">{first}</span>
                        <span>{name}</span>
                        <span class="visually-hidden">{t!(SHELL_SWITCH_WORKSPACE)}</span>
                    </summary>
                    <div class="menu-panel">{others.collect_view()}</div>
                </details>
            </div>
            <nav class="sidebar-nav" aria-label=t!(SHELL_NAVIGATION)>
                {links.collect_view()}
                <Favourites />
            </nav>
            <div class="sidebar-foot"><Collapse /></div>
        </aside>
    }
}

/// Narrows the sidebar to its icons and remembers it.
#[component]
fn Collapse() -> impl IntoView {
    let reader = use_context::<crate::Reader>().unwrap_or_default();
    let collapsed = RwSignal::new(reader.collapsed);
    let toggle = move |_| {
        collapsed.update(|collapsed| *collapsed = !*collapsed);
        let name = if collapsed.get_untracked() { "collapsed" } else { "open" };
        ui::theme::set_root("data-sidebar", name);
        ui::cookie::set("sidebar", name);
    };
    let label = move || if collapsed.get() { tr!(SHELL_EXPAND) } else { tr!(SHELL_COLLAPSE) };
    view! {
        <button class="button quiet collapse" type="button" on:click=toggle aria-pressed=move || collapsed.get().to_string() title=label>
            <Icon name="panel-left" />
            <span>{label}</span>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_leads_to_one_place() {
        let mut letters: Vec<_> = PLACES.iter().filter_map(|place| place.key).collect();
        let all = letters.len();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!((letters.len(), all), (PLACES.len(), PLACES.len()));
    }
}
