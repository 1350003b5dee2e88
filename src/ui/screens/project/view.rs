//! How the room's screen looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::facts::columns;
use super::{Project, plan};
use crate::locale::Lang;
use crate::locale::room::{self, RoomWord};
use crate::locale::ui::{Hint, Word};
use crate::session::Instant;
use crate::session::public::{PublicStep, PublicView, Stage};
use crate::text::width;
use crate::ui::big::Face;
use crate::ui::event::{Key, Size};
use crate::ui::keys::{self, Action, Place};
use crate::ui::theme::Room;
use crate::ui::widgets::{below, from_column, paint, put, put_right};

/// Columns between what the meeting is called and what stands at the right end.
const BETWEEN: usize = 2;

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
    let plan = plan::of(&project.view, project.turned, (lang, now), area);
    status(buffer, project, &plan, (lang, now, theme));
    let Some(scene) = &project.view.scene else { return };
    let step = match &scene.stage {
        Stage::Step(step) => Some(&**step),
        Stage::Preparing | Stage::Suspended | Stage::Over => None,
    };
    let title = if step.is_some() { &*scene.title } else { "" }; // elsewhere it is the body
    let has_band = plan.band.height > 0;
    bar(buffer, plan.bar, title, &right_of_bar(step, has_band, lang, now), theme);
    block(buffer, &plan.heading, theme.accent());
    block(buffer, &plan.body, theme.strong());
    plan.facts.0.draw(buffer, plan.facts.1, theme);
    if has_band {
        band(buffer, plan.band, step, (lang, now), theme);
    }
}

/// Tells whether what the meeting is called does not fit beside what stands at the right end.
pub(super) fn is_title_cut(view: &PublicView, plan: &plan::Plan, lang: Lang, now: Instant) -> bool {
    let Some(scene) = &view.scene else { return false };
    let Stage::Step(step) = &scene.stage else { return false };
    let right = right_of_bar(Some(step), plan.band.height > 0, lang, now);
    width(&scene.title) + width(&right) + BETWEEN > usize::from(plan.bar.width)
}

/// Draws what the meeting is called, and what stands at the right end.
fn bar(buffer: &mut Buffer, area: Rect, title: &str, right: &str, theme: Room) {
    put_right(buffer, area, right, theme.text());
    let taken = u16::try_from(width(right) + BETWEEN).unwrap_or(u16::MAX);
    let left = Rect { width: area.width.saturating_sub(taken), ..area };
    put(buffer, left, title, theme.text());
}

/// Step and time stand in the bar, unless they stand in large letters at the foot.
fn right_of_bar(step: Option<&PublicStep>, has_band: bool, lang: Lang, now: Instant) -> String {
    let since = |step: &PublicStep| step.begun.map(|begun| room::since(lang, begun, now));
    if has_band {
        return step.and_then(since).unwrap_or_default();
    }
    let place = step.map(|step| match since(step) {
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

fn block(buffer: &mut Buffer, block: &plan::Block, style: Style) {
    let Some(face) = block.face else { return };
    for (line, text) in (0..).zip(&block.lines) {
        let place = below(block.area, line * face.pitch());
        let free = place.width.saturating_sub(columns(face, text));
        let left = if block.is_title { free / 2 } else { 0 };
        face.draw(buffer, from_column(place, left), text, style);
    }
}

/// Draws step and time in large letters.
fn band(
    buffer: &mut Buffer,
    area: Rect,
    step: Option<&PublicStep>,
    (lang, now): (Lang, Instant),
    theme: Room,
) {
    let (face, time) = (Face::Eight, clock(now));
    let right = area.width.saturating_sub(columns(face, &time));
    face.draw(buffer, from_column(area, right), &time, theme.accent());
    let number = step.map(|step| number(step, lang)).unwrap_or_default();
    face.draw(buffer, area, &number, theme.accent());
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
    let old = match (project.age(now), project.unsteered(now)) {
        (Some(age), _) => Some((RoomWord::Age, age)),
        (None, Some(age)) => Some((RoomWord::ChairStopped, age)),
        (None, None) => None,
    };
    if let Some((word, age)) = old {
        let age = room::age(lang, age.num_seconds());
        say(&word.fill(lang, &[("age", &age)]), theme.attention());
    }
    if plan.body.pages > 1 {
        let (page, pages) = ((plan.body.page + 1).to_string(), plan.body.pages.to_string());
        let text = RoomWord::Page.fill(lang, &[("page", &page), ("pages", &pages)]);
        put_right(buffer, area, &text, theme.strong());
    }
}
