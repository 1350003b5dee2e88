//! Speed as counts, which no noise touches: frames, bytes, a large session that takes keys.

use std::time::Duration;

use kiemdiem::limits;

use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

const USUAL: (u16, u16) = (80, 24);
const FRAME: &[u8] = b"\x1b[?2026h";

fn meeting(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/sessions/hop.toml")
}

/// Makes the session one that is read behind its window: its report is very long.
fn large(folder: Folder) -> Folder {
    let text = folder.text("hop.toml");
    let (head, report) = text.split_once("text = \"").expect("the report has a text");
    let bytes = usize::try_from(8 * limits::READ_FIRST_BYTES).expect("it fits into memory");
    let words = "dài ".repeat(bytes / "dài ".len());
    folder.write("hop.toml", format!("{head}text = \"{words}{report}"))
}

fn frames(bytes: &[u8]) -> usize {
    bytes.windows(FRAME.len()).filter(|part| *part == FRAME).count()
}

/// One frame for all that waits: letters that come at once are not drawn one by one.
#[test]
fn a_burst_is_a_few_frames() {
    let folder = meeting("speed-burst");
    let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], USUAL);
    terminal.shows("Hạn chế 1");
    for letters in [200, 500] {
        let before = terminal.raw().len();
        terminal.keys(&"a".repeat(letters - 3)).keys("hết").shows("hết");
        let frames = frames(&terminal.raw()[before..]);
        // Two where nothing else runs; a frame for each letter would be hundreds.
        assert!((1..=letters / 10).contains(&frames), "{frames} frames for {letters} letters");
        terminal.keys("<C-u>").hides("hết");
    }
    terminal.keys("<C-q>").ends();
}

/// A key sends what it changes and nothing else, in one frame.
#[test]
fn a_key_sends_few_bytes() {
    let folder = meeting("speed-bytes");
    let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], USUAL);
    terminal.shows("Hạn chế 1").keys("chữ ").shows("› chữ");
    for shown in ["› chữ n", "› chữ nh", "› chữ nha", "› chữ nhan"] {
        let before = terminal.raw().len();
        terminal.keys(&shown[shown.len() - 1..]).shows(shown);
        let sent = &terminal.raw()[before..];
        let text = String::from_utf8_lossy(sent);
        // The clock may turn meanwhile; the whole screen takes thousands of bytes.
        assert!((1..=2).contains(&frames(sent)) && sent.len() <= 128, "{} of {text:?}", sent.len());
    }
    terminal.keys("<C-q>").ends();
}

/// Who strikes no key costs nothing: the program sleeps, but for the clock's minute.
#[cfg(target_os = "linux")]
#[test]
fn an_idle_window_sleeps() {
    let folder = meeting("speed-idle");
    let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], USUAL);
    terminal.shows("Hạn chế 1").keys("chữ").shows("› chữ");
    // The draft is kept and the file is looked at once more before all is quiet.
    terminal.shows_within("nothing", 2 * limits::DRAFT_AFTER + Duration::from_secs(2));
    let (bytes, wakeups) = (terminal.raw().len(), terminal.wakeups());
    terminal.shows_within("nothing", Duration::from_secs(3));
    let woken = terminal.wakeups() - wakeups;
    let sent = &terminal.raw()[bytes..];
    // Any loop that looks whether something happened wakes up ten times and more.
    assert!(woken <= 4 && frames(sent) <= 1, "{woken} wake-ups, {} frames", frames(sent));
    let woken = terminal.wakeups();
    terminal.keys("a").shows("› chữa");
    // A thread is counted when it sleeps again, which may be after its frame is here.
    terminal.shows_within("nothing", Duration::from_millis(300));
    assert!(terminal.wakeups() > woken, "a key wakes it: the count counts");
    terminal.keys("<C-q>").ends();
}

/// A large session takes keys before it is read, and none of them is lost.
#[test]
fn a_large_session_takes_keys_at_once() {
    let folder = large(meeting("speed-large"));
    let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], USUAL);
    terminal.shows("›").keys("gõ ngay<Enter>gõ tiếp").shows("Bước 3/5").shows("› gõ tiếp");
    terminal.shows("đã lưu").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert!(folder.text("hop.toml").contains("text = \"gõ ngay\"\n"));
    let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], USUAL);
    terminal.shows("› gõ tiếp").keys("<C-q>").ends();
}

/// A large session that cannot be read gives the terminal back and says why, as a small one does.
#[test]
fn a_large_bad_session_is_told_like_a_small_one() {
    let folder = large(meeting("speed-bad"));
    let text = folder.text("hop.toml");
    let folder = folder.write("hop.toml", format!("{text}\nsai"));
    let mut terminal = Terminal::start(&folder, &["record", "hop.toml"], USUAL);
    assert_eq!(terminal.ends(), 1);
    assert!(!terminal.screen().alternate_screen());
    let said = terminal.lines().join("");
    assert!(said.contains("kiemdiem: ") && said.contains("hop.toml: dòng "), "{said}");
}
