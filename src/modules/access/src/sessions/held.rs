//! What a member holds, and what of it counts in the role in which they act.

use kernel::Grants;

use crate::roles::{LOOK, words};

/// What a member holds, and in which role the session or key acts.
pub(crate) struct Held {
    /// Keys.
    pub roles: Vec<String>,
    pub own: Grants,
    pub role: String,
    pub grants: Grants,
}

impl Held {
    /// From the columns: the member's roles and own grants, key and grants of the role in which they act.
    pub fn new(roles: &str, own: &str, role: String, grants: &str) -> Self {
        Self { roles: words(roles), own: Grants::new(words(own)), role, grants: Grants::new(words(grants)) }
    }

    /// Role and grants, and whether the session only looks as another role (key and grants) would.
    pub fn acting(self, seen_as: Option<(String, String)>) -> (String, Grants, bool) {
        let Self { roles, own, role, grants } = self;
        // A role that was taken away a moment ago gives nothing any more.
        let grants = if roles.contains(&role) { grants.and(own) } else { own };
        match seen_as.map(|(key, words_of)| (key, Grants::new(words(&words_of)))) {
            Some((key, seen)) if grants.reach(LOOK).is_some() && grants.lacks(&seen).is_none() => (key, seen, true),
            _ => (role, grants, false),
        }
    }
}
