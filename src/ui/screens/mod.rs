//! The screens, one room each: what keys mean there, and how it looks.

pub mod chair;
pub mod home;
pub mod opening;
pub mod prepare;
pub mod project;
pub mod read_back;
pub mod record;
pub mod rehearsal;

use crate::locale::Lang;
use crate::session::Instant;
use crate::session::rules::Profile;
use crate::ui::event::{Effect, Size};
use crate::ui::overlay::Overlay;
use crate::ui::typing::Writing;

/// What a screen may know besides its own state.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The language of the interface.
    pub lang: Lang,
    /// The size of the screen.
    pub size: Size,
    /// The time.
    pub now: Instant,
    /// The rules.
    pub profile: &'a Profile,
    /// How letters are typed, and what abbreviations and phrases there are.
    pub writing: &'a Writing,
}

/// What a screen answers to a key.
#[derive(Debug, Default)]
pub struct Reply {
    /// What it wants.
    pub effects: Vec<Effect>,
    /// What it says at the bottom until the next key.
    pub note: Option<Note>,
    /// What it lays above itself.
    pub overlay: Option<Overlay>,
    /// Whether it wants to make way for the home screen.
    pub home: bool,
}

/// A message at the bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// How much it matters.
    pub weight: Weight,
}

/// How much a message matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something was done.
    Done,
    /// Something wants attention.
    Attention,
    /// Something was refused or went wrong.
    Trouble,
    /// What was done is not saved; passes when it is.
    Unsaved,
}

impl Reply {
    /// A reply that says something.
    #[must_use]
    pub fn note(weight: Weight, text: impl Into<String>) -> Self {
        Self { note: Some(Note { text: text.into(), weight }), ..Self::default() }
    }

    /// A reply that lays something above the screen.
    #[must_use]
    pub fn overlay(overlay: Overlay) -> Self {
        Self { overlay: Some(overlay), ..Self::default() }
    }

    /// Puts what two replies want together; the first one's note is said.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            effects: self.effects.into_iter().chain(other.effects).collect(),
            note: self.note.or(other.note),
            overlay: self.overlay.or(other.overlay),
            home: self.home || other.home,
        }
    }

    /// A reply that wants one thing.
    #[must_use]
    pub fn effect(effect: Effect) -> Self {
        Self { effects: vec![effect], ..Self::default() }
    }
}
