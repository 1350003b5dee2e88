//! Secret ballots (bỏ phiếu kín): papers and levels in all. Who chose what is not asked for, not
//! kept, and cannot be said in these types.

use super::check::Finding;
use super::ids::{BallotId, MemberId, StepId};
use super::member::{Party, Rank};
use super::row::{Act, Row};
use super::rules::{Cap, Profile};
use super::vote::{Electorate, Threshold};
use super::{Instant, Session};

/// A secret ballot on levels of quality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// Stable id, made where the ballot was opened.
    pub id: BallotId,
    /// When it was opened.
    pub at: Instant,
    /// In which step.
    pub step: Option<StepId>,
    /// What it is called.
    pub title: String,
    /// The counting team (tổ kiểm phiếu), its leader first.
    pub team: Vec<MemberId>,
    /// Who may vote.
    pub electorate: Electorate,
    /// How many must agree.
    pub threshold: Threshold,
    /// The levels on the paper, the best first.
    pub levels: Vec<String>,
    /// Papers given out (phát ra).
    pub issued: u32,
    /// Papers that came back (thu về).
    pub returned: u32,
    /// What was counted of each of those on the paper.
    pub tallies: Vec<Tally>,
    /// When it was closed: from then on the numbers balance.
    pub closed: Option<Instant>,
}

/// What was counted of one person, or of the collective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Of whom.
    pub of: Party,
    /// Valid papers (hợp lệ).
    pub valid: u32,
    /// Papers that are not (không hợp lệ).
    pub invalid: u32,
    /// How many chose each level.
    pub votes: Vec<u32>,
    /// How many chose none (chưa đánh giá, xếp loại).
    pub unrated: u32,
}

impl Tally {
    /// Returns a tally in which nothing is counted yet.
    #[must_use]
    pub fn empty(of: Party, levels: usize) -> Self {
        Self { of, valid: 0, invalid: 0, votes: vec![0; levels], unrated: 0 }
    }

    fn chosen(&self) -> u64 {
        self.votes.iter().chain([&self.unrated]).map(|count| u64::from(*count)).sum()
    }
}

/// Where the numbers of a ballot do not balance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imbalance {
    /// No paper came back.
    NothingReturned,
    /// More papers were given out than there are voters.
    IssuedOver {
        /// Papers given out.
        issued: u32,
        /// Those who may vote.
        voters: u32,
    },
    /// More papers came back than were given out.
    ReturnedOver {
        /// Papers that came back.
        returned: u32,
        /// Papers given out.
        issued: u32,
    },
    /// Valid and invalid papers are not those that came back.
    Papers {
        /// Of whom.
        of: Party,
        /// Valid and invalid together.
        counted: u64,
        /// Papers that came back.
        returned: u32,
    },
    /// The levels do not add up to the valid papers.
    Levels {
        /// Of whom.
        of: Party,
        /// The levels together.
        counted: u64,
        /// Valid papers.
        valid: u32,
    },
}

impl Row for Ballot {
    fn is_row(&self, other: &Self) -> bool {
        self.id == other.id
    }

    fn at(&self) -> Instant {
        self.at
    }

    fn act(&self) -> Act {
        Act::Ballot(self.id.clone())
    }
}

impl Ballot {
    /// Returns everywhere its numbers do not balance; nothing where it can be closed.
    #[must_use]
    pub fn imbalances(&self) -> Vec<Imbalance> {
        let (issued, returned) = (self.issued, self.returned);
        let voters = self.electorate.voters();
        let mut found = Vec::new();
        if returned == 0 {
            found.push(Imbalance::NothingReturned);
        }
        if issued > voters {
            found.push(Imbalance::IssuedOver { issued, voters });
        }
        if returned > issued {
            found.push(Imbalance::ReturnedOver { returned, issued });
        }
        for tally in &self.tallies {
            let of = tally.of.clone();
            let counted = u64::from(tally.valid) + u64::from(tally.invalid);
            if counted != u64::from(returned) {
                found.push(Imbalance::Papers { of: of.clone(), counted, returned });
            }
            if tally.chosen() != u64::from(tally.valid) {
                found.push(Imbalance::Levels { of, counted: tally.chosen(), valid: tally.valid });
            }
        }
        found
    }

    /// Tells whether what was counted of one adds up to the papers that came back.
    #[must_use]
    pub fn balances(&self, tally: &Tally) -> bool {
        let counted = u64::from(tally.valid) + u64::from(tally.invalid);
        counted == u64::from(self.returned) && tally.chosen() == u64::from(tally.valid)
    }

    /// Returns the level that a tally reaches, from 0, the best: the first at which those who
    /// chose it or a better one are enough. `None` where no level is reached.
    ///
    /// That votes for a better level count for the next below is how a level is found where none
    /// has enough alone.
    #[must_use]
    pub fn reached(&self, tally: &Tally) -> Option<usize> {
        let needed = u64::from(self.threshold.needed(&self.electorate));
        let mut agree = 0;
        tally.votes.iter().position(|count| {
            agree += u64::from(*count);
            agree >= needed
        })
    }
}

impl Session {
    /// Returns the level that somebody reached in the last closed ballot on them, with its name.
    #[must_use]
    pub fn level_of(&self, party: &Party) -> Option<(usize, &str)> {
        let closed = self.ballots.iter().rev().filter(|ballot| ballot.closed.is_some());
        let mut found = closed.filter_map(|ballot| {
            let tally = ballot.tallies.iter().find(|tally| tally.of == *party)?;
            Some((ballot, tally))
        });
        let (ballot, tally) = found.next()?;
        let at = ballot.reached(tally)?;
        Some((at, ballot.levels.get(at)?))
    }

    /// Returns what the rules say against the levels that were reached: caps, and the head above
    /// the collective. These are warnings; people decide.
    #[must_use]
    pub fn level_warnings(&self, profile: &Profile) -> Vec<Finding> {
        let mut found = Vec::new();
        for rank in [Rank::Deputy, Rank::Member] {
            found.extend(self.over_cap(rank, &profile.rating.cap, &profile.rating.levels));
        }
        let place = |party: &Party| {
            let (_, name) = self.level_of(party)?;
            profile.rating.levels.iter().position(|level| level == name)
        };
        let collective = place(&Party::Collective);
        let heads = self.members.iter().filter(|member| member.rank == Rank::Head);
        for head in heads.filter(|_| profile.rating.head_not_above.holds) {
            let reached = place(&Party::Member(head.id.clone()));
            if let (Some(head_at), Some(collective)) = (reached, collective)
                && head_at < collective
            {
                found.push(Finding::HeadAbove(head.id.clone()));
            }
        }
        found
    }

    fn over_cap(&self, rank: Rank, cap: &Cap, levels: &[String]) -> Option<Finding> {
        let place = |name: &str| levels.iter().position(|level| level == name);
        let (capped, base) = (place(&cap.level)?, place(&cap.base)?);
        let members = self.members.iter().filter(|member| member.rank == rank);
        let reached: Vec<usize> = members
            .filter_map(|member| self.level_of(&Party::Member(member.id.clone())))
            .filter_map(|(_, name)| place(name))
            .collect();
        let count = |last: usize| {
            u32::try_from(reached.iter().filter(|at| **at <= last).count()).unwrap_or(u32::MAX)
        };
        let (have, of) = (count(capped), count(base.max(capped)));
        let allowed = rounded_percent(cap.percent, of);
        let most = rounded_percent(cap.percent_outstanding, of);
        let finding = Finding::OverCap { rank, count: have, of, allowed, most };
        (have > allowed).then_some(finding)
    }
}

/// Returns so many percent, rounded up from a half on.
fn rounded_percent(percent: u32, of: u32) -> u32 {
    let rounded = (u64::from(percent) * u64::from(of) + 50) / 100;
    u32::try_from(rounded).unwrap_or(u32::MAX)
}
