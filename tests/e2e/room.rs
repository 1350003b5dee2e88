//! The room's screen as the program shows it: it follows the file, touches nothing, and lets no
//! word out that is not for the room.

use std::fs::{self, File};
use std::time::Duration;

use kiemdiem::limits;
use rustix::process::Signal;

use crate::support::command::run;
use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

const SOON: Duration = Duration::from_secs(1);

fn room(folder: &Folder, size: (u16, u16)) -> Terminal {
    Terminal::start(folder, &["project", "hop.toml"], size)
}

fn with_meeting(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/sessions/hop.toml")
}

/// Who starts late sees where the meeting is, and what others do comes within a second; on a
/// machine that is busy with other tests, once in a few times.
#[test]
fn it_follows_the_meeting() {
    let folder = with_meeting("room-follows");
    let mut terminal = room(&folder, (80, 24));
    terminal.shows("Bước 3/5").shows("Sinh hoạt chi bộ còn nặng");
    let mut soon = 0;
    for (way, step) in [("next", "Bước 4/5"), ("back", "Bước 3/5"), ("next", "Bước 4/5")] {
        assert_eq!(run(&folder, &["step", "hop.toml", way]).code, Some(0));
        soon += u32::from(terminal.shows_within(step, SOON));
        terminal.shows(step);
    }
    assert!(soon > 0, "each time it took more than a second");
    terminal.shows("Trả lời kiến nghị");
    terminal.resize((160, 45)).shows("Bước 4/5").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
}

/// No lock is waited for, no file made, none written.
#[test]
fn it_touches_nothing() {
    let folder = with_meeting("room-touches");
    let lock = File::create(folder.path().join(".hop.toml.lock")).expect("a lock file is made");
    lock.lock().expect("nobody else has it");
    let (names, bytes) = (folder.names(), folder.bytes("hop.toml"));
    let mut terminal = room(&folder, (80, 24));
    terminal.shows("Bước 3/5").keys("abc<Enter>").keys("<F1>").shows("Thoát").keys("<Esc>");
    terminal.hides("Thoát").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
    assert_eq!((folder.names(), folder.bytes("hop.toml")), (names, bytes));
}

/// Nothing that is written down or typed, and no name, is in all that the terminal is sent.
#[test]
fn no_word_of_the_minutes_is_sent_to_its_terminal() {
    let folder = with_meeting("room-words");
    let mut terminal = room(&folder, (80, 24));
    terminal.shows("Bước 3/5");
    let mut minutes = Terminal::start(&folder, &["record", "hop.toml"], (80, 24));
    minutes.shows("Hạn chế 1").keys("<F3>b<Enter>").shows("[Trần Thị B]");
    minutes.keys("%riêng bímật<Enter>").shows("bímật").hides("đang lưu");
    minutes.keys("đang gõ dởdang").shows("dởdang").keys("<F8>").shows("Bước 4/5");
    terminal.shows("Bước 4/5");
    std::thread::sleep(Duration::from_millis(1_500)); // the draft is on the disk by now
    let sent = String::from_utf8_lossy(terminal.raw()).into_owned();
    for word in ["bímật", "dởdang", "Có kỳ họp", "Trần", "Nguyễn Văn"] {
        assert!(!sent.contains(word), "{word}");
    }
    assert!(sent.contains("Sinh hoạt chi bộ"), "what is for the room is sent");
    for terminal in [&mut terminal, &mut minutes] {
        terminal.keys("<C-q>");
        assert_eq!(terminal.ends(), 0);
    }
}

/// A file that breaks or goes leaves the last good picture, with its age; then it goes on.
#[test]
fn it_says_how_old_its_picture_is_and_is_never_blank() {
    let folder = with_meeting("room-old");
    let path = folder.path().join("hop.toml");
    let sound = folder.bytes("hop.toml");
    let mut terminal = room(&folder, (80, 24));
    terminal.shows("Bước 3/5");
    fs::write(&path, "schema = 3\n[meeting\n").expect("it can be written");
    terminal.shows("hình cách đây 5 giây").shows("hình cách đây 7 giây").shows("Sinh hoạt chi bộ");
    fs::write(&path, &sound).expect("it can be written");
    terminal.hides("hình cách đây").shows("Sinh hoạt chi bộ");
    fs::remove_file(&path).expect("it can be removed");
    terminal.shows("hình cách đây").shows("Sinh hoạt chi bộ");
    fs::write(&path, &sound).expect("it can be written");
    terminal.hides("hình cách đây");
    run(&folder, &["step", "hop.toml", "next"]);
    terminal.shows("Bước 4/5").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
}

/// A chair's window that is killed leaves its sign of life to grow old, and the room is told; the
/// next one gives it anew, and one that is left takes it away.
#[test]
fn it_says_when_the_chairs_window_has_stopped() {
    let folder = with_meeting("room-chair");
    let sign = folder.path().join(".hop.toml.chair");
    let mut terminal = room(&folder, (80, 24));
    terminal.shows("Bước 3/5");
    assert!(!sign.exists(), "the room's screen makes none");
    let chair = || Terminal::start(&folder, &["chair", "hop.toml"], (80, 24));
    let mut killed = chair();
    killed.shows("Bước 3/5");
    terminal.hides("cửa sổ chủ trì");
    for _ in 0..100 {
        if sign.exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(100)); // it is given behind the first picture
    }
    killed.signal(Signal::KILL);
    let then = std::time::SystemTime::now() - limits::CHAIR_STOPPED - limits::LIFE_EVERY;
    let file = File::options().write(true).open(&sign).expect("it stays");
    file.set_modified(then).expect("a file of ours has the time that we give it");
    assert_eq!(file.metadata().expect("it is there").len(), 0, "nothing is in it");
    terminal.shows("– cửa sổ chủ trì đã dừng").shows("Sinh hoạt chi bộ");
    let mut again = chair();
    again.shows("Bước 3/5");
    terminal.hides("cửa sổ chủ trì").shows("Sinh hoạt chi bộ");
    again.keys("<C-q>");
    assert_eq!(again.ends(), 0);
    assert!(!sign.exists(), "left in order");
    terminal.keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
}

/// What is told of the room is what the room sees.
#[test]
fn what_is_told_of_the_room_is_true() {
    let folder = with_meeting("room-told");
    let told = |flags: &[&str]| {
        let said = run(&folder, &[&["room", "hop.toml"], flags].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        said.out
    };
    assert!(told(&[]).contains("Hội trường thấy: đồng hồ người phát biểu\n"));
    let parts = told(&["--show", "attendance", "--show", "ballot", "--hide", "speaker-clock"]);
    assert!(parts.contains("Hội trường thấy: số người có mặt, tổng số phiếu kín\n"), "{parts}");
    assert!(folder.text("hop.toml").contains("shows = ["));
    let remark = ["--remark", "r0810a-1"];
    assert!(told(&remark).contains("Ý kiến được hiện: Có kỳ họp"));
    run(&folder, &["step", "hop.toml", "next"]);
    assert!(told(&[]).contains("Ý kiến chưa hiện, vì thuộc bước khác: Có kỳ họp"));
    run(&folder, &["step", "hop.toml", "back"]);
    let text = folder.text("hop.toml");
    let head = "[[remark]]\nid = \"r0810a-1\"\n";
    let is_private = text.replacen(head, &format!("{head}marks = {{ private = true }}\n"), 1);
    assert_ne!(is_private, text);
    fs::write(folder.path().join("hop.toml"), is_private).expect("it can be written");
    let told = told(&[]);
    assert!(told.contains("Ý kiến không hiện, vì là của riêng người ghi: Có kỳ họp"), "{told}");
    assert!(!told.contains("được hiện"), "{told}");
}

/// What cannot be read is said before the screen is taken over.
#[test]
fn what_cannot_be_shown_is_said() {
    let folder = Folder::new("room-none");
    assert_eq!(run(&folder, &["project", "no.toml"]).code, Some(1));
    assert_eq!(run(&folder, &["project", "no.toml", "--theme", "grey"]).code, Some(2));
}

/// A critic who was named on the room's screen is named no more once nobody is to be named.
#[test]
fn who_is_hidden_is_hidden_at_the_remarks_too() {
    let folder = with_meeting("room-names");
    let show = |flags: &[&str]| {
        let said = run(&folder, &[&["room", "hop.toml"], flags].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
    };
    let mut terminal = room(&folder, (80, 24));
    terminal.shows("Bước 3/5").hides("Có kỳ họp chỉ đọc");
    show(&["--names", "--remark", "r0810a-1"]);
    terminal.shows("Có kỳ họp chỉ đọc").shows("Trần Thị B");
    show(&["--no-names"]);
    terminal.hides("Trần Thị B").shows("Có kỳ họp chỉ đọc");
    show(&["--blank"]);
    terminal.hides("Có kỳ họp chỉ đọc").keys("<C-q>");
    assert_eq!(terminal.ends(), 0);
}
