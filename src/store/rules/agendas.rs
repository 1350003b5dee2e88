//! Agendas that the user saved (chương trình mẫu): a file of the sessions folder that is read and
//! edited by people too.

use std::ffi::OsStr;
use std::path::Path;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

use super::file::{KindName, StepTable, TopicName};
use super::{Wrong, minutes, wrong};
use crate::limits;
use crate::session::own_agenda::OwnAgenda;
use crate::session::rules::{Template, TemplateStep};
use crate::store::fault::{BreachKind, Fault, FaultKind};
use crate::store::folder::{Folder, neighbour};
use crate::store::format::{breach, broken, utf8};
use crate::store::library::{self, AGENDAS};
use crate::store::session_file::make_private_folder;

/// What stands at the top of a file that was just made.
const HEAD: &str = include_str!("../../rules/chuong-trinh.toml");

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    agenda: Vec<OwnTable>,
}

/// One agenda, as it stands in the file and in that of a preparation.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct OwnTable {
    name: Spanned<String>,
    kind: KindName,
    steps: Vec<StepTable>,
}

impl OwnTable {
    pub(in crate::store) fn of(own: &OwnAgenda) -> Self {
        let step = |step: &TemplateStep| StepTable {
            topic: TopicName::of(step.topic),
            title: step.title.clone(),
            minutes: step.minutes.map(|minutes| Spanned::new(0..0, minutes)),
        };
        Self {
            name: Spanned::new(0..0, own.name.clone()),
            kind: KindName::of(own.template.kind),
            steps: own.template.steps.iter().map(step).collect(),
        }
    }

    pub(in crate::store) fn agenda(self) -> OwnAgenda {
        let step = |step: StepTable| TemplateStep {
            topic: step.topic.into(),
            title: step.title,
            minutes: step.minutes.map(Spanned::into_inner),
        };
        let steps = self.steps.into_iter().map(step).collect();
        let template = Template { kind: self.kind.into(), source: String::new(), steps };
        OwnAgenda { name: self.name.into_inner(), template }
    }
}

/// Returns the agendas that the user saved in a sessions folder, in the order of the file.
///
/// # Errors
/// A [`Fault`] with line and column where there is a file that does not say what it may.
pub fn saved(folder: &Path) -> Result<Vec<OwnAgenda>, Fault> {
    let tables = read(folder)?.map_or_else(Vec::new, |(_, tables)| tables);
    Ok(tables.into_iter().map(OwnTable::agenda).collect())
}

/// Saves an agenda under its name; the rest of the file, comments and all, stays as it is. Gives
/// `false` and writes nothing where there is one of that name that is not to be replaced.
///
/// # Errors
/// A [`Fault`] where the file cannot be read or written; it is as it was then.
pub fn save(folder: &Path, own: &OwnAgenda, replace: bool) -> Result<bool, Fault> {
    let there = read(folder)?;
    let head = if there.is_some() { "" } else { HEAD };
    let (text, tables) = there.unwrap_or_default();
    let at = tables.iter().position(|each| *each.name.get_ref() == own.name);
    if at.is_some() && !replace {
        return Ok(false);
    }
    make_private_folder(folder)?;
    let open = Folder::open(folder)?;
    let fault = |kind| open.fault(OsStr::new(AGENDAS), kind);
    let mut file: DocumentMut = text.parse().map_err(|_| fault(FaultKind::NotAsWritten))?;
    let list = file.entry("agenda").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    // A list in brackets, as somebody may write it by hand, is laid out anew.
    let list = match list.as_array_of_tables_mut() {
        Some(list) => list,
        None => {
            let laid_out = tables.into_iter().map(OwnTable::agenda).map(|each| table(&each));
            *list = Item::ArrayOfTables(laid_out.collect());
            list.as_array_of_tables_mut().ok_or_else(|| fault(FaultKind::NotAsWritten))?
        }
    };
    match at.and_then(|at| list.get_mut(at)) {
        Some(there) => {
            for (key, new) in table(own) {
                there.insert(&key, new);
            }
        }
        None => list.push(table(own)),
    }
    let text = format!("{head}{file}");
    file_of(text.as_bytes()).map_err(fault)?;
    let (bytes, max) = (text.len() as u64, limits::RULES_BYTES);
    if bytes > max {
        return Err(fault(FaultKind::TooLarge { bytes, max }));
    }
    let name = OsStr::new(AGENDAS);
    open.put(&neighbour(name, &format!("{}.tmp", std::process::id())), name, text.as_bytes())?;
    Ok(true)
}

fn table(own: &OwnAgenda) -> Table {
    let mut steps = Array::new();
    for step in &own.template.steps {
        let mut row = InlineTable::new();
        row.insert("topic", word(TopicName::of(step.topic)).into());
        row.insert("title", step.title.as_str().into());
        if let Some(minutes) = step.minutes {
            row.insert("minutes", i64::from(minutes).into());
        }
        steps.push_formatted(toml_edit::Value::InlineTable(row).decorated("\n    ", ""));
    }
    steps.set_trailing("\n");
    steps.set_trailing_comma(true);
    let mut table = Table::new();
    table.insert("name", value(own.name.as_str()));
    table.insert("kind", value(word(KindName::of(own.template.kind))));
    table.insert("steps", value(steps));
    table
}

/// Returns a word of the file as it stands there.
fn word(name: impl Serialize) -> String {
    let quoted = serde_json::to_string(&name).unwrap_or_default();
    quoted.trim_matches('"').to_owned()
}

/// Reads the file, where there is one.
fn read(folder: &Path) -> Result<Option<(String, Vec<OwnTable>)>, Fault> {
    let path = folder.join(AGENDAS);
    let bytes = match library::read(&path, limits::RULES_BYTES) {
        Ok(bytes) => bytes,
        Err(fault) if matches!(fault.kind, FaultKind::Missing) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let file = file_of(&bytes).map_err(|kind| Fault { path, kind })?;
    Ok(Some((String::from_utf8_lossy(&bytes).into_owned(), file.agenda)))
}

fn file_of(bytes: &[u8]) -> Result<File, FaultKind> {
    let text = utf8(bytes)?;
    let file: File = toml::from_str(text).map_err(|error| broken(text, &error))?;
    let broken = |wrong: Wrong| FaultKind::Broken(breach(text, wrong.span, wrong.kind));
    check(&file).map_err(broken)?;
    Ok(file)
}

fn check(file: &File) -> Result<(), Wrong> {
    for (at, each) in file.agenda.iter().enumerate() {
        let name = each.name.get_ref();
        if name.trim().is_empty() {
            return Err(wrong(&each.name, BreachKind::MissingField("name".to_owned())));
        }
        if name.chars().count() > limits::NAME_LETTERS {
            return Err(wrong(&each.name, BreachKind::TooLong { max: limits::NAME_LETTERS }));
        }
        if file.agenda[..at].iter().any(|other| other.name.get_ref() == name) {
            return Err(wrong(&each.name, BreachKind::DoubleId(name.clone())));
        }
        if each.steps.is_empty() {
            return Err(wrong(&each.name, BreachKind::TooFew { min: 1 }));
        }
        let planned = each.steps.iter().filter_map(|step| step.minutes.as_ref());
        planned.map(|at| minutes(at).map(drop)).collect::<Result<(), Wrong>>()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
