//! The list of what was found.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pick::draw_field;
use super::{below, frame, from_column, paint, put, put_all, put_right, row};
use crate::locale::Lang;
use crate::locale::ui::{FilterWord, Word};
use crate::text::width;
use crate::ui::find::{Finder, Row};
use crate::ui::theme::Theme;

/// Rows above the list: the frame and the field.
const HEAD: u16 = 2;

/// Draws the list; gives where the cursor is.
pub(super) fn draw(
    buffer: &mut Buffer,
    lang: Lang,
    theme: Theme,
    area: Rect,
    finder: &Finder,
) -> Position {
    let inside = frame(buffer, area, finder.title().text(lang), theme.heading(false));
    let line = row(inside, 0);
    put(buffer, line, "›", theme.key());
    let field = from_column(line, 2);
    let list = below(inside, 1);
    if finder.field.text().is_empty() {
        put(buffer, field, Word::FindHint.text(lang), theme.faint());
        draw_filters(buffer, lang, theme, list, finder);
    } else if finder.count() == 0 && finder.is_settled() {
        put(buffer, row(list, 0), Word::NothingFound.text(lang), theme.faint());
    }
    let cursor = draw_field(buffer, theme, field, &finder.field);
    let count = finder.count().to_string();
    let unread = finder.unread().to_string();
    let unread = Word::FindUnread.fill(lang, &[("count", &unread)]);
    let state = match (finder.is_settled(), finder.unread()) {
        (false, _) => Word::Searching.text(lang),
        (true, 0) if finder.count() == 0 => "",
        (true, 0) => &count,
        (true, _) => &unread,
    };
    put_right(buffer, line, state, theme.faint());
    let first = first_shown(finder, list.height);
    for (offset, entry) in (0..list.height).zip((first..).map_while(|at| finder.row(lang, at))) {
        let place = row(list, offset);
        let gap = if entry.who.is_empty() { "" } else { "  " };
        let pieces = [
            (entry.head.as_str(), theme.faint()),
            ("  ", theme.faint()),
            (entry.who.as_str(), theme.name()),
            (gap, theme.text()),
        ];
        let used = put_all(buffer, place, &pieces);
        draw_words(buffer, theme, from_column(place, used), &entry);
        if first + usize::from(offset) == finder.selected {
            paint(buffer, place, theme.selected());
        }
    }
    cursor
}

/// What narrows what is found; the last two only among several sessions.
const FILTERS: [(&str, FilterWord); 6] = [
    ("by:nva", FilterWord::By),
    ("to:nvb", FilterWord::To),
    ("#2", FilterWord::About),
    ("open", FilterWord::Open),
    ("year:2025", FilterWord::Year),
    ("body:bai-dau", FilterWord::Body),
];
/// How many of them hold in one session.
const IN_ONE: usize = 4;
/// Columns of a filter before its meaning.
const FILTER: u16 = 14;

/// Says which filters there are, while nothing is looked for.
fn draw_filters(buffer: &mut Buffer, lang: Lang, theme: Theme, area: Rect, finder: &Finder) {
    let count = if finder.title() == Word::FindTitle { IN_ONE } else { FILTERS.len() };
    let kind = (FilterWord::KindSample.text(lang), FilterWord::Kind);
    for (offset, (filter, word)) in
        (0..area.height).zip(FILTERS.into_iter().take(count).chain([kind]))
    {
        let line = row(area, offset);
        put(buffer, from_column(line, 2), filter, theme.key());
        put(buffer, from_column(line, 2 + FILTER), word.text(lang), theme.faint());
    }
}

/// Draws the words of what was found, what is looked for in sight and set off.
fn draw_words(buffer: &mut Buffer, theme: Theme, area: Rect, entry: &Row) {
    let words = entry.words.as_str();
    let mut at = entry.hits.first().map_or(0, |hit| seen_from(words, hit, area.width.into()));
    let mut pieces = vec![(if at > 0 { "…" } else { "" }, theme.faint())];
    for hit in &entry.hits {
        if hit.start >= at {
            pieces.push((&words[at..hit.start], theme.text()));
            pieces.push((&words[hit.clone()], theme.key()));
            at = hit.end;
        }
    }
    pieces.push((&words[at..], theme.text()));
    put_all(buffer, area, &pieces);
}

/// Returns from where on words are shown, so that what was found in them is in the window: at the
/// start of a word, not far before it unless they end there.
fn seen_from(words: &str, hit: &Range<usize>, columns: usize) -> usize {
    if width(words) <= columns || width(&words[..hit.end]) < columns {
        return 0;
    }
    let starts = words[..hit.start].rmatch_indices(' ').map(|(at, blank)| at + blank.len());
    let behind = width(&words[hit.start..]);
    let before = (columns / BEFORE).max(columns.saturating_sub(behind + 1));
    let is_near = |at: &usize| width(&words[*at..hit.start]) <= before;
    starts.take_while(is_near).last().unwrap_or(hit.start)
}

/// Which part of the window may lie before what was found.
const BEFORE: usize = 3;

/// Which of what was found lies in a row of the area, if any.
#[must_use]
pub fn hit_at(finder: &Finder, area: Rect, y: u16) -> Option<usize> {
    let rows = area.height.saturating_sub(HEAD + 1);
    let offset = y.checked_sub(area.y + HEAD).filter(|offset| *offset < rows)?;
    let at = first_shown(finder, rows) + usize::from(offset);
    (at < finder.count()).then_some(at)
}

fn first_shown(finder: &Finder, rows: u16) -> usize {
    (finder.selected + 1).saturating_sub(usize::from(rows.max(1)))
}
