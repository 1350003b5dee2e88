//! What a window leaves behind that is killed while somebody types, or loses its terminal.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::{Signal, kill_process};

use crate::lock::holder;
use crate::meeting::{FILE, USUAL, assert_whole, meeting, strays, text, times};
use crate::slow::{can_slow, slow_window};
use crate::support::PROGRAM;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;
use crate::support::tool::say;

/// What may be lost of typing, at most.
pub(crate) const KEPT_AFTER: Duration = Duration::from_secs(1);

/// Opens the meeting's window.
pub(crate) fn record(folder: &Folder) -> Terminal {
    let mut terminal = Terminal::start(folder, &["record", FILE], USUAL);
    terminal.shows("Bước ");
    terminal
}

/// Kills a window.
pub(crate) fn kill(mut terminal: Terminal) {
    terminal.signal(Signal::KILL);
    assert_eq!(terminal.ends(), 128 + 9);
}

/// Leaves the window; asserts that what it saved is there once.
#[track_caller]
pub(crate) fn leaves(mut terminal: Terminal, folder: &Folder, all: &[&str]) {
    terminal.hides("CHƯA LƯU").hides("đang lưu").shows("đã lưu").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert_whole(folder);
    for words in all {
        assert_eq!(times(&text(folder), words), 1, "{words}");
    }
    assert_eq!(strays(folder), Vec::<String>::new());
}

/// Opens the window again; returns what it offers in its line.
fn offered(folder: &Folder) -> String {
    let mut terminal = record(folder);
    let lines = terminal.lines();
    let line = lines.iter().rev().find_map(|line| line.trim_start().strip_prefix("› "));
    let line = line.unwrap_or_else(|| panic!("no line:\n{}", lines.join("\n"))).to_owned();
    terminal.keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    line
}

/// Promise 4: killed while somebody types without a pause, all that was typed more than a second
/// before is offered again.
#[test]
fn a_killed_window_offers_what_was_typed() {
    let folder = meeting("killed-while-typing");
    for round in 0..4 {
        let mut terminal = record(&folder);
        terminal.keys("<C-u>");
        let mut typed: Vec<(Instant, String)> = Vec::new();
        let mut whole = String::new();
        for number in 0..20 + round * 3 {
            let word = format!("{number} ");
            terminal.keys(&word).shows_within("\u{fffd}", Duration::from_millis(80));
            whole.push_str(&word);
            terminal.shows(whole.trim_end());
            typed.push((Instant::now(), whole.clone()));
        }
        let now = Instant::now();
        kill(terminal);
        let due = typed.iter().rev().find(|(at, _)| now.duration_since(*at) > KEPT_AFTER);
        let (_, due) = due.expect("it typed longer than that");
        let offered = offered(&folder);
        assert!(offered.starts_with(due.trim_end()), "{due:?} was typed, {offered:?} is offered");
    }
}

/// Promise 4: on a disk that takes two seconds for each sync, what was sent and what was typed
/// before the window was killed is in the file, or offered, or on its way.
#[test]
fn a_killed_window_on_a_slow_disk_offers_all() {
    let test = "killed-on-a-slow-disk";
    if !can_slow(test) {
        return;
    }
    let folder = meeting(test);
    let mut terminal = slow_window(&folder);
    let sent = ["lời thứ nhất", "lời thứ hai", "lời thứ ba"];
    for words in sent {
        terminal.keys(&format!("{words}<Enter>")).shows(&format!("│  {words}"));
    }
    terminal.keys("còn đang gõ").shows("› còn đang gõ");
    std::thread::sleep(KEPT_AFTER);
    let program = holder(&folder).expect("it is saving");
    kill_process(program, Signal::KILL).expect("it is there");
    assert_eq!(times(&text(&folder), sent[2]), 0, "the disk is not slow at all");
    terminal.ends();
    let mut terminal = record(&folder);
    terminal.shows("› còn đang gõ").hides("đang lưu");
    for words in sent {
        terminal.shows(&format!("│  {words}"));
    }
    terminal.keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    for words in sent {
        assert_eq!(times(&text(&folder), words), 1, "{words}");
    }
}

/// Promise 3: what was saved is not offered again, so that nobody saves it twice.
#[test]
fn what_was_saved_is_not_offered_again() {
    let folder = meeting("saved-and-not-offered");
    let mut terminal = record(&folder);
    terminal.keys("lời đã ghi").shows("› lời đã ghi");
    let draft = || {
        let drafts = folder.names().into_iter().filter(|name| name.contains(".draft-"));
        drafts.filter(|name| !name.ends_with(".tmp")).count()
    };
    while draft() == 0 {
        assert!(!terminal.shows_within("\u{fffd}", Duration::from_millis(20)));
    }
    terminal.keys("<Enter>").hides("› lời đã ghi").hides("đang lưu").shows("đã lưu");
    kill(terminal);
    assert_eq!(times(&text(&folder), "lời đã ghi"), 1);
    let mut terminal = record(&folder);
    terminal.keys("<Enter>").shows("Bước 3/5").hides("đang lưu").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(times(&text(&folder), "lời đã ghi"), 1, "it was offered and saved twice");
}

/// A panic gives the terminal back, says where it was and nothing of what was written, and what
/// was typed until then is offered again.
#[test]
fn a_panic_keeps_what_was_typed() {
    if !cfg!(debug_assertions) {
        return; // the key that asks for one is not in what people get
    }
    let folder = meeting("panic");
    let script = format!(
        "cd '{}'; '{PROGRAM}' record {FILE} 2>err; stty -a >modes; echo $? ; cat err",
        folder.path().display()
    );
    let mut terminal = Terminal::shell(&script, USUAL);
    terminal.shows("Bước ").keys("<C-u>lời chưa gửi").shows("› lời chưa gửi");
    terminal.send(b"\x1b[34~");
    terminal.ends();
    let (err, modes) = (folder.text("err"), folder.text("modes"));
    assert!(err.contains("src/shell/mod.rs:") && !err.contains("lời chưa gửi"), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(modes.contains(" icanon") && modes.contains(" echo "), "{modes}");
    for name in ["err", "modes"] {
        fs::remove_file(folder.path().join(name)).expect("it is there");
    }
    assert_eq!(offered(&folder), "lời chưa gửi");
}

/// A window whose terminal is closed ends within a second and does not spin until then, under a
/// shell too, where only the terminal says that it is gone.
#[test]
fn a_closed_terminal_ends_the_window() {
    let folder = meeting("closed-terminal");
    let (at, mut slowest) = (folder.path().display(), Duration::ZERO);
    for round in 0..5 {
        let script = format!(
            "cd '{at}'; trap : HUP; '{PROGRAM}' record {FILE}; echo $? > code; times > times"
        );
        let mut terminal = Terminal::shell(&script, USUAL);
        let words = format!("chưa gửi {round}");
        terminal.shows("Bước ").keys("<C-u>").keys(&words).shows(&words);
        let clock = Instant::now();
        terminal.close();
        terminal.ends();
        slowest = slowest.max(clock.elapsed());
        assert_eq!(folder.text("code"), "129\n");
        let times = folder.text("times");
        let used: f64 = times.lines().nth(1).expect("children").split(' ').map(seconds).sum();
        assert!(used < 0.5, "it span: {used} s of the processor");
        assert_eq!(offered(&folder), words);
    }
    say(&format!("a closed terminal: the window ends within {slowest:.0?}"));
    assert!(slowest < Duration::from_secs(1), "{slowest:?}");
    fs::remove_file(folder.path().join("code")).expect("it is there");
}

/// Reads a time as the shell writes it: `0m0.012s`.
fn seconds(time: &str) -> f64 {
    let (minutes, seconds) = time.trim_end_matches('s').split_once('m').expect("minutes");
    let number = |text: &str| text.parse::<f64>().expect("a number");
    number(minutes) * 60.0 + number(seconds)
}
