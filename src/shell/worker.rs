//! The thread that works with the disk: opens, makes, lists, saves, keeps drafts. No key ever
//! waits for it. Changes that arrive while it saves are saved together next.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;

use super::Message;
use crate::limits;
use crate::report;
use crate::report::members::read_members;
use crate::session::change::{Change, Stamp};
use crate::session::draft::Draft;
use crate::session::rules::Profile;
use crate::session::{Meeting, Session};
use crate::store::fault::Fault;
use crate::store::format::parse;
use crate::store::watch::{Watch, watch};
use crate::store::{SessionFile, draft, library};
use crate::ui::event::{Entry, Event, NewSession, NotOpened, Opened, Saved, Summary};

/// Which window's drafts these are.
const WINDOW: &str = "record";
/// The sample meeting.
const SAMPLE: &str = include_str!("../../sessions/mau/hop-mau.toml");

/// What the loop asks of the worker.
pub(super) enum Job {
    Commit(Change, Stamp),
    KeepDraft(Option<Draft>),
    List,
    Open(PathBuf),
    Create(NewSession),
    Demo,
    Close,
    /// Look whether somebody else wrote the file.
    Look,
    /// Save what waits, keep the draft, and tell when it is done.
    Finish(Sender<()>),
}

struct Worker {
    folder: PathBuf,
    profile: Profile,
    holder: String,
    to: Sender<Message>,
    /// To itself: the watch on the folder asks for a look.
    jobs: Sender<Job>,
    file: Option<SessionFile>,
    watch: Option<Watch>,
    pending: Vec<(Change, Stamp)>,
    failed: bool,
}

/// What the worker is started with.
pub(super) struct Start {
    pub(super) jobs: (Sender<Job>, Receiver<Job>),
    pub(super) to: Sender<Message>,
    pub(super) folder: PathBuf,
    pub(super) profile: Profile,
    /// A session that is open already.
    pub(super) file: Option<SessionFile>,
}

/// Starts the worker.
pub(super) fn start(start: Start) {
    let (sender, jobs) = start.jobs;
    let mut worker = Worker {
        folder: start.folder,
        profile: start.profile,
        holder: holder(),
        to: start.to,
        jobs: sender,
        file: None,
        watch: None,
        pending: Vec::new(),
        failed: false,
    };
    if let Some(file) = start.file {
        worker.follow(file);
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
pub(super) fn open(path: &Path) -> Result<(SessionFile, Opened), Fault> {
    let (file, session) = SessionFile::open(path, &holder())?;
    let draft = draft::load(&file, WINDOW, &session);
    let opened = Opened { path: file.path().to_owned(), session, draft };
    Ok((file, opened))
}

impl Worker {
    fn run(&mut self, jobs: &Receiver<Job>) {
        loop {
            let wait = if self.failed { limits::SAVE_AGAIN } else { limits::LOOK_EVERY };
            let job = match (&self.file, self.pending.is_empty()) {
                (None, _) => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
                _ => jobs.recv_timeout(wait),
            };
            match job {
                Ok(job) => self.work_off(job, jobs),
                Err(RecvTimeoutError::Timeout) if self.pending.is_empty() => self.look(),
                Err(RecvTimeoutError::Timeout) => self.save(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Does a job and all that wait behind it, saving their changes together.
    fn work_off(&mut self, first: Job, jobs: &Receiver<Job>) {
        let mut finished = Vec::new();
        for job in std::iter::once(first).chain(jobs.try_iter()) {
            match job {
                Job::Commit(change, stamp) => self.pending.push((change, stamp)),
                Job::Finish(done) => finished.push(done),
                job => {
                    self.save();
                    self.do_other(job);
                }
            }
        }
        self.save();
        for done in finished {
            let _ = done.send(());
        }
    }

    fn do_other(&mut self, job: Job) {
        match job {
            Job::KeepDraft(draft) => self.keep_draft(draft.as_ref()),
            Job::List => self.list(),
            Job::Open(path) => self.open(&path),
            Job::Create(new) => {
                let made = self.create(&new);
                self.opened(made);
            }
            Job::Demo => {
                let made = sample(&self.folder).and_then(|path| open(&path));
                self.opened(made.map_err(NotOpened::Fault));
            }
            Job::Close => (self.file, self.watch) = (None, None),
            Job::Look => self.look(),
            Job::Commit(..) | Job::Finish(_) => {} // these are done where they arrive
        }
    }

    fn send(&self, event: Event) {
        let _ = self.to.send(Message::Event(event)); // the loop is gone: the program is ending
    }

    fn save(&mut self) {
        let (Some(file), Some((_, last))) = (&mut self.file, self.pending.last()) else { return };
        let upto = last.id;
        match file.commit(&self.pending, &mut |pause| thread::sleep(pause)) {
            Ok(committed) => {
                self.pending.clear();
                self.failed = false;
                self.send(Event::Saved(Saved {
                    upto,
                    session: committed.session,
                    refused: committed.refused,
                }));
            }
            Err(fault) => {
                self.failed = true;
                self.send(Event::Trouble(fault));
            }
        }
    }

    fn keep_draft(&mut self, unsent: Option<&Draft>) {
        let Some(file) = &self.file else { return };
        if let Err(fault) = draft::keep(file, WINDOW, unsent) {
            self.send(Event::DraftNotKept(fault));
        }
    }

    /// Tells the window what others wrote.
    fn look(&mut self) {
        let Some(file) = &mut self.file else { return };
        match file.reload() {
            Ok(Some(session)) => self.send(Event::FileChanged(session)),
            Ok(None) => {}
            Err(fault) => {
                let told = Event::Unreadable(fault);
                self.send(told);
            }
        }
    }

    fn list(&self) {
        let entries = match library::list(&self.folder) {
            Ok(listed) => listed.into_iter().map(entry).collect(),
            Err(fault) => vec![Entry { path: fault.path.clone(), summary: Err(fault) }],
        };
        self.send(Event::Listed(entries));
    }

    fn open(&mut self, path: &Path) {
        let opened = open(path);
        self.opened(opened.map_err(NotOpened::Fault));
    }

    fn opened(&mut self, opened: Result<(SessionFile, Opened), NotOpened>) {
        match opened {
            Ok((file, opened)) => {
                self.follow(file);
                self.send(Event::Opened(Box::new(opened)));
            }
            Err(why) => self.send(Event::NotOpened(why)),
        }
    }

    /// Takes a session over, and learns from now on when somebody else writes it.
    fn follow(&mut self, file: SessionFile) {
        let jobs = self.jobs.clone();
        self.watch = watch(&file, move || {
            let _ = jobs.send(Job::Look); // the worker is gone: the program is ending
        });
        self.file = Some(file);
    }

    fn create(&self, new: &NewSession) -> Result<(SessionFile, Opened), NotOpened> {
        let session = prepare(new, &self.profile)?;
        let path = library::free_path(&self.folder, &session.meeting.title);
        let made = SessionFile::create(&path, &session, &self.holder);
        let file = made.map_err(NotOpened::Fault)?;
        Ok((file, Opened { path, session, draft: None }))
    }
}

/// Makes a copy of the sample meeting in a folder; gives where it lies.
///
/// # Errors
/// A [`Fault`] where it cannot be written.
pub fn sample(folder: &Path) -> Result<PathBuf, Fault> {
    let path = library::free_path(folder, "mau");
    let session = parse(SAMPLE.as_bytes()).map_err(|kind| Fault { path: path.clone(), kind })?;
    SessionFile::create(&path, &session, &holder())?;
    Ok(path)
}

/// Makes the session of a report and a list of members.
///
/// # Errors
/// [`NotOpened`] where one of them cannot be read.
pub fn prepare(new: &NewSession, profile: &Profile) -> Result<Session, NotOpened> {
    let bytes = library::read(&new.report, limits::REPORT_BYTES).map_err(NotOpened::Fault)?;
    let reading =
        report::read(&bytes).map_err(|why| NotOpened::Report { path: new.report.clone(), why })?;
    let members = match &new.members {
        Some(path) => {
            let bytes = library::read(path, limits::MEMBERS_BYTES).map_err(NotOpened::Fault)?;
            read_members(&bytes, profile)
                .map_err(|why| NotOpened::Members { path: path.clone(), why })?
        }
        None => Vec::new(),
    };
    let meeting = Meeting {
        kind: new.kind,
        title: reading.outline.title.clone(),
        body: String::new(),
        chair: None,
        minute_taker: None,
        rules: profile.name.clone(),
    };
    Ok(Session::prepare(meeting, reading.outline, members, profile))
}

fn entry(listed: library::Listed) -> Entry {
    let summary = listed.session.map(|session| Summary {
        title: session.meeting.title.clone(),
        state: session.standing.state,
        step: session.position().map_or(0, |position| position + 1),
        steps: session.agenda.len(),
        remarks: session.remarks.len(),
        opened: session.standing.sittings.last().map(|sitting| sitting.opened),
    });
    Entry { path: listed.path, summary }
}
