//! The sign of life of a chair's window: a hidden, empty neighbour of the session whose time says
//! when the window lived last. The room's screen reads it, so that a picture that nobody steers
//! any more is not taken for the meeting.
//!
//! It need not outlive a power cut, holds nothing and is never locked: what goes wrong with it is
//! told to nobody.

use chrono::DateTime;

use super::SessionFile;
use crate::session::Instant;

/// The end of the neighbour's name.
const SUFFIX: &str = "chair";

/// Says that a chair's window on this session lives.
pub fn give(file: &SessionFile, now: Instant) {
    let _ = file.folder().touch(&file.neighbour(SUFFIX), now.timestamp());
}

/// Says that the chair's window was left in order.
pub fn take_away(file: &SessionFile) {
    let _ = file.folder().remove(&file.neighbour(SUFFIX));
}

/// Returns when a chair's window lived last; `None` where there was none, or it was left in order.
#[must_use]
pub fn last(file: &SessionFile) -> Option<Instant> {
    let trace = file.folder().trace(&file.neighbour(SUFFIX)).ok().flatten()?;
    Some(DateTime::from_timestamp(trace.written(), 0)?.fixed_offset())
}
