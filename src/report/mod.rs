//! Reports: from the bytes of a file to an outline and to doubts about it. Pure: no disk, no
//! clock.
//!
//! The way of a report: `decode` (bytes to text, or a refusal) → `lines` (paragraphs that know
//! their line) → `marker` (number, letter or bullet at the head of each) → `title` → `tree`
//! (what stands under what) → `outline` (headings, items, roles). Words and numbers stay as
//! written; matching happens on a folded shadow with the rows of `grammar`, the only file that
//! has words of reports. Whatever was guessed is told as a [`Doubt`] with its line.

mod decode;
mod docx;
mod doubt;
mod encoding;
mod grammar;
mod lines;
pub mod lint;
mod marker;
mod marks;
pub mod members;
pub mod mend;
mod outline;
mod part;
mod reason;
mod title;
mod tree;
mod unreadable;

#[cfg(test)]
mod tests;

pub use docx::BadDocx;
pub use doubt::{Doubt, DoubtKind, LeftOut};
pub use encoding::Encoding;
pub use grammar::is_list;
pub use reason::{Confidence, Reason};
pub use unreadable::Unreadable;

use std::borrow::Cow;

use crate::limits;
use crate::session::outline::Outline;
use lines::{Line, Odd};
use reason::Told;
use tree::Tree;

/// A report as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Sections with roles, shortcomings, causes, lessons, remedies.
    pub outline: Outline,
    /// What was guessed and what is odd, by line.
    pub doubts: Vec<Doubt>,
}

/// How a report is to be read; by default as it says itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadAs {
    /// The old encoding or font that its letters have.
    pub encoding: Option<Encoding>,
    /// The part of a larger report that is the review.
    pub part: Option<Part>,
}

/// Which part of a report is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it, though one part looks like the review.
    Whole,
    /// The part of this number, from 1.
    Number(u32),
}

/// Reads a report: plain text in UTF-8 or UTF-16 with byte order mark, lines ended by LF, CRLF or
/// CR; or a document of a word processor (.docx), each paragraph and each row of a table a line.
///
/// # Errors
/// What the file is instead, or which limit it breaks. A report without any known heading is no
/// error: its outline is empty and the doubts say so.
pub fn read(bytes: &[u8], how: ReadAs) -> Result<Reading, Unreadable> {
    let (text, mut doubts) = text_of(bytes, how)?;
    doubts.extend(lines::old_font(&text));
    let mut odd = Odd::default();
    let lines = lines::cleaned(&text, &mut odd);
    let mut told = vec![Told::UNTOLD; lines.len()];
    let (reading, wrong) = understand(lines, odd, doubts, how.part, &mut told);
    match wrong {
        Some(wrong) => Err(wrong),
        None => Ok(reading),
    }
}

/// Returns the text of a report, whatever its file is, with what was odd about the file.
fn text_of(bytes: &[u8], how: ReadAs) -> Result<(Cow<'_, str>, Vec<Doubt>), Unreadable> {
    if !decode::is_docx(bytes) {
        return Ok((decode::text(bytes, how.encoding)?, Vec::new()));
    }
    let (size, max) = (bytes.len() as u64, limits::DOCX_BYTES);
    if size > max {
        return Err(Unreadable::TooLarge { bytes: size, max });
    }
    let mut doubts = Vec::new();
    let text = docx::text(bytes, &mut doubts)?;
    let text = match how.encoding {
        Some(encoding) => decode::converted(text.into(), encoding)?,
        None => text.into(),
    };
    decode::check(&text)?;
    Ok((text, doubts))
}

/// Makes the outline of lines, and tells by row what each was taken for and why. What would keep
/// it from being read is told besides: while a report is mended that hinders nothing.
fn understand(
    lines: Vec<Line<'_>>,
    odd: Odd,
    mut doubts: Vec<Doubt>,
    part: Option<Part>,
    told: &mut [Told],
) -> (Reading, Option<Unreadable>) {
    let mut lines = lines::paragraphs(lines, odd, told, &mut doubts);
    let mut title = title::take_title(&mut lines, told, &mut doubts);
    let chosen = part::choose(&mut lines, &mut title, part, told, &mut doubts);
    title::cut_end(&mut lines, told, &mut doubts);
    let tree = Tree::grow(lines);
    let (outline, found) = outline::build(&tree, title, told);
    doubts.extend(found);
    let (count, max) = (outline.shortcomings.len(), limits::SHORTCOMINGS);
    let many = (count > max).then_some(Unreadable::TooManyShortcomings { count, max });
    (Reading { outline, doubts: doubt::in_order(doubts) }, chosen.err().or(many))
}
