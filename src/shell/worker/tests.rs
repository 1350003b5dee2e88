//! What the worker does with files that are half written, broken, gone, older or locked.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::*;
use crate::limits;
use crate::session::change::{Change, ChangeId, Spot, Stamp};
use crate::session::draft::Kept;
use crate::session::ids::RemarkIds;
use crate::session::remark::{Kind, Link, Remark};
use crate::shell::Message;
use crate::shell::keeper;
use crate::store::fault::FaultKind;
use crate::store::rules;
use crate::text::Clean;

/// A worker with a session in a folder of its own.
struct Bench {
    folder: PathBuf,
    file: PathBuf,
    jobs: Sender<Job>,
    keeper: Sender<Keep>,
    events: Receiver<Message>,
    ids: RemarkIds,
    number: u64,
}

/// Makes a session of the sample meeting; gives where it lies.
fn sample(file: &Path) -> PathBuf {
    let sample = include_bytes!("../../../sessions/mau/hop-mau.toml");
    let session = crate::store::format::parse(sample).unwrap();
    drop(crate::store::SessionFile::create(file, &session, "test").unwrap());
    file.to_owned()
}

impl Bench {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kd-saver-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let file = sample(&folder.join("phiên").join("mau.toml"));
        let state = folder.join("state");
        let mut ready = ready(&file, Window::Record, Some(state.clone())).unwrap();
        let Some(Event::Opened(opened)) = ready.first.take() else { unreachable!("it was read") };
        assert_eq!(opened.draft, None);
        let (to, events) = channel();
        let (jobs, from) = channel();
        let (keeper, kept) = channel();
        keeper::start(to.clone(), kept);
        made(Start {
            jobs: (jobs.clone(), from),
            to,
            to_keeper: keeper.clone(),
            folder: folder.join("khác"),
            settings_file: None,
            window: Window::Record,
            state_folder: Some(state),
            profile: rules::embedded(),
            make: super::super::Make {
                errand: |_, _, _| unreachable!("no test does an errand"),
                sample: |_| unreachable!("nor opens the sample"),
            },
            session: Some(ready),
        })();
        Self { folder, file, jobs, keeper, events, ids: RemarkIds::new(1), number: 0 }
    }

    fn say(&mut self, words: &str) -> (Change, Stamp) {
        let at = crate::ui::desk::whole_second(super::super::now());
        let link =
            Link { step: None, by: None, kind: Kind::Note, to: None, shortcomings: Vec::new() };
        let remark = Arc::new(Remark::new(self.ids.make(at), at, link, &Clean::new(words)));
        self.number += 1;
        let change = (
            Change::AddRemark { remark, place: Spot::End },
            Stamp { id: ChangeId(self.number), at },
        );
        let (act, stamp) = change.clone();
        self.jobs.send(Job::Commit(act, stamp)).unwrap();
        change
    }

    /// Waits for an event that is wanted; others are let pass.
    #[track_caller]
    fn wait<T>(&self, wanted: impl Fn(Event) -> Option<T>) -> T {
        loop {
            match self.events.recv_timeout(Duration::from_secs(20)).unwrap() {
                Message::Event(event) => {
                    if let Some(found) = wanted(event) {
                        return found;
                    }
                }
                Message::Signal(_) | Message::Panic(_) => {}
            }
        }
    }

    #[track_caller]
    fn saved(&self) -> Session {
        self.wait(|event| match event {
            Event::Saved(saved) => Some(saved.session),
            _ => None,
        })
    }

    #[track_caller]
    fn unreadable(&self) -> FaultKind {
        self.wait(|event| match event {
            Event::Unreadable(fault) => Some(fault.kind),
            _ => None,
        })
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.file).unwrap()
    }

    fn neighbours(&self, part: &str) -> usize {
        let names = fs::read_dir(self.file.parent().unwrap()).unwrap();
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        names.map(name).filter(|name| name.to_string_lossy().contains(part)).count()
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn last(session: &Session) -> &str {
    session.remarks.last().map_or("", |remark| &remark.wording.text)
}

/// Younger than [`limits::READ_AGAIN`], nothing is said; older, it is, and nothing is written.
#[test]
fn a_half_written_file_is_read_again_and_a_broken_one_is_left_alone() {
    let mut bench = Bench::new("broken");
    let good = bench.text();
    fs::write(&bench.file, &good[..good.len() / 2]).unwrap();
    thread::sleep(limits::READ_AGAIN / 4);
    fs::write(&bench.file, &good).unwrap();
    bench.say("Một.");
    let told = bench.wait(|event| match event {
        Event::Saved(saved) => Some(Ok(saved.session)),
        Event::Unreadable(fault) => Some(Err(fault)),
        _ => None,
    });
    assert_eq!(last(&told.unwrap()), "Một.");
    let good = bench.text();
    fs::write(&bench.file, "schema = 3\nhỏng").unwrap();
    assert!(matches!(bench.unreadable(), FaultKind::Broken(_)));
    bench.say("Hai.");
    thread::sleep(limits::READ_AGAIN);
    assert_eq!(bench.text(), "schema = 3\nhỏng");
    fs::write(&bench.file, good).unwrap();
    assert_eq!(last(&bench.saved()), "Hai.");
}

#[test]
fn ours_is_written_over_a_broken_file_on_the_users_word_and_the_text_is_kept() {
    let mut bench = Bench::new("over");
    bench.say("Một.");
    let ours = bench.saved();
    fs::write(&bench.file, "hỏng").unwrap();
    bench.unreadable();
    bench.say("Hai.");
    bench.jobs.send(Job::WriteOver(Box::new(ours))).unwrap();
    assert_eq!(last(&bench.saved()), "Hai.");
    assert!(bench.text().contains("Một.") && bench.text().contains("Hai."));
    let name = format!(".{}.broken-1", bench.file.file_name().unwrap().display());
    assert_eq!(fs::read_to_string(bench.file.with_file_name(name)).unwrap(), "hỏng");
}

#[test]
fn a_folder_that_goes_and_comes_back_gets_what_was_said_meanwhile() {
    let mut bench = Bench::new("gone");
    let (folder, away) = (bench.file.parent().unwrap().to_owned(), bench.folder.join("rút ra"));
    fs::rename(&folder, &away).unwrap();
    let change = bench.say("Một.");
    assert_eq!(bench.unreadable(), FaultKind::Gone);
    let kept = Kept { changes: vec![change], ..Kept::default() };
    bench.keeper.send(Keep::Words(Some(kept))).unwrap();
    thread::sleep(Duration::from_millis(300));
    assert_eq!(fs::read_dir(bench.folder.join("state")).unwrap().count(), 1);
    fs::rename(&away, &folder).unwrap();
    assert_eq!(last(&bench.saved()), "Một.");
}

#[test]
fn an_older_state_waits_for_a_word_and_then_is_taken_or_overwritten() {
    let mut bench = Bench::new("older");
    let old = bench.text();
    bench.say("Một.");
    let ours = bench.saved();
    fs::write(&bench.file, &old).unwrap();
    bench.say("Hai.");
    let older = bench.wait(|event| match event {
        Event::Older(session) => Some(session),
        _ => None,
    });
    assert!(older.revision < ours.revision);
    assert_eq!(bench.text(), old);
    bench.jobs.send(Job::WriteOver(Box::new(ours.clone()))).unwrap();
    assert_eq!(last(&bench.saved()), "Hai.");
    assert!(bench.text().contains("Một.") && bench.neighbours(".broken-1") == 1);
    fs::write(&bench.file, &old).unwrap();
    bench.wait(|event| matches!(event, Event::Older(_)).then_some(()));
    bench.jobs.send(Job::TakeTheirs).unwrap();
    bench.say("Ba.");
    let session = bench.saved();
    assert_eq!(last(&session), "Ba.");
    assert!(!bench.text().contains("Một."));
}

#[test]
fn a_lock_that_another_holds_is_said_and_waited_for() {
    let mut bench = Bench::new("busy");
    bench.say("Một.");
    bench.saved();
    let name = format!(".{}.lock", bench.file.file_name().unwrap().display());
    let lock = fs::File::open(bench.file.with_file_name(name)).unwrap();
    lock.lock().unwrap();
    bench.say("Hai.");
    let said = std::time::Instant::now();
    bench.wait(|event| matches!(event, Event::Waiting).then_some(()));
    assert!(said.elapsed() >= limits::SAY_BUSY);
    bench.wait(|event| match event {
        Event::Trouble(Fault { kind: FaultKind::Busy { holder }, .. }) => Some(holder),
        _ => None,
    });
    let freed = std::time::Instant::now();
    drop(lock);
    assert_eq!(last(&bench.saved()), "Hai.");
    assert!(freed.elapsed() < limits::BUSY_AGAIN + Duration::from_secs(2));
}

#[test]
fn a_new_file_takes_what_waits() {
    let mut bench = Bench::new("as");
    bench.say("Một.");
    let ours = bench.saved();
    fs::remove_file(&bench.file).unwrap();
    bench.say("Hai.");
    assert_eq!(bench.unreadable(), FaultKind::Gone);
    bench.jobs.send(Job::SaveAs(Box::new(ours))).unwrap();
    let path = bench.wait(|event| match event {
        Event::SavedAs(path) => Some(path),
        _ => None,
    });
    bench.saved();
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains("Một.") && text.contains("Hai.") && !bench.file.exists());
}

/// What one session could not save must never be saved into the next one.
#[test]
fn what_was_not_saved_stays_with_its_session() {
    let mut bench = Bench::new("close");
    let other = sample(&bench.folder.join("phiên").join("mau-2.toml"));
    fs::write(&bench.file, "hỏng").unwrap();
    let change = bench.say("Của phiên kia.");
    let kept = Kept { changes: vec![change], ..Kept::default() };
    bench.keeper.send(Keep::Words(Some(kept))).unwrap();
    bench.jobs.send(Job::Close).unwrap();
    bench.jobs.send(Job::Open(other.clone())).unwrap();
    bench.say("Của phiên này.");
    assert_eq!(last(&bench.saved()), "Của phiên này.");
    assert!(!fs::read_to_string(other).unwrap().contains("Của phiên kia."));
    assert_eq!(bench.neighbours("draft-record"), 1, "it is in the draft");
}

/// Root may write everywhere: there is nothing to see then.
#[test]
fn a_folder_that_cannot_be_written_is_told_at_once() {
    let bench = Bench::new("denied");
    let folder = bench.file.parent().unwrap();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o500)).unwrap();
    let is_root = fs::write(folder.join("x"), "").is_ok();
    bench.jobs.send(Job::Open(bench.file.clone())).unwrap();
    if !is_root {
        bench.wait(|event| match event {
            Event::Trouble(Fault { kind: FaultKind::Denied, .. }) => Some(()),
            _ => None,
        });
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
}
