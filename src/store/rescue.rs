//! Putting a session back in the place of a file that is broken, gone or older, on the word of
//! the user alone. What lies there is kept as a neighbour first.

use std::ffi::OsStr;

use super::SessionFile;
use super::fault::{Fault, FaultKind};
use super::folder::{Folder, neighbour};
use super::format::{parse, print};
use super::session_file::{Pause, make_private_folder};
use crate::session::Session;

/// Most neighbours that keep what was overwritten.
const KEPT: u32 = 1_000;

/// Writes a session in the place of what is there, durable when this returns; what was there is
/// kept as `.NAME.broken-1`, `-2` … The folder is made again where it is gone.
///
/// # Errors
/// A [`Fault`] where it cannot be written; then what was there is still there.
pub fn write_over(
    file: &mut SessionFile,
    session: &Session,
    pause: Pause<'_>,
) -> Result<(), Fault> {
    let path = file.path().to_owned();
    let fault = |kind| Fault { path: path.clone(), kind };
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(fault(FaultKind::Folder));
    };
    make_private_folder(parent)?;
    let folder = Folder::open(parent)?;
    let _turn = file.take_turn(folder, pause)?;
    let folder = file.folder();
    let session = Session { revision: session.revision + 1, ..session.clone() };
    let text = print(&session);
    if parse(text.as_bytes()).as_ref() != Ok(&session) {
        return Err(fault(FaultKind::NotAsWritten));
    }
    let temporary = file.neighbour("tmp");
    folder.remove(&temporary)?;
    folder.write_new(&temporary, text.as_bytes())?;
    let placed = match folder.trace(name) {
        Ok(Some(_)) => put_aside(folder, name).and_then(|()| folder.rename(&temporary, name)),
        Ok(None) => folder.rename(&temporary, name),
        Err(why) => Err(why),
    };
    if placed.is_err() {
        let _ = folder.remove(&temporary);
    }
    placed.and_then(|()| folder.sync())
}

/// Tells whether the session's folder is still the one that was opened.
#[must_use]
pub fn is_there(file: &SessionFile) -> bool {
    file.folder().is_still_there().unwrap_or(false)
}

/// Keeps what is there, if anything is, under a name that is free, private from now on.
pub(super) fn put_aside(folder: &Folder, file: &OsStr) -> Result<(), Fault> {
    for number in 1..=KEPT {
        let name = neighbour(file, &format!("broken-{number}"));
        match folder.keep(file, &name) {
            Ok(()) => return Ok(()),
            Err(fault) if fault.kind == FaultKind::Exists => {}
            Err(fault) if fault.kind == FaultKind::Missing => return Ok(()),
            Err(fault) => return Err(fault),
        }
    }
    Err(folder.fault(file, FaultKind::Exists))
}
