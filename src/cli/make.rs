//! How sessions are made: of a report and a list of members, or as a copy of the sample meeting.

use std::path::{Path, PathBuf};

use crate::limits;
use crate::report;
use crate::report::members::read_members;
use crate::session::rules::Profile;
use crate::session::{Meeting, Session};
use crate::shell::{Make, holder};
use crate::store::fault::Fault;
use crate::store::format::parse;
use crate::store::{SessionFile, library};
use crate::ui::event::{NewSession, NotOpened};

/// The sample meeting.
const SAMPLE: &str = include_str!("../../sessions/mau/hop-mau.toml");

/// What the windows make sessions with.
pub(super) const MAKE: Make = Make { session: prepare, sample };

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
pub(super) fn prepare(new: &NewSession, profile: &Profile) -> Result<Session, NotOpened> {
    let bytes = library::read(&new.report, limits::DOCX_BYTES).map_err(NotOpened::Fault)?;
    prepare_of(&bytes, new, profile)
}

/// Makes the session of the bytes of a report and a list of members.
///
/// # Errors
/// [`NotOpened`] where one of them cannot be read.
pub(super) fn prepare_of(
    bytes: &[u8],
    new: &NewSession,
    profile: &Profile,
) -> Result<Session, NotOpened> {
    let reading = report::read(bytes, new.how)
        .map_err(|why| NotOpened::Report { path: new.report.clone(), why })?;
    let members = new.members.as_ref().map(|path| {
        let bytes = library::read(path, limits::MEMBERS_BYTES).map_err(NotOpened::Fault)?;
        let unread = |why| NotOpened::Members { path: path.clone(), why };
        read_members(&bytes, profile).map_err(unread)
    });
    let members = members.transpose()?.unwrap_or_default();
    Ok(Session::prepare(
        Meeting::of(new.kind, &reading.outline, profile),
        reading.outline,
        members,
        profile,
    ))
}
