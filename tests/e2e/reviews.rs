//! `review`: members' own reviews are taken in from every source, listed, and replaced only by
//! word.

use crate::support::command::{run, run_with};
use crate::support::folder::Folder;

const REVIEW: &str = "\
BẢN KIỂM ĐIỂM CÁ NHÂN
Năm 2025

Họ và tên: Lê Văn C

I. Hạn chế, khuyết điểm và nguyên nhân
1. Hạn chế, khuyết điểm
- Nóng vội.
- Ít đi cơ sở.
2. Nguyên nhân
- Cậy quen việc, “ngại.
";

fn folder(test: &str) -> Folder {
    let folder = Folder::new(test).copy("sessions/mau/hop-mau.toml");
    // The quotation that is not closed is a doubt.
    std::fs::write(folder.path().join("c.txt"), REVIEW).expect("it can be written");
    folder
}

#[test]
fn a_review_is_taken_in_listed_and_tied_to_what_is_said() {
    let folder = folder("review");
    let said = run(&folder, &["review", "hop-mau.toml", "m3", "c.txt"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    for line in [
        "  m3.hc1  Nóng vội.",
        "  m3.nn1  Cậy quen việc, “ngại.",
        "Cần xem lại:",
        "Đã nhận bản kiểm điểm cá nhân của Lê Văn C: 2 hạn chế, 1 nguyên nhân, 0 giải pháp",
    ] {
        assert!(said.out.lines().any(|each| each == line), "{line}: {}", said.out);
    }
    assert!(said.out.contains("  Dòng "), "doubts have lines: {}", said.out);
    assert!(!said.out.contains("không có họ tên"), "{}", said.out);
    let listed = run(&folder, &["review", "hop-mau.toml"]);
    let rows: Vec<&str> = listed.out.lines().collect();
    assert_eq!(rows[0], "Đã nộp bản kiểm điểm cá nhân: 1");
    assert!(rows[1].starts_with("  m3  Lê Văn C  "), "{rows:?}");
    assert_eq!(rows[2..4], ["Chưa nộp: 5", "  m1  Nguyễn Văn A"]);
    let made = run(
        &folder,
        &["remark", "hop-mau.toml", "--by", "m3", "--on", "m3.hc2", "Tôi ít đi cơ sở."],
    );
    assert_eq!(made.code, Some(0), "{made:?}");
    let found = run(&folder, &["find", "hop-mau.toml", "#m3.hc2"]);
    assert!(found.out.ends_with("Lê Văn C  Tôi ít đi cơ sở.\n"), "{}", found.out);
    let shown = run(&folder, &["show", "hop-mau.toml"]);
    assert!(shown.out.contains("Bản kiểm điểm cá nhân của Lê Văn C (m3), hạn chế: 2\n  m3.hc1  "));
    let checked = run(&folder, &["check", "hop-mau.toml"]);
    assert!(checked.out.contains("Đồng chí Trần Thị B chưa nộp bản kiểm điểm cá nhân\n"));
}

/// A second one needs `--replace`; what is worded alike keeps its id, what it has no longer stays,
/// marked, with its remarks; a person can say which is which.
#[test]
fn a_second_review_replaces_only_by_word() {
    let folder = folder("review-again");
    let file = "hop-mau.toml";
    assert_eq!(run(&folder, &["review", file, "m3", "c.txt"]).code, Some(0));
    let before = folder.text(file);
    let again = run(&folder, &["review", file, "m3", "c.txt"]);
    assert_eq!((again.code, again.out.as_str()), (Some(1), ""));
    assert!(again.err.ends_with("; thêm --replace để thay\n"), "{}", again.err);
    assert_eq!(folder.text(file), before);
    let said = run(&folder, &["remark", file, "--by", "m3", "--on", "m3.hc2", "Tôi nhận."]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let replace = ["review", file, "m3", "-", "--replace"];
    let text = REVIEW.replace("- Nóng vội.\n- Ít đi", "- Việc mới.\n- ÍT ĐI");
    let replaced = run_with(&folder, &replace, &[], &text);
    assert!(replaced.out.contains("  m3.hc3  Việc mới.\n  m3.hc2  ÍT ĐI cơ sở.\n"), "{replaced:?}");
    let text = REVIEW.replace("- Ít đi cơ sở.\n", "");
    let replaced = run_with(&folder, &replace, &[], &text);
    let lines: Vec<&str> = replaced.out.lines().map(str::trim_start).collect();
    for line in [
        "m3.hc2  2 (mục m3.I.1) → – · không còn; 1 ý kiến vẫn gắn với mục này",
        "m3.hc1  Nóng vội.",
    ] {
        assert!(lines.contains(&line), "{line}: {}", replaced.out);
    }
    let shown = run(&folder, &["show", file]).out;
    assert!(shown.contains("  m3.hc2 (bản trước)  ÍT ĐI cơ sở.\n"), "{shown}");
    let same = [&replace[..], &["--same", "m3.hc2=hc1"]].concat();
    let back = run_with(&folder, &same, &[], &REVIEW.replace("- Nóng vội.\n- Ít đi", "- Hiếm đến"));
    assert!(back.out.contains("  m3.hc2  Hiếm đến cơ sở.\n"), "{back:?}");
}

#[test]
fn what_cannot_be_taken_in_is_refused_in_one_line() {
    let folder = folder("review-refused").copy("tests/fixtures/sessions/xong.toml");
    let file = "hop-mau.toml";
    let before = folder.text(file);
    run(&folder, &["review", file, "m99", "c.txt"]).fails(1, "kiemdiem: Không có thành viên «m99»");
    run_with(&folder, &["review", file, "m3", "-"], &[], " ")
        .fails(1, "kiemdiem: -: Tệp không có chữ nào; hãy chọn tệp khác");
    assert_eq!(run(&folder, &["review", file, "m3"]).code, Some(2));
    assert_eq!(run(&folder, &["review", file, "--replace"]).code, Some(2));
    assert_eq!(folder.text(file), before);
    let refused = run(&folder, &["review", "xong.toml", "m2", "c.txt"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.err.contains("đã kết thúc"), "{}", refused.err);
    let other = run(&folder, &["review", file, "m1", "c.txt"]);
    assert!(other.out.contains("không có họ tên Nguyễn Văn A"), "{}", other.out);
}
