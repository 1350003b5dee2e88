//! Words that the user did not want back are kept for a while, not for ever.

use super::Drafts;
use crate::limits;
use crate::session::Instant;

impl Drafts {
    /// Removes declined words to which none were added for [`limits::DECLINED_KEPT`]. That they
    /// cannot be removed hurts nobody: it is tried again at the next opening.
    pub fn forget_old(&self, now: Instant) {
        let kept = i64::try_from(limits::DECLINED_KEPT.as_secs()).unwrap_or(i64::MAX);
        for spot in self.spots() {
            let name = spot.name("old");
            let written = spot.folder.trace(&name).ok().flatten().map(|trace| trace.written());
            if written.is_some_and(|written| now.timestamp() - written > kept) {
                let _ = spot.folder.remove(&name);
            }
        }
    }
}
