//! What is done to remarks: written down, corrected, assigned, answered, struck out.

use std::sync::Arc;

use super::{Change, Edit, Outcome, Refusal, Spot};
use crate::limits;
use crate::session::Session;
use crate::session::ids::{RemarkId, ShortcomingId};
use crate::session::member::Party;
use crate::session::remark::{Answer, Link, Marks, Remark, Verdict, Wording};

impl Session {
    pub(super) fn add_remark(&self, remark: &Arc<Remark>, place: &Spot) -> Outcome {
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

    pub(super) fn withdraw_remark(&self, remark: &Arc<Remark>) -> Outcome {
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

    pub(super) fn reword(&self, edit: &Edit<Wording>) -> Outcome {
        check_words(&edit.now.text)?;
        self.edit_remark(edit, |remark| &mut remark.wording, Change::Reword)
    }

    pub(super) fn assign(&self, edit: &Edit<Link>) -> Outcome {
        self.check_link(&edit.now)?;
        let answered = self.remark(&edit.id).is_some_and(|remark| remark.answer.is_some());
        if answered && !edit.now.kind.wants_answer() {
            return Err(Refusal::IsAnswered(edit.id.clone()));
        }
        self.edit_remark(edit, |remark| &mut remark.link, Change::Assign)
    }

    pub(super) fn mark(&self, edit: &Edit<Marks>) -> Outcome {
        self.check_marks(&edit.now)?;
        self.edit_remark(edit, |remark| &mut remark.marks, Change::Mark)
    }

    pub(super) fn check_marks(&self, marks: &Marks) -> Result<(), Refusal> {
        match marks.promise.as_ref().and_then(|promise| promise.owner.as_ref()) {
            Some(owner) => self.check_member(owner),
            None => Ok(()),
        }
    }

    pub(super) fn answer(&self, edit: &Edit<Option<Answer>>) -> Outcome {
        let remark = self.remark(&edit.id).ok_or(Refusal::NoSuchRemark(edit.id.clone()))?;
        if let Some(answer) = &edit.now {
            self.check_answer(remark, answer)?;
        }
        self.edit_remark(edit, |remark| &mut remark.answer, Change::Answer)
    }

    pub(super) fn check_answer(&self, remark: &Remark, answer: &Answer) -> Result<(), Refusal> {
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
    pub(super) fn edit_remark<T: PartialEq + Clone>(
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

    pub(super) fn check_link(&self, link: &Link) -> Result<(), Refusal> {
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

    pub(super) fn check_shortcoming(&self, id: &ShortcomingId) -> Result<(), Refusal> {
        match self.shortcoming(id) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoSuchShortcoming(id.clone())),
        }
    }
}

pub(super) fn check_words(text: &str) -> Result<(), Refusal> {
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
    verdict: Verdict,
) -> Change {
    let by = Some(remark.id.clone());
    let mut changes = vec![Change::AddRemark { remark, place: Spot::End }];
    changes.extend(answered.iter().map(|(id, was)| {
        let now = Some(Answer { verdict, by: by.clone() });
        Change::Answer(Edit { id: id.clone(), was: was.clone(), now })
    }));
    Change::Several(changes)
}
