//! Puts the rooms together: the document's content, the routes, the frame with its navigation, signing in.
//!
//! What does not belong here: a page about business. It lives in its room and is only mounted here.

mod chooser;
mod navigation;
mod role;
mod rooms;
mod second;
pub mod sign_in;
mod top_bar;
pub mod workspace;

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{Lazy, path};
use serde::{Deserialize, Serialize};
use ui::prelude::*;
use ui::theme::Theme;

/// How the reader wants pages, known before who the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    pub locale: Locale,
    pub theme: Theme,
    /// Icons only.
    pub collapsed: bool,
    /// Whether the rows of tables are low.
    pub compact: bool,
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
                <Route path=path!("/sign-in") view={Lazy::<rooms::SignInRoute>::new()} />
                <Route path=path!("/forgot-password") view={Lazy::<rooms::ForgotRoute>::new()} />
                <Route path=path!("/reset-password/:token") view={Lazy::<rooms::ResetRoute>::new()} />
                <Route path=path!("/invitation/:token") view={Lazy::<rooms::InvitationDoorRoute>::new()} />
                <Route path=path!("/sign-in/sso") view={Lazy::<rooms::SignOnRoute>::new()} />
                <Route path=path!("/sign-in/sso/:workspace") view={Lazy::<rooms::SignOnRoute>::new()} />
                <Route path=path!("/sign-out") view={Lazy::<rooms::SignedOutRoute>::new()} />
                <Route path=path!("/sign-in/second") view={Lazy::<rooms::SecondRoute>::new()} />
                <Route path=path!("/") view={Lazy::<rooms::ChooserRoute>::new()} />
                <ParentRoute path=path!("/:workspace") view=workspace::WorkspaceFrame>
                    <Route path=path!("") view={Lazy::<rooms::HomeRoute>::new()} />
                    <Route path=path!("tickets") view={Lazy::<rooms::TicketsRoute>::new()} />
                    <Route path=path!("tickets/new") view={Lazy::<rooms::NewTicketRoute>::new()} />
                    <Route path=path!("tickets/:id") view={Lazy::<rooms::TicketRoute>::new()} />
                    <Route path=path!("tickets/:id/edit") view={Lazy::<rooms::EditTicketRoute>::new()} />
                    <Route path=path!("snippets") view={Lazy::<rooms::SnippetsRoute>::new()} />
                    <Route path=path!("snippets/:id") view={Lazy::<rooms::SnippetRoute>::new()} />
                    <Route path=path!("customers") view={Lazy::<rooms::CustomersRoute>::new()} />
                    <Route path=path!("customers/new") view={Lazy::<rooms::NewCustomerRoute>::new()} />
                    <Route path=path!("customers/:id") view={Lazy::<rooms::CustomerRoute>::new()} />
                    <Route path=path!("customers/:id/edit") view={Lazy::<rooms::EditCustomerRoute>::new()} />
                    <Route path=path!("import") view={Lazy::<rooms::ImportRoute>::new()} />
                    <Route path=path!("import/:id") view={Lazy::<rooms::ImportRunRoute>::new()} />
                    <Route path=path!("settings/members") view={Lazy::<rooms::MembersRoute>::new()} />
                    <Route path=path!("settings/members/:id") view={Lazy::<rooms::MemberRoute>::new()} />
                    <Route path=path!("settings/roles") view={Lazy::<rooms::RolesRoute>::new()} />
                    <Route path=path!("settings/invitations") view={Lazy::<rooms::InvitationsRoute>::new()} />
                    <Route path=path!("settings/invitations/:id") view={Lazy::<rooms::InvitationRoute>::new()} />
                    <Route path=path!("settings/terms") view={Lazy::<rooms::TermsRoute>::new()} />
                    <Route path=path!("settings/access-reviews") view={Lazy::<rooms::AccessReviewsRoute>::new()} />
                    <Route path=path!("settings/access-reviews/:id") view={Lazy::<rooms::AccessReviewRoute>::new()} />
                    <Route path=path!("settings/mail") view={Lazy::<rooms::MailsRoute>::new()} />
                    <Route path=path!("settings/mail/templates") view={Lazy::<rooms::MailTemplatesRoute>::new()} />
                    <Route path=path!("settings/mail/:id") view={Lazy::<rooms::MailRoute>::new()} />
                    <Route path=path!("search") view={Lazy::<rooms::SearchRoute>::new()} />
                    <Route path=path!("profile") view={Lazy::<rooms::ProfileRoute>::new()} />
                    <Route path=path!("settings/security") view={Lazy::<rooms::SecurityRoute>::new()} />
                    <Route path=path!("settings/sign-on") view={Lazy::<rooms::IssuersRoute>::new()} />
                    <Route path=path!("settings/networks") view={Lazy::<rooms::NetworksRoute>::new()} />
                    <Route path=path!("settings/api-keys") view={Lazy::<rooms::ApiKeysRoute>::new()} />
                    <Route path=path!("profile/security") view={Lazy::<rooms::FactorsRoute>::new()} />
                    <Route path=path!("profile/devices") view={Lazy::<rooms::DevicesRoute>::new()} />
                    <Route path=path!("settings/audit") view={Lazy::<rooms::AuditRoute>::new()} />
                    <Route path=path!("settings/audit/checkpoints") view={Lazy::<rooms::OutletsRoute>::new()} />
                    <Route path=path!("settings/jobs") view={Lazy::<rooms::JobsRoute>::new()} />
                    <Route path=path!("settings/jobs/:id") view={Lazy::<rooms::JobRoute>::new()} />
                    <Route path=path!("settings/schedules") view={Lazy::<rooms::SchedulesRoute>::new()} />
                    <Route path=path!("settings/audit/:id") view={Lazy::<rooms::EntryRoute>::new()} />
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
