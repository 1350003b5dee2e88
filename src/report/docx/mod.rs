//! Documents of a word processor (.docx) as text: a line for each paragraph and each row of a
//! table, with the numbers that the word processor would draw before them.
//!
//! Only the main text, its styles and its lists are unpacked, into memory and within limits that
//! are checked on what really comes out. Changes that are tracked count as accepted. What is left
//! out (deleted text, comments, footnotes, text boxes, hidden text) is told as a doubt.

mod body;
mod lists;
mod package;
mod styles;
#[cfg(test)]
pub(super) mod tests;
mod xml;

use thiserror::Error;

use super::doubt::Doubt;
use lists::Lists;
use package::{Package, Relation};
use styles::Styles;

/// Why a document of a word processor is not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadDocx {
    /// The archive cannot be opened.
    #[error("the archive is damaged")]
    Archive,
    /// A part is missing, damaged, or no XML in UTF-8.
    #[error("{part} is damaged")]
    Broken {
        /// Its name in the archive.
        part: String,
    },
    /// The archive has more parts than a document may have.
    #[error("more than {max} parts")]
    TooManyParts {
        /// The most.
        max: usize,
    },
    /// A part, or all of them together, are larger than may be unpacked.
    #[error("{part} has more than {max} bytes")]
    TooLarge {
        /// Its name in the archive.
        part: String,
        /// The most, in bytes.
        max: u64,
    },
    /// A part is packed so tightly that it is no text.
    #[error("{part} is packed more than {max} : 1")]
    Bomb {
        /// Its name in the archive.
        part: String,
        /// The most that one byte may be unpacked to, in bytes.
        max: u64,
    },
    /// A part has a document type or an entity, which could fetch or blow up text.
    #[error("{part} has a document type")]
    DocType {
        /// Its name in the archive.
        part: String,
    },
    /// Elements of a part are nested deeper than may be.
    #[error("{part} is deeper than {max}")]
    TooDeep {
        /// Its name in the archive.
        part: String,
        /// The most.
        max: usize,
    },
}

/// Returns the text of a document, and adds what was left out to the doubts.
///
/// # Errors
/// What is wrong with the document, or which limit it breaks.
pub(super) fn text(bytes: &[u8], doubts: &mut Vec<Doubt>) -> Result<String, BadDocx> {
    let mut package = Package::open(bytes)?;
    let main = package.main();
    let styles = match package.beside(&main, Relation::Styles)? {
        Some((name, part)) => Styles::read(&name, &part)?,
        None => Styles::default(),
    };
    let mut lists = match package.beside(&main, Relation::Numbering)? {
        Some((name, part)) => Lists::read(&name, &part)?,
        None => Lists::default(),
    };
    let part = package.part(&main)?.ok_or(BadDocx::Broken { part: main.clone() })?;
    body::text(&main, &part, &styles, &mut lists, doubts)
}
