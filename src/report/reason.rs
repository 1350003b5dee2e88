//! Why each line of a report was taken for what it was taken for, and how sure that is.

use super::mend::{Taken, Why};

/// What told what a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The user decided it.
    Decided,
    /// It begins as titles of reports do, or goes on with one.
    Title,
    /// Its mark is one of headings: part, chapter, Roman number, article.
    HeadingMark,
    /// Its words name a part of reports.
    NamesPart,
    /// It is short and all in capitals.
    Capitals,
    /// Other marked lines stand under it, or it leads to them.
    HoldsOthers,
    /// It and the lines beside it are no whole sentences.
    NoSentence,
    /// It is marked, and its section holds items.
    MarkInList,
    /// It is a row of a table, in a section that holds items.
    RowInList,
    /// It is the first row of a table, with the names of its columns.
    HeadOfTable,
    /// It stands behind a label on the same line.
    BehindLabel,
    /// It has no mark, nor has any line beside it: each paragraph counts as one item.
    NoMarkInList,
    /// It has no mark and stands behind an item.
    UnderItem,
    /// It has no mark though lines beside it have, or leads to what comes next.
    BesideList,
    /// Its section holds no items.
    NoList,
    /// The line before ends in the middle of a sentence.
    BrokenLine,
    /// It looks so: a number alone, a rule.
    Looks,
    /// It stands before or behind the body, or in another part.
    Outside,
}

/// How sure the reading is of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// It may well be something else: look at it.
    Guess,
    /// It is something else now and then.
    Likely,
    /// It is nothing else in any report that we know.
    Sure,
}

impl Reason {
    /// Returns how sure one can be for this reason alone.
    #[must_use]
    pub fn confidence(self) -> Confidence {
        match self {
            Self::Decided
            | Self::HeadingMark
            | Self::NamesPart
            | Self::MarkInList
            | Self::BehindLabel
            | Self::NoList
            | Self::Looks => Confidence::Sure,
            Self::Title
            | Self::Capitals
            | Self::HoldsOthers
            | Self::RowInList
            | Self::HeadOfTable
            | Self::BrokenLine
            | Self::Outside => Confidence::Likely,
            Self::NoSentence | Self::NoMarkInList | Self::UnderItem | Self::BesideList => {
                Confidence::Guess
            }
        }
    }
}

/// What a line was taken for, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) taken: Taken,
    pub(super) reason: Reason,
}

impl Told {
    /// A line of which nothing is told yet: a paragraph of its section.
    pub(super) const UNTOLD: Self = Self { taken: Taken::Paragraph, reason: Reason::NoList };

    /// A line that is left out.
    pub(super) fn left_out(why: Why) -> Self {
        let reason = match why {
            Why::PageNumber | Why::Rule => Reason::Looks,
            Why::Head | Why::OtherPart | Why::End => Reason::Outside,
            Why::Decided => Reason::Decided,
        };
        Self { taken: Taken::LeftOut(why), reason }
    }
}
