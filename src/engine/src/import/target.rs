//! What a file can fill, declared beside the resource, and guessing which column is which.

use kernel::import::{Mapping, TargetField};
use kernel::{Kind, Schema, text};

/// The field that ties a record to the system it came from. Every importable resource has it.
pub const EXTERNAL_ID: &str = "external_id";

/// One field that a file can fill.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// A field of the schema, `external_id`, or a name of its own (an aside) that `Importable::resolve` reads.
    pub name: &'static str,
    /// A row without it is refused.
    pub required: bool,
    /// What more than its kind the value must be.
    pub shape: Shape,
    /// Names of columns, most telling first; compared without case, accents, blanks and punctuation.
    pub aliases: &'static [&'static str],
    /// What a file may call the values of a choice, beside their own names; compared likewise.
    pub values: &'static [(&'static str, &'static str)],
}

/// What more than its kind a text must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Any,
    Email,
    TaxId,
}

/// `target("name", &["company", "empresa"])`
pub const fn target(name: &'static str, aliases: &'static [&'static str]) -> Target {
    Target { name, required: false, shape: Shape::Any, aliases, values: &[] }
}

impl Target {
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    #[must_use]
    pub const fn email(mut self) -> Self {
        self.shape = Shape::Email;
        self
    }

    #[must_use]
    pub const fn tax_id(mut self) -> Self {
        self.shape = Shape::TaxId;
        self
    }

    #[must_use]
    pub const fn values(mut self, values: &'static [(&'static str, &'static str)]) -> Self {
        self.values = values;
        self
    }

    /// What the value is; asides and the external id are texts of at most 500 and 200 characters.
    pub(super) fn kind(&self, schema: &Schema) -> Kind {
        match schema.get(self.name) {
            Some(field) => field.kind,
            None if self.name == EXTERNAL_ID => Kind::Text(200),
            None => Kind::Text(500),
        }
    }
}

/// For pages.
pub(super) fn fields(targets: &[Target]) -> Vec<TargetField> {
    targets.iter().map(|target| TargetField { name: target.name.to_owned(), required: target.required }).collect()
}

/// Which column fills which field, by its name in the header. A column fills one field and a field has one column.
pub fn guess(targets: &[Target], header: &[String]) -> Mapping {
    let names: Vec<String> = header.iter().map(|name| bare(name)).collect();
    let mut mapping: Mapping = vec![None; header.len()];
    for target in targets {
        let own = bare(target.name);
        let wanted = std::iter::once(own).chain(target.aliases.iter().map(|alias| bare(alias)));
        let column = wanted
            .filter(|alias| !alias.is_empty())
            .find_map(|alias| names.iter().zip(&mapping).position(|(name, taken)| taken.is_none() && *name == alias));
        if let Some(place) = column.and_then(|column| mapping.get_mut(column)) {
            *place = Some(target.name.to_owned());
        }
    }
    mapping
}

/// Letters and digits only, folded.
pub(super) fn bare(name: &str) -> String {
    text::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_guessed_once_each() {
        let targets = [target("name", &["company name", "razão social"]), target("email", &["e-mail", "mail"])];
        let guessed =
            |header: &[&str]| guess(&targets, &header.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let (name, email) = (Some("name".to_owned()), Some("email".to_owned()));
        assert_eq!(guessed(&["RAZAO_SOCIAL", "E-Mail", "Other"]), [name.clone(), email.clone(), None]);
        assert_eq!(guessed(&["companyName", "Name", "mail", "EMAIL"]), [None, name, None, email]);
        assert_eq!(guessed(&["", "?"]), [None, None]);
    }
}
