//! What ends a session and opens it again. Once it is closed its record may still be corrected;
//! once it is sealed, nothing.

use std::sync::Arc;

use super::course::check_reason;
use super::{Change, Outcome, Refusal};
use crate::limits;
use crate::session::closing::{
    Carried, CarriedKey, CarriedKind, CarriedResult, Closing, Reopened, Seal,
};
use crate::session::standing::State;
use crate::session::{Instant, Session};

impl Session {
    /// Tells whether the end of the session stands against a change. Those of several are asked
    /// one by one.
    pub(super) fn check_open(&self, change: &Change) -> Result<(), Refusal> {
        let Some(closing) = self.closing() else { return Ok(()) };
        match change {
            Change::Several(_) | Change::Close { .. } | Change::Seal { .. } | Change::Reopen(_) => {
                Ok(())
            }
            _ if closing.seal.is_some() => Err(Refusal::Sealed),
            Change::Reword(_)
            | Change::Assign(_)
            | Change::Mark(_)
            | Change::Answer(_)
            | Change::Strike(_)
            | Change::Responsibility(_)
            | Change::Show { .. }
            | Change::SetClosings { .. } => Ok(()),
            _ => Err(Refusal::Closed),
        }
    }

    pub(super) fn settle(
        &self,
        which: &CarriedKey,
        was: Option<&CarriedResult>,
        now: Option<&CarriedResult>,
    ) -> Outcome {
        check_reason(now.map_or("", |now| &now.evidence))?;
        let at = self.dossier.carried.iter().position(|each| each.key() == *which);
        let at = at.ok_or_else(|| Refusal::NotCarried(which.id.clone()))?;
        let there = self.dossier.carried[at].result.as_ref();
        if there == now {
            return Ok((self.clone(), None));
        }
        if there != was {
            return Err(Refusal::RevisedMeanwhile);
        }
        let mut session = self.clone();
        Arc::make_mut(&mut session.dossier.carried)[at].result = now.cloned();
        let (was, now) = (now.cloned(), was.cloned());
        Ok((session, Some(Change::Settle { which: which.clone(), was, now })))
    }

    /// Says that two shortcomings are two, or leaves that to their words again.
    pub(super) fn tell_apart(
        &self,
        (one, other): (&CarriedKey, &CarriedKey),
        are_two: bool,
    ) -> Outcome {
        let there = |key: &CarriedKey| {
            let is_it =
                |each: &Carried| each.what == CarriedKind::Shortcoming && each.key() == *key;
            let at = self.dossier.carried.iter().position(is_it);
            at.ok_or_else(|| Refusal::NotCarried(key.id.clone()))
        };
        let (at, of) = (there(one)?, there(other)?);
        let carried = &self.dossier.carried;
        if at == of || carried[at].is_apart(&carried[of]) == are_two {
            return Ok((self.clone(), None));
        }
        let mut session = self.clone();
        let all = Arc::make_mut(&mut session.dossier.carried);
        if are_two {
            let before = carried[at.min(of)].key();
            all[at.max(of)].apart.insert(before);
        } else {
            all[at].apart.remove(other);
            all[of].apart.remove(one);
        }
        let (one, other) = (one.clone(), other.clone());
        Ok((session, Some(Change::TellApart { one, other, are_two: !are_two })))
    }

    pub(super) fn close(&self, despite: &str, at: Instant) -> Outcome {
        check_reason(despite)?;
        if let Some(closing) = self.closing() {
            let is_this = closing.at == at && closing.despite == despite;
            return if is_this { Ok((self.clone(), None)) } else { Err(Refusal::Closed) };
        }
        if self.standing.state == State::Preparing {
            return Err(Refusal::NotBegun);
        }
        let (mut session, stood) = self.stand(self.standing.silent(at).suspended(at));
        let despite = despite.to_owned();
        let closing = Closing { at, despite, seal: None, reopened: None };
        let undo = session.put_closings(|all| all.push(closing));
        let undos = std::iter::once(undo).chain(stood).collect();
        Ok((session, Some(Change::Several(undos))))
    }

    pub(super) fn put_seal(&self, revision: u64, seal: &Seal) -> Outcome {
        match self.closing() {
            None => return Err(Refusal::NotClosed),
            Some(closing) if closing.seal.as_ref() == Some(seal) => {
                return Ok((self.clone(), None));
            }
            Some(closing) if closing.seal.is_some() => return Err(Refusal::Sealed),
            Some(_) if seal.by.trim().is_empty() => return Err(Refusal::NoName),
            Some(_) if seal.by.chars().count() > limits::NAME_LETTERS => {
                return Err(Refusal::NameTooLong { max: limits::NAME_LETTERS });
            }
            Some(_) if self.revision != revision => return Err(Refusal::RevisedMeanwhile),
            Some(_) => {}
        }
        let mut session = self.clone();
        session.put_closings(|all| {
            if let Some(last) = all.last_mut() {
                last.seal = Some(seal.clone());
            }
        });
        Ok((session, None))
    }

    pub(super) fn reopen(&self, reason: &str, at: Instant) -> Outcome {
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        check_reason(reason)?;
        let reopened = Reopened { at, reason: reason.to_owned() };
        let Some(closing) = self.closing() else {
            let last = self.dossier.closings.last().and_then(|last| last.reopened.as_ref());
            let is_this = last == Some(&reopened);
            return if is_this { Ok((self.clone(), None)) } else { Err(Refusal::NotClosed) };
        };
        let was_sealed = closing.seal.is_some();
        let mut session = self.clone();
        let undo = session.put_closings(|all| {
            if let Some(last) = all.last_mut() {
                last.reopened = Some(reopened);
            }
        });
        Ok((session, Some(undo).filter(|_| !was_sealed)))
    }

    pub(super) fn set_closings(&self, was: &Arc<Vec<Closing>>, now: &Arc<Vec<Closing>>) -> Outcome {
        if self.dossier.closings == *now {
            return Ok((self.clone(), None));
        }
        if self.dossier.closings != *was {
            return Err(Refusal::RevisedMeanwhile);
        }
        let mut session = self.clone();
        session.dossier.closings = Arc::clone(now);
        let undo = Change::SetClosings { was: Arc::clone(now), now: Arc::clone(was) };
        Ok((session, Some(undo)))
    }

    /// Alters the closings; returns what takes it back.
    fn put_closings(&mut self, alter: impl FnOnce(&mut Vec<Closing>)) -> Change {
        let now = Arc::clone(&self.dossier.closings);
        alter(Arc::make_mut(&mut self.dossier.closings));
        Change::SetClosings { was: Arc::clone(&self.dossier.closings), now }
    }
}
