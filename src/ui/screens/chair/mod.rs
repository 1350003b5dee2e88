//! The chair's screen: what is now and what comes next, who speaks and who asks, the clocks, who is
//! there, the votes, and a small picture of what the room sees.
//!
//! What it has in common with the minute-taker's window - the session, its undo, questions about
//! the file, moves with their guard - is a [`Record`] whose line stays empty. There is no text
//! field here, so that single letters are commands.
//!
//! # Beside OpenSlides
//!
//! What the chair's side of OpenSlides (client of August 2026) does, and by which key of this
//! window or command it is done here.
//!
//! | What | OpenSlides | Here | Keys | Commands |
//! |---|---|---|---|---|
//! | go on, back, to any item | yes | yes; nothing is closed by it | `F8` `F7` `Enter` | `step` |
//! | skip, put off, insert, move one | yes | with the reason | `N` `P` `A` `Alt+↑` | `agenda` |
//! | items within items | yes | no: one row of steps, as such meetings have them | | |
//! | clock of an item | no, a label | amber, red, over time | `T` `+` | `clock` |
//! | clock of a speaker | yes | outlives a restart | `F3` `Space` `+` | `floor` `clock` |
//! | end foreseen, the rest shared out | no | yes | `E` `R` | `clock` |
//! | speakers, the urgent first | yes, quotas | then the silent | `Q` `Enter` `Delete` | `floor` |
//! | list closed, opened, last word | no last word | yes | `O` `L` | `floor` |
//! | question in between, the speaker pauses | yes | yes | `I` `Enter` | `floor` |
//! | last speaker brought back | yes | yes | `B` | `floor` |
//! | who has not spoken | hint at a first speech | named, for each step | `F3` | `floor` |
//! | who is there | a mark | times, reasons, each sitting anew | `F4` | `attend` |
//! | quorum, lost and regained | no | by the rules that hold | `F4` | `attend` |
//! | show of hands | yes | yes | `V` | `motion` |
//! | secret paper ballot | totals as typed | totals that balance, levels, caps | `U` | `ballot` |
//! | votes on a device, weights | yes | no: hands and paper only | | |
//! | screen covered, picture held | – | yes | `.` `F` | `room` |
//! | letters and pages of the screen | zoom and scroll | yes | `>` `<` `]` `[` | `room` |
//! | names and remarks on the screen | speakers | none until the chair says so | `H` `M` | `room` |
//! | clocks, counts on the screen | yes | a switch each | `1` `2` `3` `4` `5` `6` | `room` |
//! | preview of the screen | yes | a small true picture | `Tab` | `project` |
//! | several screens with contents of their own | yes | no: all show the same | | |
//! | undo | speaker or poll set back | every act but sealing | `Ctrl+Z` `Ctrl+Y` | |
//! | search | the whole organisation | the whole session | `Ctrl+F` | `find` |
//! | what is still lacking | no | yes, by the rules that hold | `F10` | `check` |
//! | minutes beside it | no | a second window on the same file | | `record` |

mod acts;
mod ballots;
mod lists;
mod mend;
mod motions;
mod now;
mod on;
mod roll;
mod room;
mod view;

pub use mend::own_mend;
pub use on::{found, mouse, on_action, on_form, on_picks};
pub use view::{hints, view};

use crate::session::Session;
use crate::session::standing::State;
use crate::ui::screens::record::Record;

/// The state of the chair's screen.
#[derive(Debug)]
pub struct Chair {
    /// The session, and what is asked about it.
    pub record: Record,
    focus: Focus,
    /// Which step is selected.
    step: usize,
    /// Which request is selected.
    request: usize,
}

/// What has the keys. On a narrow screen it is all that is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    /// What is now: floor and requests.
    Now,
    /// The agenda.
    Agenda,
    /// What the room sees, and who is there.
    Room,
}

impl Chair {
    /// Sets the screen up for a session that was just opened.
    #[must_use]
    pub fn new(record: Record) -> Self {
        let step = record.desk.shown.position().unwrap_or(0);
        Self { record, focus: Focus::Now, step, request: 0 }
    }

    fn session(&self) -> &Session {
        &self.record.desk.shown
    }

    /// Tells whether a clock runs, so that the screen is another each second.
    #[must_use]
    pub fn is_ticking(&self) -> bool {
        let standing = &self.session().standing;
        let runs = |pauses: &[crate::session::clock::Pause]| {
            pauses.last().is_none_or(|pause| pause.until.is_some())
        };
        let step = standing.visits.last().is_some_and(|visit| runs(&visit.pauses));
        let speech = standing.speech().is_some_and(|speech| runs(&speech.clock.pauses));
        standing.state == State::InProgress && (step || speech)
    }

    /// Keeps the selections within what is there.
    fn refresh(&mut self) {
        let steps = self.session().agenda.len();
        let requests = self.session().queue.requests.len();
        self.step = self.step.min(steps.saturating_sub(1));
        self.request = self.request.min(requests.saturating_sub(1));
    }
}
