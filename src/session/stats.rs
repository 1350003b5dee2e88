//! Figures of many meetings (thống kê): who spoke, how opinions were answered, where the time
//! went, what the shortcomings were about, what was promised.
//!
//! Nothing here asks a clock: what still runs in a session counts until the last that was written
//! down in it. Struck remarks and the minute-taker's own are not counted.

use std::collections::BTreeMap;

use super::closing::CarriedKind;
use super::outline::Role;
use super::remark::Verdict;
use super::remedied::Remedied;
use super::rules::TopicKind;
use super::{Instant, Session};
use crate::text::fold;

/// Figures of one meeting or of several together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stats {
    /// How many meetings.
    pub meetings: usize,
    /// How many remarks.
    pub remarks: usize,
    /// People by their names, folded: whoever has the same name counts as the same.
    people: BTreeMap<String, Speaker>,
    /// How opinions were answered.
    pub answers: Answers,
    /// Where the time went.
    pub times: BTreeMap<TopicKind, Spent>,
    shortcomings: BTreeMap<(i32, Role, String), Group>,
    /// What was promised.
    pub promises: Promises,
    /// What became of the shortcomings that meetings before named.
    pub remedied: Remedied,
}

/// How much somebody took part (tham gia phát biểu).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speaker {
    /// The name, as it was written first.
    pub name: String,
    /// In how many meetings the name stands among the members.
    pub meetings: usize,
    /// How many times the floor was given.
    pub speeches: usize,
    /// How long in all, in seconds.
    pub seconds: i64,
    /// How many remarks were written down.
    pub remarks: usize,
}

/// How the opinions that want an answer were answered (tiếp thu, giải trình).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// Accepted.
    pub accepted: usize,
    /// Accepted in part.
    pub partly: usize,
    /// Explained.
    pub explained: usize,
    /// Not answered yet.
    pub open: usize,
}

/// Time spent on a kind of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spent {
    /// How many such steps were held.
    pub steps: usize,
    /// How long they took, in seconds.
    pub seconds: i64,
}

/// Shortcomings of one year that stand under the same heading (hạn chế theo mục).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// The heading, as it was written first; may be empty.
    pub title: String,
    /// How many shortcomings.
    pub count: usize,
    /// How many remarks were made about them.
    pub remarks: usize,
}

/// What was promised (lời hứa khắc phục).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Promises {
    /// How many promises.
    pub made: usize,
    /// How many of them name who has to do it.
    pub owned: usize,
    /// How many of them name a day.
    pub dated: usize,
    /// How many were taken over from meetings before.
    pub carried: usize,
}

impl Stats {
    /// Returns the figures of one meeting.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let mut stats = Self { meetings: 1, ..Self::default() };
        let now = latest(session);
        stats.add_people(session, now);
        stats.add_remarks(session);
        for step in session.agenda.iter() {
            let seconds = now.map_or(0, |now| session.spent_s(&step.id, now));
            if seconds > 0 || session.standing.started(&step.id).is_some() {
                let spent = stats.times.entry(step.topic.sort()).or_default();
                spent.steps += 1;
                spent.seconds += seconds;
            }
        }
        stats.add_shortcomings(session);
        let carried = session.dossier.carried.iter();
        let carried = carried.filter(|each| each.what == CarriedKind::Promise);
        stats.promises.carried = carried.count();
        stats.remedied = session.counted().remedied(CarriedKind::Shortcoming);
        stats
    }

    fn add_people(&mut self, session: &Session, now: Option<Instant>) {
        for member in session.members.iter() {
            let theirs = |by: Option<&super::ids::MemberId>| by == Some(&member.id);
            let speeches = session.standing.speeches.iter().filter(|each| each.member == member.id);
            let remarks = session.remarks.iter().filter(|each| each.stands());
            let speaker = self.people.entry(fold(&member.name)).or_default();
            if speaker.name.is_empty() {
                speaker.name.clone_from(&member.name);
            }
            speaker.meetings = 1;
            speaker.speeches += speeches.count();
            speaker.seconds += now.map_or(0, |now| session.spoken_s(&member.id, now));
            speaker.remarks += remarks.filter(|each| theirs(each.link.by.as_ref())).count();
        }
    }

    fn add_remarks(&mut self, session: &Session) {
        for remark in session.remarks.iter().filter(|remark| remark.stands()) {
            self.remarks += 1;
            if let Some(promise) = &remark.marks.promise {
                self.promises.made += 1;
                self.promises.owned += usize::from(promise.owner.is_some());
                self.promises.dated += usize::from(promise.due.is_some());
            }
            if !remark.link.kind.wants_answer() {
                continue;
            }
            match remark.answer.as_ref().map(|answer| answer.verdict) {
                Some(Verdict::Accepted) => self.answers.accepted += 1,
                Some(Verdict::Partly) => self.answers.partly += 1,
                Some(Verdict::Explained) => self.answers.explained += 1,
                None => self.answers.open += 1,
            }
        }
    }

    fn add_shortcomings(&mut self, session: &Session) {
        let year = session.day().map_or(0, |day| chrono::Datelike::year(&day));
        for each in &session.outline.shortcomings {
            let section = session.outline.section(&each.place.section);
            let role = section.map_or(Role::Other, |section| section.role);
            let title = section.map_or("", |section| &section.title);
            let key = (year, role, fold(title));
            let about = session.remarks.iter().filter(|remark| remark.stands());
            let about = about.filter(|remark| remark.link.shortcomings.contains(&each.id));
            let group = self.shortcomings.entry(key).or_default();
            if group.title.is_empty() {
                title.clone_into(&mut group.title);
            }
            group.count += 1;
            group.remarks += about.count();
        }
    }

    /// Returns these figures with those of other meetings.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.meetings += other.meetings;
        self.remarks += other.remarks;
        for (key, theirs) in other.people {
            let speaker = self.people.entry(key).or_default();
            if speaker.name.is_empty() {
                speaker.name = theirs.name;
            }
            speaker.meetings += theirs.meetings;
            speaker.speeches += theirs.speeches;
            speaker.seconds += theirs.seconds;
            speaker.remarks += theirs.remarks;
        }
        self.answers.accepted += other.answers.accepted;
        self.answers.partly += other.answers.partly;
        self.answers.explained += other.answers.explained;
        self.answers.open += other.answers.open;
        for (kind, theirs) in other.times {
            let spent = self.times.entry(kind).or_default();
            spent.steps += theirs.steps;
            spent.seconds += theirs.seconds;
        }
        for (key, theirs) in other.shortcomings {
            let group = self.shortcomings.entry(key).or_default();
            if group.title.is_empty() {
                group.title = theirs.title;
            }
            group.count += theirs.count;
            group.remarks += theirs.remarks;
        }
        self.promises.made += other.promises.made;
        self.promises.owned += other.promises.owned;
        self.promises.dated += other.promises.dated;
        self.promises.carried += other.promises.carried;
        self.remedied = self.remedied.with(other.remedied);
        self
    }

    /// Returns the people, who spoke longest first.
    #[must_use]
    pub fn people(&self) -> Vec<&Speaker> {
        let mut people: Vec<&Speaker> = self.people.values().collect();
        people.sort_by_key(|each| std::cmp::Reverse((each.seconds, each.remarks)));
        people
    }

    /// Returns the shortcomings by year, the latest first, by what their section is for and by its
    /// heading; `None`: the meeting has not begun.
    #[must_use]
    pub fn shortcomings(&self) -> Vec<(Option<i32>, Role, &Group)> {
        let mut all: Vec<_> = self.shortcomings.iter().collect();
        all.sort_by_key(|((year, role, _), _)| (std::cmp::Reverse(*year), *role));
        let row = |((year, role, _), group)| (Some(year).filter(|year| *year > 0), role, group);
        all.into_iter()
            .map(|((year, role, title), group)| row(((*year, *role, title), group)))
            .collect()
    }
}

/// Returns the last moment that a session tells of.
#[must_use]
pub fn latest(session: &Session) -> Option<Instant> {
    let standing = &session.standing;
    let remarks = session.remarks.iter().map(|remark| remark.at);
    let visits = standing.visits.iter().map(|visit| visit.at);
    let sittings = standing.sittings.iter().map(|each| each.ended.unwrap_or(each.opened));
    let speeches = standing.speeches.iter();
    let speeches = speeches.map(|each| each.clock.until.unwrap_or(each.clock.from));
    remarks.chain(visits).chain(sittings).chain(speeches).max()
}
