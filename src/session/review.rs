//! What each member wrote of himself (bản kiểm điểm cá nhân; forms 2A, 2B and 2C of HD
//! 43-HD/BTCTW), and whose a shortcoming is: the collective's, or a member's own.

use std::collections::HashMap;
use std::sync::Arc;

use super::ids::{MemberId, SectionId, ShortcomingId};
use super::outline::{Outline, Shortcoming};
use super::revision::{Match, Mispaired, Pairing, is_stranger, merged};
use super::row::{Act, Row, Swap};
use super::{Instant, Session};

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

    /// Returns what hands in a member's review, or puts it in the place of the one before, and what
    /// became of each thing of that one. As with drafts of the report, what is found again by its
    /// words keeps its id and what is gone stays, marked as such; but of another text altogether,
    /// which may have been the wrong file, only what something is tied to stays. The same once more
    /// changes nothing.
    ///
    /// # Errors
    /// [`Mispaired`] where what a person says of the items does not fit them.
    pub fn handed_in(
        &self,
        member: &MemberId,
        draft: &Outline,
        pairing: &Pairing,
        at: Instant,
    ) -> Result<(Swap<Review>, Vec<Match>), Mispaired> {
        let was = self.review(member);
        let nothing = Outline::default();
        let before = was.map_or(&nothing, |review| &review.outline);
        let (mut outline, matches) =
            merged(before, &of_member(member, draft), pairing, Some(member), at)?;
        if is_stranger(&matches) {
            outline.retain(|id, place| place.gone.is_none() || self.is_tied(id));
        }
        let now = Review { member: member.clone(), at, outline };
        let swap = match was {
            Some(was) if was.outline == now.outline => Swap::alter(was, was.clone()),
            Some(was) => Swap::alter(was, now),
            None => Swap::new(now),
        };
        Ok((swap, matches))
    }

    /// Tells whether a remark is about this thing of a report, somebody answers for it, or it is
    /// the cause of what somebody answers for.
    fn is_tied(&self, id: &str) -> bool {
        let meant = self.remarks.iter().flat_map(|remark| &remark.link.shortcomings);
        let answered = self.responsibilities.iter().map(|each| &each.shortcoming);
        let mut causes = self.responsibilities.iter().flat_map(|each| &each.causes);
        meant.chain(answered).any(|it| it.as_str() == id) || causes.any(|it| it.as_str() == id)
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

/// Returns an outline with its sections named as those of a member's own review.
fn of_member(member: &MemberId, outline: &Outline) -> Outline {
    let mut own = outline.clone();
    let sections: HashMap<SectionId, SectionId> = (1..)
        .zip(&outline.sections)
        .map(|(number, section)| {
            let id = SectionId::new(format!("{member}.{}", section.id));
            let id = id.unwrap_or_else(|_| SectionId::of_member(member, "_s", number));
            (section.id.clone(), id)
        })
        .collect();
    let items = own.causes.iter_mut().map(|each| &mut each.item);
    let items = items.chain(&mut own.lessons).chain(&mut own.remedies);
    let places = items.map(|each| &mut each.place);
    let places = places.chain(own.shortcomings.iter_mut().map(|each| &mut each.place));
    let ids = places.map(|place| &mut place.section);
    for id in ids.chain(own.sections.iter_mut().map(|each| &mut each.id)) {
        if let Some(renamed) = sections.get(id) {
            id.clone_from(renamed);
        }
    }
    own
}
