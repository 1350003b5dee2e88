//! What the meeting still lacks: wishes of the rules, each with what it is about.
//!
//! A finding alone never stops anybody. Which of them stand against closing the session is said by
//! the rule profile; what must not happen at all is refused in [`super::change`].

mod said;

use std::sync::Arc;

use super::Session;
use super::agenda::{Phase, Step, StepState, Topic};
use super::attendance::{Attendance, QuorumFact};
use super::find::Place;
use super::ids::{BallotId, MemberId, MotionId, ShortcomingId, StepId};
use super::member::{Party, Rank, in_review_order};
use super::remark::{Kind, PromiseState, Remark};
use super::rules::Profile;
use super::standing::State;
use super::threads::Promised;
use super::want::{Want, Weight};
use said::Said;

/// Something that the rules want and the session has not. What is about a remark carries it, so
/// that nobody looks for it among all that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The session has no members.
    NoMembers,
    /// Nobody is named as chair.
    NoChair,
    /// Nobody is named as minute-taker.
    NoMinuteTaker,
    /// The report has no shortcoming to be reviewed.
    NoShortcomings,
    /// An opinion still waits for its answer.
    Unanswered(Arc<Remark>),
    /// Nobody is named as the speaker of a remark.
    Unassigned(Arc<Remark>),
    /// A remark is marked as to be checked.
    ToBeChecked(Arc<Remark>),
    /// A member has not criticised himself.
    NoSelfCriticism(MemberId),
    /// Nobody told a member anything that wants an answer.
    NoCriticism(MemberId),
    /// A member has handed in no written review.
    NoReview(MemberId),
    /// Nobody spoke about a shortcoming.
    Untouched(ShortcomingId),
    /// Nobody answers for a shortcoming.
    NoResponsible(ShortcomingId),
    /// Nothing is promised against a shortcoming.
    NoRemedy(ShortcomingId),
    /// A promise does not say who has to do it.
    NoOwner(Arc<Remark>),
    /// A promise does not say by when.
    NoDue(Arc<Remark>),
    /// A promise comes first and does not say how it is checked.
    NoWayOfChecking(Arc<Remark>),
    /// More promises are marked as coming first than may be.
    TooManyPriorities {
        /// How many.
        count: usize,
        /// How many may.
        most: u32,
        /// The last of them.
        last: Arc<Remark>,
    },
    /// It was not said what became of something that a session before left open: which of what was
    /// carried over it is, from 1.
    NotSettled(usize),
    /// Steps that the meeting has not been at.
    StepsLeft {
        /// The first of them.
        next: StepId,
        /// How many.
        count: usize,
    },
    /// A step that was put off and not taken up again.
    PutOff(StepId),
    /// The roll of this sitting, counted from 1, was not called.
    NoRoll(u32),
    /// Somebody is away, and no reason is recorded.
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
    /// No ballot was opened, and this kind of meeting wants one.
    NoBallot,
    /// A ballot that was opened and of which nothing came back.
    NotHeld(BallotId),
    /// A ballot whose numbers do not balance.
    Unbalanced(BallotId),
    /// A ballot that balances and is not closed.
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
    /// The minutes were not approved by a vote.
    NotApproved,
}

impl Finding {
    /// Returns what is wanted; the rule profile says where that comes from and how much it weighs.
    #[must_use]
    pub fn want(&self) -> Want {
        match self {
            Self::NoMembers => Want::Members,
            Self::NoChair => Want::Chair,
            Self::NoMinuteTaker => Want::MinuteTaker,
            Self::NoShortcomings => Want::Shortcomings,
            Self::Unanswered(_) => Want::Answer,
            Self::Unassigned(_) => Want::Speaker,
            Self::ToBeChecked(_) => Want::Checked,
            Self::NoSelfCriticism(_) => Want::SelfCriticism,
            Self::NoCriticism(_) => Want::Criticism,
            Self::NoReview(_) => Want::Review,
            Self::Untouched(_) => Want::Touched,
            Self::NoResponsible(_) => Want::Responsible,
            Self::NoRemedy(_) => Want::Remedy,
            Self::NoOwner(_) => Want::Owner,
            Self::NoDue(_) => Want::Due,
            Self::NoWayOfChecking(_) => Want::WayOfChecking,
            Self::TooManyPriorities { .. } => Want::Priorities,
            Self::NotSettled(_) => Want::Carried,
            Self::StepsLeft { .. } => Want::Steps,
            Self::PutOff(_) => Want::PutOff,
            Self::NoRoll(_) => Want::Roll,
            Self::NoReasonFor(_) => Want::Reason,
            Self::NoQuorum(_) => Want::Quorum,
            Self::TooShort { .. } => Want::MinimumTime,
            Self::NotCounted(_) => Want::Counted,
            Self::NoBallot => Want::Ballot,
            Self::NotHeld(_) => Want::Held,
            Self::Unbalanced(_) => Want::Balance,
            Self::NotClosed(_) => Want::BallotClosed,
            Self::NoTeam(_) => Want::Team,
            Self::OverCap { .. } => Want::Cap,
            Self::HeadAbove(_) => Want::HeadNotAbove,
            Self::NotApproved => Want::Approval,
        }
    }

    /// Tells whether the session is not closed with it, unless somebody says why.
    #[must_use]
    pub fn blocks(&self, session: &Session, profile: &Profile) -> bool {
        let rule = profile.check(self.want(), session.meeting.kind);
        rule.is_some_and(|rule| rule.weight == Weight::Blocks)
    }

    /// Returns the remark that it is about, where it is about one.
    #[must_use]
    pub fn remark(&self) -> Option<&Remark> {
        match self {
            Self::Unanswered(remark)
            | Self::Unassigned(remark)
            | Self::ToBeChecked(remark)
            | Self::NoOwner(remark)
            | Self::NoDue(remark)
            | Self::NoWayOfChecking(remark)
            | Self::TooManyPriorities { last: remark, .. } => Some(remark),
            _ => None,
        }
    }

    /// Returns where in the session it is: the step in which it is mended, the remark or the
    /// shortcoming that it is about; `None` where it is about the whole.
    #[must_use]
    pub fn place(&self, session: &Session) -> Option<Place> {
        let turn = |member: &MemberId, phase| {
            let topic = Topic::Person(member.clone(), phase);
            let step = session.agenda.iter().find(|step| step.topic == topic);
            step.map_or(Place::Member(member.clone()), |step| Place::Step(step.id.clone()))
        };
        let ballot = |id: &BallotId| {
            let ballot = session.ballots.iter().find(|ballot| ballot.id == *id);
            ballot.and_then(|ballot| ballot.step.clone()).map(Place::Step)
        };
        match self {
            Self::NoSelfCriticism(id) => Some(turn(id, Phase::SelfCriticism)),
            Self::NoCriticism(id) => Some(turn(id, Phase::Opinions)),
            Self::Untouched(id) | Self::NoResponsible(id) | Self::NoRemedy(id) => {
                Some(Place::Shortcoming(id.clone()))
            }
            Self::StepsLeft { next: id, .. } | Self::PutOff(id) => Some(Place::Step(id.clone())),
            Self::NotCounted(id) => Some(Place::Motion(id.clone())),
            Self::NotHeld(id) | Self::Unbalanced(id) | Self::NotClosed(id) | Self::NoTeam(id) => {
                ballot(id)
            }
            Self::NoReview(id) | Self::NoReasonFor(id) | Self::HeadAbove(id) => {
                Some(Place::Member(id.clone()))
            }
            _ => self.remark().map(|remark| Place::Remark(remark.id.clone())),
        }
    }

    /// Tells whether it is mended in this step, so that it is wanted before the step is left.
    #[must_use]
    pub fn is_of_step(&self, session: &Session, step: &Step) -> bool {
        match self {
            Self::StepsLeft { .. } | Self::PutOff(_) => return false,
            Self::Unanswered(remark) => {
                return match (&remark.link.to, &step.topic) {
                    (Some(Party::Member(id)), Topic::Person(member, _)) => id == member,
                    (Some(Party::Collective), Topic::CollectiveAnswer) => true,
                    _ => false,
                };
            }
            _ => {}
        }
        match self.remark() {
            Some(remark) => remark.link.step.as_ref() == Some(&step.id),
            None => match self.place(session) {
                Some(Place::Step(id)) => id == step.id,
                Some(Place::Shortcoming(id)) => step.topic == Topic::Shortcoming(id),
                Some(Place::Motion(id)) => {
                    let motion = session.motions.iter().find(|motion| motion.id == id);
                    motion.is_some_and(|motion| motion.step.as_ref() == Some(&step.id))
                }
                _ => false,
            },
        }
    }
}

/// Returns everything that the meeting still lacks and its rules want, in the order in which one
/// would mend it.
#[must_use]
pub fn check(session: &Session, profile: &Profile) -> Vec<Finding> {
    let mut findings = frame(session);
    let said = Said::of(session);
    findings.extend(remarks(session));
    findings.extend(persons(session, &said, profile));
    findings.extend(shortcomings(session, &said));
    findings.extend(reviews(session, &said));
    findings.extend(promises(session, profile));
    let carried = session.dossier.carried.iter().zip(1..);
    let unsettled = carried.filter(|(each, _)| each.result.is_none());
    findings.extend(unsettled.map(|(_, number)| Finding::NotSettled(number)));
    findings.extend(steps(session));
    if session.standing.state != State::Preparing {
        findings.extend(people(session, profile));
    }
    findings.extend(votes(session));
    findings.extend(session.level_warnings(profile));
    if session.approved().is_none() {
        findings.push(Finding::NotApproved);
    }
    let kind = session.meeting.kind;
    findings.retain(|finding| profile.check(finding.want(), kind).is_some());
    findings
}

/// Returns what the rules want before this step is left.
#[must_use]
pub fn check_step(session: &Session, profile: &Profile, step: &StepId) -> Vec<Finding> {
    let Some(step) = session.step(step) else { return Vec::new() };
    let mut found = check(session, profile);
    found.retain(|finding| finding.is_of_step(session, step));
    found
}

fn frame(session: &Session) -> Vec<Finding> {
    let meeting = &session.meeting;
    let lacks = [
        (session.members.is_empty(), Finding::NoMembers),
        (meeting.chair.is_none(), Finding::NoChair),
        (meeting.minute_taker.is_none(), Finding::NoMinuteTaker),
        (session.outline.standing_shortcomings().next().is_none(), Finding::NoShortcomings),
    ];
    lacks.into_iter().filter_map(|(lacks, finding)| lacks.then_some(finding)).collect()
}

fn remarks(session: &Session) -> Vec<Finding> {
    let unassigned = session.standing_remarks().filter(|remark| session.is_unassigned(remark));
    let unassigned = unassigned.map(|remark| Finding::Unassigned(Arc::clone(remark)));
    let open = session.open_remarks().map(|remark| Finding::Unanswered(Arc::clone(remark)));
    let marked = session.standing_remarks().filter(|remark| remark.marks.check);
    let marked = marked.map(|remark| Finding::ToBeChecked(Arc::clone(remark)));
    unassigned.chain(open).chain(marked).collect()
}

/// What is lacking of each person's turn. Where a turn is skipped, which is told with its reason,
/// nothing of it is wanted; nor is it where this kind of meeting has no such turns.
fn persons(session: &Session, said: &Said<'_>, profile: &Profile) -> Vec<Finding> {
    let template = profile.template(session.meeting.kind);
    let is_usual = |phase: Phase| {
        let steps = template.into_iter().flat_map(|template| &template.steps);
        steps.into_iter().any(|step| step.topic.phase() == Some(phase))
    };
    let is_wanted = |member: &MemberId, phase: Phase| {
        let of_phase = |step: &&Step| matches!(step.topic, Topic::Person(_, each) if each == phase);
        let mut turns = session.agenda.iter().filter(of_phase).peekable();
        let has_turns = is_usual(phase) || turns.peek().is_some();
        let own = turns.find(|step| step.topic.member() == Some(member));
        let is_skipped = own.is_some_and(|step| session.step_state(&step.id) == StepState::Skipped);
        has_turns && !is_skipped
    };
    let mut findings = Vec::new();
    for member in in_review_order(&session.members) {
        let id = &member.id;
        if !said.of_themselves.contains(id) && is_wanted(id, Phase::SelfCriticism) {
            findings.push(Finding::NoSelfCriticism(id.clone()));
        }
        if !said.told.contains(id) && is_wanted(id, Phase::Opinions) {
            findings.push(Finding::NoCriticism(id.clone()));
        }
    }
    findings
}

fn shortcomings(session: &Session, said: &Said<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for id in session.outline.standing_shortcomings().map(|each| &each.id) {
        if !said.about.contains(id) && !is_skipped(session, id) {
            findings.push(Finding::Untouched(id.clone()));
        }
        if session.responsible(id).is_empty() {
            findings.push(Finding::NoResponsible(id.clone()));
        }
        if !said.promised.contains(id) {
            findings.push(Finding::NoRemedy(id.clone()));
        }
    }
    findings
}

fn is_skipped(session: &Session, id: &ShortcomingId) -> bool {
    let topic = Topic::Shortcoming(id.clone());
    let step = session.agenda.iter().find(|step| step.topic == topic);
    step.is_some_and(|step| session.step_state(&step.id) == StepState::Skipped)
}

/// What is lacking of the members' own reviews: one that is not there, and a shortcoming that its
/// member passed over while he spoke of others of his own.
fn reviews(session: &Session, said: &Said<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in in_review_order(&session.members) {
        if session.review(&member.id).is_none() {
            findings.push(Finding::NoReview(member.id.clone()));
        }
        let own = || session.own_shortcomings(&member.id).map(|each| &each.shortcoming.id);
        if own().any(|id| said.confessed.contains(id)) {
            let passed_over = own().filter(|id| !said.about.contains(id));
            findings.extend(passed_over.map(|id| Finding::Untouched(id.clone())));
        }
    }
    findings
}

/// What is lacking of promises that are still to be kept.
fn promises(session: &Session, profile: &Profile) -> Vec<Finding> {
    // Who speaks of himself promises for himself.
    let is_his = |each: &Promised<'_>| {
        matches!(each.remark.link.kind, Kind::SelfCriticism | Kind::Answer)
            && each.remark.link.by.is_some()
    };
    let mut findings = Vec::new();
    for each in session.promises() {
        let (promise, remark) = (each.promise, || Arc::clone(each.remark));
        if promise.state == PromiseState::Done {
            continue;
        }
        if promise.owner.is_none() && !is_his(&each) {
            findings.push(Finding::NoOwner(remark()));
        }
        if promise.due.is_none() {
            findings.push(Finding::NoDue(remark()));
        }
        if promise.priority && promise.check.trim().is_empty() {
            findings.push(Finding::NoWayOfChecking(remark()));
        }
    }
    let (count, most) = (session.priorities(), profile.priority.most);
    let last = session.promises().filter(|each| each.promise.priority).last();
    if let Some(last) = last.filter(|_| u32::try_from(count).is_ok_and(|count| count > most)) {
        let last = Arc::clone(last.remark);
        findings.push(Finding::TooManyPriorities { count, most, last });
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
    if session.ballots.is_empty() {
        findings.push(Finding::NoBallot);
    }
    for ballot in session.ballots.iter() {
        let id = || ballot.id.clone();
        if ballot.closed.is_none() {
            findings.push(match ballot.returned {
                0 => Finding::NotHeld(id()),
                _ if ballot.imbalances().is_empty() => Finding::NotClosed(id()),
                _ => Finding::Unbalanced(id()),
            });
        }
        if ballot.team.is_empty() {
            findings.push(Finding::NoTeam(id()));
        }
    }
    findings
}
