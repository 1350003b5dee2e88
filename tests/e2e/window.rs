//! The windows in a pseudo-terminal: keys in, the screen and the file out.

use rustix::process::Signal;

use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

const USUAL: (u16, u16) = (80, 24);

fn with_meeting(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/sessions/hop.toml")
}

fn record(folder: &Folder, size: (u16, u16)) -> Terminal {
    let mut terminal = Terminal::start(folder, &["record", "hop.toml"], size);
    terminal.shows("Hạn chế 1");
    terminal
}

/// Asserts that the terminal is as the program found it.
#[track_caller]
fn assert_restored(terminal: &Terminal) {
    let screen = terminal.screen();
    assert!(!screen.alternate_screen(), "still on the alternate screen");
    assert!(!screen.hide_cursor(), "the cursor is hidden");
    assert!(!screen.bracketed_paste(), "pastes are still bracketed");
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

/// What is typed through an input method (bursts of letters and backspaces) stands in the file
/// and on the screen after leaving, and is there when the session is opened again.
#[test]
fn a_remark_is_typed_saved_and_there_again() {
    for (size, test) in [((80, 24), "window-small"), ((160, 45), "window-large")] {
        let folder = with_meeting(test);
        let mut terminal = record(&folder, size);
        terminal.keys("Vie").keys("<Backspace>ê").keys("<Backspace>ệc này");
        terminal.keys(" DD<Backspace><Backspace>Đảng").shows("Việc này Đảng");
        terminal.keys(" bộ nhận.<Enter>").shows("Việc này Đảng bộ nhận.").shows("đã lưu");
        terminal.keys("<C-q>");
        assert_eq!(terminal.ends(), 0);
        assert_restored(&terminal);
        assert!(folder.text("hop.toml").contains("text = \"Việc này Đảng bộ nhận.\"\n"));
        record(&folder, size).shows("Việc này Đảng bộ nhận.").keys("<C-q>").ends();
    }
}

/// The bytes of Ctrl+\\ and Ctrl+] reach the keys that they are, in a terminal of old ways too.
#[test]
fn typing_is_switched_and_abbreviations_are_written_out() {
    let folder = with_meeting("window-writing");
    let mut terminal = record(&folder, USUAL);
    terminal.keys("<C-\\>").shows("Telex").keys("DDanrg booj").shows("› Đảng bộ");
    terminal.keys("<C-\\><C-\\>").shows("Kiểu gõ có sẵn: tắt").keys(" dc<C-]>");
    terminal.shows("› Đảng bộ đồng chí").keys("<Enter><F11>").shows("Ai nói câu này?");
    terminal.keys("ttb<Enter>").shows("Đã đi hết").keys("<C-f>bo dong chi").shows("Trần Thị B  Đ");
    terminal.keys("<Esc>").hides("┌─ Tìm").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert!(folder.text("hop.toml").contains("text = \"Đảng bộ đồng chí\"\n"));
}

/// The meeting goes on and back by one key each.
#[test]
fn steps_are_walked_by_keys() {
    let folder = with_meeting("window-steps");
    let mut terminal = record(&folder, USUAL);
    terminal.shows("Bước 3/5").keys("<F8>").shows("Bước 4/5").keys("<F7>").shows("Bước 3/5");
    terminal.keys("<F7>").shows("Bước 2/5").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    let shown = run(&folder, &["show", "hop.toml"]);
    assert!(shown.out.contains("▶ s02  Trình bày báo cáo\n"), "{}", shown.out);
}

/// The same key twice in a moment is one step: nobody skips one by a slip of the finger.
#[test]
fn a_second_next_within_a_moment_is_no_step() {
    let folder = with_meeting("window-slip");
    let mut terminal = record(&folder, USUAL);
    terminal.keys("<F8><F8>").shows("Bước 4/5").keys("x").shows("› x").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    let shown = run(&folder, &["show", "hop.toml"]);
    assert!(shown.out.contains("▶ s04  Hạn chế 2\n"), "{}", shown.out);
}

/// From the smallest screen to a very large one; below it the window says so, and comes back.
#[test]
fn the_window_follows_the_size_of_the_terminal() {
    let folder = with_meeting("window-size");
    let mut terminal = record(&folder, USUAL);
    terminal.keys("chưa gửi").shows("chưa gửi");
    for size in [(60, 18), (300, 100), (80, 24)] {
        terminal.resize(size).shows("F1 trợ giúp").shows("chưa gửi");
    }
    terminal.resize((30, 8)).hides("chưa gửi").shows("60×18");
    terminal.resize(USUAL).shows("chưa gửi").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
}

/// A signal ends the window as it says, the terminal is restored, and the line is kept.
#[test]
fn a_signal_loses_nothing() {
    let folder = with_meeting("window-signal");
    for (signal, number) in [(Signal::TERM, 15), (Signal::HUP, 1), (Signal::INT, 2)] {
        let mut terminal = record(&folder, USUAL);
        let words = format!("{number} lời chưa gửi");
        terminal.keys("<C-u>").keys(&words).shows(&words).signal(signal);
        assert_eq!(terminal.ends(), 128 + number);
        assert_restored(&terminal);
        record(&folder, USUAL).shows(&words).keys("<C-q>").ends();
    }
}

/// So does a closed terminal.
#[test]
fn a_closed_terminal_loses_nothing() {
    let folder = with_meeting("window-closed");
    let mut terminal = record(&folder, USUAL);
    terminal.keys("đã ghi<Enter>").shows("đã lưu").keys("chưa gửi").shows("chưa gửi").close();
    assert_eq!(terminal.ends(), 129);
    record(&folder, USUAL).shows("đã ghi").shows("chưa gửi").keys("<C-q>").ends();
}

/// What a file holds is drawn, never sent to the terminal as a command.
#[test]
fn a_session_cannot_steer_the_terminal() {
    let folder = with_meeting("window-hostile");
    let hostile = "text = \"a\\u001b]0;tiêu đề\\u0007\\u001b[2J\\u009b31mcuối";
    let text = folder.text("hop.toml").replace("text = \"Có kỳ họp", hostile);
    let folder = folder.write("hop.toml", text);
    let mut terminal = record(&folder, USUAL);
    terminal.shows("cuối").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    let raw = String::from_utf8_lossy(terminal.raw());
    for bad in ["\u{1b}]", "\u{7}", "\u{9b}", "\u{1b}[2J\u{fffd}"] {
        assert!(!raw.contains(bad), "{bad:?} was sent");
    }
}

/// The home screen lists the sessions of its folder and opens one.
#[test]
fn home_opens_a_session() {
    let folder = with_meeting("window-home");
    let mut terminal = Terminal::start(&folder, &[], USUAL);
    terminal.shows("Kiểm điểm cuối năm").keys("<Enter>").shows("Bước 3/5").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert_restored(&terminal);
}

/// The interface speaks English where it is asked to.
#[test]
fn the_window_speaks_english() {
    let folder = with_meeting("window-english");
    let mut terminal = Terminal::start(&folder, &["--lang", "en", "record", "hop.toml"], USUAL);
    terminal.shows("Step 3/5").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
}

/// `demo` opens a copy of the sample meeting, which lies where sessions lie.
#[test]
fn demo_opens_a_copy_of_the_sample() {
    let folder = Folder::new("window-demo");
    let mut terminal = Terminal::start(&folder, &["demo"], USUAL);
    terminal.shows("Bước ").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    let copies = folder.names().into_iter().filter(|name| name.ends_with(".toml"));
    let copies: Vec<String> = copies.filter(|name| !name.starts_with('.')).collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    let shown = run(&folder, &["show", &copies[0]]);
    assert!(shown.out.contains("phường Mẫu"), "{shown:?}");
}

/// A window takes up what commands write meanwhile, and neither loses a word of the other.
#[test]
fn a_window_and_commands_write_one_file() {
    let folder = with_meeting("window-two");
    let mut terminal = record(&folder, USUAL);
    for number in 1..=5 {
        terminal.keys(&format!("từ cửa sổ {number}<Enter>"));
        let words = format!("từ lệnh {number}");
        let said = run(&folder, &["remark", "hop.toml", "--by", "m1", &words]);
        assert_eq!(said.code, Some(0), "{said:?}");
        terminal.shows(&words);
    }
    assert_eq!(run(&folder, &["step", "hop.toml", "next"]).code, Some(0));
    terminal.shows("Bước 4/5").shows("đã lưu").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    let shown = run(&folder, &["show", "hop.toml"]).out;
    for number in 1..=5 {
        for words in [format!("từ cửa sổ {number}\n"), format!("từ lệnh {number}\n")] {
            assert_eq!(shown.matches(&words).count(), 1, "{words} in:\n{shown}");
        }
    }
}
