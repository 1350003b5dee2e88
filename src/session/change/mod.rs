//! The one door: a change is a value that is applied or refused, with the change that undoes it.
//!
//! A change that corrects something names what it saw (`was`) beside what it wants (`now`). If
//! neither holds any more, somebody else was here: it is refused, and the window asks. If what it
//! wants holds already, nothing happens; so a change that is tried twice does nothing twice.

mod closing;
mod course;
mod floor;
mod plan;
mod refusal;
mod remark;
mod responsibility;
mod review;
mod revision;
mod room;
mod vote;

use std::sync::Arc;

use super::agenda::Step;
use super::attendance::Presence;
use super::ballot::Ballot;
use super::clock::ClockOf;
use super::closing::{CarriedKey, CarriedResult, Closing, Seal};
use super::ids::{MemberId, RemarkId, StepId};
use super::member::Member;
use super::motion::Motion;
use super::public::Show;
use super::queue::{EntryKind, Request};
use super::remark::{Answer, Link, Marks, Remark, Strike, Wording};
use super::responsibility::Responsibility;
use super::review::Review;
use super::revision::Report;
use super::row::Swap;
use super::standing::{Aside, Standing};
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
    /// Goes to a step; opens the meeting where it does not run. Refused where a person would be
    /// left whom opinions still wait for.
    MoveTo(StepId),
    /// Goes to a step although opinions wait for an answer; why is recorded.
    MoveDespite {
        /// Which step.
        step: StepId,
        /// Why.
        reason: String,
    },
    /// Skips a step or puts it off, for a reason that may be empty; `None` takes that back.
    SetAside {
        /// Which step.
        step: StepId,
        /// How, and why.
        how: Option<(Aside, String)>,
    },
    /// Gives the floor to a member, or to nobody. Who was interrupted goes on.
    GiveFloor(Option<MemberId>),
    /// Gives the floor to one who asked for it, who asks no longer.
    Call(Request),
    /// Gives the floor for a question: the clock of who speaks stands still until the floor is
    /// given back.
    Interpose {
        /// Who asks.
        member: MemberId,
        /// Why.
        kind: EntryKind,
    },
    /// Lets a member go on with the last speech that had ended.
    BringBack(MemberId),
    /// Stops a clock.
    Pause(ClockOf),
    /// Lets a clock go on.
    Resume(ClockOf),
    /// Sets how much time was added to a clock, in seconds.
    AddTime {
        /// Which clock.
        of: ClockOf,
        /// How much it was.
        was: i32,
        /// How much it shall be.
        now: i32,
    },
    /// Sets when the meeting is to end.
    PlanEnd {
        /// When it was.
        was: Option<Instant>,
        /// When it shall be.
        now: Option<Instant>,
    },
    /// Pauses the meeting.
    Suspend,
    /// Sets where the meeting stands; undoes those above.
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
    /// Puts the next draft of the report in the place of the one before, with the steps about its
    /// shortcomings.
    Revise {
        /// The report that was seen.
        was: Report,
        /// The report that shall hold.
        now: Report,
    },
    /// Records that somebody came, left or is away.
    Attend(Swap<Presence>),
    /// Somebody asks for the floor, or no longer.
    Ask(Swap<Request>),
    /// Closes the queue to new requests, or opens it.
    CloseQueue {
        /// Since when it was closed.
        was: Option<Instant>,
        /// Since when it shall be.
        now: Option<Instant>,
    },
    /// Puts a motion, counts its hands, or takes it back.
    Motion(Box<Swap<Motion>>),
    /// Opens a ballot, counts it, closes it, or takes it back.
    Ballot(Box<Swap<Ballot>>),
    /// Settles who answers for a shortcoming and what it comes from, or takes that back.
    Responsibility(Box<Swap<Responsibility>>),
    /// Hands in a member's own review, replaces it, or takes it back.
    Review(Box<Swap<Review>>),
    /// Says what became of something that a session before left open.
    Settle {
        /// Of what.
        which: CarriedKey,
        /// What was recorded.
        was: Option<CarriedResult>,
        /// What shall be; `None`: nothing any more.
        now: Option<CarriedResult>,
    },
    /// Says that two shortcomings that sessions before left open are two although their words are
    /// alike, or leaves it to their words again.
    TellApart {
        /// One of them.
        one: CarriedKey,
        /// The other.
        other: CarriedKey,
        /// Whether they are two.
        are_two: bool,
    },
    /// Closes the session; why is recorded where something was lacking. From then on what was
    /// written may be corrected, and nothing else is done.
    Close {
        /// Why it is closed although something is lacking; else empty.
        despite: String,
    },
    /// Seals a closed session: nothing is done to it any more. It cannot be taken back.
    Seal {
        /// The revision that the seal was made for.
        revision: u64,
        /// The seal.
        seal: Box<Seal>,
    },
    /// Opens a closed or sealed session again, for a reason; the seal is kept among the earlier
    /// ones.
    Reopen(String),
    /// Sets when the session was closed; undoes closing and opening again.
    SetClosings {
        /// The closings that were seen.
        was: Arc<Vec<Closing>>,
        /// The closings that shall hold.
        now: Arc<Vec<Closing>>,
    },
    /// Shows something else to the room.
    Show {
        /// What was shown.
        was: Box<Show>,
        /// What shall be shown.
        now: Box<Show>,
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
    /// The change that takes it back; `None` where it already was as wanted, or was sealed.
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
        let done = self.done(change, stamp);
        if let (Err(why), false) = (self.check_open(change), matches!(done, Ok((_, None)))) {
            return Err(why);
        }
        let (session, undo) = done?;
        Ok(Applied { session, undo })
    }

    fn done(&self, change: &Change, stamp: &Stamp) -> Outcome {
        match change {
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
            Change::MoveDespite { step, reason } => self.move_despite(step, reason, stamp.at),
            Change::SetAside { step, how } => self.set_aside(step, how.as_ref(), stamp.at),
            Change::GiveFloor(member) => self.give_floor(member.as_ref(), stamp.at),
            Change::Call(request) => self.call(request, stamp.at),
            Change::Interpose { member, kind } => self.interpose(member, *kind, stamp.at),
            Change::BringBack(member) => self.bring_back(member, stamp.at),
            Change::Pause(of) => self.set_clock(*of, |clock| clock.pause(stamp.at)),
            Change::Resume(of) => self.set_clock(*of, |clock| clock.resume(stamp.at)),
            Change::AddTime { of, was, now } => self.add_time(*of, *was, *now),
            Change::PlanEnd { was, now } => self.plan_end(*was, *now),
            Change::Suspend => Ok(self.stand(self.standing.suspended(stamp.at))),
            Change::Stand { was, now } => self.set_standing(was, now),
            Change::AddMember(member) => self.add_member(member, None),
            Change::ReturnMember { member, before } => self.add_member(member, before.as_ref()),
            Change::RemoveMember(member) => self.remove_member(member),
            Change::Appoint { was, now } => self.appoint(was, now),
            Change::SetAgenda { was, now } => self.set_agenda(was, now),
            Change::Revise { was, now } => self.revise(was, now),
            Change::Attend(swap) => self.attend(swap),
            Change::Ask(swap) => self.ask(swap),
            Change::CloseQueue { was, now } => self.close_queue(*was, *now),
            Change::Motion(swap) => self.swap_motion(swap),
            Change::Ballot(swap) => self.swap_ballot(swap),
            Change::Responsibility(swap) => self.swap_responsibility(swap),
            Change::Review(swap) => self.hand_in(swap),
            Change::Settle { which, was, now } => self.settle(which, was.as_ref(), now.as_ref()),
            Change::TellApart { one, other, are_two } => self.tell_apart((one, other), *are_two),
            Change::Close { despite } => self.close(despite, stamp.at),
            Change::Seal { revision, seal } => self.put_seal(*revision, seal),
            Change::Reopen(reason) => self.reopen(reason, stamp.at),
            Change::SetClosings { was, now } => self.set_closings(was, now),
            Change::Show { was, now } => self.show(was, now),
            Change::Several(changes) => self.several(changes, stamp),
        }
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
