//! The tables (bảng dữ liệu) that other programs ask: all sessions of an archive taken apart, one
//! table a kind of thing.
//!
//! [`TABLES`] says of each table what it is called, what its columns hold, which of them are its
//! key and which lead to another table, and how its rows come out of a session. Keys of JSON,
//! columns of DuckDB and the schema of PostgreSQL are all made from that. What is the
//! minute-taker's own never gets here; of votes there are totals only.

#[macro_use]
mod table;
mod course;
mod duckdb;
mod json;
mod matters;
mod postgres;
mod said;

#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::archive::{Batch, parsed};
use super::fault::Fault;
use super::folder::{Folder, neighbour};
use super::format::own_shelf;
use super::register::Registers;
use super::seal::digest;
use super::session_file::make_private_folder;
use crate::session::Session;
use table::{Filed, Table, Value};

/// All tables; one stands behind those that it leads to.
const TABLES: &[&Table] = &[
    &course::SESSIONS,
    &course::CLOSINGS,
    &course::SITTINGS,
    &course::MEMBERS,
    &course::ATTENDANCE,
    &matters::REVIEWS,
    &matters::SECTIONS,
    &matters::SHORTCOMINGS,
    &matters::REPORT_ITEMS,
    &matters::SHORTCOMING_CAUSES,
    &matters::RESPONSIBILITIES,
    &course::STEPS,
    &course::SPEECHES,
    &said::REMARKS,
    &said::REMARK_SHORTCOMINGS,
    &said::ANSWERS,
    &said::PROMISES,
    &said::CARRIED,
    &said::MOTIONS,
    &said::BALLOTS,
    &said::BALLOT_TALLIES,
    &said::BALLOT_VOTES,
];

/// What describes the tables; by it a folder is known for one of ours.
const DESCRIPTION: &str = "tables.json";

/// Hexadecimal digits of a session's id in the tables.
const ID_DIGITS: usize = 32;

/// For which programs tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One file of JSON lines a table.
    Jsonl,
    /// The same, and what DuckDB makes Parquet of them with.
    Parquet,
    /// A schema for PostgreSQL, and what loads the rows into it.
    Sql,
}

impl Target {
    /// All targets.
    pub const ALL: [Self; 3] = [Self::Parquet, Self::Jsonl, Self::Sql];

    /// Returns the word of the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
            Self::Sql => "sql",
        }
    }
}

/// The rows of some sessions, as they are written.
#[derive(Debug, Default)]
pub struct Gathered {
    /// How many sessions.
    pub sessions: usize,
    /// What could not be read.
    pub faults: Vec<Fault>,
    /// The lines of each table, in the order of [`TABLES`].
    lines: Vec<Vec<u8>>,
}

/// Why no tables were written.
#[derive(Debug)]
pub enum NotWritten {
    /// There is something in the folder that is not of ours.
    Foreign,
    /// A file cannot be written.
    Fault(Fault),
}

impl From<Fault> for NotWritten {
    fn from(why: Fault) -> Self {
        Self::Fault(why)
    }
}

/// Reads the sessions of a batch of this folder and takes them apart.
#[must_use]
pub fn gather(batch: &Batch, root: &Path, registers: &Registers, target: Target) -> Gathered {
    let mut all = Gathered::default();
    let read = |path: &Path, bytes: &[u8]| Ok((parsed(path, bytes)?, own_shelf(bytes)));
    batch.each(|path, bytes| match bytes.and_then(|bytes| read(&path, bytes)) {
        Ok((session, own)) => {
            let within = path.strip_prefix(root).unwrap_or(&path);
            let filed = Filed { file: plain_name(within), shelf: registers.shelf(&path, &own) };
            all.add(&session, &filed, target);
        }
        Err(why) => all.faults.push(why),
    });
    all
}

/// Returns a path as text: what of it is no UTF-8 as `\xff`.
fn plain_name(path: &Path) -> String {
    let mut name = String::new();
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        name.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    name
}

impl Gathered {
    fn add(&mut self, session: &Session, filed: &Filed, target: Target) {
        self.sessions += 1;
        self.lines.resize_with(TABLES.len(), Vec::new);
        let session = session.for_others();
        let id = id_of(&session, &filed.file);
        for (table, lines) in TABLES.iter().zip(&mut self.lines) {
            for row in (table.rows)(&session, filed) {
                let row = std::iter::once(Value::from(id.as_str())).chain(row);
                match target {
                    Target::Sql => postgres::line(lines, row),
                    Target::Jsonl | Target::Parquet => json::line(lines, table, row),
                }
            }
        }
    }

    /// Returns these rows with those of others behind them.
    #[must_use]
    pub fn with(mut self, others: Self) -> Self {
        self.sessions += others.sessions;
        self.faults.extend(others.faults);
        self.lines.resize_with(TABLES.len(), Vec::new);
        for (lines, more) in self.lines.iter_mut().zip(others.lines) {
            lines.extend(more);
        }
        self
    }

    /// Writes the files into a folder, each private to its owner and whole; the folder is made
    /// where it is not there. Returns their names.
    ///
    /// # Errors
    /// [`NotWritten::Foreign`] where the folder holds anything and is none of ours, unless it is to
    /// be written into all the same; a fault where a file cannot be written.
    pub fn write(
        &self,
        folder: &Path,
        target: Target,
        into_any: bool,
    ) -> Result<Vec<String>, NotWritten> {
        make_private_folder(folder)?;
        let held = Folder::open(folder)?;
        let names = held.names();
        let is_other = |name: &OsStr| ![".", "..", DESCRIPTION].map(OsStr::new).contains(&name);
        let is_ours = names.iter().any(|name| name == DESCRIPTION) && json::is_ours(&held);
        if !is_ours && !into_any && names.iter().any(|name| is_other(name)) {
            return Err(NotWritten::Foreign);
        }
        let files = self.files(target);
        for (name, bytes) in &files {
            let name = OsStr::new(name);
            held.put(&neighbour(name, "tmp"), name, bytes)?;
        }
        Ok(files.into_iter().map(|(name, _)| name).collect())
    }

    /// Returns the files; what tells that the folder is ours comes first.
    fn files(&self, target: Target) -> Vec<(String, Vec<u8>)> {
        let mut files = vec![(DESCRIPTION.to_owned(), json::description())];
        let none = Vec::new();
        let lines = |at: usize| self.lines.get(at).unwrap_or(&none);
        if target == Target::Sql {
            files.push(("schema.sql".to_owned(), postgres::schema().into_bytes()));
            files.push(("load.sql".to_owned(), postgres::load(lines)));
            return files;
        }
        let of_table = |(at, table): (usize, &&Table)| (json::file(table), lines(at).clone());
        files.extend(TABLES.iter().enumerate().map(of_table));
        if target == Target::Parquet {
            files.push(("parquet.sql".to_owned(), duckdb::script().into_bytes()));
        }
        files
    }
}

/// Returns the id of a session: the same for the same body and file, so that what is loaded again
/// takes the place of what was there.
fn id_of(session: &Session, file: &str) -> String {
    let named = format!("{}\0{file}", session.meeting.body);
    let mut id = digest(named.as_bytes()).to_string();
    id.truncate(ID_DIGITS);
    id
}
