//! Bad input: one clear line that says where and what to do; nothing on the disk changes.
//!
//! Each file in `tests/bad` is one fault, with its line here.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::command::run;
use crate::support::folder::Folder;

const SAVE: &str = "hãy lưu lại thành văn bản thuần (.txt), mã UTF-8";
const NOT_UTF8: &str = "không phải chữ UTF-8; tệp phiên họp là văn bản TOML mã UTF-8";

/// Sessions: the file and what is said of it.
const SESSIONS: [(&str, &str); 12] = [
    ("empty.toml", "dòng 1, cột 1: tệp trống; không phải phiên họp"),
    ("binary.toml", "dòng 1, cột 11: {utf8}"),
    ("utf16.toml", "dòng 1, cột 1: {utf8}"),
    ("not-utf8.toml", "dòng 5, cột 12: {utf8}"),
    (
        "unclosed.toml",
        "dòng 5, cột 19: không đọc được chỗ này; sửa theo cú pháp TOML \
         [invalid basic string, expected `\"`]",
    ),
    (
        "unknown-field.toml",
        "dòng 5, cột 1: không có mục «chari»; ở đây chỉ dùng: kind, title, body, chair, \
         minute_taker, state, step, floor, planned_end, queue_closed, rules",
    ),
    (
        "unknown-kind.toml",
        "dòng 4, cột 8: «weekly» không dùng được ở đây; chỉ dùng: term, annual, quarter, \
         on-request, thematic",
    ),
    ("unknown-chair.toml", "dòng 5, cột 9: không có gì mang mã «m1»; kiểm tra lại mã"),
    ("double-member.toml", "dòng 11, cột 6: mã «m1» bị lặp lại; mỗi mã chỉ dùng một lần"),
    (
        "no-offset.toml",
        "dòng 7, cột 10: thời điểm «2025-06-10T07:30:00» thiếu ngày, giờ hoặc múi giờ; viết như \
         2025-06-10T07:30:00+07:00",
    ),
    ("no-such-schema.toml", "dòng 2, cột 10: «0» không dùng được ở đây; chỉ dùng: 1, 2, 3"),
    (
        "newer.toml",
        "tệp do bản chương trình mới hơn ghi (định dạng 99, bản này biết đến 3); hãy cập nhật \
         chương trình",
    ),
];

/// Reports: the file and what is said of it.
const REPORTS: [(&str, &str); 9] = [
    ("empty.txt", "Tệp trống; hãy chọn tệp khác"),
    ("binary.txt", "Dòng 1: tệp không phải văn bản; {save}"),
    ("utf16.txt", "Tệp dùng mã UTF-16 không có dấu BOM; {save}"),
    (
        "tcvn3.txt",
        "Dòng 1, cột 2: chữ không phải mã UTF-8, có vẻ là TCVN3 (ABC); nếu đúng, hãy thêm \
         --encoding tcvn3, hoặc lưu lại thành văn bản thuần (.txt), mã UTF-8",
    ),
    (
        "vni.txt",
        "Dòng 1, cột 3: chữ không phải mã UTF-8, có vẻ là VNI; nếu đúng, hãy thêm \
         --encoding vni, hoặc lưu lại thành văn bản thuần (.txt), mã UTF-8",
    ),
    (
        "old-word.doc.txt",
        "Tệp Word đời cũ (.doc) hoặc có mật khẩu không đọc được; hãy mở bằng Word hoặc \
         LibreOffice, bỏ mật khẩu, rồi lưu lại thành .docx hoặc văn bản thuần (.txt), mã UTF-8",
    ),
    (
        "word.docx.txt",
        "Tệp nén (zip) không đọc được; hãy giải nén hoặc lưu lại thành văn bản thuần (.txt), \
         mã UTF-8",
    ),
    ("broken.docx", "Tệp .docx bị hỏng hoặc chưa tải hết; hãy lấy lại tệp gốc"),
    (
        "report.pdf.txt",
        "Tệp PDF không đọc được; hãy lấy bản gốc và lưu lại thành văn bản thuần (.txt), mã UTF-8",
    ),
];

/// Lists of members: the file and what is said of it.
const MEMBERS: [(&str, &str); 5] = [
    ("empty.csv", "Tệp trống; hãy chọn tệp khác"),
    (
        "no-heads.csv",
        "Dòng 1: thiếu dòng tiêu đề cột; cần có: họ và tên, chức vụ (và vai trò, nếu có)",
    ),
    ("no-name.csv", "Dòng 3: thiếu họ tên"),
    ("not-utf8.csv", "Dòng 1, cột 2: chữ không phải mã UTF-8; hãy lưu lại thành CSV, mã UTF-8"),
    (
        "unknown-rank.csv",
        "Dòng 2, cột 3: không rõ vai trò “chief”; hãy ghi: người đứng đầu, cấp phó, ủy viên hoặc \
         khách mời",
    ),
];

/// Every command that opens a session, whatever it would do with it.
fn commands(file: &str) -> [Vec<&str>; 7] {
    [
        vec!["show", file],
        vec!["show", file, "--json"],
        vec!["check", file],
        vec!["record", file],
        vec!["step", file, "next"],
        vec!["remark", file, "Lời."],
        vec!["revise", file, "bao-cao-mau.txt"],
    ]
}

/// Runs a command that must fail and leave the folder as it was.
#[track_caller]
fn fails(folder: &Folder, arguments: &[&str], code: i32, line: &str) {
    let state = || {
        let names = folder.names();
        let is_file = |name: &&String| folder.path().join(name).is_file();
        let bytes: Vec<_> = names.iter().filter(is_file).map(|name| folder.bytes(name)).collect();
        (names, bytes)
    };
    let before = state();
    run(folder, arguments).fails(code, &format!("kiemdiem: {line}"));
    assert_eq!(state(), before, "{arguments:?} changed something");
}

#[test]
fn bad_sessions_are_told_and_left_alone() {
    for (file, what) in SESSIONS {
        let folder = Folder::new("bad-session").copy(&format!("tests/bad/{file}"));
        let line = format!("DIR/{file}: {}", what.replace("{utf8}", NOT_UTF8));
        for command in commands(file) {
            fails(&folder, &command, 1, &line);
        }
    }
}

#[test]
fn bad_reports_are_told_and_make_nothing() {
    for (file, what) in REPORTS {
        let folder = Folder::new("bad-report").copy(&format!("tests/bad/{file}"));
        let folder = folder.copy("tests/fixtures/sessions/hop.toml");
        let line = format!("{file}: {}", what.replace("{save}", SAVE));
        fails(&folder, &["outline", file], 1, &line);
        fails(&folder, &["outline", file, "--json"], 1, &line);
        fails(&folder, &["new", file, "-o", "moi.toml"], 1, &line);
        fails(&folder, &["revise", "hop.toml", file], 1, &line);
    }
}

#[test]
fn bad_lists_of_members_are_told_and_make_nothing() {
    for (file, what) in MEMBERS {
        let folder = Folder::new("bad-members").copy("sessions/mau/bao-cao-mau.txt");
        let folder = folder.copy(&format!("tests/bad/{file}"));
        let new = ["new", "bao-cao-mau.txt", "--members", file, "-o", "hop.toml"];
        fails(&folder, &new, 1, &format!("{file}: {what}"));
    }
}

#[test]
fn what_is_no_file_is_told() {
    let folder = Folder::new("bad-path").copy("sessions/mau/bao-cao-mau.txt");
    fs::create_dir(folder.path().join("inner")).expect("a folder can be made");
    let missing = "khong-co: không có tệp này; kiểm tra lại đường dẫn";
    for command in commands("khong-co") {
        fails(&folder, &command, 1, missing);
    }
    for command in commands("inner") {
        fails(&folder, &command, 1, "DIR/inner: đây là thư mục, không phải tệp; hãy chọn một tệp");
    }
    fails(&folder, &["outline", "khong-co"], 1, missing);
    fails(
        &folder,
        &["outline", "inner"],
        1,
        "inner: đây là thư mục, không phải tệp; hãy chọn một tệp",
    );
    fails(&folder, &["new", "khong-co", "-o", "hop.toml"], 1, missing);
}

/// A name can hold what steers a terminal; what is said of it cannot (the run looks at each byte).
#[test]
fn names_cannot_steer_the_terminal() {
    let folder = Folder::new("bad-name");
    let said = run(&folder, &["show", "a\u{1b}]0;x\u{7}\u{202e}b.toml"]);
    assert_eq!(said.code, Some(1));
    assert!(!said.err.contains('\u{202e}') && said.err.contains("b.toml"), "{said:?}");
}

/// A fault that no row names is never tried.
#[test]
fn every_bad_file_has_its_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let there = entries.map(|entry| entry.expect("an entry").file_name());
    let there: BTreeSet<String> = there.map(|name| name.to_string_lossy().into_owned()).collect();
    let named = SESSIONS.iter().chain(&REPORTS).chain(&MEMBERS).map(|(file, _)| (*file).to_owned());
    assert_eq!(there, named.collect());
}
