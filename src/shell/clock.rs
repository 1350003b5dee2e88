//! The clock, and where chance comes from: the only place that asks for either.

use std::hash::{BuildHasher, RandomState};

use crate::session::Instant;

/// Returns the time now, with the local offset.
#[must_use]
pub fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that the others are given")]
    let now = chrono::Local::now();
    now.fixed_offset()
}

/// Returns a number that no other window has: where the ids of its remarks start.
#[must_use]
pub fn seed() -> u32 {
    let hash = RandomState::new().hash_one(std::process::id());
    // All 32 bits: with 24 two of some hundred commands of one minute met now and then.
    u32::try_from(hash >> 32).unwrap_or_default()
}
