//! Who is there (có mặt, vắng mặt): recorded with times and reasons, for each sitting anew.
//!
//! The roll is a row of records: who comes, goes and comes back has one each time, so that the
//! number of those present is known for every moment. Nobody counts as present who was not
//! recorded.

use chrono::TimeDelta;

use super::ids::MemberId;
use super::member::Member;
use super::row::{Act, Row};
use super::rules::Profile;
use super::standing::State;
use super::{Instant, Session};

/// What was recorded of somebody's attendance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Of whom.
    pub member: MemberId,
    /// In which sitting, from 1.
    pub sitting: u32,
    /// From when on.
    pub at: Instant,
    /// What holds from then on.
    pub state: Attendance,
    /// Why; may be empty.
    pub reason: String,
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attendance {
    /// There (có mặt); also who has come back.
    Present,
    /// There, having come late (đến muộn).
    Late,
    /// Left before the end (về trước).
    Left,
    /// Away with a reason that is accepted (vắng có lý do).
    Excused,
    /// Away without one (vắng không lý do).
    Absent,
}

impl Attendance {
    /// All that can be recorded.
    pub const ALL: [Self; 5] = [Self::Present, Self::Late, Self::Left, Self::Excused, Self::Absent];

    /// Tells whether the person is in the room.
    #[must_use]
    pub fn is_there(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }
}

impl Row for Presence {
    fn is_row(&self, other: &Self) -> bool {
        self.member == other.member
            && (self.sitting, self.at, self.state) == (other.sitting, other.at, other.state)
    }

    fn at(&self) -> Instant {
        self.at
    }

    fn act(&self) -> Act {
        Act::Attendance(self.member.clone())
    }
}

/// How many of those summoned are there (triệu tập, có mặt, vắng mặt). Guests are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roll {
    /// All who were summoned.
    pub summoned: u32,
    /// Those in the room, the late among them.
    pub present: u32,
    /// Those in the room who came late.
    pub late: u32,
    /// Those who left.
    pub left: u32,
    /// Those away with a reason.
    pub excused: u32,
    /// Those away without one.
    pub absent: u32,
    /// Those of whom nothing was recorded.
    pub unmarked: u32,
}

impl Roll {
    /// Tells whether the roll was called at all.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        self.unmarked < self.summoned
    }
}

/// Whether enough are there (túc số).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuorumFact {
    /// Those in the room.
    pub present: u32,
    /// All who were summoned.
    pub summoned: u32,
    /// How many are needed.
    pub needed: u32,
}

impl QuorumFact {
    /// Tells whether enough are there.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.present >= self.needed && self.summoned > 0
    }
}

impl Session {
    /// Returns which sitting a record made now belongs to, from 1: the one that runs, else the
    /// one that comes.
    #[must_use]
    pub fn sitting_number(&self) -> u32 {
        let sat = u32::try_from(self.standing.sittings.len()).unwrap_or(u32::MAX);
        match self.standing.state {
            State::InProgress => sat.max(1),
            State::Preparing | State::Suspended => sat.saturating_add(1),
        }
    }

    /// Returns which sitting people ask about: the last one once the session is over, else that of
    /// a record made now.
    #[must_use]
    pub fn sitting_shown(&self) -> u32 {
        let next = self.sitting_number();
        if self.is_over() { next.saturating_sub(1).max(1) } else { next }
    }

    /// Returns those who were summoned: everybody but the guests.
    pub fn summoned(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.rank.is_reviewed())
    }

    /// Returns what holds of somebody's attendance in a sitting.
    #[must_use]
    pub fn presence(&self, member: &MemberId, sitting: u32) -> Option<&Presence> {
        let is_of = |each: &&Presence| each.member == *member && each.sitting == sitting;
        self.attendance.iter().rfind(is_of)
    }

    /// Tells whether somebody is known not to be in the room.
    #[must_use]
    pub fn is_away(&self, member: &MemberId) -> bool {
        let there = self.presence(member, self.sitting_number());
        there.is_some_and(|there| !there.state.is_there())
    }

    /// Returns the record that somebody's attendance is this from now on, in the sitting that runs
    /// or comes. Two records of one second would be one: a later one is a second later.
    #[must_use]
    pub fn marked(
        &self,
        member: &MemberId,
        state: Attendance,
        reason: String,
        now: Instant,
    ) -> Presence {
        let sitting = self.sitting_number();
        let last = self.presence(member, sitting).map(|last| last.at);
        let just = last.filter(|last| *last >= now && *last - now < TimeDelta::minutes(1));
        let at = just.map_or(now, |last| last + TimeDelta::seconds(1));
        Presence { member: member.clone(), sitting, at, state, reason }
    }

    /// Returns how many are there in a sitting, by all that was recorded.
    #[must_use]
    pub fn roll(&self, sitting: u32) -> Roll {
        self.roll_of(sitting, self.attendance.len())
    }

    /// Returns how many were there in a sitting at a moment.
    #[must_use]
    pub fn roll_at(&self, sitting: u32, at: Instant) -> Roll {
        let until = self.attendance.iter().rposition(|each| each.at <= at);
        self.roll_of(sitting, until.map_or(0, |last| last + 1))
    }

    /// Counts by the first so many records.
    fn roll_of(&self, sitting: u32, records: usize) -> Roll {
        let mut roll = Roll::default();
        for member in self.summoned() {
            let is_of = |each: &&Presence| each.member == member.id && each.sitting == sitting;
            let state = self.attendance[..records].iter().rfind(is_of).map(|each| each.state);
            roll.summoned += 1;
            roll.present += u32::from(state.is_some_and(Attendance::is_there));
            let count = match state {
                None => &mut roll.unmarked,
                Some(Attendance::Present) => continue,
                Some(Attendance::Late) => &mut roll.late,
                Some(Attendance::Left) => &mut roll.left,
                Some(Attendance::Excused) => &mut roll.excused,
                Some(Attendance::Absent) => &mut roll.absent,
            };
            *count += 1;
        }
        roll
    }

    /// Returns whether enough are there in a sitting; `None` before its roll was called.
    #[must_use]
    pub fn quorum(&self, sitting: u32, profile: &Profile) -> Option<QuorumFact> {
        fact(&self.roll(sitting), profile)
    }

    /// Returns the moments of a sitting at which the quorum was first known, lost or regained.
    #[must_use]
    pub fn quorum_turns(&self, sitting: u32, profile: &Profile) -> Vec<(Instant, QuorumFact)> {
        let mut turns: Vec<(Instant, QuorumFact)> = Vec::new();
        for (index, each) in self.attendance.iter().enumerate() {
            let later = self.attendance.get(index + 1);
            if each.sitting != sitting || later.is_some_and(|later| later.at == each.at) {
                continue; // people marked in one moment are one turn
            }
            let Some(now) = fact(&self.roll_of(sitting, index + 1), profile) else { continue };
            let before = turns.last().map(|(_, fact)| fact.is_reached());
            if before != Some(now.is_reached()) {
                turns.push((each.at, now));
            }
        }
        turns
    }
}

fn fact(roll: &Roll, profile: &Profile) -> Option<QuorumFact> {
    let needed = profile.quorum.share.at_least(roll.summoned);
    let fact = QuorumFact { present: roll.present, summoned: roll.summoned, needed };
    roll.is_taken().then_some(fact)
}
