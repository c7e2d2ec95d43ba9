//! The roles that the three packs bring, each with the grants its description implies. They are rows once a workspace
//! is set up; this is only where they start.

/// A role as a pack brings it.
#[derive(Clone, Copy, Debug)]
pub struct PackRole {
    pub key: &'static str,
    pub name: &'static str,
    pub description: &'static str,
    pub grants: &'static [&'static str],
}

const fn role(
    key: &'static str,
    name: &'static str,
    description: &'static str,
    grants: &'static [&'static str],
) -> PackRole {
    PackRole { key, name, description, grants }
}

const TICKETS: &str = "tickets:*";
const CUSTOMERS: &str = "customers:*";
const SEE_TICKETS: &str = "tickets:view";
const SEE_CUSTOMERS: &str = "customers:view";
const SEE_PEOPLE: &str = "members:view";
const SEE_TEAMS: &str = "teams:view";
/// Texts for replies.
const SNIPPETS: &str = "snippets:*";
const IMPORT: &str = "imports:*";
/// For those who bring data to other programs.
const OWN_KEYS: &str = "keys:*:own";
/// For those who set up how others work.
const SHARE_VIEWS: &str = "views:share";

/// Optim: software as a service.
const SAAS: &[PackRole] = &[
    role("super_admin", "Super Admin", "Everything: configuration, roles, security and compliance", &["*"]),
    role(
        "operations_manager",
        "Operations Manager",
        "Monitoring, incidents, maintenance, infrastructure",
        &[SEE_TICKETS, "tickets:note", "tickets:assign", SEE_CUSTOMERS, SEE_PEOPLE, SEE_TEAMS, OWN_KEYS, SHARE_VIEWS],
    ),
    role(
        "customer_success_manager",
        "Customer Success Manager",
        "Accounts, subscriptions, retention, escalations",
        &[CUSTOMERS, TICKETS, SEE_PEOPLE, SEE_TEAMS, IMPORT, SHARE_VIEWS],
    ),
    role(
        "support_agent",
        "Support Agent",
        "Tickets, communication with customers, knowledge base",
        &[
            SEE_TICKETS,
            "tickets:create",
            "tickets:edit",
            "tickets:assign",
            "tickets:reply",
            "tickets:note",
            "tickets:archive",
            SEE_CUSTOMERS,
            "customers:edit:own",
            "customers:create",
            SNIPPETS,
            SEE_PEOPLE,
            SEE_TEAMS,
        ],
    ),
    role(
        "analytics_specialist",
        "Analytics Specialist",
        "Reports, analyses, dashboards",
        &[SEE_TICKETS, "tickets:export", SEE_CUSTOMERS, "customers:export", SEE_PEOPLE, SEE_TEAMS, OWN_KEYS],
    ),
    role(
        "compliance_officer",
        "Compliance Officer",
        "Audit trail, compliance reports, data governance",
        &[SEE_TICKETS, SEE_CUSTOMERS, SEE_PEOPLE, SEE_TEAMS, "roles:view", "audit:*", "reviews:*"],
    ),
];

/// Cienty: distribution.
const DISTRIBUTION: &[PackRole] = &[
    role("admin", "Admin", "Everything in the workspace", &["*"]),
    role(
        "sales",
        "Sales",
        "Customers, leads, proposals and orders",
        &[CUSTOMERS, SEE_TICKETS, "tickets:create", "tickets:note", SEE_PEOPLE, SEE_TEAMS, IMPORT],
    ),
    role(
        "operations",
        "Operations",
        "Orders, stock, suppliers and deliveries",
        &[SEE_CUSTOMERS, SEE_TICKETS, "tickets:edit:team", "tickets:reply:team", "tickets:note", SEE_PEOPLE, SEE_TEAMS],
    ),
    role(
        "support",
        "Support",
        "Tickets and communication with customers",
        &[TICKETS, SEE_CUSTOMERS, "customers:edit", "customers:create", SNIPPETS, SEE_PEOPLE, SEE_TEAMS, SHARE_VIEWS],
    ),
    role(
        "finance",
        "Finance",
        "Invoices, payments, reconciliation",
        &[SEE_CUSTOMERS, "customers:reveal", SEE_TICKETS, SEE_PEOPLE, SEE_TEAMS],
    ),
    role("management", "Management", "Dashboards and reports", &[SEE_CUSTOMERS, SEE_TICKETS, SEE_PEOPLE, SEE_TEAMS]),
];

/// Toto: animal rescue.
const RESCUE: &[PackRole] = &[
    role("admin", "Admin", "Everything in the workspace", &["*"]),
    role(
        "staff",
        "Staff",
        "Cases and people",
        &[TICKETS, CUSTOMERS, SNIPPETS, SEE_PEOPLE, SEE_TEAMS, IMPORT, SHARE_VIEWS],
    ),
    role("partner", "Partner", "The cases of their organisation", &["tickets:view:team", "tickets:note:team"]),
    role("guardian", "Guardian", "Their own cases", &["tickets:view:own", "tickets:reply:own"]),
];

/// The roles of a pack; none for a pack nobody wrote.
pub fn of(pack: &str) -> &'static [PackRole] {
    match pack {
        "saas" => SAAS,
        "distribution" => DISTRIBUTION,
        "rescue" => RESCUE,
        _ => &[],
    }
}
