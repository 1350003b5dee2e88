//! What is settled about who answers for a shortcoming.

use super::{Change, Outcome, Refusal};
use crate::session::Session;
use crate::session::member::Party;
use crate::session::responsibility::Responsibility;
use crate::session::row::{Swap, swapped};

impl Session {
    pub(super) fn swap_responsibility(&self, swap: &Swap<Responsibility>) -> Outcome {
        if let Some(now) = &swap.now {
            self.check_responsibility(now)?;
        }
        let Some(responsibilities) = swapped(&self.responsibilities, swap)? else {
            return Ok((self.clone(), None));
        };
        let session = Self { responsibilities, ..self.clone() };
        Ok((session, Some(Change::Responsibility(Box::new(swap.back())))))
    }

    pub(super) fn check_responsibility(&self, each: &Responsibility) -> Result<(), Refusal> {
        self.check_shortcoming(&each.shortcoming)?;
        for (at, party) in each.who.iter().enumerate() {
            if let Party::Member(id) = party {
                self.check_member(id)?;
            }
            if each.who[..at].contains(party) {
                return Err(Refusal::ResponsibleTwice(party.clone()));
            }
        }
        for (at, id) in each.causes.iter().enumerate() {
            if !self.causes().any(|cause| cause.item.id == *id) {
                return Err(Refusal::NoSuchCause(id.clone()));
            }
            if each.causes[..at].contains(id) {
                return Err(Refusal::CauseTwice(id.clone()));
            }
        }
        Ok(())
    }
}
