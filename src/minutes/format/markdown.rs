//! Markdown, for notes and archives kept as text.

use crate::minutes::block::{Block, Column, Line, Paper, Run, Size, Style, Table};

/// Returns the whole file.
pub(in crate::minutes) fn write(paper: &Paper) -> String {
    let mark = paper.draft.as_ref().map(|draft| format!("**{}**\n\n", escape(draft)));
    let part = |part: &Vec<Block>| mark.clone().unwrap_or_default() + &blocks(part);
    paper.parts.iter().map(part).collect::<Vec<_>>().join("\n---\n\n")
}

fn blocks(part: &[Block]) -> String {
    let mut out = String::new();
    let mut before = None;
    for block in part {
        let is_list = |block: &Block| matches!(block, Block::Item { .. });
        if before.is_some_and(|before| !is_list(before) || !is_list(block)) {
            out.push('\n');
        }
        out.push_str(&written(block));
        before = Some(block);
    }
    out
}

fn written(block: &Block) -> String {
    match block {
        Block::Columns(left, right) => columns(left, right),
        Block::Centred(line) if line.size == Size::Title => format!("# {}\n", escape(&line.text)),
        Block::Centred(line) => format!("{}\n", at_start(&styled(&line.text, line.style))),
        Block::Heading { depth, number, text, .. } => {
            let signs = "#".repeat(usize::from(*depth) + 1);
            let gap = if number.is_empty() { "" } else { " " };
            format!("{signs} {number}{gap}{}\n", escape(text))
        }
        Block::Item { mark, text } => format!("{mark} {}\n", at_start(&escape(text))),
        Block::Text { runs, .. } => {
            let text: String = runs.iter().map(|run: &Run| styled(&run.text, run.style)).collect();
            format!("{}\n", at_start(&text))
        }
        Block::Table(each) => table(each),
    }
}

/// Words in their style. The signs of a style stand beside a letter, not beside a blank.
fn styled(text: &str, style: Style) -> String {
    let words = text.trim();
    let sign = match style {
        Style::Plain | Style::Underlined => "",
        Style::Bold | Style::Ruled => "**",
        Style::Italic => "*",
    };
    if words.is_empty() || sign.is_empty() {
        return escape(text);
    }
    let behind = &text[text.trim_end().len()..];
    format!("{sign}{}{sign}{behind}", escape(words))
}

/// Puts a sign of Markdown as a letter.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if "\\`*_[]<>#|~&".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A line that begins as a list, a rule or code would is none.
fn at_start(line: &str) -> String {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['-', '+', '=']) {
        return format!("\\{line}");
    }
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line.to_owned()
}

/// Two columns as the rows of a table.
fn columns(left: &Column, right: &Column) -> String {
    let cell = |column: &Column, index: usize| {
        column.lines.get(index).map_or(String::new(), |line: &Line| styled(&line.text, line.style))
    };
    let mut out = String::new();
    for index in 0..left.lines.len().max(right.lines.len()) {
        out.push_str(&format!("| {} | {} |\n", cell(left, index), cell(right, index)));
        if index == 0 {
            out.push_str(if left.is_left { "|:---|:---:|\n" } else { "|:---:|:---:|\n" });
        }
    }
    out
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<&str>| {
        let cells = cells.iter().map(|cell| escape(cell).replace('\n', "<br>"));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut out = row(table.columns.iter().map(|column| column.head.as_str()).collect());
    out.push_str(&format!("|{}\n", "---|".repeat(table.columns.len())));
    for cells in &table.rows {
        out.push_str(&row(cells.iter().map(String::as_str).collect()));
    }
    out
}
