//! The archive: all sessions of a folder and of the folders in it, read many at a time.
//!
//! The caller starts the threads: a [`Tree`] is cut into [`Batch`]es, each of which is read by one
//! of them. Links to folders are not followed, so that none leads in a circle or out of the
//! archive; links to files are. What cannot be read is told and stops nothing.

#[cfg(test)]
mod tests;

use std::ffi::{OsStr, OsString};
use std::fs::FileType;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::fault::{Fault, FaultKind};
use super::folder::{Folder, kind_of_io};
use super::format::{Excerpt, Wanted as Kept, excerpt, own_shelf, parse};
use super::library::{REGISTER, is_hidden, is_session_name, read_into};
use super::shelf::Shelf;
use crate::limits;
use crate::session::Session;
use crate::session::find::{Entry, Names, Query, matching_once};
use crate::text::{Needle, find_byte, fold};

/// How many files one batch has at most: enough that opening their folder costs nothing.
const BATCH: usize = 32;

/// All sessions of an archive, not read yet.
#[derive(Debug, Default)]
pub struct Tree {
    /// The sessions, in the order of their paths.
    pub batches: Vec<Batch>,
    /// Folders that cannot be read, and what goes over a limit.
    pub faults: Vec<Fault>,
}

/// Which files of an archive are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Sessions.
    Sessions,
    /// Sessions, papers that were made of them, and the register of their folder.
    WithPapers,
}

impl Wanted {
    fn has(self, name: &OsStr) -> bool {
        let is_paper = || {
            let end = Path::new(name).extension().and_then(OsStr::to_str);
            !is_hidden(name) && end.is_some_and(|end| PAPERS.contains(&end))
        };
        let is_handed_over = || is_paper() || name == REGISTER;
        is_session_name(name) || (self == Self::WithPapers && is_handed_over())
    }
}

/// How the names of papers end.
const PAPERS: [&str; 6] = ["docx", "md", "txt", "html", "csv", "jsonl"];

/// Some sessions of one folder.
#[derive(Debug)]
pub struct Batch {
    folder: PathBuf,
    names: Vec<OsString>,
}

/// What is looked for in an archive.
#[derive(Debug)]
pub struct Search {
    query: Query,
    needles: Vec<Needle>,
    names: Names,
    with_private: bool,
}

/// What was found in one session.
#[derive(Debug)]
pub struct Found {
    /// Where the session lies.
    pub path: PathBuf,
    /// What the file says itself of its place in the archive.
    pub own: Shelf,
    /// What was found; or why the file, which may have it, cannot be read.
    pub entries: Result<Vec<Entry>, Fault>,
}

/// Finds what is wanted of a folder and of the folders in it; hidden ones are left out.
///
/// # Errors
/// A [`Fault`] where the folder itself cannot be read.
pub fn walk(root: &Path, wanted: Wanted) -> Result<Tree, Fault> {
    let mut tree = Tree::default();
    let mut count = 0;
    let mut waiting = vec![(root.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let (mut names, mut folders) = match entries(&folder, wanted) {
            Ok(entries) => entries,
            Err(fault) if depth == 0 => return Err(fault),
            Err(fault) => {
                tree.faults.push(fault);
                continue;
            }
        };
        let room = limits::ARCHIVE_FILES - count;
        if names.len() > room {
            names.truncate(room);
            let kind = FaultKind::TooManyFiles { max: limits::ARCHIVE_FILES };
            tree.faults.push(Fault { path: folder.clone(), kind });
            folders.clear();
            waiting.clear();
        }
        count += names.len();
        let batch = |names: &[OsString]| Batch { folder: folder.clone(), names: names.to_vec() };
        tree.batches.extend(names.chunks(BATCH).map(batch));
        if depth == limits::ARCHIVE_DEPTH && !folders.is_empty() {
            let kind = FaultKind::TooDeep { max: limits::ARCHIVE_DEPTH };
            tree.faults.push(Fault { path: folder, kind });
            continue;
        }
        waiting.extend(folders.into_iter().rev().map(|name| (folder.join(name), depth + 1)));
    }
    Ok(tree)
}

/// Returns the names of the sessions of a folder, and those of the folders in it, sorted.
fn entries(folder: &Path, wanted: Wanted) -> Result<(Vec<OsString>, Vec<OsString>), Fault> {
    let fault = |error: &std::io::Error| {
        let kind = match error.kind() {
            ErrorKind::NotADirectory => FaultKind::NotAFolder,
            _ => kind_of_io(error),
        };
        Fault { path: folder.to_owned(), kind }
    };
    let (mut names, mut folders) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder).map_err(|error| fault(&error))? {
        let entry = entry.map_err(|error| fault(&error))?;
        let name = entry.file_name();
        let sort = entry.file_type().ok();
        let is_link = || sort.as_ref().is_none_or(FileType::is_symlink);
        if sort.as_ref().is_some_and(FileType::is_dir) {
            folders.extend(Some(name).filter(|name| !is_hidden(name)));
        } else if wanted.has(&name) && !(is_link() && entry.path().is_dir()) {
            names.push(name);
        }
    }
    names.sort_unstable();
    folders.sort_unstable();
    Ok((names, folders))
}

impl Tree {
    /// Returns the paths of its files, in order.
    pub fn paths(&self) -> impl Iterator<Item = PathBuf> {
        self.batches.iter().flat_map(|batch| batch.names.iter().map(|name| batch.folder.join(name)))
    }

    /// The folders in which its files lie.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.batches.iter().map(|batch| batch.folder.as_path())
    }
}

impl Batch {
    /// Reads each file of the batch; the bytes last until the next is read.
    pub(super) fn each(&self, mut visit: impl FnMut(PathBuf, Result<&[u8], Fault>)) {
        let folder = Folder::open(&self.folder);
        let mut bytes = Vec::new();
        for name in &self.names {
            let path = self.folder.join(name);
            let read = match &folder {
                Ok(folder) => read_into(folder, name, &path, limits::SESSION_BYTES, &mut bytes),
                Err(fault) => Err(fault.clone()),
            };
            visit(path, read.map(|()| bytes.as_slice()));
        }
    }

    /// Reads every session of the batch and makes of it what is wanted.
    #[must_use]
    pub fn sessions<T>(&self, make: impl Fn(&Session) -> T) -> Vec<(PathBuf, Result<T, Fault>)> {
        self.with_shelves(|session, _| make(session))
    }

    /// The same, with what each file says itself of its place in the archive.
    #[must_use]
    pub fn with_shelves<T>(
        &self,
        make: impl Fn(&Session, Shelf) -> T,
    ) -> Vec<(PathBuf, Result<T, Fault>)> {
        let mut all = Vec::with_capacity(self.names.len());
        self.each(|path, bytes| {
            let made = bytes.and_then(|bytes| Ok(make(&parsed(&path, bytes)?, own_shelf(bytes))));
            all.push((path, made));
        });
        all
    }
}

pub(super) fn parsed(path: &Path, bytes: &[u8]) -> Result<Session, Fault> {
    parse(bytes).map_err(|kind| Fault { path: path.to_owned(), kind })
}

impl Search {
    /// Makes ready to look for what is typed; what is the minute-taker's own only where that is
    /// wanted.
    #[must_use]
    pub fn new(typed: &str, names: Names, with_private: bool) -> Self {
        let query = Query::read(typed);
        let needles = Needle::all(&query.words().join(" "));
        Self { query, needles, names, with_private }
    }

    /// Tells whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.query.is_empty()
    }

    /// Looks through a batch. Only what may have all words is parsed, of that only the things that
    /// may have them.
    #[must_use]
    pub fn in_batch(&self, batch: &Batch) -> Vec<Found> {
        let mut all = Vec::new();
        batch.each(|path, bytes| {
            let read = bytes.as_ref().ok().copied();
            let entries = match bytes {
                Ok(bytes) => match self.session(&path, bytes) {
                    Some(read) => read.map(|session| self.in_session(session)),
                    None => return,
                },
                Err(fault) => Err(fault),
            };
            if entries.as_ref().is_ok_and(Vec::is_empty) {
                return;
            }
            all.push(Found { path, own: read.map(own_shelf).unwrap_or_default(), entries });
        });
        all
    }

    /// Returns what of a session may have all words; `None` where none of it has. In a file with an
    /// escape letters can be written otherwise than they are read: that is for the parser.
    fn session(&self, path: &Path, bytes: &[u8]) -> Option<Result<Session, Fault>> {
        if find_byte(bytes, b'\\').is_some() {
            return Some(parsed(path, bytes));
        }
        if !self.needles.iter().all(|needle| needle.is_in(bytes)) {
            return None;
        }
        let kept = Kept { needles: &self.needles, needs: self.query.needs() };
        match excerpt(bytes, &kept) {
            Excerpt::Nothing => None,
            Excerpt::Part(session) => Some(Ok(*session)),
            Excerpt::Whole => Some(parsed(path, bytes)),
        }
    }

    fn in_session(&self, session: Session) -> Vec<Entry> {
        let session = if self.with_private { session } else { session.for_others() };
        let has = |text: &str, word: &str| match self.needles.iter().find(|needle| needle.is(word))
        {
            Some(needle) => needle.is_in(text.as_bytes()),
            None => fold(text).contains(word),
        };
        matching_once(&session, &self.names, &self.query, has)
    }
}
