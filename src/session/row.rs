//! Rows of a list that grows while the meeting runs, and what exchanges one of them.

use std::sync::Arc;

use super::Instant;
use super::change::Refusal;
use super::ids::{BallotId, MemberId, MotionId};
use crate::limits;

/// Exchanges one row of a list: written down where nothing was, altered, or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap<T> {
    /// The row as it was seen; `None`: it is new.
    pub was: Option<T>,
    /// The row as it shall be; `None`: it goes.
    pub now: Option<T>,
}

impl<T: Clone> Swap<T> {
    /// Writes a new row down.
    #[must_use]
    pub fn new(row: T) -> Self {
        Self { was: None, now: Some(row) }
    }

    /// Alters a row.
    #[must_use]
    pub fn alter(was: &T, now: T) -> Self {
        Self { was: Some(was.clone()), now: Some(now) }
    }

    /// Takes a row back.
    #[must_use]
    pub fn take_back(row: &T) -> Self {
        Self { was: Some(row.clone()), now: None }
    }

    /// Returns what undoes it.
    #[must_use]
    pub fn back(&self) -> Self {
        Self { was: self.now.clone(), now: self.was.clone() }
    }
}

/// Which row of which list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Somebody's attendance.
    Attendance(MemberId),
    /// Somebody's request for the floor.
    Request(MemberId),
    /// A motion.
    Motion(MotionId),
    /// A ballot.
    Ballot(BallotId),
    /// A member's own review.
    Review(MemberId),
}

/// A row of such a list.
pub(crate) trait Row: Clone + PartialEq {
    /// Tells whether both are the same row, whatever stands in it.
    fn is_row(&self, other: &Self) -> bool;
    /// When it was written down; rows stand in that order.
    fn at(&self) -> Instant;
    /// Which row it is, for people.
    fn act(&self) -> Act;
}

/// Returns the list after a swap; `None` where nothing is to be done any more.
pub(super) fn swapped<T: Row>(
    rows: &Arc<Vec<T>>,
    swap: &Swap<T>,
) -> Result<Option<Arc<Vec<T>>>, Refusal> {
    let Some(either) = swap.now.as_ref().or(swap.was.as_ref()) else { return Ok(None) };
    let changed = || Err(Refusal::ActChangedMeanwhile(either.act()));
    if swap.was.as_ref().is_some_and(|was| !was.is_row(either)) {
        return changed();
    }
    let at = rows.iter().position(|row| row.is_row(either));
    let there = at.and_then(|at| rows.get(at));
    let mut next = rows.as_ref().clone();
    match (at, there, &swap.was, &swap.now) {
        (None, _, _, None) => return Ok(None),
        (_, Some(there), _, Some(now)) if there == now => return Ok(None),
        // Tried again after it arrived and somebody altered it.
        (_, Some(there), None, Some(now)) if there.at() == now.at() => return Ok(None),
        (Some(at), Some(there), Some(was), Some(now)) if there == was => next[at] = now.clone(),
        (Some(at), Some(there), Some(was), None) if there == was => drop(next.remove(at)),
        (None, _, None, Some(_)) if rows.len() >= limits::ACTS => {
            return Err(Refusal::TooMany { max: limits::ACTS });
        }
        (None, _, None, Some(now)) => {
            let behind = rows.iter().rposition(|row| row.at() <= now.at());
            next.insert(behind.map_or(0, |at| at + 1), now.clone());
        }
        _ => return changed(),
    }
    Ok(Some(Arc::new(next)))
}
