//! Why a file is not read as a report.

use thiserror::Error;

use super::docx::BadDocx;
use super::encoding::Encoding;

/// Why a file is not read as a report: facts, whose words are in `locale`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file has bytes, but no letter.
    #[error("the file has no text")]
    NoText,
    /// The file is no text: a NUL or many control characters.
    #[error("line {line} is not text")]
    Binary {
        /// Line of the first character that no text has, from 1.
        line: u32,
    },
    /// The file is UTF-16 text without the mark that says which half of a letter comes first.
    #[error("the file is UTF-16 without a mark")]
    Utf16,
    /// A letter of UTF-16 has only one of its two halves.
    #[error("line {line} is no sound UTF-16")]
    BrokenUtf16 {
        /// Its line, from 1.
        line: u32,
    },
    /// The file is to be read in an old encoding, but its letters are those of Unicode.
    #[error("the file is Unicode, not {encoding:?}")]
    IsUnicode {
        /// The encoding that was wanted.
        encoding: Encoding,
    },
    /// The file is text of another encoding than UTF-8.
    #[error("line {line}, column {column} is not UTF-8")]
    NotUtf8 {
        /// Line of the first bad byte, from 1.
        line: u32,
        /// Its column, in letters from 1.
        column: u32,
        /// The encoding that it looks like.
        guess: Option<Encoding>,
    },
    /// The file is an old Word document (.doc).
    #[error("the file is a .doc")]
    OldWord,
    /// The file is a document of a word processor (.docx) that cannot be read.
    #[error(transparent)]
    Docx(#[from] BadDocx),
    /// The file is a document of OpenOffice or LibreOffice (.odt).
    #[error("the file is an .odt")]
    OpenDocument,
    /// The file is some other zip archive.
    #[error("the file is a zip archive")]
    Zip,
    /// The file is a PDF.
    #[error("the file is a PDF")]
    Pdf,
    /// The file is rich text (.rtf).
    #[error("the file is rich text")]
    Rtf,
    /// The file is a page of the web.
    #[error("the file is HTML")]
    Html,
    /// The file is larger than a report may be.
    #[error("{bytes} bytes, at most {max}")]
    TooLarge {
        /// Its size, in bytes.
        bytes: u64,
        /// The most, in bytes.
        max: u64,
    },
    /// The file has more lines than a report may have.
    #[error("more than {max} lines")]
    TooManyLines {
        /// The most.
        max: usize,
    },
    /// A line is longer than lines may be.
    #[error("line {line} has {bytes} bytes, at most {max}")]
    LineTooLong {
        /// Which line, from 1.
        line: u32,
        /// Its length, in bytes.
        bytes: usize,
        /// The most, in bytes.
        max: usize,
    },
    /// The part that was asked for is not in the report.
    #[error("no part {number}, only {parts:?}")]
    NoSuchPart {
        /// Its number.
        number: u32,
        /// The numbers of those that are there.
        parts: Vec<u32>,
    },
    /// The report has more shortcomings than a session can hold.
    #[error("{count} shortcomings, at most {max}")]
    TooManyShortcomings {
        /// How many it has.
        count: usize,
        /// The most.
        max: usize,
    },
}
