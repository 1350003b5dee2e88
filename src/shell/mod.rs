//! The world: terminal, threads, clock, signals. Decides nothing: events go into [`ui::update`],
//! effects come out and are carried out.
//!
//! [`ui::update`]: crate::ui::update

mod clock;
mod crew;
mod input;
mod keeper;
mod terminal;
mod worker;

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};

pub use clock::{now, seed};
pub use crew::crew;
pub use worker::{Ready, holder, ready, ready_for_room};

use crate::limits;
use crate::locale::Lang;
use crate::locale::ui::Word;
use crate::session::rules::Profile;
use crate::store::fault::Fault;
use crate::store::settings::Choice;
#[cfg(debug_assertions)]
use crate::ui::event::Code;
use crate::ui::event::{Effect, Errand, Event, NotOpened, Window};
use crate::ui::model::{self, Model};
use crate::ui::screens::{Note, Weight};
use crate::ui::theme::Theme;
use crate::ui::typing::Writing;
use crate::ui::update;
use keeper::Keep;
use terminal::Screen;
use worker::Job;

/// What the windows are started with.
#[derive(Debug)]
pub struct Start {
    /// The language of the interface.
    pub lang: Lang,
    /// The looks.
    pub theme: Theme,
    /// Where sessions lie.
    pub folder: PathBuf,
    /// Where drafts go that cannot lie beside their session.
    pub state_folder: Option<PathBuf>,
    /// The rules.
    pub profile: Profile,
    /// How sessions are made.
    pub make: Make,
    /// How letters are typed, abbreviations and phrases.
    pub writing: Writing,
    /// Where choices are kept for the next time; `None` where the system names no place.
    pub settings_file: Option<PathBuf>,
    /// What the user is told first: what of his own cannot be read.
    pub unread: Vec<String>,
    /// Whose window it is.
    pub window: Window,
    /// What is shown first.
    pub first: First,
}

/// How sessions are made and listed, which needs more than the shell knows.
#[derive(Debug, Clone, Copy)]
pub struct Make {
    /// Does an errand in the folder of sessions.
    pub errand: fn(Errand, &Path, &Profile) -> Event,
    /// Makes a copy of the sample meeting in a folder; gives where it lies.
    pub sample: fn(&Path) -> Result<PathBuf, Fault>,
}

/// What is shown first.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "there is one")]
pub enum First {
    /// The list of sessions.
    Home,
    /// What an event leads to.
    Event(Event),
    /// A session.
    Session(Ready),
    /// A session so large that its window takes keys while it is read.
    Large(PathBuf),
}

/// How the windows ended.
#[derive(Debug)]
pub enum End {
    /// The user left.
    Left,
    /// The large session that was to be shown first cannot be read.
    Unreadable(Fault),
    /// A signal ended the program.
    Signal(i32),
}

/// Waits; for commands that find a session locked.
pub fn pause(time: std::time::Duration) {
    std::thread::sleep(time);
}

/// What the threads send to the loop.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly all are events; a box would cost each key")]
enum Message {
    Event(Event),
    Signal(i32),
    /// A thread came to a place where it should never be.
    Panic(Box<dyn Any + Send>),
}

/// A key by which tests see what a panic leaves behind; no keyboard has it.
#[cfg(debug_assertions)]
const PANIC: Code = Code::F(17);

/// Runs the windows until the user leaves or a signal comes.
///
/// # Errors
/// Where the terminal cannot be used.
pub fn run(start: Start) -> io::Result<End> {
    let (to_loop, messages) = mpsc::channel();
    let (to_worker, jobs) = mpsc::channel();
    let (to_keeper, kept) = mpsc::channel();
    terminal::restore_on_panic(Word::Crashed.text(start.lang));
    let mut screen = Screen::open()?;
    let mut model = Model::new(model::Start {
        lang: start.lang,
        theme: start.theme,
        size: Screen::size()?,
        profile: start.profile.clone(),
        writing: start.writing,
        seed: seed(),
        window: start.window,
    });
    let (mut session, first, then) = match start.first {
        First::Home => (None, None, Some(Job::Errand(Errand::List))),
        First::Event(event) => (None, Some(event), None),
        First::Session(ready) => (Some(ready), None, None),
        First::Large(path) => {
            model.wait_for(&path);
            (None, None, Some(Job::Open(path)))
        }
    };
    let first = first.or_else(|| session.as_mut().and_then(|ready| ready.first.take()));
    let start_worker = worker::made(worker::Start {
        jobs: (to_worker.clone(), jobs),
        to: to_loop.clone(),
        to_keeper: to_keeper.clone(),
        folder: start.folder,
        window: start.window,
        state_folder: start.state_folder,
        settings_file: start.settings_file,
        profile: start.profile,
        make: start.make,
        session,
    });
    let mut it = Loop {
        screen: &mut screen,
        model: &mut model,
        to_worker: &to_worker,
        to_keeper: &to_keeper,
    };
    if let Some(first) = first {
        it.take_up(first, &mut Round::default());
    }
    if !start.unread.is_empty() {
        it.model.note = Some(Note { text: start.unread.join(" · "), weight: Weight::Trouble });
    }
    // The picture waits for no thread; no key is heard before there are all.
    it.screen.draw(it.model, now())?;
    keeper::start(to_loop.clone(), kept);
    start_worker();
    if let Some(job) = then {
        let _ = to_worker.send(job);
    }
    input::listen(&to_loop)?;
    let end = catch_unwind(AssertUnwindSafe(|| it.run(&messages)));
    it.do_what_waits(&messages);
    if end.is_err() {
        // What was typed last is kept, if what is left of the model can still tell it.
        let last = || it.take_up(Event::Hangup, &mut Round::default());
        let _ = catch_unwind(AssertUnwindSafe(last));
    }
    finish(&to_worker, &to_keeper, matches!(end, Ok(Ok(End::Left))));
    std::mem::forget(model); // nobody waits until a long meeting is taken apart
    end.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Starts a thread without which the windows cannot go on: its panic is theirs.
fn spawn(to: Sender<Message>, work: impl FnOnce() + Send + 'static) {
    std::thread::spawn(move || {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(work)) {
            let _ = to.send(Message::Panic(panic));
        }
    });
}

/// Lets the worker save what waits, for a while; lets the keeper keep what it could not save.
fn finish(to_worker: &Sender<Job>, to_keeper: &Sender<Keep>, is_left: bool) {
    let (done, wait) = mpsc::channel();
    let is_asked = to_worker.send(Job::Finish(done.clone(), is_left)).is_ok();
    if !is_asked || wait.recv_timeout(limits::QUIT_WAIT).is_err() {
        let _ = to_keeper.send(Keep::Done(done));
        let _ = wait.recv_timeout(limits::QUIT_WAIT);
    }
}

struct Loop<'a> {
    screen: &'a mut Screen,
    model: &'a mut Model,
    to_worker: &'a Sender<Job>,
    to_keeper: &'a Sender<Keep>,
}

/// What a round of the loop leads to.
#[derive(Default)]
struct Round {
    redraw: bool,
    repaint: bool,
    end: Option<End>,
    wake_at: Option<crate::session::Instant>,
}

impl Loop<'_> {
    /// Waits, takes up all that waits, draws once.
    fn run(&mut self, messages: &Receiver<Message>) -> io::Result<End> {
        let mut round = Round::default();
        self.take_up(Event::Clock, &mut round);
        loop {
            let wait = round.wake_at.map(|at| (at - now()).to_std().unwrap_or_default());
            let first = match wait {
                Some(wait) => messages.recv_timeout(wait),
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            round = Round { wake_at: round.wake_at, ..Round::default() };
            match first {
                Ok(message) => {
                    for message in std::iter::once(message).chain(messages.try_iter()) {
                        self.receive(message, &mut round);
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.take_up(Event::Clock, &mut round),
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Left),
            }
            if let Some(end) = round.end {
                return Ok(end);
            }
            match self.paint(&mut round) {
                Err(why) if terminal::is_gone(&why) => {
                    self.receive(Message::Signal(input::HANGUP), &mut round);
                    return Ok(round.end.take().unwrap_or(End::Left));
                }
                painted => painted?,
            }
        }
    }

    /// Does what keys meant that wait for a session, so that their words get into its draft.
    fn do_what_waits(&mut self, messages: &Receiver<Message>) {
        while self.model.has_keys_waiting() {
            let Ok(message) = messages.recv_timeout(limits::QUIT_WAIT) else { return };
            if let Message::Event(event @ Event::Opened(_)) = message {
                self.take_up(event, &mut Round::default());
                self.take_up(Event::Hangup, &mut Round::default());
            }
        }
    }

    fn paint(&mut self, round: &mut Round) -> io::Result<()> {
        if round.repaint {
            self.screen.repaint()?;
        }
        if round.redraw {
            // The terminal may have another size already, its event still on the way.
            let size = Screen::size()?;
            if size != self.model.size {
                self.take_up(Event::Resize(size), round);
            }
            self.screen.draw(self.model, now())?;
        }
        Ok(())
    }

    fn receive(&mut self, message: Message, round: &mut Round) {
        match message {
            #[cfg(debug_assertions)]
            Message::Event(Event::Key(key)) if key.code == PANIC => panic!("asked for by a test"),
            Message::Event(Event::NotOpened(NotOpened::Fault(why))) if self.model.is_opening() => {
                round.end = Some(End::Unreadable(why));
            }
            Message::Event(event) => self.take_up(event, round),
            Message::Panic(panic) => resume_unwind(panic),
            Message::Signal(signal) => {
                self.take_up(Event::Hangup, round);
                round.end = Some(End::Signal(signal));
            }
        }
    }

    fn take_up(&mut self, event: Event, round: &mut Round) {
        let outcome = update(self.model, event, now());
        round.redraw |= outcome.redraw;
        for effect in outcome.effects {
            let job = match effect {
                Effect::Commit(change, stamp) => Job::Commit(change, stamp),
                Effect::KeepDraft(draft) => {
                    let _ = self.to_keeper.send(Keep::Words(draft));
                    continue;
                }
                Effect::Decline(words) => {
                    let _ = self.to_keeper.send(Keep::Decline(words));
                    continue;
                }
                Effect::KeepTyping(typing) => Job::Choice(Choice::Typing(typing)),
                Effect::KeepLanguage(lang) => Job::Choice(Choice::Language(lang.code())),
                Effect::SaveNow => Job::Save,
                Effect::WriteOver(session) => Job::WriteOver(session),
                Effect::TakeTheirs => Job::TakeTheirs,
                Effect::TakeOver => Job::TakeOver,
                Effect::Seal(order) => Job::Seal(order),
                Effect::SaveAs(session) => Job::SaveAs(session),
                Effect::Open(path) => Job::Open(path),
                Effect::Errand(errand) => Job::Errand(errand),
                Effect::Make(report, session) => Job::Make(report, session),
                Effect::Demo => Job::Demo,
                Effect::Close => Job::Close,
                Effect::WakeAt(at) => {
                    round.wake_at = Some(at);
                    continue;
                }
                Effect::Repaint => {
                    round.repaint = true;
                    continue;
                }
                Effect::Quit => {
                    round.end.get_or_insert(End::Left);
                    continue;
                }
            };
            let _ = self.to_worker.send(job); // a worker that is gone has told why
        }
    }
}
