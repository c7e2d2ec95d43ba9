//! The bar above every page: where one is, search, notifications, one's own account.

use access::shell::Shell;
use kernel::Environment;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use search::marks::shelf::Star;
use search::palette::use_overlays;
use ui::i18n::key;
use ui::page::{Breadcrumbs, Crumb};
use ui::prelude::*;

use crate::role::SwitchRole;

#[component]
pub fn TopBar(shell: Shell) -> impl IntoView {
    let overlays = use_overlays();
    let results = format!("/{}/search", shell.workspace.slug);
    let open = move |event: MouseEvent| {
        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            overlays.palette.set(true);
        }
    };
    view! {
        <header class="topbar">
            <input class="nav-open" type="checkbox" id="nav-open" aria-label=t!(SHELL_MENU) />
            <label class="button quiet square nav-button" for="nav-open" aria-hidden="true"><Icon name="menu" /></label>
            <TopCrumbs shell=shell.clone() />
            {(!shell.environment.is_real()).then(|| view! { <Which environment=shell.environment /> })}
            <form class="search topbar-search" role="search" aria-label=t!(SEARCH_WHAT) method="get" action=results.clone()>
                <Icon name="search" />
                <input class="input" type="search" maxlength="200" name="q" autocomplete="off" aria-label=t!(SEARCH_WHAT) placeholder=t!(SEARCH_WHAT) />
            </form>
            <div class="topbar-end">
                // Without scripts it is the way to the page.
                <a class="button quiet palette-button" href=results title=t!(PALETTE_OPEN) aria-keyshortcuts="Control+K Meta+K" on:click=open>
                    <Icon name="command" />
                    <span class="visually-hidden">{t!(PALETTE_TITLE)}</span>
                    <kbd class="needs-scripts" aria-hidden="true">"Ctrl K"</kbd>
                </a>
                <Star />
                <insights::bell::Bell />
                <Account shell />
            </div>
        </header>
    }
}

/// Says that the data is not real.
#[component]
fn Which(environment: Environment) -> impl IntoView {
    let locale = use_locale();
    let (name, about) = match environment {
        Environment::Staging => (key::ENVIRONMENT_STAGING, key::ENVIRONMENT_STAGING_TEXT),
        _ => (key::ENVIRONMENT_DEVELOPMENT, key::ENVIRONMENT_DEVELOPMENT_TEXT),
    };
    view! { <span class="environment" title=move || text(locale.get(), about)>{move || text(locale.get(), name)}</span> }
}

/// Who one is, as what, in which language and theme, and the way out.
#[component]
fn Account(shell: Shell) -> impl IntoView {
    let (locale, reader) = (use_locale(), use_context::<crate::Reader>().unwrap_or_default());
    let theme = RwSignal::new(reader.theme);
    let themes = Theme::ALL.into_iter().map(move |choice| {
        let pick = move |_| {
            theme.set(choice);
            ui::theme::set(choice);
        };
        let label = move || text(locale.get(), choice.key()).to_owned();
        view! { <MenuItem label icon=choice.icon() current=Signal::derive(move || theme.get() == choice) on_click=pick /> }
    });
    let set = use_set_locale();
    let languages = Locale::ALL.into_iter().map(move |choice| {
        let current = Signal::derive(move || locale.get() == choice);
        view! { <MenuItem label=choice.name() icon="languages" current attr:lang=choice.code() on_click=move |_| set(choice) /> }
    });
    let profile = format!("/{}/profile", shell.workspace.slug);
    let home = format!("/{}", shell.workspace.slug);
    let [security, devices] = ["security", "devices"].map(|page| Signal::stored(format!("{home}/profile/{page}")));
    let (name, face) = (shell.user.clone(), shell.user.clone());
    view! {
        <Menu label=t!(SHELL_PROFILE) compact=true end=true face=move || view! { <Avatar name=face.clone() /> }>
            <div class="menu-head">
                <strong>{name}</strong>
                <span class="hint">{shell.email.clone()}</span>
                <span class="hint">{shell.role.clone()}</span>
            </div>
            <SwitchRole shell=shell.clone() />
            <MenuLink label=t!(PROFILE_TITLE) icon="circle-user" href=profile />
            <MenuLink label=t!(FACTORS_PAGE) icon="key-round" href=security />
            <MenuLink label=t!(DEVICES_TITLE) icon="monitor" href=devices />
            <div role="group" aria-label=t!(THEME)>{themes.collect_view()}</div>
            <div role="group" aria-label=t!(LANGUAGE)>{languages.collect_view()}</div>
            <form method="post" action="/sign-out">
                <MenuItem label=t!(ACTION_SIGN_OUT) icon="log-out" kind="submit" />
            </form>
        </Menu>
    }
}

/// The way to the page, read off its address.
#[component]
fn TopCrumbs(shell: Shell) -> impl IntoView {
    let location = use_location();
    let crumbs = Signal::derive(move || {
        let path = location.pathname.get();
        let mut parts = path.split('/').filter(|part| !part.is_empty()).skip(1);
        let home = format!("/{}", shell.workspace.slug);
        let name = shell.workspace.name.clone();
        let (title, one) = match parts.next() {
            None => return vec![Crumb::here(name)],
            Some("tickets") => (tr!(TICKETS_TITLE), tr!(TICKETS_ONE)),
            Some("customers") => (tr!(CUSTOMERS_TITLE), tr!(CUSTOMERS_ONE)),
            Some("snippets") => (tr!(SNIPPETS_TITLE), tr!(SNIPPETS_ONE)),
            Some("search") => return vec![Crumb::link(name, home), Crumb::here(tr!(SEARCH_TITLE))],
            Some("import") => (tr!(NAV_IMPORT), tr!(DETAILS)),
            Some("settings") => match parts.next() {
                Some("members") => (tr!(MEMBERS_TITLE), tr!(MEMBERS_ONE)),
                Some("roles") => (tr!(ROLES_TITLE), tr!(DETAILS)),
                Some("invitations") => (tr!(INVITATIONS_TITLE), tr!(INVITATIONS_ONE)),
                Some("access-reviews") => (tr!(ACCESS_REVIEWS_TITLE), tr!(ACCESS_REVIEWS_ONE)),
                Some("terms") => return vec![Crumb::link(name, home), Crumb::here(tr!(TERMS_TITLE))],
                Some("jobs") => (tr!(JOBS_TITLE), tr!(JOBS_ONE)),
                Some("schedules") => {
                    let jobs = Crumb::link(tr!(JOBS_TITLE), format!("{home}/settings/jobs"));
                    return vec![Crumb::link(name, home), jobs, Crumb::here(tr!(SCHEDULES_TITLE))];
                }
                Some("mail") if path.ends_with("/templates") => (tr!(MAILS_TITLE), tr!(MAILS_PREVIEWS)),
                Some("mail") => (tr!(MAILS_TITLE), tr!(MAILS_ONE)),
                Some("audit") if path.ends_with("/checkpoints") => (tr!(AUDIT_LOG_TITLE), tr!(AUDIT_OUTLETS_TITLE)),
                Some("audit") => (tr!(AUDIT_LOG_TITLE), tr!(AUDIT_ENTRY)),
                Some("sign-on") => return vec![Crumb::link(name, home), Crumb::here(tr!(ISSUERS_TITLE))],
                Some("networks") => return vec![Crumb::link(name, home), Crumb::here(tr!(ALLOWED_NETWORKS_TITLE))],
                Some("api-keys") => return vec![Crumb::link(name, home), Crumb::here(tr!(API_KEYS_TITLE))],
                Some("security") => return vec![Crumb::link(name, home), Crumb::here(tr!(SECURITY_SETTINGS_TITLE))],
                _ => return vec![Crumb::link(name, home)],
            },
            Some("profile") => {
                let page = match parts.next() {
                    Some("devices") => tr!(DEVICES_TITLE),
                    Some("security") => tr!(FACTORS_PAGE),
                    _ => tr!(PROFILE_TITLE),
                };
                return vec![Crumb::link(name, home), Crumb::here(page)];
            }
            Some(_) => return vec![Crumb::link(name, home)],
        };
        let depth = if path.split('/').nth(2) == Some("settings") { 4 } else { 3 };
        let list = path.split('/').take(depth).collect::<Vec<_>>().join("/");
        let mut crumbs = vec![Crumb::link(name, home)];
        match parts.next() {
            None => crumbs.push(Crumb::here(title)),
            Some("new") => crumbs.extend([Crumb::link(title, list), Crumb::here(tr!(ACTION_CREATE))]),
            Some(_) if parts.next() == Some("edit") => {
                let record = path.trim_end_matches("/edit").to_owned();
                crumbs.extend([Crumb::link(title, list), Crumb::link(one, record), Crumb::here(tr!(ACTION_EDIT))]);
            }
            Some(_) => crumbs.extend([Crumb::link(title, list), Crumb::here(one)]),
        }
        crumbs
    });
    view! { <Breadcrumbs crumbs /> }
}
