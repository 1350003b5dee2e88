//! Motions put to a show of hands (biểu quyết giơ tay): counted in all, never by name.

use std::sync::Arc;

use super::ids::{MotionId, StepId};
use super::remark::Remark;
use super::row::{Act, Row};
use super::vote::{Electorate, Threshold};
use super::{Instant, Session};

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
    /// What it is about.
    pub matter: Matter,
    /// Who may vote.
    pub electorate: Electorate,
    /// How many must agree.
    pub threshold: Threshold,
    /// The hands; `None` until they are counted.
    pub hands: Option<Hands>,
}

/// What a motion is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Matter {
    /// Anything that its words say.
    #[default]
    General,
    /// The minutes, which were read back, are approved (thông qua biên bản).
    Minutes,
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

impl Session {
    /// Returns the motions by which the minutes were put to the vote, oldest first.
    pub fn approvals(&self) -> impl DoubleEndedIterator<Item = &Motion> {
        self.motions.iter().filter(|motion| motion.matter == Matter::Minutes)
    }

    /// Returns the vote by which the minutes are approved, the last where there are several.
    #[must_use]
    pub fn approved(&self) -> Option<&Motion> {
        self.approvals().rfind(|motion| motion.is_carried() == Some(true))
    }

    /// Returns the remarks that stand otherwise in the minutes than when these were approved:
    /// added, corrected or struck out since.
    pub fn altered_since(&self, approval: &Motion) -> impl Iterator<Item = &Arc<Remark>> {
        let at = approval.at;
        let is_altered = move |remark: &&Arc<Remark>| {
            let stood = remark.at <= at && remark.struck.as_ref().is_none_or(|each| each.at > at);
            let corrected = remark.wording.earlier.last().is_some_and(|each| each.until > at);
            stood != remark.struck.is_none() || (stood && corrected)
        };
        self.remarks.iter().filter(|remark| !remark.marks.private).filter(is_altered)
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
