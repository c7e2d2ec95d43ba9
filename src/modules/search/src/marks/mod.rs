//! What a member opened last and what they keep at hand: theirs alone, and nobody needs a permission for it.

use kernel::permission::may;
use kernel::{Check, Command, Error, Permission, Result, Rule, Uuid};
use serde::{Deserialize, Serialize};

pub mod api;
pub mod change;
#[cfg(feature = "ssr")]
mod commands;
#[cfg(feature = "ssr")]
pub mod load;
pub mod shelf;
#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Held by everybody, for themselves.
const OWN: Permission = may("profile", "edit");
/// Most favourites of a member.
pub const MOST: usize = 50;
/// How many records that were opened last are remembered.
pub const RECENT: usize = 10;
/// Most characters of a favourite's name.
const LABEL: usize = 200;
/// Most characters of an address.
const PATH: usize = 2_000;

/// A page that a member keeps at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    pub id: Uuid,
    /// Below the workspace, with its question: `/tickets?status=open`.
    pub path: String,
    pub label: String,
}

/// A record that the member opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visited {
    pub resource: String,
    pub id: Uuid,
    pub title: String,
}

/// Notes that the member opened a record. Not registered, as those below: it is done for the caller only.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Visit {
    pub resource: String,
    pub record: Uuid,
}

impl Command for Visit {
    const NAME: &'static str = "visits.note";
    const NEEDS: Permission = OWN;
    type Output = ();
}

/// Keeps a page at hand, last of all. One that is kept already stays where it is, with the new name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddBookmark {
    pub path: String,
    pub label: String,
}

impl Command for AddBookmark {
    const NAME: &'static str = "bookmarks.add";
    const NEEDS: Permission = OWN;
    type Output = ();

    fn validate(&self) -> Result<()> {
        // It stands behind the workspace's address, so it leads nowhere else.
        let plain = self.path.is_empty() || self.path.starts_with('/');
        if !plain || self.path.chars().any(char::is_control) {
            return Err(Error::invalid("path", Rule::Url));
        }
        Check::new().longest("path", &self.path, PATH).text("label", &self.label, LABEL).done()
    }
}

/// Calls a favourite something else.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RenameBookmark {
    pub bookmark: Uuid,
    pub label: String,
}

impl Command for RenameBookmark {
    const NAME: &'static str = "bookmarks.rename";
    const NEEDS: Permission = OWN;
    type Output = ();

    fn validate(&self) -> Result<()> {
        Check::new().text("label", &self.label, LABEL).done()
    }
}

/// Puts a favourite at another place, counted from zero.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MoveBookmark {
    pub bookmark: Uuid,
    pub to: usize,
}

impl Command for MoveBookmark {
    const NAME: &'static str = "bookmarks.move";
    const NEEDS: Permission = OWN;
    type Output = ();
}

/// Keeps a page no longer at hand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveBookmark {
    pub bookmark: Uuid,
}

impl Command for RemoveBookmark {
    const NAME: &'static str = "bookmarks.remove";
    const NEEDS: Permission = OWN;
    type Output = ();
}

/// One of the changes of a member's favourites.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Change {
    Add(AddBookmark),
    Rename(RenameBookmark),
    Move(MoveBookmark),
    Remove(RemoveBookmark),
}
