//! What screens are drawn with: text in a place, lists, rules, hints. Everything that comes from
//! outside reaches the screen through [`put`].

pub mod checklist;
pub mod find;
pub mod footer;
pub mod grid;
pub mod pick;
pub mod question;

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::{clip, is_plain, shown, width};

/// Writes text into one row, cut to the area's width; returns the columns it took.
///
/// This is the one way for text to the screen: whatever could steer a terminal is replaced.
pub fn put(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    if area.width == 0 || area.height == 0 {
        return 0;
    }
    let room = usize::from(area.width);
    let plain = is_plain(text);
    let safe = if plain { Cow::Borrowed(text) } else { shown(text) };
    let cut = clip(&safe, room);
    if plain {
        return put_plain(buffer, area, &cut, style);
    }
    let (end, _) = buffer.set_stringn(area.x, area.y, &cut, room, style);
    end.saturating_sub(area.x)
}

/// Writes text of which each character takes one cell.
fn put_plain(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let room = area.width.min(buffer.area.right().saturating_sub(area.x));
    let start = buffer.index_of(area.x, area.y);
    let mut used = 0;
    for (cell, letter) in buffer.content[start..].iter_mut().zip(text.chars()).take(room.into()) {
        cell.set_char(letter).set_style(style);
        used += 1;
    }
    used
}

/// Writes pieces of text one behind the other into one row, up to the first that is cut; returns
/// the columns they took.
pub fn put_all(buffer: &mut Buffer, area: Rect, pieces: &[(&str, Style)]) -> u16 {
    let mut used = 0;
    for (text, style) in pieces {
        let room = from_column(area, used);
        used += put(buffer, room, text, *style);
        if width(&shown(text)) > usize::from(room.width) {
            break;
        }
    }
    used
}

/// Writes text at the right end of a row; returns the columns it took.
pub fn put_right(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let columns = u16::try_from(width(&shown(text))).unwrap_or(u16::MAX).min(area.width);
    put(buffer, from_column(area, area.width - columns), text, style)
}

/// Gives a whole row a style.
pub fn paint(buffer: &mut Buffer, area: Rect, style: Style) {
    buffer.set_style(area, style);
}

/// Empties an area, so that what lies below does not show through.
pub fn wipe(buffer: &mut Buffer, area: Rect) {
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

/// Draws a vertical rule down a column.
pub fn rule(buffer: &mut Buffer, area: Rect, style: Style) {
    for y in area.top()..area.bottom() {
        put(buffer, Rect { y, height: 1, width: 1, ..area }, "│", style);
    }
}

/// Returns the row `index` of an area; empty where it has no such row.
#[must_use]
pub fn row(area: Rect, index: u16) -> Rect {
    if index >= area.height {
        return Rect { height: 0, ..area };
    }
    Rect { y: area.y + index, height: 1, ..area }
}

/// Returns the area without its first rows.
#[must_use]
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// Returns the area without its first columns.
#[must_use]
pub fn from_column(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// Returns the first row of a list in which the selected one of many stands in the middle.
#[must_use]
pub fn first_row(selected: usize, count: usize, rows: usize) -> usize {
    selected.saturating_sub(rows / 2).min(count.saturating_sub(rows))
}

/// Draws a box with a title and returns the area inside.
pub fn frame(buffer: &mut Buffer, area: Rect, title: &str, style: Style) -> Rect {
    wipe(buffer, area);
    if area.width < 4 || area.height < 3 {
        return Rect { width: 0, height: 0, ..area };
    }
    let line = "─".repeat(usize::from(area.width - 2));
    put(buffer, row(area, 0), &format!("┌{line}┐"), style);
    put(buffer, row(area, area.height - 1), &format!("└{line}┘"), style);
    for y in 1..area.height - 1 {
        put(buffer, row(area, y), "│", style);
        put(buffer, from_column(row(area, y), area.width - 1), "│", style);
    }
    let head = Rect { x: area.x + 2, width: area.width - 4, height: 1, ..area };
    put(buffer, head, &format!(" {title} "), style);
    Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
}

/// Returns an area in the middle of another, at most this large.
#[must_use]
pub fn middle(area: Rect, columns: u16, rows: u16) -> Rect {
    let (width, height) = (columns.min(area.width), rows.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}
