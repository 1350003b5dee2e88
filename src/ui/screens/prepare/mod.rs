//! The prepare screen: the report's lines beside what was understood of them, the members, the
//! agenda; at the end the session is made.
//!
//! All that is said here is one value, a [`Preparation`], so that undo is the value before. It is
//! kept on the disk a moment after each act, as unsent words are.

mod agenda;
mod lines;
mod members;
mod on;
mod panes;
mod view;

pub use on::{mouse, on_action, on_form, on_paste, on_picks, on_roster, on_typed};
pub use view::{hints, view};

use std::path::PathBuf;

use crate::limits;
use crate::locale::Lang;
use crate::locale::prepare::{Act, Word};
use crate::report::mend::{Mended, Source};
use crate::session::preparation::Preparation;
use crate::ui::editor::Editor;
use crate::ui::event::{Effect, Errand, Prepared};
use crate::ui::keys::Place;
use crate::ui::screens::{Reply, Weight};

/// The state of the prepare screen.
#[derive(Debug)]
pub struct Prepare {
    /// Where the report lies.
    report: PathBuf,
    source: Source,
    /// What there was before anything was said.
    fresh: Preparation,
    /// What was said so far.
    plan: Preparation,
    /// What the report means with what was said.
    mended: Mended,
    history: History,
    /// What is on the disk or on its way there; at first what need not be there. `None` where it
    /// could not be kept.
    kept: Option<Preparation>,
    /// How much is on its way to the disk.
    keeping: usize,
    tab: Tab,
    selected: Selected,
    /// The member who is being typed.
    line: Editor,
    /// Whether the session is being made.
    making: bool,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The lines of the report and what was understood.
    Report,
    /// Who takes part.
    Members,
    /// The steps of the meeting.
    Agenda,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Report, Self::Members, Self::Agenda];

    fn turned(self, forwards: bool) -> Self {
        let at = Self::ALL.iter().position(|each| *each == self).unwrap_or(0);
        let by = if forwards { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(at + by) % Self::ALL.len()]
    }
}

/// Which row is selected on each tab.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Selected {
    row: usize,
    member: usize,
    step: usize,
}

/// What can be taken back and done again: what was done, and the value before or after it.
#[derive(Debug, Default)]
struct History {
    undo: Vec<(String, Preparation)>,
    redo: Vec<(String, Preparation)>,
}

/// Returns the places whose keys hold here, the nearest first.
#[must_use]
pub fn places(prepare: &Prepare) -> Vec<Place> {
    match prepare.tab {
        Tab::Report => vec![Place::Lines, Place::Prepare],
        Tab::Members => vec![Place::Members, Place::Prepare, Place::Field],
        Tab::Agenda => vec![Place::Steps, Place::Prepare],
    }
}

/// Says what was done.
fn did(what: &str, lang: Lang) -> Reply {
    Reply::note(Weight::Done, Word::Did.fill(lang, &[("what", what)]))
}

impl Prepare {
    /// Sets the screen up for a report that was just read, with what an earlier run left.
    #[must_use]
    pub fn new(prepared: Prepared, lang: Lang) -> (Self, Reply) {
        let Prepared { report, source, fresh, found } = prepared;
        let mended = source.mended(&fresh.decisions);
        let mut prepare = Self {
            report,
            source,
            plan: fresh.clone(),
            mended,
            history: History::default(),
            kept: Some(fresh.clone()),
            fresh,
            keeping: 0,
            tab: Tab::Report,
            selected: Selected::default(),
            line: Editor::new(),
            making: false,
        };
        let mut reply = Reply::default();
        if let Some(mut found) = found.filter(|found| *found != prepare.plan) {
            let (decisions, lost) = prepare.source.moved(&found.decisions);
            found.decisions = decisions;
            let text = match lost.len() {
                0 => Word::TakenUp.text(lang).to_owned(),
                count => Word::TakenUpLost.fill(lang, &[("count", &count.to_string())]),
            };
            reply = Reply::note(Weight::Attention, text);
            prepare.kept = Some(found.clone());
            prepare.act(Act::TakeUp.text(lang).to_owned(), |plan| *plan = found);
        }
        prepare.selected.row = prepare.first_wanted();
        (prepare, reply)
    }

    /// Returns what is shown.
    #[must_use]
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// Takes note that the session was not made.
    pub fn not_made(&mut self) {
        self.making = false;
    }

    /// Tells whether something was said that is not on the disk.
    #[must_use]
    pub fn is_unkept(&self) -> bool {
        !self.making && self.kept.as_ref() != Some(&self.plan)
    }

    /// Takes note that what was said is on the disk.
    pub fn is_kept(&mut self) {
        self.keeping = self.keeping.saturating_sub(1);
    }

    /// Takes note that it could not be kept; tells whether that is news.
    pub fn not_kept(&mut self) -> bool {
        self.keeping = self.keeping.saturating_sub(1);
        self.kept.take().is_some()
    }

    /// Returns the effect that keeps what was said, if the disk has it not.
    pub fn keep(&mut self) -> Option<Effect> {
        if !self.is_unkept() {
            return None;
        }
        self.kept = Some(self.plan.clone());
        self.keeping += 1;
        let said = Some(Box::new(self.plan.clone())).filter(|_| self.plan != self.fresh);
        Some(Effect::Errand(Errand::Keep(self.report.clone(), said)))
    }

    /// Does something that can be taken back; tells whether it altered anything.
    fn act(&mut self, what: String, change: impl FnOnce(&mut Preparation)) -> bool {
        let before = self.plan.clone();
        change(&mut self.plan);
        if self.plan == before {
            return false;
        }
        if self.history.undo.len() >= limits::UNDO_STEPS {
            self.history.undo.remove(0);
        }
        self.history.undo.push((what, before));
        self.history.redo.clear();
        self.refresh();
        true
    }

    /// Makes the reading again after what was said has changed.
    fn refresh(&mut self) {
        self.mended = self.source.mended(&self.plan.decisions);
        let last = |count: usize| count.saturating_sub(1);
        self.selected.row = self.selected.row.min(last(self.mended.rows.len()));
        self.selected.member = self.selected.member.min(last(self.plan.members.len()));
    }

    fn undo(&mut self, lang: Lang) -> Reply {
        let Some((what, before)) = self.history.undo.pop() else {
            return Reply::note(Weight::Attention, Word::NothingToUndo.text(lang));
        };
        let text = Word::Undone.fill(lang, &[("what", &what)]);
        self.history.redo.push((what, std::mem::replace(&mut self.plan, before)));
        self.refresh();
        Reply::note(Weight::Done, text)
    }

    fn redo(&mut self, lang: Lang) -> Reply {
        let Some((what, after)) = self.history.redo.pop() else {
            return Reply::note(Weight::Attention, Word::NothingToRedo.text(lang));
        };
        let text = Word::Redone.fill(lang, &[("what", &what)]);
        self.history.undo.push((what, std::mem::replace(&mut self.plan, after)));
        self.refresh();
        Reply::note(Weight::Done, text)
    }
}
