//! The languages of the program.

use serde::{Deserialize, Serialize};

/// A language with its way of writing numbers and dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Portuguese of Brazil.
    #[serde(rename = "pt-BR")]
    PtBr,
    /// Spanish.
    #[serde(rename = "es")]
    Es,
}

impl Locale {
    /// Every locale, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::En, Self::PtBr, Self::Es];

    /// The BCP 47 tag, for `<html lang>`, the cookie and the settings.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::PtBr => "pt-BR",
            Self::Es => "es",
        }
    }

    /// What its speakers call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::PtBr => "Português (Brasil)",
            Self::Es => "Español",
        }
    }

    /// The locale of a tag, whatever its region: `pt`, `pt-PT` and `pt_BR` are Portuguese.
    pub fn parse(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "pt" => Some(Self::PtBr),
            "es" => Some(Self::Es),
            _ => None,
        }
    }

    /// The best locale for an `Accept-Language` header (RFC 9110, 12.5.4): the known one of highest weight,
    /// the first of equals, English when none is known.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0.0, Self::En);
        for range in header.split(',').take(20) {
            let mut parts = range.split(';');
            let Some(locale) = parts.next().and_then(Self::parse) else { continue };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            if weight > best.0 {
                best = (weight, locale);
            }
        }
        best.1
    }

    /// Whether `count` takes the singular. CLDR 48: Portuguese counts 0 as one; the others only 1.
    pub(super) const fn one(self, count: i64) -> bool {
        match self {
            Self::En | Self::Es => count == 1 || count == -1,
            Self::PtBr => count >= -1 && count <= 1,
        }
    }
}
