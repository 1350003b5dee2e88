//! A member's own shortcomings in the windows: first in his turn, offered everywhere, tied to what
//! is said.

use kiemdiem::report::{self, ReadAs};
use kiemdiem::session::Session;
use kiemdiem::session::change::{Change, ChangeId, Stamp};
use kiemdiem::session::ids::MemberId;
use kiemdiem::session::revision::Pairing;
use kiemdiem::ui::event::{Event, Saved};

use crate::play::{Play, sample};

const REVIEW: &str = "\
BẢN KIỂM ĐIỂM CÁ NHÂN
Năm 2025

Họ và tên: Lê Văn C

I. Ưu điểm, kết quả công tác
- Giải ngân đạt 96% kế hoạch.
II. Hạn chế, khuyết điểm và nguyên nhân
1. Hạn chế, khuyết điểm
- Nóng vội trong điều hành, ba lần cắt lời cấp dưới tại giao ban.
- Ít đi cơ sở, cả năm chỉ về khu phố 4 hai lần.
2. Nguyên nhân
- Chủ quan, tin vào báo cáo miệng.
III. Phương hướng, biện pháp khắc phục
- Mỗi tháng về một khu phố.
";

/// Hands in a review as the command does.
fn handed_in(session: &Session, member: &str, text: &str) -> Session {
    let outline = report::read(text.as_bytes(), ReadAs::default()).unwrap().outline;
    let at = Play::home(80, 24).now;
    let member = MemberId::new(member).unwrap();
    let swap = session.handed_in(&member, &outline, &Pairing::default(), at).unwrap().0;
    let stamp = Stamp { id: ChangeId(1), at };
    session.apply(&Change::Review(Box::new(swap)), &stamp).unwrap().session
}

/// The sample meeting with two reviews, at a step.
fn at(step: &str) -> Session {
    let session = handed_in(&sample(), "m3", REVIEW);
    let other = REVIEW.replace("Nóng vội trong điều hành", "Trây ì khi kiểm tra");
    let mut session = handed_in(&session, "m2", &other);
    let step = session.agenda.iter().find(|each| each.id.as_str() == step).unwrap().id.clone();
    session.standing = session.standing.moved(&step, Play::home(80, 24).now, "");
    session
}

fn record(step: &str, columns: u16, rows: u16) -> Play {
    Play::of(at(step), columns, rows)
}

fn meant(play: &Play) -> Vec<String> {
    let last = play.disk.remarks.last().unwrap();
    last.link.shortcomings.iter().map(ToString::to_string).collect()
}

#[test]
fn frames() {
    frame!("record_review_80x24", record("s21", 80, 24));
    frame!("record_review_160x45", record("s21", 160, 45));
    frame!("record_review_picker_80x24", record("s21", 80, 24).keys("#"));
    let mut said = record("s21", 160, 45);
    said.keys("#nong<Enter>Tôi nhận.<Enter><F8>#dieu<Enter>Góp ý.");
    frame!("record_review_said_160x45", said);
    frame!("record_review_report_80x24", record("s21", 80, 24).keys("<F9>"));
    frame!("chair_review_60x18", Play::chair(at("s21"), 60, 18));
    frame!("chair_review_80x24", Play::chair(at("s21"), 80, 24));
    frame!("chair_review_160x45", Play::chair(at("s21"), 160, 45));
}

#[test]
fn in_a_persons_turn_his_own_stand_first_and_are_tied_with_two_keys() {
    let mut play = record("s21", 80, 24);
    play.shows("[Lê Văn C] [tự phê bình]").shows("HC1 (đ/c C)").hides("HC1 (đ/c B)");
    play.keys("<Tab><Tab><Tab><Down><Enter>").shows("[HC2 (đ/c C)]");
    play.keys("<Esc>Tôi ít đi cơ sở.<Enter>").shows("HC2 (đ/c C)");
    assert_eq!(meant(&play), ["m3.hc2"]);
    play.keys("<F8>").shows("HC1 (đ/c C)");
    let mut elsewhere = record("s05", 80, 24);
    elsewhere.hides("đ/c C)");
}

#[test]
fn the_list_of_the_sign_offers_all_without_marks_those_of_the_turn_first() {
    let mut play = record("s22", 80, 24);
    play.keys("#");
    play.shows("1 [ ] HC1 (đ/c C)").shows("2 [ ] HC2 (đ/c C)").shows("3 [ ] HC3  ");
    play.keys("voi<Enter>").shows("[HC1 (đ/c C)]");
    play.keys("Góp ý.<Enter>");
    assert_eq!(meant(&play), ["m3.hc1"]);
    play.keys("#tray<Enter>Nhắc việc khác.<Enter>");
    assert_eq!(meant(&play), ["m2.hc1"]);
}

/// A row that is too narrow is cut once.
#[test]
fn what_is_cut_has_one_sign_of_it() {
    let mut play = record("s22", 80, 24);
    play.keys("<F3>vtg<Enter>#voi<Enter>Góp ý.<Enter>");
    play.shows("Vũ Thị G → Lê Văn C · HC1 (đ/c… ").hides("……");
}

/// The remark in the line stays with the person in whose turn it was begun, and so does the panel.
#[test]
fn the_panel_stays_while_a_remark_of_the_turn_is_typed() {
    let mut play = record("s24", 80, 24);
    play.keys("Đang gõ").shows("HC1 (đ/c C)");
    let next = play.disk.next_step().unwrap().id.clone();
    let mut session = play.disk.clone();
    session.standing = session.standing.moved(&next, play.now, "");
    session.revision += 1;
    play.disk = session.clone();
    play.event(Event::Saved(Saved { upto: ChangeId(0), session, refused: Vec::new() }));
    play.shows("HC1 (đ/c C)").keys("<Enter>").hides("HC2 (đ/c C)");
}

#[test]
fn finding_goes_to_a_persons_own() {
    let mut play = record("s21", 80, 24);
    play.keys("<Ctrl+F>nong voi trong<Enter><Enter>").shows("[HC1 (đ/c C)]");
    let mut play = record("s05", 80, 24);
    play.keys("<Ctrl+F>nong voi<Enter>").shows("Báo cáo").shows("Nóng vội trong điều hành");
    let mut play = record("s21", 80, 24);
    play.keys("#nong<Enter>Tôi nhận điều này.<Enter><Ctrl+F>#m3.hc1").shows("Tôi nhận điều này");
}

/// What is gathered about a person's own shortcoming says where in his review it stands, and whose
/// it is; so does the matrix.
#[test]
fn a_persons_own_is_his_own() {
    let mut play = record("s21", 80, 24);
    play.keys("<Alt+T>nong voi<Enter>").shows("HC1 (đ/c C) · Mục II.1 ").shows("      Lê Văn C");
    play.hides("m3.II").hides("chưa rõ ai").shows(" của bản").hides("của báo");
    play.keys("<Esc><Alt+M><Tab><Tab><End><Left>").shows("HC2 (đ/c C) · Trách nhiệm: Lê Văn C");
}

/// A review that another window replaced is taken up; what is selected stays selected.
#[test]
fn a_review_handed_in_meanwhile_is_taken_up() {
    let mut play = record("s21", 80, 24);
    play.keys("<Tab><Tab><Tab><Down>");
    let text = REVIEW.replace("- Nóng vội", "- Mới nêu thêm việc này.\n- Nóng vội");
    let session = handed_in(&play.disk, "m3", &text);
    let session = Session { revision: session.revision + 1, ..session };
    play.disk = session.clone();
    play.event(Event::Saved(Saved { upto: ChangeId(0), session, refused: Vec::new() }));
    play.shows("HC3 (đ/c C)").keys("<Enter>").shows("[HC3 (đ/c C)]");
    play.keys("<Esc>Tôi ít đi.<Enter>");
    assert_eq!(meant(&play), ["m3.hc2"], "the one that had been selected, by its id");
}

#[test]
fn the_chair_sees_a_persons_own_in_his_turn_only() {
    let mut play = Play::chair(at("s21"), 80, 24);
    play.shows("HC1  Nóng vội").hides("Trây ì");
    let mut play = Play::chair(at("s05"), 80, 24);
    play.hides("Nóng vội").hides("Trây ì");
}
