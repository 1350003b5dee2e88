//! What earlier sessions of the same body say of this one's shortcomings and members (nhiều năm).
//!
//! A shortcoming is found again by its words ([`super::likeness`]), the collective's among the
//! collective's, a person's among his own. It is offered with the words that both have, never
//! asserted: reports word the same thing anew each year, and near things alike. Everything is
//! reckoned here, of sessions that the caller has read; a session of another body is never looked
//! at ([`Series`]).

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};

use super::Session;
use super::facts::{Facts, Named, Outcome, Series, Told, Vow, Who};
use super::ids::{MemberId, RemarkId, ShortcomingId};
use super::likeness::{Entry, Given, Lists, shared};
use crate::text::fold;

/// Two texts of different years are taken for the same thing from so many thousandths of common
/// words on: less than for two drafts of one report, since a year later all is worded anew.
pub(super) const ALIKE: u32 = 340;

/// What earlier and later sessions of a body tell of one session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    /// How many earlier sessions of the body were looked at.
    pub earlier: usize,
    /// How many files could not be read: they may say more.
    pub unread: usize,
    /// Whether this session does not say of which body it is.
    pub is_nameless: bool,
    shortcomings: HashMap<ShortcomingId, Vec<Again>>,
    people: HashMap<MemberId, Vec<Heard>>,
    outcomes: HashMap<ShortcomingId, Outcome>,
    kept: HashMap<RemarkId, Outcome>,
}

/// One session among those of its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name of its file.
    pub file: String,
    /// What it was called.
    pub title: String,
    /// The day on which it began.
    pub day: NaiveDate,
}

/// A shortcoming of this session that an earlier one seems to have named too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// Which session.
    pub source: Source,
    /// As it named it.
    pub named: Named,
    /// How much the words of both have in common, in thousandths.
    pub likeness: u32,
    /// The words that both have, as this session spells them.
    pub words: Vec<String>,
    /// What was promised about it, each with what became of it.
    pub promises: Vec<(Vow, Option<Outcome>)>,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// What one earlier session has of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Which session.
    pub source: Source,
    /// What he was told.
    pub told: Vec<Told>,
    /// What he promised, each with what became of it.
    pub promises: Vec<(Vow, Option<Outcome>)>,
}

impl Memory {
    /// Gathers what the sessions that were read tell of this one. Only those of the same body are
    /// looked at; of these, only earlier ones are what was said before.
    #[must_use]
    pub fn of(session: &Session, this: &Facts, all: &[Facts], unread: usize) -> Self {
        let series = Series::among(all).of(this);
        let is_earlier = |day: NaiveDate| this.day.is_none_or(|now| day < now);
        let earlier: Vec<(NaiveDate, &Facts)> = (series.iter())
            .filter_map(|each| Some((each.day.filter(|day| is_earlier(*day))?, *each)))
            .collect();
        let told_later = || series.iter().copied().chain([this]);
        let vow =
            |facts: &Facts, vow: &Vow| (vow.clone(), facts.outcome_of_promise(vow, told_later()));
        let names = names(session);
        let is_nameless = this.body.trim().is_empty();
        let mut memory = Self { earlier: earlier.len(), unread, is_nameless, ..Self::default() };
        for (now, again) in matched(this, &earlier) {
            let (day, facts) = earlier[again.session];
            let named = facts.named[again.item].clone();
            let about = facts.promises.iter().filter(|vow| vow.about.contains(&named.id));
            let again = Again {
                source: source(facts, day),
                likeness: again.likeness,
                words: shared(&now.text, &named.text),
                promises: about.map(|each| vow(facts, each)).collect(),
                outcome: facts.outcome_of_shortcoming(&named.id, told_later()),
                named,
            };
            memory.shortcomings.entry(now.id.clone()).or_default().push(again);
        }
        for (day, facts) in earlier.iter().rev() {
            memory.hear(&names, facts, &source(facts, *day), vow);
        }
        for named in &this.named {
            let outcome = this.outcome_of_shortcoming(&named.id, series.iter().copied());
            memory.outcomes.extend(outcome.map(|outcome| (named.id.clone(), outcome)));
        }
        for vow in &this.promises {
            let outcome = this.outcome_of_promise(vow, series.iter().copied());
            let outcome = outcome.filter(|outcome| outcome.at.is_some());
            memory.kept.extend(outcome.map(|outcome| (vow.id.clone(), outcome)));
        }
        memory
    }

    /// Gathers what an earlier session has of each member of this one.
    fn hear(
        &mut self,
        names: &HashMap<String, &MemberId>,
        facts: &Facts,
        source: &Source,
        vow: impl Fn(&Facts, &Vow) -> (Vow, Option<Outcome>),
    ) {
        let mut heard: HashMap<&MemberId, Heard> = HashMap::new();
        let nothing = || Heard { source: source.clone(), told: Vec::new(), promises: Vec::new() };
        for told in &facts.told {
            if let Some(id) = names.get(&fold(&told.to)) {
                heard.entry(id).or_insert_with(nothing).told.push(told.clone());
            }
        }
        for each in &facts.promises {
            if let Some(id) = names.get(&fold(&each.owner)) {
                heard.entry(id).or_insert_with(nothing).promises.push(vow(facts, each));
            }
        }
        for (id, heard) in heard {
            self.people.entry(id.clone()).or_default().push(heard);
        }
    }

    /// Returns where a shortcoming seems to have been named before, the latest session first.
    #[must_use]
    pub fn of_shortcoming(&self, id: &ShortcomingId) -> &[Again] {
        self.shortcomings.get(id).map_or(&[], Vec::as_slice)
    }

    /// Returns in how many earlier sessions of each year a shortcoming seems to have been named.
    #[must_use]
    pub fn years(&self, id: &ShortcomingId) -> BTreeMap<i32, usize> {
        let mut years = BTreeMap::new();
        for again in self.of_shortcoming(id) {
            *years.entry(again.source.day.year()).or_default() += 1;
        }
        years
    }

    /// Returns what earlier sessions have of a member, the latest first.
    #[must_use]
    pub fn of_member(&self, id: &MemberId) -> &[Heard] {
        self.people.get(id).map_or(&[], Vec::as_slice)
    }

    /// Returns what later sessions recorded of a shortcoming of this one.
    #[must_use]
    pub fn outcome(&self, id: &ShortcomingId) -> Option<&Outcome> {
        self.outcomes.get(id)
    }

    /// Returns what later sessions recorded of a promise of this one.
    #[must_use]
    pub fn outcome_of_promise(&self, id: &RemarkId) -> Option<&Outcome> {
        self.kept.get(id)
    }
}

/// Returns the members by their names, folded. Where two have the same, nobody can tell from a name
/// which of them it was: neither is named.
fn names(session: &Session) -> HashMap<String, &MemberId> {
    let mut names: HashMap<String, Option<&MemberId>> = HashMap::new();
    for member in session.members.iter() {
        let id = names.entry(fold(&member.name)).or_insert(Some(&member.id));
        *id = id.filter(|id| **id == member.id);
    }
    names.into_iter().filter_map(|(name, id)| Some((name, id?))).collect()
}

fn source(facts: &Facts, day: NaiveDate) -> Source {
    Source { file: facts.file.clone(), title: facts.title.clone(), day }
}

/// Where a shortcoming was found again.
struct Place {
    session: usize,
    item: usize,
    likeness: u32,
}

/// Finds each shortcoming of a session in earlier ones, the latest of them first.
fn matched<'a>(this: &'a Facts, earlier: &[(NaiveDate, &Facts)]) -> Vec<(&'a Named, Place)> {
    let mut owners: Vec<Option<String>> = this.named.iter().map(|each| owner(&each.of)).collect();
    owners.sort_unstable();
    owners.dedup();
    let mut found = Vec::new();
    for owner in owners {
        let now: Vec<usize> = theirs(this, &owner);
        let was: Vec<Vec<usize>> = earlier.iter().map(|(_, each)| theirs(each, &owner)).collect();
        let of_now = entries_of(this, &now);
        let of_was: Vec<Vec<Entry<'_>>> =
            earlier.iter().zip(&was).map(|((_, each), which)| entries_of(each, which)).collect();
        let all = std::iter::once(&of_now).chain(&of_was).map(Vec::as_slice).collect();
        let lists = Lists::of(all);
        for (session, was) in was.iter().enumerate().rev() {
            let pairs = lists.pairs((session + 1, 0), &Given::default(), ALIKE);
            found.extend(now.iter().zip(pairs).filter_map(|(now, pair)| {
                let (item, likeness) = pair?;
                Some((&this.named[*now], Place { session, item: was[item], likeness }))
            }));
        }
    }
    found
}

/// Returns whose something is: a person's name, folded, or nobody's but the collective's.
fn owner(of: &Who) -> Option<String> {
    match of {
        Who::Collective => None,
        Who::Person(name) => Some(fold(name)),
    }
}

/// Returns which shortcomings of a session are the collective's, or a person's.
fn theirs(facts: &Facts, whose: &Option<String>) -> Vec<usize> {
    (0..facts.named.len()).filter(|at| owner(&facts.named[*at].of) == *whose).collect()
}

fn entries_of<'a>(facts: &'a Facts, which: &[usize]) -> Vec<Entry<'a>> {
    let entry = |at: &usize| {
        let Named { text, place: (section, item), .. } = &facts.named[*at];
        Entry { text, place: (section, *item), gone: false }
    };
    which.iter().map(entry).collect()
}
