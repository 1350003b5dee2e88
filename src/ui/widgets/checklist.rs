//! What the meeting still lacks: a row each, and below them all about the one that is selected.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{below, first_row, frame, from_column, paint, put, put_right, row};
use crate::locale::Lang;
use crate::locale::finding::CheckWord;
use crate::locale::ui::Word;
use crate::text::{clip, width, wrap};
use crate::ui::checklist::{Checklist, Row};
use crate::ui::theme::Theme;

/// Rows above the list: how many there are.
const HEAD_ROWS: u16 = 1;
/// Most rows below it.
const FOOT_ROWS: usize = 9;
/// Columns of the sign before a row.
const SIGN: u16 = 2;
/// Columns that the words of a row have at least.
const WORDS: u16 = 30;

/// Returns what is told of the selected row, line by line; the first of each part is marked.
fn foot(lang: Lang, list: &Checklist, columns: usize) -> Vec<(String, bool)> {
    let Some(row) = list.row() else { return Vec::new() };
    let weight = if row.blocks { CheckWord::Blocks } else { CheckWord::Warns };
    let source = match &*row.source {
        "" => CheckWord::NoSource.text(lang).to_owned(),
        source => CheckWord::Source.fill(lang, &[("source", source)]),
    };
    let parts = [
        format!("{} ({})", row.text, weight.text(lang)),
        source,
        CheckWord::Key.fill(lang, &[("key", &row.key)]),
        CheckWord::Command.fill(lang, &[("command", &row.command)]),
    ];
    let lines = parts.iter().enumerate().flat_map(|(part, text)| {
        let lines = wrap(text, columns);
        lines.into_iter().map(move |line| (text[line].to_owned(), part == 0))
    });
    lines.take(FOOT_ROWS).collect()
}

/// Returns where the rows lie, and which is the first that is seen.
fn layout(lang: Lang, list: &Checklist, inside: Rect) -> (Rect, usize) {
    let told = foot(lang, list, usize::from(inside.width.max(1))).len();
    let told = u16::try_from(told).unwrap_or(0) + u16::from(told > 0);
    let head = HEAD_ROWS + trouble_rows(list, inside.width);
    let rows = below(inside, head);
    let rows = Rect { height: rows.height.saturating_sub(told).max(1), ..rows };
    (rows, first_row(list.selected, list.rows.len(), rows.height.into()))
}

fn trouble_rows(list: &Checklist, columns: u16) -> u16 {
    let lines = list.trouble.as_ref().map(|text| wrap(text, usize::from(columns.max(1))).len());
    u16::try_from(lines.unwrap_or(0)).unwrap_or(0)
}

/// Which row of the list lies at a row of the screen, if any.
#[must_use]
pub fn row_at(lang: Lang, list: &Checklist, area: Rect, y: u16) -> Option<usize> {
    let inside = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    };
    let (rows, first) = layout(lang, list, inside);
    let offset = y.checked_sub(rows.y).filter(|offset| *offset < rows.height)?;
    let at = first + usize::from(offset);
    (at < list.rows.len()).then_some(at)
}

/// Draws the list.
pub(super) fn draw(buffer: &mut Buffer, lang: Lang, theme: Theme, area: Rect, list: &Checklist) {
    let inside = frame(buffer, area, Word::CheckTitle.text(lang), theme.heading(false));
    let (rows, first) = layout(lang, list, inside);
    let trouble = trouble_rows(list, inside.width);
    if let Some(text) = &list.trouble {
        let lines = wrap(text, usize::from(inside.width.max(1)));
        for (offset, line) in (0..).zip(lines) {
            put(buffer, row(inside, offset), &text[line], theme.alarm());
        }
    }
    put(buffer, row(inside, trouble), &list.summary(lang), theme.name());
    for (offset, (at, each)) in (0..rows.height).zip(list.rows.iter().enumerate().skip(first)) {
        let line = row(rows, offset);
        draw_row(buffer, theme, line, each);
        if at == list.selected {
            paint(buffer, line, theme.selected());
        }
    }
    let told = foot(lang, list, usize::from(inside.width.max(1)));
    let foot = below(inside, rows.y - inside.y + rows.height + 1);
    for (offset, (line, is_first)) in (0..foot.height).zip(&told) {
        let style = if *is_first { theme.name() } else { theme.text() };
        put(buffer, row(foot, offset), line, style);
    }
}

/// Draws one row: whether it stands against closing, whether it is of the present step, what it
/// is, and which key goes there. What does not fit is told whole below.
fn draw_row(buffer: &mut Buffer, theme: Theme, line: Rect, each: &Row) {
    let (sign, style) = match (each.blocks, each.is_of_step) {
        (true, true) => ("✗▸", theme.alarm()),
        (true, false) => ("✗", theme.alarm()),
        (false, true) => ("·▸", theme.wanting()),
        (false, false) => ("·", theme.wanting()),
    };
    put(buffer, line, sign, style);
    let words = from_column(line, SIGN + 1);
    let room = words.width.saturating_sub(WORDS.min(words.width)).saturating_sub(2);
    let key = clip(&each.key, usize::from(room));
    let taken = u16::try_from(width(&key)).unwrap_or(0) + 2;
    let words = Rect { width: words.width.saturating_sub(taken), ..words };
    put(buffer, words, &each.text, theme.text());
    put_right(buffer, line, &key, theme.key());
}
