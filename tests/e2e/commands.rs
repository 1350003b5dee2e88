//! Each command: what it prints, what it writes, how it ends.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::command::{Said, run, run_with};
use crate::support::folder::Folder;

const COMMANDS: [&str; 33] = [
    "demo",
    "new",
    "record",
    "chair",
    "outline",
    "lint",
    "remark",
    "step",
    "attend",
    "agenda",
    "clock",
    "floor",
    "motion",
    "ballot",
    "room",
    "show",
    "find",
    "list",
    "search",
    "stats",
    "check",
    "export",
    "close",
    "reopen",
    "seal",
    "verify",
    "carry",
    "archive",
    "manifest",
    "rules",
    "schema",
    "completions",
    "man",
];

/// A folder with the small meeting of the fixtures.
fn with_meeting(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/sessions/hop.toml")
}

/// A folder with the sample's report and list of members.
fn with_report(test: &str) -> Folder {
    Folder::new(test).copy("sessions/mau/bao-cao-mau.txt").copy("sessions/mau/thanh-vien.csv")
}

/// All went well and nothing was complained of; returns what was printed.
#[track_caller]
fn printed(said: &Said) -> &str {
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    &said.out
}

#[test]
fn help_is_in_the_language_of_the_user() {
    let folder = Folder::new("help");
    let help = run(&folder, &["--help"]);
    assert_snapshot!("help_vi", printed(&help));
    assert_eq!(run(&folder, &["-h"]), help);
    let english = run(&folder, &["--lang", "en", "--help"]);
    assert_snapshot!("help_en", printed(&english));
    assert_eq!(run_with(&folder, &["--help"], &[("KIEMDIEM_LANG", "en")], ""), english);
    assert_eq!(run_with(&folder, &["--lang=vi", "-h"], &[("KIEMDIEM_LANG", "en")], ""), help);
}

/// No English of the library is left in the help of a command.
#[test]
fn every_command_has_help() {
    let folder = Folder::new("command-help");
    let mut all = String::new();
    for command in COMMANDS {
        all.push_str(printed(&run(&folder, &[command, "--help"])));
        all.push_str("---\n");
    }
    for english in ["OPTIONS", "Usage", "Options", "Print", "possible", "default"] {
        assert!(!all.contains(english), "{english} in:\n{all}");
    }
    assert_snapshot!("help_of_commands", all);
}

#[test]
fn the_version_is_that_of_the_package() {
    let line = format!("kiemdiem {}\n", env!("CARGO_PKG_VERSION"));
    run(&Folder::new("version"), &["--version"]).prints(&line);
    run(&Folder::new("version-short"), &["-V"]).prints(&line);
}

#[test]
fn a_wrong_command_line_is_told_in_one_line() {
    let folder = Folder::new("usage");
    let cases: [(&[&str], &str); 8] = [
        (&["qq"], "không có lệnh «qq»"),
        (&["shwo"], "không có lệnh «shwo»; ý bạn là «show»?"),
        (&["--jsn"], "không có tùy chọn hay đối số «--jsn»"),
        (&["show"], "thiếu <FILE>"),
        (&["new", "a.txt"], "thiếu --output <FILE>"),
        (&["--lang", "de"], "«de» không dùng được cho --lang <vi|en>; chỉ dùng: vi, en"),
        (&["new", "a.txt", "-o"], "thiếu giá trị cho --output <FILE>"),
        (&["show", "a.toml", "b.toml"], "không có tùy chọn hay đối số «b.toml»"),
    ];
    for (arguments, line) in cases {
        run(&folder, arguments).fails(2, &format!("kiemdiem: {line} (xem: kiemdiem --help)"));
    }
    let english = "kiemdiem: <FILE> is missing (see: kiemdiem --help)";
    run(&folder, &["--lang", "en", "show"]).fails(2, english);
}

#[test]
fn new_makes_a_session_from_a_report() {
    let folder = with_report("new");
    let arguments = ["new", "bao-cao-mau.txt", "--members", "thanh-vien.csv", "-o", "hop.toml"];
    run(&folder, &arguments).prints("hop.toml: 6 hạn chế, 7 thành viên, 39 bước\n");
    assert_snapshot!("new", printed(&run(&folder, &["show", "hop.toml"])));
    let made = folder.bytes("hop.toml");
    run(&folder, &arguments).fails(73, "kiemdiem: hop.toml: đã có tệp này; chọn tên khác");
    assert_eq!(folder.bytes("hop.toml"), made, "what is there is never overwritten");
}

#[test]
fn new_takes_a_kind_and_a_title() {
    let folder = with_report("new-annual");
    let arguments = ["new", "bao-cao-mau.txt", "-o", "hop.toml", "--kind", "annual"];
    let said = run(&folder, &[&arguments[..], &["--title", "Kiểm điểm năm 2025"]].concat());
    assert!(printed(&said).starts_with("hop.toml: 6 hạn chế, 0 thành viên, "));
    let shown = run(&folder, &["show", "hop.toml"]);
    let head = "Kiểm điểm năm 2025\nkiểm điểm cuối năm · chuẩn bị\n";
    assert!(printed(&shown).starts_with(head), "{}", shown.out);
}

#[test]
fn outline_prints_what_was_understood() {
    let folder = with_report("outline");
    assert_snapshot!("outline", printed(&run(&folder, &["outline", "bao-cao-mau.txt"])));
}

#[test]
fn remark_records_what_was_said() {
    let folder = with_meeting("remark");
    let link = ["--by", "m1", "--kind", "self-criticism", "--to", "collective", "--on", "hc2"];
    let said =
        run(&folder, &[&["remark", "hop.toml"], &link[..], &["Tôi nhận việc này."]].concat());
    let id = printed(&said).trim_end().to_owned();
    let time = format!("{}:{}", &id[1..3], &id[3..5]);
    let shown = run(&folder, &["show", "hop.toml"]);
    let line = format!("  {time} Nguyễn Văn A → tập thể · hc2 · tự phê bình ({id})\n");
    let end = format!("{line}    Tôi nhận việc này.\n");
    assert!(printed(&shown).ends_with(&end), "{}", shown.out);
    assert!(folder.text("hop.toml").contains("revision = 4\n"), "it is saved once");
}

/// What the step suggests holds where nothing else is said.
#[test]
fn remark_reads_standard_input_and_asks_the_step() {
    let folder = with_meeting("remark-input");
    let input = "Dòng một.\r\nDòng hai.\u{1b}[2J\n";
    let said = run_with(&folder, &["remark", "hop.toml", "--by", "m3", "-"], &[], input);
    let id = printed(&said).trim_end().to_owned();
    let shown = run(&folder, &["show", "hop.toml"]);
    let end = format!(
        "Lê Văn C → tập thể · hc1 · phê bình · chờ trả lời ({id})\n    Dòng một.\n    Dòng hai.\n"
    );
    assert!(printed(&shown).ends_with(&end), "{}", shown.out);
}

#[test]
fn remark_is_refused_with_the_reason() {
    let folder = with_meeting("remark-refused");
    let before = folder.bytes("hop.toml");
    let refused = |arguments: &[&str], line: &str| {
        let all = [&["remark", "hop.toml"], arguments].concat();
        run(&folder, &all).fails(1, &format!("kiemdiem: {line}"));
    };
    refused(&["--by", "m9", "Lời."], "Không có thành viên «m9»");
    refused(&["--by", "m1", "--on", "hc7", "Lời."], "Báo cáo không có hạn chế «hc7»");
    refused(&["--by", "m1", " "], "Ý kiến chưa có lời");
    let bad = "mã «m 1» không hợp lệ; chỉ dùng chữ, số và . _ ~ -";
    refused(&["--by", "m 1", "Lời."], bad);
    assert_eq!(folder.bytes("hop.toml"), before);
}

/// What the minute-taker marked as his own is not printed unless it is asked for by name.
#[test]
fn what_is_private_stays_out_of_what_is_printed() {
    let folder = with_meeting("private");
    let by = ["--by", "m3", "Xem lại giọng nói khi kết luận."];
    run(&folder, &[&["remark", "hop.toml"], &by[..]].concat());
    run(&folder, &["remark", "hop.toml", "--by", "m1", "Lời của hội nghị."]);
    let own = folder
        .text("hop.toml")
        .replace("text = \"Xem lại", "marks = { private = true }\ntext = \"Xem lại");
    let folder = folder.write("hop.toml", own);
    for command in [&["show", "hop.toml"][..], &["show", "hop.toml", "--json"]] {
        let all = run(&folder, &[command, &["--private"]].concat());
        assert!(printed(&all).contains("Xem lại giọng nói"), "{}", all.out);
        let shown = run(&folder, command);
        assert!(!printed(&shown).contains("Xem lại"), "{}", shown.out);
        assert!(shown.out.contains("Lời của hội nghị."), "{}", shown.out);
    }
    let shown = run(&folder, &["show", "hop.toml"]);
    assert!(shown.out.ends_with("  (1 ý kiến riêng của người ghi không in ra)\n"), "{}", shown.out);
    let found = run(&folder, &["find", "hop.toml", "giong noi", "--private"]);
    assert!(printed(&found).contains("Xem lại giọng nói"), "{}", found.out);
    assert_eq!(run(&folder, &["find", "hop.toml", "giong noi"]).code, Some(1));
}

#[test]
fn step_moves_the_meeting() {
    let folder = with_meeting("step");
    let step = |to: &str| run(&folder, &["step", "hop.toml", to]);
    step("next").prints("s04 Hạn chế 2 (4/5)\n");
    step("next").prints("s05 Kết luận hội nghị (5/5)\n");
    step("next").fails(1, "kiemdiem: đây là bước cuối");
    step("back").prints("s04 Hạn chế 2 (4/5)\n");
    step("s01").prints("s01 Khai mạc (1/5)\n");
    step("back").fails(1, "kiemdiem: đây là bước đầu");
    step("s99").fails(1, "kiemdiem: Chương trình không có bước «s99»");
    assert!(folder.text("hop.toml").contains("revision = 7\n"), "four moves were saved");
}

#[test]
fn show_prints_a_session() {
    let folder = with_meeting("show");
    let before = folder.bytes("hop.toml");
    assert_snapshot!("show", printed(&run(&folder, &["show", "hop.toml"])));
    let json = run(&folder, &["show", "hop.toml", "--json"]);
    let value: Value = serde_json::from_str(printed(&json)).expect("this is JSON");
    assert_eq!(value["meeting"]["step"], "s03");
    assert_eq!(value["remark"][0]["at"], "2025-06-10T08:10:00+07:00");
    assert_eq!(folder.bytes("hop.toml"), before);
    assert_eq!(folder.names(), ["hop.toml"], "reading leaves nothing behind");
}

#[test]
fn find_prints_a_line_a_hit() {
    let folder = with_meeting("find");
    let find = |query: &str| run(&folder, &["find", "hop.toml", query]);
    let hit = find("DOC van ban kind:phebinh by:m2 #1 open");
    assert!(printed(&hit).contains("  08:10  Trần Thị B  Có kỳ họp chỉ đọc văn bản, "), "{hit:?}");
    assert_eq!(hit.out.lines().count(), 1);
    find("le van").prints("m3  -  Lê Văn C  Khách mời\n");
    let unquoted = run(&folder, &["find", "hop.toml", "doc", "van", "by:m2"]);
    assert_eq!(unquoted.out, hit.out, "a query of several words needs no quotes");
    let none = find("khong dau co");
    assert_eq!((none.code, none.out.as_str(), none.err.as_str()), (Some(1), "", ""));
    assert_eq!(find("").code, Some(1));
    assert_eq!(folder.names(), ["hop.toml"], "reading leaves nothing behind");
}

#[test]
fn check_tells_what_is_lacking() {
    let folder = with_meeting("check");
    let said = run(&folder, &["check", "hop.toml"]);
    assert_eq!((said.code, said.err.as_str()), (Some(3), ""));
    assert_snapshot!("check", said.out);
    assert_eq!(folder.names(), ["hop.toml"], "reading leaves nothing behind");
}

#[test]
fn schema_describes_the_file() {
    let said = run(&Folder::new("schema"), &["schema"]);
    let schema: Value = serde_json::from_str(printed(&said)).expect("the schema is JSON");
    let tables = schema["properties"].as_object().expect("it names the tables of the file");
    for table in ["meeting", "member", "section", "shortcoming", "step", "remark"] {
        assert!(tables.contains_key(table), "{table}");
    }
    assert_eq!(schema["additionalProperties"], false, "a slip of the hand is an error");
}

#[test]
fn completions_and_manual_know_every_command() {
    let folder = Folder::new("completions");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = run(&folder, &["completions", shell]);
        let missing: Vec<_> =
            COMMANDS.iter().filter(|each| !printed(&said).contains(**each)).collect();
        assert!(missing.is_empty(), "{missing:?} in {shell}");
    }
    let manual = run(&folder, &["man"]);
    let page = printed(&manual);
    assert!(page.contains(".TH kiemdiem 1"), "{page}");
    let missing: Vec<_> = COMMANDS.iter().filter(|each| !page.contains(**each)).collect();
    assert!(missing.is_empty(), "{missing:?} in the manual");
}

/// Without a terminal a window says what to use instead, and makes nothing.
#[test]
fn windows_want_a_terminal() {
    let line = "kiemdiem: cửa sổ cần một terminal; trong kịch bản hãy dùng: kiemdiem show TỆP";
    let folder = with_meeting("windows");
    run(&folder, &[]).fails(2, line);
    run(&folder, &["demo"]).fails(2, line);
    run(&folder, &["record", "hop.toml"]).fails(2, line);
    assert_eq!(folder.names(), ["hop.toml"]);
}

/// Who may see a session that is nobody else's business is said by what writes, not by what reads,
/// and the save mends it.
#[test]
fn a_file_that_others_see_is_told_of_and_mended() {
    let folder = with_meeting("others-see-it");
    let file = folder.path().join("hop.toml");
    fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    printed(&run(&folder, &["show", "hop.toml"]));
    let said = run(&folder, &["remark", "hop.toml", "lời"]);
    let line = "kiemdiem: DIR/hop.toml: người khác xem được tệp (quyền 0644); lần lưu tới sửa \
                nếu đĩa cho phép\n";
    assert_eq!((said.code, said.err.as_str()), (Some(0), line));
    for name in ["hop.toml", ".hop.toml.gen-3"] {
        let mode = fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    printed(&run(&folder, &["remark", "hop.toml", "lời nữa"]));
}
