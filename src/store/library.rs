//! The sessions folder: what lies in it, and safe names for what is put there. Also reports and
//! lists of members, as bytes.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::fault::{Fault, FaultKind};
use super::folder::{Folder, kind_of_io, neighbour};
use super::format::{own_shelf, parse};
use super::shelf::Shelf;
use crate::limits;
use crate::session::Session;

/// The user's own abbreviations and phrases; no session.
pub(super) const PHRASES: &str = "go-tat.toml";
/// The user's own rules; no session either.
pub(super) const RULES: &str = "quy-dinh.toml";
/// The user's own agendas, in the sessions folder.
pub(super) const AGENDAS: &str = "chuong-trinh.toml";

/// The user's own layout and sentences of papers; no session.
pub(super) const PAPERS: &str = "van-ban.toml";

/// The archive's register; no session.
pub(super) const REGISTER: &str = "luu-tru.toml";

/// One session file of a folder, or why it cannot be read.
#[derive(Debug)]
pub struct Listed {
    /// Where it lies.
    pub path: PathBuf,
    /// What it says itself of its place in the archive.
    pub own: Shelf,
    /// What it holds.
    pub session: Result<Session, Fault>,
}

/// Lists the sessions of a folder: every `.toml` file that is not hidden, those opened latest
/// first. A folder that is not there has none.
///
/// # Errors
/// A [`Fault`] where the folder cannot be read.
pub fn list(folder: &Path) -> Result<Vec<Listed>, Fault> {
    let fault = |error: &std::io::Error| Fault { path: folder.to_owned(), kind: kind_of_io(error) };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(fault(&error)),
    };
    let mut listed = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| fault(&error))?.path();
        if !path.file_name().is_some_and(is_session_name) {
            continue;
        }
        let bytes = read(&path, limits::SESSION_BYTES);
        let own = bytes.as_ref().map_or_else(|_| Shelf::default(), |bytes| own_shelf(bytes));
        let session = bytes
            .and_then(|bytes| parse(&bytes).map_err(|kind| Fault { path: path.clone(), kind }));
        listed.push(Listed { path, own, session });
    }
    listed.sort_by(|a, b| latest(b).cmp(&latest(a)).then_with(|| a.path.cmp(&b.path)));
    Ok(listed)
}

/// Tells whether a file of this name may be a session: it is not hidden, no table of the user's
/// own, and not the archive's register.
pub(super) fn is_session_name(name: &OsStr) -> bool {
    let ours = [PHRASES, RULES, PAPERS, AGENDAS, REGISTER];
    let is_ours = ours.contains(&name.to_str().unwrap_or_default());
    !is_hidden(name) && !is_ours && Path::new(name).extension() == Some(OsStr::new("toml"))
}

pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn latest(listed: &Listed) -> Option<crate::session::Instant> {
    let session = listed.session.as_ref().ok()?;
    session.standing.sittings.last().map(|sitting| sitting.opened)
}

/// Reads a whole file of at most so many bytes: a report, a list of members, a session. Links are
/// followed; folders, pipes and devices are refused without waiting for them.
///
/// # Errors
/// A [`Fault`] where it cannot be read or is too large.
pub fn read(path: &Path, max: u64) -> Result<Vec<u8>, Fault> {
    let named = |kind| Fault { path: path.to_owned(), kind };
    let real = path.canonicalize().map_err(|error| named(kind_of_io(&error)))?;
    let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
        return Err(named(FaultKind::Folder));
    };
    let read = Folder::open(parent).and_then(|folder| folder.read(name, max));
    read.map(|(bytes, _)| bytes).map_err(|fault| named(fault.kind))
}

/// Reads one of many files of a folder that is held open; a link is followed.
pub(super) fn read_into(
    folder: &Folder,
    name: &OsStr,
    path: &Path,
    max: u64,
    bytes: &mut Vec<u8>,
) -> Result<(), Fault> {
    match folder.read_into(name, max, bytes) {
        Err(fault) if fault.kind == FaultKind::NotAFile => {
            *bytes = read(path, max)?;
            Ok(())
        }
        read => read.map(drop),
    }
}

/// Writes a whole file, private to its owner: made beside its name, synced and then renamed. What
/// is there already is replaced only if `replace` says so, and only a plain file.
///
/// # Errors
/// A [`Fault`] where it cannot be written; what was there is as it was.
pub fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Fault> {
    let fault = |kind| Fault { path: path.to_owned(), kind };
    let Some(name) = path.file_name() else { return Err(fault(FaultKind::Folder)) };
    let folder = Folder::open(path.parent().unwrap_or(Path::new("")))?;
    let is_there = folder.trace(name)?.is_some();
    if is_there && !replace {
        return Err(fault(FaultKind::Exists));
    }
    let temporary = neighbour(name, "new");
    folder.remove(&temporary)?;
    folder.write_new(&temporary, bytes)?;
    let placed = match is_there {
        true => folder.rename(&temporary, name),
        false => folder.publish_new(&temporary, name),
    };
    if let Err(why) = placed {
        folder.remove(&temporary)?;
        return Err(why);
    }
    folder.sync()
}

/// Makes a file name of a title: letters, digits and `-_.` stay, anything else becomes `-`; at
/// most [`limits::FILE_NAME_BYTES`], cut at the end of a word where one ends before, no leading
/// dot, no name that some systems keep for devices.
#[must_use]
pub fn file_name(title: &str) -> String {
    let mut name = String::new();
    for letter in title.chars() {
        let kept = letter.is_alphanumeric() || matches!(letter, '_' | '.');
        if kept && name.len() + letter.len_utf8() > limits::FILE_NAME_BYTES {
            name.truncate(name.rfind('-').unwrap_or(name.len()));
            break;
        }
        if kept {
            name.push(letter);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches(['-', '.']).to_owned();
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")));
    if name.is_empty() || is_device { format!("hop-{name}") } else { name }
}

/// Returns a path in the folder that is not taken yet, for a session of this title.
#[must_use]
pub fn free_path(folder: &Path, title: &str) -> PathBuf {
    let name = file_name(title);
    let numbered = |number: u32| match number {
        1 => folder.join(format!("{name}.toml")),
        number => folder.join(format!("{name}-{number}.toml")),
    };
    (1..).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_safe_names() {
        for (title, name) in [
            ("Kiểm điểm nhiệm kỳ 2020-2025", "Kiểm-điểm-nhiệm-kỳ-2020-2025"),
            ("../../etc/passwd", "etc-passwd"),
            (".ẩn", "ẩn"),
            ("", "hop-"),
            ("con", "hop-con"),
            ("a\u{1b}[2J/b", "a-2J-b"),
        ] {
            assert_eq!(file_name(title), name);
        }
        assert_eq!(file_name(&"ế".repeat(200)).len(), limits::FILE_NAME_BYTES / 3 * 3);
        let words = |count| vec!["nghiêm"; count].join("-");
        assert_eq!(file_name(&"nghiêm ".repeat(20)), words(12), "a word is whole or left out");
        assert_eq!(file_name(&format!("{} x", words(12))), format!("{}-x", words(12)));
    }
}
