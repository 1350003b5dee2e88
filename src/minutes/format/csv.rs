//! A table for a spreadsheet: UTF-8 with a mark, all cells quoted, none of them a formula.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::minutes::block::Table;

/// With this at its start spreadsheets take a file for UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Letters at the start of a cell that make a spreadsheet compute it (CWE-1236).
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Returns the whole file. Tables of the same columns are one table; one of other columns has
/// its heads again, behind an empty row.
pub(in crate::minutes) fn write(tables: &[&Table]) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(MARK.to_vec());
    let mut rows: Vec<Vec<&str>> = Vec::new();
    let mut before: Option<&Table> = None;
    for table in tables {
        if before.is_none_or(|before| before.columns != table.columns) {
            rows.extend(before.map(|_| vec![""]));
            rows.push(table.columns.iter().map(|column| column.head.as_str()).collect());
        }
        rows.extend(table.rows.iter().map(|row| row.iter().map(String::as_str).collect()));
        before = Some(table);
    }
    for row in rows {
        writer.write_record(row.into_iter().map(harmless)).expect("memory takes all");
    }
    writer.into_inner().expect("memory takes all")
}

/// Returns a cell that no spreadsheet computes: `'` stands before what looks like a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::block::TableColumn;

    /// CWE-1236: what a spreadsheet would compute comes out as text, and nothing else is altered.
    #[test]
    fn formulas_come_out_as_text() {
        let column = TableColumn { key: "a".to_owned(), head: "Ý kiến".to_owned(), share: 1 };
        let cells = ["=1+1", "+84", "-1", "@a", "\tx", "\rx", "＝1", "＋1", "－1", "＠1"];
        let plain = ["Một, \"hai\"\nba", "a=1", "'", ""];
        let rows = cells.iter().chain(&plain).map(|cell| vec![(*cell).to_owned()]).collect();
        let bytes = write(&[&Table { columns: vec![column], rows }]);
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').expect("a mark");
        let mut read = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        assert_eq!(read.headers().unwrap(), vec!["Ý kiến"]);
        let read: Vec<String> = read.records().map(|row| row.unwrap()[0].to_owned()).collect();
        let mut expected: Vec<String> = cells.iter().map(|cell| format!("'{cell}")).collect();
        expected.extend(plain.map(ToOwned::to_owned));
        assert_eq!(read, expected);
        assert!(text.lines().next().unwrap().starts_with('"'), "all cells are quoted");
    }
}
