//! What the sessions around one tell of it, read from the disk.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::session::Session;
use crate::session::facts::{Facts, Outcome, Vow, Who};
use crate::session::memory::{Again, Heard, Memory};
use crate::session::threads::Subject;
use crate::shell::crew;
use crate::store::archive::{Tree, Wanted, walk};
use crate::store::fault::Fault;
use crate::store::format::FileWord;

/// Sessions that were read, each with where it lies, and what could not be read.
pub(super) type Read = (Vec<(PathBuf, Facts)>, Vec<Fault>);

/// Reads what the sessions of a folder tell; those that are not wanted are left out.
pub(super) fn facts(tree: Tree, is_wanted: impl Fn(&Session) -> bool + Sync) -> Read {
    let of = |session: &Session| is_wanted(session).then(|| Facts::of(session, ""));
    let (mut read, mut faults) = (Vec::new(), tree.faults);
    for (path, facts) in crew(&tree.batches, |batch| batch.sessions(of)).into_iter().flatten() {
        match facts {
            Ok(Some(facts)) => {
                let file = name(&path);
                read.push((path, Facts { file, ..facts }));
            }
            Ok(None) => {}
            Err(why) => faults.push(why),
        }
    }
    (read, faults)
}

/// Returns how a file is called by those that take something over from it.
fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Gathers what other sessions tell of one. They are looked for in the folder of all sessions where
/// it lies in that or below it, else in its own; and in the folders in these.
pub(super) fn memory(session: &Session, path: &Path, folder: Option<&Path>) -> Memory {
    let own = match path.parent() {
        Some(own) if own.as_os_str().is_empty() => Path::new("."),
        Some(own) => own,
        None => Path::new("."),
    };
    let folder = folder.filter(|folder| {
        let whole = |path: &Path| path.canonicalize().ok();
        whole(own).zip(whole(folder)).is_some_and(|(own, folder)| own.starts_with(folder))
    });
    memory_in(session, path, folder.unwrap_or(own))
}

/// Gathers what the sessions of a folder tell of one.
pub(super) fn memory_in(session: &Session, path: &Path, folder: &Path) -> Memory {
    let this = Facts::of(session, &name(path));
    let (read, faults) = match walk(folder, Wanted::Sessions) {
        Ok(tree) => facts(tree, |other| this.may_be_of(&other.meeting.body)),
        Err(why) => (Vec::new(), vec![why]),
    };
    let read: Vec<Facts> = read.into_iter().map(|(_, facts)| facts).collect();
    Memory::of(session, &this, &read, faults.len())
}

/// Returns what other years say of a shortcoming or a member, for machines.
pub(super) fn json(memory: &Memory, subject: &Subject) -> Value {
    let mut value = match subject {
        Subject::Shortcoming(id) => json!({
            "named": memory.of_shortcoming(id).iter().map(again).collect::<Vec<_>>(),
            "result": outcome(memory.outcome(id)),
        }),
        Subject::Member(id) => json!({
            "heard": memory.of_member(id).iter().map(heard).collect::<Vec<_>>(),
        }),
    };
    value["earlier"] = json!(memory.earlier);
    value["unread"] = json!(memory.unread);
    value
}

fn again(each: &Again) -> Value {
    json!({
        "file": each.source.file,
        "title": each.source.title,
        "date": each.source.day.to_string(),
        "shortcoming": each.named.id.as_str(),
        "text": each.named.text,
        "likeness": each.likeness,
        "words": each.words,
        "remarks": each.named.remarks,
        "responsible": each.named.responsible.iter().map(who).collect::<Vec<_>>(),
        "promises": each.promises.iter().map(promise).collect::<Vec<_>>(),
        "result": outcome(each.outcome.as_ref()),
    })
}

fn heard(each: &Heard) -> Value {
    let told =
        each.told.iter().map(|told| json!({ "kind": told.kind.file_word(), "text": told.text }));
    json!({
        "file": each.source.file,
        "title": each.source.title,
        "date": each.source.day.to_string(),
        "told": told.collect::<Vec<_>>(),
        "promises": each.promises.iter().map(promise).collect::<Vec<_>>(),
    })
}

fn who(who: &Who) -> &str {
    match who {
        Who::Collective => "collective",
        Who::Person(name) => name,
    }
}

fn promise((vow, result): &(Vow, Option<Outcome>)) -> Value {
    json!({
        "remark": vow.id.as_str(),
        "text": vow.text,
        "owner": vow.owner,
        "due": vow.due.map(|due| due.to_string()),
        "check": vow.check,
        "priority": vow.priority,
        "result": outcome(result.as_ref()),
    })
}

pub(super) fn outcome(outcome: Option<&Outcome>) -> Value {
    let Some(outcome) = outcome else { return Value::Null };
    json!({
        "state": outcome.state.file_word(),
        "evidence": outcome.evidence,
        "at": outcome.at.map(|at| at.to_rfc3339()),
    })
}
