//! A resource's fields, as data. Table, filters, import, export, audit and search are all derived from it.

use crate::choice::Choice;
use crate::command::Command;
use crate::permission::{Permission, may};
use crate::query::PAGE;

/// A kind of record. Declared once per resource, shared by browser and server.
#[derive(Debug)]
pub struct Schema {
    /// Plural, as in the address and the database: `tickets`.
    pub name: &'static str,
    /// Permission area; `view` in it opens the list.
    pub area: &'static str,
    pub fields: Vec<Field>,
    /// Field and direction of a list nobody has sorted.
    pub order: (&'static str, Direction),
    /// Rows on a page nobody has sized.
    pub page: u16,
    /// Where its records have their pages, below the workspace: `/tickets`.
    pub pages: Option<&'static str>,
    /// The link to the record it is a part of, on whose page it is shown.
    pub part_of: Option<&'static str>,
    /// A choice that says, too, which records are archived: a list that asks for it looks among those as well.
    pub state: Option<&'static str>,
    /// What can be done with a record, or with several, that takes no choice: archiving.
    pub actions: Vec<Action>,
    /// The command that makes a record of its `fields`, those that can be changed.
    pub create: Option<Action>,
}

/// The command that changes a field, and the argument that takes its new value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    pub command: &'static str,
    pub needs: Permission,
    pub argument: &'static str,
}

/// A command for records as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action {
    pub command: &'static str,
    pub needs: Permission,
    pub icon: &'static str,
    /// For records in the archive, not for those in use.
    pub archived: bool,
}

/// Which way a list runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Direction {
    Ascending,
    Descending,
}

/// What a field holds, and so how it is stored, compared, shown and edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of at most that many characters.
    Text(usize),
    /// Several lines; never listed.
    Prose(usize),
    Number,
    /// A value of a closed set, stored as its rank.
    Choice(&'static [Choice]),
    /// A record of another resource.
    Link(&'static str),
    /// A member of the workspace; `me` in a filter is the caller.
    Person,
    /// Milliseconds since 1970; a filter takes dates in the viewer's zone.
    Time,
    /// A sorted set of short words, stored as a JSON array.
    Tags,
}

/// One field.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate thing that is said of a field")]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    /// Column; differs from the name for links (`customer` in `customer_id`).
    pub column: String,
    pub sortable: bool,
    pub filterable: bool,
    /// Folded into the text that search looks through.
    pub searchable: bool,
    /// Names the record to people.
    pub title: bool,
    /// Shown in the list before anybody chooses columns.
    pub listed: bool,
    /// Personal data (LGPD art. 5 I, GDPR art. 4(1)): exports and retention treat it apart.
    pub personal: bool,
    /// Sealed in the database: no list, file, search, filter or audit entry has its value.
    pub sealed: bool,
    /// May be empty in the database.
    pub nullable: bool,
    /// Of a link that is the first of several: the column with all of them, and what of the linked records stands in it.
    pub among: Option<(&'static str, &'static str)>,
    /// How it is changed in a table, a board or for several records; not at all without.
    pub edit: Option<Edit>,
}

impl Schema {
    /// A resource without fields, newest first.
    pub const fn new(name: &'static str, area: &'static str) -> Self {
        Self {
            name,
            area,
            fields: Vec::new(),
            order: ("created_at", Direction::Descending),
            page: PAGE,
            pages: None,
            part_of: None,
            state: None,
            actions: Vec::new(),
            create: None,
        }
    }

    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// The order of a list nobody has sorted.
    #[must_use]
    pub const fn order(mut self, field: &'static str, direction: Direction) -> Self {
        self.order = (field, direction);
        self
    }

    /// What seeing its records needs.
    pub const fn view(&self) -> Permission {
        may(self.area, "view")
    }

    /// What taking them along in a file needs.
    pub const fn export(&self) -> Permission {
        may(self.area, "export")
    }

    /// Whether its records say something of people.
    pub fn is_personal(&self) -> bool {
        self.fields.iter().any(|field| field.personal)
    }

    /// Rows on a page nobody has sized.
    #[must_use]
    pub const fn page(mut self, rows: u16) -> Self {
        self.page = rows;
        self
    }

    /// Says where its records have their pages: search leads there.
    #[must_use]
    pub const fn pages(mut self, path: &'static str) -> Self {
        self.pages = Some(path);
        self
    }

    /// Says which link leads to the record it is a part of: search leads to that one's page.
    #[must_use]
    pub const fn part_of(mut self, link: &'static str) -> Self {
        self.part_of = Some(link);
        self
    }

    /// Names the choice that says which records are archived.
    #[must_use]
    pub const fn state(mut self, field: &'static str) -> Self {
        self.state = Some(field);
        self
    }

    /// Made by this command, whose `fields` hold the fields that can be changed.
    #[must_use]
    pub const fn create<C: Command>(mut self) -> Self {
        self.create = Some(Action { command: C::NAME, needs: C::NEEDS, icon: "plus", archived: false });
        self
    }

    /// A command that takes nothing but the record, on those in use.
    #[must_use]
    pub fn action<C: Command>(mut self, icon: &'static str) -> Self {
        self.actions.push(Action { command: C::NAME, needs: C::NEEDS, icon, archived: false });
        self
    }

    /// The same on those in the archive.
    #[must_use]
    pub fn action_on_archived<C: Command>(mut self, icon: &'static str) -> Self {
        self.actions.push(Action { command: C::NAME, needs: C::NEEDS, icon, archived: true });
        self
    }

    /// The field of that name.
    pub fn get(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The fields that search looks through; what is sealed is never among them.
    pub fn searchable(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.searchable && !field.sealed)
    }

    /// The field that names a record to people; the first one when none says so.
    pub fn title(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.title).or(self.fields.first())
    }
}

impl Field {
    fn new(name: &'static str, kind: Kind) -> Self {
        let column = match kind {
            Kind::Link(_) | Kind::Person => format!("{name}_id"),
            _ => name.to_owned(),
        };
        Self {
            name,
            kind,
            column,
            sortable: false,
            filterable: false,
            searchable: false,
            title: false,
            listed: false,
            personal: false,
            sealed: false,
            nullable: matches!(kind, Kind::Link(_) | Kind::Person),
            among: None,
            edit: None,
        }
    }

    #[must_use]
    pub const fn sort(mut self) -> Self {
        self.sortable = true;
        self
    }

    #[must_use]
    pub const fn filter(mut self) -> Self {
        self.filterable = true;
        self
    }

    #[must_use]
    pub const fn search(mut self) -> Self {
        self.searchable = true;
        self
    }

    #[must_use]
    pub const fn title(mut self) -> Self {
        self.title = true;
        self
    }

    #[must_use]
    pub const fn list(mut self) -> Self {
        self.listed = true;
        self
    }

    #[must_use]
    pub const fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    /// Whoever stores it seals it (`engine::Sealer`), whoever shows it says so in the audit log.
    #[must_use]
    pub const fn sealed(mut self) -> Self {
        self.sealed = true;
        self.sortable = false;
        self.filterable = false;
        self.searchable = false;
        self
    }

    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// A filter finds every record whose column `all`, a JSON array, holds the linked record's column `by`.
    #[must_use]
    pub const fn among(mut self, all: &'static str, by: &'static str) -> Self {
        self.among = Some((all, by));
        self
    }

    /// Changed by the argument of its name of this command.
    #[must_use]
    pub const fn edit<C: Command>(self) -> Self {
        let argument = self.name;
        self.edit_as::<C>(argument)
    }

    /// Changed by that argument of this command.
    #[must_use]
    pub const fn edit_as<C: Command>(mut self, argument: &'static str) -> Self {
        self.edit = Some(Edit { command: C::NAME, needs: C::NEEDS, argument });
        self
    }

    /// The names of a choice's values; empty for other kinds.
    pub const fn choices(&self) -> &'static [Choice] {
        match self.kind {
            Kind::Choice(choices) => choices,
            _ => &[],
        }
    }
}

/// One line of text.
pub fn text(name: &'static str, max: usize) -> Field {
    Field::new(name, Kind::Text(max))
}

/// Several lines of text.
pub fn prose(name: &'static str, max: usize) -> Field {
    Field::new(name, Kind::Prose(max))
}

/// A whole number.
pub fn number(name: &'static str) -> Field {
    Field::new(name, Kind::Number).sort().filter()
}

/// A value of a closed set.
pub fn choice(name: &'static str, choices: &'static [Choice]) -> Field {
    Field::new(name, Kind::Choice(choices)).sort().filter()
}

/// A record of another resource.
pub fn link(name: &'static str, resource: &'static str) -> Field {
    Field::new(name, Kind::Link(resource)).filter()
}

/// A member of the workspace.
pub fn person(name: &'static str) -> Field {
    Field::new(name, Kind::Person).filter()
}

/// A moment.
pub fn time(name: &'static str) -> Field {
    Field::new(name, Kind::Time).sort().filter()
}

/// A set of short words.
pub fn tags(name: &'static str) -> Field {
    Field::new(name, Kind::Tags).filter()
}
