//! Corrections: the last remark in the line again, `s/wrong/right/` on it, `...` to go on with it.

use std::sync::Arc;

use super::{Editing, Focus, Record};
use crate::locale::ui::Word;
use crate::session::change::{Change, Edit};
use crate::session::ids::RemarkId;
use crate::session::remark::{Marks, Remark};
use crate::text::Clean;
use crate::ui::desk::{Deed, whole_second};
use crate::ui::editor::Editor;
use crate::ui::overlay::Subject;
use crate::ui::screens::{Context, Reply, Weight};

/// What stands between the parts of a correction; another where the words have a slash.
const DELIMITERS: [char; 3] = ['/', '|', '#'];

impl Record {
    /// Takes the words of a remark into the line, to be corrected.
    pub(in crate::ui::screens) fn edit(&mut self, context: Context<'_>, id: &RemarkId) -> Reply {
        if !self.line.is_blank() {
            return Reply::note(Weight::Attention, Word::FinishFirst.text(context.lang));
        }
        let Some(remark) = self.desk.shown.remark(id) else {
            return Reply::note(Weight::Attention, Word::NothingToEdit.text(context.lang));
        };
        self.line = Editor::with_text(&remark.wording.text);
        self.editing = Some(Editing { id: id.clone(), was: remark.wording.clone(), warned: false });
        self.focus = Focus::Line;
        Reply::default()
    }

    /// Corrects the remark in the line by what stands there now. Where somebody else corrected it
    /// meanwhile, both versions are shown.
    pub(super) fn reword(
        &mut self,
        context: Context<'_>,
        editing: &Editing,
        text: &Clean,
    ) -> Reply {
        let Editing { id, was, .. } = editing;
        let Some(remark) = self.desk.shown.remark(id) else {
            self.editing = None; // gone meanwhile: what was typed stays, as a remark of its own
            return Reply::note(Weight::Trouble, Word::NothingToEdit.text(context.lang));
        };
        if remark.wording != *was && text.as_str() != remark.wording.text {
            return self.clash(context, id, text);
        }
        let signed = self.signed(text, context);
        self.correct(context, id, &Clean::new(&signed.text), &signed.marks)
    }

    /// Does what a whole line says of an earlier remark; `None` where it is a remark itself.
    pub(super) fn corrected(&mut self, context: Context<'_>, text: &Clean) -> Option<Reply> {
        if let Some((wrong, right)) = substitution(text.as_str()) {
            return Some(self.substitute(context, wrong, right));
        }
        let (last, more) = self.continued(text.as_str())?;
        let signed = self.signed(&Clean::new(more), context);
        let whole = Clean::new(&format!("{}\n{}", last.wording.text, signed.text.trim()));
        let id = last.id.clone();
        Some(self.correct(context, &id, &whole, &signed.marks))
    }

    /// Returns the remark that a line beginning with `...` goes on with, and its words.
    pub(super) fn continued<'a>(&'a self, line: &'a str) -> Option<(&'a Remark, &'a str)> {
        let more = ["...", "…"].iter().find_map(|dots| line.strip_prefix(dots));
        let more = more.filter(|_| self.chosen.answering.is_none())?.trim_start_matches('.');
        let by = self.link().by;
        let goes_on = |remark: &&Remark| remark.link.by == by && remark.struck.is_none();
        let last = self.desk.shown.remarks.iter().rev().map(AsRef::as_ref).find(goes_on)?;
        Some((last, more))
    }

    /// Returns the remark that a line corrects which is of the form `s/wrong/right/`.
    pub(super) fn substituted(&self, line: &str) -> Option<&Remark> {
        substitution(line).and_then(|_| self.last_of_mine())
    }

    /// Returns the last remark of this window; where there is none yet, the last of all.
    fn last_of_mine(&self) -> Option<&Remark> {
        let shown = &self.desk.shown;
        let stands = |remark: &&Arc<Remark>| remark.struck.is_none();
        let mine = self.mine.iter().rev().filter_map(|id| shown.remark(id)).find(stands);
        mine.or_else(|| shown.remarks.iter().rev().find(stands)).map(AsRef::as_ref)
    }

    /// Puts other words in the place of some of the last remark of this window.
    fn substitute(&mut self, context: Context<'_>, wrong: &str, right: &str) -> Reply {
        let lang = context.lang;
        let Some(remark) = self.last_of_mine() else {
            return Reply::note(Weight::Attention, Word::NothingToEdit.text(lang));
        };
        let (id, words) = (remark.id.clone(), &remark.wording.text);
        if !words.contains(wrong) {
            let text = Word::NotInLast.fill(lang, &[("words", wrong)]);
            return Reply::note(Weight::Attention, text);
        }
        let words = Clean::new(&words.replacen(wrong, right, 1));
        let mut reply = self.correct(context, &id, &words, &Marks::default());
        if reply.note.is_none() {
            let text = Word::Substituted.fill(lang, &[("wrong", wrong), ("right", right)]);
            reply.note = Reply::note(Weight::Done, text).note;
        }
        reply
    }

    /// Corrects words and adds marks; the line is empty then.
    fn correct(
        &mut self,
        context: Context<'_>,
        id: &RemarkId,
        text: &Clean,
        more: &Marks,
    ) -> Reply {
        let Some(remark) = self.desk.shown.remark(id) else { return Reply::default() };
        let (was, marks) = (remark.wording.clone(), remark.marks.clone());
        let mut changes = Vec::new();
        if text.as_str() != was.text {
            let now = was.corrected(text, whole_second(context.now));
            changes.push(Change::Reword(Edit { id: id.clone(), was, now }));
        }
        let now = marks.with(more);
        if now != marks {
            changes.push(Change::Mark(Edit { id: id.clone(), was: marks, now }));
        }
        if changes.is_empty() {
            self.clear_line();
            return Reply::default();
        }
        let reply = self.act(context, Deed::Edit, Change::Several(changes));
        if reply.note.is_none() {
            self.clear_line();
        }
        reply
    }

    /// Takes all marks from the selected remark, or from the last of this window.
    pub(super) fn unmark(&mut self, context: Context<'_>) -> Reply {
        let id = match self.subject() {
            Subject::Remark(id) => Some(id),
            Subject::Line => self.mine.last().cloned(),
        };
        let remark = id.and_then(|id| self.desk.shown.remark(&id)).cloned();
        let Some(remark) = remark.filter(|remark| !remark.marks.is_empty()) else {
            return Reply::note(Weight::Attention, Word::NothingMarked.text(context.lang));
        };
        let (was, now) = (remark.marks.clone(), Marks::default());
        self.act(context, Deed::Mark, Change::Mark(Edit { id: remark.id.clone(), was, now }))
    }
}

/// Reads `s/wrong/right/`, the whole line; `None` where it is anything else.
fn substitution(line: &str) -> Option<(&str, &str)> {
    let behind = line.strip_prefix('s')?;
    let delimiter = behind.chars().next().filter(|letter| DELIMITERS.contains(letter))?;
    let mut parts = behind[1..].split(delimiter);
    let (wrong, right) = (parts.next()?, parts.next()?);
    let ends = parts.next() == Some("") && parts.next().is_none();
    (ends && !wrong.is_empty()).then_some((wrong, right))
}
