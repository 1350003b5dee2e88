//! A rehearsal's pictures, one after the other, as the room would see them: below them where one is
//! and the keys that go on. Nothing is saved, for nothing happens.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::locale::rehearsal::RehearsalWord;
use crate::locale::ui::Hint;
use crate::session::rehearsal::{Rehearsal, Scene};
use crate::text::width;
use crate::ui::event::{Effect, Size};
use crate::ui::keys::{self, Action, Place};
use crate::ui::rehearsal::{pages, view as seen};
use crate::ui::screens::project::{self, Project};
use crate::ui::screens::{Context, Reply};
use crate::ui::theme::Theme;
use crate::ui::widgets::footer::KeyHint;
use crate::ui::widgets::{from_column, put, row, wipe};

/// A rehearsal that is gone through.
#[derive(Debug)]
pub struct Walk {
    rehearsal: Rehearsal,
    /// The size of the room's screen; as large as this one where it is larger or none is named.
    size: Option<Size>,
    /// Which step is shown.
    at: usize,
    /// Which page of it, from 0.
    page: usize,
}

impl Walk {
    /// Starts with the first picture.
    #[must_use]
    pub fn new(rehearsal: Rehearsal, size: Option<Size>) -> Self {
        Self { rehearsal, size, at: 0, page: 0 }
    }

    fn scene(&self) -> Option<&Scene> {
        self.rehearsal.scenes.get(self.at)
    }

    fn last(&self) -> usize {
        self.rehearsal.scenes.len().saturating_sub(1)
    }

    /// Returns the size of the picture on a screen.
    fn size(&self, screen: Size) -> Size {
        let fits = |size: &Size| size.columns <= screen.columns && size.rows < screen.rows;
        self.size.filter(fits).unwrap_or(screen)
    }

    /// Returns which page is shown, from 0, and how many the step has: fewer where the screen was
    /// made larger meanwhile.
    fn page(&self, context: Context<'_>) -> (usize, usize) {
        let size = self.size(context.size);
        let count = |scene| pages(scene, context.profile, context.lang, size);
        let count = self.scene().map_or(1, count);
        (self.page.min(count - 1), count)
    }

    fn go(&mut self, at: usize, page: usize) {
        (self.at, self.page) = (at.min(self.last()), page);
    }
}

/// Does what a key means here.
pub fn on_action(walk: &mut Walk, action: Action, context: Context<'_>) -> Reply {
    let (page, pages) = walk.page(context);
    let at = walk.at;
    match action {
        Action::Down if page + 1 < pages => walk.go(at, page + 1),
        Action::Down if at < walk.last() => walk.go(at + 1, 0),
        Action::Up if page > 0 => walk.go(at, page - 1),
        // Its last page, whichever that is.
        Action::Up if at > 0 => walk.go(at - 1, usize::MAX),
        Action::StepNext if at < walk.last() => walk.go(at + 1, 0),
        Action::StepBack => walk.go(at.saturating_sub(1), 0),
        Action::First => walk.go(0, 0),
        Action::Last => walk.go(walk.last(), 0),
        Action::Back => return Reply::effect(Effect::Quit),
        _ => {}
    }
    Reply::default()
}

/// Returns the keys for the last row.
#[must_use]
pub fn hints() -> Vec<KeyHint> {
    let wanted = [
        (Action::Down, Hint::NextPicture),
        (Action::Up, Hint::PreviousPicture),
        (Action::Back, Hint::Quit),
        (Action::Help, Hint::Help),
    ];
    let places = [Place::Rehearsal, Place::Everywhere];
    let hint = |(action, hint)| keys::key_of(&places, action).map(|key| KeyHint { key, hint });
    wanted.into_iter().filter_map(hint).collect()
}

fn place(walk: &Walk, context: Context<'_>) -> String {
    let (page, pages) = walk.page(context);
    let numbers = [walk.at + 1, walk.rehearsal.scenes.len(), page + 1, pages];
    let [step, steps, page, of] = numbers.map(|number| number.to_string());
    let values = [("step", &*step), ("steps", &*steps), ("page", &*page), ("pages", &*of)];
    let word = if pages > 1 { RehearsalWord::AtPage } else { RehearsalWord::At };
    word.fill(context.lang, &values)
}

/// Returns the part of the last row where the keys stand: behind where one is.
#[must_use]
pub fn foot(walk: &Walk, context: Context<'_>, last: Rect) -> Rect {
    let taken = width(&place(walk, context)) + 2;
    from_column(last, u16::try_from(taken).unwrap_or(last.width).min(last.width))
}

/// Draws the picture, and below it where one is.
pub fn view(walk: &Walk, context: Context<'_>, theme: Theme, buffer: &mut Buffer) {
    let Some(scene) = walk.scene() else { return };
    let size = walk.size(context.size);
    let area = Rect { x: 0, y: 0, width: size.columns, height: size.rows };
    let page = u16::try_from(walk.page(context).0).unwrap_or(u16::MAX);
    let project = Project::new(seen(scene, context.profile, page), scene.at);
    project::draw(&project, context.lang, scene.at, theme.room(), area, buffer);
    let screen = Rect { width: context.size.columns, height: context.size.rows, ..area };
    let last = row(screen, screen.height.saturating_sub(1));
    wipe(buffer, last);
    put(buffer, from_column(last, 1), &place(walk, context), theme.name());
}
