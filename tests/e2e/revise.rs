//! The next draft of the report taken into a session that has remarks.

use std::fs;

use crate::support::command::{run, run_with};
use crate::support::folder::Folder;

const REPORT: &str = "sessions/mau/bao-cao-mau.txt";

/// The sample meeting with a remark on its second and on its third shortcoming, and the next draft
/// of its report: the fourth shortcoming stands first, the second has other words, the third is
/// dropped, one is new.
fn with_drafts(test: &str) -> Folder {
    let folder = Folder::new(test).copy(REPORT);
    run(&folder, &["new", "bao-cao-mau.txt", "-o", "hop.toml"]);
    run(&folder, &["step", "hop.toml", "next"]);
    for (id, text) in [("hc2", "Giao chỉ tiêu chung chung."), ("hc3", "Họp còn hình thức.")]
    {
        let said = ["remark", "hop.toml", "--kind", "criticism", "--on", id, text];
        let said = run(&folder, &said);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    }
    fs::write(folder.path().join("moi.txt"), next_draft(&folder)).expect("a file is written");
    folder
}

fn next_draft(folder: &Folder) -> String {
    let text = folder.text("bao-cao-mau.txt");
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.iter().position(|line| line.starts_with("- Còn 3 trong 18")).expect("there");
    let second = lines[from + 1].replace("còn chậm; 4 chi bộ", "rất chậm; 5 chi bộ");
    let new = "- Thu ngân sách năm cuối nhiệm kỳ hụt 4 tỷ đồng so với dự toán được giao.";
    let mut draft = lines[..from].to_vec();
    draft.extend([lines[from + 3], lines[from], &second, lines[from + 4], lines[from + 5], new]);
    draft.extend(&lines[from + 6..]);
    draft.join("\n")
}

#[test]
fn both_drafts_are_shown_side_by_side_and_nothing_is_written() {
    let folder = with_drafts("revise-dry");
    let before = folder.bytes("hop.toml");
    let said = run(&folder, &["revise", "hop.toml", "moi.txt", "--dry-run"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(said.out);
    assert_eq!(folder.bytes("hop.toml"), before);
    let from_input = folder.text("moi.txt");
    let input = run_with(&folder, &["revise", "hop.toml", "-", "--dry-run"], &[], &from_input);
    assert_eq!(input.out.lines().count(), said.out.lines().count());
}

/// Remarks stay with their shortcomings, what is gone stays marked, the report before is kept, and
/// the same draft again is nothing to do.
#[test]
fn what_was_said_stays_with_its_shortcoming() {
    let folder = with_drafts("revise");
    let report = folder.text("bao-cao-mau.txt");
    let done = run(&folder, &["revise", "hop.toml", "moi.txt"]);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    let said = "hop.toml: đã thay báo cáo; bản trước vẫn được giữ, xem: kiemdiem restore hop.toml";
    assert_eq!(done.out.lines().last(), Some(said));
    let shown = run(&folder, &["show", "hop.toml"]).out;
    for line in
        ["  hc2  Công tác phát triển", "  hc3 (bản trước)  Sinh hoạt chi bộ", "  hc7  Thu ngân"]
    {
        assert!(shown.contains(line), "{line} in {shown}");
    }
    let file = folder.text("hop.toml");
    for id in ["hc2", "hc3"] {
        assert!(file.contains(&format!("shortcomings = [\"{id}\"]")), "{id}");
    }
    assert_eq!(file.matches("\ngone = ").count(), 1);
    let again = run(&folder, &["revise", "hop.toml", "moi.txt"]);
    again.prints("hop.toml: báo cáo như cũ, không có gì để thay\n");
    assert_eq!(folder.text("hop.toml"), file);
    let kept = run(&folder, &["restore", "hop.toml"]).out;
    let newest = kept.split_whitespace().next().expect("a version").to_owned();
    run(&folder, &["restore", "hop.toml", "--to", &newest]);
    let back = run(&folder, &["show", "hop.toml"]).out;
    let first = report.lines().find_map(|line| line.strip_prefix("- Sinh hoạt")).expect("there");
    assert!(back.contains(&format!("  hc3  Sinh hoạt{first}")), "{back}");
    assert!(!folder.text("hop.toml").contains("\ngone = "));
}

/// Two drafts one after the other within a minute: each is kept.
#[test]
fn every_draft_is_kept() {
    let folder = with_drafts("revise-twice");
    run(&folder, &["revise", "hop.toml", "moi.txt"]);
    run(&folder, &["revise", "hop.toml", "bao-cao-mau.txt"]);
    let versions = run(&folder, &["restore", "hop.toml"]).out;
    let kept: Vec<String> = (versions.lines())
        .filter_map(|line| line.split_whitespace().next())
        .map(|revision| folder.text(&format!(".hop.toml.gen-{revision}")))
        .collect();
    assert!(kept.iter().any(|text| text.contains("rất chậm; 5 chi bộ")), "the second");
    assert!(kept.iter().any(|text| text.contains("còn chậm; 4 chi bộ")), "the first");
}

/// A wrong guess is mended by the ids that `outline` prints; papers say what is of which draft.
#[test]
fn a_person_knows_better() {
    let folder = with_drafts("revise-same");
    let mend = ["revise", "hop.toml", "moi.txt", "--same", "hc3=hc6", "--not", "hc2"];
    let done = run(&folder, &mend);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    let shown = run(&folder, &["show", "hop.toml"]).out;
    assert!(shown.contains("  hc3  Thu ngân sách"), "{shown}");
    assert!(shown.contains("  hc2 (bản trước)  Công tác phát triển đảng viên"), "{shown}");
    let paper = ["export", "hop.toml", "--paper", "opinions", "--to", "txt", "-o", "-"];
    let paper = run(&folder, &paper).out;
    let paper: String = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(paper.contains("(bản trước"), "{paper}");
    let wrong = [
        ("hc9=hc1", "phiên họp không có mục «hc9»"),
        (
            "hc1=gp1",
            "bản mới không có mục «gp1» trong danh sách ấy; xem mã bằng: kiemdiem outline BÁO-CÁO",
        ),
        ("hc1", "«hc1» không phải là một cặp; viết như hc2=hc3"),
    ];
    for (pair, line) in wrong {
        let said = run(&folder, &["revise", "hop.toml", "moi.txt", "--same", pair]);
        said.fails(1, &format!("kiemdiem: {line}"));
    }
}

/// Another report is not taken for the next draft, nor is anything done to a closed session.
#[test]
fn what_is_no_next_draft_is_refused() {
    let folder = with_drafts("revise-refused");
    fs::write(folder.path().join("khac.txt"), "I. Hạn chế\n- Mưa dột nhà kho.\n").expect("written");
    let before = folder.bytes("hop.toml");
    let said = run(&folder, &["revise", "hop.toml", "khac.txt"]);
    let line = "kiemdiem: khac.txt: không có mục nào như trong phiên họp, có lẽ nhầm tệp; \
                nếu đúng là bản mới: --same CŨ=MỚI";
    said.fails(1, line);
    assert_eq!(folder.bytes("hop.toml"), before);
    run(&folder, &["close", "hop.toml", "--override", "hết giờ"]);
    let closed = run(&folder, &["revise", "hop.toml", "moi.txt"]);
    assert!(closed.code == Some(1) && closed.err.contains("đã kết thúc"), "{}", closed.err);
}
