//! The record screen: where the minute-taker writes down who said what, to whom, about what.
//!
//! The line is always open. Chips above it show what the remark will be: what the step suggests,
//! and what was chosen besides.

mod acts;
mod areas;
mod carried;
mod chips;
mod choose;
mod correct;
mod duties;
mod ending;
mod feed;
mod find;
mod inbox;
mod lists;
mod mark;
mod mend;
mod on;
mod panels;
mod phrases;
mod returned;
mod shortcomings;
mod sigil;
mod tally;
mod view;

pub use find::found;
pub(in crate::ui::screens) use lists::{item, picker};
pub use mark::difference;
pub(in crate::ui::screens) use mark::mark;
pub use mend::{Mend, mend, own_mend};
pub(crate) use on::edit_of;
pub use on::{mouse, on_action, on_form, on_letter, on_paste, on_picks, on_typed, strike};
pub use panels::Panels;
pub use returned::rejected;
pub use sigil::in_line;
pub(in crate::ui::screens) use view::{draw_line, over, rows_of_line};
pub use view::{hints, view};

use std::sync::Arc;

use crate::session::Instant;
use crate::session::draft::{Chosen, Draft, Kept};
use crate::session::ids::{RemarkId, ShortcomingId, StepId};
use crate::session::remark::{Link, Wording};
use crate::ui::desk::Desk;
use crate::ui::editor::Editor;
use crate::ui::event::Opened;
use crate::ui::find::Asked;
use areas::Anchor;
use returned::Returned;
pub use tally::Counted;
use tally::Tally;

/// The state of the record screen.
#[derive(Debug)]
pub struct Record {
    /// The session.
    pub desk: Desk,
    line: Editor,
    chosen: Chosen,
    pinned: Option<Pinned>,
    editing: Option<Editing>,
    focus: Focus,
    selection: Selection,
    scroll: Option<Anchor>,
    tally: Arc<Tally>,
    moved_at: Option<Instant>,
    returned: Returned,
    /// The remarks that were written down in this window, the last one last.
    mine: Vec<RemarkId>,
}

/// What was fixed when the first key of a remark was struck.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pinned {
    step: Option<StepId>,
    /// `None`: nobody knows any more.
    at: Option<Instant>,
}

/// A remark whose words are being corrected in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Editing {
    id: RemarkId,
    /// Its words when the correction began.
    was: Wording,
    warned: bool,
}

/// What has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The line.
    Line,
    /// The agenda.
    Agenda,
    /// The remarks.
    Remarks,
    /// The shortcomings.
    Shortcomings,
}

impl Focus {
    const ALL: [Self; 4] = [Self::Line, Self::Agenda, Self::Remarks, Self::Shortcomings];

    fn turned(self, forwards: bool) -> Self {
        let at = Self::ALL.iter().position(|each| *each == self).unwrap_or(0);
        let by = if forwards { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(at + by) % Self::ALL.len()]
    }
}

/// Which row is selected in each panel, and of what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Selection {
    agenda: usize,
    remark: usize,
    /// `None`: the first; with the turn of a person others stand there.
    shortcoming: Option<ShortcomingId>,
    found: Asked,
}

impl Record {
    /// Sets the screen up for a session that was just opened.
    #[must_use]
    pub fn new(opened: Opened, seed: u32) -> Self {
        let kept = opened.draft.unwrap_or_default();
        let mut returned = Returned::of(kept.words);
        let mut draft = kept.line;
        if draft.corrects.is_some() {
            // Somebody may have corrected the same meanwhile: both are shown.
            returned.words(std::mem::take(&mut draft));
        }
        let tally = Arc::new(Tally::of(&opened.session));
        let has_begun = !opened.session.standing.sittings.is_empty();
        let pinned = (has_begun && !draft.text.is_empty())
            .then_some(Pinned { step: draft.step, at: draft.at });
        Self {
            selection: Selection {
                agenda: opened.session.position().unwrap_or(0),
                ..Selection::default()
            },
            desk: Desk::new(opened.path, opened.session, seed),
            line: Editor::with_text(&draft.text),
            chosen: draft.chosen,
            pinned,
            editing: None,
            focus: Focus::Line,
            scroll: None,
            tally,
            moved_at: None,
            returned,
            mine: Vec::new(),
        }
    }

    /// Remembers what was looked for last, and what was taken of it.
    pub fn has_found(&mut self, asked: Asked) {
        self.selection.found = asked;
    }

    /// Returns what has the keys.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// Returns what is here and not in the file, if anything is.
    #[must_use]
    pub fn kept(&self) -> Option<Kept> {
        let kept = Kept {
            line: self.draft().unwrap_or_default(),
            words: self.returned.drafts(),
            changes: self.desk.pending().to_vec(),
        };
        (!kept.is_empty()).then_some(kept)
    }

    /// Tells whether the line holds words that are nowhere else.
    #[must_use]
    pub fn has_unsent(&self) -> bool {
        let text = self.line.text();
        let is_as_before = self.editing.as_ref().is_some_and(|each| each.was.text == text);
        !self.line.is_blank() && !is_as_before
    }

    /// Returns the remark whose words are being corrected in the line.
    #[must_use]
    pub fn correcting(&self) -> Option<&RemarkId> {
        self.editing.as_ref().map(|editing| &editing.id)
    }

    /// Tells whether the line holds no words.
    #[must_use]
    pub fn is_line_blank(&self) -> bool {
        self.line.is_blank()
    }

    fn draft(&self) -> Option<Draft> {
        self.has_unsent().then(|| Draft {
            text: self.line.text().to_owned(),
            step: self.step_of_line().cloned(),
            at: self.pinned.as_ref().and_then(|pinned| pinned.at),
            chosen: self.chosen.clone(),
            corrects: self.editing.as_ref().map(|each| each.id.clone()),
        })
    }

    /// Returns the step to which the remark in the line belongs: the one in which its first key
    /// was struck, else the present one.
    fn step_of_line(&self) -> Option<&StepId> {
        match &self.pinned {
            Some(pinned) => pinned.step.as_ref(),
            None => self.desk.shown.standing.step.as_ref(),
        }
    }

    /// Returns what the remark in the line will be.
    fn link(&self) -> Link {
        self.chosen.link(&self.desk.shown, self.step_of_line())
    }

    /// Returns how many opinions of a step wait for an answer.
    #[must_use]
    pub fn open_at(&self, step: &StepId) -> usize {
        self.tally.steps.get(step).map_or(0, |count| count.open)
    }

    /// Returns the state of the session: another whenever that has changed.
    #[must_use]
    pub fn counted(&self) -> Counted {
        Counted(Arc::clone(&self.tally))
    }

    /// Takes note that the session has changed.
    pub fn refresh(&mut self) {
        self.tally = Arc::new(Tally::of(&self.desk.shown));
        let last = self.desk.shown.remarks.len().saturating_sub(1);
        self.selection.remark = self.selection.remark.min(last);
        if self.scroll.is_some_and(|anchor| anchor.entry > last) {
            self.scroll = None;
        }
    }
}
