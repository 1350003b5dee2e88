//! How letters are typed: as they come, or in a method of ours for machines without one.

use crate::locale::ui::Word;
use crate::text::abbreviation::Phrases;
use crate::text::typing::{Backspace, Method, Typing};
use crate::ui::editor::{Edit, Editor};

/// What helps whoever writes.
#[derive(Debug, Clone, Default)]
pub struct Writing {
    /// How letters are typed.
    pub typing: Typing,
    /// Abbreviations and phrases.
    pub phrases: Phrases,
}

/// Returns what a method is called.
#[must_use]
pub fn method_word(method: Method) -> Word {
    match method {
        Method::Telex => Word::Telex,
        Method::Vni => Word::Vni,
    }
}

/// Types a letter into a field.
pub fn type_into(typing: Typing, editor: &mut Editor, letter: char) -> bool {
    match typing.method {
        Some(method) => editor.type_with(method, typing.style, letter),
        None => editor.apply(Edit::Insert(letter)),
    }
}

/// The edit that Backspace means.
#[must_use]
pub fn backspace(typing: Typing) -> Edit {
    match typing.backspace {
        Backspace::Letter => Edit::Backspace,
        Backspace::Tone => Edit::BackspaceTone,
    }
}
