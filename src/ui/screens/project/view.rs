//! How the room's screen looks.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Project, plan};
use crate::locale::Lang;
use crate::locale::ui::{Hint, RoomWord, Word};
use crate::session::Instant;
use crate::session::public::{PublicStep, Stage};
use crate::text::width;
use crate::ui::big::Face;
use crate::ui::event::{Key, Size};
use crate::ui::keys::{self, Action, Place};
use crate::ui::theme::Room;
use crate::ui::widgets::{below, from_column, paint, put, put_right};

/// Returns the area of a whole screen.
pub(super) fn whole(size: Size) -> Rect {
    Rect { x: 0, y: 0, width: size.columns, height: size.rows }
}

/// Draws the screen into an area: the whole terminal's, or a part of the chair's screen.
pub fn draw(
    project: &Project,
    lang: Lang,
    now: Instant,
    theme: Room,
    area: Rect,
    buffer: &mut Buffer,
) {
    paint(buffer, area, theme.text());
    let plan = plan::of(&project.view, project.turned, lang, area);
    status(buffer, project, &plan, (lang, now, theme));
    let Some(scene) = &project.view.scene else { return };
    let step = match &scene.stage {
        Stage::Step(step) => Some(&**step),
        Stage::Preparing | Stage::Suspended | Stage::Over => None,
    };
    let title = if step.is_some() { &*scene.title } else { "" }; // elsewhere it is the body
    bar(buffer, plan.bar, title, &right_of_bar(step, plan.band.0, lang, now), theme);
    block(buffer, &plan.heading, theme.accent());
    block(buffer, &plan.body, theme.strong());
    band(buffer, plan.band, step, (lang, now), theme);
}

/// Draws what the meeting is called, and what stands at the right end.
fn bar(buffer: &mut Buffer, area: Rect, title: &str, right: &str, theme: Room) {
    put_right(buffer, area, right, theme.text());
    let taken = u16::try_from(width(right)).unwrap_or(u16::MAX).saturating_add(2);
    let left = Rect { width: area.width.saturating_sub(taken), ..area };
    put(buffer, left, title, theme.text());
}

/// Step and time stand in the bar, unless they stand in large letters at the foot.
fn right_of_bar(step: Option<&PublicStep>, band: Face, lang: Lang, now: Instant) -> String {
    if band != Face::Plain {
        return step.and_then(|step| since(step, lang)).unwrap_or_default();
    }
    let place = step.map(|step| match since(step, lang) {
        Some(since) => format!("{} ({since})   ", number(step, lang)),
        None => format!("{}   ", number(step, lang)),
    });
    format!("{}{}", place.unwrap_or_default(), clock(now))
}

fn clock(now: Instant) -> String {
    now.format("%H:%M").to_string()
}

fn number(step: &PublicStep, lang: Lang) -> String {
    let (step, steps) = (step.number.to_string(), step.of.to_string());
    Word::Step.fill(lang, &[("step", &step), ("steps", &steps)])
}

fn since(step: &PublicStep, lang: Lang) -> Option<String> {
    let time = clock(step.begun?);
    Some(RoomWord::Since.fill(lang, &[("time", &time)]))
}

fn block(buffer: &mut Buffer, block: &plan::Block, style: Style) {
    let Some(face) = block.face else { return };
    for (line, text) in (0..).zip(&block.lines) {
        let place = below(block.area, line * face.pitch());
        let free = place.width.saturating_sub(columns(face, text));
        let left = if block.is_title { free / 2 } else { 0 };
        face.draw(buffer, from_column(place, left), text, style);
    }
}

/// Draws who speaks; on a large screen between step and time.
fn band(
    buffer: &mut Buffer,
    (face, area): (Face, Rect),
    step: Option<&PublicStep>,
    (lang, now): (Lang, Instant),
    theme: Room,
) {
    let speaker = step.and_then(|step| step.speaker.as_deref());
    if face == Face::Plain {
        if let Some(name) = speaker {
            let text = RoomWord::Speaker.fill(lang, &[("name", name)]);
            put(buffer, area, &text, theme.strong());
        }
        return;
    }
    let at_right = |text: &str| area.width.saturating_sub(columns(face, text));
    let clock = clock(now);
    let right = at_right(&clock);
    face.draw(buffer, from_column(area, right), &clock, theme.accent());
    let number = step.map(|step| number(step, lang)).unwrap_or_default();
    face.draw(buffer, area, &number, theme.accent());
    let left = columns(face, &number) + columns(face, "  ");
    let Some(name) = speaker else { return };
    let place = from_column(area, left);
    let text = RoomWord::Speaker.fill(lang, &[("name", name)]);
    let is_room = |text: &str| left + columns(face, text) + columns(face, "  ") <= right;
    match [&*text, name].into_iter().find(|text| is_room(text)) {
        Some(text) => face.draw(buffer, place, text, theme.strong()),
        // What is too long for large letters is said in small ones rather than cut.
        None => {
            let place = Rect { width: right.saturating_sub(left), ..below(place, face.rows() / 2) };
            put(buffer, place, &text, theme.strong());
        }
    }
}

fn columns(face: Face, text: &str) -> u16 {
    u16::try_from(face.width(text)).unwrap_or(u16::MAX)
}

/// Draws the last row: the way to the help, what is out of the ordinary, the page.
fn status(
    buffer: &mut Buffer,
    project: &Project,
    plan: &plan::Plan,
    (lang, now, theme): (Lang, Instant, Room),
) {
    let area = plan.status;
    let help = keys::key_of(&[Place::Everywhere], Action::Help).map(Key::name);
    let help = format!("{} {}", help.unwrap_or_default(), Hint::Help.text(lang));
    let mut used = put(buffer, area, &help, theme.faint()) + 2;
    let mut say = |text: &str, style| {
        let text = format!(" {text} ");
        used += put(buffer, from_column(area, used), &text, style) + 1;
    };
    let is_held = project
        .view
        .scene
        .as_ref()
        .is_some_and(|scene| matches!(&scene.stage, Stage::Step(step) if step.is_held));
    if project.view.scene.is_none() {
        say(RoomWord::Blank.text(lang), theme.text());
    } else if is_held {
        say(RoomWord::Held.text(lang), theme.text());
    }
    if let Some(age) = project.age(now) {
        say(&RoomWord::Age.fill(lang, &[("age", &age_words(age, lang))]), theme.attention());
    }
    if plan.body.pages > 1 {
        let (page, pages) = ((plan.body.page + 1).to_string(), plan.body.pages.to_string());
        let text = RoomWord::Page.fill(lang, &[("page", &page), ("pages", &pages)]);
        put_right(buffer, area, &text, theme.strong());
    }
}

fn age_words(age: TimeDelta, lang: Lang) -> String {
    let (word, count) = match age.num_seconds() {
        seconds @ ..120 => (RoomWord::Seconds, seconds),
        seconds => (RoomWord::Minutes, seconds / 60),
    };
    word.fill(lang, &[("count", &count.to_string())])
}
