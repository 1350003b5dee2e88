//! What is done about motions and ballots.

use super::remark::check_words;
use super::{Change, Outcome, Refusal};
use crate::session::Session;
use crate::session::ballot::Ballot;
use crate::session::ids::StepId;
use crate::session::member::Party;
use crate::session::motion::Motion;
use crate::session::row::{Swap, swapped};

impl Session {
    pub(super) fn swap_motion(&self, swap: &Swap<Motion>) -> Outcome {
        if let Some(motion) = &swap.now {
            self.check_motion(motion)?;
        }
        let Some(motions) = swapped(&self.motions, swap)? else {
            return Ok((self.clone(), None));
        };
        let session = Self { motions, ..self.clone() };
        Ok((session, Some(Change::Motion(Box::new(swap.back())))))
    }

    fn check_motion(&self, motion: &Motion) -> Result<(), Refusal> {
        check_words(&motion.text)?;
        self.check_step(motion.step.as_ref())?;
        self.check_electorate(&motion.electorate)?;
        let voters = motion.electorate.voters();
        match motion.hands.map(|hands| hands.total()) {
            Some(hands) if hands > u64::from(voters) => {
                Err(Refusal::TooManyHands { hands, voters })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn swap_ballot(&self, swap: &Swap<Ballot>) -> Outcome {
        if let Some(ballot) = &swap.now {
            self.check_ballot(ballot)?;
        }
        let Some(ballots) = swapped(&self.ballots, swap)? else {
            return Ok((self.clone(), None));
        };
        let session = Self { ballots, ..self.clone() };
        Ok((session, Some(Change::Ballot(Box::new(swap.back())))))
    }

    fn check_ballot(&self, ballot: &Ballot) -> Result<(), Refusal> {
        check_words(&ballot.title)?;
        self.check_step(ballot.step.as_ref())?;
        self.check_electorate(&ballot.electorate)?;
        ballot.team.iter().try_for_each(|id| self.check_member(id))?;
        if ballot.tallies.is_empty() || ballot.levels.is_empty() {
            return Err(Refusal::EmptyBallot);
        }
        for (at, tally) in ballot.tallies.iter().enumerate() {
            if let Party::Member(id) = &tally.of {
                self.check_member(id)?;
            }
            if ballot.tallies[..at].iter().any(|before| before.of == tally.of) {
                return Err(Refusal::OnPaperTwice(tally.of.clone()));
            }
            if tally.votes.len() != ballot.levels.len() {
                return Err(Refusal::OtherLevels(tally.of.clone()));
            }
        }
        let wrong = ballot.imbalances();
        if ballot.closed.is_some() && !wrong.is_empty() {
            return Err(Refusal::Unbalanced(wrong));
        }
        Ok(())
    }

    fn check_step(&self, step: Option<&StepId>) -> Result<(), Refusal> {
        match step.filter(|id| self.step(id).is_none()) {
            Some(step) => Err(Refusal::NoSuchStep(step.clone())),
            None => Ok(()),
        }
    }
}
