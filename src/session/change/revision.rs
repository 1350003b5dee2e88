//! What is done when the next draft of the report comes.

use std::collections::HashSet;

use super::{Change, Outcome, Refusal};
use crate::limits;
use crate::session::Session;
use crate::session::revision::{Report, ids};

impl Session {
    /// Puts a draft of the report in the place of another. Nothing that a remark or a step is
    /// about, or somebody answers for, may be without its item then.
    pub(super) fn revise(&self, was: &Report, now: &Report) -> Outcome {
        let there = self.report();
        if there == *now {
            return Ok((self.clone(), None));
        }
        if there != *was {
            return Err(Refusal::PlanChangedMeanwhile);
        }
        let max = limits::SHORTCOMINGS;
        if now.outline.shortcomings.len() > max {
            return Err(Refusal::TooMany { max });
        }
        let outline = &now.outline;
        if ids(outline).len() != outline.shortcomings.len() + outline.items().count() {
            return Err(Refusal::ItemTwice);
        }
        let sections: HashSet<_> = outline.sections.iter().map(|each| &each.id).collect();
        if sections.len() != outline.sections.len() {
            return Err(Refusal::ItemTwice);
        }
        let session = Self { outline: now.outline.clone(), ..self.clone() };
        for id in self.remarks.iter().flat_map(|remark| &remark.link.shortcomings) {
            session.check_shortcoming(id)?;
        }
        self.responsibilities.iter().try_for_each(|each| session.check_responsibility(each))?;
        session.check_agenda(&now.agenda)?;
        let session = Self { agenda: now.agenda.clone(), ..session };
        Ok((session, Some(Change::Revise { was: now.clone(), now: there })))
    }
}
