//! The tables of what is done while the meeting runs: who is there, who asks and speaks, motions
//! and ballots, who answers for what. Their form in the file and both ways to the session.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::{Known, Read, cause_id, id, member, party, shortcoming_id, step_id, time, wrong};
use super::types::{At, Time};
use super::write::{at, party as party_at, time as time_at};
use crate::session::Session;
use crate::session::attendance::Presence;
use crate::session::ballot::{Ballot, Tally};
use crate::session::clock::{Clock, Pause};
use crate::session::floor::Speech;
use crate::session::ids::{BallotId, MotionId};
use crate::session::motion::{Hands, Motion};
use crate::session::queue::Request;
use crate::session::responsibility::Responsibility;
use crate::session::rules::Share;
use crate::session::standing::{Aside, SetAside};
use crate::session::vote::{Electorate, Threshold};
use crate::store::fault::BreachKind;

/// What is done while the meeting runs, so that it can be printed and read by itself.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Acts {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attendance: Vec<AttendanceTable>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    speech: Vec<SpeechTable>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    motion: Vec<MotionTable>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ballot: Vec<BallotTable>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    responsibility: Vec<ResponsibilityTable>,
}

/// Returns what is done while the meeting runs.
pub(super) fn acts(session: &Session) -> Acts {
    Acts {
        attendance: session.attendance.iter().map(AttendanceTable::of).collect(),
        speech: session.standing.speeches.iter().map(SpeechTable::of).collect(),
        motion: session.motions.iter().map(MotionTable::of).collect(),
        ballot: session.ballots.iter().map(BallotTable::of).collect(),
        responsibility: session.responsibilities.iter().map(ResponsibilityTable::of).collect(),
    }
}

/// That somebody came, left or is away.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct AttendanceTable {
    #[schemars(with = "String")]
    member: At,
    /// In which sitting, from 1.
    sitting: u32,
    #[schemars(with = "String")]
    at: Time,
    state: Attendance,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
}

impl AttendanceTable {
    pub(in crate::store) fn of(each: &Presence) -> Self {
        Self {
            member: at(&each.member),
            sitting: each.sitting,
            at: time_at(each.at),
            state: each.state.into(),
            reason: each.reason.clone(),
        }
    }

    pub(super) fn presence(self, known: &Known<'_>) -> Read<Presence> {
        Ok(Presence {
            member: member(&self.member, known)?,
            sitting: self.sitting,
            at: time(&self.at)?,
            state: self.state.into(),
            reason: self.reason,
        })
    }
}

/// A speech.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SpeechTable {
    #[schemars(with = "String")]
    member: At,
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<At>,
    kind: RequestKind,
    #[schemars(with = "String")]
    at: Time,
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Time>,
    /// When its clock was stopped and when it went on, by turns.
    #[schemars(with = "Vec<String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    paused: Vec<Time>,
    /// Seconds that were added.
    #[serde(default, skip_serializing_if = "is_zero")]
    added: i32,
}

impl SpeechTable {
    fn of(each: &Speech) -> Self {
        Self {
            member: at(&each.member),
            step: each.step.as_ref().map(at),
            kind: each.kind.into(),
            at: time_at(each.clock.from),
            until: each.clock.until.map(time_at),
            paused: pauses_at(&each.clock.pauses),
            added: each.clock.added_s,
        }
    }

    pub(super) fn speech(self, known: &Known<'_>) -> Read<Speech> {
        Ok(Speech {
            member: member(&self.member, known)?,
            step: self.step.as_ref().map(|id| step_id(id, known)).transpose()?,
            kind: self.kind.into(),
            clock: Clock {
                from: time(&self.at)?,
                until: self.until.as_ref().map(time).transpose()?,
                pauses: pauses(&self.paused)?,
                added_s: self.added,
            },
        })
    }
}

/// Somebody asks for the floor.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestTable {
    #[schemars(with = "String")]
    member: At,
    kind: RequestKind,
    #[schemars(with = "String")]
    at: Time,
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<At>,
}

impl RequestTable {
    pub(super) fn of(each: &Request) -> Self {
        let step = each.step.as_ref().map(at);
        Self { member: at(&each.member), kind: each.kind.into(), at: time_at(each.at), step }
    }

    pub(super) fn request(self, known: &Known<'_>) -> Read<Request> {
        Ok(Request {
            member: member(&self.member, known)?,
            kind: self.kind.into(),
            at: time(&self.at)?,
            step: self.step.as_ref().map(|id| step_id(id, known)).transpose()?,
        })
    }
}

/// A step that was skipped or put off.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AsideTable {
    #[schemars(with = "String")]
    step: At,
    how: AsideWord,
    #[schemars(with = "String")]
    at: Time,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
}

impl AsideTable {
    pub(super) fn of(each: &SetAside) -> Self {
        Self {
            step: at(&each.step),
            how: each.how.into(),
            at: time_at(each.at),
            reason: each.reason.clone(),
        }
    }

    pub(super) fn aside(self, known: &Known<'_>) -> Read<SetAside> {
        let (step, at) = (step_id(&self.step, known)?, time(&self.at)?);
        Ok(SetAside { step, how: Aside::from(self.how), at, reason: self.reason })
    }
}

/// A motion put to a show of hands.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct MotionTable {
    #[schemars(with = "String")]
    pub(super) id: At,
    #[schemars(with = "String")]
    at: Time,
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<At>,
    text: String,
    /// What it is about; the minutes: they were read back and are approved.
    #[serde(default = "general", skip_serializing_if = "is_general")]
    matter: Matter,
    /// How many were summoned.
    summoned: u32,
    /// How many were in the room.
    present: u32,
    /// Who left the room for it, being concerned.
    #[schemars(with = "Vec<String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    apart: Vec<At>,
    /// More than this share must agree, as 1/2.
    #[schemars(with = "String")]
    more_than: At,
    of: Base,
    /// Hands for it, once they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_favour: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    abstaining: Option<u32>,
}

words_of!(Matter = crate::session::motion::Matter { General, Minutes });

fn general() -> Matter {
    Matter::General
}

fn is_general(matter: &Matter) -> bool {
    *matter == Matter::General
}

impl MotionTable {
    pub(in crate::store) fn of(each: &Motion) -> Self {
        let hands = each.hands.as_ref();
        Self {
            id: at(&each.id),
            at: time_at(each.at),
            step: each.step.as_ref().map(at),
            text: each.text.clone(),
            matter: each.matter.into(),
            summoned: each.electorate.summoned,
            present: each.electorate.present,
            apart: each.electorate.apart.iter().map(at).collect(),
            more_than: at(each.threshold.share),
            of: each.threshold.of.into(),
            in_favour: hands.map(|hands| hands.in_favour),
            against: hands.map(|hands| hands.against),
            abstaining: hands.map(|hands| hands.abstaining),
        }
    }

    pub(super) fn motion(self, known: &Known<'_>) -> Read<Motion> {
        let counts = [self.in_favour, self.against, self.abstaining];
        let hands = counts.iter().any(Option::is_some).then(|| {
            let [in_favour, against, abstaining] = counts.map(Option::unwrap_or_default);
            Hands { in_favour, against, abstaining }
        });
        Ok(Motion {
            id: id(&self.id, MotionId::new)?,
            at: time(&self.at)?,
            step: self.step.as_ref().map(|id| step_id(id, known)).transpose()?,
            text: self.text,
            matter: self.matter.into(),
            electorate: electorate(self.summoned, self.present, &self.apart, known)?,
            threshold: threshold(&self.more_than, self.of)?,
            hands,
        })
    }
}

/// A secret ballot, in totals.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct BallotTable {
    #[schemars(with = "String")]
    pub(super) id: At,
    #[schemars(with = "String")]
    at: Time,
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<At>,
    title: String,
    /// The counting team, its leader first.
    #[schemars(with = "Vec<String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    team: Vec<At>,
    /// How many were summoned.
    summoned: u32,
    /// How many were in the room.
    present: u32,
    /// Who left the room for it, being concerned.
    #[schemars(with = "Vec<String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    apart: Vec<At>,
    /// More than this share must agree, as 1/2.
    #[schemars(with = "String")]
    more_than: At,
    of: Base,
    /// The levels on the paper, the best first.
    levels: Vec<String>,
    /// Papers given out.
    #[serde(default)]
    issued: u32,
    /// Papers that came back.
    #[serde(default)]
    returned: u32,
    /// When it was closed.
    #[schemars(with = "Option<String>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<Time>,
    /// What was counted of each of those on the paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tally: Vec<TallyTable>,
}

/// What was counted of one of those on a paper.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct TallyTable {
    /// Of whom: a member's id, or "collective".
    #[schemars(with = "String")]
    of: At,
    valid: u32,
    invalid: u32,
    /// How many chose each level, in the order of the levels.
    votes: Vec<u32>,
    /// How many chose none.
    #[serde(default)]
    unrated: u32,
}

impl BallotTable {
    pub(in crate::store) fn of(each: &Ballot) -> Self {
        Self {
            id: at(&each.id),
            at: time_at(each.at),
            step: each.step.as_ref().map(at),
            title: each.title.clone(),
            team: each.team.iter().map(at).collect(),
            summoned: each.electorate.summoned,
            present: each.electorate.present,
            apart: each.electorate.apart.iter().map(at).collect(),
            more_than: at(each.threshold.share),
            of: each.threshold.of.into(),
            levels: each.levels.clone(),
            issued: each.issued,
            returned: each.returned,
            closed: each.closed.map(time_at),
            tally: each.tallies.iter().map(TallyTable::of).collect(),
        }
    }

    pub(super) fn ballot(self, known: &Known<'_>) -> Read<Ballot> {
        let levels = self.levels.len();
        let tallies = self.tally.into_iter().map(|each| each.tally(levels, known));
        let ballot = Ballot {
            id: id(&self.id, BallotId::new)?,
            at: time(&self.at)?,
            step: self.step.as_ref().map(|id| step_id(id, known)).transpose()?,
            title: self.title,
            team: self.team.iter().map(|id| member(id, known)).collect::<Read<_>>()?,
            electorate: electorate(self.summoned, self.present, &self.apart, known)?,
            threshold: threshold(&self.more_than, self.of)?,
            levels: self.levels,
            issued: self.issued,
            returned: self.returned,
            tallies: tallies.collect::<Read<_>>()?,
            closed: self.closed.as_ref().map(time).transpose()?,
        };
        if ballot.closed.is_some() && !ballot.imbalances().is_empty() {
            return Err(wrong(&self.id, BreachKind::Unbalanced));
        }
        Ok(ballot)
    }
}

impl TallyTable {
    fn of(each: &Tally) -> Self {
        Self {
            of: party_at(&each.of),
            valid: each.valid,
            invalid: each.invalid,
            votes: each.votes.clone(),
            unrated: each.unrated,
        }
    }

    fn tally(self, levels: usize, known: &Known<'_>) -> Read<Tally> {
        if self.votes.len() != levels {
            return Err(wrong(&self.of, BreachKind::OtherLevels { levels }));
        }
        let (valid, invalid, unrated) = (self.valid, self.invalid, self.unrated);
        Ok(Tally { of: party(&self.of, known)?, valid, invalid, votes: self.votes, unrated })
    }
}

/// Who answers for a shortcoming, and which causes it comes from.
#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct ResponsibilityTable {
    #[schemars(with = "String")]
    pub(super) shortcoming: At,
    /// When it was settled first.
    #[schemars(with = "String")]
    at: Time,
    /// Ids of members, or "collective".
    #[schemars(with = "Vec<String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    who: Vec<At>,
    /// Ids of causes.
    #[schemars(with = "Vec<String>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    causes: Vec<At>,
}

impl ResponsibilityTable {
    pub(in crate::store) fn of(each: &Responsibility) -> Self {
        Self {
            shortcoming: at(&each.shortcoming),
            at: time_at(each.at),
            who: each.who.iter().map(party_at).collect(),
            causes: each.causes.iter().map(at).collect(),
        }
    }

    pub(super) fn responsibility(self, known: &Known<'_>) -> Read<Responsibility> {
        let all = [&self.who, &self.causes];
        for list in all {
            if let Some((_, id)) = list
                .iter()
                .enumerate()
                .find(|(at, id)| list[..*at].iter().any(|before| before.get_ref() == id.get_ref()))
            {
                return Err(wrong(id, BreachKind::DoubleId(id.get_ref().clone())));
            }
        }
        Ok(Responsibility {
            shortcoming: shortcoming_id(&self.shortcoming, known)?,
            at: time(&self.at)?,
            who: self.who.iter().map(|each| party(each, known)).collect::<Read<_>>()?,
            causes: self.causes.iter().map(|each| cause_id(each, known)).collect::<Read<_>>()?,
        })
    }
}

fn electorate(summoned: u32, present: u32, apart: &[At], known: &Known<'_>) -> Read<Electorate> {
    let apart = apart.iter().map(|id| member(id, known)).collect::<Read<_>>()?;
    Ok(Electorate { summoned, present, apart })
}

fn threshold(share: &At, of: Base) -> Read<Threshold> {
    let bad = || wrong(share, BreachKind::BadShare(share.get_ref().clone()));
    Ok(Threshold { share: Share::read(share.get_ref()).ok_or_else(bad)?, of: of.into() })
}

/// Returns pauses as moments, stopped and gone on by turns.
pub(super) fn pauses_at(pauses: &[Pause]) -> Vec<Time> {
    let moments = pauses.iter().flat_map(|pause| [Some(pause.from), pause.until]);
    moments.flatten().map(time_at).collect()
}

pub(super) fn pauses(moments: &[Time]) -> Read<Vec<Pause>> {
    let pause = |pair: &[Time]| {
        let until = pair.get(1).map(time).transpose()?;
        Ok(Pause { from: time(&pair[0])?, until })
    };
    moments.chunks(2).map(pause).collect()
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde asks so
pub(super) fn is_zero<T: Default + PartialEq>(number: &T) -> bool {
    *number == T::default()
}

words_of!(
    Attendance = crate::session::attendance::Attendance { Present, Late, Left, Excused, Absent }
);
words_of!(
    RequestKind = crate::session::queue::EntryKind {
        PointOfOrder,
        Answer,
        Clarification,
        Addition,
        NewOpinion,
    }
);
words_of!(AsideWord = crate::session::standing::Aside { Skipped, PutOff });
words_of!(Base = crate::session::rules::Base { Summoned, Present });
