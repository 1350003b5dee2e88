//! The minutes read back (đọc lại biên bản): as they will be printed, line by line, above the
//! window of the minute-taker or the chair. A remark is corrected where its line stands; the vote
//! on the minutes, closing and sealing are at hand.

mod laid;
mod on;
mod view;

pub use on::{mouse, on_action};
pub use view::{hints, view};

use std::collections::HashMap;
use std::sync::Arc;

use crate::session::Session;
use crate::session::ids::RemarkId;
use crate::session::paper::PaperRules;
use crate::session::remark::Remark;
use crate::session::rules::Profile;
use crate::ui::event::Size;
use crate::ui::place::Place;
use crate::ui::screens::record::Record;
use laid::{Laid, anchored, anchored_at};

/// The state of the reading.
#[derive(Debug)]
pub struct ReadBack {
    /// How papers are written; `None` until it is read.
    rules: Option<Box<PaperRules>>,
    /// The remarks as they were when the reading began.
    began: HashMap<RemarkId, Arc<Remark>>,
    laid: Laid,
    /// Which line the cursor is at, from 0.
    at: usize,
    /// How many lines are read.
    read: usize,
}

impl ReadBack {
    /// Begins to read the minutes of a session.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let remarks = session.remarks.iter();
        let began = remarks.map(|remark| (remark.id.clone(), Arc::clone(remark))).collect();
        Self { rules: None, began, laid: Laid::default(), at: 0, read: 0 }
    }

    /// Takes up how papers are written.
    pub fn take_rules(&mut self, rules: Box<PaperRules>) {
        self.rules = Some(rules);
        self.laid = Laid::default();
    }

    /// Lays the minutes out anew where session or screen are others. Cursor and what is read stay
    /// at the same words.
    pub fn follow(&mut self, session: &Session, profile: &Profile, size: Size) {
        let columns = view::text_columns(size);
        let Some(rules) = &self.rules else { return };
        if self.laid.is_of(session, columns) {
            return;
        }
        let next = Laid::of(session, rules, profile, &self.began, columns);
        let moved = |line| anchored_at(&next.lines, &anchored(&self.laid.lines, line));
        if !self.laid.lines.is_empty() {
            (self.at, self.read) = match self.read {
                0 => (moved(self.at), 0),
                read => (moved(self.at), moved(read - 1) + 1),
            };
        }
        self.laid = next;
    }

    /// How much is read, in hundredths.
    fn percent(&self) -> usize {
        self.read * 100 / self.laid.lines.len().max(1)
    }
}

/// Returns the places whose keys hold.
#[must_use]
pub fn places(record: &Record) -> Vec<Place> {
    match record.correcting() {
        Some(_) => vec![Place::Line, Place::Field, Place::Correcting],
        None => vec![Place::ReadBack],
    }
}
