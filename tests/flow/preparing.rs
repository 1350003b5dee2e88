//! Preparing a meeting: a report is mended by keys, members and agenda are put together, the
//! session is made.

use kiemdiem::report::mend::Source;
use kiemdiem::session::MeetingKind;
use kiemdiem::session::outline::Outline;
use kiemdiem::session::preparation::Preparation;
use kiemdiem::ui::event::{Effect, Event, Prepared};

use crate::play::Play;

pub(crate) const REPORT: &str = include_str!("../fixtures/reports/mend/five-wrong-guesses.txt");

fn prepared(found: Option<Preparation>) -> Prepared {
    let source = Source::read(REPORT.as_bytes()).unwrap();
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
