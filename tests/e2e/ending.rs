//! A whole ending in the window: read back, corrected, approved, closed, sealed, on paper, opened
//! read-only, opened again.

use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

fn with_meeting(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/sessions/hop.toml")
}

#[test]
fn a_meeting_is_ended_in_the_window() {
    let folder = with_meeting("ending");
    let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], (100, 40));
    terminal.shows("Hạn chế 1").keys("<A-d>").shows("ĐỌC LẠI BIÊN BẢN").shows("DỰ THẢO");
    terminal.keys("<PageDown><PageDown>");
    let remark = "→ tập thể · phê bình";
    for _ in 0..60 {
        if terminal.shows_within(remark, std::time::Duration::from_millis(150)) {
            break;
        }
        terminal.keys("<Up>");
    }
    terminal.shows(remark).keys("<F2>").shows("Đang sửa 08:10");
    terminal.keys(" Đã đọc lại.<Enter>").shows("sửa 1 khi đọc").shows("đã lưu");
    terminal.keys("<F3>").shows("Được biểu quyết 2 người").keys("2<Enter><Enter><Enter>");
    terminal.shows("được thông qua: 2/2").keys("<F4>").shows("Còn thiếu").keys("<Down><Enter>");
    terminal.shows("Vì sao vẫn kết thúc?").keys("hết giờ<Enter>");
    terminal.shows("Phiên họp đã kết thúc; F5").shows("đã lưu");
    terminal.keys("<F5>").shows("Niêm phong rồi thì").keys("<Down><Enter>").shows("Ai niêm phong");
    terminal.keys("<Enter><Enter>").shows("Đã niêm phong: ");
    let digits = digits_of(&terminal);
    run(&folder, &["verify", "hop.toml"]).prints(&format!("hop.toml: nguyên vẹn, {digits}\n"));
    let kept = folder.names().iter().any(|name| name.starts_with(".hop.toml.gen-"));
    assert!(kept, "a version is kept before the seal: {:?}", folder.names());
    terminal.keys("<F6>").shows("Xuất văn bản nào?").keys("<Enter>").shows("docx").keys("<Enter>");
    terminal.shows("Đã xuất:").keys("<F6><Enter>").shows("docx").keys("txt<Enter>");
    terminal.shows(".txt").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    let names = folder.names();
    let paper = names.iter().find(|name| name.ends_with(".txt")).expect("the paper is there");
    assert!(names.iter().any(|name| name == "hop-bien-ban.docx"));
    let text = folder.text(paper);
    for part in ["Đã đọc lại.", "tán thành 02/02", "Lý do: hết giờ", &digits, "SHA-256: "]
    {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    assert!(folder.text("hop.toml").contains("matter = \"minutes\""));
    let sealed = folder.bytes("hop.toml");
    for window in ["record", "chair"] {
        let mut terminal = Terminal::start(&folder, &[window, "hop.toml"], (100, 40));
        terminal.shows("Phiên họp đã niêm phong").keys("<F8>").shows("đã niêm phong, chỉ xem");
        terminal.keys("<C-q>");
        assert_eq!(terminal.ends(), 0);
        assert_eq!(folder.bytes("hop.toml"), sealed, "{window} only reads");
    }
    let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], (100, 40));
    terminal.shows("Phiên họp đã niêm phong").keys("<C-p>").shows("Tìm lệnh").keys("mo lai phien");
    terminal.shows("Mở lại phiên họp").keys("<Enter>").shows("Lý do").keys("sai tên<Enter>");
    terminal.shows("Đã mở lại").shows("đã lưu").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    let text = folder.text("hop.toml");
    assert!(text.contains("reason = \"sai tên\"") && text.contains("[closing.seal]"));
}

fn digits_of(terminal: &Terminal) -> String {
    let lines = terminal.lines();
    let line = lines.iter().find(|line| line.contains("Đã niêm phong: ")).expect("it is said");
    let (_, behind) = line.split_once("Đã niêm phong: ").expect("it is said");
    behind.chars().take_while(char::is_ascii_hexdigit).collect()
}

/// What became of what was carried over is recorded, printed and not asked for again.
#[test]
fn what_was_carried_over_is_settled() {
    let folder = with_meeting("settle");
    run(&folder, &["settle", "hop.toml"]).prints("phiên họp này không nhận việc gì từ kỳ trước\n");
    run(&folder, &["close", "hop.toml", "--override", "hết giờ"]);
    assert_eq!(run(&folder, &["carry", "hop.toml", "-o", "sau.toml"]).code, Some(0));
    let said = run(&folder, &["settle", "sau.toml"]);
    let (rows, share) = said.out.trim_end().rsplit_once('\n').expect("rows and what share is done");
    assert!(rows.lines().all(|line| line.ends_with(" · chưa ghi kết quả")), "{}", said.out);
    assert!(share.starts_with("Đã khắc phục 0/2 hạn chế kỳ trước (0 %)"), "{share}");
    let count = rows.lines().count();
    let fixed = ["settle", "sau.toml", "1", "--fixed", "--evidence", "12/12 chi bộ"];
    let said = run(&folder, &fixed);
    assert!(said.out.contains(" · đã khắc phục (12/12 chi bộ)\n"), "{}", said.out);
    assert!(folder.text("sau.toml").contains("result = \"fixed\""));
    let wrong = run(&folder, &["settle", "sau.toml", "99", "--partly"]);
    assert!(wrong.code == Some(1) && wrong.err.contains("không có việc thứ 99"), "{}", wrong.err);
    let plan = ["export", "sau.toml", "--paper", "plan", "--to", "txt", "-o", "-"];
    assert!(run(&folder, &plan).out.contains("12/12"), "it stands in the remedy plan");
    run(&folder, &["step", "sau.toml", "next"]);
    run(&folder, &["close", "sau.toml", "--override", "hết giờ"]);
    run(&folder, &["carry", "sau.toml", "-o", "ba.toml"]);
    let again = folder.text("ba.toml").matches("from = \"hop.toml\"").count();
    assert_eq!(again, count - 1, "what is done is not carried further");
}
