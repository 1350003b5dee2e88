//! What was typed and not yet sent, with what it would have been.

use super::change::{Change, Stamp};
use super::ids::{MemberId, RemarkId, ShortcomingId, StepId};
use super::member::Party;
use super::remark::{Kind, Link, Verdict};
use super::{Instant, Session};

/// Text that was typed and not sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The words.
    pub text: String,
    /// The step in which its first key was struck; `None` before the meeting began.
    pub step: Option<StepId>,
    /// When that was; `None` where nobody knows.
    pub at: Option<Instant>,
    /// What the minute-taker chose.
    pub chosen: Chosen,
    /// Which remark these words correct, where they are a correction.
    pub corrects: Option<RemarkId>,
}

/// All that a window has and the session's file has not: what must outlive the window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// What is in the line.
    pub line: Draft,
    /// Words that came back and wait for a decision.
    pub words: Vec<Draft>,
    /// Changes on their way to the file.
    pub changes: Vec<(Change, Stamp)>,
}

impl Kept {
    /// Tells whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.line.text.trim().is_empty() && self.words.is_empty() && self.changes.is_empty()
    }
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

impl Draft {
    /// Makes a draft of words that were sent and came back, with all that they were.
    #[must_use]
    pub fn returned(text: &str, link: &Link, answering: Option<Answering>) -> Self {
        Self {
            text: text.to_owned(),
            step: link.step.clone(),
            at: None,
            chosen: Chosen {
                by: link.by.clone(),
                kind: Some(link.kind),
                to: Some(link.to.clone()),
                shortcomings: Some(link.shortcomings.clone()),
                answering,
            },
            corrects: None,
        }
    }
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
