//! What is done to the members' own reviews: handed in, replaced, taken back.

use super::{Change, Outcome, Refusal};
use crate::limits;
use crate::session::Session;
use crate::session::review::Review;
use crate::session::row::{Swap, swapped};

impl Session {
    /// Hands in a review. One that names no longer what a remark is about is refused: what was
    /// said must not lose what it was about.
    pub(super) fn hand_in(&self, swap: &Swap<Review>) -> Outcome {
        if let Some(now) = &swap.now {
            self.check_member(&now.member)?;
            self.check_own_ids(now)?;
        }
        let Some(reviews) = swapped(&self.reviews, swap)? else {
            return Ok((self.clone(), None));
        };
        let reviews = self.in_members_order(reviews.as_ref().clone());
        let session = Self { reviews, ..self.clone() };
        let mut meant = self.remarks.iter().flat_map(|remark| &remark.link.shortcomings);
        if let Some(lost) = meant.find(|id| session.shortcoming(id).is_none()) {
            return Err(Refusal::StillMeant(lost.clone()));
        }
        Ok((session, Some(Change::Review(Box::new(swap.back())))))
    }

    /// Every shortcoming of the session has an id of its own.
    fn check_own_ids(&self, review: &Review) -> Result<(), Refusal> {
        let own = &review.outline.shortcomings;
        if own.len() > limits::SHORTCOMINGS {
            return Err(Refusal::TooMany { max: limits::SHORTCOMINGS });
        }
        let others = self.shortcomings().filter(|each| each.of != Some(&review.member));
        let others: Vec<_> = others.map(|each| &each.shortcoming.id).collect();
        let mut ids = own.iter().map(|each| &each.id).enumerate();
        let twice = |(at, id): &(usize, _)| {
            others.contains(id) || own.iter().take(*at).any(|each| each.id == **id)
        };
        match ids.find(twice) {
            Some((_, id)) => Err(Refusal::NamedTwice(id.clone())),
            None => Ok(()),
        }
    }
}
