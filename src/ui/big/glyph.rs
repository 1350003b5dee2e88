//! One letter as a picture of points.

/// A letter and its points, without the empty columns and rows around them.
#[derive(Debug)]
pub(super) struct Glyph {
    pub(super) letter: char,
    /// Columns of points.
    pub(super) width: u8,
    /// Empty rows of points above it.
    pub(super) top: u8,
    /// Its rows of points from above, each of as many hexadecimal digits as its columns need, the
    /// leftmost point in the highest bit.
    pub(super) rows: &'static str,
}

/// Makes a glyph, short enough for a row of a table.
pub(super) const fn g(letter: char, width: u8, top: u8, rows: &'static str) -> Glyph {
    Glyph { letter, width, top, rows }
}

impl Glyph {
    /// Tells whether there is a point in this column and row of points, from 0.
    pub(super) fn point(&self, column: usize, row: usize) -> bool {
        let digits = usize::from(self.width).div_ceil(4);
        let Some(row) = row.checked_sub(usize::from(self.top)) else { return false };
        let digit = self.rows.as_bytes().get(row * digits + column / 4);
        let bits = digit.and_then(|digit| char::from(*digit).to_digit(16)).unwrap_or(0);
        column < usize::from(self.width) && bits >> (3 - column % 4) & 1 == 1
    }
}
