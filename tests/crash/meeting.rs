//! A meeting on the disk, looked at from outside: what is in its file and what lies beside it.

use std::fs::File;
use std::process::{Child, Command, Stdio};

use crate::support::PROGRAM;
use crate::support::command::{Said, run};
use crate::support::folder::Folder;

/// The file of the meeting; its first save makes revision 4 of it.
pub(crate) const FILE: &str = "hop.toml";
/// The revision of the fixture.
pub(crate) const REVISION: usize = 3;
/// The file that one save may leave behind when it is killed.
pub(crate) const TEMPORARY: &str = ".hop.toml.tmp";
/// The usual size of a terminal.
pub(crate) const USUAL: (u16, u16) = (100, 30);

/// Makes a folder with the meeting.
pub(crate) fn meeting(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/sessions/hop.toml")
}

/// Starts a command without waiting for it.
pub(crate) fn start(folder: &Folder, arguments: &[&str]) -> Child {
    Command::new(PROGRAM)
        .args(arguments)
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", folder.path().join(".config"))
        .env_remove("KIEMDIEM_LANG")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Records a remark by a command.
pub(crate) fn remark(folder: &Folder, words: &str) -> Said {
    run(folder, &["remark", FILE, "--by", "m1", words])
}

/// Records a remark by a command that has to succeed.
#[track_caller]
pub(crate) fn saves(folder: &Folder, words: &str) {
    let said = remark(folder, words);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{words}");
    assert_eq!(times(&text(folder), words), 1, "{words} is called saved");
}

/// Returns the file's text as it is on the disk.
pub(crate) fn text(folder: &Folder) -> String {
    folder.text(FILE)
}

/// Returns how often a remark stands in a file's text.
pub(crate) fn times(text: &str, words: &str) -> usize {
    text.lines().filter(|line| *line == format!("text = \"{words}\"")).count()
}

/// Returns the revision that a file's text has.
pub(crate) fn revision(text: &str) -> usize {
    let line = text.lines().find_map(|line| line.strip_prefix("revision = "));
    line.and_then(|number| number.parse().ok()).expect("a session has a revision")
}

/// Asserts that the program reads the file: a whole session, whatever happened.
#[track_caller]
pub(crate) fn assert_whole(folder: &Folder) -> Said {
    let said = run(folder, &["show", FILE]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
    said
}

/// Returns what lies in the folder besides the session, its lock and its generations.
pub(crate) fn strays(folder: &Folder) -> Vec<String> {
    let known = |name: &String| {
        let name = name.as_str();
        name == FILE || name == ".hop.toml.lock" || name.starts_with(".hop.toml.gen-")
    };
    folder.names().into_iter().filter(|name| !known(name)).collect()
}

/// Asserts that nobody holds the lock now.
#[track_caller]
pub(crate) fn assert_unlocked(folder: &Folder) {
    if let Ok(lock) = File::open(folder.path().join(".hop.toml.lock")) {
        assert!(lock.try_lock().is_ok(), "the lock is held by a process that is gone");
    }
}

/// Reads how often something is done from the environment.
pub(crate) fn rounds(variable: &str, usual: usize) -> usize {
    match std::env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable} is a number, not {text}")),
        Err(_) => usual,
    }
}

/// Numbers that look random, the same in each run for the same seed: moments to strike at.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Returns a number below a bound.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound.max(1)
    }
}
