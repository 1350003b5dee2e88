//! Who speaks (đang phát biểu) and who spoke: each speech with its clock.
//!
//! An interposed question pauses the speaker and does not end the speech; giving the floor back
//! goes on with it. Everything here is computed from stored instants.

use std::sync::Arc;

use super::clock::{Clock, Pause};
use super::ids::{MemberId, StepId};
use super::queue::EntryKind;
use super::standing::Standing;
use super::{Instant, Session};

/// One speech (lượt phát biểu).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// Who.
    pub member: MemberId,
    /// In which step.
    pub step: Option<StepId>,
    /// Why the floor was given.
    pub kind: EntryKind,
    /// How long.
    pub clock: Clock,
}

impl Speech {
    fn is_open(&self) -> bool {
        self.clock.until.is_none()
    }
}

impl Standing {
    /// Returns where in the list the speech stands that runs now.
    fn current_speech(&self) -> Option<usize> {
        let floor = self.floor.as_ref()?;
        self.speeches.iter().rposition(|each| each.is_open() && each.member == *floor)
    }

    /// Returns the speech of the one who has the floor.
    #[must_use]
    pub fn speech(&self) -> Option<&Speech> {
        self.speeches.get(self.current_speech()?)
    }

    /// Returns the clock of the speech that runs now.
    pub(super) fn speech_clock(&mut self) -> Option<&mut Clock> {
        let at = self.current_speech()?;
        Some(&mut Arc::make_mut(&mut self.speeches).get_mut(at)?.clock)
    }

    /// Returns the speech that an interposed question interrupted last.
    #[must_use]
    pub fn interrupted(&self) -> Option<&Speech> {
        let floor = self.floor.as_ref();
        self.speeches.iter().rfind(|each| each.is_open() && Some(&each.member) != floor)
    }

    /// Returns the last one who spoke and has not the floor now.
    #[must_use]
    pub fn last_speaker(&self) -> Option<&MemberId> {
        let floor = self.floor.as_ref();
        let ended = self.speeches.iter().filter(|each| Some(&each.member) != floor);
        ended.max_by_key(|each| each.clock.until).map(|each| &each.member)
    }

    /// Ends every speech: nobody has the floor.
    #[must_use]
    pub fn silent(&self, at: Instant) -> Self {
        let mut next = self.clone();
        next.floor = None;
        if next.speeches.iter().any(Speech::is_open) {
            let speeches = Arc::make_mut(&mut next.speeches);
            speeches.iter_mut().filter(|each| each.is_open()).for_each(|each| each.clock.end(at));
        }
        next
    }

    /// Gives somebody the floor: goes on with an interrupted speech where there is one, else
    /// begins a new one and ends all others.
    #[must_use]
    pub fn speaking(&self, member: &MemberId, kind: EntryKind, at: Instant) -> Self {
        if self.floor.as_ref() == Some(member) && self.speech().is_some() {
            return self.clone();
        }
        let is_theirs = |each: &Speech| each.is_open() && each.member == *member;
        let Some(index) = self.speeches.iter().rposition(is_theirs) else {
            return self.silent(at).beginning(member, kind, at);
        };
        let mut next = self.clone();
        next.floor = Some(member.clone());
        let speeches = Arc::make_mut(&mut next.speeches);
        // What was interposed is over; who is interrupted still stays so.
        let over = speeches.iter_mut().skip(index + 1).filter(|each| each.is_open());
        over.for_each(|each| each.clock.end(at));
        if let Some(speech) = speeches.get_mut(index) {
            speech.clock.resume(at);
        }
        next
    }

    /// Gives somebody the floor for a question: who speaks is paused.
    #[must_use]
    pub fn interposed(&self, member: &MemberId, kind: EntryKind, at: Instant) -> Self {
        let open = |each: &Speech| each.is_open() && each.member == *member;
        if self.speech().is_none() || self.speeches.iter().any(open) {
            return self.speaking(member, kind, at);
        }
        let mut next = self.clone();
        if let Some(clock) = next.speech_clock() {
            clock.pause(at);
        }
        next.beginning(member, kind, at)
    }

    /// Lets somebody go on with the last speech that had ended; `None` where there was none.
    #[must_use]
    pub fn brought_back(&self, member: &MemberId, at: Instant) -> Option<Self> {
        if self.floor.as_ref() == Some(member) && self.speech().is_some() {
            return Some(self.clone());
        }
        let index = self.speeches.iter().rposition(|each| each.member == *member)?;
        if self.speeches.get(index).is_some_and(Speech::is_open) {
            return Some(self.speaking(member, EntryKind::NewOpinion, at));
        }
        let mut next = self.silent(at);
        next.floor = Some(member.clone());
        let clock = &mut Arc::make_mut(&mut next.speeches).get_mut(index)?.clock;
        let from = clock.until.take()?;
        clock.pauses.push(Pause { from, until: Some(at) });
        Some(next)
    }

    fn beginning(mut self, member: &MemberId, kind: EntryKind, at: Instant) -> Self {
        let (step, clock) = (self.step.clone(), Clock::started(at));
        let speech = Speech { member: member.clone(), step, kind, clock };
        Arc::make_mut(&mut self.speeches).push(speech);
        self.floor = Some(member.clone());
        self
    }
}

impl Session {
    /// Returns how long somebody has had the floor in the whole meeting, in seconds.
    #[must_use]
    pub fn spoken_s(&self, member: &MemberId, now: Instant) -> i64 {
        let theirs = self.standing.speeches.iter().filter(|each| each.member == *member);
        theirs.map(|each| each.clock.elapsed_s(&self.standing.sittings, now)).sum()
    }
}
