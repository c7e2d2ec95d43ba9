//! What a kind of mail says: declared by the room that sends it.

use std::collections::BTreeMap;

use kernel::mail::Content;

/// The values a template fills in, by name.
pub type Parameters = BTreeMap<String, String>;

/// A kind of mail.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Stable name, `invitation`.
    pub kind: &'static str,
    /// Values for a preview; every name that `compose` fills in is among them.
    pub sample: &'static [(&'static str, &'static str)],
    /// Says it in the language of a BCP 47 tag.
    pub compose: fn(kind: &str, locale: &str, parameters: &Parameters) -> Content,
}

impl Template {
    /// What it says.
    pub fn content(&self, locale: &str, parameters: &Parameters) -> Content {
        (self.compose)(self.kind, locale, parameters)
    }

    /// What it would say of nobody in particular.
    pub fn preview(&self, locale: &str) -> Content {
        let sample = self.sample.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.content(locale, &sample)
    }
}
