//! Documents made here part by part: what a word processor shows is what is read.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::limits;
use crate::report::doubt::{DoubtKind, LeftOut};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Packs parts as a word processor does.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document of this body, these lists and these styles.
fn document(body: &str, lists: &str, styles: &str) -> Vec<u8> {
    let relation = |name: &str| {
        format!("<Relationship Id=\"{name}\" Type=\"{RELATIONS}/{name}\" Target=\"{name}.xml\"/>")
    };
    let relations = format!(
        "<?xml version=\"1.0\"?><Relationships>{}{}</Relationships>",
        relation("numbering"),
        relation("styles")
    );
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &main(body)),
        ("word/_rels/document.xml.rels", &relations),
        ("word/numbering.xml", &format!("<w:numbering {W}>{lists}</w:numbering>")),
        ("word/styles.xml", &format!("<w:styles {W}>{styles}</w:styles>")),
    ])
}

fn main(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>")
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A document with each line as a paragraph.
pub(in crate::report) fn of_lines(text: &str) -> Vec<u8> {
    document(&text.lines().map(p).collect::<String>(), "", "")
}

/// A paragraph of a list.
fn li(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>\
         </w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// A level of a list.
fn level(at: u32, format: &str, pattern: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}\
         <w:lvlText w:val=\"{pattern}\"/></w:lvl>"
    )
}

/// A list with these levels, under its number; further lists of the same pattern.
fn list(id: u32, levels: &str, further: &str) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"{id}\">{levels}</w:abstractNum>\
         <w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>{further}"
    )
}

fn read(bytes: &[u8]) -> (String, Vec<Doubt>) {
    let mut doubts = Vec::new();
    let text = text(bytes, &mut doubts).unwrap();
    (text, doubts)
}

#[track_caller]
fn shows(bytes: &[u8], lines: &[&str]) {
    let (text, doubts) = read(bytes);
    assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    assert_eq!(doubts, []);
}

#[track_caller]
fn left_out(body: &str, lines: &[&str], what: &[(LeftOut, &[u32])]) {
    let (text, doubts) = read(&document(body, "", ""));
    assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    let told: Vec<(LeftOut, Vec<u32>)> = doubts
        .into_iter()
        .filter_map(|doubt| match doubt.kind {
            DoubtKind::LeftOut { what, lines } => Some((what, lines)),
            _ => None,
        })
        .collect();
    let what: Vec<_> = what.iter().map(|(what, lines)| (*what, lines.to_vec())).collect();
    assert_eq!(told, what);
}

#[test]
fn paragraphs_are_lines_and_pieces_of_a_line_stay_together() {
    let run = "<w:p><w:r><w:t xml:space=\"preserve\">Cán </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>\
               <w:t>bộ &amp; &#273;ảng\nviên</w:t></w:r></w:p>";
    let breaks = "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t>\
                  <w:noBreakHyphen/><w:t>d</w:t>\
                  <w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r></w:p>";
    let body = format!("{run}<w:p/>{breaks}{}", p("<![CDATA[x<y]]>"));
    shows(
        &document(&body, "", ""),
        &["Cán bộ & đảng viên", "", "a\u{b}b\tc\u{2011}d\u{f0b7}", "x<y"],
    );
}

#[test]
fn numbers_of_several_levels_are_those_that_are_drawn() {
    let levels = level(0, "upperRoman", "%1.", "")
        + &level(1, "decimal", "%2.", "")
        + &level(2, "decimal", "%2.%3.", "")
        + &level(3, "lowerLetter", "%4)", "")
        + &level(4, "bullet", "\u{f0b7}", "");
    let rows = [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (3, "E"), (3, "F"), (4, "G"), (1, "H")];
    let more = [(2, "I"), (0, "J"), (1, "K"), (3, "L")];
    let body: String = rows.iter().chain(&more).map(|(at, text)| li(1, *at, text)).collect();
    shows(
        &document(&body, &list(1, &levels, ""), ""),
        &[
            "I. A",
            "1. B",
            "1.1. C",
            "1.2. D",
            "a) E",
            "b) F",
            "\u{f0b7} G",
            "2. H",
            "2.1. I",
            "II. J",
            "1. K",
            "a) L",
        ],
    );
}

/// The signs that word processors give nested bullets by themselves: what stands under what is
/// known, though their signs are all of one sort in a text.
#[test]
fn nested_bullets_are_of_different_sorts() {
    for signs in [["\u{f0b7}", "o", "\u{f0a7}"], ["•", "◦", "▪"], ["-", "-", "–"]] {
        let levels: String =
            (0..).zip(signs).map(|(at, sign)| level(at, "bullet", sign, "")).collect();
        let body = p("I. HẠN CHẾ")
            + &li(1, 0, "Về lãnh đạo")
            + &li(1, 1, "Họp thưa, tháng có tháng không.")
            + &li(1, 0, "Về kiểm tra")
            + &li(1, 1, "Chậm 2 cuộc.");
        let bytes = document(&body, &list(1, &levels, ""), "");
        let read = crate::report::read(&bytes, crate::report::ReadAs::default());
        let outline = read.unwrap().outline;
        let headings: Vec<_> = outline.sections.iter().map(|each| each.title.as_str()).collect();
        assert_eq!(headings, ["HẠN CHẾ", "Về lãnh đạo", "Về kiểm tra"], "{signs:?}");
        let items: Vec<_> = outline.shortcomings.iter().map(|each| each.text.as_str()).collect();
        assert_eq!(items, ["Họp thưa, tháng có tháng không.", "Chậm 2 cuộc."], "{signs:?}");
    }
}

#[test]
fn lists_of_one_pattern_go_on_unless_they_say_otherwise() {
    let anew = "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
         <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
         <w:num w:numId=\"4\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"5\"/><w:numFmt w:val=\"vietnameseCounting\"/>\
         <w:lvlText w:val=\"%1 là,\"/></w:lvl></w:lvlOverride></w:num>";
    let lists = list(1, &level(0, "decimal", "%1-", ""), anew);
    let body: String = [1, 1, 2, 3, 3, 4].iter().map(|id| li(*id, 0, "x")).collect();
    shows(&document(&body, &lists, ""), &["1- x", "2- x", "3- x", "1- x", "2- x", "ba là, x"]);
}

#[test]
fn a_level_begins_anew_as_it_says() {
    let never = level(0, "upperLetter", "%1.", "")
        + &level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>")
        + &level(2, "decimalZero", "%1.%3", "<w:isLgl/><w:suff w:val=\"nothing\"/>");
    let body: String =
        [0, 1, 0, 1, 2, 2].iter().map(|at| li(1, *at, "x")).collect::<String>() + &li(1, 0, "");
    shows(
        &document(&(body + &li(1, 0, "y")), &list(1, &never, ""), ""),
        &["A. x", "1. x", "B. x", "2. x", "2.1x", "2.2x", "", "D. y"],
    );
}

#[test]
fn styles_number_their_paragraphs() {
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\">\
         <w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/>\
         <w:basedOn w:val=\"N\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
         </w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/>\
         <w:basedOn w:val=\"H1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"L\"><w:name w:val=\"loop\"/>\
         <w:basedOn w:val=\"L\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"toc 1\"/></w:style>";
    let levels = level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"H1\"/>")
        + &level(1, "decimal", "%1.%2.", "<w:isLgl/>");
    let styled = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let out = "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>\
               </w:pPr><w:r><w:t>không số</w:t></w:r></w:p>";
    let body = styled("H1", "a") + &styled("H2", "b") + &styled("L", "c") + out + &styled("T", "d");
    let (text, doubts) = read(&document(&body, &list(1, &levels, ""), styles));
    assert_eq!(text, "I. a\n1.1. b\nc\nkhông số\n\n");
    let kind = DoubtKind::LeftOut { what: LeftOut::Contents, lines: vec![5] };
    assert_eq!(doubts, [Doubt { line: 5, kind }]);
}

#[test]
fn tracked_changes_count_as_accepted() {
    let inserted = "<w:p><w:r><w:t>Đã </w:t></w:r><w:ins><w:r><w:t>làm</w:t></w:r></w:ins>\
         <w:del><w:r><w:delText>chưa làm</w:delText></w:r></w:del></w:p>";
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r></w:p>";
    let before = "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>\
                  </w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr>\
                  </w:rPrChange></w:rPr><w:t>thường</w:t></w:r></w:p>";
    let moved = "<w:p><w:moveFrom><w:r><w:t>xa</w:t></w:r></w:moveFrom><w:moveTo><w:r>\
                 <w:t>gần</w:t></w:r></w:moveTo></w:p>";
    let body = format!("{inserted}{joined}{}{before}{moved}", p("dòng"));
    left_out(&body, &["Đã làm", "một dòng", "thường", "gần"], &[(LeftOut::Deleted, &[1])]);
}

#[test]
fn what_is_not_the_text_is_left_out_and_told() {
    let note = "<w:p><w:r><w:t>Chữ</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r>\
         <w:r><w:commentReference w:id=\"1\"/></w:r></w:p>";
    let drawing = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r>\
         <w:t>khung</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>\
         <w:p><w:r><w:t>khung</w:t></w:r></w:p></w:pict></mc:Fallback></mc:AlternateContent>\
         <w:t>ngoài</w:t></w:r></w:p>";
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>\
         <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>";
    let contents = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
         </w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>I. Mục</w:t></w:r></w:p>\
         </w:sdtContent></w:sdt>\
         <w:sdt><w:sdtContent><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    let picture = "<w:p><w:r><w:drawing/></w:r></w:p><w:altChunk/>";
    left_out(
        &format!("{note}{drawing}{hidden}{contents}{picture}<w:sectPr/>"),
        &["Chữ", "ngoài", "hiện", "ô", ""],
        &[
            (LeftOut::Footnotes, &[1]),
            (LeftOut::Comments, &[1]),
            (LeftOut::TextBoxes, &[2]),
            (LeftOut::Hidden, &[3]),
            (LeftOut::Contents, &[4]),
            (LeftOut::Embedded, &[6]),
        ],
    );
}

#[test]
fn rows_of_tables_are_lines() {
    let cell = |body: &str| format!("<w:tc><w:tcPr/>{body}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell(&p("x")), cell(&p("y"))]));
    let rows = row(&[cell(&p("STT")), cell(&(p("Nội") + &p("dung")))])
        + &row(&[cell(&(inner + &p(""))), cell(&p("z"))])
        + &row(&[cell("<w:p/>"), cell("<w:p/>")])
        + "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>";
    let frame = format!("<w:tbl>{}</w:tbl>", row(&[cell(&(p("a") + &p("b")))]));
    left_out(
        &format!("<w:tbl>{rows}</w:tbl>{frame}{}", p("sau")),
        &["STT | Nội dung", "x | y | z", "", "a", "b", "sau"],
        &[(LeftOut::Deleted, &[4])],
    );
}

/// Other prefixes, the strict language, another name of the main part.
#[test]
fn documents_of_other_programs_are_read() {
    let strict = "<d:document xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><d:body>\
                  <d:p><d:r><d:t>một</d:t></d:r></d:p></d:body></d:document>";
    let relations = format!(
        "<Relationships><Relationship Type=\"{RELATIONS}/officeDocument\" Target=\"http://a/b\" \
         TargetMode=\"External\"/><Relationship Type=\"{RELATIONS}/officeDocument\" \
         Target=\"/word/document2.xml\"/></Relationships>"
    );
    shows(&packed(&[("_rels/.rels", &relations), ("word/document2.xml", strict)]), &["một"]);
    let plain = "<document xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
                 <body><p><r><t>hai</t></r></p></body></document>";
    shows(&packed(&[("word/document.xml", plain)]), &["hai"]);
}

#[track_caller]
fn refused(bytes: &[u8], why: BadDocx) {
    assert_eq!(text(bytes, &mut Vec::new()), Err(why));
}

#[test]
fn what_is_no_sound_document_is_refused() {
    let part = || "word/document.xml".to_owned();
    let broken = || BadDocx::Broken { part: part() };
    let of = |main: &str| packed(&[("word/document.xml", main)]);
    refused(b"PK\x03\x04word/", BadDocx::Archive);
    refused(&packed(&[("word/other.xml", "")]), broken());
    refused(&of(""), broken());
    refused(&of("<w:document>"), broken());
    refused(&of("<a></b>"), broken());
    refused(&of("chữ"), broken());
    let doc_type = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    refused(&of(doc_type), BadDocx::DocType { part: part() });
    refused(&of("<a>&b;</a>"), BadDocx::DocType { part: part() });
    // Entities that would grow a thousandfold at each step.
    let mut laughs = "<!DOCTYPE a [<!ENTITY e0 \"ha\">".to_owned();
    for at in 1..10 {
        let ten = format!("&e{};", at - 1).repeat(10);
        laughs.push_str(&format!("<!ENTITY e{at} \"{ten}\">"));
    }
    let laughs = format!("{laughs}]><w:document>&e9;</w:document>");
    refused(&of(&laughs), BadDocx::DocType { part: part() });
    let whole = document(&p(&"chữ ".repeat(4_000)), "", "");
    for end in [whole.len() / 3, whole.len() / 2, whole.len() - 30] {
        assert!(text(&whole[..end], &mut Vec::new()).is_err());
    }
}

#[test]
fn limits_are_kept_on_what_is_really_unpacked() {
    let part = || "word/document.xml".to_owned();
    let nested = |depth: usize| {
        let inside = "<a>".repeat(depth) + &"</a>".repeat(depth);
        packed(&[("word/document.xml", &format!("<w:document>{inside}</w:document>"))])
    };
    let max = limits::DOCX_DEPTH;
    assert!(text(&nested(max - 1), &mut Vec::new()).is_ok());
    refused(&nested(max), BadDocx::TooDeep { part: part(), max });
    refused(&nested(100_000), BadDocx::TooDeep { part: part(), max });

    let max = limits::DOCX_PARTS;
    let many = |count: usize| {
        let names: Vec<String> = (1..count).map(|at| format!("a{at}")).collect();
        let mut parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        parts.push(("word/document.xml", "<a/>"));
        packed(&parts)
    };
    assert!(text(&many(max), &mut Vec::new()).is_ok());
    refused(&many(max + 1), BadDocx::TooManyParts { max });

    let bomb = document(&p(&"a".repeat(12 << 20)), "", "");
    assert!(bomb.len() < 64 << 10 && limits::DOCX_RATIO_FROM < 12 << 20);
    refused(&bomb, BadDocx::Bomb { part: part(), max: limits::DOCX_RATIO });

    // Parts that are not packed at all.
    let stored = |bytes: u64| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file("word/document.xml", plain).unwrap();
        zip.write_all(&vec![b'a'; usize::try_from(bytes).unwrap()]).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let max = limits::DOCX_PART_BYTES;
    refused(&stored(max + 1), BadDocx::TooLarge { part: part(), max });
    let bytes = stored(max);
    let mut package = Package::open(&bytes).unwrap();
    for _ in 0..limits::DOCX_UNPACKED_BYTES / max {
        assert!(package.part("word/document.xml").is_ok());
    }
    let why = BadDocx::TooLarge { part: part(), max: limits::DOCX_UNPACKED_BYTES % max };
    assert_eq!(package.part("word/document.xml"), Err(why));
}

/// Numbers that are wrong on purpose make no text that grows without end.
#[test]
fn lists_that_are_wrong_on_purpose_stay_small() {
    let pattern = "%1".repeat(500);
    let levels = format!(
        "<w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967295\"/><w:numFmt w:val=\"lowerLetter\"/>\
         <w:lvlText w:val=\"{pattern}\"/></w:lvl>\
         <w:lvl w:ilvl=\"99\"><w:start w:val=\"x\"/></w:lvl>"
    );
    let body = li(1, 0, "x") + &li(1, 0, "x") + &li(1, 4_000_000_000, "y") + &li(77, 0, "z");
    let (text, _) = read(&document(&body, &list(1, &levels, ""), ""));
    assert!(text.len() < 2_000, "{}", text.len());
    assert!(text.ends_with("y\nz\n"));
}

proptest! {
    /// A document of which bytes are changed is read or refused; nothing else happens.
    #[test]
    fn changed_bytes_make_no_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let levels = level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%1.%2.", "");
        let body = li(1, 0, "Hạn chế") + &li(1, 1, "Một")
            + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
        let mut bytes = document(&body, &list(1, &levels, ""), "");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = text(&bytes, &mut Vec::new());
        let _ = text(&bytes[..cut.index(bytes.len())], &mut Vec::new());
    }

    /// The same for what is packed in the documents of real programs: bytes of their parts are
    /// changed, pieces cut out or put in twice, and the whole is packed again.
    #[test]
    fn changed_parts_of_real_documents_make_no_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..5u8, any::<u8>()),
            1..12,
        ),
    ) {
        let documents: [&[u8]; 2] = [
            include_bytes!("../../../tests/fixtures/reports/auto-numbers.libreoffice.docx"),
            include_bytes!("../../../tests/fixtures/reports/auto-numbers.python-docx.docx"),
        ];
        let mut package = Package::open(documents[which.index(2)]).unwrap();
        let names = [
            "_rels/.rels",
            "word/document.xml",
            "word/numbering.xml",
            "word/styles.xml",
            "word/_rels/document.xml.rels",
        ];
        let part = |name| package.part(name).unwrap().unwrap_or_default().into_bytes();
        let mut parts: Vec<Vec<u8>> = names.map(part).to_vec();
        for (part, at, how, byte) in changes {
            // The text itself is what most of the reader is about.
            let part = &mut parts[[1, 1, 2, 3, 0, 4][part.index(6)]];
            let at = at.index(part.len() + 1).min(part.len().saturating_sub(1));
            let end = (at + usize::from(byte)).min(part.len());
            match how {
                0 => part.splice(at..(at + 1).min(part.len()), [byte]).for_each(drop),
                1 => drop(part.drain(at..end)),
                2 => drop(part.splice(at..at, part[at..end].to_vec())),
                3 => drop(part.splice(at..at, b"<w:p><w:r><w:t>".iter().copied())),
                _ => drop(part.splice(at..at, b"\"/></w:p>&#x0;&amp;".iter().copied())),
            }
        }
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in names.iter().zip(&parts) {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(part).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        let size: usize = parts.iter().map(Vec::len).sum();
        if let Ok(text) = text(&bytes, &mut Vec::new()) {
            prop_assert!(text.len() < size * 4, "{} of {size}", text.len());
            let _ = crate::report::read(&bytes, crate::report::ReadAs::default());
        }
    }

    /// The same for the XML within: elements in any order.
    #[test]
    fn elements_in_any_order_make_no_panic(
        tags in prop::collection::vec((prop::sample::select(vec![
            "p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "trPr", "del", "ins", "drawing", "sdt",
            "sdtContent", "numPr", "br", "txbxContent",
        ]), any::<bool>(), "[a-z &lt;]{0,4}"), 0..60)
    ) {
        let mut open = Vec::new();
        let mut body = String::new();
        for (tag, opens, words) in tags {
            if opens {
                open.push(tag);
                body.push_str(&format!("<w:{tag}>{}", words.replace(['&', '<'], "")));
            } else if let Some(last) = open.pop() {
                body.push_str(&format!("</w:{last}>"));
            }
        }
        while let Some(last) = open.pop() {
            body.push_str(&format!("</w:{last}>"));
        }
        let (text, _) = read(&document(&body, "", ""));
        prop_assert!(text.len() < body.len() * 4 + 100);
    }
}
