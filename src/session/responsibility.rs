//! Who answers for a shortcoming (trách nhiệm của tập thể, cá nhân) and which causes of the report
//! it comes from, as the meeting settled it. The report itself is never altered by it.

use super::ids::{ItemId, MemberId, ShortcomingId};
use super::member::Party;
use super::outline::Cause;
use super::row::{Act, Row, Swap};
use super::{Instant, Session};

/// Who answers for one shortcoming, and what it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsibility {
    /// Which shortcoming.
    pub shortcoming: ShortcomingId,
    /// When it was settled first.
    pub at: Instant,
    /// The collective, persons, or both; each once.
    pub who: Vec<Party>,
    /// The causes that the report names for it; each once.
    pub causes: Vec<ItemId>,
}

impl Row for Responsibility {
    fn is_row(&self, other: &Self) -> bool {
        self.shortcoming == other.shortcoming
    }

    fn at(&self) -> Instant {
        self.at
    }

    fn act(&self) -> Act {
        Act::Responsibility(self.shortcoming.clone())
    }
}

impl Session {
    /// Returns what was settled about a shortcoming.
    #[must_use]
    pub fn responsibility(&self, id: &ShortcomingId) -> Option<&Responsibility> {
        self.responsibilities.iter().find(|each| each.shortcoming == *id)
    }

    /// Returns who answers for a shortcoming; nobody where that was not settled.
    #[must_use]
    pub fn responsible(&self, id: &ShortcomingId) -> &[Party] {
        self.responsibility(id).map_or(&[], |each| &each.who)
    }

    /// Returns who answers for a shortcoming: what somebody wrote of himself is his own, unless
    /// somebody else is named.
    #[must_use]
    pub fn answering(&self, id: &ShortcomingId) -> Vec<Party> {
        let own = || self.shortcoming(id).and_then(|found| found.of).cloned().map(Party::Member);
        match self.responsible(id) {
            [] => own().into_iter().collect(),
            named => named.to_vec(),
        }
    }

    /// Returns the causes that are tied to a shortcoming, in the report's order.
    pub fn causes_of<'a>(&'a self, id: &ShortcomingId) -> impl Iterator<Item = &'a Cause> {
        let tied = self.responsibility(id).map_or(&[][..], |each| &each.causes);
        self.causes().filter(move |cause| tied.contains(&cause.item.id))
    }

    /// Returns the causes of all reports, those of the collective's first.
    pub fn causes(&self) -> impl Iterator<Item = &Cause> {
        self.reports().flat_map(|(_, outline)| &outline.causes)
    }

    /// Returns what settles who answers for a shortcoming and what it comes from; nothing is left
    /// of it where neither is named.
    #[must_use]
    pub fn answering_for(
        &self,
        id: &ShortcomingId,
        who: Vec<Party>,
        causes: Vec<ItemId>,
        at: Instant,
    ) -> Swap<Responsibility> {
        let was = self.responsibility(id).cloned();
        let at = was.as_ref().map_or(at, |was| was.at);
        let is_empty = who.is_empty() && causes.is_empty();
        let now = Responsibility { shortcoming: id.clone(), at, who, causes };
        Swap { was, now: (!is_empty).then_some(now) }
    }

    /// Tells whether a member answers for a shortcoming.
    pub(super) fn answers_for_any(&self, id: &MemberId) -> bool {
        let is_it = |party: &Party| matches!(party, Party::Member(member) if member == id);
        self.responsibilities.iter().any(|each| each.who.iter().any(is_it))
    }
}
