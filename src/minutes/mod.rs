//! Papers (văn bản): a session becomes blocks, blocks become bytes.
//!
//! [`paper`](fn@paper) says what stands on a paper, one file a paper; [`write`] says how a format
//! writes it, one file a format. Nothing here asks a clock: the same session gives the same bytes.
//! Struck remarks and the minute-taker's own never come in; what is said is never altered.

pub mod block;
mod format;
mod paper;
mod words;

use block::{Block, Line, Size, Style, Table};
pub use block::{Origin, Paper};
pub use format::text::Printed;
pub use words::{name, refused};

use crate::locale::Lang;
use crate::session::Session;
use crate::session::due::Due;
use crate::session::ids::MemberId;
use crate::session::paper::{Layout, PaperRules};
use crate::session::stats::Stats;

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The minutes (biên bản hội nghị).
    Minutes,
    /// The record of the secret ballots (biên bản kiểm phiếu).
    Ballot,
    /// What the minutes hold about one person (trích biên bản).
    Extract,
    /// The remedy plan (kế hoạch khắc phục).
    Plan,
    /// The notice of the conclusion (thông báo kết luận).
    Notice,
    /// The opinions on the report (danh mục ý kiến).
    Opinions,
    /// Who took part (danh sách đại biểu).
    Attendance,
}

impl Kind {
    /// All papers.
    pub const ALL: [Self; 7] = [
        Self::Minutes,
        Self::Ballot,
        Self::Extract,
        Self::Plan,
        Self::Notice,
        Self::Opinions,
        Self::Attendance,
    ];

    /// Returns its name for the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Ballot => "ballot",
            Self::Extract => "extract",
            Self::Plan => "plan",
            Self::Notice => "notice",
            Self::Opinions => "opinions",
            Self::Attendance => "attendance",
        }
    }

    /// Returns what the names of its files say it is.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Minutes => "bien-ban",
            Self::Ballot => "bien-ban-kiem-phieu",
            Self::Extract => "trich-bien-ban",
            Self::Plan => "ke-hoach-khac-phuc",
            Self::Notice => "thong-bao-ket-luan",
            Self::Opinions => "danh-muc-y-kien",
            Self::Attendance => "danh-sach-dai-bieu",
        }
    }

    /// Tells whether it can be written in a format: one of tables is for papers that have one.
    #[must_use]
    pub fn has(self, format: Format) -> bool {
        let is_table =
            matches!(self, Self::Ballot | Self::Plan | Self::Opinions | Self::Attendance);
        is_table || !matches!(format, Format::Csv | Format::Jsonl)
    }

    /// Tells whether it can be made for one member.
    #[must_use]
    pub fn is_of_a_member(self) -> bool {
        self == Self::Extract
    }
}

/// How a paper is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For a word processor (Office Open XML).
    Docx,
    /// Markdown.
    Markdown,
    /// Plain text, wrapped.
    Text,
    /// A page for a browser, to be printed.
    Html,
    /// Its table, for a spreadsheet.
    Csv,
    /// Its table, a JSON object a row.
    Jsonl,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] =
        [Self::Docx, Self::Markdown, Self::Text, Self::Html, Self::Csv, Self::Jsonl];

    /// Returns its name, which is also how the names of its files end.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
        }
    }

    /// Tells whether it is text that a terminal can show.
    #[must_use]
    pub fn is_text(self) -> bool {
        self != Self::Docx
    }
}

/// Why there is no such paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The session has no member of this id.
    NoSuchMember(MemberId),
    /// The session has no members to make extracts for.
    NoMembers,
    /// No secret ballot of the session is counted and closed.
    NoBallot,
    /// The paper is not one for a single member.
    NotOfAMember,
    /// The paper has no table, and the format holds nothing else.
    NotATable,
}

/// Makes a paper of a session; for one member where he is named.
///
/// # Errors
/// Why there is no such paper of it.
pub fn paper(
    session: &Session,
    rules: &PaperRules,
    kind: Kind,
    member: Option<&MemberId>,
) -> Result<Paper, Refused> {
    if member.is_some() && !kind.is_of_a_member() {
        return Err(Refused::NotOfAMember);
    }
    paper::paper(session, rules, kind, member).map(Paper::made_safe)
}

/// Returns the lines of a paper as they are printed, wrapped to so many columns, each with what of
/// the session it comes from.
#[must_use]
pub fn printed(paper: &Paper, columns: usize) -> Vec<Printed> {
    format::text::lines(paper, columns.max(1))
}

/// Makes a paper of nothing but tables, each under its heading.
#[must_use]
pub fn tables(title: String, tables: Vec<(String, Table)>) -> Paper {
    let mut blocks = vec![Block::Centred(Line::new(&*title, Style::Bold).sized(Size::Title))];
    for (heading, table) in tables {
        let (number, from) = (String::new(), None);
        blocks.push(Block::Heading { depth: 1, number, text: heading, from });
        blocks.push(Block::Table(table));
    }
    Paper { title, draft: None, parts: vec![blocks] }.made_safe()
}

/// Writes a table for a spreadsheet.
#[must_use]
pub fn table_csv(table: &block::Table) -> Vec<u8> {
    format::csv::write(&[table])
}

/// Returns figures of many meetings as a page for a browser.
#[must_use]
pub fn stats_page(lang: Lang, stats: &Stats) -> String {
    format::chart::write(lang, stats)
}

/// Writes a calendar (iCalendar) of what is due: a whole day for each thing that has one. The
/// same things give the same bytes.
#[must_use]
pub fn calendar(lang: Lang, all: &[Due]) -> String {
    format::calendar::write(lang, all)
}

/// Writes a paper in a format.
///
/// # Errors
/// [`Refused::NotATable`] where the format is one of tables and the paper has none.
pub fn write(paper: &Paper, layout: &Layout, format: Format) -> Result<Vec<u8>, Refused> {
    let tables = || Some(paper.tables()).filter(|all| !all.is_empty()).ok_or(Refused::NotATable);
    Ok(match format {
        Format::Docx => format::docx::write(paper, layout),
        Format::Markdown => format::markdown::write(paper).into_bytes(),
        Format::Text => format::text::write(paper).into_bytes(),
        Format::Html => format::html::write(paper, layout).into_bytes(),
        Format::Csv => format::csv::write(&tables()?),
        Format::Jsonl => format::jsonl::write(&tables()?).into_bytes(),
    })
}
