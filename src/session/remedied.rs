//! What became of the things that sessions before left open (kết quả khắc phục), counted.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::Session;
use super::closing::{Carried, CarriedKind, CarriedState};
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

impl Session {
    /// Returns how much of what was carried over is remedied, of one sort. A shortcoming that a
    /// later session seems to have named again counts once, there ([`Session::named_again`]).
    #[must_use]
    pub fn remedied(&self, what: CarriedKind) -> Remedied {
        let mut counts = Remedied::default();
        let (again, states) = self.counted_once();
        let again: HashSet<usize> = again.into_iter().map(|(was, _)| was).collect();
        for (at, (each, state)) in self.dossier.carried.iter().zip(states).enumerate() {
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

    /// Returns which of the shortcomings that were carried over a later session seems to have named
    /// again, so that they are counted as one: pairs of places in the list. It is a guess by their
    /// words; where people recorded of both that other things became of them, they are two.
    #[must_use]
    pub fn named_again(&self) -> Vec<(usize, usize)> {
        self.counted_once().0
    }

    /// Returns these pairs, and what became of each thing that was carried over, by it and by what
    /// is counted with it.
    fn counted_once(&self) -> (Vec<(usize, usize)>, Vec<Option<CarriedState>>) {
        let carried = &self.dossier.carried;
        let told = |each: &Carried| each.result.as_ref().map(|result| result.state);
        let mut states: Vec<_> = carried.iter().map(told).collect();
        let mut pairs = named_again(carried);
        pairs.retain(|(was, now)| {
            let (before, after) = (states[*was], states[*now]);
            states[*now] = after.or(before);
            before.is_none() || states[*now] == before
        });
        (pairs, states)
    }
}

/// Finds among the shortcomings that were carried over those that a later session seems to have
/// named again: pairs of places in the list, as it was and as the next session has it; those of
/// the earliest session first.
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
    let mut found = Vec::new();
    for (old, (owner, _)) in sessions.iter().enumerate() {
        let mut told = HashSet::new();
        for new in (old + 1..sessions.len()).take_while(|new| sessions[*new].0 == *owner) {
            let pairs = words.pairs((old, new), &Given::default(), ALIKE).into_iter();
            let pairs = lists[new].iter().zip(pairs).filter_map(|(now, was)| Some((was?.0, *now)));
            found.extend(
                pairs.filter_map(|(was, now)| told.insert(was).then_some((lists[old][was], now))),
            );
        }
    }
    found
}
