//! What a window knows of the session: what is saved, what is on its way, what can be undone.
//!
//! What is shown is what is saved with what waits applied to it, always by the same
//! [`Session::apply`].

use std::path::PathBuf;

use crate::limits;
use crate::session::change::{Change, ChangeId, Refusal, Stamp};
use crate::session::ids::{BallotId, MotionId, RemarkId, RemarkIds, StepId};
use crate::session::remark::Remark;
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
    /// An older state that somebody put in the file's place.
    pub older: Option<Box<Session>>,
    /// Whether what waits could not even be kept in the draft.
    pub no_draft: bool,
    saved: Session,
    saved_at: Option<Instant>,
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
    /// A save waits for another program.
    Waiting,
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
    /// Requests for the floor.
    Queue,
    /// A clock.
    Clock,
    /// The agenda, or when it ends.
    Plan,
    /// Attendance.
    Roll,
    /// What the room sees.
    Show,
    /// A motion.
    Motion,
    /// A ballot.
    Ballot,
    /// The session was closed.
    Close,
    /// It was opened again.
    Reopen,
    /// Who answers for a shortcoming, or what it comes from.
    Responsible,
    /// A promise.
    Promise,
    /// What became of something that was carried over.
    Settle,
    /// Whether two things that were carried over are one.
    TellApart,
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
            saved_at: None,
            mark: Mark::Saved(None),
            older: None,
            no_draft: false,
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

    /// Returns a new id for a motion that is put at this time.
    pub fn motion_id(&mut self, at: Instant) -> MotionId {
        self.ids.motion(at)
    }

    /// Returns a new id for a ballot that is opened at this time.
    pub fn ballot_id(&mut self, at: Instant) -> BallotId {
        self.ids.ballot(at)
    }

    /// Returns how many changes are not on the disk yet.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.pending.len()
    }

    /// Returns the changes that are not on the disk yet.
    #[must_use]
    pub fn pending(&self) -> &[(Change, Stamp)] {
        &self.pending
    }

    /// Returns the last state that is known to have been on the disk.
    #[must_use]
    pub fn saved_state(&self) -> &Session {
        &self.saved
    }

    /// Does again what an earlier run could not save. What the file has already is dropped.
    pub fn recover(&mut self, changes: Vec<(Change, Stamp)>) -> (Vec<Effect>, Vec<Rejected>) {
        let (mut effects, mut rejected) = (Vec::new(), Vec::new());
        for (change, stamp) in changes {
            match self.put(change.clone(), stamp.at) {
                Ok(done) => effects.extend(done.map(|(_, effect)| effect)),
                Err(why) => rejected.push(Rejected { change, why }),
            }
        }
        (effects, rejected)
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
        if let Some(back) = back {
            push_bounded(&mut self.undo, Done { deed, back });
        }
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
                let forth = forth.map(|back| Done { deed: deed.clone(), back });
                forth.into_iter().for_each(|done| push_bounded(&mut self.redo, done));
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
                let back = back.map(|back| Done { deed: deed.clone(), back });
                back.into_iter().for_each(|done| push_bounded(&mut self.undo, done));
                Some(effect)
            }
            None => None,
        };
        Ok(Some((deed, effect)))
    }

    /// Does a change; gives what takes it back, where anything does, and `None` where all was as
    /// it wants.
    fn put(
        &mut self,
        change: Change,
        now: Instant,
    ) -> Result<Option<(Option<Change>, Effect)>, Refusal> {
        let stamp = Stamp { id: ChangeId(self.last + 1), at: whole_second(now) };
        let applied = self.shown.apply(&change, &stamp)?;
        let back = applied.undo;
        if back.is_none() && applied.session == self.shown {
            return Ok(None);
        }
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
        self.saved_at = Some(now);
        self.sound();
        rejected.extend(self.take_up(saved.session));
        rejected
    }

    /// Notes that saving failed; what waits goes on waiting. Tells whether that is news.
    pub fn failed(&mut self, fault: Fault) -> bool {
        let news = !matches!(&self.mark, Mark::Failed(before) if before.kind == fault.kind);
        self.mark = Mark::Failed(fault);
        news
    }

    /// Notes that a save waits for another program; what is worse stays said.
    pub fn waits(&mut self) {
        if self.mark == Mark::Saving {
            self.mark = Mark::Waiting;
        }
    }

    /// Notes that the session lies in another file now.
    pub fn moved(&mut self, path: PathBuf) {
        self.path = path;
        self.older = None;
        self.sound();
    }

    /// Notes that nothing stands in the way of saving any more.
    pub fn sound(&mut self) {
        let all_saved = self.pending.is_empty();
        self.mark = if all_saved { Mark::Saved(self.saved_at) } else { Mark::Saving };
    }

    /// Returns the fault for which nothing is saved, if there is one.
    #[must_use]
    pub fn fault(&self) -> Option<&Fault> {
        match &self.mark {
            Mark::Failed(fault) => Some(fault),
            Mark::Saved(_) | Mark::Saving | Mark::Waiting => None,
        }
    }

    /// Returns what somebody altered by hand against what was saved last; `None` where a window
    /// of ours wrote, which raises the revision.
    #[must_use]
    pub fn by_hand(&self, session: &Session) -> Option<Difference> {
        let saved = &self.saved;
        if session.revision != saved.revision {
            return None;
        }
        let added = |one: &Session, other: &Session| {
            one.remarks.iter().filter(|each| other.remark(&each.id).is_none()).count()
        };
        let is_changed = |each: &&std::sync::Arc<Remark>| {
            saved.remark(&each.id).is_some_and(|before| before != *each)
        };
        Some(Difference {
            added: added(session, saved),
            gone: added(saved, session),
            changed: session.remarks.iter().filter(is_changed).count(),
            other: Session { remarks: Vec::new(), ..session.clone() }
                != Session { remarks: Vec::new(), ..saved.clone() },
        })
    }

    /// Takes up what somebody else wrote; returns the changes of ours that no longer fit.
    pub fn take_up(&mut self, session: Session) -> Vec<Rejected> {
        let mut rejected = Vec::new();
        let mut shown = session.clone();
        self.saved = session;
        self.older = None;
        if self.fault().is_some_and(|fault| fault.kind.is_of_the_file()) {
            self.sound();
        }
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

/// What somebody altered in the file by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// How many remarks are new.
    pub added: usize,
    /// How many are no longer there.
    pub gone: usize,
    /// How many are altered.
    pub changed: usize,
    /// Whether anything else is altered: members, agenda, where the meeting stands.
    pub other: bool,
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
