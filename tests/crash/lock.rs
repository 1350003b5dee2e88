//! Others hold the lock: asleep, or for good. Who it is is said by name, and nothing is lost.

use std::fs::{self, File};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::meeting::{FILE, meeting, remark, saves, start, text, times};
use crate::support::PROGRAM;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;
use crate::support::tool::can;
use crate::window::{KEPT_AFTER, kill, record};

const LOCK: &str = ".hop.toml.lock";

/// A command that stopped in the middle of its save, like a laptop that fell asleep.
struct Asleep {
    strace: Child,
    pid: Pid,
}

impl Asleep {
    fn new(folder: &Folder, words: &str) -> Self {
        let strace = Command::new("strace")
            .args(["-qq", "-o", "/dev/null", "-e", "trace=fsync"])
            .args(["-e", "inject=fsync:signal=STOP:when=1"])
            .args([PROGRAM, "remark", FILE, "--by", "m1", words])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("strace is there");
        // It stops on its way into the sync: the neighbour is written then.
        let written =
            || fs::metadata(folder.path().join(".hop.toml.tmp")).is_ok_and(|m| m.len() > 0);
        let pid = loop {
            match holder(folder) {
                Some(pid) if written() && is_stopped(pid) => break pid,
                _ => thread::sleep(Duration::from_millis(5)),
            }
        };
        Self { strace, pid }
    }

    /// Wakes it; gives its exit code.
    fn wake(mut self) -> Option<i32> {
        kill_process(self.pid, Signal::CONT).expect("it is there");
        self.strace.wait().expect("it is our child").code()
    }
}

/// Returns the process that the lock file names.
pub(crate) fn holder(folder: &Folder) -> Option<Pid> {
    let note = fs::read_to_string(folder.path().join(LOCK)).ok()?;
    let pid = note.split("PID ").nth(1)?.split(',').next()?;
    Pid::from_raw(pid.parse().ok()?)
}

fn is_stopped(pid: Pid) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero()));
    stat.is_ok_and(|stat| stat.contains(") T ") || stat.contains(") t "))
}

/// Who fell asleep in a save is named to others; on waking all that was asked arrives.
#[test]
fn a_holder_that_sleeps_is_named() {
    let test = "a-holder-that-sleeps";
    if !can(&["strace", "-o", "/dev/null", "true"], test) {
        return;
    }
    let folder = meeting(test);
    // Wide: here it is about the lock, not about the room for words.
    let mut terminal = Terminal::start(&folder, &["record", FILE], (240, 30));
    terminal.shows("Bước ");
    let asleep = Asleep::new(&folder, "người ngủ");
    let name = format!("PID {}", asleep.pid.as_raw_nonzero());
    terminal.keys("cửa sổ một<Enter>").shows("│  cửa sổ một");
    let said = remark(&folder, "lệnh");
    assert_eq!(said.code, Some(75), "{said:?}");
    assert!(said.err.contains(&name) && said.err.lines().count() == 1, "{said:?}");
    terminal.shows("CHƯA LƯU 1").shows(&name).keys("cửa sổ hai<Enter>").shows("CHƯA LƯU 2");
    for words in ["cửa sổ một", "lệnh", "người ngủ"] {
        assert_eq!(times(&text(&folder), words), 0, "{words}: somebody got past the lock");
    }
    assert_eq!(asleep.wake(), Some(0), "the one that slept saved");
    terminal.hides("CHƯA LƯU").hides("đang lưu").shows("đã lưu").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    for (words, count) in [("người ngủ", 1), ("cửa sổ một", 1), ("cửa sổ hai", 1), ("lệnh", 0)]
    {
        assert_eq!(times(&text(&folder), words), count, "{words}");
    }
}

/// Who finds the lock held for a moment waits, and saves.
#[test]
fn a_command_waits_for_its_turn() {
    let folder = meeting("waits-for-its-turn");
    saves(&folder, "trước");
    let lock = File::open(folder.path().join(LOCK)).expect("the lock file is there");
    lock.lock().expect("nobody has it");
    let mut command = start(&folder, &["remark", FILE, "--by", "m1", "lời"]);
    thread::sleep(Duration::from_millis(500));
    assert_eq!(command.try_wait().expect("it is our child"), None, "it does not wait");
    assert_eq!(times(&text(&folder), "lời"), 0, "it got past the lock");
    lock.unlock().expect("we have it");
    assert_eq!(command.wait().expect("it is our child").code(), Some(0));
    assert_eq!(times(&text(&folder), "lời"), 1);
}

/// Who holds the lock stands on a screen of the usual size too, however deep the folder is.
#[test]
fn a_holder_is_named_on_a_usual_screen() {
    let folder = meeting("a-holder-on-a-usual-screen");
    saves(&folder, "trước");
    let mut terminal = record(&folder);
    let lock = File::open(folder.path().join(LOCK)).expect("the lock file is there");
    lock.lock().expect("nobody has it");
    fs::write(folder.path().join(LOCK), "kiemdiem, PID 4321").expect("it can be written");
    terminal.keys("một<Enter>").shows("CHƯA LƯU 1").shows("PID 4321");
}

/// Promise 4: what was sent or typed while a save waits outlives the window, however long it waits.
#[test]
fn a_window_that_cannot_save_is_killed() {
    let folder = meeting("killed-while-it-cannot-save");
    saves(&folder, "trước");
    for sent in 0..3 {
        let lock = File::open(folder.path().join(LOCK)).expect("the lock file is there");
        lock.lock().expect("nobody has it");
        let mut terminal = record(&folder);
        terminal.keys("<C-u>");
        let words: Vec<_> = (0..sent).map(|number| format!("vòng {sent} lời {number}")).collect();
        for words in &words {
            terminal.keys(&format!("{words}<Enter>")).shows(&format!("│  {words}"));
        }
        let line = format!("vòng {sent} đang gõ");
        terminal.keys(&line).shows(&format!("› {line}"));
        thread::sleep(KEPT_AFTER);
        kill(terminal);
        drop(lock);
        let mut terminal = record(&folder);
        terminal.shows(&format!("› {line}")).hides("đang lưu").hides("CHƯA LƯU");
        for words in &words {
            terminal.shows(&format!("│  {words}"));
        }
        terminal.keys("<C-u>").keys("<C-q>");
        assert_eq!(terminal.ends(), 0);
        for words in &words {
            assert_eq!(times(&text(&folder), words), 1, "{words}");
        }
    }
}

/// A lock file that is a link or a folder is not ours: nothing is saved, nothing is written
/// through it.
#[test]
fn a_lock_that_is_no_file_is_refused() {
    let folder = meeting("lock-no-file").write("other", "của người khác");
    let (lock, old) = (folder.path().join(LOCK), text(&folder));
    std::os::unix::fs::symlink("other", &lock).expect("a link can be made");
    let by_link = remark(&folder, "lời");
    fs::remove_file(&lock).expect("it is there");
    fs::create_dir(&lock).expect("a folder can be made");
    let by_folder = remark(&folder, "lời");
    for said in [by_link, by_folder] {
        assert_eq!((said.code, said.err.lines().count()), (Some(1), 1), "{said:?}");
        assert!(said.err.contains(LOCK), "{said:?}");
    }
    assert_eq!(text(&folder), old);
    assert_eq!(folder.text("other"), "của người khác");
}
