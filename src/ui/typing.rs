//! How letters are typed: as they come, or in a method of ours for machines without one.

use crate::locale::ui::Word;
use crate::text::abbreviation::Phrases;
use crate::text::typing::{Method, ToneStyle};
use crate::ui::editor::{Edit, Editor};

/// What helps whoever writes.
#[derive(Debug, Clone, Default)]
pub struct Writing {
    /// How letters are typed.
    pub typing: Typing,
    /// Abbreviations and phrases.
    pub phrases: Phrases,
}

/// The method and the place of tones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Typing {
    /// The method; `None`: letters as they come.
    pub method: Option<Method>,
    /// Where tones stand in oa, oe, uy.
    pub style: ToneStyle,
}

/// Returns what a method is called.
#[must_use]
pub fn method_word(method: Method) -> Word {
    match method {
        Method::Telex => Word::Telex,
        Method::Vni => Word::Vni,
    }
}

impl Typing {
    /// Goes from none to Telex, to VNI, to none.
    pub fn turn(&mut self) {
        self.method = match self.method {
            None => Some(Method::ALL[0]),
            Some(method) => {
                let at = Method::ALL.iter().position(|each| *each == method);
                at.and_then(|at| Method::ALL.get(at + 1)).copied()
            }
        };
    }

    /// Goes to the other place of tones.
    pub fn turn_style(&mut self) {
        self.style = match self.style {
            ToneStyle::Old => ToneStyle::New,
            ToneStyle::New => ToneStyle::Old,
        };
    }

    /// Types a letter into a field.
    pub fn type_into(self, editor: &mut Editor, letter: char) -> bool {
        match self.method {
            Some(method) => editor.type_with(method, self.style, letter),
            None => editor.apply(Edit::Insert(letter)),
        }
    }
}
