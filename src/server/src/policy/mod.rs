//! The policy as a text that is checked in, and every role against every call.
//!
//! `policy.txt` says which role of which pack may do what, and what each call needs. The first test holds it to the code;
//! the second lets a member of each role make every call about a record of their own, somebody else's, another workspace's
//! and one that is not there, and compares the answers with the text. A call that `calls.rs` does not list fails.
//! `UPDATE=1` writes the text anew, for a change that is meant.

mod calls;
mod ground;
mod routes;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use access::roles::packs;
use engine::testing::TestDb;
use kernel::permission::Rows;
use kernel::{Grants, Permission};

use calls::{Call, Needs};
use ground::{Ground, Whose};

const PACKS: [&str; 3] = ["saas", "distribution", "rescue"];
/// Seen from the package, where cargo runs its tests: a path that is compiled in is another checkout's when they share a cache.
const FILE: &str = "src/policy/policy.txt";

const fn word(rows: Rows) -> &'static str {
    match rows {
        Rows::None => "-",
        Rows::Own => "own",
        Rows::Team => "team",
        Rows::All => "all",
    }
}

fn text(permissions: &BTreeSet<Permission>, asks: &BTreeSet<&str>) -> String {
    let mut text = String::from("# Which role may do what, and what each call needs. Written by the test beside it.\n");
    for pack in PACKS {
        let roles = packs::of(pack);
        let _ = write!(text, "\n## {pack}\n{:<20}", "");
        for role in roles {
            let _ = write!(text, " {}", role.key);
        }
        text.push('\n');
        for Permission { area, action } in permissions {
            let _ = write!(text, "{:<20}", format!("{area}:{action}"));
            for role in roles {
                let rows = Grants::new(role.grants.iter().copied()).rows(area, action);
                let _ = write!(text, " {:<width$}", word(rows), width = role.key.len());
            }
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
    }
    text.push_str("\n## calls\n");
    for call in calls::all() {
        let again = if asks.contains(call.name) { "; asks who it is" } else { "" };
        let _ = writeln!(text, "{:<42} {}{again}", call.name, call.needs);
    }
    text.push_str("\n## addresses\n");
    for (address, needs) in routes::ROUTES {
        let _ = writeln!(text, "{address:<48} {needs}");
    }
    text
}

/// Tables of no workspace: the workspaces themselves, what belongs to a person in all of them, and what counts tries before
/// anybody is known.
const OF_NO_WORKSPACE: [&str; 8] = [
    "backup_codes",
    "ceremonies",
    "known_devices",
    "one_time_codes",
    "seaql_migrations",
    "sign_in_limits",
    "users",
    "workspaces",
];

#[tokio::test]
async fn every_row_says_of_which_workspace_it_is() {
    let db = TestDb::sqlite(crate::cli::modules()).await;
    let read = db.engine.as_system(kernel::id::WorkspaceId(kernel::Uuid::nil()), "test");
    let read = read.read(kernel::permission::may("tests", "view")).unwrap();
    let mut sql = read.sql();
    sql.push(
        "SELECT name FROM sqlite_master t WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_search%'
         AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'workspace_id') ORDER BY name",
    );
    let without = read.rows(sql, |row| row.text(0)).await.unwrap();
    assert_eq!(without, OF_NO_WORKSPACE);
}

#[tokio::test]
async fn the_checked_in_policy_is_the_programs() {
    let ground = Ground::on(TestDb::sqlite(crate::cli::modules()).await).await;
    let registry = ground.engine().registry();
    let listed: BTreeSet<&str> = calls::all().map(|call| call.name).collect();
    let functions = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path);
    let unlisted: Vec<&str> = functions
        .chain(registry.commands().map(|command| command.name))
        .filter(|name| !listed.contains(name))
        .collect();
    assert!(unlisted.is_empty(), "not in calls.rs: {unlisted:#?}");
    for command in registry.commands() {
        assert!(command.confirm || !command.needs.pays_back(), "{} gives money back unasked", command.name);
        let call = calls::all().find(|call| call.name == command.name).unwrap();
        assert_eq!(call.needs.to_string(), command.needs.to_string(), "{}", command.name);
    }
    let asks = registry.commands().filter(|command| command.confirm).map(|command| command.name).collect();
    let text = text(&registry.permissions(), &asks);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(FILE, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(FILE).unwrap(), text, "policy.txt; UPDATE=1 writes it anew");
}

/// What the policy says of a call about a record.
fn expected(call: &Call, grants: &Grants, whose: Whose) -> &'static str {
    let rows = match call.needs {
        Needs::Member => Rows::All,
        Needs::Own => Rows::Own,
        Needs::Permission(Permission { area, action }) => grants.rows(area, action),
        Needs::OwnOr(Permission { area, action }) => match grants.rows(area, action) {
            Rows::None => Rows::Own,
            rows => rows,
        },
    };
    match (rows, whose) {
        (Rows::None, _) if call.hides => "not found",
        (Rows::None, _) => "forbidden",
        _ if call.about.is_none() => "allowed",
        (_, Whose::Elsewhere | Whose::Nobodys) | (Rows::Own | Rows::Team, Whose::Others) => "not found",
        _ => "allowed",
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_gets_what_the_policy_says_from_every_call() {
    for db in engine::testing::both(crate::cli::modules).await {
        try_all(Ground::on(db).await).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_with_every_scope_gives_each_role_what_the_role_gives() {
    for db in engine::testing::both(crate::cli::modules).await {
        let ground = Ground::on(db).await;
        let mut tried = 0;
        for member in ground.members() {
            let role = Grants::new(member.role.grants.iter().copied());
            let held: Vec<&str> = role.iter().collect();
            for (bearer, status) in [(Some(ground.key(member).await), 200), (None, 401)] {
                let (answered, me) = ground.me(member, bearer.as_deref()).await;
                assert_eq!(answered, status, "{} {me}", member.role.key);
                if status == 200 {
                    assert_eq!(me["grants"], serde_json::json!(held), "{}", member.role.key);
                    assert_eq!(me["workspace"]["slug"], serde_json::json!(member.workspace));
                    tried += 1;
                }
            }
        }
        assert_eq!(tried, PACKS.iter().map(|pack| packs::of(pack).len()).sum::<usize>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_takes_along_what_the_policy_says() {
    for db in engine::testing::both(crate::cli::modules).await {
        let ground = Ground::on(db).await;
        let mut wrong = Vec::new();
        for member in ground.members() {
            let grants = Grants::new(member.role.grants.iter().copied());
            let holds = |permission| grants.reach(permission).is_some();
            let schemas = ground.engine().registry().resources().map(|entry| entry.schema);
            let mut files: Vec<(String, u16)> = schemas
                .map(|schema| {
                    let may = holds(schema.view()) && holds(schema.export());
                    (format!("/api/exports/{}/{}.csv", member.workspace, schema.name), if may { 200 } else { 403 })
                })
                .collect();
            let (view, export) = (access::reviews::VIEW, access::reviews::EXPORT);
            for whose in [Whose::Others, Whose::Elsewhere, Whose::Nobodys] {
                let Some(review) = ground.record(member, Some("access_reviews"), whose) else { continue };
                let there = match (holds(view) && holds(export), whose) {
                    (false, _) => 403,
                    (true, Whose::Others) => 200,
                    (true, _) => 404,
                };
                files.push((format!("/api/access-reviews/{}/{review}/review.csv", member.workspace), there));
            }
            for (address, expected) in files {
                // What has no list of its own is no question for a file; who may ask it is told that.
                let status = match ground.fetch(member, &address).await {
                    400 => 200,
                    status => status,
                };
                if status != expected {
                    wrong.push(format!("{} {address}: {expected}, got {status}", member.role.key));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

async fn try_all(ground: Ground) {
    let untried: BTreeSet<&str> = calls::all().filter_map(|call| call.about).filter(|it| !ground.has(it)).collect();
    assert_eq!(
        untried,
        BTreeSet::from(calls::WITHOUT_RECORDS),
        "calls about records of which there are none prove little"
    );

    let mut wrong = Vec::new();
    let mut asked = 0;
    for member in ground.members() {
        let grants = Grants::new(member.role.grants.iter().copied());
        for call in calls::all() {
            for whose in Whose::ALL {
                let Some(record) = ground.record(member, call.about, whose) else { continue };
                let body = (call.body)(&member.workspace, record, ground.part(record));
                let status = ground.ask(member, call, body).await;
                let answer = match status {
                    403 => "forbidden",
                    404 => "not found",
                    // Past the door: done, or refused for what it says.
                    200 | 400 | 409 | 422 => "allowed",
                    _ => "something else",
                };
                asked += 1;
                let expected = expected(call, &grants, whose);
                if answer != expected {
                    wrong.push(format!(
                        "{} {} {whose:?}: {expected}, got {answer} ({status})",
                        member.role.key, call.name
                    ));
                }
                if call.about.is_none() {
                    break;
                }
            }
        }
    }
    assert!(asked > 1000, "{asked}");
    assert!(wrong.is_empty(), "{} of {asked}: {wrong:#?}", wrong.len());
}
