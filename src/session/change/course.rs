//! What moves the meeting: to a step, past a step, into a pause and back.

use super::{Change, Outcome, Refusal};
use crate::limits;
use crate::session::ids::StepId;
use crate::session::standing::{Aside, SetAside, Standing};
use crate::session::{Instant, Session};

impl Session {
    pub(super) fn move_to(&self, step: &StepId, at: Instant) -> Outcome {
        if let Some((member, count)) = self.left_unanswered(step) {
            return Err(Refusal::LeavesUnanswered { member, count });
        }
        self.go_to(step, at, "")
    }

    pub(super) fn move_despite(&self, step: &StepId, reason: &str, at: Instant) -> Outcome {
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        check_reason(reason)?;
        let is_guarded = self.left_unanswered(step).is_some();
        self.go_to(step, at, if is_guarded { reason } else { "" })
    }

    fn go_to(&self, step: &StepId, at: Instant, despite: &str) -> Outcome {
        if self.step(step).is_none() {
            return Err(Refusal::NoSuchStep(step.clone()));
        }
        if self.standing.step.as_ref() == Some(step) {
            return Ok(self.stand(self.standing.running(at)));
        }
        Ok(self.stand(self.standing.moved(step, at, despite)))
    }

    pub(super) fn set_aside(
        &self,
        step: &StepId,
        how: Option<&(Aside, String)>,
        at: Instant,
    ) -> Outcome {
        if self.step(step).is_none() {
            return Err(Refusal::NoSuchStep(step.clone()));
        }
        let mut next = self.standing.clone();
        if let Some((how, reason)) = how {
            if next.step.as_ref() == Some(step) {
                return Err(Refusal::StepIsNow(step.clone()));
            }
            check_reason(reason)?;
            let there = next.aside(step);
            if there.is_some_and(|there| there.how == *how && there.reason == *reason) {
                return Ok((self.clone(), None));
            }
            next.set_aside.retain(|aside| aside.step != *step);
            let (step, reason) = (step.clone(), reason.clone());
            next.set_aside.push(SetAside { step, how: *how, at, reason });
        } else {
            next.set_aside.retain(|aside| aside.step != *step);
        }
        Ok(self.stand(next))
    }

    pub(super) fn plan_end(&self, was: Option<Instant>, now: Option<Instant>) -> Outcome {
        let there = self.standing.planned_end;
        if there != now && there != was {
            return Err(Refusal::MovedMeanwhile);
        }
        Ok(self.stand(Standing { planned_end: now, ..self.standing.clone() }))
    }

    pub(super) fn set_standing(&self, was: &Standing, now: &Standing) -> Outcome {
        if self.standing != *now && self.standing != *was {
            return Err(Refusal::MovedMeanwhile);
        }
        // An undo may come late: what it would go back to can be gone.
        if let Some(member) = now.members().find(|id| self.member(id).is_none()) {
            return Err(Refusal::NoSuchMember(member.clone()));
        }
        if let Some(step) = now.steps().find(|id| self.step(id).is_none()) {
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

/// Refuses a reason that is longer than it may be.
pub(super) fn check_reason(reason: &str) -> Result<(), Refusal> {
    let max = limits::REASON_LETTERS;
    if reason.chars().count() > max {
        return Err(Refusal::ReasonTooLong { max });
    }
    Ok(())
}
