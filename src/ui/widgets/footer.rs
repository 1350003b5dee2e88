//! The last row: the keys that work now, with what they do, as many as fit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{from_column, put};
use crate::locale::Lang;
use crate::locale::ui::Hint;
use crate::text::width;
use crate::ui::event::Key;
use crate::ui::theme::Theme;

/// One key of the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyHint {
    /// The key.
    pub key: Key,
    /// What it does.
    pub hint: Hint,
}

/// Where the hints stand in the row: the index of each that fits, its column and its width.
///
/// The last one stands at the right end and always gets its place: it is the help.
#[must_use]
pub fn places(lang: Lang, area: Rect, hints: &[KeyHint]) -> Vec<(usize, u16, u16)> {
    let wide = |hint: &KeyHint| {
        let columns = width(&hint.key.name()) + 1 + width(hint.hint.text(lang));
        u16::try_from(columns).unwrap_or(u16::MAX)
    };
    let Some((last, others)) = hints.split_last() else { return Vec::new() };
    let end = area.width.saturating_sub(wide(last) + 1);
    let mut column = 1;
    let mut places = Vec::new();
    for (index, hint) in others.iter().enumerate() {
        if column + wide(hint) + 2 > end {
            break;
        }
        places.push((index, column, wide(hint)));
        column += wide(hint) + 3;
    }
    places.push((others.len(), end, wide(last)));
    places
}

/// Draws the row.
pub fn draw(buffer: &mut Buffer, lang: Lang, theme: Theme, area: Rect, hints: &[KeyHint]) {
    for (index, column, _) in places(lang, area, hints) {
        let hint = &hints[index];
        if index > 0 && index + 1 < hints.len() {
            put(buffer, from_column(area, column - 2), "·", theme.faint());
        }
        let used = put(buffer, from_column(area, column), &hint.key.name(), theme.key());
        put(buffer, from_column(area, column + used + 1), hint.hint.text(lang), theme.text());
    }
}
