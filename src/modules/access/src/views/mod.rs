//! Views of lists: a question with its columns, order and grouping under a name, for oneself, a team or everybody. One of them
//! may be what the list opens with: one's own counts first, then the team's, then everybody's.
//!
//! What does not belong here: what a question means (`kernel::query`).

use std::sync::LazyLock;

use kernel::id::TeamId;
use kernel::permission::may;
use kernel::schema::{Direction, Schema, choice, link, number, person, prose, text, time};
use kernel::{Check, Command, Permission, Result, Reversal, Uuid, choices};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
mod commands;
#[cfg(feature = "ssr")]
mod entity;
mod menu;
#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use menu::ViewMenu;

choices! {
    /// For whom a view is.
    pub enum Sharing {
        Private = 1 "private" Neutral "lock",
        Team = 2 "team" Blue "users",
        Everyone = 3 "everyone" Green "globe",
    }
}

/// Keeping views for others than oneself.
pub const SHARE: Permission = may("views", "share");

/// The views resource.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("views", "views")
        .field(text("name", 80).title().list().sort().search())
        .field(text("resource", 60).list())
        .field(prose("query", 4_000))
        .field(person("member").list())
        .field(link("team", "teams"))
        .field(choice("sharing", Sharing::CHOICES).list())
        .field(number("opens"))
        .field(time("created_at"))
        .order("name", Direction::Ascending)
});

/// What a person says of a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewFields {
    pub name: String,
    /// From its question mark on, without a page's cursor.
    pub query: String,
    pub sharing: Sharing,
    /// Of a team's view: one of the caller's.
    pub team: Option<TeamId>,
    /// Whether the list opens with it.
    pub opens: bool,
}

/// Keeps a new view, or an old one as it is now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveView {
    pub resource: String,
    /// The one to replace, and its version.
    pub view: Option<(Uuid, i64)>,
    pub fields: ViewFields,
}

impl Command for SaveView {
    const NAME: &'static str = "views.save";
    const NEEDS: Permission = crate::profile::OWN;
    const REVERSAL: Reversal = Reversal::None;
    type Output = Uuid;

    fn validate(&self) -> Result<()> {
        let ViewFields { name, query, sharing, team, .. } = &self.fields;
        let mut check = Check::new().text("name", name, 80).longest("query", query, 4_000);
        if *sharing == Sharing::Team && team.is_none() {
            check.fail("team", kernel::Rule::Required);
        }
        check.done()
    }
}

/// Takes a view away.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveView {
    pub view: Uuid,
    pub version: i64,
}

impl Command for RemoveView {
    const NAME: &'static str = "views.remove";
    const NEEDS: Permission = crate::profile::OWN;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// A view as its list offers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    pub id: Uuid,
    pub version: i64,
    pub fields: ViewFields,
    /// Whether the reader may change it.
    pub mine: bool,
}

/// The views of a list, and what the reader may do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Views {
    /// One's own first, then by name.
    pub views: Vec<SavedView>,
    pub may_share: bool,
    /// The reader's teams.
    pub teams: Vec<(TeamId, String)>,
}

impl Views {
    /// What the list opens with.
    pub fn opening(&self) -> Option<&SavedView> {
        let of = |sharing| self.views.iter().find(move |view| view.fields.opens && view.fields.sharing == sharing);
        of(Sharing::Private).or_else(|| of(Sharing::Team)).or_else(|| of(Sharing::Everyone))
    }
}

#[cfg(feature = "ssr")]
pub use server::SavedViews;

#[cfg(feature = "ssr")]
mod server {
    use engine::{Resource, Scope};
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct SavedViews;

    impl Resource for SavedViews {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }

        fn scope() -> Scope {
            Scope { own: &["member_id"], team: Some("team_id"), customer: None }
        }
    }
}
