//! Where the meeting stands: its state, its step, who has the floor, its sittings.

use super::Instant;
use super::ids::{MemberId, StepId};

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
    /// When each step was entered for the first time, in that order.
    pub started: Vec<Started>,
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

/// When a step was entered for the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// Which step.
    pub step: StepId,
    /// When.
    pub at: Instant,
}

impl Standing {
    /// Returns the standing after a move to this step: the meeting runs, the floor is free, and
    /// nothing that was written is touched.
    #[must_use]
    pub fn moved(&self, step: &StepId, at: Instant) -> Self {
        let mut next = self.running(at);
        if self.started(step).is_none() {
            next.started.push(Started { step: step.clone(), at });
        }
        next.step = Some(step.clone());
        next.floor = None;
        next
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
        self.started.iter().find(|started| started.step == *step).map(|started| started.at)
    }
}
