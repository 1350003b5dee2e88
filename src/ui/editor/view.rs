//! The line as rows on the screen: where they begin and end, where the cursor stands.
//!
//! The last column is kept free for the cursor: a cursor behind the last letter of a full row has
//! a place of its own there, and the letter typed next shows on the next row.

use std::ops::Range;

use crate::text::{letters, wrap};

/// What of the line is seen in so many columns and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The rows that are seen, top first, each as a range of bytes of the text.
    pub lines: Vec<Range<usize>>,
    /// Row among those that are seen, and column, of the cursor.
    pub cursor: (usize, usize),
    /// How many rows of the text are above the first that is seen.
    pub first: usize,
    /// How many rows the whole text has.
    pub rows_in_all: usize,
    /// The selected bytes of the text.
    pub selection: Option<Range<usize>>,
}

impl View {
    /// Returns the selected bytes of a seen row, where there are any.
    #[must_use]
    pub fn selected_in(&self, row: usize) -> Option<Range<usize>> {
        let (line, selection) = (self.lines.get(row)?, self.selection.as_ref()?);
        let both = line.start.max(selection.start)..line.end.min(selection.end);
        (!both.is_empty()).then_some(both)
    }
}

/// All rows of a text at one width.
pub(super) struct Rows<'a> {
    text: &'a str,
    columns: usize,
    lines: Vec<Range<usize>>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, columns: usize) -> Self {
        Self { text, columns, lines: wrap(text, columns.saturating_sub(1)) }
    }

    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    /// Returns row and column of a byte. A byte where a word was broken between two rows is the
    /// beginning of the second.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let row = self.lines.partition_point(|line| line.start <= at).saturating_sub(1);
        let line = &self.lines[row];
        let before = &self.text[line.start..at.clamp(line.start, line.end)];
        let column: usize = letters(before).map(|letter| letter.columns).sum();
        (row, column.min(self.columns.saturating_sub(1)))
    }

    /// Returns the byte at a row and column, or the nearest of that row; the last row for a row
    /// that is not there.
    pub(super) fn byte_at(&self, row: usize, column: usize) -> usize {
        let row = row.min(self.lines.len() - 1);
        let line = &self.lines[row];
        // Where a word is broken, the row's end is shown on the next row: stay before it.
        let broken = self.lines.get(row + 1).is_some_and(|next| next.start == line.end);
        let mut used = 0;
        let mut at = line.start;
        for letter in letters(&self.text[line.clone()]) {
            used += letter.columns;
            if used > column || (broken && at + letter.text.len() == line.end) {
                break;
            }
            at += letter.text.len();
        }
        at
    }

    /// Returns what is seen in `rows` rows with the cursor as near the middle as can be.
    pub(super) fn view(&self, rows: usize, cursor: usize, selection: Option<Range<usize>>) -> View {
        let rows = rows.max(1);
        let all = self.lines.len();
        let (row, column) = self.place(cursor);
        let first = row.saturating_sub(rows / 2).min(all.saturating_sub(rows));
        View {
            lines: self.lines[first..all.min(first + rows)].to_vec(),
            cursor: (row - first, column),
            first,
            rows_in_all: all,
            selection,
        }
    }
}
