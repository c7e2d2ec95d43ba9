//! The pages of each room. In the bundle that `make` builds (the feature `split`) a room is a file of its own, which the
//! browser fetches when the first of its pages is opened; on the server, and without the feature, it is plain code.
//!
//! What several rooms need is cut into files of its own, one for each set of rooms: the more rooms, the more small files.
//!
//! What belongs here: which page travels with which room. The frame, which everybody
//! needs first, is in the first file and stands in the routes itself.

use leptos::prelude::*;
use leptos_router::LazyRoute;
use ui::prelude::*;

/// `room { function Route = component }`: the route renders the component, from the room's file.
macro_rules! room {
    ($room:ident { $($page:ident $route:ident = $component:path),+ $(,)? }) => { $(
        mod $page {
            use $component as Page;
            use leptos::prelude::*;

            #[cfg(feature = "split")]
            #[leptos::wasm_split::wasm_split($room, wasm_split_path = leptos::wasm_split, preload(fetch), fallible)]
            pub fn $page() -> Result<AnyView, leptos::wasm_split::SplitLoaderError> {
                Ok(view! { <Page /> }.into_any())
            }

            #[cfg(not(feature = "split"))]
            pub async fn $page() -> Result<AnyView, std::convert::Infallible> {
                Ok(view! { <Page /> }.into_any())
            }
        }

        pub struct $route;

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            /// The router waits for this before it shows anything, so that the page is there at once.
            #[cfg(feature = "split")]
            async fn preload() {
                // What could not be fetched is tried again, and told, when the page is shown.
                let _ = $page::fetch().await;
                ui::table::begin(&window().location().search().unwrap_or_default()).await;
            }

            async fn view(_: Self) -> AnyView {
                $page::$page().await.unwrap_or_else(|_| view! { <Outdated /> }.into_any())
            }
        }
    )+ };
}

// Before a workspace: nobody who is at work needs it.
room! { door {
    sign_in SignInRoute = crate::sign_in::SignInPage,
    second SecondRoute = crate::second::SecondPage,
    chooser ChooserRoute = crate::chooser::ChooserPage,
    forgot ForgotRoute = access::resets::door::ForgotPage,
    reset ResetRoute = access::resets::door::ResetPage,
    invitation_door InvitationDoorRoute = access::invitations::door::InvitationDoor,
    sign_on SignOnRoute = access::sign_on::door::SignOnPage,
    signed_out SignedOutRoute = access::sign_on::door::SignedOutPage,
} }

room! { insights {
    home HomeRoute = insights::home::HomePage,
} }

room! { support {
    tickets TicketsRoute = support::tickets::list::TicketsPage,
    new_ticket NewTicketRoute = support::tickets::form::NewTicketPage,
    ticket TicketRoute = support::tickets::detail::TicketPage,
    edit_ticket EditTicketRoute = support::tickets::form::EditTicketPage,
} }

// Resources whose pages come from their schemas alone.
room! { schemas {
    snippets SnippetsRoute = support::snippets::pages::SnippetsPage,
    snippet SnippetRoute = support::snippets::pages::SnippetPage,
} }

room! { customers {
    customers CustomersRoute = customers::customers::list::CustomersPage,
    new_customer NewCustomerRoute = customers::customers::form::NewCustomerPage,
    customer CustomerRoute = customers::customers::detail::CustomerPage,
    edit_customer EditCustomerRoute = customers::customers::form::EditCustomerPage,
} }

room! { account {
    profile ProfileRoute = access::profile::page::ProfilePage,
    factors FactorsRoute = access::factors::page::SecurityPage,
    devices DevicesRoute = access::sessions::devices::DevicesPage,
} }

// What administrators do. Few are here, and they stay: one file, so that there are few that rooms share.
room! { settings {
    members MembersRoute = access::members::list::MembersPage,
    member MemberRoute = access::members::detail::MemberPage,
    roles RolesRoute = access::roles::matrix::RolesPage,
    invitations InvitationsRoute = access::invitations::list::InvitationsPage,
    invitation InvitationRoute = access::invitations::detail::InvitationPage,
    access_reviews AccessReviewsRoute = access::reviews::list::AccessReviewsPage,
    access_review AccessReviewRoute = access::reviews::page::AccessReviewPage,
    terms TermsRoute = access::terms::page::TermsPage,
    security SecurityRoute = access::security::page::SecuritySettingsPage,
    issuers IssuersRoute = access::issuers::page::IssuersPage,
    networks NetworksRoute = access::networks::page::NetworksPage,
    api_keys ApiKeysRoute = access::keys::page::ApiKeysPage,
    mails MailsRoute = integrations::mail::list::MailsPage,
    mail_templates MailTemplatesRoute = integrations::mail::preview::MailTemplatesPage,
    mail MailRoute = integrations::mail::detail::MailPage,
    import ImportRoute = integrations::page::ImportPage,
    import_run ImportRunRoute = integrations::page::ImportRunPage,
    audit AuditRoute = compliance::audit::list::AuditPage,
    entry EntryRoute = compliance::audit::entry::EntryPage,
    outlets OutletsRoute = compliance::outlets::page::OutletsPage,
    jobs JobsRoute = operations::jobs::list::JobsPage,
    job JobRoute = operations::jobs::detail::JobPage,
    schedules SchedulesRoute = operations::schedules::page::SchedulesPage,
} }

// The overlay is no page, but fetched like one when the first key asks for it.
room! { search {
    search_page SearchRoute = search::find::page::SearchPage,
    overlay OverlayRoute = search::palette::Overlay,
} }
