//! What was said: who, to whom, about which shortcoming, and what became of it.
//!
//! Text is kept as spoken. A correction keeps the earlier words; a struck remark stays.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::ids::{MemberId, RemarkId, ShortcomingId, StepId};
use super::member::Party;
use super::{Instant, Session};
use crate::text::Clean;

/// One remark (ý kiến) of the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Stable id, made where its first key was struck.
    pub id: RemarkId,
    /// When it was written down.
    pub at: Instant,
    /// What it is and to what it belongs; can be assigned later.
    pub link: Link,
    /// Its words, and what they were before.
    pub wording: Wording,
    /// What the minute-taker marked it with.
    pub marks: Marks,
    /// The answer it got; `None` while it waits, and for kinds that want none.
    pub answer: Option<Answer>,
    /// Set where it was struck out; the words stay.
    pub struck: Option<Strike>,
}

/// What a remark is and to what it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The step in which its first key was struck; `None` before the meeting began.
    pub step: Option<StepId>,
    /// Who spoke; `None` until it is assigned.
    pub by: Option<MemberId>,
    /// What sort of remark it is.
    pub kind: Kind,
    /// To whom it is addressed.
    pub to: Option<Party>,
    /// The shortcomings it is about, each once.
    pub shortcomings: Vec<ShortcomingId>,
}

/// The words of a remark, with every earlier wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words that hold.
    pub text: String,
    /// What stood before, oldest first.
    pub earlier: Vec<Earlier>,
}

/// A wording that was corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// When it was corrected.
    pub until: Instant,
    /// The words that stood until then.
    pub text: String,
}

/// What the minute-taker marked a remark with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Something in it is to be checked.
    pub check: bool,
    /// It is the minute-taker's own, not for the minutes.
    pub private: bool,
    /// What is promised in it: a remedy.
    pub promise: Option<Promise>,
}

/// A remedy that was promised: by whom, until when, how it is checked, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Promise {
    /// Who has to do it.
    pub owner: Option<MemberId>,
    /// Until which day.
    pub due: Option<NaiveDate>,
    /// How it will be checked, or what is to be shown; may be empty.
    pub check: String,
    /// Whether it is one of the few that come first.
    pub priority: bool,
    /// How far it is.
    pub state: PromiseState,
}

/// How far a promise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PromiseState {
    /// It is still to be done.
    #[default]
    Open,
    /// It is done.
    Done,
    /// It is done in part.
    Partly,
    /// It was not done.
    NotDone,
}

impl PromiseState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Open, Self::Done, Self::Partly, Self::NotDone];
}

impl Promise {
    /// Returns this promise with the owner and the day that a later one names.
    fn with(&self, later: &Self) -> Self {
        let owner = later.owner.clone().or_else(|| self.owner.clone());
        let check = if later.check.is_empty() { &self.check } else { &later.check }.clone();
        Self {
            owner,
            due: later.due.or(self.due),
            check,
            priority: self.priority || later.priority,
            state: self.state.max(later.state),
        }
    }
}

impl Marks {
    /// Tells whether nothing is marked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns these marks with what `other` marks besides.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        Self {
            check: self.check || other.check,
            private: self.private || other.private,
            promise: match (&self.promise, &other.promise) {
                (Some(one), Some(later)) => Some(one.with(later)),
                (one, later) => later.clone().or_else(|| one.clone()),
            },
        }
    }
}

/// A remark struck out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strike {
    /// When.
    pub at: Instant,
    /// Why; may be empty.
    pub reason: String,
}

/// What the criticised said to an opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Accepted, partly, or explained.
    pub verdict: Verdict,
    /// The remark in which it was said, where there is one.
    pub by: Option<RemarkId>,
}

/// How an opinion was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Accepted (tiếp thu).
    Accepted,
    /// Accepted in part (tiếp thu một phần).
    Partly,
    /// Explained, accounted for (giải trình).
    Explained,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Partly, Self::Explained];
}

/// What sort of remark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Own shortcomings told to the collective (tự phê bình).
    SelfCriticism,
    /// Criticism of the collective or of a person (phê bình).
    Criticism,
    /// Answer to opinions: accepted or explained (tiếp thu, giải trình).
    Answer,
    /// Commendation (biểu dương).
    Commendation,
    /// A point to be made clear (đề nghị làm rõ).
    Question,
    /// Proposal (đề xuất, kiến nghị).
    Proposal,
    /// The chair's conclusion (kết luận).
    Conclusion,
    /// An opinion that a member keeps against what was decided (bảo lưu ý kiến; Điều lệ Đảng,
    /// điều 9).
    Reserved,
    /// Anything else that the minutes must hold (ghi nhận).
    Note,
}

impl Kind {
    /// All kinds, in the order in which a key goes through them.
    pub const ALL: [Self; 9] = [
        Self::Criticism,
        Self::SelfCriticism,
        Self::Answer,
        Self::Commendation,
        Self::Question,
        Self::Proposal,
        Self::Conclusion,
        Self::Reserved,
        Self::Note,
    ];

    /// Tells whether the criticised must say what he accepts and what he explains of it.
    #[must_use]
    pub fn wants_answer(self) -> bool {
        matches!(self, Self::Criticism | Self::Question | Self::Proposal)
    }
}

impl Remark {
    /// Makes a remark that has just been said.
    #[must_use]
    pub fn new(id: RemarkId, at: Instant, link: Link, text: &Clean) -> Self {
        Self {
            id,
            at,
            link,
            wording: Wording { text: text.as_str().to_owned(), earlier: Vec::new() },
            marks: Marks::default(),
            answer: None,
            struck: None,
        }
    }

    /// Tells whether somebody still has to answer it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.link.kind.wants_answer() && self.answer.is_none() && self.stands()
    }

    /// Tells whether it is part of what was said: neither struck out nor the minute-taker's own.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.struck.is_none() && !self.marks.private
    }
}

impl Wording {
    /// Returns the words as they were first written down.
    #[must_use]
    pub fn first(&self) -> &str {
        self.earlier.first().map_or(&self.text, |earlier| &earlier.text)
    }

    /// Returns this wording corrected to `text`, the present words kept as an earlier wording.
    #[must_use]
    pub fn corrected(&self, text: &Clean, at: Instant) -> Self {
        let mut earlier = self.earlier.clone();
        earlier.push(Earlier { until: at, text: self.text.clone() });
        Self { text: text.as_str().to_owned(), earlier }
    }
}

impl Session {
    /// Returns the session without what is the minute-taker's own: what anybody else may see of
    /// it, on paper or in print.
    #[must_use]
    pub fn for_others(&self) -> Self {
        let (own, public): (Vec<_>, Vec<_>) =
            self.remarks.iter().partition(|remark| remark.marks.private);
        let own: HashSet<&RemarkId> = own.into_iter().map(|remark| &remark.id).collect();
        let told = |remark: &Arc<Remark>| {
            let Some(answer) = remark.answer.as_ref() else { return Arc::clone(remark) };
            if !answer.by.as_ref().is_some_and(|by| own.contains(by)) {
                return Arc::clone(remark);
            }
            let answer = Some(Answer { by: None, ..answer.clone() });
            Arc::new(Remark { answer, ..Remark::clone(remark) })
        };
        Self { remarks: public.into_iter().map(told).collect(), ..self.clone() }
    }
}
