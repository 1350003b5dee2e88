//! Encodings of Vietnamese from before Unicode: how each is recognised, and what its bytes mean.
//!
//! The tables are those of the public standards: TCVN 5712:1993 (VN3, the ABC fonts), the layout
//! of the VNI fonts for Windows, Windows code page 1258. A text in an old font that was saved as
//! Unicode has the same bytes as letters of Latin-1: it is read by the same tables.

use crate::text::composed;

/// An encoding of Vietnamese that was in use before UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN 5712:1993 in the form of the ABC fonts (`.VnTime`).
    Tcvn3,
    /// The VNI fonts (`VNI-Times`).
    Vni,
    /// Windows code page 1258.
    Windows1258,
}

impl Encoding {
    /// All encodings that are recognised.
    pub const ALL: [Self; 3] = [Self::Tcvn3, Self::Vni, Self::Windows1258];

    /// Returns its name, the same in all languages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Windows1258 => "Windows-1258",
        }
    }

    /// Returns the word that names it on a command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
            Self::Windows1258 => "windows-1258",
        }
    }

    /// Returns the text that these bytes mean, composed (NFC).
    pub(super) fn text(self, bytes: &[u8]) -> String {
        self.meant(bytes.iter().map(|byte| western(*byte)))
    }

    /// Returns the text that letters of this old font mean, which stand as if they were Latin.
    pub(super) fn of_latin(self, text: &str) -> String {
        self.meant(text.chars())
    }

    fn meant(self, letters: impl Iterator<Item = char>) -> String {
        let mut letters = letters.peekable();
        let mut out = String::new();
        while let Some(letter) = letters.next() {
            match self {
                Self::Tcvn3 => out.push(of(TCVN3, letter)),
                Self::Windows1258 => out.push(of(WINDOWS_1258, letter)),
                Self::Vni => {
                    let base = of(VNI, letter);
                    out.push(base);
                    let marks = letters.peek().and_then(|next| vni_marks(base, *next));
                    if let Some(marks) = marks {
                        letters.next();
                        out.push_str(marks);
                    }
                }
            }
        }
        composed(&out)
    }
}

fn of(table: &[(char, char)], letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    table.iter().find(|(old, _)| *old == letter).map_or(letter, |(_, new)| *new)
}

/// Signs from 80 to 9F of the Western code page of Windows, on which the old fonts stand.
const WESTERN: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

/// Returns the letter of a byte on a Western Windows.
fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WESTERN[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

/// TCVN 5712:1993, VN3: small letters; of the capitals only those without tone, since the rest are
/// drawn by fonts of their own (`.VnTimeH`).
const TCVN3: &[(char, char)] = &[
    ('\u{a1}', 'Ă'),
    ('\u{a2}', 'Â'),
    ('\u{a3}', 'Ê'),
    ('\u{a4}', 'Ô'),
    ('\u{a5}', 'Ơ'),
    ('\u{a6}', 'Ư'),
    ('\u{a7}', 'Đ'),
    ('\u{a8}', 'ă'),
    ('\u{a9}', 'â'),
    ('\u{aa}', 'ê'),
    ('\u{ab}', 'ô'),
    ('\u{ac}', 'ơ'),
    ('\u{ad}', 'ư'),
    ('\u{ae}', 'đ'),
    ('\u{b5}', 'à'),
    ('\u{b6}', 'ả'),
    ('\u{b7}', 'ã'),
    ('\u{b8}', 'á'),
    ('\u{b9}', 'ạ'),
    ('\u{bb}', 'ằ'),
    ('\u{bc}', 'ẳ'),
    ('\u{bd}', 'ẵ'),
    ('\u{be}', 'ắ'),
    ('\u{c6}', 'ặ'),
    ('\u{c7}', 'ầ'),
    ('\u{c8}', 'ẩ'),
    ('\u{c9}', 'ẫ'),
    ('\u{ca}', 'ấ'),
    ('\u{cb}', 'ậ'),
    ('\u{cc}', 'è'),
    ('\u{ce}', 'ẻ'),
    ('\u{cf}', 'ẽ'),
    ('\u{d0}', 'é'),
    ('\u{d1}', 'ẹ'),
    ('\u{d2}', 'ề'),
    ('\u{d3}', 'ể'),
    ('\u{d4}', 'ễ'),
    ('\u{d5}', 'ế'),
    ('\u{d6}', 'ệ'),
    ('\u{d7}', 'ì'),
    ('\u{d8}', 'ỉ'),
    ('\u{dc}', 'ĩ'),
    ('\u{dd}', 'í'),
    ('\u{de}', 'ị'),
    ('\u{df}', 'ò'),
    ('\u{e1}', 'ỏ'),
    ('\u{e2}', 'õ'),
    ('\u{e3}', 'ó'),
    ('\u{e4}', 'ọ'),
    ('\u{e5}', 'ồ'),
    ('\u{e6}', 'ổ'),
    ('\u{e7}', 'ỗ'),
    ('\u{e8}', 'ố'),
    ('\u{e9}', 'ộ'),
    ('\u{ea}', 'ờ'),
    ('\u{eb}', 'ở'),
    ('\u{ec}', 'ỡ'),
    ('\u{ed}', 'ớ'),
    ('\u{ee}', 'ợ'),
    ('\u{ef}', 'ù'),
    ('\u{f1}', 'ủ'),
    ('\u{f2}', 'ũ'),
    ('\u{f3}', 'ú'),
    ('\u{f4}', 'ụ'),
    ('\u{f5}', 'ừ'),
    ('\u{f6}', 'ử'),
    ('\u{f7}', 'ữ'),
    ('\u{f8}', 'ứ'),
    ('\u{f9}', 'ự'),
    ('\u{fa}', 'ỳ'),
    ('\u{fb}', 'ỷ'),
    ('\u{fc}', 'ỹ'),
    ('\u{fd}', 'ý'),
    ('\u{fe}', 'ỵ'),
];

/// Windows-1258, where it differs from the Western code page; tones are signs behind the vowel.
const WINDOWS_1258: &[(char, char)] = &[
    ('\u{c3}', 'Ă'),
    ('\u{cc}', '\u{300}'),
    ('\u{d0}', 'Đ'),
    ('\u{d2}', '\u{309}'),
    ('\u{d5}', 'Ơ'),
    ('\u{dd}', 'Ư'),
    ('\u{de}', '\u{303}'),
    ('\u{e3}', 'ă'),
    ('\u{ec}', '\u{301}'),
    ('\u{f0}', 'đ'),
    ('\u{f2}', '\u{323}'),
    ('\u{f5}', 'ơ'),
    ('\u{fd}', 'ư'),
    ('\u{fe}', '₫'),
];

/// VNI: the letters that are one byte; the other vowels have their marks in a byte behind them.
const VNI: &[(char, char)] = &[
    ('\u{c6}', 'Ỉ'),
    ('\u{ce}', 'Ỵ'),
    ('\u{d1}', 'Đ'),
    ('\u{d2}', 'Ị'),
    ('\u{d3}', 'Ĩ'),
    ('\u{d4}', 'Ơ'),
    ('\u{d6}', 'Ư'),
    ('\u{e6}', 'ỉ'),
    ('\u{ee}', 'ỵ'),
    ('\u{f1}', 'đ'),
    ('\u{f2}', 'ị'),
    ('\u{f3}', 'ĩ'),
    ('\u{f4}', 'ơ'),
    ('\u{f6}', 'ư'),
];

/// Returns the marks that a letter of VNI means behind a vowel.
fn vni_marks(vowel: char, mark: char) -> Option<&'static str> {
    let small = mark.to_lowercase().next()?;
    let base = vowel.to_lowercase().next()?;
    let marks = match small {
        'ù' => "\u{301}",
        'ø' => "\u{300}",
        'û' => "\u{309}",
        'õ' => "\u{303}",
        'ï' => "\u{323}",
        'â' => "\u{302}",
        'á' => "\u{302}\u{301}",
        'à' => "\u{302}\u{300}",
        'å' => "\u{302}\u{309}",
        'ã' => "\u{302}\u{303}",
        'ä' => "\u{302}\u{323}",
        'ê' => "\u{306}",
        'é' => "\u{306}\u{301}",
        'è' => "\u{306}\u{300}",
        'ú' => "\u{306}\u{309}",
        'ü' => "\u{306}\u{303}",
        'ë' => "\u{306}\u{323}",
        _ => return None,
    };
    let bears = match marks.chars().next()? {
        '\u{302}' => matches!(base, 'a' | 'e' | 'o'),
        '\u{306}' => base == 'a',
        _ => matches!(base, 'a' | 'e' | 'o' | 'u' | 'y' | 'ơ' | 'ư'),
    };
    bears.then_some(marks)
}

/// Names the old encoding that letters of one byte look like.
///
/// The three use different bytes for what is most frequent in Vietnamese: TCVN3 alone has
/// letters from A8 to BE, Windows-1258 writes tones as bytes of their own behind the vowel,
/// VNI does so with others.
pub(super) fn guess(bytes: impl Iterator<Item = u8>) -> Option<Encoding> {
    let (mut high, mut tcvn3, mut vni, mut windows) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut before = b' ';
    for byte in bytes {
        if byte >= 0x80 {
            high += 1;
            let vowel =
                matches!(before.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
            let follows = vowel || matches!(before, 0xe2 | 0xe3 | 0xea | 0xf4 | 0xf5 | 0xfd);
            let (in_tcvn3, in_windows, in_vni) = match byte {
                0xa8..=0xae | 0xb5..=0xbe => (true, false, false),
                0xcc | 0xec | 0xd2 | 0xde | 0xf2 => (false, follows, false),
                0xf0 | 0xfd => (false, true, false),
                0xf8 | 0xf9 | 0xfb | 0xef | 0xe0..=0xe5 => (false, false, vowel),
                0xf1 | 0xf6 => (false, false, true),
                _ => (false, false, false),
            };
            tcvn3 += usize::from(in_tcvn3);
            windows += usize::from(in_windows);
            vni += usize::from(in_vni);
        }
        before = byte;
    }
    let most = tcvn3.max(windows).max(vni);
    if most < 2 || most * 4 < high {
        None
    } else if most == tcvn3 {
        Some(Encoding::Tcvn3)
    } else if most == windows {
        Some(Encoding::Windows1258)
    } else {
        Some(Encoding::Vni)
    }
}

/// Counts letters of Latin-1, and those that only real Vietnamese text has.
fn counted(text: &str) -> (usize, usize) {
    let (mut latin, mut real) = (0_usize, 0_usize);
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        match letter {
            '\u{80}'..='\u{ff}' => latin += 1,
            '\u{111}' | '\u{1a1}' | '\u{1b0}' | '\u{300}'..='\u{323}' | '\u{1ea0}'..='\u{1ef9}' => {
                real += 1;
            }
            _ => {}
        }
        if real > ENOUGH && real * 4 > latin {
            break; // a text in Unicode shows at once
        }
    }
    (latin, real)
}

/// So many real letters tell what a text is.
const ENOUGH: usize = 200;

/// Tells whether the Vietnamese letters of a text are mostly those of Unicode.
pub(super) fn is_unicode(text: &str) -> bool {
    let (latin, real) = counted(text);
    real * 4 > latin
}

/// Letters of Latin-1 below which no old font is looked for.
const LATIN_LETTERS: usize = 20;

/// Names the old font whose letters stand in a text as if they were Latin ones.
pub(super) fn guess_in_text(text: &str) -> Option<Encoding> {
    let (latin, real) = counted(text);
    if latin < LATIN_LETTERS || real * 4 > latin {
        return None;
    }
    let narrow = |letter: char| u8::try_from(u32::from(letter)).unwrap_or(b' ');
    guess(text.chars().map(narrow))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    /// The letters of Vietnamese that ASCII has not, small ones.
    const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

    fn all_letters() -> impl Iterator<Item = char> {
        LETTERS.chars().chain(LETTERS.to_uppercase().chars().collect::<Vec<_>>())
    }

    /// Returns the byte that a table has for a letter.
    fn old(table: &[(char, char)], letter: char) -> Option<u8> {
        let (old, _) = table.iter().find(|(_, new)| *new == letter)?;
        u8::try_from(u32::from(*old)).ok()
    }

    #[test]
    fn every_small_letter_of_tcvn3_comes_back() {
        assert_eq!(LETTERS.chars().count(), 67);
        let capitals = "ĂÂÊÔƠƯĐ";
        for letter in LETTERS.chars().chain(capitals.chars()) {
            let byte = old(TCVN3, letter).unwrap_or_else(|| panic!("no byte for {letter}"));
            assert_eq!(Encoding::Tcvn3.text(&[b'x', byte, b'y']), format!("x{letter}y"));
            assert_eq!(Encoding::Tcvn3.of_latin(&char::from(byte).to_string()), letter.to_string());
        }
        assert_eq!(TCVN3.len(), 74, "no letter has two bytes");
    }

    /// Windows-1258 has base letters and tones; what it writes comes back composed.
    #[test]
    fn every_letter_of_windows_1258_comes_back() {
        for letter in all_letters() {
            // The base keeps its circumflex, breve or horn; the tone comes behind it.
            let pieces: Vec<char> = std::iter::once(letter).nfd().collect();
            let tone = |mark: &char| {
                matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
            };
            let base: String = pieces.iter().copied().filter(|mark| !tone(mark)).nfc().collect();
            let letters = base.chars().chain(pieces.iter().copied().filter(tone));
            let bytes: Vec<u8> = letters
                .map(|each| {
                    let plain = u8::try_from(u32::from(each)).ok();
                    old(WINDOWS_1258, each).or(plain).expect("a byte")
                })
                .collect();
            assert_eq!(Encoding::Windows1258.text(&bytes), letter.to_string(), "{bytes:x?}");
        }
    }

    #[test]
    fn every_letter_of_vni_comes_back() {
        let marks = "ùøûõïâáàåãäêéèúüë";
        let vowels = "aeouyAEOUYôÔöÖ";
        let alone = "ñÑôÔöÖæÆóÓòÒîÎíÍìÌ";
        let pairs = vowels.chars().flat_map(|vowel| {
            let behind = marks.chars().chain(marks.to_uppercase().chars().collect::<Vec<_>>());
            behind.map(move |mark| format!("{vowel}{mark}"))
        });
        let written = pairs.chain(alone.chars().map(|letter| letter.to_string()));
        let mut read: std::collections::HashMap<char, String> = std::collections::HashMap::new();
        for written in written {
            let text = Encoding::Vni.of_latin(&written);
            let mut letters = text.chars();
            if let (Some(letter), None) = (letters.next(), letters.next()) {
                read.entry(letter).or_insert(written);
            }
        }
        for letter in all_letters() {
            let written = read.get(&letter).unwrap_or_else(|| panic!("{letter} is never read"));
            let bytes: Vec<u8> = written
                .chars()
                .map(|each| u8::try_from(u32::from(each)).expect("a byte"))
                .collect();
            assert_eq!(Encoding::Vni.text(&bytes), letter.to_string());
        }
        assert_eq!(read.len(), 134, "nothing but these: {read:?}");
    }

    /// Sentences that everybody knows, as these fonts have them.
    #[test]
    fn known_sentences_are_read() {
        let check = |encoding: Encoding, old: &str, text: &str| {
            assert_eq!(encoding.of_latin(old), text);
            let bytes: Vec<u8> =
                old.chars().map(|each| u8::try_from(u32::from(each)).expect("a byte")).collect();
            assert_eq!(encoding.text(&bytes), text);
        };
        let nation = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc";
        check(
            Encoding::Tcvn3,
            "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc",
            nation,
        );
        check(
            Encoding::Vni,
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc",
            nation,
        );
        check(
            Encoding::Windows1258,
            "Cô\u{f2}ng ho\u{cc}a xa\u{de} hô\u{f2}i chu\u{d2} nghi\u{de}a Viê\u{f2}t Nam. \
             \u{d0}ô\u{f2}c lâ\u{f2}p - T\u{fd}\u{f2} do - Ha\u{f2}nh phu\u{ec}c",
            nation,
        );
        assert_eq!(Encoding::Tcvn3.text(b"\x93\xae\xe3\x94 \x96 \x85"), "“đó” – …");
    }
}
