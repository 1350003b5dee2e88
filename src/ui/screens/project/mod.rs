//! The room's screen: what the chair shows, in letters as large as the screen allows. It knows
//! nothing of the session but the [`PublicView`] that it is handed.

mod facts;
mod plan;
mod view;

use chrono::TimeDelta;

use crate::limits;
use crate::locale::Lang;
use crate::session::Instant;
use crate::session::public::PublicView;
use crate::ui::desk::whole_second;
use crate::ui::event::Size;
use crate::ui::keys::Action;

pub use view::draw;

/// The state of the room's screen.
#[derive(Debug)]
pub struct Project {
    view: PublicView,
    /// When it was last known that this is what the file says.
    seen: Instant,
    /// By how many pages somebody at this screen went on from where the chair is.
    turned: i32,
}

impl Project {
    /// Shows a view that was derived just now.
    #[must_use]
    pub fn new(view: PublicView, now: Instant) -> Self {
        Self { view, seen: now, turned: 0 }
    }

    /// Takes up a new view. Pages turned at this screen are forgotten: it follows the chair.
    pub fn take_up(&mut self, view: PublicView, now: Instant) {
        if view != self.view {
            *self = Self::new(view, now);
        }
        self.seen = now;
    }

    /// Takes note that the view is still what the file says; tells whether that is news.
    pub fn looked(&mut self, now: Instant) -> bool {
        let is_news = self.age(now).is_some();
        self.seen = now;
        is_news
    }

    /// Returns how old the picture is; `None` while the file is being followed.
    #[must_use]
    pub fn age(&self, now: Instant) -> Option<TimeDelta> {
        let age = now - self.seen;
        (age.to_std().ok()? >= limits::ROOM_STALE).then_some(age)
    }

    /// Tells whether it shows a clock that runs, so that it is another each second.
    #[must_use]
    pub fn is_ticking(&self) -> bool {
        self.view.is_ticking()
    }

    /// Returns when it wants to be drawn anew, should nothing happen before.
    #[must_use]
    pub fn wake_at(&self, now: Instant) -> Instant {
        match self.age(now) {
            _ if self.is_ticking() => whole_second(now) + TimeDelta::seconds(1),
            Some(_) => now + TimeDelta::seconds(1),
            None => self.seen + TimeDelta::from_std(limits::ROOM_STALE).unwrap_or_default(),
        }
    }

    /// Does what a key means here: turns pages.
    pub fn on_action(&mut self, action: Action, (lang, now): (Lang, Instant), size: Size) {
        let by = match action {
            Action::PageUp => -1,
            Action::PageDown => 1,
            _ => return,
        };
        let (here, there) = (self.turned, self.turned + by);
        let area = view::whole(size);
        let page = |turned| plan::of(&self.view, turned, (lang, now), area).body.page;
        self.turned = if page(here) == page(there) { here } else { there };
    }
}
