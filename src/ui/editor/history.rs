//! What undo and redo of the line take back: changes, put together by words as they were typed.

use crate::limits;

/// One replacement in the text. Undo puts `removed` back where `inserted` stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// Where it begins, in bytes.
    pub at: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there since.
    pub inserted: String,
    /// Cursor and other end of the selection before it.
    pub before: (usize, Option<usize>),
    /// The cursor after it.
    pub after: usize,
}

/// How a change is put together with the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// It stands alone: pastes, cuts, whole words removed.
    Never,
    /// It goes on with a run of typing or deleting.
    Run,
    /// It begins a run: the first letter of a word.
    Start,
}

/// The changes of one line, oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether the last change may still grow; moving the cursor ends it.
    open: bool,
    /// Bytes kept in `done`.
    bytes: usize,
}

impl Step {
    fn end(&self) -> usize {
        self.at + self.inserted.len()
    }

    fn bytes(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }

    fn is_nothing(&self) -> bool {
        self.removed == self.inserted
    }

    /// Tells whether what `next` replaces was all put there by this step.
    fn has_typed(&self, next: &Step) -> bool {
        next.at >= self.at && next.at + next.removed.len() <= self.end()
    }

    /// Takes `next` into this step, where the two touch. An input method takes back letters that
    /// were just typed and types others: all of that is one word to the person.
    fn take_in(&mut self, next: &Step) -> bool {
        let next_old_end = next.at + next.removed.len();
        if self.has_typed(next) {
            let from = next.at - self.at;
            self.inserted.replace_range(from..from + next.removed.len(), &next.inserted);
        } else if next.at < self.at && next_old_end == self.end() {
            let front = &next.removed[..self.at - next.at];
            self.removed.insert_str(0, front);
            self.at = next.at;
            self.inserted.clone_from(&next.inserted);
        } else if next.at == self.end() {
            self.removed.push_str(&next.removed);
            self.inserted.push_str(&next.inserted);
        } else {
            return false;
        }
        self.after = next.after;
        true
    }
}

impl History {
    /// Keeps a change that has just been made.
    pub(super) fn push(&mut self, step: Step, join: Join) {
        self.undone.clear();
        let open = std::mem::replace(&mut self.open, join != Join::Never);
        if let Some(last) = self.done.last_mut() {
            // Some input methods type a blank and take it back with the letters before it.
            let takes_back = step.inserted.is_empty() && last.has_typed(&step);
            let goes_on = open && (join == Join::Run || takes_back || last.is_nothing());
            let before = last.bytes();
            if goes_on && join != Join::Never && last.take_in(&step) {
                self.bytes = self.bytes - before + last.bytes();
                return;
            }
        }
        self.bytes += step.bytes();
        self.done.push(step);
        self.forget_the_oldest();
    }

    /// Ends the run of typing: what comes next is a change of its own.
    pub(super) fn close(&mut self) {
        self.open = false;
    }

    /// Gives the change to be taken back, if there is one.
    pub(super) fn undo(&mut self) -> Option<&Step> {
        self.close();
        // Letters typed and removed again leave nothing to take back: not worth a key.
        while let Some(nothing) = self.done.pop_if(|step| step.is_nothing()) {
            self.bytes -= nothing.bytes();
        }
        let step = self.done.pop()?;
        self.bytes -= step.bytes();
        self.undone.push(step);
        self.undone.last()
    }

    /// Gives the change to be made again, if there is one.
    pub(super) fn redo(&mut self) -> Option<&Step> {
        self.close();
        let step = self.undone.pop()?;
        self.bytes += step.bytes();
        self.done.push(step);
        self.done.last()
    }

    fn forget_the_oldest(&mut self) {
        let mut oldest = 0;
        while self.done.len() - oldest > limits::UNDO_STEPS
            || (self.bytes > limits::PASTE_BYTES && self.done.len() - oldest > 1)
        {
            self.bytes -= self.done[oldest].bytes();
            oldest += 1;
        }
        self.done.drain(..oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(at: usize, removed: &str, inserted: &str) -> Step {
        let (removed, inserted) = (removed.to_owned(), inserted.to_owned());
        let after = at + inserted.len();
        Step { at, removed, inserted, before: (at, None), after }
    }

    #[test]
    fn letters_taken_back_and_typed_anew_are_one_change() {
        let mut history = History::default();
        history.push(step(0, "", "T"), Join::Start);
        history.push(step(1, "", "e"), Join::Run);
        history.push(step(1, "e", ""), Join::Run);
        history.push(step(1, "", "ê"), Join::Run);
        assert_eq!(history.undo().map(|step| step.inserted.clone()), Some("Tê".to_owned()));
        assert_eq!(history.undo(), None);
    }

    #[test]
    fn what_is_removed_before_a_change_and_behind_it_joins_it() {
        let mut step_one = step(4, "cd", "x");
        assert!(step_one.take_in(&step(2, "abx", "y")));
        assert_eq!(step_one, Step { before: (4, None), ..step(2, "abcd", "y") });
        assert!(step_one.take_in(&Step { after: 3, ..step(3, "ef", "") }));
        assert_eq!(step_one.removed, "abcdef");
        assert!(!step_one.take_in(&step(9, "z", "")));
    }

    #[test]
    fn only_so_many_changes_and_bytes_are_kept() {
        let mut history = History::default();
        for _ in 0..=limits::UNDO_STEPS {
            history.push(step(0, "", "a"), Join::Never);
        }
        assert_eq!(history.done.len(), limits::UNDO_STEPS);
        history.push(step(0, "", &"a".repeat(limits::PASTE_BYTES + 1)), Join::Never);
        assert_eq!(history.done.len(), 1);
        assert_eq!(history.bytes, limits::PASTE_BYTES + 1);
    }
}
