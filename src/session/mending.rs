//! What the user decided of lines of a report where the reading guessed wrong.
//!
//! Decisions are values beside the report: its words stay as they are, and the outline is made
//! again from both (`report::mend`).

use std::collections::BTreeMap;

use super::outline::Role;

/// A line of a report, or a piece of one that was split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Which of the lines that have anything on them, from 0.
    pub line: u32,
    /// Byte of the line at which the piece begins.
    pub at: u32,
}

/// What a line is, by the user's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// A heading (đề mục); its role where the user named one.
    Heading(Option<Role>),
    /// An item (một ý: hạn chế, nguyên nhân, bài học, giải pháp); of which sort, where the user
    /// named one, else of its section's.
    Item(Option<Role>),
    /// A paragraph that goes on with what stands before (đoạn tiếp theo).
    Paragraph,
    /// The rest of a line that was broken: one paragraph with the line before.
    Joined,
    /// No part of the report's body (bỏ qua).
    LeftOut,
}

/// A decision and how the line begins that it is about, by which the line is found again in a
/// later draft of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What was decided.
    pub decision: Decision,
    /// The first letters of the line.
    pub begins: String,
}

/// All that was decided of the lines of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Where lines were split, and how the second piece begins.
    pub cuts: BTreeMap<Spot, String>,
    /// What was decided of each line or piece.
    pub made: BTreeMap<Spot, Decided>,
}

/// Letters of a line that are kept with a decision.
const BEGINS_LETTERS: usize = 60;

impl Decisions {
    /// Returns what was decided of a line.
    #[must_use]
    pub fn of(&self, spot: Spot) -> Option<Decision> {
        self.made.get(&spot).map(|decided| decided.decision)
    }

    /// Tells whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cuts.is_empty() && self.made.is_empty()
    }

    /// Decides what a line is that has these words; `None`: it is guessed again.
    pub fn decide(&mut self, spot: Spot, words: &str, decision: Option<Decision>) {
        match decision {
            Some(decision) => {
                self.made.insert(spot, Decided { decision, begins: beginning(words) });
            }
            None => {
                self.made.remove(&spot);
            }
        }
    }

    /// Splits a line before these words; what was decided of it stays with its first piece.
    pub fn split(&mut self, spot: Spot, words: &str) {
        self.cuts.insert(spot, beginning(words));
    }

    /// Takes a split back, with what was decided of the second piece.
    pub fn unsplit(&mut self, spot: Spot) {
        self.cuts.remove(&spot);
        self.made.remove(&spot);
    }
}

/// Returns how a line begins, as it is kept with a decision.
#[must_use]
pub fn beginning(words: &str) -> String {
    words.chars().take(BEGINS_LETTERS).collect()
}
