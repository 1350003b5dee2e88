//! Whose turn it is to save a session: the lock beside it, and the owner's note on disks that know
//! no locks.
//!
//! A lock of the system dies with its holder. A note does not: it is taken away by who wrote it,
//! or by a person's word, never by its age.

use std::ffi::{OsStr, OsString};
use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::os::unix::fs::MetadataExt;
use std::time::Duration;

use rustix::io::Errno;

use super::fault::{Fault, FaultKind};
use super::folder::{Folder, kind_of_io, neighbour};
use super::session_file::Pause;
use crate::limits;
use crate::session::Instant;

/// Longest note of who holds a session, in bytes.
const NOTE_BYTES: u64 = 200;

/// How one program takes its turn at a session.
#[derive(Debug)]
pub(super) struct Turns {
    /// The name of the session in its folder.
    session: OsString,
    /// Who this is, for others.
    holder: String,
    /// Our note, while we are the owner of a session that cannot be locked.
    owner: Option<String>,
    /// The user decided to take the session from its owner.
    takes_over: bool,
    /// We became the owner, and the user was not told yet.
    is_news: bool,
}

/// The turn to save; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _lock: Option<File>,
}

impl Turns {
    pub(super) fn new(session: &OsStr, holder: &str) -> Self {
        let (session, holder) = (session.to_owned(), holder.to_owned());
        Self { session, holder, owner: None, takes_over: false, is_news: false }
    }

    /// Returns who this is, for others.
    pub(super) fn holder(&self) -> &str {
        &self.holder
    }

    /// Waits for the turn to save, for a while; `since` is what others are told.
    ///
    /// # Errors
    /// [`FaultKind::Busy`] after [`limits::LOCK_WAIT`]; [`FaultKind::Owned`] where nothing can be
    /// locked and another is the owner.
    pub(super) fn take(
        &mut self,
        folder: &Folder,
        pause: Pause<'_>,
        since: Option<Instant>,
    ) -> Result<Turn, Fault> {
        let name = neighbour(&self.session, "lock");
        let mut waited = Duration::ZERO;
        let mut wait = Duration::from_millis(1);
        loop {
            let mut file = folder.open_lock(&name)?;
            match file.try_lock() {
                Ok(()) => {
                    if self.is_at(folder, &file, &name)? {
                        self.sign(&mut file, since);
                        self.see_owner(folder)?;
                        return Ok(Turn { _lock: Some(file) });
                    }
                }
                Err(TryLockError::Error(why)) if knows_no_locks(&why) => {
                    self.own(folder, since)?;
                    return Ok(Turn { _lock: None });
                }
                Err(TryLockError::Error(why)) if why.kind() != ErrorKind::Interrupted => {
                    return Err(folder.fault(&self.session, kind_of_io(&why)));
                }
                Err(_) => {
                    if waited >= limits::LOCK_WAIT {
                        let holder = note(&mut file);
                        return Err(folder.fault(&self.session, FaultKind::Busy { holder }));
                    }
                    pause(wait);
                    waited += wait;
                    wait = (wait * 2).min(Duration::from_millis(50));
                }
            }
        }
    }

    /// Tells whether the locked file is still the one of that name: were it not, two programs
    /// could each hold a lock of their own.
    fn is_at(&self, folder: &Folder, file: &File, name: &OsStr) -> Result<bool, Fault> {
        let held = file.metadata();
        let held = held.map_err(|error| folder.fault(&self.session, kind_of_io(&error)))?;
        let Some(named) = folder.trace(name)? else { return Ok(false) };
        Ok(named.is_file(held.dev(), held.ino()))
    }

    fn words(&self, since: Option<Instant>) -> String {
        let since = since.map(|at| at.format(", %H:%M %d/%m/%Y").to_string());
        format!("{}{}", self.holder, since.unwrap_or_default())
    }

    /// Writes into the lock file who holds it and since when. That it could not be written hurts
    /// nobody.
    fn sign(&self, file: &mut File, since: Option<Instant>) {
        let _ = file.set_len(0).and_then(|()| file.rewind());
        let _ = file.write_all(self.words(since).as_bytes());
    }

    /// Takes over from the owner at the next turn: a person decided so.
    pub(super) fn take_over(&mut self) {
        self.takes_over = true;
    }

    /// Tells once, when it has come to this, that we are the owner.
    pub(super) fn news(&mut self) -> bool {
        std::mem::take(&mut self.is_news)
    }

    /// Becomes the owner where nobody is: nothing can be locked here, or another program does not
    /// know our lock.
    ///
    /// # Errors
    /// [`FaultKind::Owned`] where another is.
    pub(super) fn own(&mut self, folder: &Folder, since: Option<Instant>) -> Result<(), Fault> {
        if self.owner.is_some() && !self.takes_over {
            return self.is_still_ours(folder);
        }
        let (name, words) = (neighbour(&self.session, "owner"), self.words(since));
        if std::mem::take(&mut self.takes_over) {
            folder.remove(&name)?;
        }
        match folder.write_new(&name, words.as_bytes()) {
            Ok(()) => {}
            Err(fault) if fault.kind == FaultKind::Exists => return Err(self.owned(folder)),
            Err(fault) => return Err(fault),
        }
        self.owner = Some(words);
        self.is_news = true;
        Ok(())
    }

    /// Sees that nobody is the owner who found no locks where we have one: on another computer.
    fn see_owner(&mut self, folder: &Folder) -> Result<(), Fault> {
        if self.owner.is_some() && !self.takes_over {
            return self.is_still_ours(folder);
        }
        let name = neighbour(&self.session, "owner");
        if std::mem::take(&mut self.takes_over) {
            folder.remove(&name)?;
        }
        match folder.trace(&name)? {
            None => Ok(()),
            Some(_) => Err(self.owned(folder)),
        }
    }

    /// Sees that the session was not taken from its owner, where we are he.
    ///
    /// # Errors
    /// [`FaultKind::Owned`] where it was.
    pub(super) fn is_still_ours(&mut self, folder: &Folder) -> Result<(), Fault> {
        let Some(words) = &self.owner else { return Ok(()) };
        let there = folder.read(&neighbour(&self.session, "owner"), NOTE_BYTES);
        match there {
            Ok((there, _)) if there == words.as_bytes() => Ok(()),
            Err(fault) if fault.kind.is_of_the_disk() => Err(fault),
            _ => {
                self.owner = None;
                Err(self.owned(folder))
            }
        }
    }

    fn owned(&self, folder: &Folder) -> Fault {
        let there = folder.read(&neighbour(&self.session, "owner"), NOTE_BYTES);
        let holder = there.ok().and_then(|(bytes, _)| shown(&String::from_utf8_lossy(&bytes)));
        folder.fault(&self.session, FaultKind::Owned { holder })
    }

    /// Leaves the session to others, where we are its owner.
    pub(super) fn leave(&mut self, folder: &Folder) {
        if self.owner.is_some() && self.is_still_ours(folder).is_ok() {
            // Who finds it can take it over.
            let _ = folder.remove(&neighbour(&self.session, "owner"));
        }
        self.owner = None;
    }
}

/// Tells whether an error of a lock means that there are none on this disk.
fn knows_no_locks(error: &std::io::Error) -> bool {
    let errno = Errno::from_io_error(error);
    error.kind() == ErrorKind::Unsupported
        || matches!(errno, Some(Errno::NOLCK | Errno::NOTSUP | Errno::NOSYS | Errno::INVAL))
}

/// Returns what a lock file says of its holder.
fn note(file: &mut File) -> Option<String> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(NOTE_BYTES).read_to_string(&mut text).ok()?;
    shown(&text)
}

fn shown(text: &str) -> Option<String> {
    let text = crate::text::shown(text.trim()).into_owned();
    (!text.is_empty()).then_some(text)
}
