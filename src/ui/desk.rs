//! What a window knows of the session: what is saved, what is on its way, what can be undone.
//!
//! What is shown is what is saved with what waits applied to it, always by the same
//! [`Session::apply`].

use std::path::PathBuf;

use crate::limits;
use crate::session::change::{Change, ChangeId, Refusal, Stamp};
use crate::session::ids::{RemarkId, RemarkIds, StepId};
use crate::session::{Instant, Session};
use crate::store::fault::Fault;
use crate::ui::event::{Effect, Saved};

/// One window's view of the session.
#[derive(Debug)]
pub struct Desk {
    /// Where the session lies.
    pub path: PathBuf,
    /// What is shown: what is saved, and on it what is on its way.
    pub shown: Session,
    /// How saving goes.
    pub mark: Mark,
    saved: Session,
    pending: Vec<(Change, Stamp)>,
    undo: Vec<Done>,
    redo: Vec<Done>,
    ids: RemarkIds,
    last: u64,
}

/// How saving goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// All is on the disk; the time of the last save of this window.
    Saved(Option<Instant>),
    /// Something is on its way.
    Saving,
    /// Saving failed and is tried again.
    Failed(Fault),
}

/// What an act was, in the words of undo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// A remark was written down.
    Add,
    /// Words were corrected.
    Edit,
    /// A remark was assigned.
    Assign,
    /// Marks were taken away.
    Mark,
    /// Opinions were answered.
    Answer,
    /// A remark was struck out.
    Strike,
    /// A strike was taken back.
    Unstrike,
    /// The meeting moved to a step.
    Move(StepId),
    /// The floor was given.
    Floor,
    /// The meeting was suspended.
    Suspend,
    /// A member was added.
    Member,
    /// Chair or minute-taker was named.
    Appoint,
}

/// An act that can be taken back.
#[derive(Debug)]
struct Done {
    deed: Deed,
    back: Change,
}

/// A change that did not fit what is on the disk.
#[derive(Debug)]
pub struct Rejected {
    /// The change.
    pub change: Change,
    /// Why it does not fit.
    pub why: Refusal,
}

impl Desk {
    /// Sets up the view of a session that was just read. The seed must differ between windows.
    #[must_use]
    pub fn new(path: PathBuf, session: Session, seed: u32) -> Self {
        Self {
            path,
            shown: session.clone(),
            saved: session,
            mark: Mark::Saved(None),
            pending: Vec::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            ids: RemarkIds::new(seed),
            last: 0,
        }
    }

    /// Returns a new id for a remark whose first key was struck at this time.
    pub fn remark_id(&mut self, at: Instant) -> RemarkId {
        self.ids.make(at)
    }

    /// Returns how many changes are not on the disk yet.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.pending.len()
    }

    /// Does something: it is shown at once and on its way to the disk.
    ///
    /// # Errors
    /// A [`Refusal`] where the rules say no; nothing is altered then.
    pub fn act(
        &mut self,
        deed: Deed,
        change: Change,
        now: Instant,
    ) -> Result<Option<Effect>, Refusal> {
        let Some((back, effect)) = self.put(change, now)? else { return Ok(None) };
        self.redo.clear();
        push_bounded(&mut self.undo, Done { deed, back });
        Ok(Some(effect))
    }

    /// Takes the last act back; gives what it was, or `None` where there is nothing.
    ///
    /// # Errors
    /// A [`Refusal`] where somebody altered the same meanwhile; that act is then forgotten.
    pub fn undo(&mut self, now: Instant) -> Result<Option<(Deed, Option<Effect>)>, Refusal> {
        let Some(Done { deed, back }) = self.undo.pop() else { return Ok(None) };
        let effect = match self.put(back, now)? {
            Some((forth, effect)) => {
                push_bounded(&mut self.redo, Done { deed: deed.clone(), back: forth });
                Some(effect)
            }
            None => None,
        };
        Ok(Some((deed, effect)))
    }

    /// Does again what was taken back.
    ///
    /// # Errors
    /// As for [`Desk::undo`].
    pub fn redo(&mut self, now: Instant) -> Result<Option<(Deed, Option<Effect>)>, Refusal> {
        let Some(Done { deed, back: forth }) = self.redo.pop() else { return Ok(None) };
        let effect = match self.put(forth, now)? {
            Some((back, effect)) => {
                push_bounded(&mut self.undo, Done { deed: deed.clone(), back });
                Some(effect)
            }
            None => None,
        };
        Ok(Some((deed, effect)))
    }

    fn put(&mut self, change: Change, now: Instant) -> Result<Option<(Change, Effect)>, Refusal> {
        let stamp = Stamp { id: ChangeId(self.last + 1), at: whole_second(now) };
        let applied = self.shown.apply(&change, &stamp)?;
        let Some(back) = applied.undo else { return Ok(None) };
        self.last += 1;
        self.shown = applied.session;
        self.pending.push((change.clone(), stamp.clone()));
        if !matches!(self.mark, Mark::Failed(_)) {
            self.mark = Mark::Saving;
        }
        Ok(Some((back, Effect::Commit(change, stamp))))
    }

    /// Takes up what a save gave; returns the changes that did not fit.
    pub fn saved(&mut self, saved: Saved, now: Instant) -> Vec<Rejected> {
        let mut rejected = Vec::new();
        for (id, why) in saved.refused {
            if let Some(index) = self.pending.iter().position(|(_, stamp)| stamp.id == id) {
                rejected.push(Rejected { change: self.pending.remove(index).0, why });
            }
        }
        self.pending.retain(|(_, stamp)| stamp.id > saved.upto);
        self.mark = if self.pending.is_empty() { Mark::Saved(Some(now)) } else { Mark::Saving };
        rejected.extend(self.take_up(saved.session));
        rejected
    }

    /// Notes that saving failed; what waits goes on waiting.
    pub fn failed(&mut self, fault: Fault) {
        self.mark = Mark::Failed(fault);
    }

    /// Takes up what somebody else wrote; returns the changes of ours that no longer fit.
    pub fn take_up(&mut self, session: Session) -> Vec<Rejected> {
        let mut rejected = Vec::new();
        let mut shown = session.clone();
        self.saved = session;
        self.pending.retain(|(change, stamp)| match shown.apply(change, stamp) {
            Ok(applied) => {
                shown = applied.session;
                true
            }
            Err(why) => {
                rejected.push(Rejected { change: change.clone(), why });
                false
            }
        });
        self.shown = shown;
        rejected
    }

    /// Returns the revision that is known to be on the disk.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.saved.revision
    }
}

/// Returns the time as the file keeps it.
#[must_use]
pub fn whole_second(now: Instant) -> Instant {
    use chrono::Timelike;
    now.with_nanosecond(0).unwrap_or(now)
}

fn push_bounded(list: &mut Vec<Done>, done: Done) {
    if list.len() >= limits::UNDO_STEPS {
        list.remove(0);
    }
    list.push(done);
}
