//! The hours of a meeting in the chair's window, with a clock that is turned by hand: how clocks
//! warn and run over, when it will end, what is left for each, and what a step takes with it.

use std::sync::Arc;

use chrono::TimeDelta;
use kiemdiem::locale::Lang;
use kiemdiem::locale::acts::rough;
use kiemdiem::session::agenda::StepState;
use kiemdiem::session::attendance::Attendance;
use kiemdiem::session::remark::Kind;
use kiemdiem::store::rules;

use crate::play::{Play, sample};

fn chair() -> Play {
    Play::chair(sample(), 160, 45)
}

/// The words say what the colours do, at three quarters, at nine tenths and beyond the end; a
/// minute more moves all of them.
#[test]
fn a_speech_runs_out_and_over() {
    let mut play = chair();
    play.keys("<F3><Enter>").shows("0:00, còn 5:00 (còn thời gian)");
    play.wait(224_000).shows("3:44, còn 1:16 (còn thời gian)");
    play.wait(1_000).shows("3:45, còn 1:15 (sắp hết)");
    play.wait(45_000).shows("4:30, còn 0:30 (rất ít)");
    play.wait(90_000).shows("6:00, quá 1:00");
    play.keys("+").shows("6:00, quá 0:00").keys("+").shows("6:00, còn 1:00 (sắp hết)");
    play.keys(" ").shows("đang dừng").wait(600_000).shows("6:00, còn 1:00 (sắp hết), đang dừng");
}

/// The time of a question between is not the speaker's.
#[test]
fn a_question_between_costs_the_speaker_nothing() {
    let mut play = chair();
    play.keys("<F3><Enter>").wait(120_000);
    play.keys("i<Down><Enter>").wait(59_000).shows("0:59, còn 1:01");
    play.keys("<Enter>").wait(57_000).shows("2:59, còn 2:01");
}

/// How late it will be is said in words, with the key that helps; shared out anew it fits.
#[test]
fn what_is_late_is_shared_out_anew() {
    let mut session = sample();
    let steps = Arc::make_mut(&mut session.agenda).iter_mut();
    steps.for_each(|step| step.minutes = Some(10));
    let mut play = Play::chair(session, 160, 45);
    let ends = play.disk.forecast(play.now).unwrap().ends;
    let wanted = (ends - TimeDelta::minutes(80)).format("%H:%M").to_string();
    play.keys(&format!("e{wanted}<Enter>"));
    play.shows("định xong");
    let over = play.disk.forecast(play.now).unwrap().over_s.unwrap();
    assert!(over >= 80 * 60, "{over}");
    play.shows(&format!("muộn {}", rough(Lang::Vi, over))).shows("R chia lại giờ");
    let before = play.disk.each_turn(play.now).unwrap();
    play.keys("r").hides("muộn").hides("R chia lại giờ;").shows("Đã chia lại thời gian");
    let over = play.disk.forecast(play.now).unwrap().over_s.unwrap();
    assert!((-60..60).contains(&over), "{over}");
    let each = play.disk.each_turn(play.now).unwrap();
    assert!(each.seconds > before.seconds, "others got less, so that there is more for each");
    let said =
        format!("Còn {} người, mỗi người khoảng {}", each.people, rough(Lang::Vi, each.seconds));
    play.shows(&said).keys("r").shows("Không có gì để chia lại");
}

/// A list that was closed is closed for its step; who asked there still asks, and it is said where.
#[test]
fn the_list_is_open_again_in_the_next_step() {
    let mut play = chair();
    let here = play.disk.current_step().unwrap().title.clone();
    play.keys("q<Enter><Enter>o").shows("đã chốt").keys("<F8>");
    play.shows("Đăng ký (1)").hides("đã chốt").shows(&format!(" · {here}"));
    play.keys("q<Down><Down><Enter>").hides("O mở lại").keys("<Enter>").shows("Đăng ký (2)");
    play.keys("o").shows("đã chốt").keys("o").shows("Đăng ký (2)").hides("đã chốt");
}

/// Who asks and has left is called last, and it is said of him.
#[test]
fn who_has_left_is_called_last() {
    let mut play = chair();
    play.keys("<F4><Enter>q<Enter><Enter>q<Down><Enter><Enter>");
    let first = play.disk.queue.requests[0].member.clone();
    let name = play.disk.name_of(&first).to_owned();
    play.shows(&format!("1. {name}"));
    play.keys(&format!("<F4>{name}<Enter>ve truoc<Enter><Enter>"));
    assert_eq!(play.disk.presence(&first, 1).unwrap().state, Attendance::Left);
    play.shows(&format!("2. {name}")).shows(" · về trước").keys("<Enter>");
    assert_ne!(play.disk.standing.floor, Some(first));
}

/// From a step that was put off the meeting goes on where it was; going back goes step by step.
#[test]
fn a_step_that_was_put_off_leads_on_to_where_the_meeting_was() {
    let mut play = chair();
    let at = play.disk.position().unwrap();
    let state = |play: &Play, at: usize| play.disk.step_state(&play.disk.agenda[at].id);
    play.keys("p<Enter><F8>");
    assert_eq!((play.disk.position(), state(&play, at + 1)), (Some(at + 2), StepState::PutOff));
    play.wait(60_000).keys("<F8>").wait(60_000).keys("<Tab><Up><Up><Enter>");
    assert_eq!(play.disk.position(), Some(at + 1));
    play.wait(60_000).keys("<F8>");
    assert_eq!(play.disk.position(), Some(at + 4));
    play.wait(60_000).keys("<F7><F7>").wait(60_000).keys("<F8>");
    assert_eq!(play.disk.position(), Some(at + 3));
}

/// At the end what was put off is not forgotten.
#[test]
fn the_end_names_what_was_put_off() {
    let mut play = chair();
    let next = play.disk.next_step().unwrap().title.clone();
    play.keys("p<Enter>").shows(&format!("Đã để «{next}» lại sau")).keys("<Tab><End><Enter>");
    play.shows(&format!("còn bước để lại sau: {next}")).wait(60_000).keys("<F8>");
    play.shows(&format!("Đây là bước cuối; còn bước để lại sau: {next}"));
}

/// What a remark is by default follows from why the floor was given.
#[test]
fn why_the_floor_was_given_says_what_a_remark_is() {
    let mut play = chair();
    let of = |play: &Play| {
        let standing = &play.disk.standing;
        let link = play.disk.suggested_link(standing.step.as_ref(), standing.floor.clone());
        (link.kind, link.shortcomings.len())
    };
    let step = play.disk.agenda.iter().position(|step| !step.topic.shortcomings().is_empty());
    assert!(step <= play.disk.position(), "the sample is among its shortcomings");
    play.keys("<F3><Enter>");
    let usual = of(&play);
    play.keys("i<Down><Enter>");
    assert_eq!(of(&play), (Kind::Question, usual.1));
    play.keys("q<Down><Down><Enter>trinh tu<Enter><Enter><Enter>");
    assert_eq!(of(&play), (Kind::Note, 0));
}

/// The footer has what can be done in each state of the meeting.
#[test]
fn the_footer_follows_the_state_of_the_meeting() {
    let mut session = sample();
    session.standing = kiemdiem::session::standing::Standing::default();
    let mut play = Play::chair(session, 80, 24);
    play.shows("F8 khai mạc · F4 điểm danh · E giờ xong").keys("<F8>").shows("F8 bước sau");
    play.hides("mời nói").keys("q<Enter><Enter>").shows("Enter mời nói").keys("s");
    play.shows("Nhấn F8 để họp tiếp")
        .keys("<Esc>")
        .shows("F8 họp tiếp · F4 điểm danh")
        .keys("<F8>")
        .shows("Enter mời nói");
}

/// Too few are there: a vote is not forbidden, but what it lacks is said before and after.
#[test]
fn a_vote_without_a_quorum_says_so() {
    let mut play = chair();
    let needed = rules::embedded().quorum.share.at_least(6);
    play.keys("<F4><Enter>");
    for name in ["tran", "le", "pham"] {
        play.keys(&format!("<F4>{name}<Enter>ve truoc<Enter><Enter>"));
    }
    play.keys("v").shows(&format!("CHƯA ĐỦ TÚC SỐ: 3/6, cần {needed}"));
    play.keys("Nghỉ sớm<Enter>3<Enter><Enter><Enter>").shows("CHƯA ĐỦ TÚC SỐ").hides("v09");
}
