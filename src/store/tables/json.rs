//! The tables as lines of JSON, and their description.

use serde_json::{Map, Value as Json, json};

use super::table::{Column, Sort, Table, Value};
use super::{DESCRIPTION, TABLES};
use crate::store::folder::Folder;

/// Most bytes of a description that is looked at.
const DESCRIPTION_BYTES: u64 = 1024 * 1024;
/// Who wrote the description.
const MAKER: &str = "kiemdiem tables";

/// Returns the name of the file of a table.
pub(super) fn file(table: &Table) -> String {
    format!("{}.jsonl", table.name)
}

/// Adds a row: an object on a line, its keys in the order of the columns.
pub(super) fn line<'a>(lines: &mut Vec<u8>, table: &Table, row: impl Iterator<Item = Value<'a>>) {
    for (at, (column, value)) in table.all_columns().zip(row).enumerate() {
        lines.extend(if at == 0 { b"{\"" } else { b",\"" });
        lines.extend(column.name.as_bytes());
        lines.extend(b"\":");
        lines.extend(plain(value).to_string().into_bytes());
    }
    lines.extend(b"}\n");
}

fn plain(value: Value<'_>) -> Json {
    match value {
        Value::Nothing => Json::Null,
        Value::Text(text) => text.into(),
        Value::Integer(number) => number.into(),
        Value::Flag(flag) => flag.into(),
        Value::Day(day) => day.to_string().into(),
        Value::Time(time) => time.to_rfc3339().into(),
    }
}

/// Returns what the tables and their columns are, for people and programs.
pub(super) fn description() -> Vec<u8> {
    let tables: Vec<Json> = TABLES.iter().map(|table| of_table(table)).collect();
    let all = json!({ "made_by": MAKER, "tables": tables });
    let mut text = serde_json::to_vec_pretty(&all).unwrap_or_default();
    text.push(b'\n');
    text
}

fn of_table(table: &Table) -> Json {
    let columns: Vec<Json> = table.all_columns().map(of_column).collect();
    let key: Vec<&str> = table.all_columns().take(table.key + 1).map(|each| each.name).collect();
    let links = table.links.iter().map(|link| (link.columns.join(","), link.table.into()));
    json!({
        "name": table.name,
        "about": table.about,
        "columns": columns,
        "key": key,
        "links": links.collect::<Map<_, _>>(),
    })
}

fn of_column(column: &Column) -> Json {
    let sort = match column.sort {
        Sort::Text => "text",
        Sort::Integer => "integer",
        Sort::Flag => "boolean",
        Sort::Day => "date",
        Sort::Time => "time",
    };
    json!({
        "name": column.name,
        "type": sort,
        "nullable": column.is_null,
        "about": column.about,
    })
}

/// Tells whether the description in a folder is one of ours.
pub(super) fn is_ours(folder: &Folder) -> bool {
    let read = folder.read(DESCRIPTION.as_ref(), DESCRIPTION_BYTES).ok();
    let all: Option<Json> = read.and_then(|(bytes, _)| serde_json::from_slice(&bytes).ok());
    all.is_some_and(|all| all["made_by"] == MAKER)
}
