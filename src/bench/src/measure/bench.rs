//! Both servers on one database, asked through one session.

use kernel::ListQuery;
use serde_json::{Value, json};

use super::client::{Connection, request};
use super::load::Target;
use super::process::Process;
use super::{Limits, Measured, measure};
use crate::data::{EMAIL, Facts, PASSWORD, SLUG};
use crate::plain::{Outcome, Plain};

/// Both servers on one database, and a session at ours.
pub struct Bench<'a> {
    pub facts: &'a Facts,
    ours: &'a Process,
    floor: &'a Process,
    /// The database's own processes, where it has some.
    pub database: Option<u32>,
    cookie: String,
}

impl<'a> Bench<'a> {
    /// Signs in as a person would.
    pub async fn new(facts: &'a Facts, ours: &'a Process, floor: &'a Process, database: Option<u32>) -> Outcome<Self> {
        let mut line = Connection::open(ours.address).await?;
        let answer = line.ask(&sign_in(EMAIL)).await?;
        let cookie = super::client::header(answer.head, "set-cookie").and_then(|cookie| cookie.split(';').next());
        let cookie = cookie.ok_or_else(|| format!("signing in was answered with {}", answer.status))?.to_owned();
        Ok(Self { facts, ours, floor, database, cookie })
    }

    /// Our process.
    pub fn process(&self) -> u32 {
        self.ours.id()
    }

    fn target(&self, process: &Process, bytes: Vec<u8>) -> Target {
        let processes = std::iter::once(process.id()).chain(self.database).collect();
        Target { address: process.address, request: bytes.into(), processes, status: 200 }
    }

    /// Signing in, answered with where to go.
    pub fn signing_in(&self, email: &str) -> Target {
        Target { status: 303, ..self.target(self.ours, sign_in(email)) }
    }

    pub fn call(&self, path: &str, body: &Value) -> Target {
        let headers =
            format!("content-type: application/json\r\nsec-fetch-site: same-origin\r\ncookie: {}\r\n", self.cookie);
        self.target(self.ours, request("POST", &format!("/api/fn/{path}"), &headers, body.to_string().as_bytes()))
    }

    /// A page, as a browser without scripts asks for it.
    pub fn page(&self, path: &str) -> Target {
        let headers = format!("cookie: {}\r\nsec-fetch-site: none\r\n", self.cookie);
        self.target(self.ours, request("GET", path, &headers, b""))
    }

    /// The list's call.
    pub fn list(&self, query: &ListQuery) -> Target {
        self.call("access/gate/list", &json!({"workspace": SLUG, "resource": "tickets", "query": query}))
    }

    pub fn floor(&self, path: &str) -> Outcome<Target> {
        let body = serde_json::to_vec(self.facts).plain()?;
        Ok(self.target(self.floor, request("POST", path, "content-type: application/json\r\n", &body)))
    }

    /// Compares the answers, then measures ready-made bytes, the same statements, and ours.
    pub async fn compare(&self, id: &str, title: &str, ours: Target, limits: Limits) -> Outcome<Measured> {
        let floor = self.floor(&format!("/sql/{}", id.to_lowercase()))?;
        let (mine, theirs) = (answer(&ours).await?, answer(&floor).await?);
        let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).plain();
        if json(&mine)? != json(&theirs)? {
            let show = |bytes: &[u8]| String::from_utf8_lossy(bytes).chars().take(1500).collect::<String>();
            return Err(format!("{id}: the answers differ\nours:  {}\nfloor: {}", show(&mine), show(&theirs)));
        }
        let fixed = self.fixed(id, "application/json", &mine).await?;
        let sides = [
            ("floor: ready-made bytes".to_owned(), fixed),
            ("floor: same SQL, bare driver".to_owned(), floor),
            ("Backoffice".to_owned(), ours),
        ];
        measure(id, title, &sides, limits).await
    }

    /// Leaves bytes with the floor.
    pub async fn fixed(&self, id: &str, kind: &str, bytes: &[u8]) -> Outcome<Target> {
        let path = format!("/fixed/{}", id.to_lowercase());
        answer(&self.target(self.floor, request("PUT", &path, &format!("content-type: {kind}\r\n"), bytes))).await?;
        self.floor(&path)
    }
}

fn sign_in(email: &str) -> Vec<u8> {
    let form = format!("email={}&password={PASSWORD}", email.replace('@', "%40"));
    let headers = "content-type: application/x-www-form-urlencoded\r\nsec-fetch-site: same-origin\r\n";
    request("POST", "/sign-in", headers, form.as_bytes())
}

/// The body of the answer.
pub async fn answer(target: &Target) -> Outcome<Vec<u8>> {
    let mut line = Connection::open(target.address).await?;
    let answer = line.ask(&target.request).await?;
    match answer.status {
        200 => Ok(answer.body()),
        status => Err(format!("status {status}: {}", String::from_utf8_lossy(&answer.body()))),
    }
}
