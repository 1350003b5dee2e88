//! The text field in which people type: cursor by letters as people see them, text always
//! composed, several lines, undo by words.
//!
//! Input methods send bursts of letters and Backspaces; each is applied in its order, and a mark
//! that arrives behind its letter is composed with it.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::limits;
use crate::text::{stripped, width, wrap};

/// Steps that undo keeps.
const UNDO_STEPS: usize = 500;

/// A text with a cursor.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    text: String,
    cursor: usize,
    undo: Vec<State>,
    redo: Vec<State>,
    /// What the last edit was, so that a run of letters is one step of undo.
    run: Option<Run>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    text: String,
    cursor: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    Letters,
    Deletion,
}

/// What can be done in a text field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A letter was typed.
    Insert(char),
    /// Text was pasted; it is cleaned here.
    Paste(String),
    /// The line is broken.
    NewLine,
    /// Deletes the letter before the cursor.
    Backspace,
    /// Deletes the letter behind it.
    Delete,
    /// One letter to the left.
    Left,
    /// One letter to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// To the head of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// One row up, in a field of so many columns.
    Up {
        /// Columns of the field.
        columns: u16,
    },
    /// One row down.
    Down {
        /// Columns of the field.
        columns: u16,
    },
    /// Deletes the word before the cursor.
    DeleteWordLeft,
    /// Deletes all before the cursor in its line.
    DeleteToLineStart,
    /// Takes the last edit back.
    Undo,
    /// Does again what was taken back.
    Redo,
}

/// What of the text is seen in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The lines that are seen, as ranges of the text.
    pub lines: Vec<Range<usize>>,
    /// Row and column of the cursor in the field.
    pub cursor: (u16, u16),
}

impl Editor {
    /// Makes an empty field.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a field with this text, the cursor at its end.
    #[must_use]
    pub fn with_text(text: &str) -> Self {
        let text = stripped(text);
        Self { cursor: text.len(), text, ..Self::default() }
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Tells whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Returns the text and empties the field.
    pub fn take(&mut self) -> String {
        std::mem::take(self).text
    }

    /// Does an edit; tells whether text or cursor are others now.
    pub fn apply(&mut self, edit: Edit) -> bool {
        let before = (self.text.len(), self.cursor);
        match edit {
            Edit::Insert(letter) => return self.insert(letter),
            Edit::Paste(raw) => {
                let text = stripped(bounded(&raw, limits::PASTE_BYTES));
                self.replace(self.cursor..self.cursor, &text, None);
            }
            Edit::NewLine => self.replace(self.cursor..self.cursor, "\n", None),
            Edit::Backspace => {
                self.replace(self.before(self.cursor)..self.cursor, "", Some(Run::Deletion));
            }
            Edit::Delete => {
                self.replace(self.cursor..self.behind(self.cursor), "", Some(Run::Deletion));
            }
            Edit::DeleteWordLeft => {
                self.replace(self.word_before()..self.cursor, "", None);
            }
            Edit::DeleteToLineStart => self.replace(self.line_start()..self.cursor, "", None),
            Edit::Undo => return self.turn_back(),
            Edit::Redo => return self.turn_forth(),
            motion => self.move_cursor(&motion),
        }
        (self.text.len(), self.cursor) != before
    }

    fn move_cursor(&mut self, motion: &Edit) {
        self.run = None;
        self.cursor = match motion {
            Edit::Left => self.before(self.cursor),
            Edit::Right => self.behind(self.cursor),
            Edit::WordLeft => self.word_before(),
            Edit::WordRight => self.word_behind(),
            Edit::LineStart => self.line_start(),
            Edit::LineEnd => {
                self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at)
            }
            Edit::Up { columns } => self.vertical(*columns, false),
            Edit::Down { columns } => self.vertical(*columns, true),
            _ => self.cursor,
        };
    }

    fn insert(&mut self, letter: char) -> bool {
        let mut typed = [0; 4];
        if stripped(letter.encode_utf8(&mut typed)).is_empty() {
            return false;
        }
        // A mark joins the letter before it, so these two are composed together.
        let joins = unicode_normalization::char::is_combining_mark(letter);
        let from = if joins { self.before(self.cursor) } else { self.cursor };
        let composed: String =
            self.text[from..self.cursor].chars().chain(std::iter::once(letter)).nfc().collect();
        let marks =
            composed.chars().filter(|each| unicode_normalization::char::is_combining_mark(*each));
        if marks.count() > limits::MARKS_ON_A_LETTER {
            return false;
        }
        let run = if letter.is_whitespace() { None } else { Some(Run::Letters) };
        let before = self.text.len();
        self.replace(from..self.cursor, &composed, run);
        self.text.len() != before || joins
    }

    /// Replaces a part of the text and puts the cursor behind it; refused quietly where the text
    /// would be longer than a remark may be.
    fn replace(&mut self, range: Range<usize>, new: &str, run: Option<Run>) {
        let grown = self.text.len() - range.len() + new.len();
        if (range.is_empty() && new.is_empty())
            || (grown > limits::REMARK_BYTES && grown > self.text.len())
        {
            return;
        }
        if run.is_none() || self.run != run {
            if self.undo.len() >= UNDO_STEPS {
                self.undo.remove(0);
            }
            self.undo.push(State { text: self.text.clone(), cursor: self.cursor });
        }
        self.redo.clear();
        self.run = run;
        self.cursor = range.start + new.len();
        self.text.replace_range(range, new);
        if !is_nfc(&self.text) {
            // What came together composes: a mark whose letter stood elsewhere before.
            let head: String = self.text[..self.cursor].nfc().collect();
            self.text = self.text.nfc().collect();
            self.cursor = head.len().min(self.text.len());
            while !self.is_edge(self.cursor) {
                self.cursor += 1;
            }
        }
    }

    fn is_edge(&self, at: usize) -> bool {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        self.text.is_char_boundary(at)
            && cursor.is_boundary(&self.text, 0).unwrap_or(at == self.text.len())
    }

    fn turn_back(&mut self) -> bool {
        let Some(state) = self.undo.pop() else { return false };
        let now = self.swap(state);
        self.redo.push(now);
        true
    }

    fn turn_forth(&mut self) -> bool {
        let Some(state) = self.redo.pop() else { return false };
        let now = self.swap(state);
        self.undo.push(now);
        true
    }

    fn swap(&mut self, state: State) -> State {
        self.run = None;
        State {
            text: std::mem::replace(&mut self.text, state.text),
            cursor: std::mem::replace(&mut self.cursor, state.cursor),
        }
    }

    fn before(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn behind(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn word_before(&self) -> usize {
        let mut words = self.text[..self.cursor].unicode_word_indices();
        words.next_back().map_or(0, |(at, _)| at)
    }

    fn word_behind(&self) -> usize {
        let behind = self.text[self.cursor..].unicode_word_indices().next();
        behind.map_or(self.text.len(), |(at, word)| self.cursor + at + word.len())
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    /// The lines of a field so wide, and in which of them the cursor is. One column stays free
    /// for a cursor at the end of a full line.
    fn rows(&self, columns: u16) -> (Vec<Range<usize>>, usize) {
        let lines = wrap(&self.text, usize::from(columns.saturating_sub(1)).max(1));
        let row = lines.iter().rposition(|line| line.start <= self.cursor).unwrap_or(0);
        (lines, row)
    }

    fn vertical(&self, columns: u16, down: bool) -> usize {
        let (lines, row) = self.rows(columns);
        let target =
            if down { lines.get(row + 1) } else { row.checked_sub(1).map(|up| &lines[up]) };
        let Some(target) = target else { return self.cursor };
        let column = width(&self.text[lines[row].start..self.cursor.max(lines[row].start)]);
        let mut used = 0;
        for (at, letter) in self.text[target.clone()].grapheme_indices(true) {
            if used >= column {
                return target.start + at;
            }
            used += width(letter);
        }
        target.end
    }

    /// Returns what is seen in a field of this size: the rows around the cursor.
    #[must_use]
    pub fn view(&self, columns: u16, rows: u16) -> View {
        let rows = usize::from(rows.max(1));
        if rows == 1 {
            return self.view_of_one_row(columns);
        }
        let (lines, row) = self.rows(columns);
        let first = (row + 1).saturating_sub(rows);
        let line = &lines[row];
        // Blanks at which a line was broken stand behind its end; the cursor among them stays
        // within the field.
        let column = width(&self.text[line.start..self.cursor.max(line.start)]);
        let column = column.min(usize::from(columns.saturating_sub(1)));
        View {
            lines: lines.iter().skip(first).take(rows).cloned().collect(),
            cursor: (narrow(row - first), narrow(column)),
        }
    }

    /// In one row the text slides sideways under the cursor.
    fn view_of_one_row(&self, columns: u16) -> View {
        let room = usize::from(columns.saturating_sub(1)).max(1);
        let mut start = self.line_start();
        while width(&self.text[start..self.cursor]) > room {
            start = self.behind(start);
        }
        let end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        View {
            lines: std::iter::once(start..end).collect(),
            cursor: (0, narrow(width(&self.text[start..self.cursor]))),
        }
    }
}

fn narrow(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn bounded(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let mut end = bytes;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Plays letters; `⌫` is Backspace, `←` and `→` move.
    fn played(keys: &str) -> Editor {
        let mut editor = Editor::new();
        for key in keys.chars() {
            editor.apply(match key {
                '⌫' => Edit::Backspace,
                '←' => Edit::Left,
                '→' => Edit::Right,
                letter => Edit::Insert(letter),
            });
        }
        editor
    }

    #[test]
    fn bursts_of_input_methods_end_in_the_right_text() {
        for (keys, text) in [
            ("Kho⌫ông tie⌫êp⌫⌫ếp thu", "Không tiếp thu"),
            ("tie⌫êp⌫⌫ếp", "tiếp"),
            ("Vie\u{302}\u{323}t", "Việt"),
            ("d⌫đuo⌫⌫ươ\u{323}c", "được"),
            ("tie\u{302}⌫", "ti"),
            ("a\u{1b}\u{202e}b", "ab"),
        ] {
            assert_eq!(played(keys).text(), text, "{keys}");
        }
    }

    #[test]
    fn undo_goes_by_words_and_back_again() {
        let mut editor = played("một hai");
        editor.apply(Edit::Undo);
        assert_eq!(editor.text(), "một ");
        editor.apply(Edit::Undo);
        editor.apply(Edit::Undo);
        assert_eq!(editor.text(), "");
        for _ in 0..3 {
            editor.apply(Edit::Redo);
        }
        assert_eq!(editor.text(), "một hai");
    }

    #[test]
    fn words_and_lines_are_moved_over_and_deleted() {
        let mut editor = Editor::with_text("một hai\nba bốn");
        editor.apply(Edit::DeleteWordLeft);
        assert_eq!(editor.text(), "một hai\nba ");
        editor.apply(Edit::DeleteToLineStart);
        assert_eq!(editor.text(), "một hai\n");
        editor.apply(Edit::Up { columns: 40 });
        editor.apply(Edit::LineEnd);
        editor.apply(Edit::Insert('!'));
        assert_eq!(editor.text(), "một hai!\n");
    }

    #[test]
    fn the_cursor_at_the_end_of_a_full_line_stays_in_the_field() {
        let editor = Editor::with_text("abcd");
        assert_eq!(
            editor.view(5, 3),
            View { lines: std::iter::once(0..4).collect(), cursor: (0, 4) }
        );
        let editor = Editor::with_text("abcde");
        assert_eq!(editor.view(5, 3).cursor, (1, 1));
        let editor = Editor::with_text("abcdefgh");
        assert_eq!(
            editor.view(5, 1),
            View { lines: std::iter::once(4..8).collect(), cursor: (0, 4) }
        );
    }

    #[test]
    fn pastes_are_cleaned_and_bounded() {
        let mut editor = Editor::new();
        editor.apply(Edit::Paste("a\u{1b}[2Jb\r\nc".to_owned()));
        assert_eq!(editor.text(), "ab\nc");
        editor.apply(Edit::Paste("x".repeat(limits::REMARK_BYTES)));
        assert_eq!(editor.text(), "ab\nc", "too long for a remark");
        assert_eq!(bounded("aế", 2).len(), 1);
        assert!(
            bounded(&"x".repeat(limits::PASTE_BYTES + 1), limits::PASTE_BYTES).len()
                <= limits::PASTE_BYTES
        );
    }

    fn edits() -> impl Strategy<Value = Vec<Edit>> {
        let letter = prop_oneof!["[a-zđếữ \u{301}\u{323}\u{302}]", "\\PC"]
            .prop_filter_map("one letter", |text| text.chars().next().map(Edit::Insert));
        let other = prop_oneof![
            Just(Edit::Backspace),
            Just(Edit::Delete),
            Just(Edit::Left),
            Just(Edit::Right),
            Just(Edit::WordLeft),
            Just(Edit::WordRight),
            Just(Edit::NewLine),
            Just(Edit::Up { columns: 7 }),
            Just(Edit::Down { columns: 7 }),
            Just(Edit::DeleteWordLeft),
        ];
        proptest::collection::vec(prop_oneof![3 => letter, 1 => other], 0..60)
    }

    proptest! {
        /// Whatever is typed, the text stays composed, the cursor between letters and in the
        /// field, and undoing all gives the first text.
        #[test]
        fn any_typing_keeps_the_promises(edits in edits()) {
            let mut editor = Editor::new();
            for edit in edits {
                editor.apply(edit);
                prop_assert!(editor.text().is_char_boundary(editor.cursor));
                prop_assert!(is_nfc(editor.text()), "{:?}", editor.text());
                for rows in [1, 3] {
                    let view = editor.view(9, rows);
                    prop_assert!(view.cursor.0 < rows && view.cursor.1 < 9, "{:?}", view);
                }
            }
            while editor.apply(Edit::Undo) {}
            prop_assert_eq!(editor.text(), "");
        }
    }
}
