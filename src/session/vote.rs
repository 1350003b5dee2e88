//! What every vote needs to know: who may take part, and how many must agree.

use super::Session;
use super::change::Refusal;
use super::ids::MemberId;
use super::rules::{Base, Majority, Profile, Share};

/// Who may take part in a vote, counted when it was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Electorate {
    /// All who were summoned (triệu tập).
    pub summoned: u32,
    /// Those in the room (có mặt).
    pub present: u32,
    /// Who left the room for it, being concerned (người có liên quan tránh mặt); each once.
    pub apart: Vec<MemberId>,
}

impl Electorate {
    /// Returns how many may vote.
    #[must_use]
    pub fn voters(&self) -> u32 {
        self.present.saturating_sub(u32::try_from(self.apart.len()).unwrap_or(u32::MAX))
    }
}

/// How many must agree, as the rules were when the vote was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// More than this share.
    pub share: Share,
    /// Of whom.
    pub of: Base,
}

impl Threshold {
    /// Returns the threshold that the rules set.
    #[must_use]
    pub fn of(majority: &Majority) -> Self {
        Self { share: majority.share, of: majority.of }
    }

    /// Returns how many votes are needed.
    #[must_use]
    pub fn needed(&self, electorate: &Electorate) -> u32 {
        self.share.more_than(match self.of {
            Base::Summoned => electorate.summoned,
            Base::Present => electorate.voters(),
        })
    }
}

impl Session {
    /// Returns who may vote now: those in the room by the roll of this sitting, without those
    /// concerned. Before the roll was called everybody summoned is taken to be there.
    #[must_use]
    pub fn electorate(&self, apart: Vec<MemberId>) -> Electorate {
        let roll = self.roll(self.sitting_number());
        let present = if roll.is_taken() { roll.present } else { roll.summoned };
        Electorate { summoned: roll.summoned, present, apart }
    }

    /// Tells whether something may be put to the vote now.
    ///
    /// # Errors
    /// [`Refusal::QuorumLost`] where too few are there by the roll of this sitting and the rules
    /// block votes then. Before the roll was called nothing is known to be lacking.
    pub fn may_vote(&self, profile: &Profile) -> Result<(), Refusal> {
        match self.quorum(self.sitting_number(), profile) {
            Some(fact) if profile.quorum.blocks_votes && !fact.is_reached() => {
                Err(Refusal::QuorumLost(fact))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn check_electorate(&self, electorate: &Electorate) -> Result<(), Refusal> {
        let mut apart = electorate.apart.iter().enumerate();
        if let Some((_, id)) = apart.find(|(at, id)| electorate.apart[..*at].contains(id)) {
            return Err(Refusal::ApartTwice(id.clone()));
        }
        electorate.apart.iter().try_for_each(|id| self.check_member(id))
    }
}
