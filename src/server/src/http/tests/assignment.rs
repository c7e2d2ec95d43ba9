//! What a form or call says beside what it is asked for changes nothing: neither roles and grants, nor whose or of which
//! workspace a record is (OWASP: mass assignment).

use access::invitations::InviteMember;
use engine::testing::Letterbox;
use serde_json::{Value, json};

use super::*;

/// Role, roles, grants, workspace and account of a member.
type Standing = (Uuid, String, String, Uuid, Uuid);

const TOM: &str = "tom@acme.example";
const NINA: &str = "nina@acme.example";

struct Ground {
    house: House,
    acme: Uuid,
    other: Uuid,
    /// Of `acme`.
    admin: Uuid,
    agent: Uuid,
}

impl Ground {
    async fn both() -> Vec<Self> {
        let mut grounds = Vec::new();
        for house in House::both().await {
            let engine = &house.db.engine;
            let other = workspaces::create(engine, CreateWorkspace::new("other", "saas")).await.unwrap().0;
            let acme = workspaces::find(engine, "acme").await.unwrap().unwrap().id;
            let admin = workspaces::role(engine, acme, "super_admin").await.unwrap();
            let agent = workspaces::role(engine, acme, "support_agent").await.unwrap();
            let tom = NewMember { name: "Tom", email: TOM, password: PASSWORD, role: agent, locale: "en" };
            add_member(engine, acme, tom).await.unwrap();
            grounds.push(Self { acme: acme.0, other, admin, agent, house });
        }
        grounds
    }

    /// What an attacker would add.
    fn more(&self) -> Value {
        json!({
            "role": self.admin, "role_id": self.admin, "roles": [self.admin], "grants": ["*"], "teams": [self.admin],
            "workspace": "other", "workspace_id": self.other, "user_id": self.admin, "member": self.admin,
            "archived_at": 1, "created_at": 1, "number": 4_000, "status": "closed", "customer": null, "looking": true
        })
    }

    async fn standing(&self, email: &str) -> Vec<Standing> {
        let read = self.house.db.engine.as_system(WorkspaceId(Uuid::nil()), "test").read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT m.role_id, m.roles, m.grants, m.workspace_id, m.user_id FROM members m ");
        sql.push("JOIN users u ON u.id = m.user_id WHERE u.email = ").bind(email);
        let row = |row: &engine::Record<'_>| Ok((row.uuid(0)?, row.text(1)?, row.text(2)?, row.uuid(3)?, row.uuid(4)?));
        read.rows(sql, row).await.unwrap()
    }

    async fn tom(&self) -> String {
        let form = Request::post("/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = self.house.ask(form, format!("email={TOM}&password={PASSWORD}&role={}", self.admin)).await;
        answer.headers()[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
    }

    async fn call(&self, cookie: &str, path: &str, body: Value) -> (u16, String) {
        let call = Request::post(path).header(header::COOKIE, cookie).header(header::CONTENT_TYPE, "application/json");
        let answer = self.house.ask(call, body.to_string()).await;
        let status = answer.status().as_u16();
        let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// `fields` with more beside them.
fn with(mut fields: Value, more: Value) -> Value {
    let (fields_of, more) = (fields.as_object_mut().unwrap(), more.as_object().unwrap().clone());
    for (name, value) in more {
        fields_of.entry(name).or_insert(value);
    }
    fields
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_no_way_to_roles_or_other_workspaces() {
    for ground in Ground::both().await {
        let (cookie, before) = (ground.tom().await, ground.standing(TOM).await);
        assert_eq!(before.len(), 1);
        let change = json!({"version": 1, "name": "Thomas", "locale": "en", "department": "", "notices": {"role_changed": true, "joined": true}});
        let body = with(json!({"workspace": "acme", "change": with(change, ground.more())}), ground.more());
        let (status, text) = ground.call(&cookie, "/api/fn/access/profile/api/save_profile", body).await;
        assert_eq!(status, 200, "{text}");
        assert_eq!(ground.standing(TOM).await, before, "{:?}", ground.house.db);
        let read =
            ground.house.db.actor(WorkspaceId(ground.acme)).grants(["*"]).cx().read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT name FROM members WHERE user_id = ").bind(before[0].4);
        assert_eq!(read.first(sql, |row| row.text(0)).await.unwrap().unwrap(), "Thomas", "what was asked is done");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_gives_a_record_no_other_workspace_number_or_state() {
    for ground in Ground::both().await {
        let cookie = ground.tom().await;
        let fields = json!({"title": "T", "description": "", "requester": "", "priority": "low", "channel": "web", "team": null, "tags": [], "due_at": null});
        let body = with(json!({"fields": with(fields, ground.more()), "assignee": null}), ground.more());
        let command = json!({"workspace": "acme", "name": "tickets.create", "body": body, "key": null});
        let command = with(command, ground.more());
        let (status, text) = ground.call(&cookie, "/api/fn/access/gate/perform_json", command).await;
        assert_eq!(status, 200, "{text}");
        let read =
            ground.house.db.engine.as_system(WorkspaceId(Uuid::nil()), "test").read(may("tests", "view")).unwrap();
        let mut sql = read.sql();
        sql.push("SELECT workspace_id, number, status, archived_at FROM tickets");
        let row = |row: &engine::Record<'_>| Ok((row.uuid(0)?, row.int(1)?, row.int(2)?, row.maybe_int(3)?));
        let found = read.rows(sql, row).await.unwrap();
        assert_eq!(found, [(ground.acme, 1, 1, None)], "{:?}", ground.house.db);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_gives_what_was_invited_to_and_nothing_more() {
    for ground in Ground::both().await {
        let engine = &ground.house.db.engine;
        let invite = InviteMember {
            name: "Nina".into(),
            email: NINA.into(),
            role: Some(ground.agent),
            locale: "en".into(),
            ..InviteMember::default()
        };
        ground.house.db.actor(WorkspaceId(ground.acme)).grants(["*"]).cx().perform(invite).await.unwrap();
        let token = Letterbox::default().token(engine, NINA, "/invitation/").await;
        let more = ground.more();
        let more = more.as_object().unwrap().iter().map(|(name, value)| {
            format!("&{name}={}", kernel::query::encode(value.as_str().unwrap_or(&value.to_string())))
        });
        let form = format!(
            "name=Nina&password={PASSWORD}&locale=en&terms=true&email=evil%40acme.example{}",
            more.collect::<String>()
        );
        let post = Request::post(format!("/invitation/{token}"));
        let post = post.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = ground.house.ask(post, form).await;
        assert_eq!(answer.status().as_u16(), 303);
        let found = ground.standing(NINA).await;
        let [(role, roles, grants, workspace, _)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((*role, *workspace, grants.as_str()), (ground.agent, ground.acme, "[]"), "{:?}", ground.house.db);
        assert_eq!(roles, r#"["support_agent"]"#);
        assert!(ground.standing("evil@acme.example").await.is_empty());
    }
}
