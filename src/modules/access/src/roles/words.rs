//! Grants and role keys as the tables keep them: JSON arrays of words.

use std::collections::BTreeSet;

use engine::fault;
use kernel::{Grants, Permission, Result, Uuid};

/// The words of a column.
pub fn words(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// Words as a column keeps them.
///
/// # Errors
/// None in practice.
pub fn text(words: impl IntoIterator<Item = String>) -> Result<String> {
    serde_json::to_string(&words.into_iter().collect::<Vec<_>>()).map_err(fault::internal)
}

/// What a role grants.
pub fn grants(role: &super::entity::Model) -> Grants {
    Grants::new(words(&role.grants))
}

/// Whether a grant can ever match something: one of the `known` permissions, of all rows, a scope or a single record.
pub fn means(known: &BTreeSet<Permission>, word: &str) -> bool {
    let mut parts = word.splitn(3, ':');
    let (area, action, scope) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let narrow = |scope: &str| scope == "own" || scope == "team";
    match (action, scope) {
        (None, _) => area == "*",
        (Some("*"), scope) => known.iter().any(|known| known.area == area) && scope.is_none_or(narrow),
        (Some(action), scope) => {
            known.iter().any(|known| known.area == area && known.action == action)
                && scope
                    .is_none_or(|scope| narrow(scope) || scope.parse::<Uuid>().is_ok_and(|id| id.to_string() == scope))
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::permission::may;

    use super::*;

    #[test]
    fn a_grant_names_something_that_is_there() {
        let known = BTreeSet::from([may("tickets", "edit"), may("tickets", "view")]);
        let id = Uuid::from_u128(1);
        for good in
            ["*", "tickets:*", "tickets:*:own", "tickets:edit", "tickets:edit:team", &format!("tickets:view:{id}")]
        {
            assert!(means(&known, good), "{good}");
        }
        for bad in [
            "",
            "tickets",
            "tickets:",
            "tickets:fly",
            "planes:*",
            "tickets:edit:all",
            "tickets:*:all",
            "*:*",
            "tickets:edit:own:own",
        ] {
            assert!(!means(&known, bad), "{bad}");
        }
        let shouted = id.to_string().to_uppercase();
        assert!(!means(&known, &format!("tickets:view:{{{shouted}}}")), "one spelling, or it would be held twice");
    }
}
