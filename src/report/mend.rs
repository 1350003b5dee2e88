//! The reading of a report as lines, each with what it was taken for, and the same made again
//! around what the user decided of lines.
//!
//! One function: the lines and the decisions in, the reading out ([`Source::mended`]). Decisions
//! win over guesses, everything else is guessed again around them; words and numbers stay as
//! written.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use super::decode::trimmed;
use super::doubt::Doubt;
use super::lines::{self, Line, Odd};
use super::marker::marker;
use super::reason::{Confidence, Reason, Told};
use super::{Part, ReadAs, Reading, Unreadable, text_of, understand};
use crate::session::ids::SectionId;
use crate::session::mending::{Decision, Decisions, Spot, beginning};
use crate::session::outline::{Outline, Role};

/// The lines of a report as they stand in its file; empty ones are left out.
#[derive(Debug, Clone)]
pub struct Source {
    /// As they are before anything is decided of them.
    lines: Vec<Line<'static>>,
    odd: Odd,
    /// What is odd about the report as a whole.
    doubts: Vec<Doubt>,
    /// The part of a larger report that was asked for.
    part: Option<Part>,
}

/// A report as it was understood, with what became of each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// What was understood.
    pub reading: Reading,
    /// The lines, and pieces of lines that were split, in the order of the report.
    pub rows: Vec<Row>,
}

/// One line of the report, or a piece of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// By what decisions know it.
    pub spot: Spot,
    /// Line of the file, from 1.
    pub number: u32,
    /// Which bytes of the line it is.
    words: Range<usize>,
    /// Columns of the file's line in which it stands, in letters from 1, the last one included.
    pub columns: RangeInclusive<u32>,
    /// What it was taken for.
    pub taken: Taken,
    /// What told so.
    pub reason: Reason,
    /// How sure that is: what a doubt names is a guess, whatever told it.
    pub confidence: Confidence,
}

/// What a line was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A part of the title.
    Title,
    /// A heading.
    Heading(SectionId),
    /// An item of a list: which sort, and which of its sort, from 1.
    Item(Role, usize),
    /// A paragraph that belongs to the item before.
    Continuation,
    /// A paragraph of its section that is no item.
    Paragraph,
    /// The rest of the line before.
    Joined,
    /// No part of the report's body.
    LeftOut(Why),
}

/// Why a line is no part of the report's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is the number of a page.
    PageNumber,
    /// It is a rule or an ornament.
    Rule,
    /// It stands before the title or before the first heading.
    Head,
    /// It is in another part of a larger report.
    OtherPart,
    /// It stands behind the body, with signature and addressees.
    End,
    /// The user left it out.
    Decided,
}

impl Source {
    /// Reads the lines of a report.
    ///
    /// # Errors
    /// As for [`super::read`].
    pub fn read(bytes: &[u8], how: ReadAs) -> Result<Self, Unreadable> {
        let (text, mut doubts) = text_of(bytes, how)?;
        doubts.extend(lines::old_font(&text));
        let mut odd = Odd::default();
        let owned =
            |line: Line<'_>| Line { text: Cow::Owned(line.text.to_string()), ..bare(&line) };
        let lines = lines::cleaned(&text, &mut odd).into_iter().map(owned).collect();
        let source = Self { lines, odd, doubts, part: how.part };
        match source.understood(&Decisions::default()).1 {
            Some(wrong) => Err(wrong),
            None => Ok(source),
        }
    }

    /// Makes the reading of these lines with what was decided of them.
    #[must_use]
    pub fn mended(&self, decisions: &Decisions) -> Mended {
        self.understood(decisions).0
    }

    fn understood(&self, decisions: &Decisions) -> (Mended, Option<Unreadable>) {
        let mut rows = Vec::with_capacity(self.lines.len());
        let mut lines = Vec::with_capacity(self.lines.len());
        for (index, raw) in self.lines.iter().enumerate() {
            for words in pieces(raw, index, decisions) {
                let spot = spot(index, words.start);
                lines.push(line_of(raw, rows.len(), &words, decisions.of(spot)));
                let columns = columns(raw, &words);
                let Told { taken, reason } = Told::UNTOLD;
                let (number, confidence) = (raw.number, reason.confidence());
                rows.push(Row { spot, number, words, columns, taken, reason, confidence });
            }
        }
        let mut told = vec![Told::UNTOLD; rows.len()];
        let (odd, doubts) = (self.odd.clone(), self.doubts.clone());
        let (reading, wrong) = understand(lines, odd, doubts, self.part, &mut told);
        let mut host = Taken::Paragraph;
        for (row, Told { taken, reason }) in rows.iter_mut().zip(told) {
            (row.reason, row.confidence) = (reason, reason.confidence());
            // What was joined to a line that is left out is left out with it.
            row.taken = match (taken, &host) {
                (Taken::Joined, Taken::LeftOut(why)) => Taken::LeftOut(*why),
                (taken, _) => taken,
            };
            let is_passed = matches!(
                row.taken,
                Taken::Joined | Taken::LeftOut(Why::Rule | Why::PageNumber | Why::Decided)
            );
            if !is_passed {
                host = row.taken.clone();
            }
        }
        let outline = Outline { mends: decisions.clone(), ..reading.outline };
        let mut mended = Mended { reading: Reading { outline, ..reading }, rows };
        for (row, doubt) in mended.doubtful() {
            if let Some(row) = mended.rows.get_mut(row).filter(|_| doubt.kind.is_guess()) {
                row.confidence = Confidence::Guess;
            }
        }
        (mended, wrong)
    }

    /// Returns the words of a row, as written.
    #[must_use]
    pub fn words(&self, row: &Row) -> &str {
        let line = usize::try_from(row.spot.line).ok().and_then(|index| self.lines.get(index));
        line.and_then(|line| line.text.get(row.words.clone())).map_or("", trimmed)
    }

    /// Returns the places within a row at which it can be split: behind the end of a sentence
    /// or a semicolon, and before a word that is followed by a colon.
    #[must_use]
    pub fn places_to_split(&self, row: &Row) -> Vec<Spot> {
        let Some(raw) = self.lines.get(row.spot.line as usize) else { return Vec::new() };
        let text = &raw.text[row.words.clone()];
        let blanks = text.match_indices(' ').map(|(at, _)| at);
        let wanted = blanks.filter(|at| {
            let (before, behind) = (text[..*at].trim_end(), text[*at..].trim_start());
            let ends = before.ends_with(['.', ';', ':', '!', '?']) && !ends_with_number(before);
            ends && behind.starts_with(char::is_alphanumeric)
        });
        let at = |at: usize| text.len() - text[at..].trim_start().len() + row.words.start;
        wanted.map(|blank| spot(row.spot.line as usize, at(blank))).collect()
    }

    /// Returns the words from a place within a line on.
    #[must_use]
    pub fn words_from(&self, row: &Row, place: Spot) -> &str {
        let raw = self.lines.get(place.line as usize);
        let words = raw.and_then(|raw| raw.text.get(place.at as usize..row.words.end));
        words.map_or("", trimmed)
    }

    /// Moves decisions that were made for another draft of the report to the lines that are worded
    /// the same here, whatever their numbers; gives how those lines began that are not found.
    #[must_use]
    pub fn moved(&self, decisions: &Decisions) -> (Decisions, Vec<String>) {
        let (mut here, mut lost) = (Decisions::default(), Vec::new());
        for (spot, begins) in &decisions.cuts {
            match self.find(*spot, begins) {
                Some(found) => here.split(found, begins),
                None => lost.push(begins.clone()),
            }
        }
        for (spot, decided) in &decisions.made {
            match self.find(*spot, &decided.begins) {
                Some(found) => drop(here.made.insert(found, decided.clone())),
                // A piece that is not split off any more is lost once.
                None if decisions.cuts.contains_key(spot) => {}
                None => lost.push(decided.begins.clone()),
            }
        }
        (here, lost)
    }

    /// Returns the lines of the file about which something was decided, from the top.
    pub fn numbers(&self, decisions: &Decisions) -> impl Iterator<Item = u32> {
        let spots: BTreeSet<u32> =
            decisions.made.keys().chain(decisions.cuts.keys()).map(|spot| spot.line).collect();
        spots.into_iter().filter_map(|line| Some(self.lines.get(line as usize)?.number))
    }

    /// Returns where words stand that stood at this place.
    fn find(&self, spot: Spot, begins: &str) -> Option<Spot> {
        if spot.at > 0 {
            let there =
                |text: &str| text.get(spot.at as usize..)?.starts_with(begins).then_some(());
            let within = |text: &str| text.find(begins).filter(|at| *at > 0);
            return self
                .only(spot, |text| there(text).map_or(within(text), |()| Some(spot.at as usize)));
        }
        let words = behind_mark(begins);
        let head =
            |fits: &dyn Fn(&str) -> bool| self.only(spot, |text| fits(trimmed(text)).then_some(0));
        head(&|text| beginning(text) == begins)
            .or_else(|| head(&|text| text.starts_with(begins)))
            .or_else(|| head(&|text| !words.is_empty() && behind_mark(text).starts_with(words)))
    }

    /// Returns the place that a test finds in the line where it was, else in the only other one.
    fn only(&self, spot: Spot, test: impl Fn(&str) -> Option<usize>) -> Option<Spot> {
        let in_line = |index: usize| Some(self::spot(index, test(&self.lines.get(index)?.text)?));
        in_line(spot.line as usize).or_else(|| {
            let mut found = (0..self.lines.len()).filter_map(in_line);
            let first = found.next()?;
            found.next().is_none().then_some(first)
        })
    }
}

/// Returns the words behind the number or bullet of a line.
fn behind_mark(text: &str) -> &str {
    marker(text).map_or(text, |mark| text.get(mark.words..).unwrap_or_default())
}

/// Returns all of a line but its words.
fn bare(line: &Line<'_>) -> Line<'static> {
    Line {
        number: line.number,
        row: line.row,
        decision: line.decision,
        is_cut: line.is_cut,
        left_out: line.left_out,
        text: Cow::Borrowed(""),
        marker: line.marker.clone(),
        apart: line.apart,
        is_row: line.is_row,
        indent: line.indent,
    }
}

/// Returns a piece of a line with what was decided of it.
fn line_of<'a>(
    raw: &'a Line<'_>,
    row: usize,
    words: &Range<usize>,
    decision: Option<Decision>,
) -> Line<'a> {
    let is_first = words.start == 0;
    let left_out = match decision {
        Some(Decision::LeftOut) => Some(Why::Decided),
        Some(_) => None,
        None => raw.left_out,
    };
    let text = trimmed(&raw.text[words.clone()]);
    // A piece has its own mark; a whole line keeps the one that only its tab told.
    let is_new = *words != (0..raw.text.len()) || raw.left_out.is_some();
    let marker = if is_new && left_out.is_none() { marker(text) } else { raw.marker.clone() };
    Line {
        row,
        decision,
        is_cut: !is_first,
        left_out,
        text: Cow::Borrowed(text),
        marker,
        apart: raw.apart && is_first,
        is_row: raw.is_row && is_first,
        ..bare(raw)
    }
}

/// Returns the pieces of a line: itself, where it was not split.
fn pieces(raw: &Line<'_>, index: usize, decisions: &Decisions) -> Vec<Range<usize>> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    for (cut, _) in decisions.cuts.range(spot(index, 1)..spot(index + 1, 0)) {
        let at = cut.at as usize;
        if at > start && at < raw.text.len() && raw.text.is_char_boundary(at) {
            pieces.push(start..at);
            start = at;
        }
    }
    pieces.push(start..raw.text.len());
    pieces
}

/// Returns the columns of a line's words in its file.
fn columns(raw: &Line<'_>, words: &Range<usize>) -> RangeInclusive<u32> {
    let before = raw.indent.saturating_add(lines::letters(&raw.text[..words.start]));
    let length = lines::letters(&raw.text[words.clone()]);
    before.saturating_add(1)..=before.saturating_add(length)
}

fn spot(index: usize, at: usize) -> Spot {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Spot { line: small(index), at: small(at) }
}

/// Tells whether a text ends with a number and its point: `1.`, `II.`, `a)`.
fn ends_with_number(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default().trim_end_matches(['.', ')', ';', ':']);
    word.chars().count() <= 3 && !word.chars().any(char::is_lowercase)
}

impl Mended {
    /// Returns the rows about which the reading doubts, each with its doubt, from the top.
    #[must_use]
    pub fn doubtful(&self) -> Vec<(usize, Doubt)> {
        let mut found = Vec::new();
        for doubt in &self.reading.doubts {
            for line in doubt.lines() {
                let row = self.rows.partition_point(|row| row.number < line);
                found.push((row.min(self.rows.len().saturating_sub(1)), doubt.at(line)));
            }
        }
        found.sort_by_key(|(row, _)| *row);
        found
    }
}

#[cfg(test)]
mod tests;
