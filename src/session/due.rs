//! What was promised and is not done yet, in all sessions that were read (việc đến hạn).
//!
//! A promise is told once: in the session in which it was made, with what later ones that took it
//! over recorded of it. Where that session was not read, it is told from the latest that took it
//! over. Days are compared by the caller, who has the clock.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Instant;
use super::closing::{Carried, CarriedKind, CarriedState};
use super::facts::{Facts, Outcome, Vow, key, outcome};
use super::ids::ShortcomingId;

/// Something that is still to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Which of the sessions that were read tells of it, by its place among them.
    pub session: usize,
    /// Name of the file of the session in which it was promised.
    pub file: String,
    /// What that session was called.
    pub title: String,
    /// What was promised.
    pub vow: Promised,
    /// The shortcomings that it is about, by their ids in that session.
    pub about: Vec<ShortcomingId>,
    /// What was recorded of it last; it is not done.
    pub outcome: Option<Outcome>,
    /// Rises with each change of the sessions that tell of it.
    pub revision: u64,
}

/// What was promised, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// Id of the remark in its session.
    pub id: String,
    /// The day on which it was said.
    pub said: Option<NaiveDate>,
    /// When exactly, where its own session was read.
    pub at: Option<Instant>,
    /// Its words.
    pub text: String,
    /// Who has to do it, by name; may be empty.
    pub owner: String,
    /// Until which day.
    pub due: Option<NaiveDate>,
    /// How it is checked; may be empty.
    pub check: String,
    /// Whether it is one of those that come first.
    pub priority: bool,
}

/// By which a promise is known among sessions: file and title of its session, its id, its day.
type Known<'a> = (&'a str, &'a str, &'a str, Option<NaiveDate>);

/// A promise that a session took over, and which session that is.
type Taken<'a> = (usize, &'a Carried);

/// Lists what is still to be done: by day, the earliest first, what has none last.
#[must_use]
pub fn due(all: &[Facts]) -> Vec<Due> {
    let bodies: Vec<String> = all.iter().map(|each| key(&each.body)).collect();
    let is_of = |one: usize, other: usize| {
        let (one, other) = (&bodies[one], &bodies[other]);
        one.is_empty() || other.is_empty() || one == other
    };
    let mut taken: HashMap<Known<'_>, Vec<Taken<'_>>> = HashMap::new();
    for (session, facts) in all.iter().enumerate() {
        for each in facts.carried.iter().filter(|each| each.what == CarriedKind::Promise) {
            let from = &each.from;
            let known = (&*from.file, &*from.title, &*each.id, from.date);
            taken.entry(known).or_default().push((session, each));
        }
    }
    let mut told: HashMap<Known<'_>, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (session, facts) in all.iter().enumerate() {
        for vow in &facts.promises {
            let day = Some(vow.at.date_naive());
            let known = (&*facts.file, &*facts.title, vow.id.as_str(), day);
            let before = told.entry(known).or_default();
            if before.iter().any(|before| is_of(*before, session)) {
                continue; // a copy of a session that was told
            }
            before.push(session);
            let later = taken.get(&known).into_iter().flatten();
            let later: Vec<_> = later.filter(|(by, _)| is_of(*by, session)).copied().collect();
            found.extend(own(all, session, vow, &later));
        }
    }
    for (known, by) in &taken {
        let is_told =
            |by: usize| told.get(known).is_some_and(|all| all.iter().any(|own| is_of(*own, by)));
        let left: Vec<_> = by.iter().filter(|(by, _)| !is_told(*by)).copied().collect();
        let mut bodies_of: Vec<&String> = left.iter().map(|(by, _)| &bodies[*by]).collect();
        bodies_of.sort_unstable();
        bodies_of.dedup();
        for body in bodies_of {
            let of_body = left.iter().filter(|(by, _)| bodies[*by] == *body).copied();
            found.extend(orphan(all, &of_body.collect::<Vec<_>>()));
        }
    }
    found.sort_by(|a, b| {
        fn order(each: &Due) -> impl Ord + '_ {
            let vow = &each.vow;
            (vow.due.is_none(), vow.due, !vow.priority, &vow.owner, &each.file, &vow.id)
        }
        order(a).cmp(&order(b))
    });
    found
}

/// Returns what was recorded last by those that took something over.
fn last(by: &[Taken<'_>]) -> Option<Outcome> {
    let all = by.iter().filter_map(|(_, each)| each.result.as_ref());
    all.max_by_key(|result| result.at).map(outcome)
}

fn is_done(outcome: Option<&Outcome>) -> bool {
    outcome.is_some_and(|outcome| outcome.state == CarriedState::Fixed)
}

fn own(all: &[Facts], session: usize, vow: &Vow, later: &[Taken<'_>]) -> Option<Due> {
    let facts = &all[session];
    let outcome = last(later).or_else(|| vow.outcome());
    if is_done(outcome.as_ref()) {
        return None;
    }
    Some(Due {
        session,
        file: facts.file.clone(),
        title: facts.title.clone(),
        vow: Promised {
            id: vow.id.to_string(),
            said: Some(vow.at.date_naive()),
            at: Some(vow.at),
            text: vow.text.clone(),
            owner: vow.owner.clone(),
            due: vow.due,
            check: vow.check.clone(),
            priority: vow.priority,
        },
        about: vow.about.clone(),
        outcome,
        revision: facts.revision + later.iter().map(|(by, _)| all[*by].revision).sum::<u64>(),
    })
}

/// A promise whose own session was not read.
fn orphan(all: &[Facts], by: &[Taken<'_>]) -> Option<Due> {
    let (session, latest) = *by.iter().max_by_key(|(by, _)| (all[*by].day, *by))?;
    let outcome = last(by);
    if is_done(outcome.as_ref()) {
        return None;
    }
    Some(Due {
        session,
        file: latest.from.file.clone(),
        title: latest.from.title.clone(),
        vow: Promised {
            id: latest.id.clone(),
            said: latest.from.date,
            at: None,
            text: latest.text.clone(),
            owner: latest.who.clone(),
            due: latest.due,
            check: String::new(),
            priority: false,
        },
        about: Vec::new(),
        outcome,
        revision: by.iter().map(|(by, _)| all[*by].revision).sum(),
    })
}
