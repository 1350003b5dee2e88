//! Each of the 55 ways of writing that were seen in reports (`domain.md`, part 3) stands in one of
//! our own at least: where, and by which words it is known there.

use super::*;

/// Number of the way of writing, a report or bad file that has it, and what is to be found in it.
const STYLES: &[(u8, &str, &str)] = &[
    (1, "numbers-and-letters", "\nI. "),
    (2, "hyphens", "I- "),
    (3, "mixed-depth", "\n1/"),
    (4, "mixed-depth", "\nA. "),
    (5, "abbreviations", "\nB. HẠN CHẾ, KHUYẾT ĐIỂM:\n"),
    (6, "composed-numbers", "I.KẾT"),
    (7, "parts", "\nPHẦN III"),
    (8, "parts", "\nPHẦN THỨ NHẤT\n"),
    (9, "larger-report", "\nPHẦN THỨ BA: "),
    (10, "parts", "PHẦN MỞ ĐẦU"),
    (11, "composed-numbers", " 1. I."),
    (12, "composed-numbers", "\n1.1 V"),
    (13, "numbers-and-letters", "\nđ) "),
    (14, "hyphens", "\na - "),
    (15, "hyphens", "\n(1)"),
    (16, "articles", "\nĐiều 1"),
    (17, "groups", "\n* Về kinh tế:"),
    (18, "parts-and-signs", "\n–"),
    (19, "dash-headings", "\n+ "),
    (20, "parts-and-signs", "\u{f0b7}"),
    (21, "composed-numbers", "\n-Thiết bị"),
    (22, "numbers-and-letters", "\nMột là"),
    (23, "groups", "\n- Một là"),
    (24, "run-in", "\nThứ nhất"),
    (25, "abbreviations", " cả năm. Nguyên nhân: "),
    (26, "dash-headings", "\n- Hạn chế, khuyết điểm.\n"),
    (27, "groups", "\n- Khách quan: "),
    (28, "numbers-and-letters", "\na) Công tác tư tưởng; "),
    (29, "abbreviations", "UBKT :\n"),
    (30, "numbers-and-letters", "\n2.1"),
    (31, "letters-out-of-order", "\n1"),
    (32, "lost-numbers", "\nPhần thứ Đ"),
    (33, "numbers-and-letters", "\nCó chi bộ hai tháng"),
    (34, "broken-lines", "\n7\n"),
    (35, "form", "\n- 2 -\n"),
    (36, "numbers-and-letters", "[bookmark"),
    (37, "footnotes", "[1]"),
    (38, "form", "\n-----\n"),
    (39, "form-2a", "\tĐẢNG CỘNG SẢN VIỆT NAM"),
    (40, "slashes", "Số : "),
    (41, "form-2a", "\t☑ Tốt\t"),
    (42, "form", "[x] Tốt"),
    (43, "plan-table", "………"),
    (44, "letter-head", "Nơi nhận"),
    (45, "letter-head", "./."),
    (46, "numbers-and-letters", "“"),
    (47, "numbers-and-letters", "\u{a0}"),
    (48, "numbers-and-letters", "\u{300}"),
    (49, "broken-lines", "uỷ"),
    (53, "web-lists", "<p"),
    (55, "abbreviations", "HĐND"),
];

/// Those whose bytes are no text, or whose numbers stand in no text: files of their own.
const IN_BYTES: &[(u8, &str)] = &[
    (50, "tests/bad/tcvn3.txt"),
    (51, "tests/bad/vni.txt"),
    (52, "tests/bad/old-word.doc.txt"),
    (54, "tests/fixtures/reports/auto-numbers.libreoffice.docx"),
];

#[test]
fn every_way_of_writing_is_in_a_report_of_ours() {
    let fixtures = fixtures();
    let mut numbers: Vec<u8> = STYLES.iter().map(|(number, ..)| *number).collect();
    for (number, name, words) in STYLES {
        let found = fixtures.iter().find(|(fixture, ..)| fixture == name);
        let (_, report, expected) = found.unwrap_or_else(|| panic!("{number}: no report {name}"));
        assert!(report.contains(words), "{number}: {words:?} is not in {name}");
        assert!(!expected.is_empty(), "{name} has no outline");
    }
    for (number, path) in IN_BYTES {
        let bytes = std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let got = read(&bytes);
        let is_it = match (number, &got) {
            (50, Err(Unreadable::NotUtf8 { guess, .. })) => *guess == Some(Encoding::Tcvn3),
            (51, Err(Unreadable::NotUtf8 { guess, .. })) => *guess == Some(Encoding::Vni),
            (52, Err(why)) => *why == Unreadable::OldWord,
            (_, got) => *number == 54 && got.is_ok(),
        };
        assert!(is_it, "{number}: {path} is {got:?}");
        numbers.push(*number);
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=55).collect::<Vec<u8>>());
}

/// What is refused with a guess is read once the guess is confirmed.
#[test]
fn a_report_in_an_old_font_is_read_by_its_name() {
    let path = folder().join("../../bad/vni.txt");
    let how = ReadAs { encoding: Some(Encoding::Vni), part: None };
    let outline = read_as(&std::fs::read(path).unwrap(), how).unwrap().outline;
    assert_eq!(outline.title, "BÁO CÁO Kiểm điểm của chi bộ thôn Bãi Dâu");
    let texts: Vec<_> = outline.shortcomings.iter().map(|each| each.text.as_str()).collect();
    assert_eq!(texts, ["Sổ họp ghi thiếu ba tháng.", "Đường xóm chậm sửa."]);
    assert_eq!(outline.remedies[0].text, "Giao tổ trưởng ghi sổ từ tháng 7.");
}
