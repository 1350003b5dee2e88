//! The thread that works with the disk: opens, makes, lists, saves. No key ever waits for it.
//! Changes that arrive while it saves are saved together next.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;

use super::keeper::Keep;
use super::{Make, Message};
use crate::limits;
use crate::session::change::{Change, Stamp};
use crate::session::draft::Kept;
use crate::session::public::PublicView;
use crate::session::rules::Profile;
use crate::session::{Instant, Session};
use crate::store::draft::Drafts;
use crate::store::fault::Fault;
use crate::store::follow::{Followed, News, World};
use crate::store::seal::NotSealed;
use crate::store::settings::{self, Choice};
use crate::store::watch::Watch;
use crate::store::{SessionFile, library, life, preparation, warnings};
use crate::ui::desk::whole_second;
use crate::ui::event::{Errand, Event, NotOpened, Opened, Saved, SealAnswer, SealOrder, Window};

/// What the loop asks of the worker.
pub(super) enum Job {
    Commit(Change, Stamp),
    Open(PathBuf),
    Errand(Errand),
    /// Make the session that was prepared from a report.
    Make(PathBuf, Box<Session>),
    Demo,
    Close,
    /// Look whether somebody else wrote the file, and save what waits.
    Save,
    WriteOver(Box<Session>),
    TakeTheirs,
    TakeOver,
    Seal(SealOrder),
    SaveAs(Box<Session>),
    /// Keep a choice of the user's for the next time.
    Choice(Choice),
    /// Save what waits, settle the draft, and tell when it is done; whether the window was left in
    /// order.
    Finish(Sender<()>, bool),
}

struct Worker {
    folder: PathBuf,
    profile: Profile,
    make: Make,
    window: Window,
    state_folder: Option<PathBuf>,
    settings_file: Option<PathBuf>,
    to: Sender<Message>,
    to_keeper: Sender<Keep>,
    /// To itself: the watch on the folder asks for a look.
    jobs: Sender<Job>,
    open: Option<Followed>,
    /// That of the session that was left.
    watch: Option<Watch>,
    life: Life,
}

/// What this window has to do with the sign of life of a chair's window.
enum Life {
    /// Nothing.
    Unheeded,
    /// It gives one; when it did last.
    Given(Option<std::time::Instant>),
    /// It looks for one; what was told of it last.
    Watched(Option<Option<Instant>>),
}

/// A session that was read, before the screen is taken over or while another is shown.
#[derive(Debug)]
pub struct Ready {
    file: SessionFile,
    revision: u64,
    /// `None`: it is for the room's screen, which only reads.
    drafts: Option<(Drafts, Option<Kept>)>,
    /// What the window is told of it.
    pub(super) first: Option<Event>,
}

/// What the worker is started with.
pub(super) struct Start {
    pub(super) jobs: (Sender<Job>, Receiver<Job>),
    pub(super) to: Sender<Message>,
    pub(super) to_keeper: Sender<Keep>,
    pub(super) folder: PathBuf,
    /// Whose window it is.
    pub(super) window: Window,
    pub(super) state_folder: Option<PathBuf>,
    pub(super) settings_file: Option<PathBuf>,
    pub(super) profile: Profile,
    pub(super) make: Make,
    /// A session that is open already.
    pub(super) session: Option<Ready>,
}

/// Hands the drafts of a session over that is open already, before any key; gives what starts the
/// worker.
pub(super) fn made(start: Start) -> impl FnOnce() {
    let (sender, jobs) = start.jobs;
    let mut worker = Worker {
        folder: start.folder,
        profile: start.profile,
        make: start.make,
        window: start.window,
        state_folder: start.state_folder,
        settings_file: start.settings_file,
        to: start.to.clone(),
        to_keeper: start.to_keeper,
        jobs: sender,
        open: None,
        watch: None,
        life: Life::Unheeded,
    };
    let session = start.session.map(|ready| worker.hand_over(ready));
    let work = move || {
        if let Some((file, revision, is_room)) = session {
            worker.follow(file, revision, is_room);
        }
        worker.run(&jobs);
    };
    move || super::spawn(start.to, work)
}

/// Says who this is to others who find a session locked.
#[must_use]
pub fn holder() -> String {
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    format!("{host}, PID {}", std::process::id())
}

/// Reads a session with what an earlier run left unsent, to be opened in a window.
///
/// # Errors
/// A [`Fault`] where it cannot be read.
pub fn ready(path: &Path, window: Window, state_folder: Option<PathBuf>) -> Result<Ready, Fault> {
    let (file, session) = SessionFile::open(path, &holder())?;
    let mut drafts = drafts(&file, window, state_folder);
    drafts.forget_old(super::now());
    let (kept, revision) = (drafts.recover(&session), session.revision);
    let warnings = warnings::of(&file);
    let opened = Opened { path: file.path().to_owned(), warnings, session, draft: kept.clone() };
    let first = Some(Event::Opened(Box::new(opened)));
    Ok(Ready { file, revision, drafts: Some((drafts, kept)), first })
}

/// Reads a session, to be shown to the room by the rules that hold.
///
/// # Errors
/// A [`Fault`] where it cannot be read.
pub fn ready_for_room(path: &Path) -> Result<impl FnOnce(&Profile) -> Ready + use<>, Fault> {
    let (file, session) = SessionFile::look_at(path, "")?;
    Ok(move |profile: &Profile| {
        let first = Some(public(&session, profile));
        Ready { file, revision: session.revision, drafts: None, first }
    })
}

/// Derives what the room's screen is given of a session, and nothing else.
fn public(session: &Session, profile: &Profile) -> Event {
    Event::Public(Box::new(PublicView::of(session, &session.room, profile)))
}

fn drafts(file: &SessionFile, window: Window, state_folder: Option<PathBuf>) -> Drafts {
    Drafts::new(window.name(), std::process::id(), state_folder, file)
}

/// Makes an event for the room's screen of what happens to the file. Only what it shows is told:
/// by silence its picture grows old.
fn event_of_room(news: &News, profile: &Profile) -> Option<Event> {
    match news {
        News::Changed(session) => Some(public(session, profile)),
        News::Older(session) => Some(public(session, profile)),
        News::Looked | News::Back => Some(Event::Looked),
        _ => None,
    }
}

/// Makes an event of what happens to the file.
fn event(news: News) -> Option<Event> {
    Some(match news {
        News::Looked => return None,
        News::Waiting => Event::Waiting,
        News::Saved { upto, session, refused } => Event::Saved(Saved { upto, session, refused }),
        News::Warning(warning) => Event::Warning(warning),
        News::Trouble(fault) => Event::Trouble(fault),
        News::Changed(session) => Event::FileChanged(session),
        News::Older(session) => Event::Older(session),
        News::Unreadable(fault) => Event::Unreadable(fault),
        News::Back => Event::FileBack,
        News::SavedAs(path) => Event::SavedAs(path),
    })
}

impl Worker {
    fn run(&mut self, jobs: &Receiver<Job>) {
        loop {
            self.heed_life();
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
                Job::Finish(done, is_left) => {
                    finished.push(done);
                    self.on_open(Followed::hush);
                    if is_left {
                        self.leave_life();
                    }
                }
                job => {
                    self.on_open(Followed::save);
                    self.do_other(job);
                }
            }
        }
        self.on_open(Followed::save);
        if !finished.is_empty() {
            self.settle();
            // What it holds for itself is free again; the watch ends with the program.
            self.watch = self.open.take().and_then(Followed::leave);
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
    fn follow(&mut self, file: SessionFile, revision: u64, is_room: bool) {
        let mut open = Followed::new(file, revision, self.world(is_room));
        if !is_room {
            open.probe();
        }
        self.open = Some(open);
        self.life = match self.window {
            _ if is_room => Life::Watched(None),
            Window::Chair => Life::Given(None),
            Window::Record => Life::Unheeded,
        };
    }

    /// Gives the sign of life of a chair's window where it is time, or tells what became of it.
    fn heed_life(&mut self) {
        let Some(open) = &self.open else { return };
        match &mut self.life {
            Life::Unheeded => {}
            Life::Given(last) => {
                if last.is_none_or(|last| last.elapsed() >= limits::LIFE_EVERY) {
                    life::give(open.file(), super::now());
                    *last = Some(std::time::Instant::now());
                }
            }
            Life::Watched(told) => {
                let at = life::last(open.file());
                if *told != Some(at) {
                    *told = Some(at);
                    self.send(Event::ChairLived(at));
                }
            }
        }
    }

    /// Leaves no sign of life behind: the chair left the window in order.
    fn leave_life(&mut self) {
        if let (Life::Given(_), Some(open)) = (&self.life, &self.open) {
            life::take_away(open.file());
        }
        self.life = Life::Unheeded;
    }

    /// Gives the drafts of a session away; the rest is to be followed.
    fn hand_over(&self, ready: Ready) -> (SessionFile, u64, bool) {
        let is_room = ready.drafts.is_none();
        if let Some((drafts, kept)) = ready.drafts {
            self.keep(Keep::Open(drafts, kept));
        }
        (ready.file, ready.revision, is_room)
    }

    fn world(&self, is_room: bool) -> World {
        let (jobs, to) = (self.jobs.clone(), self.to.clone());
        let room = is_room.then(|| self.profile.clone());
        World {
            holder: (!is_room).then(holder),
            clock: std::time::Instant::now,
            pause: thread::sleep,
            wake: Arc::new(move || drop(jobs.send(Job::Save))),
            tell: Box::new(move |news| {
                let event = match &room {
                    Some(profile) => event_of_room(&news, profile),
                    None => event(news),
                };
                let _ = event.map(|event| drop(to.send(Message::Event(event))));
            }),
        }
    }

    fn do_other(&mut self, job: Job) {
        match job {
            Job::WriteOver(session) => self.on_open(|open| open.write_over(&session)),
            Job::TakeTheirs => self.on_open(Followed::take_theirs),
            Job::TakeOver => self.on_open(Followed::take_over),
            Job::Seal(order) => self.seal(&order),
            Job::SaveAs(session) => self.save_as(&session),
            Job::Choice(choice) => {
                let kept = self.settings_file.as_deref().map(|path| settings::keep(path, choice));
                if let Some(Err(fault)) = kept {
                    self.send(Event::ChoiceNotKept(fault));
                }
            }
            // Reading a whole archive takes its time: no save waits for it.
            Job::Errand(errand @ Errand::Recall(..)) => {
                let (make, to) = (self.make, self.to.clone());
                let (folder, profile) = (self.folder.clone(), self.profile.clone());
                super::spawn(self.to.clone(), move || {
                    let event = (make.errand)(errand, &folder, &profile);
                    let _ = to.send(Message::Event(event)); // the loop is gone: it ends
                });
            }
            Job::Errand(errand) => {
                self.send((self.make.errand)(errand, &self.folder, &self.profile));
            }
            Job::Open(path) => {
                let opened = ready(&path, self.window, self.state_folder.clone());
                self.opened(opened.map_err(NotOpened::Fault));
            }
            Job::Make(report, session) => {
                let made = self.create(&session);
                // Left behind, a draft would only be offered once more.
                let made = made.inspect(|_| drop(preparation::keep(&self.folder, &report, None)));
                self.opened(made.map_err(NotOpened::Fault));
            }
            Job::Demo => {
                let made = (self.make.sample)(&self.folder);
                let made =
                    made.and_then(|path| ready(&path, self.window, self.state_folder.clone()));
                self.opened(made.map_err(NotOpened::Fault));
            }
            Job::Close => {
                self.settle(); // what was not saved stays in the draft
                self.leave_life();
                self.keep(Keep::Close);
                self.open = None;
            }
            Job::Commit(..) | Job::Save | Job::Finish(..) => {} // done already
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
            let drafts = drafts(open.file(), self.window, self.state_folder.clone());
            self.keep(Keep::Move(drafts));
        }
    }

    fn seal(&mut self, order: &SealOrder) {
        let Some(open) = &mut self.open else { return };
        let at = whole_second(super::now());
        let answer = match open.seal(&order.by, order.previous.as_deref(), at) {
            Ok(session) => SealAnswer::Sealed(Box::new(session)),
            Err(NotSealed::Fault(why)) => SealAnswer::Fault(why),
            Err(NotSealed::Refused(_, why)) => SealAnswer::Refused(why),
            Err(NotSealed::Previous(path, _)) => SealAnswer::Previous(path),
        };
        self.send(Event::Sealed(Box::new(answer)));
    }

    fn send(&self, event: Event) {
        let _ = self.to.send(Message::Event(event)); // the loop is gone: the program is ending
    }

    fn opened(&mut self, opened: Result<Ready, NotOpened>) {
        match opened {
            Ok(mut ready) => {
                let first = ready.first.take();
                let (file, revision, is_room) = self.hand_over(ready); // before keys are done
                let _ = first.map(|first| self.send(first));
                self.follow(file, revision, is_room);
            }
            Err(why) => self.send(Event::NotOpened(why)),
        }
    }

    fn create(&self, session: &Session) -> Result<Ready, Fault> {
        let path = library::free_path(&self.folder, &session.meeting.title);
        let made = SessionFile::create(&path, session, &holder());
        made.and_then(|_| ready(&path, self.window, self.state_folder.clone()))
    }
}

#[cfg(test)]
mod tests;
