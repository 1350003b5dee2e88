//! A word as a Vietnamese syllable: its beginning, its vowels, its end, and where its tone goes.

use unicode_normalization::UnicodeNormalization;

use super::ToneStyle;
use super::rimes::{ONSETS, may_become};
use crate::text::letter::{Letter, Shape, Tone};

/// A word as it is being typed: letters without tone, and the tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The letters; none of them wears a tone.
    pub letters: Vec<Letter>,
    /// The tone of the whole word.
    pub tone: Tone,
}

/// Where the parts of a syllable are, as numbers of letters: the vowels begin at `onset` and end
/// before `coda`, where the consonants at its end begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Split {
    pub onset: usize,
    pub coda: usize,
}

impl Word {
    /// Reads a word; `None` where it has more than one tone, as no Vietnamese word has.
    pub(super) fn read(word: &str) -> Option<Self> {
        let mut tone = Tone::Level;
        let mut letters = Vec::with_capacity(word.len() + 1);
        for mut letter in word.nfc().map(Letter::new) {
            if letter.tone != Tone::Level {
                if tone != Tone::Level {
                    return None;
                }
                tone = std::mem::replace(&mut letter.tone, Tone::Level);
            }
            letters.push(letter);
        }
        Some(Self { letters, tone })
    }

    /// Returns its parts; `None` where it cannot become a Vietnamese syllable.
    pub(super) fn split(&self) -> Option<Split> {
        let at = |number: usize| self.letters.get(number).map(|letter| letter.toneless());
        let consonants = self.letters.iter().take_while(|letter| !letter.is_vowel()).count();
        let is_glide = |letter: char| at(0) == Some(letter) && consonants == 1;
        if is_glide('q') && at(1) == Some('u') {
            return self.split_at(2);
        }
        // gi is a beginning where a vowel follows; in gì and giếng the i is a vowel.
        let has_vowel_behind = self.letters.get(2).is_some_and(|letter| letter.is_vowel());
        if is_glide('g') && at(1) == Some('i') && has_vowel_behind {
            return self.split_at(2).or_else(|| self.split_at(1));
        }
        self.split_at(consonants)
    }

    fn split_at(&self, onset: usize) -> Option<Split> {
        let (head, rime) = self.letters.split_at(onset);
        let head: String = head.iter().map(|letter| letter.toneless()).collect();
        let rime: Vec<char> = rime.iter().map(|letter| letter.toneless()).collect();
        let vowels = self.letters[onset..].iter().take_while(|letter| letter.is_vowel()).count();
        let sounds = (head == "qu" || ONSETS.contains(&head.as_str())) && may_become(&rime);
        sounds.then_some(Split { onset, coda: onset + vowels })
    }

    /// Tells whether the tone can stand with the end of the word: before c, ch, p, t only sắc and
    /// nặng can.
    pub(super) fn can_wear(&self, split: Split, tone: Tone) -> bool {
        let coda = &self.letters[split.coda..];
        let is_stopped = match coda.first().map(|letter| letter.base) {
            Some('c' | 'k' | 'p' | 't') => true,
            Some(_) | None => false,
        };
        !is_stopped || matches!(tone, Tone::Level | Tone::Acute | Tone::Dot)
    }

    /// Writes the word with its tone where it belongs.
    pub(super) fn write(&self, split: Split, style: ToneStyle) -> String {
        let carrier = split.onset + carrier(&self.letters[split.onset..], split, style);
        let letters = self.letters.iter().enumerate().map(|(number, letter)| {
            let tone = if number == carrier { self.tone } else { Tone::Level };
            Letter { tone, ..*letter }.character()
        });
        letters.collect()
    }
}

/// Returns which letter of the rime wears the tone.
fn carrier(rime: &[Letter], split: Split, style: ToneStyle) -> usize {
    let vowels = &rime[..split.coda - split.onset];
    // ê, ơ, ă … always take it; of ươ the ơ.
    if let Some(shaped) = vowels.iter().rposition(|letter| letter.shape != Shape::Plain) {
        return shaped;
    }
    let is_closed = rime.len() > vowels.len();
    let bases: Vec<char> = vowels.iter().map(|letter| letter.base).collect();
    match bases.as_slice() {
        [] | [_] => 0,
        all if is_closed => all.len() - 1,
        // Not yet iê, yê, uô, uê: there the second letter will take it.
        ['i' | 'y' | 'u', 'e'] | ['u', 'o'] => 1,
        ['o', 'a' | 'e'] | ['u', 'y'] => usize::from(style == ToneStyle::New),
        [_, _] => 0,
        ['u', 'y', 'e'] => 2,
        _ => 1,
    }
}
