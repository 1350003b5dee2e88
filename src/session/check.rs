//! What the meeting still lacks: wishes of the rules, each with what it is about.
//!
//! A finding never stops anybody; what must not happen is refused in [`super::change`].

use super::Session;
use super::agenda::StepState;
use super::attendance::{Attendance, QuorumFact};
use super::ids::{BallotId, MemberId, MotionId, RemarkId, ShortcomingId, StepId};
use super::member::{Rank, in_review_order};
use super::remark::Kind;
use super::rules::Profile;
use super::standing::State;

/// Something that the rules want and the session has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The session has no members.
    NoMembers,
    /// Nobody is named as chair (HD 16-HD/VPTW: the minutes name chair and minute-taker).
    NoChair,
    /// Nobody is named as minute-taker (the same source).
    NoMinuteTaker,
    /// The report has no shortcoming to be reviewed.
    NoShortcomings,
    /// An opinion still waits for its answer (each opinion is accepted or explained).
    Unanswered(RemarkId),
    /// Nobody is named as the speaker of a remark.
    Unassigned(RemarkId),
    /// A member has not criticised himself.
    NoSelfCriticism(MemberId),
    /// A member has handed in no written review, while others have.
    NoReview(MemberId),
    /// Nobody spoke about a shortcoming.
    Untouched(ShortcomingId),
    /// Steps that the meeting has not been at.
    StepsLeft {
        /// The first of them.
        next: StepId,
        /// How many.
        count: usize,
    },
    /// A step that was put off and not taken up again.
    PutOff(StepId),
    /// The roll of this sitting, counted from 1, was not called (HD 16-HD/VPTW: the minutes name
    /// who is present and who is absent).
    NoRoll(u32),
    /// Somebody is away, and no reason is recorded (the same source).
    NoReasonFor(MemberId),
    /// Fewer are there than must be.
    NoQuorum(QuorumFact),
    /// The meeting sat on fewer half-days than it must.
    TooShort {
        /// Half-days on which it sat.
        sat: u32,
        /// Half-days on which it must sit.
        needed: u32,
    },
    /// A motion whose hands are not counted.
    NotCounted(MotionId),
    /// A ballot that is not closed.
    NotClosed(BallotId),
    /// A ballot without a counting team.
    NoTeam(BallotId),
    /// More have the capped level than may.
    OverCap {
        /// In which rank.
        rank: Rank,
        /// How many have it.
        count: u32,
        /// Of how many the cap is reckoned.
        of: u32,
        /// How many may.
        allowed: u32,
        /// How many may where the unit is outstanding.
        most: u32,
    },
    /// The head reached a better level than the collective.
    HeadAbove(MemberId),
}

/// Returns everything that the meeting still lacks, in the order in which one would mend it.
#[must_use]
pub fn check(session: &Session, profile: &Profile) -> Vec<Finding> {
    let mut findings = Vec::new();
    if session.members.is_empty() {
        findings.push(Finding::NoMembers);
    }
    if session.meeting.chair.is_none() {
        findings.push(Finding::NoChair);
    }
    if session.meeting.minute_taker.is_none() {
        findings.push(Finding::NoMinuteTaker);
    }
    if session.outline.standing_shortcomings().next().is_none() {
        findings.push(Finding::NoShortcomings);
    }
    let standing = || session.remarks.iter().filter(|remark| remark.stands());
    let unassigned = standing().filter(|remark| session.is_unassigned(remark));
    findings.extend(unassigned.map(|remark| Finding::Unassigned(remark.id.clone())));
    findings.extend(session.open_remarks().map(|remark| Finding::Unanswered(remark.id.clone())));
    for member in in_review_order(&session.members) {
        let spoke = standing().any(|remark| {
            remark.link.kind == Kind::SelfCriticism && remark.link.by.as_ref() == Some(&member.id)
        });
        if !spoke {
            findings.push(Finding::NoSelfCriticism(member.id.clone()));
        }
    }
    for shortcoming in session.outline.standing_shortcomings() {
        if !standing().any(|remark| remark.link.shortcomings.contains(&shortcoming.id)) {
            findings.push(Finding::Untouched(shortcoming.id.clone()));
        }
    }
    findings.extend(reviews(session));
    findings.extend(steps(session));
    if session.standing.state != State::Preparing {
        findings.extend(people(session, profile));
    }
    findings.extend(votes(session));
    findings.extend(session.level_warnings(profile));
    findings
}

/// What is lacking of the members' own reviews: one that is not there, and a shortcoming that its
/// member passed over while he spoke of others of his own.
fn reviews(session: &Session) -> Vec<Finding> {
    if session.reviews.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let standing = || session.remarks.iter().filter(|remark| remark.stands());
    let about = |id: &ShortcomingId| standing().any(|each| each.link.shortcomings.contains(id));
    for member in in_review_order(&session.members) {
        if session.review(&member.id).is_none() {
            findings.push(Finding::NoReview(member.id.clone()));
        }
        let own = || session.own_shortcomings(&member.id).map(|each| &each.shortcoming.id);
        let is_told = |id: &ShortcomingId| {
            standing().any(|remark| {
                let is_self = remark.link.kind == Kind::SelfCriticism;
                is_self && remark.link.shortcomings.contains(id)
            })
        };
        if own().any(is_told) {
            let passed_over = own().filter(|id| !about(id));
            findings.extend(passed_over.map(|id| Finding::Untouched(id.clone())));
        }
    }
    findings
}

fn steps(session: &Session) -> Vec<Finding> {
    let with = |state: StepState| {
        session.agenda.iter().filter(move |step| session.step_state(&step.id) == state)
    };
    let mut findings: Vec<Finding> =
        with(StepState::PutOff).map(|step| Finding::PutOff(step.id.clone())).collect();
    let mut left = with(StepState::ToCome);
    if let Some(next) = left.next() {
        let count = left.count() + 1;
        findings.push(Finding::StepsLeft { next: next.id.clone(), count });
    }
    findings
}

/// What is lacking about those who are there, in the sitting that runs or ran last.
fn people(session: &Session, profile: &Profile) -> Vec<Finding> {
    let mut findings = Vec::new();
    let sat = u32::try_from(session.standing.sittings.len()).unwrap_or(u32::MAX);
    match session.quorum(sat, profile) {
        None if session.summoned().next().is_some() => findings.push(Finding::NoRoll(sat)),
        Some(fact) if !fact.is_reached() => findings.push(Finding::NoQuorum(fact)),
        _ => {}
    }
    for member in session.summoned() {
        let away = session.presence(&member.id, sat).filter(|each| {
            matches!(each.state, Attendance::Excused | Attendance::Left) && each.reason.is_empty()
        });
        findings.extend(away.map(|each| Finding::NoReasonFor(each.member.clone())));
    }
    let rule = profile.minimum_time(session.meeting.kind, &session.meeting.body);
    let needed = rule.map_or(0, |rule| rule.days * 2);
    let sat = session.standing.half_days();
    if sat < needed {
        findings.push(Finding::TooShort { sat, needed });
    }
    findings
}

fn votes(session: &Session) -> Vec<Finding> {
    let uncounted = session.motions.iter().filter(|motion| motion.hands.is_none());
    let mut findings: Vec<Finding> =
        uncounted.map(|motion| Finding::NotCounted(motion.id.clone())).collect();
    for ballot in session.ballots.iter() {
        if ballot.closed.is_none() {
            findings.push(Finding::NotClosed(ballot.id.clone()));
        }
        if ballot.team.is_empty() {
            findings.push(Finding::NoTeam(ballot.id.clone()));
        }
    }
    findings
}
