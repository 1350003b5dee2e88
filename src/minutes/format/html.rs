//! A page for a browser, laid out to be printed: no scripts, nothing from outside.

use super::escape;
use super::measure::{PAPER, balanced, halves, points, text_width, twips};
use crate::minutes::block::{Block, Column, Line, Paper, Run, Size, Style, Table};
use crate::session::paper::Layout;

/// Room between two columns, in millimetres.
const BETWEEN: u32 = 4;

/// Returns the whole file.
pub(in crate::minutes) fn write(paper: &Paper, layout: &Layout) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n");
    out.push_str("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" ");
    out.push_str("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    out.push_str(&format!("<title>{}</title>\n", escape(&paper.title)));
    let pages = pages(paper, layout);
    out.push_str(&format!("<style>\n{}{pages}</style>\n</head>\n<body>\n", style(layout)));
    for (number, part) in (1..).zip(&paper.parts) {
        out.push_str(&format!("<section id=\"part{number}\">\n"));
        if let Some(draft) = &paper.draft {
            out.push_str(&format!("<p class=\"draft\">{}</p>\n", escape(draft)));
        }
        part.iter().for_each(|block| out.push_str(&written(block, layout)));
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// What stands above the text of printed pages: from the second of each part on its number, and
/// right of it the mark of a draft, which the first has in its text. The pages of a part count
/// for themselves, since what all pages have is one count of the whole file.
fn pages(paper: &Paper, layout: &Layout) -> String {
    let mut out = String::from("@counter-style number { system: fixed 1; symbols: ''; }\n");
    if let Some(draft) = &paper.draft {
        out.push_str(&format!(
            "@counter-style draft {{ system: cyclic; symbols: {}; range: 2 infinite; \
             fallback: number; }}\n",
            quoted(draft)
        ));
    }
    let font = format!("{}pt {}, serif", layout.size, quoted(&layout.font));
    for (number, _) in (1..).zip(&paper.parts) {
        let part = format!("part{number}");
        let mark = paper.draft.as_ref().map(|_| {
            format!(" @top-right {{ content: counter({part}, draft); font: bold {font}; }}")
        });
        out.push_str(&format!(
            "#{part} {{ page: {part}; }}\n\
             @page {part} {{ counter-increment: {part}; \
             @top-center {{ content: counter({part}, number); font: {font}; }}{} }}\n",
            mark.unwrap_or_default()
        ));
    }
    out
}

/// A text as a style sheet has it: no sign in it can end it.
fn quoted(text: &str) -> String {
    let letter = |letter: char| match letter.is_alphanumeric() || letter == ' ' {
        true => letter.to_string(),
        false => format!("\\{:x} ", u32::from(letter)),
    };
    format!("'{}'", text.chars().map(letter).collect::<String>())
}

fn style(layout: &Layout) -> String {
    let [top, right, bottom, left] = layout.margins;
    let width = PAPER.saturating_sub(left + right);
    let Layout { size, party_size, title_size, table_size, first_line, after, line, .. } = layout;
    let recipients_size = layout.recipients_size;
    let font = quoted(&layout.font);
    format!(
        "@page {{ size: A4; margin: {top}mm {right}mm {bottom}mm {left}mm; }}\n\
         body {{ font: {size}pt {font}, serif; max-width: {width}mm; margin: 0 auto; }}\n\
         p {{ margin: 0 0 {after}pt; line-height: max({line}pt, 1.15em); text-align: justify; \
         text-indent: {first_line}mm; }}\n\
         h2, h3, h4 {{ font-size: {size}pt; margin: {after}pt 0; text-indent: {first_line}mm; \
         break-after: avoid; }}\n\
         h4 {{ font-style: italic; }}\n\
         .centred, .columns p {{ text-align: center; text-indent: 0; margin: 0; \
         min-height: 1.3em; }}\n\
         .centred + :not(.centred) {{ margin-top: {after}pt; }}\n\
         .columns {{ display: flex; gap: {BETWEEN}mm; margin-bottom: 12pt; \
         break-inside: avoid; }}\n\
         :not(.draft) + .columns {{ margin-top: 12pt; }}\n\
         p:has(+ .columns) {{ break-after: avoid; }}\n\
         .columns .left p {{ text-align: left; }}\n\
         .draft {{ text-align: right; font-weight: bold; }}\n\
         .party {{ font-size: {party_size}pt; }}\n\
         .title {{ font-size: {title_size}pt; }}\n\
         .recipients {{ font-size: {recipients_size}pt; }}\n\
         .count {{ text-align: center; }}\n\
         table {{ border-collapse: collapse; width: calc(100% - 1pt); \
         font-size: {table_size}pt; margin: 6pt 0.5pt 12pt; }}\n\
         th, td {{ border: 0.5pt solid; padding: 2pt 4pt; vertical-align: top; }}\n\
         td {{ white-space: pre-line; overflow-wrap: anywhere; }}\n\
         thead {{ display: table-header-group; }}\n\
         tr {{ break-inside: avoid; }}\n\
         section {{ padding-top: 3pt; }}\n\
         section + section {{ break-before: page; }}\n"
    )
}

fn written(block: &Block, layout: &Layout) -> String {
    match block {
        Block::Columns(left, right) => {
            let rooms = halves(text_width(layout).saturating_sub(twips(BETWEEN)));
            let columns = [left, right].into_iter().zip(rooms);
            let columns = columns.map(|(each, room)| column(each, layout, room));
            format!("<div class=\"columns\">\n{}</div>\n", columns.collect::<String>())
        }
        Block::Centred(each) => line(each, "centred", &middle(each, layout, text_width(layout))),
        Block::Heading { depth, number, text, .. } => {
            let tag = depth + 1;
            let gap = if number.is_empty() { "" } else { " " };
            format!("<h{tag}>{}{gap}{}</h{tag}>\n", escape(number), escape(text))
        }
        Block::Item { mark, text } => format!("<p>{} {}</p>\n", escape(mark), escape(text)),
        Block::Text { runs, .. } => {
            let runs: String = runs.iter().map(|run: &Run| styled(&run.text, run.style)).collect();
            format!("<p>{runs}</p>\n")
        }
        Block::Table(each) => table(each),
    }
}

fn styled(text: &str, style: Style) -> String {
    let text = escape(text);
    match style {
        Style::Plain => text,
        Style::Bold => format!("<b>{text}</b>"),
        Style::Italic => format!("<i>{text}</i>"),
        Style::Underlined => format!("<u>{text}</u>"),
        Style::Ruled => format!("<b><u>{text}</u></b>"),
    }
}

/// A line of its own, of these pieces.
fn line(line: &Line, class: &str, pieces: &[&str]) -> String {
    let size = match line.size {
        Size::Text => "",
        Size::Party => "party",
        Size::Title => "title",
        Size::Recipients => "recipients",
    };
    let classes: Vec<&str> = [class, size].into_iter().filter(|each| !each.is_empty()).collect();
    let class = match classes.is_empty() {
        true => String::new(),
        false => format!(" class=\"{}\"", classes.join(" ")),
    };
    let pieces: Vec<_> = pieces.iter().map(|piece| styled(piece, line.style)).collect();
    format!("<p{class}>{}</p>\n", pieces.join("<br>"))
}

/// The pieces of a line in the middle of this room.
fn middle<'a>(line: &'a Line, layout: &Layout, room: u32) -> Vec<&'a str> {
    balanced(&line.text, points(layout, line.size), room)
}

fn column(column: &Column, layout: &Layout, room: u32) -> String {
    let class = if column.is_left { " class=\"left\"" } else { "" };
    let lines = column.lines.iter().map(|each| match column.is_left {
        true => line(each, "", &[&each.text]),
        false => line(each, "", &middle(each, layout, room)),
    });
    let lines: String = lines.collect();
    format!("<div{class} style=\"flex: {room}\">\n{lines}</div>\n")
}

fn table(table: &Table) -> String {
    let whole: u32 = table.columns.iter().map(|column| column.share).sum();
    let heads = table.columns.iter().map(|column| {
        let part = column.share * 100 / whole.max(1);
        format!("<th style=\"width: {part}%\">{}</th>", escape(&column.head))
    });
    let mut out = format!("<table>\n<thead><tr>{}</tr></thead>\n", heads.collect::<String>());
    let classes: Vec<&str> = (0..table.columns.len())
        .map(|at| if table.is_of_counts(at) { " class=\"count\"" } else { "" })
        .collect();
    for row in &table.rows {
        let cells = row.iter().zip(&classes);
        let cells = cells.map(|(cell, class)| format!("<td{class}>{}</td>", escape(cell)));
        out.push_str(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
    }
    out.push_str("</table>\n");
    out
}
