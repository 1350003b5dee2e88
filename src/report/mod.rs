//! Reports: bytes to an outline that knows where each line came from, with a list of doubts.
//!
//! Nothing of words or numbers is altered. What was guessed is said: a wrong silent guess is
//! worse than a question.

mod doubts;
mod grammar;
mod lines;
pub mod members;
mod tree;

#[cfg(test)]
mod tests;

use crate::session::outline::{Outline, Role};

/// What was understood of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The report.
    pub outline: Outline,
    /// What a careful reader would ask about, in the order of the lines.
    pub doubts: Vec<Doubt>,
}

/// Why a report cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It has no words.
    Empty,
    /// It is no text.
    Binary,
    /// It is text of two bytes a letter.
    Utf16,
    /// It is no UTF-8: most likely an old Vietnamese encoding.
    NotUtf8 {
        /// The first bad line, from 1.
        line: u32,
        /// The first bad column in letters, from 1.
        column: u32,
    },
    /// It has more bytes than are read.
    TooLarge {
        /// How many it has.
        bytes: u64,
        /// How many are read.
        max: u64,
    },
    /// It has more lines than are read.
    TooManyLines {
        /// How many are read.
        max: usize,
    },
    /// One of its lines is longer than a line may be.
    LineTooLong {
        /// Which line.
        line: u32,
        /// How long a line may be, in bytes.
        max: usize,
    },
    /// It is an old Word file (.doc).
    OldWord,
    /// It is a Word file (.docx) or another archive.
    Docx,
    /// It is a PDF.
    Pdf,
}

/// Something that a careful reader would ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Line of the file, from 1; 0 where it is about the whole report.
    pub line: u32,
    /// What.
    pub kind: DoubtKind,
}

/// What a careful reader would ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoubtKind {
    /// No title was found.
    NoTitle,
    /// The report names no shortcoming.
    NoShortcomings,
    /// A heading names a part of which there is no text.
    PartMissing(Role),
    /// Causes are named and no shortcomings.
    CausesWithoutShortcomings,
    /// Numbered lines were taken as items, not as headings; the number of the first.
    NumberedItems(String),
    /// A paragraph without a number was joined to the item before it.
    Continuation,
    /// A closing paragraph was left out of the last item.
    Closing,
    /// A heading is as long as a paragraph.
    LongHeading,
    /// A number was left out before this one.
    Skipped(String),
    /// A number stands twice.
    Repeated(String),
    /// The letter đ was left out between d and e.
    LetterMissing,
    /// What a word processor left before a line was cut off.
    Bookmark,
    /// Letters whose marks stand apart; they are kept so.
    Decomposed,
    /// Quotation marks that do not pair.
    Quotes,
    /// Characters that are never drawn.
    Hidden,
}

/// Reads a report.
///
/// # Errors
/// [`Unreadable`] where it is no text that can be read.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let lines = lines::lines(bytes)?;
    let (outline, mut doubts) = tree::build(&lines);
    doubts.extend(doubts::about(&lines, &outline));
    doubts.sort_by_key(|doubt| doubt.line);
    Ok(Reading { outline, doubts })
}
