//! Motions put to a show of hands (biểu quyết giơ tay): counted in all, never by name.

use super::Instant;
use super::ids::{MotionId, StepId};
use super::row::{Act, Row};
use super::vote::{Electorate, Threshold};

/// A motion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motion {
    /// Stable id, made where the motion was put.
    pub id: MotionId,
    /// When it was put.
    pub at: Instant,
    /// In which step.
    pub step: Option<StepId>,
    /// What was to be decided.
    pub text: String,
    /// Who may vote.
    pub electorate: Electorate,
    /// How many must agree.
    pub threshold: Threshold,
    /// The hands; `None` until they are counted.
    pub hands: Option<Hands>,
}

/// The hands that were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hands {
    /// For it (tán thành).
    pub in_favour: u32,
    /// Against it (không tán thành).
    pub against: u32,
    /// Neither (không biểu quyết).
    pub abstaining: u32,
}

impl Hands {
    /// Returns how many there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        [self.in_favour, self.against, self.abstaining].into_iter().map(u64::from).sum()
    }
}

impl Motion {
    /// Tells whether it is carried; `None` until the hands are counted.
    #[must_use]
    pub fn is_carried(&self) -> Option<bool> {
        let hands = self.hands?;
        Some(hands.in_favour >= self.threshold.needed(&self.electorate))
    }
}

impl Row for Motion {
    fn is_row(&self, other: &Self) -> bool {
        self.id == other.id
    }

    fn at(&self) -> Instant {
        self.at
    }

    fn act(&self) -> Act {
        Act::Motion(self.id.clone())
    }
}
