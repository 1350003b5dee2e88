//! The user's settings: chosen by a key, kept in a file, there the next time.

use std::fs;
use std::path::PathBuf;

use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

fn with_meeting(test: &str) -> (Folder, PathBuf) {
    let folder = Folder::new(test).copy("tests/fixtures/sessions/hop.toml");
    let settings = folder.path().join(".config/kiemdiem/cai-dat.toml");
    (folder, settings)
}

fn record(folder: &Folder) -> Terminal {
    Terminal::start(folder, &["record", "hop.toml"], (80, 24))
}

/// The method of typing, the place of tones and the language that were chosen hold the next time.
#[test]
fn choices_hold_the_next_time() {
    let (folder, settings) = with_meeting("settings-kept");
    let mut terminal = record(&folder);
    terminal.shows("Hạn chế 1").keys("<C-\\>").shows("Kiểu gõ có sẵn: Telex");
    terminal.keys("<C-p>").shows("Tìm lệnh").keys("dat dau<Enter>").shows("kiểu mới (hoà)");
    terminal.keys("<C-p>").shows("Tìm lệnh").keys("ngon ngu<Enter>").shows("speaks English");
    terminal.keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    let kept = fs::read_to_string(&settings).expect("the settings are kept");
    for line in ["language = \"en\"\n", "typing = \"telex\"\n", "tones = \"new\"\n"] {
        assert!(kept.contains(line), "{kept}");
    }
    let mut terminal = record(&folder);
    terminal.shows("Telex · ●").shows("saved").keys("hoaf<Enter>").shows("hoà").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert!(folder.text("hop.toml").contains("text = \"hoà\"\n"));
    assert!(run(&folder, &["show", "hop.toml"]).out.contains("Remarks: "));
    assert!(run(&folder, &["show", "hop.toml", "--lang", "vi"]).out.contains("Ý kiến: "));
}

/// What cannot be read is told with its place; the program's own settings go on, and the file
/// stays as it is, whatever is chosen.
#[test]
fn settings_that_cannot_be_read_are_told_and_stay() {
    let (folder, settings) = with_meeting("settings-bad");
    fs::create_dir_all(settings.parent().expect("it has a folder")).expect("a folder is made");
    let wrong = "language = \"en\"\ntyping = \"telx\"\n";
    fs::write(&settings, wrong).expect("it is written");
    let told = "cai-dat.toml: dòng 2, cột 10: «telx» không dùng được ở đây";
    let mut terminal = record(&folder);
    terminal.shows(told).keys("<C-\\>").shows("Lựa chọn chỉ dùng cho lần này");
    terminal.keys("aa<Enter>").shows("â").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(fs::read_to_string(&settings).expect("it is there"), wrong);
    let said = run(&folder, &["check", "hop.toml"]);
    assert!(said.err.contains(told) && said.err.lines().count() == 1, "{}", said.err);
}
