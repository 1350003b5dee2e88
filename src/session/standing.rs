//! Where the meeting stands and how it came there: its state, its step, who has the floor, its
//! sittings, each visit of a step, each speech.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Timelike;

use super::Instant;
use super::clock::{self, Pause};
use super::floor::Speech;
use super::ids::{MemberId, StepId};

/// The hour at which the second half of a day begins.
const NOON: u32 = 12;

/// Where the meeting stands. It is compared and set as one value, so that an undo never takes
/// back a move that somebody else made meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Whether it has begun, runs or pauses.
    pub state: State,
    /// The step it is at; `None` before it began.
    pub step: Option<StepId>,
    /// Who has the floor (đang phát biểu).
    pub floor: Option<MemberId>,
    /// The half-days on which it sat, oldest first.
    pub sittings: Vec<Sitting>,
    /// Each time that a step was entered, in order; the last is that of the present step.
    pub visits: Vec<Visit>,
    /// Steps that were skipped or put off, each once.
    pub set_aside: Vec<SetAside>,
    /// All speeches, in the order in which they began.
    pub speeches: Arc<Vec<Speech>>,
    /// When the meeting, or its present sitting, is to end.
    pub planned_end: Option<Instant>,
}

/// Whether the meeting has begun, runs or pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum State {
    /// It has not begun.
    #[default]
    Preparing,
    /// It runs.
    InProgress,
    /// It pauses until the next sitting (tạm nghỉ).
    Suspended,
}

/// One half-day of the meeting (buổi họp).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// When it opened.
    pub opened: Instant,
    /// When it ended; `None` while it runs.
    pub ended: Option<Instant>,
}

/// One time that the meeting was at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Which step.
    pub step: StepId,
    /// When it was entered; it was left when the next one was.
    pub at: Instant,
    /// Why the person before was left although opinions waited for an answer; else empty.
    pub despite: String,
    /// When its clock stood still, oldest first.
    pub pauses: Vec<Pause>,
    /// Time given beside what was planned, in seconds.
    pub added_s: i32,
}

/// A step that is not taken in its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Which step.
    pub step: StepId,
    /// Whether it comes later.
    pub how: Aside,
    /// Since when.
    pub at: Instant,
    /// Why; may be empty.
    pub reason: String,
}

/// How a step is not taken in its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aside {
    /// It is left out (bỏ qua).
    Skipped,
    /// It comes later (để lại sau).
    PutOff,
}

impl Standing {
    /// Returns the standing after a move to this step: the meeting runs, the floor is free, and
    /// nothing that was written is touched. A step that was set aside is taken up.
    #[must_use]
    pub fn moved(&self, step: &StepId, at: Instant, despite: &str) -> Self {
        let mut next = self.silent(at).running(at);
        if let Some(left) = next.visits.last_mut() {
            clock::resume(&mut left.pauses, at);
        }
        let (step, despite) = (step.clone(), despite.to_owned());
        next.set_aside.retain(|aside| aside.step != step);
        next.step = Some(step.clone());
        next.visits.push(Visit { step, at, despite, pauses: Vec::new(), added_s: 0 });
        next
    }

    /// Returns how a step was set aside.
    #[must_use]
    pub fn aside(&self, step: &StepId) -> Option<&SetAside> {
        self.set_aside.iter().find(|aside| aside.step == *step)
    }

    /// Returns the standing with the meeting running, a new sitting opened where none was open.
    #[must_use]
    pub fn running(&self, at: Instant) -> Self {
        let mut next = self.clone();
        if self.state != State::InProgress {
            next.state = State::InProgress;
            next.sittings.push(Sitting { opened: at, ended: None });
        }
        next
    }

    /// Returns the standing with the meeting paused, its sitting ended. What has not begun cannot
    /// pause: nothing changes.
    #[must_use]
    pub fn suspended(&self, at: Instant) -> Self {
        let mut next = self.clone();
        if self.state == State::Preparing {
            return next;
        }
        next.state = State::Suspended;
        if let Some(sitting) = next.sittings.last_mut() {
            sitting.ended.get_or_insert(at);
        }
        next
    }

    /// Returns when a step was entered for the first time.
    #[must_use]
    pub fn started(&self, step: &StepId) -> Option<Instant> {
        self.visits.iter().find(|visit| visit.step == *step).map(|visit| visit.at)
    }

    /// Tells whether the meeting is at its step for the first time.
    pub(super) fn is_first_visit(&self) -> bool {
        let before = self.visits.split_last().map_or(&[][..], |(_, before)| before);
        before.iter().all(|visit| self.step.as_ref() != Some(&visit.step))
    }

    /// Returns on how many half-days the meeting sat: two sittings of one morning, with a break
    /// between them, are one.
    #[must_use]
    pub fn half_days(&self) -> u32 {
        let half = |at: Instant| (at.date_naive(), at.hour() >= NOON);
        let of = |sitting: &Sitting| [Some(sitting.opened), sitting.ended].map(|at| at.map(half));
        let halves: BTreeSet<_> = self.sittings.iter().flat_map(of).flatten().collect();
        u32::try_from(halves.len()).unwrap_or(u32::MAX)
    }

    /// Returns every step that is named in it.
    pub(super) fn steps(&self) -> impl Iterator<Item = &StepId> {
        let visited = self.visits.iter().map(|visit| &visit.step);
        let aside = self.set_aside.iter().map(|aside| &aside.step);
        let spoken = self.speeches.iter().filter_map(|speech| speech.step.as_ref());
        self.step.iter().chain(visited).chain(aside).chain(spoken)
    }

    /// Returns every member who is named in it.
    pub(super) fn members(&self) -> impl Iterator<Item = &MemberId> {
        self.floor.iter().chain(self.speeches.iter().map(|speech| &speech.member))
    }
}
