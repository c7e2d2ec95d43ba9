//! What each role sees first.

use access::members::metrics::JOINED;
use kernel::metric::Metric;
use support::tickets::metrics::{CREATED_TODAY, DUE, MINE, OPEN, SOLVED_TODAY, UNASSIGNED};

/// A home: figures, and the queue beneath them as a list query.
#[derive(Clone, Copy, Debug)]
pub struct HomeOf {
    pub figures: &'static [Metric],
    pub queue: &'static str,
}

const WORKER: HomeOf = HomeOf {
    figures: &[MINE, OPEN, UNASSIGNED, DUE, CREATED_TODAY],
    queue: "status=open,pending&assignee=me&sort=-priority",
};

const LEAD: HomeOf = HomeOf {
    figures: &[OPEN, UNASSIGNED, DUE, CREATED_TODAY, SOLVED_TODAY],
    queue: "status=open,pending&assignee=none&sort=-priority",
};

/// Leads, and answers for who is in.
const ADMIN: HomeOf =
    HomeOf { figures: &[OPEN, UNASSIGNED, DUE, CREATED_TODAY, SOLVED_TODAY, JOINED], queue: LEAD.queue };

const OBSERVER: HomeOf = HomeOf {
    figures: &[OPEN, UNASSIGNED, DUE, CREATED_TODAY, SOLVED_TODAY],
    queue: "status=open,pending&sort=-priority",
};

const OUTSIDER: HomeOf = HomeOf { figures: &[OPEN, CREATED_TODAY, SOLVED_TODAY], queue: "status=open,pending" };

/// The home of a role; a role somebody made later gets the observer's.
pub fn home_of(role: &str) -> HomeOf {
    match role {
        "support_agent" | "support" | "staff" | "operations" => WORKER,
        "super_admin" | "admin" => ADMIN,
        "customer_success_manager" | "operations_manager" => LEAD,
        "partner" | "guardian" => OUTSIDER,
        _ => OBSERVER,
    }
}
