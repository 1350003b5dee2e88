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

/// Sizes of screens, from the smallest to the largest: large letters begin in between.
const SIZES: [(u16, u16); 6] = [(60, 18), (80, 24), (120, 36), (160, 45), (240, 60), (300, 100)];

/// Returns the last page, from 0, that a view may have on a screen of whatever size.
#[must_use]
pub fn last_page(view: &PublicView, lang: Lang, now: Instant) -> u16 {
    let pages = SIZES.map(|(columns, rows)| {
        let area = view::whole(Size { columns, rows });
        plan::of(view, 0, (lang, now), area).body.pages
    });
    let most = pages.into_iter().max().unwrap_or(1);
    u16::try_from(most.saturating_sub(1)).unwrap_or(u16::MAX)
}

/// How a view fits on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// Whether what the meeting is called is cut in the line at the top.
    pub is_title_cut: bool,
    /// How many pages the heading would need, of which only the first is seen.
    pub heading_pages: usize,
    /// How many pages what is said of it needs.
    pub body_pages: usize,
}

/// Returns how a view fits on a screen.
#[must_use]
pub fn fit(view: &PublicView, (lang, now): (Lang, Instant), size: Size) -> Fit {
    let plan = plan::of(view, 0, (lang, now), view::whole(size));
    Fit {
        is_title_cut: view::is_title_cut(view, &plan, lang, now),
        heading_pages: plan.heading.pages,
        body_pages: plan.body.pages,
    }
}

/// The state of the room's screen.
#[derive(Debug)]
pub struct Project {
    view: PublicView,
    /// When it was last known that this is what the file says.
    seen: Instant,
    /// When a chair's window lived last; `None`: there is none, or it was left in order.
    chair: Option<Instant>,
    /// When this picture came in the place of another.
    changed: Option<Instant>,
    /// By how many pages somebody at this screen went on from where the chair is.
    turned: i32,
}

impl Project {
    /// Shows a view that was derived just now.
    #[must_use]
    pub fn new(view: PublicView, now: Instant) -> Self {
        Self { view, seen: now, chair: None, changed: None, turned: 0 }
    }

    /// Takes up a new view. Pages turned at this screen are forgotten: it follows the chair.
    pub fn take_up(&mut self, view: PublicView, now: Instant) {
        if view != self.view {
            let (chair, changed) = (self.chair, Some(now));
            *self = Self { chair, changed, ..Self::new(view, now) };
        }
        self.seen = now;
    }

    /// Takes note of when a chair's window lived last; tells whether that is news.
    pub fn chair_lived(&mut self, at: Option<Instant>, now: Instant) -> bool {
        let was = self.unsteered(now).is_some();
        self.chair = at;
        was || self.unsteered(now).is_some()
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

    /// Returns how old the picture is where the chair's window has stopped without being left;
    /// `None` where it lives, is not there or is long forgotten, and once the meeting is over.
    #[must_use]
    pub fn unsteered(&self, now: Instant) -> Option<TimeDelta> {
        let chair = self.chair.filter(|_| !self.view.is_over())?;
        let silent = (now - chair).to_std().ok()?;
        let is_gone = (limits::CHAIR_STOPPED..limits::CHAIR_FORGOTTEN).contains(&silent);
        is_gone.then(|| now - self.changed.map_or(chair, |changed| changed.max(chair)))
    }

    /// Tells whether it says how old its picture is.
    #[must_use]
    pub fn is_old(&self, now: Instant) -> bool {
        self.age(now).is_some() || self.unsteered(now).is_some()
    }

    /// Returns when it wants to be drawn anew, should nothing happen before.
    #[must_use]
    pub fn wake_at(&self, now: Instant) -> Instant {
        let in_a_second = whole_second(now) + TimeDelta::seconds(1);
        let old = self.age(now).or_else(|| self.unsteered(now));
        match old {
            _ if self.is_ticking() => return in_a_second,
            Some(age) if age < TimeDelta::minutes(2) => return in_a_second,
            Some(age) => return now + TimeDelta::seconds(60 - age.num_seconds() % 60),
            None => {}
        }
        let after = |at: Instant, time| at + TimeDelta::from_std(time).unwrap_or_default();
        let stale = after(self.seen, limits::ROOM_STALE);
        let stopped = self.chair.map(|chair| after(chair, limits::CHAIR_STOPPED));
        stopped.filter(|at| *at > now).map_or(stale, |stopped| stopped.min(stale))
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
