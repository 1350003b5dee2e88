//! What became of the things that sessions before left open (kết quả khắc phục), counted.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;

use super::Session;
use super::closing::{Carried, CarriedKey, CarriedKind, CarriedState};
use super::likeness::{Entry, Given, Lists};
use super::memory::ALIKE;
use crate::text::fold;

/// How much of what sessions before left open is remedied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Remedied {
    /// Done.
    pub fixed: usize,
    /// Done in part.
    pub partly: usize,
    /// Not done.
    pub not_fixed: usize,
    /// Nothing was recorded.
    pub untold: usize,
}

impl Remedied {
    /// Returns how many there are in all.
    #[must_use]
    pub fn all(self) -> usize {
        self.fixed + self.partly + self.not_fixed + self.untold
    }

    /// Returns how many of a hundred are done, the rest left out so that 100 means all; `None`
    /// where there are none.
    #[must_use]
    pub fn percent(self) -> Option<usize> {
        (100 * self.fixed).checked_div(self.all())
    }

    /// Returns these with others.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            fixed: self.fixed + other.fixed,
            partly: self.partly + other.partly,
            not_fixed: self.not_fixed + other.not_fixed,
            untold: self.untold + other.untold,
        }
    }
}

/// What was carried over, as it is counted: a shortcoming that a later session seems to have named
/// again counts once, there. It is a guess by their words. Where people said that two are two, or
/// recorded of both that other things became of them, they are two.
#[derive(Debug)]
pub struct Counted<'a> {
    carried: &'a [Carried],
    again: Vec<(usize, usize)>,
    /// What became of each, by it and by what is counted with it.
    states: Vec<Option<CarriedState>>,
}

impl Session {
    /// Counts what was carried over.
    #[must_use]
    pub fn counted(&self) -> Counted<'_> {
        let carried = self.dossier.carried.as_slice();
        let told = |each: &Carried| each.result.as_ref().map(|result| result.state);
        let mut states: Vec<_> = carried.iter().map(told).collect();
        let mut again = named_again(carried);
        again.retain(|(was, now)| {
            let (before, after) = (states[*was], states[*now]);
            states[*now] = after.or(before);
            before.is_none() || states[*now] == before
        });
        Counted { carried, again, states }
    }
}

impl Counted<'_> {
    /// Returns which shortcomings are counted as one: pairs of places in the list, as it was and as
    /// a later session has it.
    #[must_use]
    pub fn again(&self) -> &[(usize, usize)] {
        &self.again
    }

    /// Returns which shortcomings people said are two: pairs of places in the list.
    #[must_use]
    pub fn apart(&self) -> Vec<(usize, usize)> {
        told_apart(self.carried)
    }

    /// Returns how much is remedied, of one sort.
    #[must_use]
    pub fn remedied(&self, what: CarriedKind) -> Remedied {
        let mut counts = Remedied::default();
        let again: HashSet<usize> = self.again.iter().map(|(was, _)| *was).collect();
        for (at, (each, state)) in self.carried.iter().zip(&self.states).enumerate() {
            if each.what != what || again.contains(&at) {
                continue;
            }
            let count = match state {
                Some(CarriedState::Fixed) => &mut counts.fixed,
                Some(CarriedState::Partly) => &mut counts.partly,
                Some(CarriedState::NotFixed) => &mut counts.not_fixed,
                None => &mut counts.untold,
            };
            *count += 1;
        }
        counts
    }
}

/// Finds the shortcomings that were carried over of which people said that they are two: pairs of
/// places in the list, the first before the second.
fn told_apart(carried: &[Carried]) -> Vec<(usize, usize)> {
    let place = |key: &CarriedKey| carried.iter().position(|each| each.key() == *key);
    let pairs = carried.iter().enumerate().flat_map(|(at, each)| {
        let others = each.apart.iter().filter_map(place);
        others.map(move |other| (at.min(other), at.max(other)))
    });
    pairs.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Finds among the shortcomings that were carried over those that a later session seems to have
/// named again: pairs of places in the list, as it was and as the next session has it; those of
/// the earliest session first. What is apart from one is apart from all that are one with that.
fn named_again(carried: &[Carried]) -> Vec<(usize, usize)> {
    let mut by: BTreeMap<(String, NaiveDate), Vec<usize>> = BTreeMap::new();
    for (at, each) in carried.iter().enumerate() {
        if let (CarriedKind::Shortcoming, Some(day)) = (each.what, each.from.date) {
            by.entry((fold(&each.who), day)).or_default().push(at);
        }
    }
    let (sessions, lists): (Vec<_>, Vec<_>) = by.into_iter().unzip();
    let entry = |at: &usize| Entry { text: &carried[*at].text, place: ("", 0), gone: false };
    let entries: Vec<Vec<Entry<'_>>> =
        lists.iter().map(|list| list.iter().map(entry).collect()).collect();
    let words = Lists::of(entries.iter().map(Vec::as_slice).collect());
    let apart = told_apart(carried);
    // Which are one, each by the last of them: those of later sessions are known first.
    let mut last: Vec<usize> = (0..carried.len()).collect();
    let mut found = Vec::new();
    for (old, (owner, _)) in sessions.iter().enumerate().rev() {
        let mut told = HashSet::new();
        let mut of_old = Vec::new();
        for new in (old + 1..sessions.len()).take_while(|new| sessions[*new].0 == *owner) {
            let (last, nows) = (&last, &lists[new]);
            let two = apart.iter().flat_map(|(one, other)| [(one, other), (other, one)]);
            let two = two.filter_map(|(one, other)| {
                Some((lists[old].iter().position(|at| at == one)?, last[*other]))
            });
            let two = two.flat_map(|(was, other)| {
                let is_it = move |now: &usize| last[nows[*now]] == other;
                (0..nows.len()).filter(is_it).map(move |now| (was, now))
            });
            let given = Given { apart: two.collect(), ..Given::default() };
            let pairs = words.pairs((old, new), &given, ALIKE).into_iter();
            let pairs = nows.iter().zip(pairs).filter_map(|(now, was)| Some((was?.0, *now)));
            let pairs = pairs.filter(|(was, _)| told.insert(*was));
            of_old.extend(pairs.map(|(was, now)| (lists[old][was], now)));
        }
        for (was, now) in &of_old {
            last[*was] = last[*now];
        }
        found.push(of_old);
    }
    found.into_iter().rev().flatten().collect()
}
