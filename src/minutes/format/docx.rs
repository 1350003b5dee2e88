//! A document for a word processor (Office Open XML, ISO 29500): nine small parts in an archive
//! whose files all bear the same date, so that the same paper gives the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::docx_parts::{
    BORDERS, CELL_MARGIN, CONTENT_TYPES, DOCUMENT_RELS, DOCUMENT_START, RELS, SETTINGS,
    cell_margins, core, header, styles,
};
use super::escape;
use super::measure::{PAPER, balanced, halves, line_count, points, text_width, twips};
use crate::minutes::block::{Block, Column, Line, Paper, Run, Size, Style, Table};
use crate::session::paper::Layout;

/// Height of A4, in millimetres.
const HEIGHT: u32 = 297;

/// Returns the whole file.
pub(in crate::minutes) fn write(paper: &Paper, layout: &Layout) -> Vec<u8> {
    let body = Body { layout, is_kept: false, out: String::new() }.written(paper);
    let draft = paper.draft.as_deref();
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELS.to_owned()),
        ("docProps/core.xml", core(&paper.title)),
        ("word/document.xml", body),
        ("word/_rels/document.xml.rels", DOCUMENT_RELS.to_owned()),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/styles.xml", styles(layout)),
        ("word/header1.xml", header(draft, true, text_width(layout))),
        ("word/header2.xml", header(draft, false, text_width(layout))),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        archive.start_file(name, options).expect("memory takes a part");
        archive.write_all(text.as_bytes()).expect("memory takes a part");
    }
    archive.finish().expect("memory takes all").into_inner()
}

/// A small empty paragraph: room between blocks, and behind a table, where one has to stand.
const GAP: &str = "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>";

/// The same, on the page of what follows.
const KEPT_GAP: &str = "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/><w:keepNext/></w:pPr></w:p>";

/// The start of a row that is not broken between pages.
const SHORT_ROW: &str = "<w:tr><w:trPr><w:cantSplit/></w:trPr>";

/// Lines of a row that is not broken between pages: about a third of one.
const WHOLE_LINES: usize = 15;

struct Body<'a> {
    layout: &'a Layout,
    /// Whether what is written now stays on the page of what follows.
    is_kept: bool,
    out: String,
}

impl Body<'_> {
    fn written(mut self, paper: &Paper) -> String {
        self.out.push_str(DOCUMENT_START);
        let section = self.section();
        for (number, part) in (1..).zip(&paper.parts) {
            self.part(part);
            self.end(if number < paper.parts.len() { &section } else { "" });
        }
        self.out.push_str(&section);
        self.out.push_str("</w:body></w:document>");
        self.out
    }

    fn part(&mut self, part: &[Block]) {
        let is_line = |block: &Block| matches!(block, Block::Centred(_));
        let is_pair = |block: &Block| matches!(block, Block::Columns(..));
        let mut before: Option<&Block> = None;
        let mut blocks = part.iter().peekable();
        while let Some(block) = blocks.next() {
            if is_pair(block) && before.is_some() {
                self.out.truncate(self.out.trim_end_matches(GAP).len());
                self.out.push_str(KEPT_GAP);
            } else if before.is_some_and(is_line) && !is_line(block) {
                self.out.push_str(GAP);
            }
            // Signatures never stand on a page without any text, nor a heading without its own.
            self.is_kept = blocks.peek().is_some_and(|next| match (block, next) {
                (Block::Heading { depth, .. }, Block::Heading { depth: next, .. }) => next > depth,
                (Block::Heading { .. }, _) => true,
                (_, next) => is_pair(next),
            });
            self.block(block);
            before = Some(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Columns(left, right) => self.columns(left, right),
            Block::Centred(line) => self.line(line, "Centred", text_width(self.layout)),
            Block::Heading { depth, number, text, .. } => {
                let gap = if number.is_empty() { "" } else { " " };
                let run = Run::new(format!("{number}{gap}{text}"), Style::Plain);
                self.paragraph(&format!("Heading{depth}"), &[run]);
            }
            Block::Item { mark, text } => {
                self.paragraph("TextBody", &[Run::new(format!("{mark} {text}"), Style::Plain)]);
            }
            Block::Text { runs, .. } => self.paragraph("TextBody", runs),
            Block::Table(table) => self.table(table),
        }
    }

    /// Ends a section with a paragraph too small to make a page of its own.
    fn end(&mut self, section: &str) {
        self.out.truncate(self.out.trim_end_matches(GAP).len());
        self.out.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/>\
             <w:spacing w:line=\"20\" w:lineRule=\"exact\"/>\
             <w:rPr><w:sz w:val=\"2\"/></w:rPr>{section}</w:pPr></w:p>"
        ));
    }

    fn paragraph(&mut self, style: &str, runs: &[Run]) {
        let kept = match (self.is_kept, style.starts_with("Heading")) {
            (true, false) => "<w:keepNext/>",
            (false, true) => "<w:keepNext w:val=\"0\"/>", // its style would keep it
            _ => "",
        };
        self.out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{kept}</w:pPr>"));
        for run in runs {
            self.out.push_str(&written_run(&run.text, run.style, None));
        }
        self.out.push_str("</w:p>");
    }

    /// A line of its own; one in the middle that is wider than the room is broken.
    fn line(&mut self, line: &Line, style: &str, room: u32) {
        let points = points(self.layout, line.size);
        let size = (line.size != Size::Text).then_some(points);
        let pieces = match style {
            "Centred" => balanced(&line.text, points, room),
            _ => vec![line.text.as_str()],
        };
        self.out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"));
        for (index, piece) in pieces.into_iter().enumerate() {
            if index > 0 {
                self.out.push_str("<w:r><w:br/></w:r>");
            }
            self.out.push_str(&written_run(piece, line.style, size));
        }
        self.out.push_str("</w:p>");
    }

    /// Two columns: a table without borders, not broken between pages.
    fn columns(&mut self, left: &Column, right: &Column) {
        let widths = halves(text_width(self.layout));
        self.table_start(&widths, "");
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (column, width) in [left, right].into_iter().zip(widths) {
            self.out.push_str(&cell_start(width));
            let style = if column.is_left { "AtLeft" } else { "Centred" };
            for line in &column.lines {
                self.line(line, style, width.saturating_sub(2 * CELL_MARGIN));
            }
            if column.lines.is_empty() {
                self.out.push_str("<w:p/>");
            }
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr></w:tbl>");
        self.out.push_str(GAP);
    }

    fn table(&mut self, table: &Table) {
        let whole = text_width(self.layout);
        let shares: u32 = table.columns.iter().map(|column| column.share).sum();
        let widths: Vec<u32> =
            table.columns.iter().map(|column| whole * column.share / shares.max(1)).collect();
        self.table_start(&widths, BORDERS);
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            self.out.push_str(&cell_start(*width));
            self.paragraph("CellHead", &[Run::new(&*column.head, Style::Plain)]);
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
        let styles: Vec<&str> = (0..table.columns.len())
            .map(|at| if table.is_of_counts(at) { "CellCount" } else { "Cell" })
            .collect();
        let is_kept = std::mem::take(&mut self.is_kept);
        for (index, row) in table.rows.iter().enumerate() {
            self.is_kept = is_kept && index + 1 == table.rows.len();
            self.out.push_str(if self.is_short(row, &widths) { SHORT_ROW } else { "<w:tr>" });
            for ((cell, width), style) in row.iter().zip(&widths).zip(&styles) {
                self.out.push_str(&cell_start(*width));
                for line in cell.split('\n') {
                    self.paragraph(style, &[Run::new(line, Style::Plain)]);
                }
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
        self.out.push_str(GAP);
    }

    /// Tells whether a row may go to the next page whole, without leaving much of this one empty.
    fn is_short(&self, row: &[String], widths: &[u32]) -> bool {
        let lines = row.iter().zip(widths).map(|(cell, width)| {
            line_count(cell, self.layout.table_size, width.saturating_sub(2 * CELL_MARGIN))
        });
        lines.max().unwrap_or_default() <= WHOLE_LINES
    }

    fn table_start(&mut self, widths: &[u32], borders: &str) {
        let whole: u32 = widths.iter().sum();
        self.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>{borders}\
             <w:tblLayout w:type=\"fixed\"/>{}</w:tblPr><w:tblGrid>",
            cell_margins()
        ));
        for width in widths {
            self.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.out.push_str("</w:tblGrid>");
    }

    /// Paper, margins and numbers of pages; the first page of a section has no number.
    fn section(&self) -> String {
        let [top, right, bottom, left] = self.layout.margins.map(twips);
        let (width, height) = (twips(PAPER), twips(HEIGHT));
        let header = twips(self.layout.number_from_top);
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>\
             <w:headerReference w:type=\"first\" r:id=\"rId3\"/>\
             <w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
             <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" \
             w:left=\"{left}\" w:header=\"{header}\" w:footer=\"{header}\" w:gutter=\"0\"/>\
             <w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>"
        )
    }
}

fn cell_start(width: u32) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>")
}

fn written_run(text: &str, style: Style, size: Option<u32>) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut look = String::new();
    look.push_str(match style {
        Style::Bold | Style::Ruled => "<w:b/>",
        Style::Italic => "<w:i/>",
        Style::Plain | Style::Underlined => "",
    });
    if let Some(size) = size {
        let half = size * 2; // sizes are in half points
        look.push_str(&format!("<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>"));
    }
    if matches!(style, Style::Underlined | Style::Ruled) {
        look.push_str("<w:u w:val=\"single\"/>");
    }
    let look = if look.is_empty() { look } else { format!("<w:rPr>{look}</w:rPr>") };
    format!("<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}
