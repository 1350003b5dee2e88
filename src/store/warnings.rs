//! What is not as it should be about a session that was opened: who else may read or replace it,
//! and what else is called by its name.

use std::ffi::OsStr;

use super::SessionFile;
use super::fault::Warning;
use super::folder::Rights;
use super::generations::twins;

/// What others may do with a file.
const OTHERS: u32 = 0o077;
/// Anybody may write.
const ANYBODY_WRITES: u32 = 0o002;
/// In such a folder nobody takes away what is not his.
const STICKY: u32 = 0o1000;

/// Returns what the user should know of a session that he opens to write in it: first what the
/// next save changes for good.
#[must_use]
pub fn of(file: &SessionFile) -> Vec<Warning> {
    let folder = file.folder();
    let user = rustix::process::geteuid().as_raw();
    let mut all: Vec<Warning> =
        file.older().map(|found| Warning::OlderSchema { found }).into_iter().collect();
    if let Some(Rights { mode, owner, names }) = folder.rights(file.name()) {
        let trace = folder.trace(file.name()).ok().flatten();
        let twins = trace.map_or(0, |trace| twins(folder, file.name(), trace).len() as u64);
        match names.saturating_sub(1 + twins) {
            0 => {}
            count => all.push(Warning::OtherNames { count }),
        }
        if owner != user {
            all.push(Warning::Foreign { owner });
        }
        if mode & OTHERS != 0 {
            all.push(Warning::NotPrivate { mode: mode & 0o777 });
        }
    }
    // A group that may write is left out: on many systems each user is a group of his own.
    let is_open = |rights: Rights| rights.mode & (ANYBODY_WRITES | STICKY) == ANYBODY_WRITES;
    if folder.rights(OsStr::new(".")).is_some_and(is_open) {
        all.push(Warning::OpenFolder);
    }
    all
}
