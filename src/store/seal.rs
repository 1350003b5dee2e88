//! Seals: what makes a later change of a session's file seen.
//!
//! The sealed bytes are the whole file but for its last line, which holds their SHA-256:
//! `head -n -1 FILE | sha256sum` prints the same digits, without this program. The file is as we
//! print it to the byte, so that comments of a hand are a change too. A digest of the tables of
//! each name tells which of them is another.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::fault::{Fault, FaultKind};
use super::format::{SCHEMA, parse, print, schema_of};
use super::library;
use super::session_file::{Pause, SessionFile};
use crate::limits;
use crate::session::change::{Change, ChangeId, Refusal, Stamp};
use crate::session::closing::{Digest, Previous, Seal};
use crate::session::{Instant, Session};

/// Digits of the digest of a table's name.
const TABLE_DIGITS: usize = 16;

/// What is found of one file.
#[derive(Debug)]
pub enum Verdict {
    /// It is what was sealed, and so is the file before, if it names one.
    Sound(Digest),
    /// It has no seal.
    NotSealed,
    /// It is not what was sealed.
    Changed(Vec<Changed>),
    /// It is what was sealed, but the file before is not there as it was.
    Broken(Previous),
    /// It cannot be read, or is no session: where it was sealed, it was changed.
    Unreadable(Fault),
}

/// What of a file is not as it was sealed.
#[derive(Debug, PartialEq, Eq)]
pub struct Changed {
    /// Name of the tables; empty where they are as they were, and something beside them is not.
    pub table: String,
    /// Where it stands; `None` where no such table is there any more.
    pub span: Option<Span>,
}

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First and last line, from 1.
    pub lines: (usize, usize),
    /// First and last byte, from 1, as `cmp` counts them.
    pub bytes: (usize, usize),
}

impl Span {
    /// The lines from one number to another of a text.
    fn of(text: &str, (from, to): (usize, usize)) -> Self {
        let ends = text.split_inclusive('\n').scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        });
        let ends: Vec<usize> = ends.collect();
        let end = |line: usize| ends.get(line.min(ends.len()).wrapping_sub(1)).copied();
        let before = end(from.saturating_sub(1)).unwrap_or_default();
        let last = end(to).unwrap_or_default();
        Self { lines: (from, to), bytes: (before + 1, last.max(before + 1)) }
    }
}

/// Why a session was not sealed.
#[derive(Debug)]
pub enum NotSealed {
    /// The disk.
    Fault(Fault),
    /// The rules; with the session as it is.
    Refused(Box<Session>, Refusal),
    /// The file before is not sound: what was found of it.
    Previous(PathBuf, Box<Verdict>),
}

/// Seals a closed session.
///
/// # Errors
/// [`NotSealed`]; the file is as it was.
pub fn seal(
    file: &mut SessionFile,
    session: &Session,
    (by, previous): (&str, Option<&Path>),
    at: Instant,
    pause: Pause<'_>,
) -> Result<Session, NotSealed> {
    let previous = previous.map(link).transpose()?;
    let mut seal = Seal {
        at,
        by: by.to_owned(),
        schema: SCHEMA,
        previous,
        tables: Vec::new(),
        sha256: Digest([0; 32]),
    };
    let stamp = Stamp { id: ChangeId(1), at };
    let sealed = |seal: &Seal| {
        let change = Change::Seal { revision: session.revision, seal: Box::new(seal.clone()) };
        let applied = session.apply(&change, &stamp);
        let next = applied.map_err(|why| NotSealed::Refused(Box::new(session.clone()), why))?;
        Ok((Session { revision: session.revision + 1, ..next.session }, change))
    };
    let (unsigned, _) = sealed(&seal)?;
    seal.tables = tables(&print(&unsigned)).iter().map(Tables::words).collect();
    let (unsigned, _) = sealed(&seal)?;
    seal.sha256 = digest(signed(&print(&unsigned)).as_bytes());
    let (_, change) = sealed(&seal)?;
    file.keep_version().map_err(NotSealed::Fault)?;
    let committed = file.commit(&[(change, stamp)], pause).map_err(NotSealed::Fault)?;
    match committed.refused.into_iter().next() {
        Some((_, why)) => Err(NotSealed::Refused(Box::new(committed.session), why)),
        None => Ok(committed.session),
    }
}

/// Returns the link to a sealed file, which must be sound itself.
fn link(path: &Path) -> Result<Previous, NotSealed> {
    let bytes = library::read(path, limits::SESSION_BYTES).map_err(NotSealed::Fault)?;
    match alone(path, &bytes) {
        Verdict::Sound(_) => {}
        other => return Err(NotSealed::Previous(path.to_owned(), Box::new(other))),
    }
    Ok(Previous { file: name_of(path), sha256: digest(&bytes) })
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Looks at sealed files, and at those that they name: among the others and beside them. Nothing
/// is written or locked.
#[must_use]
pub fn verify(paths: &[PathBuf]) -> Vec<(PathBuf, Verdict)> {
    let digest_of =
        |path: &Path| library::read(path, limits::SESSION_BYTES).ok().map(|bytes| digest(&bytes));
    let mut there: Vec<Digest> = Vec::new();
    let mut found = Vec::new();
    for path in paths {
        let verdict = match library::read(path, limits::SESSION_BYTES) {
            Ok(bytes) => {
                there.push(digest(&bytes));
                let before = parse(&bytes).ok().and_then(|it| it.seal()?.previous.clone());
                (alone(path, &bytes), before)
            }
            Err(fault) => (Verdict::Unreadable(fault), None),
        };
        found.push((path.clone(), verdict));
    }
    let chained = |(path, (verdict, before)): (PathBuf, (Verdict, Option<Previous>))| {
        let is_there = |before: &Previous| {
            // A name from the file leads nowhere but beside it.
            let name = Path::new(&before.file).file_name();
            let beside = name.map(|name| path.with_file_name(name));
            there.contains(&before.sha256)
                || beside.and_then(|path| digest_of(&path)) == Some(before.sha256)
        };
        match (verdict, before) {
            (Verdict::Sound(_), Some(before)) if !is_there(&before) => {
                (path, Verdict::Broken(before))
            }
            (verdict, _) => (path, verdict),
        }
    };
    found.into_iter().map(chained).collect()
}

/// Looks at one file without the one before.
fn alone(path: &Path, bytes: &[u8]) -> Verdict {
    let session = match parse(bytes) {
        Ok(session) => session,
        Err(kind) => return Verdict::Unreadable(Fault { path: path.to_owned(), kind }),
    };
    let Some(seal) = session.seal() else { return Verdict::NotSealed };
    let Ok(text) = std::str::from_utf8(bytes) else {
        let kind = FaultKind::NotAFile; // it was parsed: it is text
        return Verdict::Unreadable(Fault { path: path.to_owned(), kind });
    };
    if seal.schema == schema_of(text).map_or(0, |(found, _)| found)
        && digest(signed(text).as_bytes()) == seal.sha256
        && text[signed(text).len()..] == format!("sha256 = \"{}\"\n", seal.sha256)
    {
        return Verdict::Sound(seal.sha256);
    }
    let meant = print(&session);
    let mut changed = changed_tables(text, &seal.tables);
    if changed.is_empty() || (meant == text && only_its_list_changed(&session, text, seal)) {
        changed = vec![beside_tables(text, &meant)];
    }
    Verdict::Changed(changed)
}

/// Tells whether it is the seal's own list of tables that was changed, and not the tables.
fn only_its_list_changed(session: &Session, text: &str, seal: &Seal) -> bool {
    let mut mended = session.clone();
    let last = Arc::make_mut(&mut mended.dossier.closings).last_mut();
    let Some(mended_seal) = last.and_then(|last| last.seal.as_mut()) else { return false };
    mended_seal.tables = tables(text).iter().map(Tables::words).collect();
    digest(signed(&print(&mended)).as_bytes()) == seal.sha256
}

/// Returns which tables are not as their digests say.
fn changed_tables(text: &str, sealed: &[String]) -> Vec<Changed> {
    let now = tables(text);
    let name = |words: &str| words.split(' ').next().unwrap_or_default().to_owned();
    let changed = now.iter().filter(|each| !sealed.contains(&each.words()));
    let changed = changed.map(|each| {
        let span = Some(Span::of(text, each.lines));
        Changed { table: each.name.clone(), span }
    });
    let gone = sealed.iter().map(|words| name(words));
    let gone = gone.filter(|name| !now.iter().any(|each| each.name == *name));
    changed.chain(gone.map(|table| Changed { table, span: None })).collect()
}

/// Returns the lines that are not as we print them, or else the seal itself.
fn beside_tables(text: &str, meant: &str) -> Changed {
    let (lines, as_meant): (Vec<_>, Vec<_>) =
        (text.split('\n').collect(), meant.split('\n').collect());
    let same = |(a, b): &(&&str, &&str)| a == b;
    let head = lines.iter().zip(&as_meant).take_while(same).count();
    let rest = lines.len().min(as_meant.len()) - head;
    let tail = lines.iter().rev().zip(as_meant.iter().rev()).take(rest).take_while(same).count();
    if text != meant {
        let last = (lines.len() - tail).max(head + 1);
        let span = Some(Span::of(text, (head + 1, last)));
        return Changed { table: String::new(), span };
    }
    let seal = lines.iter().rposition(|line| *line == SEAL).map(|at| (at + 1, lines.len() - 1));
    let span = seal.map(|lines| Span::of(text, lines));
    Changed { table: SEAL.trim_matches(['[', ']']).to_owned(), span }
}

/// The line with which the seal begins.
const SEAL: &str = "[seal]";

/// All tables of one name.
struct Tables {
    name: String,
    lines: (usize, usize),
    hash: Sha256,
}

impl Tables {
    fn words(&self) -> String {
        let digits = Digest(self.hash.clone().finalize().into()).to_string();
        format!("{} {}", self.name, &digits[..TABLE_DIGITS])
    }
}

/// Takes a text apart by the names of its tables, as they stand at the beginning of a line; the
/// seal is left out. A line within a long text may look like one: then its text is another table,
/// here and whenever it is looked at.
fn tables(text: &str) -> Vec<Tables> {
    let mut all: BTreeMap<String, Tables> = BTreeMap::new();
    let mut name = "revision".to_owned();
    let body = text.rfind(&format!("\n{SEAL}\n")).map_or(text, |at| &text[..=at]);
    for (index, line) in body.split_inclusive('\n').enumerate() {
        if line.starts_with('[') {
            let word = line.trim_start_matches('[');
            let end = word.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
            name = word[..end.unwrap_or(word.len())].to_owned();
        }
        let number = index + 1;
        let new = || Tables { name: name.clone(), lines: (number, number), hash: Sha256::new() };
        let tables = all.entry(name.clone()).or_insert_with(new);
        tables.lines.1 = number;
        tables.hash.update(line);
    }
    all.into_values().collect()
}

/// Returns the bytes that a seal is of: all but the last line.
fn signed(text: &str) -> &str {
    let before = text.strip_suffix('\n').unwrap_or(text);
    &text[..before.rfind('\n').map_or(0, |newline| newline + 1)]
}

pub(super) fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}
