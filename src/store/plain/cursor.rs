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
        let quote = self.peek().filter(|byte| matches!(byte, b'"' | b'\'')).ok_or(NotPlain)?;
        let is_long = self.rest().starts_with(&[quote; 3]);
        let quotes = &[quote; 3][..if is_long { 3 } else { 1 }];
        self.at += quotes.len();
        if is_long {
            self.skip(b'\n');
        }
        let rest = self.rest();
        let mut from = 0;
        let close = loop {
            let close = from + find_quotes(&rest[from..], quotes).ok_or(NotPlain)?;
            let escape = find_byte(&rest[from..close], b'\\').filter(|_| quote == b'"');
            // What is escaped may be a quote.
            let Some(escape) = escape else { break close };
            from += escape + 2;
        };
        let text = self.text_up_to(close, quotes)?;
        if from == 0 { Ok(Cow::Borrowed(text)) } else { unescaped(text).map(Cow::Owned) }
    }

    /// Reads a text up to its quotes, over which it steps.
    fn text_up_to(&mut self, close: usize, quotes: &[u8]) -> Plain<&'t str> {
        let behind = self.rest().get(close + quotes.len()..).unwrap_or_default();
        // Up to two more of three quotes are letters of the text.
        let more = behind.iter().zip(&quotes[1..]).take_while(|(byte, quote)| byte == quote);
        let text = self.take(close + more.count())?;
        self.at += quotes.len();
        let is_line = quotes.len() == 1;
        if is_line && find_byte(text.as_bytes(), b'\n').is_some() {
            return Err(NotPlain);
        }
        Ok(text)
    }
}

fn find_quotes(bytes: &[u8], quotes: &[u8]) -> Option<usize> {
    match quotes {
        [quote] => find_byte(bytes, *quote),
        quotes => find_piece(bytes, quotes),
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
