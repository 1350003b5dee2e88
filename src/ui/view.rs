//! State to frame: the screen, what lies above it, the rows at the bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::limits;
use crate::locale::ui::Word;
use crate::session::Instant;
use crate::text::wrap;
use crate::ui::event::{Key, Size};
use crate::ui::lay;
use crate::ui::model::{Model, Screen};
use crate::ui::screens::record::Panels;
use crate::ui::screens::{
    Weight, chair, home, opening, prepare, project, read_back, record, rehearsal,
};
use crate::ui::widgets::footer::{self, KeyHint};
use crate::ui::widgets::{pick, put, row};

/// Draws everything into an empty buffer of the screen's size; gives where the cursor is.
#[must_use]
pub fn view(model: &Model, now: Instant, buffer: &mut Buffer) -> Option<Position> {
    draw(model, now, buffer, false)
}

/// Returns what the panels would be drawn from, where nothing else can be drawn in their rows.
pub(super) fn panels(model: &Model, now: Instant) -> Option<Panels> {
    match (&model.screen, &model.overlay) {
        (Screen::Record(record), None) if fits(model) && model.reading.is_none() => {
            Some(Panels::of(record, model.context(now), model.theme))
        }
        _ => None,
    }
}

/// Tells whether the screen is large enough for anything.
fn fits(model: &Model) -> bool {
    let (columns, rows) = limits::SCREEN_MIN;
    model.size.columns >= columns && model.size.rows >= rows
}

/// Says how large the screen has to be.
fn too_small(model: &Model, screen: Rect, buffer: &mut Buffer) {
    let (columns, rows) = limits::SCREEN_MIN;
    let values = [
        ("columns", screen.width.to_string()),
        ("rows", screen.height.to_string()),
        ("needed", format!("{columns}×{rows}")),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let text = Word::TooSmall.fill(model.lang, &values);
    for (offset, line) in (0..screen.height).zip(wrap(&text, usize::from(screen.width))) {
        put(buffer, row(screen, offset), &text[line], model.theme.text());
    }
}

/// Draws everything, without the panels where they stay in the buffer from an earlier frame.
pub(super) fn draw(
    model: &Model,
    now: Instant,
    buffer: &mut Buffer,
    panels_stay: bool,
) -> Option<Position> {
    let screen = Rect { x: 0, y: 0, width: model.size.columns, height: model.size.rows };
    if !fits(model) {
        too_small(model, screen, buffer);
        return None;
    }
    let context = model.context(now);
    let mut cursor = match &model.screen {
        screen if model.reading.is_some() => {
            let reading = model.reading.as_deref().zip(screen.record());
            reading.and_then(|(reading, record)| {
                read_back::view(reading, record, context, model.theme, buffer)
            })
        }
        Screen::Home(home) => {
            home::view(home, context, model.theme, buffer);
            None
        }
        Screen::Opening(opening) => {
            return opening::view(opening, context, model.theme, buffer);
        }
        Screen::Prepare(prepare) => prepare::view(prepare, context, model.theme, buffer),
        Screen::Record(record) => record::view(record, context, model.theme, buffer, panels_stay),
        Screen::Chair(chair) => {
            chair::view(chair, context, model.theme, buffer);
            None
        }
        Screen::Project(project) => {
            project::draw(project, model.lang, now, model.theme.room(), screen, buffer);
            None
        }
        Screen::Rehearsal(walk) => {
            rehearsal::view(walk, context, model.theme, buffer);
            None
        }
    };
    let last = foot(model, now);
    match &model.note {
        _ if matches!(model.screen, Screen::Project(_)) => {} // the row is the room's
        Some(note) => {
            let style = match note.weight {
                Weight::Done => model.theme.safe(),
                Weight::Attention => model.theme.wanting(),
                Weight::Trouble | Weight::Unsaved => model.theme.alarm(),
            };
            for (back, line) in (0..).zip(model.note_lines().into_iter().rev()) {
                put(buffer, Rect { x: 1, y: last.y - back, ..last }, line, style);
            }
        }
        None => footer::draw(buffer, model.lang, model.theme, last, &hints(model)),
    }
    if let Some(overlay) = &model.overlay {
        // What is said about a list stands below it, not behind it.
        let screen = Rect { height: context.size.rows, ..screen };
        cursor = pick::draw(buffer, model.lang, model.theme, screen, overlay);
    }
    cursor
}

/// Returns the last row, or the part of it in which keys and messages stand.
fn foot(model: &Model, now: Instant) -> Rect {
    let Size { columns, rows } = model.size;
    let last = Rect { x: 0, y: rows.saturating_sub(1), width: columns, height: 1 };
    match &model.screen {
        Screen::Rehearsal(walk) => rehearsal::foot(walk, model.context(now), last),
        _ => last,
    }
}

fn hints(model: &Model) -> Vec<KeyHint> {
    match (&model.overlay, &model.screen) {
        (Some(overlay), _) => lay::hints(overlay),
        (None, screen) if model.reading.is_some() => {
            screen.record().map(read_back::hints).unwrap_or_default()
        }
        (None, Screen::Home(_)) => home::hints(),
        (None, Screen::Opening(_)) => Vec::new(),
        (None, Screen::Prepare(prepare)) => prepare::hints(prepare),
        (None, Screen::Record(record)) => record::hints(record),
        (None, Screen::Chair(chair)) => chair::hints(chair),
        (None, Screen::Project(_)) => Vec::new(),
        (None, Screen::Rehearsal(_)) => rehearsal::hints(),
    }
}

/// Returns the key whose hint stands at a column of the rows at the bottom.
pub(super) fn footer_key(model: &Model, column: u16, now: Instant) -> Option<Key> {
    let last = foot(model, now);
    let hints = hints(model);
    let places = footer::places(model.lang, last, &hints);
    let hit = places.into_iter().find(|(_, x, wide)| {
        let x = last.x + x;
        (x..x + wide).contains(&column)
    });
    hit.map(|(index, _, _)| hints[index].key)
}
