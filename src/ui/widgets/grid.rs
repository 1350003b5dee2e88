//! The matrix: a table that scrolls both ways under heads that stay.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{below, first_row, frame, from_column, paint, put, put_all, put_right, row};
use crate::locale::Lang;
use crate::locale::matrix::{self, MatrixWord};
use crate::session::matrix::{Place, View};
use crate::text::{width, wrap};
use crate::ui::grid::Grid;
use crate::ui::theme::Theme;

/// Rows above the table: the names of the three tables, and the heads of the columns.
const HEAD_ROWS: u16 = 2;
/// Rows below it: what the cell under the cursor tells, and what the signs mean.
const FOOT_ROWS: u16 = 3;
/// Columns of the narrowest and the widest head of a row that is a name.
const NAME: (u16, u16) = (14, 26);
/// Columns of a number.
const NUMBER: u16 = 6;
/// Columns of a cell that holds a word or two.
const WORDS: u16 = 12;
/// Columns of a cell that holds a number under a longer head.
const COUNT: u16 = 9;
/// Columns of a cell that holds how much is promised, and by when.
const PROMISE: u16 = 20;
/// Columns of the narrowest and the widest cell that holds names.
const NAMES: (u16, u16) = (18, 60);

/// Where the table's parts lie.
struct Layout {
    /// The cells.
    list: Rect,
    /// Columns of the heads of rows.
    head: u16,
    /// Columns of each column.
    wide: Vec<u16>,
    /// The first row and the first column that are seen.
    first: (usize, usize),
}

impl Layout {
    fn of(grid: &Grid, inside: Rect) -> Self {
        let list = below(inside, HEAD_ROWS);
        let list = Rect { height: list.height.saturating_sub(FOOT_ROWS), ..list };
        let (head, wide) = widths(grid, inside.width);
        let (at, to) = grid.spot();
        let top = first_row(at, grid.rows(), list.height.into());
        let room = inside.width.saturating_sub(head);
        let taken = |from: usize| wide[from..=to].iter().sum::<u16>();
        let left = (0..=to).find(|from| taken(*from) <= room).unwrap_or(to);
        Self { list, head, wide, first: (top, left) }
    }

    /// Each column that is seen, whole or in part: which, where it begins, how wide it is.
    fn columns(&self) -> impl Iterator<Item = (usize, u16, u16)> {
        let mut x = self.head;
        let seen = self.wide.iter().enumerate().skip(self.first.1);
        seen.map_while(move |(at, wide)| {
            let begin = x;
            x = x.saturating_add(*wide);
            (begin < self.list.width).then_some((at, begin, *wide))
        })
    }
}

/// Returns the columns of the heads of rows, and of each column of the table.
fn widths(grid: &Grid, room: u16) -> (u16, Vec<u16>) {
    let count = grid.matrix.columns(grid.view);
    let (names, wide): (Option<usize>, Vec<u16>) = match grid.view {
        View::Said => (None, (0..count).map(|at| said(grid, at)).collect()),
        View::People => (Some(5), vec![WORDS, WORDS, WORDS, COUNT, WORDS, NAMES.0]),
        View::Shortcomings => (Some(2), vec![WORDS, COUNT, NAMES.0, PROMISE]),
    };
    let mut wide = wide;
    let longest = grid.session.members.iter().map(|member| width(&member.name)).max();
    let longest = u16::try_from(longest.unwrap_or(0) + 2).unwrap_or(NAME.1);
    let mut head = match grid.view {
        View::Shortcomings => NAME.0,
        _ => longest.clamp(NAME.0, NAME.1),
    };
    head = head.min(room / 3);
    let mut left = room.saturating_sub(head + wide.iter().sum::<u16>());
    if let Some(at) = names {
        // The words of shortcomings and the names share what is left.
        let is_shared = grid.view == View::Shortcomings;
        let more = if is_shared { left / 3 } else { left }.min(NAMES.1 - NAMES.0);
        wide[at] += more;
        left -= more;
    }
    if grid.view == View::Shortcomings {
        head += left;
    }
    (head, wide)
}

/// Returns the columns of a number: a person's own shortcoming has his name in its head.
fn said(grid: &Grid, at: usize) -> u16 {
    let id = at.checked_sub(1).and_then(|at| grid.matrix.shortcomings.get(at));
    let found = id.and_then(|id| grid.session.shortcoming(id));
    match at {
        0 => 10,
        _ if found.is_some_and(|found| found.of.is_some()) => NAME.0,
        _ => NUMBER,
    }
}

/// Draws the matrix.
pub(super) fn draw(buffer: &mut Buffer, lang: Lang, theme: Theme, area: Rect, grid: &Grid) {
    let title = MatrixWord::Title.text(lang);
    let inside = frame(buffer, area, title, theme.heading(false));
    let layout = Layout::of(grid, inside);
    tabs(buffer, lang, theme, row(inside, 0), grid);
    heads(buffer, lang, theme, row(inside, 1), grid, &layout);
    let (at, to) = grid.spot();
    let rows = layout.first.0..grid.rows();
    for (offset, index) in (0..layout.list.height).zip(rows) {
        let line = row(layout.list, offset);
        let name = matrix::row(lang, &grid.session, &grid.matrix, grid.view, index);
        let head = Rect { width: layout.head.saturating_sub(1), ..line };
        put(buffer, head, &name, if index == at { theme.now() } else { theme.name() });
        for (column, x, wide) in layout.columns() {
            let place = grid.matrix.at(grid.view, index, column);
            let cell = Rect { width: wide.saturating_sub(1), ..from_column(line, x) };
            let cell = Rect { width: cell.width.min(line.width.saturating_sub(x)), ..cell };
            let text = matrix::cell(lang, &grid.session, &grid.matrix, place);
            put(buffer, cell, &text, style_of(theme, grid, place, &text));
            if (index, column) == (at, to) {
                paint(buffer, cell, theme.selected());
            }
        }
    }
    foot(buffer, lang, theme, inside, grid);
    let below = grid.rows().saturating_sub(layout.first.0 + usize::from(layout.list.height));
    if below > 0 {
        let text = MatrixWord::More.fill(lang, &[("count", &below.to_string())]);
        let line = row(area, area.height.saturating_sub(1));
        let line = Rect { width: line.width.saturating_sub(2), ..line };
        put_right(buffer, line, &format!(" {text} "), theme.key());
    }
}

fn style_of(theme: Theme, grid: &Grid, place: Place, text: &str) -> Style {
    let is_zero = match place {
        Place::Counted(cell) => grid.matrix.number(cell) == 0,
        Place::Critics(at) => grid.matrix.person(at).is_none_or(|each| each.critics.is_empty()),
        Place::Responsible(at) => {
            let id = grid.matrix.shortcomings.get(at);
            id.is_none_or(|id| grid.session.answering(id).is_empty())
        }
    };
    match (is_zero, text) {
        (false, _) => theme.text(),
        (true, "·" | "–") => theme.faint(),
        (true, _) => theme.wanting(),
    }
}

/// The names of the three tables, the one that is shown between brackets.
fn tabs(buffer: &mut Buffer, lang: Lang, theme: Theme, line: Rect, grid: &Grid) {
    let mut used = 0;
    for view in View::ALL {
        let name = matrix::view(lang, view);
        let is_shown = view == grid.view;
        let (text, style) = match is_shown {
            true => (format!("[{name}]"), theme.name()),
            false => (format!(" {name} "), theme.faint()),
        };
        used += put(buffer, from_column(line, used), &text, style) + 1;
    }
}

/// The heads of the columns, with signs where more lie beside.
fn heads(buffer: &mut Buffer, lang: Lang, theme: Theme, line: Rect, grid: &Grid, layout: &Layout) {
    let corner = Rect { width: layout.head.saturating_sub(1), ..line };
    let is_cut = layout.first.1 > 0;
    let sign = if is_cut { " ◂" } else { "" };
    let name = matrix::corner(lang, grid.view);
    put_all(buffer, corner, &[(name, theme.faint()), (sign, theme.key())]);
    let mut end = layout.head;
    let mut last = 0;
    for (column, x, wide) in layout.columns() {
        let cell = from_column(line, x);
        let cell = Rect { width: wide.saturating_sub(1).min(cell.width), ..cell };
        let text = matrix::column(lang, &grid.session, &grid.matrix, grid.view, column);
        let style = if column == grid.spot().1 { theme.now() } else { theme.name() };
        put(buffer, cell, &text, style);
        (end, last) = (x + wide, column);
    }
    if last + 1 < layout.wide.len() || end > line.width {
        put_right(buffer, line, "▸", theme.key());
    }
}

/// What the cell under the cursor tells in full, what it is about, and what the signs mean.
fn foot(buffer: &mut Buffer, lang: Lang, theme: Theme, inside: Rect, grid: &Grid) {
    let foot = below(inside, inside.height.saturating_sub(FOOT_ROWS));
    if grid.rows() > 0 {
        let (session, counts, spot) = (&grid.session, &grid.matrix, grid.spot());
        let text = matrix::detail(lang, session, counts, grid.view, spot);
        let lines = wrap(&text, usize::from(foot.width).max(1));
        let about = matrix::about(lang, session, counts, counts.at(grid.view, spot.0, spot.1));
        if let (1, Some(about)) = (lines.len(), about) {
            put(buffer, row(foot, 1), &about, theme.faint());
        }
        for (offset, line) in (0..FOOT_ROWS - 1).zip(lines) {
            put(buffer, row(foot, offset), &text[line], theme.text());
        }
    }
    put(buffer, row(foot, FOOT_ROWS - 1), MatrixWord::Legend.text(lang), theme.faint());
}

/// Returns which cell lies under a place of the screen.
#[must_use]
pub fn cell_at(grid: &Grid, area: Rect, x: u16, y: u16) -> Option<(usize, usize)> {
    let inside = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    };
    let layout = Layout::of(grid, inside);
    let offset = y.checked_sub(layout.list.y).filter(|offset| *offset < layout.list.height)?;
    let at = layout.first.0 + usize::from(offset);
    let x = x.checked_sub(inside.x)?;
    let hit = layout.columns().find(|(_, begin, wide)| (*begin..begin + wide).contains(&x));
    hit.map(|(column, _, _)| (at, column)).filter(|_| at < grid.rows())
}
