//! Every command.

use kernel::Uuid;
use kernel::permission::may;
use serde_json::{Value, json};

use super::{
    CUSTOMERS, IMPORTS, INVITATIONS, ISSUERS, JOBS, KEYS, MAILS, MEMBERS, NOTHING, OUTLETS, REVIEWS, ROLES, SCHEDULES,
    SNIPPETS, SPARE, TICKETS,
};
use super::{Call, STALE, command, issuer_fields};

fn customer_fields() -> Value {
    json!({"name": "N", "email": "", "tax_id": "", "tier": "standard", "status": "active", "region": "", "owner": null, "notes": "", "tags": []})
}

fn ticket_fields() -> Value {
    json!({"title": "T", "description": "", "customer": null, "requester": "", "priority": "low", "channel": "web", "team": null, "tags": [], "due_at": null})
}

fn contact_fields() -> Value {
    json!({"name": "C", "email": "", "phone": "", "position": ""})
}

pub const COMMANDS: &[Call] = &[
    command(
        "snippets.create",
        may("snippets", "edit"),
        None,
        |_, _, _| json!({"fields": {"name": "", "body": "", "tags": []}}),
    ),
    command(
        "snippets.edit",
        may("snippets", "edit"),
        SNIPPETS,
        |_, id, _| json!({"snippet": id, "version": STALE, "fields": {"name": "N", "body": "B", "tags": []}}),
    ),
    command("snippets.archive", may("snippets", "edit"), SNIPPETS, |_, id, _| json!({"snippet": id, "version": STALE})),
    command("snippets.restore", may("snippets", "edit"), SNIPPETS, |_, id, _| json!({"snippet": id, "version": STALE})),
    command(
        "outlets.add",
        may("audit", "edit"),
        None,
        |_, _, _| json!({"kind": "mail", "target": "audit@example.com"}),
    ),
    command("outlets.remove", may("audit", "edit"), OUTLETS, |_, id, _| json!({"outlet": id, "version": STALE})),
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
        "customers.reveal_payment_details",
        may("customers", "reveal"),
        CUSTOMERS,
        |_, id, _| json!({"customer": id}),
    ),
    command(
        "customers.set_payment_details",
        may("customers", "edit"),
        CUSTOMERS,
        |_, id, _| json!({"customer": id, "version": STALE, "details": ""}),
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
    command("issuers.add", may("security", "edit"), None, |_, id, _| json!({"issuer": id, "fields": issuer_fields()})),
    command(
        "issuers.change",
        may("security", "edit"),
        ISSUERS,
        |_, id, _| json!({"issuer": id, "version": STALE, "fields": issuer_fields()}),
    ),
    command("issuers.remove", may("security", "edit"), ISSUERS, |_, id, _| json!({"issuer": id, "version": STALE})),
    command(
        "issuers.switch",
        may("security", "edit"),
        ISSUERS,
        |_, id, _| json!({"issuer": id, "version": STALE, "state": "on"}),
    ),
    command("keys.revoke", may("keys", "edit"), KEYS, |_, id, _| json!({"key": id, "version": STALE})),
    command("jobs.cancel", may("jobs", "edit"), JOBS, |_, id, _| json!({"job": id})),
    command("jobs.retry", may("jobs", "edit"), JOBS, |_, id, _| json!({"job": id})),
    command(
        "schedules.change",
        may("jobs", "edit"),
        SCHEDULES,
        |_, id, _| json!({"schedule": id, "version": STALE, "cron": "0 4 * * *", "enabled": "on"}),
    ),
    command("schedules.run", may("jobs", "edit"), SCHEDULES, |_, id, _| json!({"schedule": id})),
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
        "members.change_reach",
        may("members", "edit"),
        MEMBERS,
        |_, id, _| json!({"member": id, "version": STALE, "teams": [], "customer": null}),
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
        "members.edit",
        may("members", "edit"),
        MEMBERS,
        |_, id, _| json!({"member": id, "version": STALE, "department": "", "manager": null}),
    ),
    command(
        "members.end_device",
        may("members", "edit"),
        // One that they do not have: `device_tests.rs` has the others.
        NOTHING,
        |_, id, _| json!({"member": id, "device": Uuid::nil()}),
    ),
    command("members.end_devices", may("members", "edit"), SPARE, |_, id, _| json!({"member": id})),
    command(
        "members.invite",
        may("invitations", "create"),
        None,
        |_, _, _| json!({"name": "", "email": "", "department": "", "manager": null, "role": null, "locale": "en"}),
    ),
    command(
        "members.join_team",
        may("members", "edit"),
        MEMBERS,
        |_, id, _| json!({"member": id, "team": Uuid::nil()}),
    ),
    command(
        "members.leave_team",
        may("members", "edit"),
        MEMBERS,
        |_, id, _| json!({"member": id, "team": Uuid::nil()}),
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
        None,
        |_, _, _| json!({"version": STALE, "network": {"range": "127.0.0.0/8", "label": "", "role": null}}),
    ),
    command("reviews.close", may("reviews", "decide"), REVIEWS, |_, id, _| json!({"review": id, "version": STALE})),
    command(
        "reviews.decide",
        may("reviews", "decide"),
        REVIEWS,
        |_, id, holding| json!({"review": id, "holding": holding, "decision": "keep", "note": ""}),
    ),
    command(
        "reviews.start",
        may("reviews", "start"),
        None,
        |_, _, _| json!({"name": "", "about": "everyone", "role": null, "reviewer": null, "due": ""}),
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
        |_, _, _| json!({"version": STALE, "idle_hours": 8, "absolute_hours": 12, "devices": 3, "when_full": "end_oldest", "factor_roles": [], "new_devices": "confirm", "text_messages": "count"}),
    ),
    command("terms.set", may("security", "edit"), None, |_, _, _| json!({"after": STALE, "body": ""})),
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
        "issuers.require",
        may("security", "edit"),
        None,
        |_, _, _| json!({"version": STALE, "required": "no", "exceptions": []}),
    ),
    command("texts.remove_provider", may("security", "edit"), None, |_, _, _| json!({"version": STALE})),
    command(
        "texts.save_provider",
        may("security", "edit"),
        None,
        |_, _, _| json!({"version": STALE, "url": "https://sms.example", "method": "post", "header": "", "secret": "", "format": "form", "body": "to={to}&text={text}"}),
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
];
