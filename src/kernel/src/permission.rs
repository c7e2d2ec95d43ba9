//! Who may do what, as words: `area:action`, for example `tickets:edit`, with `tickets:edit:own` for a narrower reach
//! and `tickets:*` for all of an area.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A permission that code asks for. Only the areas and actions in the source exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission {
    pub area: &'static str,
    pub action: &'static str,
}

/// `may("tickets", "edit")` is the permission `tickets:edit`.
pub const fn may(area: &'static str, action: &'static str) -> Permission {
    Permission { area, action }
}

impl Permission {
    /// Whether it gives money back: `orders:refund`.
    pub const fn pays_back(self) -> bool {
        matches!(self.action.as_bytes(), b"refund")
    }
}

impl std::fmt::Display for Permission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.area, self.action)
    }
}

/// How far a permission goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    pub rows: Rows,
    /// Single records beside those; none where `rows` is all.
    pub records: Vec<Uuid>,
}

/// Which rows of a workspace. Ordered: a wider reach is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rows {
    /// None but the single records that are named.
    None,
    /// Rows tied to the caller.
    Own,
    /// Rows of the caller's teams, and own rows.
    Team,
    /// Every row of the workspace.
    All,
}

impl Reach {
    /// Every row of the workspace.
    pub const ALL: Self = Self { rows: Rows::All, records: Vec::new() };

    pub fn is_all(&self) -> bool {
        self.rows == Rows::All
    }

    /// What both reach. A single record and a team have nothing in common: words cannot tell whether it is the team's.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Self {
        let kept = |one: &Self, two: &Self| {
            let both = one.records.iter().copied().filter(|record| two.is_all() || two.records.contains(record));
            both.collect::<Vec<_>>()
        };
        let mut records = kept(self, other);
        records.extend(kept(other, self));
        records.sort_unstable();
        records.dedup();
        Self { rows: self.rows.min(other.rows), records }
    }
}

/// A word that was looked for, how far it would go, and whether it is held: one step of the evaluator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub word: String,
    pub rows: Rows,
    pub held: bool,
}

/// What somebody holds: the union of the active role's grants and personal ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grants(BTreeSet<String>);

/// The words that give `area:action`, in the order they are looked for: exact, scoped, wildcard.
fn words(area: &str, action: &str) -> [(String, Rows); 7] {
    [
        (format!("{area}:{action}"), Rows::All),
        (format!("{area}:{action}:team"), Rows::Team),
        (format!("{area}:{action}:own"), Rows::Own),
        (format!("{area}:*"), Rows::All),
        (format!("{area}:*:team"), Rows::Team),
        (format!("{area}:*:own"), Rows::Own),
        ("*".to_owned(), Rows::All),
    ]
}

/// The word for what two words both give.
fn meet(one: &str, two: &str) -> Option<String> {
    if one == "*" || one == two {
        return Some(two.to_owned());
    }
    if two == "*" {
        return Some(one.to_owned());
    }
    let parts = |word: &'_ str| {
        let mut parts = word.splitn(3, ':').map(str::to_owned);
        Some((parts.next()?, parts.next()?, parts.next()))
    };
    let ((area, action, scope), (other_area, other_action, other_scope)) = (parts(one)?, parts(two)?);
    let action = match (action.as_str(), other_action.as_str()) {
        ("*", _) => other_action,
        (_, "*") => action,
        _ if action == other_action => action,
        _ => return None,
    };
    let scope = match (scope, other_scope) {
        (None, scope) | (scope, None) => scope,
        (one, two) if one == two => one,
        (Some(one), Some(two))
            if ["own", "team"].contains(&one.as_str()) && ["own", "team"].contains(&two.as_str()) =>
        {
            Some("own".to_owned())
        }
        _ => return None,
    };
    if area != other_area {
        return None;
    }
    Some(scope.map_or_else(|| format!("{area}:{action}"), |scope| format!("{area}:{action}:{scope}")))
}

impl Grants {
    /// Reads grants as roles store them. Unknown words are kept and never match.
    pub fn new<S: Into<String>>(words: impl IntoIterator<Item = S>) -> Self {
        Self(words.into_iter().map(Into::into).collect())
    }

    /// How far `permission` goes, or `None`: exact, then scoped, then the wildcards of the area and of everything.
    /// A wider grant wins over a narrower one; `tickets:edit:{id}` adds a single record.
    pub fn reach(&self, permission: Permission) -> Option<Reach> {
        let rows = self.rows(permission.area, permission.action);
        if rows == Rows::All {
            return Some(Reach::ALL);
        }
        let records: Vec<Uuid> = self.records(permission).collect();
        (rows > Rows::None || !records.is_empty()).then_some(Reach { rows, records })
    }

    /// Which rows `area:action` goes to, leaving single records aside.
    pub fn rows(&self, area: &str, action: &str) -> Rows {
        let held = words(area, action).into_iter().filter(|(word, _)| self.0.contains(word));
        held.map(|(_, rows)| rows).max().unwrap_or(Rows::None)
    }

    /// These grants, but `area:action` goes to `rows` and no others. A wildcard that covers it is spelt out for the `known`
    /// actions of the area; who holds everything still does.
    #[must_use]
    pub fn with(&self, area: &str, action: &str, rows: Rows, known: &[&str]) -> Self {
        let mut grants = self.0.clone();
        let mut set = |action: &str, rows: Rows| {
            for (word, _) in words(area, action).into_iter().take(3) {
                grants.remove(&word);
            }
            match rows {
                Rows::None => false,
                Rows::Own => grants.insert(format!("{area}:{action}:own")),
                Rows::Team => grants.insert(format!("{area}:{action}:team")),
                Rows::All => grants.insert(format!("{area}:{action}")),
            };
        };
        if self.rows(area, "*") > Rows::None && !self.0.contains("*") {
            for known in known {
                set(known, self.rows(area, known));
            }
            set("*", Rows::None);
        }
        set(action, rows);
        Self(grants)
    }

    /// The single records that `permission` is held for.
    fn records(&self, Permission { area, action }: Permission) -> impl Iterator<Item = Uuid> {
        let prefix = format!("{area}:{action}:");
        let from = self.0.range(prefix.clone()..);
        from.map_while(move |word| word.strip_prefix(&prefix).map(str::to_owned)).filter_map(|id| id.parse().ok())
    }

    /// Why `permission` is held or not: every word that was looked for.
    pub fn trace(&self, permission: Permission) -> Vec<Step> {
        let known = words(permission.area, permission.action).into_iter().map(|(word, rows)| Step {
            held: self.0.contains(&word),
            word,
            rows,
        });
        let single = self.records(permission).map(|id| Step {
            word: format!("{permission}:{id}"),
            rows: Rows::None,
            held: true,
        });
        known.chain(single).collect()
    }

    /// These and those.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Those that are not among the others.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.difference(&other.0).cloned().collect())
    }

    /// What both give: nothing goes further than either. A single record and a team have nothing in common, for words
    /// cannot tell whether the record is the team's.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Self {
        Self(self.0.iter().flat_map(|one| other.0.iter().filter_map(move |two| meet(one, two))).collect())
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
        let reach = |words: &[&str]| Grants::new(words.iter().copied()).reach(EDIT).map(|reach| reach.rows);
        assert_eq!(reach(&["tickets:edit"]), Some(Rows::All));
        assert_eq!(reach(&["tickets:edit:own"]), Some(Rows::Own));
        assert_eq!(reach(&["tickets:edit:team", "tickets:edit:own"]), Some(Rows::Team));
        assert_eq!(reach(&["tickets:edit:own", "tickets:*"]), Some(Rows::All));
        assert_eq!(reach(&["tickets:*:own"]), Some(Rows::Own));
        assert_eq!(reach(&["*"]), Some(Rows::All));
        assert_eq!(reach(&["tickets:view", "customers:*", "tickets", "tickets:edit:"]), None);
        assert_eq!(reach(&[]), None);
    }

    #[test]
    fn a_grant_may_be_for_one_record() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let grants =
            Grants::new([format!("tickets:edit:{one}"), format!("tickets:view:{other}"), "tickets:edit:x".into()]);
        assert_eq!(grants.reach(EDIT), Some(Reach { rows: Rows::None, records: vec![one] }));
        let wider = grants.clone().and(Grants::new(["tickets:edit:own"]));
        assert_eq!(wider.reach(EDIT), Some(Reach { rows: Rows::Own, records: vec![one] }));
        assert_eq!(grants.clone().and(Grants::new(["*"])).reach(EDIT), Some(Reach::ALL));
        assert_eq!(grants.reach(may("tickets", "reply")), None);
    }

    #[test]
    fn one_permission_is_set_among_others() {
        let known = ["view", "edit", "reply"];
        let set = |words: &[&str], rows| {
            let grants = Grants::new(words.iter().copied()).with("tickets", "edit", rows, &known);
            grants.iter().map(str::to_owned).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(set(&["customers:*"], Rows::All), "customers:* tickets:edit");
        assert_eq!(set(&["tickets:edit", "tickets:edit:own"], Rows::Team), "tickets:edit:team");
        assert_eq!(set(&["tickets:*"], Rows::None), "tickets:reply tickets:view");
        assert_eq!(set(&["tickets:*:own", "tickets:view"], Rows::All), "tickets:edit tickets:reply:own tickets:view");
        assert_eq!(set(&["*"], Rows::None), "*");
        let one = format!("tickets:edit:{}", Uuid::from_u128(1));
        assert_eq!(set(&[&one, "tickets:edit"], Rows::None), one, "single records stay");
    }

    #[test]
    fn a_trace_names_what_was_looked_for_in_order() {
        let trace = Grants::new(["tickets:edit:own", "tickets:*"]).trace(EDIT);
        let words: Vec<&str> = trace.iter().map(|step| step.word.as_str()).collect();
        let order = ["tickets:edit", "tickets:edit:team", "tickets:edit:own"];
        assert_eq!(words.get(..3), Some(&order[..]), "exact, scoped");
        let order = ["tickets:*", "tickets:*:team", "tickets:*:own", "*"];
        assert_eq!(words.get(3..), Some(&order[..]), "wildcard");
        let held: Vec<&str> = trace.iter().filter(|step| step.held).map(|step| step.word.as_str()).collect();
        assert_eq!(held, ["tickets:edit:own", "tickets:*"]);
    }

    #[test]
    fn what_two_give_is_what_both_give() {
        let id = "0192f0c0-0000-7000-8000-000000000001";
        let words = [
            "*",
            "tickets:*",
            "tickets:*:team",
            "tickets:*:own",
            "tickets:edit",
            "tickets:edit:team",
            "tickets:edit:own",
            "tickets:view",
            "customers:view:own",
            &format!("tickets:edit:{id}"),
        ];
        // Every set of two against every set of two, as far as every permission: rows are the lesser of both.
        let sets = || words.iter().flat_map(|one| words.iter().map(move |two| Grants::new([*one, *two])));
        for (one, two) in sets().flat_map(|one| sets().map(move |two| (one.clone(), two))) {
            let both = one.meet(&two);
            assert_eq!(both, two.meet(&one));
            for (area, action) in [("tickets", "edit"), ("tickets", "view"), ("customers", "view"), ("mail", "send")] {
                let least = one.rows(area, action).min(two.rows(area, action));
                assert_eq!(both.rows(area, action), least, "{area}:{action} of {one:?} and {two:?}: {both:?}");
            }
        }
        let meet = |one: &str, two: &str| {
            Grants::new([one]).meet(&Grants::new([two])).iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let single = format!("tickets:edit:{id}");
        assert_eq!(meet(&single, "tickets:*"), [single.as_str()]);
        assert_eq!(meet(&single, "tickets:edit:team"), Vec::<String>::new());
        assert_eq!(meet("tickets:*:own", "tickets:edit"), ["tickets:edit:own"]);
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
