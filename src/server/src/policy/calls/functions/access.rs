//! Server functions of `modules/access`.

use kernel::permission::may;
use serde_json::json;

use super::super::{
    Call, DEVICES, FACTORS, IDENTITIES, INVITATIONS, ISSUERS, KEYS, KNOWN_DEVICES, MEMBERS, NOTHING, Needs, REVIEWS,
    STALE, TICKETS, function, page,
};

pub const ACCESS: &[Call] = &[
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
    function(
        "/api/fn/access/factors/api/confirm_app",
        Needs::Own,
        FACTORS,
        |slug, id, _| json!({"workspace": slug, "factor": id, "code": ""}),
    ),
    function("/api/fn/access/factors/api/load_factors", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/access/factors/api/remove_factor",
        Needs::Own,
        FACTORS,
        |slug, id, _| json!({"workspace": slug, "factor": id}),
    ),
    // After those about one that is begun: it takes that one's place.
    function("/api/fn/access/factors/api/begin_app", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/access/factors/sms/api/begin_sms",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug, "number": ""}),
    ),
    function(
        "/api/fn/access/factors/sms/api/confirm_sms",
        Needs::Own,
        // None is begun: without a provider nobody gets that far.
        NOTHING,
        |slug, id, _| json!({"workspace": slug, "factor": id, "code": ""}),
    ),
    function(
        "/api/fn/access/factors/sms/api/load_text_provider",
        Needs::Permission(may("security", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/access/factors/sms/api/test_text_provider",
        Needs::Permission(may("security", "edit")),
        None,
        |slug, _, _| json!({"workspace": slug, "number": ""}),
    ),
    function("/api/fn/access/factors/api/replace_codes", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/access/exports/begin_export",
        Needs::Permission(may("tickets", "export")),
        None,
        |slug, _, _| json!({"workspace": slug, "resource": "tickets", "question": "", "format": "csv"}),
    ),
    page(
        "/api/fn/access/exports/may_fetch_export",
        Needs::Own,
        NOTHING,
        |slug, id, _| json!({"workspace": slug, "job": id}),
    ),
    function(
        "/api/fn/access/gate/list",
        Needs::Permission(may("tickets", "view")),
        None,
        |slug, _, _| json!({"workspace": slug, "resource": "tickets", "query": {}}),
    ),
    function(
        "/api/fn/access/gate/matching",
        Needs::Permission(may("tickets", "view")),
        None,
        |slug, _, _| json!({"workspace": slug, "resource": "tickets", "query": {}}),
    ),
    function(
        "/api/fn/access/gate/amend",
        Needs::Permission(may("tickets", "edit")),
        TICKETS,
        |slug, id, _| json!({"workspace": slug, "amendment": {"command": "tickets.prioritise", "argument": null}, "record": id, "version": STALE}),
    ),
    // What becomes of single records stands in its answer: `amend.rs` of the tickets tries those.
    function(
        "/api/fn/access/gate/amend_all",
        Needs::Permission(may("tickets", "edit")),
        None,
        |slug, id, _| json!({"workspace": slug, "amendment": {"command": "tickets.prioritise", "argument": null}, "records": [id], "dry": true, "key": null}),
    ),
    page(
        "/api/fn/access/gate/record",
        Needs::Permission(may("tickets", "view")),
        TICKETS,
        |slug, id, _| json!({"workspace": slug, "resource": "tickets", "id": id}),
    ),
    function(
        "/api/fn/access/views/api/load_views",
        Needs::Permission(may("tickets", "view")),
        None,
        |slug, _, _| json!({"workspace": slug, "resource": "tickets"}),
    ),
    function("/api/fn/access/views/api/keep_view", Needs::Permission(may("tickets", "view")), None, |slug, _, _| {
        json!({"workspace": slug, "view": {"resource": "tickets", "view": null, "fields":
                {"name": "", "query": "", "sharing": "private", "team": null, "opens": false}}})
    }),
    // One that is not there: `views/tests.rs` has those of others.
    function(
        "/api/fn/access/views/api/drop_view",
        Needs::Permission(may("tickets", "view")),
        NOTHING,
        |slug, id, _| json!({"workspace": slug, "resource": "tickets", "view": {"view": id, "version": STALE}}),
    ),
    // It needs what was needed for what is taken back; here what nobody did.
    page(
        "/api/fn/access/gate/take_back",
        Needs::Member,
        NOTHING,
        |slug, _, _| json!({"workspace": slug, "traces": [{"first": 1_000_000, "last": 1_000_000}]}),
    ),
    // The commands above go through this one; here one that nobody declared.
    page(
        "/api/fn/access/gate/perform_json",
        Needs::Member,
        NOTHING,
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
        "/api/fn/access/members/bulk/api/alter_members",
        Needs::Permission(may("members", "edit")),
        None,
        |slug, _, _| json!({"workspace": slug, "members": [], "alteration": "disable", "key": "k"}),
    ),
    function(
        "/api/fn/access/members/bulk/api/load_alterable",
        Needs::Permission(may("members", "edit")),
        None,
        |slug, _, _| json!({"workspace": slug}),
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
    function(
        "/api/fn/access/passkeys/api/begin_passkey_confirm",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    // Before anybody is signed in, too.
    function(
        "/api/fn/access/passkeys/api/begin_passkey_sign_in",
        Needs::Member,
        None,
        |_, _, _| json!({"second": false}),
    ),
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
        "/api/fn/access/reviews/api/decide_holdings",
        Needs::Permission(may("reviews", "decide")),
        None,
        |slug, id, _| json!({"workspace": slug, "id": id, "holdings": [], "decision": "keep", "note": ""}),
    ),
    page(
        "/api/fn/access/reviews/api/load_review",
        Needs::Permission(may("reviews", "view")),
        REVIEWS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/access/reviews/api/may_export_review",
        Needs::Permission(may("reviews", "export")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/access/reviews/api/load_reviewable",
        Needs::Permission(may("reviews", "start")),
        None,
        |slug, _, _| json!({"workspace": slug}),
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
        Needs::Own,
        DEVICES,
        |slug, id, _| json!({"workspace": slug, "device": id}),
    ),
    function(
        "/api/fn/access/sessions/api/end_other_devices",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function("/api/fn/access/sessions/api/prove", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    function(
        "/api/fn/access/sessions/api/forget_device",
        Needs::Own,
        KNOWN_DEVICES,
        |slug, id, _| json!({"workspace": slug, "device": id}),
    ),
    function(
        "/api/fn/access/sessions/api/load_known_devices",
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
        NOTHING,
        |slug, id, _| json!({"workspace": slug, "issuer": id, "everywhere": false}),
    ),
    function(
        "/api/fn/access/sign_on/api/load_identities",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/access/sign_on/api/load_sign_on_rule",
        Needs::Permission(may("security", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/access/sign_on/api/unlink_identity",
        Needs::Own,
        IDENTITIES,
        |slug, id, _| json!({"workspace": slug, "identity": id}),
    ),
    function(
        "/api/fn/access/strength/rate_password",
        Needs::Member,
        None,
        |_, _, _| json!({"password": "p", "about": []}),
    ),
    function(
        "/api/fn/access/terms/api/load_terms",
        Needs::Permission(may("security", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    page(
        "/api/fn/compliance/audit/api/load_entry",
        Needs::Permission(may("audit", "view")),
        Some("audit_log"),
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
];
