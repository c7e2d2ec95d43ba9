use super::*;
use kernel::Uuid;
use kernel::choices;
use kernel::schema::{choice, number, person, tags, text, time};
use std::sync::LazyLock;

choices! { pub enum Status { Open = 1 "open" Blue "circle-dot", OnHold = 2 "on_hold" Neutral "pause" } }

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("tickets", "tickets")
        .field(number("number"))
        .field(text("title", 100).title().list())
        .field(choice("status", Status::CHOICES))
        .field(person("assignee"))
        .field(tags("tags"))
        .field(time("created_at"))
});

fn said(locale: Locale, search: &str) -> Vec<String> {
    let query = super::super::address::parse(&SCHEMA, super::super::address::pairs(search)).unwrap();
    let names = vec![(Uuid::from_u128(7), "Ana Souza".to_owned())];
    chips(locale, &SCHEMA, &query, &names)
        .into_iter()
        .map(|chip| format!("{}: {} → {}", chip.label, chip.value, chip.without.address()))
        .collect()
}

#[test]
fn choices_are_named() {
    assert_eq!(said(Locale::En, "status=open,on_hold"), ["Status: Open, On hold → "]);
    assert_eq!(said(Locale::PtBr, "status=on_hold&q=x&after=c"), ["Status: Em espera → ?q=x"]);
    assert_eq!(said(Locale::En, "status.not=open"), ["Status: not Open → "]);
}

#[test]
fn people_are_named_where_their_names_are_known() {
    let id = Uuid::from_u128(7);
    assert_eq!(said(Locale::En, &format!("assignee=me,none,{id}")), ["Assignee: Me, Unassigned, Ana Souza → "]);
    assert_eq!(said(Locale::En, &format!("assignee={}", Uuid::from_u128(8))), ["Assignee: Unknown → "]);
}

#[test]
fn both_ends_of_a_range_are_one_chip() {
    assert_eq!(said(Locale::En, "created_at.from=-7d"), ["Created: from 7 days ago → "]);
    assert_eq!(said(Locale::En, "created_at.to=2026-01-31"), ["Created: until Jan 31, 2026 → "]);
    assert_eq!(
        said(Locale::En, "created_at.from=today&created_at.to=today&status=open").first().unwrap(),
        "Created: today → ?status=open"
    );
    assert_eq!(said(Locale::En, "created_at.to=now&created_at.from=-7d"), ["Created: 7 days ago – now → "]);
    assert_eq!(said(Locale::Es, "number.from=1000"), ["Número: desde 1.000 → "]);
}

#[test]
fn the_archive_is_said_and_left() {
    assert_eq!(said(Locale::En, "archived=true&tags=a,b"), ["Tags: a, b → ?archived=true", ": Archived → ?tags=a,b"]);
    assert!(said(Locale::En, "q=only+words").is_empty());
}
