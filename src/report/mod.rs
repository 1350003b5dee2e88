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
mod outline;
mod title;
mod tree;

#[cfg(test)]
mod tests;

pub use decode::{Encoding, Unreadable};
pub use doubt::{Doubt, DoubtKind};

use crate::limits;
use crate::session::outline::Outline;
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
    let mut doubts = Vec::new();
    let mut lines = lines::paragraphs(text, &mut doubts);
    let title = title::take_title(&mut lines, &mut doubts);
    title::cut_end(&mut lines, &mut doubts);
    let tree = Tree::grow(lines);
    let (outline, found) = outline::build(&tree, title);
    let count = outline.shortcomings.len();
    if count > limits::SHORTCOMINGS {
        return Err(Unreadable::TooManyShortcomings { count, max: limits::SHORTCOMINGS });
    }
    doubts.extend(found);
    Ok(Reading { outline, doubts: doubt::in_order(doubts) })
}
