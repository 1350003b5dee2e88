//! Preparing a meeting in a pseudo-terminal: a killed window loses nothing that was said.

use rustix::process::Signal;

use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

const REPORT: &str = "five-wrong-guesses.txt";

fn with_report(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/reports/mend/five-wrong-guesses.txt")
}

fn prepare(folder: &Folder) -> Terminal {
    let mut terminal = Terminal::start(folder, &["prepare", REPORT], (80, 24));
    terminal.shows("Các dòng của báo cáo");
    terminal
}

/// Half of it is mended, the window is killed, the rest is mended in a window that the home
/// screen opened, and the session is as it was mended. The draft is gone then.
#[test]
fn what_the_screen_calls_kept_survives_a_kill() {
    let folder = with_report("prepare-kill");
    let mut terminal = prepare(&folder);
    terminal.keys("  ").shows("11*HC2").keys("<F8><F3>").shows("Phần sau bắt đầu từ đâu?");
    terminal.keys("<Enter>").shows("4 HC · 1 NN").shows("đã giữ nháp").signal(Signal::KILL);
    assert_eq!(terminal.ends(), 137);
    let mut terminal = Terminal::start(&folder, &[], (80, 24));
    terminal.shows("đang chuẩn bị").keys("<Enter>").shows("Tiếp tục bản chuẩn bị");
    terminal.shows("11*HC2").keys("<F4><F8><Delete>").shows("✓ xem hết");
    terminal.keys("<Down><F2>bh<Enter>").shows("2 BH").keys("<Tab>Nguyễn Văn A, Bí thư<Enter>");
    terminal.shows("Thành viên 1").keys("<F9>").shows("Tên phiên họp").keys("<C-u>Họp thử<Enter>");
    terminal.shows("để khai mạc").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(folder.names(), ["Họp-thử.toml", REPORT], "no draft is left");
    let shown = run(&folder, &["show", "Họp-thử.toml"]).out;
    for words in ["Sổ đảng viên của hai chi bộ", "Nguyễn Văn A", "Họp thử"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let text = folder.text("Họp-thử.toml");
    assert!(text.contains("text = \"Thu quỹ phòng, chống thiên tai mới đạt một nửa.\"\n"));
    assert!(!shown.contains("người đánh máy"), "it was left out: {shown}");
}

/// Leaving at once keeps what was said a moment ago; a signal does too.
#[test]
fn leaving_keeps_what_was_said() {
    let folder = with_report("prepare-leave");
    for (line, signal) in [("11*HC2", None), ("12*↳", Some(Signal::TERM))] {
        let mut terminal = prepare(&folder);
        if signal.is_some() {
            terminal.shows("11*HC2").keys(" ").shows(line);
        } else {
            terminal.keys("  ").shows(line);
        }
        match signal {
            Some(signal) => terminal.signal(signal),
            None => terminal.keys("<C-q>"),
        };
        terminal.ends();
        prepare(&folder).shows(line).keys("<C-q>").ends();
    }
}

/// What was mended of a report is mended again in its next draft, whatever the numbers are now; a
/// place that is worded otherwise is named. The draft itself can be mended first.
#[test]
fn the_next_draft_is_mended_as_the_one_before() {
    let folder = with_report("prepare-revise");
    let mut terminal = prepare(&folder);
    terminal.keys("  ").shows("11*HC2").keys("<F8><F3><Enter>").shows("4 HC · 1 NN");
    terminal.keys("<F8><F4><F8><Delete>").shows("✓ xem hết").keys("<F9><C-u>Họp thử<Enter>");
    terminal.shows("để khai mạc").keys("<C-q>").ends();
    assert_eq!(folder.text("Họp-thử.toml").matches("\n[[mend]]\n").count(), 4);
    let draft = folder.text(REPORT);
    let draft = draft
        .replace("- Việc làm đường", "- Kè đê Bến Lau sạt 40 m chưa sửa.\n- Việc làm đường")
        .replace("Ghi chú của", "Lời của")
        .replace("III. ĐIỀU CHÚNG", "Hai chi bộ họp thưa.\nIII. ĐIỀU CHÚNG");
    std::fs::write(folder.path().join("hai.txt"), draft).expect("written");
    let revise = ["revise", "Họp-thử.toml", "hai.txt", "--dry-run"];
    let said = run(&folder, &revise).out;
    for words in [
        "Sửa lại như bản trước 3 chỗ, ở dòng 12, 13, 15;",
        "1 chỗ đã sửa ở bản trước không tìm lại được;",
        "  «Ghi chú của người đánh máy: số liệu chờ kế toán xem lại.»",
        "mới 1, không còn 0",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let raw = run(&folder, &[&revise[..], &["--as-read"]].concat()).out;
    assert!(raw.contains("không còn 2") && !raw.contains("Sửa lại như"), "{raw}");
    let mut terminal = Terminal::start(&folder, &["prepare", "hai.txt"], (80, 24));
    terminal
        .shows("Các dòng của báo cáo")
        .keys("<End><Up><Up><Up><Up><Up><Up>")
        .shows("Hai chi bộ");
    terminal.keys("<Delete>").shows("đã giữ nháp").keys("<C-q>").ends();
    let said = run(&folder, &revise[..3]).out;
    assert!(said.contains("Theo bản đang chuẩn bị của chính tệp này: 1 chỗ đã sửa"), "{said}");
    assert!(!folder.text("Họp-thử.toml").contains("Hai chi bộ họp thưa.\n"));
    assert!(!folder.names().iter().any(|name| name.starts_with(".prepare")), "no draft is left");
}

/// A report that is not there is told before the screen is taken over.
#[test]
fn a_missing_report_is_a_line_on_standard_error() {
    let folder = Folder::new("prepare-missing");
    let mut terminal = Terminal::start(&folder, &["prepare", "khong-co.txt"], (80, 24));
    assert_eq!(terminal.ends(), 1);
    assert!(terminal.screen().contents().contains("khong-co.txt"));
}
