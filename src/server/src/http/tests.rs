//! The router on both databases, on a clock that is moved.

use std::net::SocketAddr;
use std::time::Duration;

use access::users::{NewMember, add_member};
use access::workspaces::{self, CreateWorkspace};
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{Response, header};
use engine::testing::{self, TestDb};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::time::DAY;
use kernel::{Time, Uuid};
use tower::ServiceExt;

use crate::config::Raw;

mod api;
mod assignment;
mod audit;
mod second;
mod sign_on;

const HOUR: i64 = DAY / 24;
const EMAIL: &str = "ada@acme.example";
const PASSWORD: &str = "Correct-horse-1";

/// A server with the workspace `acme` and its administrator.
struct House {
    db: TestDb,
    router: Router,
    /// The device cookie of Ada's browser.
    device: std::sync::Mutex<String>,
}

impl House {
    async fn both() -> Vec<Self> {
        let mut houses = Vec::new();
        for db in testing::both(crate::cli::modules).await {
            houses.push(Self::furnish(db).await);
        }
        houses
    }

    async fn furnish(db: TestDb) -> Self {
        let command = CreateWorkspace::new("acme", "saas");
        let workspace = workspaces::create(&db.engine, command).await.unwrap();
        let role = workspaces::role(&db.engine, workspace, "super_admin").await.unwrap();
        let person = NewMember { name: "Ada", email: EMAIL, password: PASSWORD, role, locale: "en" };
        add_member(&db.engine, workspace, person).await.unwrap();
        let options = "../../Leptos.toml";
        let settings = [("BACKOFFICE_LEPTOS_TOML".to_owned(), options.to_owned())];
        let config = Raw::load(None, &settings).unwrap().parse().unwrap();
        let router = super::router(&config, db.engine.clone()).unwrap();
        Self { db, router, device: std::sync::Mutex::default() }
    }

    async fn ask(&self, request: axum::http::request::Builder, body: String) -> Response<Body> {
        let mut request: Request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// The cookie of a new session.
    async fn sign_in(&self) -> String {
        let form = Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let form = form.header(header::COOKIE, self.device.lock().unwrap().as_str());
        let answer = self.ask(form, format!("email={EMAIL}&password={PASSWORD}")).await;
        let cookies = answer.headers().get_all(header::SET_COOKIE).iter();
        let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap().to_owned());
        let session = cookies.next().unwrap();
        if let Some(device) = cookies.next() {
            *self.device.lock().unwrap() = device;
        }
        session
    }

    /// How a page, a call and the live stream answer to the cookie.
    async fn answers(&self, cookie: &str) -> [u16; 3] {
        let page = Request::get("/acme").header(header::COOKIE, cookie);
        let call = Request::post("/api/fn/access/gate/list")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json");
        let list = r#"{"workspace":"acme","resource":"tickets","query":{}}"#;
        let live = Request::get("/api/live?workspace=acme").header(header::COOKIE, cookie);
        [
            self.ask(page, String::new()).await.status().as_u16(),
            self.ask(call, list.to_owned()).await.status().as_u16(),
            self.ask(live, String::new()).await.status().as_u16(),
        ]
    }

    /// Waits until the use of the one session at this moment has been noted, which happens beside the answer.
    async fn noted(&self) {
        let read = self.db.engine.as_system(WorkspaceId(Uuid::nil()), "test").read(may("tests", "view")).unwrap();
        for _ in 0..500 {
            let mut sql = read.sql();
            sql.push("SELECT seen_at FROM sessions");
            if read.first(sql, |row| row.int(0)).await.unwrap().map(Time) == Some(self.db.clock.now()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the use of the session was not noted");
    }
}

const IN: [u16; 3] = [200, 200, 200];
const OUT: [u16; 3] = [303, 401, 401];

#[tokio::test(flavor = "multi_thread")]
async fn eight_idle_hours_end_a_session() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        house.db.clock.advance(8 * HOUR);
        assert_eq!(house.answers(&cookie).await, OUT, "{:?}", house.db);
        let cookie = house.sign_in().await;
        house.db.clock.advance(8 * HOUR - 1);
        assert_eq!(house.answers(&cookie).await, IN, "{:?}", house.db);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_tab_alone_keeps_no_session() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        for _ in 0..4 {
            house.db.clock.advance(2 * HOUR - 1);
            // What the page does by itself: it opens its stream anew.
            let live = Request::get("/api/live?workspace=acme").header(header::COOKIE, &cookie);
            assert_eq!(house.ask(live, String::new()).await.status().as_u16(), 200, "{:?}", house.db);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        house.db.clock.advance(4);
        assert_eq!(house.answers(&cookie).await, OUT, "{:?}", house.db);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn use_keeps_a_session_for_twelve_hours_and_no_longer() {
    for house in House::both().await {
        let cookie = house.sign_in().await;
        for _ in 0..2 {
            house.db.clock.advance(5 * HOUR);
            assert_eq!(house.answers(&cookie).await, IN, "{:?}", house.db);
            house.noted().await;
        }
        house.db.clock.advance(2 * HOUR - 1);
        assert_eq!(house.answers(&cookie).await, IN, "{:?}", house.db);
        house.db.clock.advance(1);
        assert_eq!(house.answers(&cookie).await, OUT, "{:?}", house.db);
    }
}
