//! Addresses to queries and back, and the refusals.

use super::*;
use crate::choices;
use crate::schema::{choice, number, person, text, time};
use crate::time::DAY;
use crate::{Time, Zone};

choices! { pub enum Mood { Good = 1 "good" Green "smile", Bad = 2 "bad" Red "frown" } }

fn schema() -> Schema {
    Schema::new("things", "things")
        .field(number("number"))
        .field(text("title", 100).search())
        .field(choice("mood", Mood::CHOICES))
        .field(person("owner"))
        .field(time("created_at"))
}

fn parse(address: &[(&str, &str)]) -> Result<ListQuery> {
    let pairs: Vec<_> = address.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    ListQuery::parse(&schema(), &pairs)
}

#[test]
fn a_choice_survives_as_name_and_as_rank() {
    for mood in Mood::ALL {
        assert_eq!(Mood::from_name(mood.name()), Some(*mood));
        assert_eq!(Mood::from_rank(mood.rank()), Some(*mood));
    }
}

#[test]
fn an_address_survives_the_round_trip() {
    let pairs =
        [("q", "a b&c"), ("mood", "good,bad"), ("created_at.from", "-7d"), ("sort", "-number"), ("limit", "50")];
    let query = parse(&pairs).unwrap();
    assert_eq!(query.address(), "?q=a%20b%26c&mood=good,bad&created_at.from=-7d&sort=-number&limit=50");
    assert_eq!(ListQuery::parse(&schema(), &query.pairs()).unwrap(), query);
}

#[test]
fn repeated_parameters_of_a_form_add_up_and_empty_ones_are_absent() {
    let query = parse(&[("mood", "good"), ("mood", "bad"), ("owner", ""), ("q", "")]).unwrap();
    assert_eq!(query.values("mood", Op::Is), ["good", "bad"]);
    assert!(query.values("owner", Op::Is).is_empty());
}

#[test]
fn hostile_names_and_values_are_malformed() {
    for (name, value) in [
        ("id; drop table", "1"),
        ("password", "x"),
        ("mood", "angry"),
        ("mood.from", "good"),
        ("mood.like", "good"),
        ("owner", "you"),
        ("created_at", "2026-01-01"),
        ("created_at.from", "yesterday-ish"),
        ("number", "1e3"),
        ("sort", "title"),
        ("sort", "-number;--"),
        ("limit", "0"),
        ("limit", "1000"),
        ("columns", "number,secret"),
        ("archived", "maybe"),
    ] {
        assert!(matches!(parse(&[(name, value)]), Err(Error::Malformed { .. })), "{name}={value}");
    }
}

#[test]
fn relative_dates_follow_the_zone() {
    let zone = Zone { name: "T".into(), transitions: vec![(0, -10_800)] };
    let now = Time(20 * DAY + 3_600_000); // 22:00 of the day before, three hours west
    let (from, until) = When::parse("today").unwrap().resolve(now, &zone);
    assert_eq!((from, until), (Time(19 * DAY + 10_800_000), Time(20 * DAY + 10_800_000)));
    assert_eq!(When::parse("+4h").unwrap().resolve(now, &zone).0, now.plus(4 * 3_600_000));
    assert_eq!(When::parse("-9999999d"), None);
}

#[test]
fn groups_survive_the_address_whatever_is_in_them() {
    let tree = "any(mood=good;all(number.from=3;created_at.to=-7d);mood.not=good,bad)";
    let query = parse(&[("where", tree)]).unwrap();
    assert_eq!(query.tree.as_ref().map(ToString::to_string).as_deref(), Some(tree));
    assert_eq!(ListQuery::parse(&schema(), &query.pairs()).unwrap(), query);
    assert!(query.narrows());
    let odd = Filter { field: "owner".into(), op: Op::Is, values: vec!["a;b(c)d,e%f".into(), "ü".into()] };
    let odd = Tree::Any(vec![Tree::Is(odd)]);
    assert_eq!(Tree::parse(&odd.to_string()), Some(odd));
}

#[test]
fn hostile_groups_are_malformed() {
    let deep = format!("{}mood=good{}", "all(".repeat(40), ")".repeat(40));
    let many = format!("any({})", vec!["mood=good"; 60].join(";"));
    let hostile = [
        "any()",
        "any(",
        "any(mood=good",
        "any(mood=good))",
        "mood",
        "=",
        "any(mood=good;)",
        "none(mood=good)",
        "any(mood=mad)",
        "any(id=1)",
        "any(mood.like=good)",
        "any(mood=)",
        "any(mood=%zz)",
        "any(created_at=-7d)",
        "any(title.has=x)",
        "1=1) OR (1=1",
        &deep,
        &many,
    ];
    for tree in hostile {
        assert!(matches!(parse(&[("where", tree)]), Err(Error::Malformed { .. })), "{tree}");
    }
}

#[test]
fn a_list_is_sorted_by_up_to_three_fields_each_once() {
    assert_eq!(parse(&[("sort", "-number,mood")]).unwrap().address(), "?sort=-number,mood");
    for sort in ["number,number", "number,-number", "number,", ",", "number,mood,created_at,number", "title", "-"] {
        assert!(parse(&[("sort", sort)]).is_err(), "{sort}");
    }
}

#[test]
fn a_layout_is_of_a_field_that_fits_it() {
    for layout in ["board:mood", "calendar:created_at", "calendar:created_at:2026-11"] {
        assert_eq!(parse(&[("as", layout)]).unwrap().address(), format!("?as={layout}"));
    }
    for layout in [
        "board",
        "board:title",
        "board:mood:x",
        "calendar:mood",
        "calendar:created_at:2026-13",
        "list:mood",
        ":",
        "calendar:created_at:26-1",
        "calendar:created_at:2026-11:x",
    ] {
        assert!(parse(&[("as", layout)]).is_err(), "{layout}");
    }
}
