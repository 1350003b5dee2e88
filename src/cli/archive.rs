//! Commands that read all sessions of a folder and of the folders in it.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::manifest::registers;
use super::print::{self, Safe, lines};
use super::{Done, Exit, Failure, World, complain, windows};
use crate::locale::archive::{ArchiveWord, row};
use crate::locale::fault::fault;
use crate::session::closing::Status;
use crate::session::find::Entry;
use crate::session::{MeetingKind, Session};
use crate::shell::crew;
use crate::store::archive::{Batch, Found, Search, Tree, Wanted, walk};
use crate::store::fault::{Fault, FaultKind};
use crate::store::format::FileWord;
use crate::store::register::Registers;
use crate::store::shelf::Shelf;
use crate::text::fold;
use crate::ui::find::names;

/// Returns the folder that a command is about, and its sessions. The folder of sessions need not
/// be there yet.
pub(super) fn tree(world: &World<'_>) -> Result<(PathBuf, Tree), Failure> {
    let named = world.matches.get_one::<PathBuf>("DIR").cloned();
    let is_named = named.is_some();
    let folder = named.map_or_else(|| windows::folder(world), Ok)?;
    match walk(&folder, Wanted::Sessions) {
        Ok(tree) => Ok((folder, tree)),
        Err(why) if why.kind == FaultKind::Missing && !is_named => Ok((folder, Tree::default())),
        Err(why) => Err(world.fault(&why)),
    }
}

/// What a list says of a session.
struct Listed {
    shelf: Shelf,
    title: String,
    body: String,
    kind: MeetingKind,
    state: Status,
    date: Option<NaiveDate>,
    remarks: usize,
    open: usize,
}

impl Listed {
    /// Where it goes in the archive is, for now, what the file says itself.
    fn of(session: &Session, own: Shelf) -> Self {
        Self {
            shelf: own,
            title: session.meeting.title.clone(),
            body: session.meeting.body.clone(),
            kind: session.meeting.kind,
            state: session.status(),
            date: session.day(),
            remarks: session.remarks.iter().filter(|remark| remark.stands()).count(),
            open: session.open_remarks().count(),
        }
    }
}

type Row = (PathBuf, Result<Listed, Fault>);

/// Lists sessions, those held last first; then what cannot be read, with its reason.
pub(super) fn list(world: &World<'_>) -> Done {
    let (folder, tree) = tree(world)?;
    let (registers, unread) = registers(world, &tree);
    let mut rows: Vec<Row> = joined(crew(&tree.batches, |batch| batch.with_shelves(Listed::of)));
    for (path, row) in &mut rows {
        if let Ok(listed) = row {
            listed.shelf = registers.shelf(path, &listed.shelf);
        }
    }
    let faults = tree.faults.into_iter().chain(unread);
    rows.extend(faults.map(|fault| (fault.path.clone(), Err(fault))));
    rows.sort_by(|(a, one), (b, two)| {
        let place = |row: &Result<Listed, Fault>| match row {
            Ok(listed) => (0, Reverse(listed.date)),
            Err(_) => (1, Reverse(None)),
        };
        place(one).cmp(&place(two)).then_with(|| a.cmp(b))
    });
    if world.matches.get_flag("json") {
        return print_json(rows.iter().map(|row| listed_json(world, row)).collect());
    }
    if rows.is_empty() {
        let folder = folder.display().to_string();
        return print::line(&ArchiveWord::Empty.fill(world.lang, &[("folder", &folder)]));
    }
    let said: Vec<String> = rows.iter().map(|row| said(world, row)).collect();
    lines(&said)
}

fn said(world: &World<'_>, (path, row_of): &Row) -> String {
    match row_of {
        Ok(each) => {
            let (file, of) = (path.display().to_string(), (each.date, each.kind, each.state));
            let head = row(world.lang, of, (each.remarks, each.open), &file);
            let shelf = each.shelf.line();
            let under = [&each.title, &each.body, &shelf].into_iter();
            let under = under.filter(|text| !text.is_empty()).map(String::as_str);
            format!("{head}\n            {}", under.collect::<Vec<_>>().join(" · "))
        }
        Err(why) => fault(world.lang, why),
    }
}

fn listed_json(world: &World<'_>, (path, row): &Row) -> Value {
    let file = path.display().to_string();
    match row {
        Ok(each) => json!({
            "file": file,
            "date": each.date.map(|date| date.to_string()),
            "title": each.title,
            "body": each.body,
            "kind": each.kind.file_word(),
            "state": each.state.file_word(),
            "remarks": each.remarks,
            "open": each.open,
            "class": each.shelf.class,
            "code": each.shelf.code,
        }),
        Err(why) => json!({ "file": file, "error": fault(world.lang, why) }),
    }
}

/// Prints what is found in all sessions, a line each: file, id, time, who, words. What cannot be
/// read is told on standard error and stops nothing.
pub(super) fn search(world: &World<'_>) -> Done {
    let typed = world.word("QUERY").unwrap_or_default();
    let search = Search::new(typed, names(), world.matches.get_flag("private"));
    if search.is_empty() {
        return Ok(Exit::Refused);
    }
    let (_, mut tree) = tree(world)?;
    let (registers, unread) = Registers::of(&tree);
    tree.faults.extend(unread);
    let of_hits = (&tree, &search, &registers);
    let is_none = if world.matches.get_flag("json") {
        let tell = |all: &mut Vec<_>, path: &_, shelf: &_, entry: &_| {
            all.push(hit_json(path, shelf, entry));
        };
        let hits = joined(told(world, of_hits, tell));
        let is_none = hits.is_empty();
        print_json(hits)?;
        is_none
    } else {
        let tell = |all: &mut Safe, path: &_, _: &_, entry: &_| all.push(&hit(path, entry));
        let hits = told(world, of_hits, tell);
        print::safe_lines(&hits)?;
        hits.iter().all(Safe::is_empty)
    };
    Ok(if is_none { Exit::Refused } else { Exit::Fine })
}

/// Tells of each hit, batch by batch; complains of what cannot be read.
fn told<T: Default + Send>(
    world: &World<'_>,
    (tree, search, registers): (&Tree, &Search, &Registers),
    tell: impl Fn(&mut T, &Path, &Shelf, &Entry) + Sync,
) -> Vec<T> {
    let code = world.word("code").map(fold);
    let of_batch = |batch: &Batch| {
        let (mut told, mut unread) = (T::default(), Vec::new());
        for Found { path, own, entries } in search.in_batch(batch) {
            let shelf = registers.shelf(&path, &own);
            let is_wanted = code.as_ref().is_none_or(|code| fold(&shelf.code).contains(code));
            match entries {
                Ok(entries) if is_wanted => {
                    entries.iter().for_each(|entry| tell(&mut told, &path, &shelf, entry));
                }
                Ok(_) => {}
                Err(why) => unread.push(why),
            }
        }
        (told, unread)
    };
    let (told, unread): (Vec<_>, Vec<_>) = crew(&tree.batches, of_batch).into_iter().unzip();
    let unread = tree.faults.iter().chain(unread.iter().flatten());
    unread.for_each(|why| complain(&fault(world.lang, why)));
    told
}

fn hit(path: &Path, entry: &Entry) -> String {
    format!("{}  {}", path.display(), print::hit(entry, "%Y-%m-%d %H:%M"))
}

fn hit_json(path: &Path, shelf: &Shelf, entry: &Entry) -> Value {
    json!({
        "class": shelf.class,
        "code": shelf.code,
        "file": path.display().to_string(),
        "id": entry.place.id(),
        "at": entry.at.map(|at| at.to_rfc3339()),
        "who": entry.who,
        "text": entry.words,
    })
}

fn print_json(values: Vec<Value>) -> Done {
    print::line(&serde_json::to_string_pretty(&Value::Array(values)).unwrap_or_default())
}

/// Puts the rows of all batches behind each other.
pub(super) fn joined<T>(rows: Vec<Vec<T>>) -> Vec<T> {
    rows.into_iter().flatten().collect()
}
