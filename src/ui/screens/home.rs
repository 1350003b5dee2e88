//! The home screen: the sessions of the folder, a new one from a report, the sample meeting.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::locale::fault::fault_here;
use crate::locale::session::status;
use crate::locale::ui::{Hint, Word};
use crate::report::ReadAs;
use crate::session::MeetingKind;
use crate::text::width;
use crate::ui::event::{Effect, Entry, Errand, Mouse, MouseAct, NewSession, Size};
use crate::ui::find::Finder;
use crate::ui::keys::{self, Action, Place};
use crate::ui::overlay::{Form, FormPurpose, Overlay};
use crate::ui::screens::{Context, Reply, Weight};
use crate::ui::theme::Theme;
use crate::ui::widgets::footer::KeyHint;
use crate::ui::widgets::{below, from_column, paint, put, put_right, row};

/// Rows that one session takes.
const ROWS_EACH: u16 = 2;

/// The state of the home screen.
#[derive(Debug, Default)]
pub struct Home {
    /// The sessions, once they are listed.
    entries: Option<Vec<Entry>>,
    selected: usize,
    /// Whether one is being opened.
    opening: bool,
}

impl Home {
    /// Takes up the list of sessions.
    pub fn listed(&mut self, entries: Vec<Entry>) {
        self.selected = self.selected.min(entries.len().saturating_sub(1));
        self.entries = Some(entries);
    }

    /// Takes note that nothing is being opened any more.
    pub fn opened(&mut self) {
        self.opening = false;
    }

    /// Takes note that a session is being opened.
    pub fn opens(&mut self) {
        self.opening = true;
    }

    fn count(&self) -> usize {
        self.entries.as_ref().map_or(0, Vec::len)
    }
}

/// Does what a key or a line of the palette means here.
pub fn on_action(home: &mut Home, action: Action, context: Context<'_>) -> Reply {
    let page = usize::from(list_area(context.size).height / ROWS_EACH).max(1);
    let last = home.count().saturating_sub(1);
    if let Some(selected) = action.moved(home.selected, page, last) {
        home.selected = selected;
        return Reply::default();
    }
    match action {
        Action::Refresh => return Reply::effect(Effect::Errand(Errand::List)),
        Action::Accept => return open(home),
        Action::Find => return Reply::overlay(Overlay::Find(Box::new(Finder::archive()))),
        Action::Demo => {
            home.opening = true;
            return Reply::effect(Effect::Demo);
        }
        Action::NewSession => {
            return Reply::overlay(Overlay::Form(Form::new(
                Word::NewTitle,
                FormPurpose::NewSession(MeetingKind::Term),
                &[Word::FieldReport, Word::FieldMembers, Word::FieldKind],
            )));
        }
        _ => {}
    }
    Reply::default()
}

fn open(home: &mut Home) -> Reply {
    let entry = home.entries.as_ref().and_then(|entries| entries.get(home.selected));
    match entry {
        Some(entry) => {
            home.opening = true;
            Reply::effect(if entry.is_report {
                Effect::Errand(Errand::Prepare(NewSession {
                    report: entry.path.clone(),
                    members: None,
                    kind: MeetingKind::Term,
                    how: ReadAs::default(),
                }))
            } else {
                Effect::Open(entry.path.clone())
            })
        }
        None => Reply::default(),
    }
}

/// Prepares a session of what a form was filled in with.
pub fn on_form(home: &mut Home, form: &Form, kind: MeetingKind, context: Context<'_>) -> Reply {
    let report = form.value(0);
    if report.is_empty() {
        return Reply::note(Weight::Attention, Word::NeedReport.text(context.lang));
    }
    home.opening = true;
    let members = form.value(1);
    Reply::effect(Effect::Errand(Errand::Prepare(NewSession {
        report: PathBuf::from(report),
        members: (!members.is_empty()).then(|| PathBuf::from(members)),
        kind,
        how: ReadAs::default(),
    })))
}

/// Does what the mouse means here.
pub fn mouse(home: &mut Home, mouse: Mouse, context: Context<'_>) -> Reply {
    let list = list_area(context.size);
    match mouse.act {
        MouseAct::WheelUp => on_action(home, Action::Up, context),
        MouseAct::WheelDown => on_action(home, Action::Down, context),
        MouseAct::Press => {
            let Some(offset) = mouse.row.checked_sub(list.y).filter(|_| mouse.row < list.bottom())
            else {
                return Reply::default();
            };
            let index = first_shown(home, list) + usize::from(offset / ROWS_EACH);
            if index >= home.count() {
                return Reply::default();
            }
            let again = home.selected == index;
            home.selected = index;
            if again { open(home) } else { Reply::default() }
        }
    }
}

/// Returns the keys of the footer, the help last.
#[must_use]
pub fn hints() -> Vec<KeyHint> {
    let wanted = [
        (Action::Accept, Hint::Open),
        (Action::NewSession, Hint::NewSession),
        (Action::Demo, Hint::Demo),
        (Action::Find, Hint::Find),
        (Action::Refresh, Hint::Refresh),
        (Action::Palette, Hint::Palette),
        (Action::Quit, Hint::Quit),
        (Action::Help, Hint::Help),
    ];
    let places = [Place::Home, Place::Work, Place::Everywhere];
    let hint = |(action, hint)| keys::key_of(&places, action).map(|key| KeyHint { key, hint });
    wanted.into_iter().filter_map(hint).collect()
}

fn list_area(size: Size) -> Rect {
    let rows = size.rows.saturating_sub(5);
    Rect { x: 2, y: 3, width: size.columns.saturating_sub(4), height: rows }
}

fn first_shown(home: &Home, list: Rect) -> usize {
    let fit = usize::from(list.height / ROWS_EACH).max(1);
    (home.selected + 1).saturating_sub(fit)
}

/// Draws the screen.
pub fn view(home: &Home, context: Context<'_>, theme: Theme, buffer: &mut Buffer) {
    let lang = context.lang;
    let whole = Rect { x: 0, y: 0, width: context.size.columns, height: context.size.rows };
    let title = row(whole, 0);
    paint(buffer, title, theme.title());
    let name = format!(" {} · {}", Word::Program.text(lang), Word::ProgramIs.text(lang));
    put(buffer, title, &name, theme.title());
    let clock = context.now.format("%H:%M ").to_string();
    put_right(buffer, title, &clock, theme.title());
    let list = list_area(context.size);
    let heading = Rect { y: 2, height: 1, ..list };
    put(buffer, heading, Word::Sessions.text(lang), theme.heading(false));
    if home.opening {
        put_right(buffer, heading, Word::Opening.text(lang), theme.wanting());
    }
    let Some(entries) = &home.entries else { return };
    if entries.is_empty() {
        put(buffer, row(list, 1), Word::HomeEmpty.text(lang), theme.text());
        put(buffer, row(list, 3), Word::HomeEmptyHint.text(lang), theme.faint());
        return;
    }
    let first = first_shown(home, list);
    let shown = entries.iter().enumerate().skip(first);
    for (offset, (index, entry)) in (0..list.height).step_by(ROWS_EACH.into()).zip(shown) {
        if offset + ROWS_EACH > list.height {
            break;
        }
        draw_entry(buffer, context, theme, below(list, offset), entry);
        if index == home.selected {
            paint(buffer, row(list, offset), theme.selected());
        }
    }
}

fn draw_entry(buffer: &mut Buffer, context: Context<'_>, theme: Theme, area: Rect, entry: &Entry) {
    let lang = context.lang;
    let file = entry.path.file_name().map(|name| name.to_string_lossy().into_owned());
    let file = file.unwrap_or_default();
    let (first, second) = (row(area, 0), from_column(row(area, 1), 2));
    match &entry.summary {
        Ok(_) if entry.is_report => {
            put(buffer, first, &file, theme.name());
            put_right(buffer, first, Word::BeingPrepared.text(lang), theme.wanting());
            put(buffer, second, Word::GoOnPreparing.text(lang), theme.faint());
        }
        Ok(summary) => {
            let day = summary.opened.map(|at| at.format("%d/%m/%Y").to_string());
            let right = format!("{}  {}", status(lang, summary.status), day.unwrap_or_default());
            let right = right.trim_end();
            let taken = u16::try_from(width(right)).unwrap_or(0) + 2;
            let left = Rect { width: first.width.saturating_sub(taken), ..first };
            put(buffer, left, &summary.title, theme.name());
            put_right(buffer, first, right, theme.text());
            let values = [
                ("step", summary.step.to_string()),
                ("steps", summary.steps.to_string()),
                ("remarks", summary.remarks.to_string()),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let progress = Word::RowProgress.fill(lang, &values);
            let under =
                [&*progress, &file, &entry.shelf].into_iter().filter(|text| !text.is_empty());
            put(buffer, second, &under.collect::<Vec<_>>().join(" · "), theme.faint());
        }
        Err(why) => {
            put(buffer, first, &file, theme.name());
            put_right(buffer, first, Word::Unreadable.text(lang), theme.alarm());
            put(buffer, second, &fault_here(lang, why), theme.faint());
        }
    }
}
