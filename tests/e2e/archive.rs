//! The archive from the command line: all sessions of a folder listed and searched.

use std::fs;
use std::os::unix::fs::symlink;

use serde_json::{Value, json};

use crate::support::command::run;
use crate::support::folder::Folder;

const BROKEN: &str = "DIR/hỏng.toml: dòng 1, cột 1: tệp trống; không phải phiên họp";

/// A folder with two sessions, one of them in a folder of its own, and a broken file.
fn archive(test: &str) -> Folder {
    let folder = Folder::new(test).copy("tests/fixtures/sessions/hop.toml").write("hỏng.toml", "");
    let inner = folder.path().join("2024");
    fs::create_dir(&inner).expect("a folder can be made");
    let text = folder.text("hop.toml").replace("2025-06-10", "2024-12-20");
    let text = text.replace("Trần Thị B", "Phạm Thị D");
    fs::write(inner.join("cũ.toml"), text).expect("a file can be made");
    symlink(folder.path(), inner.join("vòng")).expect("a link can be made");
    folder
}

#[test]
fn list_shows_the_sessions_by_date_and_the_broken_ones() {
    let folder = archive("list");
    let said = run(&folder, &["list"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let expected = format!(
        "2025-06-10  đang họp · kiểm điểm cuối năm · 1 ý kiến, 1 chờ trả lời · DIR/hop.toml\n            \
         Kiểm điểm cuối năm của Đảng ủy phường Mẫu · Đảng ủy phường Mẫu\n\
         2024-12-20  đang họp · kiểm điểm cuối năm · 1 ý kiến, 1 chờ trả lời · DIR/2024/cũ.toml\n            \
         Kiểm điểm cuối năm của Đảng ủy phường Mẫu · Đảng ủy phường Mẫu\n{BROKEN}\n"
    );
    assert_eq!(said.out, expected);
    let listed = run(&folder, &["list", "2024", "--json"]);
    let value: Value = serde_json::from_str(&listed.out).expect("this is JSON");
    assert_eq!(
        value,
        json!([{
            "file": "2024/cũ.toml",
            "date": "2024-12-20",
            "title": "Kiểm điểm cuối năm của Đảng ủy phường Mẫu",
            "body": "Đảng ủy phường Mẫu",
            "kind": "annual",
            "state": "in-progress",
            "remarks": 1,
            "open": 1,
        }])
    );
}

#[test]
fn a_list_of_nothing_says_so() {
    let folder = Folder::new("list-none");
    run(&folder, &["list"]).prints("Chưa có phiên họp nào trong DIR.\n");
    run(&folder, &["list", "--json"]).prints("[]\n");
    let missing = "kiemdiem: không-có: không có tệp này; kiểm tra lại đường dẫn";
    run(&folder, &["list", "không-có"]).fails(1, missing);
    run(&folder, &["search", "không-có", "x"]).fails(1, missing);
}

#[test]
fn search_prints_a_line_a_hit_in_whatever_file() {
    let folder = archive("search");
    let said = run(&folder, &["search", "doc van ban by:m2"]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!((said.code, said.err.as_str(), lines.len()), (Some(0), "", 2), "{}", said.out);
    assert!(lines[0].starts_with("DIR/hop.toml  r0810"), "{}", said.out);
    assert!(lines[0].contains("  2025-06-10 08:10  Trần Thị B  Có kỳ họp chỉ đọc"), "{}", said.out);
    assert!(lines[1].contains("  2024-12-20 08:10  Phạm Thị D  Có kỳ họp chỉ đọc"), "{}", said.out);
    let old = run(&folder, &["search", "2024", "DOC văn bản by:m2 year:2024", "--json"]);
    let value: Value = serde_json::from_str(&old.out).expect("this is JSON");
    assert_eq!(value.as_array().map(Vec::len), Some(1), "{}", old.out);
    assert_eq!(
        (&value[0]["file"], &value[0]["who"]),
        (&json!("2024/cũ.toml"), &json!("Phạm Thị D"))
    );
    let none = run(&folder, &["search", "không đâu có"]);
    assert_eq!((none.code, none.out.as_str(), none.err.as_str()), (Some(1), "", ""));
    assert_eq!(run(&folder, &["search", ""]).code, Some(1));
    assert_eq!(folder.names(), ["2024", "hop.toml", "hỏng.toml"], "reading leaves nothing behind");
}

/// A broken file that may have the words is told of, and the rest is searched all the same.
#[test]
fn search_tells_what_it_could_not_read() {
    let folder = archive("search-broken").write("hỏng.toml", "văn bản đọc [");
    let said = run(&folder, &["search", "doc van ban by:m2"]);
    assert_eq!((said.code, said.out.lines().count()), (Some(0), 2));
    assert!(said.err.starts_with("kiemdiem: DIR/hỏng.toml: dòng 1"), "{}", said.err);
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
}

/// What steers a terminal and stands in a file or its name is not sent to one.
#[test]
fn names_of_files_cannot_steer_the_terminal() {
    let folder = archive("search-name");
    let text = folder.bytes("hop.toml");
    fs::write(folder.path().join("a\u{1b}[2J\u{202e}.toml"), text).expect("a file can be made");
    let said = run(&folder, &["search", "doc van ban by:m2"]);
    assert_eq!((said.code, said.out.lines().count()), (Some(0), 3));
    assert_eq!(run(&folder, &["list"]).out.lines().count(), 7);
}
