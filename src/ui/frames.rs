//! Frames one after the other: what is drawn anew, what stays, what the terminal is told of.
//!
//! Two sheets take turns: one holds what the terminal shows, on the other the next frame is drawn.
//! A key leaves most of the screen as it was, so a sheet whose panels were drawn from what they
//! would be drawn from now keeps them; and of rows that are equal nothing is asked or sent.

use std::mem;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use crate::session::Instant;
use crate::ui::event::Size;
use crate::ui::model::Model;
use crate::ui::screens::record::Panels;
use crate::ui::view::{draw, panels};

/// The frames of one terminal.
#[derive(Debug)]
pub struct Frames {
    next: Sheet,
    shown: Sheet,
}

/// A frame, and what its panels were drawn from where they can stay.
#[derive(Debug)]
struct Sheet {
    buffer: Buffer,
    panels: Option<Panels>,
}

impl Sheet {
    fn empty(size: Size) -> Self {
        let area = Rect { x: 0, y: 0, width: size.columns, height: size.rows };
        Self { buffer: Buffer::empty(area), panels: None }
    }

    fn row(&self, y: u16) -> &[Cell] {
        let columns = usize::from(self.buffer.area.width);
        self.buffer.content.chunks(columns.max(1)).nth(y.into()).unwrap_or_default()
    }

    /// Returns the cells of a row as a frame of their own.
    fn strip(&self, y: u16) -> Buffer {
        let area = Rect { y, height: 1, ..self.buffer.area };
        Buffer { area, content: self.row(y).to_vec() }
    }
}

/// The rows that differ between two frames, as they were and as they are.
#[derive(Debug)]
pub struct Changes(Vec<(Buffer, Buffer)>);

impl Changes {
    /// Returns the cells that differ, with column and row, from the top.
    pub fn cells(&self) -> impl Iterator<Item = (u16, u16, &Cell)> {
        self.0.iter().flat_map(|(was, is)| was.diff_iter(is))
    }
}

impl Frames {
    /// Starts on a terminal of this size that shows nothing.
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self { next: Sheet::empty(size), shown: Sheet::empty(size) }
    }

    /// Draws the next frame; gives what differs from the last, and where the cursor is.
    pub fn draw(&mut self, model: &Model, now: Instant) -> (Changes, Option<Position>) {
        let panels = panels(model, now);
        let stay = rows_of(panels.as_ref(), &self.next);
        let (columns, content) = (self.next.buffer.area.width, &mut self.next.buffer.content);
        for (y, row) in (0..).zip(content.chunks_mut(usize::from(columns).max(1))) {
            if !stay.contains(&y) {
                row.iter_mut().for_each(Cell::reset);
            }
        }
        let cursor = draw(model, now, &mut self.next.buffer, !stay.is_empty());
        let same = if stay.is_empty() { stay } else { rows_of(panels.as_ref(), &self.shown) };
        self.next.panels = panels;
        let rows = 0..self.next.buffer.area.height;
        let differ = |y: &u16| !same.contains(y) && self.shown.row(*y) != self.next.row(*y);
        let strips = |y: u16| (self.shown.strip(y), self.next.strip(y));
        let changes = Changes(rows.filter(differ).map(strips).collect());
        mem::swap(&mut self.next, &mut self.shown);
        (changes, cursor)
    }

    /// Returns the frame that was drawn last.
    #[must_use]
    pub fn last(&self) -> &Buffer {
        &self.shown.buffer
    }
}

/// Returns the rows of the panels on a sheet where they were drawn from the same.
fn rows_of(panels: Option<&Panels>, sheet: &Sheet) -> Range<u16> {
    match (panels, &sheet.panels) {
        (Some(panels), Some(drawn)) if panels == drawn => panels.rows(),
        _ => 0..0,
    }
}
