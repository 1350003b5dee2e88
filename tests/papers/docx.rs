//! The word processor's file, read back: its parts, its measures, its paragraphs.

use std::io::{Cursor, Read};
use std::process::Command;

use kiemdiem::minutes::{Format, Kind};
use zip::ZipArchive;

use crate::tool::can;
use crate::{finished, written};

/// One part of the archive.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) date: (u16, u8, u8),
}

/// Returns the parts in their order.
pub(crate) fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let date = file.last_modified().map(|at| (at.year(), at.month(), at.day()));
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        let (name, date) =
            (file.name().expect("a name").into_owned(), date.unwrap_or((1980, 1, 1)));
        parts.push(Part { name, text, date });
    }
    parts
}

/// Returns the text of one part.
fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|part| part.name == name);
    found.expect("the part is there").text
}

/// Returns text as it was before it was made fit for a tag.
pub(crate) fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

/// Returns the paragraphs of the document: its style and its text.
pub(crate) fn paragraphs(bytes: &[u8]) -> Vec<(String, String)> {
    let document = part(bytes, "word/document.xml");
    let mut found = Vec::new();
    for paragraph in document.split("</w:p>").filter_map(|piece| piece.split_once("<w:p>")) {
        let paragraph = paragraph.1;
        let style = paragraph.split_once("<w:pStyle w:val=\"").map_or("", |(_, rest)| rest);
        let style = style.split('"').next().unwrap_or_default().to_owned();
        let runs = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
        let runs = runs.filter_map(|run| run.split_once("</w:t>")).map(|(text, _)| unescaped(text));
        found.push((style, runs.collect::<String>()));
    }
    found
}

/// Every tag that opens is closed, in order: what a word processor refuses to open otherwise.
fn assert_well_formed(name: &str, text: &str) {
    let mut open: Vec<&str> = Vec::new();
    let body = text.split_once("?>").map_or(text, |(_, body)| body);
    for piece in body.split('<').skip(1) {
        let (tag, behind) = piece.split_once('>').unwrap_or_else(|| panic!("{name}: <{piece}"));
        assert!(!behind.contains('&') || behind.contains(';'), "{name}: {behind}");
        let tag_name = tag.split([' ', '/']).next().unwrap_or_default();
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{name}");
        } else if !tag.ends_with('/') {
            open.push(tag_name);
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

#[test]
fn every_part_is_well_formed_and_named() {
    for kind in Kind::ALL {
        let parts = parts(&written(&finished(), kind, Format::Docx));
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names[0], "[Content_Types].xml", "readers look there first");
        for part in &parts {
            assert_well_formed(&part.name, &part.text);
        }
        let types = &parts[0].text;
        for name in names.iter().filter(|name| name.ends_with(".xml") && **name != names[0]) {
            assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} has no type");
        }
    }
}

/// HD 36-HD/VPTW: A4, 20/20/30/15 mm, Times New Roman 14, the number 10 mm from the top from the
/// second page on; one millimetre is 56.69 twips.
#[test]
fn the_measures_are_those_of_the_rules() {
    let bytes = written(&finished(), Kind::Minutes, Format::Docx);
    let document = part(&bytes, "word/document.xml");
    for measure in [
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        "<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" \
         w:header=\"567\"",
        "<w:titlePg/>",
    ] {
        assert!(document.contains(measure), "{measure}");
    }
    let styles = part(&bytes, "word/styles.xml");
    assert!(
        styles.contains("w:ascii=\"Times New Roman\"") && styles.contains("<w:sz w:val=\"28\"/>")
    );
    assert!(
        styles.contains("w:firstLine=\"567\"") && styles.contains("w:after=\"120\" w:line=\"360\"")
    );
    let (other, first) = (part(&bytes, "word/header1.xml"), part(&bytes, "word/header2.xml"));
    assert!(other.contains("PAGE") && !first.contains("PAGE"));
}

/// Signatures never stand on a page without any text: what is before them stays with them.
#[test]
fn signatures_stay_with_the_text() {
    for kind in Kind::ALL {
        let document = part(&written(&finished(), kind, Format::Docx), "word/document.xml");
        let (text, _) = document.rsplit_once("<w:tbl>").expect("signatures");
        let mut last = text.rsplit("<w:p>");
        let (gap, before) = (last.next().unwrap_or_default(), last.next().unwrap_or_default());
        for paragraph in [gap, before] {
            assert!(paragraph.contains("<w:keepNext/>"), "{kind:?}: {paragraph}");
        }
    }
}

/// The form of HD 16-HD/VPTW, from top to bottom.
#[test]
fn the_minutes_have_their_parts_in_order() {
    let paragraphs = paragraphs(&written(&finished(), Kind::Minutes, Format::Docx));
    let mut rest = paragraphs.iter();
    for (style, words) in [
        ("Centred", "BAN CHẤP HÀNH ĐẢNG BỘ XÃ MẪU"),
        ("Centred", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Centred", "…………, ngày 09 tháng 12 năm 2025"),
        ("Centred", "BIÊN BẢN"),
        ("TextBody", "- Thời gian: bắt đầu hồi 07 giờ 30 phút, ngày 08 tháng 12 năm 2025."),
        ("Heading1", "1. Thành phần hội nghị"),
        ("Heading1", "2. Diễn biến hội nghị"),
        ("Heading2", "2.1. Công việc chung"),
        ("Heading2", "2.2. Kiểm điểm tập thể"),
        ("TextBody", "Hội nghị tạm nghỉ hồi 11 giờ 20 phút, ngày 08 tháng 12 năm 2025."),
        ("TextBody", "Hội nghị tiếp tục làm việc hồi 13 giờ 30 phút, ngày 09 tháng 12 năm 2025."),
        ("Heading2", "2.3. Kiểm điểm cá nhân"),
        ("Heading1", "3. Kết luận của người chủ trì"),
        ("Heading1", "4. Thông qua biên bản"),
        ("TextBody", "Hội nghị kết thúc hồi 16 giờ 45 phút, ngày 09 tháng 12 năm 2025."),
        ("Centred", "NGƯỜI GHI BIÊN BẢN"),
        ("Centred", "Phạm Thị D"),
        ("Centred", "CHỦ TRÌ HỘI NGHỊ"),
        ("Centred", "Nguyễn Văn A"),
    ] {
        let found = rest.any(|each| each.0 == style && each.1 == words);
        assert!(found, "{style} {words} in {paragraphs:#?}");
    }
}

/// A reader of others measures the same, where there is one (python-docx); else nothing is tried.
#[test]
fn another_reader_measures_the_same() {
    if !can(&["python3", "-c", "import docx"], "another_reader_measures_the_same") {
        return;
    }
    let path = std::env::temp_dir().join(format!("kiemdiem-docx-{}.docx", std::process::id()));
    std::fs::write(&path, written(&finished(), Kind::Minutes, Format::Docx)).expect("written");
    let script = "import docx, sys\n\
        d = docx.Document(sys.argv[1])\n\
        s = d.sections[0]\n\
        sizes = (s.page_width, s.page_height, s.top_margin, s.right_margin, s.bottom_margin,\n\
                 s.left_margin, s.header_distance)\n\
        print([round(each.mm) for each in sizes], s.different_first_page_header_footer)\n\
        print([table.cell(0, 1).text.split('\\n')[0] for table in d.tables])\n";
    let said = Command::new("python3").args(["-c", script]).arg(&path).output();
    let _ = std::fs::remove_file(&path);
    let said = said.expect("python is there");
    let measured = "[210, 297, 20, 15, 20, 30, 10] True\n\
                    ['ĐẢNG CỘNG SẢN VIỆT NAM', 'CHỦ TRÌ HỘI NGHỊ']\n";
    assert_eq!(String::from_utf8_lossy(&said.stdout), measured, "{said:?}");
}
