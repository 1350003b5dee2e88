//! The remarks as lines of the screen. Only what is seen is wrapped and drawn.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Record;
use super::areas::Anchor;
use crate::locale::Lang;
use crate::locale::session::{kind, verdict};
use crate::locale::ui::Word;
use crate::session::member::Party;
use crate::session::remark::{Marks, Remark};
use crate::text::wrap;
use crate::ui::theme::Theme;
use crate::ui::widgets::{from_column, paint, put, put_all, put_right, row};

/// By how many columns the words of a remark are set in.
const INDENT: u16 = 2;

/// One line of a remark.
enum Line {
    /// The step changes here.
    Step,
    /// Who, to whom, about what.
    Head,
    /// Words.
    Words(Range<usize>),
}

/// How the remarks are laid out: for whom, how wide.
#[derive(Clone, Copy)]
pub(super) struct Feed<'a> {
    pub(super) record: &'a Record,
    pub(super) lang: Lang,
    pub(super) columns: u16,
}

/// Returns what is seen in a window of so many rows whose last is the anchor, from the top; the
/// lines of anything else are never asked for.
fn window<L>(
    anchor: Anchor,
    rows: usize,
    mut lines: impl FnMut(usize) -> Vec<L>,
) -> Vec<(usize, L)> {
    let mut window = Vec::with_capacity(rows);
    for entry in (0..=anchor.entry).rev() {
        let mut lines = lines(entry);
        if entry == anchor.entry {
            lines.truncate(anchor.line + 1);
        }
        let free = rows - window.len();
        window.extend(lines.into_iter().rev().take(free).map(|line| (entry, line)));
        if window.len() == rows {
            break;
        }
    }
    window.reverse();
    window
}

impl Feed<'_> {
    fn remark(&self, index: usize) -> Option<&Remark> {
        self.record.desk.shown.remarks.get(index).map(AsRef::as_ref)
    }

    fn lines(&self, index: usize) -> Vec<Line> {
        let Some(remark) = self.remark(index) else { return Vec::new() };
        let before = index.checked_sub(1).and_then(|before| self.remark(before));
        let mut lines = Vec::new();
        if before.map(|before| &before.link.step) != Some(&remark.link.step) {
            lines.push(Line::Step);
        }
        lines.push(Line::Head);
        let columns = usize::from(self.columns.saturating_sub(INDENT));
        lines.extend(wrap(&remark.wording.text, columns).into_iter().map(Line::Words));
        lines
    }

    /// Returns how many lines a remark takes; 0 where there is none.
    pub(super) fn height(&self, index: usize) -> usize {
        self.lines(index).len()
    }

    /// Returns the place of the very last line.
    pub(super) fn end(&self) -> Anchor {
        let last = self.record.desk.shown.remarks.len().saturating_sub(1);
        Anchor { entry: last, line: self.height(last).saturating_sub(1) }
    }

    /// Returns which remark lies in each row of a window of so many rows, from the top.
    pub(super) fn rows(&self, rows: usize) -> Vec<usize> {
        self.window(rows).into_iter().map(|(entry, _)| entry).collect()
    }

    /// Returns the remarks and lines in a window of so many rows, from the top.
    fn window(&self, rows: usize) -> Vec<(usize, Line)> {
        let anchor = self.record.scroll.unwrap_or_else(|| self.end());
        window(anchor, rows, |entry| self.lines(entry))
    }

    /// Returns the scroll that brings a remark into a window of so many rows.
    pub(super) fn bring(&self, index: usize, rows: usize) -> Option<Anchor> {
        let seen = self.rows(rows);
        let shown_whole = seen.iter().filter(|entry| **entry == index).count();
        if shown_whole >= self.height(index).min(rows) {
            return self.record.scroll;
        }
        let is_above = seen.first().is_some_and(|first| index <= *first);
        let head = Anchor { entry: index, line: 0 };
        let count = self.record.desk.shown.remarks.len();
        if is_above {
            return head.down(rows.saturating_sub(1), count, |entry| self.height(entry));
        }
        let lines = self.height(index).min(rows);
        head.down(lines.saturating_sub(1), count, |entry| self.height(entry))
    }

    /// Draws the remarks into an area.
    pub(super) fn draw(&self, buffer: &mut Buffer, theme: Theme, area: Rect, selected: bool) {
        for (offset, (entry, line)) in (0..area.height).zip(self.window(area.height.into())) {
            let Some(remark) = self.remark(entry) else { continue };
            let place = row(area, offset);
            match line {
                Line::Step => self.draw_step(buffer, theme, place, remark),
                Line::Head => {
                    self.draw_head(buffer, theme, place, remark);
                    if selected && entry == self.record.selection.remark {
                        paint(buffer, place, theme.selected());
                    }
                }
                Line::Words(range) => {
                    let struck = remark.struck.is_some();
                    let style = if struck { theme.struck() } else { theme.text() };
                    let words = &remark.wording.text[range];
                    put(buffer, from_column(place, INDENT), words, style);
                }
            }
        }
    }

    fn draw_step(&self, buffer: &mut Buffer, theme: Theme, place: Rect, remark: &Remark) {
        let session = &self.record.desk.shown;
        let step = remark.link.step.as_ref().and_then(|id| session.step(id));
        let title = step.map_or(Word::NotBegun.text(self.lang), |step| &step.title);
        let used = put_all(buffer, place, &[("─ ", theme.rule()), (title, theme.faint())]);
        let rest = from_column(place, used);
        let line = format!(" {}", "─".repeat(usize::from(rest.width.saturating_sub(1))));
        put(buffer, rest, &line, theme.rule());
    }

    fn draw_head(&self, buffer: &mut Buffer, theme: Theme, place: Rect, remark: &Remark) {
        let time = remark.at.format("%H:%M ").to_string();
        let who = self.speaker(remark);
        let by = if remark.link.by.is_some() { theme.name() } else { theme.wanting() };
        let mut pieces: Vec<(String, Style)> = vec![(time, theme.faint())];
        let marks = &remark.marks;
        for (is_set, sign) in [(marks.check, "? "), (marks.private, "% ")] {
            if is_set {
                pieces.push((sign.to_owned(), theme.wanting()));
            }
        }
        pieces.push((who, by));
        if let Some(to) = &remark.link.to {
            pieces.push((format!(" → {}", self.party(to)), theme.text()));
        }
        if !remark.link.shortcomings.is_empty() {
            let names = self.record.shortcoming_names(self.lang, &remark.link.shortcomings);
            pieces.push((format!(" · {names}"), theme.chip(false)));
        }
        if remark.marks.promise.is_some() {
            let promise = Marks { promise: remark.marks.promise.clone(), ..Marks::default() };
            let words = self.record.marks(self.lang, &promise).join("");
            pieces.push((format!(" · {words}"), theme.wanting()));
        }
        pieces.push((format!(" · {}", self.kind_of(remark)), theme.faint()));
        let pieces: Vec<(&str, Style)> =
            pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        let taken = match self.state_of(theme, remark) {
            Some((text, style)) => put_right(buffer, place, &text, style) + 1,
            None => 0,
        };
        put_all(buffer, Rect { width: place.width.saturating_sub(taken), ..place }, &pieces);
    }

    fn speaker(&self, remark: &Remark) -> String {
        let member = remark.link.by.as_ref().map(|id| self.record.member_name(id));
        member.unwrap_or_else(|| {
            let narrated = !self.record.desk.shown.is_unassigned(remark);
            let word = if narrated { Word::Narrated } else { Word::Nobody };
            word.text(self.lang).to_owned()
        })
    }

    fn party(&self, party: &Party) -> String {
        self.record.party_name(self.lang, party)
    }

    /// An answer names how and what it answers; anything else its kind.
    fn kind_of(&self, remark: &Remark) -> String {
        let answered = self.record.tally.answers.get(&remark.id);
        let first = answered.and_then(|places| self.remark(*places.first()?));
        let Some((first, how)) = first.and_then(|first| Some((first, first.answer.as_ref()?)))
        else {
            return kind(self.lang, remark.link.kind).to_owned();
        };
        let whom = first.link.by.as_ref().map_or_else(
            || Word::Nobody.text(self.lang).to_owned(),
            |id| self.record.member_name(id),
        );
        let how = verdict(self.lang, how.verdict);
        let more = answered.map_or(0, Vec::len).saturating_sub(1);
        if more == 0 { format!("{how} ↲ {whom}") } else { format!("{how} ↲ {whom} +{more}") }
    }

    fn state_of(&self, theme: Theme, remark: &Remark) -> Option<(String, Style)> {
        let word = |word: Word| word.text(self.lang);
        if let Some(strike) = &remark.struck {
            let text = if strike.reason.is_empty() {
                word(Word::Struck).to_owned()
            } else {
                Word::StruckBecause.fill(self.lang, &[("reason", &strike.reason)])
            };
            return Some((format!("✗ {text}"), theme.alarm()));
        }
        if let Some(answer) = &remark.answer {
            let how = verdict(self.lang, answer.verdict);
            return Some((format!("✓ {how}"), theme.safe()));
        }
        if remark.is_open() {
            return Some((format!("○ {}", word(Word::Waiting)), theme.wanting()));
        }
        (!remark.wording.earlier.is_empty())
            .then(|| (word(Word::Corrected).to_owned(), theme.faint()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame costs what it shows: of ten thousand remarks only those seen are wrapped, each once.
    #[test]
    fn only_what_is_seen_is_wrapped() {
        for (entry, rows) in [(9_999, 20), (9_999, 1), (5_000, 60), (3, 60), (0, 1)] {
            let mut wrapped = Vec::new();
            let lines = |entry: usize| {
                wrapped.push(entry);
                (0..=entry % 3).collect()
            };
            let seen = window(Anchor { entry, line: 0 }, rows, lines);
            let mut shown: Vec<usize> = seen.iter().rev().map(|(entry, _)| *entry).collect();
            assert!(shown.len() == rows || shown.last() == Some(&0), "{entry} {rows}: {shown:?}");
            shown.dedup();
            assert_eq!(wrapped, shown);
        }
    }
}
