//! A session cut down to what a search may find in it, before it is parsed: the tables that may
//! have the words, and the few that these need to be told of.
//!
//! A file is cut at the heads of its tables, and what is left is read by the same parser. Nothing
//! is cut where it is not plain what a line is: then, or where what is left cannot be read, the
//! whole is for the parser. What is broken elsewhere in a file is not noticed here.

use std::ops::Range;

use super::{made, read, text_of};
use crate::session::Session;
use crate::session::find::Needs;
use crate::text::{Needle, find_byte, find_piece};

/// What of a session is wanted.
pub(in crate::store) struct Wanted<'a> {
    /// The words that one thing must have together.
    pub(in crate::store) needles: &'a [Needle],
    /// What must be there besides.
    pub(in crate::store) needs: Needs,
}

/// What is left of a file for a search.
#[derive(Debug)]
pub(in crate::store) enum Excerpt {
    /// Nothing of it has the words.
    Nothing,
    /// What may have them.
    Part(Box<Session>),
    /// It has to be read whole.
    Whole,
}

/// Stands for the meeting where nothing of it is wanted.
const SOME_MEETING: &[u8] = b"[meeting]\nkind = \"term\"\n";

/// How long a table is at least, nearly always.
const TABLE_BYTES: usize = 100;

/// What a table of the file is for a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// The meeting, or the report's title and preamble: found as one thing.
    Head,
    Member,
    Sitting,
    /// A shortcoming, or a review with all that is in it.
    Shortcoming,
    /// Another thing that can be found.
    Thing,
    /// Nothing in it can be found.
    Other,
}

/// A table of the file, with the tables within it.
#[derive(Debug)]
struct Piece<'a> {
    name: &'a [u8],
    sort: Sort,
    range: Range<usize>,
}

/// Reads what is wanted of a file without escapes.
pub(in crate::store) fn excerpt(bytes: &[u8], wanted: &Wanted<'_>) -> Excerpt {
    let has_words = !wanted.needles.is_empty();
    let pieces = if has_words { pieces(bytes) } else { None };
    let Some(pieces) = pieces else { return Excerpt::Whole };
    let top = pieces.first().map_or(bytes.len(), |piece| piece.range.start);
    if wanted.needles.iter().all(|needle| needle.is_in(&bytes[..top])) {
        return Excerpt::Whole; // no table has them, so that it may be no session
    }
    let cut = Cut::of(bytes, &pieces, wanted);
    if !cut.has_any {
        return Excerpt::Nothing;
    }
    let mut text = bytes[..top].to_vec();
    if !cut.has_head {
        text.extend(SOME_MEETING);
    }
    for (piece, _) in pieces.iter().zip(&cut.kept).filter(|(_, is_kept)| **is_kept) {
        text.extend(&bytes[piece.range.clone()]);
    }
    let read = text_of(&text).and_then(|text| made(text, read::excerpt));
    read.map_or(Excerpt::Whole, |session| Excerpt::Part(Box::new(session)))
}

/// What is left of a file.
struct Cut {
    /// Whether anything may have all words.
    has_any: bool,
    /// Of each piece.
    kept: Vec<bool>,
    /// Whether the meeting and the report are.
    has_head: bool,
}

impl Cut {
    fn of(bytes: &[u8], pieces: &[Piece<'_>], wanted: &Wanted<'_>) -> Self {
        let text = |piece: &Piece<'_>| &bytes[piece.range.clone()];
        let members = || pieces.iter().filter(|piece| piece.sort == Sort::Member);
        // Who says something may have one word in his name, and what he says the other.
        let named: Vec<Vec<&[u8]>> = wanted
            .needles
            .iter()
            .map(|needle| {
                let named = members().filter(|piece| needle.is_in(text(piece)));
                named.map(|piece| id_of(text(piece)).unwrap_or_default()).collect()
            })
            .collect();
        let may_have = |text: &[u8]| {
            wanted.needles.iter().zip(&named).all(|(needle, ids)| {
                needle.is_in(text) || ids.iter().any(|id| find_piece(text, id).is_some())
            })
        };
        let heads = || pieces.iter().filter(|piece| piece.sort == Sort::Head);
        let in_head = |needle: &Needle| heads().any(|piece| needle.is_in(text(piece)));
        let may_be_head = wanted.needles.iter().all(in_head);
        let has_head = wanted.needs.body || may_be_head;
        let has = |piece: &Piece<'_>| match piece.sort {
            Sort::Head | Sort::Sitting | Sort::Other => false,
            Sort::Member | Sort::Shortcoming | Sort::Thing => may_have(text(piece)),
        };
        let found: Vec<bool> = pieces.iter().map(has).collect();
        let has_any = may_be_head || found.contains(&true);
        let is_needed = |piece: &Piece<'_>| match piece.sort {
            Sort::Head => has_head,
            Sort::Member => wanted.needs.members,
            Sort::Sitting => wanted.needs.day,
            Sort::Shortcoming => wanted.needs.shortcomings,
            Sort::Thing | Sort::Other => false,
        };
        let both = pieces.iter().zip(found);
        let mut kept: Vec<bool> = both.map(|(piece, found)| found || is_needed(piece)).collect();
        let left: Vec<&[u8]> = pieces
            .iter()
            .zip(&kept)
            .filter(|(piece, is_kept)| **is_kept && piece.sort != Sort::Member)
            .map(|(piece, _)| text(piece))
            .collect();
        let is_named = |id: &[u8]| left.iter().any(|text| find_piece(text, id).is_some());
        for (piece, is_kept) in pieces.iter().zip(&mut kept) {
            *is_kept |= piece.sort == Sort::Member && id_of(text(piece)).is_none_or(is_named);
        }
        Self { has_any, kept, has_head }
    }
}

/// Returns the id of a member's table as the program writes it.
fn id_of(text: &[u8]) -> Option<&[u8]> {
    let begin = b"[[member]]\nid = \"";
    let rest = text.strip_prefix(begin)?;
    rest.get(..find_byte(rest, b'"')?)
}

/// Cuts a file at the heads of its tables; `None` where it is not plain which lines these are.
fn pieces(bytes: &[u8]) -> Option<Vec<Piece<'_>>> {
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(bytes.len() / TABLE_BYTES);
    let mut long = Long::of(bytes);
    let mut at = 0;
    while let Some(bracket) = find_byte(&bytes[at..], b'[').map(|next| at + next) {
        if long.at() < bracket {
            at = end_of_line(bytes, begin_of_line(bytes, long.at()))?;
            long.pass(bytes, at);
            continue;
        }
        // No other bracket of its line can begin a table.
        let begin = begin_of_line(bytes, bracket);
        at = find_byte(&bytes[bracket..], b'\n').map_or(bytes.len(), |end| bracket + end);
        if begin == bracket {
            open(&mut pieces, &bytes[begin..at], begin)?;
        } else if bytes[begin..bracket].trim_ascii_start().is_empty() {
            return None;
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.range.end = bytes.len();
    }
    Some(pieces)
}

fn begin_of_line(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
}

/// The quotes of long texts.
const LONG: [&[u8]; 2] = [b"\"\"\"", b"'''"];

/// Where quotes of a long text stand next, of each sort; the end where there are none.
struct Long([usize; 2]);

impl Long {
    fn of(bytes: &[u8]) -> Self {
        Self(LONG.map(|quotes| behind(bytes, 0, quotes)))
    }

    fn at(&self) -> usize {
        self.0[0].min(self.0[1])
    }

    /// Leaves what stands before this behind.
    fn pass(&mut self, bytes: &[u8], from: usize) {
        for (next, quotes) in self.0.iter_mut().zip(LONG).filter(|(next, _)| **next < from) {
            *next = behind(bytes, from, quotes);
        }
    }
}

fn behind(bytes: &[u8], from: usize, quotes: &[u8]) -> usize {
    let find = |rest| {
        let first = find_byte(rest, *quotes.first()?)?; // most texts have none of one sort
        find_piece(&rest[first..], quotes).map(|next| first + next)
    };
    bytes.get(from..).and_then(find).map_or(bytes.len(), |next| from + next)
}

/// Begins a table with its head, or goes on with the one that it is in.
fn open<'a>(pieces: &mut Vec<Piece<'a>>, line: &'a [u8], at: usize) -> Option<()> {
    let line = line.trim_ascii_end();
    let inner = match line.strip_prefix(b"[[") {
        Some(rest) => rest.strip_suffix(b"]]")?,
        None => line.strip_prefix(b"[")?.strip_suffix(b"]")?,
    };
    let mut names = inner.split(|byte| *byte == b'.');
    let name = names.next()?;
    let is_within = names.next().is_some();
    match pieces.last_mut() {
        Some(last) if is_within => return (last.name == name).then_some(()),
        Some(last) => last.range.end = at,
        None if is_within => return None,
        None => {}
    }
    pieces.push(Piece { name, sort: sort(name)?, range: at..at });
    Some(())
}

/// Returns what a table is; `None` where the format has none of this name.
fn sort(name: &[u8]) -> Option<Sort> {
    Some(match name {
        b"meeting" | b"report" => Sort::Head,
        b"member" => Sort::Member,
        b"sitting" => Sort::Sitting,
        b"shortcoming" | b"review" => Sort::Shortcoming,
        b"section" | b"cause" | b"lesson" | b"remedy" | b"step" | b"remark" | b"motion" => {
            Sort::Thing
        }
        b"attendance" | b"ballot" | b"carried" | b"closing" | b"entered" | b"request" | b"mend"
        | b"responsibility" | b"room" | b"seal" | b"set_aside" | b"speech" => Sort::Other,
        _ => return None,
    })
}

/// Returns where a line ends on which a long text may begin: behind that text. `None` where a text
/// is not closed.
fn end_of_line(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let Some(byte) = bytes.get(at) else { return Some(bytes.len()) };
        match byte {
            b'\n' => return Some(at),
            b'#' => at += find_byte(&bytes[at..], b'\n').unwrap_or(bytes.len() - at),
            b'"' | b'\'' => at = end_of_text(bytes, at, *byte)?,
            _ => at += 1,
        }
    }
}

/// Returns where a text ends that begins with this quote.
fn end_of_text(bytes: &[u8], from: usize, quote: u8) -> Option<usize> {
    let is_long = |at: usize| bytes.get(at..at + 3) == Some(&[quote; 3]);
    let next = |at: usize| Some(at + find_byte(bytes.get(at..)?, quote)?);
    if !is_long(from) {
        let end = next(from + 1)?;
        let is_closed = find_byte(&bytes[from..end], b'\n').is_none();
        return is_closed.then_some(end + 1);
    }
    let mut at = next(from + 3)?;
    while !is_long(at) {
        at = next(at + 1)?;
    }
    // Two more quotes may be the last letters of the text.
    let more = bytes[at + 3..].iter().take(2).take_while(|byte| **byte == quote).count();
    Some(at + 3 + more)
}

#[cfg(test)]
mod tests;
