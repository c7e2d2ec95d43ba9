//! What the demo workspaces are about.

mod cienty;
mod optim;
mod toto;

use support::tickets::Priority;

/// A workspace and what happens in it.
pub struct Story {
    pub slug: &'static str,
    pub name: &'static str,
    pub pack: &'static str,
    pub accent: &'static str,
    pub locale: &'static str,
    pub currency: &'static str,
    pub zone: &'static str,
    /// Name, e-mail, role.
    pub people: &'static [(&'static str, &'static str, &'static str)],
    pub teams: &'static [Team],
    pub customers: &'static [&'static str],
    /// People from outside and the customer they belong to, by name.
    pub outsiders: &'static [(&'static str, &'static str)],
    pub requesters: &'static [&'static str],
    pub regions: &'static [&'static str],
    /// What contacts do at a customer.
    pub positions: &'static [&'static str],
    /// What one notes about a customer.
    pub remarks: &'static [&'static str],
    /// A telephone number, `{n}` in it being four digits.
    pub phone: &'static str,
    /// Tags of customers.
    pub tags: &'static [&'static str],
    pub questions: &'static [Question],
}

/// A queue, and the people at it by name.
pub struct Team {
    pub name: &'static str,
    /// Who gets its tickets.
    pub members: &'static [&'static str],
    /// Who writes to customers.
    pub answers: &'static [&'static str],
}

/// What customers ask, and how it is answered. In its texts `{n}` is four digits and `{name}` whom one answers.
pub struct Question {
    pub title: &'static str,
    pub text: &'static str,
    pub priority: Priority,
    /// Place of the team that answers.
    pub team: usize,
    pub tags: &'static [&'static str],
    /// One after the other; the last one solves it.
    pub answers: &'static [&'static str],
    /// What colleagues tell each other; empty for nothing.
    pub note: &'static str,
}

pub const WORKSPACES: &[Story] = &[optim::STORY, cienty::STORY, toto::STORY];
