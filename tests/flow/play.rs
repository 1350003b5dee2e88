//! A window played without terminal, disk or clock: keys in, screen and changes out.

use std::path::PathBuf;

use chrono::TimeDelta;
use kiemdiem::locale::Lang;
use kiemdiem::session::change::{Change, Stamp};
use kiemdiem::session::facts::Facts;
use kiemdiem::session::memory::Memory;
use kiemdiem::session::{Instant, Session};
use kiemdiem::store::format::parse;
use kiemdiem::store::{papers, phrases, rules};
use kiemdiem::text::typing::Typing;
use kiemdiem::ui::event::{Code, Effect, Errand, Event, Key, Opened, Outcome, Saved, Size, Window};
use kiemdiem::ui::model::{Model, Start};
use kiemdiem::ui::theme::Theme;
use kiemdiem::ui::typing::Writing;
use kiemdiem::ui::{update, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SAMPLE: &str = include_str!("../../sessions/mau/hop-mau.toml");

/// The sample meeting.
pub(crate) fn sample() -> Session {
    parse(SAMPLE.as_bytes()).unwrap()
}

/// A window, a disk of one session, and a clock that is turned by hand.
pub(crate) struct Play {
    pub(crate) model: Model,
    pub(crate) disk: Session,
    pub(crate) effects: Vec<Effect>,
    pub(crate) redraws: usize,
    /// When the window wants to be woken.
    pub(crate) wake: Option<Instant>,
    pub(crate) now: Instant,
    /// Changes that the disk has not taken yet, where it does not answer by itself.
    pub(crate) waiting: Vec<(Change, Stamp)>,
    answers: bool,
    /// What the other sessions on the disk tell, and for which session that was asked.
    pub(crate) years: Vec<Facts>,
    pub(crate) asked: Vec<PathBuf>,
}

impl Play {
    /// Opens the sample meeting on a screen of this size.
    pub(crate) fn sample(columns: u16, rows: u16) -> Self {
        Self::of(sample(), columns, rows)
    }

    /// Opens a session on a screen of this size.
    pub(crate) fn of(session: Session, columns: u16, rows: u16) -> Self {
        Self::window(Window::Record, session, columns, rows)
    }

    /// Opens a session in the chair's window on a screen of this size.
    pub(crate) fn chair(session: Session, columns: u16, rows: u16) -> Self {
        Self::window(Window::Chair, session, columns, rows)
    }

    fn window(window: Window, session: Session, columns: u16, rows: u16) -> Self {
        let mut play = Self::empty(window, columns, rows);
        play.open(session);
        play
    }

    /// Opens a session in the place of whatever is shown.
    pub(crate) fn open(&mut self, session: Session) {
        self.disk = session.clone();
        let path = "hop.toml".into();
        self.model.open(Opened { path, session, draft: None, warnings: Vec::new() });
    }

    /// Shows the home screen.
    pub(crate) fn home(columns: u16, rows: u16) -> Self {
        Self::empty(Window::Record, columns, rows)
    }

    fn empty(window: Window, columns: u16, rows: u16) -> Self {
        let model = Model::new(Start {
            lang: Lang::Vi,
            theme: Theme::new(true),
            size: Size { columns, rows },
            profile: rules::embedded(),
            writing: Writing { typing: Typing::default(), phrases: phrases::embedded() },
            seed: 1,
            window,
        });
        Self {
            model,
            disk: sample(),
            effects: Vec::new(),
            redraws: 0,
            wake: None,
            now: Instant::parse_from_rfc3339("2025-06-10T09:10:00+07:00").unwrap(),
            waiting: Vec::new(),
            answers: true,
            years: Vec::new(),
            asked: Vec::new(),
        }
    }

    /// A disk that keeps silent until `answer`.
    pub(crate) fn with_slow_disk(mut self) -> Self {
        self.answers = false;
        self
    }

    pub(crate) fn english(mut self) -> Self {
        self.model.lang = Lang::En;
        self
    }

    pub(crate) fn event(&mut self, event: Event) {
        let outcome: Outcome = update(&mut self.model, event, self.now);
        self.redraws += usize::from(outcome.redraw);
        let (mut kept, mut papers, mut asked) = (false, false, None);
        for effect in outcome.effects {
            kept |= matches!(effect, Effect::Errand(Errand::Keep(..)));
            match effect {
                Effect::Commit(change, stamp) => self.waiting.push((change, stamp)),
                Effect::WakeAt(at) => self.wake = Some(at),
                Effect::Errand(Errand::Papers(_)) => papers = true,
                Effect::Errand(Errand::Recall(path, session)) => asked = Some((path, session)),
                effect => self.effects.push(effect),
            }
        }
        if papers {
            self.event(Event::Papers(Box::new(papers::embedded()), None));
        }
        self.asked.extend(asked.iter().map(|(path, _)| path.clone()));
        if self.answers {
            if let Some((path, session)) = asked {
                let this = Facts::of(&session, &path.to_string_lossy());
                let memory = Memory::of(&session, &this, &self.years, 0);
                self.event(Event::Recalled(path, Box::new(memory)));
            }
            self.answer();
            if kept {
                self.event(Event::PreparationKept);
            }
        }
    }

    /// Lets the disk take what waits.
    pub(crate) fn answer(&mut self) {
        let Some((_, last)) = self.waiting.last() else { return };
        let upto = last.id;
        let mut refused = Vec::new();
        for (change, stamp) in std::mem::take(&mut self.waiting) {
            match self.disk.apply(&change, &stamp) {
                Ok(applied) => self.disk = applied.session,
                Err(why) => refused.push((stamp.id, why)),
            }
        }
        self.disk.revision += 1;
        self.event(Event::Saved(Saved { upto, session: self.disk.clone(), refused }));
    }

    /// Lets time pass without telling the window.
    pub(crate) fn wait(&mut self, milliseconds: i64) -> &mut Self {
        self.now += TimeDelta::milliseconds(milliseconds);
        self
    }

    /// Plays keys: letters as they stand, others as `<F8>`, `<Ctrl+Z>`, `<Enter>`; a second
    /// passes before each key that is no letter.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
            let key = match named {
                Some((name, behind)) => {
                    rest = behind;
                    self.wait(1_000);
                    key(name)
                }
                None => {
                    rest = &rest[first.len_utf8()..];
                    Key::plain(Code::Char(first))
                }
            };
            self.event(Event::Key(key));
        }
        self
    }

    /// Returns the screen as lines of text.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
            out.push_str(row.trim_end());
            out.push('\n');
        }
        out
    }

    pub(crate) fn buffer(&self) -> Buffer {
        let size = self.model.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
        let _ = view(&self.model, self.now, &mut buffer);
        buffer
    }

    #[track_caller]
    pub(crate) fn shows(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on the screen:\n{screen}");
        self
    }

    #[track_caller]
    pub(crate) fn hides(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} is on the screen:\n{screen}");
        self
    }

    /// Returns the words of the remarks on the disk, the newest last.
    pub(crate) fn words(&self) -> Vec<&str> {
        self.disk.remarks.iter().map(|remark| remark.wording.text.as_str()).collect()
    }
}

fn key(name: &str) -> Key {
    let mut key = Key::plain(Code::Esc);
    let mut rest = name;
    loop {
        if let Some(behind) = rest.strip_prefix("Ctrl+") {
            (key.ctrl, rest) = (true, behind);
        } else if let Some(behind) = rest.strip_prefix("Alt+") {
            (key.alt, rest) = (true, behind);
        } else if let Some(behind) = rest.strip_prefix("Shift+") {
            (key.shift, rest) = (true, behind);
        } else {
            break;
        }
    }
    key.code = match rest {
        "Enter" => Code::Enter,
        "Esc" => Code::Esc,
        "Tab" => Code::Tab,
        "Backspace" => Code::Backspace,
        "Delete" => Code::Delete,
        "Left" => Code::Left,
        "Right" => Code::Right,
        "Up" => Code::Up,
        "Down" => Code::Down,
        "Home" => Code::Home,
        "End" => Code::End,
        "PgUp" => Code::PageUp,
        "PgDn" => Code::PageDown,
        "Space" => Code::Char(' '),
        other => match other.strip_prefix('F').and_then(|number| number.parse().ok()) {
            Some(number) => Code::F(number),
            None => Code::Char(other.to_lowercase().chars().next().unwrap()),
        },
    };
    key
}
