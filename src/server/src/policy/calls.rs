//! Every command and every server function, with what it needs and how it is asked about a record. Commands are asked with
//! a version that no record has: what is allowed is refused for that at last, and nothing changes.

use kernel::permission::may;
use kernel::{Permission, Uuid};
use serde_json::{Value, json};

/// What a call needs.
#[derive(Clone, Copy)]
pub enum Needs {
    Permission(Permission),
    /// To be a member of the workspace.
    Member,
}

impl std::fmt::Display for Needs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Permission(permission) => permission.fmt(f),
            Self::Member => f.write_str("membership"),
        }
    }
}

pub struct Call {
    /// A command's name or a server function's path.
    pub name: &'static str,
    pub needs: Needs,
    /// The resource of the record it is about.
    pub about: Option<&'static str>,
    /// From the workspace's address, the record's id and that of a contact of it.
    pub body: fn(&str, Uuid, Uuid) -> Value,
    /// Who lacks the permission is told that nothing is there.
    pub hides: bool,
}

impl Call {
    pub fn is_command(&self) -> bool {
        !self.name.starts_with('/')
    }
}

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

fn customer_fields() -> Value {
    json!({"name": "N", "email": "", "tax_id": "", "tier": "standard", "status": "active", "region": "", "owner": null, "notes": "", "tags": []})
}

fn ticket_fields() -> Value {
    json!({"title": "T", "description": "", "customer": null, "requester": "", "priority": "low", "channel": "web", "team": null, "tags": [], "due_at": null})
}

fn contact_fields() -> Value {
    json!({"name": "C", "email": "", "phone": "", "position": ""})
}

const TICKETS: Option<&str> = Some("tickets");
const CUSTOMERS: Option<&str> = Some("customers");
const MEMBERS: Option<&str> = Some("members");
const ROLES: Option<&str> = Some("roles");
// Nobody has one of these here.
const DEVICES: Option<&str> = Some("devices");
const FACTORS: Option<&str> = Some("factors");
const INVITATIONS: Option<&str> = Some("invitations");
const MAILS: Option<&str> = Some("mails");
const IMPORTS: Option<&str> = Some("imports");
const NETWORKS: Option<&str> = Some("allowed_networks");
const KEYS: Option<&str> = Some("api_keys");

pub const CALLS: &[Call] = &[
    command(
        "contacts.create",
        may("customers", "edit"),
        CUSTOMERS,
        |_, id, _| json!({"customer": id, "fields": contact_fields()}),
    ),
    command(
        "contacts.edit",
        may("customers", "edit"),
        CUSTOMERS,
        |_, id, contact| json!({"customer": id, "contact": contact, "version": STALE, "fields": contact_fields()}),
    ),
    command(
        "contacts.remove",
        may("customers", "edit"),
        CUSTOMERS,
        |_, id, contact| json!({"customer": id, "contact": contact, "version": STALE}),
    ),
    command(
        "customers.archive",
        may("customers", "archive"),
        CUSTOMERS,
        |_, id, _| json!({"customer": id, "version": STALE}),
    ),
    command("customers.create", may("customers", "create"), None, |_, _, _| json!({"fields": customer_fields()})),
    command(
        "customers.edit",
        may("customers", "edit"),
        CUSTOMERS,
        |_, id, _| json!({"customer": id, "version": STALE, "fields": customer_fields()}),
    ),
    command(
        "customers.restore",
        may("customers", "archive"),
        CUSTOMERS,
        |_, id, _| json!({"customer": id, "version": STALE}),
    ),
    command("imports.map", may("imports", "run"), IMPORTS, |_, id, _| json!({"import": id, "mapping": []})),
    command(
        "invitations.resend",
        may("invitations", "edit"),
        INVITATIONS,
        |_, id, _| json!({"invitation": id, "version": STALE}),
    ),
    command(
        "invitations.revoke",
        may("invitations", "edit"),
        INVITATIONS,
        |_, id, _| json!({"invitation": id, "version": STALE}),
    ),
    command("keys.revoke", may("keys", "edit"), KEYS, |_, id, _| json!({"key": id, "version": STALE})),
    command("mails.resend", may("mail", "send"), MAILS, |_, id, _| json!({"mail": id})),
    command("mails.test", may("mail", "send"), None, |_, _, _| json!({})),
    command("members.ask_emergency", may("members", "edit"), MEMBERS, |_, id, _| json!({"member": id})),
    command(
        "members.change_grants",
        may("members", "edit"),
        MEMBERS,
        |_, id, _| json!({"member": id, "version": STALE, "grants": []}),
    ),
    command(
        "members.change_roles",
        may("members", "edit"),
        MEMBERS,
        |_, id, _| json!({"member": id, "version": STALE, "roles": [Uuid::nil()]}),
    ),
    command("members.disable", may("members", "edit"), MEMBERS, |_, id, _| json!({"member": id, "version": STALE})),
    command("members.enable", may("members", "edit"), MEMBERS, |_, id, _| json!({"member": id, "version": STALE})),
    command(
        "members.end_device",
        may("members", "edit"),
        DEVICES,
        |_, id, _| json!({"member": id, "device": Uuid::nil()}),
    ),
    command(
        "members.invite",
        may("invitations", "create"),
        None,
        |_, _, _| json!({"name": "", "email": "", "department": "", "manager": null, "role": null, "locale": "en"}),
    ),
    command("members.reset", may("members", "edit"), MEMBERS, |_, id, _| json!({"member": id})),
    command("members.unlock", may("members", "edit"), MEMBERS, |_, id, _| json!({"member": id})),
    command(
        "networks.allow",
        may("security", "edit"),
        None,
        |_, _, _| json!({"version": STALE, "network": {"range": "127.0.0.0/8", "label": "", "role": null}}),
    ),
    command(
        "networks.remove",
        may("security", "edit"),
        NETWORKS,
        |_, _, _| json!({"version": STALE, "network": {"range": "127.0.0.0/8", "label": "", "role": null}}),
    ),
    command("roles.archive", may("roles", "edit"), ROLES, |_, id, _| json!({"role": id, "version": STALE})),
    command("roles.create", may("roles", "edit"), None, |_, _, _| json!({"name": "", "description": "", "like": null})),
    command(
        "roles.rename",
        may("roles", "edit"),
        ROLES,
        |_, id, _| json!({"role": id, "version": STALE, "name": "R", "description": ""}),
    ),
    command("roles.restore", may("roles", "edit"), ROLES, |_, id, _| json!({"role": id, "version": STALE})),
    command(
        "roles.set_grants",
        may("roles", "edit"),
        ROLES,
        |_, id, _| json!({"changes": [{"role": id, "version": STALE, "grants": []}]}),
    ),
    command(
        "security.save",
        may("security", "edit"),
        None,
        |_, _, _| json!({"version": STALE, "idle_hours": 8, "absolute_hours": 12, "devices": 3, "when_full": "end_oldest", "factor_roles": []}),
    ),
    command("tickets.archive", may("tickets", "archive"), TICKETS, |_, id, _| json!({"ticket": id, "version": STALE})),
    command(
        "tickets.assign",
        may("tickets", "assign"),
        TICKETS,
        |_, id, _| json!({"ticket": id, "version": STALE, "to": null}),
    ),
    command(
        "tickets.create",
        may("tickets", "create"),
        None,
        |_, _, _| json!({"fields": ticket_fields(), "assignee": null}),
    ),
    command(
        "tickets.edit",
        may("tickets", "edit"),
        TICKETS,
        |_, id, _| json!({"ticket": id, "version": STALE, "fields": ticket_fields()}),
    ),
    command(
        "tickets.move",
        may("tickets", "edit"),
        TICKETS,
        |_, id, _| json!({"ticket": id, "version": STALE, "to": "pending"}),
    ),
    command("tickets.note", may("tickets", "note"), TICKETS, |_, id, _| json!({"ticket": id, "body": "N"})),
    command(
        "tickets.prioritise",
        may("tickets", "edit"),
        TICKETS,
        |_, id, _| json!({"ticket": id, "version": STALE, "priority": "high"}),
    ),
    command(
        "tickets.reply",
        may("tickets", "reply"),
        TICKETS,
        |_, id, _| json!({"ticket": id, "body": "R", "then": null}),
    ),
    command("tickets.restore", may("tickets", "archive"), TICKETS, |_, id, _| json!({"ticket": id, "version": STALE})),
    function(
        "/api/fn/access/gate/list",
        Needs::Permission(may("tickets", "view")),
        None,
        |slug, _, _| json!({"workspace": slug, "resource": "tickets", "query": {}}),
    ),
    function(
        "/api/fn/access/gate/pick",
        Needs::Permission(may("customers", "view")),
        None,
        |slug, _, _| json!({"workspace": slug, "resource": "customers", "words": ""}),
    ),
    // The commands above go through this one; here one that nobody declared.
    page(
        "/api/fn/access/gate/perform_json",
        Needs::Member,
        Some("nothing"),
        |slug, _, _| json!({"workspace": slug, "name": "planes.fly", "body": {}, "key": null}),
    ),
    function(
        "/api/fn/access/emergency/api/grant_emergency",
        Needs::Permission(may("members", "edit")),
        MEMBERS,
        |slug, id, _| json!({"workspace": slug, "member": id}),
    ),
    function(
        "/api/fn/access/emergency/api/load_emergency",
        Needs::Permission(may("members", "edit")),
        MEMBERS,
        |slug, id, _| json!({"workspace": slug, "member": id}),
    ),
    function("/api/fn/access/factors/api/begin_app", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/access/factors/api/confirm_app",
        Needs::Member,
        FACTORS,
        |slug, id, _| json!({"workspace": slug, "factor": id, "code": ""}),
    ),
    function("/api/fn/access/factors/api/load_factors", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/access/factors/api/remove_factor",
        Needs::Member,
        FACTORS,
        |slug, id, _| json!({"workspace": slug, "factor": id}),
    ),
    function("/api/fn/access/factors/api/replace_codes", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/access/invitations/api/load_invitable",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    page(
        "/api/fn/access/invitations/api/load_invitation",
        Needs::Permission(may("invitations", "view")),
        INVITATIONS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/access/keys/api/load_keys",
        Needs::Permission(may("keys", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/access/keys/api/make_key",
        Needs::Permission(may("keys", "edit")),
        None,
        |slug, _, _| json!({"workspace": slug, "fields": {"name": "", "grants": [], "days": 90, "networks": []}}),
    ),
    function(
        "/api/fn/access/keys/api/replace_key",
        Needs::Permission(may("keys", "edit")),
        KEYS,
        |slug, id, _| json!({"workspace": slug, "key": id, "version": STALE, "hours": 1}),
    ),
    function(
        "/api/fn/access/members/api/explain_permission",
        Needs::Permission(may("members", "edit")),
        MEMBERS,
        |slug, id, _| json!({"workspace": slug, "id": id, "permission": "members:edit"}),
    ),
    page(
        "/api/fn/access/members/api/load_member",
        Needs::Permission(may("members", "view")),
        MEMBERS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/access/profile/api/change_password",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug, "old": "Wrong-horse-1", "new": "Wrong-horse-2"}),
    ),
    function(
        "/api/fn/access/networks/api/foresee_network",
        Needs::Permission(may("security", "edit")),
        None,
        |slug, _, _| json!({"workspace": slug, "network": {"range": "127.0.0.0/8", "label": "", "role": null}}),
    ),
    function(
        "/api/fn/access/networks/api/load_networks",
        Needs::Permission(may("security", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function("/api/fn/access/profile/api/load_profile", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/access/profile/api/save_profile",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug, "change": {"version": STALE, "name": "N", "locale": "en", "department": "", "notices": {"role_changed": true, "joined": true}}}),
    ),
    function(
        "/api/fn/access/roles/api/foresee_grants",
        Needs::Permission(may("roles", "edit")),
        None,
        |slug, _, _| json!({"workspace": slug, "changes": []}),
    ),
    function(
        "/api/fn/access/roles/api/load_matrix",
        Needs::Permission(may("roles", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/access/security/api/load_security",
        Needs::Permission(may("security", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/access/sessions/api/confirm",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug, "answer": "Wrong-horse-1"}),
    ),
    function(
        "/api/fn/access/sessions/api/end_device",
        Needs::Member,
        DEVICES,
        |slug, id, _| json!({"workspace": slug, "device": id}),
    ),
    function(
        "/api/fn/access/sessions/api/end_other_devices",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function("/api/fn/access/sessions/api/load_devices", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/access/sessions/api/load_member_devices",
        Needs::Permission(may("members", "edit")),
        MEMBERS,
        |slug, id, _| json!({"workspace": slug, "member": id}),
    ),
    function("/api/fn/access/shell/memberships", Needs::Member, None, |_, _, _| json!({})),
    function(
        "/api/fn/access/strength/rate_password",
        Needs::Member,
        None,
        |_, _, _| json!({"password": "p", "about": []}),
    ),
    page(
        "/api/fn/compliance/audit/api/load_entry",
        Needs::Permission(may("audit", "view")),
        Some("audit_log"),
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/compliance/audit/api/verify_log",
        Needs::Permission(may("audit", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    page(
        "/api/fn/customers/customers/api/customer",
        Needs::Permission(may("customers", "view")),
        CUSTOMERS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function("/api/fn/insights/bell/load_news", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function("/api/fn/insights/home/load_home", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/integrations/api/cancel_import",
        Needs::Permission(may("imports", "run")),
        IMPORTS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/integrations/api/load_import",
        Needs::Permission(may("imports", "run")),
        IMPORTS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/integrations/api/load_overview",
        Needs::Permission(may("imports", "run")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/integrations/api/load_progress",
        Needs::Permission(may("imports", "run")),
        IMPORTS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/integrations/api/run_import",
        Needs::Permission(may("imports", "run")),
        IMPORTS,
        |slug, id, _| json!({"workspace": slug, "id": id, "mapping": [], "dry_run": true}),
    ),
    page(
        "/api/fn/integrations/mail/api/load_mail",
        Needs::Permission(may("mail", "view")),
        MAILS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/integrations/mail/api/load_previews",
        Needs::Permission(may("mail", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    page(
        "/api/fn/support/tickets/api/history",
        Needs::Permission(may("tickets", "view")),
        TICKETS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    page(
        "/api/fn/support/tickets/api/ticket",
        Needs::Permission(may("tickets", "view")),
        TICKETS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
];
