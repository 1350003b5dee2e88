//! How the minutes look while they are read back.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::ReadBack;
use super::laid::Line;
use crate::locale::ending::EndWord;
use crate::locale::ui::{Hint, Word};
use crate::minutes::Origin;
use crate::session::motion::Motion;
use crate::session::remark::Remark;
use crate::text::{width, wrap};
use crate::ui::event::{Mouse, Size};
use crate::ui::keys::{self, Action, Place};
use crate::ui::screens::Context;
use crate::ui::screens::record::{self, Record};
use crate::ui::theme::Theme;
use crate::ui::threads::remark_label;
use crate::ui::widgets::footer::KeyHint;
use crate::ui::widgets::{below, first_row, from_column, paint, put, put_right, row, rule};

/// Columns before the words: what is read, what was altered.
const GUTTER: u16 = 4;
/// The words of a paper are never wider.
const WIDEST: u16 = 96;
/// From this width on the remark of the line stands beside the paper.
const WITH_PANEL: u16 = 120;
/// How wide that is at least.
const PANEL: u16 = 40;
/// Rows below the paper: how far the end is, what the line comes from.
const STATE_ROWS: u16 = 2;

/// Returns how many columns the words have.
pub(super) fn text_columns(size: Size) -> usize {
    let panel = if size.columns >= WITH_PANEL { PANEL + 1 } else { 0 };
    usize::from(size.columns.saturating_sub(GUTTER + 1 + panel).clamp(1, WIDEST))
}

fn areas(record: &Record, size: Size) -> (Rect, Rect, Rect) {
    let whole = Rect { x: 0, y: 0, width: size.columns, height: size.rows };
    let line_rows = match record.correcting() {
        Some(_) => record::rows_of_line(record, size),
        None => 0,
    };
    let below_text = 1 + line_rows + STATE_ROWS;
    let text = Rect { y: 1, height: size.rows.saturating_sub(1 + below_text), ..whole };
    let state = Rect { y: text.bottom(), height: STATE_ROWS, ..whole };
    let line = Rect { y: state.bottom(), height: line_rows, ..whole };
    (text, state, line)
}

/// Returns how many lines of the paper are seen.
pub(super) fn text_rows(record: &Record, size: Size) -> u16 {
    areas(record, size).0.height
}

fn first_line(reading: &ReadBack, rows: u16) -> usize {
    first_row(reading.at, reading.laid.lines.len(), usize::from(rows))
}

/// Returns which line lies where the mouse is.
pub(super) fn line_at(
    reading: &ReadBack,
    record: &Record,
    size: Size,
    mouse: Mouse,
) -> Option<usize> {
    let (text, ..) = areas(record, size);
    let offset = mouse.row.checked_sub(text.y).filter(|offset| *offset < text.height)?;
    let line = first_line(reading, text.height) + usize::from(offset);
    (line < reading.laid.lines.len()).then_some(line)
}

/// Draws the screen; gives where the cursor is, if it has one.
pub fn view(
    reading: &ReadBack,
    record: &Record,
    context: Context<'_>,
    theme: Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    let (text, state, line) = areas(record, context.size);
    let draw = Draw { reading, record, context, theme };
    draw.title(buffer);
    draw.paper(buffer, text);
    if context.size.columns >= WITH_PANEL {
        let left = GUTTER + u16::try_from(text_columns(context.size)).unwrap_or(WIDEST) + 1;
        rule(buffer, Rect { x: left, width: 1, ..text }, theme.rule());
        let panel = from_column(text, left + 2);
        draw.panel(buffer, Rect { width: panel.width.saturating_sub(1), ..panel });
    }
    draw.state(buffer, state);
    record.correcting().map(|_| record::draw_line(record, context, theme, buffer, line))
}

/// Returns the keys of the footer, the help last.
#[must_use]
pub fn hints(record: &Record) -> Vec<KeyHint> {
    let wanted: &[(Action, Hint)] = match record.correcting() {
        Some(_) => &[
            (Action::Send, Hint::Send),
            (Action::Back, Hint::Leave),
            (Action::Kind, Hint::Kind),
            (Action::Speaker, Hint::Speaker),
            (Action::Target, Hint::Target),
            (Action::Shortcomings, Hint::Shortcomings),
        ],
        None if record.desk.shown.seal().is_some() => &[
            (Action::Export, Hint::Export),
            (Action::Reopen, Hint::Reopen),
            (Action::Back, Hint::Leave),
        ],
        None if record.desk.shown.is_over() => &[
            (Action::MarkRead, Hint::MarkRead),
            (Action::Correct, Hint::Correct),
            (Action::Seal, Hint::Seal),
            (Action::Export, Hint::Export),
            (Action::Reopen, Hint::Reopen),
            (Action::Back, Hint::Leave),
        ],
        None => &[
            (Action::MarkRead, Hint::MarkRead),
            (Action::Correct, Hint::Correct),
            (Action::Approve, Hint::Approve),
            (Action::CloseMeeting, Hint::CloseMeeting),
            (Action::Export, Hint::Export),
            (Action::Strike, Hint::Strike),
            (Action::Back, Hint::Leave),
        ],
    };
    let mut places = super::places(record);
    places.extend([Place::Work, Place::Everywhere]);
    let hint = |(action, hint): (Action, Hint)| {
        keys::key_of(&places, action).map(|key| KeyHint { key, hint })
    };
    let more = [(Action::Palette, Hint::Palette), (Action::Help, Hint::Help)];
    wanted.iter().copied().chain(more).filter_map(hint).collect()
}

struct Draw<'a> {
    reading: &'a ReadBack,
    record: &'a Record,
    context: Context<'a>,
    theme: Theme,
}

impl Draw<'_> {
    fn fill(&self, word: EndWord, values: &[(&str, &dyn ToString)]) -> String {
        let values: Vec<_> =
            values.iter().map(|(name, value)| (*name, value.to_string())).collect();
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        word.fill(self.context.lang, &values)
    }

    fn title(&self, buffer: &mut Buffer) {
        let area = Rect { x: 0, y: 0, width: self.context.size.columns, height: 1 };
        paint(buffer, area, self.theme.title());
        let lines = self.reading.laid.lines.len();
        let line = (self.reading.at + 1).min(lines);
        let percent = line * 100 / lines.max(1);
        let values: [(&str, &dyn ToString); 3] =
            [("line", &line), ("lines", &lines), ("percent", &percent)];
        let position = self.fill(EndWord::Position, &values);
        let right = format!("{position}   {} ", self.context.now.format("%H:%M"));
        put_right(buffer, area, &right, self.theme.title());
        let taken = u16::try_from(width(&right)).unwrap_or(0) + 2;
        let left = Rect { width: area.width.saturating_sub(taken), ..area };
        let title = &self.record.desk.shown.meeting.title;
        let text = format!(" {} · {title}", EndWord::Title.text(self.context.lang));
        put(buffer, left, &text, self.theme.title());
    }

    fn paper(&self, buffer: &mut Buffer, area: Rect) {
        let lines = &self.reading.laid.lines;
        if lines.is_empty() {
            let text = EndWord::Reading.text(self.context.lang);
            put(buffer, from_column(row(area, 1), GUTTER), text, self.theme.faint());
            return;
        }
        let columns = u16::try_from(text_columns(self.context.size)).unwrap_or(WIDEST);
        let first = first_line(self.reading, area.height);
        for (offset, (index, line)) in (0..area.height).zip(lines.iter().enumerate().skip(first)) {
            let place = row(area, offset);
            if index < self.reading.read {
                put(buffer, from_column(place, 1), "✓", self.theme.safe());
            }
            if line.is_altered {
                put(buffer, from_column(place, 2), "*", self.theme.wanting());
            }
            let words = Rect { width: columns, ..from_column(place, GUTTER) };
            put(buffer, words, &line.printed.text, self.style(line));
            if index == self.reading.at {
                put(buffer, place, "›", self.theme.key());
                let until = GUTTER + columns;
                paint(buffer, Rect { width: until, ..place }, self.theme.selected());
            }
        }
    }

    fn style(&self, line: &Line) -> Style {
        match (line.printed.is_heading, line.is_altered) {
            (_, true) => self.theme.wanting(),
            (true, _) => self.theme.name(),
            _ => self.theme.text(),
        }
    }

    fn from(&self) -> Option<&Origin> {
        self.reading.laid.lines.get(self.reading.at)?.printed.from.as_ref()
    }

    /// The remark of the line, with what its words were before.
    fn panel(&self, buffer: &mut Buffer, area: Rect) {
        let lang = self.context.lang;
        let Some(Origin::Remark(id)) = self.from() else { return };
        let Some(remark) = self.record.desk.shown.remark(id) else { return };
        let mut lines = vec![
            (EndWord::Source.text(lang).to_owned(), self.theme.heading(false)),
            (remark_label(lang, &self.record.desk.shown, remark), self.theme.name()),
        ];
        lines.push((remark.wording.text.clone(), self.theme.text()));
        for earlier in remark.wording.earlier.iter().rev() {
            let time = earlier.until.format("%H:%M").to_string();
            lines.push((String::new(), self.theme.text()));
            lines.push((self.fill(EndWord::Before, &[("time", &time)]), self.theme.faint()));
            lines.push((earlier.text.clone(), self.theme.struck()));
        }
        let columns = usize::from(area.width.max(1));
        let wrapped = lines.iter().flat_map(|(text, style)| {
            let ranges = wrap(text, columns);
            let texts: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();
            texts.into_iter().map(move |text| (text, *style))
        });
        for (offset, (text, style)) in (0..area.height).zip(wrapped) {
            put(buffer, row(area, offset), text, style);
        }
    }

    /// How far the end is; what the line comes from and the save mark.
    fn state(&self, buffer: &mut Buffer, area: Rect) {
        let first = from_column(row(area, 0), 1);
        put(buffer, first, &self.progress(), self.theme.faint());
        let last = row(below(area, 1), 0);
        let (mark, style) = record::mark(self.record, self.context.lang, self.theme, false);
        put_right(buffer, Rect { width: last.width.saturating_sub(1), ..last }, &mark, style);
        let taken = u16::try_from(width(&mark)).unwrap_or(0) + 3;
        let left = Rect { width: last.width.saturating_sub(taken), ..last };
        let (text, style) = self.source();
        put(buffer, from_column(left, 1), &text, style);
    }

    fn progress(&self) -> String {
        let (session, laid) = (&self.record.desk.shown, &self.reading.laid);
        let seal = session.seal().map(|seal| {
            let (digits, time) = (seal.sha256.short(), seal.at.format("%H:%M %d/%m/%Y"));
            let values: [(&str, &dyn ToString); 3] =
                [("digits", &digits), ("by", &seal.by), ("time", &time)];
            self.fill(EndWord::Sealed, &values)
        });
        if let Some(seal) = seal {
            return seal;
        }
        let mut pieces = vec![match self.reading.percent() {
            100 => EndWord::ReadAll.text(self.context.lang).to_owned(),
            percent => self.fill(EndWord::Read, &[("percent", &percent)]),
        }];
        if laid.altered > 0 {
            pieces.push(self.fill(EndWord::Changed, &[("count", &laid.altered)]));
        }
        match session.approvals().next_back() {
            Some(motion) => pieces.extend(self.approval(motion)),
            None => pieces.push(EndWord::NotApproved.text(self.context.lang).to_owned()),
        }
        pieces.push(match laid.lacking {
            0 => EndWord::Complete.text(self.context.lang).to_owned(),
            lacking => self.fill(EndWord::Lacking, &[("count", &lacking)]),
        });
        pieces.join(" · ")
    }

    fn approval(&self, motion: &Motion) -> Vec<String> {
        let Some(hands) = motion.hands else { return Vec::new() };
        let word = match motion.is_carried() {
            Some(true) => EndWord::Approved,
            _ => EndWord::Rejected,
        };
        let (time, voters) = (motion.at.format("%H:%M"), motion.electorate.voters());
        let values: [(&str, &dyn ToString); 3] =
            [("time", &time), ("favour", &hands.in_favour), ("voters", &voters)];
        let since = self.record.desk.shown.altered_since(motion).count();
        let since = (since > 0).then(|| self.fill(EndWord::AlteredSince, &[("count", &since)]));
        [self.fill(word, &values)].into_iter().chain(since).collect()
    }

    fn source(&self) -> (String, Style) {
        let (session, lang) = (&self.record.desk.shown, self.context.lang);
        if let Some(remark) = self.record.correcting().and_then(|id| session.remark(id)) {
            let label = remark_label(lang, session, remark);
            let text = Word::EditingRemark.fill(lang, &[("time", &label)]);
            return (format!("[{text}]"), self.theme.chip(true));
        }
        match self.from() {
            Some(Origin::Remark(id)) => match session.remark(id) {
                Some(remark) => (self.remark(remark), self.theme.name()),
                None => Default::default(),
            },
            Some(Origin::Step(id)) => {
                let title = session.step(id).map_or(id.as_str(), |step| &step.title);
                (self.fill(EndWord::OfStep, &[("title", &title)]), self.theme.faint())
            }
            Some(Origin::Motion(id)) => {
                let motion = session.motions.iter().find(|motion| motion.id == *id);
                let time = motion.map(|motion| motion.at.format("%H:%M").to_string());
                let time = time.unwrap_or_default();
                (self.fill(EndWord::OfMotion, &[("time", &time)]), self.theme.faint())
            }
            None => (EndWord::OfPaper.text(lang).to_owned(), self.theme.faint()),
        }
    }

    fn remark(&self, remark: &Remark) -> String {
        let lang = self.context.lang;
        let label = remark_label(lang, &self.record.desk.shown, remark);
        let altered = match self.reading.began.get(&remark.id) {
            None => Some(EndWord::WasNew.text(lang)),
            Some(_) if !remark.wording.earlier.is_empty() => Some(Word::Corrected.text(lang)),
            Some(_) => None,
        };
        altered.map_or(label.clone(), |altered| format!("{label} · {altered}"))
    }
}
