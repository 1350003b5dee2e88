//! The one door: a change is a value that is applied or refused, with the change that undoes it.
//!
//! A change that corrects something names what it saw (`was`) beside what it wants (`now`). If
//! neither holds any more, somebody else was here: it is refused, and the window asks. If what it
//! wants holds already, nothing happens; so a change that is tried twice does nothing twice.

mod course;
mod plan;
mod refusal;
mod remark;

use std::sync::Arc;

use super::agenda::Step;
use super::ids::{MemberId, RemarkId, StepId};
use super::member::Member;
use super::remark::{Answer, Link, Marks, Remark, Strike, Wording};
use super::standing::Standing;
use super::{Instant, Session};
pub use refusal::Refusal;
pub use remark::answering;

/// Everything that can be done to a session: one variant an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Writes a remark down.
    AddRemark {
        /// The remark, with the id it got where its first key was struck.
        remark: Arc<Remark>,
        /// Behind which remark it stands; `None`: at the end.
        place: Spot,
    },
    /// Takes back a remark that was just written down, if it is still what it was.
    WithdrawRemark(Arc<Remark>),
    /// Corrects the words of a remark.
    Reword(Edit<Wording>),
    /// Assigns a remark: speaker, kind, target, shortcomings, step.
    Assign(Edit<Link>),
    /// Marks a remark, or takes marks away.
    Mark(Edit<Marks>),
    /// Says how an opinion was answered.
    Answer(Edit<Option<Answer>>),
    /// Strikes a remark out, or lets it stand again.
    Strike(Edit<Option<Strike>>),
    /// Goes to a step; opens the meeting where it does not run.
    MoveTo(StepId),
    /// Gives the floor to a member, or to nobody.
    GiveFloor(Option<MemberId>),
    /// Pauses the meeting.
    Suspend,
    /// Sets where the meeting stands; undoes the three above.
    Stand {
        /// What must hold now.
        was: Box<Standing>,
        /// What shall hold.
        now: Box<Standing>,
    },
    /// Adds a member behind the others.
    AddMember(Member),
    /// Takes back a member to whom nothing refers.
    RemoveMember(Member),
    /// Puts a member back where he stood; undoes the one above.
    ReturnMember {
        /// The member.
        member: Member,
        /// Who stands behind him; at the end where nobody does.
        before: Option<MemberId>,
    },
    /// Names chair and minute-taker.
    Appoint {
        /// Who they are now.
        was: Posts,
        /// Who they shall be.
        now: Posts,
    },
    /// Replaces the agenda.
    SetAgenda {
        /// The agenda that was seen.
        was: Arc<Vec<Step>>,
        /// The agenda that shall hold.
        now: Arc<Vec<Step>>,
    },
    /// Several changes of which all are done or none.
    Several(Vec<Change>),
}

/// Where a remark is put among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// Behind all others.
    End,
    /// Before all others.
    Start,
    /// Behind this one; behind all where this one is gone.
    Behind(RemarkId),
}

/// A correction of one part of a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<T> {
    /// Which remark.
    pub id: RemarkId,
    /// The part as it was seen.
    pub was: T,
    /// The part as it shall be.
    pub now: T,
}

/// Who leads the meeting and who takes the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posts {
    /// The chair.
    pub chair: Option<MemberId>,
    /// The minute-taker.
    pub minute_taker: Option<MemberId>,
}

/// When a change was made and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Counts the changes of one window.
    pub id: ChangeId,
    /// When the key was struck.
    pub at: Instant,
}

/// Counts the changes of one window, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeId(
    /// The count.
    pub u64,
);

/// What a change gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The session as it is now.
    pub session: Session,
    /// The change that takes it back; `None` where it already was as wanted.
    pub undo: Option<Change>,
}

type Outcome = Result<(Session, Option<Change>), Refusal>;

impl Session {
    /// Applies a change.
    ///
    /// # Errors
    /// A [`Refusal`] where a rule is broken or the change saw what no longer holds; the session
    /// is as it was.
    pub fn apply(&self, change: &Change, stamp: &Stamp) -> Result<Applied, Refusal> {
        let (session, undo) = match change {
            Change::AddRemark { remark, place } => self.add_remark(remark, place),
            Change::WithdrawRemark(remark) => self.withdraw_remark(remark),
            Change::Reword(edit) => self.reword(edit),
            Change::Assign(edit) => self.assign(edit),
            Change::Mark(edit) => self.mark(edit),
            Change::Answer(edit) => self.answer(edit),
            Change::Strike(edit) => {
                self.edit_remark(edit, |remark| &mut remark.struck, Change::Strike)
            }
            Change::MoveTo(step) => self.move_to(step, stamp.at),
            Change::GiveFloor(member) => self.give_floor(member.as_ref()),
            Change::Suspend => Ok(self.stand(self.standing.suspended(stamp.at))),
            Change::Stand { was, now } => self.set_standing(was, now),
            Change::AddMember(member) => self.add_member(member, None),
            Change::ReturnMember { member, before } => self.add_member(member, before.as_ref()),
            Change::RemoveMember(member) => self.remove_member(member),
            Change::Appoint { was, now } => self.appoint(was, now),
            Change::SetAgenda { was, now } => self.set_agenda(was, now),
            Change::Several(changes) => self.several(changes, stamp),
        }?;
        Ok(Applied { session, undo })
    }

    fn several(&self, changes: &[Change], stamp: &Stamp) -> Outcome {
        let mut session = self.clone();
        let mut undos = Vec::new();
        for change in changes {
            let applied = session.apply(change, stamp)?;
            session = applied.session;
            undos.extend(applied.undo);
        }
        undos.reverse();
        let undo = if undos.is_empty() { None } else { Some(Change::Several(undos)) };
        Ok((session, undo))
    }
}
