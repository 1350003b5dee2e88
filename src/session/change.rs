//! The one door: a change is a value that is applied or refused, with the change that undoes it.
//!
//! A change that corrects something names what it saw (`was`) beside what it wants (`now`). If
//! neither holds any more, somebody else was here: it is refused, and the window asks. If what it
//! wants holds already, nothing happens; so a change that is tried twice does nothing twice.

use std::collections::HashSet;
use std::sync::Arc;

use super::agenda::{Step, Topic};
use super::ids::{MemberId, RemarkId, ShortcomingId, StepId};
use super::member::{Member, Party};
use super::remark::{Answer, Link, Marks, Remark, Strike, Wording};
use super::standing::Standing;
use super::{Instant, Session};
use crate::limits;

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

/// Why a change was not applied: facts. The words are `locale`'s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No remark has this id.
    NoSuchRemark(RemarkId),
    /// No step has this id.
    NoSuchStep(StepId),
    /// No member has this id.
    NoSuchMember(MemberId),
    /// No shortcoming has this id.
    NoSuchShortcoming(ShortcomingId),
    /// Another remark has this id already.
    IdTaken(RemarkId),
    /// The remark is no longer what the change saw.
    ChangedMeanwhile(RemarkId),
    /// The meeting no longer stands where the change saw it.
    MovedMeanwhile,
    /// Members or agenda are no longer what the change saw.
    PlanChangedMeanwhile,
    /// The remark has no words.
    NoWords,
    /// The remark is longer than a remark may be, in bytes.
    TooLong {
        /// Its length.
        bytes: usize,
        /// The limit.
        max: usize,
    },
    /// The session is full.
    TooMany {
        /// The limit.
        max: usize,
    },
    /// The remark is of a kind that wants no answer.
    WantsNoAnswer(RemarkId),
    /// The remark has an answer, and the kind that it is to be wants none.
    IsAnswered(RemarkId),
    /// Another remark is answered by this one.
    StillAnswers(RemarkId),
    /// Another member has this id.
    MemberExists(MemberId),
    /// Something refers to this member.
    MemberInUse(MemberId),
    /// The member has no name.
    NoName,
    /// A name or post has more letters than it may have.
    NameTooLong {
        /// The limit.
        max: usize,
    },
    /// The remark would answer itself.
    AnswersItself(RemarkId),
    /// The remark names a shortcoming twice.
    NamedTwice(ShortcomingId),
    /// The agenda has a step twice.
    StepTwice(StepId),
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

    fn add_remark(&self, remark: &Arc<Remark>, place: &Spot) -> Outcome {
        if let Some(there) = self.remark(&remark.id) {
            let same = there.at == remark.at && there.wording.first() == remark.wording.first();
            return if same {
                Ok((self.clone(), None))
            } else {
                Err(Refusal::IdTaken(remark.id.clone()))
            };
        }
        if self.remarks.len() >= limits::REMARKS {
            return Err(Refusal::TooMany { max: limits::REMARKS });
        }
        check_words(&remark.wording.text)?;
        self.check_link(&remark.link)?;
        self.check_marks(&remark.marks)?;
        if let Some(answer) = &remark.answer {
            self.check_answer(remark, answer)?;
        }
        let mut session = self.clone();
        let index = match place {
            Spot::End => session.remarks.len(),
            Spot::Start => 0,
            Spot::Behind(id) => self.remark_index(id).map_or(self.remarks.len(), |at| at + 1),
        };
        session.remarks.insert(index, Arc::clone(remark));
        Ok((session, Some(Change::WithdrawRemark(Arc::clone(remark)))))
    }

    fn withdraw_remark(&self, remark: &Arc<Remark>) -> Outcome {
        let Some(index) = self.remark_index(&remark.id) else {
            return Ok((self.clone(), None));
        };
        if self.remarks[index] != *remark {
            return Err(Refusal::ChangedMeanwhile(remark.id.clone()));
        }
        let answers = |other: &Arc<Remark>| {
            other.answer.as_ref().and_then(|answer| answer.by.as_ref()) == Some(&remark.id)
        };
        if self.remarks.iter().any(answers) {
            return Err(Refusal::StillAnswers(remark.id.clone()));
        }
        let mut session = self.clone();
        session.remarks.remove(index);
        let place = match index.checked_sub(1) {
            _ if index == session.remarks.len() => Spot::End,
            None => Spot::Start,
            Some(before) => Spot::Behind(session.remarks[before].id.clone()),
        };
        Ok((session, Some(Change::AddRemark { remark: Arc::clone(remark), place })))
    }

    fn reword(&self, edit: &Edit<Wording>) -> Outcome {
        check_words(&edit.now.text)?;
        self.edit_remark(edit, |remark| &mut remark.wording, Change::Reword)
    }

    fn assign(&self, edit: &Edit<Link>) -> Outcome {
        self.check_link(&edit.now)?;
        let answered = self.remark(&edit.id).is_some_and(|remark| remark.answer.is_some());
        if answered && !edit.now.kind.wants_answer() {
            return Err(Refusal::IsAnswered(edit.id.clone()));
        }
        self.edit_remark(edit, |remark| &mut remark.link, Change::Assign)
    }

    fn mark(&self, edit: &Edit<Marks>) -> Outcome {
        self.check_marks(&edit.now)?;
        self.edit_remark(edit, |remark| &mut remark.marks, Change::Mark)
    }

    fn check_marks(&self, marks: &Marks) -> Result<(), Refusal> {
        match marks.promise.as_ref().and_then(|promise| promise.owner.as_ref()) {
            Some(owner) => self.check_member(owner),
            None => Ok(()),
        }
    }

    fn answer(&self, edit: &Edit<Option<Answer>>) -> Outcome {
        let remark = self.remark(&edit.id).ok_or(Refusal::NoSuchRemark(edit.id.clone()))?;
        if let Some(answer) = &edit.now {
            self.check_answer(remark, answer)?;
        }
        self.edit_remark(edit, |remark| &mut remark.answer, Change::Answer)
    }

    fn check_answer(&self, remark: &Remark, answer: &Answer) -> Result<(), Refusal> {
        if !remark.link.kind.wants_answer() {
            return Err(Refusal::WantsNoAnswer(remark.id.clone()));
        }
        if answer.by.as_ref() == Some(&remark.id) {
            return Err(Refusal::AnswersItself(remark.id.clone()));
        }
        match answer.by.as_ref().filter(|by| self.remark(by).is_none()) {
            Some(by) => Err(Refusal::NoSuchRemark(by.clone())),
            None => Ok(()),
        }
    }

    /// Sets one part of a remark if it is still what was seen.
    fn edit_remark<T: PartialEq + Clone>(
        &self,
        edit: &Edit<T>,
        part: impl Fn(&mut Remark) -> &mut T,
        undo: impl Fn(Edit<T>) -> Change,
    ) -> Outcome {
        let index =
            self.remark_index(&edit.id).ok_or_else(|| Refusal::NoSuchRemark(edit.id.clone()))?;
        let mut remark = self.remarks[index].as_ref().clone();
        let place = part(&mut remark);
        if *place == edit.now {
            return Ok((self.clone(), None));
        }
        if *place != edit.was {
            return Err(Refusal::ChangedMeanwhile(edit.id.clone()));
        }
        *place = edit.now.clone();
        let mut session = self.clone();
        session.remarks[index] = Arc::new(remark);
        let back = Edit { id: edit.id.clone(), was: edit.now.clone(), now: edit.was.clone() };
        Ok((session, Some(undo(back))))
    }

    fn move_to(&self, step: &StepId, at: Instant) -> Outcome {
        if self.step(step).is_none() {
            return Err(Refusal::NoSuchStep(step.clone()));
        }
        if self.standing.step.as_ref() == Some(step) {
            return Ok(self.stand(self.standing.running(at)));
        }
        Ok(self.stand(self.standing.moved(step, at)))
    }

    fn give_floor(&self, member: Option<&MemberId>) -> Outcome {
        if let Some(member) = member {
            self.check_member(member)?;
        }
        Ok(self.stand(Standing { floor: member.cloned(), ..self.standing.clone() }))
    }

    fn set_standing(&self, was: &Standing, now: &Standing) -> Outcome {
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

    fn stand(&self, now: Standing) -> (Self, Option<Change>) {
        let session = Self { standing: now, ..self.clone() };
        let undo = (session.standing != self.standing).then(|| Change::Stand {
            was: Box::new(session.standing.clone()),
            now: Box::new(self.standing.clone()),
        });
        (session, undo)
    }

    fn add_member(&self, member: &Member, before: Option<&MemberId>) -> Outcome {
        match self.member(&member.id) {
            Some(there) if there == member => return Ok((self.clone(), None)),
            Some(_) => return Err(Refusal::MemberExists(member.id.clone())),
            None => {}
        }
        if member.name.trim().is_empty() {
            return Err(Refusal::NoName);
        }
        let max = limits::NAME_LETTERS;
        if [&member.name, &member.post].iter().any(|text| text.chars().count() > max) {
            return Err(Refusal::NameTooLong { max });
        }
        if self.members.len() >= limits::MEMBERS {
            return Err(Refusal::TooMany { max: limits::MEMBERS });
        }
        let mut session = self.clone();
        let behind = |id: &MemberId| self.members.iter().position(|each| each.id == *id);
        let index = before.and_then(behind).unwrap_or(self.members.len());
        Arc::make_mut(&mut session.members).insert(index, member.clone());
        Ok((session, Some(Change::RemoveMember(member.clone()))))
    }

    fn remove_member(&self, member: &Member) -> Outcome {
        match self.member(&member.id) {
            None => return Ok((self.clone(), None)),
            Some(there) if there != member => return Err(Refusal::PlanChangedMeanwhile),
            Some(_) => {}
        }
        if self.refers_to(&member.id) {
            return Err(Refusal::MemberInUse(member.id.clone()));
        }
        let mut session = self.clone();
        let behind = self.members.iter().skip_while(|each| each.id != member.id).nth(1);
        let before = behind.map(|each| each.id.clone());
        Arc::make_mut(&mut session.members).retain(|each| each.id != member.id);
        Ok((session, Some(Change::ReturnMember { member: member.clone(), before })))
    }

    fn refers_to(&self, id: &MemberId) -> bool {
        let party = Party::Member(id.clone());
        let in_remarks = |remark: &Arc<Remark>| {
            let promise = remark.marks.promise.as_ref();
            remark.link.by.as_ref() == Some(id)
                || remark.link.to.as_ref() == Some(&party)
                || promise.and_then(|promise| promise.owner.as_ref()) == Some(id)
        };
        self.meeting.chair.as_ref() == Some(id)
            || self.meeting.minute_taker.as_ref() == Some(id)
            || self.standing.floor.as_ref() == Some(id)
            || self.agenda.iter().any(|step| step.topic.member() == Some(id))
            || self.remarks.iter().any(in_remarks)
    }

    fn appoint(&self, was: &Posts, now: &Posts) -> Outcome {
        for member in [&now.chair, &now.minute_taker].into_iter().flatten() {
            self.check_member(member)?;
        }
        let there = self.posts();
        if there == *now {
            return Ok((self.clone(), None));
        }
        if there != *was {
            return Err(Refusal::PlanChangedMeanwhile);
        }
        let mut session = self.clone();
        session.meeting.chair.clone_from(&now.chair);
        session.meeting.minute_taker.clone_from(&now.minute_taker);
        Ok((session, Some(Change::Appoint { was: now.clone(), now: there })))
    }

    /// Returns who leads the meeting and who takes the minutes.
    #[must_use]
    pub fn posts(&self) -> Posts {
        Posts { chair: self.meeting.chair.clone(), minute_taker: self.meeting.minute_taker.clone() }
    }

    fn set_agenda(&self, was: &Arc<Vec<Step>>, now: &Arc<Vec<Step>>) -> Outcome {
        if self.agenda == *now {
            return Ok((self.clone(), None));
        }
        if self.agenda != *was {
            return Err(Refusal::PlanChangedMeanwhile);
        }
        let mut ids = HashSet::new();
        for step in now.iter() {
            if !ids.insert(&step.id) {
                return Err(Refusal::StepTwice(step.id.clone()));
            }
            match &step.topic {
                Topic::Person(member, _) => self.check_member(member)?,
                Topic::Shortcoming(id) => self.check_shortcoming(id)?,
                _ => {}
            }
        }
        let gone = |id: &StepId| !now.iter().any(|step| step.id == *id);
        let standing = &self.standing;
        let used = standing.step.iter().chain(standing.started.iter().map(|each| &each.step));
        let linked = self.remarks.iter().filter_map(|remark| remark.link.step.as_ref());
        if let Some(step) = used.chain(linked).find(|id| gone(id)) {
            return Err(Refusal::NoSuchStep(step.clone()));
        }
        let session = Self { agenda: Arc::clone(now), ..self.clone() };
        Ok((session, Some(Change::SetAgenda { was: Arc::clone(now), now: Arc::clone(was) })))
    }

    fn check_link(&self, link: &Link) -> Result<(), Refusal> {
        if let Some(step) = link.step.as_ref().filter(|id| self.step(id).is_none()) {
            return Err(Refusal::NoSuchStep(step.clone()));
        }
        if let Some(by) = &link.by {
            self.check_member(by)?;
        }
        if let Some(Party::Member(to)) = &link.to {
            self.check_member(to)?;
        }
        let mut named = link.shortcomings.iter().enumerate();
        if let Some((_, id)) = named.find(|(at, id)| link.shortcomings[..*at].contains(id)) {
            return Err(Refusal::NamedTwice(id.clone()));
        }
        link.shortcomings.iter().try_for_each(|id| self.check_shortcoming(id))
    }

    fn check_shortcoming(&self, id: &ShortcomingId) -> Result<(), Refusal> {
        match self.outline.shortcoming(id) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoSuchShortcoming(id.clone())),
        }
    }

    fn check_member(&self, id: &MemberId) -> Result<(), Refusal> {
        match self.member(id) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoSuchMember(id.clone())),
        }
    }
}

fn check_words(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::NoWords);
    }
    if text.len() > limits::REMARK_BYTES {
        return Err(Refusal::TooLong { bytes: text.len(), max: limits::REMARK_BYTES });
    }
    Ok(())
}

/// Returns the change that writes down an answer and marks what it answers, all or nothing.
#[must_use]
pub fn answering(
    remark: Arc<Remark>,
    answered: &[(RemarkId, Option<Answer>)],
    verdict: super::remark::Verdict,
) -> Change {
    let by = Some(remark.id.clone());
    let mut changes = vec![Change::AddRemark { remark, place: Spot::End }];
    changes.extend(answered.iter().map(|(id, was)| {
        let now = Some(Answer { verdict, by: by.clone() });
        Change::Answer(Edit { id: id.clone(), was: was.clone(), now })
    }));
    Change::Several(changes)
}
