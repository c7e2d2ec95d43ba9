//! Who may do what, as words: `area:action`, for example `tickets:edit`, with `tickets:edit:own` for a narrower reach
//! and `tickets:*` for all of an area.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// A permission that code asks for. Only the areas and actions in the source exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Permission {
    pub area: &'static str,
    pub action: &'static str,
}

/// `may("tickets", "edit")` is the permission `tickets:edit`.
pub const fn may(area: &'static str, action: &'static str) -> Permission {
    Permission { area, action }
}

impl std::fmt::Display for Permission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.area, self.action)
    }
}

/// How far a permission goes. Ordered: `Own` < `Team` < `All`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Rows tied to the caller.
    Own,
    /// Rows of the caller's teams, and own rows.
    Team,
    /// Every row of the workspace.
    All,
}

/// What somebody holds: the union of the active role's grants and personal ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grants(BTreeSet<String>);

impl Grants {
    /// Reads grants as roles store them. Unknown words are kept and never match.
    pub fn new<S: Into<String>>(words: impl IntoIterator<Item = S>) -> Self {
        Self(words.into_iter().map(Into::into).collect())
    }

    /// How far `permission` goes, or `None`: exact, then scoped, then the wildcards of the area and of everything.
    /// A wider grant wins over a narrower one.
    pub fn reach(&self, permission: Permission) -> Option<Reach> {
        let Permission { area, action } = permission;
        let holds = |word: &str| self.0.contains(word);
        if holds(&format!("{area}:{action}")) || holds(&format!("{area}:*")) || holds("*") {
            return Some(Reach::All);
        }
        [(Reach::Team, "team"), (Reach::Own, "own")]
            .into_iter()
            .find(|(_, scope)| holds(&format!("{area}:{action}:{scope}")) || holds(&format!("{area}:*:{scope}")))
            .map(|(reach, _)| reach)
    }

    /// The first of `other` that goes further than these: nobody may hand out what they do not hold.
    pub fn lacks<'a>(&self, other: &'a Self) -> Option<&'a str> {
        other.iter().find(|word| {
            let mut parts = word.splitn(3, ':');
            let (area, action, scope) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
            let mut wider = vec!["*".to_owned(), format!("{area}:*"), (*word).to_owned()];
            if let Some(action) = action {
                wider.push(format!("{area}:{action}"));
                if scope == Some("own") {
                    wider.extend([format!("{area}:{action}:team"), format!("{area}:*:team")]);
                }
                if let Some(scope) = scope {
                    wider.push(format!("{area}:*:{scope}"));
                }
            } else {
                // Everything, or a word that means nothing: only the same word covers it.
                wider.truncate(1);
            }
            !wider.iter().any(|word| self.0.contains(word))
        })
    }

    /// The grants in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDIT: Permission = may("tickets", "edit");

    #[test]
    fn exact_scoped_wildcard() {
        let reach = |words: &[&str]| Grants::new(words.iter().copied()).reach(EDIT);
        assert_eq!(reach(&["tickets:edit"]), Some(Reach::All));
        assert_eq!(reach(&["tickets:edit:own"]), Some(Reach::Own));
        assert_eq!(reach(&["tickets:edit:team", "tickets:edit:own"]), Some(Reach::Team));
        assert_eq!(reach(&["tickets:edit:own", "tickets:*"]), Some(Reach::All));
        assert_eq!(reach(&["tickets:*:own"]), Some(Reach::Own));
        assert_eq!(reach(&["*"]), Some(Reach::All));
        assert_eq!(reach(&["tickets:view", "customers:*", "tickets", "tickets:edit:"]), None);
        assert_eq!(reach(&[]), None);
    }

    #[test]
    fn nobody_hands_out_more_than_they_hold() {
        let lacks = |mine: &[&str], theirs: &[&str]| {
            Grants::new(mine.iter().copied()).lacks(&Grants::new(theirs.iter().copied())).map(str::to_owned)
        };
        assert_eq!(lacks(&["*"], &["*", "tickets:*", "tickets:edit:own"]), None);
        assert_eq!(lacks(&["tickets:*"], &["tickets:edit", "tickets:edit:own", "tickets:*:team"]), None);
        assert_eq!(lacks(&["tickets:edit:team"], &["tickets:edit:own"]), None);
        assert_eq!(lacks(&["tickets:*:team"], &["tickets:edit:own", "tickets:*:own"]), None);
        assert_eq!(lacks(&["tickets:*"], &["*"]), Some("*".into()));
        assert_eq!(lacks(&["tickets:edit"], &["tickets:*"]), Some("tickets:*".into()));
        assert_eq!(lacks(&["tickets:edit:own"], &["tickets:edit:team"]), Some("tickets:edit:team".into()));
        assert_eq!(lacks(&["tickets:edit:own"], &["tickets:edit"]), Some("tickets:edit".into()));
        assert_eq!(lacks(&["tickets:*"], &["customers:view"]), Some("customers:view".into()));
    }
}
