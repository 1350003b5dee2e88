//! The line in which the minute-taker types: text, cursor, selection, undo. Pure data.
//!
//! Whatever comes in, one character after the other or as a paste, the text stays composed (NFC)
//! and free of all that could steer a terminal, and the cursor stays on the edge of a letter as
//! people see it. Input methods send bursts of letters and Backspaces: they are applied in order.

mod edit;
mod history;
#[cfg(test)]
mod tests;
mod view;

use std::ops::Range;

pub use edit::Edit;
use edit::Motion;
use history::{History, Join, Step};
use view::Rows;
pub use view::View;

use crate::limits;
use crate::text::typing::{Method, ToneStyle, compose};
use crate::text::{self, edges};

/// Longest word that is looked at when a key is typed in a method of ours, in bytes. The longest
/// syllable, nghiêng, has nine with its tone; doubled keys and other words come to more.
const SYLLABLE_BYTES: usize = 40;

/// The line: its text with cursor, selection and what undo takes back.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    text: String,
    /// Byte before which the next letter comes; always the edge of a letter.
    cursor: usize,
    /// The other end of the selection.
    anchor: Option<usize>,
    /// The column which a row of moves up and down keeps to.
    goal: Option<usize>,
    history: History,
    /// What was cut or copied last.
    kept: String,
}

impl Editor {
    /// Makes an empty line.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a line that holds this text, cleaned, with the cursor at its end.
    #[must_use]
    pub fn with_text(text: &str) -> Self {
        let text = text::stripped(text);
        Self { cursor: text.len(), text, ..Self::default() }
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the byte before which the next letter comes.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Tells whether nothing but white space is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Gives the text away and is empty, with nothing to undo. What was cut stays at hand.
    pub fn take(&mut self) -> String {
        let kept = std::mem::take(&mut self.kept);
        std::mem::replace(self, Self { kept, ..Self::default() }).text
    }

    /// Returns the selected words; `None` where nothing is selected.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.selection().map(|range| &self.text[range])
    }

    /// Returns the letters and digits right before the cursor; may be empty.
    #[must_use]
    pub fn word_before(&self) -> &str {
        &self.text[edges::term_before(&self.text, self.cursor)..self.cursor]
    }

    /// Puts other words in the place of those of `word_before`, as one change of its own. Tells
    /// whether anything changed.
    pub fn replace_word(&mut self, words: &str) -> bool {
        self.goal = None;
        self.anchor = None;
        let start = edges::term_before(&self.text, self.cursor);
        self.replace(start..self.cursor, &text::stripped(words), Join::Never)
    }

    /// Types a key in a method of ours: Telex or VNI. Tells whether anything changed.
    pub fn type_with(&mut self, method: Method, style: ToneStyle, key: char) -> bool {
        let start = edges::term_before(&self.text, self.cursor);
        let word = &self.text[start..self.cursor];
        let is_open = key.is_alphanumeric() && self.selection().is_none();
        if !is_open || word.len() > SYLLABLE_BYTES {
            return self.apply(Edit::Insert(key));
        }
        let composed = compose(method, word, key, style);
        if !composed.is_changed {
            return self.apply(Edit::Insert(key));
        }
        self.goal = None;
        let begins_word = word.is_empty() && self.is_after_blank(start);
        let join = if begins_word { Join::Start } else { Join::Run };
        self.replace(start..self.cursor, &composed.word, join)
    }

    /// Returns how many rows the text takes in so many columns.
    #[must_use]
    pub fn rows(&self, columns: usize) -> usize {
        Rows::new(&self.text, columns).count()
    }

    /// Returns what is seen of it in so many columns and rows.
    #[must_use]
    pub fn view(&self, columns: usize, rows: usize) -> View {
        Rows::new(&self.text, columns).view(rows, self.cursor, self.selection())
    }

    /// Does what `edit` says. Tells whether text, cursor or selection changed; where nothing did,
    /// the key may mean something else to the caller.
    pub fn apply(&mut self, edit: Edit) -> bool {
        if let Some((motion, selects)) = edit.motion() {
            return self.go(motion, selects);
        }
        self.goal = None;
        match edit {
            Edit::Insert(letter) => self.insert(letter),
            Edit::Paste(raw) => self.paste(&raw),
            Edit::NewLine => self.replace(self.selected_range(), "\n", Join::Start),
            Edit::Backspace => self.backspace(),
            Edit::BackspaceTone => self.backspace_tone(),
            Edit::Delete => {
                let end = edges::behind(&self.text, self.cursor);
                self.remove(self.cursor..end, Join::Run)
            }
            Edit::DeleteWordLeft => {
                let start = edges::word_before(&self.text, self.cursor);
                self.remove(start..self.cursor, Join::Never)
            }
            Edit::DeleteToLineStart => {
                let line = edges::line(&self.text, self.cursor);
                self.remove(line.start..self.cursor, Join::Never)
            }
            Edit::DeleteToLineEnd => {
                let line = edges::line(&self.text, self.cursor);
                self.remove(self.cursor..line.end, Join::Never)
            }
            Edit::SelectAll => self.set(self.text.len(), Some(0)),
            Edit::SelectNone => self.set(self.cursor, None),
            Edit::Copy => {
                self.keep_selected();
                false
            }
            Edit::Cut => {
                self.keep_selected() && self.replace(self.selected_range(), "", Join::Never)
            }
            Edit::PutBack => {
                let kept = self.kept.clone();
                !kept.is_empty() && self.replace(self.selected_range(), &kept, Join::Never)
            }
            Edit::Undo => self.undo(),
            Edit::Redo => self.redo(),
            // The moves were done above.
            _ => false,
        }
    }

    fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some(anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// Returns the selection, or the empty range at the cursor.
    fn selected_range(&self) -> Range<usize> {
        self.selection().unwrap_or(self.cursor..self.cursor)
    }

    fn is_after_blank(&self, at: usize) -> bool {
        self.text[..at].chars().next_back().is_none_or(char::is_whitespace)
    }

    fn keep_selected(&mut self) -> bool {
        let Some(words) = self.selected().map(str::to_owned) else { return false };
        self.kept = words;
        true
    }

    /// Moves cursor and selection; ends the run of typing. Tells whether anything changed.
    fn set(&mut self, cursor: usize, anchor: Option<usize>) -> bool {
        let before = (self.cursor, self.selection());
        self.cursor = cursor;
        self.anchor = anchor.filter(|anchor| *anchor != cursor);
        self.history.close();
        before != (self.cursor, self.selection())
    }

    fn go(&mut self, motion: Motion, selects: bool) -> bool {
        let goal = self.goal.take();
        let text = &self.text;
        let to = match (motion, self.selection()) {
            // Without Shift the selection falls together at the side to which the key points.
            (Motion::Left, Some(selection)) if !selects => selection.start,
            (Motion::Right, Some(selection)) if !selects => selection.end,
            (Motion::Left, _) => edges::before(text, self.cursor),
            (Motion::Right, _) => edges::behind(text, self.cursor),
            (Motion::WordLeft, _) => edges::word_before(text, self.cursor),
            (Motion::WordRight, _) => edges::word_behind(text, self.cursor),
            (Motion::LineStart, _) => edges::line(text, self.cursor).start,
            (Motion::LineEnd, _) => edges::line(text, self.cursor).end,
            (Motion::TextStart, _) => 0,
            (Motion::TextEnd, _) => text.len(),
            (Motion::Up { columns }, _) => return self.go_row(columns, -1, goal, selects),
            (Motion::Down { columns }, _) => return self.go_row(columns, 1, goal, selects),
            (Motion::Place { columns, row, column }, _) => {
                Rows::new(text, columns).byte_at(row, column)
            }
        };
        let anchor = selects.then(|| self.anchor.unwrap_or(self.cursor));
        self.set(to, anchor)
    }

    fn go_row(&mut self, columns: usize, by: isize, goal: Option<usize>, selects: bool) -> bool {
        let rows = Rows::new(&self.text, columns);
        let (row, column) = rows.place(self.cursor);
        let wanted = row.checked_add_signed(by).filter(|row| *row < rows.count());
        let Some(wanted) = wanted else { return false };
        let goal = goal.unwrap_or(column);
        let to = rows.byte_at(wanted, goal);
        let anchor = selects.then(|| self.anchor.unwrap_or(self.cursor));
        self.set(to, anchor);
        self.goal = Some(goal);
        true
    }

    fn insert(&mut self, letter: char) -> bool {
        let Some(letter) = text::kept(letter) else { return false };
        let range = self.selected_range();
        let begins_word = self.is_after_blank(range.start) && letter != ' ';
        let starts = letter == '\n' || !range.is_empty() || begins_word;
        let join = if starts { Join::Start } else { Join::Run };
        self.replace(range, letter.encode_utf8(&mut [0; 4]), join)
    }

    fn paste(&mut self, raw: &str) -> bool {
        if raw.len() > limits::PASTE_BYTES {
            return false;
        }
        let words = text::stripped(raw);
        !words.is_empty() && self.replace(self.selected_range(), &words, Join::Never)
    }

    fn backspace(&mut self) -> bool {
        let start = edges::before(&self.text, self.cursor);
        let letter = &self.text[start..self.cursor];
        // A key held down takes back word by word what it removed.
        let join = if letter.trim().is_empty() { Join::Start } else { Join::Run };
        self.remove(start..self.cursor, join)
    }

    fn backspace_tone(&mut self) -> bool {
        let start = edges::before(&self.text, self.cursor);
        let letter = &self.text[start..self.cursor];
        let bare = edges::without_tones(letter);
        if self.selection().is_some() || bare.is_empty() || bare == letter {
            return self.backspace();
        }
        self.replace(start..self.cursor, &bare, Join::Run)
    }

    /// Removes the selection or else this range.
    fn remove(&mut self, range: Range<usize>, join: Join) -> bool {
        match self.selection() {
            Some(selection) => self.replace(selection, "", Join::Never),
            None if range.is_empty() => false,
            None => self.replace(range, "", join),
        }
    }

    /// Puts `words`, which are clean, in the place of `range`, and keeps the text composed where
    /// they meet what is around them. What would go over the limit of a remark is refused.
    fn replace(&mut self, range: Range<usize>, words: &str, join: Join) -> bool {
        let window = edges::unsettled(&self.text, &range);
        let old = &self.text[window.clone()];
        let mut new = [&self.text[window.start..range.start], words].concat();
        let cursor = window.start + text::composed(&new).len();
        new.push_str(&self.text[range.end..window.end]);
        let new = text::composed(&new);
        let whole = self.text.len() - old.len() + new.len();
        if new.len() > old.len() && whole > limits::REMARK_BYTES {
            return false;
        }

        let (head, tail) = in_common(old, &new);
        let at = window.start + head;
        let removed = old[head..old.len() - tail].to_owned();
        let inserted = &new[head..new.len() - tail];
        let before = (self.cursor, self.anchor);
        self.text.replace_range(at..at + removed.len(), inserted);
        self.cursor = edges::edge(&self.text, cursor.min(self.text.len()));
        self.anchor = None;
        if removed == inserted {
            return before != (self.cursor, None);
        }
        let inserted = inserted.to_owned();
        self.history.push(Step { at, removed, inserted, before, after: self.cursor }, join);
        true
    }

    fn undo(&mut self) -> bool {
        let Some(step) = self.history.undo() else { return false };
        self.text.replace_range(step.at..step.at + step.inserted.len(), &step.removed);
        (self.cursor, self.anchor) = step.before;
        true
    }

    fn redo(&mut self) -> bool {
        let Some(step) = self.history.redo() else { return false };
        self.text.replace_range(step.at..step.at + step.removed.len(), &step.inserted);
        (self.cursor, self.anchor) = (step.after, None);
        true
    }
}

/// Returns how many bytes two texts have in common at their beginnings and, of what is left, at
/// their ends.
fn in_common(old: &str, new: &str) -> (usize, usize) {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let bytes = |pair: (char, char)| pair.0.len_utf8();
    let head: usize = old.chars().zip(new.chars()).take_while(same).map(bytes).sum();
    let rest = old[head..].chars().rev().zip(new[head..].chars().rev());
    (head, rest.take_while(same).map(bytes).sum())
}
