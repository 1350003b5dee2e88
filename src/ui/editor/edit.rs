//! What can be done to the line, as values.

/// One act of the person at the line. Where a width is needed it is the number of columns in
/// which the line is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A character from the keyboard or an input method; line ends count as `NewLine`.
    Insert(char),
    /// Text of a paste, as it came; it is cleaned here, its lines are kept.
    Paste(String),
    /// A line break.
    NewLine,
    /// Removes the selection or the letter before the cursor.
    Backspace,
    /// Removes the tone of the letter before the cursor, or the letter where it wears none. For
    /// input methods in "Unicode tổ hợp", which count a tone as a letter of its own.
    BackspaceTone,
    /// Removes the selection or the letter behind the cursor.
    Delete,
    /// Removes the selection or the word before the cursor.
    DeleteWordLeft,
    /// Removes the selection or all of the line before the cursor.
    DeleteToLineStart,
    /// Removes the selection or all of the line behind the cursor.
    DeleteToLineEnd,
    /// Moves by a letter.
    Left,
    /// Moves by a letter.
    Right,
    /// Moves to the beginning of the word.
    WordLeft,
    /// Moves to the beginning of the next word.
    WordRight,
    /// Moves to the beginning of the line, as broken by line feeds.
    LineStart,
    /// Moves to the end of the line, as broken by line feeds.
    LineEnd,
    /// Moves to the very beginning.
    TextStart,
    /// Moves to the very end.
    TextEnd,
    /// Moves to the row above; nothing happens in the first.
    Up {
        /// Columns in which the line is drawn.
        columns: usize,
    },
    /// Moves to the row below; nothing happens in the last.
    Down {
        /// Columns in which the line is drawn.
        columns: usize,
    },
    /// Moves to a place on the screen.
    Place {
        /// Columns in which the line is drawn.
        columns: usize,
        /// Row, counted from the first of the whole text.
        row: usize,
        /// Column in it.
        column: usize,
    },
    /// Selects by a letter.
    SelectLeft,
    /// Selects by a letter.
    SelectRight,
    /// Selects to the beginning of the word.
    SelectWordLeft,
    /// Selects to the beginning of the next word.
    SelectWordRight,
    /// Selects to the beginning of the line.
    SelectLineStart,
    /// Selects to the end of the line.
    SelectLineEnd,
    /// Selects to the very beginning.
    SelectTextStart,
    /// Selects to the very end.
    SelectTextEnd,
    /// Selects to the row above.
    SelectUp {
        /// Columns in which the line is drawn.
        columns: usize,
    },
    /// Selects to the row below.
    SelectDown {
        /// Columns in which the line is drawn.
        columns: usize,
    },
    /// Selects to a place on the screen.
    SelectPlace {
        /// Columns in which the line is drawn.
        columns: usize,
        /// Row, counted from the first of the whole text.
        row: usize,
        /// Column in it.
        column: usize,
    },
    /// Selects the whole text.
    SelectAll,
    /// Lets go of the selection; the cursor stays.
    SelectNone,
    /// Keeps the selected words for `PutBack`.
    Copy,
    /// Keeps the selected words for `PutBack` and removes them.
    Cut,
    /// Puts in what was copied or cut last.
    PutBack,
    /// Takes back the last change: a word typed, a paste, a removal.
    Undo,
    /// Makes again what was taken back last.
    Redo,
}

/// Where the cursor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
    Up { columns: usize },
    Down { columns: usize },
    Place { columns: usize, row: usize, column: usize },
}

impl Edit {
    /// Returns where the cursor goes and whether the selection goes with it; `None` for all that
    /// is no move.
    pub(super) fn motion(&self) -> Option<(Motion, bool)> {
        Some(match *self {
            Self::Left => (Motion::Left, false),
            Self::Right => (Motion::Right, false),
            Self::WordLeft => (Motion::WordLeft, false),
            Self::WordRight => (Motion::WordRight, false),
            Self::LineStart => (Motion::LineStart, false),
            Self::LineEnd => (Motion::LineEnd, false),
            Self::TextStart => (Motion::TextStart, false),
            Self::TextEnd => (Motion::TextEnd, false),
            Self::Up { columns } => (Motion::Up { columns }, false),
            Self::Down { columns } => (Motion::Down { columns }, false),
            Self::Place { columns, row, column } => (Motion::Place { columns, row, column }, false),
            Self::SelectLeft => (Motion::Left, true),
            Self::SelectRight => (Motion::Right, true),
            Self::SelectWordLeft => (Motion::WordLeft, true),
            Self::SelectWordRight => (Motion::WordRight, true),
            Self::SelectLineStart => (Motion::LineStart, true),
            Self::SelectLineEnd => (Motion::LineEnd, true),
            Self::SelectTextStart => (Motion::TextStart, true),
            Self::SelectTextEnd => (Motion::TextEnd, true),
            Self::SelectUp { columns } => (Motion::Up { columns }, true),
            Self::SelectDown { columns } => (Motion::Down { columns }, true),
            Self::SelectPlace { columns, row, column } => {
                (Motion::Place { columns, row, column }, true)
            }
            _ => return None,
        })
    }
}
