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
        "2025-06-10  đang họp · kiểm điểm cuối năm \
         · 1 ý kiến, 1 chờ trả lời · DIR/hop.toml\n            \
         Kiểm điểm cuối năm của Đảng ủy phường Mẫu · Đảng ủy phường Mẫu\n\
         2024-12-20  đang họp · kiểm điểm cuối năm \
         · 1 ý kiến, 1 chờ trả lời · DIR/2024/cũ.toml\n            \
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
            "class": "",
            "code": "",
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

#[test]
fn stats_count_the_sessions_of_all_folders() {
    let folder = archive("stats");
    let said = run(&folder, &["stats"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(said.err, format!("kiemdiem: {BROKEN}\n"), "what is not counted is told");
    assert!(said.out.contains("\n2 phiên họp, 2 ý kiến\n"), "{}", said.out);
    let once = "\n  2025 · Hạn chế, khuyết điểm ";
    assert!(said.out.contains(once), "what a heading says is not said twice: {}", said.out);
    let counted = run(&folder, &["stats", "2024", "--json"]);
    let value: Value = serde_json::from_str(&counted.out).expect("this is JSON");
    assert_eq!((&value["meetings"], &value["answers"]["open"]), (&json!(1), &json!(1)));
    assert_eq!(value["shortcomings"][0]["year"], 2024);
}

/// The page says what names and titles say, runs nothing of theirs, and is the same each time.
#[test]
fn the_page_of_figures_is_whole_and_harmless() {
    let folder = archive("stats-html");
    let text = folder.text("hop.toml").replace("Trần Thị B", "<script>alert('B')</script>\\u0007");
    let folder = folder.write("hop.toml", text);
    let page = run(&folder, &["stats", "--html"]);
    assert!(page.out.starts_with("<!DOCTYPE html>") && page.out.ends_with("</html>\n"));
    assert!(page.out.contains("&lt;script&gt;alert('B')"), "{}", page.out);
    assert!(!page.out.contains("<script") && !page.out.contains("http://"), "{}", page.out);
    assert_eq!(page.out.matches("<svg").count(), page.out.matches("</svg>").count());
    assert_eq!(run(&folder, &["stats", "--html"]).out, page.out);
    assert_eq!(run(&folder, &["stats", "--html", "--json"]).code, Some(2));
}

#[test]
fn the_register_says_how_long_a_session_is_kept_sealed_or_not() {
    let folder = Folder::new("archive-shelf").copy("tests/fixtures/sessions/hop.toml");
    let archive = |more: &[&str]| run(&folder, &[&["archive", "hop.toml"], more].concat());
    archive(&[]).prints("thời hạn bảo quản: chưa ghi; ký hiệu hồ sơ: chưa ghi\n");
    let line = "thời hạn bảo quản: vinh-vien; ký hiệu hồ sơ: 12-ĐU/2025\n";
    archive(&["--class", "vinh-vien", "--code", "12-ĐU/2025"]).prints(line);
    archive(&[]).prints(line);
    let text = folder.text("luu-tru.toml");
    assert!(
        text.ends_with("[\"hop.toml\"]\nclass = \"vinh-vien\"\ncode = \"12-ĐU/2025\"\n"),
        "{text}"
    );
    let refused =
        "kiemdiem: không có thời hạn bảo quản «mãi-mãi»; chỉ dùng: vinh-vien, co-thoi-han";
    archive(&["--class", "mãi-mãi"]).fails(1, refused);
    for arguments in [
        &["step", "hop.toml", "next"][..],
        &["close", "hop.toml", "--override", "hết giờ"],
        &["archive", "hop.toml", "--code", "13-ĐU/2025"],
        &["seal", "hop.toml", "--by", "m1"],
    ] {
        assert_eq!(run(&folder, arguments).code, Some(0), "{arguments:?}");
    }
    // What is sealed is put in its place without a byte of it being touched.
    let sealed = folder.bytes("hop.toml");
    archive(&["--code", "14"]).prints(&line.replace("12-ĐU/2025", "14"));
    assert_eq!(folder.bytes("hop.toml"), sealed);
    assert_eq!(run(&folder, &["verify", "hop.toml"]).code, Some(0));
    let listed = run(&folder, &["list", "."]);
    assert!(listed.out.ends_with(" · vinh-vien · 14\n"), "{}", listed.out);
    assert_eq!(run(&folder, &["search", "--code", "14", ".", "doc van ban"]).code, Some(0));
    assert_eq!(run(&folder, &["search", "--code", "15", ".", "doc van ban"]).code, Some(1));
    fs::rename(folder.path().join("hop.toml"), folder.path().join("họp.toml")).expect("renamed");
    let told = run(&folder, &["list", "."]).err;
    assert!(told.contains("luu-tru.toml còn ghi ./hop.toml"), "{told}");
}

/// Another program finds every file as it is listed, and one that was changed afterwards.
#[test]
fn the_manifest_is_checked_by_sha256sum() {
    let folder = Folder::new("manifest").copy("tests/fixtures/sessions/hop.toml");
    run(&folder, &["archive", "hop.toml", "--class", "vinh-vien", "--code", "12-ĐU"]);
    let export = ["export", "hop.toml", "--paper", "minutes", "--to", "md", "-o", "biên bản.md"];
    assert_eq!(run(&folder, &export).code, Some(0));
    let made = ["manifest", ".", "-o", "SHA256SUMS"];
    let line = "SHA256SUMS: 3 tệp; kiểm tra bằng: sha256sum -c SHA256SUMS\n";
    run(&folder, &made).prints(line);
    let check = || {
        let mut sha256sum = std::process::Command::new("sha256sum");
        let said = sha256sum.args(["-c", "SHA256SUMS"]).current_dir(folder.path()).output();
        said.expect("sha256sum is there").status.success()
    };
    assert!(check());
    let table = folder.text("SHA256SUMS.csv");
    assert!(table.contains("\"12-ĐU\",\"vinh-vien\",\"Đảng ủy phường Mẫu\""), "{table}");
    assert_eq!(run(&folder, &made).code, Some(73), "what is there is not replaced unasked");
    run(&folder, &[&made[..], &["--force"]].concat()).prints(line);
    assert_eq!(run(&folder, &["manifest", "."]).out.lines().count(), 4, "the table is a file too");
    run(&folder, &["remark", "hop.toml", "--by", "m1", "Thêm."]);
    assert!(!check());
}

#[test]
fn no_manifest_is_made_of_what_cannot_be_read() {
    let folder = archive("manifest-broken");
    let said = run(&folder, &["manifest", ".", "-o", "SHA256SUMS"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert_eq!(said.err.lines().count(), 2, "{}", said.err);
    assert!(!folder.names().contains(&"SHA256SUMS".to_owned()));
    let none = Folder::new("manifest-none");
    let line = "kiemdiem: không có phiên họp hay văn bản nào trong .";
    run(&none, &["manifest", "."]).fails(1, line);
    let file = none.write("a.txt", "x");
    let line = "kiemdiem: a.txt: đây là tệp, không phải thư mục; hãy chọn một thư mục";
    for command in [&["manifest", "a.txt"][..], &["list", "a.txt"], &["stats", "a.txt"]] {
        run(&file, command).fails(1, line);
    }
}

const OLD: &str = "dinh-dang-2.toml";

/// Class and code that a file of format 2 has in itself are seen wherever those of the register
/// are, and go into it when the file is put into our format; what the register says goes before.
#[test]
fn class_and_code_of_an_older_file_are_not_lost() {
    let folder = Folder::new("archive-older").copy("tests/fixtures/sessions/dinh-dang-2.toml");
    let sealed = folder.bytes(OLD);
    let line = "thời hạn bảo quản: vinh-vien; ký hiệu hồ sơ: HS 07-ĐU/2023\n";
    run(&folder, &["archive", OLD]).prints(line);
    let listed = run(&folder, &["list", "."]).out;
    assert!(listed.ends_with(" · vinh-vien · HS 07-ĐU/2023\n"), "{listed}");
    let found = |code| run(&folder, &["search", "--code", code, "--json", ".", "dang vien"]);
    assert!(found("hs 07").out.contains("\"code\": \"HS 07-ĐU/2023\""));
    assert_eq!(found("hs 08").code, Some(1));
    assert_eq!(run(&folder, &["manifest", ".", "-o", "SUMS"]).code, Some(0));
    let handed = folder.text("SUMS.csv");
    assert!(handed.contains("\"HS 07-ĐU/2023\",\"vinh-vien\""), "{handed}");
    assert_eq!(run(&folder, &["tables", ".", "--to", "jsonl", "-o", "bang"]).code, Some(0));
    let rows = folder.text("bang/sessions.jsonl");
    assert!(rows.contains("\"archive_code\":\"HS 07-ĐU/2023\""), "{rows}");
    // The archivist gives it another code: the register has both from then on.
    let eight = line.replace("HS 07-ĐU/2023", "HS 8");
    run(&folder, &["archive", OLD, "--code", "HS 8"]).prints(&eight);
    assert_eq!((found("hs 07").code, found("hs 8").code), (Some(1), Some(0)));
    assert_eq!(folder.bytes(OLD), sealed, "all that only reads");
    assert_eq!(run(&folder, &["verify", OLD]).code, Some(0));
    assert_eq!(run(&folder, &["reopen", OLD, "--reason", "sai tên"]).code, Some(0));
    assert!(!folder.text(OLD).contains("[archive]") && folder.text(OLD).contains("schema = 3\n"));
    run(&folder, &["archive", OLD]).prints(&eight);
}

/// Where the register cannot take them, the older file is left as it was, and that is said.
#[test]
fn an_older_file_keeps_its_format_where_the_register_is_broken() {
    let folder = Folder::new("archive-older-broken")
        .copy("tests/fixtures/sessions/dinh-dang-2.toml")
        .write("luu-tru.toml", "[\"a.toml\"]\ncodes = '7'\n");
    let sealed = folder.bytes(OLD);
    let reopen = || run(&folder, &["reopen", OLD, "--reason", "sai tên"]);
    let said = reopen();
    assert_eq!((said.code, folder.bytes(OLD)), (Some(1), sealed), "{}", said.err);
    let line = "chưa chuyển được vào sổ lưu trữ, nên chưa lưu; hãy sửa luu-tru.toml: \
                dòng 2, cột 1: không có mục «codes»";
    assert!(said.err.contains(line), "{}", said.err);
    let mended = "[\"a.toml\"]\ncode = '7'\n";
    fs::write(folder.path().join("luu-tru.toml"), mended).expect("it is mended");
    assert_eq!(reopen().code, Some(0));
    let register = folder.text("luu-tru.toml");
    let row = "[\"dinh-dang-2.toml\"]\nclass = \"vinh-vien\"\ncode = \"HS 07-ĐU/2023\"\n";
    assert!(register.starts_with(mended) && register.ends_with(row), "{register}");
}
