//! The thread that works with the disk: opens, makes, lists, saves, keeps drafts. No key ever
//! waits for it. Changes that arrive while it saves are saved together next.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;

use super::saver::Open;
use super::{Make, Message};
use crate::session::Session;
use crate::session::change::{Change, Stamp};
use crate::session::draft::{Draft, Kept};
use crate::session::rules::Profile;
use crate::store::draft::Drafts;
use crate::store::fault::Fault;
use crate::store::{SessionFile, library, warnings};
use crate::ui::event::{Entry, Event, NewSession, NotOpened, Opened, Summary};

/// Which window's drafts these are.
const WINDOW: &str = "record";
/// What the loop asks of the worker.
pub(super) enum Job {
    Commit(Change, Stamp),
    KeepDraft(Option<Kept>),
    List,
    Open(PathBuf),
    Create(NewSession),
    Demo,
    Close,
    /// Keep words apart that the user does not want back.
    Decline(Draft),
    /// Look whether somebody else wrote the file, and save what waits.
    Save,
    WriteOver(Box<Session>),
    TakeTheirs,
    SaveAs(Box<Session>),
    /// Save what waits, keep the draft, and tell when it is done.
    Finish(Sender<()>),
}

pub(super) struct Worker {
    pub(super) folder: PathBuf,
    profile: Profile,
    make: Make,
    state_folder: Option<PathBuf>,
    pub(super) to: Sender<Message>,
    /// To itself: the watch on the folder asks for a look.
    pub(super) jobs: Sender<Job>,
    pub(super) open: Option<Open>,
    pub(super) pending: Vec<(Change, Stamp)>,
}

/// A session that was read and its drafts.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) file: SessionFile,
    pub(super) drafts: Drafts,
    pub(super) revision: u64,
}

/// What the worker is started with.
pub(super) struct Start {
    pub(super) jobs: (Sender<Job>, Receiver<Job>),
    pub(super) to: Sender<Message>,
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
        jobs: sender,
        open: None,
        pending: Vec::new(),
    };
    if let Some(opening) = start.session {
        worker.follow(opening);
        worker.probe();
    }
    thread::spawn(move || worker.run(&jobs));
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
    let mut drafts = Drafts::new(WINDOW, std::process::id(), state_folder);
    let draft = drafts.recover(&file, &session);
    let revision = session.revision;
    let opened =
        Opened { path: file.path().to_owned(), warnings: warnings::of(&file), session, draft };
    Ok((Opening { file, drafts, revision }, opened))
}

impl Worker {
    fn run(&mut self, jobs: &Receiver<Job>) {
        loop {
            let job = match self.wait() {
                None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(wait) => jobs.recv_timeout(wait),
            };
            match job {
                Ok(job) => self.work_off(job, jobs),
                Err(RecvTimeoutError::Timeout) => self.save(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Does a job and all that wait behind it, saving their changes together. Drafts come first:
    /// they hold what waits to be saved, and a save may take its time.
    fn work_off(&mut self, first: Job, jobs: &Receiver<Job>) {
        let mut finished = Vec::new();
        for job in std::iter::once(first).chain(jobs.try_iter()) {
            match job {
                Job::Commit(change, stamp) => self.pending.push((change, stamp)),
                Job::KeepDraft(kept) => self.keep_draft(kept),
                Job::Finish(done) => finished.push(done),
                job => {
                    self.save();
                    self.do_other(job);
                }
            }
        }
        self.save();
        if !finished.is_empty() {
            self.settle_draft();
        }
        for done in finished {
            let _ = done.send(());
        }
    }

    fn do_other(&mut self, job: Job) {
        match job {
            Job::Decline(words) => self.decline(&words),
            Job::WriteOver(session) => self.write_over(&session),
            Job::TakeTheirs => self.take_theirs(),
            Job::SaveAs(session) => self.save_as(&session),
            Job::List => self.list(),
            Job::Open(path) => {
                let opened = open(&path, self.state_folder.clone());
                self.opened(opened.map_err(NotOpened::Fault));
            }
            Job::Create(new) => {
                let made = self.create(&new);
                self.opened(made);
            }
            Job::Demo => {
                let made = (self.make.sample)(&self.folder);
                let made = made.and_then(|path| open(&path, self.state_folder.clone()));
                self.opened(made.map_err(NotOpened::Fault));
            }
            Job::Close => self.close(),
            Job::Commit(..) | Job::KeepDraft(_) | Job::Save | Job::Finish(_) => {} // done already
        }
    }

    pub(super) fn send(&self, event: Event) {
        let _ = self.to.send(Message::Event(event)); // the loop is gone: the program is ending
    }

    fn list(&self) {
        let entries = match library::list(&self.folder) {
            Ok(listed) => listed.into_iter().map(entry).collect(),
            Err(fault) => vec![Entry { path: fault.path.clone(), summary: Err(fault) }],
        };
        self.send(Event::Listed(entries));
    }

    fn opened(&mut self, opened: Result<(Opening, Opened), NotOpened>) {
        match opened {
            Ok((opening, opened)) => {
                self.follow(opening);
                self.send(Event::Opened(Box::new(opened)));
                self.probe();
            }
            Err(why) => self.send(Event::NotOpened(why)),
        }
    }

    fn create(&self, new: &NewSession) -> Result<(Opening, Opened), NotOpened> {
        let session = (self.make.session)(new, &self.profile)?;
        let path = library::free_path(&self.folder, &session.meeting.title);
        let made = SessionFile::create(&path, &session, &holder());
        made.and_then(|_| open(&path, self.state_folder.clone())).map_err(NotOpened::Fault)
    }
}

fn entry(listed: library::Listed) -> Entry {
    Entry { path: listed.path, summary: listed.session.map(|session| Summary::of(&session)) }
}
