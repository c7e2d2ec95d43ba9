//! Where words stand in a text, and how well a title fits them.

use serde::{Deserialize, Serialize};

use super::{Word, tokens};
use crate::text::fold;

/// Characters around what was found.
const WIDTH: usize = 160;
/// Characters kept before it.
const BEFORE: usize = 40;

/// A text in pieces, some of which are what was looked for. Whoever shows it has nothing to escape or to cut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked(pub Vec<(String, bool)>);

impl Marked {
    /// The whole text.
    pub fn text(&self) -> String {
        self.0.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Whether something in it is marked.
    pub fn is_found(&self) -> bool {
        self.0.iter().any(|(_, found)| *found)
    }

    fn push(&mut self, text: &str, found: bool) {
        if !text.is_empty() {
            self.0.push((text.to_owned(), found));
        }
    }
}

/// A token of a text: its bytes' range and its folded letters.
struct Place {
    from: usize,
    to: usize,
    folded: String,
}

/// Every run of letters and digits; marks that combine with a letter belong to it.
fn places(text: &str) -> Vec<Place> {
    let (mut places, mut from) = (Vec::new(), None);
    let mut close = |from: usize, to: usize| {
        let folded = fold(text.get(from..to).unwrap_or_default());
        places.push(Place { from, to, folded });
    };
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || (from.is_some() && ('\u{300}'..='\u{36f}').contains(&c));
        match (inside, from) {
            (true, None) => from = Some(at),
            (false, Some(begin)) => {
                close(begin, at);
                from = None;
            }
            _ => {}
        }
    }
    if let Some(begin) = from {
        close(begin, text.len());
    }
    places
}

/// Whether the word stands at `place`, and in how many tokens.
fn stands(word: &Word, places: &[Place]) -> Option<usize> {
    let last = word.tokens.len().checked_sub(1)?;
    let fits = word.tokens.iter().enumerate().all(|(at, token)| {
        places.get(at).is_some_and(|place| {
            place.folded == *token || (at == last && word.prefix && place.folded.starts_with(token.as_str()))
        })
    });
    fits.then_some(word.tokens.len())
}

/// Ranges of bytes of what was looked for, in order and apart.
fn ranges(text: &str, words: &[Word]) -> Vec<(usize, usize)> {
    let places = places(text);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in 0..places.len() {
        let rest = places.get(at..).unwrap_or_default();
        let most = words.iter().filter(|word| !word.not).filter_map(|word| stands(word, rest)).max();
        let (Some(first), Some(last)) = (rest.first(), most.and_then(|most| rest.get(most - 1))) else { continue };
        match found.last_mut() {
            Some((_, to)) if *to >= first.from => *to = last.to.max(*to),
            _ => found.push((first.from, last.to)),
        }
    }
    found
}

/// The text with the words marked.
pub fn mark(text: &str, words: &[Word]) -> Marked {
    cut(text, &ranges(text, words), 0, text.len())
}

/// A line around the first place where one of the words stands; nothing where none does.
pub fn snippet(text: &str, words: &[Word]) -> Option<Marked> {
    // One line, and nobody reads further than this.
    let line: String = text.split_whitespace().flat_map(|word| [word, " "]).collect();
    let line = line.trim_end();
    let found = ranges(line, words);
    let (first, _) = *found.first()?;
    let boundary = |at: usize, by: usize| {
        let before = line.get(..at).unwrap_or_default();
        before.char_indices().rev().take(by).last().map_or(at, |(at, _)| at)
    };
    let mut from = boundary(first, BEFORE);
    if from > 0 {
        // Not in the middle of a word.
        from = line.get(from..first).and_then(|text| text.find(' ')).map_or(from, |space| from + space + 1);
    }
    let rest = line.get(from..).unwrap_or_default();
    let to = rest.char_indices().nth(WIDTH).map_or(line.len(), |(at, _)| from + at);
    let mut marked = Marked::default();
    marked.push(if from > 0 { "… " } else { "" }, false);
    marked.0.extend(cut(line, &found, from, to).0);
    marked.push(if to < line.len() { "…" } else { "" }, false);
    Some(marked)
}

fn cut(text: &str, found: &[(usize, usize)], from: usize, to: usize) -> Marked {
    let (mut marked, mut at) = (Marked::default(), from);
    for (begin, end) in found.iter().filter(|(begin, end)| *begin >= from && *end <= to) {
        marked.push(text.get(at..*begin).unwrap_or_default(), false);
        marked.push(text.get(*begin..*end).unwrap_or_default(), true);
        at = *end;
    }
    marked.push(text.get(at..to).unwrap_or_default(), false);
    marked
}

/// Whether every word stands in the title.
pub fn fits(title: &str, words: &[Word]) -> bool {
    let places = places(title);
    let at = |word: &Word| (0..places.len()).any(|at| stands(word, places.get(at..).unwrap_or_default()).is_some());
    !words.is_empty() && words.iter().all(|word| at(word) != word.not)
}

/// How well a record fits: its number, its whole title, the title's beginning, words as they are, beginnings of words.
/// Every word occurs somewhere in it; that is not counted.
pub fn score(title: &str, numbers: &[i64], words: &[Word]) -> u32 {
    let places = places(title);
    let wanted = || words.iter().filter(|word| !word.not);
    let all: Vec<&String> = wanted().flat_map(|word| &word.tokens).collect();
    let number = match all.as_slice() {
        [one] => numbers.iter().any(|number| number.to_string() == **one),
        _ => false,
    };
    let fits = |at: usize| {
        let stand =
            all.iter().zip(places.iter().skip(at)).filter(|(token, place)| place.folded.starts_with(token.as_str()));
        stand.count() == all.len()
    };
    let whole = !all.is_empty() && tokens(title).eq(all.iter().map(|token| (*token).clone()));
    let row = (0..places.len()).any(fits);
    let each: u32 = wanted()
        .map(|word| {
            let exact = Word { prefix: false, ..word.clone() };
            let at =
                |word: &Word| (0..places.len()).any(|at| stands(word, places.get(at..).unwrap_or_default()).is_some());
            if at(&exact) { 8 } else { u32::from(at(word)) }
        })
        .sum();
    u32::from(number) * 100
        + u32::from(whole) * 40
        + u32::from(!all.is_empty() && fits(0)) * 6
        + u32::from(row) * 4
        + each
}
