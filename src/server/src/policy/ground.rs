//! What the policy is tried on: a workspace of each pack, a member of each role in it, and records of everybody.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use access::keys::KeyFields;
use access::keys::commands::CreateKey;
use access::members::Members;
use access::roles::packs::{self, PackRole};
use access::users::{NewMember, add_member};
use access::workspaces::{self, CreateWorkspace};
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::header;
use engine::testing::TestDb;
use engine::{Engine, Resource as _};
use kernel::id::{MemberId, WorkspaceId};
use kernel::permission::may;
use kernel::{Grants, Uuid};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tower::ServiceExt;

use super::PACKS;
use super::calls::{self, Call};
use crate::config::Raw;

const PASSWORD: &str = "Correct-horse-1";

/// Whose record a call is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    Own,
    Others,
    Elsewhere,
    Nobodys,
}

impl Whose {
    pub const ALL: [Self; 4] = [Self::Own, Self::Others, Self::Elsewhere, Self::Nobodys];
}

pub struct Member {
    /// Its address.
    pub workspace: String,
    pub role: PackRole,
    id: MemberId,
    cookie: String,
    /// Of theirs too, and not that of the cookie.
    session: Uuid,
}

pub struct Ground {
    db: TestDb,
    router: Router,
    members: Vec<Member>,
    /// By resource, workspace and owner; the owner of nobody's own is nil.
    records: BTreeMap<(&'static str, String, Uuid), Uuid>,
    /// A contact of a customer, a holding of a review.
    parts: BTreeMap<Uuid, Uuid>,
}

impl Ground {
    pub async fn on(db: TestDb) -> Self {
        let options = "../../Leptos.toml";
        let settings = [("BACKOFFICE_LEPTOS_TOML".to_owned(), options.to_owned())];
        let config = Raw::load(None, &settings).unwrap().parse().unwrap();
        let router = crate::http::router(&config, db.engine.clone()).unwrap();
        let mut ground = Self { db, router, members: Vec::new(), records: BTreeMap::new(), parts: BTreeMap::new() };
        for pack in PACKS {
            let id = workspaces::create(ground.engine(), CreateWorkspace::new(pack, pack)).await.unwrap();
            for role in packs::of(pack) {
                ground.join(id, pack, *role).await;
            }
            let role = workspaces::role(ground.engine(), id, packs::of(pack)[0].key).await.unwrap();
            ground.records.insert(("roles", pack.to_owned(), Uuid::nil()), role);
            let (issuer, all) = (ground.engine().clock().id(), ground.db.actor(id).grants(["*"]).cx());
            let add = json!({"issuer": issuer, "fields": calls::issuer_fields()});
            (all.engine().registry().command("issuers.add").unwrap().perform)(all.clone(), add, None).await.unwrap();
            ground.records.insert(("issuers", pack.to_owned(), Uuid::nil()), issuer);
            ground.furnish(pack, id, role).await;
        }
        let members = std::mem::take(&mut ground.members);
        for member in &members {
            ground.equip(member).await;
        }
        Self { members, ..ground }
    }

    /// What belongs to nobody, or to somebody nobody signs in as: a review, an outlet, an invitation and its mail, a snippet,
    /// the schedules, an allowed network, a spare member.
    async fn furnish(&mut self, pack: &str, workspace: WorkspaceId, role: Uuid) {
        let all = self.db.actor(workspace).grants(["*"]).cx();
        let reviewer = self.members.iter().find(|member| member.workspace == pack).map(|member| member.id);
        let made = [
            (
                "access_reviews",
                "reviews.start",
                json!({"name": "R", "about": "everyone", "role": null, "reviewer": reviewer, "due": "2100-01-01"}),
                reviewer.map(|reviewer| reviewer.0).unwrap_or_default(),
            ),
            ("audit_outlets", "outlets.add", json!({"kind": "mail", "target": "audit@example.com"}), Uuid::nil()),
            (
                "invitations",
                "members.invite",
                json!({"name": "I", "email": format!("invited@{pack}.example"), "department": "", "manager": null, "role": role, "locale": "en"}),
                Uuid::nil(),
            ),
            ("snippets", "snippets.create", json!({"fields": {"name": "S", "body": "B", "tags": []}}), Uuid::nil()),
        ];
        for (resource, command, body, owner) in made {
            let command = all.engine().registry().command(command).unwrap();
            let id = (command.perform)(all.clone(), body, None).await.unwrap();
            let id: Uuid = serde_json::from_value(id.output).unwrap();
            self.records.insert((resource, pack.to_owned(), owner), id);
            if resource == "access_reviews" {
                let read = all.read(may("tests", "view")).unwrap();
                let mut sql = read.sql();
                sql.push("SELECT id FROM reviewed_holdings WHERE review_id = ").bind(id);
                self.parts.insert(id, read.first(sql, |row| row.uuid(0)).await.unwrap().unwrap());
            }
        }
        let allow = json!({"version": 0, "network": {"range": "127.0.0.0/8", "label": "", "role": null}});
        (all.engine().registry().command("networks.allow").unwrap().perform)(all.clone(), allow, None).await.unwrap();
        engine::jobs::seed(self.engine()).await.unwrap();
        for table in ["mails", "schedules"] {
            let id = self.first(&format!("SELECT id FROM {table} WHERE workspace_id ="), workspace.0).await;
            self.records.insert((table, pack.to_owned(), Uuid::nil()), id);
        }
        // Everybody who may change members reaches as far as somebody who may do least.
        let least = packs::of(pack).iter().min_by_key(|role| role.grants.len()).unwrap();
        let role = workspaces::role(self.engine(), workspace, least.key).await.unwrap();
        let spare = format!("spare@{pack}.example");
        let spare = NewMember { name: "Spare", email: &spare, password: PASSWORD, role, locale: "en" };
        let spare = add_member(self.engine(), workspace, spare).await.unwrap();
        self.records.insert(("spare members", pack.to_owned(), Uuid::nil()), spare.0);
    }

    /// The first id that a statement gives, which ends where a value belongs.
    async fn first(&self, statement: &str, value: Uuid) -> Uuid {
        let read = self.engine().as_system(WorkspaceId(Uuid::nil()), "test").read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push(statement).bind(value);
        read.first(sql, |row| row.uuid(0)).await.unwrap().unwrap_or_else(|| panic!("nothing by {statement}"))
    }

    /// What belongs to a member alone: another session, the browser that it knows, an app that is begun, a favourite, a key, a
    /// job, and a file to import for whoever may.
    async fn equip(&mut self, member: &Member) {
        let slug = json!(member.workspace);
        let add =
            json!({"workspace": slug, "change": {"Add": {"path": format!("/{}", member.workspace), "label": "Home"}}});
        for (path, body) in [
            ("/api/fn/access/factors/api/begin_app", json!({"workspace": slug})),
            ("/api/fn/search/marks/api/change_bookmarks", add),
        ] {
            let post = Request::post(path).header(header::COOKIE, &member.cookie);
            let post = post.header(header::CONTENT_TYPE, "application/json");
            assert_eq!(self.send(post, body.to_string()).await.status().as_u16(), 200, "{path}");
        }
        self.key(member).await;
        let workspace = WorkspaceId(self.workspace(member).await);
        let schedule = self.records[&("schedules", member.workspace.clone(), Uuid::nil())];
        let all = self.db.actor(workspace).member(member.id).grants(["*"]).cx();
        let run = all.engine().registry().command("schedules.run").unwrap();
        let job = (run.perform)(all.clone(), json!({"schedule": schedule}), None).await.unwrap();
        let job: Uuid = serde_json::from_value(job.output).unwrap();
        let (asker, its) = (self.literal(member.id.0), self.literal(job));
        self.db.meddle(&format!("UPDATE jobs SET asker_id = {asker} WHERE id = {its}")).await.unwrap();
        let user = self.first("SELECT user_id FROM members WHERE id =", member.id.0).await;
        let mut own = vec![("devices", member.session), ("jobs", job)];
        for (resource, statement, value) in [
            ("known_devices", "SELECT id FROM known_devices WHERE user_id =", user),
            ("factors", "SELECT id FROM factors WHERE user_id =", user),
            ("bookmarks", "SELECT id FROM bookmarks WHERE member_id =", member.id.0),
            ("api_keys", "SELECT id FROM api_keys WHERE member_id =", member.id.0),
        ] {
            own.push((resource, self.first(statement, value).await));
        }
        if Grants::new(member.role.grants.iter().copied()).reach(may("imports", "run")).is_some() {
            own.push(("imports", self.upload(member).await));
        }
        for (resource, record) in own {
            self.records.insert((resource, member.workspace.clone(), member.id.0), record);
        }
    }

    /// Sends a file to import; gives the import's id.
    async fn upload(&self, member: &Member) -> Uuid {
        let field = |name: &str, text: &str| {
            format!("--part\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
        };
        let file = "--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"c.csv\"\r\ncontent-type: text/csv\r\n\r\nName\nAcme\n\r\n--part--\r\n";
        let body = field("workspace", &member.workspace) + &field("resource", "customers") + file;
        let post = Request::post("/api/imports").header(header::COOKIE, &member.cookie);
        let answer = self.send(post.header(header::CONTENT_TYPE, "multipart/form-data; boundary=part"), body).await;
        let page = answer.headers()[header::LOCATION].to_str().unwrap();
        page.rsplit('/').next().unwrap().parse().unwrap_or_else(|_| panic!("{page}"))
    }

    /// An id as the database writes it.
    fn literal(&self, id: Uuid) -> String {
        match self.engine().dialect() {
            engine::Dialect::Sqlite => format!("X'{}'", id.simple()),
            engine::Dialect::Postgres => format!("'{id}'"),
        }
    }

    pub fn engine(&self) -> &Engine {
        &self.db.engine
    }

    pub fn members(&self) -> &[Member] {
        &self.members
    }

    async fn join(&mut self, workspace: WorkspaceId, pack: &str, role: PackRole) {
        let engine = self.engine().clone();
        let id = workspaces::role(&engine, workspace, role.key).await.unwrap();
        let email = format!("{}@{pack}.example", role.key);
        let person = NewMember { name: role.name, email: &email, password: PASSWORD, role: id, locale: "en" };
        let member = add_member(&engine, workspace, person).await.unwrap();
        let all = self.db.actor(workspace).member(member).grants(["*"]).cx();
        let registry = all.engine().registry();
        let mut made = Vec::new();
        for (name, body) in [
            (
                "tickets.create",
                json!({"fields": {"title": "T", "description": "", "customer": null, "requester": "", "priority": "low", "channel": "web", "team": null, "tags": [], "due_at": null}, "assignee": member}),
            ),
            (
                "customers.create",
                json!({"fields": {"name": role.key, "email": "", "tax_id": "", "tier": "standard", "status": "active", "region": "", "owner": member, "notes": "", "tags": []}}),
            ),
        ] {
            let id = (registry.command(name).unwrap().perform)(all.clone(), body, None).await.unwrap();
            made.push(serde_json::from_value::<Uuid>(id.output).unwrap());
        }
        let contact = json!({"customer": made[1], "fields": {"name": "C", "email": "", "phone": "", "position": ""}});
        let contact = (registry.command("contacts.create").unwrap().perform)(all.clone(), contact, None).await.unwrap();
        self.parts.insert(made[1], serde_json::from_value(contact.output).unwrap());
        let log = all.read(may("audit", "view")).unwrap();
        let mut sql = log.sql();
        sql.push("SELECT id FROM audit_entries WHERE member_id = ").bind(member.0);
        let entry = log.first(sql, |row| row.uuid(0)).await.unwrap().unwrap();
        let own =
            [("tickets", made[0]), ("customers", made[1]), (Members::schema().name, member.0), ("audit_log", entry)];
        for (resource, record) in own {
            self.records.insert((resource, pack.to_owned(), member.0), record);
        }
        let device = self.sign_in(&email, "").await.remove(1);
        let user = self.first("SELECT user_id FROM members WHERE id =", member.0).await;
        let session = self.first("SELECT id FROM sessions WHERE user_id =", user).await;
        let cookie = self.sign_in(&email, &device).await.remove(0);
        self.members.push(Member { workspace: pack.to_owned(), role, id: member, cookie, session });
    }

    /// The cookies of the session and of the device.
    async fn sign_in(&self, email: &str, device: &str) -> Vec<String> {
        let form = Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let form = form.header(header::COOKIE, device);
        let answer = self.send(form, format!("email={email}&password={PASSWORD}")).await;
        let cookies = answer.headers().get_all(header::SET_COOKIE).iter();
        cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap().to_owned()).collect()
    }

    /// A record of that resource, if there is one of that kind of owner.
    pub fn record(&self, member: &Member, resource: Option<&str>, whose: Whose) -> Option<Uuid> {
        let Some(resource) = resource else { return Some(Uuid::nil()) };
        let mut of = self.records.iter().filter(|((name, ..), _)| *name == resource);
        let found = match whose {
            Whose::Nobodys => return Some(Uuid::from_u128(7)),
            Whose::Own => of.find(|((_, _, owner), _)| *owner == member.id.0),
            Whose::Others => of.find(|((_, at, owner), _)| *at == member.workspace && *owner != member.id.0),
            Whose::Elsewhere => of.find(|((_, at, _), _)| *at != member.workspace),
        };
        found.map(|(_, id)| *id)
    }

    /// Whether there is a record of that resource.
    pub fn has(&self, resource: &str) -> bool {
        self.records.keys().any(|(name, ..)| *name == resource)
    }

    /// The status of a file.
    pub async fn fetch(&self, member: &Member, address: &str) -> u16 {
        let get = Request::get(address).header(header::COOKIE, &member.cookie);
        self.send(get, String::new()).await.status().as_u16()
    }

    /// A part of a record that has some; nil for others.
    pub fn part(&self, record: Uuid) -> Uuid {
        self.parts.get(&record).copied().unwrap_or_default()
    }

    /// An API key of the member with every scope; which of them count is for the role to say.
    pub async fn key(&self, member: &Member) -> String {
        let (secret, id) = (access::keys::secret::make(), WorkspaceId(self.workspace(member).await));
        let all = self.db.actor(id).member(member.id).grants(["*"]).cx();
        let actor = kernel::Actor { role: member.role.key.to_owned(), ..all.actor().clone() };
        let name = format!("All {}", self.engine().clock().id());
        let fields = KeyFields { name, grants: vec!["*".into()], days: 90, networks: Vec::new() };
        let hash = engine::hex(Sha256::digest(secret.key.as_bytes()));
        let create = CreateKey { fields, prefix: secret.prefix, hash };
        self.engine().as_actor(actor, "test").perform(create).await.unwrap();
        secret.key
    }

    async fn workspace(&self, member: &Member) -> Uuid {
        workspaces::find(self.engine(), &member.workspace).await.unwrap().unwrap().id.0
    }

    /// Who a program is told that it acts for; without a bearer it shows the member's cookie.
    pub async fn me(&self, member: &Member, bearer: Option<&str>) -> (u16, Value) {
        let get = Request::get("/api/v1/me");
        let get = match bearer {
            Some(key) => get.header(header::AUTHORIZATION, format!("Bearer {key}")),
            None => get.header(header::COOKIE, &member.cookie),
        };
        let answer = self.send(get, String::new()).await;
        let status = answer.status().as_u16();
        let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&body).unwrap())
    }

    /// The status of the answer.
    pub async fn ask(&self, member: &Member, call: &Call, body: Value) -> u16 {
        let (path, body) = if call.is_command() {
            let command = json!({"workspace": member.workspace, "name": call.name, "body": body, "key": null});
            ("/api/fn/access/gate/perform_json", command)
        } else {
            (call.name, body)
        };
        let post =
            Request::post(path).header(header::COOKIE, &member.cookie).header(header::CONTENT_TYPE, "application/json");
        self.send(post, body.to_string()).await.status().as_u16()
    }

    async fn send(&self, request: axum::http::request::Builder, body: String) -> axum::response::Response {
        let mut request: Request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
        self.router.clone().oneshot(request).await.unwrap()
    }
}
