//! Disks that fail for a while, or can do less than others: what cannot be done is said, and all
//! arrives when the disk works again.

use std::process::{Command, Stdio};

use crate::meeting::{FILE, TEMPORARY, USUAL, assert_whole, meeting, text, times};
use crate::support::PROGRAM;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;
use crate::support::tool::can;
use crate::window::leaves;

/// Opens the meeting's window where some syncs of a file of its folder, or of the folder itself,
/// fail.
fn window(folder: &Folder, of: &str, when: &str) -> Terminal {
    let at = folder.path().display();
    let script = format!(
        "cd '{at}' && exec strace -f -qq -o /dev/null -P '{at}{of}' -e trace=fsync \
         -e inject=fsync:error=EIO:when={when} '{PROGRAM}' record {FILE}"
    );
    let mut terminal = Terminal::shell(&script, USUAL);
    terminal.shows("Bước 3/5");
    terminal
}

/// Files that cannot be synced: after three attempts the window says so and keeps the words, and
/// the next try has a disk that works.
#[test]
fn a_window_finds_a_failing_disk() {
    let test = "a-window-finds-a-failing-disk";
    if !can(&["strace", "-f", "-o", "/dev/null", "true"], test) {
        return;
    }
    let folder = meeting(test);
    let old = text(&folder);
    let mut terminal = window(&folder, &format!("/{TEMPORARY}"), "1..3");
    terminal.keys("một<Enter>").shows("CHƯA LƯU 1").shows("ổ đĩa báo lỗi").shows("│  một");
    assert_eq!(text(&folder), old, "it is called not saved");
    terminal.keys("hai<Enter>").shows("│  hai");
    leaves(terminal, &folder, &["một", "hai"]);
}

/// A folder that cannot be synced: what is written is not called saved before it lasts, and the
/// window does not take its own words for another's.
#[test]
fn a_window_calls_nothing_saved_that_may_not_last() {
    let test = "a-window-that-may-not-last";
    if !can(&["strace", "-f", "-o", "/dev/null", "true"], test) {
        return;
    }
    let folder = meeting(test);
    let mut terminal = window(&folder, "", "2..4");
    terminal.keys("một<Enter>").shows("│  một").shows("đã lưu").hides("đang lưu");
    terminal.keys("<Up>").shows("› một").keys(" và hai<Enter>").shows("│  một và hai");
    terminal.shows("CHƯA LƯU 1").shows("chưa chắc bền");
    let written = text(&folder);
    assert_eq!(times(&written, "một và hai"), 1, "it is written all the same");
    terminal.shows_within("\u{fffd}", std::time::Duration::from_secs(2));
    terminal.shows("CHƯA LƯU 1");
    assert_eq!(text(&folder), written, "it is written again and again");
    terminal.hides("CHƯA LƯU").shows("đã lưu").hides("vừa được sửa").hides("Tệp được sửa");
    leaves(terminal, &folder, &["một và hai"]);
}

/// A stick knows no second names for a file: sessions are made there, versions are kept as copies
/// and come back.
#[test]
fn a_stick_without_links_does_as_well() {
    let test = "a-stick-without-links";
    if !can(&["strace", "-f", "-o", "/dev/null", "true"], test) {
        return;
    }
    let folder = Folder::new(test).copy("sessions/mau/bao-cao-mau.txt");
    let run = |arguments: &[&str]| {
        let said = Command::new("strace")
            .args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=linkat"])
            .args(["-e", "inject=linkat:error=EPERM", PROGRAM])
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        said.expect("strace is there").code()
    };
    assert_eq!(run(&["new", "bao-cao-mau.txt", "-o", FILE]), Some(0));
    let made = text(&folder);
    assert_eq!(run(&["new", "bao-cao-mau.txt", "-o", FILE]), Some(73), "it is there already");
    assert_eq!(text(&folder), made);
    assert_eq!(run(&["remark", FILE, "lời"]), Some(0));
    assert_eq!(folder.text(".hop.toml.gen-0"), made, "the version of the opening is kept");
    assert_eq!(run(&["restore", FILE, "--to", "0"]), Some(0));
    assert_eq!(times(&text(&folder), "lời"), 0);
    assert_eq!(times(&folder.text(".hop.toml.gen-1"), "lời"), 1, "what was there is kept");
    assert_whole(&folder);
}
