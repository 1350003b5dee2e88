//! Face several rows high, for people who sit far from the screen: every letter of Vietnamese
//! with its marks, drawn of half blocks, which every font of a terminal has.
//!
//! The tables of points were made once from two fonts; their heads say how. They stay under the
//! SIL Open Font License, see `OFL.txt`.

mod eight;
mod glyph;
mod sixteen;
#[cfg(test)]
mod tests;
mod twelve;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_normalization::UnicodeNormalization;

use crate::text::{letters, width, wrap_by};
use crate::ui::widgets::{put, row};
use glyph::Glyph;

/// How large letters are, the smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Those of the terminal: one row.
    Plain,
    /// Eight rows, about seven columns each.
    Eight,
    /// Twelve rows, about eleven columns each.
    Twelve,
    /// Sixteen rows, about fourteen columns each.
    Sixteen,
}

/// The letters of one size.
#[derive(Debug)]
struct Table {
    /// Rows of the screen, two rows of points each.
    rows: u16,
    /// Rows between two lines, where marks below would meet those above.
    lead: u16,
    /// Columns between two letters.
    gap: usize,
    /// Columns of a blank, beside the gaps around it.
    blank: usize,
    /// In the order of their letters.
    glyphs: &'static [Glyph],
}

const EIGHT: Table = Table { rows: 8, lead: 1, gap: 1, blank: 3, glyphs: eight::GLYPHS };
const TWELVE: Table = Table { rows: 12, lead: 0, gap: 2, blank: 3, glyphs: twelve::GLYPHS };
const SIXTEEN: Table = Table { rows: 16, lead: 0, gap: 2, blank: 5, glyphs: sixteen::GLYPHS };

/// What is drawn for a letter that is in no table: a box.
const BOX: char = '\u{fffd}';

impl Face {
    /// All sizes, the smallest first.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Eight, Self::Twelve, Self::Sixteen];

    fn table(self) -> Option<&'static Table> {
        match self {
            Self::Plain => None,
            Self::Eight => Some(&EIGHT),
            Self::Twelve => Some(&TWELVE),
            Self::Sixteen => Some(&SIXTEEN),
        }
    }

    /// Returns how many rows of the screen the letters take.
    #[must_use]
    pub fn rows(self) -> u16 {
        self.table().map_or(1, |table| table.rows)
    }

    /// Returns how many rows there are from one line to the next.
    #[must_use]
    pub fn pitch(self) -> u16 {
        self.table().map_or(1, |table| table.rows + table.lead)
    }

    /// Returns how many lines fit in so many rows.
    #[must_use]
    pub fn fit(self, rows: u16) -> usize {
        usize::from((rows + self.pitch() - self.rows()) / self.pitch())
    }

    /// Returns how many rows of the screen so many lines take.
    #[must_use]
    pub fn height(self, lines: usize) -> u16 {
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        lines.saturating_mul(self.pitch()).saturating_sub(self.pitch() - self.rows())
    }

    /// Returns how many columns of the screen a line takes.
    #[must_use]
    pub fn width(self, line: &str) -> usize {
        let Some(table) = self.table() else { return width(line) };
        let wide: usize = letters(line).map(|letter| table.advance(letter.text)).sum();
        wide.saturating_sub(table.gap)
    }

    /// Returns where the lines of a text begin and end, as [`crate::text::wrap`] does.
    #[must_use]
    pub fn wrap(self, text: &str, columns: usize) -> Vec<Range<usize>> {
        match self.table() {
            None => wrap_by(text, columns, |letter| letter.columns),
            // The last letter of a line needs no gap behind it.
            Some(table) => wrap_by(text, columns + table.gap, |letter| table.advance(letter.text)),
        }
    }

    /// Draws one line at the top left of an area, cut where the area ends.
    pub fn draw(self, buffer: &mut Buffer, area: Rect, line: &str, style: Style) {
        let Some(table) = self.table() else {
            put(buffer, row(area, 0), line, style);
            return;
        };
        let glyphs: Vec<_> = letters(line).map(|letter| table.glyph(letter.text)).collect();
        for index in 0..table.rows {
            let points: String = table.row(&glyphs, index).take(area.width.into()).collect();
            put(buffer, row(area, index), &points, style);
        }
    }
}

impl Table {
    /// Returns the glyph of a letter as people see it; `None` for a blank. A letter that is in no
    /// table is drawn as its base letter, or else as a box.
    fn glyph(&self, letter: &str) -> Option<&'static Glyph> {
        let character = letter.nfc().next().filter(|character| !character.is_whitespace())?;
        let character = match character {
            '\u{2010}'..='\u{2012}' | '\u{2212}' => '-',
            character => character,
        };
        let base = std::iter::once(character).nfkd().next();
        let known = [Some(character), base, Some(BOX)].into_iter().flatten();
        known.filter_map(|each| self.find(each)).next()
    }

    fn find(&self, letter: char) -> Option<&'static Glyph> {
        let index = self.glyphs.binary_search_by_key(&letter, |glyph| glyph.letter).ok()?;
        self.glyphs.get(index)
    }

    /// Returns the columns of a letter and of the gap behind it.
    fn advance(&self, letter: &str) -> usize {
        self.columns(self.glyph(letter)) + self.gap
    }

    fn columns(&self, glyph: Option<&Glyph>) -> usize {
        glyph.map_or(self.blank, |glyph| usize::from(glyph.width))
    }

    /// Returns one row of the screen of a line of letters.
    fn row(&self, glyphs: &[Option<&Glyph>], index: u16) -> impl Iterator<Item = char> {
        let upper = usize::from(index) * 2;
        glyphs.iter().flat_map(move |glyph| {
            (0..self.columns(*glyph) + self.gap).map(move |column| {
                let point = |row| glyph.is_some_and(|glyph| glyph.point(column, row));
                match (point(upper), point(upper + 1)) {
                    (false, false) => ' ',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (true, true) => '█',
                }
            })
        })
    }
}
