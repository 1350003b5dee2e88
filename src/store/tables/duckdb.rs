//! What DuckDB makes Parquet of the JSON lines with: every column with its type, so that nothing is
//! guessed and a table without rows has its columns too.

use super::TABLES;
use super::json::file;
use super::table::{Sort, Table};

/// Returns the script; it is run in the folder of the tables.
pub(super) fn script() -> String {
    let mut text = String::from(
        "-- Makes Parquet of the tables beside this file. Run it in their folder:\n\
         --   duckdb < parquet.sql\n\
         -- or: python3 -c \"import duckdb; duckdb.sql(open('parquet.sql').read())\"\n",
    );
    for table in TABLES {
        text.push_str(&copied(table));
    }
    text
}

fn copied(table: &Table) -> String {
    let columns = table.all_columns().map(|column| {
        let sort = match column.sort {
            Sort::Text => "VARCHAR",
            Sort::Integer => "BIGINT",
            Sort::Flag => "BOOLEAN",
            Sort::Day => "DATE",
            Sort::Time => "TIMESTAMPTZ",
        };
        format!("    \"{}\": '{sort}'", column.name)
    });
    format!(
        "\nCOPY (SELECT * FROM read_json('{}', format = 'newline_delimited',\n\
         columns = {{\n{}\n}}))\n\
         TO '{}.parquet' (FORMAT parquet);\n",
        file(table),
        columns.collect::<Vec<_>>().join(",\n"),
        table.name
    )
}
