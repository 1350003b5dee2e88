//! One Vietnamese letter taken apart: base, shape, tone, case; and put together again.

use unicode_normalization::UnicodeNormalization;

/// What makes another letter of a base: â, ă, ơ, đ. In the order of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// a e i o u y d, and every other letter.
    Plain,
    /// ă.
    Breve,
    /// â ê ô.
    Circumflex,
    /// ơ ư.
    Horn,
    /// đ.
    Bar,
}

/// A tone (thanh), in the order of dictionaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    /// Ngang: no mark.
    Level,
    /// Huyền.
    Grave,
    /// Hỏi.
    Hook,
    /// Ngã.
    Tilde,
    /// Sắc.
    Acute,
    /// Nặng.
    Dot,
}

/// A letter taken apart. What is no Vietnamese letter is its own base, without shape and tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// The letter without shape and tone, in lower case.
    pub base: char,
    /// What makes another letter of it.
    pub shape: Shape,
    /// The tone written on it.
    pub tone: Tone,
    /// Whether it is a capital.
    pub upper: bool,
}

impl Letter {
    /// Takes a composed character apart.
    pub(super) fn new(character: char) -> Self {
        let whole =
            |base: char, upper: bool| Self { base, shape: Shape::Plain, tone: Tone::Level, upper };
        if character.is_ascii() {
            return whole(character.to_ascii_lowercase(), character.is_ascii_uppercase());
        }
        let mut lower = character.to_lowercase();
        let small = match (lower.next(), lower.next()) {
            (Some(small), None) => small,
            _ => character,
        };
        let mut letter = whole(small, small != character);
        for part in std::iter::once(small).nfd() {
            match part {
                'đ' => (letter.base, letter.shape) = ('d', Shape::Bar),
                '\u{306}' => letter.shape = Shape::Breve,
                '\u{302}' => letter.shape = Shape::Circumflex,
                '\u{31b}' => letter.shape = Shape::Horn,
                '\u{300}' => letter.tone = Tone::Grave,
                '\u{309}' => letter.tone = Tone::Hook,
                '\u{303}' => letter.tone = Tone::Tilde,
                '\u{301}' => letter.tone = Tone::Acute,
                '\u{323}' => letter.tone = Tone::Dot,
                base => letter.base = base,
            }
        }
        // ñ, ç, ü and their like are no Vietnamese letters, and some capitals are not found
        // again: they stay whole.
        [letter, whole(small, small != character)]
            .into_iter()
            .find(|letter| letter.is_whole_or_vietnamese() && letter.character() == character)
            .unwrap_or(whole(character, false))
    }

    fn is_whole_or_vietnamese(self) -> bool {
        (self.shape == Shape::Plain && self.tone == Tone::Level) || self.is_vietnamese()
    }

    fn is_vietnamese(self) -> bool {
        match self.shape {
            Shape::Plain => self.is_vowel(),
            Shape::Breve => self.base == 'a',
            Shape::Circumflex => matches!(self.base, 'a' | 'e' | 'o'),
            Shape::Horn => matches!(self.base, 'o' | 'u'),
            Shape::Bar => self.base == 'd',
        }
    }

    /// Tells whether it is a vowel of Vietnamese, in any shape.
    pub(super) fn is_vowel(self) -> bool {
        matches!(self.base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
    }

    /// Returns the letter without its tone and in lower case.
    pub(super) fn toneless(self) -> char {
        match (self.base, self.shape) {
            ('a', Shape::Breve) => 'ă',
            ('a', Shape::Circumflex) => 'â',
            ('e', Shape::Circumflex) => 'ê',
            ('o', Shape::Circumflex) => 'ô',
            ('o', Shape::Horn) => 'ơ',
            ('u', Shape::Horn) => 'ư',
            ('d', Shape::Bar) => 'đ',
            (base, _) => base,
        }
    }

    /// Puts the letter together.
    pub(super) fn character(self) -> char {
        let toneless = self.toneless();
        let mark = match self.tone {
            Tone::Level => None,
            Tone::Grave => Some('\u{300}'),
            Tone::Hook => Some('\u{309}'),
            Tone::Tilde => Some('\u{303}'),
            Tone::Acute => Some('\u{301}'),
            Tone::Dot => Some('\u{323}'),
        };
        let small = match mark {
            None => toneless,
            Some(mark) => [toneless, mark].into_iter().nfc().next().unwrap_or(toneless),
        };
        if self.upper { small.to_uppercase().next().unwrap_or(small) } else { small }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_taken_apart_and_put_together() {
        let mut count = 0;
        for character in '\0'..='\u{2fff}' {
            let letter = Letter::new(character);
            assert_eq!(letter.character(), character, "{letter:?}");
            count += usize::from(letter.shape != Shape::Plain || letter.tone != Tone::Level);
        }
        assert_eq!(count, 134);
    }

    #[test]
    fn other_alphabets_stay_whole() {
        for character in ['ñ', 'ç', 'š', 'ǹ', 'ї', 'İ', 'ß', '가', 'ü'] {
            let letter = Letter::new(character);
            assert_eq!((letter.shape, letter.tone), (Shape::Plain, Tone::Level), "{character}");
        }
    }
}
