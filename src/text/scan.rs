//! Looking for a folded word in bytes that nobody has read yet, without folding them all.
//!
//! One letter of the word is the anchor: the one that is rarest and for which the fewest bytes can
//! stand (`d` only for `d D đ Đ`, most consonants only for themselves). Only where such a byte
//! stands is the text around it folded and compared.

use std::ops::RangeInclusive;

use memchr::{memchr, memchr_iter, memchr2_iter, memchr3_iter, memmem};

use super::fold::{fold, fold_letter};

/// The letters of a folded session, the most frequent first; what is not here is rare.
const FREQUENT: &str = "0nhtidc2goae1m53\"rsulp=7_v4b-6:8y.x9,k";

/// A folded word, ready to be looked for.
#[derive(Debug, Clone)]
pub struct Needle {
    letters: Vec<char>,
    /// Which letter is looked for first.
    anchor: usize,
    sign: Sign,
    /// The letters before and behind it: what stands there and is ASCII must be the same.
    before: Option<u8>,
    behind: Option<u8>,
}

/// Stands for a letter that no ASCII folds to.
const NOT_ASCII: u8 = 0xff;

/// The bytes that tell where the anchor may stand.
#[derive(Debug, Clone)]
enum Sign {
    /// With one of these what folds to it begins.
    One(u8),
    Two(u8, u8),
    Three(u8, u8, u8),
    /// Of each byte, whether what folds to it can end so. Vowels wear so many marks that half of
    /// all letters begin as they do.
    Last(Box<[bool; 256]>),
}

/// What comparing a letter gives.
enum Step {
    /// It is the one that is wanted.
    Same,
    /// It folds to nothing.
    Nothing,
    /// It is another, or there is none.
    Other,
}

impl Needle {
    /// Makes needles of the words of a text, the best first: of all that is looked for together,
    /// each must be there.
    #[must_use]
    pub fn all(text: &str) -> Vec<Self> {
        let mut all: Vec<_> = fold(text).split(' ').filter_map(Self::new).collect();
        all.sort_by_key(|needle| cost(needle.letters[needle.anchor]));
        all
    }

    fn new(folded: &str) -> Option<Self> {
        let letters: Vec<char> = folded.chars().collect();
        let anchor = (0..letters.len()).min_by_key(|at| cost(letters[*at]))?;
        let sign = Sign::of(letters[anchor]);
        let ascii = |letter: &char| u8::try_from(*letter).ok().filter(u8::is_ascii);
        let ascii = |letter: &char| ascii(letter).unwrap_or(NOT_ASCII);
        let before = anchor.checked_sub(1).and_then(|at| letters.get(at)).map(ascii);
        let behind = letters.get(anchor + 1).map(ascii);
        Some(Self { letters, anchor, sign, before, behind })
    }

    /// Tells whether this is the needle of a folded word.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        word.chars().eq(self.letters.iter().copied())
    }

    /// Tells whether the folded bytes have the word.
    #[must_use]
    pub fn is_in(&self, bytes: &[u8]) -> bool {
        let fits = |at: usize| self.fits(bytes, at);
        match &self.sign {
            Sign::One(one) => memchr_iter(*one, bytes).any(fits),
            Sign::Two(one, two) => memchr2_iter(*one, *two, bytes).any(fits),
            Sign::Three(one, two, three) => memchr3_iter(*one, *two, *three, bytes).any(fits),
            Sign::Last(is_last) => {
                let mut ends = (1..).zip(bytes).filter(|(_, byte)| is_last[usize::from(**byte)]);
                ends.any(|(end, _)| letter_before(bytes, end).is_some_and(|(_, at)| fits(at)))
            }
        }
    }

    /// Tells at a glance whether an ASCII letter beside the anchor is another than is wanted.
    fn is_beside(&self, bytes: &[u8], at: usize) -> bool {
        let fits = |byte: Option<&u8>, wanted: Option<u8>| match (byte, wanted) {
            (Some(byte), Some(wanted)) => !byte.is_ascii() || byte.to_ascii_lowercase() == wanted,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        fits(bytes.get(at + 1), self.behind)
            && fits(at.checked_sub(1).and_then(|at| bytes.get(at)), self.before)
    }

    /// Tells whether the word may stand around its anchor, whose first byte is here.
    fn fits(&self, bytes: &[u8], at: usize) -> bool {
        if bytes[at].is_ascii() && !self.is_beside(bytes, at) {
            return false;
        }
        let Some((letter, length)) = letter_at(bytes, at) else { return false };
        if !matches!(compared(letter, self.letters[self.anchor]), Step::Same) {
            return false;
        }
        let (mut from, mut until) = (at, at + length);
        for wanted in &self.letters[self.anchor + 1..] {
            loop {
                let Some((letter, length)) = letter_at(bytes, until) else { return false };
                until += length;
                match compared(letter, *wanted) {
                    Step::Same => break,
                    Step::Nothing => {}
                    Step::Other => return false,
                }
            }
        }
        for wanted in self.letters[..self.anchor].iter().rev() {
            loop {
                let Some((letter, begin)) = letter_before(bytes, from) else { return false };
                from = begin;
                match compared(letter, *wanted) {
                    Step::Same => break,
                    Step::Nothing => {}
                    Step::Other => return false,
                }
            }
        }
        true
    }
}

/// Returns where a byte stands first.
#[must_use]
pub fn find_byte(bytes: &[u8], byte: u8) -> Option<usize> {
    memchr(byte, bytes)
}

/// Returns everywhere that a byte stands, in order.
pub fn each_byte(bytes: &[u8], byte: u8) -> impl Iterator<Item = usize> {
    memchr_iter(byte, bytes)
}

/// Returns where a piece stands first.
#[must_use]
pub fn find_piece(bytes: &[u8], piece: &[u8]) -> Option<usize> {
    memmem::find(bytes, piece)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// How dear it is to look for a letter first.
fn cost(letter: char) -> usize {
    let frequency = FREQUENT.find(letter).map_or(0, |at| FREQUENT.len() - at);
    let has_many = is_vowel(letter) || !letter.is_ascii();
    frequency + if has_many { FREQUENT.len() } else { 0 }
}

impl Sign {
    fn of(folded: char) -> Self {
        let upper = folded.to_ascii_uppercase();
        match (u8::try_from(folded), u8::try_from(upper)) {
            _ if is_vowel(folded) || !folded.is_ascii() => Self::Last(last_bytes(folded)),
            (Ok(low @ b'd'), Ok(high)) => Self::Three(low, high, 0xc4), // đ, Đ
            (Ok(low @ b'k'), Ok(high)) => Self::Three(low, high, 0xe2), // the sign of Kelvin
            (Ok(low), Ok(high)) if low != high => Self::Two(low, high),
            (Ok(low), _) => Self::One(low),
            (Err(_), _) => Self::Last(last_bytes(folded)),
        }
    }
}

/// The letters that Vietnamese is written with, and more: none but these fold to a vowel.
const LATIN: [RangeInclusive<char>; 3] =
    ['\0'..='\u{7f}', '\u{c0}'..='\u{24f}', '\u{1e00}'..='\u{1eff}'];

/// Tells of each byte whether what folds to a letter can end with it.
fn last_bytes(folded: char) -> Box<[bool; 256]> {
    if !folded.is_ascii() {
        return Box::new([true; 256]);
    }
    let mut is_last = [false; 256];
    for letter in LATIN.into_iter().flatten() {
        let mut bytes = [0; 4];
        let last = letter.encode_utf8(&mut bytes).as_bytes().last();
        if let (true, Some(last)) = (fold_letter(letter) == Some(folded), last) {
            is_last[usize::from(*last)] = true;
        }
    }
    Box::new(is_last)
}

fn compared(letter: char, wanted: char) -> Step {
    if letter.is_ascii() {
        let is_same = letter.to_ascii_lowercase() == wanted;
        return if is_same { Step::Same } else { Step::Other };
    }
    match fold_letter(letter) {
        Some(folded) if folded == wanted => Step::Same,
        Some(_) => Step::Other,
        None => Step::Nothing,
    }
}

/// Returns the letter that begins at a byte, and its length; `None` where none does.
fn letter_at(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let first = *bytes.get(at)?;
    let (length, begun) = match first {
        0..0x80 => return Some((char::from(first), 1)),
        0xc2..0xe0 => (2, first & 0x1f),
        0xe0..0xf0 => (3, first & 0xf),
        0xf0..0xf5 => (4, first & 0x7),
        _ => return None,
    };
    // Put together here: whether all is sound text the parser tells.
    let more = |letter: u32, byte: &u8| {
        (byte & 0xc0 == 0x80).then_some(letter << 6 | u32::from(byte & 0x3f))
    };
    let letter = bytes.get(at + 1..at + length)?.iter().try_fold(u32::from(begun), more)?;
    Some((char::from_u32(letter)?, length))
}

/// Returns the letter that ends before a byte, and where it begins.
fn letter_before(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let begin = (1..=4).filter_map(|back| at.checked_sub(back));
    let begin = begin.take_while(|begin| *begin < bytes.len());
    let begin = begin.into_iter().find(|begin| bytes[*begin] & 0xc0 != 0x80)?;
    let (letter, length) = letter_at(bytes, begin)?;
    (begin + length == at).then_some((letter, begin))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn has(text: &[u8], query: &str) -> bool {
        Needle::all(query).iter().all(|needle| needle.is_in(text))
    }

    /// No letter there is folds to an anchor but by one of the bytes that are looked for.
    #[test]
    fn what_folds_to_a_letter_begins_with_one_of_its_bytes() {
        for letter in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let bytes = letter.encode_utf8(&mut bytes).as_bytes();
            let (first, last) = (bytes[0], bytes[bytes.len() - 1]);
            if let Some(folded) = fold_letter(letter) {
                let is_looked_for = match Sign::of(folded) {
                    Sign::One(one) => first == one,
                    Sign::Two(one, two) => [one, two].contains(&first),
                    Sign::Three(one, two, three) => [one, two, three].contains(&first),
                    Sign::Last(is_last) => is_last[usize::from(last)],
                };
                assert!(is_looked_for, "{letter:?} folds to {folded:?}");
            }
        }
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        for (text, query) in [
            ("Khuyết điểm của ĐẢNG uỷ", "khuyet"),
            ("Khuyết điểm của ĐẢNG uỷ", "Đảng điểm"),
            ("Khuyết điểm của ĐẢNG uỷ", "uy"),
            ("ha\u{323}n che\u{302}\u{301}", "hạn chế"),
            ("trao\u{ad}đổi", "traodoi"),
            ("y\u{ea}\u{301}u", "yếu"),
            ("\u{212a}ế", "ke"),
            ("ao", "ao"),
            ("ñandú", "ñan"),
        ] {
            assert!(has(text.as_bytes(), query), "{query} in {text}");
        }
        for (text, query) in [
            ("Khuyết điểm", "khuyetd"),
            ("Khuyết điểm", "hkuyet"),
            ("nandú", "ñan"),
            ("ñ", "n"),
            ("", "a"),
            ("o a", "ao"),
        ] {
            assert!(!has(text.as_bytes(), query), "{query} in {text}");
        }
        assert!(!has(b"\xff\xe1\xbb", "nga"), "what is no text has no word");
    }

    const PIECES: [&str; 19] = [
        "n",
        "g",
        "Đ",
        "ườ",
        "ê\u{323}",
        "A",
        "e\u{301}",
        " ",
        "\n",
        "\u{ad}",
        "kh",
        "7",
        "ñ",
        "ữ",
        "U",
        "y",
        "\u{130}",
        "\u{212a}",
        "“",
    ];

    fn words(most: usize) -> impl Strategy<Value = String> {
        prop::collection::vec(select(&PIECES[..]), 0..most).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        /// What folding everything finds is found, and nothing else.
        #[test]
        fn the_scan_finds_what_folding_finds(text in words(24), query in words(4)) {
            let folded = fold(&text);
            let is_there = fold(&query).split(' ').all(|word| folded.contains(word));
            let is_found = has(text.as_bytes(), &query);
            prop_assert_eq!(is_found, is_there);
        }
    }
}
