//! What happens by the clock alone, and when the clock is asked for.

use chrono::{TimeDelta, Timelike};

use crate::limits;
use crate::locale::ui::Word;
use crate::session::Instant;
use crate::ui::desk::whole_second;
use crate::ui::event::Outcome;
use crate::ui::model::{Model, Screen};
use crate::ui::screens::{Note, Weight};

/// Takes note that the time has come for which the window asked.
pub(super) fn on_clock(model: &mut Model, now: Instant) -> Outcome {
    let is_ticking = match &model.screen {
        Screen::Project(project) => project.is_ticking() || project.is_old(now),
        Screen::Chair(chair) => chair.is_ticking(),
        _ => false,
    };
    let mut redraw = is_ticking || model.minute != Some(minute(now));
    model.minute = Some(minute(now));
    let record = model.screen.record();
    let waiting = record.map_or(0, |record| record.desk.waiting());
    let no_draft = record.is_some_and(|record| record.desk.no_draft);
    if let Some(leaving) = &mut model.leaving {
        let waited = (now - leaving.since).to_std().unwrap_or_default();
        if !leaving.warned && waited >= limits::QUIT_WAIT {
            leaving.warned = true;
            let word = if no_draft { Word::LeaveLosing } else { Word::LeaveUnsaved };
            let text = word.fill(model.lang, &[("count", &waiting.to_string())]);
            model.note = Some(Note { text, weight: Weight::Trouble });
            redraw = true;
        }
    }
    Outcome { redraw, effects: Vec::new() }
}

/// Returns the moment at which the minute began.
pub(super) fn minute(now: Instant) -> Instant {
    now.with_second(0).and_then(|now| now.with_nanosecond(0)).unwrap_or(now)
}

/// When something is to happen without a key: the clock's next minute, a draft, leaving.
pub(super) fn wake_at(model: &Model, now: Instant) -> Instant {
    let next_minute = minute(now) + TimeDelta::minutes(1);
    let leaving = model
        .leaving
        .filter(|leaving| !leaving.warned)
        .map(|leaving| leaving.since + TimeDelta::from_std(limits::QUIT_WAIT).unwrap_or_default());
    let room = match &model.screen {
        Screen::Project(project) => Some(project.wake_at(now)),
        Screen::Chair(chair) if chair.is_ticking() => {
            Some(whole_second(now) + TimeDelta::seconds(1))
        }
        _ => None,
    };
    [Some(next_minute), model.keep_at, leaving, room]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(next_minute)
}
