//! Reports: from the bytes of a file to an outline and to doubts about it. Pure: no disk, no
//! clock.
//!
//! The way of a report: `decode` (bytes to text, or a refusal) → `lines` (paragraphs that know
//! their line) → `marker` (number, letter or bullet at the head of each) → `title` → `tree`
//! (what stands under what) → `outline` (headings, items, roles). Words and numbers stay as
//! written; matching happens on a folded shadow with the rows of `grammar`, the only file that
//! has words of reports. Whatever was guessed is told as a [`Doubt`] with its line.

mod decode;
mod doubt;
mod grammar;
mod lines;
mod marker;
pub mod members;
pub mod mend;
mod outline;
mod title;
mod tree;

#[cfg(test)]
mod tests;

pub use decode::{Encoding, Unreadable};
pub use doubt::{Doubt, DoubtKind};
pub use grammar::is_list;

use crate::limits;
use crate::session::outline::Outline;
use lines::{Line, Odd};
use mend::Taken;
use tree::Tree;

/// A report as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Sections with roles, shortcomings, causes, lessons, remedies.
    pub outline: Outline,
    /// What was guessed and what is odd, by line.
    pub doubts: Vec<Doubt>,
}

/// Reads a report: plain text in UTF-8, with or without byte order mark, lines ended by LF,
/// CRLF or CR.
///
/// # Errors
/// What the file is instead, or which limit it breaks. A report without any known heading is no
/// error: its outline is empty and the doubts say so.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let text = decode::text(bytes)?;
    let mut odd = Odd::default();
    let lines = lines::cleaned(text, &mut odd);
    let doubts = decode::guess_in_text(text).map(mend::old_font).into_iter().collect();
    let mut taken = vec![Taken::Paragraph; lines.len()];
    let reading = understand(lines, odd, doubts, &mut taken);
    check_count(&reading.outline)?;
    Ok(reading)
}

/// Makes the outline of lines, and tells by row what each was taken for.
fn understand(
    lines: Vec<Line<'_>>,
    odd: Odd,
    mut doubts: Vec<Doubt>,
    taken: &mut [Taken],
) -> Reading {
    let mut lines = lines::paragraphs(lines, odd, taken, &mut doubts);
    let title = title::take_title(&mut lines, taken, &mut doubts);
    title::cut_end(&mut lines, taken, &mut doubts);
    let tree = Tree::grow(lines);
    let (outline, found) = outline::build(&tree, title, taken);
    doubts.extend(found);
    Reading { outline, doubts: doubt::in_order(doubts) }
}

fn check_count(outline: &Outline) -> Result<(), Unreadable> {
    let (count, max) = (outline.shortcomings.len(), limits::SHORTCOMINGS);
    if count > max { Err(Unreadable::TooManyShortcomings { count, max }) } else { Ok(()) }
}
