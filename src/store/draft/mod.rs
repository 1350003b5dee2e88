//! What a window has and its session has not: unsent words and changes that were not saved, kept
//! so that a crash or a bad disk loses none of them.
//!
//! Each window has a file of its own beside the session, or in the state folder where there
//! nothing can be written. The file is locked while its window lives, before it gets its name; so
//! who starts later sees which ones nobody cares for any more, and takes these over.

mod change;
mod line;
mod old;
#[cfg(test)]
mod tests;

use std::ffi::{OsStr, OsString};
use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::SessionFile;
use super::fault::{Fault, FaultKind};
use super::folder::{Folder, kind_of_io};
use super::session_file::make_private_folder;
use crate::limits;
use crate::session::Session;
use crate::session::draft::{Draft, Kept};
use line::Line;

/// Longest part of a path in the name of a draft in the state folder, in bytes.
const PATH_BYTES: usize = 150;

/// The drafts of one window on one session.
#[derive(Debug)]
pub struct Drafts {
    window: String,
    process: u32,
    state: Option<PathBuf>,
    /// Where the session lies.
    session: PathBuf,
    /// How the names of drafts beside it start.
    prefix: OsString,
    /// The draft that is on the disk, locked.
    held: Option<File>,
}

/// A draft's file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Form {
    line: Option<Line>,
    words: Vec<Line>,
    change: Vec<change::Waiting>,
}

/// A folder in which drafts of a session lie, and how their names start.
struct Spot {
    path: PathBuf,
    folder: Folder,
    prefix: OsString,
}

impl Spot {
    fn name(&self, rest: &str) -> OsString {
        let mut name = self.prefix.clone();
        name.push(rest);
        name
    }
}

impl Drafts {
    /// Sets up the drafts of a window of this process on a session. The state folder takes them
    /// where the session's own folder cannot.
    #[must_use]
    pub fn new(window: &str, process: u32, state: Option<PathBuf>, file: &SessionFile) -> Self {
        let (session, prefix) = (file.path().to_owned(), file.neighbour("draft-"));
        Self { window: window.to_owned(), process, state, session, prefix, held: None }
    }

    fn beside(&self) -> Result<Spot, Fault> {
        let path = self.session.parent().unwrap_or(Path::new(".")).to_owned();
        Ok(Spot { folder: Folder::open(&path)?, path, prefix: self.prefix.clone() })
    }

    /// Opens the state folder where there is one; it is made only where it is needed.
    fn away(&self, make: bool) -> Option<Result<Spot, Fault>> {
        let path = self.state.clone()?;
        let whole = self.session.display().to_string().replace('/', "%");
        let start = (0..whole.len())
            .find(|at| whole.len() - at <= PATH_BYTES && whole.is_char_boundary(*at));
        let prefix = OsString::from(format!("{}.draft-", &whole[start.unwrap_or(0)..]));
        let open = || {
            if make {
                make_private_folder(&path)?;
            }
            Ok(Spot { folder: Folder::open(&path)?, path, prefix })
        };
        Some(open())
    }

    fn spots(&self) -> Vec<Spot> {
        let beside = self.beside().ok();
        let away = self.away(false).and_then(Result::ok);
        beside.into_iter().chain(away).collect()
    }

    fn own(&self) -> String {
        format!("{}-{}", self.window, self.process)
    }

    /// Keeps what a window has and the file has not; `None` removes what was kept.
    ///
    /// # Errors
    /// A [`Fault`] where it can be written neither beside the session nor in the state folder.
    pub fn keep(&mut self, kept: Option<&Kept>) -> Result<(), Fault> {
        let own = self.own();
        let Some(kept) = kept.filter(|kept| !kept.is_empty()) else {
            self.held = None;
            let remove = |spot: Spot| spot.folder.remove(&spot.name(&own));
            return self.spots().into_iter().try_for_each(remove);
        };
        let text = print(kept);
        let beside = self.beside().and_then(|spot| put(&spot, &own, &text));
        if let Ok(held) = beside {
            self.held = Some(held);
            if let Some(Ok(spot)) = self.away(false) {
                spot.folder.remove(&spot.name(&own))?;
            }
            return Ok(());
        }
        // Why it cannot lie beside the session is what the user can mend.
        let away = self.away(true).and_then(|spot| put(&spot.ok()?, &own, &text).ok());
        let Some(held) = away else { return beside.map(drop) };
        self.held = Some(held);
        Ok(())
    }

    /// Takes over what windows that are gone left behind; from now on it is this window's.
    #[must_use]
    pub fn recover(&mut self, session: &Session) -> Option<Kept> {
        let mut kept = Kept::default();
        let mut found = Vec::new();
        for spot in self.spots() {
            for name in names(&spot, &self.window) {
                let Some(lock) = orphaned(&spot.folder, &name) else { continue };
                if let Some(form) = load(&spot.folder, &name) {
                    take(&mut kept, form, session);
                    found.push((spot.path.clone(), name, lock));
                }
            }
        }
        if self.keep(Some(&kept)).is_ok() {
            let mut own = self.prefix.clone();
            own.push(self.own());
            for (path, name, _lock) in found.iter().filter(|(_, name, _)| *name != own) {
                let _ = Folder::open(path).and_then(|folder| folder.remove(name));
            }
        }
        (!kept.is_empty()).then_some(kept)
    }

    /// Keeps words that the user did not want back, should he change his mind.
    ///
    /// # Errors
    /// A [`Fault`] where they can be written nowhere.
    pub fn decline(&self, words: &Draft) -> Result<(), Fault> {
        let add = |spot: &Spot| {
            let mut form = load(&spot.folder, &spot.name("old")).unwrap_or_default();
            form.words.push(Line::of(words));
            put(spot, "old", &toml::to_string(&form).unwrap_or_default()).map(drop)
        };
        let Err(why) = self.beside().and_then(|spot| add(&spot)) else { return Ok(()) };
        let away = self.away(true).and_then(|spot| add(&spot.ok()?).ok());
        away.ok_or(why)
    }
}

fn print(kept: &Kept) -> String {
    let form = Form {
        line: (!kept.line.text.is_empty()).then(|| Line::of(&kept.line)),
        words: kept.words.iter().map(Line::of).collect(),
        change: change::to_forms(&kept.changes),
    };
    toml::to_string(&form).unwrap_or_default()
}

/// Writes a draft; gives its file, locked before it got its name.
fn put(spot: &Spot, name: &str, text: &str) -> Result<File, Fault> {
    let temporary = spot.name(&format!("{name}.tmp"));
    let name = spot.name(name);
    spot.folder.remove(&temporary)?;
    let mut file = spot.folder.create(&temporary)?;
    let _ = file.try_lock(); // a folder without locks: then a draft is offered once too often
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_data());
    let written =
        written.map_err(|error| Fault { path: spot.path.join(&name), kind: kind_of_io(&error) });
    if let Err(fault) = written.and_then(|()| spot.folder.rename(&temporary, &name)) {
        let _ = spot.folder.remove(&temporary);
        return Err(fault);
    }
    Ok(file)
}

/// Returns the names of a window's drafts, of whatever process, oldest name first.
fn names(spot: &Spot, window: &str) -> Vec<OsString> {
    let start = spot.name(window);
    let is_one = |name: &OsStr| {
        let name = name.as_encoded_bytes();
        name.starts_with(start.as_encoded_bytes()) && !name.ends_with(b".tmp")
    };
    let entries = std::fs::read_dir(&spot.path).into_iter().flatten().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.file_name()).filter(|name| is_one(name)).collect();
    names.sort();
    names
}

/// Tells whether nobody holds a draft; gives the lock on it, where one could be had.
fn orphaned(folder: &Folder, name: &OsStr) -> Option<Option<File>> {
    let Ok(file) = folder.open_lock(name) else { return Some(None) };
    match file.try_lock() {
        Ok(()) => Some(Some(file)),
        Err(TryLockError::WouldBlock) => None,
        Err(TryLockError::Error(_)) => Some(None),
    }
}

fn load(folder: &Folder, name: &OsStr) -> Option<Form> {
    let (bytes, _) = folder.read(name, limits::REPORT_BYTES).ok()?;
    toml::from_str(std::str::from_utf8(&bytes).ok()?).ok()
}

/// Adds one draft to what was found so far: the first line stays the line.
fn take(kept: &mut Kept, form: Form, session: &Session) {
    let lines = form.line.into_iter().chain(form.words).map(|line| line.draft(session));
    for draft in lines.filter(|draft| !draft.text.trim().is_empty()) {
        if kept.line.text.is_empty() {
            kept.line = draft;
        } else if kept.line != draft && !kept.words.contains(&draft) {
            kept.words.push(draft);
        }
    }
    kept.changes.extend(change::from_forms(form.change));
}

/// Tells whether the folder of a session can be written, without writing anything.
///
/// # Errors
/// [`FaultKind::ReadOnly`] or [`FaultKind::Denied`] where it cannot.
pub fn writable(file: &SessionFile) -> Result<(), Fault> {
    let path = file.path().parent().unwrap_or(Path::new("."));
    let access = rustix::fs::access(path, rustix::fs::Access::WRITE_OK);
    match access.map_err(super::folder::kind_of) {
        Err(kind @ (FaultKind::ReadOnly | FaultKind::Denied)) => {
            Err(Fault { path: file.path().to_owned(), kind })
        }
        _ => Ok(()),
    }
}
