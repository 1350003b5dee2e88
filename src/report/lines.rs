//! Bytes to lines: each knows its number in the file, what stands before its words, and what is
//! only furniture. Words stay as written; matching happens on a folded shadow.

use super::Unreadable;
use super::grammar::{Marker, marker};
use crate::limits;
use crate::text::{fold, is_composed};

/// One line of a report.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: u32,
    /// As written, without what a word processor left before it and without outer blanks.
    pub(super) text: String,
    /// What the line starts with, if that is a number or a bullet.
    pub(super) marker: Option<Marker>,
    /// The words behind the marker, folded.
    pub(super) folded: String,
    /// What sort of line it is.
    pub(super) sort: Sort,
    /// What about it is odd.
    pub(super) odd: Odd,
}

/// What sort of line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// It has words.
    Words,
    /// It is empty.
    Blank,
    /// A rule, a page number and the like.
    Furniture,
}

/// What about a line is odd.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Odd {
    /// A bookmark of a word processor was cut off.
    pub(super) bookmark: bool,
    /// It has letters whose marks stand apart.
    pub(super) decomposed: bool,
    /// Its quotation marks do not pair.
    pub(super) quotes: bool,
    /// It has characters that are never drawn.
    pub(super) hidden: bool,
}

impl Line {
    /// Returns the words behind number or bullet, as written.
    pub(super) fn words(&self) -> &str {
        match &self.marker {
            Some(marker) => self.text.get(marker.behind..).unwrap_or_default().trim(),
            None => &self.text,
        }
    }

    /// Tells whether it ends as a sentence does.
    pub(super) fn ends_sentence(&self) -> bool {
        self.text.ends_with(['.', ';', '!', '?', '…', ':'])
    }
}

/// Reads the bytes of a report as lines.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Line>, Unreadable> {
    let text = decoded(bytes)?;
    let mut lines = Vec::new();
    for (number, raw) in (1..).zip(text.split('\n')) {
        if lines.len() >= limits::REPORT_LINES {
            return Err(Unreadable::TooManyLines { max: limits::REPORT_LINES });
        }
        if raw.len() > limits::REPORT_LINE_BYTES {
            return Err(Unreadable::LineTooLong { line: number, max: limits::REPORT_LINE_BYTES });
        }
        lines.push(line(number, raw));
    }
    if lines.iter().all(|line| line.sort != Sort::Words) {
        return Err(Unreadable::Empty);
    }
    Ok(lines)
}

fn decoded(bytes: &[u8]) -> Result<&str, Unreadable> {
    let max = limits::REPORT_BYTES;
    if bytes.len() as u64 > max {
        return Err(Unreadable::TooLarge { bytes: bytes.len() as u64, max });
    }
    let known: [(&[u8], Unreadable); 5] = [
        (b"\xd0\xcf\x11\xe0", Unreadable::OldWord),
        (b"PK\x03\x04", Unreadable::Docx),
        (b"%PDF", Unreadable::Pdf),
        (b"\xff\xfe", Unreadable::Utf16),
        (b"\xfe\xff", Unreadable::Utf16),
    ];
    if let Some((_, why)) = known.into_iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(why);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        // Text of two bytes a letter has its zeros at every other place.
        let zeros = bytes.iter().skip(at).step_by(2).take(20).filter(|byte| **byte == 0).count();
        return Err(if zeros > 10 { Unreadable::Utf16 } else { Unreadable::Binary });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let start = sound.rfind('\n').map_or(0, |at| at + 1);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Unreadable::NotUtf8 {
            line: count(sound.matches('\n').count() + 1),
            column: count(sound[start..].chars().count() + 1),
        }
    })
}

fn line(number: u32, raw: &str) -> Line {
    let (text, bookmark) = without_bookmarks(raw);
    let text = trimmed(&text).to_owned();
    let sort = if text.is_empty() {
        Sort::Blank
    } else if is_furniture(&text) {
        Sort::Furniture
    } else {
        Sort::Words
    };
    let marker = if sort == Sort::Words { marker(&text) } else { None };
    let behind = marker.as_ref().map_or(0, |marker| marker.behind);
    let hidden = |letter: char| letter.is_control() && letter != '\t' && letter != '\r';
    Line {
        number,
        folded: fold(text.get(behind..).unwrap_or_default()),
        odd: Odd {
            bookmark,
            decomposed: !is_composed(&text),
            quotes: quotes_do_not_pair(&text),
            hidden: raw.chars().any(hidden),
        },
        text,
        marker,
        sort,
    }
}

fn trimmed(text: &str) -> &str {
    let outer = |letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}' | '\u{2060}')
    };
    text.trim_matches(outer)
}

/// Cuts off what word processors leave in text: `[bookmark: _Hlk187140288]`.
fn without_bookmarks(raw: &str) -> (String, bool) {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    let mut found = false;
    while let Some(start) = rest.find("[bookmark:") {
        let Some(length) = rest[start..].find(']') else { break };
        out.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
        found = true;
    }
    out.push_str(rest);
    (out, found)
}

/// Rules, lone page numbers (`7`, `- 7 -`) and dotted blanks.
fn is_furniture(text: &str) -> bool {
    let rule = |letter: char| "-–—_*=.…~ ".contains(letter);
    if text.chars().all(rule) {
        return text.chars().count() >= 3;
    }
    let inner = text.trim_matches(|letter: char| "-–— ".contains(letter));
    inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit())
}

/// A quotation that is opened in one style and closed in another does not pair.
fn quotes_do_not_pair(text: &str) -> bool {
    let mut open = None;
    for letter in text.chars().filter(|letter| matches!(letter, '“' | '”' | '"')) {
        open = match (open, letter) {
            (None, '“' | '"') => Some(letter),
            (Some('“'), '”') | (Some('"'), '"') => None,
            _ => return true,
        };
    }
    open.is_some()
}
