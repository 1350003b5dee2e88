//! The session file as it is saved: a transaction under a lock, durable when it returns.
//!
//! The steps of a save, in order: lock → read what is on the disk if it is not what was read last
//! → apply the changes to that → print what changed and read it back → write a neighbour and sync
//! it → see that nobody wrote meanwhile, nor took the file over where there are no locks → keep
//! what was there as a generation where one is due → rename over → sync the folder → unlock.
//! Where the disk fails, all of it again, with a new neighbour. Whatever fails, the name leads to
//! a whole file: the old one or the new one.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::fault::{Fault, FaultKind};
use super::folder::{Folder, Trace, kind_of_io, neighbour};
use super::format::{Blocks, migrated, own_shelf, parse, print};
use super::generations::{Generations, drop_twin, keep_now};
use super::hand;
use super::register;
use super::shelf::Shelf;
use super::turn::{Turn, Turns};
use crate::limits;
use crate::session::change::{Change, ChangeId, Refusal, Stamp};
use crate::session::{Instant, Session};

/// How often at most a save starts anew because somebody wrote meanwhile.
const CONTESTED_TRIES: u32 = 2;

/// An open session file.
#[derive(Debug)]
pub struct SessionFile {
    path: PathBuf,
    folder: Folder,
    name: OsString,
    known: Option<Known>,
    generations: Generations,
    /// Whether it lies on a disk of this computer.
    is_local: bool,
    /// Whether the folder is known to keep the name that the last save gave.
    lasts: bool,
    /// How it takes its turn among others who save it.
    turns: Turns,
}

/// What was on the disk when it was read or written last.
#[derive(Debug)]
struct Known {
    trace: Trace,
    session: Session,
    text: Text,
    /// The format that the file has, where it is older than ours.
    older: Option<u64>,
    /// What it says itself of its place in the archive.
    shelf: Shelf,
}

/// The text of the file.
#[derive(Debug)]
enum Text {
    /// As it was read; nobody has asked yet whether it is ours.
    Read(String),
    /// As we print it.
    Ours(Blocks),
    /// As a hand left it, with comments and an order of its own, and as we would print it.
    Hand(String, Blocks),
}

impl Known {
    /// What was read or written in our format.
    fn ours(trace: Trace, session: &Session, text: Text) -> Self {
        let (session, shelf) = (session.clone(), Shelf::default());
        Self { trace, session, text, older: None, shelf }
    }
}

impl Text {
    /// Finds out whether a text that was read is as we print it.
    fn settled(self, session: &Session) -> Self {
        match self {
            Self::Read(text) => {
                let blocks = Blocks::of(session);
                if blocks.text() == text { Self::Ours(blocks) } else { Self::Hand(text, blocks) }
            }
            settled => settled,
        }
    }
}

/// What a save gave.
#[derive(Debug)]
pub struct Committed {
    /// The session as it is on the disk now.
    pub session: Session,
    /// Changes that the rules refused on what was on the disk; the others are saved.
    pub refused: Vec<(ChangeId, Refusal)>,
    /// Nothing can be locked here, and from this save on nobody else may save.
    pub is_alone: bool,
}

/// How a save waits for another program: called with the time to wait.
pub type Pause<'a> = &'a mut dyn FnMut(Duration);

impl SessionFile {
    /// Opens a session. A link is followed once, here; `holder` says who this is to others who
    /// find the file locked.
    ///
    /// # Errors
    /// A [`Fault`] where it cannot be read or breaks the format.
    pub fn open(path: &Path, holder: &str) -> Result<(Self, Session), Fault> {
        let (file, session) = Self::look_at(path, holder)?;
        if let Some(known) = &file.known {
            drop_twin(&file.folder, &file.name, known.trace);
        }
        Ok((file, session))
    }

    /// Opens a session that is only to be read: nothing is locked, made or removed.
    ///
    /// # Errors
    /// As [`SessionFile::open`].
    pub fn look_at(path: &Path, holder: &str) -> Result<(Self, Session), Fault> {
        let fault = |kind| Fault { path: path.to_owned(), kind };
        let real = path.canonicalize().map_err(|error| fault(kind_of_io(&error)))?;
        let Some(name) = real.file_name() else { return Err(fault(FaultKind::Folder)) };
        let mut file = Self::at(&real, name, holder)?;
        let session = file.read()?;
        Ok((file, session))
    }

    /// Tells whether a file is so large that a window should not wait until it is read.
    #[must_use]
    pub fn is_large(path: &Path) -> bool {
        std::fs::metadata(path)
            .is_ok_and(|file| file.is_file() && file.len() > limits::READ_FIRST_BYTES)
    }

    /// Puts a session in the place of whatever lies there, under the lock.
    pub(super) fn replace(
        path: &Path,
        session: &Session,
        holder: &str,
        pause: Pause<'_>,
    ) -> Result<(), Fault> {
        let name = path.file_name().unwrap_or_default();
        let mut file = Self::at(path, name, holder)?;
        let _turn = file.turns.take(&file.folder, pause, None)?;
        file.folder.put(&file.neighbour("tmp"), name, print(session).as_bytes())
    }

    /// Makes a new session file, durable when this returns, and opens it.
    ///
    /// # Errors
    /// A [`Fault`]: [`FaultKind::Exists`] where there is a file of this name.
    pub fn create(path: &Path, session: &Session, holder: &str) -> Result<Self, Fault> {
        let fault = |kind| Fault { path: path.to_owned(), kind };
        let Some(name) = path.file_name() else { return Err(fault(FaultKind::Folder)) };
        if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            make_private_folder(parent)?;
        }
        let mut file = Self::at(path, name, holder)?;
        if file.folder.trace(name)?.is_some() {
            return Err(fault(FaultKind::Exists));
        }
        let temporary = file.neighbour("new");
        file.folder.remove(&temporary)?;
        file.folder.write_new(&temporary, print(session).as_bytes())?;
        if let Err(fault) = file.folder.publish_new(&temporary, name) {
            file.folder.remove(&temporary)?;
            return Err(fault);
        }
        file.folder.sync()?;
        file.read()?;
        Ok(file)
    }

    fn at(path: &Path, name: &OsStr, holder: &str) -> Result<Self, Fault> {
        let folder = Folder::open(path.parent().unwrap_or(Path::new(".")))?;
        Ok(Self {
            path: path.to_owned(),
            is_local: folder.is_local(),
            folder,
            name: name.to_owned(),
            known: None,
            generations: Generations::default(),
            lasts: true,
            turns: Turns::new(name, holder),
        })
    }

    /// Returns where the file really lies, links followed.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the file's name in its folder.
    pub(super) fn name(&self) -> &OsStr {
        &self.name
    }

    /// Returns the name of a hidden neighbour: `.NAME.suffix`.
    pub(super) fn neighbour(&self, suffix: &str) -> OsString {
        neighbour(&self.name, suffix)
    }

    /// Takes a session that cannot be locked from its owner at the next save, as the user decided.
    pub fn take_over(&mut self) {
        self.turns.take_over();
    }

    /// Waits for the turn to write over what is there, in a folder that may be another by now.
    pub(super) fn take_turn(&mut self, folder: Folder, pause: Pause<'_>) -> Result<Turn, Fault> {
        self.folder = folder;
        self.turns.take(&self.folder, pause, None)
    }

    /// Returns the folder in which the file lies.
    pub(super) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Reads the file; of what is known already only what differs is read.
    fn read(&mut self) -> Result<Session, Fault> {
        let (bytes, trace) = self.folder.read(&self.name, limits::SESSION_BYTES)?;
        let text = String::from_utf8(bytes);
        if let (Ok(text), Some(known)) = (&text, &self.known)
            && let Text::Ours(blocks) = &known.text
            && let Some((session, blocks)) = blocks.read(&known.session, text)
        {
            let text = Text::Ours(blocks);
            self.known = Some(Known::ours(trace, &session, text));
            return Ok(session);
        }
        let bytes = text.as_ref().map_or_else(|bad| bad.as_bytes(), |text| text.as_bytes());
        let session = parse(bytes).map_err(|kind| self.fault(kind))?;
        let shelf = own_shelf(bytes);
        let text = text.unwrap_or_default();
        let (older, text) = match migrated(&text) {
            Some((older, text)) => (Some(older), text),
            None => (None, text),
        };
        let text = Text::Read(text);
        self.known = Some(Known { older, shelf, ..Known::ours(trace, &session, text) });
        Ok(session)
    }

    /// Reads the whole file once more and compares it with what was saved last.
    ///
    /// # Errors
    /// [`FaultKind::NotAsWritten`] where it holds something else.
    pub fn verify(&mut self) -> Result<(), Fault> {
        let Some(known) = &self.known else { return Ok(()) };
        let (bytes, trace) = self.folder.read(&self.name, limits::SESSION_BYTES)?;
        if trace != known.trace || parse(&bytes).as_ref() == Ok(&known.session) {
            return Ok(());
        }
        Err(self.fault(FaultKind::NotAsWritten))
    }

    fn fault(&self, kind: FaultKind) -> Fault {
        Fault { path: self.path.clone(), kind }
    }

    /// Returns the session as it is on the disk now, read anew where it was written since.
    fn newest(&mut self) -> Result<Session, Fault> {
        match (self.is_known()?, &self.known) {
            (true, Some(known)) => Ok(known.session.clone()),
            _ => self.read(),
        }
    }

    /// Tells whether the file is as it was read or written last.
    fn is_known(&self) -> Result<bool, Fault> {
        let trace = self.folder.trace(&self.name)?;
        let trace = trace.ok_or_else(|| self.fault(FaultKind::Gone))?;
        Ok(self.known.as_ref().is_some_and(|known| known.trace == trace))
    }

    /// Returns the session where somebody else wrote it since; `None` where nobody did.
    ///
    /// # Errors
    /// A [`Fault`] where it is gone, or what was written breaks the format.
    pub fn reload(&mut self) -> Result<Option<Session>, Fault> {
        if self.is_known()? {
            return Ok(None); // seen without a look at each remark
        }
        let before = self.known.as_ref().map(|known| known.session.clone());
        let session = self.read()?;
        Ok((before.as_ref() != Some(&session)).then_some(session))
    }

    /// Keeps what is on the disk now as a version, whether one is due or not.
    ///
    /// # Errors
    /// A [`Fault`] where the file cannot be read.
    pub(super) fn keep_version(&mut self) -> Result<(), Fault> {
        let revision = self.newest()?.revision;
        keep_now(&self.folder, &self.name, revision); // that none can be kept stops no save
        Ok(())
    }

    /// Returns the session as it is on the disk.
    ///
    /// # Errors
    /// A [`Fault`] where it is gone or breaks the format.
    pub(super) fn now(&mut self) -> Result<Session, Fault> {
        self.newest()
    }

    /// Saves changes: all that the rules allow on what is on the disk now, durable when this
    /// returns.
    ///
    /// # Errors
    /// A [`Fault`]; then nothing of it is called saved. [`FaultKind::Busy`] after
    /// [`limits::LOCK_WAIT`].
    pub fn commit(
        &mut self,
        changes: &[(Change, Stamp)],
        pause: Pause<'_>,
    ) -> Result<Committed, Fault> {
        if !self.folder.is_still_there()? {
            return Err(self.fault(FaultKind::Gone));
        }
        let since = changes.last().map(|(_, stamp)| stamp.at);
        let _turn = self.turns.take(&self.folder, pause, since)?;
        let committed = self.commit_locked(changes, pause)?;
        Ok(Committed { is_alone: self.turns.news(), ..committed })
    }

    /// Saves under the lock: anew where somebody wrote meanwhile, and with a new file where the
    /// disk failed, a few times each.
    fn commit_locked(
        &mut self,
        changes: &[(Change, Stamp)],
        pause: Pause<'_>,
    ) -> Result<Committed, Fault> {
        let mut contested = 0;
        let mut waits = limits::DISK_AGAIN.into_iter();
        loop {
            match self.attempt(changes, pause) {
                Ok(Some(committed)) => return Ok(committed),
                Ok(None) if contested < CONTESTED_TRIES => {
                    contested += 1;
                    self.see_who_wrote(changes)?;
                }
                Ok(None) => return Err(self.fault(FaultKind::Contested)),
                Err(fault) => match waits.next().filter(|_| fault.kind.is_of_the_disk()) {
                    Some(wait) => pause(wait),
                    None => return Err(fault),
                },
            }
        }
    }

    /// Looks who wrote while we held the lock. A hand does not raise the revision; a program that
    /// did so holds a lock that ours does not know, on another computer: from now on only the
    /// owner of the session saves it.
    fn see_who_wrote(&mut self, changes: &[(Change, Stamp)]) -> Result<(), Fault> {
        let before = self.known.as_ref().map(|known| known.session.revision);
        let now = self.newest()?.revision;
        if before.is_some_and(|before| before < now) {
            let since = changes.last().map(|(_, stamp)| stamp.at);
            self.turns.own(&self.folder, since)?;
        }
        Ok(())
    }

    /// Saves what the rules allow on what is there now; gives `None` where somebody wrote
    /// meanwhile.
    fn attempt(
        &mut self,
        changes: &[(Change, Stamp)],
        pause: Pause<'_>,
    ) -> Result<Option<Committed>, Fault> {
        let base = self.newest()?;
        let (next, refused) = apply_all(&base, changes);
        if next == base && (self.lasts || refused.len() == changes.len()) {
            if refused.len() < changes.len() {
                // It is there already, by whoever died before he could make it last.
                self.make_last()?;
            }
            return Ok(Some(Committed { session: base, refused, is_alone: false }));
        }
        self.shelve(pause)?;
        let next = Session { revision: base.revision + 1, ..next };
        let at = changes.last().map(|(_, stamp)| stamp.at);
        let is_put = self.put(&next, at)?;
        Ok(is_put.then_some(Committed { session: next, refused, is_alone: false }))
    }

    /// Enters in the register what an older file says itself of its place in the archive, and what
    /// the register does not say: our format has no room for it.
    fn shelve(&self, pause: Pause<'_>) -> Result<(), Fault> {
        let own = self.shelf();
        if own == Shelf::default() {
            return Ok(());
        }
        let entered = register::enter(&self.path, self.turns.holder(), pause, |was| was.or(&own));
        entered.map(drop).map_err(|why| self.fault(FaultKind::NotShelved(Box::new(why))))
    }

    /// Makes the names of the folder last. Where that fails nothing is called saved before a new
    /// file has the name.
    fn make_last(&mut self) -> Result<(), Fault> {
        let synced = self.folder.sync();
        self.lasts = synced.is_ok();
        synced.map_err(|_| self.fault(FaultKind::MayNotLast))
    }

    /// Puts a session in the file's place; gives `false` where somebody wrote meanwhile. `at` is
    /// when it was changed.
    fn put(&mut self, session: &Session, at: Option<Instant>) -> Result<bool, Fault> {
        let Some(known) = self.known.take() else { return Ok(false) };
        let text = known.text.settled(&known.session);
        let next = next_text(&text, &known.session, session);
        self.known = Some(Known { text, ..known });
        let next = next.ok_or_else(|| self.fault(FaultKind::NotAsWritten))?;
        let written = match &next {
            Text::Ours(blocks) => blocks.text(),
            Text::Hand(text, _) | Text::Read(text) => text.clone(),
        };
        let temporary = self.neighbour("tmp");
        self.folder.remove(&temporary)?; // what a crash left behind; only the lock's holder is here
        self.folder.write_new(&temporary, written.as_bytes())?;
        let placed = self.place(&temporary, session, at);
        if !matches!(placed, Ok(true)) {
            let _ = self.folder.remove(&temporary);
            return placed;
        }
        self.make_last()?;
        let Some(trace) = self.folder.trace(&self.name)? else {
            return Err(self.fault(FaultKind::Gone));
        };
        if !self.is_local {
            let (there, _) = self.folder.read(&self.name, limits::SESSION_BYTES)?;
            if there != written.as_bytes() {
                return Ok(false); // another computer, whose lock ours does not know
            }
        }
        self.known = Some(Known::ours(trace, session, next));
        Ok(true)
    }

    fn place(
        &mut self,
        temporary: &OsStr,
        session: &Session,
        at: Option<Instant>,
    ) -> Result<bool, Fault> {
        let seen = self.known.as_ref();
        // Of another draft the words of the one before are nowhere else.
        let is_other = seen.is_some_and(|known| known.session.outline != session.outline);
        let revision = seen.map_or(0, |known| known.session.revision);
        if self.folder.trace(&self.name)? != seen.map(|known| known.trace) {
            return Ok(false);
        }
        self.turns.is_still_ours(&self.folder)?;
        if let Some(older) = seen.and_then(|known| known.older) {
            self.keep_older(older)?;
        }
        if let Some(at) = at {
            self.generations.keep(&self.folder, &self.name, revision, at, is_other);
        }
        self.folder.rename(temporary, &self.name)?;
        Ok(true)
    }

    /// Keeps a file of an older format for good before ours takes its place.
    fn keep_older(&self, schema: u64) -> Result<(), Fault> {
        match self.folder.keep(&self.name, &self.neighbour(&format!("schema-{schema}"))) {
            Err(fault) if fault.kind != FaultKind::Exists => Err(fault),
            _ => Ok(()), // the first that was kept is the one that the older program wrote
        }
    }

    /// Returns what an older file says itself of its place in the archive.
    #[must_use]
    pub fn shelf(&self) -> Shelf {
        self.known.as_ref().map(|known| known.shelf.clone()).unwrap_or_default()
    }

    /// Returns the format of the file, where it is older than ours: the next save changes that.
    pub(super) fn older(&self) -> Option<u64> {
        self.known.as_ref()?.older
    }
}

impl Drop for SessionFile {
    fn drop(&mut self) {
        self.turns.leave(&self.folder);
    }
}

/// Returns the text that the file is to have: as we print it, or where a hand was at it with its
/// comments and order. `None` where what is printed does not read back as it should.
fn next_text(text: &Text, before: &Session, after: &Session) -> Option<Text> {
    match text {
        Text::Ours(blocks) => blocks.next(before, after).map(Text::Ours),
        Text::Read(_) => None, // settled before
        Text::Hand(_, blocks) if after.seal().is_some() => {
            blocks.next(before, after).map(Text::Ours) // a seal is of our own bytes
        }
        Text::Hand(old, blocks) => {
            let meant = blocks.text();
            let blocks = blocks.next(before, after)?;
            let merged = hand::merge(old, &meant, &blocks.text());
            let sound = merged.filter(|text| parse(text.as_bytes()).as_ref() == Ok(after));
            Some(match sound {
                Some(text) => Text::Hand(text, blocks),
                None => Text::Ours(blocks),
            })
        }
    }
}

fn apply_all(base: &Session, changes: &[(Change, Stamp)]) -> (Session, Vec<(ChangeId, Refusal)>) {
    let mut session = base.clone();
    let mut refused = Vec::new();
    for (change, stamp) in changes {
        match session.apply(change, stamp) {
            Ok(applied) => session = applied.session,
            Err(why) => refused.push((stamp.id, why)),
        }
    }
    (session, refused)
}

/// Makes a folder and those above it where they are not there, readable by their owner only.
pub(super) fn make_private_folder(path: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| Fault { path: path.to_owned(), kind: kind_of_io(&error) })
}
