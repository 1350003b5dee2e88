//! Clocks (đồng hồ): stored as instants, computed by whoever shows them.
//!
//! Two windows that ask at the same second get the same answer, and a restart loses nothing. Time
//! between two sittings counts for no clock. All spans are in whole seconds.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::TimeDelta;

use super::agenda::{Step, StepState};
use super::change::Change;
use super::ids::StepId;
use super::rules::{ClockRule, Profile};
use super::standing::{Sitting, Visit};
use super::{Instant, Session};

/// A span of time with pauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// When it began.
    pub from: Instant,
    /// When it ended; `None` while it has not.
    pub until: Option<Instant>,
    /// When it stood still, oldest first; only the last may be without end.
    pub pauses: Vec<Pause>,
    /// Time given beside what was planned, in seconds.
    pub added_s: i32,
}

/// A pause of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// Since when.
    pub from: Instant,
    /// Until when; `None` while it lasts.
    pub until: Option<Instant>,
}

/// Which clock is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClockOf {
    /// That of the step where the meeting stands.
    Step,
    /// That of the one who has the floor.
    Speaker,
}

/// What a clock shows at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// How much has passed.
    pub elapsed_s: i64,
    /// How much there is in all; `None` where nothing was planned.
    pub limit_s: Option<i64>,
    /// Whether it runs.
    pub is_running: bool,
    /// How far it is.
    pub light: Light,
}

/// How far a clock is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// There is time.
    Green,
    /// It is time to come to the end.
    Amber,
    /// There is hardly any time.
    Red,
    /// The time is over, and it counts up.
    Overrun,
}

/// A clock by itself: what it shows at any moment follows from it alone, so that it can be shown
/// where nothing else of the session is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dial {
    pace: Pace,
    limit_s: Option<i64>,
    rule: ClockRule,
}

/// How a clock goes from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// It runs, and shows the time that has passed since a moment: that of its start, moved on by
    /// as long as it stood.
    RunsFrom(Instant),
    /// It stands, and shows so many seconds.
    Stands(i64),
}

impl Dial {
    /// Reads it.
    #[must_use]
    pub fn at(&self, now: Instant) -> Reading {
        let elapsed_s = match self.pace {
            Pace::RunsFrom(from) => seconds(from, now),
            Pace::Stands(elapsed_s) => elapsed_s,
        };
        let light = light(elapsed_s, self.limit_s, &self.rule);
        Reading { elapsed_s, limit_s: self.limit_s, is_running: self.is_running(), light }
    }

    /// Tells whether it shows something else each second.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.pace, Pace::RunsFrom(_))
    }
}

impl Reading {
    /// Returns what is left; less than nothing where the time is over.
    #[must_use]
    pub fn left_s(&self) -> Option<i64> {
        self.limit_s.map(|limit| limit - self.elapsed_s)
    }
}

/// When the meeting will end, if every step takes what is planned for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// When.
    pub ends: Instant,
    /// How much later than planned; `None` where no end is planned, less than nothing where
    /// there is time to spare.
    pub over_s: Option<i64>,
}

/// How much time there is for each member whose turn is still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EachTurn {
    /// How many turns are to come.
    pub people: usize,
    /// Seconds for each; less than nothing where the rest takes it all.
    pub seconds: i64,
}

impl Clock {
    /// Returns a clock that starts now.
    #[must_use]
    pub fn started(at: Instant) -> Self {
        Self { from: at, until: None, pauses: Vec::new(), added_s: 0 }
    }

    /// Tells whether it stands still.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.pauses.last().is_some_and(|pause| pause.until.is_none())
    }

    /// Stops it until it is resumed.
    pub fn pause(&mut self, at: Instant) {
        pause(&mut self.pauses, at);
    }

    /// Lets it go on.
    pub fn resume(&mut self, at: Instant) {
        resume(&mut self.pauses, at);
    }

    /// Ends it.
    pub fn end(&mut self, at: Instant) {
        self.resume(at);
        self.until.get_or_insert(at);
    }

    /// Returns how much has passed by now, pauses and the time between sittings left out.
    #[must_use]
    pub fn elapsed_s(&self, sittings: &[Sitting], now: Instant) -> i64 {
        let until = self.until.unwrap_or(now).min(now);
        let in_sitting = |sitting: &Sitting| {
            let (from, until) =
                (self.from.max(sitting.opened), until.min(sitting.ended.unwrap_or(now)));
            let paused = self
                .pauses
                .iter()
                .map(|pause| seconds(from.max(pause.from), until.min(pause.until.unwrap_or(now))));
            seconds(from, until) - paused.sum::<i64>()
        };
        sittings.iter().map(in_sitting).sum()
    }
}

/// Opens a pause where none is open.
pub(super) fn pause(pauses: &mut Vec<Pause>, at: Instant) {
    if pauses.last().is_none_or(|pause| pause.until.is_some()) {
        pauses.push(Pause { from: at, until: None });
    }
}

/// Ends the pause that is open.
pub(super) fn resume(pauses: &mut [Pause], at: Instant) {
    if let Some(pause) = pauses.last_mut() {
        pause.until.get_or_insert(at);
    }
}

/// Returns the seconds between two moments, none where they are the wrong way round.
fn seconds(from: Instant, until: Instant) -> i64 {
    (until - from).num_seconds().max(0)
}

fn light(elapsed_s: i64, limit_s: Option<i64>, rule: &ClockRule) -> Light {
    let Some(limit) = limit_s else { return Light::Green };
    let reached = |percent: u32| elapsed_s * 100 >= limit * i64::from(percent);
    if elapsed_s >= limit {
        Light::Overrun
    } else if reached(rule.red_percent) {
        Light::Red
    } else if reached(rule.amber_percent) {
        Light::Amber
    } else {
        Light::Green
    }
}

/// Returns so many minutes and seconds as seconds.
fn limit_s(minutes: Option<u16>, added_s: i64) -> Option<i64> {
    minutes.map(|minutes| i64::from(minutes) * 60 + added_s)
}

impl Session {
    /// Returns each visit of a step with its clock, in order.
    fn visits(&self) -> impl Iterator<Item = (&Visit, Clock)> {
        let visits = &self.standing.visits;
        visits.iter().enumerate().map(|(index, visit)| {
            let until = visits.get(index + 1).map(|next| next.at);
            let (pauses, added_s) = (visit.pauses.clone(), visit.added_s);
            (visit, Clock { from: visit.at, until, pauses, added_s })
        })
    }

    /// Returns how long the meeting has been at a step, over all times it was there, in seconds.
    #[must_use]
    pub fn spent_s(&self, step: &StepId, now: Instant) -> i64 {
        let here = self.visits().filter(|(visit, _)| visit.step == *step);
        here.map(|(_, clock)| clock.elapsed_s(&self.standing.sittings, now)).sum()
    }

    /// Returns how much time was planned for a step and added since, in seconds.
    fn planned_s(&self, step: &Step) -> Option<i64> {
        let here = self.standing.visits.iter().filter(|visit| visit.step == step.id);
        limit_s(step.minutes, here.map(|visit| i64::from(visit.added_s)).sum())
    }

    /// Returns the clock of the step where the meeting stands.
    #[must_use]
    pub fn step_dial(&self, profile: &Profile) -> Option<Dial> {
        let step = self.current_step()?;
        let paused = self.visits().last().is_some_and(|(_, clock)| clock.is_paused());
        let spent_s = |now| self.spent_s(&step.id, now);
        Some(self.dial(spent_s, paused, self.planned_s(step), profile))
    }

    /// Returns the clock of the one who has the floor.
    #[must_use]
    pub fn speech_dial(&self, profile: &Profile) -> Option<Dial> {
        let speech = self.standing.speech()?;
        let minutes = profile.speech_minutes(speech.kind);
        let limit_s = limit_s(minutes, i64::from(speech.clock.added_s));
        let spent_s = |now| speech.clock.elapsed_s(&self.standing.sittings, now);
        Some(self.dial(spent_s, speech.clock.is_paused(), limit_s, profile))
    }

    /// Returns the clock of the whole meeting; `None` before it began.
    #[must_use]
    pub fn meeting_dial(&self, profile: &Profile) -> Option<Dial> {
        let has_sat = !self.standing.sittings.is_empty();
        has_sat.then(|| self.dial(|now| self.sat_s(now), false, None, profile))
    }

    /// Returns a clock of which is known how much has passed by a moment. From the last moment on
    /// at which anything happened to the clocks it runs evenly or stands.
    fn dial(
        &self,
        spent_s: impl Fn(Instant) -> i64,
        is_paused: bool,
        limit_s: Option<i64>,
        profile: &Profile,
    ) -> Dial {
        let rule = profile.clock.clone();
        let pace = match self.last_turn() {
            Some(last) if self.is_sitting() && !is_paused => {
                Pace::RunsFrom(last - TimeDelta::try_seconds(spent_s(last)).unwrap_or_default())
            }
            last => Pace::Stands(last.map_or(0, spent_s)),
        };
        Dial { pace, limit_s, rule }
    }

    /// Returns the last moment at which anything happened to the clocks.
    fn last_turn(&self) -> Option<Instant> {
        let standing = &self.standing;
        let sittings = standing.sittings.iter().flat_map(|each| [Some(each.opened), each.ended]);
        let visits = standing.visits.iter().map(|visit| visit.at);
        let speech = standing.speech().map(|speech| speech.clock.from);
        let pauses = standing.visits.iter().flat_map(|visit| &visit.pauses);
        let pauses = pauses.chain(standing.speech().into_iter().flat_map(|it| &it.clock.pauses));
        let pauses = pauses.flat_map(|pause| [Some(pause.from), pause.until]);
        sittings.chain(pauses).flatten().chain(visits).chain(speech).max()
    }

    /// Reads the clock of the step where the meeting stands.
    #[must_use]
    pub fn step_clock(&self, profile: &Profile, now: Instant) -> Option<Reading> {
        self.step_dial(profile).map(|dial| dial.at(now))
    }

    /// Reads the clock of the one who has the floor.
    #[must_use]
    pub fn speech_clock(&self, profile: &Profile, now: Instant) -> Option<Reading> {
        self.speech_dial(profile).map(|dial| dial.at(now))
    }

    /// Returns how much time was added to a clock, in seconds.
    #[must_use]
    pub fn added_s(&self, of: ClockOf) -> i32 {
        let standing = &self.standing;
        match of {
            ClockOf::Step => standing.visits.last().map_or(0, |visit| visit.added_s),
            ClockOf::Speaker => standing.speech().map_or(0, |speech| speech.clock.added_s),
        }
    }

    fn is_sitting(&self) -> bool {
        self.standing.sittings.last().is_some_and(|sitting| sitting.ended.is_none())
    }

    /// Returns how long the meeting has sat, in seconds.
    #[must_use]
    pub fn sat_s(&self, now: Instant) -> i64 {
        let sittings = self.standing.sittings.iter();
        sittings.map(|each| seconds(each.opened, each.ended.unwrap_or(now).min(now))).sum()
    }

    /// Returns what is left of the step where the meeting stands; nothing where it is over.
    fn rest_of_step_s(&self, now: Instant) -> i64 {
        let left = self
            .current_step()
            .and_then(|step| Some(self.planned_s(step)? - self.spent_s(&step.id, now)));
        left.unwrap_or(0).max(0)
    }

    /// Returns the steps that are still to be taken up, in order.
    fn to_come(&self) -> impl Iterator<Item = &Step> {
        let is_ahead = |step: &&Step| {
            matches!(self.step_state(&step.id), StepState::ToCome | StepState::PutOff)
        };
        self.agenda.iter().filter(is_ahead)
    }

    /// Returns when the meeting will end; `None` where nothing is planned for what is to come.
    #[must_use]
    pub fn forecast(&self, now: Instant) -> Option<Forecast> {
        let planned: Vec<i64> =
            self.to_come().filter_map(|step| limit_s(step.minutes, 0)).collect();
        let is_planned = self.current_step().is_some_and(|step| step.minutes.is_some());
        if planned.is_empty() && !is_planned {
            return None;
        }
        let left = self.rest_of_step_s(now) + planned.iter().sum::<i64>();
        let ends = now.checked_add_signed(TimeDelta::try_seconds(left)?)?;
        let planned_end = self.standing.planned_end;
        Some(Forecast { ends, over_s: planned_end.map(|end| (ends - end).num_seconds()) })
    }

    /// Returns how much time there is for each member whose turn is still to come, until the
    /// planned end and with the other steps taking what is planned for them.
    #[must_use]
    pub fn each_turn(&self, now: Instant) -> Option<EachTurn> {
        let end = self.standing.planned_end?;
        let people: BTreeSet<_> = self.to_come().filter_map(|step| step.topic.member()).collect();
        let others = self.to_come().filter(|step| step.topic.member().is_none());
        let others: i64 = others.filter_map(|step| limit_s(step.minutes, 0)).sum();
        let free = (end - now).num_seconds() - self.rest_of_step_s(now) - others;
        let count = i64::try_from(people.len()).ok().filter(|count| *count > 0)?;
        Some(EachTurn { people: people.len(), seconds: free.div_euclid(count) })
    }

    /// Returns the change that fits the steps to come into the time until the planned end, each
    /// in proportion to what was planned for it and none under a minute; `None` where no end is
    /// planned, nothing is to come, or it fits already.
    #[must_use]
    pub fn rebalanced(&self, now: Instant) -> Option<Change> {
        let free = (self.standing.planned_end? - now).num_seconds() - self.rest_of_step_s(now);
        let parts: Vec<(StepId, u16)> =
            self.to_come().filter_map(|step| Some((step.id.clone(), step.minutes?))).collect();
        let fitted = fit(&parts, u64::try_from(free / 60).unwrap_or(0));
        let mut agenda = self.agenda.as_ref().clone();
        for (id, minutes) in fitted {
            let step = agenda.iter_mut().find(|step| step.id == id);
            step.into_iter().for_each(|step| step.minutes = Some(minutes));
        }
        let is_other = agenda != *self.agenda;
        let now = Arc::new(agenda);
        is_other.then(|| Change::SetAgenda { was: Arc::clone(&self.agenda), now })
    }
}

/// Shares minutes out in proportion, whole ones; what is left over goes to those who lost most.
fn fit(parts: &[(StepId, u16)], free: u64) -> Vec<(StepId, u16)> {
    let total: u64 = parts.iter().map(|(_, minutes)| u64::from(*minutes)).sum();
    let share = |minutes: u16| (free * u64::from(minutes)).checked_div(total).unwrap_or(0);
    let max = u64::from(crate::limits::STEP_MINUTES);
    let mut given: Vec<u64> =
        parts.iter().map(|(_, minutes)| share(*minutes).clamp(1, max)).collect();
    let mut by_loss: Vec<usize> = (0..parts.len()).collect();
    by_loss.sort_by_key(|at| {
        let lost = (free * u64::from(parts[*at].1)).checked_rem(total).unwrap_or(0);
        std::cmp::Reverse(lost)
    });
    for at in by_loss {
        if given.iter().sum::<u64>() < free && given[at] < max {
            given[at] += 1;
        }
    }
    let given = given.into_iter().map(|minutes| u16::try_from(minutes).unwrap_or(u16::MAX));
    parts.iter().map(|(id, _)| id.clone()).zip(given).collect()
}
