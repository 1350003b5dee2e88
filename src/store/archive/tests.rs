//! An archive is read whole, whatever lies in it, and what is found is what parsing all finds.

use std::fs;
use std::os::unix::fs::symlink;

use rustix::fs::{CWD, FileType as Sort, Mode, mknodat};

use super::*;
use crate::store::tests::Place;

const SESSION: &str = r#"schema = 1
[meeting]
kind = "annual"
title = "Kiểm điểm cuối năm"
body = "Chi bộ thôn Bãi Dâu"
[[sitting]]
opened = 2024-12-10T08:00:00+07:00
[[member]]
id = "m1"
name = "Nguyễn Văn Đức"
[[remark]]
id = "r1"
at = 2024-12-10T08:31:07+07:00
by = "m1"
kind = "criticism"
text = "Chưa sâu sát với cơ sở."
[[remark]]
id = "r2"
at = 2024-12-10T08:32:00+07:00
kind = "note"
marks = { private = true }
text = "Xem lại băng ghi âm."
[[motion]]
id = "v1"
at = 2024-12-10T09:00:00+07:00
text = "Thông qua kế hoạch nạo vét"
summoned = 3
present = 3
more_than = "1/2"
of = "summoned"
"#;

fn names_of(tree: &Tree) -> Vec<String> {
    let all = tree.batches.iter().flat_map(|batch| {
        batch.names.iter().map(|name| batch.folder.join(name).to_string_lossy().into_owned())
    });
    all.map(|path| path.rsplit('/').next().unwrap_or_default().to_owned()).collect()
}

fn found(root: &Path, typed: &str) -> Vec<String> {
    let search = Search::new(typed, Names::default(), false);
    let tree = walk(root, Wanted::Sessions).unwrap();
    let all = tree.batches.iter().flat_map(|batch| search.in_batch(batch));
    let ids = |found: Found| {
        let entries = found.entries.unwrap_or_default();
        entries.into_iter().map(|entry| entry.place.id().to_owned()).collect::<Vec<_>>()
    };
    all.flat_map(ids).collect()
}

#[test]
fn sessions_are_found_in_all_folders_and_no_link_leads_in_a_circle() {
    let place = Place::new("archive-tree");
    let deep = place.0.join("2024/quý 1");
    fs::create_dir_all(&deep).unwrap();
    fs::create_dir(place.0.join(".ẩn")).unwrap();
    for name in ["2.toml", "1.toml", "2024/a.toml", "2024/quý 1/b.toml", ".ẩn/c.toml", "d.txt"] {
        fs::write(place.0.join(name), SESSION).unwrap();
    }
    fs::write(place.0.join("2024/quy-dinh.toml"), "").unwrap();
    symlink(&place.0, deep.join("vòng")).unwrap();
    symlink(&place.0, deep.join("vòng.toml")).unwrap();
    symlink(place.0.join("1.toml"), deep.join("c.toml")).unwrap();
    let tree = walk(&place.0, Wanted::Sessions).unwrap();
    assert_eq!(names_of(&tree), ["1.toml", "2.toml", "a.toml", "b.toml", "c.toml"]);
    assert!(tree.faults.is_empty(), "{:?}", tree.faults);
    let read = tree.batches.iter().flat_map(|batch| batch.sessions(|session| session.day()));
    assert!(read.into_iter().all(|(_, day)| day.is_ok_and(|day| day.is_some())));
}

#[test]
fn what_cannot_be_read_is_told_and_stops_nothing() {
    let place = Place::new("archive-odd");
    fs::write(place.0.join("good.toml"), SESSION).unwrap();
    fs::write(place.0.join("broken.toml"), "Đức [").unwrap();
    mknodat(CWD, place.0.join("pipe.toml"), Sort::Fifo, Mode::RWXU, 0).unwrap();
    symlink("nowhere", place.0.join("lost.toml")).unwrap();
    let large = fs::File::create(place.0.join("large.toml")).unwrap();
    large.set_len(limits::SESSION_BYTES + 1).unwrap();
    let kinds = |all: Vec<(PathBuf, Result<(), Fault>)>| {
        let kind = |(path, read): (PathBuf, Result<(), Fault>)| {
            let kind = match read.map_err(|fault| fault.kind) {
                Ok(()) => "sound",
                Err(FaultKind::Broken(_)) => "broken",
                Err(FaultKind::NotAFile) => "no file",
                Err(FaultKind::Missing) => "missing",
                Err(FaultKind::TooLarge { .. }) => "large",
                Err(_) => "other",
            };
            format!("{} {kind}", path.file_name().unwrap().to_string_lossy())
        };
        all.into_iter().map(kind).collect::<Vec<_>>()
    };
    let all = ["broken.toml broken", "good.toml sound", "large.toml large", "lost.toml missing"];
    let all = [&all[..], &["pipe.toml no file"]].concat();
    let tree = walk(&place.0, Wanted::Sessions).unwrap();
    assert_eq!(kinds(tree.batches[0].sessions(|_| ())), all);
    let search = |typed| Search::new(typed, Names::default(), false).in_batch(&tree.batches[0]);
    let told = search("duc").into_iter().map(|found| (found.path, found.entries.map(drop)));
    assert_eq!(kinds(told.collect()), all);
    // A broken file that has not the words is none of a search's business.
    let told: Vec<_> = search("nạo vét").into_iter().map(|found| found.path).collect();
    assert!(!told.iter().any(|path| path.ends_with("broken.toml")), "{told:?}");
}

#[test]
fn all_that_was_said_and_written_is_found_narrowed_by_filters() {
    let place = Place::new("archive-search");
    fs::write(place.0.join("a.toml"), SESSION).unwrap();
    let cases: [(&str, &[&str]); 14] = [
        ("sau sat", &["r1"]),
        ("DUC", &["m1", "r1"]),
        ("nạo vet", &["v1"]),
        ("bai dau", &["report"]),
        ("cuoi nam", &["report"]),
        ("băng", &[]),
        ("sau sat year:2024", &["r1"]),
        ("sau sat year:2023", &[]),
        ("sau sat body:bai-dau", &["r1"]),
        ("sau sat body:phường", &[]),
        ("year:20 open", &["r1"]),
        ("year:2024", &["r1"]),
        ("by:duc", &["r1"]),
        ("", &[]),
    ];
    for (typed, ids) in cases {
        assert_eq!(found(&place.0, typed), ids, "{typed}");
    }
}

/// The look at the raw bytes before parsing must not hide what a hand wrote with escapes.
#[test]
fn letters_written_as_escapes_are_found() {
    let place = Place::new("archive-escapes");
    let text = SESSION.replace("Chưa sâu sát", "Ch\\u01B0a s\\u00E2u s\\u00E1t");
    fs::write(place.0.join("a.toml"), text).unwrap();
    assert_eq!(found(&place.0, "sâu sát"), ["r1"]);
}

#[test]
fn more_than_is_read_is_told() {
    let place = Place::new("archive-deep");
    let mut folder = place.0.clone();
    for _ in 0..=limits::ARCHIVE_DEPTH {
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.toml"), SESSION).unwrap();
        folder.push("x");
    }
    assert!(walk(&place.0, Wanted::Sessions).unwrap().faults.is_empty());
    fs::create_dir_all(&folder).unwrap();
    let tree = walk(&place.0, Wanted::Sessions).unwrap();
    assert_eq!(names_of(&tree).len(), limits::ARCHIVE_DEPTH + 1);
    let kinds: Vec<_> = tree.faults.into_iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [FaultKind::TooDeep { max: limits::ARCHIVE_DEPTH }]);
}

#[test]
fn more_sessions_than_are_read_are_told() {
    let place = Place::new("archive-many");
    for number in 0..limits::ARCHIVE_FILES {
        fs::File::create(place.0.join(format!("{number}.toml"))).unwrap();
    }
    assert!(walk(&place.0, Wanted::Sessions).unwrap().faults.is_empty());
    fs::create_dir(place.0.join("z")).unwrap();
    fs::File::create(place.0.join("z/more.toml")).unwrap();
    let tree = walk(&place.0, Wanted::Sessions).unwrap();
    assert_eq!(names_of(&tree).len(), limits::ARCHIVE_FILES);
    let kinds: Vec<_> = tree.faults.into_iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [FaultKind::TooManyFiles { max: limits::ARCHIVE_FILES }]);
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let place = Place::new("archive-none");
    assert_eq!(walk(&place.0.join("x"), Wanted::Sessions).unwrap_err().kind, FaultKind::Missing);
    assert!(walk(&place.0, Wanted::Sessions).unwrap().batches.is_empty());
}
