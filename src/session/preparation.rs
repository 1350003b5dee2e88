//! A meeting that is being prepared: what was decided of its report, who takes part, what the
//! agenda shall be. A value beside the report; the session is made of both at the end.

use std::sync::Arc;

use super::agenda::{Phase, Step, Topic, plan};
use super::ids::{MemberId, StepId};
use super::member::{Member, Rank};
use super::mending::Decisions;
use super::outline::Outline;
use super::own_agenda::OwnAgenda;
use super::rules::Profile;
use super::{Meeting, MeetingKind, Session};
use crate::text::collate::compare_names;

/// All that the user said while preparing a meeting (chuẩn bị hội nghị).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation {
    /// Which kind of meeting.
    pub kind: MeetingKind,
    /// What the meeting is called, where it is not called as its report is.
    pub title: Option<String>,
    /// What was decided of lines of the report.
    pub decisions: Decisions,
    /// Who takes part.
    pub members: Vec<Member>,
    /// The saved agenda from which it starts; `None`: that of the kind of meeting.
    pub own: Option<OwnAgenda>,
    /// The agenda as it was altered; `None`: as it starts.
    pub agenda: Option<Altered>,
}

/// An agenda that was altered by hand (chương trình đã sửa).
///
/// Steps are known by what they are about, so that mending the report or adding a member leaves
/// the order that the user gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Altered {
    /// The steps in their order.
    pub steps: Vec<Planned>,
    /// Steps that were taken out.
    pub removed: Vec<StepKey>,
}

/// One step of an altered agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Which step.
    pub key: StepKey,
    /// How many minutes are planned for it.
    pub minutes: Option<u16>,
}

/// By what a step of the agenda is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKey {
    /// Its title.
    Titled(String),
    /// The line of the report in which its shortcoming stands.
    Shortcoming(u32),
    /// Whose turn it is, and which part of it.
    Person(MemberId, Phase),
    /// A step of the user's own, of this title.
    Own(String),
}

impl Preparation {
    /// Begins the preparation of a meeting.
    #[must_use]
    pub fn of(kind: MeetingKind, members: Vec<Member>) -> Self {
        let decisions = Decisions::default();
        Self { kind, title: None, decisions, members, own: None, agenda: None }
    }

    /// Returns the members by rank, in each by name in Vietnamese order.
    #[must_use]
    pub fn sorted_members(&self) -> Vec<Member> {
        let mut members = self.members.clone();
        members.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| compare_names(&a.name, &b.name)));
        members
    }

    /// Adds a member; an id that nobody has is given.
    pub fn add_member(&mut self, name: &str, post: &str, rank: Rank) {
        let is_free = |id: &MemberId| !self.members.iter().any(|member| member.id == *id);
        let ids = (1..).map(|number| MemberId::numbered("m", number));
        if let Some(id) = ids.into_iter().find(is_free) {
            let (name, post) = (name.to_owned(), post.to_owned());
            self.members.push(Member { id, name, post, rank });
        }
    }

    /// Returns the agenda.
    #[must_use]
    pub fn agenda(&self, outline: &Outline, profile: &Profile) -> Vec<Step> {
        let members = self.sorted_members();
        let own = self.own.as_ref().map(|own| &own.template);
        let usual = own.or_else(|| profile.template(self.kind));
        let usual = usual.map(|template| plan(template, outline, &members)).unwrap_or_default();
        match &self.agenda {
            None => usual,
            Some(altered) => numbered(altered.merged(usual, outline)),
        }
    }

    /// Starts from a saved agenda, which is for its kind of meeting.
    pub fn start_from(&mut self, own: OwnAgenda) {
        self.kind = own.template.kind;
        self.agenda = None;
        self.own = Some(own);
    }

    /// Alters the agenda by hand: moves, takes out or puts in a step.
    pub fn alter_agenda(
        &mut self,
        outline: &Outline,
        profile: &Profile,
        alter: impl FnOnce(&mut Altered),
    ) {
        let steps = self.agenda(outline, profile);
        let planned = |step: &Step| {
            let key = if self.is_own(step) {
                StepKey::Own(step.title.clone())
            } else {
                StepKey::of(step, outline)
            };
            Planned { key, minutes: step.minutes }
        };
        let steps = steps.iter().map(planned).collect();
        let removed = self.agenda.take().map(|altered| altered.removed).unwrap_or_default();
        let mut altered = Altered { steps, removed };
        alter(&mut altered);
        self.agenda = Some(altered);
    }

    /// Tells whether a step of the agenda is the user's own.
    #[must_use]
    pub fn is_own(&self, step: &Step) -> bool {
        let mut steps = self.agenda.iter().flat_map(|altered| &altered.steps);
        step.topic == Topic::Procedure
            && steps.any(|each| matches!(&each.key, StepKey::Own(title) if *title == step.title))
    }

    /// Makes the session.
    #[must_use]
    pub fn session(&self, outline: Outline, profile: &Profile) -> Session {
        let agenda = self.agenda(&outline, profile);
        let mut meeting = Meeting::of(self.kind, &outline, profile);
        if let Some(title) = &self.title {
            meeting.title.clone_from(title);
        }
        let session = Session::prepare(meeting, outline, self.sorted_members(), profile);
        Session { agenda: Arc::new(agenda), ..session }
    }
}

impl StepKey {
    fn of(step: &Step, outline: &Outline) -> Self {
        match &step.topic {
            Topic::Shortcoming(id) => {
                let line = outline.shortcoming(id).map_or(0, |each| each.place.line);
                Self::Shortcoming(line)
            }
            Topic::Person(member, phase) => Self::Person(member.clone(), *phase),
            _ => Self::Titled(step.title.clone()),
        }
    }
}

impl Altered {
    /// Takes out the step at a place, to be put back only by an undo.
    pub fn remove(&mut self, at: usize) {
        if at < self.steps.len() {
            let Planned { key, .. } = self.steps.remove(at);
            if !matches!(key, StepKey::Own(_)) {
                self.removed.push(key);
            }
        }
    }

    /// Returns the steps of the usual agenda in this order, the user's own between them. A usual
    /// step that is new stands behind the one that it usually stands behind, else before the
    /// one that it usually stands before.
    fn merged(&self, usual: Vec<Step>, outline: &Outline) -> Vec<Step> {
        let mut rest: Vec<(StepKey, Option<Step>)> =
            usual.into_iter().map(|step| (StepKey::of(&step, outline), Some(step))).collect();
        let keys = rest.len();
        let mut merged: Vec<(Option<usize>, Step)> = Vec::new();
        for planned in &self.steps {
            let minutes = planned.minutes;
            if let StepKey::Own(title) = &planned.key {
                merged.push((None, own(title, minutes)));
                continue;
            }
            let is_it =
                |(key, step): &(StepKey, Option<Step>)| *key == planned.key && step.is_some();
            let found = rest.iter().position(is_it);
            let step = found.and_then(|at| rest[at].1.take());
            merged.extend(step.map(|step| (found, Step { minutes, ..step })));
        }
        for (at, (key, step)) in rest.into_iter().enumerate() {
            let Some(step) = step.filter(|_| !self.removed.contains(&key)) else { continue };
            let place = |usual: usize| merged.iter().position(|(each, _)| *each == Some(usual));
            let behind = (0..at).rev().find_map(place).map(|place| place + 1);
            let place = behind.or_else(|| (at + 1..keys).find_map(place)).unwrap_or(merged.len());
            merged.insert(place, (Some(at), step));
        }
        merged.into_iter().map(|(_, step)| step).collect()
    }
}

fn own(title: &str, minutes: Option<u16>) -> Step {
    let (id, title) = (StepId::numbered("s", 0), title.to_owned());
    Step { id, title, topic: Topic::Procedure, minutes }
}

fn numbered(steps: Vec<Step>) -> Vec<Step> {
    let id = |number: usize| StepId::numbered(if number < 10 { "s0" } else { "s" }, number);
    (1..).zip(steps).map(|(number, step)| Step { id: id(number), ..step }).collect()
}

#[cfg(test)]
mod tests;
