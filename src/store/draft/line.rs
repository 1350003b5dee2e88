//! Unsent words with what they would have been, in the form in which a draft holds them. What they
//! name and the session no longer has is left out: the words count.

use serde::{Deserialize, Serialize};

use super::change::{time, time_of};
use crate::session::Session;
use crate::session::draft::{Answering, Chosen, Draft};
use crate::session::ids::{MemberId, RemarkId, ShortcomingId, StepId};
use crate::session::member::Party;
use crate::session::remark::{Kind, Verdict};

/// Unsent words.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Line {
    text: String,
    step: Option<String>,
    at: Option<String>,
    by: Option<String>,
    kind: Option<usize>,
    /// `[]`: to nobody; `["collective"]`; `["member", "m1"]`.
    to: Option<Vec<String>>,
    shortcomings: Option<Vec<String>>,
    answers: Vec<String>,
    verdict: Option<usize>,
    corrects: Option<String>,
}

/// The kinds by their numbers in a draft. A new one comes last: the numbers of drafts that were
/// left by an older program stay what they were.
const KINDS: [Kind; 9] = [
    Kind::Criticism,
    Kind::SelfCriticism,
    Kind::Answer,
    Kind::Commendation,
    Kind::Question,
    Kind::Proposal,
    Kind::Conclusion,
    Kind::Note,
    Kind::Reserved,
];

pub(super) fn kind_at(kind: Kind) -> usize {
    KINDS.iter().position(|each| *each == kind).unwrap_or(0)
}

pub(super) fn kind_of(at: usize) -> Option<Kind> {
    KINDS.get(at).copied()
}

pub(super) fn verdict_at(verdict: Verdict) -> usize {
    Verdict::ALL.iter().position(|each| *each == verdict).unwrap_or(0)
}

pub(super) fn verdict_of(at: usize) -> Option<Verdict> {
    Verdict::ALL.get(at).copied()
}

pub(super) fn party_words(to: Option<&Party>) -> Vec<String> {
    match to {
        None => Vec::new(),
        Some(Party::Collective) => vec!["collective".to_owned()],
        Some(Party::Member(id)) => vec!["member".to_owned(), id.to_string()],
    }
}

pub(super) fn party_of(words: &[String]) -> Option<Option<Party>> {
    match words {
        [] => Some(None),
        [word] if word == "collective" => Some(Some(Party::Collective)),
        [word, id] if word == "member" => {
            MemberId::new(id.clone()).ok().map(|id| Some(Party::Member(id)))
        }
        _ => None,
    }
}

impl Line {
    pub(super) fn of(draft: &Draft) -> Self {
        let chosen = &draft.chosen;
        let ids = |ids: &Vec<ShortcomingId>| ids.iter().map(ToString::to_string).collect();
        let answering = chosen.answering.as_ref();
        Self {
            text: draft.text.clone(),
            step: draft.step.as_ref().map(ToString::to_string),
            at: draft.at.map(time_of),
            by: chosen.by.as_ref().map(ToString::to_string),
            kind: chosen.kind.map(kind_at),
            to: chosen.to.as_ref().map(|to| party_words(to.as_ref())),
            shortcomings: chosen.shortcomings.as_ref().map(ids),
            answers: answering
                .map(|each| each.remarks.iter().map(ToString::to_string).collect())
                .unwrap_or_default(),
            verdict: answering.map(|how| verdict_at(how.verdict)),
            corrects: draft.corrects.as_ref().map(ToString::to_string),
        }
    }

    pub(super) fn draft(self, session: &Session) -> Draft {
        let member = |id: String| MemberId::new(id).ok().filter(|id| session.member(id).is_some());
        let is_there = |to: &Option<Party>| match to {
            Some(Party::Member(id)) => session.member(id).is_some(),
            Some(Party::Collective) | None => true,
        };
        let shortcoming =
            |id: String| ShortcomingId::new(id).ok().filter(|id| session.shortcoming(id).is_some());
        let remark = |id: String| RemarkId::new(id).ok().filter(|id| session.remark(id).is_some());
        let remarks: Vec<_> = self.answers.into_iter().filter_map(remark).collect();
        let step = self.step.and_then(|id| StepId::new(id).ok());
        Draft {
            text: self.text,
            step: step.filter(|id| session.step(id).is_some()),
            at: self.at.and_then(|at| time(&at)),
            chosen: Chosen {
                by: self.by.and_then(member),
                kind: self.kind.and_then(kind_of),
                to: self.to.and_then(|to| party_of(&to)).filter(is_there),
                shortcomings: (self.shortcomings)
                    .map(|ids| ids.into_iter().filter_map(shortcoming).collect()),
                answering: (self.verdict.and_then(verdict_of))
                    .filter(|_| !remarks.is_empty())
                    .map(|verdict| Answering { remarks, verdict }),
            },
            corrects: self.corrects.and_then(remark),
        }
    }
}
