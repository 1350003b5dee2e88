//! The chair's screen: what is now and what comes next, who speaks and who asks, the clocks, who is
//! there, the votes, and a small picture of what the room sees.
//!
//! What it has in common with the minute-taker's window - the session, its undo, questions about
//! the file, moves with their guard - is a [`Record`] whose line stays empty. There is no text
//! field here, so that single letters are commands.

mod acts;
mod ballots;
mod lists;
mod motions;
mod now;
mod on;
mod roll;
mod room;
mod view;

pub use on::{found, mouse, on_action, on_form, on_picks};
pub use view::{hints, view};

use crate::session::Session;
use crate::session::standing::State;
use crate::ui::screens::record::Record;

/// The state of the chair's screen.
#[derive(Debug)]
pub struct Chair {
    /// The session, and what is asked about it.
    pub record: Record,
    focus: Focus,
    /// Which step is selected.
    step: usize,
    /// Which request is selected.
    request: usize,
}

/// What has the keys. On a narrow screen it is all that is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    /// What is now: floor and requests.
    Now,
    /// The agenda.
    Agenda,
    /// What the room sees, and who is there.
    Room,
}

impl Chair {
    /// Sets the screen up for a session that was just opened.
    #[must_use]
    pub fn new(record: Record) -> Self {
        let step = record.desk.shown.position().unwrap_or(0);
        Self { record, focus: Focus::Now, step, request: 0 }
    }

    fn session(&self) -> &Session {
        &self.record.desk.shown
    }

    /// Tells whether a clock runs, so that the screen is another each second.
    #[must_use]
    pub fn is_ticking(&self) -> bool {
        let standing = &self.session().standing;
        let runs = |pauses: &[crate::session::clock::Pause]| {
            pauses.last().is_none_or(|pause| pause.until.is_some())
        };
        let step = standing.visits.last().is_some_and(|visit| runs(&visit.pauses));
        let speech = standing.speech().is_some_and(|speech| runs(&speech.clock.pauses));
        standing.state == State::InProgress && (step || speech)
    }

    /// Keeps the selections within what is there.
    fn refresh(&mut self) {
        let steps = self.session().agenda.len();
        let requests = self.session().queue.requests.len();
        self.step = self.step.min(steps.saturating_sub(1));
        self.request = self.request.min(requests.saturating_sub(1));
    }
}
