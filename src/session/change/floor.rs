//! What is done about those who speak and who are there: floor, queue, clocks, attendance.

use std::sync::Arc;

use super::course::check_reason;
use super::{Change, Outcome, Refusal};
use crate::limits;
use crate::session::attendance::Presence;
use crate::session::clock::{Clock, ClockOf};
use crate::session::ids::MemberId;
use crate::session::queue::{EntryKind, Queue, Request};
use crate::session::row::{Swap, swapped};
use crate::session::{Instant, Session};

impl Session {
    pub(super) fn give_floor(&self, member: Option<&MemberId>, at: Instant) -> Outcome {
        let Some(member) = member else { return Ok(self.stand(self.standing.silent(at))) };
        self.check_member(member)?;
        Ok(self.stand(self.standing.speaking(member, EntryKind::NewOpinion, at)))
    }

    pub(super) fn call(&self, request: &Request, at: Instant) -> Outcome {
        self.check_member(&request.member)?;
        let called = self.standing.speaking(&request.member, request.kind, at);
        match swapped(&self.queue.requests, &Swap::take_back(request))? {
            Some(requests) => {
                let (mut session, spoke) = self.stand(called);
                session.queue.requests = requests;
                let asked = Change::Ask(Swap::new(request.clone()));
                let undo = spoke.into_iter().chain([asked]).collect();
                Ok((session, Some(Change::Several(undo))))
            }
            // Tried again, or somebody else called them meanwhile.
            None if called == self.standing => Ok((self.clone(), None)),
            None => Err(Refusal::MovedMeanwhile),
        }
    }

    pub(super) fn interpose(&self, member: &MemberId, kind: EntryKind, at: Instant) -> Outcome {
        self.check_member(member)?;
        Ok(self.stand(self.standing.interposed(member, kind, at)))
    }

    pub(super) fn bring_back(&self, member: &MemberId, at: Instant) -> Outcome {
        self.check_member(member)?;
        let back = self.standing.brought_back(member, at);
        back.map(|next| self.stand(next)).ok_or_else(|| Refusal::HasNotSpoken(member.clone()))
    }

    /// Does something with a clock that is there now.
    pub(super) fn set_clock(&self, of: ClockOf, act: impl Fn(&mut Clock)) -> Outcome {
        let mut next = self.standing.clone();
        match of {
            ClockOf::Speaker => act(next.speech_clock().ok_or(Refusal::NoClock)?),
            ClockOf::Step => {
                let visit = next.visits.last_mut().ok_or(Refusal::NoClock)?;
                let pauses = std::mem::take(&mut visit.pauses);
                let mut clock =
                    Clock { from: visit.at, until: None, pauses, added_s: visit.added_s };
                act(&mut clock);
                (visit.pauses, visit.added_s) = (clock.pauses, clock.added_s);
            }
        }
        Ok(self.stand(next))
    }

    pub(super) fn add_time(&self, of: ClockOf, was: i32, now: i32) -> Outcome {
        let max = limits::STEP_MINUTES;
        if now.unsigned_abs() > u32::from(max) * 60 {
            return Err(Refusal::TooMuchTime { max });
        }
        let there = match of {
            ClockOf::Step => self.standing.visits.last().map(|visit| visit.added_s),
            ClockOf::Speaker => self.standing.speech().map(|speech| speech.clock.added_s),
        };
        let there = there.ok_or(Refusal::NoClock)?;
        if there != was && there != now {
            return Err(Refusal::MovedMeanwhile);
        }
        self.set_clock(of, |clock| clock.added_s = now)
    }

    pub(super) fn attend(&self, swap: &Swap<Presence>) -> Outcome {
        if let Some(now) = &swap.now {
            self.check_member(&now.member)?;
            check_reason(&now.reason)?;
            let sat = u32::try_from(self.standing.sittings.len()).unwrap_or(u32::MAX);
            if now.sitting == 0 || now.sitting > sat.saturating_add(1) {
                return Err(Refusal::NoSuchSitting(now.sitting));
            }
            let there = self.presence(&now.member, now.sitting);
            let says_so = |there: &Presence| there.state == now.state && there.reason == now.reason;
            if swap.was.is_none() && there.is_some_and(says_so) {
                return Ok((self.clone(), None));
            }
        }
        let Some(attendance) = swapped(&self.attendance, swap)? else {
            return Ok((self.clone(), None));
        };
        let session = Self { attendance, ..self.clone() };
        Ok((session, Some(Change::Attend(swap.back()))))
    }

    pub(super) fn ask(&self, swap: &Swap<Request>) -> Outcome {
        if let Some(now) = &swap.now {
            self.check_member(&now.member)?;
            if let Some(step) = now.step.as_ref().filter(|id| self.step(id).is_none()) {
                return Err(Refusal::NoSuchStep(step.clone()));
            }
            // Who asked before it was closed may come back into it, by an undo.
            let is_late = self.queue_closed().is_some_and(|closed| closed <= now.at);
            let is_new = !self.queue.requests.contains(now);
            if is_late && is_new && !now.kind.is_always_taken() {
                return Err(Refusal::QueueClosed);
            }
            let asks = |each: &&Request| each.member == now.member && each.kind == now.kind;
            if swap.was.is_none() && self.queue.requests.iter().any(|each| asks(&each)) {
                return Ok((self.clone(), None));
            }
        }
        let Some(requests) = swapped(&self.queue.requests, swap)? else {
            return Ok((self.clone(), None));
        };
        let queue = Queue { requests, ..self.queue.clone() };
        Ok((Self { queue, ..self.clone() }, Some(Change::Ask(swap.back()))))
    }

    pub(super) fn close_queue(&self, was: Option<Instant>, now: Option<Instant>) -> Outcome {
        if self.queue.closed == now {
            return Ok((self.clone(), None));
        }
        if self.queue.closed != was {
            return Err(Refusal::MovedMeanwhile);
        }
        let queue = Queue { closed: now, requests: Arc::clone(&self.queue.requests) };
        let undo = Change::CloseQueue { was: now, now: was };
        Ok((Self { queue, ..self.clone() }, Some(undo)))
    }
}
