//! Where in the text reading stands, and the smallest things that stand there.

use std::borrow::Cow;

use super::{NotPlain, Plain};
use crate::text::{find_byte, find_piece};

/// A place in a text of which no more than up to an end is read.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    /// Up to the end.
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// Stands at a place of a text, which is a boundary of its letters; so is the end.
    pub(super) fn new(text: &'t str, at: usize, end: usize) -> Self {
        Self { text: text.get(..end).unwrap_or_default(), at }
    }

    /// Returns the place, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Goes on by what stands here, which has these many bytes.
    fn take(&mut self, len: usize) -> Plain<&'t str> {
        let taken = self.text.get(self.at..self.at + len).ok_or(NotPlain)?;
        self.at += len;
        Ok(taken)
    }

    fn take_while(&mut self, is_wanted: impl Fn(u8) -> bool) -> Plain<&'t str> {
        let len = self.rest().iter().take_while(|byte| is_wanted(**byte)).count();
        self.take(len)
    }

    /// Steps over a byte where it stands here.
    pub(super) fn skip(&mut self, byte: u8) -> bool {
        let is_here = self.peek() == Some(byte);
        self.at += usize::from(is_here);
        is_here
    }

    pub(super) fn expect(&mut self, byte: u8) -> Plain<()> {
        if self.skip(byte) { Ok(()) } else { Err(NotPlain) }
    }

    pub(super) fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    fn skip_comment(&mut self) {
        if self.peek() == Some(b'#') {
            self.at += find_byte(self.rest(), b'\n').unwrap_or(self.rest().len());
        }
    }

    /// Steps over blanks, comments and ends of lines.
    pub(super) fn skip_gaps(&mut self) {
        loop {
            self.skip_blanks();
            self.skip_comment();
            if !self.skip(b'\n') {
                return;
            }
        }
    }

    /// Steps over the end of a line, behind which nothing is left but a comment.
    pub(super) fn end_of_line(&mut self) -> Plain<()> {
        self.skip_blanks();
        self.skip_comment();
        if self.skip(b'\n') || self.peek().is_none() { Ok(()) } else { Err(NotPlain) }
    }

    /// Reads a key that wears no quotes, up to its value.
    pub(super) fn key(&mut self) -> Plain<(usize, &'t str)> {
        let at = self.at;
        let key = self.take_while(is_bare)?;
        self.skip_blanks();
        self.expect(b'=')?;
        self.skip_blanks();
        if key.is_empty() { Err(NotPlain) } else { Ok((at, key)) }
    }

    /// Reads a number, a point in time or a word.
    pub(super) fn word(&mut self) -> Plain<&'t str> {
        self.take_while(|byte| is_bare(byte) || matches!(byte, b'+' | b':' | b'.'))
    }

    /// Reads a text in quotes of any sort.
    pub(super) fn string(&mut self) -> Plain<Cow<'t, str>> {
        let rest = self.rest();
        if rest.starts_with(b"\"\"\"") {
            self.at += 3;
            self.skip(b'\n');
            return self.basic(|rest| find_piece(rest, b"\"\"\""), 3);
        }
        if rest.starts_with(b"'''") {
            self.at += 3;
            self.skip(b'\n');
            return self.literal(3);
        }
        if self.skip(b'"') {
            return self.basic(|rest| find_byte(rest, b'"'), 1);
        }
        self.expect(b'\'')?;
        self.literal(1)
    }

    /// Reads the rest of a text that is as it stands.
    fn literal(&mut self, quotes: usize) -> Plain<Cow<'t, str>> {
        let rest = self.rest();
        let end = match quotes {
            1 => find_byte(rest, b'\''),
            _ => find_piece(rest, b"'''"),
        };
        self.text_up_to(end.ok_or(NotPlain)?, b'\'', quotes).map(Cow::Borrowed)
    }

    /// Reads the rest of a text in which a letter may stand for another.
    fn basic(
        &mut self,
        end: impl Fn(&[u8]) -> Option<usize>,
        quotes: usize,
    ) -> Plain<Cow<'t, str>> {
        let rest = self.rest();
        let first = end(rest).ok_or(NotPlain)?;
        let Some(escape) = find_byte(&rest[..first], b'\\') else {
            return self.text_up_to(first, b'"', quotes).map(Cow::Borrowed);
        };
        let mut at = escape;
        // What is escaped may be a quote.
        let close = loop {
            let next = at + end(&rest[at..]).ok_or(NotPlain)?;
            match find_byte(&rest[at..next], b'\\') {
                Some(escape) => at += escape + 2,
                None => break next,
            }
        };
        unescaped(self.text_up_to(close, b'"', quotes)?).map(Cow::Owned)
    }

    /// Reads a text up to its quotes, over which it steps.
    fn text_up_to(&mut self, close: usize, quote: u8, quotes: usize) -> Plain<&'t str> {
        let behind = self.rest().get(close + quotes..).unwrap_or_default();
        // Up to two more of three quotes are letters of the text.
        let more = behind.iter().take(quotes - 1).take_while(|byte| **byte == quote).count();
        let text = self.take(close + more)?;
        self.at += quotes;
        let is_line = quotes == 1;
        if is_line && find_byte(text.as_bytes(), b'\n').is_some() {
            return Err(NotPlain);
        }
        Ok(text)
    }
}

/// Tells whether a letter may stand in a key that wears no quotes.
pub(super) fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// Returns a text with the letters that its escapes stand for.
fn unescaped(text: &str) -> Plain<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut letters = behind.chars();
        let letter = match letters.next().ok_or(NotPlain)? {
            'b' => '\u{8}',
            't' => '\t',
            'n' => '\n',
            'f' => '\u{c}',
            'r' => '\r',
            letter @ ('"' | '\\') => letter,
            'u' => coded(&mut letters, 4)?,
            'U' => coded(&mut letters, 8)?,
            _ => return Err(NotPlain),
        };
        plain.push(letter);
        rest = letters.as_str();
    }
    plain.push_str(rest);
    Ok(plain)
}

/// Returns the letter of a number of so many hexadecimal digits.
fn coded(letters: &mut std::str::Chars<'_>, digits: usize) -> Plain<char> {
    let code = letters.as_str().get(..digits).ok_or(NotPlain)?;
    if !code.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(NotPlain);
    }
    letters.nth(digits - 1);
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32).ok_or(NotPlain)
}
