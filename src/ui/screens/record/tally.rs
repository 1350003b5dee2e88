//! What is counted of a session whenever it changes, so that drawing never counts.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::session::Session;
use crate::session::ids::{MemberId, RemarkId, ShortcomingId, StepId};

/// A state of the session as it was counted; equal to itself alone, so that what was drawn from it
/// stays until there is another.
#[derive(Debug, Clone)]
pub struct Counted(pub(super) Arc<Tally>);

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Counted {}

/// Counts and cross-references of one session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Per shortcoming: remarks that stand, and those of them that wait for an answer.
    pub(super) shortcomings: HashMap<ShortcomingId, Count>,
    /// Per step: remarks that stand, and those of them that wait.
    pub(super) steps: HashMap<StepId, Count>,
    /// How many remarks still have to be assigned.
    pub(super) unassigned: usize,
    /// Who has spoken in the step at which the meeting stands.
    pub(super) spoken: HashSet<MemberId>,
    /// How many opinions wait for an answer.
    pub(super) open: usize,
    /// For each remark that answers others: the places of these in the order.
    pub(super) answers: HashMap<RemarkId, Vec<usize>>,
}

/// How many remarks, and how many of them wait for an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// Remarks that stand.
    pub(super) remarks: usize,
    /// Those that wait for an answer.
    pub(super) open: usize,
}

impl Count {
    fn add(&mut self, open: bool) {
        self.remarks += 1;
        self.open += usize::from(open);
    }
}

impl Tally {
    /// Counts a session.
    #[must_use]
    pub(super) fn of(session: &Session) -> Self {
        let mut tally = Self::default();
        let narrated: Vec<&StepId> = (session.agenda.iter())
            .filter(|step| step.topic.is_narrated())
            .map(|step| &step.id)
            .collect();
        for (index, remark) in session.remarks.iter().enumerate() {
            if let Some(by) = remark.answer.as_ref().and_then(|answer| answer.by.as_ref()) {
                tally.answers.entry(by.clone()).or_default().push(index);
            }
            if !remark.stands() {
                continue;
            }
            if let (Some(by), true) = (&remark.link.by, remark.link.step == session.standing.step) {
                tally.spoken.insert(by.clone());
            }
            let open = remark.is_open();
            tally.open += usize::from(open);
            for shortcoming in &remark.link.shortcomings {
                tally.shortcomings.entry(shortcoming.clone()).or_default().add(open);
            }
            let in_narration = match &remark.link.step {
                Some(step) => {
                    tally.steps.entry(step.clone()).or_default().add(open);
                    narrated.contains(&step)
                }
                None => false,
            };
            tally.unassigned += usize::from(remark.link.by.is_none() && !in_narration);
        }
        tally
    }
}
