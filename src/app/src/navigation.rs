//! The sidebar: what this reader may open, and nothing else.

use access::shell::Shell;
use kernel::Permission;
use kernel::permission::may;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::i18n::key;
use ui::prelude::*;

/// A place in the sidebar.
struct Place {
    path: &'static str,
    icon: &'static str,
    label: Key,
    needs: Option<Permission>,
}

const PLACES: &[Place] = &[
    Place { path: "", icon: "layout-dashboard", label: key::SHELL_HOME, needs: None },
    Place { path: "/tickets", icon: "inbox", label: key::TICKETS_TITLE, needs: Some(may("tickets", "view")) },
    Place {
        path: "/customers",
        icon: "building-2",
        label: key::CUSTOMERS_TITLE,
        needs: Some(may("customers", "view")),
    },
    Place { path: "/settings/members", icon: "users", label: key::MEMBERS_TITLE, needs: Some(may("members", "edit")) },
    Place { path: "/settings/roles", icon: "id-card", label: key::ROLES_TITLE, needs: Some(may("roles", "view")) },
    Place {
        path: "/settings/access-reviews",
        icon: "list-checks",
        label: key::ACCESS_REVIEWS_TITLE,
        needs: Some(may("reviews", "view")),
    },
    Place { path: "/settings/mail", icon: "mail", label: key::MAILS_TITLE, needs: Some(may("mail", "view")) },
    Place {
        path: "/settings/audit",
        icon: "shield-check",
        label: key::AUDIT_LOG_TITLE,
        needs: Some(may("audit", "view")),
    },
    Place {
        path: "/settings/security",
        icon: "shield",
        label: key::SECURITY_SETTINGS_TITLE,
        needs: Some(may("security", "view")),
    },
    Place {
        path: "/settings/networks",
        icon: "globe",
        label: key::ALLOWED_NETWORKS_TITLE,
        needs: Some(may("security", "view")),
    },
    Place {
        path: "/settings/api-keys",
        icon: "key-round",
        label: key::API_KEYS_TITLE,
        needs: Some(may("keys", "view")),
    },
    Place { path: "/import", icon: "file-up", label: key::NAV_IMPORT, needs: Some(may("imports", "run")) },
];

#[component]
pub fn Navigation(shell: Shell) -> impl IntoView {
    let slug = shell.workspace.slug.clone();
    let location = use_location();
    let links = PLACES.iter().filter(|place| place.needs.is_none_or(|needs| shell.may(needs))).map(|place| {
        let href = format!("/{slug}{}", place.path);
        let (exact, target, locale, label) = (place.path.is_empty(), href.clone(), use_locale(), place.label);
        let current = move || {
            let path = location.pathname.get();
            let within = path == target || (!exact && path.starts_with(&format!("{target}/")));
            within.then_some("page")
        };
        view! {
            <a class="nav-link" href=href aria-current=current title=move || text(locale.get(), label)>
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
            <nav class="sidebar-nav" aria-label=t!(SHELL_NAVIGATION)>{links.collect_view()}</nav>
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
