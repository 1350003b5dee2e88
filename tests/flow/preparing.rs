//! Preparing a meeting: a report is mended by keys, members and agenda are put together, the
//! session is made.

use kiemdiem::report::ReadAs;
use kiemdiem::report::mend::Source;
use kiemdiem::session::MeetingKind;
use kiemdiem::session::outline::Outline;
use kiemdiem::session::preparation::Preparation;
use kiemdiem::ui::event::{Effect, Errand, Event, Prepared};

use crate::play::Play;

pub(crate) const REPORT: &str = include_str!("../fixtures/reports/mend/five-wrong-guesses.txt");

fn prepared(found: Option<Preparation>) -> Prepared {
    let source = Source::read(REPORT.as_bytes(), ReadAs::default()).unwrap();
    let fresh = Preparation::of(MeetingKind::Term, Vec::new());
    Prepared { report: "bao-cao.txt".into(), source, fresh, found }
}

/// Opens the report of five wrong guesses on a screen of this size.
pub(crate) fn preparing(columns: u16, rows: u16) -> Play {
    let mut play = Play::home(columns, rows);
    play.event(Event::Prepared(Box::new(prepared(None))));
    play
}

/// Makes the session with what is there; gives its outline.
fn made(play: &mut Play) -> kiemdiem::session::Session {
    play.keys("<F9><Enter>");
    let made = play.effects.iter().find_map(|effect| match effect {
        Effect::Make(_, session) => Some(session.as_ref().clone()),
        _ => None,
    });
    made.unwrap()
}

fn items(outline: &Outline) -> Vec<String> {
    let mut all: Vec<String> =
        outline.shortcomings.iter().map(|each| format!("{} {}", each.id, each.text)).collect();
    all.extend(outline.causes.iter().map(|each| format!("{} {}", each.item.id, each.item.text)));
    let rest = outline.lessons.iter().chain(&outline.remedies);
    all.extend(rest.map(|each| format!("{} {}", each.id, each.text)));
    all
}

const MENDED: [&str; 9] = [
    "hc1 Việc làm đường vào thôn Bến Đò kéo dài ba năm, dân phải đi vòng qua đê.",
    "hc2 Sổ đảng viên của hai chi bộ không được ghi thêm từ năm 2022.",
    "hc3 Ba kỳ họp liền không trả lời kiến nghị về nước sạch.",
    "hc4 Thu quỹ phòng, chống thiên tai mới đạt một nửa.",
    "nn1 cán bộ phụ trách đổi hai lần mà không bàn giao.",
    "bh1 Việc đã hứa với dân thì phải ghi sổ và có ngày hẹn.",
    "bh2 Bàn giao cán bộ phải có biên bản.",
    "gp1 Trước ngày 30 tháng 9 năm 2025 làm xong đường vào thôn Bến Đò.",
    "gp2 Từ tháng 7 năm 2025, mỗi kiến nghị có người trả lời và ngày trả lời.",
];

/// The promise: five wrong guesses are mended by keys alone, in less than thirty of them.
#[test]
fn five_wrong_guesses_are_mended_in_under_thirty_keys() {
    let as_guessed = items(&made(&mut preparing(80, 24)).outline);
    assert_ne!(as_guessed, MENDED, "the guesses are wrong at first");
    let mut play = preparing(80, 24);
    let mends = [
        "<Space><Space>",      // an item of its own, not the end of the one before
        "<F8><F3><Enter>",     // its cause stands in the same line
        "<F8><F4>",            // the rest of a broken line
        "<F8><Delete>",        // a note of the typist
        "<Down><F2>bh<Enter>", // what this heading is for
    ];
    let keys: usize = mends.iter().map(|keys| count(keys)).sum();
    assert!(keys < 30, "{keys} keys");
    for mend in mends {
        play.keys(mend);
    }
    assert_eq!(items(&made(&mut play).outline), MENDED);
}

/// Counts the keys of a play.
fn count(keys: &str) -> usize {
    let named = keys.matches('<').count();
    let inside: usize =
        keys.split('<').skip(1).filter_map(|part| part.find('>')).map(|at| at + 2).sum();
    named + keys.chars().count() - inside
}

/// Types members and pastes some from a spreadsheet.
pub(crate) fn with_members(mut play: Play) -> Play {
    play.keys("<Tab>Nguyễn Văn A, Bí thư<Enter>");
    let rows = "STT\tHọ và tên\tChức vụ\n1\tTrần Thị B\tPhó Bí thư\n2\tLê Văn Cường\tỦy viên\n\
                3\tĐỗ Thị Ân\tỦy viên\n";
    play.event(Event::Paste(rows.to_owned()));
    play
}

/// Each item stands once among what was understood, whichever side its cause is on.
#[test]
fn every_item_is_shown_once() {
    let report = include_str!("../../sessions/mau/bao-cao-mau.txt");
    let source = Source::read(report.as_bytes(), ReadAs::default()).unwrap();
    let fresh = Preparation::of(MeetingKind::Term, Vec::new());
    let mut play = Play::home(160, 100);
    let report = "bao-cao-mau.txt".into();
    play.event(Event::Prepared(Box::new(Prepared { report, source, fresh, found: None })));
    let screen = play.screen();
    let understood = screen.lines().filter_map(|row| row.split_once("│ ").map(|row| row.1));
    let understood: Vec<&str> = understood.map(str::trim_start).collect();
    for name in ["HC1 ", "HC6 ", "NN1 ", "NN5 ", "BH3 ", "GP4 "] {
        let count = understood.iter().filter(|row| row.starts_with(name)).count();
        assert_eq!(count, 1, "{name}: {understood:#?}");
    }
}

/// Returns what was last kept on the disk.
fn kept(play: &Play) -> Option<&Option<Box<Preparation>>> {
    play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Errand(Errand::Keep(_, said)) => Some(said),
        _ => None,
    })
}

#[test]
fn each_act_is_taken_back_and_done_again() {
    let mut play = preparing(80, 24);
    let before = play.screen();
    play.keys("<Space>").shows("11*mục").keys("<Space>").shows("11*HC2");
    play.keys("<Delete>").shows("11*bỏ").keys("<Delete>").keys("<F4>").shows("11*nối");
    play.keys("<Ctrl+Z><Ctrl+Z><Ctrl+Z>").shows("Đã hoàn tác").shows("11*HC2");
    play.keys("<Ctrl+Z><Ctrl+Z>").hides("*").keys("<Up><Down>");
    assert_eq!(play.screen(), before);
    play.keys("<Ctrl+Z>").shows("Không có gì để hoàn tác");
    play.keys("<Ctrl+Y><Ctrl+Y>").shows("Đã làm lại").shows("11*HC2");
    play.keys("<Backspace>").shows("Dòng 11: đoạn tiếp").hides("*");
    play.keys("<Backspace>").shows("Dòng này chưa ai sửa");
}

#[test]
fn what_was_said_is_kept_in_a_moment_and_taken_up_again() {
    let mut play = preparing(80, 24);
    play.keys("<Space><Space>");
    play.wait(701).event(Event::Clock);
    play.shows("đã giữ nháp");
    let said = kept(&play).unwrap().clone().map(|said| *said);
    assert!(said.is_some());
    let mut play = Play::home(80, 24);
    play.event(Event::Prepared(Box::new(prepared(said))));
    play.shows("Tiếp tục bản chuẩn bị dở").shows("11*HC2").keys("<Ctrl+Z>").hides("11*HC2");
    play.wait(701).event(Event::Clock);
    assert_eq!(kept(&play), Some(&None), "nothing was said any more");
    play.keys("<Space><Ctrl+Q>");
    assert!(matches!(
        play.effects.as_slice(),
        [.., Effect::Errand(Errand::Keep(_, Some(_))), Effect::Quit]
    ));
}

#[test]
fn a_draft_that_cannot_be_kept_is_tried_again() {
    use kiemdiem::limits::{DRAFT_AFTER, SAVE_AGAIN};
    use kiemdiem::store::fault::{Fault, FaultKind};
    let mut play = preparing(80, 24).with_slow_disk();
    play.keys("<Space>").shows("đang giữ nháp…");
    let tries = |play: &Play| {
        play.effects.iter().filter(|each| matches!(each, Effect::Errand(Errand::Keep(..)))).count()
    };
    play.wait(DRAFT_AFTER.as_millis() as i64 + 1).event(Event::Clock);
    play.event(Event::DraftNotKept(Fault { path: "/a".into(), kind: FaultKind::Full }));
    play.shows("CHƯA GIỮ ĐƯỢC NHÁP");
    let before = tries(&play);
    play.wait(SAVE_AGAIN.as_millis() as i64 - 1).event(Event::Clock);
    assert_eq!(tries(&play), before);
    play.wait(2).event(Event::Clock);
    assert_eq!(tries(&play), before + 1);
    play.event(Event::PreparationKept);
    play.keys("<Up>").shows("đã giữ nháp");
}

#[test]
fn members_are_typed_pasted_altered_and_removed() {
    let mut play = with_members(preparing(80, 24));
    play.shows("Đã thêm 3 người").shows("Thành viên 4");
    play.event(Event::Paste(
        "5\tVũ Văn G\tỦy viên\n6\t\tỦy viên\n7\tTrần Thị B\tPhó Bí thư".into(),
    ));
    play.shows("Các dòng chưa thêm được").shows("Dòng 2: thiếu họ tên").shows("1 người đã có");
    play.keys("<Esc>").shows("Thành viên 5").shows("Vũ Văn G");
    play.keys("<Enter>").shows("Sửa thành viên").keys("<Tab><Ctrl+U>Phó Bí thư<Enter>");
    play.shows("  3  Vũ Văn G      Phó Bí thư").keys("<F2><F2>").shows("khách mời");
    play.keys("<Delete>").shows("Đã bỏ Vũ Văn G").shows("Thành viên 4");
    play.keys("<Up>").hides("Vũ Văn G");
    let session = made(&mut play);
    let names: Vec<&str> = session.members.iter().map(|each| each.name.as_str()).collect();
    assert_eq!(names, ["Nguyễn Văn A", "Trần Thị B", "Đỗ Thị Ân", "Lê Văn Cường"]);
    assert_eq!(session.meeting.chair, Some(session.members[0].id.clone()));
}

/// An input method may turn any letter or digit into another: none of them is a command.
#[test]
fn letters_are_names_or_nothing() {
    let mut play = preparing(80, 24);
    let before = play.screen();
    play.keys("sfrxjwdn1234");
    assert_eq!(play.screen(), before);
    play.keys("<Tab>sfrxjw 12").shows("› sfrxjw 12").keys("<Esc>").shows("Dòng đang gõ chưa thêm");
    play.keys("<Left><Delete>").shows("› sfrxjw 1").keys("<F9><Enter>").shows("chưa thêm");
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::Make(..))));
}

#[test]
fn the_agenda_is_put_in_order_and_follows_the_report() {
    let mut play = with_members(preparing(80, 24));
    play.keys("<Tab><Down><Alt+Up>").shows("1   Chương trình, mục đích");
    play.keys("<F3>Chào cờ<Enter>").shows("2 + Chào cờ").keys("<Alt+Right><Alt+Right>");
    play.shows("10 phút").keys("<Down><Down><Delete>").hides("Trình bày báo cáo kiểm điểm ");
    play.shows("đã sửa theo ý bạn").keys("<Shift+Tab><Shift+Tab><Space><Space>");
    let session = made(&mut play);
    let titles: Vec<&str> = session.agenda.iter().map(|step| step.title.as_str()).collect();
    let wanted = ["Chương trình, mục đích, yêu cầu", "Chào cờ", "Khai mạc, giới thiệu đại biểu"];
    assert_eq!(titles[..3], wanted);
    assert_eq!(titles[3..7], ["Hạn chế 1", "Hạn chế 2", "Hạn chế 3", "Hạn chế 4"]);
    assert_eq!(session.agenda[1].minutes, Some(10));
    play.keys("<Tab><Tab><Ctrl+P>thuong le<Enter>").shows("1   Khai mạc");
    play.keys("<F2>").shows("Loại kiểm điểm: kiểm điểm cuối năm");
}

#[test]
fn the_home_screen_leads_there_and_back() {
    use kiemdiem::ui::event::{Entry, NewSession, NotOpened, Summary};
    let mut play = Play::home(80, 24);
    let entry = |is_report| Entry {
        path: "/họp/bao-cao.txt".into(),
        summary: Ok(Summary::default()),
        is_report,
        shelf: String::new(),
    };
    play.event(Event::Listed(vec![entry(true)]));
    play.shows("đang chuẩn bị").keys("<Enter>");
    play.event(Event::NotOpened(NotOpened::Members {
        path: "/a.csv".into(),
        why: kiemdiem::report::members::BadMembers::NoMembers,
    }));
    play.keys("<F2>/họp/bao-cao.txt<Enter><Enter><F2><Enter>");
    let asked: Vec<&NewSession> = play
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Errand(Errand::Prepare(new)) => Some(new),
            _ => None,
        })
        .collect();
    assert_eq!(asked.len(), 2);
    assert!(asked.iter().all(|new| new.report.ends_with("bao-cao.txt")));
    assert_eq!(asked[1].kind, MeetingKind::Annual);
    play.event(Event::Prepared(Box::new(prepared(None))));
    play.keys("<Space><Esc>").shows("Bản chuẩn bị được giữ");
    assert!(matches!(kept(&play), Some(Some(_))));
    assert!(play.effects.ends_with(&[Effect::Close, Effect::Errand(Errand::List)]));
}

/// The agenda as it is now is saved under a name, one of the same name is replaced only by word,
/// and another meeting starts from a saved one.
#[test]
fn an_agenda_is_saved_and_is_where_another_starts() {
    let mut play = with_members(preparing(80, 24));
    play.keys("<Tab><Down><Alt+Up><Alt+Right><F5>").shows("Lưu chương trình làm mẫu");
    play.keys("Nửa ngày<Enter>");
    let saved = |play: &mut Play, wanted: bool| {
        let found = play.effects.drain(..).find_map(|effect| match effect {
            Effect::Errand(Errand::SaveAgenda(own, replace)) if replace == wanted => Some(own),
            _ => None,
        });
        found.unwrap()
    };
    let own = saved(&mut play, false);
    assert_eq!(own.name, "Nửa ngày");
    let first = &own.template.steps[0];
    assert_eq!(first.title, "Chương trình, mục đích, yêu cầu");
    play.event(Event::AgendaThere(own.clone()));
    play.shows("Đã có mẫu tên này").keys("<Down><Enter>");
    assert_eq!(saved(&mut play, true), own);
    play.event(Event::AgendaSaved(own.name.clone()));
    play.shows("Đã lưu chương trình mẫu «Nửa ngày»");
    let minutes = made(&mut play).agenda[0].minutes;

    let mut play = preparing(80, 24);
    play.keys("<Tab><Tab><F4>");
    assert!(play.effects.contains(&Effect::Errand(Errand::Agendas)));
    play.event(Event::Agendas(Vec::new()));
    play.shows("Chưa có chương trình mẫu nào; F5 lưu");
    play.event(Event::Agendas(vec![*own]));
    play.shows("Nửa ngày").keys("<Enter>").shows("theo mẫu «Nửa ngày»");
    let step = &made(&mut play).agenda[0];
    assert_eq!((&*step.title, step.minutes), ("Chương trình, mục đích, yêu cầu", minutes));
    play.keys("<F2>");
    assert!(!play.screen().contains("theo mẫu"), "another kind of meeting has its own agenda");
}
