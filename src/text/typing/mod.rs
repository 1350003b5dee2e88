//! Telex and VNI, for machines without an input method of their own.
//!
//! One key at a time and without memory: what the word before the cursor becomes depends on that
//! word and the key alone. Keys that make no sense in a Vietnamese syllable are letters.

mod rimes;
mod syllable;
#[cfg(test)]
pub(crate) mod tests;

use syllable::{Split, Word};

use super::letter::{Letter, Shape, Tone};

/// How Vietnamese letters are typed on a Latin keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Letters: aa aw ee oo ow uw w dd for â ă ê ô ơ ư ư đ, s f r x j for tones, z for none.
    Telex,
    /// Digits: 6 7 8 9 for the shapes, 1 2 3 4 5 for tones, 0 for none.
    Vni,
}

impl Method {
    /// All methods, in the order in which a key goes through them.
    pub const ALL: [Self; 2] = [Self::Telex, Self::Vni];
}

/// Where the tone stands in oa, oe, uy at the end of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ToneStyle {
    /// On the first: hòa, hòe, thủy.
    #[default]
    Old,
    /// On the second: hoà, hoè, thuỷ.
    New,
}

/// What Backspace takes back of a letter with a tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Backspace {
    /// The whole letter, as most input methods expect.
    #[default]
    Letter,
    /// The tone first: for input methods that count it as a letter of its own ("Unicode tổ hợp").
    Tone,
}

/// How letters are typed: as they come, or in a method of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Typing {
    /// The method; `None`: letters as they come.
    pub method: Option<Method>,
    /// Where tones stand in oa, oe, uy.
    pub style: ToneStyle,
    /// What Backspace takes back.
    pub backspace: Backspace,
}

impl Typing {
    /// Returns it with the next method: from none to Telex, to VNI, to none.
    #[must_use]
    pub fn with_next_method(self) -> Self {
        let next = match self.method {
            None => Some(Method::Telex),
            Some(Method::Telex) => Some(Method::Vni),
            Some(Method::Vni) => None,
        };
        Self { method: next, ..self }
    }

    /// Returns it with the other place of tones.
    #[must_use]
    pub fn with_other_style(self) -> Self {
        let style = match self.style {
            ToneStyle::Old => ToneStyle::New,
            ToneStyle::New => ToneStyle::Old,
        };
        Self { style, ..self }
    }

    /// Returns it with Backspace doing the other thing.
    #[must_use]
    pub fn with_other_backspace(self) -> Self {
        let backspace = match self.backspace {
            Backspace::Letter => Backspace::Tone,
            Backspace::Tone => Backspace::Letter,
        };
        Self { backspace, ..self }
    }
}

/// What the word before the cursor becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The word with the key worked in, composed (NFC).
    pub word: String,
    /// Whether the key did anything but stand at the end of the word as it was.
    pub is_changed: bool,
}

/// What a key wants of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Want {
    Tone(Tone),
    /// â, ê, ô; of these letters only.
    Circumflex(&'static str),
    /// ơ and ư, ă, or whichever of them can be.
    Hook {
        horn: bool,
        breve: bool,
    },
    Bar,
    Letter,
}

/// Tells what the word before the cursor becomes when `key` is typed behind it.
#[must_use]
pub fn compose(method: Method, word: &str, key: char, style: ToneStyle) -> Composed {
    let plain = || Composed { word: format!("{word}{key}"), is_changed: false };
    if !key.is_ascii() {
        return plain(); // another input method made it: it is what is meant
    }
    let Some(typed) = Word::read(word) else { return plain() };
    let key_letter = Letter::new(key);
    let worked = match want(method, key_letter.base) {
        Want::Tone(tone) => with_tone(&typed, tone),
        Want::Circumflex(bases) => with_circumflex(&typed, bases),
        Want::Hook { horn, breve } => with_hook(&typed, horn, breve)
            .or_else(|| (method == Method::Telex).then(|| with_lone_hook(&typed, key_letter))?),
        Want::Bar => with_bar(&typed),
        Want::Letter => None,
    };
    let worked = worked.or_else(|| with_letter(&typed, key_letter).map(Worked::Done));
    let Some(worked) = worked else { return plain() };
    let Some(mut word_now) = worked.write(style) else { return plain() };
    if matches!(worked, Worked::Undone(_)) {
        // The key itself stands there when what it had done is taken back.
        if word_now == "u" || word_now == "U" {
            word_now = lone_hook_undone(method, &typed, word_now);
        }
        word_now.push(key);
    }
    let is_changed = word_now != plain().word;
    Composed { word: word_now, is_changed }
}

/// Returns nothing where `word` was ư, which a lone w has made, else the word as it is: a second
/// w gives w, so that www and web can be typed.
fn lone_hook_undone(method: Method, typed: &Word, word: String) -> String {
    let was_hooked = typed.letters.first().is_some_and(|letter| letter.shape == Shape::Horn);
    if method == Method::Telex && was_hooked { String::new() } else { word }
}

/// A word into which a key was worked.
enum Worked {
    /// The key did what it is for.
    Done(Word),
    /// The key took back what it had done before, and stands there as a letter.
    Undone(Word),
}

impl Worked {
    fn write(&self, style: ToneStyle) -> Option<String> {
        let (Self::Done(word) | Self::Undone(word)) = self;
        match word.split() {
            Some(split) => Some(word.write(split, style)),
            None if word.tone == Tone::Level => {
                Some(word.letters.iter().map(|letter| letter.character()).collect())
            }
            None => None,
        }
    }
}

fn want(method: Method, key: char) -> Want {
    match (method, key) {
        (Method::Telex, 's') | (Method::Vni, '1') => Want::Tone(Tone::Acute),
        (Method::Telex, 'f') | (Method::Vni, '2') => Want::Tone(Tone::Grave),
        (Method::Telex, 'r') | (Method::Vni, '3') => Want::Tone(Tone::Hook),
        (Method::Telex, 'x') | (Method::Vni, '4') => Want::Tone(Tone::Tilde),
        (Method::Telex, 'j') | (Method::Vni, '5') => Want::Tone(Tone::Dot),
        (Method::Telex, 'z') | (Method::Vni, '0') => Want::Tone(Tone::Level),
        (Method::Telex, 'a') => Want::Circumflex("a"),
        (Method::Telex, 'e') => Want::Circumflex("e"),
        (Method::Telex, 'o') => Want::Circumflex("o"),
        (Method::Vni, '6') => Want::Circumflex("aeo"),
        (Method::Telex, 'w') => Want::Hook { horn: true, breve: true },
        (Method::Vni, '7') => Want::Hook { horn: true, breve: false },
        (Method::Vni, '8') => Want::Hook { horn: false, breve: true },
        (Method::Telex, 'd') | (Method::Vni, '9') => Want::Bar,
        _ => Want::Letter,
    }
}

fn with_tone(typed: &Word, tone: Tone) -> Option<Worked> {
    let split = typed.split().filter(|split| split.coda > split.onset)?;
    let with = |tone: Tone| Word { tone, ..typed.clone() };
    if tone == Tone::Level {
        return (typed.tone != tone).then(|| Worked::Done(with(tone)));
    }
    if typed.tone == tone {
        return Some(Worked::Undone(with(Tone::Level)));
    }
    typed.can_wear(split, tone).then(|| Worked::Done(with(tone)))
}

/// Returns the word with some letters in other shapes, where it still sounds Vietnamese.
fn reshaped(typed: &Word, shapes: &[(usize, Shape)]) -> Option<Word> {
    let mut word = typed.clone();
    for (number, shape) in shapes {
        word.letters[*number].shape = *shape;
    }
    word.split().is_some().then_some(word)
}

/// Returns the word without these shapes among its vowels, where it has any.
fn unshaped(typed: &Word, split: Split, shapes: &[Shape]) -> Option<Worked> {
    let mut word = typed.clone();
    for letter in &mut word.letters[split.onset..split.coda] {
        if shapes.contains(&letter.shape) {
            letter.shape = Shape::Plain;
        }
    }
    (word != *typed).then_some(Worked::Undone(word))
}

fn with_circumflex(typed: &Word, bases: &str) -> Option<Worked> {
    let split = typed.split()?;
    for number in (split.onset..split.coda).rev() {
        let letter = typed.letters[number];
        if !bases.contains(letter.base) {
            continue;
        }
        if letter.shape == Shape::Circumflex {
            return unshaped(typed, split, &[Shape::Circumflex]);
        }
        let mut shapes = vec![(number, Shape::Circumflex)];
        if number > split.onset && typed.letters[number - 1].shape == Shape::Horn {
            shapes.push((number - 1, Shape::Plain)); // ươ becomes uô
        }
        if let Some(word) = reshaped(typed, &shapes) {
            return Some(Worked::Done(word));
        }
    }
    None
}

fn with_hook(typed: &Word, horn: bool, breve: bool) -> Option<Worked> {
    let split = typed.split()?;
    let vowels = &typed.letters[split.onset..split.coda];
    let pair = vowels.windows(2).position(|pair| pair[0].base == 'u' && pair[1].base == 'o');
    if let (Some(pair), true) = (pair, horn) {
        let (u, o) = (split.onset + pair, split.onset + pair + 1);
        if typed.letters[o].shape != Shape::Horn {
            let mut shapes = vec![(o, Shape::Horn)];
            if !is_open_uo(typed, split) {
                shapes.push((u, Shape::Horn));
            }
            if let Some(word) = reshaped(typed, &shapes) {
                return Some(Worked::Done(word));
            }
        }
        return unshaped(typed, split, &[Shape::Horn]);
    }
    for number in split.onset..split.coda {
        let letter = typed.letters[number];
        let wanted = match letter.base {
            'o' | 'u' if horn => Shape::Horn,
            'a' if breve => Shape::Breve,
            _ => continue,
        };
        if letter.shape == wanted {
            continue;
        }
        if let Some(word) = reshaped(typed, &[(number, wanted)]) {
            return Some(Worked::Done(word));
        }
    }
    let shapes: &[Shape] = match (horn, breve) {
        (true, true) => &[Shape::Horn, Shape::Breve],
        (true, false) => &[Shape::Horn],
        _ => &[Shape::Breve],
    };
    unshaped(typed, split, shapes)
}

/// Tells whether a word is huo, thuo or khuo: there the hook makes uơ (huơ, thuở, khuơ). When a
/// letter follows, it becomes ươ after all (hương, thương).
fn is_open_uo(typed: &Word, split: Split) -> bool {
    let letters: String = typed.letters.iter().map(|letter| letter.toneless()).collect();
    split.coda == typed.letters.len() && matches!(letters.as_str(), "huo" | "thuo" | "khuo")
}

/// Returns the word with ư for a w that has nothing to hook.
fn with_lone_hook(typed: &Word, key: Letter) -> Option<Worked> {
    let mut word = typed.clone();
    word.letters.push(Letter { base: 'u', shape: Shape::Horn, ..key });
    word.split().is_some().then_some(Worked::Done(word))
}

fn with_bar(typed: &Word) -> Option<Worked> {
    let at = match typed.split() {
        Some(split) if split.onset == 1 => 0,
        // The last letter of what has no vowel, as HĐND, QĐ: no syllable, but written every day.
        _ if typed.letters.iter().all(|letter| !letter.is_vowel()) => {
            let is_d = |before: usize| typed.letters[before].toneless() == 'd';
            let is_taken_back = |at: &usize| at.checked_sub(1).is_some_and(is_d);
            typed.letters.len().checked_sub(1).filter(|at| !is_taken_back(at))?
        }
        _ => return None,
    };
    let letter = typed.letters.get(at).filter(|letter| letter.base == 'd')?;
    let is_barred = letter.shape == Shape::Bar;
    let mut word = typed.clone();
    word.letters[at].shape = if is_barred { Shape::Plain } else { Shape::Bar };
    Some(if is_barred { Worked::Undone(word) } else { Worked::Done(word) })
}

/// Returns the word with one more letter; its tone may have to move (hòa, hoàn). `None` where it
/// is no Vietnamese word then.
fn with_letter(typed: &Word, key: Letter) -> Option<Word> {
    let mut word = typed.clone();
    word.letters.push(key);
    let split = typed.split()?;
    // Half-hooked ưo and uơ are ươ when anything follows: thuwong is thương.
    if let [.., u, o] = &mut word.letters[split.onset..typed.letters.len()]
        && (u.base, o.base) == ('u', 'o')
        && (u.shape == Shape::Horn || o.shape == Shape::Horn)
    {
        (u.shape, o.shape) = (Shape::Horn, Shape::Horn);
    }
    word.split().is_some().then_some(word)
}
