//! A long text read in two halves at once, so that the window of a long meeting is there sooner.
//!
//! It is cut before a remark. Text before the cut that can be read by itself ends there with all
//! that it opened, so the halves are the whole; whatever else comes of them is for whoever reads
//! the whole to tell, with its place.

use std::thread;

use serde::Deserialize;

use super::closings::SealTable;
use super::read;
use super::types::{File, Remark};
use crate::session::Session;

/// Shortest text that is cut, in bytes: a shorter one is read before a second thread runs.
const WORTH: usize = 32 * 1024;
/// Where a text may be cut: behind the first letter.
const CUT: &str = "\n[[remark]]\n";

/// What may stand behind the cut.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rest {
    remark: Vec<Remark>,
    seal: Option<SealTable>,
}

/// Reads a session in halves; `None` where it is short, laid out otherwise or not sound.
pub(super) fn session(text: &str) -> Option<Session> {
    if text.len() < WORTH {
        return None;
    }
    let half = (text.len() / 2..text.len()).find(|at| text.is_char_boundary(*at))?;
    let (at, _) = text[half..].match_indices(CUT).next()?;
    cut(text, half + at + 1)
}

/// Reads a session of which the remarks from `at` on are read on a thread of their own.
pub(super) fn cut(text: &str, at: usize) -> Option<Session> {
    let (head, rest) = text.split_at(at);
    let (head, rest) = thread::scope(|scope| {
        let rest = scope.spawn(|| toml::from_str::<Rest>(rest).ok());
        (toml::from_str::<File>(head).ok(), rest.join().ok().flatten())
    });
    let (mut file, rest) = (head?, rest?);
    // What stands between brackets of the head is no such table, so its remarks end it.
    if file.remark.is_empty() || file.seal.is_some() {
        return None;
    }
    file.remark.extend(rest.remark);
    file.seal = rest.seal;
    read::session(file).ok()
}
