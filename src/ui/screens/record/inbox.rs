//! Remarks that nobody is named for, one after the other.

use super::lists::{item, picker};
use super::{Focus, Record};
use crate::locale::ui::Word;
use crate::session::ids::{MemberId, RemarkId};
use crate::session::remark::Kind;
use crate::ui::overlay::{Overlay, Pick, Purpose, Subject};
use crate::ui::screens::{Context, Reply, Weight};

/// Asks who spoke the first remark, behind this one, that is not assigned.
pub(super) fn next(record: &mut Record, after: Option<&RemarkId>, context: Context<'_>) -> Reply {
    let shown = &record.desk.shown;
    let start = after.and_then(|id| shown.remark_index(id)).map_or(0, |index| index + 1);
    let mut rest = shown.remarks.iter().skip(start);
    let Some(id) = rest.find(|each| shown.is_unassigned(each)).map(|each| each.id.clone()) else {
        record.focus = Focus::Line;
        record.scroll = None;
        let word = if after.is_some() { Word::InboxEnd } else { Word::InboxEmpty };
        return Reply::note(Weight::Done, word.text(context.lang));
    };
    of(record, &id, context)
}

/// Asks who spoke this remark.
pub(super) fn of(record: &mut Record, id: &RemarkId, context: Context<'_>) -> Reply {
    let lang = context.lang;
    let shown = &record.desk.shown;
    let Some(index) = shown.remark_index(id) else { return Reply::default() };
    let remark = &shown.remarks[index];
    let words = remark.wording.text.replace('\n', " ");
    let about = format!("{} · {words}", remark.at.format("%H:%M"));
    record.focus = Focus::Remarks;
    record.selection.remark = index;
    super::on::bring(record, context);
    let mut items = record.speaker_items(lang, &Subject::Remark(id.clone()));
    items.push(item(Word::Later.text(lang), "", Pick::Member(None)));
    let mut overlay = picker(Word::InboxTitle, Purpose::Inbox(id.clone()), items);
    if let Overlay::Picker(picker) = &mut overlay {
        picker.about = about;
    }
    Reply::overlay(overlay)
}

/// Names who spoke a remark, or leaves it for later, and goes on to the next. What was a note only
/// because nobody was named becomes what its step suggests.
pub(super) fn assign(
    record: &mut Record,
    id: &RemarkId,
    member: Option<MemberId>,
    context: Context<'_>,
) -> Reply {
    let Some(member) = member else { return next(record, Some(id), context) };
    let step = record.desk.shown.remark(id).and_then(|remark| remark.link.step.clone());
    let suggested = record.desk.shown.suggested_link(step.as_ref(), Some(member));
    let done = record.assign(context, id, |link| {
        if link.kind == Kind::Note && link.to.is_none() {
            link.kind = suggested.kind;
            link.to.clone_from(&suggested.to);
        }
        link.by = suggested.by;
    });
    if done.note.is_some() {
        return done;
    }
    let mut reply = next(record, Some(id), context);
    reply.effects.splice(0..0, done.effects);
    reply
}
