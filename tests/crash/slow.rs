//! A disk that takes two seconds for each sync: keys do not wait for it.

use crate::meeting::{FILE, USUAL, meeting, text, times};
use crate::support::PROGRAM;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;
use crate::support::tool::can;

/// Opens the meeting's window on a disk on which each `fsync` takes two seconds.
pub(crate) fn slow_window(folder: &Folder) -> Terminal {
    let script = format!(
        "cd '{}' && exec strace -f -qq -o /dev/null -e trace=fsync \
         -e inject=fsync:delay_enter=2000000 '{PROGRAM}' record {FILE}",
        folder.path().display()
    );
    let mut terminal = Terminal::shell(&script, USUAL);
    terminal.shows("Bước 3/5");
    terminal
}

/// Tells whether strace can slow the disk down here.
pub(crate) fn can_slow(test: &str) -> bool {
    can(&["strace", "-f", "-o", "/dev/null", "true"], test)
}

/// No key waits for the disk: letters typed while a save hangs are on the screen before the mark
/// says that it is saved, and nothing is lost of what was typed meanwhile.
#[test]
fn keys_echo_while_the_disk_hangs() {
    let test = "keys-echo-while-the-disk-hangs";
    if !can_slow(test) {
        return;
    }
    let folder = meeting(test);
    let mut terminal = slow_window(&folder);
    terminal.keys("lời thứ nhất<Enter>").shows("đang lưu");
    for (letters, echo) in [("một ", "một"), ("hai ", "một hai"), ("ba ", "một hai ba")] {
        terminal.keys(letters).shows(echo);
        let lines = terminal.lines().join("\n");
        assert!(lines.contains("đang lưu"), "saved before the echo of {letters:?}:\n{lines}");
        assert_eq!(times(&text(&folder), "lời thứ nhất"), 0, "the disk is not slow at all");
    }
    terminal.keys("<Enter>").hides("đang lưu").shows("đã lưu").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    for words in ["lời thứ nhất", "một hai ba"] {
        assert_eq!(times(&text(&folder), words), 1, "{words}");
    }
}
