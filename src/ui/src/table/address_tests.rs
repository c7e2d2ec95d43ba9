use super::*;
use kernel::choices;
use kernel::schema::{choice, link, number, person, prose, tags, text, time};
use std::sync::LazyLock;

choices! { pub enum Mood { Good = 1 "good" Green "heart", Bad = 2 "bad" Red "ban" } }

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("things", "things")
        .field(number("number").list())
        .field(text("title", 100).title().list().sort())
        .field(prose("story", 100))
        .field(choice("mood", Mood::CHOICES).list())
        .field(person("owner"))
        .field(link("parent", "things"))
        .field(tags("tags"))
        .field(time("created_at"))
});

fn read(search: &str) -> ListQuery {
    parse(&SCHEMA, pairs(search)).unwrap()
}

#[test]
fn decodes_what_forms_and_links_send() {
    let name = |search: &str| pairs(search).into_iter().next().map(|(_, value)| value).unwrap_or_default();
    assert_eq!(name("?q=a+b%26c%2B"), "a b&c+");
    assert_eq!(name("q=100%25"), "100%");
    assert_eq!(name("q=%e2%9c%93"), "✓");
    assert_eq!(name("q=%zz%4"), "%zz%4");
    assert_eq!(name("q=%ff"), "\u{fffd}");
    assert_eq!(pairs("?"), []);
    assert_eq!(pairs("a&b=1=2&&"), [("a".into(), String::new()), ("b".into(), "1=2".into())]);
}

#[test]
fn one_list_has_one_address() {
    assert_eq!(read("columns=number&columns=title&columns=mood&sort=-created_at&limit=25&q=").address(), "");
    assert_eq!(read("columns=title&columns=owner").address(), "?columns=title,owner");
    assert_eq!(read("mood=good&mood=bad").address(), "?mood=good,bad");
}

#[test]
fn a_date_field_replaces_the_relative_date_kept_beside_it() {
    assert_eq!(read("created_at.from=-7d&created_at.from=2026-01-01").address(), "?created_at.from=2026-01-01");
    assert_eq!(read("created_at.from=-7d&created_at.from=").address(), "?created_at.from=-7d");
}

#[test]
fn unknown_and_hostile_parameters_are_malformed() {
    for search in ["?tab=1", "?columns=story", "?mood=x", "?sort=owner", "?owner=%27%20OR%201=1", "?limit=9999"] {
        assert!(matches!(parse(&SCHEMA, pairs(search)), Err(Error::Malformed { .. })), "{search}");
    }
    let many: String = (0..500).map(|n| ["&p", &n.to_string(), "=1"].concat()).collect::<Vec<_>>().concat();
    assert!(parse(&SCHEMA, pairs(&many)).is_err());
}

#[test]
fn sorting_turns_around_and_back() {
    let by = |query: &ListQuery, name: &str| toggled(&SCHEMA, query.clone(), SCHEMA.get(name).unwrap());
    let query = read("?mood=bad&after=xyz");
    let title = by(&query, "title");
    assert_eq!(title.address(), "?mood=bad&sort=title", "from the first page");
    assert_eq!(by(&title, "title").address(), "?mood=bad&sort=-title");
    assert_eq!(by(&title, "number").address(), "?mood=bad&sort=-number");
    assert_eq!(by(&query, "created_at").address(), "?mood=bad&sort=created_at", "it ran by it already");
    assert_eq!(by(&by(&query, "created_at"), "created_at").address(), "?mood=bad");
    assert_eq!(direction(&SCHEMA, &query, "created_at"), Some(Direction::Descending));
    assert_eq!(direction(&SCHEMA, &title, "created_at"), None);
}

#[test]
fn sorting_by_one_more_keeps_what_there_is() {
    let by = |query: &ListQuery, name: &str| added(&SCHEMA, query.clone(), SCHEMA.get(name).unwrap());
    let query = by(&read("?sort=title"), "number");
    assert_eq!(query.address(), "?sort=title,-number");
    assert_eq!(
        (rank(&query, "title"), rank(&query, "number"), rank(&read("?sort=title"), "title")),
        (Some(1), Some(2), None)
    );
    assert_eq!(by(&query, "title").address(), "?sort=-title,-number", "turned where it stands");
    assert_eq!(by(&read(""), "mood").address(), "?sort=-created_at,mood", "after the usual order");
    assert_eq!(by(&by(&query, "mood"), "created_at").address(), "?sort=-number,mood,-created_at", "the last three");
}

#[test]
fn a_form_loses_nothing_that_it_does_not_show() {
    let query = read(
        "?q=a&mood=good&mood.not=bad&number=7&number.from=1&created_at.from=-7d&created_at.to=2026-01-31\
         &sort=title&limit=50&columns=title&archived=true&after=x",
    );
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        kept(&SCHEMA, &query),
        [
            pair("mood.not", "bad"),
            pair("number", "7"),
            pair("created_at.from", "-7d"),
            pair("sort", "title"),
            pair("limit", "50")
        ]
    );
}

#[test]
fn a_column_moves_by_one_place_and_stays_within_the_table() {
    let by =
        |search: &str, name: &str, by: isize| swapped(&SCHEMA, read(search), SCHEMA.get(name).unwrap(), by).address();
    assert_eq!(by("", "mood", -1), "?columns=number,mood,title");
    assert_eq!(by("?columns=number,mood,title", "mood", 1), "", "as the schema has it");
    assert_eq!(by("", "number", -1), "");
    assert_eq!(by("", "mood", 1), "");
    assert_eq!(by("", "owner", 1), "", "not shown");
}

#[test]
fn columns_follow_the_address_or_the_schema() {
    let names = |search: &str| shown(&SCHEMA, &read(search)).iter().map(|field| field.name).collect::<Vec<_>>();
    assert_eq!(names(""), ["number", "title", "mood"]);
    assert_eq!(names("?columns=owner,number"), ["owner", "number"]);
}
