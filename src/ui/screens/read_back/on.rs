//! What keys and the mouse mean where the minutes are read back.

use super::{ReadBack, view};
use crate::locale::ending::EndWord;
use crate::locale::session::refusal;
use crate::minutes::Origin;
use crate::session::change::Refusal;
use crate::ui::event::{Key, Mouse, MouseAct};
use crate::ui::keys::{self, Action, Place};
use crate::ui::screens::record::{self, Record};
use crate::ui::screens::{Context, Reply, Weight};

/// How many lines one turn of the wheel goes.
const WHEEL_LINES: usize = 3;

/// Does what a key means here; tells whether the reading goes on.
pub fn on_action(
    reading: &mut ReadBack,
    record: &mut Record,
    action: Action,
    context: Context<'_>,
) -> (Reply, bool) {
    if record.correcting().is_some() {
        return (correcting(record, action, context), true);
    }
    let last = reading.laid.lines.len().saturating_sub(1);
    let page = usize::from(view::text_rows(record, context.size)).saturating_sub(1).max(1);
    if let Some(at) = action.moved(reading.at, page, last) {
        reading.at = at;
        return (Reply::default(), true);
    }
    match action {
        Action::MarkRead => mark(reading),
        Action::Correct | Action::Strike => {
            return (alter(reading, record, action, context), true);
        }
        Action::Back => return (Reply::default(), false),
        _ => return (record::on_action(record, action, context), true),
    }
    (Reply::default(), true)
}

/// A remark is in the line: only what alters it, sends or drops its words is done.
fn correcting(record: &mut Record, action: Action, context: Context<'_>) -> Reply {
    match action {
        Action::EditLast if record.is_line_blank() => Reply::default(),
        Action::Send => {
            let reply = record::on_action(record, action, context);
            match (&reply.note, &reply.overlay, record.correcting()) {
                (None, None, None) => {
                    let told = Reply::note(Weight::Done, EndWord::Corrected.text(context.lang));
                    Reply { note: told.note, ..reply }
                }
                _ => reply,
            }
        }
        Action::NewLine
        | Action::Text(_)
        | Action::EditLast
        | Action::Back
        | Action::Undo
        | Action::Redo
        | Action::Expand
        | Action::Speaker
        | Action::Kind
        | Action::Target
        | Action::Shortcomings => record::on_action(record, action, context),
        _ => Reply::default(),
    }
}

/// Takes it that all to here is read, and goes to the next line that has words.
fn mark(reading: &mut ReadBack) {
    let lines = &reading.laid.lines;
    reading.read = reading.read.max((reading.at + 1).min(lines.len()));
    let behind = lines.iter().enumerate().skip(reading.at + 1);
    let mut behind = behind.filter(|(_, line)| !line.printed.text.is_empty());
    match behind.next() {
        Some((next, _)) => reading.at = next,
        None => reading.read = lines.len(),
    }
}

/// Takes the remark of the line to be corrected, or asks why it is struck out.
fn alter(reading: &ReadBack, record: &mut Record, action: Action, context: Context<'_>) -> Reply {
    let from = reading.laid.lines.get(reading.at).and_then(|line| line.printed.from.as_ref());
    let lang = context.lang;
    if record.desk.shown.seal().is_some() {
        return Reply::note(Weight::Attention, refusal(lang, &record.desk.shown, &Refusal::Sealed));
    }
    let Some(Origin::Remark(id)) = from else {
        let key = keys::key_of(&[Place::ReadBack], action).map_or_else(String::new, Key::name);
        let text = EndWord::NoRemark.fill(lang, &[("key", &key)]);
        return Reply::note(Weight::Attention, text);
    };
    match action {
        Action::Strike => record::strike(record, id.clone(), context),
        _ => record.edit(context, &id.clone()),
    }
}

/// Does what the mouse means here.
pub fn mouse(reading: &mut ReadBack, record: &Record, mouse: Mouse, context: Context<'_>) -> Reply {
    let last = reading.laid.lines.len().saturating_sub(1);
    match mouse.act {
        MouseAct::WheelUp => reading.at = reading.at.saturating_sub(WHEEL_LINES),
        MouseAct::WheelDown => reading.at = (reading.at + WHEEL_LINES).min(last),
        MouseAct::Press => {
            if let Some(line) = view::line_at(reading, record, context.size, mouse) {
                reading.at = line;
            }
        }
    }
    Reply::default()
}
