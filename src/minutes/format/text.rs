//! Plain text, wrapped: to be read anywhere, mailed, printed.

use crate::minutes::block::{Block, Column, Line, Origin, Paper, Run, Style, Table};
use crate::text::{width, wrap};

/// Columns of a line.
const COLUMNS: usize = 80;
/// Indent of a paragraph's first line.
const INDENT: usize = 4;
/// A word longer than this may be broken in a table.
const LONG_WORD: usize = 12;
/// Blank columns between two columns.
const GAP: usize = 2;

/// A line of a paper as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Its words, set in as they are printed.
    pub text: String,
    /// What of the session it comes from.
    pub from: Option<Origin>,
    /// Whether it is a heading.
    pub is_heading: bool,
}

/// Returns the whole file.
pub(in crate::minutes) fn write(paper: &Paper) -> String {
    let lines = lines(paper, COLUMNS);
    lines.into_iter().map(|line| line.text + "\n").collect()
}

/// Returns the lines of a paper, wrapped to so many columns.
pub(in crate::minutes) fn lines(paper: &Paper, columns: usize) -> Vec<Printed> {
    let mark = paper.draft.as_ref().map(|draft| [format!("{draft:>columns$}"), String::new()]);
    let mut out: Vec<Printed> = Vec::new();
    for part in &paper.parts {
        if !out.is_empty() {
            out.extend([String::new(), "─".repeat(columns), String::new()].map(plain));
        }
        out.extend(mark.clone().into_iter().flatten().map(plain));
        out.extend(lines_of_part(part, columns));
    }
    out
}

fn lines_of_part(part: &[Block], columns: usize) -> Vec<Printed> {
    let mut out = Vec::new();
    let mut before = None;
    for block in part {
        if before.is_some_and(|before| is_parted(before, block)) {
            out.push(plain(String::new()));
        }
        let is_heading = matches!(block, Block::Heading { .. });
        out.extend(lines_of(block, columns).into_iter().map(|text| Printed {
            text: text.trim_end().to_owned(),
            from: block.origin().cloned(),
            is_heading,
        }));
        before = Some(block);
    }
    out
}

fn plain(text: String) -> Printed {
    Printed { text, from: None, is_heading: false }
}

/// Tells whether an empty line stands between two blocks.
fn is_parted(before: &Block, block: &Block) -> bool {
    !matches!(
        (before, block),
        (Block::Centred(_), Block::Centred(_)) | (Block::Item { .. }, Block::Item { .. })
    )
}

fn lines_of(block: &Block, room: usize) -> Vec<String> {
    match block {
        Block::Columns(left, right) => columns(left, right, room),
        Block::Centred(line) => wrapped(&line.text, room).map(|line| centred(line, room)).collect(),
        Block::Heading { number, text, .. } => hanging(number, text, room),
        Block::Item { mark, text } => hanging(mark, text, room),
        Block::Text { runs, .. } => paragraph(runs, room),
        Block::Table(table) => grid(table, room),
    }
}

fn wrapped(text: &str, columns: usize) -> impl Iterator<Item = &str> {
    wrap(text, columns).into_iter().map(|range| &text[range])
}

fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

fn centred(text: &str, columns: usize) -> String {
    let before = columns.saturating_sub(width(text)) / 2;
    padded(&format!("{}{text}", " ".repeat(before)), columns)
}

/// A paragraph with its first line indented.
fn paragraph(runs: &[Run], room: usize) -> Vec<String> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    // The indent is letters that no break is made at, then blanks again.
    let indent = "\u{a0}".repeat(INDENT);
    let whole = format!("{indent}{}", text.trim_start());
    wrapped(&whole, room)
        .map(|line| match line.strip_prefix(&indent) {
            Some(rest) => format!("{}{rest}", " ".repeat(INDENT)),
            None => line.to_owned(),
        })
        .collect()
}

/// Words beside a mark.
fn hanging(mark: &str, text: &str, room: usize) -> Vec<String> {
    if mark.is_empty() {
        return wrapped(text, room).map(ToOwned::to_owned).collect();
    }
    let indent = width(mark) + 1;
    let first = |index| if index == 0 { padded(mark, indent) } else { " ".repeat(indent) };
    let lines = wrapped(text, room.saturating_sub(indent).max(1)).enumerate();
    lines.map(|(index, line)| format!("{}{line}", first(index))).collect()
}

fn columns(left: &Column, right: &Column, room: usize) -> Vec<String> {
    let half = (room / 2).saturating_sub(GAP / 2).max(1);
    let (left, right) = (column(left, half), column(right, half));
    let empty = || " ".repeat(half);
    (0..left.len().max(right.len()))
        .map(|row| {
            let left = left.get(row).cloned().unwrap_or_else(empty);
            let right = right.get(row).cloned().unwrap_or_else(empty);
            format!("{left}{}{right}", " ".repeat(GAP))
        })
        .collect()
}

fn column(column: &Column, columns: usize) -> Vec<String> {
    let place = |text: &str| match column.is_left {
        true => padded(text, columns),
        false => centred(text, columns),
    };
    let lines_of = |line: &Line| -> Vec<String> {
        let mut lines: Vec<String> = wrapped(&line.text, columns).map(place).collect();
        if line.style == Style::Ruled {
            let widest = wrapped(&line.text, columns).map(width).max().unwrap_or_default();
            lines.push(place(&"-".repeat(widest)));
        }
        lines
    };
    column.lines.iter().flat_map(lines_of).collect()
}

fn grid(table: &Table, room: usize) -> Vec<String> {
    let widths = widths(table, room);
    let ruler = |sign: &str| {
        let cells: Vec<String> = widths.iter().map(|width| sign.repeat(width + 2)).collect();
        format!("+{}+", cells.join("+"))
    };
    let row = |cells: &[&str]| -> Vec<String> {
        let cells: Vec<Vec<&str>> = (cells.iter().zip(&widths))
            .map(|(cell, width)| wrapped(cell, *width).collect())
            .collect();
        let high = cells.iter().map(Vec::len).max().unwrap_or_default();
        let line = |index: usize| {
            let cells = cells.iter().zip(&widths).map(|(lines, width)| {
                padded(lines.get(index).copied().unwrap_or_default(), *width)
            });
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        (0..high).map(line).collect()
    };
    let mut lines = vec![ruler("-")];
    lines.extend(row(&table.columns.iter().map(|column| column.head.as_str()).collect::<Vec<_>>()));
    lines.push(ruler("="));
    for cells in &table.rows {
        lines.extend(row(&cells.iter().map(String::as_str).collect::<Vec<_>>()));
        lines.push(ruler("-"));
    }
    lines
}

/// How many columns each column of the table has, borders and blanks left out: its share of the
/// line, but as many as its longest word needs.
fn widths(table: &Table, room: usize) -> Vec<usize> {
    let free = room.saturating_sub(3 * table.columns.len() + 1);
    let columns = table.columns.iter().enumerate();
    let needed: Vec<usize> = columns.map(|(at, column)| longest(table, at, &column.head)).collect();
    // `None` while a column has its share.
    let mut widths: Vec<Option<usize>> = vec![None; needed.len()];
    loop {
        let left = free.saturating_sub(widths.iter().flatten().sum());
        let open = table.columns.iter().zip(&widths).filter(|(_, width)| width.is_none());
        let whole: u32 = open.map(|(column, _)| column.share).sum();
        let part = |at: usize| left * table.columns[at].share as usize / whole.max(1) as usize;
        let is_narrow = |at: &usize| widths[*at].is_none() && part(*at) < needed[*at];
        let Some(narrow) = (0..needed.len()).find(is_narrow) else {
            return (0..needed.len()).map(|at| widths[at].unwrap_or_else(|| part(at))).collect();
        };
        widths[narrow] = Some(needed[narrow]);
    }
}

/// How long the longest word of a column is.
fn longest(table: &Table, at: usize, head: &str) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(at)).map(String::as_str);
    let words = [head].into_iter().chain(cells).flat_map(str::split_whitespace);
    words.map(width).max().unwrap_or_default().clamp(1, LONG_WORD)
}
