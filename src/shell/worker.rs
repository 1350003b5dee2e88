//! The thread that works with the disk: opens, makes, lists, saves. No key ever waits for it.
//! Changes that arrive while it saves are saved together next.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;

use super::keeper::Keep;
use super::{Make, Message};
use crate::session::Session;
use crate::session::change::{Change, Stamp};
use crate::session::draft::Kept;
use crate::session::preparation::Preparation;
use crate::session::rules::Profile;
use crate::store::draft::Drafts;
use crate::store::fault::Fault;
use crate::store::follow::{Followed, News, World};
use crate::store::{SessionFile, library, preparation, warnings};
use crate::ui::event::{Entry, Event, NewSession, NotOpened, Opened, Saved, Summary};

/// Which window's drafts these are.
const WINDOW: &str = "record";

/// What the loop asks of the worker.
pub(super) enum Job {
    Commit(Change, Stamp),
    List,
    Open(PathBuf),
    Prepare(NewSession),
    KeepPreparation(PathBuf, Option<Box<Preparation>>),
    ReadRoster(PathBuf),
    /// Make the session that was prepared from a report.
    Make(PathBuf, Box<Session>),
    Demo,
    Close,
    /// Look whether somebody else wrote the file, and save what waits.
    Save,
    WriteOver(Box<Session>),
    TakeTheirs,
    SaveAs(Box<Session>),
    /// Save what waits, settle the draft, and tell when it is done.
    Finish(Sender<()>),
}

struct Worker {
    folder: PathBuf,
    profile: Profile,
    make: Make,
    state_folder: Option<PathBuf>,
    to: Sender<Message>,
    to_keeper: Sender<Keep>,
    /// To itself: the watch on the folder asks for a look.
    jobs: Sender<Job>,
    open: Option<Followed>,
}

/// A session that was read and its drafts.
#[derive(Debug)]
pub(super) struct Opening {
    file: SessionFile,
    revision: u64,
    drafts: Drafts,
    kept: Option<Kept>,
}

/// What the worker is started with.
pub(super) struct Start {
    pub(super) jobs: (Sender<Job>, Receiver<Job>),
    pub(super) to: Sender<Message>,
    pub(super) to_keeper: Sender<Keep>,
    pub(super) folder: PathBuf,
    pub(super) state_folder: Option<PathBuf>,
    pub(super) profile: Profile,
    pub(super) make: Make,
    /// A session that is open already.
    pub(super) session: Option<Opening>,
}

/// Starts the worker.
pub(super) fn start(start: Start) {
    let (sender, jobs) = start.jobs;
    let mut worker = Worker {
        folder: start.folder,
        profile: start.profile,
        make: start.make,
        state_folder: start.state_folder,
        to: start.to,
        to_keeper: start.to_keeper,
        jobs: sender,
        open: None,
    };
    if let Some(opening) = start.session {
        worker.follow(opening);
        worker.on_open(Followed::probe);
    }
    super::spawn(worker.to.clone(), move || worker.run(&jobs));
}

/// Says who this is to others who find a session locked.
#[must_use]
pub fn holder() -> String {
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    format!("{host}, PID {}", std::process::id())
}

/// Opens a session with what an earlier run left unsent.
pub(super) fn open(path: &Path, state_folder: Option<PathBuf>) -> Result<(Opening, Opened), Fault> {
    let (file, session) = SessionFile::open(path, &holder())?;
    let mut drafts = drafts(&file, state_folder);
    let (kept, revision) = (drafts.recover(&session), session.revision);
    let warnings = warnings::of(&file);
    let opened = Opened { path: file.path().to_owned(), warnings, session, draft: kept.clone() };
    Ok((Opening { file, revision, drafts, kept }, opened))
}

fn drafts(file: &SessionFile, state_folder: Option<PathBuf>) -> Drafts {
    Drafts::new(WINDOW, std::process::id(), state_folder, file)
}

/// Makes an event of what happens to the file.
fn event(news: News) -> Event {
    match news {
        News::Waiting => Event::Waiting,
        News::Saved { upto, session, refused } => Event::Saved(Saved { upto, session, refused }),
        News::Trouble(fault) => Event::Trouble(fault),
        News::Changed(session) => Event::FileChanged(session),
        News::Older(session) => Event::Older(session),
        News::Unreadable(fault) => Event::Unreadable(fault),
        News::Back => Event::FileBack,
        News::SavedAs(path) => Event::SavedAs(path),
    }
}

impl Worker {
    fn run(&mut self, jobs: &Receiver<Job>) {
        loop {
            let job = match &self.open {
                None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(open) => jobs.recv_timeout(open.wait()),
            };
            match job {
                Ok(job) => self.work_off(job, jobs),
                Err(RecvTimeoutError::Timeout) => self.on_open(|open| {
                    open.save();
                    open.verify();
                }),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Does a job and all that wait behind it, saving their changes together.
    fn work_off(&mut self, first: Job, jobs: &Receiver<Job>) {
        let mut finished = Vec::new();
        for job in std::iter::once(first).chain(jobs.try_iter()) {
            match job {
                Job::Commit(change, stamp) => {
                    if let Some(open) = &mut self.open {
                        open.add(change, stamp);
                    }
                }
                Job::Finish(done) => finished.push(done),
                job => {
                    self.on_open(Followed::save);
                    self.do_other(job);
                }
            }
        }
        self.on_open(Followed::save);
        if !finished.is_empty() {
            self.settle();
        }
        for done in finished {
            self.keep(Keep::Done(done));
        }
    }

    /// Leaves the file as whole as it was meant, and in the draft only what is not in the file.
    fn settle(&mut self) {
        if let Some(open) = &mut self.open {
            open.verify();
            let pending = open.pending().to_vec();
            self.keep(Keep::Settle(pending));
        }
    }

    fn keep(&self, keep: Keep) {
        let _ = self.to_keeper.send(keep); // a keeper that is gone has told why
    }

    /// Takes a session over, and learns from now on when somebody else writes it.
    fn follow(&mut self, opening: Opening) {
        self.keep(Keep::Open(opening.drafts, opening.kept));
        self.open = Some(Followed::new(opening.file, opening.revision, self.world()));
    }

    fn world(&self) -> World {
        let (jobs, to) = (self.jobs.clone(), self.to.clone());
        World {
            holder: holder(),
            clock: std::time::Instant::now,
            pause: thread::sleep,
            wake: Arc::new(move || drop(jobs.send(Job::Save))),
            tell: Box::new(move |news| drop(to.send(Message::Event(event(news))))),
        }
    }

    fn do_other(&mut self, job: Job) {
        match job {
            Job::WriteOver(session) => self.on_open(|open| open.write_over(&session)),
            Job::TakeTheirs => self.on_open(Followed::take_theirs),
            Job::SaveAs(session) => self.save_as(&session),
            Job::List => self.list(),
            Job::Open(path) => {
                let opened = open(&path, self.state_folder.clone());
                self.opened(opened.map_err(NotOpened::Fault));
            }
            Job::Prepare(new) => {
                let read = (self.make.prepared)(&new, &self.folder, &self.profile);
                self.send_read(read.map(|prepared| Event::Prepared(Box::new(prepared))));
            }
            Job::KeepPreparation(report, said) => {
                let kept = preparation::keep(&self.folder, &report, said.as_deref());
                self.send(kept.map_or_else(Event::DraftNotKept, |()| Event::PreparationKept));
            }
            Job::ReadRoster(path) => {
                self.send_read((self.make.roster)(&path, &self.profile).map(Event::Roster));
            }
            Job::Make(report, session) => {
                let made = self.create(&session);
                if made.is_ok() {
                    // Left behind it would only be offered once more.
                    let _ = preparation::keep(&self.folder, &report, None);
                }
                self.opened(made.map_err(NotOpened::Fault));
            }
            Job::Demo => {
                let made = (self.make.sample)(&self.folder);
                let made = made.and_then(|path| open(&path, self.state_folder.clone()));
                self.opened(made.map_err(NotOpened::Fault));
            }
            Job::Close => {
                self.settle(); // what was not saved stays in the draft
                self.keep(Keep::Close);
                self.open = None;
            }
            Job::Commit(..) | Job::Save | Job::Finish(_) => {} // done already
        }
    }

    fn on_open(&mut self, act: impl FnOnce(&mut Followed)) {
        if let Some(open) = &mut self.open {
            act(open);
        }
    }

    /// Goes on in a new file in the folder of sessions.
    fn save_as(&mut self, session: &Session) {
        let Some(open) = &mut self.open else { return };
        if open.save_as(&self.folder, session) {
            let drafts = drafts(open.file(), self.state_folder.clone());
            self.keep(Keep::Move(drafts));
        }
    }

    fn send(&self, event: Event) {
        let _ = self.to.send(Message::Event(event)); // the loop is gone: the program is ending
    }

    fn list(&self) {
        let entries = match library::list(&self.folder) {
            Ok(listed) => {
                let reports = preparation::list(&self.folder).into_iter().map(report);
                reports.chain(listed.into_iter().map(entry)).collect()
            }
            Err(fault) => {
                vec![Entry { path: fault.path.clone(), summary: Err(fault), is_report: false }]
            }
        };
        self.send(Event::Listed(entries));
    }

    fn opened(&mut self, opened: Result<(Opening, Opened), NotOpened>) {
        match opened {
            Ok((opening, opened)) => {
                self.follow(opening);
                self.send(Event::Opened(Box::new(opened)));
                self.on_open(Followed::probe);
            }
            Err(why) => self.send(Event::NotOpened(why)),
        }
    }

    fn send_read(&self, read: Result<Event, NotOpened>) {
        self.send(read.unwrap_or_else(Event::NotOpened));
    }

    fn create(&self, session: &Session) -> Result<(Opening, Opened), Fault> {
        let path = library::free_path(&self.folder, &session.meeting.title);
        let made = SessionFile::create(&path, session, &holder());
        made.and_then(|_| open(&path, self.state_folder.clone()))
    }
}

fn entry(listed: library::Listed) -> Entry {
    let summary = listed.session.map(|session| Summary::of(&session));
    Entry { path: listed.path, summary, is_report: false }
}

fn report(path: PathBuf) -> Entry {
    Entry { path, summary: Ok(Summary::default()), is_report: true }
}

#[cfg(test)]
mod tests;
