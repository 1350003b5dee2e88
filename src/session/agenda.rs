//! The agenda (chương trình): steps made from the kind of meeting, the outline and the members.
//!
//! The collective comes first, then each person from the head on, in a cycle of four phases
//! (HD 43-HD/BTCTW; order of review: collective, head, deputies, members).

use std::collections::HashSet;

use super::Session;
use super::floor::Speech;
use super::ids::{MemberId, ShortcomingId, StepId};
use super::member::{Member, Party, in_review_order};
use super::outline::Outline;
use super::queue::EntryKind;
use super::remark::{Kind, Link};
use super::rules::{Template, TemplateStep, TopicKind};
use super::standing::Aside;

/// One step of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Stable id: `s01`, `s02` …
    pub id: StepId,
    /// What the step is called, in the words of the rule profile.
    pub title: String,
    /// What the step is about.
    pub topic: Topic,
    /// How many minutes are planned for it; `None` where nobody planned any.
    pub minutes: Option<u16>,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepState {
    /// It is still to come (chưa đến).
    ToCome,
    /// The meeting is at it (đang làm).
    Now,
    /// The meeting has been at it (đã qua).
    Done,
    /// It was left out (bỏ qua).
    Skipped,
    /// It comes later (để lại sau).
    PutOff,
}

/// What a step is about; decides what a remark made in it is by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Topic {
    /// Opening, guests, attendance and the like: what is written down is narration.
    Procedure,
    /// The report is read.
    Report,
    /// What became of the previous review's shortcomings.
    Previous,
    /// One shortcoming is discussed.
    Shortcoming(ShortcomingId),
    /// Anything else of the collective report is discussed.
    Discussion,
    /// The collective accepts or explains (tập thể tiếp thu, giải trình).
    CollectiveAnswer,
    /// The chair concludes the collective's part.
    CollectiveConclusion,
    /// One person's turn.
    Person(MemberId, Phase),
    /// The chair concludes the meeting.
    Conclusion,
}

/// The four phases of one person's cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// The person reads his self-review (trình bày bản tự kiểm điểm).
    SelfCriticism,
    /// The others speak in turn (góp ý lần lượt).
    Opinions,
    /// The person accepts and explains (tiếp thu, giải trình).
    Answer,
    /// The chair concludes (chủ trì kết luận).
    Conclusion,
}

impl Phase {
    /// The four phases in their order.
    pub const ALL: [Self; 4] =
        [Self::SelfCriticism, Self::Opinions, Self::Answer, Self::Conclusion];
}

impl Topic {
    /// Returns the member whose turn it is.
    #[must_use]
    pub fn member(&self) -> Option<&MemberId> {
        match self {
            Self::Person(member, _) => Some(member),
            _ => None,
        }
    }

    /// Returns what it is about, whoever or whatever that is.
    #[must_use]
    pub fn sort(&self) -> TopicKind {
        match self {
            Self::Procedure => TopicKind::Procedure,
            Self::Report => TopicKind::Report,
            Self::Previous => TopicKind::Previous,
            Self::Shortcoming(_) => TopicKind::Shortcoming,
            Self::Discussion => TopicKind::Discussion,
            Self::CollectiveAnswer => TopicKind::CollectiveAnswer,
            Self::CollectiveConclusion => TopicKind::CollectiveConclusion,
            Self::Person(_, phase) => TopicKind::Person(*phase),
            Self::Conclusion => TopicKind::Conclusion,
        }
    }

    /// Tells whether a note here needs no speaker: the minutes tell what happened.
    #[must_use]
    pub fn is_narrated(&self) -> bool {
        matches!(self, Self::Procedure | Self::Report)
    }

    /// Returns the kind that a remark made in this step has unless somebody says otherwise.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Procedure | Self::Report => Kind::Note,
            Self::Previous | Self::Shortcoming(_) | Self::Discussion => Kind::Criticism,
            Self::CollectiveAnswer => Kind::Answer,
            Self::CollectiveConclusion | Self::Conclusion => Kind::Conclusion,
            Self::Person(_, phase) => match phase {
                Phase::SelfCriticism => Kind::SelfCriticism,
                Phase::Opinions => Kind::Criticism,
                Phase::Answer => Kind::Answer,
                Phase::Conclusion => Kind::Conclusion,
            },
        }
    }

    /// Returns who speaks in this step unless the floor is given to somebody else.
    #[must_use]
    pub fn speaker(&self, chair: Option<&MemberId>) -> Option<MemberId> {
        match self {
            Self::Person(member, Phase::SelfCriticism | Phase::Answer) => Some(member.clone()),
            Self::Person(_, Phase::Conclusion)
            | Self::CollectiveAnswer
            | Self::CollectiveConclusion
            | Self::Conclusion => chair.cloned(),
            _ => None,
        }
    }

    /// Returns to whom a remark of this kind is addressed in this step by default.
    #[must_use]
    pub fn target(&self, kind: Kind) -> Option<Party> {
        match (self, kind) {
            (_, Kind::Note | Kind::Answer | Kind::SelfCriticism | Kind::Reserved) => None,
            (Self::Person(member, _), _) => Some(Party::Member(member.clone())),
            (Self::Procedure | Self::Report | Self::Conclusion, _) => None,
            _ => Some(Party::Collective),
        }
    }

    /// Returns the shortcomings that a remark made in this step is about by default.
    #[must_use]
    pub fn shortcomings(&self) -> Vec<ShortcomingId> {
        match self {
            Self::Shortcoming(id) => vec![id.clone()],
            _ => Vec::new(),
        }
    }
}

/// Makes the agenda of a meeting from its kind's template, the outline and the members.
///
/// A template step about a shortcoming stands once for each of them; a run of phases stands once
/// for each reviewed member, in the order of review.
#[must_use]
pub fn plan(template: &Template, outline: &Outline, members: &[Member]) -> Vec<Step> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut rest = template.steps.as_slice();
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|step| step.topic.phase().is_some()).count();
        if run > 0 {
            for member in in_review_order(members) {
                drafts.extend(cycle(&rest[..run], member));
            }
        } else {
            drafts.extend(expand(first, outline));
        }
        rest = &rest[run.max(1)..];
    }
    number(drafts)
}

/// Returns the agenda with the turn of a member who joined later, behind the last person's turn.
///
/// Steps that stand already keep their ids. The turn is as the others have it; where nobody is
/// reviewed yet, as the template has it. Nothing changes for a guest, nor where nobody has a turn.
#[must_use]
pub fn with_member(session: &Session, template: Option<&Template>, member: &Member) -> Vec<Step> {
    let mut steps = session.agenda.as_ref().clone();
    if !member.rank.is_reviewed() {
        return steps;
    }
    let is_turn = |topic: TopicKind| topic.phase().is_some();
    let mut phases = session.rows_of_many(template, is_turn);
    let mut others = session.members.iter().filter(|each| each.id != member.id);
    if phases.is_empty() && !others.any(|each| each.rank.is_reviewed()) {
        let usual = template.into_iter().flat_map(|template| &template.steps);
        phases = usual.filter(|step| is_turn(step.topic)).cloned().collect();
    }
    let behind = steps
        .iter()
        .rposition(|step| step.topic.member().is_some())
        .or_else(|| steps.iter().rposition(|step| step.topic == Topic::CollectiveConclusion))
        .map_or(steps.len(), |index| index + 1);
    let mut free = (1..).map(step_id).filter(|id| session.step(id).is_none());
    let turn: Vec<_> = cycle(&phases, member)
        .into_iter()
        .filter_map(|draft| Some(draft.step(free.next()?)))
        .collect();
    steps.splice(behind..behind, turn);
    steps
}

/// Returns the agenda for the next draft of the report, and the ids of the steps that are new.
///
/// Steps that stand already keep their ids and places. Where they are named after the number of
/// their shortcoming they get its new number, unless somebody had named one otherwise; what the
/// draft names that was not there before gets a step behind the others and like them. Where the
/// report named none, it is like the template's; where the agenda has no such steps although it
/// named some, none is added.
#[must_use]
pub fn revised(
    session: &Session,
    template: Option<&Template>,
    outline: &Outline,
) -> (Vec<Step>, Vec<StepId>) {
    let mut steps = session.agenda.as_ref().clone();
    let old = &session.outline;
    let is_of_each = |topic: TopicKind| topic == TopicKind::Shortcoming;
    let usual = template.into_iter().flat_map(|template| &template.steps);
    let usual = usual.filter(|_| old.standing_shortcomings().next().is_none());
    let own = session.rows_of_many(template, is_of_each).into_iter();
    let Some(of_each) = own.chain(usual.cloned()).find(|step| is_of_each(step.topic)) else {
        return (steps, Vec::new());
    };
    let new = expand(&of_each, outline);
    let named = expand(&of_each, old);
    let draft_of = |drafts: &[Draft], id: &ShortcomingId| {
        drafts.iter().position(|draft| draft.topic == Topic::Shortcoming(id.clone()))
    };
    for step in &mut steps {
        let Topic::Shortcoming(id) = &step.topic else { continue };
        let (was, now) = (draft_of(&named, id), draft_of(&new, id));
        if let (Some(was), Some(now)) = (was, now)
            && named[was].title == step.title
        {
            step.title.clone_from(&new[now].title);
        }
    }
    let before: HashSet<_> = old.standing_shortcomings().map(|each| &each.id).collect();
    let there: HashSet<_> = steps.iter().flat_map(|step| step.topic.shortcomings()).collect();
    let is_new = |id: &ShortcomingId| !before.contains(id) && !there.contains(id);
    let fresh: HashSet<_> = outline.standing_shortcomings().map(|each| &each.id).collect();
    let fresh = |draft: &Draft| match &draft.topic {
        Topic::Shortcoming(id) => fresh.contains(id) && is_new(id),
        _ => false,
    };
    let behind = steps
        .iter()
        .rposition(|step| matches!(step.topic, Topic::Shortcoming(_)))
        .or_else(|| steps.iter().rposition(|step| step.topic == Topic::Report))
        .map_or(steps.len(), |index| index + 1);
    let mut free = (1..).map(step_id).filter(|id| session.step(id).is_none());
    let added: Vec<Step> =
        new.into_iter().filter(fresh).filter_map(|draft| Some(draft.step(free.next()?))).collect();
    let ids = added.iter().map(|step| step.id.clone()).collect();
    steps.splice(behind..behind, added);
    (steps, ids)
}

/// A step that has no id yet.
struct Draft {
    title: String,
    topic: Topic,
    minutes: Option<u16>,
}

impl Draft {
    fn step(self, id: StepId) -> Step {
        Step { id, title: self.title, topic: self.topic, minutes: self.minutes }
    }
}

fn expand(step: &TemplateStep, outline: &Outline) -> Vec<Draft> {
    let minutes = step.minutes;
    let topic = match step.topic {
        TopicKind::Shortcoming => {
            return (outline.shortcomings.iter().enumerate())
                .map(|(index, shortcoming)| {
                    let title = step.title.replace("{number}", &(index + 1).to_string());
                    let topic = Topic::Shortcoming(shortcoming.id.clone());
                    Draft { title, topic, minutes }
                })
                .collect();
        }
        TopicKind::Person(_) => return Vec::new(), // these come in runs: `cycle`
        TopicKind::Procedure => Topic::Procedure,
        TopicKind::Report => Topic::Report,
        TopicKind::Previous => Topic::Previous,
        TopicKind::Discussion => Topic::Discussion,
        TopicKind::CollectiveAnswer => Topic::CollectiveAnswer,
        TopicKind::CollectiveConclusion => Topic::CollectiveConclusion,
        TopicKind::Conclusion => Topic::Conclusion,
    };
    vec![Draft { title: step.title.clone(), topic, minutes }]
}

fn cycle(run: &[TemplateStep], member: &Member) -> Vec<Draft> {
    run.iter()
        .filter_map(|step| {
            let phase = step.topic.phase()?;
            let title = step.title.replace("{name}", &member.name);
            let topic = Topic::Person(member.id.clone(), phase);
            Some(Draft { title, topic, minutes: step.minutes })
        })
        .collect()
}

fn number(drafts: Vec<Draft>) -> Vec<Step> {
    (1..).zip(drafts).map(|(number, draft)| draft.step(step_id(number))).collect()
}

fn step_id(number: usize) -> StepId {
    StepId::numbered(if number < 10 { "s0" } else { "s" }, number)
}

impl Session {
    /// Returns how far a step is.
    #[must_use]
    pub fn step_state(&self, step: &StepId) -> StepState {
        let standing = &self.standing;
        if standing.step.as_ref() == Some(step) {
            return StepState::Now;
        }
        match standing.aside(step).map(|aside| aside.how) {
            Some(Aside::Skipped) => StepState::Skipped,
            Some(Aside::PutOff) => StepState::PutOff,
            None if standing.started(step).is_some() => StepState::Done,
            None => StepState::ToCome,
        }
    }

    /// Returns the agenda with a step moved behind another, or to the front.
    #[must_use]
    pub fn agenda_moved(&self, step: &StepId, behind: Option<&StepId>) -> Vec<Step> {
        let mut steps = self.agenda.as_ref().clone();
        let Some(from) = steps.iter().position(|each| each.id == *step) else { return steps };
        if behind == Some(step) {
            return steps;
        }
        let moved = steps.remove(from);
        let to = place_behind(&steps, behind);
        steps.insert(to, moved);
        steps
    }

    /// Returns the agenda with a new step behind another, or at the front; and the new one's id.
    #[must_use]
    pub fn agenda_with(
        &self,
        title: &str,
        topic: Topic,
        minutes: Option<u16>,
        behind: Option<&StepId>,
    ) -> (Vec<Step>, StepId) {
        let mut steps = self.agenda.as_ref().clone();
        let taken = |id: &StepId| self.step(id).is_some();
        let free = (steps.len() + 1..).map(step_id).find(|id| !taken(id));
        let id = free.unwrap_or_else(|| step_id(usize::MAX));
        let step = Step { id: id.clone(), title: title.to_owned(), topic, minutes };
        steps.insert(place_behind(&steps, behind), step);
        (steps, id)
    }

    /// Returns the agenda with so many minutes planned for a step.
    #[must_use]
    pub fn agenda_timed(&self, step: &StepId, minutes: Option<u16>) -> Vec<Step> {
        let mut steps = self.agenda.as_ref().clone();
        let found = steps.iter_mut().find(|each| each.id == *step);
        found.into_iter().for_each(|each| each.minutes = minutes);
        steps
    }

    /// Returns the person whose turn would be left by going on to this step although opinions
    /// still wait for an answer, and how many do. Going back is always free.
    #[must_use]
    pub fn left_unanswered(&self, to: &StepId) -> Option<(MemberId, usize)> {
        let turn = self.current_step()?.topic.member()?;
        let index = self.agenda.iter().position(|step| step.id == *to)?;
        if index < self.position()? || self.agenda.get(index)?.topic.member() == Some(turn) {
            return None;
        }
        let open = self.open_for(&Party::Member(turn.clone())).count();
        (open > 0).then(|| (turn.clone(), open))
    }

    /// Returns what a remark would be if it were made now, with this person speaking.
    ///
    /// Where nobody speaks it is a note, to be assigned later. Why the floor was given says more
    /// than the step does: a question is no criticism, a point of order about no shortcoming.
    #[must_use]
    pub fn suggested_link(&self, step: Option<&StepId>, by: Option<MemberId>) -> Link {
        let topic = step.and_then(|id| self.step(id)).map(|step| &step.topic);
        let by = by.or_else(|| topic.and_then(|topic| topic.speaker(self.meeting.chair.as_ref())));
        let asked = by.as_ref().and_then(|by| self.asked_for(by, step));
        let kind = match (topic, &by) {
            (Some(topic), Some(by)) => self.suggested_kind(topic, by, asked),
            _ => Kind::Note,
        };
        let about = topic.filter(|_| asked != Some(EntryKind::PointOfOrder));
        Link {
            step: step.cloned(),
            to: topic.and_then(|topic| topic.target(kind)).filter(|to| !is_self(to, by.as_ref())),
            shortcomings: about.map(Topic::shortcomings).unwrap_or_default(),
            by,
            kind,
        }
    }

    /// Returns why somebody got the floor last in a step.
    fn asked_for(&self, member: &MemberId, step: Option<&StepId>) -> Option<EntryKind> {
        let is_here = |each: &&Speech| each.member == *member && each.step.as_ref() == step;
        self.standing.speeches.iter().rfind(is_here).map(|speech| speech.kind)
    }

    fn suggested_kind(&self, topic: &Topic, by: &MemberId, asked: Option<EntryKind>) -> Kind {
        let is_own = topic.member() == Some(by);
        match (asked, topic.kind()) {
            (Some(EntryKind::PointOfOrder), _) => Kind::Note,
            (Some(EntryKind::Clarification), _) => Kind::Question,
            (Some(EntryKind::Answer), _) => Kind::Answer,
            // Who is spoken about answers what was said, and before that tells it of himself.
            (_, Kind::Criticism) if is_own => {
                match self.open_for(&Party::Member(by.clone())).next() {
                    Some(_) => Kind::Answer,
                    None => Kind::SelfCriticism,
                }
            }
            (_, kind) => kind,
        }
    }
}

fn place_behind(steps: &[Step], behind: Option<&StepId>) -> usize {
    let at = behind.and_then(|id| steps.iter().position(|each| each.id == *id));
    at.map_or(0, |at| at + 1)
}

fn is_self(to: &Party, by: Option<&MemberId>) -> bool {
    matches!(to, Party::Member(member) if Some(member) == by)
}
