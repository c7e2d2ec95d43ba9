//! Server functions of every other room.

use kernel::permission::may;
use serde_json::json;

use super::super::{BOOKMARKS, CUSTOMERS, Call, IMPORTS, JOBS, MAILS, Needs, TICKETS, function, page};

pub const ROOMS: &[Call] = &[
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
    page(
        "/api/fn/operations/jobs/api/load_job",
        Needs::OwnOr(may("jobs", "view")),
        JOBS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/operations/jobs/api/cancel_job",
        Needs::OwnOr(may("jobs", "edit")),
        JOBS,
        |slug, id, _| json!({"workspace": slug, "id": id}),
    ),
    function(
        "/api/fn/operations/schedules/api/load_schedules",
        Needs::Permission(may("jobs", "view")),
        None,
        |slug, _, _| json!({"workspace": slug}),
    ),
    function(
        "/api/fn/search/find/search",
        Needs::Member,
        None,
        |slug, _, _| json!({"workspace": slug, "words": "a status:open", "locale": "en", "within": null, "page": 0}),
    ),
    function("/api/fn/search/marks/api/recent", Needs::Member, None, |slug, _, _| json!({"workspace": slug})),
    // Of a record that may not be seen it says nothing and notes nothing.
    function(
        "/api/fn/search/marks/api/visit",
        Needs::Member,
        None,
        |slug, id, _| json!({"workspace": slug, "resource": "tickets", "record": id}),
    ),
    function(
        "/api/fn/search/marks/api/change_bookmarks",
        Needs::Own,
        BOOKMARKS,
        |slug, id, _| json!({"workspace": slug, "change": {"Remove": {"bookmark": id}}}),
    ),
];
