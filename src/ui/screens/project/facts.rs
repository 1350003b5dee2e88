//! What stands at the foot of the room's screen: who speaks, clocks, who is there; as large as
//! they fit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::locale::Lang;
use crate::locale::room::{RoomWord, clock, clock_room, roll, sat};
use crate::session::Instant;
use crate::session::clock::{Dial, Light};
use crate::session::public::{PublicStep, PublicView, Scene, Stage};
use crate::ui::big::Face;
use crate::ui::theme::Room;
use crate::ui::widgets::{below, from_column};

/// Lines one below the other, the largest first.
#[derive(Debug, Default)]
pub(super) struct Facts {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    face: Face,
    /// Columns that are taken.
    used: u16,
    /// Where each piece stands in the line.
    pieces: Vec<(u16, Piece)>,
}

/// A piece of a line.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    tone: Tone,
    /// What it may become while it stands where it is.
    room: Vec<String>,
}

#[derive(Debug, Clone, Copy)]
enum Tone {
    Plain,
    Strong,
    Attention,
    Light(Light),
}

/// One thing that is said, in each form that it may have, the longest first.
type Fact = Vec<Vec<Piece>>;

fn piece(text: impl Into<String>, tone: Tone) -> Piece {
    Piece { text: text.into(), tone, room: Vec::new() }
}

impl Piece {
    fn width(&self, face: Face) -> u16 {
        let all = self.room.iter().chain([&self.text]);
        all.map(|text| columns(face, text)).max().unwrap_or(0)
    }
}

/// Returns how many columns a text takes.
pub(super) fn columns(face: Face, text: &str) -> u16 {
    u16::try_from(face.width(text)).unwrap_or(u16::MAX)
}

/// Lays out what is said of a view, in at most so many rows and in letters no larger than these.
pub(super) fn of(view: &PublicView, (lang, now): (Lang, Instant), most: Face, area: Rect) -> Facts {
    let mut facts = Facts::default();
    for fact in said(view, lang, now) {
        facts.add(&fact, most, area);
    }
    facts
}

fn said(view: &PublicView, lang: Lang, now: Instant) -> Vec<Fact> {
    let Some(scene) = &view.scene else { return Vec::new() };
    let mut all = Vec::new();
    if let Stage::Step(step) = &scene.stage {
        all.extend(speech(step, lang, now));
        all.extend(step.step_clock.as_ref().map(|dial| {
            let label = RoomWord::StepClock.text(lang);
            vec![vec![piece(label, Tone::Plain), clock_piece(dial, lang, now)]]
        }));
    }
    all.extend(scene.sat.as_ref().map(|each| vec![vec![piece(sat(lang, each, now), Tone::Plain)]]));
    all.extend(present(scene, lang));
    all
}

fn speech(step: &PublicStep, lang: Lang, now: Instant) -> Option<Fact> {
    let clock = step.speech_clock.as_ref().map(|dial| clock_piece(dial, lang, now));
    let named = step.speaker.as_ref().map(|name| {
        let long = RoomWord::Speaker.fill(lang, &[("name", name)]);
        [piece(long, Tone::Strong), piece(name, Tone::Strong)]
    });
    match (named, clock) {
        (Some(names), clock) => {
            Some(names.map(|name| [name].into_iter().chain(clock.clone()).collect()).to_vec())
        }
        (None, Some(clock)) => {
            let label = piece(RoomWord::SpeakerClock.text(lang), Tone::Plain);
            Some(vec![vec![label, clock]])
        }
        (None, None) => None,
    }
}

fn clock_piece(dial: &Dial, lang: Lang, now: Instant) -> Piece {
    let reading = dial.at(now);
    let tone = if reading.limit_s.is_some() { Tone::Light(reading.light) } else { Tone::Strong };
    Piece { text: clock(lang, &reading), tone, room: clock_room(lang, &reading) }
}

fn present(scene: &Scene, lang: Lang) -> Option<Fact> {
    let there = scene.roll.as_ref()?;
    let is_short = there.quorum.is_some_and(|fact| !fact.is_reached());
    let tone = if is_short { Tone::Attention } else { Tone::Plain };
    Some(roll(lang, there).into_iter().map(|text| vec![piece(text, tone)]).collect())
}

impl Facts {
    /// Returns how many rows they take.
    pub(super) fn rows(&self) -> u16 {
        let rows = self.lines.iter().map(|line| line.face.pitch()).sum::<u16>();
        let last = self.lines.last().map_or(0, |line| line.face.pitch() - line.face.rows());
        rows - last
    }

    /// Puts one fact behind or below the others: the larger and the longer it can be, the better.
    /// What fits nowhere is said in one small line, and cut.
    fn add(&mut self, fact: &Fact, most: Face, area: Rect) {
        let most = self.lines.last().map_or(most, |line| line.face.min(most));
        let faces = [Face::Eight, Face::Plain].into_iter().filter(|face| *face <= most);
        for face in faces {
            for form in fact {
                if self.place(form, face, area) {
                    return;
                }
            }
        }
        if let (Some(form), true) = (fact.last(), self.rows() < area.height) {
            self.new_line(form, Face::Plain);
        }
    }

    fn place(&mut self, form: &[Piece], face: Face, area: Rect) -> bool {
        let wide = width(form, face);
        let gap = columns(face, "   ");
        if let Some(last) = self.lines.last_mut().filter(|last| last.face == face)
            && last.used + gap + wide <= area.width
        {
            last.push(form, gap);
            return true;
        }
        let above = self.lines.last().map_or(0, |line| line.face.pitch() - line.face.rows());
        if wide > area.width || self.rows() + above + face.rows() > area.height {
            return false;
        }
        self.new_line(form, face);
        true
    }

    fn new_line(&mut self, form: &[Piece], face: Face) {
        let mut line = Line { face, used: 0, pieces: Vec::new() };
        line.push(form, 0);
        self.lines.push(line);
    }

    /// Draws them into an area.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, theme: Room) {
        let mut place = area;
        for line in &self.lines {
            for (column, piece) in &line.pieces {
                let style = style(theme, piece.tone);
                line.face.draw(buffer, from_column(place, *column), &piece.text, style);
            }
            place = below(place, line.face.pitch());
        }
    }
}

impl Line {
    fn push(&mut self, form: &[Piece], gap: u16) {
        self.used += gap;
        for (index, piece) in form.iter().enumerate() {
            if index > 0 {
                self.used += columns(self.face, " ");
            }
            self.pieces.push((self.used, piece.clone()));
            self.used += piece.width(self.face);
        }
    }
}

fn width(form: &[Piece], face: Face) -> u16 {
    let blanks = u16::try_from(form.len().saturating_sub(1)).unwrap_or(0) * columns(face, " ");
    form.iter().map(|piece| piece.width(face)).sum::<u16>() + blanks
}

fn style(theme: Room, tone: Tone) -> Style {
    match tone {
        Tone::Plain => theme.text(),
        Tone::Strong => theme.strong(),
        Tone::Attention => theme.attention(),
        Tone::Light(light) => theme.light(light),
    }
}
