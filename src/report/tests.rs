//! Reports of every style, read and compared with what a careful reader made of them.
//!
//! `tests/fixtures/reports/` has a report and its outline for each style. A new style begins
//! with these two files.

mod scores;
mod styles;

use std::fmt::Write as _;
use std::path::PathBuf;

use super::{read as read_as, *};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::session::outline::{Item, Side};

fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    read_as(bytes, ReadAs::default())
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports")
}

/// Returns the fixtures: name, report, outline.
fn fixtures() -> Vec<(String, String, String)> {
    let folder = folder();
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".txt").map(str::to_owned))
        .collect();
    names.sort();
    let text = |name: String| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    let of = |name: &String| {
        (name.clone(), text(format!("{name}.txt")), text(format!("{name}.expect.json")))
    };
    names.iter().map(of).collect()
}

fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{}\"", text.replace('\t', "\\t"))
}

fn list(out: &mut String, name: &str, rows: &[String]) {
    let rows = rows.join(",\n  ");
    let rows = if rows.is_empty() { String::new() } else { format!("\n  {rows}\n ") };
    write!(out, ",\n {}: [{rows}]", quoted(name)).unwrap();
}

fn item(id: &str, place: &crate::session::outline::Place, text: &str) -> String {
    format!(
        "{{\"id\": {}, \"section\": {}, \"item\": {}, \"number\": {}, \"line\": {}, \"text\": {}}}",
        quoted(id),
        quoted(place.section.as_str()),
        place.item,
        quoted(&place.number),
        place.line,
        quoted(text),
    )
}

/// Writes a reading as the expected files have it.
fn json(reading: &Reading) -> String {
    let outline = &reading.outline;
    let mut out = format!("{{\n \"title\": {}", quoted(&outline.title));
    write!(out, ",\n \"preamble\": {}", quoted(&outline.preamble)).unwrap();
    let sections = outline.sections.iter().map(|section| {
        format!(
            "{{\"id\": {}, \"number\": {}, \"title\": {}, \"depth\": {}, \"role\": {}, \
             \"line\": {}, \"text\": {}}}",
            quoted(section.id.as_str()),
            quoted(&section.number),
            quoted(&section.title),
            section.depth,
            quoted(&format!("{:?}", section.role)),
            section.line,
            quoted(&section.text),
        )
    });
    list(&mut out, "sections", &sections.collect::<Vec<_>>());
    let shortcomings =
        outline.shortcomings.iter().map(|each| item(each.id.as_str(), &each.place, &each.text));
    list(&mut out, "shortcomings", &shortcomings.collect::<Vec<_>>());
    let plain = |each: &Item| item(each.id.as_str(), &each.place, &each.text);
    for (name, side) in [
        ("causes_objective", Side::Objective),
        ("causes_subjective", Side::Subjective),
        ("causes_unsaid", Side::Unsaid),
    ] {
        let causes = outline.causes_of(side).map(|cause| plain(&cause.item));
        list(&mut out, name, &causes.collect::<Vec<_>>());
    }
    list(&mut out, "lessons", &outline.lessons.iter().map(plain).collect::<Vec<_>>());
    list(&mut out, "remedies", &outline.remedies.iter().map(plain).collect::<Vec<_>>());
    let doubts = reading.doubts.iter().map(|doubt| {
        let kind = format!("{:?}", doubt.kind).replace("SectionId(", "(");
        quoted(&format!("{}: {kind}", doubt.line))
    });
    list(&mut out, "doubts", &doubts.collect::<Vec<_>>());
    out.push_str("\n}\n");
    out
}

#[test]
fn every_style_is_read_as_a_careful_reader_would() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 27, "only {} fixtures", fixtures.len());
    for (name, report, expected) in fixtures {
        let got = json(&read(report.as_bytes()).unwrap());
        if std::env::var_os("INSTA_UPDATE").is_some_and(|word| word == "always") {
            // As with pictures of screens: written anew, to be read before it is kept.
            std::fs::write(folder().join(format!("{name}.expect.json")), got).unwrap();
        } else {
            assert_eq!(got, expected, "{name}");
        }
    }
}

/// Documents that word processors wrote say what their twin in plain text says: `name.who.docx`
/// has the words of `name.txt`, its numbers automatic.
#[test]
fn documents_are_read_as_their_twins_in_text() {
    let mut twins = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some((twin, _)) = name.strip_suffix(".docx").and_then(|name| name.split_once('.'))
        else {
            continue;
        };
        twins += 1;
        let text = std::fs::read(folder().join(format!("{twin}.txt"))).unwrap();
        let outline = |bytes: &[u8]| {
            let mut outline = read(bytes).unwrap().outline;
            for text in outline.sections.iter_mut().map(|each| &mut each.text) {
                *text = text.replace('\u{f0b7}', "•");
            }
            let causes = outline.causes.iter_mut().map(|cause| &mut cause.item);
            let items = causes.chain(&mut outline.lessons).chain(&mut outline.remedies);
            // The sign of a bullet is that of the program.
            for number in items.map(|item| &mut item.place.number) {
                *number = number.replace(['◦', '•', '\u{f0b7}'], "-");
            }
            outline
        };
        assert_eq!(outline(&std::fs::read(&path).unwrap()), outline(&text), "{name}");
    }
    assert!(twins >= 4, "only {twins} documents");
}

#[test]
fn line_ends_marks_of_order_and_blanks_make_no_difference() {
    for (name, report, expected) in fixtures() {
        for (end, start) in [("\r\n", "\u{feff}"), ("\r", ""), (" \u{a0}\n", "")] {
            let other = format!("{start}{}", report.replace('\n', end));
            assert_eq!(json(&read(other.as_bytes()).unwrap()), expected, "{name} with {end:?}");
        }
    }
}

#[test]
fn letters_in_pieces_are_read_as_composed_ones() {
    for (name, report, _) in fixtures() {
        let whole = read(report.nfc().collect::<String>().as_bytes()).unwrap().outline;
        let pieces = read(report.nfd().collect::<String>().as_bytes()).unwrap().outline;
        let of = |outline: &Outline| {
            let sections = outline.sections.iter();
            let sections: Vec<_> = sections
                .map(|each| (each.id.clone(), each.role, each.line, each.text.nfc().collect()))
                .collect::<Vec<(_, _, _, String)>>();
            let items = outline.shortcomings.iter().map(|each| each.text.nfc().collect());
            (sections, items.collect::<Vec<String>>(), outline.remedies.len())
        };
        assert_eq!(of(&whole), of(&pieces), "{name}");
    }
}

/// Paragraphs long enough to be broken more than once at any width that is tried.
const LONG_REPORT: &str = "\
BÁO CÁO
Kiểm điểm của chi uỷ thôn Bãi Dâu
-----
I. KẾT QUẢ ĐẠT ĐƯỢC
Trong năm, chi uỷ họp mười hai kỳ theo Kế hoạch số 12-KH/ĐU. Đường vào Bãi Dâu được đổ bê tông, \
bà con Đồng Nai và Bến Tre về thăm đều khen. Nhà văn hoá có thêm 40 cuốn sách, nhất là sách cho trẻ.
II. HẠN CHẾ
- Việc trồng cây ven đê theo nghị quyết của chi bộ mới làm được một nửa, số cây đã trồng có 12% \
bị chết vì thiếu nước; Hội Nông dân và Đoàn Thanh niên chưa chia nhau việc chăm cây.
- Sinh hoạt chi bộ các tháng 6, 7, 8 vắng nhiều. Có kỳ chỉ 15/28 đảng viên dự, trong khi việc báo \
vắng theo quy chế, (khoản 3) chưa ai nhắc.
III. GIẢI PHÁP KHẮC PHỤC
1. Giao mỗi tổ chăm một đoạn đê dài 300 m, có biển ghi tên tổ, cuối tháng chi uỷ cùng Mặt trận đi \
xem và ghi vào sổ.
2. Đổi giờ sinh hoạt mùa hè sang 19 giờ 30 phút, gửi nội dung trước ba ngày, ai vắng thì gọi điện \
cho đồng chí Bí thư Nguyễn Văn A.
";

#[test]
fn lines_broken_at_any_width_are_read_as_whole_ones() {
    let whole = read(LONG_REPORT.as_bytes()).unwrap().outline;
    let of = |outline: &Outline| {
        let sections = outline.sections.iter().map(|each| (each.id.clone(), each.text.clone()));
        let items = outline.shortcomings.iter().map(|each| each.text.clone());
        let items = items.chain(outline.remedies.iter().map(|each| each.text.clone()));
        (sections.collect::<Vec<_>>(), items.collect::<Vec<_>>())
    };
    assert_eq!((whole.shortcomings.len(), whole.remedies.len()), (2, 2));
    for width in 60..=110 {
        let broken: Vec<&str> = LONG_REPORT
            .lines()
            .flat_map(|line| crate::text::wrap(line, width).into_iter().map(|at| &line[at]))
            .collect();
        let broken = broken.join("\n");
        assert_eq!(of(&read(broken.as_bytes()).unwrap().outline), of(&whole), "{broken}");
    }
}

fn refused(bytes: &[u8], why: Unreadable) {
    assert_eq!(read(bytes), Err(why), "{:?}", &bytes[..bytes.len().min(40)]);
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    refused(b"", Unreadable::Empty);
    refused(b"\xef\xbb\xbf", Unreadable::Empty);
    refused(b" \r\n-----\n 12", Unreadable::NoText);
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", Unreadable::OldWord);
    refused(
        b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
        Unreadable::OpenDocument,
    );
    refused(b"PK\x03\x04....xl/workbook.xml", Unreadable::Zip);
    refused(b"%PDF-1.7\n", Unreadable::Pdf);
    refused(b"{\\rtf1 abc}", Unreadable::Rtf);
    refused(b"\n<!DOCTYPE html><p>", Unreadable::Html);
    refused(b"abc\ndef\0ghi\njkl and some more text", Unreadable::Binary { line: 2 });
    refused(b"\x01\x02\x03\x04abc", Unreadable::Binary { line: 1 });
    let wide: Vec<u8> = "BÁO CÁO kiểm điểm".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&wide, Unreadable::Utf16);
    let wide: Vec<u8> = "I. Han che".encode_utf16().flat_map(u16::to_be_bytes).collect();
    refused(&wide, Unreadable::Utf16);
}

#[test]
fn old_encodings_are_refused_with_their_place_and_name() {
    let not_utf8 = |line, column, guess| Unreadable::NotUtf8 { line, column, guess };
    let tcvn3 = b"Bi\xd3u\nki\xd3m \xae\xd3m t\xcb\xb5p th\xd3 \xae\xb6ng \xa8\xb5";
    refused(tcvn3, not_utf8(1, 3, Some(Encoding::Tcvn3)));
    let vni = b"ki\xe5\xe4m\nHa\xefn che\xe1, Chu\xfb to\xf8ch \xf1a\xfbng bo\xe4";
    refused(vni, not_utf8(1, 3, Some(Encoding::Vni)));
    let windows = b"a\nTi\xea\xecng Vi\xea\xf2t, h\xf4\xf2i nghi\xf2, \xf0a\xd2ng u\xd2y";
    refused(windows, not_utf8(2, 3, Some(Encoding::Windows1258)));
    refused(b"\xc4\x91\xe1\xba\xa5t\xff", not_utf8(1, 4, None));
}

#[test]
fn utf16_is_read_with_its_mark() {
    for (name, report, expected) in fixtures() {
        for (mark, of) in
            [(b"\xff\xfe", u16::to_le_bytes as fn(u16) -> [u8; 2]), (b"\xfe\xff", u16::to_be_bytes)]
        {
            let wide = report.encode_utf16().flat_map(of);
            let bytes: Vec<u8> = mark.iter().copied().chain(wide).collect();
            assert_eq!(json(&read(&bytes).unwrap()), expected, "{name}");
        }
    }
    refused(b"\xff\xfea\0\n\0\0\xd8b\0", Unreadable::BrokenUtf16 { line: 2 });
    refused(b"\xff\xfea\0b", Unreadable::BrokenUtf16 { line: 1 });
    refused(b"\xff\xfe", Unreadable::Empty);
    refused(b"\xff\xfea\0\0\0b\0", Unreadable::Binary { line: 1 });
}

#[test]
fn old_encodings_are_read_where_they_are_named() {
    let old = b"B\xb8o c\xb8o\nI. H\xb9n ch\xd5\n- C\xb8n b\xe9 ch\xcbm.\n";
    let encoding = Some(Encoding::Tcvn3);
    let outline = read_as(old, ReadAs { encoding, part: None }).unwrap().outline;
    assert_eq!(outline.shortcomings[0].text, "Cán bộ chậm.");
    // The same letters saved as Unicode, which is what a word processor does with such a font.
    let latin: String = old.iter().map(|byte| char::from(*byte)).collect();
    let again = read_as(latin.as_bytes(), ReadAs { encoding, part: None }).unwrap().outline;
    assert_eq!(again, outline);
    let unicode = "I. Hạn chế\n- Cán bộ chậm.\n".as_bytes();
    let why = Unreadable::IsUnicode { encoding: Encoding::Tcvn3 };
    assert_eq!(read_as(unicode, ReadAs { encoding, part: None }), Err(why));
    let binary = Unreadable::Binary { line: 1 };
    assert_eq!(read_as(b"\xb8\0", ReadAs { encoding, part: None }), Err(binary));
}

#[test]
fn limits_are_kept() {
    let over = |limit: u64| vec![b'a'; usize::try_from(limit + 1).unwrap()];
    let max = limits::REPORT_BYTES;
    refused(&over(max), Unreadable::TooLarge { bytes: max + 1, max });
    let max = limits::DOCX_BYTES;
    let mut packed = over(max);
    packed[..9].copy_from_slice(b"PK\x03\x04word/");
    refused(&packed, Unreadable::TooLarge { bytes: max + 1, max });
    let max = limits::REPORT_LINE_BYTES;
    let long = format!("a\n{}", "b".repeat(max + 1));
    refused(long.as_bytes(), Unreadable::LineTooLong { line: 2, bytes: max + 1, max });
    assert!(read(&long.as_bytes()[..=max + 1]).is_ok());
    let max = limits::REPORT_LINES;
    assert!(read("a\n".repeat(max).as_bytes()).is_ok());
    refused("a\n".repeat(max + 1).as_bytes(), Unreadable::TooManyLines { max });
    let max = limits::SHORTCOMINGS;
    let items = |count: usize| format!("I. H\u{1ea1}n ch\u{1ebf}\n{}", "- a.\n".repeat(count));
    assert_eq!(read(items(max).as_bytes()).unwrap().outline.shortcomings.len(), max);
    refused(items(max + 1).as_bytes(), Unreadable::TooManyShortcomings { count: max + 1, max });
}

/// Compares the doubts about a report, but for the fields in which nothing is in doubt.
fn doubted(report: &str, doubts: &[(u32, DoubtKind)]) {
    let reading = read(report.as_bytes()).unwrap();
    let got: Vec<_> = reading.doubts.into_iter().map(|doubt| (doubt.line, doubt.kind)).collect();
    assert_eq!(got, doubts, "{report:?}");
}

#[test]
fn doubts_that_the_fixtures_do_not_raise() {
    use DoubtKind as Kind;
    let full = "BÁO CÁO kiểm điểm\nI. Hạn chế\n- Một việc chậm.\nII. Giải pháp\n- Làm nhanh.\n";
    doubted(full, &[]);
    doubted(
        "Một đoạn văn.",
        &[(1, Kind::NoTitle), (1, Kind::NoHeadings), (1, Kind::NoShortcomings)],
    );
    doubted("BÁO CÁO\nI. Nguyên nhân\n- Mưa.", &[(3, Kind::CausesWithoutShortcomings)]);
    doubted("BÁO CÁO\nI. Hạn chế\n- Chậm.", &[(3, Kind::NoRemedies)]);
    let twice = full.replace("II.", "I.");
    doubted(&twice, &[(4, Kind::NumberRepeated { number: "I".to_owned() })]);
    let ids = read(twice.as_bytes()).unwrap().outline.sections;
    assert_eq!(ids.iter().map(|each| each.id.as_str()).collect::<Vec<_>>(), ["I", "I~2"]);
    let after = String::from("2");
    let late = full.replace("- Làm", "2. Làm");
    doubted(&late, &[(5, Kind::NumberSkipped { before: String::new(), after })]);
    let inside = full.replace("chậm.", "chậm. Nguyên nhân: thiếu người.");
    doubted(&inside, &[(3, Kind::CauseInside)]);
    let hidden = full.replace("Một", "Mộ\u{202e}t");
    doubted(&hidden, &[(3, Kind::HiddenCharacters { lines: vec![3] })]);
    let table = full.replace("- Làm", "STT\tViệc\tHạn\n- Làm");
    doubted(&table, &[(5, Kind::TableRows { lines: vec![5] })]);
    let annex = format!("{full}Nơi nhận:\n- Lưu.\nI. Phụ lục\nBảng số liệu.");
    doubted(&annex, &[(6, Kind::LeftOutAfterEnd { lines: 4 })]);
    let many: String = (0..13).map(|at| format!("{}. Việc.\n", at * 2 + 1)).collect();
    let report = full.replace("- Một việc chậm.\n", &many);
    let doubts = read(report.as_bytes()).unwrap().doubts;
    assert_eq!(doubts.len(), 11);
    assert_eq!(doubts[10], Doubt { line: 13, kind: Kind::More { count: 2 } });
    let old: String = "\nki\u{d3}m \u{ae}i\u{d3}m c\u{b8}n b\u{e9}".repeat(8);
    let doubts = read(old.as_bytes()).unwrap().doubts;
    let kind = Kind::OldFont { guess: Encoding::Tcvn3 };
    assert!(doubts.contains(&Doubt { line: 1, kind }), "{doubts:?}");
}

/// What must hold of every reading.
fn check_sound(text: &str, reading: &Reading) {
    let outline = &reading.outline;
    let lines = u32::try_from(decode::lines(text).count()).unwrap();
    let mut ids = std::collections::HashSet::new();
    let mut depth = 0;
    for section in &outline.sections {
        assert!(ids.insert(section.id.clone()), "{} twice", section.id);
        assert!((1..=lines).contains(&section.line));
        assert!(section.depth >= 1 && section.depth <= depth + 1);
        depth = section.depth;
    }
    let places = outline.shortcomings.iter().map(|each| &each.place);
    let places = places.chain(outline.causes.iter().map(|each| &each.item.place));
    let places = places.chain(outline.lessons.iter().map(|each| &each.place));
    for place in places.chain(outline.remedies.iter().map(|each| &each.place)) {
        assert!(ids.contains(&place.section) && place.item >= 1);
        assert!((1..=lines).contains(&place.line));
    }
    assert!(reading.doubts.iter().all(|doubt| (1..=lines).contains(&doubt.line)));
    assert!(reading.doubts.is_sorted_by_key(|doubt| doubt.line));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    /// Real reports of which lines and bytes are cut out, put elsewhere or changed.
    #[test]
    fn changed_reports_give_a_sound_reading(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..5u8, any::<char>()),
            1..20,
        ),
        encoding in prop::option::of(prop::sample::select(Encoding::ALL.to_vec())),
        part in prop::option::of(0..4u32),
    ) {
        let fixtures = fixtures();
        let report = &which.get(&fixtures).1;
        let mut lines: Vec<String> = report.lines().map(str::to_owned).collect();
        for (one, other, how, letter) in changes {
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            match how {
                0 => lines.swap(one, other),
                1 if lines.len() > 1 => drop(lines.remove(one)),
                2 => lines.insert(one, lines[other].clone()),
                3 => lines[one].insert(0, letter),
                _ => {
                    let keep = lines[one].chars().count() / 2;
                    lines[one] = lines[one].chars().skip(keep).chain([letter]).collect();
                }
            }
        }
        let text = lines.join("\n");
        if let Ok(reading) = read(text.as_bytes()) {
            check_sound(text.trim_start_matches('\u{feff}'), &reading);
        }
        let part = part.map(|part| if part == 0 { Part::Whole } else { Part::Number(part) });
        let _ = read_as(text.as_bytes(), ReadAs { encoding, part });
        let mut bytes = text.into_bytes();
        let at = which.index(bytes.len().max(1)).min(bytes.len());
        bytes.truncate(at);
        bytes.push(0x93);
        let _ = read_as(&bytes, ReadAs { encoding, part });
    }

    #[test]
    fn any_text_gives_a_sound_reading(
        text in prop::collection::vec(
            prop_oneof![
                "\\PC{0,12}",
                "[IVX1-9a-eđA-C().,/*+:\\- \t\n\u{a0}\u{301}\u{201c}\u{201d}\u{202e}\r\u{b}]{0,12}",
                prop::sample::select(vec![
                    "\n1. ", "\na) ", "\n- ", "\n+ ", "\nI. ", "\nA. ", "\n2.1. ", "\nMột là, ",
                    "\nPHẦN THỨ NHẤT\n", "\n* ", "\n(1) ", "Hạn chế", "Nguyên nhân", "Khách quan: ",
                    "Giải pháp", "\nBài học\n", "BÁO CÁO\n", "[bookmark: _Hlk1]", "\nĐiều 1. ",
                    "\nNơi nhận:\n", "\nTrên đây là", "\nKẾT QUẢ ĐẠT ĐƯỢC\n", "Trách nhiệm",
                ]).prop_map(str::to_owned),
            ],
            0..60,
        )
    ) {
        let text = text.concat();
        if let Ok(reading) = read(text.as_bytes()) {
            check_sound(text.trim_start_matches('\u{feff}'), &reading);
        }
    }

}
