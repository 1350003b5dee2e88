//! The last good versions of a session, kept as hidden neighbours `.NAME.gen-REVISION`: the net
//! for everything that a save cannot promise.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::fault::{Fault, FaultKind};
use super::folder::{Folder, Trace, kind_of_io, neighbour};
use super::format::parse;
use super::rescue::put_aside;
use super::session_file::{Pause, SessionFile};
use crate::limits;
use crate::session::{Instant, Session};

/// When the last version was kept.
#[derive(Debug, Default)]
pub(super) struct Generations {
    last: Option<Instant>,
}

/// One kept version of a session.
#[derive(Debug)]
pub struct Generation {
    /// Its revision.
    pub revision: u64,
    /// When it was written, in seconds since 1970.
    pub written: i64,
    /// What it holds, or why it cannot be read.
    pub session: Result<Session, Fault>,
}

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// The session as it is on the disk now.
    pub session: Session,
    /// What was there before, where it could be read.
    pub before: Option<Session>,
}

fn name_of(file: &OsStr, revision: u64) -> OsString {
    neighbour(file, &format!("gen-{revision}"))
}

/// A kept version as the folder lists it.
struct Kept {
    revision: u64,
    name: OsString,
    trace: Trace,
}

/// Lists the kept versions, the newest first.
fn kept(folder: &Folder, file: &OsStr) -> Vec<Kept> {
    let prefix = neighbour(file, "gen-");
    let mut all: Vec<Kept> = (folder.names().into_iter())
        .filter_map(|name| {
            let rest = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes())?;
            let revision = std::str::from_utf8(rest).ok()?.parse().ok()?;
            let trace = folder.trace(&name).ok()??;
            Some(Kept { revision, name, trace })
        })
        .collect();
    all.sort_by_key(|each| std::cmp::Reverse(each.revision));
    all
}

impl Generations {
    /// Keeps the version that is about to be replaced, where one is due: the first that this
    /// program replaces, then one each [`limits::GENERATION_EVERY`] of change, and `always` where the
    /// caller says so. That none can be kept stops no save.
    pub(super) fn keep(
        &mut self,
        folder: &Folder,
        file: &OsStr,
        revision: u64,
        at: Instant,
        always: bool,
    ) {
        let passed = self.last.map(|last| (at - last).to_std());
        // A clock that was put back is no reason to keep none.
        let due = passed.is_none_or(|passed| {
            passed.is_err() || passed.is_ok_and(|passed| passed >= limits::GENERATION_EVERY)
        });
        if !due && !always {
            return;
        }
        // A command that was run a moment ago kept one: a run of commands keeps no more than a
        // window does.
        let newest = kept(folder, file).first().map(|each| at.timestamp() - each.trace.written());
        let every = i64::try_from(limits::GENERATION_EVERY.as_secs()).unwrap_or(i64::MAX);
        let fresh = newest.is_some_and(|age| (0..every).contains(&age));
        if (fresh && !always) || keep_now(folder, file, revision) {
            self.last = Some(at);
            thin(folder, file, at);
        }
    }
}

/// Keeps what is under the session's name now, private from now on; tells whether it is kept.
pub(super) fn keep_now(folder: &Folder, file: &OsStr, revision: u64) -> bool {
    match folder.keep(file, &name_of(file, revision)) {
        Ok(()) => true,
        Err(fault) => fault.kind == FaultKind::Exists,
    }
}

/// Removes versions beyond the latest, but the first of each day.
fn thin(folder: &Folder, file: &OsStr, at: Instant) {
    let offset = i64::from(at.offset().local_minus_utc());
    let day = |kept: &Kept| (kept.trace.written() + offset).div_euclid(24 * 60 * 60);
    let all = kept(folder, file);
    let (mut count, mut bytes) = (0, 0);
    for (index, each) in all.iter().enumerate() {
        let first_of_day = all.get(index + 1).is_none_or(|older| day(older) != day(each));
        let is_latest = index < limits::GENERATIONS_LATEST;
        let fits = count < limits::GENERATIONS && bytes <= limits::GENERATION_BYTES;
        if is_latest || (first_of_day && fits) {
            count += 1;
            bytes += each.trace.size();
        } else {
            let _ = folder.remove(&each.name); // it is tried again with the next one
        }
    }
}

fn place(path: &Path) -> Result<(Folder, PathBuf, OsString), Fault> {
    let fault = |kind| Fault { path: path.to_owned(), kind };
    // The session itself may be gone: then its folder is where it was.
    let real = path.canonicalize().or_else(|_| std::path::absolute(path));
    let real = real.map_err(|error| fault(kind_of_io(&error)))?;
    let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
        return Err(fault(FaultKind::Folder));
    };
    Ok((Folder::open(parent)?, real.clone(), name.to_owned()))
}

/// Lists the kept versions of a session, the newest first; the session itself may be broken or
/// gone.
///
/// # Errors
/// A [`Fault`] where its folder cannot be read.
pub fn list(path: &Path) -> Result<Vec<Generation>, Fault> {
    let (folder, _, name) = place(path)?;
    let read = |each: Kept| {
        let bytes = folder.read(&each.name, limits::SESSION_BYTES);
        let session = bytes
            .and_then(|(bytes, _)| parse(&bytes).map_err(|kind| folder.fault(&each.name, kind)));
        Generation { revision: each.revision, written: each.trace.written(), session }
    };
    Ok(kept(&folder, &name).into_iter().map(read).collect())
}

/// Makes a kept version the next revision of its session. What is there now is kept as well: as a
/// version where it can be read, else as `.NAME.broken`.
///
/// # Errors
/// A [`Fault`]: [`FaultKind::Missing`] where there is no such version.
pub fn restore(
    path: &Path,
    revision: u64,
    holder: &str,
    pause: Pause<'_>,
) -> Result<Restored, Fault> {
    let (folder, real, name) = place(path)?;
    let kept = name_of(&name, revision);
    let (bytes, _) = folder.read(&kept, limits::SESSION_BYTES)?;
    let old = parse(&bytes).map_err(|kind| folder.fault(&kept, kind))?;
    let before = SessionFile::open(&real, holder).ok().map(|(_, session)| session);
    match &before {
        Some(now) => {
            keep_now(&folder, &name, now.revision);
        }
        None => put_aside(&folder, &name)?,
    }
    let newest = before.as_ref().map_or(old.revision, |now| now.revision.max(old.revision));
    let session = Session { revision: newest + 1, ..old };
    SessionFile::replace(&real, &session, holder, pause)?;
    Ok(Restored { session, before })
}

/// Removes the newest version where it is the very file of the session: a crash came between
/// keeping and replacing, and an editor that writes in place would change both.
pub(super) fn drop_twin(folder: &Folder, file: &OsStr, session: Trace) {
    for each in twins(folder, file, session) {
        let _ = folder.remove(&each);
    }
}

/// Lists the versions that are the very file of the session.
pub(super) fn twins(folder: &Folder, file: &OsStr, session: Trace) -> Vec<OsString> {
    let all = kept(folder, file).into_iter().filter(|each| each.trace.is_same_file(session));
    all.map(|each| each.name).collect()
}
