use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use access::sessions::caller::Caller;
use access::shell::{Shell, Workspace};
use access::testing::{PASSWORD, caller, password};
use any_spawner::Executor;
use futures::StreamExt as _;
use kernel::{Grants, Zone};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::location::RequestUrl;
use leptos_router::path;
use ui::page::{SetStatus, provide_here, provide_live};
use ui::prelude::*;

use super::super::{detail::CustomerPage, form::EditCustomerPage, form::NewCustomerPage};
use super::*;
use crate::contacts::{ContactFields, CreateContact};
use crate::fixture::{House, each};
use crate::slots::CustomerTickets;

impl House {
    /// What the server answers to Bia at an address, without a browser: status and HTML.
    async fn page(&self, path: &str, grants: &[&str]) -> (u16, String) {
        let _ = Executor::init_tokio();
        let email = format!("bia@{}.example", self.workspace.0.simple());
        let token = password(&self.db.engine, &email, PASSWORD).await.unwrap();
        let caller = Caller { theme: Theme::Light, ..caller(&self.db.engine, &token) };
        let shell = self.shell(grants);
        let status = Arc::new(AtomicU16::new(200));
        let told = Arc::clone(&status);
        let owner = Owner::new_root(None);
        let html = owner.with(|| {
            provide_context(caller);
            provide_context(RequestUrl::new(path));
            provide_context(SetStatus(Arc::new(move |status| told.store(status, Ordering::SeqCst))));
            provide_context(Signal::stored(shell));
            view! { <Pages /> }.to_html_stream_in_order()
        });
        let html: String = html.collect().await;
        (status.load(Ordering::SeqCst), html)
    }

    fn shell(&self, grants: &[&str]) -> Shell {
        let slug = "optim".to_owned();
        let workspace = Workspace {
            slug,
            name: "Optim".into(),
            pack: "saas".into(),
            accent: "blue".into(),
            currency: "BRL".into(),
        };
        Shell {
            user: "Bia Lima".into(),
            email: String::new(),
            member: self.bia,
            role: "Support Agent".into(),
            role_key: "support_agent".into(),
            roles: Vec::new(),
            choose: false,
            issuer: None,
            passkey: false,
            looking: false,
            grants: Grants::new(grants.iter().copied()),
            workspace,
            workspaces: Vec::new(),
            environment: kernel::Environment::default(),
            zone: Zone::utc(),
            now: engine::testing::NOW,
        }
    }
}

#[component]
fn Pages() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| "nowhere">
                <ParentRoute path=path!("/:workspace") view=Frame>
                    <Route path=path!("customers/new") view=NewCustomerPage />
                    <Route path=path!("customers/:id") view=CustomerPage />
                    <Route path=path!("customers/:id/edit") view=EditCustomerPage />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

#[component]
fn Frame() -> impl IntoView {
    provide_here(&[("customers", "/customers")]);
    provide_live();
    provide_clock(engine::testing::NOW, Zone::utc());
    provide_context(CustomerTickets(Arc::new(|id| view! { <p>{format!("tickets of {id}")}</p> }.into_any())));
    view! { <Outlet /> }
}

const ALL: &[&str] = &["customers:*"];

#[tokio::test]
async fn a_customers_page_is_complete_without_scripts() {
    each(async |house| {
        let id = house
            .customer_with(CustomerFields {
                name: "<b>Padaria</b>".into(),
                tax_id: "12ABC34501DE35".into(),
                owner: Some(house.ana),
                tags: vec!["vip".into()],
                notes: "Calls on Mondays.".into(),
                tier: Tier::Enterprise,
                ..CustomerFields::default()
            })
            .await;
        let fields = ContactFields {
            name: "Paula Dias".into(),
            email: "paula@zebra.example".into(),
            ..ContactFields::default()
        };
        house.ana().perform(CreateContact { customer: id, fields }).await.unwrap();
        let (status, html) = house.page(&format!("/optim/customers/{id}"), ALL).await;
        assert_eq!(status, 200);
        for text in [
            "&lt;b&gt;Padaria",
            "12.ABC.345/01DE-35",
            "Ana Souza",
            "vip",
            "Calls on Mondays.",
            "Enterprise",
            "Active",
            "Paula Dias",
            "mailto:paula@zebra.example",
            "Edit customer",
            "Archive customer",
            "Add contact",
        ] {
            assert!(html.contains(text), "{text} is missing in {html}");
        }
        assert!(html.contains(&format!("tickets of {id}")));
        assert!(!html.contains("<b>Padaria"), "escaped");
        let (_, html) = house.page(&format!("/optim/customers/{id}"), &["customers:view", "customers:edit:own"]).await;
        for text in ["Edit customer", "Archive customer", "user-plus"] {
            assert!(!html.contains(text), "{text} is offered to one who may not");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_answers_404() {
    each(async |house| {
        let theirs = house.caio().perform(CreateCustomer { fields: named("Foreign") }).await.unwrap();
        for id in [theirs.to_string(), "00000000-0000-7000-8000-000000000000".into(), "not-an-id".into()] {
            for path in [format!("/optim/customers/{id}"), format!("/optim/customers/{id}/edit")] {
                let (status, html) = house.page(&path, ALL).await;
                assert_eq!(status, 404, "{path}");
                assert!(html.contains("Nothing is here") && !html.contains("Foreign"), "{path}: {html}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_shows_what_is_stored_and_only_to_those_who_may() {
    each(async |house| {
        let fields = CustomerFields { tax_id: "08773135000100".into(), owner: Some(house.ana), ..named("Zebra") };
        let id = house.customer_with(fields).await;
        let (status, html) = house.page(&format!("/optim/customers/{id}/edit"), ALL).await;
        assert_eq!(status, 200);
        for text in ["value=\"Zebra\"", "08.773.135/0001-00", "Ana Souza", "Save changes"] {
            assert!(html.contains(text), "{text} is missing in {html}");
        }
        let (status, _) =
            house.page(&format!("/optim/customers/{id}/edit"), &["customers:view", "customers:edit:own"]).await;
        assert_eq!(status, 403);
        assert_eq!(house.page("/optim/customers/new", ALL).await.0, 200);
        assert_eq!(house.page("/optim/customers/new", &["customers:view"]).await.0, 403);
    })
    .await;
}
