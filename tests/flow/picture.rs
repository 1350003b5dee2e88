//! The pictures that README shows: screens of the sample meeting, drawn as SVG from the cells of
//! the frame.

use std::fmt::Write;

use kiemdiem::session::public::{PublicView, Show};
use kiemdiem::store::rules;
use kiemdiem::ui::event::Event;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::play::Play;

const COLUMN: usize = 9;
const ROW: usize = 19;

/// The colours of the picture: light text on a dark ground, as most terminals have it.
fn colour(color: Color) -> &'static str {
    match color {
        Color::Cyan => "#5fd7d7",
        Color::Green => "#87d787",
        Color::Yellow => "#ffd75f",
        Color::Red => "#ff8787",
        Color::Indexed(16) => "#000000",
        Color::Indexed(18) => "#000087",
        Color::Indexed(231) => "#ffffff",
        Color::Indexed(238) => "#444444",
        _ => "#d8dee9",
    }
}

fn style(cell: &Cell) -> String {
    let has = |modifier| cell.modifier.contains(modifier);
    let ink = if has(Modifier::REVERSED) { "#1b1f27" } else { colour(cell.fg) };
    let mut style = format!("fill=\"{ink}\"");
    if has(Modifier::BOLD) {
        style.push_str(" font-weight=\"bold\"");
    }
    if has(Modifier::DIM) {
        style.push_str(" opacity=\"0.65\"");
    }
    if has(Modifier::UNDERLINED) {
        style.push_str(" text-decoration=\"underline\"");
    }
    style
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn row(out: &mut String, buffer: &Buffer, y: u16) {
    let mut x = 0;
    while x < buffer.area.width {
        let first = &buffer[(x, y)];
        let same = |at: &u16| {
            let cell = &buffer[(*at, y)];
            (cell.fg, cell.bg, cell.modifier) == (first.fg, first.bg, first.modifier)
        };
        let end = (x..buffer.area.width).take_while(same).last().unwrap_or(x) + 1;
        let text: String = (x..end).map(|at| buffer[(at, y)].symbol()).collect();
        let (left, top) = (usize::from(x) * COLUMN + 8, usize::from(y) * ROW + 8);
        let wide = usize::from(end - x) * COLUMN;
        let is_reversed = first.modifier.contains(Modifier::REVERSED);
        if is_reversed || first.bg != Color::Reset {
            let ground = colour(if is_reversed { first.fg } else { first.bg });
            let size = format!("width=\"{wide}\" height=\"{ROW}\"");
            let _ = writeln!(out, "<rect x=\"{left}\" y=\"{top}\" {size} fill=\"{ground}\"/>");
        }
        if text.contains(['▀', '▄', '█']) {
            blocks(out, &text, (left, top), colour(first.fg));
        } else if !text.trim().is_empty() {
            let (base, style, text) = (top + 14, style(first), escaped(&text));
            let place = format!("x=\"{left}\" y=\"{base}\" textLength=\"{wide}\"");
            let _ = writeln!(out, "<text {place} {style} xml:space=\"preserve\">{text}</text>");
        }
        x = end;
    }
}

/// Draws half blocks as the rectangles that they are: fonts leave gaps between them.
fn blocks(out: &mut String, text: &str, (left, top): (usize, usize), ink: &str) {
    let mut path = String::new();
    for (index, letter) in text.chars().enumerate() {
        let (down, high) = match letter {
            '█' => (0, ROW),
            '▀' => (0, ROW / 2),
            '▄' => (ROW / 2, ROW - ROW / 2),
            _ => continue,
        };
        let (x, y) = (left + index * COLUMN, top + down);
        let _ = write!(path, "M{x} {y}h{COLUMN}v{high}h-{COLUMN}z");
    }
    let _ = writeln!(out, "<path d=\"{path}\" fill=\"{ink}\"/>");
}

fn picture(buffer: &Buffer) -> String {
    let wide = usize::from(buffer.area.width) * COLUMN + 16;
    let high = usize::from(buffer.area.height) * ROW + 16;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" \
         font-family=\"DejaVu Sans Mono, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{wide}\" height=\"{high}\" rx=\"6\" fill=\"#1b1f27\"/>\n"
    );
    for y in 0..buffer.area.height {
        row(&mut out, buffer, y);
    }
    out.push_str("</svg>\n");
    out
}

#[test]
fn the_picture_in_the_readme_is_the_screen_of_today() {
    let mut play = Play::sample(112, 30);
    play.keys("<F3>g<Enter>Tôi nhận trách nhiệm phần mình: chưa xuống dự sinh hoạt với chi bộ");
    insta::with_settings!({ snapshot_path => "../frames", prepend_module_to_snapshot => false,
        omit_expression => true }, {
        insta::assert_binary_snapshot!("record.svg", picture(&play.buffer()).into_bytes());
    });
}

#[test]
fn the_picture_of_the_rooms_screen_is_that_of_today() {
    let view = PublicView::of(&Play::sample(80, 24).disk, &Show::default(), &rules::embedded());
    let mut play = Play::home(112, 30);
    play.event(Event::Public(Box::new(view)));
    insta::with_settings!({ snapshot_path => "../frames", prepend_module_to_snapshot => false,
        omit_expression => true }, {
        insta::assert_binary_snapshot!("project.svg", picture(&play.buffer()).into_bytes());
    });
}
