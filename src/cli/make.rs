//! How sessions are made: of a report and a list of members, or as a copy of the sample meeting.

use std::path::{Path, PathBuf};

use super::{export, years};
use crate::limits;
use crate::report::members::{Roster, read_members, read_roster};
use crate::report::mend::Source;
use crate::report::{self, ReadAs};
use crate::session::member::Member;
use crate::session::outline::Outline;
use crate::session::preparation::Preparation;
use crate::session::rules::Profile;
use crate::session::{Meeting, Session};
use crate::shell::{Make, crew, holder};
use crate::store::archive::{Search, Wanted, walk};
use crate::store::fault::Fault;
use crate::store::format::parse;
use crate::store::register::Registers;
use crate::store::shelf::Shelf;
use crate::store::{SessionFile, library, papers, preparation, rules};
use crate::ui::event::{Entry, Errand, Event, NewSession, NotOpened, Prepared, Summary};
use crate::ui::find::{Hit, Searched, names};

/// The sample meeting.
const SAMPLE: &str = include_str!("../../sessions/mau/hop-mau.toml");

/// What the windows make sessions with.
pub(super) const MAKE: Make = Make { errand, sample };

/// Does what needs no session.
fn errand(errand: Errand, folder: &Path, profile: &Profile) -> Event {
    match errand {
        Errand::List => Event::Listed(entries(folder)),
        Errand::Recall(path, session) => {
            let memory = years::memory(&session, &path, Some(folder));
            Event::Recalled(path, Box::new(memory))
        }
        Errand::Search(typed) => Event::Searched(searched(folder, &typed)),
        Errand::Prepare(new) => prepared(&new, folder, profile)
            .map_or_else(Event::NotOpened, |prepared| Event::Prepared(Box::new(prepared))),
        Errand::Keep(report, said) => preparation::keep(folder, &report, said.as_deref())
            .map_or_else(Event::DraftNotKept, |()| Event::PreparationKept),
        Errand::Papers(file) => match export::rules(Some(folder), &file) {
            Ok(rules) => Event::Papers(Box::new(rules), None),
            Err(why) => Event::Papers(Box::new(papers::embedded()), Some(why)),
        },
        Errand::Export(order) => Event::Exported(export::for_window(&order, folder)),
        Errand::Agendas => rules::saved(folder)
            .map_or_else(|why| Event::NotOpened(NotOpened::Fault(why)), Event::Agendas),
        Errand::SaveAgenda(own, replace) => match rules::save(folder, &own, replace) {
            Ok(true) => Event::AgendaSaved(own.name),
            Ok(false) => Event::AgendaThere(own),
            Err(why) => Event::NotOpened(NotOpened::Fault(why)),
        },
        Errand::ReadRoster(path) => {
            roster(&path, profile).map_or_else(Event::NotOpened, Event::Roster)
        }
    }
}

/// Lists a folder: reports that are being prepared, then sessions, those opened latest first.
fn entries(folder: &Path) -> Vec<Entry> {
    // A register that cannot be read is told by the command that lists.
    let registers = Registers::of_folder(folder).unwrap_or_default();
    let of = |path: PathBuf, own: &Shelf, summary, is_report| {
        let shelf = registers.shelf(&path, own).line();
        Entry { path, summary, is_report, shelf }
    };
    let nothing = Shelf::default();
    let listed = match library::list(folder) {
        Ok(listed) => listed,
        Err(fault) => return vec![of(fault.path.clone(), &nothing, Err(fault), false)],
    };
    let reports = preparation::list(folder).into_iter();
    let reports = reports.map(|path| of(path, &nothing, Ok(Summary::default()), true));
    let sessions = listed.into_iter().map(|each| {
        let summary = each.session.map(|session| Summary::of(&session));
        of(each.path, &each.own, summary, false)
    });
    reports.chain(sessions).collect()
}

/// Looks through all sessions of the folder; what is the minute-taker's own stays out.
fn searched(folder: &Path, typed: &str) -> Searched {
    let search = Search::new(typed, names(), false);
    let tree = walk(folder, Wanted::Sessions).unwrap_or_default(); // its fault is in the list
    let mut all = Searched { unread: tree.faults.len(), ..Searched::default() };
    for found in crew(&tree.batches, |batch| search.in_batch(batch)).into_iter().flatten() {
        match found.entries {
            Ok(entries) => {
                let hit = |entry| Hit { path: found.path.clone(), entry };
                all.hits.extend(entries.into_iter().map(hit));
            }
            Err(_) => all.unread += 1,
        }
    }
    all
}

/// Makes a copy of the sample meeting in a folder; gives where it lies.
///
/// # Errors
/// A [`Fault`] where it cannot be written.
pub(super) fn sample(folder: &Path) -> Result<PathBuf, Fault> {
    let path = library::free_path(folder, "mau");
    let session = parse(SAMPLE.as_bytes()).map_err(|kind| Fault { path: path.clone(), kind })?;
    SessionFile::create(&path, &session, &holder())?;
    Ok(path)
}

/// Makes the session of a report and a list of members.
///
/// # Errors
/// [`NotOpened`] where one of them cannot be read.
pub(super) fn session_of(
    bytes: &[u8],
    new: &NewSession,
    profile: &Profile,
) -> Result<Session, NotOpened> {
    let unread = |why| NotOpened::Report { path: new.report.clone(), why };
    let outline = report::read(bytes, new.how).map_err(unread)?.outline;
    let members = members(new, profile)?;
    Ok(Session::prepare(Meeting::of(new.kind, &outline, profile), outline, members, profile))
}

/// Reads the outline of a report.
///
/// # Errors
/// [`NotOpened`] where it cannot be read.
pub(super) fn outline_of(path: &Path, bytes: &[u8]) -> Result<Outline, NotOpened> {
    let read = report::read(bytes, ReadAs::default());
    read.map(|reading| reading.outline)
        .map_err(|why| NotOpened::Report { path: path.to_owned(), why })
}

/// Makes the session after this one: the same kind, body and members; about a report where there
/// is one already, else called as the one before.
pub(super) fn prepared_again(
    old: &Session,
    outline: Option<Outline>,
    profile: &Profile,
) -> Session {
    let title = old.meeting.title.clone();
    let outline = outline.unwrap_or_else(|| Outline { title, ..Outline::default() });
    let body = old.meeting.body.clone();
    let meeting = Meeting { body, ..Meeting::of(old.meeting.kind, &outline, profile) };
    Session::prepare(meeting, outline, old.members.as_ref().clone(), profile)
}

/// Reads a report and a list of members, to be mended, with what was said of them before.
///
/// # Errors
/// [`NotOpened`] where one of them cannot be read.
pub(super) fn prepared(
    new: &NewSession,
    folder: &Path,
    profile: &Profile,
) -> Result<Prepared, NotOpened> {
    let bytes = library::read(&new.report, limits::DOCX_BYTES).map_err(NotOpened::Fault)?;
    let unread = |why| NotOpened::Report { path: new.report.clone(), why };
    let source = Source::read(&bytes, new.how).map_err(unread)?;
    let fresh = Preparation::of(new.kind, members(new, profile)?);
    let found = preparation::find(folder, &new.report);
    Ok(Prepared { report: new.report.clone(), source, fresh, found })
}

fn members(new: &NewSession, profile: &Profile) -> Result<Vec<Member>, NotOpened> {
    let Some(path) = &new.members else { return Ok(Vec::new()) };
    let bytes = library::read(path, limits::MEMBERS_BYTES).map_err(NotOpened::Fault)?;
    read_members(&bytes, profile).map_err(|why| NotOpened::Members { path: path.clone(), why })
}

/// Reads a list of members, row by row.
fn roster(path: &Path, profile: &Profile) -> Result<Roster, NotOpened> {
    let bytes = library::read(path, limits::MEMBERS_BYTES).map_err(NotOpened::Fault)?;
    let unread = |why| NotOpened::Members { path: path.to_owned(), why };
    read_roster(&bytes, profile).map_err(unread)
}
