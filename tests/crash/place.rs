//! The place of the session changes under an open window: its folder goes and comes back, its
//! file is another.

use std::fs;
use std::process::Command;

use crate::meeting::{FILE, meeting, saves, text};
use crate::window::{leaves, record};

/// A stick that is pulled and put back: the window says so, goes on, and all of it arrives.
#[test]
fn the_folder_goes_and_comes_back() {
    let folder = meeting("the-folder-goes");
    let away = folder.path().with_extension("away");
    let mut terminal = record(&folder);
    terminal.keys("trước<Enter>").shows("│  trước").hides("đang lưu");
    fs::rename(folder.path(), &away).expect("the folder moves");
    let old = fs::read(away.join(FILE)).expect("it is there");
    terminal.keys("lúc mất<Enter>").shows("CHƯA LƯU 1").shows("không còn");
    terminal.shows("Để sau").keys("<Esc>").hides("Để sau");
    terminal.keys("<F8>").shows("Bước 4/5").shows("CHƯA LƯU 2");
    assert_eq!(fs::read(away.join(FILE)).expect("it is there"), old, "written elsewhere");
    assert!(!folder.path().exists(), "made anew");
    fs::rename(&away, folder.path()).expect("the folder comes back");
    leaves(terminal, &folder, &["trước", "lúc mất"]);
    assert!(text(&folder).contains("step = \"s04\"\n"));
}

/// Puts something else in the file's place while a window is open, and the file back.
fn replaced(test: &str, put: impl FnOnce(&std::path::Path), words: &str) {
    let folder = meeting(test);
    let (file, aside) = (folder.path().join(FILE), folder.path().join("aside"));
    let mut terminal = record(&folder);
    terminal.keys("trước<Enter>").shows("│  trước").hides("đang lưu");
    fs::rename(&file, &aside).expect("the file moves");
    put(&file);
    terminal.keys("lúc ấy<Enter>").shows("CHƯA LƯU 1").shows(words);
    let kind = fs::symlink_metadata(&file).expect("what was put there stays").file_type();
    assert!(!kind.is_file(), "written over");
    if kind.is_dir() { fs::remove_dir(&file) } else { fs::remove_file(&file) }.expect("it goes");
    fs::rename(&aside, &file).expect("the file comes back");
    leaves(terminal, &folder, &["trước", "lúc ấy"]);
}

/// A folder in the file's place is named, left alone, and waited out.
#[test]
fn a_folder_stands_in_the_files_place() {
    replaced(
        "replaced-by-a-folder",
        |file| fs::create_dir(file).expect("a folder can be made"),
        "đây là thư mục",
    );
}

/// So is a pipe, which nobody reads or writes: the window does not wait for it.
#[test]
fn a_pipe_stands_in_the_files_place() {
    replaced(
        "replaced-by-a-pipe",
        |file| {
            let made = Command::new("mkfifo").arg(file).status();
            assert!(made.expect("mkfifo is there").success());
        },
        "không phải tệp thường",
    );
}

/// So is a link: what it leads to is not written.
#[test]
fn a_link_stands_in_the_files_place() {
    replaced(
        "replaced-by-a-link",
        |file| std::os::unix::fs::symlink("aside", file).expect("a link can be made"),
        "không phải tệp thường",
    );
}

/// A backup that somebody copies over the session does not make saved words vanish without a
/// trace: they are still in the file, on the screen, or in a copy beside it.
#[test]
fn an_older_file_takes_nothing_silently() {
    let folder = meeting("an-older-file");
    let older = folder.bytes(FILE);
    let mut terminal = record(&folder);
    terminal.keys("đã lưu rồi.<Enter>").shows("│  đã lưu rồi.").hides("đang lưu");
    let folder = folder.write("backup", older);
    fs::rename(folder.path().join("backup"), folder.path().join(FILE)).expect("it moves");
    terminal.keys("lời sau").shows("› lời sau").keys("<Enter>").hides("› lời sau");
    // Longer than the slow look takes.
    terminal.shows_within("\u{fffd}", std::time::Duration::from_secs(3));
    let on_screen = terminal.lines().iter().any(|line| line.contains("│  đã lưu rồi."));
    let on_disk = folder.names().iter().any(|name| folder.text(name).contains("đã lưu rồi."));
    let lines = terminal.lines().join("\n");
    assert!(on_screen || on_disk, "gone, and nothing was asked or kept:\n{lines}");
}

/// Whoever deletes the lock file harms nothing: the next save makes another.
#[test]
fn the_lock_file_is_deleted() {
    let folder = meeting("lock-deleted");
    let mut terminal = record(&folder);
    for round in 0..5 {
        saves(&folder, &format!("lệnh {round}"));
        fs::remove_file(folder.path().join(".hop.toml.lock")).expect("it is there");
        terminal.keys(&format!("cửa sổ {round}<Enter>")).shows(&format!("│  cửa sổ {round}"));
        terminal.hides("đang lưu");
        fs::remove_file(folder.path().join(".hop.toml.lock")).expect("it is there");
    }
    leaves(terminal, &folder, &["lệnh 0", "cửa sổ 0", "lệnh 4", "cửa sổ 4"]);
}
