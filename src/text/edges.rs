//! Where letters, words and lines of a text begin and end.
//!
//! Nothing here goes through the whole text: a key in a long remark costs as much as in a short
//! one.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Returns the edge of letters before `at`, or the text's beginning.
#[must_use]
pub fn before(text: &str, at: usize) -> usize {
    let edge = GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0);
    edge.ok().flatten().unwrap_or(0)
}

/// Returns the edge of letters behind `at`, or the text's end.
#[must_use]
pub fn behind(text: &str, at: usize) -> usize {
    let edge = GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0);
    edge.ok().flatten().unwrap_or(text.len())
}

/// Returns `at` itself where it is an edge of letters, or the next edge behind it.
#[must_use]
pub fn edge(text: &str, at: usize) -> usize {
    let at = (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    match GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) {
        Ok(true) => at,
        _ => behind(text, at),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Blank,
    LineEnd,
    Word,
    Sign,
}

fn sort(letter: &str) -> Sort {
    match letter.chars().next() {
        Some('\n') | None => Sort::LineEnd,
        Some(first) if first.is_whitespace() => Sort::Blank,
        Some(first) if first.is_alphanumeric() || is_combining_mark(first) => Sort::Word,
        Some(_) => Sort::Sign,
    }
}

/// Returns the beginning of the word before `at`; a run of signs is a word, a line end is one.
#[must_use]
pub fn word_before(text: &str, at: usize) -> usize {
    let mut start = at;
    let mut found = None;
    for letter in text[..at].graphemes(true).rev() {
        let sort = sort(letter);
        match found {
            None if sort == Sort::Blank => {}
            None => found = Some(sort),
            Some(found) if found == sort && sort != Sort::LineEnd => {}
            Some(_) => break,
        }
        start -= letter.len();
    }
    start
}

/// Returns the beginning of the word behind the one at `at`, or the end of the line.
#[must_use]
pub fn word_behind(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut found = None;
    for letter in text[at..].graphemes(true) {
        let sort = sort(letter);
        let goes_on = match found {
            None => true,
            Some(Sort::LineEnd) => false,
            Some(found) => sort == found || sort == Sort::Blank,
        };
        if !goes_on {
            break;
        }
        found = if sort == Sort::Blank { Some(Sort::Blank) } else { found.or(Some(sort)) };
        end += letter.len();
    }
    end
}

/// Returns where the letters and digits right before `at` begin.
#[must_use]
pub fn term_before(text: &str, at: usize) -> usize {
    let belongs = |letter: &char| letter.is_alphanumeric() || is_combining_mark(*letter);
    let bytes: usize = text[..at].chars().rev().take_while(belongs).map(char::len_utf8).sum();
    at - bytes
}

/// Returns the line of the text in which `at` lies, without its line feed.
#[must_use]
pub fn line(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[at..].find('\n').map_or(text.len(), |feed| at + feed);
    start..end
}

/// Returns the range around `range` that is enough to look at to keep the text composed when
/// `range` is replaced: up to letters that nothing can be put on or drawn into.
#[must_use]
pub fn unsettled(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut start = range.start;
    for letter in text[..range.start].chars().rev() {
        start -= letter.len_utf8();
        if is_settled(letter) {
            break;
        }
    }
    let mut end = range.end;
    for letter in text[range.end..].chars() {
        if is_settled(letter) {
            break;
        }
        end += letter.len_utf8();
    }
    start..end
}

/// Tells whether a letter never combines with what stands before it.
fn is_settled(letter: char) -> bool {
    letter.is_ascii()
        || (canonical_combining_class(letter) == 0
            && !is_combining_mark(letter)
            && is_nfc_quick(std::iter::once(letter)) == IsNormalized::Yes)
}

/// Returns the letters without their tones, composed; their shapes stay: `tiế` gives `tiê`.
#[must_use]
pub fn without_tones(letters: &str) -> String {
    let is_tone =
        |mark: &char| matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    letters.nfd().filter(|mark| !is_tone(mark)).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_or_of_signs() {
        let text = "Đồng chí, … nói\nrồi";
        let mut at = text.len();
        let mut starts = Vec::new();
        while at > 0 {
            at = word_before(text, at);
            starts.push(&text[at..]);
        }
        let expected =
            ["rồi", "\nrồi", "nói\nrồi", "… nói\nrồi", ", … nói\nrồi", "chí, … nói\nrồi", text];
        assert_eq!(starts, expected);

        let mut at = 0;
        let mut ends = Vec::new();
        while at < text.len() {
            at = word_behind(text, at);
            ends.push(&text[..at]);
        }
        let expected = [
            "Đồng ",
            "Đồng chí",
            "Đồng chí, ",
            "Đồng chí, … ",
            "Đồng chí, … nói",
            "Đồng chí, … nói\n",
            text,
        ];
        assert_eq!(ends, expected);
    }

    #[test]
    fn the_term_before_the_cursor_is_letters_and_digits() {
        for (text, term) in [("nói đc", "đc"), ("(HC2", "HC2"), ("a ", ""), ("", ""), ("a.b", "b")]
        {
            assert_eq!(&text[term_before(text, text.len())..], term, "{text}");
        }
    }

    #[test]
    fn edges_are_those_of_letters_as_seen() {
        let text = "x\u{316}\u{317}y";
        assert_eq!((before(text, 5), behind(text, 0), edge(text, 2), edge(text, 5)), (0, 5, 5, 5));
    }

    #[test]
    fn a_tone_goes_and_the_shape_stays() {
        assert_eq!(without_tones("tiế\u{303}ỢđÀ"), "tiêƠđA");
    }
}
