//! Reports and lists of members as people write them.

use proptest::prelude::*;

use super::members::{BadMembers, read_members};
use super::*;
use crate::limits;
use crate::session::member::Rank;
use crate::session::outline::Side;
use crate::session::rules::{Profile, RankWord};

/// Returns the outline as a few lines: headings set in by depth, items with their ids.
fn sketch(text: &str) -> String {
    let outline = read(text.as_bytes()).unwrap().outline;
    let mut out = vec![outline.title.clone()];
    for section in &outline.sections {
        let indent = " ".repeat(usize::from(section.depth));
        out.push(format!("{indent}{}|{}|{}", section.id, section.number, section.title));
        let at = |place: &crate::session::outline::Place| place.section == section.id;
        for each in outline.shortcomings.iter().filter(|each| at(&each.place)) {
            out.push(format!("{indent} {} {}", each.id, each.text.replace('\n', "/")));
        }
        let causes = outline.causes.iter().map(|cause| &cause.item);
        let items = causes.chain(&outline.lessons).chain(&outline.remedies);
        for each in items.filter(|each| at(&each.place)) {
            out.push(format!("{indent} {} {}", each.id, each.text.replace('\n', "/")));
        }
    }
    out.join("\n")
}

fn check(text: &str, expected: &str) {
    assert_eq!(sketch(text), expected.trim(), "of:\n{text}");
}

fn doubts(text: &str) -> Vec<(u32, DoubtKind)> {
    let reading = read(text.as_bytes()).unwrap();
    reading.doubts.into_iter().map(|doubt| (doubt.line, doubt.kind)).collect()
}

const SAMPLE: &str = include_str!("../../sessions/mau/bao-cao-mau.txt");

#[test]
fn the_sample_report_is_read_whole() {
    let outline = read(SAMPLE.as_bytes()).unwrap().outline;
    let causes = |side| outline.causes_of(side).count();
    assert_eq!(outline.shortcomings.len(), 6);
    assert_eq!((causes(Side::Objective), causes(Side::Subjective)), (2, 3));
    assert_eq!((outline.lessons.len(), outline.remedies.len()), (3, 4));
    let first = &outline.shortcomings[0];
    assert_eq!((first.place.section.as_str(), first.place.item), ("II.1", 1));
    let line = SAMPLE.lines().nth(first.place.line as usize - 1).unwrap();
    assert_eq!(line, format!("- {}", first.text), "words as written, from the line named");
}

#[test]
fn the_same_number_is_a_heading_here_and_an_item_there() {
    check(
        "BÁO CÁO\nKiểm điểm\n---\nII. HẠN CHẾ\n1. Hạn chế, khuyết điểm\n- Chậm.\n- Sót.\n\
         2. Nguyên nhân\n2.1. Nguyên nhân khách quan\n- Mưa nhiều.\n2.2. Nguyên nhân chủ quan\n\
         - Thiếu kiểm tra.\nIII. GIẢI PHÁP\n2. Giải pháp khắc phục\n\
         2.1. Giao việc cho từng người, có thời hạn.\n\
         2.2. Kiểm tra hằng tháng, báo cáo hằng quý.\n",
        "
BÁO CÁO Kiểm điểm
 II|II|HẠN CHẾ
  II.1|1|Hạn chế, khuyết điểm
   hc1 Chậm.
   hc2 Sót.
  II.2|2|Nguyên nhân
   II.2.1|2.1|Nguyên nhân khách quan
    nn1 Mưa nhiều.
   II.2.2|2.2|Nguyên nhân chủ quan
    nn2 Thiếu kiểm tra.
 III|III|GIẢI PHÁP
  III.2|2|Giải pháp khắc phục
   gp1 Giao việc cho từng người, có thời hạn.
   gp2 Kiểm tra hằng tháng, báo cáo hằng quý.",
    );
}

#[test]
fn dashes_slashes_and_bare_numbers_are_terminators_too() {
    check(
        "BÁO CÁO KIỂM ĐIỂM\nI- Ưu điểm\n1- Về tư tưởng\n2/ Về tổ chức\nII- Khuyết điểm\n\
         1/ Họp chưa đều, còn muộn.\n2/ Ghi chép sơ sài.\n",
        "
BÁO CÁO KIỂM ĐIỂM
 I|I|Ưu điểm
  I.1|1|Về tư tưởng
  I.2|2|Về tổ chức
 II|II|Khuyết điểm
  hc1 Họp chưa đều, còn muộn.
  hc2 Ghi chép sơ sài.",
    );
}

#[test]
fn headings_without_numbers_groups_and_counting_words() {
    check(
        "BÁO CÁO KIỂM ĐIỂM\nHạn chế, khuyết điểm\n* Về tổ chức:\n- Thiếu người.\n* Về tài chính:\n\
         – Thu chậm.\nBài học kinh nghiệm\n- Một là, giữ kỷ cương.\nHai là: nghe dân.\n\
         Thứ ba, nói đi đôi với làm.\nNơi nhận:\n- Lưu văn phòng.\n",
        "
BÁO CÁO KIỂM ĐIỂM
 p||Hạn chế, khuyết điểm
  p.p||Về tổ chức
   hc1 Thiếu người.
  p.p~2||Về tài chính
   hc2 Thu chậm.
 p~2||Bài học kinh nghiệm
  bh1 giữ kỷ cương.
  bh2 nghe dân.
  bh3 nói đi đôi với làm.",
    );
}

#[test]
fn amounts_years_and_dates_are_no_numbers_of_lines() {
    check(
        "BÁO CÁO KIỂM ĐIỂM\nI. Hạn chế\n- Một.\n1.207 khẩu chưa có thẻ.\n11/12 bản đạt.\n2020.\n",
        "
BÁO CÁO KIỂM ĐIỂM
 I|I|Hạn chế
  hc1 Một./1.207 khẩu chưa có thẻ./11/12 bản đạt./2020.",
    );
}

#[test]
fn words_stay_as_written_and_oddities_are_told() {
    let text = "\u{feff}BÁO CÁO\r\nKiểm điểm\r\n*****\r\nI. Hạn chế và trách nhiệm\r\n\
        1. Hạn chế\r\n[bookmark: _Hlk1]- Cấp uỷ\u{a0}chưa  sát; bi\u{300}nh xét chậm. \r\n\
        Nói thêm cho rõ.\r\n- “Dân vận\" yếu.\r\n3. Nguyên nhân\r\n- Do ta.\r\n";
    let outline = read(text.as_bytes()).unwrap().outline;
    let words = "Cấp uỷ\u{a0}chưa  sát; bi\u{300}nh xét chậm.\nNói thêm cho rõ.";
    assert_eq!(outline.shortcomings[0].text, words);
    assert_eq!(
        doubts(text),
        [
            (4, DoubtKind::PartMissing(Role::Responsibility)),
            (6, DoubtKind::Bookmark),
            (6, DoubtKind::Decomposed),
            (7, DoubtKind::Continuation),
            (8, DoubtKind::Quotes),
            (9, DoubtKind::Skipped("3".to_owned())),
        ]
    );
}

#[test]
fn letters_run_in_the_vietnamese_order() {
    let head = "BÁO CÁO KIỂM ĐIỂM\nI. Hạn chế\n- Chậm.\nII. Ưu điểm\n";
    let lettered = |letters: &[&str]| {
        let rows: String = letters.iter().map(|each| format!("{each}) Việc\n")).collect();
        doubts(&format!("{head}{rows}"))
    };
    assert!(lettered(&["a", "b", "c", "d", "đ", "e", "g"]).is_empty());
    assert_eq!(lettered(&["d", "e"]), [(6, DoubtKind::LetterMissing)]);
    assert_eq!(lettered(&["a", "a"]), [(6, DoubtKind::Repeated("a".to_owned()))]);
}

#[test]
fn what_the_whole_lacks_is_told() {
    assert!(doubts("Vài dòng.\n").contains(&(0, DoubtKind::NoTitle)));
    assert!(doubts("Vài dòng.\n").contains(&(0, DoubtKind::NoShortcomings)));
    let causes = "BÁO CÁO\nI. Nguyên nhân chủ quan\n- Do ta.\n";
    assert!(doubts(causes).contains(&(0, DoubtKind::CausesWithoutShortcomings)));
    let long = format!("BÁO CÁO\nI. Hạn chế\n- Có.\nII. {}\n", "dài ".repeat(60));
    assert!(doubts(&long).contains(&(4, DoubtKind::LongHeading)));
    assert!(doubts("BÁO CÁO\nI. Hạn chế\n- a\u{7}b.\n").contains(&(3, DoubtKind::Hidden)));
    let closing = "BÁO CÁO\nI. Hạn chế\n- Có.\nII. Giải pháp\n- Làm ngay.\nTập thể xin hứa sửa.\n";
    assert!(doubts(closing).contains(&(6, DoubtKind::Closing)));
    let items = "BÁO CÁO\nI. Hạn chế\n1. Hạn chế\n- Có.\nII. Ưu điểm\n1.1. Việc\nIII. Giải pháp\n\
        1.1. Làm ngay việc này.\n1.2. Làm tiếp việc kia.\n";
    assert!(doubts(items).contains(&(8, DoubtKind::NumberedItems("1.1".to_owned()))));
}

#[test]
fn what_is_no_text_is_refused() {
    let why = |bytes: &[u8]| read(bytes).unwrap_err();
    assert_eq!(why(b""), Unreadable::Empty);
    assert_eq!(why(b" \n---\n12\n"), Unreadable::Empty);
    assert_eq!(why(b"\x7fELF\0\0\x01abc"), Unreadable::Binary);
    assert_eq!(why(b"\xff\xfeB\0A\0"), Unreadable::Utf16);
    let wide: Vec<u8> = "bao cao kiem diem nhiem ky".bytes().flat_map(|b| [b, 0]).collect();
    assert_eq!(why(&wide), Unreadable::Utf16);
    assert_eq!(why(b"a\nbc\xb5 d"), Unreadable::NotUtf8 { line: 2, column: 3 });
    assert_eq!(why(b"\xd0\xcf\x11\xe0\xa1\xb1"), Unreadable::OldWord);
    assert_eq!(why(b"PK\x03\x04xx"), Unreadable::Docx);
    assert_eq!(why(b"%PDF-1.7"), Unreadable::Pdf);
}

#[test]
fn limits_are_named() {
    let max = limits::REPORT_BYTES;
    let large = vec![b'a'; usize::try_from(max).unwrap() + 1];
    assert_eq!(read(&large), Err(Unreadable::TooLarge { bytes: max + 1, max }));
    let max = limits::REPORT_LINES;
    assert_eq!(read("a\n".repeat(max).as_bytes()), Err(Unreadable::TooManyLines { max }));
    let max = limits::REPORT_LINE_BYTES;
    let long = format!("a\n{}", "x".repeat(max + 1));
    assert_eq!(read(long.as_bytes()), Err(Unreadable::LineTooLong { line: 2, max }));
}

fn profile() -> Profile {
    let word = |folded: &str, rank| RankWord { folded: folded.to_owned(), rank };
    let ranks = vec![word("pho bi thu", Rank::Deputy), word("bi thu", Rank::Head)];
    Profile { name: "x".to_owned(), templates: Vec::new(), ranks }
}

fn members(text: &str) -> Result<Vec<(String, String, Rank)>, BadMembers> {
    let members = read_members(text.as_bytes(), &profile())?;
    Ok(members.into_iter().map(|each| (each.id.to_string(), each.name, each.rank)).collect())
}

#[test]
fn lists_of_members_come_as_offices_write_them() {
    let expected = vec![
        ("m1".to_owned(), "Nguyễn Văn A".to_owned(), Rank::Head),
        ("m2".to_owned(), "Trần Thị B".to_owned(), Rank::Deputy),
    ];
    for text in [
        "name,post\nNguyễn Văn A,Bí thư\nTrần Thị B,\"Phó Bí thư, Chủ tịch\"\n",
        "\u{feff}STT;Họ và tên;Chức vụ\r\n1;Nguyễn Văn A;Bí thư\r\n;;\r\n\
         2;Trần Thị B;Phó Bí thư\r\n",
        "chức danh\thọ tên\trank\n\tNguyễn Văn A\thead\n\tTrần Thị B\tcấp phó\n",
    ] {
        assert_eq!(members(text), Ok(expected.clone()), "{text}");
    }
}

#[test]
fn a_bad_list_is_told_with_its_line() {
    assert_eq!(members(""), Err(BadMembers::Empty));
    assert_eq!(members("name,post\n"), Err(BadMembers::Empty));
    assert_eq!(members("Nguyễn Văn A,Bí thư\n"), Err(BadMembers::NoHeads));
    assert_eq!(members("name,post\nA,x\n,y\n"), Err(BadMembers::NoName { line: 3 }));
    let rank = BadMembers::UnknownRank { line: 2, rank: "sếp".to_owned() };
    assert_eq!(members("name,rank\nA,sếp\n"), Err(rank));
    let max = limits::NAME_LETTERS;
    let long = format!("name\n{}\n", "x".repeat(max + 1));
    assert_eq!(members(&long), Err(BadMembers::TooLong { line: 2, max }));
    let max = limits::MEMBERS;
    let many = format!("name\n{}", "A\n".repeat(max + 1));
    assert_eq!(members(&many), Err(BadMembers::TooMany { max }));
    let why = read_members(b"name\n\xff\n", &profile()).unwrap_err();
    assert_eq!(why, BadMembers::NotUtf8 { line: 2 });
}

/// A random report in one of the common styles, with how many items each list has.
fn rendered() -> impl Strategy<Value = (String, [usize; 4])> {
    let sentence = "[A-Z][a-zđếữ ]{20,60}[a-z]\\.";
    let list = proptest::collection::vec(sentence, 1..6);
    let style = (0..3usize, 0..3usize, any::<bool>());
    ([list.clone(), list.clone(), list.clone(), list], style).prop_map(|(lists, style)| {
        let roman = |number: &str| format!("{number}{}", [". ", "- ", "/ "][style.0]);
        let item = |number: usize, text: &String| match style.1 {
            0 => format!("- {text}\n"),
            1 => format!("{}. {text}\n", number + 1),
            _ => format!("– {text}\n"),
        };
        let rows = |list: &Vec<String>| {
            list.iter().enumerate().map(|(number, text)| item(number, text)).collect::<String>()
        };
        let end = if style.2 { ":\n" } else { "\n" };
        let text = format!(
            "BÁO CÁO\nKiểm điểm\n\n{}Hạn chế, khuyết điểm{end}{}{}Nguyên nhân chủ quan{end}{}\
             {}Bài học kinh nghiệm{end}{}{}Giải pháp khắc phục{end}{}",
            roman("I"),
            rows(&lists[0]),
            roman("II"),
            rows(&lists[1]),
            roman("III"),
            rows(&lists[2]),
            roman("IV"),
            rows(&lists[3]),
        );
        (text, lists.map(|list| list.len()))
    })
}

proptest! {
    /// A report written in any of the common styles is read back with all its items.
    #[test]
    fn what_is_rendered_is_read_back((text, counts) in rendered()) {
        let outline = read(text.as_bytes()).unwrap().outline;
        let got = [
            outline.shortcomings.len(),
            outline.causes_of(Side::Subjective).count(),
            outline.lessons.len(),
            outline.remedies.len(),
        ];
        prop_assert_eq!(got, counts, "{}", text);
    }

    /// No text and no bytes make the reader panic, and every line is named within the file.
    #[test]
    fn nothing_panics(
        text in "([IVX1-9a-eđ]{1,3}[.)/-]{0,2} ?)?(hạn chế|- |\\PC){0,8}(\n|\\PC{0,9}\n){0,9}",
        bytes in proptest::collection::vec(any::<u8>(), 0..99),
    ) {
        let _ = read(&bytes);
        if let Ok(reading) = read(text.as_bytes()) {
            let lines = text.split('\n').count();
            prop_assert!(reading.doubts.iter().all(|doubt| doubt.line as usize <= lines));
            let mut ids: Vec<_> = reading.outline.sections.iter().map(|each| &each.id).collect();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), reading.outline.sections.len());
        }
    }
}
