//! The next draft of a report in a session that has remarks already: what is which, so that ids
//! live on and everything that was tied to them stays tied.
//!
//! Items are matched list by list by their words ([`super::likeness`]). What the new draft has no
//! longer stays, marked as gone; what is new gets an id that was never used before. Headings
//! name places of the report and are taken as the new draft has them.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::agenda::{Step, revised};
use super::change::Change;
use super::ids::{ItemId, MemberId, ShortcomingId, StepId};
use super::likeness::{Entry, Given, pairs};
use super::outline::{Cause, Item, Outline, Place, Section, Shortcoming};
use super::rules::Template;
use super::{Instant, Session};

/// What of a session comes from the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The report as it was understood.
    pub outline: Arc<Outline>,
    /// The agenda, which has steps about its shortcomings.
    pub agenda: Arc<Vec<Step>>,
}

/// A session's report beside its next draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Each thing of both drafts, in the order of the new one, what is gone behind it.
    pub matches: Vec<Match>,
    /// The report as it is.
    pub was: Report,
    /// The report as it would be.
    pub now: Report,
    /// The steps that would be added.
    pub added: Vec<StepId>,
}

/// The parts of a report whose things are compared among themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Title and what stands before the first heading.
    Front,
    /// Headings with the paragraphs directly under them.
    Headings,
    /// Shortcomings.
    Shortcomings,
    /// Causes.
    Causes,
    /// Lessons.
    Lessons,
    /// Remedies.
    Remedies,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 6] = [
        Self::Front,
        Self::Headings,
        Self::Shortcomings,
        Self::Causes,
        Self::Lessons,
        Self::Remedies,
    ];

    /// Returns what ids of this list begin with; nothing where its things have none of their own.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Front | Self::Headings => "",
            Self::Shortcomings => "hc",
            Self::Causes => "nn",
            Self::Lessons => "bh",
            Self::Remedies => "gp",
        }
    }
}

/// One thing of a report in both drafts, or in one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// What it is.
    pub part: Part,
    /// In the draft that the session has; where it is gone already, as it was last.
    pub was: Option<Side>,
    /// In the new draft, with the id that it has in the session.
    pub now: Option<Side>,
    /// How much the words of both have in common, in thousandths.
    pub likeness: u32,
    /// The draft that the session has is without it.
    pub was_gone: bool,
}

/// How a thing stands in one of the drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its id; empty where it has none.
    pub id: String,
    /// Which of its list it is, from 1.
    pub number: usize,
    /// The section that it stands in; empty where it stands in none.
    pub section: String,
    /// Its words.
    pub text: String,
}

/// What became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It is as it was, where it was.
    Kept,
    /// It has the same words in another place, or another number.
    Moved,
    /// It has other words.
    Reworded,
    /// It was gone and is there again.
    Back,
    /// It is new.
    New,
    /// It is there no longer.
    Gone,
}

impl How {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Kept, Self::Moved, Self::Reworded, Self::Back, Self::New, Self::Gone];
}

impl Match {
    /// Tells what became of it.
    #[must_use]
    pub fn how(&self) -> How {
        match (&self.was, &self.now) {
            (Some(_), None) => How::Gone,
            (Some(_), Some(_)) if self.was_gone => How::Back,
            (Some(was), Some(now)) if was.text != now.text => How::Reworded,
            (Some(was), Some(now)) => {
                let same = (was.number, &was.section) == (now.number, &now.section);
                if same { How::Kept } else { How::Moved }
            }
            (None, _) => How::New,
        }
    }
}

impl Revision {
    /// Returns the change that brings the new draft in.
    #[must_use]
    pub fn change(&self) -> Change {
        Change::Revise { was: self.was.clone(), now: self.now.clone() }
    }

    /// Tells whether the new draft alters nothing.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.was == self.now
    }
}

/// What a person says about which item is which, by ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairing {
    /// Id in the session and id, or number, in the new draft.
    pub same: Vec<(String, String)>,
    /// Ids in the session of items that the new draft has no longer.
    pub apart: Vec<String>,
}

/// What is wrong with what a person says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mispaired {
    /// The session has no item of this id.
    NoSuchItem(String),
    /// The new draft has no such item in that list.
    NoSuchInDraft(String),
    /// An item is named twice.
    NamedTwice(String),
}

impl Session {
    /// Returns what of the session comes from the report.
    #[must_use]
    pub fn report(&self) -> Report {
        Report { outline: Arc::clone(&self.outline), agenda: Arc::clone(&self.agenda) }
    }

    /// Lays the next draft of the report beside the one that the session has; `at` is when it
    /// came. Steps for new shortcomings are named and timed by the template.
    ///
    /// # Errors
    /// [`Mispaired`] where what a person says of the items does not fit them.
    pub fn revision(
        &self,
        draft: &Outline,
        template: Option<&Template>,
        pairing: &Pairing,
        at: Instant,
    ) -> Result<Revision, Mispaired> {
        let old = &self.outline;
        let (outline, matches) = merged(old, draft, pairing, None, at)?;
        let outline = if outline == **old { Arc::clone(old) } else { Arc::new(outline) };
        let (agenda, added) = revised(self, template, &outline);
        let agenda =
            if agenda == *self.agenda { Arc::clone(&self.agenda) } else { Arc::new(agenda) };
        Ok(Revision { matches, was: self.report(), now: Report { outline, agenda }, added })
    }
}

/// Brings the next draft of a report together with the one before, of the collective or of a
/// member: what is in both keeps its id, what is gone stays behind the others.
///
/// # Errors
/// [`Mispaired`] where what a person says of the items does not fit them.
pub(super) fn merged(
    old: &Outline,
    draft: &Outline,
    pairing: &Pairing,
    of: Option<&MemberId>,
    at: Instant,
) -> Result<(Outline, Vec<Match>), Mispaired> {
    check(old, pairing)?;
    let mut merger = Merger { matches: Vec::new(), taken: ids(old), pairing, of, at };
    merger.front(old, draft);
    merger.headings(old, draft);
    let shortcomings = merger.list(Part::Shortcomings, &old.shortcomings, &draft.shortcomings)?;
    let causes = merger.list(Part::Causes, &old.causes, &draft.causes)?;
    let lessons = merger.list(Part::Lessons, &old.lessons, &draft.lessons)?;
    let remedies = merger.list(Part::Remedies, &old.remedies, &draft.remedies)?;
    let outline = Outline { shortcomings, causes, lessons, remedies, ..draft.clone() };
    Ok((outline, merger.matches))
}

/// Tells whether nothing of the new draft was in the old one: it may be another report.
#[must_use]
pub fn is_stranger(matches: &[Match]) -> bool {
    let items = |each: &&Match| !each.part.prefix().is_empty();
    let had_items = matches.iter().filter(items).any(|each| each.was.is_some());
    let both = |each: &Match| each.was.is_some() && each.now.is_some();
    had_items && !matches.iter().filter(items).any(both)
}

/// Finds what a person named that is not in the session, or twice.
fn check(outline: &Outline, pairing: &Pairing) -> Result<(), Mispaired> {
    let (there, mut named) = (ids(outline), HashSet::new());
    let old = pairing.same.iter().map(|(old, _)| old).chain(&pairing.apart);
    for id in old {
        if !there.contains(id) {
            return Err(Mispaired::NoSuchItem(id.clone()));
        }
        if !named.insert(id) {
            return Err(Mispaired::NamedTwice(id.clone()));
        }
    }
    Ok(())
}

/// Returns the ids of all items.
pub(super) fn ids(outline: &Outline) -> HashSet<String> {
    let shortcomings = outline.shortcomings.iter().map(|each| each.id.to_string());
    shortcomings.chain(outline.items().map(|each| each.id.to_string())).collect()
}

/// An item of one of the lists, whatever its type.
trait Listed: Clone {
    fn id(&self) -> &str;
    fn place(&self) -> &Place;
    fn text(&self) -> &str;
    fn place_mut(&mut self) -> &mut Place;
    fn take_id(&mut self, from: &Self);
    fn number(&mut self, of: Option<&MemberId>, prefix: &'static str, number: usize);
}

/// Shortcomings and other items are alike but for the type of their ids.
macro_rules! listed {
    ($item:ty, $id:ty) => {
        impl Listed for $item {
            fn id(&self) -> &str {
                self.id.as_str()
            }
            fn place(&self) -> &Place {
                &self.place
            }
            fn text(&self) -> &str {
                &self.text
            }
            fn place_mut(&mut self) -> &mut Place {
                &mut self.place
            }
            fn take_id(&mut self, from: &Self) {
                self.id.clone_from(&from.id);
            }
            fn number(&mut self, of: Option<&MemberId>, prefix: &'static str, number: usize) {
                self.id = match of {
                    Some(member) => <$id>::of_member(member, prefix, number),
                    None => <$id>::numbered(prefix, number),
                };
            }
        }
    };
}

listed!(Shortcoming, ShortcomingId);
listed!(Item, ItemId);

impl Listed for Cause {
    fn id(&self) -> &str {
        self.item.id()
    }
    fn place(&self) -> &Place {
        &self.item.place
    }
    fn text(&self) -> &str {
        &self.item.text
    }
    fn place_mut(&mut self) -> &mut Place {
        &mut self.item.place
    }
    fn take_id(&mut self, from: &Self) {
        self.item.take_id(&from.item);
    }
    fn number(&mut self, of: Option<&MemberId>, prefix: &'static str, number: usize) {
        self.item.number(of, prefix, number);
    }
}

struct Merger<'a> {
    matches: Vec<Match>,
    /// All ids that were ever given.
    taken: HashSet<String>,
    pairing: &'a Pairing,
    /// In whose own review they stand.
    of: Option<&'a MemberId>,
    at: Instant,
}

impl Merger<'_> {
    fn front(&mut self, old: &Outline, new: &Outline) {
        let side = |outline: &Outline| Side {
            id: String::new(),
            number: 1,
            section: String::new(),
            text: under(&outline.title, &outline.preamble),
        };
        self.matches.push(Match {
            part: Part::Front,
            was: Some(side(old)),
            now: Some(side(new)),
            likeness: 1000,
            was_gone: false,
        });
    }

    fn headings(&mut self, old: &Outline, new: &Outline) {
        let sides = |outline: &Outline| -> Vec<Side> {
            let side = |(number, each): (usize, &Section)| Side {
                id: each.id.to_string(),
                number,
                section: each.id.to_string(),
                text: under(&each.title, &each.text),
            };
            (1..).zip(&outline.sections).map(side).collect()
        };
        let found = pairs(&titles(old), &titles(new), &Given::default());
        // What stands between them moves the others on; it is by its path that one has moved.
        let unnumbered = |sides: Vec<Side>| {
            sides.into_iter().map(|side| Side { number: 0, ..side }).collect::<Vec<_>>()
        };
        self.tell(Part::Headings, &unnumbered(sides(old)), &unnumbered(sides(new)), &found, |_| {
            false
        });
    }

    /// Brings a list of the new draft together with that of the old one.
    fn list<T: Listed>(&mut self, part: Part, old: &[T], new: &[T]) -> Result<Vec<T>, Mispaired> {
        let found = pairs(&entries(old), &entries(new), &self.given(part, old, new)?);
        let mut all = Vec::with_capacity(new.len());
        for (each, pair) in new.iter().zip(&found) {
            let mut each = each.clone();
            match pair {
                Some((was, _)) => each.take_id(&old[*was]),
                None => self.number(part, &mut each, old.len()),
            }
            all.push(each);
        }
        let paired: HashSet<usize> = found.iter().flatten().map(|(was, _)| *was).collect();
        let is_gone = |was: usize| old[was].place().gone.is_some();
        self.tell(part, &sides(old), &sides(&all), &found, is_gone);
        let left = old.iter().enumerate().filter(|(was, _)| !paired.contains(was));
        for mut each in left.map(|(_, each)| each.clone()) {
            each.place_mut().gone.get_or_insert(self.at);
            all.push(each);
        }
        Ok(all)
    }

    /// Gives an item an id that was never used before.
    fn number<T: Listed>(&mut self, part: Part, each: &mut T, there: usize) {
        let mut number = there;
        loop {
            number += 1;
            each.number(self.of, part.prefix(), number);
            if self.taken.insert(each.id().to_owned()) {
                return;
            }
        }
    }

    /// Returns by places what the person said by ids.
    fn given<T: Listed>(&self, part: Part, old: &[T], new: &[T]) -> Result<Given, Mispaired> {
        let was = |id: &String| old.iter().position(|each| each.id() == id);
        let mut given =
            Given { none: self.pairing.apart.iter().filter_map(was).collect(), ..Given::default() };
        for (id, to) in &self.pairing.same {
            let Some(was) = was(id) else { continue };
            let with_prefix = format!("{}{to}", part.prefix());
            let now =
                new.iter().position(|each| [to, &with_prefix].iter().any(|to| each.id() == *to));
            let now = now.ok_or_else(|| Mispaired::NoSuchInDraft(to.clone()))?;
            if given.same.iter().any(|(_, there)| *there == now) {
                return Err(Mispaired::NamedTwice(to.clone()));
            }
            given.same.push((was, now));
        }
        Ok(given)
    }

    /// Notes what became of each thing of a list; what has been gone for some drafts is no news.
    fn tell(
        &mut self,
        part: Part,
        old: &[Side],
        new: &[Side],
        found: &[Option<(usize, u32)>],
        is_gone: impl Fn(usize) -> bool,
    ) {
        let mut left: BTreeSet<usize> = (0..old.len()).collect();
        for (now, pair) in new.iter().zip(found) {
            let was = pair.map(|(was, _)| was);
            was.inspect(|was| _ = left.remove(was));
            self.matches.push(Match {
                part,
                was: was.map(|was| old[was].clone()),
                now: Some(now.clone()),
                likeness: pair.map_or(0, |(_, likeness)| likeness),
                was_gone: was.is_some_and(&is_gone),
            });
        }
        for was in left.into_iter().filter(|was| !is_gone(*was)) {
            let was = Some(old[was].clone());
            self.matches.push(Match { part, was, now: None, likeness: 0, was_gone: false });
        }
    }
}

/// Returns headings as texts to be found again. Numbers are no part of them: they shift.
fn titles(outline: &Outline) -> Vec<Entry<'_>> {
    let sections = outline.sections.iter();
    sections
        .map(|each| Entry { text: &each.title, place: (each.id.as_str(), 0), gone: false })
        .collect()
}

fn entries<T: Listed>(items: &[T]) -> Vec<Entry<'_>> {
    let places = items.iter().map(|each| (each.text(), each.place()));
    places
        .map(|(text, place)| {
            let gone = place.gone.is_some();
            Entry { text, place: (place.section.as_str(), place.item), gone }
        })
        .collect()
}

fn sides<T: Listed>(items: &[T]) -> Vec<Side> {
    let side = |(number, each): (usize, &T)| Side {
        id: each.id().to_owned(),
        number,
        section: each.place().section.to_string(),
        text: each.text().to_owned(),
    };
    (1..).zip(items).map(side).collect()
}

fn under(title: &str, text: &str) -> String {
    if text.is_empty() { title.to_owned() } else { format!("{title}\n{text}") }
}
