//! The head of a report: its title, and where the body begins and ends.

use super::decode::longer_than;
use super::doubt::{Doubt, DoubtKind};
use super::grammar;
use super::lines::Line;
use super::marker::{self, Class};
use super::mend::{Taken, Why};
use super::reason::{Reason, Told};
use crate::text::fold;

/// Paragraphs among which the title is looked for.
const HEAD_LINES: usize = 60;
/// Letters up to which a line can belong to the title.
const TITLE_LETTERS: usize = 240;
/// Letters up to which a line is only the name of a type of paper: `BÁO CÁO`.
const TYPE_LETTERS: usize = 24;
/// Lines that a title has at most.
const TITLE_LINES: usize = 5;
/// Lines behind the signature up to which nothing is told: addressees, names.
const SIGNATURE_LINES: u32 = 20;

/// A line of the title.
pub(super) const TITLE: Told = Told { taken: Taken::Title, reason: Reason::Title };

/// Takes the title off the lines, on one line, and leaves those of the body.
pub(super) fn take_title(
    lines: &mut Vec<Line<'_>>,
    told: &mut [Told],
    doubts: &mut Vec<Doubt>,
) -> String {
    let begins = |line: &&Line<'_>| is_numbered_part(line) || line.decision.is_some();
    let head = lines.iter().take(HEAD_LINES).take_while(|line| !begins(line));
    let first = head.enumerate().find(|(_, line)| is_title(line)).map(|(at, _)| at);
    let Some(first) = first else {
        doubts.push(Doubt { line: 1, kind: DoubtKind::NoTitle });
        return String::new();
    };
    let mut end = first + 1;
    while end < lines.len() && end - first < TITLE_LINES && belongs(&lines[first..=end]) {
        end += 1;
    }
    let title: Vec<&str> = lines[first..end].iter().map(title_words).collect();
    let title = title.join(" ");
    for (at, line) in lines.drain(..end).enumerate() {
        told[line.row] = if at < first { Told::left_out(Why::Head) } else { TITLE };
    }
    title
}

/// A heading of a part, before which the title stands.
fn is_numbered_part(line: &Line<'_>) -> bool {
    let is_part = |class| matches!(class, Class::Part | Class::Chapter | Class::Roman);
    line.marker.as_ref().is_some_and(|marker| is_part(marker.class))
}

/// Returns the words of a line as a title has them: without the signs of a heading of Markdown.
fn title_words<'a>(line: &'a Line<'_>) -> &'a str {
    let start = line.marker.as_ref().map_or(0, |marker| marker.words);
    &line.text[start..]
}

/// Tells whether a line has a mark that no title has.
fn is_marked(line: &Line<'_>) -> bool {
    line.marker.as_ref().is_some_and(|marker| !matches!(marker.class, Class::Hash(_)))
}

fn is_title(line: &Line<'_>) -> bool {
    if is_marked(line) || line.is_row || longer_than(&line.text, TITLE_LETTERS) {
        return false;
    }
    let folded = fold(title_words(line));
    let begins = grammar::TITLES.iter().any(|title| {
        folded.strip_prefix(title).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    begins && !line.text.ends_with(['.', ';', ','])
}

/// Tells whether the last of these lines goes on with the title.
fn belongs(lines: &[Line<'_>]) -> bool {
    let [before @ .., line] = lines else { return false };
    let [.., last] = before else { return false };
    let folded = fold(&line.text);
    let is_long = longer_than(&line.text, TITLE_LETTERS);
    let is_after = grammar::AFTER_TITLE.iter().any(|words| folded.starts_with(words));
    if is_marked(line) || line.is_row || is_long || is_after || line.decision.is_some() {
        return false;
    }
    let is_type = before.len() == 1 && !longer_than(&last.text, TYPE_LETTERS);
    let same_case = marker::is_capitals(&last.text) == marker::is_capitals(&line.text);
    let is_sentence = line.text.ends_with(['.', ';', ':']);
    (is_type && marker::is_capitals(&last.text) && !is_sentence)
        || (!line.apart && !is_sentence && (same_case || line.text.starts_with('(')))
        || (!line.apart && !is_sentence && line.text.starts_with(char::is_lowercase))
}

/// Cuts what stands behind the body: addressees and signature. What the user decided of lines
/// there keeps these in.
pub(super) fn cut_end(lines: &mut Vec<Line<'_>>, told: &mut [Told], doubts: &mut Vec<Doubt>) {
    let is_end = |line: &Line<'_>| {
        (line.marker.is_none() || line.is_row)
            && line.decision.is_none()
            && marker::is_end(&line.text)
    };
    let Some(end) = lines.iter().position(is_end) else { return };
    let line = lines[end].number;
    let has_parts = lines[end..].iter().any(is_numbered_part);
    let behind = lines.split_off(end);
    let left = leave_out(behind, Why::End, lines, told);
    if left > SIGNATURE_LINES || has_parts {
        doubts.push(Doubt { line, kind: DoubtKind::LeftOutAfterEnd { lines: left } });
    }
}

/// Leaves lines out, but for those of which the user decided something: these are kept. Tells how
/// many were left out.
pub(super) fn leave_out<'a>(
    lines: Vec<Line<'a>>,
    why: Why,
    kept: &mut Vec<Line<'a>>,
    told: &mut [Told],
) -> u32 {
    let mut left = 0;
    for line in lines {
        if line.decision.is_some() {
            kept.push(line);
        } else {
            told[line.row] = Told::left_out(why);
            left += 1;
        }
    }
    left
}
