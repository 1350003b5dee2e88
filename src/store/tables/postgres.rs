//! The tables for PostgreSQL: their schema, and what loads the rows.

use std::fmt::Write;

use super::TABLES;
use super::table::{Column, SESSION_ID, Sort, Table, Value};

/// The name under which the tables stand in a database.
const SCHEMA: &str = "kiemdiem";

/// Returns the schema. What is there already stays.
pub(super) fn schema() -> String {
    let mut text = format!(
        "-- The tables of review meetings. load.sql runs this file; it can also be run alone.\n\
         CREATE SCHEMA IF NOT EXISTS {SCHEMA};\n"
    );
    for table in TABLES {
        text.push_str(&created(table));
    }
    text
}

fn created(table: &Table) -> String {
    let mut parts: Vec<String> = table.all_columns().map(column).collect();
    let key: Vec<&str> = table.all_columns().take(table.key + 1).map(|each| each.name).collect();
    parts.push(format!("    PRIMARY KEY ({})", key.join(", ")));
    let id = SESSION_ID.name;
    if table.key > 0 {
        let to = TABLES.first().map_or("", |table| table.name);
        parts.push(format!("    FOREIGN KEY ({id}) REFERENCES {SCHEMA}.{to} ON DELETE CASCADE"));
    }
    for link in table.links {
        let (columns, to) = (link.columns.join(", "), link.table);
        parts.push(format!("    FOREIGN KEY ({id}, {columns}) REFERENCES {SCHEMA}.{to}"));
    }
    let name = format!("{SCHEMA}.{}", table.name);
    let mut text = format!(
        "\nCREATE TABLE IF NOT EXISTS {name} (\n{}\n);\n\
         COMMENT ON TABLE {name} IS {};\n",
        parts.join(",\n"),
        quoted(table.about)
    );
    for column in table.all_columns() {
        let about = quoted(column.about);
        let _ = writeln!(text, "COMMENT ON COLUMN {name}.{} IS {about};", column.name);
    }
    text
}

fn column(column: &Column) -> String {
    let sort = match column.sort {
        Sort::Text => "text",
        Sort::Integer => "bigint",
        Sort::Flag => "boolean",
        Sort::Day => "date",
        Sort::Time => "timestamptz",
    };
    let null = if column.is_null { "" } else { " NOT NULL" };
    format!("    {} {sort}{null}", column.name)
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Returns what loads the rows, all or none: sessions that are there already are replaced.
pub(super) fn load<'a>(lines: impl Fn(usize) -> &'a Vec<u8>) -> Vec<u8> {
    let id = SESSION_ID.name;
    let mut text = b"-- Loads the tables of review meetings, all or nothing:\n\
        --   psql -f load.sql\n\
        -- A session of the same body and file takes the place of the one that is there.\n\
        \\set ON_ERROR_STOP on\n\
        \\set QUIET on\n\
        SET client_encoding = 'UTF8';\n\
        SET client_min_messages = warning;\n\
        BEGIN;\n\
        \\ir schema.sql\n"
        .to_vec();
    for (at, table) in TABLES.iter().enumerate() {
        let columns: Vec<&str> = table.all_columns().map(|each| each.name).collect();
        let (columns, name) = (columns.join(", "), format!("{SCHEMA}.{}", table.name));
        let is_first = at == 0;
        let into = if is_first { "arriving" } else { &name };
        if is_first {
            let arriving = format!("CREATE TEMP TABLE arriving (LIKE {name}) ON COMMIT DROP;\n");
            text.extend(arriving.into_bytes());
        }
        text.extend(format!("COPY {into} ({columns}) FROM STDIN;\n").into_bytes());
        text.extend(lines(at));
        text.extend(b"\\.\n");
        if is_first {
            let replaced = format!(
                "DELETE FROM {name} WHERE {id} IN (SELECT {id} FROM arriving);\n\
                 INSERT INTO {name} ({columns}) SELECT {columns} FROM arriving;\n"
            );
            text.extend(replaced.into_bytes());
        }
    }
    text.extend(b"COMMIT;\n");
    text
}

/// Adds a row as `COPY … FROM STDIN` reads it.
pub(super) fn line<'a>(lines: &mut Vec<u8>, row: impl Iterator<Item = Value<'a>>) {
    for (at, value) in row.enumerate() {
        if at > 0 {
            lines.push(b'\t');
        }
        match value {
            Value::Nothing => lines.extend(b"\\N"),
            Value::Text(text) => text.bytes().for_each(|byte| match byte {
                b'\\' => lines.extend(b"\\\\"),
                b'\n' => lines.extend(b"\\n"),
                b'\r' => lines.extend(b"\\r"),
                b'\t' => lines.extend(b"\\t"),
                byte => lines.push(byte),
            }),
            Value::Integer(number) => lines.extend(number.to_string().into_bytes()),
            Value::Flag(flag) => lines.push(if flag { b't' } else { b'f' }),
            Value::Day(day) => lines.extend(day.to_string().into_bytes()),
            Value::Time(time) => lines.extend(time.to_rfc3339().into_bytes()),
        }
    }
    lines.push(b'\n');
}
