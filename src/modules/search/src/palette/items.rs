//! What the palette offers, in sections.

use kernel::search::{Found, Marked, Word, fits, mark};
use ui::i18n::{format, of_resource, text};
use ui::page::Here;
use ui::prelude::*;

use super::Place;
use crate::find::line::{address, facts, icon};
use crate::marks::{Bookmark, Visited};

/// What choosing something does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Theme(Theme),
    Language(Locale),
    Help,
    Favourites,
    /// Keeps the open page at hand, or no longer.
    Star,
    SignOut,
    /// The button of the open page at that place.
    OnPage(usize),
}

/// Where an entry leads or what it does.
#[derive(Clone, PartialEq, Eq)]
pub enum Does {
    Go(String),
    Act(Act),
}

/// One line.
#[derive(Clone, PartialEq)]
pub struct Item {
    pub icon: &'static str,
    pub label: Marked,
    pub snippet: Option<Marked>,
    pub facts: String,
    pub keys: Option<String>,
    pub does: Does,
}

impl Item {
    pub fn new(icon: &'static str, label: impl Into<String>, does: Does) -> Self {
        let label = Marked(vec![(label.into(), false)]);
        Self { icon, label, snippet: None, facts: String::new(), keys: None, does }
    }

    pub fn keys(self, keys: impl Into<String>) -> Self {
        Self { keys: Some(keys.into()), ..self }
    }
}

/// Lines under a heading.
#[derive(Clone, PartialEq)]
pub struct Section {
    pub title: String,
    pub items: Vec<Item>,
}

/// Those whose label fits what is typed, marked; all of them when nothing is.
pub fn fitting(title: &str, items: Vec<Item>, words: &[Word], most: usize) -> Option<Section> {
    let mut items: Vec<Item> = if words.is_empty() {
        items
    } else {
        let fit = items.into_iter().filter(|item| fits(&item.label.text(), words));
        fit.map(|item| Item { label: mark(&item.label.text(), words), ..item }).collect()
    };
    items.truncate(most);
    (!items.is_empty()).then(|| Section { title: title.to_owned(), items })
}

/// Each way and each deed once, where it comes first.
pub fn once(mut sections: Vec<Section>) -> Vec<Section> {
    let mut seen: Vec<Does> = Vec::new();
    for section in &mut sections {
        section.items.retain(|item| {
            let new = !seen.contains(&item.does);
            if new {
                seen.push(item.does.clone());
            }
            new
        });
    }
    sections.retain(|section| !section.items.is_empty());
    sections
}

/// What was opened last.
pub fn recent(here: Here, locale: Locale, visited: &[Visited]) -> Vec<Item> {
    let item = |it: &Visited| {
        let href = here.record(&it.resource, it.id)?;
        let facts = of_resource(locale, &it.resource, "one");
        Some(Item { facts, ..Item::new(icon(&it.resource), it.title.clone(), Does::Go(href)) })
    };
    visited.iter().filter_map(item).collect()
}

/// What is kept at hand.
pub fn favourites(here: Here, kept: &[Bookmark]) -> Vec<Item> {
    kept.iter().map(|it| Item::new("star", it.label.clone(), Does::Go(here.link(&it.path)))).collect()
}

/// The pages of the navigation.
pub fn pages(here: Here, locale: Locale, places: &[Place]) -> Vec<Item> {
    let item = |place: &Place| {
        let item = Item::new(place.icon, text(locale, place.label), Does::Go(here.link(place.path)));
        Item { keys: place.key.map(|key| format!("g {key}")), ..item }
    };
    places.iter().map(item).collect()
}

/// The records that the server found, and the way to all of them.
pub fn records(here: Here, locale: Locale, found: &Found) -> Vec<Section> {
    let section = |group: &kernel::search::Group| {
        let title = of_resource(locale, &group.resource, "title");
        let mut items: Vec<Item> = group
            .hits
            .iter()
            .filter_map(|hit| {
                let does = Does::Go(address(here, &group.resource, hit)?);
                let (label, snippet) = (hit.title.clone(), hit.snippet.clone().map(|(_, text)| text));
                let facts = facts(locale, &group.resource, hit);
                Some(Item { label, snippet, facts, ..Item::new(icon(&group.resource), "", does) })
            })
            .collect();
        if group.count.value > group.hits.len() as u64 {
            let pairs = [("q".to_owned(), found.asked.clone()), ("in".to_owned(), group.resource.clone())];
            let href = here.link(&format!("/search{}", kernel::query::query_string(&pairs)));
            let count = format::number(locale, group.count.value.try_into().unwrap_or(i64::MAX));
            let count = if group.count.capped { format!("{count}+") } else { count };
            let args = [("count", Arg::from(count)), ("what", Arg::from(title.clone()))];
            items.push(Item::new("list", ui::i18n::format(locale, key::SEARCH_ALL_OF, &args), Does::Go(href)));
        }
        (!items.is_empty()).then_some(Section { title, items })
    };
    found.groups.iter().filter_map(section).collect()
}

/// The page with everything.
pub fn everything(here: Here, locale: Locale, words: &str) -> Item {
    let href = here.link(&format!("/search{}", kernel::query::query_string(&[("q".to_owned(), words.to_owned())])));
    let label = format(locale, key::PALETTE_EVERYTHING, &[("words", Arg::from(words.to_owned()))]);
    Item::new("search", label, Does::Go(href))
}
