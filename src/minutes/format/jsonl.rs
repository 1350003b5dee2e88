//! A table for machines: a JSON object a row, its keys in English.

use std::fmt::Write;

use crate::minutes::block::Table;

/// Returns the whole file.
pub(in crate::minutes) fn write(tables: &[&Table]) -> String {
    let mut out = String::new();
    let rows = tables.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    for (table, row) in rows {
        let cells = table.columns.iter().zip(row);
        let cells = cells.map(|(column, cell)| format!("{}:{}", quoted(&column.key), quoted(cell)));
        out.push_str(&format!("{{{}}}\n", cells.collect::<Vec<_>>().join(",")));
    }
    out
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter)); // a string takes all
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::block::TableColumn;

    #[test]
    fn each_row_is_read_back_as_it_was() {
        let column = |key: &str| TableColumn { key: key.to_owned(), head: String::new(), share: 1 };
        let cells = ["Hạn chế \"1\"\nhai", "\\ \u{1b} \t {a}"];
        let row: Vec<String> = cells.iter().map(ToString::to_string).collect();
        let table = Table { columns: vec![column("a"), column("b")], rows: vec![row.clone(), row] };
        let text = write(&[&table]);
        assert_eq!(text.lines().count(), 2);
        for line in text.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(value, serde_json::json!({ "a": cells[0], "b": cells[1] }));
        }
    }
}
