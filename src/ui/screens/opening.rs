//! The screen while a large session is read: an empty line that takes keys at once.
//!
//! Every key waits, in order, and is done once the session is there, as if it were struck then.
//! So long as keys only write, the line shows what they write.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Context;
use crate::locale::ui::Word;
use crate::text::typing::Typing;
use crate::ui::editor::{Edit, Editor};
use crate::ui::event::{Event, Key};
use crate::ui::keys::{self, Action, Place};
use crate::ui::screens::record::edit_of;
use crate::ui::theme::Theme;
use crate::ui::typing::type_into;
use crate::ui::widgets::pick::draw_field;
use crate::ui::widgets::{from_column, paint, put, put_right, row};

/// The state of the screen.
#[derive(Debug, Default)]
pub struct Opening {
    /// What the session's file is called.
    name: String,
    line: Editor,
    waiting: Vec<Event>,
    /// Whether a key did something else than writing: what comes behind it is not shown.
    is_beyond: bool,
}

impl Opening {
    /// Sets the screen up for a file of this name.
    #[must_use]
    pub fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// Takes a key. Tells whether the user wants to leave, which he may at once where nothing
    /// waits, and by the same key again where something does.
    pub fn key(&mut self, key: Key, typing: Typing) -> bool {
        let places = [Place::Line, Place::Record, Place::Field, Place::Everywhere];
        let action = keys::find(&places, key);
        let leaves = |event: &Event| matches!(event, Event::Key(before) if *before == key);
        if action == Some(Action::Quit) && self.waiting.last().is_none_or(leaves) {
            return true;
        }
        match (action, key.typed()) {
            _ if self.is_beyond => {}
            (Some(Action::Text(text)), _) => {
                let _ = self.line.apply(edit_of(text, usize::MAX, typing));
            }
            (Some(Action::NewLine), _) => {
                let _ = self.line.apply(Edit::NewLine);
            }
            (None, Some(letter)) => {
                let _ = type_into(typing, &mut self.line, letter);
            }
            _ => self.is_beyond = true,
        }
        self.waiting.push(Event::Key(key));
        false
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: String) {
        if !self.is_beyond {
            self.line.apply(Edit::Paste(text.clone()));
        }
        self.waiting.push(Event::Paste(text));
    }

    /// Tells whether something waits that would be lost if the program ended now.
    #[must_use]
    pub fn has_keys(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Gives the keys and pastes that wait, in order.
    pub fn take(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.waiting)
    }
}

/// Draws the screen; gives where the cursor is.
pub fn view(
    opening: &Opening,
    context: Context<'_>,
    theme: Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    let whole = Rect { x: 0, y: 0, width: context.size.columns, height: context.size.rows };
    let title = row(whole, 0);
    paint(buffer, title, theme.title());
    put(buffer, title, &format!(" {}", opening.name), theme.title());
    put_right(buffer, title, &context.now.format("%H:%M ").to_string(), theme.title());
    let last = row(whole, whole.height - 1);
    put(buffer, from_column(last, 1), Word::Opening.text(context.lang), theme.wanting());
    let line = row(whole, whole.height - 2);
    put(buffer, from_column(line, 1), "›", theme.key());
    let field = from_column(line, 3);
    let field = Rect { width: field.width.saturating_sub(1), ..field };
    if !opening.has_keys() {
        put(buffer, field, Word::PlaceholderLine.text(context.lang), theme.faint());
    }
    Some(draw_field(buffer, theme, field, &opening.line))
}
