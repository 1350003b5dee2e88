//! The session file: one readable TOML text for a whole meeting, and its published schema.
//!
//! The tables have types of their own, apart from those of the session, so that a renamed field
//! in the core never changes a file by accident.

#[macro_use]
mod types;
mod acts;
mod blocks;
mod closings;
mod excerpt;
mod mends;
mod read;
mod reviews;
mod room;
mod write;

#[cfg(test)]
pub(in crate::store) mod tests;

use std::ops::Range;

pub(super) use acts::{AttendanceTable, BallotTable, MotionTable, ResponsibilityTable};
pub(super) use blocks::Blocks;
pub(super) use excerpt::{Excerpt, Wanted, excerpt};
pub(super) use mends::MendTable;
pub(super) use read::{attendance_alone, ballot_alone, motion_alone, responsibility_alone};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use toml_edit::DocumentMut;
pub use write::json;

use crate::session::Session;
use crate::store::fault::{Breach, BreachKind, FaultKind};
use crate::store::plain;
use crate::store::shelf::Shelf;
use crate::text::find_piece;

/// Version of the format that this program writes.
pub const SCHEMA: u64 = 3;
/// Oldest version that it reads.
const OLDEST: u64 = 1;
/// Names the schema for editors.
const SCHEMA_LINE: &str = "#:schema session.schema.json";
/// How the file names the collective as an addressee.
const COLLECTIVE: &str = "collective";

/// What has a word of its own in the file, which other programs are told too.
pub trait FileWord {
    /// Returns the word.
    fn file_word(&self) -> String;
}

/// Returns the word by which serde writes a value of the file's types.
fn word_of(value: &impl Serialize) -> String {
    let word = serde_json::to_value(value).ok();
    word.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Returns the session as the text of its file.
#[must_use]
pub fn print(session: &Session) -> String {
    Blocks::of(session).text()
}

/// Takes bytes for text, or tells where they are none.
pub(in crate::store) fn utf8(bytes: &[u8]) -> Result<&str, FaultKind> {
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let end = sound.len();
        FaultKind::Broken(breach(&sound, end..end, BreachKind::NotUtf8))
    })
}

/// Reads the bytes of a session file.
///
/// # Errors
/// [`FaultKind::Broken`] with line and column where it breaks the format;
/// [`FaultKind::NewerSchema`] where a newer program wrote it.
pub fn parse(bytes: &[u8]) -> Result<Session, FaultKind> {
    made(text_of(bytes)?, read::session)
}

/// Returns the text of a file of a format that can be read.
fn text_of(bytes: &[u8]) -> Result<&str, FaultKind> {
    let text = utf8(bytes)?.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(FaultKind::Broken(breach(text, 0..0, BreachKind::Empty)));
    }
    match schema_of(text) {
        Some((found, _)) if found > SCHEMA => Err(FaultKind::NewerSchema { found, known: SCHEMA }),
        Some((found, span)) if found < OLDEST => {
            let known: Vec<String> = (OLDEST..=SCHEMA).map(|each| each.to_string()).collect();
            let (word, allowed) = (found.to_string(), known.join(", "));
            let kind = BreachKind::UnknownWord { word, allowed };
            Err(FaultKind::Broken(breach(text, span, kind)))
        }
        _ => Ok(text),
    }
}

fn made(
    text: &str,
    make: impl Fn(types::File) -> read::Read<Session>,
) -> Result<Session, FaultKind> {
    let file: types::File = plain::from_str(text).map_err(|error| broken(text, &error))?;
    make(file).map_err(|wrong| FaultKind::Broken(breach(text, wrong.span, wrong.kind)))
}

/// Returns what is wrong with a text that is no such TOML, and where.
pub(super) fn broken(text: &str, error: &toml::de::Error) -> FaultKind {
    let span = error.span().unwrap_or(0..0);
    FaultKind::Broken(breach(text, span, kind_of(error.message())))
}

/// Returns the JSON schema of the session file.
#[must_use]
pub fn schema_json() -> String {
    let schema = schemars::schema_for!(types::File);
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}

/// Brings the text of an older format up to ours; gives the number that it had too. `None` where
/// there is nothing to bring up.
///
/// 1 → 2 → 3: tables and fields were added, nothing that was there means anything else, so only
/// the number is new; by it a program that does not know them refuses the file in plain words.
/// Class and code for the archive went into the register of the folder, with 3: see [`own_shelf`].
pub(in crate::store) fn migrated(text: &str) -> Option<(u64, String)> {
    let (found, span) = schema_of(text)?;
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    let renewed = || without_shelf(format!("{before}{SCHEMA}{after}"));
    (OLDEST..SCHEMA).contains(&found).then(|| (found, renewed()))
}

/// How a file of format 2 calls what [`own_shelf`] returns.
const ARCHIVE: &str = "archive";

/// Takes out of a text what [`own_shelf`] returns; all else stays as it is.
fn without_shelf(text: String) -> String {
    if !text.contains(ARCHIVE) {
        return text;
    }
    let Ok(mut file) = text.parse::<DocumentMut>() else { return text };
    file.remove(ARCHIVE).map_or(text, |_| file.to_string())
}

/// Returns where a file says itself that it goes in the archive, as those of format 2 did.
pub(in crate::store) fn own_shelf(bytes: &[u8]) -> Shelf {
    #[derive(Default, Deserialize)]
    struct Archived {
        #[serde(default)]
        archive: Shelf,
    }
    if find_piece(bytes, ARCHIVE.as_bytes()).is_none() {
        return Shelf::default(); // most have none, and a search asks thousands
    }
    let text = utf8(bytes).unwrap_or_default().trim_start_matches('\u{feff}');
    plain::from_str::<Archived>(text).unwrap_or_default().archive.stripped()
}

/// The number that stands before the first table, and where, read alone: a newer file may have
/// anything else in it.
pub(super) fn schema_of(text: &str) -> Option<(u64, Range<usize>)> {
    let head = text.split_inclusive('\n').take_while(|line| !line.trim_start().starts_with('['));
    let mut at = 0;
    for line in head {
        if let Some((key, value)) = line.split_once('=')
            && key.trim() == "schema"
            && let Some(number) = value.split('#').next().map(str::trim)
            && let Ok(found) = number.parse()
        {
            let start = at + key.len() + 1 + (value.len() - value.trim_start().len());
            return Some((found, start..start + number.len()));
        }
        at += line.len();
    }
    None
}

pub(super) fn breach(text: &str, span: Range<usize>, kind: BreachKind) -> Breach {
    let at = span.start.min(text.len());
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Breach {
        line: count(before.matches('\n').count() + 1),
        column: count(before[line_start..].chars().count() + 1),
        kind,
    }
}

/// The parser has no kinds of error, only English sentences; those that people meet most are
/// taken apart.
fn kind_of(message: &str) -> BreachKind {
    let message = message.trim();
    let quoted = |text: &str| {
        let names: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
        names.join(", ")
    };
    if let Some(rest) = message.strip_prefix("unknown field `")
        && let Some((field, rest)) = rest.split_once('`')
    {
        return BreachKind::UnknownField { field: field.to_owned(), allowed: quoted(rest) };
    }
    if let Some(rest) = message.strip_prefix("unknown variant `")
        && let Some((word, rest)) = rest.split_once('`')
    {
        return BreachKind::UnknownWord { word: word.to_owned(), allowed: quoted(rest) };
    }
    if let Some(rest) = message.strip_prefix("missing field `")
        && let Some((field, _)) = rest.split_once('`')
    {
        return BreachKind::MissingField(field.to_owned());
    }
    BreachKind::Syntax(message.replace('\n', "; "))
}
