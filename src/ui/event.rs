//! All that can happen to a window, and all that it can want from the world.

use std::path::PathBuf;

use crate::locale::Lang;
use crate::locale::fault::fault;
use crate::locale::report::{bad_members, unreadable};
use crate::minutes;
use crate::report::members::{BadMembers, Roster};
use crate::report::mend::Source;
use crate::report::{ReadAs, Unreadable};
use crate::session::change::{Change, ChangeId, Refusal, Stamp};
use crate::session::closing::Status;
use crate::session::draft::{Draft, Kept};
use crate::session::memory::Memory;
use crate::session::own_agenda::OwnAgenda;
use crate::session::paper::PaperRules;
use crate::session::preparation::Preparation;
use crate::session::public::PublicView;
use crate::session::{Instant, MeetingKind, Session};
use crate::store::fault::{Fault, Warning};
use crate::text::typing::Typing;
use crate::ui::find::Searched;
use crate::ui::screens::rehearsal::Walk;

/// Everything that can happen.
#[derive(Debug)]
pub enum Event {
    /// A key was struck.
    Key(Key),
    /// Text was pasted; not cleaned yet.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The screen has another size now.
    Resize(Size),
    /// The time for which the window asked has come.
    Clock,
    /// Changes reached the file.
    Saved(Saved),
    /// The user should know of something about the file.
    Warning(Warning),
    /// Changes did not reach the file; they are tried again.
    Trouble(Fault),
    /// The unsent text could not be kept on the disk.
    DraftNotKept(Fault),
    /// A choice could not be kept for the next time.
    ChoiceNotKept(Fault),
    /// What somebody else wrote cannot be read; the last good state stays.
    Unreadable(Fault),
    /// What could not be read is sound again, and as it was.
    FileBack,
    /// Somebody else changed the file.
    FileChanged(Session),
    /// Somebody put an older state in the file's place; nothing is saved before it is decided.
    Older(Box<Session>),
    /// A save waits for another program.
    Waiting,
    /// The session lies in another file now.
    SavedAs(PathBuf),
    /// The sessions of the folder were listed.
    Listed(Vec<Entry>),
    /// All sessions of the folder were searched.
    Searched(Searched),
    /// What other sessions tell of the one at this path was gathered.
    Recalled(PathBuf, Box<Memory>),
    /// A report was read, to be mended and made a session of.
    Prepared(Box<Prepared>),
    /// What was said of a report is on the disk.
    PreparationKept,
    /// A list of members was read.
    Roster(Roster),
    /// The agendas that the user saved.
    Agendas(Vec<OwnAgenda>),
    /// An agenda of this name was saved.
    AgendaSaved(String),
    /// It was not saved: there is one of its name.
    AgendaThere(Box<OwnAgenda>),
    /// How papers are written, and what of the user's own rules for them cannot be read.
    Papers(Box<PaperRules>, Option<Fault>),
    /// A paper was written, or not.
    Exported(Exported),
    /// The session was sealed, or not.
    Sealed(Box<SealAnswer>),
    /// A session was opened, or made and opened.
    Opened(Box<Opened>),
    /// A session could not be opened or made.
    NotOpened(NotOpened),
    /// This is what the room sees; comes to the room's screen only, and nothing else of a session.
    Public(Box<PublicView>),
    /// A rehearsal is to be gone through.
    Rehearsed(Box<Walk>),
    /// The file was looked at, and the room still sees what it says.
    Looked,
    /// When a chair's window lived last; comes to the room's screen only. `None`: there is none, or
    /// it was left in order.
    ChairLived(Option<Instant>),
    /// A signal or a closed terminal asks the program to end.
    Hangup,
}

/// What a save gave.
#[derive(Debug)]
pub struct Saved {
    /// The last change that it was about.
    pub upto: ChangeId,
    /// The session as it is on the disk now.
    pub session: Session,
    /// Changes that no longer fitted what is on the disk.
    pub refused: Vec<(ChangeId, Refusal)>,
}

/// Whose window a session is opened in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Window {
    /// The minute-taker's.
    #[default]
    Record,
    /// The chair's.
    Chair,
}

impl Window {
    /// Returns the name under which its drafts are kept.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Chair => "chair",
        }
    }
}

/// A session that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds.
    pub session: Session,
    /// What an earlier run left unsent and unsaved.
    pub draft: Option<Kept>,
    /// What the user should know of the file.
    pub warnings: Vec<Warning>,
}

/// A paper that is to be written beside its session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// What it is a paper of.
    pub session: Session,
    /// Where that lies.
    pub file: PathBuf,
    /// Which paper.
    pub kind: minutes::Kind,
    /// How it is written.
    pub format: minutes::Format,
    /// Whether a file that is there is replaced.
    pub replace: bool,
}

/// What became of a paper that was to be written.
#[derive(Debug)]
pub struct Exported {
    /// Which paper.
    pub kind: minutes::Kind,
    /// How it was to be written.
    pub format: minutes::Format,
    /// Where it lies, or why it does not.
    pub outcome: Result<PathBuf, NotExported>,
}

/// Why a paper was not written.
#[derive(Debug)]
pub enum NotExported {
    /// The disk.
    Fault(Fault),
    /// There is no such paper of the session.
    Refused(minutes::Refused),
}

/// How a session is to be sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealOrder {
    /// By whom.
    pub by: String,
    /// The sealed file of the session before: beside this one, unless it is a whole path.
    pub previous: Option<PathBuf>,
}

/// What became of a seal.
#[derive(Debug)]
pub enum SealAnswer {
    /// The session is sealed.
    Sealed(Box<Session>),
    /// The disk.
    Fault(Fault),
    /// The rules.
    Refused(Refusal),
    /// The file before is not sound.
    Previous(PathBuf),
}

/// A report that was read, to be mended and made a session of.
#[derive(Debug)]
pub struct Prepared {
    /// Where the report lies.
    pub report: PathBuf,
    /// Its lines.
    pub source: Source,
    /// The preparation as it begins.
    pub fresh: Preparation,
    /// What an earlier run left of it.
    pub found: Option<Preparation>,
}

/// Why a session was not opened or made.
#[derive(Debug)]
pub enum NotOpened {
    /// A file could not be read or written.
    Fault(Fault),
    /// The report could not be read.
    Report {
        /// Its file.
        path: PathBuf,
        /// Why.
        why: Unreadable,
    },
    /// The list of members could not be read.
    Members {
        /// Its file.
        path: PathBuf,
        /// Why.
        why: BadMembers,
    },
}

/// Says why a session was not opened or made, with the file and what to do.
#[must_use]
pub fn not_opened(lang: Lang, why: &NotOpened) -> String {
    match why {
        NotOpened::Fault(why) => fault(lang, why),
        NotOpened::Report { path, why } => format!("{}: {}", path.display(), unreadable(lang, why)),
        NotOpened::Members { path, why } => {
            format!("{}: {}", path.display(), bad_members(lang, why))
        }
    }
}

/// One session of the folder, as the home screen shows it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it lies.
    pub path: PathBuf,
    /// What it is, or why it cannot be read.
    pub summary: Result<Summary, Fault>,
    /// Whether it is no session yet but a report that is being prepared.
    pub is_report: bool,
    /// Where it goes in the archive, on one line; empty where that is not said.
    pub shelf: String,
}

/// What the home screen says of a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// What the meeting is called.
    pub title: String,
    /// Whether it has begun, runs or pauses.
    pub status: Status,
    /// The step it is at, from 1; 0 before it began.
    pub step: usize,
    /// How many steps it has.
    pub steps: usize,
    /// How many remarks were written down.
    pub remarks: usize,
    /// When it opened first.
    pub opened: Option<Instant>,
}

impl Summary {
    /// Sums a session up.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self {
            title: session.meeting.title.clone(),
            status: session.status(),
            step: session.position().map_or(0, |position| position + 1),
            steps: session.agenda.len(),
            remarks: session.remarks.len(),
            opened: session.standing.sittings.last().map(|sitting| sitting.opened),
        }
    }
}

/// Everything that a window can want.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Bring a change to the file.
    Commit(Change, Stamp),
    /// Keep what is unsent and unsaved on the disk; `None`: there is nothing any more.
    KeepDraft(Option<Kept>),
    /// Keep words apart that the user does not want back.
    Decline(Draft),
    /// Keep for the next time how letters are typed.
    KeepTyping(Typing),
    /// Keep for the next time in which language the program speaks.
    KeepLanguage(Lang),
    /// Try at once to save what waits.
    SaveNow,
    /// Write this session in the place of a file that is broken, gone or older.
    WriteOver(Box<Session>),
    /// Seal the session.
    Seal(SealOrder),
    /// Take up the older state that somebody put in the file's place.
    TakeTheirs,
    /// Take a session that cannot be locked from the program that saves it.
    TakeOver,
    /// Go on in a new file with this session.
    SaveAs(Box<Session>),
    /// Send [`Event::Clock`] at this time.
    WakeAt(Instant),
    /// Open the session at this path.
    Open(PathBuf),
    /// Do what needs no session.
    Errand(Errand),
    /// Make the session that was prepared from a report, and open it.
    Make(PathBuf, Box<Session>),
    /// Make a copy of the sample meeting and open it.
    Demo,
    /// Stop following the session that was open.
    Close,
    /// Paint the whole screen anew.
    Repaint,
    /// End.
    Quit,
}

/// What can be wanted of the disk beside the file that is open; each ends with one event.
#[derive(Debug, PartialEq, Eq)]
pub enum Errand {
    /// List the sessions of the folder.
    List,
    /// Look for this in all sessions of the folder and of the folders in it.
    Search(String),
    /// Gather what other sessions tell of this one, which lies at this path.
    Recall(PathBuf, Box<Session>),
    /// Read a report, to be mended.
    Prepare(NewSession),
    /// Keep on the disk what was said of a report; `None`: nothing was said any more.
    Keep(PathBuf, Option<Box<Preparation>>),
    /// Read a list of members.
    ReadRoster(PathBuf),
    /// Read the agendas that the user saved.
    Agendas,
    /// Save an agenda; whether one of the same name is replaced.
    SaveAgenda(Box<OwnAgenda>, bool),
    /// Read how papers of the session at this path are written.
    Papers(PathBuf),
    /// Write a paper.
    Export(Box<Export>),
}

/// What a new session is to be made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// The report.
    pub report: PathBuf,
    /// The list of members; none yet where it is missing.
    pub members: Option<PathBuf>,
    /// Which kind of meeting.
    pub kind: MeetingKind,
    /// How the report is to be read.
    pub how: ReadAs,
}

/// What an event did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Whether the picture may have changed.
    pub redraw: bool,
    /// What the window wants.
    pub effects: Vec<Effect>,
}

/// Columns and rows of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// One key as it was struck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held, where the key is no letter.
    pub shift: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A letter, digit or sign.
    Char(char),
    /// F1 to F12.
    F(u8),
    /// Enter.
    Enter,
    /// Esc.
    Esc,
    /// Tab; with shift: back.
    Tab,
    /// Backspace, whichever byte the terminal sends for it.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

impl Key {
    /// A key alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A letter with Ctrl.
    #[must_use]
    pub const fn ctrl(letter: char) -> Self {
        Self { ctrl: true, ..Self::plain(Code::Char(letter)) }
    }

    /// A letter with Alt.
    #[must_use]
    pub const fn alt(letter: char) -> Self {
        Self { alt: true, ..Self::plain(Code::Char(letter)) }
    }

    /// Returns the letter that this key types, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(letter) if !self.ctrl && !self.alt => Some(letter),
            _ => None,
        }
    }
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// Column from 0.
    pub column: u16,
    /// Row from 0.
    pub row: u16,
    /// Which act.
    pub act: MouseAct,
}

/// An act of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAct {
    /// The left button went down.
    Press,
    /// The wheel turned towards the top.
    WheelUp,
    /// The wheel turned towards the bottom.
    WheelDown,
}
