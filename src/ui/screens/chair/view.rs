//! How the chair's screen looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Chair, Focus, now};
use crate::locale::acts::{minutes, presence, quorum, roll, rough};
use crate::locale::chair::ChairWord;
use crate::locale::named::step_title;
use crate::locale::session::step_sign;
use crate::locale::ui::{Hint, Word};
use crate::session::agenda::{Step, StepState};
use crate::session::attendance::Attendance;
use crate::session::public::PublicView;
use crate::session::standing::{Aside, State};
use crate::text::width;
use crate::ui::event::{Key, Size};
use crate::ui::keys::{self, Action, Place};
use crate::ui::screens::project::{self, Project};
use crate::ui::screens::{Context, record};
use crate::ui::theme::Theme;
use crate::ui::widgets::footer::KeyHint;
use crate::ui::widgets::{
    below, first_row, from_column, paint, put, put_all, put_right, row, rule,
};

/// From this width on all stands side by side.
const THREE_COLUMNS: u16 = 110;
/// From this width on agenda, what is now and the picture are seen together.
const TWO_COLUMNS: u16 = 76;
/// Rows of the picture where it stands below what is now.
const PICTURE_ROWS: u16 = 8;

/// Minutes from which on those of a step are told in days.
const DAY: i64 = 24 * 60;

/// Where things lie. What is not shown has no rows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Areas {
    title: Rect,
    /// The agenda with its heading.
    pub(super) agenda: Rect,
    /// What is now, with its heading.
    pub(super) now: Rect,
    /// What the room sees, with its heading.
    room: Rect,
    /// Who is there.
    roll: Rect,
    /// Quorum and save mark.
    mark: Rect,
}

/// Tells whether all panels are seen together.
pub(super) fn is_whole(size: Size) -> bool {
    size.columns >= TWO_COLUMNS
}

/// Lays the screen out.
pub(super) fn areas(chair: &Chair, size: Size) -> Areas {
    let whole = Rect { x: 0, y: 0, width: size.columns, height: size.rows };
    let mark = row(whole, whole.height.saturating_sub(2));
    let middle = Rect { y: 1, height: whole.height.saturating_sub(3), ..whole };
    let mut areas = Areas { title: row(whole, 0), mark, ..Areas::default() };
    let columns = |x: u16, width: u16| Rect { x, width, ..middle };
    if whole.width >= THREE_COLUMNS {
        let (left, right) = ((whole.width / 4).clamp(30, 44), (whole.width / 3).clamp(40, 64));
        areas.agenda = columns(0, left);
        areas.now = columns(left + 1, whole.width - left - right - 2);
        let side = columns(whole.width - right, right);
        let picture = (right * 9 / 32 + 1).min(side.height); // as a screen of 16 : 9
        areas.room = Rect { height: picture, ..side };
        areas.roll = below(side, picture + 1);
    } else if is_whole(size) {
        let left = 28;
        areas.agenda = columns(0, left);
        let side = columns(left + 1, whole.width - left - 1);
        let picture = PICTURE_ROWS.max(side.height / 3).min(side.height);
        areas.now = Rect { height: side.height - picture, ..side };
        areas.room = below(side, areas.now.height);
    } else {
        match chair.focus {
            Focus::Now => areas.now = middle,
            Focus::Agenda => areas.agenda = middle,
            Focus::Room => {
                areas.room = Rect { height: PICTURE_ROWS.min(middle.height), ..middle };
                areas.roll = below(middle, areas.room.height);
            }
        }
    }
    areas
}

/// Returns which step lies in a row of the agenda.
pub(super) fn step_at(chair: &Chair, area: Rect, y: u16) -> Option<usize> {
    let list = below(area, 1);
    let index = first_step(chair, list.height) + usize::from(y.checked_sub(list.y)?);
    (index < chair.session().agenda.len()).then_some(index)
}

/// Returns which request lies in a row of what is now.
pub(super) fn request_at(chair: &Chair, area: Rect, y: u16, context: Context<'_>) -> Option<usize> {
    let list = below(area, 1);
    let lines = now::lines(chair, context, Theme::new(false), list);
    lines.get(usize::from(y.checked_sub(list.y)?))?.request
}

fn first_step(chair: &Chair, rows: u16) -> usize {
    let session = chair.session();
    let at = match chair.focus {
        Focus::Agenda => chair.step,
        _ => session.position().unwrap_or(0),
    };
    first_row(at, session.agenda.len(), rows.into())
}

/// Returns the name of the key of an action on this screen.
pub(super) fn key_name(action: Action) -> String {
    keys::key_of(&[Place::Chair], action).map_or_else(String::new, Key::name)
}

/// Draws the screen.
pub fn view(chair: &Chair, context: Context<'_>, theme: Theme, buffer: &mut Buffer) {
    let areas = areas(chair, context.size);
    let draw = Draw { chair, theme, context };
    draw.title(buffer, areas.title);
    if areas.agenda.height > 0 {
        draw.agenda(buffer, areas.agenda);
    }
    if areas.now.height > 0 {
        draw.now(buffer, areas.now);
    }
    if areas.room.height > 0 {
        draw.room(buffer, areas.room);
    }
    draw.roll(buffer, areas.roll);
    for x in [areas.now.x, areas.room.x] {
        if x > 0 {
            let height = context.size.rows.saturating_sub(3);
            rule(buffer, Rect { x: x - 1, y: 1, width: 1, height }, theme.rule());
        }
    }
    draw.mark(buffer, areas.mark);
}

/// Returns the keys of the footer, the help last.
#[must_use]
pub fn hints(chair: &Chair) -> Vec<KeyHint> {
    let mut wanted = match chair.focus {
        _ if chair.session().is_over() => {
            vec![(Action::Report, Hint::Report), (Action::NextPart, Hint::NextPanel)]
        }
        Focus::Agenda => step_hints(chair),
        Focus::Now | Focus::Room => now_hints(chair),
    };
    wanted.extend([(Action::Palette, Hint::Palette), (Action::Help, Hint::Help)]);
    let places = [Place::Chair, Place::Work, Place::Everywhere];
    let hint = |(action, hint)| keys::key_of(&places, action).map(|key| KeyHint { key, hint });
    wanted.into_iter().filter_map(hint).collect()
}

fn step_hints(chair: &Chair) -> Vec<(Action, Hint)> {
    let standing = &chair.session().standing;
    let aside = chair.selected_step().and_then(|step| standing.aside(step)).map(|each| each.how);
    let of = |how, hint| if aside == Some(how) { Hint::TakeBack } else { hint };
    vec![
        (Action::Accept, Hint::GoToStep),
        (Action::Skip, of(Aside::Skipped, Hint::Skip)),
        (Action::PutOff, of(Aside::PutOff, Hint::PutOff)),
        (Action::StepTime, Hint::StepTime),
        (Action::AddStep, Hint::AddStep),
        (Action::Back, Hint::BackToNow),
    ]
}

/// What is done most in the state of the meeting comes first: a narrow footer has room for four.
fn now_hints(chair: &Chair) -> Vec<(Action, Hint)> {
    let session = chair.session();
    let standing = &session.standing;
    let is_calling = standing.interrupted().is_some() || !session.queue.requests.is_empty();
    let call = if standing.interrupted().is_some() { Hint::GoOn } else { Hint::CallFirst };
    match standing.state {
        State::Preparing => {
            return vec![
                (Action::StepNext, Hint::Begin),
                (Action::Roll, Hint::Roll),
                (Action::PlanEnd, Hint::PlanEnd),
                (Action::NextPart, Hint::NextPanel),
            ];
        }
        State::Suspended => {
            return vec![
                (Action::StepNext, Hint::Resume),
                (Action::Roll, Hint::Roll),
                (Action::PlanEnd, Hint::PlanEnd),
                (Action::NextPart, Hint::NextPanel),
            ];
        }
        State::InProgress => {}
    }
    let mut wanted = vec![(Action::StepNext, Hint::StepNext)];
    wanted.extend(is_calling.then_some((Action::Accept, call)));
    wanted.extend([(Action::Speaker, Hint::Speaker), (Action::Ask, Hint::Ask)]);
    if standing.speech().is_some() {
        wanted.extend([(Action::AddMinute, Hint::AddMinute), (Action::Interpose, Hint::Interpose)]);
    }
    wanted.extend([
        (Action::Roll, Hint::Roll),
        (Action::Motions, Hint::Motions),
        (Action::Ballots, Hint::Ballots),
        (Action::NextPart, Hint::NextPanel),
        (Action::PauseClock, Hint::PauseClock),
        (Action::Suspend, Hint::Suspend),
        (Action::Rebalance, Hint::Rebalance),
    ]);
    wanted
}

struct Draw<'a> {
    chair: &'a Chair,
    theme: Theme,
    context: Context<'a>,
}

impl Draw<'_> {
    fn title(&self, buffer: &mut Buffer, area: Rect) {
        let (session, lang) = (self.chair.session(), self.context.lang);
        paint(buffer, area, self.theme.title());
        let place = match session.position() {
            Some(position) => {
                let (step, steps) = ((position + 1).to_string(), session.agenda.len().to_string());
                Word::Step.fill(lang, &[("step", &step), ("steps", &steps)])
            }
            None => Word::NotBegun.text(lang).to_owned(),
        };
        let forecast = session.forecast(self.context.now).filter(|_| !session.is_over());
        let ends = forecast.map(|forecast| {
            let word = match forecast.over_s {
                Some(over) if over >= 60 => ChairWord::EndsLate,
                Some(over) if over <= -60 => ChairWord::EndsEarly,
                _ => ChairWord::Ends,
            };
            let time = forecast.ends.format("%H:%M").to_string();
            let over = rough(lang, forecast.over_s.unwrap_or(0));
            format!("   {}", word.fill(lang, &[("time", &time), ("over", &over)]))
        });
        let clock = self.context.now.format("%H:%M");
        let right = format!("{place}{}   {clock} ", ends.unwrap_or_default());
        put_right(buffer, area, &right, self.theme.title());
        let columns = u16::try_from(width(&right)).unwrap_or(0);
        let left = Rect { width: area.width.saturating_sub(columns + 2), ..area };
        let over = record::over(session, lang);
        let over = over.map_or_else(String::new, |over| format!("{over} · "));
        let text = format!(" {over}{}", session.meeting.title);
        put(buffer, left, &text, self.theme.title());
    }

    fn heading(&self, buffer: &mut Buffer, area: Rect, text: &str, focused: bool) {
        put(buffer, row(area, 0), &format!(" {text} "), self.theme.heading(focused));
    }

    fn agenda(&self, buffer: &mut Buffer, area: Rect) {
        let focused = self.chair.focus == Focus::Agenda;
        self.heading(buffer, area, Word::Agenda.text(self.context.lang), focused);
        let session = self.chair.session();
        let list = below(area, 1);
        let first = first_step(self.chair, list.height);
        let steps = session.agenda.iter().enumerate().skip(first);
        for (offset, (index, step)) in (0..list.height).zip(steps) {
            let line = row(list, offset);
            self.step(buffer, line, step);
            if focused && index == self.chair.step {
                paint(buffer, line, self.theme.selected());
            }
        }
    }

    fn step(&self, buffer: &mut Buffer, line: Rect, step: &Step) {
        let session = self.chair.session();
        let state = session.step_state(&step.id);
        let style = match state {
            StepState::Now => self.theme.now(),
            StepState::Done => self.theme.faint(),
            StepState::Skipped => self.theme.struck(),
            StepState::PutOff => self.theme.wanting(),
            StepState::ToCome => self.theme.text(),
        };
        let lang = self.context.lang;
        let spent = session.spent_s(&step.id, self.context.now) / 60;
        let is_begun = session.standing.started(&step.id).is_some();
        let minutes = match (is_begun, step.minutes) {
            (true, Some(planned)) if spent < DAY => format!(" {spent}/{planned}'"),
            (true, Some(planned)) => format!(" {}/{planned}'", minutes(lang, spent)),
            (true, None) => format!(" {}", minutes(lang, spent)),
            (false, Some(planned)) => format!(" {planned}'"),
            (false, None) => String::new(),
        };
        let open = self.chair.record.open_at(&step.id);
        let open = if open > 0 { format!(" ○{open}") } else { String::new() };
        let taken = u16::try_from(width(&minutes) + width(&open)).unwrap_or(0);
        let left = Rect { width: line.width.saturating_sub(taken), ..line };
        let sign = step_sign(state);
        let title = step_title(self.context.lang, session, step);
        put_all(buffer, left, &[(" ", style), (sign, style), (" ", style), (&title, style)]);
        let right = from_column(line, left.width);
        put_all(buffer, right, &[(&open, self.theme.wanting()), (&minutes, self.theme.faint())]);
    }

    fn now(&self, buffer: &mut Buffer, area: Rect) {
        let focused = self.chair.focus == Focus::Now;
        self.heading(buffer, area, ChairWord::Now.text(self.context.lang), focused);
        let list = below(area, 1);
        let lines = now::lines(self.chair, self.context, self.theme, list);
        for (offset, line) in (0..list.height).zip(lines) {
            let pieces: Vec<_> =
                line.pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
            put_all(buffer, row(list, offset), &pieces);
            if focused && line.request == Some(self.chair.request) {
                paint(buffer, row(list, offset), self.theme.selected());
            }
        }
    }

    /// Draws what the room sees, as its own screen would.
    fn room(&self, buffer: &mut Buffer, area: Rect) {
        let focused = self.chair.focus == Focus::Room;
        self.heading(buffer, area, ChairWord::Room.text(self.context.lang), focused);
        let (session, profile) = (self.chair.session(), self.context.profile);
        let view = PublicView::of(session, &session.room, profile);
        let (lang, now) = (self.context.lang, self.context.now);
        let picture = Project::new(view, now);
        project::draw(&picture, lang, now, self.theme.room(), below(area, 1), buffer);
    }

    /// Draws who is there, the last record first.
    fn roll(&self, buffer: &mut Buffer, area: Rect) {
        if area.height < 2 {
            return;
        }
        let (session, lang) = (self.chair.session(), self.context.lang);
        let sitting = session.sitting_shown();
        if !session.roll(sitting).is_taken() {
            return; // the last row says so
        }
        self.heading(buffer, area, ChairWord::RollTitle.text(lang), false);
        let counts = roll(lang, session, sitting);
        put(buffer, from_column(row(area, 1), 1), &counts, self.theme.text());
        // Who was there from the start is only counted: who is away or came and went is named.
        let is_first = |at: usize| {
            let before = session.attendance.iter().take(at);
            let member = &session.attendance[at].member;
            before.filter(|each| each.sitting == sitting).all(|each| each.member != *member)
        };
        let here = session.attendance.iter().enumerate().rev();
        let here = here.filter(|(at, each)| {
            each.sitting == sitting && !(each.state == Attendance::Present && is_first(*at))
        });
        let here = here.map(|(_, each)| each);
        for (offset, each) in (2..area.height).zip(here) {
            let text = presence(lang, session, each);
            put(buffer, from_column(row(area, offset), 1), &text, self.theme.faint());
        }
    }

    /// Draws whether enough are there, and the save mark.
    fn mark(&self, buffer: &mut Buffer, area: Rect) {
        let (session, lang) = (self.chair.session(), self.context.lang);
        let (text, style) = record::mark(&self.chair.record, lang, self.theme, false);
        put_right(buffer, Rect { width: area.width.saturating_sub(1), ..area }, &text, style);
        let taken = u16::try_from(width(&text)).unwrap_or(0) + 3;
        let left = Rect { width: area.width.saturating_sub(taken), ..area };
        let sitting = session.sitting_shown();
        let (text, style) = match session.quorum(sitting, self.context.profile) {
            Some(fact) => {
                let style = if fact.is_reached() { self.theme.safe() } else { self.theme.alarm() };
                (quorum(lang, &fact, self.context.profile), style)
            }
            None => (roll(lang, session, sitting), self.theme.wanting()),
        };
        put(buffer, from_column(left, 1), &text, style);
    }
}
