//! What was typed and not yet sent, with what it would have been.

use super::Session;
use super::ids::{MemberId, RemarkId, ShortcomingId, StepId};
use super::member::Party;
use super::remark::{Kind, Link, Verdict};

/// Text that was typed and not sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The words.
    pub text: String,
    /// The step in which its first key was struck; `None` before the meeting began.
    pub step: Option<StepId>,
    /// What the minute-taker chose.
    pub chosen: Chosen,
}

/// What the minute-taker chose for a remark beside what the step suggests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chosen {
    /// The speaker.
    pub by: Option<MemberId>,
    /// The kind.
    pub kind: Option<Kind>,
    /// To whom: `Some(None)` is "to nobody".
    pub to: Option<Option<Party>>,
    /// About which shortcomings.
    pub shortcomings: Option<Vec<ShortcomingId>>,
    /// Which opinions it answers, and how.
    pub answering: Option<Answering>,
}

/// Which opinions a remark answers, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answering {
    /// The opinions.
    pub remarks: Vec<RemarkId>,
    /// How they are taken.
    pub verdict: Verdict,
}

impl Chosen {
    /// Returns what a remark made in this step would be, by these choices and, where nothing was
    /// chosen, by what the step suggests.
    #[must_use]
    pub fn link(&self, session: &Session, step: Option<&StepId>) -> Link {
        let by = self.by.clone().or_else(|| session.standing.floor.clone());
        let mut link = session.suggested_link(step, by);
        if let Some(kind) = self.kind {
            link.kind = kind;
            let topic = step.and_then(|id| session.step(id)).map(|step| &step.topic);
            link.to = topic.and_then(|topic| topic.target(kind));
        }
        if let Some(to) = &self.to {
            link.to.clone_from(to);
        }
        if let Some(shortcomings) = &self.shortcomings {
            link.shortcomings.clone_from(shortcomings);
        }
        if self.answering.is_some() {
            link.kind = Kind::Answer;
        }
        link
    }
}
