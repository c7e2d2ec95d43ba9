//! What is typed means what people expect.

#![expect(dead_code, reason = "a choice has more than these tests ask for")]

use std::sync::LazyLock;

use super::*;
use crate::schema::{choice, link, number, person, prose, tags, text, time};
use crate::{Field, Filter, Schema, choices};

choices! {
    pub enum Status {
        Open = 1 "open" Blue "circle-dot",
        OnHold = 2 "on_hold" Neutral "pause",
    }
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("tickets", "tickets")
        .field(number("number").search())
        .field(text("title", 100).title().search())
        .field(prose("description", 1000).search())
        .field(choice("status", Status::CHOICES))
        .field(link("customer", "customers"))
        .field(person("assignee"))
        .field(tags("tags"))
        .field(time("created_at"))
});

struct Portuguese;

impl Naming for Portuguese {
    fn field(&self, _: &Schema, field: &Field) -> String {
        if field.name == "status" { "Situação".into() } else { field.name.into() }
    }

    fn choice(&self, _: &Schema, _: &Field, value: &str) -> String {
        if value == "open" { "Aberto".into() } else { "Em espera".into() }
    }
}

fn said(text: &str) -> String {
    let question = Question::parse(text);
    typed(&question.words)
}

fn filters(text: &str) -> Option<Vec<String>> {
    let question = Question::parse(text);
    match wanted(&SCHEMA, question.operators.first()?, &Portuguese)? {
        Wanted::Filters(filters) => {
            Some(filters.iter().map(|filter| format!("{}={}", filter.parameter(), filter.values.join(","))).collect())
        }
        Wanted::Archived => Some(vec!["archived".into()]),
        Wanted::Linked(Asked { field, resource, op, values }) => {
            let filter = Filter { field: field.into(), op, values };
            Some(vec![format!("{resource} {}={}", filter.parameter(), filter.values.join(","))])
        }
    }
}

#[test]
fn words_are_folded_and_phrases_stay_together() {
    assert_eq!(said("  Ação  PRINTER "), "acao printer");
    assert_eq!(said("\"Paper  jam\" -toner"), "\"paper jam\" -toner");
    assert_eq!(said("-\"paper jam"), "-\"paper jam\"");
    assert_eq!(said("#1042"), "1042");
    assert_eq!(said("ada@acme.example"), "ada.acme.example");
    assert_eq!(said("% - \" ("), "");
    assert_eq!(said("5\" disk"), "\"5\" disk", "one letter stands alone");
    assert!(words("printer")[0].prefix && !words("\"printer\"")[0].prefix && words("ada@acme")[0].prefix);
}

#[test]
fn what_is_no_operator_is_words() {
    for text in ["12:30", "https://acme.example", "status:", ":open", "a b"] {
        assert!(Question::parse(text).operators.is_empty(), "{text}");
    }
    let question = Question::parse("jam status:open customer:\"Acme Corp\" -tag:vip");
    assert_eq!((question.words.len(), question.operators.len()), (1, 3));
    assert_eq!(question.operators[1].value, Compare::Any(vec!["Acme Corp".into()]));
    assert_eq!(words("status:open").len(), 1, "a list knows no operators");
    assert_eq!(Question::parse(&"x ".repeat(1000)).words.len(), MOST);
}

#[test]
fn operators_are_read_against_the_schema() {
    let found = |text| filters(text).map(|found| found.join(" & "));
    for (text, expected) in [
        ("status:open", "status=open"),
        ("status:open,on-hold", "status=open,on_hold"),
        ("-status:aberto", "status.not=open"),
        ("situação:\"em espera\"", "status=on_hold"),
        ("is:open", "status=open"),
        ("is:archived", "archived"),
        ("tag:VIP", "tags=VIP"),
        ("number:5", "number=5"),
        ("number:>5", "number.from=6"),
        ("number:1..5", "number.from=1 & number.to=5"),
        ("created:>2026-01-01", "created_at.from=2026-01-02"),
        ("created_at:<=2026-01-01", "created_at.to=2026-01-01"),
        ("created:2026-01-01..", "created_at.from=2026-01-01"),
        ("created:2026-01-01..2026-02-01", "created_at.from=2026-01-01 & created_at.to=2026-02-01"),
        ("created:today", "created_at.from=today & created_at.to=today"),
        ("created:>=-7d", "created_at.from=-7d"),
        ("assignee:me", "members assignee=me"),
        ("-customer:acme", "customers customer.not=acme"),
    ] {
        assert_eq!(found(text).as_deref(), Some(expected), "{text}");
    }
    for text in
        ["status:lost", "planet:mars", "created:soon", "-created:>2026-01-01", "number:x", "title:jam", "is:lost"]
    {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn what_was_found_is_marked_where_it_stands() {
    let words = words("acao prin");
    let marked = mark("A\u{301}gua: Ação da printer", &words);
    let found: Vec<_> = marked.0.iter().filter(|(_, found)| *found).map(|(text, _)| text.as_str()).collect();
    assert_eq!(found, ["Ação", "printer"]);
    assert_eq!(marked.text(), "A\u{301}gua: Ação da printer");
    let phrase = mark("paper jam, jam", &super::words("\"paper jam\""));
    assert_eq!(phrase.0, [("paper jam".into(), true), (", jam".into(), false)]);
    assert!(!mark("<b>nothing</b>", &words).is_found());
}

#[test]
fn a_snippet_is_a_line_around_the_first_place() {
    let words = words("needle");
    let long = format!("{}\n\n the needle {}", "hay ".repeat(100), "straw ".repeat(100));
    let found = snippet(&long, &words).unwrap();
    let text = found.text();
    assert!(text.starts_with("… hay") && text.ends_with('…') && text.contains("hay the needle straw"), "{text}");
    assert!(text.chars().count() < 180);
    assert_eq!(snippet("nothing here", &words), None);
    let wide = "é".repeat(1000);
    assert_eq!(snippet(&format!("{wide} needle"), &words).unwrap().0.last().unwrap(), &("needle".into(), true));
}

#[test]
fn the_nearer_title_comes_first() {
    let order = |text: &str, titles: &[&str]| {
        let words = words(text);
        let scores: Vec<u32> = titles.iter().map(|title| score(title, &[], &words)).collect();
        assert!(scores.is_sorted_by(|a, b| a > b), "{text}: {scores:?}");
    };
    order("paper jam", &["Paper jam", "Paper jam again", "The paper jam", "Jam of paper", "Papers jammed?", "Printer"]);
    order("acao", &["Ação", "Ação civil", "Uma ação", "Acaos", "X"]);
    assert!(score("Printer", &[1042], &words("#1042")) > score("1042", &[7], &words("1042")));
}

#[test]
fn an_empty_question_asks_for_nothing() {
    assert!(Question::parse(" - ").is_empty());
    assert!(!Question::parse("is:archived").is_empty());
}
