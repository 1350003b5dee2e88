//! Signs in the line: `@` to whom, `#` about which shortcoming, `>` which opinion is answered open
//! a list right above it; `!`, `?` and `%` mark the remark when it is written down.

use super::areas::areas;
use super::{Focus, Record};
use crate::locale::Lang;
use crate::locale::session::marks as marks_in_words;
use crate::locale::ui::Word;
use crate::session::ids::ShortcomingId;
use crate::session::remark::Marks;
use crate::session::signs::{self, Signed};
use crate::text::Clean;
use crate::ui::editor::Edit;
use crate::ui::event::Size;
use crate::ui::overlay::{Overlay, Sign, Subject};
use crate::ui::screens::{Context, Reply, Weight};

/// Tells whether a letter would be a sign where the cursor stands: at the start of a word.
pub(super) fn opens(record: &Record, letter: char) -> bool {
    let before = &record.line.text()[..record.line.cursor()];
    matches!(letter, '@' | '#' | '>')
        && record.focus == Focus::Line
        && record.editing.is_none()
        && before.chars().next_back().is_none_or(char::is_whitespace)
}

/// Opens the list of a sign that was just typed.
pub(super) fn open(record: &Record, letter: char, context: Context<'_>) -> Reply {
    let lang = context.lang;
    let overlay = match letter {
        '@' => Some(record.targets(lang, Subject::Line)),
        '#' => Some(record.more_shortcomings(lang)),
        _ => record.open_opinions(lang),
    };
    match overlay {
        Some(Overlay::Picker(mut picker)) => {
            picker.sign = Some(Sign { rows_below: rows_below(record, context.size) });
            Reply::overlay(Overlay::Picker(picker))
        }
        _ => Reply::note(Weight::Attention, Word::NothingToAnswer.text(lang)),
    }
}

fn rows_below(record: &Record, size: Size) -> u16 {
    size.rows.saturating_sub(areas(record, size).chips.y)
}

/// Does in the line what a list of a sign left there.
pub fn in_line(record: &mut Record, edit: Edit, context: Context<'_>) -> Reply {
    super::on::edit_line(record, context, edit)
}

impl Record {
    /// Returns the words of the line without their signs and the blanks around, and what these
    /// mark.
    pub(super) fn signed(&self, text: &Clean, context: Context<'_>) -> Signed {
        let by = self.link().by;
        let text = text.as_str().trim();
        signs::read(&self.desk.shown, text, by.as_ref(), context.now.date_naive())
    }

    /// Takes more shortcomings for the remark in the line.
    pub(super) fn add_shortcomings(&mut self, ids: Vec<ShortcomingId>) {
        let mut all = self.link().shortcomings;
        for id in ids {
            if !all.contains(&id) {
                all.push(id);
            }
        }
        self.chosen.shortcomings = Some(all);
    }

    /// Returns marks in words, each with its sign.
    pub(super) fn marks(&self, lang: Lang, marks: &Marks) -> Vec<String> {
        marks_in_words(lang, marks, |id| Some(self.member_name(id)))
    }
}
