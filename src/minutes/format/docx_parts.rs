//! The parts of a word processor's document beside its text: types, relations, styles, headers.
//! The order of elements is the schema's; a word processor refuses any other.

use super::escape;
use crate::session::paper::Layout;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

macro_rules! xml {
    ($($line:literal)*) => {
        concat!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", $($line),*)
    };
}

pub(super) const CONTENT_TYPES: &str = xml!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
    r#"<Default Extension="rels" ContentType="#
    r#""application/vnd.openxmlformats-package.relationships+xml"/>"#
    r#"<Default Extension="xml" ContentType="application/xml"/>"#
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-"#
    r#"officedocument.wordprocessingml.document.main+xml"/>"#
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-"#
    r#"officedocument.wordprocessingml.styles+xml"/>"#
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-"#
    r#"officedocument.wordprocessingml.settings+xml"/>"#
    r#"<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-"#
    r#"officedocument.wordprocessingml.header+xml"/>"#
    r#"<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-"#
    r#"officedocument.wordprocessingml.header+xml"/>"#
    r#"<Override PartName="/docProps/core.xml" ContentType="#
    r#""application/vnd.openxmlformats-package.core-properties+xml"/>"#
    r#"</Types>"#
);

pub(super) const RELS: &str = xml!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/"#
    r#"relationships/officeDocument" Target="word/document.xml"/>"#
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/"#
    r#"relationships/metadata/core-properties" Target="docProps/core.xml"/>"#
    r#"</Relationships>"#
);

pub(super) const DOCUMENT_RELS: &str = xml!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/"#
    r#"relationships/styles" Target="styles.xml"/>"#
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/"#
    r#"relationships/header" Target="header1.xml"/>"#
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/"#
    r#"relationships/header" Target="header2.xml"/>"#
    r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/"#
    r#"relationships/settings" Target="settings.xml"/>"#
    r#"</Relationships>"#
);

/// Laid out as by word processors since 2013.
pub(super) const SETTINGS: &str = xml!(
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#
    r#"<w:compat><w:compatSetting w:name="compatibilityMode" "#
    r#"w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
);

pub(super) const DOCUMENT_START: &str = xml!(
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#
);

/// The borders of a table, thin and black.
pub(super) const BORDERS: &str = concat!(
    r#"<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"<w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders>"#
);

/// Room between the borders of a cell and its words, in twips: narrow enough for many columns.
pub(super) const CELL_MARGIN: u32 = 70;

/// The same, as a table says it.
pub(super) fn cell_margins() -> String {
    format!(
        "<w:tblCellMar><w:left w:w=\"{CELL_MARGIN}\" w:type=\"dxa\"/>\
         <w:right w:w=\"{CELL_MARGIN}\" w:type=\"dxa\"/></w:tblCellMar>"
    )
}

/// What the document is called. It bears no time.
pub(super) fn core(title: &str) -> String {
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/\
         metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>",
        escape(title)
    )
}

/// The head of a page: its number in the middle unless it is the first, the mark of a draft right.
pub(super) fn header(draft: Option<&str>, is_numbered: bool, width: u32) -> String {
    let number = match is_numbered {
        true => "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple>",
        false => "",
    };
    let mark = draft.map(|draft| {
        format!("<w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>{}</w:t></w:r>", escape(draft))
    });
    let mark = mark.unwrap_or_default();
    format!(
        "{XML}<w:hdr xmlns:w=\"{W}\"><w:p><w:pPr><w:pStyle w:val=\"AtLeft\"/><w:tabs>\
         <w:tab w:val=\"center\" w:pos=\"{}\"/><w:tab w:val=\"right\" w:pos=\"{width}\"/></w:tabs>\
         </w:pPr><w:r><w:tab/></w:r>{number}{mark}</w:p></w:hdr>",
        width / 2
    )
}

/// Every look that the text uses, named once.
pub(super) fn styles(layout: &Layout) -> String {
    let Layout { size, table_size, after, line, .. } = layout;
    let (half, table_half) = (size * 2, table_size * 2);
    let (after, line, first) = (after * 20, line * 20, super::measure::twips(layout.first_line));
    let font = escape(&layout.font);
    let spacing = format!(
        "<w:spacing w:before=\"0\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"atLeast\"/>"
    );
    let close = "<w:spacing w:before=\"0\" w:after=\"0\"/>";
    let body = format!("{spacing}<w:ind w:firstLine=\"{first}\"/><w:jc w:val=\"both\"/>");
    let heading = |depth: u32, look: &str| {
        let para = format!(
            "<w:keepNext/>{spacing}<w:ind w:firstLine=\"{first}\"/><w:jc w:val=\"both\"/>\
             <w:outlineLvl w:val=\"{}\"/>",
            depth - 1
        );
        style(&format!("Heading{depth}"), &format!("heading {depth}"), &para, look)
    };
    let cell = "<w:spacing w:before=\"20\" w:after=\"20\"/>";
    let cell_size = format!("<w:sz w:val=\"{table_half}\"/><w:szCs w:val=\"{table_half}\"/>");
    let all = [
        style("TextBody", "Text Body", &body, ""),
        style("Centred", "Centred", &format!("{close}<w:jc w:val=\"center\"/>"), ""),
        style("AtLeft", "At Left", close, ""),
        heading(1, "<w:b/>"),
        heading(2, "<w:b/>"),
        heading(3, "<w:b/><w:i/>"),
        style("Cell", "Cell", cell, &cell_size),
        style("CellCount", "Cell Count", &format!("{cell}<w:jc w:val=\"center\"/>"), &cell_size),
        style(
            "CellHead",
            "Cell Head",
            &format!("<w:keepNext/>{cell}<w:jc w:val=\"center\"/>"),
            &format!("<w:b/>{cell_size}"),
        ),
        style("Gap", "Gap", "<w:spacing w:before=\"0\" w:after=\"60\"/>", "<w:sz w:val=\"12\"/>"),
    ];
    format!(
        "{XML}<w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\" w:eastAsia=\"{font}\" w:cs=\"{font}\"/>\
         <w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>\
         <w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>{}</w:styles>",
        all.concat()
    )
}

fn style(id: &str, name: &str, paragraph: &str, look: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
         <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>\
         <w:rPr>{look}</w:rPr></w:style>"
    )
}
