//! Wrapping and cutting for the screen, by columns and by letters as people see them.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns how many columns the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// Returns where the lines of `text` begin and end, none wider than `columns`, broken between
/// words; a word wider than a line is broken between letters. The blank at which a line was
/// broken belongs to neither line; a line feed always ends a line. There is at least one line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(text, start..start + paragraph.len(), columns, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

fn wrap_paragraph(text: &str, whole: Range<usize>, columns: usize, lines: &mut Vec<Range<usize>>) {
    let mut line_start = whole.start;
    let mut used = 0;
    let mut last_blank: Option<Range<usize>> = None;
    for (offset, letter) in text[whole.clone()].grapheme_indices(true) {
        let at = whole.start + offset;
        let wide = letter.width();
        let blank = letter == " ";
        if used + wide > columns && at > line_start {
            // A blank beyond the edge is where the line breaks; it takes no column itself.
            let gap = if blank { at..at + 1 } else { last_blank.clone().unwrap_or(at..at) };
            lines.push(line_start..gap.start);
            line_start = gap.end;
            used = text[line_start..at.max(line_start)].width();
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
    if text.width() <= columns {
        return Cow::Borrowed(text);
    }
    let mut used = 1; // the sign of the cut
    let mut out = String::new();
    for letter in text.graphemes(true) {
        used += letter.width();
        if used > columns {
            break;
        }
        out.push_str(letter);
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

    proptest! {
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
