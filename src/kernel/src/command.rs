//! The only way to change anything.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Error, Permission, Problem, Result, Reversal, Rule, tax_id};

/// A change somebody asks for. The struct is what travels; `validate` runs in the browser and again on the server.
pub trait Command: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    /// Stable name, `tickets.assign`: the address, the audit entry, the automation step.
    const NAME: &'static str;
    /// What the caller must hold.
    const NEEDS: Permission;
    /// Whether whoever sits at a browser must have given a password or a factor within the last ten minutes. The program
    /// itself is never asked. Whatever gives money back asks unless it says otherwise.
    const CONFIRM: bool = Self::NEEDS.pays_back();
    /// What becomes of it when somebody regrets it.
    const REVERSAL: Reversal = Reversal::Undo;
    /// What the caller gets back.
    type Output: Serialize + DeserializeOwned + Send + Sync + 'static;

    /// Rules that need no database. Every broken rule is reported, not only the first.
    ///
    /// # Errors
    /// `Invalid` with one problem per broken rule.
    fn validate(&self) -> Result<()> {
        Ok(())
    }
}

/// Declares the two commands that take a record out of use and bring it back:
///
/// ```
/// # use kernel::{archive, id, permission::may};
/// id!(SnippetId);
/// archive! {
///     "snippets" needs may("snippets", "edit");
///     /// Takes a snippet out of use; nothing is lost.
///     ArchiveSnippet,
///     /// Brings an archived snippet back.
///     RestoreSnippet { snippet: SnippetId }
/// }
/// ```
///
/// `engine::archive!` says on which resource they run.
#[macro_export]
macro_rules! archive {
    (
        $resource:literal needs $needs:expr;
        $(#[$archives:meta])* $archive:ident, $(#[$restores:meta])* $restore:ident { $record:ident: $id:ty }
    ) => {
        $crate::archive! { @one $(#[$archives])* $archive $record $id, concat!($resource, ".archive"), $needs }
        $crate::archive! { @one $(#[$restores])* $restore $record $id, concat!($resource, ".restore"), $needs }
    };
    (@one $(#[$doc:meta])* $command:ident $record:ident $id:ty, $name:expr, $needs:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
        pub struct $command {
            pub $record: $id,
            pub version: i64,
        }

        impl $crate::Command for $command {
            const NAME: &'static str = $name;
            const NEEDS: $crate::Permission = $needs;
            type Output = ();
        }
    };
}

/// Collects broken rules.
#[derive(Debug, Default)]
pub struct Check(Vec<Problem>);

impl Check {
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a broken rule.
    pub fn fail(&mut self, field: &str, rule: Rule) {
        self.0.push(Problem { field: field.to_owned(), rule });
    }

    /// Not blank, at most `max` characters.
    #[must_use]
    pub fn text(mut self, field: &str, value: &str, max: usize) -> Self {
        if value.trim().is_empty() {
            self.fail(field, Rule::Required);
        }
        self.longest(field, value, max)
    }

    /// At most `max` characters; may be blank.
    #[must_use]
    pub fn longest(mut self, field: &str, value: &str, max: usize) -> Self {
        if value.chars().count() > max {
            self.fail(field, Rule::TooLong(max));
        }
        self
    }

    /// Blank, or the shape of an e-mail address as browsers accept it (WHATWG HTML, valid e-mail address).
    #[must_use]
    pub fn email(mut self, field: &str, value: &str) -> Self {
        if !value.is_empty() && !is_email(value) {
            self.fail(field, Rule::Email);
        }
        self.longest(field, value, 254)
    }

    /// Blank, or a CNPJ or CPF with right check digits.
    #[must_use]
    pub fn tax_id(mut self, field: &str, value: &str) -> Self {
        if !value.trim().is_empty() && tax_id::normalise(value).is_none() {
            self.fail(field, Rule::TaxId);
        }
        self
    }

    /// At most 20 tags of 1 to 40 characters.
    #[must_use]
    pub fn tags(mut self, field: &str, tags: &[String]) -> Self {
        if tags.len() > 20 {
            self.fail(field, Rule::TooMany(20));
        }
        if tags.iter().any(|tag| tag.chars().count() > 40) {
            self.fail(field, Rule::TooLong(40));
        }
        self
    }

    /// # Errors
    /// `Invalid` when a rule was broken.
    pub fn done(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let local_ok =
        !local.is_empty() && local.chars().all(|c| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c));
    let label_ok = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    local_ok && domain.contains('.') && domain.split('.').all(label_ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emails() {
        for good in ["a@b.co", "ana.souza+vip@mail.example.com", "josé@correio.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "a", "a@", "@b.co", "a@b", "a b@c.co", "a@-b.co", "a@b..co", "<a@b.co>"] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn every_broken_rule_is_reported() {
        let error = Check::new().text("title", " ", 10).email("email", "x").done().unwrap_err();
        assert_eq!(error.of_field("title"), Some(&Rule::Required));
        assert_eq!(error.of_field("email"), Some(&Rule::Email));
    }

    #[test]
    fn whatever_gives_money_back_asks_for_a_second_proof() {
        #[derive(Clone, Serialize, serde::Deserialize)]
        struct Refund;
        impl Command for Refund {
            const NAME: &'static str = "orders.refund";
            const NEEDS: Permission = crate::permission::may("orders", "refund");
            type Output = ();
        }
        #[derive(Clone, Serialize, serde::Deserialize)]
        struct Ship;
        impl Command for Ship {
            const NAME: &'static str = "orders.ship";
            const NEEDS: Permission = crate::permission::may("orders", "ship");
            type Output = ();
        }
        assert_eq!((Refund::CONFIRM, Ship::CONFIRM), (true, false));
    }
}
