//! Text on a page, glyph by glyph: what the font has not is shown as its empty box.

use std::collections::HashMap;

use engine::fault;
use kernel::Result;
use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

/// Inter, regular, with the letters of Europe: made from the files of `public/fonts`.
const INTER: &[u8] = include_bytes!("../../../fonts/inter.ttf");
const MORE: &str = "…";

/// The font, and how wide its letters are.
pub struct Face {
    font: Font,
    /// Glyph and width, in parts of the size.
    letters: HashMap<char, (u16, f32)>,
    empty: (u16, f32),
}

impl Face {
    /// # Errors
    /// `Internal` for a font that cannot be read, which it can.
    pub fn new() -> Result<Self> {
        let parsed = ttf_parser::Face::parse(INTER, 0).map_err(fault::internal)?;
        let font = Font::new(INTER.to_vec().into(), 0).ok_or_else(|| fault::internal("the font cannot be read"))?;
        let unit = f32::from(parsed.units_per_em());
        let width = |glyph| parsed.glyph_hor_advance(glyph).map_or(0.5, |advance| f32::from(advance) / unit);
        let mut letters = HashMap::new();
        for table in parsed.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
            if table.is_unicode() {
                table.codepoints(|point| {
                    if let Some((letter, glyph)) = char::from_u32(point).zip(table.glyph_index(point)) {
                        letters.insert(letter, (glyph.0, width(glyph)));
                    }
                });
            }
        }
        Ok(Self { font, letters, empty: (0, width(ttf_parser::GlyphId(0))) })
    }

    fn letter(&self, letter: char) -> (u16, f32) {
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        self.letters.get(&letter).copied().unwrap_or(self.empty)
    }

    /// In points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.letter(letter).1).sum::<f32>() * size
    }

    /// As much of a text as there is room for.
    pub fn fitting(&self, text: &str, size: f32, room: f32) -> String {
        if self.width(text, size) <= room {
            return text.to_owned();
        }
        let (mut left, mut fits) = (room - self.width(MORE, size), String::new());
        for letter in text.chars() {
            left -= self.letter(letter).1 * size;
            if left < 0.0 {
                break;
            }
            fits.push(letter);
        }
        fits.truncate(fits.trim_end().len());
        fits + MORE
    }

    /// Writes on the line at `y`, beginning at `x`.
    pub fn write(&self, surface: &mut Surface<'_>, x: f32, y: f32, size: f32, text: &str) {
        let glyphs: Vec<KrillaGlyph> = text
            .char_indices()
            .map(|(at, letter)| {
                let (glyph, width) = self.letter(letter);
                KrillaGlyph::new(GlyphId::new(glyph.into()), width, 0.0, 0.0, 0.0, at..at + letter.len_utf8(), None)
            })
            .collect();
        surface.draw_glyphs(Point::from_xy(x, y), &glyphs, self.font.clone(), text, size, false);
    }
}
