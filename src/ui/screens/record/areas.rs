//! Where things lie on the record screen, and how far the remarks are scrolled.

use ratatui::layout::Rect;

use super::{Focus, Record};
use crate::ui::event::Size;

/// From this width on all three panels stand side by side.
const THREE_COLUMNS: u16 = 110;
/// From this width on agenda and shortcomings stand beside the remarks, one above the other.
const TWO_COLUMNS: u16 = 76;
/// The line never takes more than this part of the rows.
const LINE_SHARE: u16 = 3;

/// Where things lie. A panel that is not shown has no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Areas {
    /// The first row.
    pub(super) title: Rect,
    /// The agenda with its heading.
    pub(super) agenda: Rect,
    /// The remarks with their heading.
    pub(super) remarks: Rect,
    /// The shortcomings with their heading.
    pub(super) shortcomings: Rect,
    /// What the remark in the line will be, and the save mark.
    pub(super) chips: Rect,
    /// The line.
    pub(super) line: Rect,
    /// The last row.
    pub(super) footer: Rect,
}

/// Which part of the remarks is seen: the last line in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Anchor {
    /// Which remark.
    pub(super) entry: usize,
    /// Which of its lines, from 0.
    pub(super) line: usize,
}

/// Lays the screen out.
pub(super) fn areas(record: &Record, size: Size) -> Areas {
    let whole = Rect { x: 0, y: 0, width: size.columns, height: size.rows };
    let part = |y: u16, height: u16| Rect { y, height, ..whole };
    let most = (whole.height / LINE_SHARE).max(1);
    let wrapped = record.line.rows(line_columns(size));
    let line_rows = u16::try_from(wrapped).unwrap_or(most).clamp(1, most);
    let line = part(whole.height.saturating_sub(1 + line_rows), line_rows);
    let chips = part(line.y.saturating_sub(1), 1);
    let middle = part(1, chips.y.saturating_sub(1));
    let mut areas = Areas {
        title: part(0, 1),
        chips,
        line,
        footer: part(whole.height.saturating_sub(1), 1),
        ..Areas::default()
    };
    let columns = |x: u16, width: u16| Rect { x, width, ..middle };
    if whole.width >= THREE_COLUMNS {
        let side = (whole.width / 5).clamp(26, 40);
        areas.agenda = columns(0, side);
        areas.remarks = columns(side + 1, whole.width - 2 * side - 2);
        areas.shortcomings = columns(whole.width - side, side);
    } else if whole.width >= TWO_COLUMNS {
        let side = 27;
        let (left, top) = (columns(0, side), middle.height - middle.height * 2 / 5);
        areas.agenda = Rect { height: top, ..left };
        areas.shortcomings = Rect { y: left.y + top, height: left.height - top, ..left };
        areas.remarks = columns(side + 1, whole.width - side - 1);
    } else {
        match record.focus {
            Focus::Agenda => areas.agenda = middle,
            Focus::Shortcomings => areas.shortcomings = middle,
            Focus::Line | Focus::Remarks => areas.remarks = middle,
        }
    }
    areas
}

/// Returns how many columns the text of the line has.
pub(super) fn line_columns(size: Size) -> usize {
    usize::from(size.columns.saturating_sub(4).max(1))
}

impl Anchor {
    /// Moves the window up by so many lines, not beyond the point at which it is full.
    pub(super) fn up(self, lines: usize, rows: usize, height: impl Fn(usize) -> usize) -> Self {
        let top = Self::full(rows, &height);
        let mut at = self;
        let mut left = lines;
        loop {
            if at.line >= left {
                at.line -= left;
                break;
            }
            if at.entry == 0 {
                return top;
            }
            left -= at.line + 1;
            at = Self { entry: at.entry - 1, line: height(at.entry - 1).saturating_sub(1) };
        }
        if (at.entry, at.line) < (top.entry, top.line) { top } else { at }
    }

    /// Moves the window down by so many lines; `None` where the end is reached.
    pub(super) fn down(
        self,
        lines: usize,
        count: usize,
        height: impl Fn(usize) -> usize,
    ) -> Option<Self> {
        let mut at = self;
        let mut left = lines;
        loop {
            let behind = height(at.entry).saturating_sub(at.line + 1);
            if left <= behind {
                at.line += left;
                break;
            }
            left -= behind + 1;
            at = Self { entry: at.entry + 1, line: 0 };
            if at.entry >= count {
                return None;
            }
        }
        let is_end = at.entry + 1 == count && at.line + 1 == height(at.entry);
        (!is_end).then_some(at)
    }

    /// Returns the highest place at which the window is still full: its first line is the first
    /// of all.
    fn full(rows: usize, height: &impl Fn(usize) -> usize) -> Self {
        let mut left = rows.saturating_sub(1);
        let mut entry = 0;
        loop {
            let lines = height(entry);
            if lines == 0 || left < lines {
                return Self { entry, line: left };
            }
            left -= lines;
            entry += 1;
        }
    }
}
