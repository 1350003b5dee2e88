//! What is looked for and what was found, above the record screen.

use crate::locale::Lang;
use crate::locale::session::{collective, kind};
use crate::session::Session;
use crate::session::find::{Entry, Index, Names, Place};
use crate::session::remark::Kind;
use crate::ui::editor::Editor;

/// The list of what was found, narrowed by what is typed.
#[derive(Debug)]
pub struct Finder {
    /// What is looked for.
    pub field: Editor,
    /// Which of what was found is selected.
    pub selected: usize,
    index: Index,
    hits: Vec<usize>,
}

/// Returns the names that filters know, in both languages.
#[must_use]
pub fn names() -> Names {
    let langs = [Lang::Vi, Lang::En];
    let kinds = Kind::ALL.iter().flat_map(|each| langs.map(|lang| (*each, kind(lang, *each))));
    Names {
        kinds: kinds.map(|(kind, name)| (kind, name.to_owned())).collect(),
        collective: langs.map(|lang| collective(lang).to_owned()).to_vec(),
    }
}

impl Finder {
    /// Makes ready to find in a session.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let index = Index::of(session, names());
        Self { field: Editor::new(), selected: 0, index, hits: Vec::new() }
    }

    /// Changes what is looked for.
    pub fn change(&mut self, change: impl FnOnce(&mut Editor) -> bool) {
        let before = self.field.text().to_owned();
        change(&mut self.field);
        if self.field.text() != before {
            self.selected = 0;
            self.hits = self.index.find(self.field.text());
        }
    }

    /// Moves the selection by so many, staying within what was found.
    pub fn step(&mut self, by: isize) {
        let last = self.hits.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Returns how many were found.
    #[must_use]
    pub fn count(&self) -> usize {
        self.hits.len()
    }

    /// Returns what was found, from one on.
    pub fn from(&self, first: usize) -> impl Iterator<Item = Entry> {
        self.hits.iter().skip(first).filter_map(|at| self.index.entry(*at))
    }

    /// Takes what is selected: a member becomes a filter for what he said, anything else is a
    /// place to go to.
    pub fn take(&mut self) -> Option<Place> {
        let place = self.from(self.selected).next()?.place;
        if let Place::Member(id) = &place {
            let words = format!("by:{id} ");
            self.change(|field| {
                *field = Editor::with_text(&words);
                true
            });
            return None;
        }
        Some(place)
    }
}
