//! All that there is about one shortcoming, or about one member, in the order of a review: what the
//! report says, what he said of himself, what he was told, what he answered, what was concluded and
//! promised. Remarks that are struck out or the minute-taker's own are not part of it.

use std::sync::Arc;

use super::Session;
use super::ids::{MemberId, ShortcomingId};
use super::member::{Member, Party};
use super::outline::{Cause, Section, Shortcoming};
use super::remark::{Answer, Kind, Promise, Remark};
use super::rules::Profile;

/// What a thread is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A shortcoming.
    Shortcoming(ShortcomingId),
    /// A member.
    Member(MemberId),
}

/// Everything about one shortcoming.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfShortcoming<'a> {
    /// The shortcoming, in the report's words and at its place.
    pub shortcoming: &'a Shortcoming,
    /// The section of the report in which it stands.
    pub section: Option<&'a Section>,
    /// Who answers for it.
    pub responsible: Vec<Party>,
    /// The causes that are tied to it.
    pub causes: Vec<&'a Cause>,
    /// What was said about it.
    pub said: Said<'a>,
}

/// Everything about one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfMember<'a> {
    /// The member.
    pub member: &'a Member,
    /// The shortcomings that his own review names, and those for which he answers.
    pub answers_for: Vec<&'a Shortcoming>,
    /// What he said of himself, what he was told and what he answered.
    pub said: Said<'a>,
    /// What he said to others.
    pub to_others: Vec<Opinion<'a>>,
}

/// What was said, in the order of a review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said<'a> {
    /// Self-criticism.
    pub self_criticism: Vec<&'a Remark>,
    /// Criticism, questions and proposals, each with its answer.
    pub opinions: Vec<Opinion<'a>>,
    /// Answers that answer none of these opinions.
    pub answers: Vec<&'a Remark>,
    /// Commendations, reserved opinions and notes.
    pub others: Vec<&'a Remark>,
    /// Conclusions.
    pub conclusions: Vec<&'a Remark>,
    /// What was promised.
    pub promises: Vec<Promised<'a>>,
}

/// A remark and what was answered to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opinion<'a> {
    /// What was said.
    pub remark: &'a Remark,
    /// How it was taken.
    pub answer: Option<&'a Answer>,
    /// The remark in which it was answered, where there is one that stands.
    pub words: Option<&'a Remark>,
}

/// A remark in which something is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promised<'a> {
    /// What was said.
    pub remark: &'a Arc<Remark>,
    /// What is promised in it.
    pub promise: &'a Promise,
}

impl<'a> Promised<'a> {
    /// Returns who has to do it: whom the promise names, else who said so.
    #[must_use]
    pub fn owner(&self) -> Option<&'a MemberId> {
        self.promise.owner.as_ref().or(self.remark.link.by.as_ref())
    }
}

impl<'a> Said<'a> {
    fn add(&mut self, session: &'a Session, remark: &'a Remark) {
        match remark.link.kind {
            Kind::SelfCriticism => self.self_criticism.push(remark),
            Kind::Answer => self.answers.push(remark),
            Kind::Conclusion => self.conclusions.push(remark),
            Kind::Commendation | Kind::Reserved | Kind::Note => self.others.push(remark),
            Kind::Criticism | Kind::Question | Kind::Proposal => {
                self.opinions.push(session.opinion(remark));
            }
        }
    }

    /// Leaves out answers that stand beside their opinions.
    fn without_answers_told(mut self) -> Self {
        let told = |remark: &&Remark| {
            let mut words = self.opinions.iter().filter_map(|opinion| opinion.words);
            words.any(|each| each.id == remark.id)
        };
        self.answers = self.answers.iter().copied().filter(|remark| !told(remark)).collect();
        self
    }
}

impl Session {
    /// Returns everything about a shortcoming.
    #[must_use]
    pub fn thread_of_shortcoming(&self, id: &ShortcomingId) -> Option<OfShortcoming<'_>> {
        let found = self.shortcoming(id)?;
        let shortcoming = found.shortcoming;
        let mut said = Said::default();
        for remark in self.standing_remarks() {
            if remark.link.shortcomings.contains(id) {
                said.add(self, remark);
                said.promises.extend(promised(remark));
            }
        }
        Some(OfShortcoming {
            shortcoming,
            section: self.reports().find_map(|(_, each)| each.section(&shortcoming.place.section)),
            responsible: self.answering(id),
            causes: self.causes_of(id).collect(),
            said: said.without_answers_told(),
        })
    }

    /// Returns everything about a member.
    #[must_use]
    pub fn thread_of_member(&self, id: &MemberId) -> Option<OfMember<'_>> {
        let member = self.member(id)?;
        let party = Party::Member(id.clone());
        let (mut said, mut to_others) = (Said::default(), Vec::new());
        for remark in self.standing_remarks() {
            let (is_by, is_to) =
                (remark.link.by.as_ref() == Some(id), remark.link.to.as_ref() == Some(&party));
            match remark.link.kind {
                Kind::SelfCriticism | Kind::Answer if is_by => said.add(self, remark),
                Kind::SelfCriticism | Kind::Answer => {}
                _ if is_to => said.add(self, remark),
                _ if is_by => to_others.push(self.opinion(remark)),
                _ => {}
            }
            said.promises.extend(promised(remark).filter(|each| each.owner() == Some(id)));
        }
        let all = self.shortcomings();
        let answers_for = all
            .filter(|each| {
                let who = self.responsible(&each.shortcoming.id);
                each.of == Some(id) || who.contains(&party)
            })
            .map(|each| each.shortcoming)
            .collect();
        Some(OfMember { member, answers_for, said: said.without_answers_told(), to_others })
    }

    fn opinion<'a>(&'a self, remark: &'a Remark) -> Opinion<'a> {
        let answer = remark.answer.as_ref();
        let words = answer.and_then(|answer| self.remark(answer.by.as_ref()?));
        let words = words.map(AsRef::as_ref).filter(|words: &&Remark| words.stands());
        Opinion { remark, answer, words }
    }

    /// Returns the remarks that are part of what was said, in order.
    pub fn standing_remarks(&self) -> impl Iterator<Item = &Arc<Remark>> {
        self.remarks.iter().filter(|remark| remark.stands())
    }

    /// Returns all that was promised, in order.
    pub fn promises(&self) -> impl Iterator<Item = Promised<'_>> {
        self.standing_remarks().filter_map(promised)
    }

    /// Returns how many promises are marked as coming first.
    #[must_use]
    pub fn priorities(&self) -> usize {
        self.promises().filter(|each| each.promise.priority).count()
    }

    /// Tells whether one more promise may be marked as coming first.
    #[must_use]
    pub fn may_come_first(&self, profile: &Profile) -> bool {
        u32::try_from(self.priorities()).is_ok_and(|count| count < profile.priority.most)
    }
}

fn promised(remark: &Arc<Remark>) -> Option<Promised<'_>> {
    remark.marks.promise.as_ref().map(|promise| Promised { remark, promise })
}
