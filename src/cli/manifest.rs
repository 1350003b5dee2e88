//! The hand-over to the archive: how long a session is kept and under which code, and the list of
//! all that a folder hands over.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::archive::joined;
use super::commands::profile;
use super::print;
use super::{Done, Exit, Failure, World, complain};
use crate::limits;
use crate::locale::cli::Word;
use crate::locale::fault::fault;
use crate::locale::handover::HandoverWord;
use crate::locale::session::refusal;
use crate::minutes::block::{Table, TableColumn};
use crate::minutes::table_csv;
use crate::session::Session;
use crate::session::change::Refusal;
use crate::shell::{self, crew};
use crate::store::archive::{Tree, Wanted, walk};
use crate::store::fault::{Fault, FaultKind};
use crate::store::format::FileWord;
use crate::store::manifest::{Handed, handed, sums};
use crate::store::register::{self, Registers};
use crate::store::shelf::Shelf;
use crate::store::{SessionFile, library};
use crate::text::Clean;

/// Says how long a session is kept and under which code; without options tells what is said. The
/// session itself is only read, so that it may be sealed.
pub(super) fn archive(world: &World<'_>) -> Done {
    let path = world.path("FILE");
    let look = SessionFile::look_at(&path, &shell::holder());
    let (file, session) = look.map_err(|why| world.fault(&why))?;
    let own = file.shelf();
    let said = |name: &str| world.word(name).map(|text| Clean::line(text).as_str().to_owned());
    let (class, code) = (said("class"), said("code"));
    let max = limits::NAME_LETTERS;
    if [&class, &code].into_iter().flatten().any(|each| each.chars().count() > max) {
        let why = Refusal::NameTooLong { max };
        return Err(world.refused(refusal(world.lang, &session, &why)));
    }
    if let Some(class) = class.as_ref().filter(|class| !class.is_empty()) {
        let known = profile(world)?.retention;
        if !known.iter().any(|each| each.class == *class) {
            let allowed: Vec<&str> = known.iter().map(|each| each.class.as_str()).collect();
            let values = [("class", class.as_str()), ("allowed", &allowed.join(", "))];
            return Err(world.refused(HandoverWord::NoSuchClass.fill(world.lang, &values)));
        }
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let shelf = match (class, code) {
        (None, None) => Registers::of_folder(folder).map(|registers| registers.shelf(&path, &own)),
        (class, code) => register::enter(&path, &shell::holder(), &mut shell::pause, |was| {
            let was = was.or(&own);
            Shelf { class: class.unwrap_or(was.class), code: code.unwrap_or(was.code) }
        }),
    };
    let shelf = shelf.map_err(|why| world.fault(&why))?.or(&own); // what is in the file stays there
    let or_not = |text: &str| match text {
        "" => HandoverWord::NotSaid.text(world.lang).to_owned(),
        text => text.to_owned(),
    };
    let (class, code) = (or_not(&shelf.class), or_not(&shelf.code));
    let values = [("class", class.as_str()), ("code", &code)];
    print::line(&HandoverWord::Shelf.fill(world.lang, &values))
}

/// Reads the registers of a tree; what of them cannot be read, and what they name that is not
/// there, is told and stops nothing.
pub(super) fn registers(world: &World<'_>, tree: &Tree) -> (Registers, Vec<Fault>) {
    let (registers, faults) = Registers::of(tree);
    for path in registers.missing() {
        let file = path.display().to_string();
        complain(&HandoverWord::NotThere.fill(world.lang, &[("file", &file)]));
    }
    (registers, faults)
}

/// Lists what a folder hands over: digests for `sha256sum -c`, and with `-o` a table beside them.
pub(super) fn manifest(world: &World<'_>) -> Done {
    let root = world.path("DIR");
    let tree = walk(&root, Wanted::WithPapers).map_err(|why| world.fault(&why))?;
    let target = world.matches.get_one::<PathBuf>("output");
    let table = target.map(|target| table_beside(target));
    let (registers, unread) = registers(world, &tree);
    let mut faults: Vec<Fault> = tree.faults.into_iter().chain(unread).collect();
    let mut all = Vec::new();
    for each in joined(crew(&tree.batches, |batch| handed(batch, &root))) {
        match each {
            Ok(each) => all.push(each),
            Err(why) => faults.push(why),
        }
    }
    // What an earlier run wrote there is no part of what is handed over.
    all.retain(|each| !table.as_ref().is_some_and(|table| is_same(&root.join(&each.path), table)));
    if !faults.is_empty() {
        faults.iter().for_each(|why| complain(&fault(world.lang, why)));
        let count = faults.len().to_string();
        return Err(world.refused(HandoverWord::NotWhole.fill(world.lang, &[("count", &count)])));
    }
    if all.is_empty() {
        let folder = root.display().to_string();
        return Err(world.refused(HandoverWord::Nothing.fill(world.lang, &[("folder", &folder)])));
    }
    let (Some(target), Some(table)) = (target, table) else { return printed(&all) };
    let replace = world.matches.get_flag("force");
    for (path, bytes) in [(&table, csv(&all, &registers, &root)), (target, sums(&all))] {
        library::write(path, &bytes, replace).map_err(|why| not_written(world, &why))?;
    }
    let (file, count) = (target.display().to_string(), all.len().to_string());
    print::line(&HandoverWord::Written.fill(world.lang, &[("file", &file), ("count", &count)]))
}

pub(super) fn not_written(world: &World<'_>, why: &Fault) -> Failure {
    let failure = world.fault(why);
    if why.kind != FaultKind::Exists {
        return failure;
    }
    let line = Word::AddForce.fill(world.lang, &[("why", &failure.line)]);
    Failure { line, ..failure }
}

/// Returns the table that lies beside the digests.
fn table_beside(target: &Path) -> PathBuf {
    let mut name = target.file_name().map(OsString::from).unwrap_or_default();
    name.push(".csv");
    target.with_file_name(name)
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Prints the digests: as they are for programs, made safe for a terminal.
fn printed(all: &[Handed]) -> Done {
    let bytes = sums(all);
    if io::stdout().is_terminal() {
        return print::line(String::from_utf8_lossy(&bytes).trim_end());
    }
    let _ = io::stdout().write_all(&bytes); // who closed the pipe wants no more
    Ok(Exit::Fine)
}

/// The columns of the table, for machines.
const COLUMNS: [&str; 15] = [
    "path",
    "bytes",
    "sha256",
    "code",
    "class",
    "body",
    "title",
    "date",
    "kind",
    "state",
    "revision",
    "sealed_by",
    "sealed_at",
    "seal",
    "reopened",
];

fn csv(all: &[Handed], registers: &Registers, root: &Path) -> Vec<u8> {
    let column = |key: &str| TableColumn { key: key.to_owned(), head: key.to_owned(), share: 1 };
    let row = |each: &Handed| {
        let mut row =
            vec![each.path.display().to_string(), each.bytes.to_string(), each.sha256.to_string()];
        let shelf = || registers.shelf(&root.join(&each.path), &each.own);
        let cells = each.session.as_ref().map(|session| cells(session, shelf()));
        row.extend(cells.into_iter().flatten());
        row.resize(COLUMNS.len(), String::new());
        row
    };
    table_csv(&Table { columns: COLUMNS.map(column).to_vec(), rows: all.iter().map(row).collect() })
}

fn cells(session: &Session, shelf: Shelf) -> Vec<String> {
    let seal = session.seal();
    let reopened = session.dossier.closings.iter().filter_map(|each| each.reopened.as_ref());
    let reopened: Vec<String> =
        reopened.map(|each| format!("{}: {}", each.at.to_rfc3339(), each.reason)).collect();
    vec![
        shelf.code,
        shelf.class,
        session.meeting.body.clone(),
        session.meeting.title.clone(),
        session.day().map(|day| day.to_string()).unwrap_or_default(),
        session.meeting.kind.file_word(),
        session.status().file_word(),
        session.revision.to_string(),
        seal.map(|seal| seal.by.clone()).unwrap_or_default(),
        seal.map(|seal| seal.at.to_rfc3339()).unwrap_or_default(),
        seal.map(|seal| seal.sha256.to_string()).unwrap_or_default(),
        reopened.join("\n"),
    ]
}
