//! Access reviews: somebody goes through who holds what, and keeps or revokes each. A closed review stays as it is: who
//! decided what, and when.
//!
//! What is listed is copied when a review begins. What is revoked goes through the commands that take a role or grant from
//! one member, with their rules.

use std::sync::LazyLock;

use kernel::id::MemberId;
use kernel::permission::may;
use kernel::query::When;
use kernel::schema::{Schema, choice, link, person, text, time};
use kernel::{Check, Command, Permission, Result, Reversal, Rule, Time, Uuid};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
mod collect;
#[cfg(feature = "ssr")]
pub mod commands;
#[cfg(feature = "ssr")]
mod decide;
mod decisions;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
mod export;
mod form;
#[cfg(feature = "ssr")]
pub mod holding_entity;
pub mod list;
#[cfg(feature = "ssr")]
pub mod load;
pub mod page;
mod rows;
#[cfg(all(test, feature = "ssr"))]
mod tests;

pub const VIEW: Permission = may("reviews", "view");
pub const START: Permission = may("reviews", "start");
/// Keeps, revokes and closes; revoking asks for `members:edit`, too.
pub const DECIDE: Permission = may("reviews", "decide");

/// Takes a review along as a file.
pub const EXPORT: Permission = may("reviews", "export");

/// Most characters of a note.
pub const NOTE: usize = 500;

kernel::id!(
    /// One access review.
    ReviewId
);

kernel::choices! {
    /// Whose access is gone through.
    pub enum About {
        Everyone = 1 "everyone" Neutral "users",
        /// Whoever holds one role.
        Role = 2 "role" Neutral "id-card",
        /// Whoever may not see the other members: partners, guardians.
        Outsiders = 3 "outsiders" Neutral "user",
    }
}

kernel::choices! {
    /// Whether there is something left to decide.
    pub enum ReviewState {
        Open = 1 "open" Blue "clock",
        Closed = 2 "closed" Green "circle-check",
    }
}

kernel::choices! {
    /// What was decided about one holding.
    pub enum Decision {
        None = 0 "none" Neutral "circle-dashed",
        Keep = 1 "keep" Green "circle-check",
        Revoke = 2 "revoke" Red "ban",
    }
}

/// The access reviews resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("access_reviews", "reviews")
        .field(text("name", 100).title().list().sort().search())
        .field(choice("about", About::CHOICES).list())
        .field(link("role", "roles"))
        .field(person("reviewer").list())
        .field(choice("state", ReviewState::CHOICES).list())
        .field(time("due_at").list())
        .field(time("closed_at").optional())
        .field(time("created_at"))
        .pages("/settings/access-reviews")
});

/// Begins a review of what people hold at this moment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StartReview {
    pub name: String,
    pub about: About,
    /// For `About::Role`.
    pub role: Option<Uuid>,
    /// Who is to go through it; may decide on reviews.
    pub reviewer: Option<MemberId>,
    /// The last day, in the workspace's zone: `2026-12-31`.
    pub due: String,
}

impl Command for StartReview {
    const NAME: &'static str = "reviews.start";
    const NEEDS: Permission = START;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ReviewId;

    fn validate(&self) -> Result<()> {
        let mut check = Check::new().text("name", &self.name, 100);
        if self.about == About::Role && self.role.is_none() {
            check.fail("role", Rule::Required);
        }
        if self.reviewer.is_none() {
            check.fail("reviewer", Rule::Required);
        }
        match When::parse(self.due.trim()) {
            Some(When::Date(_)) => {}
            _ if self.due.trim().is_empty() => check.fail("due", Rule::Required),
            _ => check.fail("due", Rule::Date),
        }
        check.done()
    }
}

/// Keeps or revokes one holding. Nobody decides about their own, and what is revoked stays so.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DecideHolding {
    pub review: ReviewId,
    pub holding: Uuid,
    pub decision: Decision,
    /// Why; may be empty.
    pub note: String,
}

impl Command for DecideHolding {
    const NAME: &'static str = "reviews.decide";
    const NEEDS: Permission = DECIDE;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new().longest("note", &self.note, NOTE);
        if self.decision == Decision::None {
            check.fail("decision", Rule::Choice);
        }
        check.done()
    }
}

/// Ends a review in which everything is decided. Nothing of it changes afterwards.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CloseReview {
    pub review: ReviewId,
    pub version: i64,
}

impl Command for CloseReview {
    const NAME: &'static str = "reviews.close";
    const NEEDS: Permission = DECIDE;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// A review as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub id: ReviewId,
    pub version: i64,
    pub name: String,
    pub about: About,
    /// Name of the role it is about.
    pub role: Option<String>,
    pub reviewer: (MemberId, String),
    pub state: ReviewState,
    pub due_at: Time,
    pub closed_at: Option<Time>,
    pub created_at: Time,
    /// By person; a role before grants.
    pub holdings: Vec<ReviewedHolding>,
}

/// What somebody held when the review began, and what was decided about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewedHolding {
    pub id: Uuid,
    pub member: MemberId,
    pub name: String,
    /// A role, not a grant of their own.
    pub is_role: bool,
    /// Name of the role, or the grant.
    pub called: String,
    pub since: Time,
    /// When they last did something in that role, or something that the grant allows, as far as the audit log knows.
    pub used_at: Option<Time>,
    /// Empty for the program itself.
    pub given_by: String,
    /// The only role that they hold now: without it they are disabled.
    pub only: bool,
    pub decision: Decision,
    pub note: String,
    pub decided_by: String,
    pub decided_at: Option<Time>,
}

#[cfg(feature = "ssr")]
pub use export::{Export, export, open};
#[cfg(feature = "ssr")]
pub use server::AccessReviews;

#[cfg(feature = "ssr")]
mod server {
    use engine::{Resource, Scope};
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct AccessReviews;

    impl Resource for AccessReviews {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }

        fn scope() -> Scope {
            Scope { own: &["reviewer_id"], ..Scope::default() }
        }
    }
}
