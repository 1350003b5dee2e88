//! The order of events (diễn biến): steps, pauses and remarks as they came.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use super::goes_out;
use crate::session::agenda::Step;
use crate::session::ballot::Ballot;
use crate::session::ids::StepId;
use crate::session::motion::{Hands, Matter, Motion};
use crate::session::remark::Remark;
use crate::session::standing::{SetAside, State};
use crate::session::{Instant, Session};

/// One thing that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// The meeting came to a step, or came back to it.
    Reached {
        /// Which.
        step: &'a Step,
        /// Whether it had been there before.
        again: bool,
    },
    /// The step before was left although opinions on somebody waited: why, and on whom.
    LeftOpen {
        /// Why.
        reason: &'a str,
        /// Which step was left.
        step: Option<&'a Step>,
    },
    /// A step was set aside.
    SetAside(&'a SetAside, &'a Step),
    /// It paused.
    Suspended(Instant),
    /// It went on.
    Resumed(Instant),
    /// Something was said.
    Said(&'a Arc<Remark>),
    /// Hands were counted.
    Raised(&'a Motion, Hands),
    /// A secret ballot was counted and closed.
    Balloted(&'a Ballot),
}

/// What was done in a step at a time.
#[derive(Clone, Copy)]
struct Deed<'a> {
    at: Instant,
    step: Option<&'a StepId>,
    event: Event<'a>,
}

struct Course<'a> {
    session: &'a Session,
    /// What the clock knows and is not told yet, by time.
    clocked: VecDeque<(Instant, Clocked<'a>)>,
    step: Option<&'a StepId>,
    seen: HashSet<&'a StepId>,
    events: Vec<Event<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Clocked<'a> {
    Suspended,
    Resumed,
    LeftOpen { reason: &'a str, step: Option<&'a StepId> },
    Started(&'a StepId),
    SetAside(&'a SetAside),
}

impl Clocked<'_> {
    /// Which of two of the same second is told first: a pause ends before the step begins.
    fn rank(&self) -> u8 {
        match self {
            Self::Suspended | Self::Resumed | Self::LeftOpen { .. } => 0,
            Self::Started(_) => 1,
            Self::SetAside(_) => 2,
        }
    }
}

/// Returns what happened, in order. Remarks keep the order in which they were written down. One
/// that was written down after the meeting had moved on stays with the step in which it was made.
pub(super) fn course(session: &Session) -> Vec<Event<'_>> {
    let mut course = Course {
        session,
        clocked: clocked(session),
        step: None,
        seen: HashSet::new(),
        events: Vec::new(),
    };
    for deed in deeds(session) {
        course.take(deed);
    }
    course.tell_until(None, None);
    course.events
}

/// Remarks in the order in which they were written down, votes by time between them.
fn deeds(session: &Session) -> Vec<Deed<'_>> {
    let remarks = session.remarks.iter().filter(|remark| goes_out(remark));
    let mut deeds: Vec<Deed<'_>> = remarks
        .map(|remark| Deed {
            at: remark.at,
            step: remark.link.step.as_ref(),
            event: Event::Said(remark),
        })
        .collect();
    // The vote on the minutes stands at their end.
    let others = session.motions.iter().filter(|motion| motion.matter != Matter::Minutes);
    let motions = others.filter_map(|motion| {
        let event = Event::Raised(motion, motion.hands?);
        Some(Deed { at: motion.at, step: motion.step.as_ref(), event })
    });
    let ballots = session.ballots.iter().filter_map(|ballot| {
        let event = Event::Balloted(ballot);
        Some(Deed { at: ballot.closed?, step: ballot.step.as_ref(), event })
    });
    for vote in motions.chain(ballots) {
        let before = deeds.iter().rposition(|deed| deed.at <= vote.at);
        deeds.insert(before.map_or(0, |before| before + 1), vote);
    }
    deeds
}

fn clocked(session: &Session) -> VecDeque<(Instant, Clocked<'_>)> {
    let standing = &session.standing;
    let mut all: Vec<_> =
        (standing.visits.iter()).map(|visit| (visit.at, Clocked::Started(&visit.step))).collect();
    for (index, sitting) in standing.sittings.iter().enumerate() {
        let goes_on = index + 1 < standing.sittings.len();
        let pauses = standing.state == State::Suspended && !session.is_over();
        if let Some(ended) = sitting.ended.filter(|_| goes_on || pauses) {
            all.push((ended, Clocked::Suspended));
        }
        if index > 0 {
            all.push((sitting.opened, Clocked::Resumed));
        }
    }
    let mut before = None;
    for visit in &standing.visits {
        if !visit.despite.is_empty() {
            all.push((visit.at, Clocked::LeftOpen { reason: &visit.despite, step: before }));
        }
        before = Some(&visit.step);
    }
    if let Some(first) = standing.visits.first() {
        let aside = standing.set_aside.iter();
        all.extend(aside.map(|aside| (aside.at.max(first.at), Clocked::SetAside(aside))));
    }
    all.sort_by_key(|(at, what)| (*at, what.rank()));
    all.into()
}

impl<'a> Course<'a> {
    fn take(&mut self, deed: Deed<'a>) {
        let stays = deed.step.is_none() || deed.step == self.step;
        let mut until = self.clocked.iter().take_while(|(at, _)| *at <= deed.at);
        let paused = until.any(|(_, what)| !matches!(what, Clocked::Started(_)));
        if !stays || paused {
            self.tell_until(Some(deed.at), deed.step);
        }
        if let Some(step) = deed.step {
            self.reach(step);
        }
        self.events.push(deed.event);
    }

    /// Tells what the clock knows up to a time at which something was done in a step. Where that
    /// step was reached, those begun in the same second come later.
    fn tell_until(&mut self, end: Option<Instant>, of: Option<&StepId>) {
        while let Some((at, what)) = self.clocked.front().copied() {
            let is_next = || matches!(what, Clocked::Started(_)) && of.is_some() && of == self.step;
            if end.is_some_and(|end| at > end || (at == end && is_next())) {
                return;
            }
            self.clocked.pop_front();
            match what {
                // A step that was looked at again is told again only if something came of it.
                Clocked::Started(step) if self.seen.contains(step) => {}
                Clocked::Started(step) => self.reach(step),
                Clocked::LeftOpen { reason, step } => {
                    let step = step.and_then(|id| self.session.step(id));
                    self.events.push(Event::LeftOpen { reason, step });
                }
                Clocked::SetAside(aside) => {
                    let step = self.session.step(&aside.step);
                    self.events.extend(step.map(|step| Event::SetAside(aside, step)));
                }
                Clocked::Suspended => self.events.push(Event::Suspended(at)),
                Clocked::Resumed => self.events.push(Event::Resumed(at)),
            }
        }
    }

    fn reach(&mut self, id: &'a StepId) {
        if self.step == Some(id) {
            return;
        }
        self.step = Some(id);
        let again = !self.seen.insert(id);
        if let Some(step) = self.session.step(id) {
            self.events.push(Event::Reached { step, again });
        }
    }
}
