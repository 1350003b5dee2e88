//! What a careful reader would tell the chair: guesses and oddities, each with its line.

use super::encoding::Encoding;
use crate::session::ids::SectionId;
use crate::session::outline::Role;

/// A guess of the reading, or something odd in the report; the report was read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Line of the report's file, from 1; the first of several.
    pub line: u32,
    /// What it is.
    pub kind: DoubtKind,
}

impl Doubt {
    /// Returns the lines that it is about, from 1.
    #[must_use]
    pub fn lines(&self) -> Vec<u32> {
        match &self.kind {
            DoubtKind::ParagraphsJoined { lines, .. }
            | DoubtKind::TableRows { lines }
            | DoubtKind::BookmarksStripped { lines }
            | DoubtKind::QuoteUnclosed { lines }
            | DoubtKind::QuoteReversed { lines }
            | DoubtKind::LettersDecomposed { lines }
            | DoubtKind::HiddenCharacters { lines } => lines.clone(),
            _ => vec![self.line],
        }
    }

    /// Returns the same doubt about one of its lines only.
    #[must_use]
    pub fn at(&self, line: u32) -> Self {
        let mut doubt = Self { line, kind: self.kind.clone() };
        match &mut doubt.kind {
            DoubtKind::ParagraphsJoined { lines, .. }
            | DoubtKind::TableRows { lines }
            | DoubtKind::BookmarksStripped { lines }
            | DoubtKind::QuoteUnclosed { lines }
            | DoubtKind::QuoteReversed { lines }
            | DoubtKind::LettersDecomposed { lines }
            | DoubtKind::HiddenCharacters { lines } => *lines = vec![line],
            _ => {}
        }
        doubt
    }
}

/// What a doubt is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoubtKind {
    /// No line looks like the title.
    NoTitle,
    /// No heading was found.
    NoHeadings,
    /// No shortcoming was found.
    NoShortcomings,
    /// Causes are given for shortcomings that are not there.
    CausesWithoutShortcomings,
    /// There are shortcomings, but no remedy.
    NoRemedies,
    /// A heading promises a part that is nowhere.
    PromisedPartAbsent {
        /// The part.
        role: Role,
    },
    /// A heading promises several parts and none below says which is which: all was taken for
    /// the first.
    PartsNotTold {
        /// What all was taken for.
        role: Role,
    },
    /// Paragraphs without mark were joined to the item before.
    ParagraphsJoined {
        /// The section of these items.
        section: SectionId,
        /// Lines of these paragraphs.
        lines: Vec<u32>,
    },
    /// A list has no marks: each paragraph was taken as one item.
    ParagraphsAsItems {
        /// The section.
        section: SectionId,
        /// How many.
        count: u32,
    },
    /// Numbered lines were taken as items though the same mark is a heading elsewhere.
    NumbersAsItems {
        /// The first number, as written.
        number: String,
        /// How many items.
        count: u32,
    },
    /// A heading is as long as a paragraph.
    LongHeading {
        /// Its number, as written.
        number: String,
        /// Its length, in letters.
        letters: usize,
    },
    /// Letters go from d to e without đ.
    LetterMissing,
    /// A number is missing.
    NumberSkipped {
        /// The number before; empty where a list does not begin with its first.
        before: String,
        /// The number that comes instead.
        after: String,
    },
    /// A number comes twice, or goes back.
    NumberRepeated {
        /// The number, as written.
        number: String,
    },
    /// The cause of a fault stands in the same paragraph as the fault.
    CauseInside,
    /// The last paragraph was taken as the report's end, not as part of the last item.
    ClosingParagraph,
    /// What stands behind the signature was left out.
    LeftOutAfterEnd {
        /// How many lines.
        lines: u32,
    },
    /// Lines that had been broken in the middle were joined.
    LinesRejoined {
        /// How many.
        lines: u32,
    },
    /// A paragraph holds a whole list, which was parted into its items.
    ListInside {
        /// Their lines.
        lines: Vec<u32>,
    },
    /// Rows of a table were read as paragraphs.
    TableRows {
        /// Their lines.
        lines: Vec<u32>,
    },
    /// Marks of a word processor, of Markdown or of a page of the web were left out.
    BookmarksStripped {
        /// Their lines.
        lines: Vec<u32>,
    },
    /// A quotation is opened but not closed.
    QuoteUnclosed {
        /// The lines.
        lines: Vec<u32>,
    },
    /// A quotation begins with a closing mark.
    QuoteReversed {
        /// The lines.
        lines: Vec<u32>,
    },
    /// Letters are written in pieces, base and marks apart (NFD).
    LettersDecomposed {
        /// The lines.
        lines: Vec<u32>,
    },
    /// Control characters or marks that turn the direction of writing; left out on display.
    HiddenCharacters {
        /// The lines.
        lines: Vec<u32>,
    },
    /// The letters are those of an old font.
    OldFont {
        /// Which.
        guess: Encoding,
    },
    /// A document of a word processor has text that was left out.
    LeftOut {
        /// What it is.
        what: LeftOut,
        /// The lines it stands at.
        lines: Vec<u32>,
    },
    /// One part of a larger report was taken for the review, the rest left out.
    PartChosen {
        /// Its number, as written.
        number: String,
        /// How many lines were left out.
        lines: u32,
    },
    /// More doubts of the kind before were not listed.
    More {
        /// How many.
        count: u32,
    },
}

impl DoubtKind {
    /// Tells whether its line may be something else than it was taken for.
    pub(super) fn is_guess(&self) -> bool {
        matches!(
            self,
            Self::PartsNotTold { .. }
                | Self::ParagraphsJoined { .. }
                | Self::ParagraphsAsItems { .. }
                | Self::NumbersAsItems { .. }
                | Self::LongHeading { .. }
                | Self::ClosingParagraph
                | Self::LinesRejoined { .. }
                | Self::ListInside { .. }
                | Self::TableRows { .. }
                | Self::PartChosen { .. }
        )
    }
}

/// Text of a document that is no part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// Deleted in tracked changes, which count as accepted.
    Deleted,
    /// Comments in the margin.
    Comments,
    /// Notes at the foot or at the end.
    Footnotes,
    /// Text boxes and the text of drawings.
    TextBoxes,
    /// Text that is formatted as hidden.
    Hidden,
    /// A table of contents.
    Contents,
    /// Another document that is only embedded.
    Embedded,
}

impl LeftOut {
    /// All sorts.
    pub const ALL: [Self; 7] = [
        Self::Deleted,
        Self::Comments,
        Self::Footnotes,
        Self::TextBoxes,
        Self::Hidden,
        Self::Contents,
        Self::Embedded,
    ];
}

/// How many doubts of one kind are listed.
const OF_ONE_KIND: usize = 10;

/// Returns the doubts by line, with at most ten of a kind and the rest counted.
pub(super) fn in_order(mut doubts: Vec<Doubt>) -> Vec<Doubt> {
    doubts.sort_by_key(|doubt| doubt.line);
    let mut kinds = Vec::new();
    let mut listed: Vec<Doubt> = Vec::new();
    for doubt in doubts {
        let kind = std::mem::discriminant(&doubt.kind);
        let at = kinds.iter().position(|(known, _, _)| *known == kind).unwrap_or_else(|| {
            kinds.push((kind, 0_usize, 0));
            kinds.len() - 1
        });
        let (_, count, last) = &mut kinds[at];
        *count += 1;
        if *count <= OF_ONE_KIND {
            *last = listed.len();
            listed.push(doubt);
        }
    }
    // From the back, so that the places in front stay right.
    kinds.sort_by_key(|(_, _, last)| std::cmp::Reverse(*last));
    for (_, count, last) in kinds {
        if count > OF_ONE_KIND {
            let count = u32::try_from(count - OF_ONE_KIND).unwrap_or(u32::MAX);
            let line = listed[last].line;
            listed.insert(last + 1, Doubt { line, kind: DoubtKind::More { count } });
        }
    }
    listed
}
