//! From bytes to text: what cannot be read as text is refused with its place and a name.

use std::borrow::Cow;

use thiserror::Error;

use crate::limits;

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
    /// The file is UTF-16 text.
    #[error("the file is UTF-16")]
    Utf16,
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
    /// The file is a Word document (.docx).
    #[error("the file is a .docx")]
    Docx,
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
    /// The report has more shortcomings than a session can hold.
    #[error("{count} shortcomings, at most {max}")]
    TooManyShortcomings {
        /// How many it has.
        count: usize,
        /// The most.
        max: usize,
    },
}

/// An encoding of Vietnamese that was in use before UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN 5712:1993 in the form of the ABC fonts (`.VnTime`).
    Tcvn3,
    /// The VNI fonts (`VNI-Times`).
    Vni,
    /// Windows code page 1258.
    Windows1258,
}

impl Encoding {
    /// All encodings that are recognised.
    pub const ALL: [Self; 3] = [Self::Tcvn3, Self::Vni, Self::Windows1258];

    /// Returns its name, the same in all languages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Windows1258 => "Windows-1258",
        }
    }
}

/// What the first bytes of a file say that it is.
const MAGIC: [(&[u8], Unreadable); 6] = [
    (b"\xff\xfe", Unreadable::Utf16),
    (b"\xfe\xff", Unreadable::Utf16),
    (b"\xd0\xcf\x11\xe0", Unreadable::OldWord),
    (b"%PDF-", Unreadable::Pdf),
    (b"{\\rtf", Unreadable::Rtf),
    (b"PK\x03\x04", Unreadable::Zip),
];

/// How much of a file is looked at to tell what it is, in bytes.
const HEAD_BYTES: usize = 4096;

/// Returns the text of the bytes without byte order mark, all limits of size kept.
///
/// # Errors
/// What the bytes are instead of UTF-8 text, or which limit they break.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Unreadable> {
    let size = bytes.len() as u64;
    if size > limits::REPORT_BYTES {
        return Err(Unreadable::TooLarge { bytes: size, max: limits::REPORT_BYTES });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some(what) = told_by_head(bytes) {
        return Err(what);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    check_controls(text)?;
    check_lines(text)?;
    if !text.chars().any(char::is_alphabetic) {
        return Err(Unreadable::NoText);
    }
    Ok(text)
}

fn told_by_head(bytes: &[u8]) -> Option<Unreadable> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    for (magic, what) in MAGIC {
        if head.starts_with(magic) {
            let is_docx = what == Unreadable::Zip && has(bytes, b"word/");
            return Some(if is_docx { Unreadable::Docx } else { what });
        }
    }
    // UTF-16 without mark: every second byte of Latin text and of spaces is NUL.
    let nuls = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    if head.len() >= 4 && even.max(odd) * 5 > head.len() && even.min(odd) * 20 <= head.len() {
        return Some(Unreadable::Utf16);
    }
    let start = head.trim_ascii_start();
    let page = |tag: &[u8]| start.get(..tag.len()).is_some_and(|at| at.eq_ignore_ascii_case(tag));
    (page(b"<!doctype html") || page(b"<html")).then_some(Unreadable::Html)
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn not_utf8(bytes: &[u8], good: usize) -> Unreadable {
    let (before, rest) = bytes.split_at(good);
    if before.contains(&0) || rest.contains(&0) {
        return Unreadable::Binary { line: line_at(before) };
    }
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let letters = before[start..].iter().filter(|byte| !is_continuation(**byte)).count();
    Unreadable::NotUtf8 {
        line: line_at(before),
        column: number(letters + 1),
        guess: guess(bytes.iter().copied()),
    }
}

/// A byte in the middle of a letter of UTF-8.
fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

fn line_at(before: &[u8]) -> u32 {
    number(before.iter().filter(|byte| **byte == b'\n').count() + 1)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Refuses what has a NUL, or so many control characters that it was never written as text.
fn check_controls(text: &str) -> Result<(), Unreadable> {
    let odd = |byte: u8| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    let mut line = 1;
    let mut first = None;
    let mut count = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            0 => return Err(Unreadable::Binary { line }),
            byte if odd(byte) => {
                count += 1;
                first = first.or(Some(line));
            }
            _ => {}
        }
    }
    match first {
        Some(line) if count * 10 > text.len() => Err(Unreadable::Binary { line }),
        _ => Ok(()),
    }
}

fn check_lines(text: &str) -> Result<(), Unreadable> {
    let mut count = 0;
    for (line, bytes) in lines(text).map(|line| line.len()).enumerate() {
        count = line + 1;
        if bytes > limits::REPORT_LINE_BYTES {
            let (line, max) = (number(count), limits::REPORT_LINE_BYTES);
            return Err(Unreadable::LineTooLong { line, bytes, max });
        }
    }
    if count > limits::REPORT_LINES {
        return Err(Unreadable::TooManyLines { max: limits::REPORT_LINES });
    }
    Ok(())
}

/// Returns the lines of a text as an editor numbers them: ended by LF, CRLF or CR.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = (!text.is_empty()).then_some(text);
    std::iter::from_fn(move || {
        let here = rest?;
        let Some(end) = here.find(['\n', '\r']) else {
            rest = None;
            return Some(here);
        };
        let behind = &here[end..];
        let behind = behind.strip_prefix("\r\n").unwrap_or(&behind[1..]);
        rest = (!behind.is_empty()).then_some(behind);
        Some(&here[..end])
    })
}

/// Names the old encoding that letters of one byte look like.
///
/// The three use different bytes for what is most frequent in Vietnamese: TCVN3 alone has
/// letters from A8 to BE, Windows-1258 writes tones as bytes of their own behind the vowel,
/// VNI does so with others.
pub(super) fn guess(bytes: impl Iterator<Item = u8>) -> Option<Encoding> {
    let (mut high, mut tcvn3, mut vni, mut windows) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut before = b' ';
    for byte in bytes {
        if byte >= 0x80 {
            high += 1;
            let vowel =
                matches!(before.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
            let follows = vowel || matches!(before, 0xe2 | 0xe3 | 0xea | 0xf4 | 0xf5 | 0xfd);
            let (in_tcvn3, in_windows, in_vni) = match byte {
                0xa8..=0xae | 0xb5..=0xbe => (true, false, false),
                0xcc | 0xec | 0xd2 | 0xde | 0xf2 => (false, follows, false),
                0xf0 | 0xfd => (false, true, false),
                0xf8 | 0xf9 | 0xfb | 0xef | 0xe0..=0xe5 => (false, false, vowel),
                0xf1 | 0xf6 => (false, false, true),
                _ => (false, false, false),
            };
            tcvn3 += usize::from(in_tcvn3);
            windows += usize::from(in_windows);
            vni += usize::from(in_vni);
        }
        before = byte;
    }
    let most = tcvn3.max(windows).max(vni);
    if most < 2 || most * 4 < high {
        None
    } else if most == tcvn3 {
        Some(Encoding::Tcvn3)
    } else if most == windows {
        Some(Encoding::Windows1258)
    } else {
        Some(Encoding::Vni)
    }
}

/// Names the old font whose letters stand in a text as if they were Latin ones.
pub(super) fn guess_in_text(text: &str) -> Option<Encoding> {
    let mut latin = 0_usize;
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        match letter {
            '\u{80}'..='\u{ff}' => latin += 1,
            // Letters that only real Vietnamese text has.
            '\u{111}' | '\u{1a1}' | '\u{1b0}' | '\u{1ea0}'..='\u{1ef9}' => return None,
            _ => {}
        }
    }
    if latin < 20 {
        return None;
    }
    let narrow = |letter: char| u8::try_from(u32::from(letter)).unwrap_or(b' ');
    guess(text.chars().map(narrow))
}

/// Returns the text with invisible and white characters cut from both ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || is_invisible(letter))
}

/// Characters of no width that mean nothing in a report, marks of direction among them.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{feff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{ad}'
    )
}

/// Letters that a piece has at most that is cut out.
const PIECE_LETTERS: usize = 120;

/// Returns the text with each piece between `open` and `close` cut out that `is_cut` names.
pub(super) fn cut_pieces<'a>(
    text: Cow<'a, str>,
    (open, close): (&str, char),
    is_cut: impl Fn(&str) -> bool,
) -> Cow<'a, str> {
    if !text.contains(open) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(start) = rest.find(open) {
        let inside = &rest[start + open.len()..];
        // Only a short look ahead: many that are open must not be looked for to the end each.
        let mut ahead = inside.char_indices().take(PIECE_LETTERS);
        match ahead.find(|(_, letter)| *letter == close).map(|(at, _)| at) {
            Some(end) if is_cut(&inside[..end]) => {
                out.push_str(&rest[..start]);
                rest = &inside[end + close.len_utf8()..];
            }
            _ => {
                out.push_str(&rest[..start + open.len()]);
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}
