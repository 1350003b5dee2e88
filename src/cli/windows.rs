//! Commands that open a window.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::commands::{not_made, wanted};
use super::make::{MAKE, prepared, sample};
use super::{Done, Exit, Failure, World};
use crate::locale::cli::Word;
use crate::locale::fault::fault_here;
use crate::locale::rules::RuleWord;
use crate::shell::{self, End, First, Start};
use crate::store::{SessionFile, phrases, rules};
use crate::text::typing::Typing;
use crate::ui::event::{Event, Window};
use crate::ui::screens::rehearsal::Walk;
use crate::ui::theme::{Ground, Theme};
use crate::ui::typing::Writing;

/// Opens the home screen.
pub(super) fn home(world: &World<'_>) -> Done {
    run(world, start(world)?)
}

/// Opens a session for recording.
pub(super) fn record(world: &World<'_>) -> Done {
    session(world, Window::Record)
}

/// Opens a session for chairing.
pub(super) fn chair(world: &World<'_>) -> Done {
    session(world, Window::Chair)
}

fn session(world: &World<'_>, window: Window) -> Done {
    let path = world.path("FILE");
    let first = if SessionFile::is_large(&path) && need_terminal(world).is_ok() {
        First::Large(path)
    } else {
        let ready = shell::ready(&path, window, state_folder());
        First::Session(ready.map_err(|why| world.fault(&why))?)
    };
    run(world, Start { window, first, ..start(world)? })
}

/// Shows a session to the room.
pub(super) fn project(world: &World<'_>) -> Done {
    let ready = shell::ready_for_room(&world.path("FILE")).map_err(|why| world.fault(&why))?;
    let ground = if world.word("theme") == Some("dark") { Ground::Dark } else { Ground::Light };
    let start = start(world)?;
    let first = First::Session(ready(&start.profile));
    run(world, Start { theme: start.theme.on(ground), first, ..start })
}

/// Opens a copy of the sample meeting.
pub(super) fn demo(world: &World<'_>) -> Done {
    let start = start(world)?;
    let path = sample(&start.folder).map_err(|why| world.fault(&why))?;
    let ready = shell::ready(&path, start.window, state_folder());
    let first = First::Session(ready.map_err(|why| world.fault(&why))?);
    run(world, Start { first, ..start })
}

/// Reads a report, to be mended and made a session of.
pub(super) fn prepare(world: &World<'_>) -> Done {
    let start = start(world)?;
    let read = prepared(&wanted(world), &start.folder, &start.profile);
    let mut prepared = read.map_err(|why| not_made(world, &why))?;
    if let Some(own) = super::agenda::own(world)? {
        // What an earlier run altered by hand stays.
        let found = prepared.found.iter_mut().filter(|found| found.agenda.is_none());
        found.for_each(|found| found.start_from(own.clone()));
        prepared.fresh.start_from(own);
    }
    let first = First::Event(Event::Prepared(Box::new(prepared)));
    run(world, Start { first, ..start })
}

/// Goes through a rehearsal's pictures.
pub(super) fn walk(world: &World<'_>, walk: Walk) -> Done {
    let first = First::Event(Event::Rehearsed(Box::new(walk)));
    run(world, Start { first, ..start(world)? })
}

/// Returns what every window is started with: the user's own choices, words and rules. What of
/// these cannot be read is told when the window is open. The home screen comes first.
fn start(world: &World<'_>) -> Result<Start, Failure> {
    need_terminal(world)?;
    let folder = folder(world)?;
    let mut unread = Vec::new();
    let typing = world.settings.as_ref().map(|settings| settings.typing).unwrap_or_else(|why| {
        unread.push(fault_here(world.lang, why));
        Typing::default()
    });
    let phrases = phrases::load(&folder).unwrap_or_else(|why| {
        unread.push(fault_here(world.lang, &why));
        phrases::embedded()
    });
    let profile = rules::load(&folder).map(|rules| rules.profile).unwrap_or_else(|why| {
        let why = fault_here(world.lang, &why);
        unread.push(RuleWord::Unread.fill(world.lang, &[("why", &why)]));
        rules::embedded()
    });
    let has_colours = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    Ok(Start {
        lang: world.lang,
        theme: Theme::new(has_colours).on(Ground::default()),
        settings_file: super::settings_file(),
        writing: Writing { typing, phrases },
        profile,
        unread,
        folder,
        state_folder: state_folder(),
        make: MAKE,
        window: Window::Record,
        first: First::Home,
    })
}

fn run(world: &World<'_>, start: Start) -> Done {
    match shell::run(start) {
        Ok(End::Left) => Ok(Exit::Fine),
        Ok(End::Unreadable(why)) => Err(world.fault(&why)),
        Ok(End::Signal(number)) => Ok(Exit::Signal(number)),
        Err(why) => {
            let line = Word::TerminalFailed.fill(world.lang, &[("why", &why.to_string())]);
            Err(Failure { exit: Exit::Io, line })
        }
    }
}

/// Tells whether a window can be opened here.
pub(super) fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

fn need_terminal(world: &World<'_>) -> Result<(), Failure> {
    if has_terminal() {
        return Ok(());
    }
    let line = Word::NotATerminal.text(world.lang).to_owned();
    Err(Failure { exit: Exit::Usage, line })
}

/// Where drafts go that cannot lie beside their session; `None` where the system names no place.
fn state_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    let folder = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
    Some(folder.join("kiemdiem"))
}

/// Where sessions lie: what `KIEMDIEM_DIR` names, else the platform's data folder.
pub(super) fn folder(world: &World<'_>) -> Result<PathBuf, Failure> {
    if let Some(folder) = std::env::var_os("KIEMDIEM_DIR").filter(|value| !value.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    let strategy = etcetera::choose_base_strategy().map_err(|_| Failure {
        exit: Exit::Io,
        line: Word::NoFolder.text(world.lang).to_owned(),
    })?;
    Ok(strategy.data_dir().join(Path::new("kiemdiem")))
}
