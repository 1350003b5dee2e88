//! What is done about what the room sees.

use super::{Change, Outcome, Refusal};
use crate::session::Session;
use crate::session::public::Show;

impl Session {
    /// Returns the change that shows this to the room instead of what is shown.
    #[must_use]
    pub fn showing(&self, now: Show) -> Change {
        Change::Show { was: Box::new(self.room.clone()), now: Box::new(now) }
    }

    /// What is shown may name a step or remark that was taken back: it is not seen then.
    pub(super) fn show(&self, was: &Show, now: &Show) -> Outcome {
        if self.room == *now {
            return Ok((self.clone(), None));
        }
        if self.room != *was {
            return Err(Refusal::ShownMeanwhile);
        }
        let undo = Change::Show { was: Box::new(now.clone()), now: Box::new(was.clone()) };
        Ok((Self { room: now.clone(), ..self.clone() }, Some(undo)))
    }
}
