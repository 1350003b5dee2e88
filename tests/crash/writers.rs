//! Many programs that write one file at once, and readers meanwhile.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use crate::meeting::{
    FILE, REVISION, assert_whole, meeting, remark, revision, rounds, strays, text,
};
use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::tool::say;

/// What the writers have in common.
struct Work {
    folder: Folder,
    /// Remarks that a command called saved.
    saved: Mutex<Vec<String>>,
    over: AtomicBool,
}

impl Work {
    /// Saves one remark after another. Gives how often others kept it waiting too long; a
    /// command that says so saved nothing, and is tried again.
    fn write(&self, writer: usize, count: usize) -> usize {
        let mut busy = 0;
        for number in 0..count {
            let words = format!("người {writer} lời {number}");
            loop {
                let said = remark(&self.folder, &words);
                match said.code {
                    Some(0) => break self.saved.lock().expect("no thread died").push(words),
                    Some(75) => busy += 1,
                    _ => panic!("{words}: {said:?}"),
                }
            }
        }
        busy
    }

    /// Reads until the writers are done: always a whole file, with all that was saved before.
    fn read(&self) -> usize {
        let mut reads = 0;
        while !self.over.load(Ordering::Relaxed) {
            let before = self.saved.lock().expect("no thread died").clone();
            let said = run(&self.folder, &["show", FILE]);
            assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
            let lines: Vec<&str> = said.out.lines().map(str::trim).collect();
            // The last ones are those that a reader of an older state would lack.
            for words in before.iter().rev().take(20) {
                assert!(lines.contains(&words.as_str()), "{words} was saved and is not shown");
            }
            reads += 1;
        }
        reads
    }

    /// Looks at the file without the program: never missing, never half.
    fn peek(&self) -> usize {
        let mut reads = 0;
        let mut last = 0;
        while !self.over.load(Ordering::Relaxed) {
            let text = text(&self.folder);
            assert!(text.ends_with("\"\n"), "half a file: …{:?}", text.lines().last());
            let now = revision(&text);
            assert!(now >= last, "an older file came back: {now} after {last}");
            last = now;
            reads += 1;
            thread::sleep(std::time::Duration::from_millis(2));
        }
        reads
    }
}

fn all_write(test: &str, writers: usize, count: usize) {
    let (clock, saved) = (Instant::now(), Mutex::default());
    let work = Arc::new(Work { folder: meeting(test), saved, over: AtomicBool::new(false) });
    let spawn = |job: Box<dyn FnOnce(&Work) -> usize + Send>| {
        let work = Arc::clone(&work);
        thread::spawn(move || job(&work))
    };
    let reader = spawn(Box::new(Work::read));
    let peeker = spawn(Box::new(Work::peek));
    let threads: Vec<_> =
        (0..writers).map(|each| spawn(Box::new(move |work| work.write(each, count)))).collect();
    let busy: Vec<_> = threads.into_iter().map(thread::JoinHandle::join).collect();
    work.over.store(true, Ordering::Relaxed);
    let (shown, peeked) = (reader.join().expect("reads"), peeker.join().expect("reads"));
    let busy: usize = busy.into_iter().map(|busy| busy.expect("all was saved")).sum();
    let text = text(&work.folder);
    let mut found: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("text = \"người ")?.strip_suffix('"'))
        .collect();
    assert_eq!(found.len(), writers * count, "remarks in the file");
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), writers * count, "different remarks in the file");
    assert_eq!(revision(&text), REVISION + writers * count, "one revision for each save");
    assert_whole(&work.folder);
    assert_eq!(strays(&work.folder), Vec::<String>::new());
    say(&format!(
        "writers: {writers} × {count} commands, none lost, {busy} times busy; {shown} × shown and \
         {peeked} × read meanwhile, none torn; {:.0?}",
        clock.elapsed()
    ));
}

/// Promise 3: two that save all the time lose nothing of each other.
#[test]
fn two_writers_lose_nothing() {
    all_write("writers-2", 2, rounds("KIEMDIEM_WRITES", 500));
}

/// Nor do eight.
#[test]
fn eight_writers_lose_nothing() {
    all_write("writers-8", 8, rounds("KIEMDIEM_WRITES", 500).div_ceil(10));
}
