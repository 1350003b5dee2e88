//! A question with its choices, above a screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pick::lines_of;
use super::{below, frame, from_column, middle, paint, put, put_right, row};
use crate::locale::Lang;
use crate::locale::ui::Word;
use crate::ui::overlay::Question;
use crate::ui::theme::Theme;

/// Where a question lies on a screen of this size.
#[must_use]
pub fn area(question: &Question, screen: Rect) -> Rect {
    let columns = screen.width.saturating_sub(4).min(76);
    let lines = lines(question, columns.saturating_sub(4)) + question.choices.len() + 3;
    let rows = u16::try_from(lines).unwrap_or(u16::MAX);
    middle(screen, columns, screen.height.saturating_sub(2).min(rows))
}

fn lines(question: &Question, columns: u16) -> usize {
    question.paragraphs.iter().map(|paragraph| lines_of(paragraph, columns).count()).sum()
}

/// Returns how many rows of its text are seen.
#[must_use]
pub fn text_rows(question: &Question, area: Rect) -> usize {
    usize::from(area.height).saturating_sub(question.choices.len() + 3)
}

/// Returns how many lines of its text are not seen.
#[must_use]
pub fn hidden_lines(question: &Question, area: Rect) -> usize {
    lines(question, area.width.saturating_sub(4)).saturating_sub(text_rows(question, area))
}

/// Which choice lies in a row, if any.
#[must_use]
pub fn choice_at(question: &Question, area: Rect, y: u16) -> Option<usize> {
    let first = usize::from(area.y) + text_rows(question, area) + 2;
    let index = usize::from(y).checked_sub(first)?;
    (index < question.choices.len()).then_some(index)
}

/// Draws a question.
pub fn draw(buffer: &mut Buffer, lang: Lang, theme: Theme, area: Rect, question: &Question) {
    let inside = frame(buffer, area, question.title.text(lang), theme.alarm());
    let rows = u16::try_from(text_rows(question, area)).unwrap_or(u16::MAX);
    let lines = question.paragraphs.iter().flat_map(|each| lines_of(each, inside.width));
    for (offset, line) in (0..rows).zip(lines.skip(question.top)) {
        let style = if line.heading { theme.name() } else { theme.text() };
        put(buffer, row(inside, offset), line.text, style);
    }
    let hidden = hidden_lines(question, area).saturating_sub(question.top);
    let list = below(inside, rows);
    if hidden > 0 {
        let more = Word::More.fill(lang, &[("count", &hidden.to_string())]);
        put_right(buffer, row(list, 0), &more, theme.key());
    }
    for (offset, (index, way)) in (1..).zip(question.choices.iter().enumerate()) {
        let line = row(list, offset);
        let is_selected = index == question.selected;
        put(buffer, line, if is_selected { "›" } else { " " }, theme.key());
        put(buffer, from_column(line, 2), way.label().text(lang), theme.text());
        if is_selected {
            paint(buffer, line, theme.selected());
        }
    }
}
