//! The report as it was understood: sections with roles, shortcomings, causes, lessons, remedies.
//!
//! Words and numbers stand as the report has them; where each came from (line) is kept.

use super::Instant;
use super::ids::{ItemId, SectionId, ShortcomingId};
use super::mending::Decisions;

/// The whole outline of one report (báo cáo kiểm điểm).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Title of the report, on one line.
    pub title: String,
    /// What stands between the title and the first heading, as written, one paragraph a line:
    /// whom it is for, on which papers it rests, how the time was.
    pub preamble: String,
    /// Headings in the order of the report.
    pub sections: Vec<Section>,
    /// Shortcomings (hạn chế, khuyết điểm), numbered through the whole report.
    pub shortcomings: Vec<Shortcoming>,
    /// Causes (nguyên nhân).
    pub causes: Vec<Cause>,
    /// Lessons (bài học kinh nghiệm).
    pub lessons: Vec<Item>,
    /// Remedies that the report proposes (giải pháp, lộ trình khắc phục).
    pub remedies: Vec<Item>,
    /// What a person decided of lines of the report where the reading guessed wrong.
    pub mends: Decisions,
}

/// One heading of the report, with the paragraphs that stand directly under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Path of numbers, as `II.1`.
    pub id: SectionId,
    /// The number as written without its terminator: `II`, `2.1`, `đ`; empty where there is none.
    pub number: String,
    /// Title without number, as written.
    pub title: String,
    /// 1 for the parts of the report, 2 for what is in them, and so on.
    pub depth: u8,
    /// What the section is for.
    pub role: Role,
    /// Line of the report's file, from 1.
    pub line: u32,
    /// Paragraphs under this heading that are no items, as written, one a line.
    pub text: String,
}

/// What a section of a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Strengths and results (ưu điểm, kết quả đạt được).
    Strengths,
    /// Shortcomings (hạn chế, khuyết điểm).
    Shortcomings,
    /// Causes, of no named side (nguyên nhân).
    Causes,
    /// Objective causes (nguyên nhân khách quan).
    CausesObjective,
    /// Subjective causes (nguyên nhân chủ quan).
    CausesSubjective,
    /// Responsibility of collective and persons (trách nhiệm của tập thể, cá nhân).
    Responsibility,
    /// Results of mending what the previous review found (kết quả khắc phục kỳ trước).
    Previous,
    /// Points that the superior asked for (gợi ý kiểm điểm).
    Suggested,
    /// Lessons (bài học kinh nghiệm).
    Lessons,
    /// Remedies (giải pháp, phương hướng khắc phục).
    Remedies,
    /// The level that the body gives itself (tự nhận mức xếp loại).
    Rating,
    /// Anything else.
    Other,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 12] = [
        Self::Strengths,
        Self::Shortcomings,
        Self::Causes,
        Self::CausesObjective,
        Self::CausesSubjective,
        Self::Responsibility,
        Self::Previous,
        Self::Suggested,
        Self::Lessons,
        Self::Remedies,
        Self::Rating,
        Self::Other,
    ];
}

/// One item of a list of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Stable id: `nn1`, `bh1`, `gp1`.
    pub id: ItemId,
    /// Where and how it stands in the report.
    pub place: Place,
    /// Its whole text without number or bullet, as written; paragraphs one a line.
    pub text: String,
}

/// Where an item stands in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The section it is in.
    pub section: SectionId,
    /// Which item of that section it is, from 1.
    pub item: u32,
    /// Its number as written without terminator (`2.1`, `a`, `Một là`), or the bullet (`-`).
    pub number: String,
    /// Line of the report's file, from 1.
    pub line: u32,
    /// When a draft came that has it no longer; then this is its place in the draft before.
    pub gone: Option<Instant>,
}

/// One shortcoming (hạn chế, khuyết điểm): what the meeting turns on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcoming {
    /// Stable id: `hc1`, `hc2` …
    pub id: ShortcomingId,
    /// Where and how it stands in the report.
    pub place: Place,
    /// Its whole text without number or bullet, as written; paragraphs one a line.
    pub text: String,
}

/// One cause of shortcomings (nguyên nhân).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// What the report says.
    pub item: Item,
    /// On which side the report puts it.
    pub side: Side,
}

/// The side on which a report puts a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// From outside (khách quan).
    Objective,
    /// From ourselves (chủ quan).
    Subjective,
    /// The report does not say.
    Unsaid,
}

impl Outline {
    /// Keeps of shortcomings, causes, lessons and remedies what a test wants to keep.
    pub fn retain(&mut self, keep: impl Fn(&str, &Place) -> bool) {
        self.shortcomings.retain(|each| keep(each.id.as_str(), &each.place));
        self.causes.retain(|each| keep(each.item.id.as_str(), &each.item.place));
        self.lessons.retain(|each| keep(each.id.as_str(), &each.place));
        self.remedies.retain(|each| keep(each.id.as_str(), &each.place));
    }

    /// Returns the shortcoming of this id.
    #[must_use]
    pub fn shortcoming(&self, id: &ShortcomingId) -> Option<&Shortcoming> {
        self.shortcomings.iter().find(|shortcoming| shortcoming.id == *id)
    }

    /// Returns the shortcomings that the newest draft has: all but those that are gone.
    pub fn standing_shortcomings(&self) -> impl Iterator<Item = &Shortcoming> {
        self.shortcomings.iter().filter(|each| each.place.gone.is_none())
    }

    /// Tells whether a shortcoming was in an earlier draft only.
    #[must_use]
    pub fn is_gone(&self, id: &ShortcomingId) -> bool {
        self.shortcoming(id).is_some_and(|each| each.place.gone.is_some())
    }

    /// Returns causes, lessons and remedies.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let causes = self.causes.iter().map(|cause| &cause.item);
        causes.chain(&self.lessons).chain(&self.remedies)
    }

    /// Tells whether anything was in earlier drafts only.
    #[must_use]
    pub fn has_gone(&self) -> bool {
        let places = self.shortcomings.iter().map(|each| &each.place);
        places.chain(self.items().map(|each| &each.place)).any(|place| place.gone.is_some())
    }

    /// Returns the section of this id.
    #[must_use]
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// Returns the causes of one side, in the report's order.
    pub fn causes_of(&self, side: Side) -> impl Iterator<Item = &Cause> {
        self.causes.iter().filter(move |cause| cause.side == side)
    }
}
