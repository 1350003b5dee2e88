//! What stands where on the room's screen, and how large.

use ratatui::layout::Rect;

use super::facts::{self, Facts};
use crate::locale::Lang;
use crate::locale::room::{self, RoomWord};
use crate::locale::ui::Word;
use crate::session::Instant;
use crate::session::public::{PublicStep, PublicView, Stage};
use crate::ui::big::Face;

/// Columns at both sides that stay empty: many projectors lose them.
const MARGIN: u16 = 2;
/// Rows from which a line of the terminal's own letters is too small to be read from the back.
const PLAIN_ROWS: u16 = 36;
/// Rows from which even the line at the foot is in large letters.
const BAND_ROWS: u16 = 60;

/// The whole picture.
#[derive(Debug)]
pub(super) struct Plan {
    /// The line at the top.
    pub(super) bar: Rect,
    /// Who speaks, clocks, who is there.
    pub(super) facts: (Facts, Rect),
    /// The line of step and time in large letters; without rows where these stand in the bar.
    pub(super) band: Rect,
    /// What the picture is about.
    pub(super) heading: Block,
    /// What is said of it.
    pub(super) body: Block,
    /// The last row.
    pub(super) status: Rect,
}

/// Lines of one size.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) face: Option<Face>,
    pub(super) area: Rect,
    /// The lines of the page that is shown.
    pub(super) lines: Vec<String>,
    /// Which page, from 0.
    pub(super) page: usize,
    pub(super) pages: usize,
    /// Whether it stands alone, its lines in the middle.
    pub(super) is_title: bool,
}

/// Lays a view out in an area; `turned` pages on from where the chair is.
pub(super) fn of(view: &PublicView, turned: i32, (lang, now): (Lang, Instant), area: Rect) -> Plan {
    let inner = Rect {
        x: area.x + MARGIN.min(area.width),
        width: area.width.saturating_sub(2 * MARGIN),
        ..area
    };
    let has_band = area.height >= BAND_ROWS;
    let most = if area.height < PLAIN_ROWS { Face::Plain } else { Face::Eight };
    let (bar, rest) = split(inner, 1);
    let (_, rest) = split(rest, u16::from(area.height > 18));
    let (rest, status) = split(rest, rest.height.saturating_sub(1));
    let band_rows = if has_band { Face::Eight.rows() } else { 0 };
    let (rest, band) = split(rest, rest.height.saturating_sub(band_rows));
    let (rest, _) = split(rest, rest.height.saturating_sub(u16::from(has_band))); // a gap above it
    let foot = Rect { height: rest.height / 3, ..rest };
    let facts = facts::of(view, (lang, now), most, foot);
    let (rest, foot) = split(rest, rest.height.saturating_sub(facts.rows()));
    let gap = u16::from(foot.height > 0 && area.height > 18);
    let (rest, _) = split(rest, rest.height.saturating_sub(gap));
    let (heading, body) = words(view, lang);
    let page = i64::from(view.page) + i64::from(turned);
    let (heading, body) = blocks(&heading, &body, view.zoom, page, (rest, area.height));
    Plan { bar, facts: (facts, foot), band, heading, body, status }
}

/// Splits an area below its first rows.
fn split(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let below = Rect { y: area.y + rows, height: area.height - rows, ..area };
    (Rect { height: rows, ..area }, below)
}

/// Returns what the picture is about, and what is said of it.
fn words(view: &PublicView, lang: Lang) -> (String, String) {
    let Some(scene) = &view.scene else { return (String::new(), String::new()) };
    match &scene.stage {
        Stage::Preparing => (Word::NotBegun.text(lang).to_owned(), scene.title.clone()),
        Stage::Suspended => (Word::SuspendedTitle.text(lang).to_owned(), scene.title.clone()),
        Stage::Over => (Word::OverTitle.text(lang).to_owned(), scene.title.clone()),
        Stage::Step(step) => (step.title.clone(), said(step, lang)),
    }
}

fn said(step: &PublicStep, lang: Lang) -> String {
    let mut paragraphs = Vec::new(); // what is put to the vote is what the room waits for
    paragraphs.extend(step.motion.as_ref().map(|motion| room::motion(lang, motion)));
    paragraphs.extend(step.ballot.iter().flat_map(|ballot| room::ballot(lang, ballot)));
    if let Some(shortcoming) = &step.shortcoming {
        let values = [("number", &*shortcoming.number.to_string())];
        let name = Word::ShortcomingTitle.fill(lang, &values);
        let is_named = step.title.contains(&name);
        let lead = if is_named { String::new() } else { format!("{name}: ") };
        paragraphs.push(format!("{lead}{}", shortcoming.text));
    }
    paragraphs.extend(step.remarks.iter().map(|remark| match &remark.by {
        Some(by) => RoomWord::RemarkBy.fill(lang, &[("name", by), ("text", &remark.text)]),
        None => RoomWord::Remark.fill(lang, &[("text", &remark.text)]),
    }));
    paragraphs.join("\n")
}

/// Chooses the sizes: the body as large as fits on one page, never larger than the heading; where
/// it fits on none, in the smallest letters that can be read from the back, on several pages.
fn blocks(
    heading: &str,
    body: &str,
    zoom: i8,
    page: i64,
    (area, screen): (Rect, u16),
) -> (Block, Block) {
    if body.is_empty() {
        let face = Face::ALL.into_iter().rev().find(|face| fits(*face, heading, area));
        let mut block = block(heading, zoomed(face.unwrap_or(Face::Plain), zoom), page, area);
        let used = block.face.map_or(0, |face| face.height(block.lines.len()));
        block.area = split(area, area.height.saturating_sub(used) / 2).1;
        block.is_title = true;
        return (Block::default(), block);
    }
    let least = if screen < PLAIN_ROWS { Face::Plain } else { Face::Eight };
    let most = (area.height / 3).max(Face::Eight.rows());
    let (top, _) = split(area, most);
    let mut heads: Vec<Face> =
        Face::ALL.into_iter().filter(|face| fits(*face, heading, top)).collect();
    if heads.is_empty() {
        heads.push(Face::Plain);
    }
    let room = |head: Face| {
        let lines = head.wrap(heading, area.width.into()).len();
        split(area, head.height(lines) + 1)
    };
    let one_page = heads.iter().flat_map(|head| {
        let faces = Face::ALL.into_iter().filter(|face| (least..=*head).contains(face));
        faces.filter(|face| fits(*face, body, room(*head).1)).map(|face| (face, *head))
    });
    let (face, head) = one_page.max().unwrap_or_else(|| {
        let modest = heads.iter().filter(|head| **head <= Face::Eight).max();
        (least, modest.copied().unwrap_or(Face::Plain))
    });
    let (top, below) = room(head);
    (block(heading, head, 0, top), block(body, zoomed(face, zoom), page, below))
}

/// Tells whether a text fits into an area on one page, no word broken.
fn fits(face: Face, text: &str, area: Rect) -> bool {
    let columns = usize::from(area.width);
    text.split_whitespace().all(|word| face.width(word) <= columns)
        && face.height(face.wrap(text, columns).len()) <= area.height
}

fn zoomed(face: Face, zoom: i8) -> Face {
    let at = Face::ALL.iter().position(|each| *each == face).unwrap_or(0);
    let last = Face::ALL.len() - 1;
    Face::ALL[at.saturating_add_signed(zoom.into()).min(last)]
}

fn block(text: &str, face: Face, page: i64, area: Rect) -> Block {
    let lines = face.wrap(text, area.width.into());
    let each = face.fit(area.height).max(1);
    let pages = lines.len().div_ceil(each).max(1);
    let page = usize::try_from(page).unwrap_or(0).min(pages - 1);
    let shown = lines.into_iter().skip(page * each).take(each);
    let lines = shown.map(|line| text[line].to_owned()).collect();
    Block { face: Some(face), area, lines, page, pages, is_title: false }
}
