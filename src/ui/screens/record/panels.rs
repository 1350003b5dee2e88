//! All that the panels show, so that they stay on the screen while it is the same.

use std::ops::Range;

use super::areas::{Anchor, Areas, areas};
use super::tally::Counted;
use super::{Focus, Record, Selection};
use crate::locale::Lang;
use crate::session::ids::{ShortcomingId, StepId};
use crate::ui::screens::Context;
use crate::ui::theme::Theme;

/// What the panels between title and chips are drawn from.
#[derive(Debug, PartialEq, Eq)]
pub struct Panels {
    counted: Counted,
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
    /// In whose turn the line is: his own shortcomings are listed.
    step: Option<StepId>,
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
            selection: record.selection.clone(),
            step: record.step_of_line().cloned(),
            scroll: record.scroll,
            linked: record.link().shortcomings,
        };
        Self { counted: record.counted(), looks }
    }

    /// Returns the rows of the screen that are theirs alone.
    #[must_use]
    pub fn rows(&self) -> Range<u16> {
        self.looks.areas.title.bottom()..self.looks.areas.chips.y
    }
}
