//! The one door for text: what comes in is composed and cannot steer a terminal; what goes out
//! is made safe once more.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::limits;

/// Text that was typed, pasted or given as an argument, cleaned.
///
/// It is composed (NFC), holds no control characters but line feeds, none that turn the
/// direction of writing, and no invisible ones; white space at its end is cut.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clean(String);

impl Clean {
    /// Cleans text of several lines.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self(stripped(raw).trim_end().to_owned())
    }

    /// Cleans text that is to stand on one line: line ends become spaces.
    #[must_use]
    pub fn line(raw: &str) -> Self {
        Self(stripped(raw).replace('\n', " ").trim().to_owned())
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether nothing but white space is left.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

/// Returns the text composed and without what must not come in; white space at the ends stays.
///
/// Tabs become spaces, all sorts of line ends become line feeds, whole escape sequences go with
/// what they carry.
#[must_use]
pub fn stripped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut letters = without_escapes(raw).peekable();
    while let Some(letter) = letters.next() {
        if letter == '\r' {
            letters.next_if_eq(&'\n');
        }
        out.extend(kept(letter));
    }
    composed(&out)
}

/// Returns the text composed (NFC), with no more marks on a letter than are allowed.
#[must_use]
pub fn composed(text: &str) -> String {
    let mut marks = 0;
    text.nfc()
        .filter(|letter| {
            marks = if is_combining_mark(*letter) { marks + 1 } else { 0 };
            marks <= limits::MARKS_ON_A_LETTER
        })
        .collect()
}

/// Returns what one typed character comes in as: a line feed for any line end, a space for a
/// tab, `None` for what must not come in.
#[must_use]
pub fn kept(letter: char) -> Option<char> {
    match letter {
        '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        letter if is_dropped(letter) => None,
        letter => Some(letter),
    }
}

/// Returns the text as it may be drawn: composed, and each character that could steer the
/// terminal or hide something replaced by U+FFFD. Line feeds are replaced too: who draws
/// several lines splits them before.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    let harmless = |letter: char| !letter.is_control() && !is_dropped(letter);
    if is_usual(text) || (is_composed(text) && text.chars().all(harmless)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.nfc().map(|letter| if harmless(letter) { letter } else { '\u{fffd}' }).collect(),
    )
}

/// Tells whether all letters and their marks are composed (NFC).
#[must_use]
pub fn is_composed(text: &str) -> bool {
    is_usual(text) || unicode_normalization::is_nfc(text)
}

/// Tells of nearly every text that is ever shown that all its letters are harmless, and composed
/// whatever stands beside them, by its bytes and without a branch for each of them: the tables of
/// all letters that there are cost ten times as much. They are those of ASCII, U+00C0 to U+01BF,
/// U+1E80 to U+1EFF and the signs U+2010 to U+2027.
fn is_usual(text: &str) -> bool {
    let first = text.as_bytes();
    let [second, third] = [1, 2].map(|from| first.get(from..).unwrap_or_default());
    // As numbers, since compilers look at many bytes at once only so.
    let odd = |byte: u8| {
        let is_control = u8::from(byte < b' ') | u8::from(byte == 0x7f) | u8::from(byte == 0xc2);
        is_control | u8::from(byte > 0xe2) | (u8::from(byte > 0xc6) & u8::from(byte < 0xe1))
    };
    let odd_letter = |first: u8, second: u8, third: u8| {
        let is_no_letter = u8::from(second | 1 != 0xbb);
        let is_no_sign = u8::from(second != 0x80) | u8::from(third.wrapping_sub(0x90) > 0x17);
        (u8::from(first == 0xe1) & is_no_letter) | (u8::from(first == 0xe2) & is_no_sign)
    };
    let alone = first.iter().fold(0, |all, byte| all | odd(*byte));
    let letters = first.iter().zip(second).zip(third);
    letters.fold(alone, |all, ((first, second), third)| all | odd_letter(*first, *second, *third))
        == 0
}

/// Tells whether a character is dropped on the way in: controls, marks of direction, invisible
/// letters, non-characters.
fn is_dropped(letter: char) -> bool {
    match letter {
        '\n' => false,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {
            true
        }
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}' => true,
        '\u{fdd0}'..='\u{fdef}' => true,
        letter => letter.is_control() || (letter as u32) & 0xfffe == 0xfffe,
    }
}

/// Leaves out whole escape sequences: `ESC [ … letter`, `ESC ] … BEL`, and `ESC` with one letter.
fn without_escapes(raw: &str) -> impl Iterator<Item = char> {
    let mut letters = raw.chars();
    std::iter::from_fn(move || {
        loop {
            let introduced = match letters.next()? {
                '\u{1b}' => match letters.clone().next() {
                    Some(next @ ('[' | ']' | 'P' | 'X' | '^' | '_')) => {
                        letters.next();
                        next
                    }
                    Some(next) if next.is_ascii_graphic() => {
                        letters.next();
                        continue;
                    }
                    _ => continue,
                },
                '\u{9b}' => '[',
                '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => ']',
                letter => return Some(letter),
            };
            skip_payload(&mut letters, introduced == '[');
        }
    })
}

fn skip_payload(letters: &mut std::str::Chars<'_>, is_csi: bool) {
    // An unfinished sequence must not eat the words behind it: look ahead on a copy first.
    let mut ahead = letters.clone();
    while let Some(letter) = ahead.next() {
        let ends = if is_csi {
            matches!(letter, '@'..='~')
        } else if letter == '\u{1b}' && ahead.clone().next() == Some('\\') {
            ahead.next();
            true
        } else {
            matches!(letter, '\u{7}' | '\u{9c}')
        };
        if ends {
            *letters = ahead;
            return;
        }
        if letter == '\n' || (is_csi && !matches!(letter, ' '..='?')) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::*;

    /// What is taken for usual could not be told from what the tables of all letters say.
    #[test]
    fn what_is_usual_is_composed_and_harmless() {
        let mut count = 0;
        for letter in ('\0'..=char::MAX).filter(|letter| is_usual(&letter.to_string())) {
            count += 1;
            let composed = is_nfc_quick(std::iter::once(letter)) == IsNormalized::Yes;
            assert!(composed && canonical_combining_class(letter) == 0, "{letter:?}");
            assert!(!letter.is_control() && !is_dropped(letter), "{letter:?}");
        }
        assert_eq!(count, 95 + 0x100 + 0x80 + 0x18);
    }

    fn check(raw: &str, clean: &str) {
        assert_eq!(Clean::new(raw).as_str(), clean, "from {raw:?}");
    }

    #[test]
    fn typed_vietnamese_is_composed_and_otherwise_untouched() {
        check("Vie\u{302}\u{323}t Nam", "Việt Nam");
        check("uỷ ban, ủy ban", "uỷ ban, ủy ban");
        check("  lùi vào  ", "  lùi vào");
        check("không\u{a0}ngắt", "không\u{a0}ngắt");
    }

    #[test]
    fn line_ends_of_all_sorts_become_line_feeds() {
        check("a\r\nb\rc\u{2028}d\u{85}e", "a\nb\nc\nd\ne");
        assert_eq!(Clean::line(" a\r\nb ").as_str(), "a b");
    }

    #[test]
    fn nothing_that_steers_a_terminal_comes_in() {
        check("a\u{1b}[2Jb", "ab");
        check("a\u{1b}]0;title\u{7}b", "ab");
        check("a\u{1b}]52;c;AAAA\u{1b}\\b", "ab");
        check("a\u{9b}31mb\u{7}\u{0}\u{7f}c", "abc");
        check("a\u{1b}[ư không đóng", "aư không đóng");
        check("a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\u{fe0f}f\u{e0041}g", "abcdefg");
    }

    #[test]
    fn marks_beyond_the_limit_are_dropped() {
        let marks = "\u{316}".repeat(limits::MARKS_ON_A_LETTER + 1);
        let kept = "\u{316}".repeat(limits::MARKS_ON_A_LETTER);
        check(&format!("x{marks}y"), &format!("x{kept}y"));
    }

    #[test]
    fn what_is_drawn_is_safe_even_where_a_file_is_not() {
        assert_eq!(shown("Đảng uỷ"), "Đảng uỷ");
        assert_eq!(shown("bi\u{300}nh"), "bình");
        assert_eq!(shown("a\u{1b}[2Jb\u{202e}"), "a\u{fffd}[2Jb\u{fffd}");
        assert_eq!(shown("a\nb"), "a\u{fffd}b");
    }
}
