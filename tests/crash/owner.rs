//! Disks that know no locks: one place saves, the others say which, and only a person takes over.

use std::fs;
use std::process::{Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::meeting::{
    FILE, TEMPORARY, USUAL, assert_whole, meeting, remark, saves, strays, text, times,
};
use crate::slow::{can_slow, slow_window};
use crate::support::PROGRAM;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;
use crate::support::tool::can;

const OWNER: &str = ".hop.toml.owner";
/// What a disk without locks answers.
const NO_LOCKS: [&str; 9] = [
    "strace",
    "-f",
    "-qq",
    "-o",
    "/dev/null",
    "-e",
    "trace=flock",
    "-e",
    "inject=flock:error=ENOLCK",
];

/// Opens a window on a disk that knows no locks.
fn window(folder: &Folder) -> Terminal {
    let (at, strace) = (folder.path().display(), NO_LOCKS.join(" "));
    let script = format!("cd '{at}' && exec {strace} '{PROGRAM}' record {FILE}");
    let mut terminal = Terminal::shell(&script, USUAL);
    terminal.shows("Bước ");
    terminal
}

/// Records a remark on a disk that knows no locks; gives the exit code and what was complained of.
fn command(folder: &Folder, words: &str) -> (Option<i32>, String) {
    command_with(folder, words, "ENOLCK")
}

/// The same, where locking gives another error.
fn command_with(folder: &Folder, words: &str, error: &str) -> (Option<i32>, String) {
    let said = Command::new(NO_LOCKS[0])
        .args(&NO_LOCKS[1..8])
        .arg(format!("inject=flock:error={error}"))
        .args([PROGRAM, "remark", FILE, "--by", "m1", words])
        .current_dir(folder.path())
        .env_remove("KIEMDIEM_LANG")
        .stdin(Stdio::null())
        .output()
        .expect("strace is there");
    (said.status.code(), String::from_utf8(said.stderr).expect("it is UTF-8"))
}

fn works(test: &str) -> bool {
    can(&["strace", "-f", "-o", "/dev/null", "true"], test)
}

/// Returns the process that the owner's note names.
fn owner(folder: &Folder) -> Pid {
    let note = folder.text(OWNER);
    let pid = note.split("PID ").nth(1).and_then(|rest| rest.split(',').next());
    pid.and_then(|pid| Pid::from_raw(pid.parse().ok()?)).unwrap_or_else(|| panic!("{note}"))
}

fn leave(mut terminal: Terminal) {
    terminal.keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
}

/// Who is alone saves, says so once, and leaves the file to others when he goes.
#[test]
fn one_alone_saves_without_locks() {
    if !works("one-alone-saves") {
        return;
    }
    let folder = meeting("one-alone-saves");
    for error in ["ENOLCK", "EOPNOTSUPP", "ENOSYS", "EINVAL"] {
        let words = format!("lệnh {error}");
        let (code, told) = command_with(&folder, &words, error);
        assert_eq!((code, told.lines().count()), (Some(0), 1), "{told}");
        assert!(told.contains("từ nay chỉ nơi này ghi"), "{told}");
        assert_eq!(times(&text(&folder), &words), 1);
        assert_eq!(strays(&folder), Vec::<String>::new(), "after {words}");
    }
    let mut terminal = window(&folder);
    terminal.keys("một<Enter>").shows("│  một").shows("từ nay chỉ nơi này ghi").shows("đã lưu");
    terminal.keys("hai<Enter>").shows("│  hai").hides("từ nay chỉ nơi này ghi").shows("đã lưu");
    assert!(folder.path().join(OWNER).exists());
    leave(terminal);
    assert_eq!(strays(&folder), Vec::<String>::new(), "the note of who has left");
    for words in ["một", "hai"] {
        assert_eq!(times(&text(&folder), words), 1, "{words}");
    }
}

/// All others save nothing and name him, with locks or without; each keeps his words. Who takes
/// over saves; who was taken from saves no more and keeps his.
#[test]
fn the_others_save_nothing_until_one_takes_over() {
    if !works("others-save-nothing") {
        return;
    }
    let folder = meeting("others-save-nothing");
    let mut first = window(&folder);
    first.keys("của một<Enter>").shows("│  của một").shows("đã lưu").hides("đang lưu");
    let (name, old) = (format!("PID {}", owner(&folder).as_raw_nonzero()), text(&folder));
    let (code, told) = command(&folder, "lệnh");
    assert_eq!((code, told.contains(&name)), (Some(75), true), "{told}");
    let said = remark(&folder, "lệnh có khóa");
    assert_eq!((said.code, said.err.contains(&name)), (Some(75), true), "{said:?}");
    let mut second = window(&folder);
    second.keys("của hai<Enter>").shows("CHƯA LƯU 1").shows("Nơi khác đang ghi").shows(&name);
    assert_eq!(text(&folder), old, "another than the owner saved");
    second.shows_within("\u{fffd}", kiemdiem::limits::NEXT_GUARD);
    second.keys("<Down><Enter>").shows("đã lưu").hides("CHƯA LƯU");
    assert_eq!(times(&text(&folder), "của hai"), 1);
    first.shows("│  của hai").keys("muộn<Enter>").shows("CHƯA LƯU 1").shows("Nơi khác đang ghi");
    let name = format!("PID {}", owner(&folder).as_raw_nonzero());
    first.shows(&name);
    assert_eq!(times(&text(&folder), "muộn"), 0, "he saved who was taken from");
    first
        .keys("<Esc>")
        .hides("Nơi khác đang ghi")
        .keys("<C-q>")
        .shows("Nhấn Ctrl+Q lần nữa")
        .keys("<C-q>");
    first.ends();
    leave(second);
    // His words are in his draft.
    let mut again = window(&folder);
    again.shows("│  muộn").shows("đã lưu").hides("CHƯA LƯU");
    leave(again);
    for words in ["của một", "của hai", "muộn"] {
        assert_eq!(times(&text(&folder), words), 1, "{words}");
    }
    assert_eq!(strays(&folder), Vec::<String>::new());
    assert_whole(&folder);
}

/// An owner that was killed still is the owner, whatever his age: it is for a person to say that
/// he is gone.
#[test]
fn a_killed_owner_is_named_until_one_takes_over() {
    if !works("killed-owner") {
        return;
    }
    let folder = meeting("killed-owner");
    saves(&folder, "trước");
    let mut first = window(&folder);
    first.keys("một<Enter>").shows("│  một").shows("đã lưu").hides("đang lưu");
    let gone = owner(&folder);
    kill_process(gone, Signal::KILL).expect("it is there");
    first.ends();
    let (code, told) = command(&folder, "lệnh");
    assert_eq!((code, told.contains(&format!("PID {}", gone.as_raw_nonzero()))), (Some(75), true));
    let mut second = window(&folder);
    second.keys("hai<Enter>").shows("Nơi khác đang ghi");
    second.shows_within("\u{fffd}", kiemdiem::limits::NEXT_GUARD);
    second.keys("<Down><Enter>").shows("đã lưu").hides("CHƯA LƯU");
    leave(second);
    assert_eq!(strays(&folder), Vec::<String>::new());
    let said = fs::read_to_string(folder.path().join(FILE)).expect("it is there");
    assert_eq!((times(&said, "một"), times(&said, "hai"), times(&said, "lệnh")), (1, 1, 0));
}

/// A program on another computer whose lock ours does not know: nothing of either is lost, and
/// from the first time on only one of them saves.
#[test]
fn who_finds_his_lock_unknown_to_others_becomes_the_owner() {
    let test = "lock-unknown-to-others";
    if !can_slow(test) {
        return;
    }
    let folder = meeting(test);
    let mut first = slow_window(&folder);
    first.keys("chậm<Enter>").shows("đang lưu");
    while !folder.path().join(TEMPORARY).exists() {
        std::thread::yield_now(); // until the lock is held
    }
    // Without its name nobody else meets the lock that the window holds.
    fs::remove_file(folder.path().join(".hop.toml.lock")).expect("the window holds it");
    let said = remark(&folder, "nhanh");
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(times(&text(&folder), "chậm"), 0, "the disk is not slow at all");
    first.shows("từ nay chỉ nơi này ghi").shows("đã lưu");
    let name = format!("PID {}", owner(&folder).as_raw_nonzero());
    let said = remark(&folder, "lệnh");
    assert_eq!((said.code, said.err.contains(&name)), (Some(75), true), "{said:?}");
    leave(first);
    for (words, count) in [("chậm", 1), ("nhanh", 1), ("lệnh", 0)] {
        assert_eq!(times(&text(&folder), words), count, "{words}");
    }
    assert_eq!(strays(&folder), Vec::<String>::new());
    saves(&folder, "sau đó");
}
