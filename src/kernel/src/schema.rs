//! A resource's fields, as data. Table, filters, import, export, audit and search are all derived from it.

use crate::choice::Choice;
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
    /// A choice that says, too, which records are archived: a list that asks for it looks among those as well.
    pub state: Option<&'static str>,
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
}

impl Schema {
    /// A resource without fields, newest first.
    pub const fn new(name: &'static str, area: &'static str) -> Self {
        Self { name, area, fields: Vec::new(), order: ("created_at", Direction::Descending), page: PAGE, state: None }
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

    /// Names the choice that says which records are archived.
    #[must_use]
    pub const fn state(mut self, field: &'static str) -> Self {
        self.state = Some(field);
        self
    }

    /// The field of that name.
    pub fn get(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
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
