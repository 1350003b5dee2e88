//! Wrapping and cutting for the screen, by columns and by letters as people see them.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns how many columns the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.chars().count() } else { text.width() }
}

/// Tells whether each character of a text surely is a letter of its own that takes one column
/// and is drawn as it stands. Nearly all that is written here is such; then the tables of
/// Unicode, which cost more than all else in a frame, need not be asked.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.chars().all(is_plain_letter)
}

/// Gives the letters of a text as people see them, with the byte where each begins and the
/// columns it takes.
#[must_use]
pub fn letters(text: &str) -> Letters<'_> {
    Letters { text, at: 0 }
}

/// The letters of a text; see [`letters`].
#[derive(Debug, Clone)]
pub struct Letters<'a> {
    text: &'a str,
    at: usize,
}

/// One letter as people see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter<'a> {
    /// Byte where it begins.
    pub at: usize,
    /// What it is made of.
    pub text: &'a str,
    /// Columns it takes.
    pub columns: usize,
}

impl<'a> Iterator for Letters<'a> {
    type Item = Letter<'a>;

    fn next(&mut self) -> Option<Letter<'a>> {
        let (at, rest) = (self.at, self.text.get(self.at..)?);
        let mut characters = rest.chars();
        let first = characters.next()?;
        let plain = is_plain_letter(first) && characters.next().is_none_or(is_plain_letter);
        let (text, columns) = if plain {
            (&rest[..first.len_utf8()], 1)
        } else {
            let letter = rest.graphemes(true).next()?;
            (letter, letter.width())
        };
        self.at += text.len();
        Some(Letter { at, text, columns })
    }
}

/// Tells whether a character surely takes one column and never joins another such to a letter:
/// Latin letters as composed in Vietnamese, and common signs.
fn is_plain_letter(letter: char) -> bool {
    matches!(
        letter,
        ' '..='~'
            | '\u{c0}'..='\u{24f}'
            | '\u{1e00}'..='\u{1eff}'
            | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '•'
    )
}

/// Returns where the lines of `text` begin and end, none wider than `columns`, broken between
/// words; a word wider than a line is broken between letters. The blank at which a line was
/// broken belongs to neither line; a line feed always ends a line. There is at least one line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    wrap_by(text, columns, |letter| letter.columns)
}

/// Does the same with letters of other widths, as `measure` tells them.
#[must_use]
pub fn wrap_by(
    text: &str,
    columns: usize,
    measure: impl Fn(Letter<'_>) -> usize,
) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(text, start..start + paragraph.len(), columns, &measure, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

fn wrap_paragraph(
    text: &str,
    whole: Range<usize>,
    columns: usize,
    measure: impl Fn(Letter<'_>) -> usize,
    lines: &mut Vec<Range<usize>>,
) {
    let mut line_start = whole.start;
    let mut used = 0;
    let mut last_blank: Option<Range<usize>> = None;
    for letter in letters(&text[whole.clone()]) {
        let at = whole.start + letter.at;
        let wide = measure(letter);
        let blank = letter.text == " ";
        if used + wide > columns && at > line_start {
            // A blank beyond the edge is where the line breaks; it takes no column itself.
            let gap = if blank { at..at + 1 } else { last_blank.clone().unwrap_or(at..at) };
            lines.push(line_start..gap.start);
            line_start = gap.end;
            used = letters(&text[line_start..at.max(line_start)]).map(&measure).sum();
            last_blank = None;
            if blank {
                continue;
            }
        }
        if blank {
            last_blank = Some(at..at + 1);
        }
        used += wide;
    }
    lines.push(line_start..whole.end);
}

/// Returns the text cut to this many columns, with `…` at its end where something was cut.
#[must_use]
pub fn clip(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut used = 1; // the sign of the cut
    let mut out = String::new();
    for letter in letters(text) {
        used += letter.columns;
        if used > columns {
            break;
        }
        out.push_str(letter.text);
    }
    let mut out = out.trim_end().to_owned();
    if columns > 0 {
        out.push('…');
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, columns: usize, lines: &[&str]) {
        let got: Vec<&str> = wrap(text, columns).into_iter().map(|line| &text[line]).collect();
        assert_eq!(got, lines, "{text:?} in {columns} columns");
    }

    #[test]
    fn lines_break_between_words() {
        check("công tác tạo nguồn", 8, &["công tác", "tạo", "nguồn"]);
        check("công tác tạo nguồn", 9, &["công tác", "tạo nguồn"]);
        check("công tác", 80, &["công tác"]);
        check("", 10, &[""]);
        check("a\n\nb", 10, &["a", "", "b"]);
    }

    #[test]
    fn a_word_wider_than_the_line_breaks_between_letters() {
        check("nghiêng", 3, &["ngh", "iên", "g"]);
        check("a nghiêng", 3, &["a", "ngh", "iên", "g"]);
        check("vie\u{302}\u{323}t", 3, &["vie\u{302}\u{323}", "t"]);
    }

    #[test]
    fn cutting_says_so() {
        assert_eq!(clip("khuyết điểm", 11), "khuyết điểm");
        assert_eq!(clip("khuyết điểm", 8), "khuyết…");
        assert_eq!(clip("khuyết điểm", 1), "…");
        assert_eq!(clip("khuyết điểm", 0), "");
    }

    #[test]
    fn plain_letters_take_one_column_and_stand_alone() {
        let plain: Vec<char> =
            ('\0'..=char::MAX).filter(|letter| is_plain_letter(*letter)).collect();
        assert_eq!(plain.len(), 95 + 400 + 256 + 8);
        for letter in &plain {
            assert_eq!(letter.to_string().width(), 1, "{letter}");
            for other in ["a", "ế", "…", &letter.to_string()] {
                assert_eq!(format!("{letter}{other}").graphemes(true).count(), 2, "{letter}");
                assert_eq!(format!("{other}{letter}").graphemes(true).count(), 2, "{letter}");
            }
        }
    }

    /// What is called plain needs no look before it is drawn: it is composed, steers nothing.
    #[test]
    fn what_is_plain_is_drawn_as_it_stands() {
        for letter in ('\0'..=char::MAX).filter(|letter| is_plain_letter(*letter)) {
            let text = letter.to_string();
            assert_eq!(crate::text::shown(&text), text);
            assert_eq!(text.width(), 1, "{letter:?}");
        }
        assert!(!["a\u{1b}b", "bi\u{300}nh"].into_iter().any(is_plain) && is_plain("Đảng uỷ"));
    }

    proptest! {
        /// The short way gives the letters that the tables of Unicode give.
        #[test]
        fn letters_are_those_of_unicode(text in "[a-cđế…\u{301}\u{200d}\u{1f468}🇻🇳한 \n]{0,20}") {
            let got: Vec<(usize, &str)> =
                letters(&text).map(|letter| (letter.at, letter.text)).collect();
            prop_assert_eq!(got, text.grapheme_indices(true).collect::<Vec<_>>());
            for letter in letters(&text) {
                prop_assert_eq!(letter.columns, letter.text.width());
            }
        }

        /// No letter is lost but the blanks at which lines break, and none is out of the edge.
        #[test]
        fn wrapping_keeps_every_word(text in "[a-zđếữ \n]{0,80}", columns in 1usize..20) {
            let lines = wrap(&text, columns);
            let mut end = 0;
            for line in &lines {
                let between = &text[end..line.start];
                prop_assert!(between.chars().all(|letter| letter == ' ' || letter == '\n'));
                prop_assert!(text[line.clone()].width() <= columns);
                end = line.end;
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
