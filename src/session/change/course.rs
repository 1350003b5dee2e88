//! What moves the meeting: to a step, to a speaker, into a pause and back.

use super::{Change, Outcome, Refusal};
use crate::session::ids::{MemberId, StepId};
use crate::session::standing::Standing;
use crate::session::{Instant, Session};

impl Session {
    pub(super) fn move_to(&self, step: &StepId, at: Instant) -> Outcome {
        if self.step(step).is_none() {
            return Err(Refusal::NoSuchStep(step.clone()));
        }
        if self.standing.step.as_ref() == Some(step) {
            return Ok(self.stand(self.standing.running(at)));
        }
        Ok(self.stand(self.standing.moved(step, at)))
    }

    pub(super) fn give_floor(&self, member: Option<&MemberId>) -> Outcome {
        if let Some(member) = member {
            self.check_member(member)?;
        }
        Ok(self.stand(Standing { floor: member.cloned(), ..self.standing.clone() }))
    }

    pub(super) fn set_standing(&self, was: &Standing, now: &Standing) -> Outcome {
        if self.standing != *now && self.standing != *was {
            return Err(Refusal::MovedMeanwhile);
        }
        // An undo may come late: what it would go back to can be gone.
        if let Some(member) = &now.floor {
            self.check_member(member)?;
        }
        let steps = now.step.iter().chain(now.started.iter().map(|started| &started.step));
        if let Some(step) = steps.into_iter().find(|id| self.step(id).is_none()) {
            return Err(Refusal::NoSuchStep(step.clone()));
        }
        Ok(self.stand(now.clone()))
    }

    pub(super) fn stand(&self, now: Standing) -> (Self, Option<Change>) {
        let session = Self { standing: now, ..self.clone() };
        let undo = (session.standing != self.standing).then(|| Change::Stand {
            was: Box::new(session.standing.clone()),
            now: Box::new(self.standing.clone()),
        });
        (session, undo)
    }
}
