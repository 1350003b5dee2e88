//! What the meeting still lacks: wishes of the rules, each with what it is about.
//!
//! A finding never stops anybody; what must not happen is refused in [`super::change`].

use super::Session;
use super::ids::{MemberId, RemarkId, ShortcomingId, StepId};
use super::member::in_review_order;
use super::remark::Kind;

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
    /// Nobody spoke about a shortcoming.
    Untouched(ShortcomingId),
    /// Steps that the meeting has not been at.
    StepsLeft {
        /// The first of them.
        next: StepId,
        /// How many.
        count: usize,
    },
}

/// Returns everything that the meeting still lacks, in the order in which one would mend it.
#[must_use]
pub fn check(session: &Session) -> Vec<Finding> {
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
    if session.outline.shortcomings.is_empty() {
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
    for shortcoming in &session.outline.shortcomings {
        if !standing().any(|remark| remark.link.shortcomings.contains(&shortcoming.id)) {
            findings.push(Finding::Untouched(shortcoming.id.clone()));
        }
    }
    let mut left =
        session.agenda.iter().filter(|step| session.standing.started(&step.id).is_none());
    if let Some(next) = left.next() {
        let count = left.count() + 1;
        findings.push(Finding::StepsLeft { next: next.id.clone(), count });
    }
    findings
}
