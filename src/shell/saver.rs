//! How the worker saves, looks, and keeps drafts, whatever has become of the file: it never writes
//! onto a state that the window does not know of or that cannot be read.

use std::thread;
use std::time::{Duration, Instant};

use super::worker::{Job, Opening, Worker, holder};
use crate::limits;
use crate::session::Session;
use crate::session::draft::{Draft, Kept};
use crate::store::draft::{Drafts, writable};
use crate::store::fault::{Fault, FaultKind};
use crate::store::watch::{Watch, watch};
use crate::store::{SessionFile, library, rescue};
use crate::ui::event::{Event, Saved};

/// A session that is open.
pub(super) struct Open {
    file: SessionFile,
    drafts: Drafts,
    /// Alive while the session is open.
    watch: Option<Watch>,
    /// The newest revision that was seen.
    revision: u64,
    health: Health,
    /// The draft that is on the disk.
    kept: Option<Kept>,
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

impl Worker {
    /// Returns for how long nothing has to be done; `None`: for good.
    pub(super) fn wait(&self) -> Option<Duration> {
        let open = self.open.as_ref()?;
        Some(match &open.health {
            Health::Doubtful(_) => limits::READ_AGAIN,
            Health::Failed(Fault { kind: FaultKind::Busy { .. }, .. }) => limits::BUSY_AGAIN,
            Health::Failed(_) => limits::SAVE_AGAIN,
            Health::Sound | Health::Wrong(_) | Health::Older => limits::LOOK_EVERY,
        })
    }

    /// Takes a session over, and learns from now on when somebody else writes it.
    pub(super) fn follow(&mut self, opening: Opening) {
        let Opening { file, drafts, revision } = opening;
        let watch = self.watch(&file);
        let health = Health::Sound;
        self.open = Some(Open { file, drafts, watch, revision, health, kept: None });
    }

    fn watch(&self, file: &SessionFile) -> Option<Watch> {
        let jobs = self.jobs.clone();
        watch(file, move || {
            let _ = jobs.send(Job::Save); // the worker is gone: the program is ending
        })
    }

    /// Tells the window at once where nothing can be saved.
    pub(super) fn probe(&mut self) {
        if let Some(open) = &mut self.open
            && let Err(fault) = writable(&open.file)
        {
            open.health = Health::Failed(fault.clone());
            self.send(Event::Trouble(fault));
        }
    }

    pub(super) fn close(&mut self) {
        self.settle_draft();
        self.pending.clear(); // what was not saved is in the draft; it is of this session alone
        self.open = None;
    }

    /// Looks at what others wrote, and saves what waits where that can be done.
    pub(super) fn save(&mut self) {
        self.look();
        let (Some(open), Some((_, last))) = (&mut self.open, self.pending.last()) else { return };
        if !matches!(open.health, Health::Sound | Health::Failed(_)) {
            return;
        }
        let upto = last.id;
        let (mut waited, mut is_said) = (Duration::ZERO, false);
        let (file, events) = (&mut open.file, self.to.clone());
        let committed = file.commit(&self.pending, &mut |pause| {
            thread::sleep(pause);
            waited += pause;
            if waited >= limits::SAY_BUSY && !is_said {
                is_said = true;
                let _ = events.send(super::Message::Event(Event::Waiting));
            }
        });
        match committed {
            Ok(committed) => {
                self.pending.clear();
                open.health = Health::Sound;
                open.revision = committed.session.revision;
                let (session, refused) = (committed.session, committed.refused);
                self.send(Event::Saved(Saved { upto, session, refused }));
            }
            Err(fault) if fault.kind.is_of_the_file() => self.unsound(fault),
            Err(fault) => self.failed(fault),
        }
    }

    fn failed(&mut self, fault: Fault) {
        if let Some(open) = &mut self.open {
            open.health = Health::Failed(fault.clone());
        }
        self.send(Event::Trouble(fault));
    }

    /// Tells the window what others wrote.
    fn look(&mut self) {
        let Some(open) = &mut self.open else { return };
        let is_gone = matches!(&open.health, Health::Wrong(fault) if fault.kind == FaultKind::Gone);
        if is_gone || !rescue::is_there(&open.file) {
            return self.reopen(false);
        }
        match open.file.reload() {
            Err(fault) => self.unsound(fault),
            Ok(Some(session)) => self.found(session, false),
            Ok(None) => match &open.health {
                Health::Wrong(_) => {
                    open.health = Health::Sound;
                    self.send(Event::FileBack);
                }
                Health::Doubtful(_) => open.health = Health::Sound,
                Health::Sound | Health::Older | Health::Failed(_) => {}
            },
        }
    }

    /// Takes up what lies there now; an older state only where the user said so.
    fn found(&mut self, session: Session, even_older: bool) {
        let Some(open) = &mut self.open else { return };
        if session.revision < open.revision && !even_older {
            open.health = Health::Older;
            return self.send(Event::Older(Box::new(session)));
        }
        open.revision = session.revision;
        if !matches!(open.health, Health::Failed(_)) {
            open.health = Health::Sound;
        }
        self.send(Event::FileChanged(session));
    }

    /// Opens the file anew: its folder may be another, the file itself one that came back.
    fn reopen(&mut self, even_older: bool) {
        let Some(open) = &self.open else { return };
        match SessionFile::open(open.file.path(), &holder()) {
            Ok((file, session)) => {
                let watch = self.watch(&file);
                if let Some(open) = &mut self.open {
                    (open.file, open.watch) = (file, watch);
                    open.health = Health::Sound;
                }
                self.found(session, even_older);
            }
            Err(fault) if fault.kind == FaultKind::Missing => {
                self.unsound(Fault { kind: FaultKind::Gone, ..fault });
            }
            Err(fault) => self.unsound(fault),
        }
    }

    /// Tells the window that the file cannot be read, once, unless it was read too early.
    fn unsound(&mut self, fault: Fault) {
        let Some(open) = &mut self.open else { return };
        match &open.health {
            Health::Doubtful(since) if since.elapsed() < limits::READ_AGAIN => {}
            Health::Wrong(told) if *told == fault => {}
            Health::Doubtful(_) | Health::Wrong(_) => {
                open.health = Health::Wrong(fault.clone());
                self.send(Event::Unreadable(fault));
            }
            _ => open.health = Health::Doubtful(Instant::now()),
        }
    }

    pub(super) fn write_over(&mut self, session: &Session) {
        let Some(open) = &self.open else { return };
        match rescue::write_over(&open.file, session, &mut |pause| thread::sleep(pause)) {
            Ok(()) => self.reopen(true),
            Err(fault) => self.send(Event::Trouble(fault)),
        }
    }

    pub(super) fn take_theirs(&mut self) {
        if self.open.as_ref().is_some_and(|open| open.health == Health::Older) {
            self.reopen(true);
        }
    }

    /// Goes on in a new file in the folder of sessions.
    pub(super) fn save_as(&mut self, session: &Session) {
        let path = library::free_path(&self.folder, &session.meeting.title);
        match SessionFile::create(&path, session, &holder()) {
            Ok(file) => {
                let Some(Open { file: old, mut drafts, kept, .. }) = self.open.take() else {
                    return;
                };
                let _ = drafts.keep(&old, None);
                self.follow(Opening { file, drafts, revision: session.revision });
                self.keep_draft(kept);
                self.send(Event::SavedAs(path));
            }
            Err(fault) => self.send(Event::Trouble(fault)),
        }
    }

    pub(super) fn keep_draft(&mut self, kept: Option<Kept>) {
        let Some(open) = &mut self.open else { return };
        let done = open.drafts.keep(&open.file, kept.as_ref());
        open.kept = kept;
        if let Err(fault) = done {
            self.send(Event::DraftNotKept(fault));
        }
    }

    /// Takes out of the draft what was saved meanwhile, before the window is gone.
    pub(super) fn settle_draft(&mut self) {
        let kept = self.open.as_ref().and_then(|open| open.kept.clone());
        if let Some(kept) = kept.filter(|kept| kept.changes != self.pending) {
            self.keep_draft(Some(Kept { changes: self.pending.clone(), ..kept }));
        }
    }

    pub(super) fn decline(&mut self, words: &Draft) {
        let Some(open) = &self.open else { return };
        if let Err(fault) = open.drafts.decline(&open.file, words) {
            self.send(Event::DraftNotKept(fault));
        }
    }
}

#[cfg(test)]
mod tests;
