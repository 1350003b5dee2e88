//! Each system call of a save, one after another: the program is killed at it, or it fails.

use std::fs;

use kiemdiem::limits::DISK_AGAIN;

use crate::meeting::{
    FILE, TEMPORARY, assert_unlocked, assert_whole, meeting, saves, strays, text, times,
};
use crate::support::command::Said;
use crate::support::folder::Folder;
use crate::support::tool::{can, say};
use crate::trace::{Call, calls, log, traced};

/// Errors that a call on a file may give, and the exit code of each.
const ERRORS: [(&str, i32); 8] = [
    ("EIO", 74),
    ("ENOSPC", 74),
    ("EDQUOT", 74),
    ("EMFILE", 74),
    ("EINTR", 74),
    ("EROFS", 77),
    ("EACCES", 77),
    ("EPERM", 77),
];
/// Errors that a lock may give; those that say that there are no locks are `owner`'s.
const LOCK_ERRORS: [(&str, i32); 4] = [("EIO", 74), ("EINTR", 0), ("EACCES", 77), ("EMFILE", 74)];
/// Calls whose failure hurts no save: the note in the lock file, and closing.
const HARMLESS: [&str; 4] = ["ftruncate", "lseek", "close", "fcntl"];

/// A folder, and the file as it was before each run.
struct Trial {
    folder: Folder,
    old: String,
    calls: Vec<Call>,
}

impl Trial {
    /// Counts the calls of a clean run; `None` where strace does not work.
    fn new(test: &str) -> Option<Self> {
        if !can(&["strace", "-f", "-o", "/dev/null", "true"], test) {
            return None;
        }
        let folder = meeting(test);
        saves(&folder, "lời trước"); // the file is the program's own from here on
        let old = text(&folder);
        let calls = calls(&folder);
        let has = |words: &str| calls.iter().any(|call| call.line.contains(words));
        for words in ["flock(", TEMPORARY, " fsync(", "rename", " write("] {
            assert!(has(words), "no {words} among the calls of a save:\n{calls:#?}");
        }
        Some(Self { folder, old, calls })
    }

    /// Runs a save with a fault, on the file as it was.
    fn run(&self, fault: &str) -> Said {
        for stray in strays(&self.folder) {
            fs::remove_file(self.folder.path().join(stray)).expect("a stray can be removed");
        }
        fs::write(self.folder.path().join(FILE), &self.old).expect("the file can be put back");
        let said = traced(&self.folder, "lời", &[&format!("inject={fault}")]);
        assert_unlocked(&self.folder);
        assert_whole(&self.folder);
        said
    }

    /// Tells whether the remark is in the file; the file is the old one to the byte, or has it.
    #[track_caller]
    fn is_new(&self, fault: &str) -> bool {
        let text = text(&self.folder);
        let count = times(&text, "lời");
        assert!(count <= 1, "{fault}: it stands twice");
        assert!(count == 1 || text == self.old, "{fault}: neither the old nor the new file");
        count == 1
    }
}

/// Returns the place of a call for messages.
fn place(call: &Call) -> String {
    call.line.split_once(' ').map_or("", |(_, line)| line).chars().take(100).collect()
}

/// Promise 1 and 2: killed at any system call of a save, the file is the old or the new one, and
/// new from the rename on.
#[test]
fn killed_at_each_call() {
    let Some(trial) = Trial::new("killed-at-each-call") else { return };
    let renamed = trial.calls.iter().position(|call| call.name.starts_with("rename"));
    let renamed = renamed.expect("a save renames");
    for (at, call) in trial.calls.iter().enumerate() {
        let fault = format!("{}:signal=KILL:when={}", call.name, call.number);
        let said = trial.run(&fault);
        let what = format!("{fault} at {}", place(call));
        assert_eq!(said.code, None, "{what}: it was not killed: {said:?}");
        // The signal strikes before the call runs.
        assert_eq!(trial.is_new(&what), at > renamed, "{what}");
        let strays = strays(&trial.folder);
        assert!(strays.is_empty() || strays == [TEMPORARY], "{what}: {strays:?}");
        saves(&trial.folder, "lời sau");
        assert_eq!(crate::meeting::strays(&trial.folder), Vec::<String>::new(), "{what}");
    }
    say(&format!("kill -9 at each of the {} system calls of a save", trial.calls.len()));
}

/// A fault of one call and what it leads to are as `store`'s documentation says.
fn check(trial: &Trial, call: &Call, fault: &str, code: i32, found: &mut Vec<String>) {
    let said = trial.run(fault);
    let what = format!("{fault} at {}", place(call));
    let is_new = trial.is_new(&what);
    let mut claim = |holds: bool, why: &str| {
        if !holds {
            found.push(format!("{what}\n    {why}; {said:?}"));
        }
    };
    let injected = log(&trial.folder).iter().any(|line| line.contains("(INJECTED)"));
    assert!(injected, "{what}: nothing was injected");
    match said.code {
        Some(0) => {
            claim(is_new, "called saved, and it is not in the file");
            claim(said.out.lines().count() == 1, "saved, and no id is printed");
        }
        Some(found) => {
            // A folder that cannot be looked at any more counts as gone, whatever the reason.
            let of_folder = call.name.contains("stat") && call.line.contains("S_IFDIR");
            let fits = found == code || (of_folder && found == 74);
            claim(fits, &format!("the exit code is not {code}"));
            claim(said.out.is_empty(), "not saved, and something is printed as if it were");
            let one_line = said.err.lines().count() == 1 && said.err.starts_with("kiemdiem: ");
            claim(one_line, "the message is not one line");
        }
        None => claim(false, "ended by a signal"),
    }
    let needed = ["fsync(", "rename", "flock(", ".tmp\", O_WRONLY", ".lock\", O_RDWR"];
    let must_fail = needed.iter().any(|words| call.line.contains(words));
    let lasts = fault.ends_with('+');
    claim(!(must_fail && lasts && said.code == Some(0)), "it must not be called saved");
    let harmless = HARMLESS.contains(&call.name.as_str());
    claim(!harmless || said.code == Some(0), "this harms no save");
    let goes_on = call.name == "write" && fault.contains("EINTR");
    claim(!goes_on || said.code == Some(0), "an interrupted write goes on");
    let strays = strays(&trial.folder);
    // Where removing is what fails, the neighbour stays for the next save to remove.
    let may_stay = call.name.starts_with("unlink") && strays == [TEMPORARY];
    claim(strays.is_empty() || may_stay, &format!("left behind: {strays:?}"));
}

/// Fails each call with each error, once or from then on.
fn all_fail(test: &str, from_then_on: &str) {
    let Some(trial) = Trial::new(test) else { return };
    let (mut found, mut runs) = (Vec::new(), 0);
    for call in trial.calls.iter().filter(|call| !call.line.contains(" write(1, ")) {
        // From then on nothing could be printed either.
        if call.name == "write" && !from_then_on.is_empty() {
            continue;
        }
        let errors = if call.name == "flock" { &LOCK_ERRORS[..] } else { &ERRORS[..] };
        for (error, code) in errors {
            let fault = format!("{}:error={error}:when={}{from_then_on}", call.name, call.number);
            // A call that was interrupted is made again, without an end where it always is.
            if *error == "EINTR" && !from_then_on.is_empty() {
                continue;
            }
            check(&trial, call, &fault, *code, &mut found);
            runs += 1;
        }
    }
    say(&format!("{test}: {runs} faults of {} calls, {} wrong", trial.calls.len(), found.len()));
    assert!(found.is_empty(), "{} of {runs}:\n{}", found.len(), found.join("\n"));
}

/// §4 of the faults: each call failing once ends with its code, one line, and the old file or
/// the new one.
#[test]
fn each_call_fails_once() {
    all_fail("each-call-fails-once", "");
}

/// So does each that fails from then on.
#[test]
fn each_call_fails_for_good() {
    all_fail("each-call-fails-for-good", "+");
}

/// The calls that bring a save to the disk, in order: write, sync, rename, sync of the folder.
fn to_the_disk(trial: &Trial) -> [&Call; 4] {
    let find = |words: &str, from: usize| {
        let at = trial.calls.iter().skip(from).position(|call| call.line.contains(words));
        at.map(|at| at + from).expect("a save makes it")
    };
    let made = find(".tmp\", O_WRONLY", 0);
    let write = find(" write(", made);
    let sync = find(" fsync(", write);
    let rename = find(" rename", sync);
    [write, sync, rename, find(" fsync(", rename)].map(|at| &trial.calls[at])
}

/// §3 step 8: a disk that fails once at bringing a save to it is tried again with a new file, and
/// the save is done.
#[test]
fn a_disk_that_fails_once_is_tried_again() {
    let Some(trial) = Trial::new("a-disk-that-fails-once") else { return };
    for call in to_the_disk(&trial) {
        let fault = format!("{}:error=EIO:when={}", call.name, call.number);
        let said = trial.run(&fault);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{fault}");
        assert!(trial.is_new(&fault), "{fault}: called saved");
        assert_eq!(made(&trial), 2, "{fault}: a file for each attempt");
    }
}

/// One that goes on failing is tried three times, with a file each: no descriptor is synced
/// again. Then it is said, and the file is the old one to the byte.
#[test]
fn a_disk_that_goes_on_failing_is_named() {
    let Some(trial) = Trial::new("a-disk-that-goes-on-failing") else { return };
    for call in &to_the_disk(&trial)[..3] {
        // Not for ever: then nothing could be said either.
        let (first, last) = (call.number, call.number + 2);
        let fault = format!("{}:error=EIO:when={first}..{last}", call.name);
        let said = trial.run(&fault);
        assert_eq!(said.code, Some(74), "{fault}: {said:?}");
        assert!(said.err.contains("ổ đĩa báo lỗi"), "{fault}: {said:?}");
        assert!(!trial.is_new(&fault), "{fault}: the file is touched");
        let attempts = DISK_AGAIN.len() + 1;
        assert_eq!(made(&trial), attempts, "{fault}: a file for each attempt");
        let failed = log(&trial.folder).iter().filter(|line| line.contains("(INJECTED)")).count();
        assert_eq!(failed, attempts, "{fault}: each file is tried once");
        assert_eq!(strays(&trial.folder), Vec::<String>::new(), "{fault}");
    }
}

/// A folder that cannot be synced: what has the name is written anew, and as long as that does not
/// last it is not called saved.
#[test]
fn a_name_that_may_not_last_is_not_called_saved() {
    let Some(trial) = Trial::new("a-name-that-may-not-last") else { return };
    let folder = to_the_disk(&trial)[3];
    let fault = format!("fsync:error=EIO:when={}+2", folder.number);
    let said = trial.run(&fault);
    assert_eq!((said.code, said.out.as_str()), (Some(74), ""), "{said:?}");
    assert!(said.err.contains("chưa chắc bền"), "{said:?}");
    assert_eq!(made(&trial), 3);
    assert!(trial.is_new(&fault), "what was written has the name");
}

/// Returns how many new files the last run made.
fn made(trial: &Trial) -> usize {
    let makes = |line: &&String| line.contains(TEMPORARY) && line.contains("O_EXCL");
    log(&trial.folder).iter().filter(makes).count()
}

/// A disk that says it wrote and did not is found out before the file is replaced.
#[test]
fn a_lying_disk_is_found_out() {
    let Some(trial) = Trial::new("a-lying-disk-is-found-out") else { return };
    let writes = trial.calls.iter().filter(|call| call.name == "write");
    let longest = writes.max_by_key(|call| size(call)).expect("a save writes");
    assert!(size(longest) > 1_000, "{longest:?}");
    // Ids are of several lengths; what is claimed must not be more than is asked. So each attempt
    // is two writes: the one that is none, and the honest rest.
    let (size, first) = (size(longest) - 64, longest.number);
    let said = trial.run(&format!("write:retval={size}:when={first}"));
    assert_eq!((said.code, made(&trial)), (Some(0), 2), "once: {said:?}");
    assert!(trial.is_new("the write that was not"), "called saved");
    let said = trial.run(&format!("write:retval={size}:when={first}..{}+2", first + 4));
    assert_eq!((said.code, made(&trial)), (Some(74), 3), "three times: {said:?}");
    assert!(!trial.is_new("the writes that were not"), "it was not written");
    assert_eq!(strays(&trial.folder), Vec::<String>::new());
}

fn size(call: &Call) -> usize {
    let size = call.line.rsplit_once("= ").and_then(|(_, size)| size.trim().parse().ok());
    size.unwrap_or_default()
}
