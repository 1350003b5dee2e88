//! Promise 1 and 2 with the power cut: the calls of real saves, cut after each, with every loss of
//! what was not synced. What is left opens as the old or the new session; the new one where the
//! user was told that it is saved.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kiemdiem::session::Session;
use kiemdiem::store::SessionFile;

use crate::acts::recorded;
use crate::disk::{Disk, Left, Op, cuts};
use crate::meeting::{FILE, meeting};
use crate::support::folder::Folder;
use crate::support::tool::{can, say};

/// Most folders that all the saves together may leave: the test stays quick.
const MOST: usize = 2_000;

type Files = BTreeMap<String, Vec<u8>>;

/// Returns the files of a folder.
fn files(folder: &Folder) -> Files {
    folder.names().into_iter().map(|name| (name.clone(), folder.bytes(&name))).collect()
}

/// Tells what is wrong with a folder that a power cut left, where something is. `old` is what was
/// under the session's name before, if anything was.
fn wrong(left: &Left, said: bool, old: Option<&Vec<u8>>, new: &Vec<u8>) -> Option<&'static str> {
    match left.get(FILE).map(|(_, bytes)| bytes) {
        Some(bytes) if bytes == new => None,
        now if now == old => said.then_some("called saved and lost"),
        None => Some("gone"),
        Some(bytes) if bytes.is_empty() => Some("empty"),
        Some(_) => Some("neither the old nor the new one"),
    }
}

/// Puts a folder on the disk as a power cut left it.
fn lay(left: &Left, place: &Path) {
    let _ = fs::remove_dir_all(place); // it is not there the first time
    fs::create_dir_all(place).expect("a folder can be made");
    let mut first: BTreeMap<usize, &String> = BTreeMap::new();
    for (name, (file, bytes)) in left {
        match first.get(file) {
            Some(other) => fs::hard_link(place.join(other), place.join(name)),
            None => fs::write(place.join(name), bytes),
        }
        .expect("a file can be made");
        first.insert(*file, name);
    }
}

fn opens(path: &Path) -> Session {
    let opened = SessionFile::open(path, "test");
    opened.unwrap_or_else(|why| panic!("it does not open: {why:?}")).1
}

/// Cuts a command of the program; gives how many folders may be left.
fn cut(folder: &Folder, what: &str, arguments: &[&str]) -> usize {
    let before = files(folder);
    let ops = recorded(folder, arguments);
    let after = files(folder);
    let mut disk = Disk::new(&before);
    ops.iter().for_each(|op| disk.run(op));
    assert!(disk.shown() == after, "{what}: the model is not what the system does");
    assert!(disk.has_said(), "{what}: it is never called saved");
    let (old, new) = (before.get(FILE), &after[FILE]);
    assert_ne!(old, Some(new), "{what}: nothing was saved");
    let place = folder.path().join("left");
    let untouched = Disk::new(&before).cut().pop_first().expect("there is one");
    lay(&untouched, &place);
    let old_session = old.map(|_| opens(&place.join(FILE)));
    let new_session = opens(&folder.path().join(FILE));
    let all = cuts(&before, &ops);
    let (mut olds, mut news) = (0, 0);
    for (left, said) in &all {
        let lost = wrong(left, *said, old, new);
        assert_eq!(lost, None, "{what}: {:?}", left.keys().collect::<Vec<_>>());
        lay(left, &place);
        let session = left.contains_key(FILE).then(|| opens(&place.join(FILE)));
        if session == old_session {
            olds += 1;
        } else {
            assert!(session.as_ref() == Some(&new_session), "{what}: another session");
            news += 1;
        }
    }
    fs::remove_dir_all(&place).expect("it is there");
    say(&format!("power cut in {what}: {} folders, {olds} old, {news} new", all.len()));
    assert!(olds > 0 && news > 0, "{what}: the cut is never in the middle");
    all.len()
}

/// The first save of a session, the next one, one of a file with comments of a hand, a restore,
/// and a session that is being made.
#[test]
fn a_power_cut_leaves_the_old_or_the_new_session() {
    let test = "power-cut";
    if !can(&["strace", "-f", "-o", "/dev/null", "true"], test) {
        return;
    }
    let folder = meeting(test);
    let remark = |words| ["remark", FILE, "--by", "m1", words];
    let mut count = cut(&folder, "the first save", &remark("một"));
    count += cut(&folder, "the next save", &remark("hai"));
    let hand = format!("# ghi chú của văn phòng\n{}", folder.text(FILE));
    let folder = folder.write(FILE, hand);
    count += cut(&folder, "a save of a file with comments", &remark("ba"));
    fs::write(folder.path().join(".hop.toml.tmp"), "nửa chừng").expect("it can be written");
    count += cut(&folder, "a save after a crash", &remark("bốn"));
    count += cut(&folder, "a restore", &["restore", FILE, "--to", "3"]);
    let folder = Folder::new("power-cut-new").copy("sessions/mau/bao-cao-mau.txt");
    count += cut(&folder, "a new session", &["new", "bao-cao-mau.txt", "-o", FILE]);
    say(&format!("power cut: {count} folders in all"));
    assert!(count <= MOST, "{count} folders: more than a quick test looks at");
}

/// The words of savers written by hand: `F` is the file, `T` another.
fn saver(words: &str) -> Vec<Op> {
    let name = |letter: &str| if letter == "F" { FILE.to_owned() } else { letter.to_owned() };
    let op = |words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        match words[..] {
            ["make", file] => {
                Op::Open { handle: 3, name: name(file), create: true, truncate: true }
            }
            ["write"] => Op::Write { handle: 3, bytes: b"new session".to_vec() },
            ["sync"] => Op::Sync { handle: 3 },
            ["sync", "folder"] => Op::SyncFolder,
            ["rename"] => Op::Rename { from: "T".to_owned(), to: FILE.to_owned() },
            ["keep"] => Op::Link { from: FILE.to_owned(), to: "old".to_owned() },
            ["remove", file] => Op::Remove(name(file)),
            ["said"] => Op::Said,
            _ => panic!("no such act: {words:?}"),
        }
    };
    words.split(", ").map(op).collect()
}

/// The model can fail: each saver that leaves a step out loses something in it, and one that
/// leaves none out does not.
#[test]
fn the_model_finds_what_bad_savers_lose() {
    let bad = [
        (
            "make T, write, rename, sync folder, said",
            vec!["empty", "neither the old nor the new one"],
        ),
        ("make T, write, sync, rename, said", vec!["called saved and lost"]),
        ("make T, write, rename, sync, sync folder, said", vec!["empty"]),
        ("make F, write, sync, said", vec!["empty"]),
        ("make T, write, sync, remove F, rename, sync folder, said", vec!["gone"]),
        ("make T, write, sync, rename, said, sync folder", vec!["called saved and lost"]),
        ("make T, write, sync, keep, rename, sync folder, said", vec![]),
        ("make T, write, sync, rename, sync folder, said", vec![]),
    ];
    let old = b"old session".to_vec();
    let start = BTreeMap::from([(FILE.to_owned(), old.clone())]);
    for (words, losses) in bad {
        let found: Vec<_> = cuts(&start, &saver(words))
            .iter()
            .filter_map(|(left, said)| wrong(left, *said, Some(&old), &b"new session".to_vec()))
            .collect();
        assert_eq!(found.is_empty(), losses.is_empty(), "{words}: {found:?}");
        for loss in losses {
            assert!(found.contains(&loss), "{words}: {loss} is not among {found:?}");
        }
    }
}
