//! Tells when somebody may have written the session file. The folder is watched, not the file: a
//! watch on the file dies with the first rename.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::SessionFile;

/// A running watch; dropping it ends it.
#[derive(Debug)]
pub struct Watch {
    watcher: RecommendedWatcher,
    folder: PathBuf,
}

impl Watch {
    /// Hears no more. To end a watch takes Linux some ten times as long where it was not told
    /// before that nothing is to be heard.
    pub fn hush(&mut self) {
        let _ = self.watcher.unwatch(&self.folder); // the end comes in any case
    }
}

/// Calls `changed`, on a thread of the watcher's own, whenever the file may be another. Gives
/// `None` where the folder cannot be watched: then only a slow look now and then tells.
///
/// Only what puts a new content under the name counts: our own reading raises events as well, and
/// who reads at every event never ends.
#[must_use]
pub fn watch(file: &SessionFile, changed: impl Fn() + Send + 'static) -> Option<Watch> {
    let name: OsString = file.path().file_name()?.to_owned();
    let handler = move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let is_ours = event.paths.iter().any(|path| path.file_name() == Some(&name));
        if is_ours && is_write(event.kind) {
            changed();
        }
    };
    let mut watcher = notify::recommended_watcher(handler).ok()?;
    let folder = file.path().parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).to_owned();
    watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    Some(Watch { watcher, folder })
}

fn is_write(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Create(_)
            | EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(RenameMode::To))
            | EventKind::Access(AccessKind::Close(AccessMode::Write))
    )
}
