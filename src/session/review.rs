//! What each member wrote of himself (bản kiểm điểm cá nhân; forms 2A, 2B and 2C of HD
//! 43-HD/BTCTW), and whose a shortcoming is: the collective's, or a member's own.

use std::sync::Arc;

use super::ids::{ItemId, MemberId, SectionId, ShortcomingId};
use super::outline::{Item, Outline, Shortcoming};
use super::row::{Act, Row, Swap};
use super::{Instant, Session};
use crate::text::fold;

/// A member's own written review, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Whose it is.
    pub member: MemberId,
    /// When it was handed in, or replaced by a new wording.
    pub at: Instant,
    /// What stands in it; its ids begin with the member's.
    pub outline: Outline,
}

/// A shortcoming with whose it is and the number that people see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// The shortcoming.
    pub shortcoming: &'a Shortcoming,
    /// Which of its report it is, from 1.
    pub number: usize,
    /// In whose own review it stands; `None`: in the collective's report.
    pub of: Option<&'a MemberId>,
}

impl Row for Review {
    fn is_row(&self, other: &Self) -> bool {
        self.member == other.member
    }

    fn at(&self) -> Instant {
        self.at
    }

    fn act(&self) -> Act {
        Act::Review(self.member.clone())
    }
}

impl Session {
    /// Returns the written review of this member.
    #[must_use]
    pub fn review(&self, member: &MemberId) -> Option<&Review> {
        self.reviews.iter().find(|review| review.member == *member)
    }

    /// Returns every report that the meeting has, the collective's first, each with whose it is.
    pub fn reports(&self) -> impl Iterator<Item = (Option<&MemberId>, &Outline)> {
        let own = self.reviews.iter().map(|review| (Some(&review.member), &review.outline));
        std::iter::once((None, self.outline.as_ref())).chain(own)
    }

    /// Returns the shortcomings of all reports, the collective's first.
    pub fn shortcomings(&self) -> impl Iterator<Item = Numbered<'_>> {
        self.reports().flat_map(|(of, outline)| numbered(of, outline))
    }

    /// Returns the shortcomings that a member's own review names.
    pub fn own_shortcomings(&self, member: &MemberId) -> impl Iterator<Item = Numbered<'_>> {
        let review = self.review(member);
        review.into_iter().flat_map(|review| numbered(Some(&review.member), &review.outline))
    }

    /// Returns a section's number in its report, without saying whose report that is.
    #[must_use]
    pub fn section_number<'a>(&self, section: &'a SectionId) -> &'a str {
        let text = section.as_str();
        let of = |review: &Review| text.strip_prefix(review.member.as_str())?.strip_prefix('.');
        self.reviews.iter().find_map(of).unwrap_or(text)
    }

    /// Returns the shortcoming of this id, whosever it is.
    #[must_use]
    pub fn shortcoming(&self, id: &ShortcomingId) -> Option<Numbered<'_>> {
        self.shortcomings().find(|each| each.shortcoming.id == *id)
    }

    /// Returns what hands in a member's review, or puts it in the place of the one before: what
    /// is worded as in that one keeps its id, whatever its marks and blanks; the same once more
    /// changes nothing.
    #[must_use]
    pub fn handed_in(&self, member: &MemberId, outline: &Outline, at: Instant) -> Swap<Review> {
        let was = self.review(member);
        let before = was.map(|review| &review.outline);
        let outline = own(member, outline, before.unwrap_or(&Outline::default()));
        let now = Review { member: member.clone(), at, outline };
        match was {
            Some(was) if was.outline == now.outline => Swap::alter(was, was.clone()),
            Some(was) => Swap::alter(was, now),
            None => Swap::new(now),
        }
    }

    /// Puts reviews into the members' order.
    pub(crate) fn in_members_order(&self, mut reviews: Vec<Review>) -> Arc<Vec<Review>> {
        let place = |id: &MemberId| self.members.iter().position(|member| member.id == *id);
        reviews.sort_by_key(|review| place(&review.member));
        Arc::new(reviews)
    }
}

fn numbered<'a>(
    of: Option<&'a MemberId>,
    outline: &'a Outline,
) -> impl Iterator<Item = Numbered<'a>> {
    let all = (1..).zip(&outline.shortcomings);
    all.map(move |(number, shortcoming)| Numbered { shortcoming, number, of })
}

/// Returns an outline with the ids of a member's own review.
fn own(member: &MemberId, outline: &Outline, before: &Outline) -> Outline {
    let mut own = outline.clone();
    let sections: Vec<(SectionId, SectionId)> = (1..)
        .zip(&outline.sections)
        .map(|(number, section)| {
            let id = SectionId::new(format!("{member}.{}", section.id));
            let id = id.unwrap_or_else(|_| SectionId::of_member(member, "_s", number));
            (section.id.clone(), id)
        })
        .collect();
    let section = |id: &mut SectionId| {
        let found = sections.iter().find(|(old, _)| old == id);
        found.into_iter().for_each(|(_, new)| id.clone_from(new));
    };
    own.sections.iter_mut().for_each(|each| section(&mut each.id));
    let was = before.shortcomings.iter().map(|each| (&each.id, each.text.as_str()));
    let mut ids = Ids::of(was, |number| ShortcomingId::of_member(member, "hc", number));
    for each in &mut own.shortcomings {
        section(&mut each.place.section);
        each.id = ids.take(&each.text);
    }
    let causes = |outline: &Outline| outline.causes.iter().map(|each| each.item.clone()).collect();
    let was: Vec<Item> = causes(before);
    items(member, "nn", was.iter(), own.causes.iter_mut().map(|each| &mut each.item), &section);
    items(member, "bh", before.lessons.iter(), own.lessons.iter_mut(), &section);
    items(member, "gp", before.remedies.iter(), own.remedies.iter_mut(), &section);
    own
}

fn items<'a>(
    member: &MemberId,
    prefix: &'static str,
    was: impl Iterator<Item = &'a Item>,
    now: impl Iterator<Item = &'a mut Item>,
    section: &impl Fn(&mut SectionId),
) {
    let was = was.map(|each| (&each.id, each.text.as_str()));
    let mut ids = Ids::of(was, |number| ItemId::of_member(member, prefix, number));
    for each in now {
        section(&mut each.place.section);
        each.id = ids.take(&each.text);
    }
}

/// Gives ids to the items of a list: of equal words the one they had, else a new one.
struct Ids<T, F> {
    had: Vec<(T, String)>,
    taken: Vec<T>,
    new: F,
    number: usize,
}

impl<T: Clone + PartialEq, F: Fn(usize) -> T> Ids<T, F> {
    fn of<'a>(had: impl Iterator<Item = (&'a T, &'a str)>, new: F) -> Self
    where
        T: 'a,
    {
        let had: Vec<_> = had.map(|(id, text)| (id.clone(), words(text))).collect();
        let taken = had.iter().map(|(id, _)| id.clone()).collect();
        Self { had, taken, new, number: 0 }
    }

    fn take(&mut self, text: &str) -> T {
        let words = words(text);
        if let Some(at) = self.had.iter().position(|(_, had)| *had == words) {
            return self.had.remove(at).0;
        }
        loop {
            self.number += 1;
            let id = (self.new)(self.number);
            if !self.taken.contains(&id) {
                return id;
            }
        }
    }
}

/// Returns words as they are compared: without marks, capitals and needless blanks.
fn words(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
