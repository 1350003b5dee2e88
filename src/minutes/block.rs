//! The one model of a paper: what stands on it, in order, without saying how a format writes it.

use crate::session::ids::{MotionId, RemarkId, StepId};
use crate::text::shown;

/// One paper (văn bản), ready to be written in any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it is called, on one line.
    pub title: String,
    /// The mark of a draft, where the meeting is not over.
    pub draft: Option<String>,
    /// What stands on it, in order, part by part: each is handed out alone, on pages of its own,
    /// with the mark of the draft and numbers of pages of its own.
    pub parts: Vec<Vec<Block>>,
}

/// One thing that stands on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Two columns side by side: the head of a paper, its signatures.
    Columns(Column, Column),
    /// A line in the middle.
    Centred(Line),
    /// A heading with its number: depth 1 to 3.
    Heading {
        /// How deep, from 1.
        depth: u8,
        /// Its number with its sign, as `2.1.`; may be empty.
        number: String,
        /// Its words.
        text: String,
        /// What of the session it comes from.
        from: Option<Origin>,
    },
    /// A paragraph.
    Text {
        /// Its pieces.
        runs: Vec<Run>,
        /// What of the session it comes from.
        from: Option<Origin>,
    },
    /// An item of a list, with its number or bullet as it is printed.
    Item {
        /// As `1.` or `-`.
        mark: String,
        /// Its words.
        text: String,
    },
    /// A table.
    Table(Table),
}

/// What of a session something on a paper comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A remark: its words, or how it was answered.
    Remark(RemarkId),
    /// A step of the agenda.
    Step(StepId),
    /// A motion.
    Motion(MotionId),
}

/// A piece of a paragraph in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its words, without line ends.
    pub text: String,
    /// How it is written.
    pub style: Style,
}

/// How words are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// As the text.
    #[default]
    Plain,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underlined,
    /// Bold, with a rule under it as long as the words.
    Ruled,
}

/// How large words are written; the sizes stand in the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// As the text.
    #[default]
    Text,
    /// The name of the Party.
    Party,
    /// The type of the paper.
    Title,
    /// To whom a paper goes.
    Recipients,
}

/// A line of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its words; an empty line is a gap.
    pub text: String,
    /// How it is written.
    pub style: Style,
    /// How large.
    pub size: Size,
}

/// One of two columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Whether they begin at the left edge, instead of standing in the middle.
    pub is_left: bool,
}

/// A table: every row has a cell for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows; a cell may have several lines.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name for machines.
    pub key: String,
    /// Its name for people.
    pub head: String,
    /// Which part of the table's width it takes; the parts of all columns are added up.
    pub share: u32,
}

impl Line {
    /// Makes a line of this style, as large as the text.
    #[must_use]
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style, size: Size::Text }
    }

    /// Makes it this large.
    #[must_use]
    pub fn sized(self, size: Size) -> Self {
        Self { size, ..self }
    }
}

impl Run {
    /// Makes a piece.
    #[must_use]
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

impl Block {
    /// Makes a paragraph of one plain piece.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::runs(vec![Run::new(text, Style::Plain)])
    }

    /// Makes a paragraph.
    #[must_use]
    pub fn runs(runs: Vec<Run>) -> Self {
        Self::Text { runs, from: None }
    }

    /// Says where it comes from; what holds no words of the session comes from nowhere.
    #[must_use]
    pub fn of(mut self, origin: &Origin) -> Self {
        if let Self::Heading { from, .. } | Self::Text { from, .. } = &mut self {
            *from = Some(origin.clone());
        }
        self
    }

    /// Returns what of the session it comes from.
    #[must_use]
    pub fn origin(&self) -> Option<&Origin> {
        match self {
            Self::Heading { from, .. } | Self::Text { from, .. } => from.as_ref(),
            _ => None,
        }
    }
}

impl Table {
    /// Tells whether a column holds counts only, which stand in the middle.
    #[must_use]
    pub(super) fn is_of_counts(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        let mut cells = cells.filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

impl Paper {
    /// Returns its tables, in order.
    #[must_use]
    pub fn tables(&self) -> Vec<&Table> {
        let tables = self.parts.iter().flatten().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.collect()
    }
}

impl Paper {
    /// Returns it with nothing in it that could steer a terminal or that no document may hold: a
    /// session that a hand has written may have such letters.
    #[must_use]
    pub(super) fn made_safe(mut self) -> Self {
        let safe = |text: &mut String| {
            let lines: Vec<_> = text.split('\n').map(shown).collect();
            *text = lines.join("\n");
        };
        safe(&mut self.title);
        self.draft.iter_mut().for_each(safe);
        self.parts.iter_mut().flatten().flat_map(Block::texts).for_each(safe);
        self
    }
}

impl Block {
    /// Every text of it.
    fn texts(&mut self) -> Vec<&mut String> {
        match self {
            Self::Columns(left, right) => {
                let lines = left.lines.iter_mut().chain(&mut right.lines);
                lines.map(|line| &mut line.text).collect()
            }
            Self::Centred(line) => vec![&mut line.text],
            Self::Heading { number, text, .. } => vec![number, text],
            Self::Text { runs, .. } => runs.iter_mut().map(|run| &mut run.text).collect(),
            Self::Item { mark, text } => vec![mark, text],
            Self::Table(table) => {
                let heads = table.columns.iter_mut().map(|column| &mut column.head);
                heads.chain(table.rows.iter_mut().flatten()).collect()
            }
        }
    }
}
