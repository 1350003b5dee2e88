//! The archive's register of a folder (sổ lưu trữ), `luu-tru.toml`: how long each session in it is
//! kept, and under which code. It lies beside the sessions and not in them, so that what is sealed
//! can be put in its place by an archivist and stays byte for byte as it was sealed.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, value};

use super::archive::Tree;
use super::fault::{Fault, FaultKind};
use super::folder::{Folder, neighbour};
use super::format::{broken, utf8};
use super::library::{self, REGISTER};
use super::session_file::Pause;
use super::shelf::Shelf;
use super::turn::Turns;
use crate::limits;

/// What a new register begins with.
const HEAD: &str = include_str!("../rules/luu-tru.toml");

/// The registers of the folders of an archive.
#[derive(Debug, Default)]
pub struct Registers(BTreeMap<PathBuf, BTreeMap<String, Shelf>>);

impl Registers {
    /// Reads the register of each folder of a tree; what cannot be read is told.
    #[must_use]
    pub fn of(tree: &Tree) -> (Self, Vec<Fault>) {
        let (mut all, mut faults) = (Self::default(), Vec::new());
        for folder in tree.folders() {
            if let Err(why) = all.read(folder) {
                faults.push(why);
            }
        }
        (all, faults)
    }

    /// Reads the register of one folder; none there is an empty one.
    ///
    /// # Errors
    /// A [`Fault`] where it cannot be read.
    pub fn of_folder(folder: &Path) -> Result<Self, Fault> {
        let mut one = Self::default();
        one.read(folder)?;
        Ok(one)
    }

    fn read(&mut self, folder: &Path) -> Result<(), Fault> {
        if self.0.contains_key(folder) {
            return Ok(());
        }
        let (_, rows) = load(folder)?;
        self.0.insert(folder.to_owned(), rows);
        Ok(())
    }

    /// Returns where the session at this path goes. What the register does not say is as an older
    /// file says it itself.
    #[must_use]
    pub fn shelf(&self, session: &Path, own: &Shelf) -> Shelf {
        let rows = session.parent().and_then(|folder| self.0.get(folder));
        let said = rows.and_then(|rows| rows.get(&name_of(session))).cloned();
        said.unwrap_or_default().or(own)
    }

    /// Returns the sessions that a register names and that are not there: renamed, or moved away.
    #[must_use]
    pub fn missing(&self) -> Vec<PathBuf> {
        let rows = self.0.iter().flat_map(|(folder, rows)| {
            rows.keys()
                .map(|name| folder.join(name))
                .filter(|path| path.symlink_metadata().is_err())
        });
        rows.collect()
    }
}

/// Enters in the register of its folder where a session goes, durable when this returns; comments
/// and all else in it stay as they are. What is empty is taken out.
///
/// # Errors
/// A [`Fault`] where the register cannot be read or written; it is as it was then.
pub fn enter(
    session: &Path,
    holder: &str,
    pause: Pause<'_>,
    alter: impl FnOnce(Shelf) -> Shelf,
) -> Result<Shelf, Fault> {
    let path = folder_of(session);
    let name = REGISTER.as_ref();
    let folder = Folder::open(path)?;
    let mut turns = Turns::new(name, holder);
    let turn = turns.take(&folder, pause, None)?;
    let entered = (|| {
        let (text, rows) = load(path)?;
        let was = rows.get(&name_of(session)).cloned().unwrap_or_default();
        let now = alter(was.clone());
        if now != was {
            let text = with_row(&text, &name_of(session), &now);
            folder.put(&neighbour(name, "tmp"), name, text.as_bytes())?;
        }
        Ok(now)
    })();
    drop(turn);
    turns.leave(&folder);
    entered
}

/// The folder in which a path lies, as it was given.
fn folder_of(session: &Path) -> &Path {
    session.parent().unwrap_or(Path::new(""))
}

fn name_of(session: &Path) -> String {
    session.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads the register of a folder: its text, and what it says.
fn load(folder: &Path) -> Result<(String, BTreeMap<String, Shelf>), Fault> {
    let path = folder.join(REGISTER);
    let fault = |kind| Fault { path: path.clone(), kind };
    let bytes = match library::read(&path, limits::REGISTER_BYTES) {
        Ok(bytes) => bytes,
        Err(why) if why.kind == FaultKind::Missing => {
            return Ok((HEAD.to_owned(), BTreeMap::new()));
        }
        Err(why) => return Err(why),
    };
    let text = utf8(&bytes).map_err(fault)?.trim_start_matches('\u{feff}').to_owned();
    let rows: BTreeMap<String, Shelf> =
        toml::from_str(&text).map_err(|error| fault(broken(&text, &error)))?;
    let rows = rows.into_iter().map(|(name, shelf)| (name, shelf.stripped())).collect();
    Ok((text, rows))
}

/// The text of a register with this row in it. It was read as TOML before.
fn with_row(text: &str, name: &str, shelf: &Shelf) -> String {
    let mut file: DocumentMut = text.parse().unwrap_or_default();
    if *shelf == Shelf::default() {
        file.remove(name);
        return file.to_string();
    }
    let is_first = file.is_empty();
    let row = file.entry(name).or_insert_with(|| Item::Table(Table::new()));
    for (key, text) in [("class", &shelf.class), ("code", &shelf.code)] {
        let Some(row) = row.as_table_like_mut() else { continue };
        match text.is_empty() {
            true => drop(row.remove(key)),
            false => drop(row.insert(key, value(text))),
        }
    }
    if is_first {
        // What stood in the file, comments only, would come behind its first row.
        file.set_trailing("");
        return format!("{}\n\n{file}", text.trim_end());
    }
    file.to_string()
}
