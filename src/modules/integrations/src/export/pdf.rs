//! A list as it is seen, on pages for people: its columns, its order, who made it and when, numbered. The font is the
//! product's own, so that names keep their accents.

use engine::fault;
use kernel::{Error, Kind, Result, Row, Rule, Schema};
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::PathBuilder;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use ui::i18n::{key, text};

use super::words::Words;

mod type_setting;

use type_setting::Face;

/// A4, lying, in points.
const WIDTH: f32 = 842.0;
const HEIGHT: f32 = 595.0;
const MARGIN: f32 = 36.0;
/// Between lines of the table.
const LINE: f32 = 16.0;
const SMALL: f32 = 8.0;
const BODY: f32 = 9.0;
const TITLE: f32 = 15.0;
/// From the top of a page to the first record.
const HEAD: f32 = MARGIN + 58.0;
/// Kept in memory until the last page is numbered.
pub const MOST: usize = 10_000;

/// Pages on their way.
pub struct Sheets {
    /// Place of each column among the fields, and its share of the width.
    columns: Vec<(usize, f32)>,
    heads: Vec<String>,
    lines: Vec<Vec<String>>,
    schema: &'static Schema,
    /// What was asked, in words.
    question: String,
    words: Words,
}

impl Sheets {
    /// Of the columns that the list shows: the ones of its address, else the schema's.
    pub fn new(schema: &'static Schema, shown: &[String], question: String, words: Words) -> Self {
        let fields = schema.fields.iter().enumerate();
        let mut columns: Vec<(usize, f32)> = if shown.is_empty() {
            fields.filter(|(_, field)| field.listed).map(|(place, field)| (place, share(field.kind))).collect()
        } else {
            let place = |name: &String| schema.fields.iter().position(|field| field.name == name);
            let found = shown.iter().filter_map(place);
            found.filter_map(|place| Some((place, share(schema.fields.get(place)?.kind)))).collect()
        };
        let all: f32 = columns.iter().map(|(_, share)| share).sum();
        for (_, share) in &mut columns {
            *share *= (WIDTH - 2.0 * MARGIN) / all.max(1.0);
        }
        let heads = columns.iter().filter_map(|(place, _)| Some(words.label(schema.fields.get(*place)?))).collect();
        Self { columns, heads, lines: Vec::new(), schema, question, words }
    }

    /// # Errors
    /// `Invalid` with `TooMany` for more than anybody reads on paper.
    pub fn rows(&mut self, rows: &[Row]) -> Result<()> {
        if self.lines.len() + rows.len() > MOST {
            return Err(Error::invalid("records", Rule::TooMany(MOST)));
        }
        for row in rows {
            let value = |(place, _): &(usize, f32)| {
                let (field, cell) = (self.schema.fields.get(*place)?, row.cells.get(*place)?);
                Some(self.words.value(field, cell))
            };
            self.lines.push(self.columns.iter().filter_map(value).collect());
        }
        Ok(())
    }

    /// # Errors
    /// `Internal` when the pages cannot be put together.
    pub fn finish(self) -> Result<Vec<u8>> {
        let (face, mut document) = (Face::new()?, Document::new());
        let each = ((HEIGHT - HEAD - MARGIN) / LINE) as usize;
        let pages = self.lines.len().div_ceil(each).max(1);
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| fault::internal("a page without a size"))?;
        for number in 0..pages {
            let mut page = document.start_page_with(settings.clone());
            let mut surface = page.surface();
            self.head(&face, &mut surface, number + 1, pages);
            for (place, line) in self.lines.iter().skip(number * each).take(each).enumerate() {
                let y = HEAD + (place as f32 + 0.7) * LINE;
                self.line(&face, &mut surface, line, y, BODY);
                rule(&mut surface, HEAD + (place as f32 + 1.0) * LINE, 220);
            }
            surface.finish();
            page.finish();
        }
        document.finish().map_err(|error| fault::internal(format!("a PDF: {error:?}")))
    }

    fn head(&self, face: &Face, surface: &mut Surface<'_>, page: usize, pages: usize) {
        let Words { locale, who, at, .. } = &self.words;
        ink(surface, 20);
        face.write(surface, MARGIN, MARGIN + 14.0, TITLE, &self.words.title());
        ink(surface, 100);
        let made = format!("{} · {who} · {}", self.lines.len(), self.words.time(*at));
        let made = if self.question.is_empty() { made } else { format!("{made} · {}", self.question) };
        face.write(surface, MARGIN, MARGIN + 28.0, SMALL, &face.fitting(&made, SMALL, WIDTH - 2.0 * MARGIN - 90.0));
        let numbered = format!("{} {page} / {pages}", text(*locale, key::EXPORT_PAGE));
        face.write(surface, WIDTH - MARGIN - face.width(&numbered, SMALL), MARGIN + 28.0, SMALL, &numbered);
        self.line(face, surface, &self.heads, MARGIN + 50.0, SMALL);
        rule(surface, HEAD, 120);
        ink(surface, 20);
    }

    fn line(&self, face: &Face, surface: &mut Surface<'_>, cells: &[String], y: f32, size: f32) {
        let mut x = MARGIN;
        for (cell, (_, width)) in cells.iter().zip(&self.columns) {
            face.write(surface, x, y, size, &face.fitting(cell, size, width - 6.0));
            x += width;
        }
    }
}

/// How much room a kind of value takes beside others.
const fn share(kind: Kind) -> f32 {
    match kind {
        Kind::Text(_) | Kind::Prose(_) | Kind::Link(_) => 2.0,
        Kind::Number => 0.7,
        _ => 1.2,
    }
}

fn grey(level: u8) -> rgb::Color {
    rgb::Color::new(level, level, level)
}

fn ink(surface: &mut Surface<'_>, level: u8) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: grey(level).into(), opacity: NormalizedF32::ONE, ..Fill::default() }));
}

/// A line from margin to margin.
fn rule(surface: &mut Surface<'_>, y: f32, level: u8) {
    let mut path = PathBuilder::new();
    path.move_to(MARGIN, y);
    path.line_to(WIDTH - MARGIN, y);
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: grey(level).into(), width: 0.4, ..Stroke::default() }));
    surface.draw_path(&path);
    ink(surface, 20);
}
