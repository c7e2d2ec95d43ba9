//! Puts the rooms together: the document's content, the routes, the frame with its navigation, signing in.
//!
//! What does not belong here: a page about business. It lives in its room and is only mounted here.

mod chooser;
mod navigation;
mod role;
mod second;
pub mod sign_in;
mod top_bar;
mod workspace;

use customers::customers as customer_pages;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;
use serde::{Deserialize, Serialize};
use support::tickets as ticket_pages;
use ui::prelude::*;
use ui::theme::Theme;

/// How the reader wants pages, known before who the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    pub locale: Locale,
    pub theme: Theme,
    /// Icons only.
    pub collapsed: bool,
}

/// Everything inside `<body>`, on both sides.
#[component]
pub fn Frame() -> impl IntoView {
    provide_meta_context();
    let reader = SharedValue::new(|| use_context::<Reader>().unwrap_or_default()).into_inner();
    provide_context(reader);
    ui::i18n::provide_locale(RwSignal::new(reader.locale));
    provide_toasts();
    view! {
        <Title formatter=|title: String| if title.is_empty() { "Backoffice".to_owned() } else { format!("{title} · Backoffice") } />
        <Router>
            <Routes fallback=|| view! { <Nowhere /> }>
                <Route path=path!("/sign-in") view=sign_in::SignInPage />
                <Route path=path!("/forgot-password") view=access::resets::door::ForgotPage />
                <Route path=path!("/reset-password/:token") view=access::resets::door::ResetPage />
                <Route path=path!("/invitation/:token") view=access::invitations::door::InvitationDoor />
                <Route path=path!("/sign-in/second") view=second::SecondPage />
                <Route path=path!("/") view=chooser::ChooserPage />
                <ParentRoute path=path!("/:workspace") view=workspace::WorkspaceFrame>
                    <Route path=path!("") view=insights::home::HomePage />
                    <Route path=path!("tickets") view=ticket_pages::list::TicketsPage />
                    <Route path=path!("tickets/new") view=ticket_pages::form::NewTicketPage />
                    <Route path=path!("tickets/:id") view=ticket_pages::detail::TicketPage />
                    <Route path=path!("tickets/:id/edit") view=ticket_pages::form::EditTicketPage />
                    <Route path=path!("customers") view=customer_pages::list::CustomersPage />
                    <Route path=path!("customers/new") view=customer_pages::form::NewCustomerPage />
                    <Route path=path!("customers/:id") view=customer_pages::detail::CustomerPage />
                    <Route path=path!("customers/:id/edit") view=customer_pages::form::EditCustomerPage />
                    <Route path=path!("import") view=integrations::page::ImportPage />
                    <Route path=path!("import/:id") view=integrations::page::ImportRunPage />
                    <Route path=path!("settings/members") view=access::members::list::MembersPage />
                    <Route path=path!("settings/members/:id") view=access::members::detail::MemberPage />
                    <Route path=path!("settings/roles") view=access::roles::matrix::RolesPage />
                    <Route path=path!("settings/invitations") view=access::invitations::list::InvitationsPage />
                    <Route path=path!("settings/invitations/:id") view=access::invitations::detail::InvitationPage />
                    <Route path=path!("settings/mail") view=integrations::mail::list::MailsPage />
                    <Route path=path!("settings/mail/templates") view=integrations::mail::preview::MailTemplatesPage />
                    <Route path=path!("settings/mail/:id") view=integrations::mail::detail::MailPage />
                    <Route path=path!("profile") view=access::profile::page::ProfilePage />
                    <Route path=path!("settings/security") view=access::security::page::SecuritySettingsPage />
                    <Route path=path!("profile/security") view=access::factors::page::SecurityPage />
                    <Route path=path!("profile/devices") view=access::sessions::devices::DevicesPage />
                    <Route path=path!("settings/audit") view=compliance::audit::list::AuditPage />
                    <Route path=path!("settings/audit/:id") view=compliance::audit::entry::EntryPage />
                    <Route path=path!("*any") view=Nowhere />
                </ParentRoute>
            </Routes>
        </Router>
        <ToastArea />
    }
}

/// An address that leads nowhere.
#[component]
fn Nowhere() -> impl IntoView {
    let location = leptos_router::hooks::use_location();
    let home = Signal::derive(move || {
        let first = location.pathname.with(|path| path.split('/').nth(1).unwrap_or_default().to_owned());
        format!("/{first}")
    });
    ui::page::set_status(404);
    view! {
        <Failure error=kernel::Error::NotFound page=true />
        <p class="way-out"><LinkButton label=t!(SHELL_HOME) icon="arrow-left" href=home /></p>
    }
}
