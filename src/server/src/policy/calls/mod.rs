//! Every command and every server function, with what it needs and how it is asked about a record. Commands are asked with
//! a version that no record has: what is allowed is refused for that at last, and nothing changes.

mod commands;
mod functions;

use kernel::{Permission, Uuid};
use serde_json::{Value, json};

/// What a call needs.
#[derive(Clone, Copy)]
pub enum Needs {
    Permission(Permission),
    /// To be a member of the workspace.
    Member,
    /// The same: it is about what is theirs alone.
    Own,
    /// The permission, or to be about what is theirs.
    OwnOr(Permission),
}

impl std::fmt::Display for Needs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Permission(permission) => permission.fmt(f),
            Self::Member => f.write_str("membership"),
            Self::Own => f.write_str("membership, one’s own"),
            Self::OwnOr(permission) => write!(f, "{permission}, or one’s own"),
        }
    }
}

pub struct Call {
    /// A command's name or a server function's path.
    pub name: &'static str,
    pub needs: Needs,
    /// The resource of the record it is about.
    pub about: Option<&'static str>,
    /// From the workspace's address, the record's id and that of a part of it.
    pub body: fn(&str, Uuid, Uuid) -> Value,
    /// Who lacks the permission is told that nothing is there.
    pub hides: bool,
}

impl Call {
    pub fn is_command(&self) -> bool {
        !self.name.starts_with('/')
    }
}

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Call> {
    commands::COMMANDS.iter().chain(functions::ACCESS).chain(functions::ROOMS)
}

/// Of these there is no record to try (identities have tests of their own, with issuers that answer): what a call about them needs is tried all the same.
pub const WITHOUT_RECORDS: [&str; 2] = ["identities", "nothing"];

const TICKETS: Option<&str> = Some("tickets");
const CUSTOMERS: Option<&str> = Some("customers");
const MEMBERS: Option<&str> = Some("members");
const ROLES: Option<&str> = Some("roles");
const DEVICES: Option<&str> = Some("devices");
const FACTORS: Option<&str> = Some("factors");
const INVITATIONS: Option<&str> = Some("invitations");
const JOBS: Option<&str> = Some("jobs");
const SCHEDULES: Option<&str> = Some("schedules");
const MAILS: Option<&str> = Some("mails");
const ISSUERS: Option<&str> = Some("issuers");
const IMPORTS: Option<&str> = Some("imports");
const OUTLETS: Option<&str> = Some("audit_outlets");
const REVIEWS: Option<&str> = Some("access_reviews");
const KEYS: Option<&str> = Some("api_keys");
const SNIPPETS: Option<&str> = Some("snippets");
const KNOWN_DEVICES: Option<&str> = Some("known_devices");
const BOOKMARKS: Option<&str> = Some("bookmarks");
const IDENTITIES: Option<&str> = Some("identities");
/// Members nobody signs in as: their sessions may be ended.
const SPARE: Option<&str> = Some("spare members");
const NOTHING: Option<&str> = Some("nothing");

const STALE: i64 = 9_999;

const fn command(
    name: &'static str,
    needs: Permission,
    about: Option<&'static str>,
    body: fn(&str, Uuid, Uuid) -> Value,
) -> Call {
    Call { name, needs: Needs::Permission(needs), about, body, hides: false }
}

const fn function(
    name: &'static str,
    needs: Needs,
    about: Option<&'static str>,
    body: fn(&str, Uuid, Uuid) -> Value,
) -> Call {
    Call { name, needs, about, body, hides: false }
}

/// A record's page: who lacks the permission is told that nothing is there.
const fn page(
    name: &'static str,
    needs: Needs,
    about: Option<&'static str>,
    body: fn(&str, Uuid, Uuid) -> Value,
) -> Call {
    Call { hides: true, ..function(name, needs, about, body) }
}

pub fn issuer_fields() -> Value {
    json!({"name": "I", "url": "http://127.0.0.1:1", "client_id": "c", "client_secret": "", "scopes": "", "domains": [], "strangers": "refuse", "role": null})
}
