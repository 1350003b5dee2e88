//! Two windows on one session, windows that are killed, files that break while they are open.

use rustix::process::Signal;

use crate::support::folder::Folder;
use crate::support::terminal::Terminal;

fn with_meeting(test: &str) -> Folder {
    Folder::new(test).copy("tests/fixtures/sessions/hop.toml")
}

fn record(folder: &Folder) -> Terminal {
    let mut terminal = Terminal::start(folder, &["record", "hop.toml"], (80, 24));
    terminal.shows("Hạn chế 1");
    terminal
}

/// Both correct the same remark: the second is asked, and neither version is lost.
#[test]
fn the_same_remark_corrected_in_two_windows_is_a_question() {
    let folder = with_meeting("two-clash");
    let (mut one, mut two) = (record(&folder), record(&folder));
    one.keys("<Up>").shows("Đang sửa").keys(" Của một.");
    two.keys("<Up>").shows("Đang sửa").keys(" Của hai.").shows("Của hai.");
    two.keys("<Enter>").hides("đang lưu").hides("Đang sửa");
    one.shows("Của hai.").shows("Của một.");
    one.keys("<Enter>").shows("cả hai nơi").shows("Của hai.").shows("Của một.");
    std::thread::sleep(std::time::Duration::from_millis(800)); // an Enter at once is for the line
    one.keys("<Enter>").hides("cả hai nơi").hides("đang lưu");
    two.shows("Của một.");
    for terminal in [&mut one, &mut two] {
        terminal.keys("<C-q>");
        assert_eq!(terminal.ends(), 0);
    }
    let text = folder.text("hop.toml");
    assert!(text.contains("Của một.") && text.contains("Của hai."), "{text}");
}

/// Two windows have a draft each; both come back when both were killed.
#[test]
fn each_window_has_its_own_draft() {
    let folder = with_meeting("two-drafts");
    let (mut one, mut two) = (record(&folder), record(&folder));
    one.keys("lời của một").shows("› lời của một");
    two.keys("lời của hai").shows("› lời của hai");
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    let mut three = record(&folder);
    three.hides("lời của").keys("<C-q>");
    assert_eq!(three.ends(), 0);
    for terminal in [&mut one, &mut two] {
        terminal.signal(Signal::KILL).ends();
    }
    let mut next = record(&folder);
    next.shows("› lời của").shows("F12: 1 việc").keys("<Enter>").hides("đang lưu");
    next.keys("<F12>").shows("Lời chưa ghi được").keys("<Down><Enter>").hides("Lời chưa ghi được");
    next.hides("đang lưu").keys("<C-q>");
    assert_eq!(next.ends(), 0);
    let text = folder.text("hop.toml");
    assert!(text.contains("lời của một") && text.contains("lời của hai"), "{text}");
    let drafts: Vec<_> = folder.names().into_iter().filter(|name| name.contains("draft")).collect();
    assert_eq!(drafts, [] as [&str; 0]);
}

/// The file breaks, remarks are sent, the window is killed, the file is mended: they are in it.
#[test]
fn what_could_not_be_saved_survives_a_kill() {
    let folder = with_meeting("two-broken");
    let good = folder.text("hop.toml");
    let mut terminal = record(&folder);
    let folder = folder.write("hop.toml", "schema = 3\nhỏng hóc");
    terminal.shows("TỆP HỎNG").shows("dòng 2").keys("Không mất được.<Enter>");
    terminal.shows("CHƯA LƯU 1").shows("Không mất được.");
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    assert_eq!(folder.text("hop.toml"), "schema = 3\nhỏng hóc");
    terminal.signal(Signal::KILL).ends();
    let folder = folder.write("hop.toml", good);
    let mut next = record(&folder);
    next.shows("Đã khôi phục 1 việc chưa lưu").shows("Không mất được.").hides("đang lưu");
    next.keys("<C-q>");
    assert_eq!(next.ends(), 0);
    assert!(folder.text("hop.toml").contains("Không mất được."));
}

/// The chair gives the floor, and the minute-taker's chip follows: what is typed stays, and belongs
/// to who spoke when it was begun. Both see the step to which the chair goes.
#[test]
fn the_chair_gives_the_floor_to_the_minute_taker() {
    let folder = with_meeting("two-chair");
    let mut minutes = record(&folder);
    let mut chair = Terminal::start(&folder, &["chair", "hop.toml"], (80, 24));
    chair.shows("Đang họp").keys("<F3>").shows("Giao quyền").keys("tran").keys("<Enter>");
    chair.shows("Trần Thị B").hides("đang lưu");
    minutes.shows("[Trần Thị B]").keys("Việc này còn chậm").shows("› Việc này còn chậm");
    chair.keys("<F3>").shows("Giao quyền").keys("le van").keys("<Enter>").hides("Giao quyền");
    chair.shows("Lê Văn C").hides("đang lưu").keys("<F8>").shows("Bước 4/");
    minutes.shows("Bước 4/").shows("› Việc này còn chậm").shows("[Trần Thị B]").keys("<Enter>");
    minutes.hides("› Việc này").hides("đang lưu");
    for terminal in [&mut minutes, &mut chair] {
        terminal.keys("<C-q>");
        assert_eq!(terminal.ends(), 0);
    }
    let text = folder.text("hop.toml");
    let at = text.find("Việc này còn chậm").expect("it was recorded");
    let remark = &text[text[..at].rfind("[[remark]]").expect("a remark")..];
    assert!(remark.contains("by = \"m2\""), "{remark}");
}

/// What the chair covers is covered on the room's screen within a moment, and shown again.
#[test]
fn the_chair_covers_the_screen_of_the_room() {
    let folder = with_meeting("two-room");
    let mut room = Terminal::start(&folder, &["project", "hop.toml"], (80, 24));
    let mut chair = Terminal::start(&folder, &["chair", "hop.toml"], (80, 24));
    room.shows("Sinh hoạt chi bộ");
    chair.shows("Đang họp").keys(".").hides("đang lưu");
    room.shows("đang được che").hides("Sinh hoạt chi bộ");
    chair.keys(".").hides("đang lưu").keys("<F8>").shows("Bước 4/");
    room.shows("Bước 4/");
    for terminal in [&mut room, &mut chair] {
        terminal.keys("<C-q>");
        assert_eq!(terminal.ends(), 0);
    }
}
