//! From text to paragraphs that know their line: marks of programs and ornaments left out,
//! lines that were broken in the middle joined again.

use std::borrow::Cow;

use super::decode::{self, trimmed};
use super::doubt::{Doubt, DoubtKind};
use super::encoding::guess_in_text;
use super::grammar;
use super::marker::{self, Class, Marker, marker};
use super::marks::Marks;
use super::mend::{Taken, Why};
use super::reason::{Reason, Told};
use crate::limits;
use crate::session::mending::Decision;
use crate::text::fold;

/// One paragraph of a report.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Line of the file, from 1; the first of joined ones.
    pub(super) number: u32,
    /// Which row of all lines and pieces of lines it is, from 0.
    pub(super) row: usize,
    /// What the user decided of it.
    pub(super) decision: Option<Decision>,
    /// The user split it from what stands before.
    pub(super) is_cut: bool,
    /// Why it is no part of the body, where it is none.
    pub(super) left_out: Option<Why>,
    /// As written, without white space around.
    pub(super) text: Cow<'a, str>,
    /// The mark at its head.
    pub(super) marker: Option<Marker>,
    /// It stands behind an empty line or a rule.
    pub(super) apart: bool,
    /// It is a row of a table.
    pub(super) is_row: bool,
    /// How many letters of its line in the file stand before it.
    pub(super) indent: u32,
}

/// Oddities that are told once, with all their lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Odd {
    bookmarks: Vec<u32>,
    unclosed: Vec<u32>,
    reversed: Vec<u32>,
    decomposed: Vec<u32>,
    hidden: Vec<u32>,
    rows: Vec<u32>,
    parted: Vec<u32>,
    rejoined: Vec<u32>,
}

/// Joins lines into paragraphs, and adds what is odd about them to the doubts. What became of
/// lines that are none of their own is told by their row.
pub(super) fn paragraphs<'a>(
    lines: Vec<Line<'a>>,
    mut odd: Odd,
    told: &mut [Told],
    doubts: &mut Vec<Doubt>,
) -> Vec<Line<'a>> {
    let mut body = Vec::with_capacity(lines.len());
    for line in lines {
        match line.left_out {
            Some(why) => told[line.row] = Told::left_out(why),
            None => body.push(line),
        }
    }
    let lines = rejoined(body, &mut odd, told);
    let lines: Vec<Line<'_>> = lines.into_iter().flat_map(parted).collect();
    odd.parted(&lines);
    for line in &lines {
        if line.is_row && !is_usual_row(&line.text) {
            odd.rows.push(line.number);
        }
        look_at_quotes(line, &mut odd);
    }
    odd.tell(doubts);
    lines
}

/// Tells what is odd about the letters of a text as a whole.
pub(super) fn old_font(text: &str) -> Option<Doubt> {
    guess_in_text(text).map(|guess| Doubt { line: 1, kind: DoubtKind::OldFont { guess } })
}

impl Odd {
    fn parted(&mut self, lines: &[Line<'_>]) {
        let pairs = lines.iter().zip(lines.iter().skip(1));
        let same = pairs.filter(|(one, next)| one.row == next.row);
        let is_mark = |marker: &Marker| matches!(marker.class, Class::Ordinal | Class::Paren);
        let inside = same.filter(|(_, next)| next.marker.as_ref().is_some_and(is_mark));
        self.parted.extend(inside.map(|(_, next)| next.number));
        self.parted.dedup();
    }

    fn tell(self, doubts: &mut Vec<Doubt>) {
        let mut tell = |lines: Vec<u32>, kind: fn(Vec<u32>) -> DoubtKind| {
            if let Some(line) = lines.first().copied() {
                doubts.push(Doubt { line, kind: kind(lines) });
            }
        };
        tell(self.bookmarks, |lines| DoubtKind::BookmarksStripped { lines });
        tell(self.unclosed, |lines| DoubtKind::QuoteUnclosed { lines });
        tell(self.reversed, |lines| DoubtKind::QuoteReversed { lines });
        tell(self.decomposed, |lines| DoubtKind::LettersDecomposed { lines });
        tell(self.hidden, |lines| DoubtKind::HiddenCharacters { lines });
        tell(self.rows, |lines| DoubtKind::TableRows { lines });
        tell(self.parted, |lines| DoubtKind::ListInside { lines });
        tell(self.rejoined, |lines| DoubtKind::LinesRejoined {
            lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        });
    }
}

/// Splits into lines. An empty line leaves only a gap; a rule and the number of a page are lines
/// that are left out.
pub(super) fn cleaned<'a>(text: &'a str, odd: &mut Odd) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut apart = false;
    let marks = Marks::of(text);
    for (index, whole) in decode::lines(text).enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        look_at_letters(whole, number, odd);
        // Breaks within one line of the file: of a word processor (VT, U+2028), of pages (FF).
        let mut at = 0;
        for piece in whole.split(['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
            let (before, behind) = (at, &whole[at + piece.len()..]);
            at += piece.len() + behind.chars().next().map_or(0, char::len_utf8);
            let text = marks.cut(piece);
            if text != trimmed(piece) && odd.bookmarks.last() != Some(&number) {
                odd.bookmarks.push(number);
            }
            if text.is_empty() {
                apart = true;
                continue;
            }
            let blank = piece.len() - piece.trim_start().len();
            let indent = letters(&whole[..before + blank]);
            let left_out = left_out(&text);
            let text = row_of(text);
            let is_row = text.contains(marker::CELLS);
            let marker = match left_out {
                Some(_) => None,
                None if is_row => Some(marker::row(&text)),
                None => marker(&text),
            };
            // A tab is a gap like any other, once the bullet that only a tab tells is known.
            let text = if text.contains('\t') { text.replace('\t', " ").into() } else { text };
            let row = lines.len();
            let (decision, is_cut) = (None, false);
            let is_apart = apart && left_out.is_none();
            lines.push(Line {
                number,
                row,
                decision,
                is_cut,
                left_out,
                text,
                marker,
                apart: is_apart,
                is_row,
                indent,
            });
            match left_out {
                Some(Why::PageNumber) => {}
                Some(_) => apart = true,
                None => apart = false,
            }
        }
    }
    lines
}

/// Counts letters.
pub(super) fn letters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Tells why a line is no part of the body by its looks.
fn left_out(line: &str) -> Option<Why> {
    if is_page_number(line) {
        Some(Why::PageNumber)
    } else if is_ornament(line) {
        Some(Why::Rule)
    } else {
        None
    }
}

fn look_at_letters(line: &str, number: u32, odd: &mut Odd) {
    if line.is_ascii() && !line.bytes().any(|byte| byte.is_ascii_control() && byte != b'\t') {
        return;
    }
    let mut decomposed = false;
    let mut hidden = false;
    for letter in line.chars() {
        match letter {
            '\u{300}'..='\u{36f}' => decomposed = true,
            '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{feff}' => {}
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => {
                hidden = true;
            }
            '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e01ef}' => hidden = true,
            letter => hidden |= letter.is_control(),
        }
    }
    if decomposed {
        odd.decomposed.push(number);
    }
    if hidden {
        odd.hidden.push(number);
    }
}

/// Writes the row of a table with bars between its cells, whatever parted them.
fn row_of(text: Cow<'_, str>) -> Cow<'_, str> {
    let bars = text.strip_prefix('|').and_then(|rest| rest.strip_suffix('|'));
    let cells: Vec<&str> = match bars {
        Some(row) => row.split('|').map(trimmed).collect(),
        None if text.matches('\t').count() > 1 => text.split('\t').map(trimmed).collect(),
        None => return text,
    };
    Cow::Owned(cells.join(marker::CELLS))
}

/// Parts a paragraph that holds a whole list: `Một là, …; hai là, …`
fn parted(line: Line<'_>) -> Vec<Line<'_>> {
    let is_whole = line.is_row || line.decision.is_some() || !may_hold_list(&line.text);
    let places = if is_whole { Vec::new() } else { marker::inside(&line.text) };
    let Some(first) = places.first().copied() else { return vec![line] };
    let head = (first > 0).then_some(0);
    let starts: Vec<usize> = head.into_iter().chain(places).collect();
    let ends = starts.iter().skip(1).copied().chain([line.text.len()]);
    let piece = |(start, end): (usize, usize)| {
        let text = trimmed(&line.text[start..end]).to_owned();
        let (apart, number) = (line.apart && start == 0, line.number);
        let found = marker::marker(&text).or_else(|| marker::in_sentence(&text));
        let found = if start == 0 { line.marker.clone() } else { found };
        Line {
            number,
            row: line.row,
            decision: None,
            is_cut: line.is_cut && start == 0,
            left_out: None,
            text: Cow::Owned(text),
            marker: found,
            apart,
            is_row: false,
            indent: line.indent,
        }
    };
    starts.iter().copied().zip(ends).map(piece).collect()
}

/// Tells whether the second mark of a list may stand in a text: `(2)`, `hai là`, `thứ hai,`; so
/// that nearly no line is looked at word by word.
fn may_hold_list(text: &str) -> bool {
    let in_brackets = || ["(2)", "(b)", "(ii)"].iter().any(|mark| text.contains(mark));
    let behind = |at: usize| text.as_bytes().get(at + 2..at + 4).unwrap_or_default();
    let is_second = |at: usize| matches!(behind(at), [b',' | b':', _] | [b' ', b'l' | b'L']);
    (text.contains('(') && in_brackets()) || places_of_ai(text).any(is_second)
}

/// Returns where `ai` stands, in small letters or capitals.
fn places_of_ai(text: &str) -> impl Iterator<Item = usize> {
    let pairs = text.as_bytes().windows(2).enumerate();
    pairs.filter(|(_, pair)| matches!(pair, [b'a', b'i'] | [b'A', b'I'])).map(|(at, _)| at)
}

/// Tells whether a line is only a rule: `-----`, `***`, `……`, `./.`
fn is_ornament(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
}

/// Tells whether a line is only the number of a page: `8`, `- 4 -`, `Trang 3/7`.
fn is_page_number(line: &str) -> bool {
    if line.len() > 24 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let folded = fold(line);
    let (bare, named) = match folded.strip_prefix(grammar::PAGE) {
        Some(rest) => (rest, true),
        None => (&*folded, false),
    };
    let is_framed = |letter: char| grammar::DASHES.contains(letter) || letter == ' ';
    let bare = bare.trim_matches(is_framed);
    let is_digits =
        |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    match bare.split_once('/') {
        Some((page, of)) => named && is_digits(page) && is_digits(of),
        None => is_digits(bare),
    }
}

/// Rows that every form has: boxes to be ticked, and the head of the first page.
fn is_usual_row(line: &str) -> bool {
    line.starts_with(['[', '\u{2610}', '\u{2611}', '\u{2612}'])
        || fold(line).contains(grammar::PAGE_HEAD)
}

fn look_at_quotes(line: &Line<'_>, odd: &mut Odd) {
    if !line.text.contains(['\u{201c}', '\u{201d}', '"']) {
        return;
    }
    let (mut open, mut straight, mut reversed) = (0_usize, 0_usize, false);
    for letter in line.text.chars() {
        match letter {
            '\u{201c}' => open += 1,
            '\u{201d}' if open == 0 => reversed = true,
            '\u{201d}' => open -= 1,
            '"' => straight += 1,
            _ => {}
        }
    }
    if reversed {
        odd.reversed.push(line.number);
    } else if open > 0 || straight % 2 == 1 {
        odd.unclosed.push(line.number);
    }
}

/// Letters that a line has at least when it was broken at the edge of a page.
const BROKEN_LETTERS: usize = 40;
/// Letters of the widest line in a report whose lines are broken at the edge of a page.
const PAGE_LETTERS: usize = 140;
/// Bytes up to which a heading in capitals goes on in the next line.
const TITLE_BYTES: usize = 600;
/// One line in so many goes on in small letters where lines are broken at the edge.
const ONE_BROKEN_IN: usize = 8;

/// Joins lines that were broken in the middle of a sentence, or that the user joined.
fn rejoined<'a>(lines: Vec<Line<'a>>, odd: &mut Odd, told: &mut [Told]) -> Vec<Line<'a>> {
    let width = width_of(&lines);
    let mut out: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    let mut last_letters = 0;
    let mut counted: Vec<(Class, u32)> = Vec::new();
    for line in lines {
        let letters = line.text.chars().count();
        let word = line.text.split(' ').next().map_or(0, |word| word.chars().count());
        // Its first word would have stood in the line before, had there been room.
        let was_full = width.is_some_and(|width| last_letters + 1 + word > width);
        let is_broken = |before: &Line<'_>| match line.decision {
            Some(decision) => decision == Decision::Joined,
            None if line.is_cut => false,
            None => {
                may_go_on(before, &line) && goes_on(before, last_letters, &line, was_full, &counted)
            }
        };
        if let Some(before) = out.last_mut()
            && is_broken(before)
        {
            if line.decision.is_none() {
                odd.rejoined.push(line.number);
            }
            let reason = line.decision.map_or(Reason::BrokenLine, |_| Reason::Decided);
            told[line.row] = Told { taken: Taken::Joined, reason };
            let text = before.text.to_mut();
            text.push(' ');
            text.push_str(&line.text);
        } else {
            if let Some(marker) = &line.marker {
                counted.retain(|(class, _)| *class != marker.class);
                counted.push((marker.class, marker.value));
            }
            out.push(line);
        }
        last_letters = letters;
    }
    out
}

/// Returns how many letters a line holds where lines were broken at the edge of a page; nothing
/// where paragraphs are one line each.
fn width_of(lines: &[Line<'_>]) -> Option<usize> {
    let widest = lines.iter().map(|line| line.text.chars().count()).max().unwrap_or(0);
    let small = |line: &&Line<'_>| !line.apart && line.text.starts_with(char::is_lowercase);
    let broken = lines.iter().filter(small).filter(|line| line.marker.is_none()).count();
    let is_broken = widest <= PAGE_LETTERS && broken > 1 && broken * ONE_BROKEN_IN >= lines.len();
    (is_broken && widest > BROKEN_LETTERS).then_some(widest)
}

fn may_go_on(before: &Line<'_>, line: &Line<'_>) -> bool {
    let is_long = before.text.len() + line.text.len() > limits::REPORT_LINE_BYTES;
    let is_row = line.is_row || before.is_row;
    !line.apart && !is_long && !is_row && !marker::is_end(&line.text)
}

fn goes_on(
    before: &Line<'_>,
    letters: usize,
    line: &Line<'_>,
    was_full: bool,
    counted: &[(Class, u32)],
) -> bool {
    let is_closed = before.text.ends_with(['.', ';', ':', '!', '?', '…', '/']);
    if let Some(marker) = &line.marker {
        return was_full && !is_closed && !begins(marker, line, counted);
    }
    if is_closed {
        // The end of a sentence at the edge by chance: its paragraph goes on.
        let leads = before.text.ends_with(':') && line.text.starts_with(char::is_uppercase);
        return was_full && !leads;
    }
    let is_listed = before.text.ends_with(',');
    let is_title = before.text.len() <= TITLE_BYTES
        && before.marker.as_ref().is_some_and(|marker| marker.class.is_heading());
    if is_title && marker::is_capitals(&before.text) && marker::is_capitals(&line.text) {
        return is_listed || before.text.ends_with(['-', '–']) || letters >= BROKEN_LETTERS;
    }
    let is_small = line.text.starts_with(char::is_lowercase);
    was_full || (letters >= BROKEN_LETTERS && (is_small || is_listed))
}

/// Tells whether a mark in the middle of a sentence begins something all the same: it is the
/// first of its list or the next. `… khoá XI,` and in the next line `XII) …` is none.
fn begins(marker: &Marker, line: &Line<'_>, counted: &[(Class, u32)]) -> bool {
    let is_bare = line.text.len() == marker.words;
    if is_bare && !matches!(marker.class, Class::Part | Class::Chapter) {
        return false; // the end of a name: `Nguyễn Văn`, and in the next line `A.`
    }
    if !marker.class.is_counted() {
        return line.text[marker.words..].starts_with(char::is_uppercase);
    }
    let last = counted.iter().find(|(class, _)| *class == marker.class);
    marker.value <= 1 || last.is_some_and(|(_, value)| value + 1 == marker.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, lines: &[(u32, &str)]) {
        let mut odd = Odd::default();
        let all = cleaned(text, &mut odd);
        let mut told = vec![Told::UNTOLD; all.len()];
        let read = paragraphs(all, odd, &mut told, &mut Vec::new());
        let got: Vec<_> = read.iter().map(|line| (line.number, &*line.text)).collect();
        assert_eq!(got, lines, "{text:?}");
    }

    #[test]
    fn rules_and_page_numbers_are_left_out_and_lines_keep_their_number() {
        check("A b\r\n-----\r\n- 4 -\r\nTrang 3/7\r\n8\r\n  c d\u{a0}", &[(1, "A b"), (6, "c d")]);
        check("a\rb\n\nc", &[(1, "a"), (2, "b"), (4, "c")]);
        check("2025.\n12 chi bộ\n30/40", &[(1, "2025."), (2, "12 chi bộ"), (3, "30/40")]);
    }

    #[test]
    fn lines_broken_in_the_middle_are_joined() {
        let first = "- Công tác nắm tình hình ở cơ sở của một số chi bộ";
        check(
            &format!("{first}\ncòn chậm.\n- Việc khác."),
            &[(1, &format!("{first} còn chậm.")), (3, "- Việc khác.")],
        );
        check("Ngắn\nchữ thường", &[(1, "Ngắn"), (2, "chữ thường")]);
        check(
            "II. HẠN CHẾ,\nKHUYẾT ĐIỂM\n1. Một",
            &[(1, "II. HẠN CHẾ, KHUYẾT ĐIỂM"), (3, "1. Một")],
        );
    }
}
