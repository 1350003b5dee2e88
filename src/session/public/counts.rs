//! Counts, as the room sees them: in all, never by name. A ballot's totals are seen once it is
//! closed, so that nobody can follow the papers as they come in.

use super::{Part, Room};
use crate::session::attendance::QuorumFact;
use crate::session::ballot::{Ballot, Tally};
use crate::session::ids::StepId;
use crate::session::member::Party;
use crate::session::motion::Hands;

/// Who is there, as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicRoll {
    /// All who were summoned.
    pub summoned: u32,
    /// Whether enough are there; `None` before the roll was called.
    pub quorum: Option<QuorumFact>,
    /// How the rules name what is needed.
    pub wording: String,
}

/// A motion put to a show of hands, as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicMotion {
    /// What is to be decided.
    pub text: String,
    /// The hands and whether it is carried; `None` until they are counted.
    pub result: Option<(Hands, bool)>,
}

/// A secret ballot, as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicBallot {
    /// What it is called.
    pub title: String,
    /// Papers given out.
    pub issued: u32,
    /// Papers that came back.
    pub returned: u32,
    /// What came out; `None` while it is open.
    pub totals: Option<Totals>,
}

/// What came out of a ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Of each who may be named, and of the collective.
    pub tallies: Vec<PublicTally>,
    /// How many more were on the paper, who may not be named.
    pub unnamed: usize,
}

/// What came out about one on the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicTally {
    /// About whom.
    pub of: Whose,
    /// Valid papers.
    pub valid: u32,
    /// Papers that are not.
    pub invalid: u32,
    /// How many chose each level, the best first.
    pub votes: Vec<(String, u32)>,
    /// How many chose none.
    pub unrated: u32,
    /// The level that is reached.
    pub reached: Option<String>,
}

/// About whom a paper was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// The collective.
    Collective,
    /// A member who may be named.
    Member(String),
}

impl Room<'_> {
    pub(super) fn roll(&self) -> Option<PublicRoll> {
        if !self.shows(Part::Attendance) || self.session.is_over() {
            return None;
        }
        let sitting = self.session.sitting_number();
        let summoned = self.session.roll(sitting).summoned;
        let wording = self.profile.quorum.wording.clone();
        Some(PublicRoll { summoned, quorum: self.session.quorum(sitting, self.profile), wording })
    }

    pub(super) fn motion(&self, step: &StepId) -> Option<PublicMotion> {
        let mut here = self.session.motions.iter().rev().filter(|_| self.shows(Part::Motion));
        let motion = here.find(|motion| motion.step.as_ref() == Some(step))?;
        let result = motion.hands.zip(motion.is_carried());
        Some(PublicMotion { text: self.words(&motion.text), result })
    }

    pub(super) fn ballot(&self, step: &StepId) -> Option<PublicBallot> {
        let mut here = self.session.ballots.iter().rev().filter(|_| self.shows(Part::Ballot));
        let ballot = here.find(|ballot| ballot.step.as_ref() == Some(step))?;
        Some(PublicBallot {
            title: self.words(&ballot.title),
            issued: ballot.issued,
            returned: ballot.returned,
            totals: ballot.closed.map(|_| self.totals(ballot)),
        })
    }

    fn totals(&self, ballot: &Ballot) -> Totals {
        let tally = |tally: &Tally| {
            let of = match &tally.of {
                Party::Collective => Whose::Collective,
                Party::Member(_) if !self.show.people => return None,
                Party::Member(id) => Whose::Member(self.session.name_of(id).to_owned()),
            };
            let votes = ballot.levels.iter().cloned().zip(tally.votes.iter().copied());
            let reached = ballot.reached(tally).and_then(|at| ballot.levels.get(at));
            let (valid, invalid, unrated) = (tally.valid, tally.invalid, tally.unrated);
            let (votes, reached) = (votes.collect(), reached.cloned());
            Some(PublicTally { of, valid, invalid, votes, unrated, reached })
        };
        let tallies: Vec<PublicTally> = ballot.tallies.iter().filter_map(tally).collect();
        let unnamed = ballot.tallies.len() - tallies.len();
        Totals { tallies, unnamed }
    }
}
