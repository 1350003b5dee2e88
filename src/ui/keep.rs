//! When the unsent text, and what was said of a report, is kept on the disk.

use chrono::TimeDelta;

use crate::limits;
use crate::session::Instant;
use crate::session::draft::Kept;
use crate::ui::event::{Effect, Outcome};
use crate::ui::model::{Model, Screen};
use crate::ui::screens::record::Record;

fn draft(model: &Model) -> Option<Kept> {
    model.screen.record()?.kept()
}

/// Keeps the unsent text on the disk a moment after it changed.
pub(super) fn keep_draft(model: &mut Model, now: Instant, outcome: &mut Outcome) {
    if let Screen::Prepare(prepare) = &model.screen {
        match model.keep_at {
            Some(at) if now >= at => {
                outcome.effects.extend(draft_now(model));
                outcome.redraw = true; // the mark says that it is kept
            }
            None if prepare.is_unkept() => model.keep_at = Some(soon(now)),
            _ => {}
        }
        return;
    }
    // Words that were sent leave the draft at once: were they offered again after a crash, they
    // would be saved twice. Until they are saved the draft has them as a change with its id.
    let had_line = model.kept.as_ref().is_some_and(|kept| !kept.line.text.is_empty());
    let has_line = model.screen.record().is_some_and(Record::has_unsent);
    match model.keep_at {
        Some(at) if now >= at => outcome.effects.extend(draft_now(model)),
        _ if had_line && !has_line => {
            // Before the change itself: a save may end before the draft is looked at.
            let effect = draft_now(model);
            outcome.effects.splice(0..0, effect);
        }
        Some(_) => {}
        None if draft(model) != model.kept => model.keep_at = Some(soon(now)),
        None => {}
    }
}

fn soon(now: Instant) -> Instant {
    now + TimeDelta::from_std(limits::DRAFT_AFTER).unwrap_or_default()
}

/// Returns the effect that keeps the unsent text, or what was said of a report, as it is now, if
/// the disk has another.
pub(super) fn draft_now(model: &mut Model) -> Option<Effect> {
    if let Screen::Prepare(prepare) = &mut model.screen {
        model.keep_at = None;
        return prepare.keep();
    }
    let draft = draft(model);
    keep(model, draft)
}

fn keep(model: &mut Model, draft: Option<Kept>) -> Option<Effect> {
    model.keep_at = None;
    if draft == model.kept {
        return None;
    }
    model.kept.clone_from(&draft);
    if let Some(record) = model.screen.record_mut() {
        record.desk.no_draft = false;
    }
    Some(Effect::KeepDraft(draft))
}
