//! What the room would see in a rehearsal: the pictures themselves, and what does not fit on them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::locale::Lang;
use crate::session::ids::StepId;
use crate::session::public::PublicView;
use crate::session::rehearsal::{Rehearsal, Scene};
use crate::session::rules::Profile;
use crate::ui::event::Size;
use crate::ui::screens::project::{self, Project};
use crate::ui::theme::Theme;

/// The screens on which it is tried: a narrow terminal, a usual one, a large one.
pub const SIZES: [Size; 3] = [
    Size { columns: 80, rows: 24 },
    Size { columns: 100, rows: 30 },
    Size { columns: 160, rows: 45 },
];

/// Something that does not fit on the room's screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overflow {
    /// In which step; `None`: in every one.
    pub step: Option<StepId>,
    /// What it is.
    pub what: Cut,
    /// On which screens.
    pub on: Vec<(Size, usize)>,
}

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// What the meeting is called, in the line at the top.
    Title,
    /// The heading of a step.
    Heading,
    /// What is said of it needs pages.
    Pages,
}

/// One picture of the room's screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// In which step.
    pub step: StepId,
    /// Which page of its text, from 1, of how many.
    pub page: (usize, usize),
    /// Its rows.
    pub rows: Vec<String>,
}

/// Returns what the room sees of a step, on this page.
pub(super) fn view(scene: &Scene, profile: &Profile, page: u16) -> PublicView {
    let mut show = scene.session.room.clone();
    show.turn(page, &scene.session);
    PublicView::of(&scene.session, &show, profile)
}

/// Returns what does not fit on the room's screen, step by step.
#[must_use]
pub fn overflows(rehearsal: &Rehearsal, profile: &Profile, lang: Lang) -> Vec<Overflow> {
    let mut all: Vec<Overflow> = Vec::new();
    for scene in &rehearsal.scenes {
        let view = view(scene, profile, 0);
        for size in SIZES {
            let fit = project::fit(&view, (lang, scene.at), size);
            let step = || Some(scene.step.clone());
            if fit.is_title_cut {
                add(&mut all, None, Cut::Title, (size, 1));
            }
            if fit.heading_pages > 1 {
                add(&mut all, step(), Cut::Heading, (size, fit.heading_pages));
            }
            if fit.body_pages > 1 {
                add(&mut all, step(), Cut::Pages, (size, fit.body_pages));
            }
        }
    }
    all
}

fn add(all: &mut Vec<Overflow>, step: Option<StepId>, what: Cut, on: (Size, usize)) {
    match all.iter_mut().find(|each| (&each.step, each.what) == (&step, what)) {
        Some(each) if each.on.contains(&on) => {}
        Some(each) => each.on.push(on),
        None => all.push(Overflow { step, what, on: vec![on] }),
    }
}

/// Returns how many pages a step has on a screen of this size, at least one.
pub(super) fn pages(scene: &Scene, profile: &Profile, lang: Lang, size: Size) -> usize {
    project::fit(&view(scene, profile, 0), (lang, scene.at), size).body_pages.max(1)
}

/// Draws the pictures that the room would see on a screen of this size, page by page.
#[must_use]
pub fn pictures(rehearsal: &Rehearsal, profile: &Profile, lang: Lang, size: Size) -> Vec<Picture> {
    let mut all = Vec::new();
    for scene in &rehearsal.scenes {
        let pages = pages(scene, profile, lang, size);
        for page in 0..pages {
            let number = u16::try_from(page).unwrap_or(u16::MAX);
            let rows = drawn(view(scene, profile, number), scene, lang, size);
            let (step, page) = (scene.step.clone(), (page + 1, pages));
            all.push(Picture { step, page, rows });
        }
    }
    all
}

fn drawn(view: PublicView, scene: &Scene, lang: Lang, size: Size) -> Vec<String> {
    let area = Rect { x: 0, y: 0, width: size.columns, height: size.rows };
    let mut buffer = Buffer::empty(area);
    let project = Project::new(view, scene.at);
    project::draw(&project, lang, scene.at, Theme::new(false).room(), area, &mut buffer);
    let columns = usize::from(size.columns.max(1));
    let row = |cells: &[ratatui::buffer::Cell]| {
        let text: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
        text.trim_end().to_owned()
    };
    buffer.content.chunks(columns).map(row).collect()
}
