//! What a meeting is: its data and its rules, without clock, disk or screen.
//!
//! A [`Session`] is a value. Nothing alters one but [`Session::apply`] in [`change`]: it takes a
//! [`change::Change`] and gives a new session with the change that undoes it, or a
//! [`change::Refusal`]. Time and ids are given by the caller.

pub mod agenda;
pub mod attendance;
pub mod ballot;
pub mod change;
pub mod check;
pub mod clock;
pub mod closing;
pub mod draft;
pub mod due;
pub mod facts;
pub mod find;
pub mod floor;
pub mod ids;
mod likeness;
pub mod matrix;
pub mod member;
pub mod memory;
pub mod mending;
pub mod motion;
pub mod outline;
pub mod own_agenda;
pub mod paper;
pub mod preparation;
pub mod public;
pub mod queue;
pub mod rehearsal;
pub mod remark;
pub mod remedied;
pub mod responsibility;
pub mod review;
pub mod revision;
pub mod row;
pub mod rules;
pub mod signs;
pub mod standing;
pub mod stats;
#[cfg(test)]
mod tests;
pub mod threads;
pub mod vote;
pub mod want;

use std::sync::Arc;

use agenda::{Step, StepState};
use attendance::Presence;
use ballot::Ballot;
use closing::Dossier;
use ids::{MemberId, RemarkId, StepId};
use member::{Member, Party};
use motion::Motion;
use outline::Outline;
use queue::Queue;
use remark::Remark;
use responsibility::Responsibility;
use review::Review;
use standing::Standing;

/// A point in time with its offset from UTC, to the second.
pub type Instant = chrono::DateTime<chrono::FixedOffset>;

/// One whole meeting: the report, the people, the agenda, where it stands, all that was said.
///
/// Cloning is cheap: what is large is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Rises by one with each change that reached the file; set by the store alone.
    pub revision: u64,
    /// What sort of meeting of which body.
    pub meeting: Meeting,
    /// Who takes part, in the order given.
    pub members: Arc<Vec<Member>>,
    /// The report.
    pub outline: Arc<Outline>,
    /// What members wrote of themselves, in the members' order, each once at most.
    pub reviews: Arc<Vec<Review>>,
    /// The steps, in order.
    pub agenda: Arc<Vec<Step>>,
    /// Where the meeting stands.
    pub standing: Standing,
    /// Who was there, recorded as people came and went.
    pub attendance: Arc<Vec<Presence>>,
    /// Who asks for the floor.
    pub queue: Queue,
    /// What was put to a show of hands.
    pub motions: Arc<Vec<Motion>>,
    /// Secret ballots, in totals.
    pub ballots: Arc<Vec<Ballot>>,
    /// Who answers for shortcomings, and what they come from.
    pub responsibilities: Arc<Vec<Responsibility>>,
    /// How it ended, and what it took over from those before.
    pub dossier: Dossier,
    /// What the chair shows to the room.
    pub room: public::Show,
    /// All that was said, in the order in which it was written down.
    pub remarks: Vec<Arc<Remark>>,
}

/// What sort of meeting of which body, and who leads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Which kind.
    pub kind: MeetingKind,
    /// What the meeting is called.
    pub title: String,
    /// The reviewing body (Ban Chấp hành, Ban Thường vụ, chi ủy …); may be empty.
    pub body: String,
    /// The chair (chủ trì).
    pub chair: Option<MemberId>,
    /// The minute-taker (thư ký, người ghi biên bản).
    pub minute_taker: Option<MemberId>,
    /// Name of the rule profile.
    pub rules: String,
}

impl Meeting {
    /// Makes a meeting of a kind about a report, called as the report is; nobody is named yet.
    #[must_use]
    pub fn of(kind: MeetingKind, outline: &Outline, profile: &rules::Profile) -> Self {
        Self {
            kind,
            title: outline.title.clone(),
            body: String::new(),
            chair: None,
            minute_taker: None,
            rules: profile.name.clone(),
        }
    }
}

/// The kinds of review meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingKind {
    /// End of a term, before the congress (kiểm điểm nhiệm kỳ).
    Term,
    /// End of the year (kiểm điểm cuối năm).
    Annual,
    /// Each quarter (đánh giá quý).
    Quarter,
    /// When a superior asks for it (kiểm điểm khi cần thiết, theo gợi ý).
    OnRequest,
    /// On one subject (kiểm điểm chuyên đề).
    Thematic,
}

impl MeetingKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::Term, Self::Annual, Self::Quarter, Self::OnRequest, Self::Thematic];
}

impl Session {
    /// Makes the session of a meeting that has not begun: its agenda comes from the profile's
    /// template for this kind, and the head leads it unless somebody else is named.
    ///
    /// Where the profile has no template for the kind, the agenda is empty.
    #[must_use]
    pub fn prepare(
        meeting: Meeting,
        outline: Outline,
        members: Vec<Member>,
        profile: &rules::Profile,
    ) -> Self {
        let agenda = profile
            .template(meeting.kind)
            .map(|template| agenda::plan(template, &outline, &members))
            .unwrap_or_default();
        let head = members.iter().find(|member| member.rank == member::Rank::Head);
        let chair = meeting.chair.or_else(|| head.map(|head| head.id.clone()));
        Self {
            revision: 0,
            meeting: Meeting { chair, ..meeting },
            members: Arc::new(members),
            outline: Arc::new(outline),
            reviews: Arc::default(),
            agenda: Arc::new(agenda),
            standing: Standing::default(),
            attendance: Arc::default(),
            queue: Queue::default(),
            motions: Arc::default(),
            ballots: Arc::default(),
            responsibilities: Arc::default(),
            dossier: Dossier::default(),
            room: public::Show::default(),
            remarks: Vec::new(),
        }
    }

    /// Returns the day on which the meeting began.
    #[must_use]
    pub fn day(&self) -> Option<chrono::NaiveDate> {
        self.standing.sittings.first().map(|each| each.opened.date_naive())
    }

    /// Returns the member of this id.
    #[must_use]
    pub fn member(&self, id: &MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == *id)
    }

    /// Returns a member's name; the id where there is no such member.
    #[must_use]
    pub fn name_of<'a>(&'a self, id: &'a MemberId) -> &'a str {
        self.member(id).map_or(id.as_str(), |member| &member.name)
    }

    /// Returns how a member is called among the others: by the given name, which is the last
    /// word; by the whole name where another has the same; by the id where there is no such member.
    #[must_use]
    pub fn short_name_of<'a>(&'a self, id: &'a MemberId) -> &'a str {
        let given = |name: &'a str| name.split_whitespace().next_back().unwrap_or(name);
        let name = self.name_of(id);
        let others = self.members.iter().filter(|member| member.id != *id);
        let is_taken = others.into_iter().any(|member| given(&member.name) == given(name));
        if is_taken { name } else { given(name) }
    }

    /// Returns the step of this id.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.agenda.iter().find(|step| step.id == *id)
    }

    /// Returns the step at which the meeting stands.
    #[must_use]
    pub fn current_step(&self) -> Option<&Step> {
        self.standing.step.as_ref().and_then(|id| self.step(id))
    }

    /// Returns which step of the agenda the meeting stands at, from 0.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        let current = self.standing.step.as_ref()?;
        self.agenda.iter().position(|step| step.id == *current)
    }

    /// Returns the step after the present one that was not set aside; the first where the meeting
    /// has not begun. From a step that was put off and is taken up now it goes on where the
    /// meeting was: what is done is not gone through again.
    #[must_use]
    pub fn next_step(&self) -> Option<&Step> {
        let from = self.position().map_or(0, |position| position + 1);
        let is_late = self.standing.is_first_visit();
        let is_done = |step: &Step| is_late && self.step_state(&step.id) == StepState::Done;
        self.agenda.get(from..)?.iter().find(|step| !self.is_aside(step) && !is_done(step))
    }

    /// Returns the first of the steps that were put off and have not been taken up yet.
    #[must_use]
    pub fn first_put_off(&self) -> Option<&Step> {
        self.agenda.iter().find(|step| self.step_state(&step.id) == StepState::PutOff)
    }

    /// Returns the step before the present one that was not set aside.
    #[must_use]
    pub fn previous_step(&self) -> Option<&Step> {
        self.agenda.get(..self.position()?)?.iter().rfind(|step| !self.is_aside(step))
    }

    fn is_aside(&self, step: &Step) -> bool {
        matches!(self.step_state(&step.id), StepState::Skipped | StepState::PutOff)
    }

    /// Returns the remark of this id.
    #[must_use]
    pub fn remark(&self, id: &RemarkId) -> Option<&Arc<Remark>> {
        let index = self.remark_index(id)?;
        self.remarks.get(index)
    }

    /// Returns where in the order a remark stands. The newest are looked at first: these are
    /// the ones that are asked for.
    pub(crate) fn remark_index(&self, id: &RemarkId) -> Option<usize> {
        self.remarks.iter().rposition(|remark| remark.id == *id)
    }

    /// Returns the remarks that still wait for an answer, oldest first.
    pub fn open_remarks(&self) -> impl DoubleEndedIterator<Item = &Arc<Remark>> {
        self.remarks.iter().filter(|remark| remark.is_open())
    }

    /// Tells whether a remark still has to be assigned: nobody is named as its speaker, and it
    /// is neither the minute-taker's own nor the narration of a step that needs none.
    #[must_use]
    pub fn is_unassigned(&self, remark: &Remark) -> bool {
        let step = remark.link.step.as_ref().and_then(|id| self.step(id));
        remark.link.by.is_none()
            && remark.stands()
            && !step.is_some_and(|step| step.topic.is_narrated())
    }

    /// Returns the open opinions that this person, or the collective, still has to answer.
    pub fn open_for<'a>(&'a self, party: &'a Party) -> impl Iterator<Item = &'a Arc<Remark>> {
        self.open_remarks().filter(move |remark| remark.link.to.as_ref() == Some(party))
    }
}
