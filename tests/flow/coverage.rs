//! The matrix and the threads above both windows, and what is settled from them.

use kiemdiem::locale::Lang;
use kiemdiem::session::ids::{MemberId, RemarkId, ShortcomingId};
use kiemdiem::session::member::Party;
use kiemdiem::session::remark::{Promise, PromiseState};
use kiemdiem::ui::event::{Event, Size};

use crate::play::{Play, sample};

fn hc(number: usize) -> ShortcomingId {
    ShortcomingId::numbered("hc", number)
}

/// Who answers for hc2, and a promise about hc1.
fn settled(columns: u16, rows: u16) -> Play {
    let mut play = Play::sample(columns, rows);
    play.keys("<Shift+Tab><Down><Alt+T><F2><Tab><Down><Down><Tab><Enter>");
    play.keys("<F3><Down><Enter>");
    play.keys("<Left><F4>doc<Enter><Enter>");
    play.keys("<Tab>30/9/2025<Tab>Danh sách có xác nhận của khu phố<Enter>");
    play.keys("<F4><Enter><Down><Enter><Esc>");
    play
}

#[test]
fn frames() {
    frame!("matrix_60x18", settled(60, 18).keys("<Alt+M>"));
    frame!("matrix_80x24", settled(80, 24).keys("<Alt+M><Down><Right>"));
    frame!("matrix_160x45", settled(160, 45).keys("<Alt+M>"));
    frame!("matrix_people_80x24", settled(80, 24).keys("<Alt+M><Tab>"));
    frame!("matrix_people_160x45", settled(160, 45).keys("<Alt+M><Tab>"));
    frame!("matrix_shortcomings_80x24", settled(80, 24).keys("<Alt+M><Tab><Tab>"));
    frame!("matrix_shortcomings_160x45", settled(160, 45).keys("<Alt+M><Tab><Tab>"));
    frame!("matrix_cell_80x24", settled(80, 24).keys("<Alt+M><Right><Enter>"));
    frame!("matrix_en_80x24", settled(80, 24).english().keys("<Alt+M><Tab><Tab>"));
    frame!("thread_80x24", settled(80, 24).keys("<Up><Alt+T>"));
    frame!("thread_160x45", settled(160, 45).keys("<Up><Alt+T>"));
    frame!("thread_member_80x24", settled(80, 24).keys("<Esc><Alt+T>lvc<Enter>"));
    frame!("responsible_80x24", settled(80, 24).keys("<Alt+T><F2>"));
    frame!("promise_80x24", settled(80, 24).keys("<Up><Alt+T><F4><Enter>"));
}

#[test]
fn who_answers_is_settled_with_keys_and_taken_back() {
    let mut play = settled(80, 24);
    let member = Party::Member(MemberId::numbered("m", 3));
    assert_eq!(play.disk.responsible(&hc(2)), [Party::Collective, member]);
    assert_eq!(play.disk.causes_of(&hc(2)).count(), 1);
    play.keys("<Esc>");
    let promised: Vec<Promise> = play.disk.promises().map(|each| each.promise.clone()).collect();
    let [promise] = promised.as_slice() else { panic!("{promised:?}") };
    assert_eq!(promise.owner.as_ref().map(MemberId::as_str), Some("m3"));
    assert_eq!(promise.due.map(|due| due.to_string()).as_deref(), Some("2025-09-30"));
    assert!(promise.check.starts_with("Danh sách") && promise.priority, "{promise:?}");
    play.keys("<Ctrl+Z>").shows("lời hứa");
    play.keys("<Ctrl+Z>");
    assert_eq!(play.disk.promises().count(), 0);
    play.keys("<Ctrl+Z>").shows("trách nhiệm về hạn chế");
    assert_eq!(play.disk.causes_of(&hc(2)).count(), 0);
    play.keys("<Ctrl+Z>");
    assert_eq!(play.disk, kiemdiem::session::Session { revision: play.disk.revision, ..sample() });
}

#[test]
fn a_promise_goes_on_and_is_taken_back_from_the_thread() {
    let mut play = settled(80, 24);
    let only = |play: &Play| play.disk.promises().next().map(|each| each.promise.clone());
    play.keys("<Up><Alt+T><F4><Enter><Down><Down><Enter>");
    assert_eq!(only(&play).unwrap().state, PromiseState::Done);
    play.keys("<Ctrl+End>").shows("đã xong").keys("<F4><Enter><End><Ctrl+End><Enter>");
    assert_eq!(only(&play), None);
}

/// At most three come first: the fourth is refused, and why is said.
#[test]
fn only_so_many_promises_come_first() {
    let mut play = settled(80, 24);
    let mut session = play.disk.clone();
    for at in 0..3 {
        let mut remark = session.remarks[at].as_ref().clone();
        remark.marks.promise = Some(Promise { priority: true, ..Promise::default() });
        session.remarks[at] = std::sync::Arc::new(remark);
    }
    assert!(session.promises().count() >= 3);
    play.disk = session.clone();
    play.event(Event::FileChanged(session));
    play.keys("<Alt+T><F4>hoang<Enter><Enter><Enter><Enter><Enter>");
    play.keys("<F4>hoang<Enter><Down><Enter>").shows("Đã đủ 3 việc ưu tiên");
}

/// What is filled in wrongly is said beside it, and stays to be mended.
#[test]
fn a_promise_names_one_person_and_a_day() {
    let mut play = Play::sample(80, 24);
    play.keys("<Shift+Tab><Up><Alt+T><F4>doc<Enter><Enter>");
    play.keys("<Ctrl+A>ai do<Enter><Enter><Enter>").shows("Không rõ «ai do» là ai");
    play.keys("<Shift+Tab><Shift+Tab><Ctrl+A>m4<Tab>31/6<Enter><Enter>").shows("không phải ngày");
    assert_eq!(play.disk.promises().count(), 0);
}

/// The foot says in the report's words which shortcoming a cell is about.
#[test]
fn the_foot_of_the_matrix_says_what_numbers_stand_for() {
    let mut play = Play::sample(80, 24);
    play.keys("<Alt+M><Right><Right><Right>").shows("Cộng · HC3: không có ý kiến nào");
    play.shows("HC3 Sinh hoạt chi bộ ở một số nơi còn nặng về phổ biến văn bản");
    play.keys("<Tab><Tab>").shows("│ HC1 · Ý kiến: 4");
    play.shows("HC1 Còn 3 trong 18 chỉ tiêu của Nghị quyết Đại hội chưa đạt");
}

/// Where nothing is typed Home and End go to the ends, as they do in a list with Ctrl.
#[test]
fn home_and_end_go_to_the_ends_of_a_text() {
    let mut play = Play::sample(80, 24);
    for open in ["<F1>", "<F9>", "<Alt+T><Enter>"] {
        play.keys(open).shows("còn ").keys("<End>").hides("dòng ─┘");
        play.keys("<Home>").shows("dòng ─┘").keys("<Esc>");
    }
    play.keys("<F10><End>")
        .shows("Lệnh: kiemdiem motion")
        .keys("<Home>")
        .shows("Lệnh: kiemdiem amend");
}

#[test]
fn a_cell_opens_what_it_counts_and_leads_to_a_remark() {
    let mut play = Play::sample(80, 24);
    play.keys("<Alt+M><Right><Enter>").shows("Ý kiến · Cộng · HC1").shows("08:21 Lê Văn C");
    play.keys("<Esc>").shows("[Ai nói về gì]").keys("<Enter><Down><Enter>").hides("Ma trận");
    play.keys("<Enter>").shows("Đang sửa 08:27");
    let mut chair = Play::chair(sample(), 80, 24);
    chair.keys("<Alt+M><Right><Enter><Enter>").shows("Ba chỉ tiêu chưa đạt").hides("Ma trận");
}

#[test]
fn a_cell_that_counts_nothing_opens_nothing() {
    let mut play = Play::sample(80, 24);
    play.keys("<Alt+M><End><Enter>").shows("[Ai nói về gì]").shows("không có ý kiến nào");
    play.keys("<Tab><Tab>").shows("chưa ai nói").shows("[Từng hạn chế]");
    play.keys("<Tab>").shows("[Ai nói về gì]").keys("<Alt+Left>").shows("[Từng hạn chế]");
}

/// What another window writes is counted at once, and the cursor stays.
#[test]
fn the_matrix_and_the_thread_are_live() {
    let mut play = Play::sample(80, 24);
    play.keys("<Alt+M><Tab><Tab><Down><Down>").shows("HC3");
    let before = play.screen();
    let mut session = play.disk.clone();
    let mut remark = session.remarks[0].as_ref().clone();
    remark.id = RemarkId::new("r9").unwrap();
    remark.link.shortcomings = vec![hc(3)];
    session.remarks.push(std::sync::Arc::new(remark));
    session.revision += 1;
    play.event(Event::FileChanged(session.clone()));
    assert_ne!(play.screen(), before);
    play.keys("<Enter>").shows("Ý kiến · HC3").keys("<Esc><Alt+T>").shows("Ba chỉ tiêu chưa đạt");
    session.remarks.pop();
    session.revision += 1;
    play.event(Event::FileChanged(session));
    play.hides("Ba chỉ tiêu chưa đạt").keys("<Esc>").shows("[Từng hạn chế]");
    play.keys("<Esc>").hides("[Từng hạn chế]");
}

#[test]
fn help_and_commands_above_the_matrix_lead_back_to_it() {
    let mut play = Play::sample(80, 24);
    play.keys("<Alt+M><F1>").shows("Trong ma trận").keys("<Esc>").shows("[Ai nói về gì]");
    play.keys("<Ctrl+P>bang sau<Enter>").shows("[Nói với ai]");
    play.keys("<Ctrl+P><Esc>").shows("[Nói với ai]").keys("<Esc>").hides("Nói với ai");
    play.keys("<Ctrl+P>ma tran<Enter>").shows("[Ai nói về gì]");
}

#[test]
fn threads_are_turned_one_by_one() {
    let mut play = Play::sample(80, 24);
    play.keys("<Alt+T>").shows("Xem mọi điều về ai").keys("<Enter>").shows("HC2 · Mục II.1");
    play.keys("<Right>").shows("HC3 · Mục").keys("<Left><Left><Left>").shows("HC1 · Mục");
    play.keys("<Esc><Alt+T>pham<Enter>").shows("Phạm Thị D · Ủy viên");
    play.keys("<Right>").shows("Hoàng Văn E");
}

/// Commands of the palette that need a shortcoming take the one under discussion.
#[test]
fn commands_settle_the_shortcoming_under_discussion() {
    let mut play = Play::chair(sample(), 80, 24);
    play.keys("<Ctrl+P>ai chiu trach<Enter>").shows("Ai chịu trách nhiệm về HC2");
    play.keys("<Enter>");
    assert_eq!(play.disk.responsible(&hc(2)), [Party::Collective]);
    play.keys("<F8><F8>");
    let mut play = Play::sample(80, 24);
    play.keys("<F7><F7><F7>").keys("<Ctrl+P>ai chiu trach<Enter>").shows("Chưa rõ hạn chế nào");
}

/// The room's screen knows neither.
#[test]
fn every_size_and_language_is_drawn() {
    let plays = "<Alt+M>|<Alt+M><Tab>|<Alt+M><Tab><Tab>|<Alt+M><End>|<Alt+M><Right><Enter>|<Alt+T>|\
        <Alt+T><Enter>|<Alt+T><Enter><F2>|<Alt+T><Enter><F3>|<Alt+T><Enter><F4>";
    for (columns, rows) in [(60, 18), (80, 24), (300, 100), (20, 5), (1, 1)] {
        for lang in [Lang::Vi, Lang::En] {
            for keys in plays.split('|') {
                let mut play = Play::sample(80, 24);
                play.model.lang = lang;
                play.keys(keys);
                play.event(Event::Resize(Size { columns, rows }));
                assert_eq!(play.buffer(), play.buffer(), "{keys} at {columns}×{rows}");
            }
        }
    }
}
