//! What keys, pastes, picks and the mouse mean on the record screen.

use std::sync::Arc;

use ratatui::layout::{Position, Rect};

use super::areas::{areas, line_columns};
use super::chips;
use super::feed::Feed;
use super::sigil;
use super::view;
use super::{Focus, Record};
use crate::limits;
use crate::locale::named;
use crate::locale::session::refusal;
use crate::locale::ui::Word;
use crate::session::Session;
use crate::session::change::{Change, Posts};
use crate::session::draft::Chosen;
use crate::session::ids::{RemarkId, ShortcomingId};
use crate::session::member::Party;
use crate::session::remark::Remark;
use crate::text::typing::Typing;
use crate::ui::desk::Deed;
use crate::ui::editor::{Edit, Editor};
use crate::ui::event::{Mouse, MouseAct};
use crate::ui::find::Finder;
use crate::ui::keys::{Action, TextKey};
use crate::ui::overlay::{Form, FormPurpose, Overlay, Pick, Purpose, Subject};
use crate::ui::screens::{Context, Note, Reply, Weight};
use crate::ui::typing::{backspace, type_into};
use crate::ui::widgets::below;

/// How many rows one turn of the wheel scrolls.
const WHEEL_ROWS: usize = 3;

/// Does what a key or a line of the palette means here.
pub fn on_action(record: &mut Record, action: Action, context: Context<'_>) -> Reply {
    match action {
        Action::Send => record.send(context),
        Action::NewLine => edit_line(record, context, Edit::NewLine),
        Action::Text(key) => {
            let columns = line_columns(context.size);
            edit_line(record, context, edit_of(key, columns, context.writing.typing))
        }
        Action::Nth(number) => record.kind_of_number(context, number),
        Action::NextSpeaker => record.next_speaker(context),
        Action::Kind if record.turn_verdict() => Reply::default(),
        Action::StepNext => record.next(context),
        Action::StepBack => record.previous(context),
        Action::Undo => undo(record, context),
        Action::Redo => redo(record, context),
        Action::EditLast => up_in_line(record, context),
        Action::Back => record.back(context),
        Action::Suspend => suspend(record, context),
        Action::Home => Reply { home: true, ..Reply::default() },
        Action::NextPart => turn_focus(record, true, context),
        Action::PreviousPart => turn_focus(record, false, context),
        Action::PageUp | Action::PageDown => page(record, action, context),
        Action::Up | Action::Down | Action::First | Action::Last => select(record, action, context),
        Action::Accept => accept_in_panel(record, context),
        Action::Strike => match record.subject() {
            Subject::Remark(id) => strike(record, id, context),
            Subject::Line => Reply::default(),
        },
        Action::SaveNow | Action::WriteMine | Action::Questions => {
            record.on_saving(action, context)
        }
        Action::Inbox => super::inbox::next(record, None, context),
        Action::Expand => super::phrases::expand(record, context),
        Action::Unmark => record.unmark(context),
        Action::Approve | Action::CloseMeeting | Action::Seal | Action::Reopen | Action::Export => {
            record.on_ending(action, context)
        }
        Action::Matrix | Action::Thread | Action::Responsible | Action::Promises => {
            super::duties::open(record, action, context)
        }
        Action::Carried => super::carried::list(record, context),
        _ => open(record, action, context),
    }
}

/// Opens the list or text for an action that needs one.
fn open(record: &mut Record, action: Action, context: Context<'_>) -> Reply {
    let lang = context.lang;
    let overlay = match action {
        Action::Speaker => record.speakers(lang, record.subject()),
        Action::Kind => record.kinds(lang, record.subject()),
        Action::Target => record.targets(lang, record.subject()),
        Action::Shortcomings => record.shortcomings(lang, record.subject()),
        Action::Report => record.report(context, None),
        Action::Find => {
            Overlay::Find(Box::new(Finder::new(&record.desk.shown, &record.selection.found)))
        }
        Action::Phrases => super::phrases::list(record, context),
        Action::Chair => record.chairs(lang),
        Action::MinuteTaker => record.minute_takers(lang),
        Action::AddMember => Overlay::Form(Form::new(
            Word::AddMemberTitle,
            FormPurpose::AddMember,
            &[Word::FieldName, Word::FieldPost],
        )),
        Action::Answer => match record.open_opinions(lang) {
            Some(overlay) => overlay,
            None => return Reply::note(Weight::Attention, Word::NothingToAnswer.text(lang)),
        },
        _ => return Reply::default(),
    };
    Reply::overlay(overlay)
}

/// Takes a letter that was typed. It goes to the line, whatever has the keys; not where nothing
/// can be written down any more.
pub fn on_typed(record: &mut Record, letter: char, context: Context<'_>) -> Reply {
    if record.line.is_blank() && record.desk.shown.seal().is_some() {
        return Reply { note: record.welcome(context.lang), ..Reply::default() };
    }
    record.focus = Focus::Line;
    let opens = sigil::opens(record, letter);
    let typing = context.writing.typing;
    let reply = change_line(record, context, |line| type_into(typing, line, letter));
    if opens { sigil::open(record, letter, context) } else { reply }
}

/// Takes a letter into the line, where signs mean nothing.
pub fn on_letter(record: &mut Record, letter: char, typing: Typing, context: Context<'_>) -> Reply {
    change_line(record, context, |line| type_into(typing, line, letter))
}

/// Takes pasted text into the line.
pub fn on_paste(record: &mut Record, text: String, context: Context<'_>) -> Reply {
    record.focus = Focus::Line;
    let is_too_long = record.line.text().len() + text.len() > limits::REMARK_BYTES;
    let mut is_in = false;
    let reply = change_line(record, context, |line| {
        is_in = line.apply(Edit::Paste(text));
        is_in
    });
    if is_in || !is_too_long {
        return reply;
    }
    let most = (limits::REMARK_BYTES / 1024).to_string();
    Reply::note(Weight::Attention, Word::PasteTooLong.fill(context.lang, &[("most", &most)]))
}

pub(super) fn edit_line(record: &mut Record, context: Context<'_>, edit: Edit) -> Reply {
    change_line(record, context, |line| line.apply(edit))
}

/// Changes the line; its first letter fixes to what the remark belongs.
pub(super) fn change_line(
    record: &mut Record,
    context: Context<'_>,
    change: impl FnOnce(&mut Editor) -> bool,
) -> Reply {
    let was_empty = record.line.text().is_empty();
    change(&mut record.line);
    match (was_empty, record.line.text().is_empty()) {
        (true, false) => record.pin(context),
        (false, true) => record.unpin_if_blank(),
        _ => {}
    }
    Reply::default()
}

/// The edit that a key of a text field means, in a field of so many columns.
#[must_use]
pub(crate) fn edit_of(key: TextKey, columns: usize, typing: Typing) -> Edit {
    match key {
        TextKey::Backspace => backspace(typing),
        TextKey::Delete => Edit::Delete,
        TextKey::Left => Edit::Left,
        TextKey::Right => Edit::Right,
        TextKey::WordLeft => Edit::WordLeft,
        TextKey::WordRight => Edit::WordRight,
        TextKey::LineStart => Edit::LineStart,
        TextKey::LineEnd => Edit::LineEnd,
        TextKey::DeleteWord => Edit::DeleteWordLeft,
        TextKey::DeleteToStart => Edit::DeleteToLineStart,
        TextKey::SelectLeft => Edit::SelectLeft,
        TextKey::SelectRight => Edit::SelectRight,
        TextKey::SelectAll => Edit::SelectAll,
        TextKey::DeleteToEnd => Edit::DeleteToLineEnd,
        TextKey::TextStart => Edit::TextStart,
        TextKey::TextEnd => Edit::TextEnd,
        TextKey::SelectWordLeft => Edit::SelectWordLeft,
        TextKey::SelectWordRight => Edit::SelectWordRight,
        TextKey::SelectLineStart => Edit::SelectLineStart,
        TextKey::SelectLineEnd => Edit::SelectLineEnd,
        TextKey::SelectUp => Edit::SelectUp { columns },
        TextKey::SelectDown => Edit::SelectDown { columns },
        TextKey::Copy => Edit::Copy,
        TextKey::Cut => Edit::Cut,
        TextKey::PutBack => Edit::PutBack,
        TextKey::Down => Edit::Down { columns },
    }
}

fn up_in_line(record: &mut Record, context: Context<'_>) -> Reply {
    if !record.line.text().is_empty() {
        let columns = line_columns(context.size);
        return edit_line(record, context, Edit::Up { columns });
    }
    let last = record.desk.shown.remarks.iter().rev().find(|remark| remark.struck.is_none());
    match last.map(|remark| remark.id.clone()) {
        Some(id) => record.edit(context, &id),
        None => Reply::note(Weight::Attention, Word::NothingToEdit.text(context.lang)),
    }
}

fn undo(record: &mut Record, context: Context<'_>) -> Reply {
    if !record.line.text().is_empty() && record.line.apply(Edit::Undo) {
        record.unpin_if_blank();
        return Reply::default();
    }
    let before = record.desk.shown.clone();
    let outcome = record.desk.undo(context.now);
    told(record, context, &before, outcome, [Word::Undone, Word::NothingToUndo])
}

fn redo(record: &mut Record, context: Context<'_>) -> Reply {
    if record.line.apply(Edit::Redo) {
        return Reply::default();
    }
    let before = record.desk.shown.clone();
    let outcome = record.desk.redo(context.now);
    told(record, context, &before, outcome, [Word::Redone, Word::NothingToRedo])
}

type Taken =
    Result<Option<(Deed, Option<crate::ui::event::Effect>)>, crate::session::change::Refusal>;

fn told(
    record: &mut Record,
    context: Context<'_>,
    before: &Session,
    outcome: Taken,
    [done, nothing]: [Word; 2],
) -> Reply {
    let lang = context.lang;
    match outcome {
        Ok(Some((deed, effect))) => {
            record.refresh();
            record.selection.agenda = record.desk.shown.position().unwrap_or(0);
            let mut what = record.deed(lang, &deed);
            if let Some((of, remark)) = altered(before, &record.desk.shown) {
                what = format!("{what} · {}", named::remark(lang, of, remark));
            }
            let text = done.fill(lang, &[("what", &what)]);
            Reply { effects: effect.into_iter().collect(), ..Reply::note(Weight::Done, text) }
        }
        Ok(None) => Reply::note(Weight::Attention, nothing.text(lang)),
        Err(why) => Reply::note(Weight::Trouble, refusal(lang, &record.desk.shown, &why)),
    }
}

/// Returns the first remark that is not as it was.
fn altered<'a>(before: &'a Session, now: &'a Session) -> Option<(&'a Session, &'a Remark)> {
    let (old, new) = (&before.remarks, &now.remarks);
    let is_same = |at: usize| old.get(at).zip(new.get(at)).is_some_and(|(a, b)| Arc::ptr_eq(a, b));
    let at = (0..old.len().max(new.len())).find(|at| !is_same(*at))?;
    let of = if old.len() > new.len() { before } else { now };
    Some((of, of.remarks.get(at)?))
}

fn suspend(record: &mut Record, context: Context<'_>) -> Reply {
    let mut reply = record.act(context, Deed::Suspend, Change::Suspend);
    if reply.note.is_none() {
        let key = view::key_name(Action::StepNext);
        let text = Word::SuspendedNote.fill(context.lang, &[("key", &key)]);
        reply.note = Some(Note { text, weight: Weight::Done });
    }
    reply
}

fn turn_focus(record: &mut Record, forwards: bool, context: Context<'_>) -> Reply {
    record.focus = record.focus.turned(forwards);
    match record.focus {
        Focus::Line => record.scroll = None,
        Focus::Agenda => record.selection.agenda = record.desk.shown.position().unwrap_or(0),
        Focus::Remarks => {
            record.selection.remark = record.desk.shown.remarks.len().saturating_sub(1);
            bring(record, context);
        }
        Focus::Shortcomings => {}
    }
    Reply::default()
}

/// Returns the rows and columns in which remarks are seen.
fn remark_rows(record: &Record, context: Context<'_>) -> Rect {
    below(areas(record, context.size).remarks, view::remarks_head(record, context.size))
}

fn feed<'a>(record: &'a Record, context: Context<'_>) -> Feed<'a> {
    Feed { record, lang: context.lang, columns: remark_rows(record, context).width }
}

pub(super) fn bring(record: &mut Record, context: Context<'_>) {
    let rows = usize::from(remark_rows(record, context).height);
    record.scroll = feed(record, context).bring(record.selection.remark, rows);
}

fn page(record: &mut Record, action: Action, context: Context<'_>) -> Reply {
    let rows = usize::from(remark_rows(record, context).height);
    let by = rows.saturating_sub(1).max(1);
    match record.focus {
        Focus::Line | Focus::Remarks => scroll(record, context, action == Action::PageUp, by),
        Focus::Agenda | Focus::Shortcomings => {
            for _ in 0..by {
                step_selection(record, action == Action::PageDown);
            }
        }
    }
    Reply::default()
}

fn scroll(record: &mut Record, context: Context<'_>, up: bool, by: usize) {
    let area = remark_rows(record, context);
    let feed = feed(record, context);
    let count = record.desk.shown.remarks.len();
    if count == 0 {
        return;
    }
    let at = record.scroll.unwrap_or_else(|| feed.end());
    let height = |entry| feed.height(entry);
    let scroll = if up {
        Some(at.up(by, usize::from(area.height), height)).filter(|at| *at < feed.end())
    } else {
        at.down(by, count, height)
    };
    record.scroll = scroll;
    if record.focus == Focus::Remarks {
        let seen = self::feed(record, context).rows(usize::from(area.height));
        let entry = if up { seen.first() } else { seen.last() };
        record.selection.remark = entry.copied().unwrap_or(0);
    }
}

fn step_selection(record: &mut Record, down: bool) {
    let step = |at: usize, count: usize| {
        if down { (at + 1).min(count.saturating_sub(1)) } else { at.saturating_sub(1) }
    };
    if record.focus == Focus::Shortcomings {
        let row = step(record.selected_shortcoming(), record.listed().len());
        return record.select_shortcoming(row);
    }
    let session = &record.desk.shown;
    let selection = &mut record.selection;
    match record.focus {
        Focus::Agenda => selection.agenda = step(selection.agenda, session.agenda.len()),
        Focus::Remarks => selection.remark = step(selection.remark, session.remarks.len()),
        Focus::Line | Focus::Shortcomings => {}
    }
}

fn select(record: &mut Record, action: Action, context: Context<'_>) -> Reply {
    match action {
        Action::Up => step_selection(record, false),
        Action::Down => step_selection(record, true),
        _ => {
            let end = if action == Action::First { 0 } else { usize::MAX };
            let session = &record.desk.shown;
            let at = |count: usize| end.min(count.saturating_sub(1));
            match record.focus {
                Focus::Agenda => record.selection.agenda = at(session.agenda.len()),
                Focus::Remarks => record.selection.remark = at(session.remarks.len()),
                Focus::Shortcomings => record.select_shortcoming(end),
                Focus::Line => {}
            }
        }
    }
    if record.focus == Focus::Remarks {
        bring(record, context);
    }
    Reply::default()
}

fn accept_in_panel(record: &mut Record, context: Context<'_>) -> Reply {
    let session = &record.desk.shown;
    match record.focus {
        Focus::Line => Reply::default(),
        Focus::Agenda => match session.agenda.get(record.selection.agenda) {
            Some(step) => {
                let id = step.id.clone();
                record.focus = Focus::Line;
                record.go(context, &id)
            }
            None => Reply::default(),
        },
        Focus::Remarks => match session.remarks.get(record.selection.remark) {
            Some(remark) => {
                let id = remark.id.clone();
                record.edit(context, &id)
            }
            None => Reply::note(Weight::Attention, Word::NothingToEdit.text(context.lang)),
        },
        Focus::Shortcomings => {
            let all = record.listed();
            let each = all.get(record.selected_shortcoming());
            let Some(id) = each.map(|each| each.shortcoming.id.clone()) else {
                return Reply::default();
            };
            let mut ids = record.link().shortcomings;
            match ids.iter().position(|each| *each == id) {
                Some(index) => drop(ids.remove(index)),
                None => ids.push(id),
            }
            record.chosen.shortcomings = Some(ids);
            Reply::default()
        }
    }
}

/// Asks why a remark is struck out, or lets it stand again.
pub fn strike(record: &mut Record, id: RemarkId, context: Context<'_>) -> Reply {
    let session = &record.desk.shown;
    if session.remark(&id).is_some_and(|remark| remark.struck.is_some()) {
        return record.strike(context, &id, "");
    }
    let hint = session.remark(&id).map(|remark| named::remark(context.lang, session, remark));
    let mut form = Form::new(Word::StrikeTitle, FormPurpose::Strike(id), &[Word::FieldReason]);
    form.hint = hint.unwrap_or_default();
    Reply::overlay(Overlay::Form(form))
}

/// Does what was picked from a list.
pub fn on_picks(
    record: &mut Record,
    purpose: &Purpose,
    picks: Vec<Pick>,
    context: Context<'_>,
) -> Reply {
    let first = picks.first().cloned();
    match (purpose, first) {
        (Purpose::Speaker(subject), Some(Pick::Member(member))) => {
            record.speaker(context, subject, member)
        }
        (Purpose::Target(subject), Some(Pick::Target(to))) => target(record, context, subject, to),
        (Purpose::Shortcomings(subject), _) => about(record, context, subject, &picks),
        (Purpose::MoreShortcomings, _) => {
            record.add_shortcomings(shortcomings_of(&picks));
            Reply::default()
        }
        (Purpose::Inbox(id), Some(Pick::Member(member))) => {
            super::inbox::assign(record, id, member, context)
        }
        (Purpose::Phrase, Some(Pick::Words(words))) => {
            edit_line(record, context, Edit::Paste(words))
        }
        (Purpose::Answered(verdict), Some(_)) => {
            let ids = picks.into_iter().filter_map(|pick| match pick {
                Pick::Remark(id) => Some(id),
                _ => None,
            });
            record.answer(ids.collect(), *verdict)
        }
        (Purpose::Kind(subject), Some(Pick::Kind(kind))) => record.set_kind(context, subject, kind),
        (Purpose::Paper, Some(pick)) => record.on_paper(&pick, context),
        (Purpose::Chair(was), Some(Pick::Member(member))) => {
            let now = Posts { chair: member, ..was.clone() };
            record.act(context, Deed::Appoint, Change::Appoint { was: was.clone(), now })
        }
        (Purpose::MinuteTaker(was), Some(Pick::Member(member))) => {
            let now = Posts { minute_taker: member, ..was.clone() };
            record.act(context, Deed::Appoint, Change::Appoint { was: was.clone(), now })
        }
        _ => super::duties::on_picks(record, purpose, &picks, context),
    }
}

fn target(
    record: &mut Record,
    context: Context<'_>,
    subject: &Subject,
    to: Option<Party>,
) -> Reply {
    match subject {
        Subject::Line => {
            record.chosen.to = Some(to);
            Reply::default()
        }
        Subject::Remark(id) => record.assign(context, id, |link| link.to = to),
    }
}

fn shortcomings_of(picks: &[Pick]) -> Vec<ShortcomingId> {
    let ids = picks.iter().filter_map(|pick| match pick {
        Pick::Shortcoming(id) => Some(id.clone()),
        _ => None,
    });
    ids.collect()
}

fn about(record: &mut Record, context: Context<'_>, subject: &Subject, picks: &[Pick]) -> Reply {
    let ids = shortcomings_of(picks);
    match subject {
        Subject::Line => {
            record.chosen = Chosen { shortcomings: Some(ids), ..record.chosen.clone() };
            Reply::default()
        }
        Subject::Remark(id) => record.assign(context, id, |link| link.shortcomings = ids),
    }
}

/// Does what a form was filled in for.
pub fn on_form(record: &mut Record, form: &Form, context: Context<'_>) -> Reply {
    match &form.purpose {
        FormPurpose::AddMember => record.add_member(context, form.value(0), form.value(1)),
        FormPurpose::Strike(id) => record.strike(context, id, form.value(0)),
        FormPurpose::Promise(id) => super::duties::on_form(record, id, form, context),
        FormPurpose::Settle(key, state) => {
            super::carried::on_form(record, (key, *state), form, context)
        }
        FormPurpose::LeaveTurn(step) => record.leave_turn(context, step, form.value(0)),
        FormPurpose::Approve | FormPurpose::Close | FormPurpose::Seal | FormPurpose::Reopen => {
            record.on_end_form(form, context)
        }
        _ => Reply::default(),
    }
}

/// Does what the mouse means here.
pub fn mouse(record: &mut Record, mouse: Mouse, context: Context<'_>) -> Reply {
    let areas = areas(record, context.size);
    let at = Position { x: mouse.column, y: mouse.row };
    match mouse.act {
        MouseAct::WheelUp => scroll(record, context, true, WHEEL_ROWS),
        MouseAct::WheelDown => scroll(record, context, false, WHEEL_ROWS),
        MouseAct::Press if areas.agenda.contains(at) => {
            let index = view::agenda_at(record, areas.agenda, at.y);
            return press(record, Focus::Agenda, index, context);
        }
        MouseAct::Press if areas.shortcomings.contains(at) => {
            let index = view::shortcoming_at(record, areas.shortcomings, at.y);
            return press(record, Focus::Shortcomings, index, context);
        }
        MouseAct::Press if areas.remarks.contains(at) => {
            let rows = remark_rows(record, context);
            let seen = feed(record, context).rows(usize::from(rows.height));
            let index = at.y.checked_sub(rows.y).and_then(|row| seen.get(usize::from(row)));
            let index = index.copied();
            record.focus = Focus::Remarks;
            record.selection.remark = index.unwrap_or(record.selection.remark);
        }
        MouseAct::Press if areas.chips.contains(at) => {
            if let Some(action) = chips::chip_at(record, context, areas.chips, at.x) {
                return on_action(record, action, context);
            }
        }
        MouseAct::Press => record.focus = Focus::Line,
    }
    Reply::default()
}

fn press(record: &mut Record, focus: Focus, index: Option<usize>, context: Context<'_>) -> Reply {
    let Some(index) = index else { return Reply::default() };
    let selected = match focus {
        Focus::Agenda => record.selection.agenda,
        _ => record.selected_shortcoming(),
    };
    let again = selected == index && record.focus == focus;
    match focus {
        Focus::Agenda => record.selection.agenda = index,
        _ => record.select_shortcoming(index),
    }
    record.focus = focus;
    if again { accept_in_panel(record, context) } else { Reply::default() }
}
