//! What a run of the program did to the files of a folder, with every byte, as `strace` saw it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::disk::Op;
use crate::support::PROGRAM;
use crate::support::folder::Folder;

/// Calls that change nothing that a file holds.
const READING: [&str; 21] = [
    "access",
    "close",
    "execve",
    "fchmod",
    "fcntl",
    "flock",
    "fstat",
    "fstatfs",
    "getcwd",
    "getdents64",
    "ioctl",
    "mmap",
    "newfstatat",
    "poll",
    "pread64",
    "read",
    "readlink",
    "readlinkat",
    "readv",
    "stat",
    "statx",
];

/// Runs a command in the folder; gives what it did to its files, in order.
pub(crate) fn recorded(folder: &Folder, arguments: &[&str]) -> Vec<Op> {
    let log = folder.path().with_extension("acts");
    let status = Command::new("strace")
        .args(["-f", "-qq", "-xx", "-s", "100000000", "-e", "trace=%file,%desc", "-o"])
        .arg(&log)
        .arg(PROGRAM)
        .args(arguments)
        .current_dir(folder.path())
        .env_remove("KIEMDIEM_LANG")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .expect("strace is there");
    assert!(status.success(), "{arguments:?}: {status}");
    let lines = fs::read_to_string(&log).expect("strace wrote its log");
    fs::remove_file(&log).expect("it is there");
    let mut reader = Reader { folder: folder.path(), open: BTreeMap::new(), made: BTreeSet::new() };
    lines.lines().filter_map(|line| reader.op(line)).collect()
}

/// What a descriptor is.
#[derive(Clone, PartialEq, Eq)]
enum Descriptor {
    Folder,
    File,
}

struct Reader<'a> {
    folder: &'a Path,
    open: BTreeMap<u32, Descriptor>,
    made: BTreeSet<String>,
}

/// A line of the log taken apart.
struct Line<'a> {
    call: &'a str,
    words: Vec<&'a str>,
    result: u32,
}

/// Takes a call that succeeded apart.
fn line(text: &str) -> Option<Line<'_>> {
    let (call, rest) = text.split_once(' ')?.1.trim_start().split_once('(')?;
    let (words, result) = rest.rsplit_once(") ")?;
    let result = result.trim_start().strip_prefix("= ")?.split(' ').next()?.parse().ok()?;
    Some(Line { call, words: words.split(", ").collect(), result })
}

/// Returns the bytes of a word in quotes.
fn bytes(word: &str) -> Vec<u8> {
    let inner = word.trim_matches('"');
    assert!(!inner.ends_with("..."), "strace cut it short: {word}");
    let byte = |hex: &str| u8::from_str_radix(hex, 16).expect("two digits");
    inner.split("\\x").skip(1).map(byte).collect()
}

fn number(word: &str) -> u32 {
    word.parse().unwrap_or_else(|_| panic!("{word:?} is no number"))
}

impl Reader<'_> {
    /// Returns the name in the folder that a path leads to, where it does.
    fn name(&self, at: Option<&str>, path: &str) -> Option<String> {
        let path = String::from_utf8(bytes(path)).expect("names of tests are UTF-8");
        let inside = match at.filter(|at| *at != "AT_FDCWD") {
            Some(at) => self.open.get(&number(at)) == Some(&Descriptor::Folder),
            None => true, // it runs in the folder
        };
        let whole = Path::new(&path);
        let name = match whole.strip_prefix(self.folder) {
            Ok(name) => name,
            Err(_) if inside && whole.components().count() == 1 => whole,
            Err(_) => return None,
        };
        let is_name = !whole.ends_with(".") && name.components().count() == 1;
        is_name.then(|| name.to_str().expect("it was a text").to_owned()).filter(|name| name != ".")
    }

    fn is_folder(&self, path: &str) -> bool {
        let path = String::from_utf8(bytes(path)).expect("names of tests are UTF-8");
        path == "." || Path::new(&path) == self.folder
    }

    /// Tells what a descriptor is, where it is of the folder.
    fn of(&self, descriptor: &str) -> Option<Descriptor> {
        self.open.get(&number(descriptor)).cloned()
    }

    /// Opens a file of the folder or the folder itself.
    fn opened(&mut self, at: Option<&str>, words: &[&str], descriptor: u32) -> Option<Op> {
        let (path, flags) = (words[0], words[1]);
        self.open.remove(&descriptor);
        if let Some(name) = self.name(at, path) {
            self.open.insert(descriptor, Descriptor::File);
            let (create, truncate) = (flags.contains("O_CREAT"), flags.contains("O_TRUNC"));
            assert!(!flags.contains("O_APPEND"), "the model does not know O_APPEND");
            self.made.insert(name.clone());
            return Some(Op::Open { handle: descriptor, name, create, truncate });
        }
        if self.is_folder(path) {
            self.open.insert(descriptor, Descriptor::Folder);
        }
        None
    }

    /// Returns what a line of the log did to the folder, where it did anything. What the model
    /// does not know ends the test.
    fn op(&mut self, text: &str) -> Option<Op> {
        assert!(!text.contains("unfinished"), "two threads at once: {text}");
        let Line { call, words, result } = line(text)?;
        let two = |reader: &Self, from: (Option<&str>, &str), to: (Option<&str>, &str)| {
            let names = (reader.name(from.0, from.1), reader.name(to.0, to.1));
            match names {
                (Some(from), Some(to)) => Some((from, to)),
                (None, None) => None,
                _ => panic!("out of the folder or into it: {text}"),
            }
        };
        match call {
            "open" => self.opened(None, &words, result),
            "openat" => self.opened(Some(words[0]), &words[1..], result),
            "write" if words[0] == "1" => Some(Op::Said),
            "write" if self.of(words[0])? == Descriptor::File => {
                let bytes = bytes(words[1])[..result as usize].to_vec();
                Some(Op::Write { handle: number(words[0]), bytes })
            }
            "lseek" if self.of(words[0])? == Descriptor::File => {
                Some(Op::Seek { handle: number(words[0]), at: result as usize })
            }
            "ftruncate" => {
                let (handle, size) = (number(words[0]), number(words[1]) as usize);
                self.of(words[0]).map(|_| Op::Truncate { handle, size })
            }
            "fsync" | "fdatasync" => Some(match self.of(words[0])? {
                Descriptor::Folder => Op::SyncFolder,
                Descriptor::File => Op::Sync { handle: number(words[0]) },
            }),
            "rename" => two(self, (None, words[0]), (None, words[1]))
                .map(|(from, to)| Op::Rename { from, to }),
            "renameat" | "renameat2" => {
                two(self, (Some(words[0]), words[1]), (Some(words[2]), words[3]))
                    .map(|(from, to)| Op::Rename { from, to })
            }
            "linkat" => two(self, (Some(words[0]), words[1]), (Some(words[2]), words[3]))
                .map(|(from, to)| Op::Link { from, to }),
            "unlink" => self.name(None, words[0]).map(Op::Remove),
            "unlinkat" => self.name(Some(words[0]), words[1]).map(Op::Remove),
            call if READING.contains(&call) => None,
            _ => panic!("the model does not know what this does to a file: {text}"),
        }
    }
}
