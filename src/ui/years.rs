//! What other sessions tell of the one that is open: asked of the disk each time that a thread is
//! opened, and kept for the next, so that no thread waits for it twice.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::session::memory::Memory;
use crate::ui::event::{Effect, Errand};
use crate::ui::model::Model;
use crate::ui::overlay::Overlay;

/// What is known of other sessions.
#[derive(Debug, Default)]
pub struct Years {
    /// The session that it is about.
    of: PathBuf,
    known: Option<Arc<Memory>>,
    is_asked: bool,
}

impl Years {
    /// Takes up what was gathered of a session, unless another is open by now.
    pub(super) fn take_up(&mut self, of: &Path, memory: Box<Memory>) {
        if self.of == of {
            (self.known, self.is_asked) = (Some(Arc::from(memory)), false);
        }
    }

    /// Returns what is known of the session at this path.
    #[must_use]
    pub fn of(&self, path: &Path) -> Option<&Arc<Memory>> {
        self.known.as_ref().filter(|_| self.of == path)
    }
}

/// Asks the disk where a thread has just been opened.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    let Some(Overlay::Thread(thread)) = &mut model.overlay else { return None };
    let record = model.screen.record()?;
    let (path, years) = (&record.desk.path, &mut model.years);
    let is_another = years.of != *path;
    if !thread.is_new() || (years.is_asked && !is_another) {
        return None;
    }
    if is_another {
        *years = Years { of: path.clone(), ..Years::default() };
    }
    years.is_asked = true;
    Some(Effect::Errand(Errand::Recall(path.clone(), Box::new(record.desk.shown.clone()))))
}
