//! The system calls of one save, as `strace` sees them, and one of them made to fail.

use std::fs;
use std::process::{Command, Stdio};

use crate::meeting::FILE;
use crate::support::PROGRAM;
use crate::support::command::Said;
use crate::support::folder::Folder;

/// Calls that touch files, besides those that only map the program into memory.
const TRACED: &str = "trace=%file,%desc";
/// Calls that have nothing to do with the file.
const BESIDE: [&str; 5] = ["execve", "mmap", "poll", "ioctl", "readlinkat"];

/// One call of a save.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// The how many-th of its name in the run, from 1.
    pub(crate) number: usize,
    /// The whole line.
    pub(crate) line: String,
}

/// Records the remark under `strace` with an injection; the log lies in the folder above.
pub(crate) fn traced(folder: &Folder, words: &str, inject: &[&str]) -> Said {
    let log = folder.path().with_extension("log");
    let output = Command::new("strace")
        .args(["-f", "-qq", "-e", TRACED, "-o"])
        .arg(&log)
        .args(inject.iter().flat_map(|each| ["-e", each]))
        .args([PROGRAM, "remark", FILE, "--by", "m1", words])
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", folder.path().join(".config"))
        .env_remove("KIEMDIEM_LANG")
        .stdin(Stdio::null())
        .output()
        .expect("strace is there");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Returns the lines of the last run that was traced.
pub(crate) fn log(folder: &Folder) -> Vec<String> {
    let log = folder.path().with_extension("log");
    let lines = fs::read_to_string(&log).expect("strace wrote its log");
    lines.lines().map(ToOwned::to_owned).collect()
}

/// Returns the calls of a save without a fault, from the first that names the session to the one
/// that prints.
pub(crate) fn calls(folder: &Folder) -> Vec<Call> {
    let said = traced(folder, "lời", &[]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let mut all: Vec<Call> = Vec::new();
    for line in log(folder) {
        let Some((name, _)) = line.split_once(' ').and_then(|(_, call)| call.split_once('('))
        else {
            continue;
        };
        let name = name.trim().to_owned();
        let number = all.iter().filter(|call| call.name == name).count() + 1;
        all.push(Call { name, number, line });
    }
    let first = all.iter().position(|call| call.name != "execve" && call.line.contains(FILE));
    let last = all.iter().position(|call| call.line.contains(" write(1, "));
    let (first, last) = (first.expect("it is opened"), last.expect("an id is printed"));
    let ours = all.drain(first..=last).filter(|call| !BESIDE.contains(&call.name.as_str()));
    ours.collect()
}
