//! A session that is open: what others do to its file is told, what is to be saved is saved where
//! that can be done. Never is anything written onto a state that the window does not know of or
//! that cannot be read.
//!
//! The caller gives the clock, the waiting and the ear ([`World`]) and calls [`Followed::save`]
//! on a thread of its own: whenever there is something to save, when the watch wakes it, and when
//! [`Followed::wait`] has passed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::draft::writable;
use super::fault::{Fault, FaultKind, Warning};
use super::seal::{self, NotSealed};
use super::watch::{Watch, watch};
use super::{SessionFile, library, rescue};
use crate::limits;
use crate::session::Session;
use crate::session::change::{Change, ChangeId, Refusal, Stamp};

/// What a followed session needs of the world.
pub struct World {
    /// Who this is to others who find the file locked; `None`: the file is only read, nothing is
    /// locked, made or removed.
    pub holder: Option<String>,
    /// The time, for measuring how long something lasts.
    pub clock: fn() -> Instant,
    /// Waits.
    pub pause: fn(Duration),
    /// Called on a thread of the watch when the file may be another.
    pub wake: Arc<dyn Fn() + Send + Sync>,
    /// Hears what happens.
    pub tell: Box<dyn Fn(News) + Send>,
}

/// What happens to a session that is open.
#[derive(Debug)]
pub enum News {
    /// A save waits for another program.
    Waiting,
    /// Changes are on the disk.
    Saved {
        /// The last one that it was about.
        upto: ChangeId,
        /// The session as it is on the disk now.
        session: Session,
        /// Changes that no longer fitted what is on the disk.
        refused: Vec<(ChangeId, Refusal)>,
    },
    /// The user should know of something about the file.
    Warning(Warning),
    /// Saving failed; what waits is kept and tried again.
    Trouble(Fault),
    /// Somebody else wrote the file.
    Changed(Session),
    /// Somebody put an older state in the file's place.
    Older(Box<Session>),
    /// What lies there cannot be read, or nothing lies there.
    Unreadable(Fault),
    /// What could not be read can be read again.
    Back,
    /// The session goes on in a new file.
    SavedAs(PathBuf),
    /// The file was looked at and is as it was.
    Looked,
}

/// A session that is open.
pub struct Followed {
    file: SessionFile,
    world: World,
    /// Alive while the session is open.
    watch: Option<Watch>,
    /// The newest revision that was seen.
    revision: u64,
    health: Health,
    /// What is not on the disk yet, oldest first.
    pending: Vec<(Change, Stamp)>,
    /// Something was saved that was not read back whole yet.
    is_unverified: bool,
    /// Until when nothing is tried: what was written without lasting wakes us by itself.
    rests: Option<Instant>,
}

/// How file and saving are.
#[derive(Debug, PartialEq, Eq)]
enum Health {
    Sound,
    /// What lies there cannot be read, since when; it is read again before anything is said.
    Doubtful(Instant),
    /// It cannot be read or is gone, and the window was told.
    Wrong(Fault),
    /// An older state lies there, and the window was asked.
    Older,
    /// Saving failed.
    Failed(Fault),
}

impl World {
    fn watch(&self, file: &SessionFile) -> Option<Watch> {
        let wake = Arc::clone(&self.wake);
        watch(file, move || wake())
    }
}

impl Followed {
    /// Takes a session over that was read at this revision, and tells from now on when somebody
    /// else writes it.
    #[must_use]
    pub fn new(file: SessionFile, revision: u64, world: World) -> Self {
        let watch = world.watch(&file);
        let health = Health::Sound;
        let pending = Vec::new();
        Self { file, world, watch, revision, health, pending, is_unverified: false, rests: None }
    }

    /// Hears no more of what others do, because the session is to be left.
    pub fn hush(&mut self) {
        self.watch.iter_mut().for_each(Watch::hush);
    }

    /// Leaves the session; what it heard with is still to be ended.
    #[must_use]
    pub fn leave(self) -> Option<Watch> {
        self.watch
    }

    /// Returns the file.
    #[must_use]
    pub fn file(&self) -> &SessionFile {
        &self.file
    }

    /// Returns what is not on the disk yet.
    #[must_use]
    pub fn pending(&self) -> &[(Change, Stamp)] {
        &self.pending
    }

    /// Takes a change that is to be saved.
    pub fn add(&mut self, change: Change, stamp: Stamp) {
        self.pending.push((change, stamp));
    }

    /// Returns for how long nothing has to be done.
    #[must_use]
    pub fn wait(&self) -> Duration {
        match &self.health {
            Health::Doubtful(_) => limits::READ_AGAIN,
            Health::Failed(Fault { kind: FaultKind::Busy { .. }, .. }) => limits::BUSY_AGAIN,
            Health::Failed(_) => limits::SAVE_AGAIN,
            Health::Sound | Health::Wrong(_) | Health::Older => limits::LOOK_EVERY,
        }
    }

    /// Tells at once where nothing can be saved.
    pub fn probe(&mut self) {
        if let Err(fault) = writable(&self.file) {
            self.failed(fault);
        }
    }

    /// Looks at what others wrote, and saves what waits where that can be done.
    pub fn save(&mut self) {
        self.look();
        let Some((_, last)) = self.pending.last() else { return };
        let rests = self.rests.is_some_and(|until| (self.world.clock)() < until);
        if rests || !matches!(self.health, Health::Sound | Health::Failed(_)) {
            return;
        }
        let upto = last.id;
        let (mut waited, mut is_said) = (Duration::ZERO, false);
        let world = &self.world;
        let committed = self.file.commit(&self.pending, &mut |pause| {
            (world.pause)(pause);
            waited += pause;
            if waited >= limits::SAY_BUSY && !is_said {
                is_said = true;
                (world.tell)(News::Waiting);
            }
        });
        match committed {
            Ok(committed) => {
                self.pending.clear();
                self.health = Health::Sound;
                self.is_unverified = true;
                self.revision = committed.session.revision;
                let (session, refused) = (committed.session, committed.refused);
                self.tell(News::Saved { upto, session, refused });
                if committed.is_alone {
                    self.tell(News::Warning(Warning::Alone));
                }
            }
            Err(fault) if fault.kind.is_of_the_file() => self.unsound(fault),
            Err(fault) => self.failed(fault),
        }
    }

    /// Reads the whole file back where something was saved since it was done last; for a time
    /// when nobody waits.
    pub fn verify(&mut self) {
        if std::mem::take(&mut self.is_unverified)
            && let Err(fault) = self.file.verify()
        {
            self.tell(News::Trouble(fault));
        }
    }

    fn tell(&self, news: News) {
        (self.world.tell)(news);
    }

    fn failed(&mut self, fault: Fault) {
        if fault.kind == FaultKind::MayNotLast {
            self.rests = Some((self.world.clock)() + limits::SAVE_AGAIN);
        }
        self.health = Health::Failed(fault.clone());
        self.tell(News::Trouble(fault));
    }

    /// Tells what others wrote.
    fn look(&mut self) {
        let is_gone = matches!(&self.health, Health::Wrong(fault) if fault.kind == FaultKind::Gone);
        if is_gone || !rescue::is_there(&self.file) {
            return self.reopen(false);
        }
        match self.file.reload() {
            Err(fault) => self.unsound(fault),
            Ok(Some(session)) => self.found(session, false),
            Ok(None) => match &self.health {
                Health::Wrong(_) => {
                    self.health = Health::Sound;
                    self.tell(News::Back);
                }
                Health::Doubtful(_) => self.health = Health::Sound,
                Health::Sound | Health::Older | Health::Failed(_) => self.tell(News::Looked),
            },
        }
    }

    /// Takes up what lies there now; an older state only where the user said so.
    fn found(&mut self, session: Session, even_older: bool) {
        if session.revision < self.revision && !even_older {
            self.health = Health::Older;
            return self.tell(News::Older(Box::new(session)));
        }
        self.revision = session.revision;
        if !matches!(self.health, Health::Failed(_)) {
            self.health = Health::Sound;
        }
        self.tell(News::Changed(session));
    }

    /// Opens the file anew: its folder may be another, the file itself one that came back.
    fn reopen(&mut self, even_older: bool) {
        let path = self.file.path();
        let opened = match &self.world.holder {
            Some(holder) => SessionFile::open(path, holder),
            None => SessionFile::look_at(path, ""),
        };
        match opened {
            Ok((file, session)) => {
                self.take(file);
                self.found(session, even_older);
            }
            Err(fault) if fault.kind == FaultKind::Missing => {
                self.unsound(Fault { kind: FaultKind::Gone, ..fault });
            }
            Err(fault) => self.unsound(fault),
        }
    }

    fn take(&mut self, file: SessionFile) {
        self.watch = self.world.watch(&file);
        self.file = file;
        self.health = Health::Sound;
    }

    /// Tells that the file cannot be read, once, unless it was read too early.
    fn unsound(&mut self, fault: Fault) {
        let now = (self.world.clock)();
        match &self.health {
            Health::Doubtful(since) if now - *since < limits::READ_AGAIN => {}
            Health::Wrong(told) if *told == fault => {}
            Health::Doubtful(_) | Health::Wrong(_) => {
                self.health = Health::Wrong(fault.clone());
                self.tell(News::Unreadable(fault));
            }
            _ => self.health = Health::Doubtful(now),
        }
    }

    /// Writes a session in the place of what lies there, as the user decided.
    pub fn write_over(&mut self, session: &Session) {
        match rescue::write_over(&mut self.file, session, &mut |time| (self.world.pause)(time)) {
            Ok(()) => self.reopen(true),
            Err(fault) => self.tell(News::Trouble(fault)),
        }
    }

    /// Seals the session; what waits is saved first.
    ///
    /// # Errors
    /// [`NotSealed`]; the file is as it was.
    pub fn seal(
        &mut self,
        by: &str,
        previous: Option<&Path>,
        at: crate::session::Instant,
    ) -> Result<Session, NotSealed> {
        self.save();
        let previous = previous.map(|previous| self.file.path().with_file_name("").join(previous));
        let session = self.file.now().map_err(NotSealed::Fault)?;
        let pause = self.world.pause;
        let by = (by, previous.as_deref());
        let sealed = seal::seal(&mut self.file, &session, by, at, &mut |time| pause(time))?;
        self.revision = sealed.revision;
        self.is_unverified = true;
        Ok(sealed)
    }

    /// Takes the session from its owner, as the user decided, and saves.
    pub fn take_over(&mut self) {
        self.file.take_over();
        self.save();
    }

    /// Takes up the older state that the window was asked about.
    pub fn take_theirs(&mut self) {
        if self.health == Health::Older {
            self.reopen(true);
        }
    }

    /// Goes on with a session in a new file of a folder; tells whether that could be made.
    pub fn save_as(&mut self, folder: &Path, session: &Session) -> bool {
        let path = library::free_path(folder, &session.meeting.title);
        match SessionFile::create(&path, session, self.world.holder.as_deref().unwrap_or_default())
        {
            Ok(file) => {
                self.take(file);
                self.revision = session.revision;
                self.tell(News::SavedAs(path));
                true
            }
            Err(fault) => {
                self.tell(News::Trouble(fault));
                false
            }
        }
    }
}
