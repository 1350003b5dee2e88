//! The chair's window: what it shows, and that each key does in the session what it says.

use chrono::{TimeDelta, Timelike};
use kiemdiem::limits;
use kiemdiem::session::agenda::StepState;
use kiemdiem::session::change::{Change, ChangeId, Stamp};
use kiemdiem::session::ids::{MemberId, StepId};
use kiemdiem::session::standing::State;
use kiemdiem::store::fault::{Fault, FaultKind};
use kiemdiem::ui::event::{Code, Event, Key, Mouse, MouseAct, Size};

use crate::play::{Play, sample};

fn chair() -> Play {
    Play::chair(sample(), 80, 24)
}

/// A meeting in the thick of it: somebody speaks, others ask, a step is put off.
fn busy(columns: u16, rows: u16) -> Play {
    let mut play = Play::chair(sample(), columns, rows);
    play.keys("<F4><Enter>");
    play.keys("<F4>nguyen<Down><Enter><Down><Down><Enter>bận việc gia đình<Enter>");
    play.keys("q<Enter><Enter>q<Down><Down><Enter><Up><Enter>q<Down><Down><Down><Enter><Enter>");
    play.keys("<Enter><Tab><Down><Down>phọp sau<Enter><Esc>e11:00<Enter>");
    play.wait(200_000);
    play
}

#[test]
fn frames() {
    frame!("chair_60x18", busy(60, 18));
    frame!("chair_agenda_60x18", busy(60, 18).keys("<Tab>"));
    frame!("chair_room_60x18", busy(60, 18).keys("<Tab><Tab>"));
    frame!("chair_80x24", busy(80, 24));
    frame!("chair_160x45", busy(160, 45));
    frame!("chair_en_80x24", busy(80, 24).english());
    frame!("chair_help_80x24", chair().keys("<F1>"));
    frame!("chair_floor_80x24", busy(80, 24).keys("<F3>"));
    frame!("chair_roll_80x24", busy(80, 24).keys("<F4>"));
    frame!("chair_motion_80x24", busy(80, 24).keys("v"));
    frame!("chair_closed_80x24", closed(80, 24));
    frame!("chair_closed_160x45", closed(160, 45));
}

/// The same meeting once it is closed.
fn closed(columns: u16, rows: u16) -> Play {
    let at = Play::home(columns, rows).now;
    let end = Change::Close { despite: "Làm nốt ở phiên sau".to_owned() };
    let applied = busy(columns, rows).disk.apply(&end, &Stamp { id: ChangeId(1), at });
    Play::chair(applied.unwrap().session, columns, rows)
}

/// A session that is over is only read: nothing asks for a key that would be refused, no clock
/// runs, and a key that would alter it is told why not.
#[test]
fn a_closed_session_is_shown_calmly() {
    let mut play = closed(80, 24);
    play.shows("Hội nghị đã kết thúc lúc 09:10 10/06/2025").shows("chỉ còn để xem");
    for word in ["Nhấn F8", "Đăng ký (", "Tiếp theo:", "Chưa nói", "bước sau"] {
        play.hides(word);
    }
    let before = play.disk.clone();
    let why = "Phiên họp đã kết thúc";
    play.hides(why).keys("<F8>").shows(why).keys("<Up>").hides(why);
    assert_eq!(play.disk, before);
}

fn member(play: &Play, at: usize) -> MemberId {
    play.disk.members[at].id.clone()
}

fn step(play: &Play, at: usize) -> StepId {
    play.disk.agenda[at].id.clone()
}

fn state(play: &Play, at: usize) -> StepState {
    play.disk.step_state(&step(play, at))
}

/// A remote's keys move the meeting; a second "next" within a moment is a slip of the finger.
#[test]
fn the_keys_of_a_remote_move_the_meeting_once() {
    let mut play = chair();
    let there = play.disk.position().unwrap();
    play.keys("<PgDn>");
    assert_eq!(play.disk.position(), Some(there + 1));
    play.event(Event::Key(Key::plain(Code::PageDown)));
    assert_eq!(play.disk.position(), Some(there + 1));
    play.shows("Vừa sang bước này");
    play.keys("<PgUp>");
    assert_eq!(play.disk.position(), Some(there));
    play.keys("<F8><Ctrl+Z>");
    assert_eq!(play.disk.position(), Some(there));
}

/// Who is left with opinions unanswered is left only for a reason, and the reason is recorded.
#[test]
fn a_turn_with_open_opinions_is_left_only_for_a_reason() {
    let mut session = sample();
    let turn = session.agenda.iter().position(|each| each.topic.member().is_some()).unwrap();
    let id = session.agenda[turn].topic.member().unwrap().clone();
    let at = session.agenda[turn].id.clone();
    session.standing = session.standing.moved(&at, session.standing.sittings[0].opened, "");
    let mut remark = (*session.remarks.iter().find(|each| each.is_open()).unwrap().clone()).clone();
    remark.link.to = Some(kiemdiem::session::member::Party::Member(id.clone()));
    let there = session.remark(&remark.id).unwrap().id.clone();
    let index = session.remarks.iter().position(|each| each.id == there).unwrap();
    session.remarks[index] = std::sync::Arc::new(remark);
    let mut play = Play::chair(session, 80, 24);
    let last = play.disk.agenda.len() - 1;
    play.keys("<Tab><End><Enter>").shows("còn 1 ý kiến chưa trả lời");
    assert_eq!(play.disk.position(), Some(turn));
    play.keys("<Enter>");
    assert_eq!(play.disk.position(), Some(turn));
    play.keys("hội nghị đồng ý<Enter>");
    assert_eq!(play.disk.position(), Some(last));
    assert_eq!(play.disk.standing.visits.last().unwrap().despite, "hội nghị đồng ý");
}

/// Requests are called by urgency; the queue closes but for points of order.
#[test]
fn requests_are_taken_called_and_closed() {
    let mut play = chair();
    play.keys("q<Down><Enter><Enter>"); // a new opinion
    play.keys("q<Down><Down><Enter><Home><Up><Up><Up><Up><Enter>"); // the most urgent
    assert_eq!(play.disk.queue.requests.len(), 2);
    play.keys("<Enter>");
    let first = play.disk.standing.floor.clone().unwrap();
    assert_eq!(play.disk.queue.requests.len(), 1);
    play.keys("<Delete>");
    assert!(play.disk.queue.requests.is_empty());
    play.keys("<Ctrl+Z>");
    assert_eq!(play.disk.queue.requests.len(), 1);
    play.keys("o");
    assert!(play.disk.queue.closed.is_some());
    play.keys("q<Enter>").shows("O mở lại").keys("y kien moi<Enter>");
    assert_eq!(play.disk.queue.requests.len(), 1);
    play.keys("<Esc>o<Enter>");
    assert!(play.disk.queue.closed.is_none());
    assert_ne!(play.disk.standing.floor, Some(first.clone()));
    play.keys("b");
    assert_eq!(play.disk.standing.floor, Some(first));
}

/// Who speaks waits while a question is put, the clock standing still, and then goes on.
#[test]
fn an_interposed_question_lets_the_speaker_wait() {
    let mut play = chair();
    play.keys("<F3><Enter>");
    let speaker = play.disk.standing.floor.clone().unwrap();
    play.wait(60_000);
    play.keys("i<Down><Down><Enter>").shows("chờ nói tiếp");
    assert_ne!(play.disk.standing.floor, Some(speaker.clone()));
    play.wait(60_000);
    play.keys("<Enter>");
    assert_eq!(play.disk.standing.floor, Some(speaker.clone()));
    let now = play.now;
    let spoken = play.disk.spoken_s(&speaker, now);
    assert!((60..70).contains(&spoken), "{spoken}");
    play.keys("l<Enter>");
    assert!(play.disk.queue.closed.is_some());
}

/// Clocks stand still together and go on together; a running clock asks for each second and
/// nothing else does.
#[test]
fn clocks_pause_and_only_a_running_clock_wakes_the_window() {
    let mut play = chair();
    play.keys("<F3><Enter>");
    let shown = play.screen();
    assert!(play.wake.unwrap() - play.now <= TimeDelta::seconds(1));
    play.wait(1_000).event(Event::Clock);
    assert_ne!(play.screen(), shown);
    play.keys("<Space>").shows("đang dừng");
    play.wait(2_000).event(Event::Clock); // the draft is kept
    assert_eq!(play.wake.unwrap().second(), 0, "the next minute, not the next second");
    let redraws = play.redraws;
    play.wait(2_000).event(Event::Clock);
    assert_eq!(play.redraws, redraws);
    play.keys("<Space>").hides("đang dừng");
    play.keys("+");
    assert_eq!(play.disk.standing.speech().unwrap().clock.added_s, 60);
}

/// The agenda at work: steps are skipped, put off, taken back, moved, timed, inserted.
#[test]
fn the_agenda_is_altered_at_work() {
    let mut play = chair();
    let at = play.disk.position().unwrap();
    play.keys("<Tab><Down>nkhông cần<Enter>");
    assert_eq!(state(&play, at + 1), StepState::Skipped);
    play.shows("–");
    play.keys("n");
    assert_eq!(state(&play, at + 1), StepState::ToCome);
    let moved = step(&play, at + 1);
    play.keys("<Alt+Down>");
    assert_eq!(step(&play, at + 2), moved);
    play.keys("<Alt+Up>");
    assert_eq!(step(&play, at + 1), moved);
    play.keys("t25<Enter>");
    assert_eq!(play.disk.agenda[at + 1].minutes, Some(25));
    play.keys("aNghỉ giải lao<Enter>10<Enter>");
    assert_eq!(play.disk.agenda[at + 2].title, "Nghỉ giải lao");
    play.keys("e10:00<Enter>r");
    assert!(play.disk.standing.planned_end.is_some());
    play.keys("exyz<Enter>").shows("không phải giờ");
}

#[test]
fn the_meeting_pauses_and_goes_on() {
    let mut play = chair();
    play.keys("s");
    assert_eq!(play.disk.standing.state, State::Suspended);
    play.keys("s");
    assert_eq!(play.disk.standing.state, State::InProgress);
    assert_eq!(play.disk.standing.sittings.len(), 2);
}

/// Attendance with reasons; the quorum is said as it is lost and regained.
#[test]
fn the_quorum_is_lost_and_regained() {
    let mut play = chair();
    play.keys("<F4><Enter>").shows("Túc số: đủ");
    for name in ["tran", "le", "pham"] {
        play.keys(&format!("<F4>{name}<Enter>ve truoc<Enter>việc gấp<Enter>"));
    }
    play.shows("Túc số: chưa đủ, có mặt 3/6");
    assert_eq!(play.disk.presence(&member(&play, 1), 1).unwrap().reason, "việc gấp");
    play.keys("<F4>tran<Enter><Enter>").shows("Túc số: đủ, có mặt 4/6");
}

#[test]
fn hands_are_counted_with_both_denominators() {
    let mut play = chair();
    play.keys("vThông qua chương trình<Enter>5<Enter>x<Enter><Enter>").shows("không phải số");
    play.keys("<Shift+Tab><Backspace>0<Enter><Enter>").shows("thông qua");
    play.shows("triệu tập 6, có mặt 6");
    play.keys("v<Down><Enter><Down><Enter><Tab><Enter>");
    assert_eq!(play.disk.motions[0].electorate.voters(), 5);
    play.keys("<Ctrl+Z><Ctrl+Z>");
    assert!(play.disk.motions.is_empty());
}

/// A ballot is refused until it balances, then closed, and the file knows only totals.
#[test]
fn a_ballot_closes_only_when_it_balances() {
    let mut play = chair();
    play.keys("uXếp loại<Enter>");
    for _ in 0..6 {
        play.keys("<Down>");
    }
    play.keys("<Enter>").shows("chưa khớp");
    assert_eq!(play.disk.ballots[0].tallies.len(), 7);
    play.keys("chot<Enter>").shows("chưa khớp");
    assert!(play.disk.ballots[0].closed.is_none());
    play.keys("phieu phat<Enter>6<Enter>6<Enter>");
    for at in 1..=7 {
        play.keys("kiem phieu:");
        for _ in 1..at {
            play.keys("<Down>");
        }
        play.keys("<Enter>6<Enter><Enter>1<Enter>5<Enter><Enter><Enter><Enter>");
    }
    play.shows("số phiếu đã khớp");
    let id = play.disk.ballots[0].id.to_string();
    play.keys("chot<Enter>").shows("Kết quả").hides(&id);
    let ballot = &play.disk.ballots[0];
    assert!(ballot.closed.is_some());
    assert!(ballot.tallies.iter().all(|tally| tally.votes == [1, 5, 0, 0]));
}

/// What the room sees follows these keys, and no remark is seen unless it is picked.
#[test]
fn the_room_sees_what_the_chair_shows() {
    let mut play = chair();
    play.keys(".");
    assert!(play.disk.room.is_blank);
    play.shows("màn hình đang được che");
    play.keys(".fh>]");
    let show = &play.disk.room;
    assert!(!show.is_blank && show.held.is_some() && show.people && show.speaker);
    assert_eq!((show.zoom, show.page), (1, 1));
    play.keys("[<f");
    assert!(play.disk.room.remarks.is_empty());
    play.keys("m<Enter>");
    assert_eq!(play.disk.room.remarks.len(), 1);
    play.keys("mkhông chiếu<Enter>");
    assert!(play.disk.room.remarks.is_empty());
}

/// Letters of the room grow and shrink by a few sizes and no further.
#[test]
fn letters_of_the_room_have_a_largest_size() {
    let mut play = chair();
    let most = limits::ROOM_ZOOM;
    for _ in 0..=most {
        play.keys(">");
    }
    assert_eq!(play.disk.room.zoom, most);
    for _ in 0..=2 * most {
        play.keys("<");
    }
    assert_eq!(play.disk.room.zoom, -most);
}

/// What threatens the file is said and asked in this window too.
#[test]
fn a_file_that_is_gone_is_a_question() {
    let mut play = chair().with_slow_disk();
    play.keys("<F3><Enter>");
    play.event(Event::Trouble(Fault { path: "hop.toml".into(), kind: FaultKind::Gone }));
    play.shows("MẤT TỆP").keys("<Esc>").hides("Để sau");
    play.keys("<F12>").shows("Để sau").keys("<Esc><F3>").shows("Giao quyền");
}

/// What another window does is seen here, and an undo of ours does not take it back.
#[test]
fn what_another_window_does_is_seen() {
    let mut play = chair();
    play.keys("o");
    let mut theirs = play.disk.clone();
    let next = theirs.next_step().unwrap().id.clone();
    theirs.standing = theirs.standing.moved(&next, play.now, "");
    theirs.revision += 1;
    play.disk = theirs.clone();
    play.event(Event::FileChanged(theirs));
    play.shows("Bước 6/39").keys("<Ctrl+Z>");
    assert!(play.disk.queue.closed.is_none());
    assert_eq!(play.disk.standing.step, Some(next));
}

/// Every list and form at every size, in both languages: nothing panics.
#[test]
fn it_draws_at_every_size() {
    let plays = "|<F1>|<Ctrl+P>|<F3>|q|q<Enter>|<F4>|<F4>le<Enter>|v|uA<Enter>|uA<Enter><Enter>|m|\
                 e|<Tab>|<Tab><Tab>|<Tab>n|a|t|<F9>|<F10>|<Ctrl+F>a";
    for (columns, rows) in [(60, 18), (80, 24), (110, 20), (300, 100), (20, 5), (1, 1)] {
        for keys in plays.split('|') {
            let mut play = busy(80, 24);
            play.keys(keys);
            play.event(Event::Resize(Size { columns, rows }));
            assert_eq!(play.buffer(), play.buffer(), "{keys} at {columns}×{rows}");
            play.model.lang = kiemdiem::locale::Lang::En;
            assert_eq!(play.buffer(), play.buffer(), "{keys} at {columns}×{rows}");
        }
    }
}

/// A click selects a step or a request, a second one goes there or calls.
#[test]
fn the_mouse_goes_to_a_step_and_calls_who_asks() {
    let mut play = busy(80, 24);
    let click = |play: &mut Play, text: &str, column: u16| {
        let screen = play.screen();
        let row = screen.lines().position(|line| line.contains(text)).unwrap();
        let row = u16::try_from(row).unwrap();
        play.event(Event::Mouse(Mouse { column, row, act: MouseAct::Press }));
    };
    click(&mut play, "2. Vũ Thị G", 40);
    assert_eq!(play.disk.queue.requests.len(), 2);
    click(&mut play, "2. Vũ Thị G", 40);
    assert_eq!(play.disk.standing.floor, Some(member(&play, 5)));
    let there = play.disk.position().unwrap();
    click(&mut play, "Hạn chế 3", 5);
    assert_eq!(play.disk.position(), Some(there));
    click(&mut play, "Hạn chế 3", 5);
    assert_eq!(play.disk.position(), Some(there + 1));
    play.keys("<Ctrl+L>"); // what is said of the step that was left passes with the next key
    click(&mut play, "F3 người nói", 33);
    play.shows("Giao quyền");
}
