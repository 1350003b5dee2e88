//! Which shortcomings the panel has: in a person's turn his own first, those of the collective
//! always.

use super::Record;
use crate::locale::Lang;
use crate::locale::named;
use crate::locale::ui::Word;
use crate::session::ids::{MemberId, ShortcomingId};
use crate::session::review::Numbered;
use crate::ui::overlay::Subject;

impl Record {
    /// Returns the short name of a shortcoming, as `HC2`, `HC7 cũ` where the newest draft has it
    /// no longer, or `HC2 (đ/c C)` of a person's own.
    pub(super) fn shortcoming_name(&self, lang: Lang, id: &ShortcomingId) -> String {
        let session = &self.desk.shown;
        let Some(found) = session.shortcoming(id) else { return id.to_string() };
        let is_gone = found.shortcoming.place.gone.is_some();
        let word = if is_gone { Word::ShortcomingOld } else { Word::ShortcomingShort };
        let number = named::numbered(lang, session, &found);
        word.fill(lang, &[("number", &number)])
    }

    /// Returns the short names of shortcomings, as `HC1, HC2`.
    pub(super) fn shortcoming_names(&self, lang: Lang, ids: &[ShortcomingId]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.shortcoming_name(lang, id)).collect();
        names.join(", ")
    }

    /// Returns in whose turn a remark is made.
    pub(super) fn turn_of(&self, subject: &Subject) -> Option<&MemberId> {
        let session = &self.desk.shown;
        let step = match subject {
            Subject::Line => self.step_of_line(),
            Subject::Remark(id) => session.remark(id).and_then(|remark| remark.link.step.as_ref()),
        };
        session.step(step?)?.topic.member()
    }

    /// Returns the shortcomings of the panel, in their order.
    pub(super) fn listed(&self) -> Vec<Numbered<'_>> {
        let session = &self.desk.shown;
        let turn = self.turn_of(&Subject::Line);
        let own = turn.into_iter().flat_map(|member| session.own_shortcomings(member));
        own.chain(session.shortcomings().filter(|each| each.of.is_none())).collect()
    }

    /// Returns which row of the panel is selected, from 0.
    pub(super) fn selected_shortcoming(&self) -> usize {
        let selected = self.selection.shortcoming.as_ref();
        let all = self.listed();
        let row = selected.and_then(|id| all.iter().position(|each| each.shortcoming.id == *id));
        row.unwrap_or(0)
    }

    /// Selects a row of the panel, the last where it has not so many.
    pub(super) fn select_shortcoming(&mut self, row: usize) {
        let all = self.listed();
        let each = all.get(row).or_else(|| all.last());
        self.selection.shortcoming = each.map(|each| each.shortcoming.id.clone());
    }
}
