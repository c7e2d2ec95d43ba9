//! Fills a text that `build.rs` encoded: marks below U+0006 stand for variables and for the one select.

use super::Locale;
use crate::format::number;

const VARIABLE: char = '\u{1}';
const END: char = '\u{2}';
const SELECT: char = '\u{3}';
const VARIANT: char = '\u{4}';
const CLOSE: char = '\u{5}';

/// The value of a variable. A number is written as the locale writes it and chooses the plural.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A count.
    Number(i64),
    /// Anything already in words.
    Text(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg {
            fn from(value: $number) -> Self {
                Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
            }
        }
    )+};
}

numbers!(i32, i64, u32, u64, usize);

impl Arg {
    fn write(&self, locale: Locale, out: &mut String) {
        match self {
            Self::Number(value) => out.push_str(&number(locale, *value)),
            Self::Text(text) => out.push_str(text),
        }
    }

    /// How well a variant fits: an exact value before a plural class before the default.
    fn fits(&self, locale: Locale, variant: &str) -> u8 {
        match (self, variant) {
            (_, "*") => 1,
            (Self::Number(value), "one") if locale.one(*value) => 2,
            (Self::Number(value), exact) if exact.parse() == Ok(*value) => 3,
            (Self::Text(text), exact) if text == exact => 3,
            _ => 0,
        }
    }
}

/// Replaces the marks of `pattern`; a variable without a value is left out.
pub(super) fn fill(locale: Locale, pattern: &str, args: &[(&str, Arg)]) -> String {
    let find = |name: &str| args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg);
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some(at) = rest.find([VARIABLE, SELECT]) {
        let (before, marked) = rest.split_at(at);
        out.push_str(before);
        let is_select = marked.starts_with(SELECT);
        let (name, after) = marked.get(1..).and_then(|tail| tail.split_once(END)).unwrap_or_default();
        rest = after;
        if is_select {
            let (variants, after) = rest.split_once(CLOSE).unwrap_or((rest, ""));
            rest = after;
            let best = variants
                .split(VARIANT)
                .filter_map(|variant| variant.split_once(END))
                .map(|(key, text)| (find(name).map_or(u8::from(key == "*"), |arg| arg.fits(locale, key)), text))
                .max_by_key(|(fit, _)| *fit);
            if let Some((_, text)) = best {
                out.push_str(&fill(locale, text, args));
            }
        } else if let Some(arg) = find(name) {
            arg.write(locale, &mut out);
        }
    }
    out.push_str(rest);
    out
}
