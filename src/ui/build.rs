//! Turns the Fluent files of `text/` into static tables, so that no parser travels to the browser. The browser's build has the
//! names only: it fetches the texts of its reader's language (`src/i18n/fetched.rs`).
//!
//! A file is `text/{language}/{topic}.ftl`; the topics only keep files short, the keys share one
//! namespace. The build stops when a key is missing in a language, stands twice, or names different
//! variables. Supported: plain text, `{ $variable }`, `{ "literal" }` and one select on a variable
//! (numbers, `one`/`other`, or words). Not supported: terms, attributes, functions, references.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The order is the order of `Locale`.
const LANGUAGES: [&str; 3] = ["en", "pt-BR", "es"];

/// What `src/i18n/pattern.rs` reads back: marks that no text contains.
const VARIABLE: char = '\u{1}';
const END: char = '\u{2}';
const SELECT: char = '\u{3}';
const VARIANT: char = '\u{4}';
const CLOSE: char = '\u{5}';

struct Text {
    encoded: String,
    variables: BTreeSet<String>,
    file: PathBuf,
}

type Texts = BTreeMap<String, Text>;

fn main() {
    println!("cargo::rerun-if-changed=text");
    println!("cargo::rerun-if-changed=build.rs");
    let languages: Vec<Texts> = LANGUAGES.iter().map(|language| read(&Path::new("text").join(language))).collect();
    compare(&languages);
    let Some(out) = env::var_os("OUT_DIR") else { panic!("OUT_DIR is not set") };
    let target = Path::new(&out).join("texts.rs");
    if let Err(error) = fs::write(&target, generate(&languages)) {
        panic!("{}: {error}", target.display());
    }
}

fn read(folder: &Path) -> Texts {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    files.sort();
    let mut texts = Texts::new();
    for file in files {
        read_file(&file, &mut texts);
    }
    texts
}

fn read_file(file: &Path, texts: &mut Texts) {
    let name = file.display();
    let source = fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"));
    let resource = fluent_syntax::parser::parse(source.as_str()).unwrap_or_else(|(_, errors)| {
        panic!(
            "{name}: {}",
            errors.first().map_or(String::new(), |error| {
                let line = source.get(..error.pos.start).unwrap_or("").lines().count().max(1);
                format!("line {line}: {error}")
            })
        )
    });
    for entry in resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(_) | Entry::Junk { .. } => panic!("{name}: only messages and comments are supported"),
        };
        let key = message.id.name;
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(key.chars().all(fits), "{name}: {key}: a key is lower case with hyphens");
        assert!(message.attributes.is_empty(), "{name}: {key}: attributes are not supported");
        let Some(value) = message.value else { panic!("{name}: {key}: no text") };
        let mut text = Text { encoded: String::new(), variables: BTreeSet::new(), file: file.to_owned() };
        let place = format!("{name}: {key}");
        encode(&value, &mut text, &place, false);
        if let Some(earlier) = texts.insert(key.to_owned(), text) {
            panic!("{place}: stands already in {}", earlier.file.display());
        }
    }
}

fn encode(pattern: &Pattern<&str>, text: &mut Text, place: &str, inside: bool) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.encoded.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::VariableReference { id } => {
                    text.variables.insert(id.name.to_owned());
                    text.encoded.extend([VARIABLE]);
                    text.encoded.push_str(id.name);
                    text.encoded.push(END);
                }
                InlineExpression::StringLiteral { value } => text.encoded.push_str(value),
                _ => panic!("{place}: only {{ $variable }} and {{ \"text\" }} are supported"),
            },
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                assert!(!inside, "{place}: a select inside a select is not supported");
                let InlineExpression::VariableReference { id } = selector else {
                    panic!("{place}: a select is on a variable");
                };
                text.variables.insert(id.name.to_owned());
                text.encoded.push(SELECT);
                text.encoded.push_str(id.name);
                text.encoded.push(END);
                for variant in variants {
                    let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = &variant.key;
                    text.encoded.push(VARIANT);
                    text.encoded.push_str(if variant.default { "*" } else { name });
                    text.encoded.push(END);
                    encode(&variant.value, text, place, true);
                }
                text.encoded.push(CLOSE);
            }
        }
    }
}

fn compare(languages: &[Texts]) {
    let mut problems = String::new();
    let all: BTreeSet<&String> = languages.iter().flat_map(BTreeMap::keys).collect();
    for key in all {
        let mut expected: Option<(&BTreeSet<String>, &str)> = None;
        for (texts, language) in languages.iter().zip(LANGUAGES) {
            let Some(text) = texts.get(key) else {
                let _ = writeln!(problems, "text/{language}: {key} is missing");
                continue;
            };
            match expected {
                None => expected = Some((&text.variables, language)),
                Some((variables, other)) if *variables != text.variables => {
                    let _ = writeln!(
                        problems,
                        "{}: {key} uses {:?}, but {other} uses {variables:?}",
                        text.file.display(),
                        text.variables
                    );
                }
                Some(_) => {}
            }
        }
    }
    assert!(problems.is_empty(), "texts differ between languages:\n{problems}");
}

fn generate(languages: &[Texts]) -> String {
    let mut out = String::new();
    let Some(first) = languages.first() else { return out };
    let _ = writeln!(out, "static NAMES: &[&str] = &{:?};", first.keys().collect::<Vec<_>>());
    if env::var_os("CARGO_CFG_TARGET_ARCH").is_none_or(|arch| arch != "wasm32") {
        let _ = writeln!(out, "static TEXT: [&[&str]; {}] = [", languages.len());
        for texts in languages {
            let _ = writeln!(out, "    &{:?},", texts.values().map(|text| &text.encoded).collect::<Vec<_>>());
        }
        let _ = writeln!(out, "];");
    }
    let _ = writeln!(out, "\n/// Every text, by its name in capitals.\npub mod key {{\n    use super::Key;");
    for (index, (key, text)) in first.iter().enumerate() {
        let plain = if text.variables.is_empty() {
            text.encoded.replace('\n', " ")
        } else {
            format!("with {:?}", text.variables)
        };
        let name = key.replace('-', "_").to_uppercase();
        let _ = writeln!(out, "    #[doc = {:?}]\n    pub const {name}: Key = Key({index});", format!("`{plain}`"));
    }
    out.push_str("}\n");
    out
}
