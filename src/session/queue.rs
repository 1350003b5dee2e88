//! Who asks for the floor (đăng ký phát biểu), and in which order they are called.

use std::sync::Arc;

use super::ids::{MemberId, StepId};
use super::row::{Act, Row};
use super::rules::Profile;
use super::{Instant, Session};

/// Those who ask for the floor, in the order in which they asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// When it was closed last; `None` where it never was or was opened again. It holds for the
    /// step then: [`Session::queue_closed`].
    pub closed: Option<Instant>,
    /// Who asks.
    pub requests: Arc<Vec<Request>>,
}

/// Somebody asks for the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who.
    pub member: MemberId,
    /// Why.
    pub kind: EntryKind,
    /// Since when.
    pub at: Instant,
    /// In which step it was asked.
    pub step: Option<StepId>,
}

impl Row for Request {
    fn is_row(&self, other: &Self) -> bool {
        self.member == other.member && self.kind == other.kind
    }

    fn at(&self) -> Instant {
        self.at
    }

    fn act(&self) -> Act {
        Act::Request(self.member.clone())
    }
}

/// Why somebody asks for the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// The order of the meeting itself (ý kiến về trình tự, thủ tục).
    PointOfOrder,
    /// The criticised answers (người được góp ý trả lời).
    Answer,
    /// Something is to be made clear (đề nghị làm rõ).
    Clarification,
    /// An addition to what was just said (bổ sung).
    Addition,
    /// A new opinion (ý kiến mới).
    NewOpinion,
}

impl EntryKind {
    /// All kinds, the most urgent first unless the rule profile says otherwise.
    pub const ALL: [Self; 5] =
        [Self::PointOfOrder, Self::Answer, Self::Clarification, Self::Addition, Self::NewOpinion];

    /// Tells whether it is taken although the queue is closed.
    #[must_use]
    pub fn is_always_taken(self) -> bool {
        matches!(self, Self::PointOfOrder | Self::Answer)
    }
}

impl Session {
    /// Returns since when nobody new may ask; `None` while requests are taken. Points of order and
    /// answers of the criticised always are. What was closed for one step is open in the next.
    #[must_use]
    pub fn queue_closed(&self) -> Option<Instant> {
        let entered = self.standing.visits.last().map(|visit| visit.at);
        self.queue.closed.filter(|closed| entered.is_none_or(|entered| entered <= *closed))
    }

    /// Returns those who ask for the floor in the order in which they are called: who has gone
    /// last; the more urgent kind first; among new opinions who has not spoken in this step; then
    /// who asked first.
    #[must_use]
    pub fn call_order(&self, profile: &Profile) -> Vec<&Request> {
        let mut order: Vec<&Request> = self.queue.requests.iter().collect();
        let step = self.standing.step.as_ref();
        order.sort_by_cached_key(|each| {
            let has_spoken =
                each.kind == EntryKind::NewOpinion && self.has_spoken(&each.member, step);
            (self.is_away(&each.member), profile.urgency(each.kind), has_spoken, each.at)
        });
        order
    }

    /// Tells whether somebody had the floor or was recorded as a speaker: in a step, or in the
    /// whole meeting.
    #[must_use]
    pub fn has_spoken(&self, member: &MemberId, step: Option<&StepId>) -> bool {
        let here = |each: Option<&StepId>| step.is_none() || each == step;
        let speeches = &self.standing.speeches;
        let spoke =
            |each: &super::floor::Speech| each.member == *member && here(each.step.as_ref());
        speeches.iter().any(spoke)
            || self.remarks.iter().any(|remark| {
                remark.struck.is_none()
                    && remark.link.by.as_ref() == Some(member)
                    && here(remark.link.step.as_ref())
            })
    }

    /// Returns those summoned who have not spoken in a step, in the order of review. Who is known
    /// to be away is left out, and whose turn the step is.
    #[must_use]
    pub fn not_spoken(&self, step: Option<&StepId>) -> Vec<&super::member::Member> {
        let turn = step.and_then(|id| self.step(id)).and_then(|step| step.topic.member());
        let mut silent = super::member::in_review_order(&self.members);
        silent.retain(|member| {
            turn != Some(&member.id)
                && !self.is_away(&member.id)
                && !self.has_spoken(&member.id, step)
        });
        silent
    }
}
