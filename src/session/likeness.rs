//! Which text of a new list is which of an old one, by their words: of a draft of a report and the
//! next, of one year and another.
//!
//! Words are compared folded, so that a corrected mark or capital makes no other text. A word
//! that many of the texts have counts for less: "còn chậm" in every second shortcoming says
//! little about which is which. Pairs of neighbours count like words, for most words of Vietnamese
//! have two syllables. Everything is counted in whole numbers: the same lists give the
//! same pairs everywhere.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::limits;
use crate::text::fold;

/// Two texts are taken for one that was reworded from so many thousandths of common words on.
const ALIKE: u32 = 500;
/// What a word weighs that one text has; it is shared among those that have it.
const WEIGHT: u64 = 1_000_000;

/// A text that is to be found again.
pub(super) struct Entry<'a> {
    /// Its words.
    pub(super) text: &'a str,
    /// Where it stands: texts in the same place are preferred where several fit alike.
    pub(super) place: (&'a str, u32),
    /// It has been gone for some drafts: those that were there are preferred.
    pub(super) gone: bool,
}

/// What a person said about which text is which, by place in their lists.
#[derive(Default)]
pub(super) struct Given {
    /// Old and new ones that are the same.
    pub(super) same: Vec<(usize, usize)>,
    /// Old ones that no new one is.
    pub(super) none: HashSet<usize>,
    /// Old and new ones that are not the same.
    pub(super) apart: HashSet<(usize, usize)>,
}

/// Finds for each new text the old one that it is, and how much the words of both have in common,
/// in thousandths.
pub(super) fn pairs(
    old: &[Entry<'_>],
    new: &[Entry<'_>],
    given: &Given,
) -> Vec<Option<(usize, u32)>> {
    Lists::of(vec![old, new]).pairs((0, 1), given, ALIKE)
}

/// Lists of texts whose words are compared, each text read once.
pub(super) struct Lists<'a> {
    entries: Vec<&'a [Entry<'a>]>,
    bags: Vec<Vec<Bag>>,
    numbers: Numbers,
    /// What each word and pair weighs.
    weights: Vec<u64>,
}

impl<'a> Lists<'a> {
    pub(super) fn of(entries: Vec<&'a [Entry<'a>]>) -> Self {
        let mut numbers = Numbers::default();
        let bag = |list: &&[Entry<'_>]| list.iter().map(|each| numbers.bag(each.text)).collect();
        let bags: Vec<Vec<Bag>> = entries.iter().map(bag).collect();
        let mut lists = Self { entries, bags, numbers, weights: Vec::new() };
        lists.weigh();
        lists
    }

    /// Finds for each text of a new list the one of an old list that it is, from so many
    /// thousandths of common words on, and how many these are. No text is found twice.
    pub(super) fn pairs(
        &self,
        (old, new): (usize, usize),
        given: &Given,
        alike: u32,
    ) -> Vec<Option<(usize, u32)>> {
        let (was_of, now_of) = (&self.bags[old], &self.bags[new]);
        let likeness = |was: usize, now: usize| self.likeness(&was_of[was], &now_of[now], alike);
        let (old, new) = (self.entries[old], self.entries[new]);
        let mut found = Found { of_new: vec![None; new.len()], taken: given.none.clone() };
        for (was, now) in &given.same {
            found.take(*was, *now, likeness(*was, *now));
        }
        equal((old, was_of), (new, now_of), &given.apart, &mut found);
        let left: Vec<usize> = (0..old.len()).filter(|was| !found.taken.contains(was)).collect();
        let open: Vec<usize> = (0..new.len()).filter(|now| found.of_new[*now].is_none()).collect();
        if left.len().saturating_mul(open.len()) > limits::REVISION_PAIRS {
            return found.of_new;
        }
        let mut all = Vec::new();
        for now in open {
            for was in left.iter().copied() {
                let likeness = likeness(was, now);
                if likeness >= alike && !given.apart.contains(&(was, now)) {
                    let (a, b) = (&old[was], &new[now]);
                    let other_place = (a.place != b.place, a.place.0 != b.place.0);
                    all.push((Reverse(likeness), a.gone, other_place, was.abs_diff(now), was, now));
                }
            }
        }
        all.sort_unstable();
        for (Reverse(likeness), .., was, now) in all {
            found.take(was, now, likeness);
        }
        found.of_new
    }
}

struct Found {
    of_new: Vec<Option<(usize, u32)>>,
    taken: HashSet<usize>,
}

impl Found {
    fn take(&mut self, was: usize, now: usize, likeness: u32) {
        if self.of_new[now].is_none() && self.taken.insert(was) {
            self.of_new[now] = Some((was, likeness));
        }
    }
}

/// Pairs those of equal words: first those in the same place, then in their order, those that
/// were gone last.
fn equal(
    (old, was_of): (&[Entry<'_>], &[Bag]),
    (new, now_of): (&[Entry<'_>], &[Bag]),
    apart: &HashSet<(usize, usize)>,
    found: &mut Found,
) {
    let mut places: HashMap<_, Vec<usize>> = HashMap::new();
    let mut words: HashMap<&[u32], BTreeSet<(bool, usize)>> = HashMap::new();
    for was in (0..old.len()).filter(|was| !found.taken.contains(was)) {
        places.entry((&*was_of[was].in_order, old[was].place)).or_default().push(was);
        words.entry(&was_of[was].in_order).or_default().insert((old[was].gone, was));
    }
    for in_place in [true, false] {
        for (now, entry) in new.iter().enumerate() {
            let key = &*now_of[now].in_order;
            if found.of_new[now].is_some() || key.is_empty() {
                continue;
            }
            let Some(left) = words.get_mut(key) else { continue };
            let may_be = |was: &usize| !apart.contains(&(*was, now));
            let there = places.get(&(key, entry.place)).into_iter().flatten().copied();
            let there = there.filter(may_be).find(|was| left.contains(&(false, *was)));
            let was = match in_place {
                true => there,
                false => left.iter().map(|(_, was)| *was).find(may_be),
            };
            if let Some(was) = was {
                left.remove(&(old[was].gone, was));
                found.take(was, now, 1000);
            }
        }
    }
}

/// The words of a text, each as a number.
struct Bag {
    /// As they stand.
    in_order: Vec<u32>,
    /// Each once and each pair of neighbours once, by number.
    sorted: Vec<u32>,
    /// What all of them weigh together.
    weight: u64,
}

/// Gives each word and each pair of neighbours a number.
#[derive(Default)]
struct Numbers {
    words: HashMap<String, u32>,
    pairs: HashMap<(u32, u32), u32>,
}

impl Numbers {
    fn bag(&mut self, text: &str) -> Bag {
        let folded = fold(text);
        let mut in_order = Vec::new();
        for word in words(&folded) {
            let next = self.next();
            in_order.push(*self.words.entry(word.to_owned()).or_insert(next));
        }
        let mut sorted = in_order.clone();
        for pair in in_order.windows(2) {
            let next = self.next();
            sorted.push(*self.pairs.entry((pair[0], pair[1])).or_insert(next));
        }
        sorted.sort_unstable();
        sorted.dedup();
        Bag { in_order, sorted, weight: 0 }
    }

    fn next(&self) -> u32 {
        u32::try_from(self.count()).unwrap_or(u32::MAX)
    }

    fn count(&self) -> usize {
        self.words.len() + self.pairs.len()
    }
}

/// Returns the words of a folded text.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Returns the words of a text that another has too, as the text spells them: those that stand
/// beside each other in one piece. Where some pieces have several words, single ones, which say
/// little, are left out.
pub(super) fn shared(text: &str, other: &str) -> Vec<String> {
    let other = fold(other);
    let other: HashSet<&str> = words(&other).collect();
    let mut pieces: Vec<Vec<&str>> = vec![Vec::new()];
    for token in text.split_whitespace() {
        let folded = fold(token);
        let is_shared =
            words(&folded).next().is_some() && words(&folded).all(|w| other.contains(w));
        match pieces.last_mut() {
            Some(piece) if is_shared => piece.push(token),
            _ => pieces.push(Vec::new()),
        }
        if token.ends_with(|letter: char| !letter.is_alphanumeric()) {
            pieces.push(Vec::new());
        }
    }
    let has_several = pieces.iter().any(|piece| piece.len() > 1);
    let least = if has_several { 2 } else { 1 };
    let is_sign = |letter: char| !letter.is_alphanumeric();
    let mut told = HashSet::new();
    let pieces = pieces.into_iter().filter(|piece| piece.len() >= least);
    let pieces = pieces.map(|piece| piece.join(" ").trim_matches(is_sign).to_owned());
    pieces.filter(|piece| told.insert(fold(piece))).collect()
}

impl Lists<'_> {
    /// Reckons what each word weighs: the less, the more texts of one list have it. That every list
    /// has it once makes it no lighter: so it is with what comes again each year.
    fn weigh(&mut self) {
        let mut counts = vec![0_u64; self.numbers.count()];
        let mut most = vec![1_u64; counts.len()];
        for list in &self.bags {
            let words = || list.iter().flat_map(|bag| &bag.sorted).map(|word| *word as usize);
            words().for_each(|word| counts[word] += 1);
            words().for_each(|word| most[word] = most[word].max(counts[word]));
            words().for_each(|word| counts[word] = 0);
        }
        self.weights = most.into_iter().map(|most| WEIGHT / most).collect();
        for bag in self.bags.iter_mut().flatten() {
            bag.weight = bag.sorted.iter().map(|word| self.weights[*word as usize]).sum();
        }
    }

    /// How much two texts have in common, in thousandths: twice the common words by the words of
    /// both (Dice's coefficient), each word by its weight. What cannot come up to `alike` is 0.
    fn likeness(&self, was: &Bag, now: &Bag, alike: u32) -> u32 {
        let all = was.weight + now.weight;
        let less = was.weight.min(now.weight);
        if all == 0 || 2 * less * 1000 < u64::from(alike) * all {
            return 0; // not even with all words of the shorter one
        }
        let (mut left, mut right) = (was.sorted.iter().peekable(), now.sorted.iter().peekable());
        let mut common = 0;
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            let order = a.cmp(b);
            if order.is_eq() {
                common += self.weights[**a as usize];
            }
            if order.is_le() {
                left.next();
            }
            if order.is_ge() {
                right.next();
            }
        }
        u32::try_from(2 * common * 1000 / all).unwrap_or(1000)
    }
}
