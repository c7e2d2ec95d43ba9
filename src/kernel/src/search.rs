//! What people type to find something: words, and operators that name a field.
//!
//! `printer "paper jam" -toner status:open customer:acme created:>2026-01-01 is:archived`
//!
//! Words that stand alone must all occur, each at the beginning of a word; what stands in quotes occurs as it is; a minus
//! means that it does not. Which fields and values there are is the schema's to say ([`fields`]). How words are found is
//! the engine's; how what was found is ordered and marked is the same on both databases, and stands here.

mod fields;
mod found;
mod marks;
#[cfg(test)]
mod tests;

pub use fields::{Asked, Naming, Wanted, wanted};
pub use found::{Found, Group, Hit, Part};
pub use marks::{Marked, fits, mark, score, snippet};

use crate::text::fold;

/// Most characters that are read; the rest of a longer text says nothing.
pub const LONGEST: usize = 300;
/// Most words and operators that are read.
const MOST: usize = 16;

/// What somebody typed, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    pub words: Vec<Word>,
    pub operators: Vec<Operator>,
}

/// One word, or several that stand beside each other: `printer`, `"paper jam"`, `ada@acme.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded, letters and digits only; at least one.
    pub tokens: Vec<String>,
    /// Whether the last token may go on.
    pub prefix: bool,
    /// Whether it must not occur.
    pub not: bool,
}

/// `field:value`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// As typed, folded.
    pub field: String,
    pub not: bool,
    pub value: Compare,
    /// All of it as typed.
    pub text: String,
}

/// How an operator compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compare {
    /// One of these.
    Any(Vec<String>),
    Above(String),
    From(String),
    Below(String),
    To(String),
    Between(String, String),
}

impl Question {
    /// Reads what somebody typed. Nothing is wrong: what is no operator is words.
    pub fn parse(text: &str) -> Self {
        let mut question = Self::default();
        for term in terms(text) {
            match Operator::read(&term) {
                Some(operator) => question.operators.push(operator),
                None => question.words.extend(Word::read(&term)),
            }
        }
        question
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.operators.is_empty()
    }
}

/// What a list looks for: words only, an operator being words too.
pub fn words(text: &str) -> Vec<Word> {
    terms(text).iter().filter_map(|term| Word::read(term)).collect()
}

/// The words as somebody would type them, for a list's own search.
pub fn typed(words: &[Word]) -> String {
    let one = |word: &Word| {
        let minus = if word.not { "-" } else { "" };
        if word.prefix {
            format!("{minus}{}", word.tokens.join("."))
        } else {
            format!("{minus}\"{}\"", word.tokens.join(" "))
        }
    };
    words.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Letters and digits in a row, folded.
pub fn tokens(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let tokens: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).map(str::to_owned).collect();
    tokens.into_iter()
}

/// What stands between white space; what is in quotes stays together.
fn terms(text: &str) -> Vec<String> {
    let (mut terms, mut term, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars().take(LONGEST) {
        // A quote opens at the beginning of a term or of its value; elsewhere it is a letter like others.
        let opens = !quoted && (term.is_empty() || term == "-" || term.ends_with(':'));
        match c {
            '"' | '“' | '”' if quoted || opens => {
                term.push('"');
                quoted = !quoted;
            }
            _ if c.is_whitespace() && !quoted => terms.push(std::mem::take(&mut term)),
            _ => term.push(c),
        }
    }
    terms.push(term);
    terms.retain(|term| !term.is_empty());
    terms.truncate(MOST);
    terms
}

impl Word {
    fn read(term: &str) -> Option<Self> {
        let (not, rest) = match term.strip_prefix('-') {
            Some(rest) if rest.starts_with(|c: char| c == '"' || c.is_alphanumeric()) => (true, rest),
            _ => (false, term),
        };
        let quoted = rest.starts_with('"');
        let tokens: Vec<String> = tokens(rest).collect();
        // One letter begins half of all words there are.
        let single = matches!(tokens.as_slice(), [one] if one.len() == 1);
        (!tokens.is_empty()).then_some(Self { tokens, prefix: !quoted && !single, not })
    }
}

impl Operator {
    fn read(term: &str) -> Option<Self> {
        let (not, rest) = term.strip_prefix('-').map_or((false, term), |rest| (true, rest));
        let (field, value) = rest.split_once(':')?;
        let named =
            field.starts_with(char::is_alphabetic) && field.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
        // An address of the web is no field.
        if !named || value.is_empty() || value.starts_with("//") {
            return None;
        }
        let value = Compare::read(value)?;
        Some(Self { field: fold(field).replace('-', "_"), not, value, text: term.to_owned() })
    }
}

impl Compare {
    fn read(value: &str) -> Option<Self> {
        let given = |text: &str| Some(text.trim_matches('"').trim().to_owned()).filter(|text| !text.is_empty());
        if let Some(value) = value.strip_prefix(">=") {
            return given(value).map(Self::From);
        }
        if let Some(value) = value.strip_prefix("<=") {
            return given(value).map(Self::To);
        }
        if let Some(value) = value.strip_prefix('>') {
            return given(value).map(Self::Above);
        }
        if let Some(value) = value.strip_prefix('<') {
            return given(value).map(Self::Below);
        }
        if let Some((from, to)) = value.split_once("..").filter(|_| !value.starts_with('"')) {
            return match (given(from), given(to)) {
                (Some(from), Some(to)) => Some(Self::Between(from, to)),
                (Some(from), None) => Some(Self::From(from)),
                (None, to) => to.map(Self::To),
            };
        }
        let any: Vec<String> = match value.strip_prefix('"') {
            Some(quoted) => given(quoted).into_iter().collect(),
            None => value.split(',').filter_map(given).collect(),
        };
        (!any.is_empty()).then_some(Self::Any(any))
    }
}
