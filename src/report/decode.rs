//! From bytes to text: what cannot be read as text is refused with its place and a name.

use std::borrow::Cow;

use super::encoding::{Encoding, guess, is_unicode};
use super::unreadable::Unreadable;
use crate::limits;

/// What the first bytes of a file say that it is.
const MAGIC: [(&[u8], Unreadable); 4] = [
    (b"\xd0\xcf\x11\xe0", Unreadable::OldWord),
    (b"%PDF-", Unreadable::Pdf),
    (b"{\\rtf", Unreadable::Rtf),
    (ZIP, Unreadable::Zip),
];

/// How an archive begins.
const ZIP: &[u8] = b"PK\x03\x04";

/// How much of a file is looked at to tell what it is, in bytes.
const HEAD_BYTES: usize = 4096;

/// Tells whether the bytes are a document of a word processor (.docx).
pub(super) fn is_docx(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) && has(bytes, b"word/")
}

/// Returns the text of the bytes without byte order mark, all limits of size kept. An old
/// encoding is read only where it is named.
///
/// # Errors
/// What the bytes are instead of text, or which limit they break.
pub(super) fn text(bytes: &[u8], encoding: Option<Encoding>) -> Result<Cow<'_, str>, Unreadable> {
    let size = bytes.len() as u64;
    if size > limits::REPORT_BYTES {
        return Err(Unreadable::TooLarge { bytes: size, max: limits::REPORT_BYTES });
    }
    let text = unchecked(bytes)?;
    let text = match (text, encoding) {
        (Ok(text), None) => text,
        (Ok(text), Some(encoding)) => converted(text, encoding)?,
        (Err(good), None) => return Err(not_utf8(bytes, good)),
        (Err(good), Some(_)) if bytes.contains(&0) => return Err(not_utf8(bytes, good)),
        (Err(_), Some(encoding)) => Cow::Owned(encoding.text(bytes)),
    };
    check(&text)?;
    Ok(text)
}

/// Returns Unicode text, or up to which byte it is UTF-8.
fn unchecked(bytes: &[u8]) -> Result<Result<Cow<'_, str>, usize>, Unreadable> {
    for (mark, of) in
        [(b"\xff\xfe", u16::from_le_bytes as fn([u8; 2]) -> u16), (b"\xfe\xff", u16::from_be_bytes)]
    {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return utf16(rest, of).map(|text| Ok(Cow::Owned(text)));
        }
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some(what) = told_by_head(bytes) {
        return Err(what);
    }
    Ok(std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| error.valid_up_to()))
}

fn utf16(bytes: &[u8], of: fn([u8; 2]) -> u16) -> Result<String, Unreadable> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let broken = |text: &str| Unreadable::BrokenUtf16 { line: line_at(text.as_bytes()) };
    for letter in char::decode_utf16(pairs.iter().map(|pair| of(*pair))) {
        text.push(letter.map_err(|_| broken(&text))?);
    }
    match (rest, text.is_empty()) {
        ([_, ..], _) => Err(broken(&text)),
        (_, true) => Err(Unreadable::Empty),
        _ => Ok(text),
    }
}

/// Returns what letters of an old font mean that stand in a text as if they were Latin ones.
///
/// # Errors
/// [`Unreadable::IsUnicode`] where most letters are real ones.
pub(super) fn converted(text: Cow<'_, str>, old: Encoding) -> Result<Cow<'_, str>, Unreadable> {
    if text.is_ascii() {
        return Ok(text);
    }
    if is_unicode(&text) {
        return Err(Unreadable::IsUnicode { encoding: old });
    }
    Ok(Cow::Owned(old.of_latin(&text)))
}

/// Checks what every text must keep, wherever it came from.
///
/// # Errors
/// Which limit it breaks, or that it is no text.
pub(super) fn check(text: &str) -> Result<(), Unreadable> {
    check_controls(text)?;
    check_lines(text)?;
    if text.chars().any(char::is_alphabetic) { Ok(()) } else { Err(Unreadable::NoText) }
}

fn told_by_head(bytes: &[u8]) -> Option<Unreadable> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    for (magic, what) in MAGIC {
        if head.starts_with(magic) {
            let is_open = what == Unreadable::Zip && has(head, b"opendocument.text");
            return Some(if is_open { Unreadable::OpenDocument } else { what });
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

/// Tells whether a text has more letters than that; marks in pieces are no letters.
pub(super) fn longer_than(text: &str, letters: usize) -> bool {
    let is_letter = |letter: &char| !matches!(letter, '\u{300}'..='\u{36f}');
    text.len() > letters && text.chars().filter(is_letter).nth(letters).is_some()
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
