//! All that the panels show, so that they stay on the screen while it is the same.

use std::ops::Range;
use std::sync::Arc;

use super::areas::{Anchor, Areas, areas};
use super::tally::Tally;
use super::{Focus, Record, Selection};
use crate::locale::Lang;
use crate::session::ids::ShortcomingId;
use crate::ui::screens::Context;
use crate::ui::theme::Theme;

/// What the panels between title and chips are drawn from.
#[derive(Debug)]
pub struct Panels {
    /// Counted anew whenever the session changes: where it is the very same, so is the session.
    tally: Arc<Tally>,
    looks: Looks,
}

/// What they are drawn from besides the session.
#[derive(Debug, PartialEq, Eq)]
struct Looks {
    lang: Lang,
    theme: Theme,
    areas: Areas,
    focus: Focus,
    selection: Selection,
    scroll: Option<Anchor>,
    linked: Vec<ShortcomingId>,
}

impl Panels {
    /// Returns what the panels would be drawn from now.
    #[must_use]
    pub fn of(record: &Record, context: Context<'_>, theme: Theme) -> Self {
        let looks = Looks {
            lang: context.lang,
            theme,
            areas: areas(record, context.size),
            focus: record.focus,
            selection: record.selection,
            scroll: record.scroll,
            linked: record.link().shortcomings,
        };
        Self { tally: Arc::clone(&record.tally), looks }
    }

    /// Tells whether panels drawn from the other look the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.tally, &other.tally) && self.looks == other.looks
    }

    /// Returns the rows of the screen that are theirs alone.
    #[must_use]
    pub fn rows(&self) -> Range<u16> {
        self.looks.areas.title.bottom()..self.looks.areas.chips.y
    }
}
