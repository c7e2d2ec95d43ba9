//! Every server function.

use kernel::permission::may;
use serde_json::json;

use super::{CUSTOMERS, DEVICES, FACTORS, IMPORTS, INVITATIONS, ISSUERS, KEYS, MAILS, MEMBERS, TICKETS};
use super::{Call, Needs, STALE, function, page};

pub const FUNCTIONS: &[Call] = &[
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
        "/api/fn/access/exports/may_export",
        Needs::Permission(may("tickets", "export")),
        None,
        |slug, _, _| json!({"workspace": slug, "resource": "tickets"}),
    ),
    function(
        "/api/fn/access/gate/list",
        Needs::Permission(may("tickets", "view")),
        None,
        |slug, _, _| json!({"workspace": slug, "resource": "tickets", "query": {}}),
    ),
    // The commands above go through this one; here one that nobody declared.
    page(
        "/api/fn/access/gate/perform_json",
        Needs::Member,
        Some("nothing"),
        |slug, _, _| json!({"workspace": slug, "name": "planes.fly", "body": {}, "key": null}),
    ),
    function(
        "/api/fn/access/gate/pick",
        Needs::Permission(may("customers", "view")),
        None,
        |slug, _, _| json!({"workspace": slug, "resource": "customers", "words": ""}),
    ),
    page(
        "/api/fn/access/history/history",
        Needs::Permission(may("tickets", "view")),
        TICKETS,
        |slug, id, _| json!({"workspace": slug, "resource": "tickets", "id": id}),
    ),
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
        "/api/fn/access/issuers/api/load_issuers",
        Needs::Permission(may("security", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/access/issuers/api/look_at_issuer",
        Needs::Permission(may("security", "edit")),
        ISSUERS,
        |slug, id, _| json!({"workspace": slug, "issuer": id}),
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
    function(
        "/api/fn/access/passkeys/api/add_passkey",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug, "answer": {"ceremony": "", "credential": ""}, "name": "N"}),
    ),
    function("/api/fn/access/passkeys/api/begin_passkey", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    // Before anybody is signed in, too.
    function("/api/fn/access/passkeys/api/begin_passkey_sign_in", Needs::Member, None, |_, _, _| json!({})),
    function(
        "/api/fn/access/profile/api/change_password",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug, "old": "Wrong-horse-1", "new": "Wrong-horse-2"}),
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
        "/api/fn/access/sign_on/api/link_identity",
        Needs::Member,
        // Whoever gets further is sent to the issuer, and there is none here.
        FACTORS,
        |slug, id, _| json!({"workspace": slug, "issuer": id, "everywhere": false}),
    ),
    function(
        "/api/fn/access/sign_on/api/load_identities",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/access/sign_on/api/unlink_identity",
        Needs::Member,
        FACTORS,
        |slug, id, _| json!({"workspace": slug, "identity": id}),
    ),
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
    function(
        "/api/fn/compliance/outlets/api/load_outlets",
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
        "/api/fn/support/tickets/api/ticket",
        Needs::Permission(may("tickets", "view")),
        TICKETS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
];
