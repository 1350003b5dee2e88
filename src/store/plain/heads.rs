//! The tables of a text: their heads, and the lines that stand below each.

use std::ops::Range;

use super::cursor::is_bare;
use crate::text::{each_byte, find_byte};

/// The tables of a text, in order; the first is the text above all heads.
///
/// A line that begins with a bracket is taken for a head. Where it is none, it stands within a text
/// or a list, and that of the table above ends without its end: so it is noticed.
#[derive(Debug)]
pub(super) struct Heads<'t> {
    pub(super) text: &'t str,
    heads: Vec<Head<'t>>,
}

/// The head of a table.
#[derive(Debug)]
pub(super) struct Head<'t> {
    /// Its names, outermost first, with dots between them.
    pub(super) path: &'t str,
    /// Where these stand.
    pub(super) at: usize,
    /// Whether it begins a row of a list.
    pub(super) is_row: bool,
    /// The lines below it, in bytes of the text.
    pub(super) body: Range<usize>,
}

impl<'t> Heads<'t> {
    /// Finds the heads; `None` where one has other names than plain ones.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut heads = vec![Head { path: "", at: 0, is_row: false, body: 0..0 }];
        let begins = |at: &usize| at.checked_sub(1).is_none_or(|before| bytes[before] == b'\n');
        for at in each_byte(bytes, b'[').filter(begins) {
            let end = find_byte(&bytes[at..], b'\n').map_or(bytes.len(), |len| at + len + 1);
            let (path, is_row) = head(text.get(at..end)?)?;
            heads.last_mut()?.body.end = at;
            let names = at + 1 + usize::from(is_row);
            heads.push(Head { path, at: names, is_row, body: end..end });
        }
        heads.last_mut()?.body.end = bytes.len();
        Some(Self { text, heads })
    }

    pub(super) fn len(&self) -> usize {
        self.heads.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Head<'t>> {
        self.heads.get(at)
    }

    /// Tells whether another row of a list begins at a head.
    pub(super) fn is_row(&self, at: usize, path: &str, end: usize) -> bool {
        let head = self.heads.get(at).filter(|_| at < end);
        head.is_some_and(|head| head.is_row && head.path == path)
    }

    /// Returns where the tables within a table end, which stand behind its head.
    pub(super) fn behind(&self, at: usize, path: &str, end: usize) -> usize {
        let is_within = |head: &Head<'_>| {
            head.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'))
        };
        let heads = self.heads.get(at..end).unwrap_or_default();
        at + heads.iter().take_while(|head| is_within(head)).count()
    }
}

impl<'t> Head<'t> {
    /// Returns its path down to so many names, whether that is all of it.
    pub(super) fn down_to(&self, names: usize) -> (&'t str, bool) {
        let mut dots = self.path.bytes().enumerate().filter(|(_, byte)| *byte == b'.');
        match dots.nth(names - 1) {
            Some((dot, _)) => (&self.path[..dot], false),
            None => (self.path, true),
        }
    }
}

/// Reads the line of a head.
fn head(line: &str) -> Option<(&str, bool)> {
    let line = line.strip_suffix('\n').unwrap_or(line);
    let (names, rest, is_row) = match line.strip_prefix("[[") {
        Some(line) => line.split_once("]]").map(|(names, rest)| (names, rest, true))?,
        None => {
            line.strip_prefix('[')?.split_once(']').map(|(names, rest)| (names, rest, false))?
        }
    };
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(is_bare);
    let rest = rest.trim_start_matches([' ', '\t']);
    let is_plain = names.split('.').all(is_name) && (rest.is_empty() || rest.starts_with('#'));
    is_plain.then_some((names, is_row))
}
