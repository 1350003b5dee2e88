//! What is done to the plan of the meeting: members, posts, agenda.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Change, Outcome, Posts, Refusal};
use crate::limits;
use crate::session::Session;
use crate::session::agenda::{Step, Topic};
use crate::session::ballot::Ballot;
use crate::session::ids::{MemberId, StepId};
use crate::session::member::{Member, Party};
use crate::session::remark::Remark;

impl Session {
    pub(super) fn add_member(&self, member: &Member, before: Option<&MemberId>) -> Outcome {
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

    pub(super) fn remove_member(&self, member: &Member) -> Outcome {
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

    pub(super) fn refers_to(&self, id: &MemberId) -> bool {
        let party = Party::Member(id.clone());
        let in_remarks = |remark: &Arc<Remark>| {
            let promise = remark.marks.promise.as_ref();
            remark.link.by.as_ref() == Some(id)
                || remark.link.to.as_ref() == Some(&party)
                || promise.and_then(|promise| promise.owner.as_ref()) == Some(id)
        };
        let votes = self.motions.iter().map(|each| &each.electorate);
        let votes = votes.chain(self.ballots.iter().map(|each| &each.electorate));
        let mut apart = votes.flat_map(|electorate| &electorate.apart);
        let on_paper = |ballot: &Ballot| {
            ballot.team.contains(id) || ballot.tallies.iter().any(|tally| tally.of == party)
        };
        self.meeting.chair.as_ref() == Some(id)
            || self.meeting.minute_taker.as_ref() == Some(id)
            || self.standing.members().any(|each| each == id)
            || self.attendance.iter().any(|each| each.member == *id)
            || self.review(id).is_some()
            || self.queue.requests.iter().any(|each| each.member == *id)
            || self.agenda.iter().any(|step| step.topic.member() == Some(id))
            || apart.any(|each| each == id)
            || self.ballots.iter().any(on_paper)
            || self.remarks.iter().any(in_remarks)
    }

    pub(super) fn appoint(&self, was: &Posts, now: &Posts) -> Outcome {
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

    pub(super) fn set_agenda(&self, was: &Arc<Vec<Step>>, now: &Arc<Vec<Step>>) -> Outcome {
        if self.agenda == *now {
            return Ok((self.clone(), None));
        }
        if self.agenda != *was {
            return Err(Refusal::PlanChangedMeanwhile);
        }
        self.check_agenda(now)?;
        let session = Self { agenda: Arc::clone(now), ..self.clone() };
        Ok((session, Some(Change::SetAgenda { was: Arc::clone(now), now: Arc::clone(was) })))
    }

    /// Tells what is against an agenda: it names a step twice, or what is not there, or is
    /// without a step that something is tied to.
    pub(super) fn check_agenda(&self, now: &[Step]) -> Result<(), Refusal> {
        let mut ids = HashSet::new();
        for step in now {
            if !ids.insert(&step.id) {
                return Err(Refusal::StepTwice(step.id.clone()));
            }
            match &step.topic {
                Topic::Person(member, _) => self.check_member(member)?,
                // A step is about the collective's: a person's own belong to his turn alone.
                Topic::Shortcoming(id) => match self.outline.shortcoming(id) {
                    Some(_) => {}
                    None => return Err(Refusal::NoSuchShortcoming(id.clone())),
                },
                _ => {}
            }
        }
        let gone = |id: &StepId| !now.iter().any(|step| step.id == *id);
        let linked = self.remarks.iter().filter_map(|remark| remark.link.step.as_ref());
        let asked = self.queue.requests.iter().filter_map(|each| each.step.as_ref());
        let put = self.motions.iter().filter_map(|each| each.step.as_ref());
        let put = put.chain(self.ballots.iter().filter_map(|each| each.step.as_ref()));
        let mut used = self.standing.steps().chain(linked).chain(asked).chain(put);
        match used.find(|id| gone(id)) {
            Some(step) => Err(Refusal::NoSuchStep(step.clone())),
            None => Ok(()),
        }
    }

    pub(in crate::session) fn check_member(&self, id: &MemberId) -> Result<(), Refusal> {
        match self.member(id) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoSuchMember(id.clone())),
        }
    }
}
