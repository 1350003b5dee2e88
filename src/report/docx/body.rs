//! The main text: paragraphs with their numbers, rows of tables, what is left out.

use super::BadDocx;
use super::lists::Lists;
use super::styles::Styles;
use super::xml::{self, Tag, Visit};
use crate::report::doubt::{Doubt, DoubtKind, LeftOut};

/// A break of lines within a paragraph, as text has it.
const LINE_BREAK: char = '\u{b}';
/// A break of pages.
const PAGE_BREAK: char = '\u{c}';
/// What parts the cells of a row.
const CELLS: &str = " | ";

/// A table that is open: its rows are lines.
#[derive(Debug, Default)]
struct Table {
    /// Cells of the row so far, each with its paragraphs.
    cells: Vec<Vec<String>>,
    is_deleted: bool,
}

/// The paragraph that is open.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<u32>,
    level: Option<usize>,
    /// The mark at its end is deleted: the next goes on with it.
    goes_on: bool,
}

/// Why what is within an element is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Passed {
    /// It is no text, or one that stands elsewhere.
    Quietly,
    /// It is text; where there is any, it is told.
    Told(LeftOut),
}

/// Whose properties are being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Nothing,
    Paragraph,
    Run,
    Row,
}

/// What is read of the main text.
struct Body<'a> {
    styles: &'a Styles,
    lists: &'a mut Lists,
    out: String,
    line: u32,
    tables: Vec<Table>,
    paragraph: Paragraph,
    /// How deep within an element that is passed over, and why.
    passed: Option<(usize, Passed)>,
    of: Of,
    /// Within text; whether the blanks at its ends are kept.
    in_text: Option<bool>,
    is_hidden: bool,
    is_contents: bool,
    left_out: Vec<(LeftOut, Vec<u32>)>,
}

/// Returns the main text, a line for each paragraph and each row, and tells what is left out.
///
/// # Errors
/// What is wrong with the part.
pub(super) fn text(
    name: &str,
    part: &str,
    styles: &Styles,
    lists: &mut Lists,
    doubts: &mut Vec<Doubt>,
) -> Result<String, BadDocx> {
    let mut body = Body {
        styles,
        lists,
        out: String::new(),
        line: 1,
        tables: Vec::new(),
        paragraph: Paragraph::default(),
        passed: None,
        of: Of::Nothing,
        in_text: None,
        is_hidden: false,
        is_contents: false,
        left_out: Vec::new(),
    };
    xml::walk(name, part, &mut body)?;
    doubts.extend(body.left_out.into_iter().filter_map(|(what, lines)| {
        let kind = DoubtKind::LeftOut { what, lines: lines.clone() };
        Some(Doubt { line: *lines.first()?, kind })
    }));
    Ok(body.out)
}

impl Body<'_> {
    /// Notes that something of the line that is being read is left out.
    fn leave_out(&mut self, what: LeftOut) {
        let line = self.line;
        let Some((_, lines)) = self.left_out.iter_mut().find(|(known, _)| *known == what) else {
            return self.left_out.push((what, vec![line]));
        };
        if lines.last() != Some(&line) {
            lines.push(line);
        }
    }

    /// Tells whether what is within an element is passed over.
    fn passes(&self, tag: &Tag<'_>) -> Option<Passed> {
        Some(match tag.name {
            // Within properties these say what became of a mark or of a row.
            "del" if self.of == Of::Nothing => Passed::Told(LeftOut::Deleted),
            "drawing" | "pict" | "object" => Passed::Told(LeftOut::TextBoxes),
            "sdtContent" if self.is_contents => Passed::Told(LeftOut::Contents),
            "pPrChange" | "rPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange"
            | "sectPrChange" | "numberingChange" | "moveFrom" | "instrText" | "delInstrText"
            | "sectPr" | "tblPr" | "tcPr" | "rt" | "mc:Fallback" => Passed::Quietly,
            _ => return None,
        })
    }

    /// Looks at an element within one that is passed over.
    fn pass(&mut self, name: &str, why: Passed) {
        if let Passed::Told(what) = why
            && matches!(name, "t" | "delText")
        {
            self.leave_out(what);
        }
    }

    fn push(&mut self, letter: char) {
        if self.is_hidden {
            self.leave_out(LeftOut::Hidden);
        } else {
            self.paragraph.text.push(letter);
        }
    }

    fn open_properties(&mut self, tag: &Tag<'_>) {
        match (self.of, tag.name) {
            (Of::Paragraph, "pStyle") => self.paragraph.style = tag.val(),
            (Of::Paragraph, "numId") => self.paragraph.list = tag.number(),
            (Of::Paragraph, "ilvl") => self.paragraph.level = tag.number(),
            (Of::Paragraph, "del" | "moveFrom") => self.paragraph.goes_on = true,
            (Of::Run, "vanish") => self.is_hidden = tag.is_on(),
            (Of::Row, "del") => {
                if let Some(table) = self.tables.last_mut() {
                    table.is_deleted = true;
                }
            }
            _ => {}
        }
    }

    fn open_in_run(&mut self, tag: &Tag<'_>) {
        match tag.name {
            "t" | "m:t" => {
                self.in_text = Some(tag.get("space").as_deref() == Some("preserve"));
            }
            "tab" | "ptab" => self.push('\t'),
            "br" => self.push(match tag.get("type").as_deref() {
                Some("page" | "column") => PAGE_BREAK,
                _ => LINE_BREAK,
            }),
            "cr" => self.push(LINE_BREAK),
            "noBreakHyphen" => self.push('\u{2011}'),
            "sym" => {
                let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(letter) = code.and_then(char::from_u32) {
                    self.push(letter);
                }
            }
            "footnoteReference" | "endnoteReference" => self.leave_out(LeftOut::Footnotes),
            "commentReference" => self.leave_out(LeftOut::Comments),
            "altChunk" => self.leave_out(LeftOut::Embedded),
            "docPartGallery" => {
                self.is_contents = tag.val().as_deref() == Some("Table of Contents");
            }
            _ => {}
        }
    }

    /// Returns the number that is drawn before the open paragraph, counting it.
    fn number(&mut self) -> Option<String> {
        let styles = self.styles;
        let paragraph = &self.paragraph;
        if let Some(list) = paragraph.list {
            // 0 takes a paragraph out of the list of its style.
            let level = paragraph.level.unwrap_or(0);
            return if list == 0 { None } else { self.lists.next(list, level, styles) };
        }
        let said = styles.list(paragraph.style.as_deref()).filter(|said| said.list != 0)?;
        let kept = || self.lists.level_of(said.list, said.style, styles);
        let level = paragraph.level.or(said.level).or_else(kept).unwrap_or(0);
        self.lists.next(said.list, level, styles)
    }

    fn end_paragraph(&mut self) {
        if self.paragraph.goes_on {
            let text = std::mem::take(&mut self.paragraph.text);
            self.paragraph = Paragraph { text, ..Paragraph::default() };
            return;
        }
        let number = self.number();
        let paragraph = std::mem::take(&mut self.paragraph);
        if self.styles.is_contents(paragraph.style.as_deref()) && !paragraph.text.is_empty() {
            self.leave_out(LeftOut::Contents);
            return self.put(String::new());
        }
        let is_blank = paragraph.text.trim().is_empty();
        let text = match number {
            Some(number) if !is_blank => number + paragraph.text.trim_start(),
            _ => paragraph.text,
        };
        self.put(text);
    }

    /// Takes a paragraph into the cell that is open, or as a line.
    fn put(&mut self, text: String) {
        match self.tables.last_mut().and_then(|table| table.cells.last_mut()) {
            Some(cell) => cell.push(text),
            None => self.put_line(&text),
        }
    }

    fn put_line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
        self.line = self.line.saturating_add(1);
    }

    fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let mut cells = std::mem::take(&mut table.cells);
        if std::mem::take(&mut table.is_deleted) {
            return self.leave_out(LeftOut::Deleted);
        }
        let outer = self.tables.pop();
        if cells.len() == 1 {
            // A frame around text: its paragraphs are lines as all others.
            cells.pop().into_iter().flatten().for_each(|text| self.put(text));
        } else {
            let is_break = |letter: char| matches!(letter, LINE_BREAK | PAGE_BREAK | '\t');
            let cell = |cell: Vec<String>| {
                let filled = cell.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
                filled.collect::<Vec<_>>().join(" ").replace(is_break, " ")
            };
            let cells: Vec<String> = cells.into_iter().map(cell).collect();
            let is_blank = cells.iter().all(String::is_empty);
            self.put(if is_blank { String::new() } else { cells.join(CELLS) });
        }
        self.tables.extend(outer);
    }
}

impl Visit for Body<'_> {
    fn open(&mut self, tag: &Tag<'_>) {
        if let Some((depth, why)) = self.passed {
            self.passed = Some((depth + 1, why));
            return self.pass(tag.name, why);
        }
        if let Some(why) = self.passes(tag) {
            self.passed = Some((1, why));
            return;
        }
        match tag.name {
            "pPr" => self.of = Of::Paragraph,
            "trPr" => self.of = Of::Row,
            "rPr" if self.of == Of::Nothing => self.of = Of::Run,
            "r" => self.is_hidden = false,
            "tbl" => self.tables.push(Table::default()),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells.push(Vec::new());
                }
            }
            _ if self.of != Of::Nothing => self.open_properties(tag),
            _ => self.open_in_run(tag),
        }
    }

    fn close(&mut self, name: &str) {
        if let Some((depth, why)) = self.passed {
            self.passed = (depth > 1).then_some((depth - 1, why));
            return;
        }
        match (name, self.of) {
            ("pPr", Of::Paragraph) | ("rPr", Of::Run) | ("trPr", Of::Row) => self.of = Of::Nothing,
            ("t" | "m:t", _) => self.in_text = None,
            ("p", _) => self.end_paragraph(),
            ("tr", _) => self.end_row(),
            ("tbl", _) => self.tables.truncate(self.tables.len().saturating_sub(1)),
            ("sdt", _) => self.is_contents = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some(keeps_blanks) = self.in_text.filter(|_| self.passed.is_none()) else { return };
        let text = if keeps_blanks { text } else { text.trim_matches(['\n', '\r', '\t']) };
        for letter in text.chars() {
            // A paragraph is one line.
            self.push(if matches!(letter, '\n' | '\r') { ' ' } else { letter });
        }
    }
}
