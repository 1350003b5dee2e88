//! What the store promises: saved is saved, a refusal changes nothing, nobody's words are lost.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::fault::{FaultKind, Warning};
use super::register::Registers;
use super::shelf::Shelf;
use super::*;
use crate::session::change::{Change, ChangeId, Spot, Stamp};
use crate::session::ids::RemarkIds;
use crate::session::remark::{Kind, Link, Remark};
use crate::session::{Instant, Session};
use crate::text::Clean;

/// A folder of its own for one test, removed with it.
pub(super) struct Place(pub(super) PathBuf);

impl Place {
    pub(super) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kiemdiem-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("họp.toml")
    }

    fn session(&self) -> SessionFile {
        let session = format::parse(b"schema = 3\n[meeting]\nkind = \"term\"\n").unwrap();
        SessionFile::create(&self.file(), &session, "test").unwrap()
    }

    /// The names in the folder but those of kept versions.
    fn plain_names(&self) -> Vec<String> {
        self.names().into_iter().filter(|name| !name.contains(".gen-")).collect()
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn at() -> Instant {
    Instant::parse_from_rfc3339("2025-06-10T09:31:07+07:00").unwrap()
}

fn said(ids: &mut RemarkIds, number: u64, words: &str) -> (Change, Stamp) {
    let link = Link { step: None, by: None, kind: Kind::Note, to: None, shortcomings: Vec::new() };
    let remark = Arc::new(Remark::new(ids.make(at()), at(), link, &Clean::new(words)));
    (Change::AddRemark { remark, place: Spot::End }, Stamp { id: ChangeId(number), at: at() })
}

fn commit(file: &mut SessionFile, changes: &[(Change, Stamp)]) -> Committed {
    file.commit(changes, &mut |_| {}).unwrap()
}

fn words(session: &Session) -> Vec<&str> {
    session.remarks.iter().map(|remark| remark.wording.text.as_str()).collect()
}

fn on_disk(path: &Path) -> Session {
    SessionFile::open(path, "reader").unwrap().1
}

#[test]
fn two_windows_lose_none_of_each_others_words() {
    let place = Place::new("two");
    let mut one = place.session();
    let (mut two, _) = SessionFile::open(&place.file(), "two").unwrap();
    let (mut first, mut second) = (RemarkIds::new(1), RemarkIds::new(2));
    for number in 1..=10 {
        commit(&mut one, &[said(&mut first, number, &format!("một {number}"))]);
        commit(&mut two, &[said(&mut second, number, &format!("hai {number}"))]);
    }
    let session = on_disk(&place.file());
    assert_eq!(session.remarks.len(), 20);
    assert_eq!(session.revision, 20);
    assert_eq!(place.plain_names(), [".họp.toml.lock", "họp.toml"]);
}

#[test]
fn a_change_that_is_tried_twice_is_written_once() {
    let place = Place::new("twice");
    let mut file = place.session();
    let change = said(&mut RemarkIds::new(1), 1, "một lần");
    commit(&mut file, std::slice::from_ref(&change));
    let again = commit(&mut file, &[change]);
    assert_eq!((words(&again.session), again.session.revision), (vec!["một lần"], 1));
}

#[test]
fn what_the_rules_refuse_is_told_and_the_rest_is_saved() {
    let place = Place::new("refused");
    let mut file = place.session();
    let mut ids = RemarkIds::new(1);
    let bad = (Change::MoveTo("s99".try_into_step()), Stamp { id: ChangeId(1), at: at() });
    let committed = commit(&mut file, &[bad.clone(), said(&mut ids, 2, "giữ lại")]);
    assert_eq!(committed.refused.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [ChangeId(1)]);
    let before = std::fs::read(place.file()).unwrap();
    commit(&mut file, &[bad]);
    assert_eq!(std::fs::read(place.file()).unwrap(), before, "a refusal writes nothing");
}

trait TryIntoStep {
    fn try_into_step(&self) -> crate::session::ids::StepId;
}

impl TryIntoStep for str {
    fn try_into_step(&self) -> crate::session::ids::StepId {
        crate::session::ids::StepId::new(self).unwrap()
    }
}

#[test]
fn a_hand_edit_between_two_saves_is_taken_up_and_a_broken_one_is_left_alone() {
    let place = Place::new("hand");
    let mut file = place.session();
    let mut ids = RemarkIds::new(1);
    commit(&mut file, &[said(&mut ids, 1, "một")]);
    let text = std::fs::read_to_string(place.file()).unwrap();
    std::fs::write(place.file(), text.replace("một", "sửa tay")).unwrap();
    let committed = commit(&mut file, &[said(&mut ids, 2, "hai")]);
    assert_eq!(words(&committed.session), ["sửa tay", "hai"]);
    std::fs::write(place.file(), "schema = 3\n[meeting]\nkin = 1\n").unwrap();
    let fault = file.commit(&[said(&mut ids, 3, "ba")], &mut |_| {}).unwrap_err();
    assert!(matches!(fault.kind, FaultKind::Broken(breach) if breach.line == 3));
    let left = std::fs::read_to_string(place.file()).unwrap();
    assert_eq!(left, "schema = 3\n[meeting]\nkin = 1\n");
}

#[test]
fn files_are_private_and_links_stay_links() {
    let place = Place::new("private");
    let mut file = place.session();
    let link = place.0.join("lối-tắt.toml");
    symlink(place.file(), &link).unwrap();
    let (mut through, _) = SessionFile::open(&link, "link").unwrap();
    commit(&mut through, &[said(&mut RemarkIds::new(1), 1, "qua lối tắt")]);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(words(&file.reload().unwrap().unwrap()), ["qua lối tắt"]);
    for name in [".họp.toml.lock", "họp.toml"] {
        let mode = std::fs::metadata(place.0.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_lock_held_by_another_is_waited_for_and_then_named() {
    let place = Place::new("busy");
    let mut file = place.session();
    commit(&mut file, &[said(&mut RemarkIds::new(1), 1, "một")]);
    let lock = std::fs::File::open(place.0.join(".họp.toml.lock")).unwrap();
    std::fs::write(place.0.join(".họp.toml.lock"), "PC-02 1234").unwrap();
    lock.lock().unwrap();
    let mut waited = Duration::ZERO;
    let change = said(&mut RemarkIds::new(2), 1, "hai");
    let fault =
        file.commit(std::slice::from_ref(&change), &mut |pause| waited += pause).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Busy { holder: Some("PC-02 1234".to_owned()) });
    assert!(waited >= crate::limits::LOCK_WAIT);
    drop(lock);
    assert_eq!(words(&commit(&mut file, &[change]).session), ["một", "hai"]);
}

#[test]
fn what_is_no_ordinary_file_is_refused_at_once() {
    let place = Place::new("odd");
    let kind = |path: &Path| SessionFile::open(path, "test").unwrap_err().kind;
    assert_eq!(kind(&place.0), FaultKind::Folder);
    assert_eq!(kind(&place.0.join("không có")), FaultKind::Missing);
    let pipe = place.0.join("ống");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RWXU,
        0,
    )
    .unwrap();
    assert_eq!(kind(&pipe), FaultKind::NotAFile);
    let large = place.0.join("lớn");
    std::fs::File::create(&large).unwrap().set_len(crate::limits::SESSION_BYTES + 1).unwrap();
    let (bytes, max) = (crate::limits::SESSION_BYTES + 1, crate::limits::SESSION_BYTES);
    assert_eq!(kind(&large), FaultKind::TooLarge { bytes, max });
}

#[test]
fn a_file_of_that_name_is_never_overwritten_by_a_new_session() {
    let place = Place::new("exists");
    let file = place.session();
    let session = on_disk(file.path());
    let fault = SessionFile::create(&place.file(), &session, "test").unwrap_err();
    assert_eq!(fault.kind, FaultKind::Exists);
    assert_eq!(place.names(), ["họp.toml"]);
}

#[test]
fn what_a_crash_left_behind_is_removed_by_the_next_save() {
    let place = Place::new("leftover");
    let mut file = place.session();
    std::fs::write(place.0.join(".họp.toml.tmp"), "nửa chừng").unwrap();
    commit(&mut file, &[said(&mut RemarkIds::new(1), 1, "một")]);
    assert_eq!(place.plain_names(), [".họp.toml.lock", "họp.toml"]);
}

#[test]
fn the_folder_lists_its_sessions_the_broken_ones_too() {
    let place = Place::new("list");
    drop(place.session());
    std::fs::write(place.0.join("hỏng.toml"), "x").unwrap();
    std::fs::write(place.0.join(".ẩn.toml"), "x").unwrap();
    let listed = library::list(&place.0).unwrap();
    let sound: Vec<bool> = listed.iter().map(|each| each.session.is_ok()).collect();
    assert_eq!((listed.len(), sound.contains(&true), sound.contains(&false)), (2, true, true));
    assert!(library::list(&place.0.join("không có")).unwrap().is_empty());
    let report = library::read(&place.file(), 3).unwrap_err();
    assert!(matches!(report.kind, FaultKind::TooLarge { max: 3, .. }));
}

#[test]
fn the_version_of_the_opening_is_kept_and_comes_back_as_the_next_revision() {
    let place = Place::new("generations");
    let mut file = place.session();
    let mut ids = RemarkIds::new(1);
    for number in 1..=3 {
        commit(&mut file, &[said(&mut ids, number, &format!("lời {number}"))]);
    }
    let kept = generations::list(&place.file()).unwrap();
    assert_eq!(
        kept.iter().map(|each| each.revision).collect::<Vec<_>>(),
        [0],
        "one in five minutes"
    );
    let restored = generations::restore(&place.file(), 0, "test", &mut |_| {}).unwrap();
    assert_eq!((restored.session.revision, restored.session.remarks.len()), (4, 0));
    assert_eq!(restored.before.unwrap().remarks.len(), 3);
    let back = generations::restore(&place.file(), 3, "test", &mut |_| {}).unwrap();
    assert_eq!((back.session.revision, words(&back.session)), (5, vec!["lời 1", "lời 2", "lời 3"]));
    assert_eq!(on_disk(&place.file()), back.session);
}

#[test]
fn a_version_comes_back_whatever_became_of_the_file() {
    for (case, damage) in [("empty", Some("")), ("half", Some("schema = 3\n[meet")), ("gone", None)]
    {
        let place = Place::new(&format!("restore-{case}"));
        let mut file = place.session();
        let mut ids = RemarkIds::new(1);
        commit(&mut file, &[said(&mut ids, 1, "một")]);
        let (change, stamp) = said(&mut ids, 2, "hai");
        let later = Stamp { at: stamp.at + chrono::TimeDelta::minutes(6), ..stamp };
        commit(&mut file, &[(change, later)]);
        match damage {
            Some(text) => std::fs::write(place.file(), text).unwrap(),
            None => std::fs::remove_file(place.file()).unwrap(),
        }
        let newest = generations::list(&place.file()).unwrap()[0].revision;
        let restored = generations::restore(&place.file(), newest, "test", &mut |_| {}).unwrap();
        assert_eq!(words(&restored.session), ["một"], "{case}");
        assert_eq!(words(&on_disk(&place.file())), ["một"], "{case}");
        let aside = place.names().iter().any(|name| name == ".họp.toml.broken-1");
        assert_eq!(aside, damage.is_some(), "{case}: what was there is not thrown away");
    }
}

#[test]
fn versions_are_thinned_to_the_latest_and_the_first_of_each_day() {
    let place = Place::new("thinned");
    let mut file = place.session();
    let mut ids = RemarkIds::new(1);
    let every = chrono::TimeDelta::from_std(crate::limits::GENERATION_EVERY).unwrap();
    for number in 1..=30_u32 {
        let (change, stamp) = said(&mut ids, u64::from(number), "lời");
        let at = stamp.at + every * i32::try_from(number).unwrap();
        commit(&mut file, &[(change, Stamp { at, ..stamp })]);
    }
    let kept = generations::list(&place.file()).unwrap();
    assert_eq!(
        kept.len(),
        crate::limits::GENERATIONS_LATEST + 1,
        "all of one day: its first stays"
    );
    assert_eq!(kept.last().unwrap().revision, 0);
    assert!(kept.iter().all(|each| each.session.is_ok()));
    let bytes: u64 = place
        .names()
        .iter()
        .filter(|name| name.contains(".gen-"))
        .map(|name| std::fs::metadata(place.0.join(name)).unwrap().len())
        .sum();
    assert!(bytes <= crate::limits::GENERATION_BYTES && kept.len() <= crate::limits::GENERATIONS);
}

#[test]
fn a_version_that_is_the_very_file_of_the_session_is_dropped_at_opening() {
    let place = Place::new("twin");
    let file = place.session();
    let twin = place.0.join(".họp.toml.gen-0");
    std::fs::hard_link(file.path(), &twin).unwrap();
    drop(SessionFile::look_at(&place.file(), "test").unwrap());
    assert!(twin.exists(), "who only reads removes nothing");
    drop(SessionFile::open(&place.file(), "test").unwrap());
    assert!(!twin.exists());
}

#[test]
fn what_was_saved_is_read_back_whole_when_there_is_time() {
    let place = Place::new("verify");
    let mut file = place.session();
    commit(&mut file, &[said(&mut RemarkIds::new(1), 1, "một")]);
    assert_eq!(file.verify(), Ok(()));
}

#[test]
fn comments_and_order_of_a_hand_outlive_our_saves() {
    let place = Place::new("comments");
    let mut file = place.session();
    let mut ids = RemarkIds::new(1);
    commit(&mut file, &[said(&mut ids, 1, "một")]);
    let text = std::fs::read_to_string(place.file()).unwrap();
    let by_hand = format!("# ghi chú của văn phòng\n{text}# cuối tệp\n")
        .replace("kind = \"term\"", "kind = \"term\"   # nhiệm kỳ");
    std::fs::write(place.file(), by_hand).unwrap();
    commit(&mut file, &[said(&mut ids, 2, "hai")]);
    commit(&mut file, &[said(&mut ids, 3, "ba")]);
    let text = std::fs::read_to_string(place.file()).unwrap();
    for kept in ["# ghi chú của văn phòng", "kind = \"term\"   # nhiệm kỳ", "# cuối tệp"]
    {
        assert!(text.contains(kept), "{kept} is gone:\n{text}");
    }
    assert_eq!(words(&on_disk(&place.file())), ["một", "hai", "ba"]);
}

#[test]
fn what_is_not_as_it_should_be_about_a_file_is_told_at_opening() {
    let place = Place::new("warnings");
    let mut file = place.session();
    commit(&mut file, &[said(&mut RemarkIds::new(1), 1, "một")]);
    let told = || warnings::of(&SessionFile::open(&place.file(), "test").unwrap().0);
    assert_eq!(told(), []);
    let mode = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&place.file(), 0o640);
    assert_eq!(told(), [Warning::NotPrivate { mode: 0o640 }]);
    mode(&place.file(), 0o600);
    for (folder, open) in [(0o777, true), (0o1777, false), (0o775, false)] {
        mode(&place.0, folder);
        assert_eq!(told(), if open { vec![Warning::OpenFolder] } else { vec![] }, "{folder:o}");
    }
    // A version of our own is the same file after a crash, where it cannot be removed as well.
    std::fs::hard_link(place.file(), place.0.join(".họp.toml.gen-1")).unwrap();
    assert_eq!(warnings::of(&file), []);
    std::fs::hard_link(place.file(), place.0.join("tên khác")).unwrap();
    assert_eq!(told(), [Warning::OtherNames { count: 1 }]);
    std::fs::remove_file(place.0.join("tên khác")).unwrap();
    // Only an administrator can give a file away.
    if std::os::unix::fs::chown(place.file(), Some(12_345), None).is_ok() {
        assert_eq!(told(), [Warning::Foreign { owner: 12_345 }]);
    }
}

#[test]
fn an_older_format_is_renewed_by_the_first_save_and_kept_as_it_was() {
    let place = Place::new("older");
    drop(place.session());
    let new = std::fs::read_to_string(place.file()).unwrap();
    let line = format!("schema = {}", format::SCHEMA);
    // Class and code of format 2 are the register's now; where it says another code, that holds.
    let shelf = "\n[archive]\nclass = \"vinh-vien\"\ncode = \"HS 1\"\n";
    for (found, case, hand) in [
        (1, "ours", ""),
        (1, "a hand's", "# của ai đó\n"),
        (2, "ours", ""),
        (2, "with a shelf", shelf),
    ] {
        let kept = place.0.join(format!(".họp.toml.schema-{found}"));
        let _ = std::fs::remove_file(&kept);
        let old = format!("{}{hand}", new.replace(&line, &format!("schema = {found}")));
        std::fs::write(place.file(), &old).unwrap();
        let (mut file, session) = SessionFile::open(&place.file(), "test").unwrap();
        assert!(warnings::of(&file).contains(&Warning::OlderSchema { found }), "{case}");
        assert_eq!(std::fs::read_to_string(place.file()).unwrap(), old, "reading writes nothing");
        commit(&mut file, &[said(&mut RemarkIds::new(1), 1, "mới")]);
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), old, "{case}");
        let now = std::fs::read_to_string(place.file()).unwrap();
        let comment = hand.lines().find(|line| line.starts_with('#')).unwrap_or_default();
        assert!(
            now.contains(&line) && now.contains(comment) && now.contains("mới"),
            "{case}: {now}"
        );
        assert!(!now.contains("[archive]"), "{case}: {now}");
        let register = Registers::of_folder(&place.0).unwrap();
        let own = Shelf { class: "khác".to_owned(), code: String::new() };
        let says = register.shelf(&place.file(), &own).line();
        assert_eq!(says == "vinh-vien · HS 1", hand == shelf, "{case}: {says}");
        assert_eq!(on_disk(&place.file()).members, session.members);
        assert!(!warnings::of(&file).contains(&Warning::OlderSchema { found }), "{case}");
        // The first that was kept stays; the next save has nothing to renew.
        commit(&mut file, &[said(&mut RemarkIds::new(2), 2, "nữa")]);
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), old, "{case}");
    }
}
