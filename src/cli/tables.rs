//! All sessions of a folder as tables for other programs.

use std::path::PathBuf;

use super::archive::tree;
use super::print;
use super::{Done, Exit, Failure, World, complain};
use crate::locale::fault::fault;
use crate::locale::tables::TablesWord;
use crate::shell::crew;
use crate::store::register::Registers;
use crate::store::tables::{Gathered, NotWritten, Target, gather};

/// Where the tables go unless somebody says otherwise.
const FOLDER: &str = "kiemdiem-tables";

/// Writes the tables. What cannot be read is told, and the rest goes all the same.
pub(super) fn tables(world: &World<'_>) -> Done {
    let named = |target: &Target| Some(target.name()) == world.word("to");
    let target = Target::ALL.into_iter().find(named).unwrap_or(Target::Jsonl);
    let folder = world.matches.get_one::<PathBuf>("output").cloned();
    let folder = folder.unwrap_or_else(|| PathBuf::from(FOLDER));
    let (root, mut tree) = tree(world)?;
    let (registers, unread) = Registers::of(&tree);
    tree.faults.extend(unread);
    let parts = crew(&tree.batches, |batch| gather(batch, &root, &registers, target));
    let all = parts.into_iter().fold(Gathered::default(), Gathered::with);
    let faults: Vec<_> = tree.faults.iter().chain(&all.faults).collect();
    faults.iter().for_each(|why| complain(&fault(world.lang, why)));
    if all.sessions == 0 {
        let root = root.display().to_string();
        return Err(world.refused(TablesWord::Nothing.fill(world.lang, &[("folder", &root)])));
    }
    let shown = folder.display().to_string();
    let written = all.write(&folder, target, world.matches.get_flag("force"));
    written.map_err(|why| match why {
        NotWritten::Fault(why) => world.fault(&why),
        NotWritten::Foreign => {
            let line = TablesWord::Foreign.fill(world.lang, &[("folder", &shown)]);
            Failure { exit: Exit::CannotCreate, ..world.refused(line) }
        }
    })?;
    let said = match target {
        Target::Jsonl => TablesWord::Jsonl,
        Target::Parquet => TablesWord::Parquet,
        Target::Sql => TablesWord::Sql,
    };
    let (sessions, lost) = (all.sessions.to_string(), faults.len().to_string());
    let values = [("folder", shown.as_str()), ("sessions", &sessions), ("lost", &lost)];
    print::line(&said.fill(world.lang, &values))?;
    if faults.is_empty() {
        return Ok(Exit::Fine);
    }
    complain(&TablesWord::NotWhole.fill(world.lang, &values));
    Ok(Exit::Findings)
}
