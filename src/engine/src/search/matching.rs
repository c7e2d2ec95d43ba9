//! Words as a condition of a statement.

use kernel::search::{Word, words};
use kernel::text::fold;

use super::index::table;
use crate::{Dialect, ResourceEntry, Sql};

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    Title,
    Everything,
}

/// Adds ` AND` that the words of a list's search occur in the row `t`.
pub fn push(sql: &mut Sql, entry: &ResourceEntry, text: &str) {
    let words = if entry.indexed { words(text) } else { Vec::new() };
    let is_asked = |word: &&Word| !word.not;
    if words.is_empty() {
        // Nothing that an index knows: signs, or a resource that has none.
        for word in fold(text).split(' ').filter(|word| !word.is_empty()) {
            let word = word.strip_prefix('#').unwrap_or(word);
            sql.push(" AND t.search LIKE ").bind(contains(word)).push(" ESCAPE '\\'");
        }
        return;
    }
    let index = table(entry.schema.name);
    match sql.dialect {
        Dialect::Postgres => push_postgres(sql, &words, Among::Everything),
        Dialect::Sqlite if words.iter().any(|word| is_asked(&word)) => {
            sql.push(&format!(" AND t.rowid IN (SELECT rowid FROM {index} WHERE {index} MATCH "));
            sql.bind(fts5(&words, Among::Everything)).push(")");
        }
        Dialect::Sqlite => {
            sql.push(&format!(" AND t.rowid NOT IN (SELECT rowid FROM {index} WHERE {index} MATCH "));
            sql.bind(any(&words)).push(")");
        }
    }
}

/// Adds ` AND` for PostgreSQL.
pub fn push_postgres(sql: &mut Sql, words: &[Word], among: Among) {
    sql.push(" AND t.words @@ to_tsquery('simple', ").bind(tsquery(words, among)).push(")");
}

/// For FTS5's `MATCH`; at least one of the words is asked for. Tokens are letters and digits, so nothing needs escaping.
pub fn fts5(words: &[Word], among: Among) -> String {
    let asked: Vec<String> = words.iter().filter(|word| !word.not).map(phrase).collect();
    let asked = asked.join(" AND ");
    let asked = if among == Among::Title { format!("{{title}} : ({asked})") } else { format!("({asked})") };
    if words.iter().any(|word| word.not) { format!("({asked}) NOT ({})", any(words)) } else { asked }
}

/// Any of the words that must not occur.
fn any(words: &[Word]) -> String {
    words.iter().filter(|word| word.not).map(phrase).collect::<Vec<_>>().join(" OR ")
}

fn phrase(word: &Word) -> String {
    format!("\"{}\"{}", word.tokens.join(" "), if word.prefix { " *" } else { "" })
}

/// For PostgreSQL's `to_tsquery`.
fn tsquery(words: &[Word], among: Among) -> String {
    let weight = |word: &Word| if among == Among::Title && !word.not { "A" } else { "" };
    let one = |word: &Word| {
        let last = word.tokens.len() - 1;
        let tokens = word.tokens.iter().enumerate().map(|(place, token)| {
            let prefix = if place == last && word.prefix { "*" } else { "" };
            match (prefix, weight(word)) {
                ("", "") => format!("'{token}'"),
                (prefix, weight) => format!("'{token}':{prefix}{weight}"),
            }
        });
        format!("{}({})", if word.not { "!" } else { "" }, tokens.collect::<Vec<_>>().join(" <-> "))
    };
    words.iter().map(one).collect::<Vec<_>>().join(" & ")
}

/// A LIKE pattern for text that contains `word`, its wildcards escaped.
pub fn contains(word: &str) -> String {
    let mut pattern = String::from("%");
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
