//! A meeting recorded by keys alone.

use kiemdiem::limits;
use kiemdiem::session::agenda::{Phase, Topic};
use kiemdiem::session::member::Party;
use kiemdiem::session::remark::{Kind, Verdict};
use kiemdiem::ui::event::{Effect, Event, Mouse, MouseAct, Size};

use crate::play::Play;

#[test]
fn a_remark_is_its_sentence_and_what_the_step_says() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter>Đúng là chậm.<Enter>");
    let remark = play.disk.remarks.last().unwrap();
    assert_eq!(remark.wording.text, "Đúng là chậm.");
    assert_eq!(remark.link.by.as_ref().unwrap().as_str(), "m6");
    assert_eq!((remark.link.kind, &remark.link.to), (Kind::Criticism, &Some(Party::Collective)));
    assert_eq!(remark.link.shortcomings[0].as_str(), "hc2");
    play.shows("đã lưu 09:10").shows("Vũ Thị G → tập thể · HC2");
}

#[test]
fn without_a_speaker_words_are_saved_at_once_and_assigned_later() {
    let mut play = Play::sample(80, 24);
    play.keys("Ai đó vừa nói.<Enter>").shows("gán sau bằng F11").shows("2 chưa gán");
    assert_eq!(play.disk.remarks.last().unwrap().link.kind, Kind::Note);
    play.keys("<Tab><Tab><F3>ttb<Enter><F2>phe binh<Enter><Esc>").shows("1 chưa gán");
    let remark = play.disk.remarks.last().unwrap();
    assert_eq!(remark.link.by.as_ref().unwrap().as_str(), "m2");
    assert_eq!(remark.link.kind, Kind::Criticism, "the first that fits");
}

#[test]
fn several_opinions_are_answered_at_once() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>nguyen<Enter><F6><Tab><Tab><Enter>Tập thể xin tiếp thu.<Enter>");
    let answer = play.disk.remarks.last().unwrap().clone();
    assert_eq!(answer.link.kind, Kind::Answer);
    let answered: Vec<_> = (play.disk.remarks.iter())
        .filter_map(|remark| remark.answer.as_ref())
        .filter(|given| given.by.as_ref() == Some(&answer.id))
        .map(|given| given.verdict)
        .collect();
    assert_eq!(answered, [Verdict::Accepted, Verdict::Accepted]);
    play.shows("tiếp thu ↲ Lê Văn C +1").keys("<Ctrl+Z>").shows("Đã hoàn tác: trả lời ý kiến");
    assert_eq!(play.disk.open_remarks().count(), 3, "one undo takes back words and answers");
}

#[test]
fn what_is_being_typed_stays_with_its_step_and_speaker() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter>Nói về hạn chế 2<F8>").shows("ghi vào bước Hạn chế 2").keys(".<Enter>");
    let remark = play.disk.remarks.last().unwrap();
    assert_eq!(remark.link.step.as_ref().unwrap().as_str(), "s05");
    assert_eq!(remark.link.by.as_ref().unwrap().as_str(), "m6");
    assert_eq!(play.disk.standing.step.as_ref().unwrap().as_str(), "s06");
}

#[test]
fn corrections_keep_the_earlier_words_and_strikes_keep_all() {
    let mut play = Play::sample(80, 24);
    play.keys("Mot hai<Enter><Up><Backspace>y<Enter>").shows("đã sửa");
    let wording = &play.disk.remarks.last().unwrap().wording;
    assert_eq!((wording.text.as_str(), wording.earlier[0].text.as_str()), ("Mot hay", "Mot hai"));
    play.keys("<Tab><Tab><Delete>nhầm<Enter>").shows("đã gạch: nhầm");
    assert_eq!(play.disk.remarks.last().unwrap().wording.text, "Mot hay");
    play.keys("<Delete>").hides("đã gạch").keys("<Ctrl+Z>").shows("đã gạch: nhầm");
}

#[test]
fn leaving_a_correction_asks_before_it_drops_words() {
    let mut play = Play::sample(80, 24);
    play.keys("Lời.<Enter><Up>Thêm").keys("<Esc>").shows("Nhấn Esc lần nữa");
    play.keys("<Esc>").hides("LờiThêm");
    assert_eq!(play.words().last(), Some(&"Lời."));
    play.keys("đang gõ<Up>").shows("đang gõ");
}

#[test]
fn the_whole_agenda_is_walked_forward_and_back() {
    let mut play = Play::sample(80, 24);
    let steps = play.disk.agenda.len();
    let at = |play: &Play| play.disk.position().unwrap();
    while at(&play) + 1 < steps {
        let before = at(&play);
        play.keys("<F8>");
        assert_eq!(at(&play), before + 1);
    }
    play.keys("<F8>").shows("Đây là bước cuối");
    let topic = &play.disk.agenda[at(&play)].topic;
    assert_eq!(*topic, Topic::Procedure);
    while at(&play) > 0 {
        play.keys("<F7>");
    }
    play.keys("<F7>").shows("Đây là bước đầu");
    let been =
        |step: &&kiemdiem::session::agenda::Step| play.disk.standing.started(&step.id).is_some();
    assert_eq!(play.disk.agenda.iter().filter(been).count(), steps);
    let first = crate::play::sample();
    assert_eq!(play.disk.remarks, first.remarks, "moving destroys nothing");
}

#[test]
fn a_second_next_within_a_moment_is_a_slip_of_the_finger() {
    let mut play = Play::sample(80, 24);
    let guard = i64::try_from(limits::NEXT_GUARD.as_millis()).unwrap();
    let at = |play: &Play| play.disk.position().unwrap();
    let first = at(&play);
    play.keys("<F8>");
    play.wait(guard - 1_001).keys("<F8>").shows("Vừa sang bước này");
    assert_eq!(at(&play), first + 1);
    play.keys("<F8>");
    assert_eq!(at(&play), first + 2);
}

#[test]
fn each_persons_turn_suggests_who_speaks_and_to_whom() {
    let mut play = Play::sample(80, 24);
    let turn = |play: &Play, phase| {
        let topic = Topic::Person("m2".to_owned().try_into().unwrap(), phase);
        play.disk.agenda.iter().position(|step| step.topic == topic).unwrap()
    };
    let steps = turn(&play, Phase::SelfCriticism) - play.disk.position().unwrap();
    play.keys(&"<F8>".repeat(steps)).shows("[Trần Thị B] [tự phê bình]");
    play.keys("Tôi còn nể nang.<Enter><F8><F3>lvc<Enter>");
    play.shows("[Lê Văn C] [phê bình] [→ Trần Thị B]");
    play.keys("Đồng chí chậm giải quyết kiến nghị.<Enter><F8>").shows("[Trần Thị B] [trả lời]");
    play.keys("<F6><Enter><F2>").shows("trả lời 1 ý kiến: tiếp thu một phần");
    play.keys("<F2>").shows("trả lời 1 ý kiến: giải trình");
    play.keys("Do thiếu người.<Enter>").shows("giải trình ↲ Lê Văn C");
}

#[test]
fn undo_names_what_it_undid_and_redo_brings_it_back() {
    let mut play = Play::sample(80, 24);
    let before = play.disk.clone();
    play.keys("<F8>Một.<Enter>");
    let after = play.disk.clone();
    play.keys("<Ctrl+Z>").shows("Đã hoàn tác: ghi ý kiến");
    play.keys("<Ctrl+Z>").shows("Đã hoàn tác: sang bước Hạn chế 3");
    assert_eq!(play.disk.remarks, before.remarks);
    assert_eq!(play.disk.standing, before.standing);
    play.keys("<Ctrl+Z>").shows("Không còn gì để hoàn tác");
    play.keys("<Ctrl+Y><Ctrl+Y>").shows("Đã làm lại: ghi ý kiến");
    assert_eq!(
        (play.disk.remarks.len(), &play.disk.standing),
        (after.remarks.len(), &after.standing)
    );
}

#[test]
fn acts_that_can_be_undone_are_bounded() {
    let mut play = Play::sample(80, 24);
    for _ in 0..=limits::UNDO_STEPS {
        play.keys("<F3><Enter><F3><Down><Enter>");
    }
    for _ in 0..limits::UNDO_STEPS {
        play.keys("<Ctrl+Z>").shows("Đã hoàn tác");
    }
    play.keys("<Ctrl+Z>").shows("Không còn gì để hoàn tác");
}

#[test]
fn a_suspended_meeting_goes_on_where_it_stood() {
    let mut play = Play::sample(80, 24);
    play.keys("<Ctrl+P>tam nghi<Enter>").shows("Tạm nghỉ. Nhấn F8 để họp tiếp.");
    assert!(play.disk.standing.sittings[0].ended.is_some());
    let step = play.disk.standing.step.clone();
    play.keys("<F8>");
    assert_eq!((play.disk.standing.sittings.len(), &play.disk.standing.step), (2, &step));
}

#[test]
fn a_member_who_comes_late_gets_a_turn() {
    let mut play = Play::sample(80, 24);
    let steps = play.disk.agenda.len();
    play.keys("<Ctrl+P>them thanh vien<Enter>Bùi Văn K<Enter>Ủy viên<Enter>");
    assert_eq!(play.disk.members.last().unwrap().name, "Bùi Văn K");
    assert_eq!(play.disk.agenda.len(), steps + 4);
    play.keys("<Ctrl+P>them thanh vien<Enter><Enter><Enter>").shows("Thành viên chưa có họ tên");
}

#[test]
fn the_palette_and_the_help_list_every_key_of_the_table() {
    let mut play = Play::sample(100, 45);
    play.keys("<F1>").shows("Ghi ý kiến").shows("Sang bước sau");
    for row in kiemdiem::ui::keys::ROWS.iter().filter(|row| !row.keys.is_empty()) {
        let name = row.deed.text(play.model.lang);
        let mut found = false;
        play.keys("<Ctrl+Home>");
        for _ in 0..9 {
            found |= play.screen().contains(name);
            play.keys("<PgDn>");
        }
        assert!(found, "{name}");
    }
}

#[test]
fn the_mouse_does_what_is_natural() {
    let mut play = Play::sample(80, 24);
    let click = |play: &mut Play, column, row| {
        play.wait(1_000);
        play.event(Event::Mouse(Mouse { column, row, act: MouseAct::Press }));
    };
    click(&mut play, 5, 7); // a step of the agenda: once to select, again to go there
    assert_eq!(play.disk.standing.step.as_ref().unwrap().as_str(), "s05");
    click(&mut play, 5, 7);
    assert_eq!(play.disk.standing.step.as_ref().unwrap().as_str(), "s06");
    click(&mut play, 3, 21); // the chip of the speaker
    play.shows("Ai đang phát biểu?");
    click(&mut play, 10, 10); // a row of the list
    play.hides("Ai đang phát biểu?");
    click(&mut play, 75, 23); // the help in the last row
    play.shows("Trợ giúp: mọi phím");
}

#[test]
fn ctrl_q_leaves_everywhere_and_loses_nothing() {
    for keys in ["<Ctrl+Q>", "<F1><Ctrl+Q>", "<Ctrl+P>gì<Ctrl+Q>", "<Tab><Ctrl+Q>"] {
        let mut play = Play::sample(80, 24);
        play.keys(keys);
        assert_eq!(play.effects.last(), Some(&Effect::Quit), "{keys}");
    }
    let mut play = Play::sample(80, 24);
    play.keys("dở dang<Ctrl+Q>");
    let kept = play.effects.iter().any(|effect| match effect {
        Effect::KeepDraft(Some(draft)) => draft.line.text == "dở dang",
        _ => false,
    });
    assert!(kept && play.effects.last() == Some(&Effect::Quit));
}

#[test]
fn a_screen_that_is_too_small_says_so() {
    let mut play = Play::sample(80, 24);
    let (columns, rows) = limits::SCREEN_MIN;
    play.event(Event::Resize(Size { columns, rows }));
    play.shows("Ý kiến").hides("cần ít nhất");
    play.event(Event::Resize(Size { columns: columns - 1, rows }));
    play.shows("Màn hình 59×18: cần ít nhất 60×18");
    play.event(Event::Resize(Size { columns: 20, rows: 8 }));
    play.shows("Màn hình 20×8: cần\nít nhất 60×18");
    play.event(Event::Resize(Size { columns: 1, rows: 1 }));
    play.shows("M");
}

#[test]
fn pastes_keep_their_lines_and_cannot_act() {
    let mut play = Play::sample(80, 24);
    play.event(Event::Paste("một\r\nhai\u{1b}[2J\u{202e}ba".to_owned()));
    play.keys("<Enter>");
    assert_eq!(play.words().last(), Some(&"một\nhaiba"));
    play.event(Event::Paste("x".repeat(limits::PASTE_BYTES + 1)));
    play.shows("Chưa dán: đoạn này quá dài");
}

/// The guard of a person's turn: F8 asks why, an empty answer is none, and the reason is kept.
#[test]
fn a_turn_with_opinions_unanswered_is_left_only_for_a_reason() {
    let mut play = Play::sample(80, 24);
    let turn = |topic: &Topic| matches!(topic, Topic::Person(_, Phase::Opinions));
    let at = play.disk.agenda.iter().position(|step| turn(&step.topic)).unwrap();
    let count = |play: &Play| play.disk.position().unwrap();
    while count(&play) < at {
        play.wait(1_000).keys("<F8>");
    }
    play.keys("<F3>ttb<Enter>Còn nể nang.<Enter>").wait(1_000).keys("<F8>");
    play.wait(1_000).keys("<F8>").wait(1_000).keys("<F8>");
    play.shows("Sang bước khi còn ý kiến chưa trả lời").shows("còn 1 ý kiến chưa trả lời");
    assert_eq!(count(&play), at + 2, "the person's own conclusion, and no further");
    play.keys("<Enter>").shows("Cần ghi lý do");
    play.keys("trả lời bằng văn bản<Enter>").hides("Sang bước khi còn");
    assert_eq!(count(&play), at + 3);
    let kept = &play.disk.standing.visits.last().unwrap().despite;
    assert_eq!(kept, "trả lời bằng văn bản");
    play.wait(1_000).keys("<Ctrl+Z>");
    assert_eq!(count(&play), at + 2);
}
