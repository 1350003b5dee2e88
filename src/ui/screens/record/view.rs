//! How the record screen looks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::areas::{Areas, areas, line_columns};
use super::chips;
use super::feed::Feed;
use super::{Focus, Record};
use crate::locale::Lang;
use crate::locale::named::step_title;
use crate::locale::session::step_sign;
use crate::locale::ui::{Hint, Word};
use crate::session::Session;
use crate::session::agenda::{Step, StepState, Topic};
use crate::session::closing::Status;
use crate::session::ids::ShortcomingId;
use crate::session::outline::Shortcoming;
use crate::session::standing::State;
use crate::text::{width, wrap};
use crate::ui::desk::Deed;
use crate::ui::event::{Key, Size};
use crate::ui::keys::{self, Action, Place};
use crate::ui::screens::Context;
use crate::ui::theme::Theme;
use crate::ui::widgets::footer::KeyHint;
use crate::ui::widgets::pick::draw_field;
use crate::ui::widgets::{
    below, first_row, from_column, paint, put, put_all, put_right, row, rule,
};

/// From this many rows on a shortcoming has a second row with its words.
const WORDS_FROM_ROWS: u16 = 2;
/// The shortcoming under discussion takes at most this many rows above the remarks.
const SUBJECT_ROWS: usize = 4;

/// Draws the screen, without the panels where they stay; gives where the cursor is.
pub fn view(
    record: &Record,
    context: Context<'_>,
    theme: Theme,
    buffer: &mut Buffer,
    panels_stay: bool,
) -> Option<Position> {
    let areas = areas(record, context.size);
    let draw = Draw { record, lang: context.lang, theme, context };
    draw.title(buffer, areas.title);
    if !panels_stay {
        draw.panels(buffer, &areas);
    }
    chips::draw(record, context, theme, buffer, areas.chips);
    Some(draw.line(buffer, areas.line))
}

/// Says that the session is over, and what can still be done.
pub(in crate::ui::screens) fn over(session: &Session, lang: Lang) -> Option<&'static str> {
    match session.status() {
        Status::Sealed => Some(Word::SealedNote.text(lang)),
        Status::Closed => Some(Word::ClosedNote.text(lang)),
        Status::Open(_) => None,
    }
}

/// Draws the line alone, for a screen on which a remark is corrected; gives where its cursor is.
pub(in crate::ui::screens) fn draw_line(
    record: &Record,
    context: Context<'_>,
    theme: Theme,
    buffer: &mut Buffer,
    area: Rect,
) -> Position {
    Draw { record, lang: context.lang, theme, context }.line(buffer, area)
}

/// Returns how many rows it takes.
pub(in crate::ui::screens) fn rows_of_line(record: &Record, size: Size) -> u16 {
    areas(record, size).line.height
}

/// Returns how many rows above the remarks are taken by the heading and by what is discussed.
pub(super) fn remarks_head(record: &Record, size: Size) -> u16 {
    let columns = areas(record, size).remarks.width;
    let subject = subject_lines(record, columns).len();
    1 + u16::try_from(subject).unwrap_or(0)
}

/// Returns the words of the shortcoming under discussion, cut to a few rows.
fn subject_lines(record: &Record, columns: u16) -> Vec<String> {
    let session = &record.desk.shown;
    let Some(Topic::Shortcoming(id)) = session.current_step().map(|step| &step.topic) else {
        return Vec::new();
    };
    let Some(shortcoming) = session.outline.shortcoming(id) else { return Vec::new() };
    let text = &shortcoming.text;
    let lines = wrap(text, usize::from(columns.saturating_sub(2)).max(1));
    let mut shown: Vec<String> =
        lines.iter().take(SUBJECT_ROWS).map(|line| text[line.clone()].to_owned()).collect();
    if let (true, Some(last)) = (lines.len() > SUBJECT_ROWS, shown.last_mut()) {
        last.push_str(" …");
    }
    shown
}

/// Returns the name of the key of an action on this screen.
pub(super) fn key_name(action: Action) -> String {
    keys::key_of(&[Place::Line, Place::Record, Place::Panel], action)
        .map_or_else(String::new, Key::name)
}

/// Returns the name of a key of what ends a meeting, where the minutes are read back.
pub(super) fn end_key(action: Action) -> String {
    keys::key_of(&[Place::ReadBack], action).map_or_else(String::new, Key::name)
}

/// Returns which step lies in a row of the agenda.
pub(super) fn agenda_at(record: &Record, area: Rect, y: u16) -> Option<usize> {
    let list = below(area, 1);
    let index = first_step(record, list.height) + usize::from(y.checked_sub(list.y)?);
    (index < record.desk.shown.agenda.len()).then_some(index)
}

/// Returns which shortcoming lies in a row of their panel.
pub(super) fn shortcoming_at(record: &Record, area: Rect, y: u16) -> Option<usize> {
    let list = below(area, 1);
    let rows = rows_each(record, list.height);
    let first = first_shortcoming(record, list.height);
    let index = first + usize::from(y.checked_sub(list.y)? / rows);
    (index < record.listed().len()).then_some(index)
}

fn first_step(record: &Record, rows: u16) -> usize {
    let session = &record.desk.shown;
    let at = match record.focus {
        Focus::Agenda => record.selection.agenda,
        _ => session.position().unwrap_or(0),
    };
    first_row(at, session.agenda.len(), rows.into())
}

fn rows_each(record: &Record, rows: u16) -> u16 {
    let count = record.listed().len();
    if usize::from(rows) >= count * usize::from(WORDS_FROM_ROWS) { WORDS_FROM_ROWS } else { 1 }
}

fn first_shortcoming(record: &Record, rows: u16) -> usize {
    let count = record.listed().len();
    let each = usize::from(rows_each(record, rows));
    first_row(seen_shortcoming(record), count, usize::from(rows) / each)
}

/// Returns which row of the panel is in view in any case.
fn seen_shortcoming(record: &Record) -> usize {
    if record.focus == Focus::Shortcomings {
        return record.selected_shortcoming();
    }
    let topic = record.desk.shown.current_step().map(|step| &step.topic);
    let Some(Topic::Shortcoming(id)) = topic else { return 0 };
    record.listed().iter().position(|each| each.shortcoming.id == *id).unwrap_or(0)
}

/// Returns the keys of the footer, the help last.
#[must_use]
pub fn hints(record: &Record) -> Vec<KeyHint> {
    let is_over = record.desk.shown.is_over() && record.editing.is_none();
    let mut wanted: Vec<(Action, Hint)> = match record.focus {
        Focus::Line if record.editing.is_some() => {
            vec![(Action::Send, Hint::Send), (Action::Back, Hint::DropCorrection)]
        }
        Focus::Line if is_over => vec![
            (Action::ReadBack, Hint::ReadBack),
            (Action::Report, Hint::Report),
            (Action::Find, Hint::Find),
            (Action::NextPart, Hint::NextPanel),
        ],
        Focus::Line => vec![(Action::Send, Hint::Send), (Action::Kind, Hint::Kind)],
        Focus::Agenda => {
            vec![(Action::Accept, Hint::GoToStep), (Action::Back, Hint::BackToLine)]
        }
        Focus::Remarks => vec![
            (Action::Accept, Hint::Correct),
            (Action::Strike, Hint::Strike),
            (Action::Back, Hint::BackToLine),
            (Action::Kind, Hint::Kind),
        ],
        Focus::Shortcomings => {
            vec![(Action::Accept, Hint::Accept), (Action::Back, Hint::BackToLine)]
        }
    };
    if matches!(record.focus, Focus::Line | Focus::Remarks) && !is_over {
        wanted.extend([
            (Action::Speaker, Hint::Speaker),
            (Action::StepNext, Hint::StepNext),
            (Action::Target, Hint::Target),
            (Action::Shortcomings, Hint::Shortcomings),
        ]);
    }
    if record.focus == Focus::Line && !is_over {
        wanted.extend([
            (Action::Answer, Hint::Answer),
            (Action::StepBack, Hint::StepBack),
            (Action::NextPart, Hint::NextPanel),
        ]);
    }
    wanted.extend([(Action::Palette, Hint::Palette), (Action::Help, Hint::Help)]);
    let first = if record.focus == Focus::Line { Place::Line } else { Place::Panel };
    let places = [first, Place::Record, Place::Work, Place::Everywhere];
    let hint = |(action, hint)| keys::key_of(&places, action).map(|key| KeyHint { key, hint });
    wanted.into_iter().filter_map(hint).collect()
}

impl Record {
    /// Returns what an act was, in words.
    pub(super) fn deed(&self, lang: Lang, deed: &Deed) -> String {
        let word = match deed {
            Deed::Add => Word::DidAdd,
            Deed::Edit => Word::DidEdit,
            Deed::Assign => Word::DidAssign,
            Deed::Answer => Word::DidAnswer,
            Deed::Mark => Word::DidMark,
            Deed::Strike => Word::DidStrike,
            Deed::Unstrike => Word::DidUnstrike,
            Deed::Floor => Word::DidFloor,
            Deed::Suspend => Word::DidSuspend,
            Deed::Member => Word::DidMember,
            Deed::Appoint => Word::DidAppoint,
            Deed::Queue => Word::DidQueue,
            Deed::Clock => Word::DidClock,
            Deed::Plan => Word::DidPlan,
            Deed::Roll => Word::DidRoll,
            Deed::Show => Word::DidShow,
            Deed::Motion => Word::DidMotion,
            Deed::Ballot => Word::DidBallot,
            Deed::Close => Word::DidClose,
            Deed::Reopen => Word::DidReopen,
            Deed::Responsible => Word::DidResponsible,
            Deed::Promise => Word::DidPromise,
            Deed::Settle => Word::DidSettle,
            Deed::TellApart => Word::DidTellApart,
            Deed::Move(step) => {
                let title = self.desk.shown.step(step).map_or(step.as_str(), |step| &step.title);
                return Word::DidMove.fill(lang, &[("step", title)]);
            }
        };
        word.text(lang).to_owned()
    }
}

struct Draw<'a> {
    record: &'a Record,
    lang: Lang,
    theme: Theme,
    context: Context<'a>,
}

impl Draw<'_> {
    fn word(&self, word: Word) -> &'static str {
        word.text(self.lang)
    }

    /// Draws the panels and the rules between them, from which [`super::Panels`] are.
    fn panels(&self, buffer: &mut Buffer, areas: &Areas) {
        if areas.remarks.height > 0 {
            self.remarks(buffer, areas.remarks);
        }
        if areas.agenda.height > 0 {
            self.agenda(buffer, areas.agenda);
        }
        if areas.shortcomings.height > 0 {
            self.shortcomings(buffer, areas.shortcomings);
        }
        if areas.remarks.x > 0 {
            let edge = Rect { x: areas.remarks.x - 1, width: 1, ..areas.remarks };
            rule(buffer, edge, self.theme.rule());
        }
        if areas.shortcomings.x > areas.remarks.x {
            let edge = Rect { x: areas.shortcomings.x - 1, width: 1, ..areas.shortcomings };
            rule(buffer, edge, self.theme.rule());
        }
    }

    fn title(&self, buffer: &mut Buffer, area: Rect) {
        let session = &self.record.desk.shown;
        paint(buffer, area, self.theme.title());
        let clock = self.context.now.format("%H:%M").to_string();
        let place = match session.position() {
            Some(position) => {
                let (step, steps) = ((position + 1).to_string(), session.agenda.len().to_string());
                Word::Step.fill(self.lang, &[("step", &step), ("steps", &steps)])
            }
            None => self.word(Word::NotBegun).to_owned(),
        };
        let right = format!("{place}   {clock} ");
        let columns = u16::try_from(width(&right)).unwrap_or(0);
        put_right(buffer, area, &right, self.theme.title());
        let left = Rect { width: area.width.saturating_sub(columns + 2), ..area };
        put(buffer, left, &format!(" {}", self.headline()), self.theme.title());
    }

    /// What the meeting is at, in a line.
    fn headline(&self) -> String {
        let session = &self.record.desk.shown;
        let key = key_name(Action::StepNext);
        match (session.status(), session.current_step()) {
            (Status::Sealed | Status::Closed, _) => {
                over(session, self.lang).unwrap_or_default().to_owned()
            }
            (Status::Open(State::Suspended), _) => {
                Word::SuspendedNote.fill(self.lang, &[("key", &key)])
            }
            (_, Some(step)) => match &step.topic {
                Topic::Shortcoming(id) => match session.outline.shortcoming(id) {
                    Some(shortcoming) => format!(
                        "{} · {}",
                        step_title(self.lang, session, step),
                        shortcoming.text.lines().next().unwrap_or_default()
                    ),
                    None => step.title.clone(),
                },
                _ => step.title.clone(),
            },
            (_, None) => {
                let press = Word::PressNext.fill(self.lang, &[("key", &key)]);
                format!("{press} · {}", session.meeting.title)
            }
        }
    }

    fn heading(&self, buffer: &mut Buffer, area: Rect, word: Word, focus: Focus) -> u16 {
        let focused = self.record.focus == focus;
        let text = format!(" {} ", self.word(word));
        put(buffer, row(area, 0), &text, self.theme.heading(focused))
    }

    fn agenda(&self, buffer: &mut Buffer, area: Rect) {
        self.heading(buffer, area, Word::Agenda, Focus::Agenda);
        let session = &self.record.desk.shown;
        let list = below(area, 1);
        let first = first_step(self.record, list.height);
        for (offset, (index, step)) in
            (0..list.height).zip(session.agenda.iter().enumerate().skip(first))
        {
            let line = row(list, offset);
            self.step(buffer, line, step);
            if self.record.focus == Focus::Agenda && index == self.record.selection.agenda {
                paint(buffer, line, self.theme.selected());
            }
        }
    }

    fn step(&self, buffer: &mut Buffer, line: Rect, step: &Step) {
        let state = self.record.desk.shown.step_state(&step.id);
        let style = match state {
            StepState::Now => self.theme.now(),
            StepState::Done => self.theme.faint(),
            StepState::Skipped => self.theme.struck(),
            StepState::PutOff => self.theme.wanting(),
            StepState::ToCome => self.theme.text(),
        };
        let sign = step_sign(state);
        let open = self.record.tally.steps.get(&step.id).map_or(0, |count| count.open);
        let mark = if open > 0 { format!(" ○{open}") } else { String::new() };
        let wide = u16::try_from(width(&mark)).unwrap_or(0);
        let left = Rect { width: line.width.saturating_sub(wide), ..line };
        let title = step_title(self.lang, &self.record.desk.shown, step);
        put_all(buffer, left, &[(" ", style), (sign, style), (" ", style), (&title, style)]);
        put_right(buffer, line, &mark, self.theme.wanting());
    }

    fn remarks(&self, buffer: &mut Buffer, area: Rect) {
        let used = self.heading(buffer, area, Word::Remarks, Focus::Remarks);
        self.counts(buffer, from_column(row(area, 0), used + 1));
        let subject = subject_lines(self.record, area.width);
        for (offset, text) in (1..).zip(&subject) {
            let line = row(area, offset);
            put_all(buffer, line, &[("┃ ", self.theme.now()), (text, self.theme.text())]);
        }
        let list = below(area, 1 + u16::try_from(subject.len()).unwrap_or(0));
        if self.record.desk.shown.remarks.is_empty() {
            let text = self.word(Word::NoRemarks);
            let lines = wrap(text, usize::from(list.width.saturating_sub(2)).max(1));
            for (offset, line) in (1..).zip(lines) {
                put(buffer, from_column(row(list, offset), 1), &text[line], self.theme.faint());
            }
            return;
        }
        let feed = Feed { record: self.record, lang: self.lang, columns: list.width };
        feed.draw(buffer, self.theme, list, self.record.focus == Focus::Remarks);
    }

    fn counts(&self, buffer: &mut Buffer, area: Rect) {
        let tally = &self.record.tally;
        let mut texts = Vec::new();
        for (count, word) in
            [(tally.open, Word::WaitingShort), (tally.unassigned, Word::Unassigned)]
        {
            if count > 0 {
                texts.push(word.fill(self.lang, &[("count", &count.to_string())]));
            }
        }
        let mut text = texts.join(" · ");
        if self.record.scroll.is_some() {
            text.push_str(" ↓");
        }
        put_right(buffer, area, &text, self.theme.wanting());
    }

    fn shortcomings(&self, buffer: &mut Buffer, area: Rect) {
        self.heading(buffer, area, Word::Shortcomings, Focus::Shortcomings);
        let list = below(area, 1);
        let rows = rows_each(self.record, list.height);
        let first = first_shortcoming(self.record, list.height);
        let all = self.record.listed();
        let all = all.iter().map(|each| each.shortcoming).enumerate().skip(first);
        let linked = self.record.link().shortcomings;
        let selected = self.record.selected_shortcoming();
        for (offset, (index, shortcoming)) in (0..list.height).step_by(rows.into()).zip(all) {
            let line = row(list, offset);
            self.shortcoming(buffer, line, shortcoming, &linked, rows == 1);
            if rows > 1 {
                let words = shortcoming.text.replace('\n', " ");
                put(buffer, from_column(row(list, offset + 1), 3), &words, self.theme.faint());
            }
            if self.record.focus == Focus::Shortcomings && index == selected {
                paint(buffer, line, self.theme.selected());
            }
        }
    }

    fn shortcoming(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        shortcoming: &Shortcoming,
        linked: &[ShortcomingId],
        with_words: bool,
    ) {
        let count = self.record.tally.shortcomings.get(&shortcoming.id).copied();
        let count = count.unwrap_or_default();
        let name = self.record.shortcoming_name(self.lang, &shortcoming.id);
        let sign = if linked.contains(&shortcoming.id) { "▪" } else { " " };
        let remarks = Word::Count.fill(self.lang, &[("count", &count.remarks.to_string())]);
        let style =
            if linked.contains(&shortcoming.id) { self.theme.now() } else { self.theme.name() };
        let mut pieces: Vec<(String, Style)> = vec![(format!(" {sign}{name} "), style)];
        if with_words {
            pieces.push((format!("{} ", count.remarks), self.theme.text()));
        } else {
            pieces.push((format!("· {remarks} "), self.theme.text()));
        }
        if count.open > 0 {
            let open = Word::WaitingShort.fill(self.lang, &[("count", &count.open.to_string())]);
            pieces.push((format!("· {open} "), self.theme.wanting()));
        }
        if with_words {
            pieces.push((shortcoming.text.replace('\n', " "), self.theme.faint()));
        }
        let pieces: Vec<(&str, Style)> =
            pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        put_all(buffer, line, &pieces);
    }

    fn line(&self, buffer: &mut Buffer, area: Rect) -> Position {
        let columns = line_columns(self.context.size);
        let style =
            if self.record.focus == Focus::Line { self.theme.key() } else { self.theme.faint() };
        put(buffer, from_column(row(area, 0), 1), "›", style);
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        let field = Rect { width: columns, ..from_column(area, 3) };
        if self.record.line.text().is_empty() {
            let is_open = !self.record.desk.shown.is_over() || self.record.editing.is_some();
            let word = if is_open { Word::PlaceholderLine } else { Word::PlaceholderOver };
            let line = self.word(word);
            let both = format!("{line} · {}", self.word(Word::PlaceholderSigns));
            let fits = is_open && width(&both) <= usize::from(columns);
            put(buffer, field, if fits { &both } else { line }, self.theme.faint());
        }
        draw_field(buffer, self.theme, field, &self.record.line)
    }
}
