//! Events while the minutes are read back above a window.

use crate::locale::ending::EndWord;
use crate::locale::fault::fault_here;
use crate::session::Instant;
use crate::session::paper::PaperRules;
use crate::store::fault::Fault;
use crate::text::typing::Typing;
use crate::ui::editor::Edit;
use crate::ui::event::{Effect, Errand, Mouse};
use crate::ui::keys::{Action, Place};
use crate::ui::model::{Model, Screen};
use crate::ui::screens::read_back::{self, ReadBack};
use crate::ui::screens::record::{self, Record};
use crate::ui::screens::{Context, Reply, Weight};

/// Opens the minutes, and asks how papers are written: the user may have altered that.
pub(super) fn open(model: &mut Model) -> Reply {
    let Some(record) = model.screen.record() else { return Reply::default() };
    let errand = Errand::Papers(record.desk.path.clone());
    model.reading = Some(Box::new(ReadBack::new(&record.desk.shown)));
    Reply::effect(Effect::Errand(errand))
}

/// Takes up how papers are written.
pub(super) fn on_papers(model: &mut Model, rules: Box<PaperRules>, why: Option<Fault>) -> Reply {
    if let Some(reading) = &mut model.reading {
        reading.take_rules(rules);
    }
    let Some(why) = why else { return Reply::default() };
    let why = fault_here(model.lang, &why);
    Reply::note(Weight::Attention, EndWord::OwnUnread.fill(model.lang, &[("why", &why)]))
}

/// Lays the minutes out anew where something is another. The chair's window has no line but here:
/// a correction that an earlier run left there goes on here.
pub(super) fn follow(model: &mut Model, now: Instant) -> Vec<Effect> {
    let is_left = match &model.screen {
        Screen::Chair(chair) => model.reading.is_none() && chair.record.correcting().is_some(),
        _ => false,
    };
    let effects = if is_left { open(model).effects } else { Vec::new() };
    with(model, now, |reading, record, context| {
        reading.follow(&record.desk.shown, context.profile, context.size);
    });
    effects
}

/// Returns the places whose keys hold; `None` where nothing is read.
pub(super) fn places(model: &Model) -> Option<Vec<Place>> {
    model.reading.as_ref()?;
    Some(read_back::places(model.screen.record()?))
}

/// Does what a key means; `None` where nothing is read.
pub(super) fn on_action(model: &mut Model, action: Action, now: Instant) -> Option<Reply> {
    let (reply, goes_on) = with(model, now, |reading, record, context| {
        read_back::on_action(reading, record, action, context)
    })?;
    if !goes_on {
        model.reading = None;
    }
    Some(reply)
}

/// Takes a letter for the remark that is corrected; `None` where nothing is read.
pub(super) fn on_typed(
    model: &mut Model,
    letter: char,
    typing: Typing,
    now: Instant,
) -> Option<Reply> {
    with(model, now, |_, record, context| match record.correcting() {
        Some(_) => record::on_letter(record, letter, typing, context),
        None => Reply::default(),
    })
}

/// The same for pasted text.
pub(super) fn on_paste(model: &mut Model, text: &str, now: Instant) -> Option<Reply> {
    with(model, now, |_, record, context| match record.correcting() {
        Some(_) => record::in_line(record, Edit::Paste(text.to_owned()), context),
        None => Reply::default(),
    })
}

/// Does what the mouse means; `None` where nothing is read.
pub(super) fn on_mouse(model: &mut Model, mouse: Mouse, now: Instant) -> Option<Reply> {
    with(model, now, |reading, record, context| read_back::mouse(reading, record, mouse, context))
}

fn with<T>(
    model: &mut Model,
    now: Instant,
    act: impl FnOnce(&mut ReadBack, &mut Record, Context<'_>) -> T,
) -> Option<T> {
    let mut reading = model.reading.take()?;
    let (screen, context) = model.parts(now);
    let done = screen.record_mut().map(|record| act(&mut reading, record, context));
    model.reading = Some(reading).filter(|_| done.is_some());
    done
}
