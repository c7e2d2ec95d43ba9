//! The numbers of a membership.

use kernel::metric::Metric;

/// Who joined within thirty days.
pub const JOINED: Metric =
    Metric { name: "members_joined", resource: "members", query: &[("created_at.from", "-29d")], before: None };
