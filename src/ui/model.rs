//! The whole state of the program's windows.

use std::path::Path;

use crate::locale::Lang;
use crate::session::Instant;
use crate::session::draft::Kept;
use crate::session::find::Place;
use crate::session::rules::Profile;
use crate::text::wrap;
use crate::ui::checklist::Checklist;
use crate::ui::event::{Opened, Prepared, Size, Window};
use crate::ui::overlay::Overlay;
use crate::ui::screens::chair::Chair;
use crate::ui::screens::home::Home;
use crate::ui::screens::opening::Opening;
use crate::ui::screens::prepare::Prepare;
use crate::ui::screens::project::Project;
use crate::ui::screens::read_back::ReadBack;
use crate::ui::screens::record::Record;
use crate::ui::screens::rehearsal::Walk;
use crate::ui::screens::{Context, Note, Reply};
use crate::ui::theme::Theme;
use crate::ui::typing::Writing;
use crate::ui::years::Years;

/// Most rows that a message takes.
const NOTE_ROWS: usize = 3;

/// Everything that the windows know.
#[derive(Debug)]
pub struct Model {
    /// The language of the interface.
    pub lang: Lang,
    /// The looks.
    pub theme: Theme,
    /// The size of the screen.
    pub size: Size,
    /// The rules.
    pub profile: Profile,
    /// How letters are typed, and what abbreviations and phrases there are.
    pub writing: Writing,
    /// The screen that is shown.
    pub screen: Screen,
    /// The minutes that are read back above it.
    pub reading: Option<Box<ReadBack>>,
    /// What lies above all.
    pub overlay: Option<Overlay>,
    /// What comes back when that is closed, the nearest last.
    pub(super) under: Vec<Overlay>,
    /// The message at the bottom.
    pub note: Option<Note>,
    /// Whether the program only waits for the last save to end.
    pub leaving: Option<Leaving>,
    /// What of the unsent and unsaved is on the disk, as far as is known.
    pub(super) kept: Option<Kept>,
    /// When the unsent text is to be kept.
    pub(super) keep_at: Option<Instant>,
    /// The clock as it was drawn last, to the minute.
    pub(super) minute: Option<Instant>,
    /// Where the ids of this window's remarks start.
    pub(super) seed: u32,
    /// What other sessions tell of the one that is open.
    pub(super) years: Years,
    /// Where to go in the session that is being opened.
    pub(super) go_to: Option<Place>,
    /// Whose window it is.
    window: Window,
}

/// How the program is leaving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
    /// Since when it waits.
    pub since: Instant,
    /// Whether it has said that something is not saved.
    pub warned: bool,
}

/// The screens.
#[derive(Debug)]
pub enum Screen {
    /// The list of sessions.
    Home(Home),
    /// A session that is being read.
    Opening(Box<Opening>),
    /// A meeting being prepared from its report.
    Prepare(Box<Prepare>),
    /// A meeting being recorded.
    Record(Box<Record>),
    /// A meeting being chaired.
    Chair(Box<Chair>),
    /// The room's screen.
    Project(Box<Project>),
    /// A rehearsal's pictures.
    Rehearsal(Box<Walk>),
}

impl Screen {
    /// Returns what the windows of minute-taker and chair have in common: their session.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Chair(chair) => Some(&chair.record),
            Self::Home(_)
            | Self::Opening(_)
            | Self::Prepare(_)
            | Self::Project(_)
            | Self::Rehearsal(_) => None,
        }
    }

    /// Returns the same, to be altered.
    pub fn record_mut(&mut self) -> Option<&mut Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Chair(chair) => Some(&mut chair.record),
            Self::Home(_)
            | Self::Opening(_)
            | Self::Prepare(_)
            | Self::Project(_)
            | Self::Rehearsal(_) => None,
        }
    }
}

/// What a model is made of.
#[derive(Debug)]
pub struct Start {
    /// The language of the interface.
    pub lang: Lang,
    /// The looks.
    pub theme: Theme,
    /// The size of the screen.
    pub size: Size,
    /// The rules.
    pub profile: Profile,
    /// How letters are typed, abbreviations and phrases.
    pub writing: Writing,
    /// Where the ids of this window's remarks start; another for each window.
    pub seed: u32,
    /// Whose window it is.
    pub window: Window,
}

impl Model {
    /// Sets up the home screen.
    #[must_use]
    pub fn new(start: Start) -> Self {
        Self {
            lang: start.lang,
            theme: start.theme,
            size: start.size,
            profile: start.profile,
            writing: start.writing,
            screen: Screen::Home(Home::default()),
            reading: None,
            overlay: None,
            under: Vec::new(),
            note: None,
            leaving: None,
            kept: None,
            keep_at: None,
            minute: None,
            seed: start.seed,
            years: Years::default(),
            go_to: None,
            window: start.window,
        }
    }

    /// Takes keys for a session that is being read.
    pub fn wait_for(&mut self, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.screen = Screen::Opening(Box::new(Opening::new(name)));
    }

    /// Tells whether a session is being read.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        matches!(&self.screen, Screen::Opening(_))
    }

    /// Tells whether keys wait for a session that is being read.
    #[must_use]
    pub fn has_keys_waiting(&self) -> bool {
        matches!(&self.screen, Screen::Opening(opening) if opening.has_keys())
    }

    /// Shows a session that was opened.
    pub fn open(&mut self, opened: Opened) {
        self.kept.clone_from(&opened.draft);
        self.keep_at = None;
        self.reading = None;
        self.lay_nothing();
        self.note = None;
        let record = Record::new(opened, self.seed);
        self.screen = match self.window {
            Window::Record => Screen::Record(Box::new(record)),
            Window::Chair => Screen::Chair(Box::new(Chair::new(record))),
        };
    }

    /// Shows a report that was read, to be mended.
    pub fn prepare(&mut self, prepared: Prepared) -> Reply {
        let (prepare, reply) = Prepare::new(prepared, self.lang);
        self.lay_nothing();
        (self.note, self.keep_at) = (None, None);
        self.screen = Screen::Prepare(Box::new(prepare));
        reply
    }

    /// Takes away whatever lies above the screen.
    pub(super) fn lay_nothing(&mut self) {
        self.overlay = None;
        self.under.clear();
    }

    /// Lays something above the screen; a matrix or thread that is there comes back behind it.
    pub(super) fn lay(&mut self, overlay: Overlay) {
        let there = self.overlay.take().filter(Overlay::comes_back);
        self.under.extend(there);
        self.overlay = Some(overlay);
    }

    /// Counts and gathers anew what lies above the screen where the session has changed.
    pub(super) fn renew(&mut self) {
        let Some(record) = self.screen.record() else { return };
        let (session, counted) = (&record.desk.shown, record.counted());
        match &mut self.overlay {
            Some(Overlay::Grid(grid)) => grid.renew(session, counted),
            Some(Overlay::Thread(thread)) => {
                let years = self.years.of(&record.desk.path);
                thread.renew(self.lang, session, counted, years);
            }
            Some(Overlay::Check(list)) => list.renew(self.lang, record, &self.profile),
            _ => {}
        }
    }

    /// Returns the list of what the meeting still lacks.
    pub(super) fn checklist(&self) -> Option<Overlay> {
        let record = self.screen.record()?;
        let list = Checklist::new(self.lang, record, self.window, &self.profile);
        Some(Overlay::Check(Box::new(list)))
    }

    /// Returns the lines of the message at the bottom; none where there is no message.
    #[must_use]
    pub fn note_lines(&self) -> Vec<&str> {
        let Some(note) = &self.note else { return Vec::new() };
        let columns = usize::from(self.size.columns.saturating_sub(2));
        let lines = wrap(&note.text, columns);
        lines.into_iter().take(NOTE_ROWS).map(|range| &note.text[range]).collect()
    }

    /// Returns the rows and columns that are the screen's: a message of several lines takes rows
    /// from it.
    pub(super) fn size_of_screen(&self) -> Size {
        let more = u16::try_from(self.note_lines().len().saturating_sub(1)).unwrap_or(0);
        Size { rows: self.size.rows.saturating_sub(more), ..self.size }
    }

    /// Returns what a screen may know besides its own state.
    #[must_use]
    pub fn context(&self, now: Instant) -> Context<'_> {
        let (profile, writing) = (&self.profile, &self.writing);
        Context { lang: self.lang, size: self.size_of_screen(), now, profile, writing }
    }

    /// Returns the screen, to be altered, and what it may know besides its own state.
    pub(super) fn parts(&mut self, now: Instant) -> (&mut Screen, Context<'_>) {
        let size = self.size_of_screen();
        let (profile, writing) = (&self.profile, &self.writing);
        let context = Context { lang: self.lang, size, now, profile, writing };
        (&mut self.screen, context)
    }
}

/// Does something with what the windows of minute-taker and chair have in common.
pub(super) fn with_record(
    model: &mut Model,
    now: Instant,
    act: impl FnOnce(&mut Record, Context<'_>) -> Reply,
) -> Reply {
    let (screen, context) = model.parts(now);
    match screen.record_mut() {
        Some(record) => act(record, context),
        None => Reply::default(),
    }
}

/// Does something with the meeting that is being prepared.
pub(super) fn with_prepare(
    model: &mut Model,
    now: Instant,
    act: impl FnOnce(&mut Prepare, Context<'_>) -> Reply,
) -> Reply {
    let (screen, context) = model.parts(now);
    match screen {
        Screen::Prepare(prepare) => act(prepare, context),
        _ => Reply::default(),
    }
}
