//! What the windows do while the disk is slow, fails, or somebody else writes.

use std::sync::Arc;

use kiemdiem::limits;
use kiemdiem::store::fault::{Fault, FaultKind};
use kiemdiem::ui::event::{Effect, Event};

use crate::play::Play;

#[test]
fn keys_never_wait_for_the_disk_and_the_mark_never_says_too_much() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("Một.<Enter>Hai.<Enter>").shows("Một.").shows("Hai.").shows("đang lưu…");
    play.hides("đã lưu");
    assert_eq!(play.waiting.len(), 2);
    play.answer();
    play.shows("đã lưu 09:10").hides("đang lưu…");
    assert_eq!(play.words()[7..], ["Một.", "Hai."]);
}

#[test]
fn a_failed_save_keeps_all_and_says_why() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("Một.<Enter>");
    let fault = Fault { path: "hop.toml".into(), kind: FaultKind::Full };
    play.event(Event::Trouble(fault));
    play.shows("CHƯA LƯU 1").shows("đĩa đầy").shows("Một.");
    play.shows("giải phóng").shows("tự thử lại"); // the mend is not cut off
    play.keys("Hai.<Enter>").shows("CHƯA LƯU 2");
    play.answer();
    play.shows("đã lưu").hides("CHƯA LƯU");
    assert_eq!(play.words()[7..], ["Một.", "Hai."]);
}

#[test]
fn what_was_said_of_a_failed_save_passes_when_it_is_saved() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("Một.<Enter>");
    let fault = Fault { path: "hop.toml".into(), kind: FaultKind::Full };
    play.event(Event::Trouble(fault));
    play.shows("đĩa đầy");
    play.answer();
    play.hides("đĩa đầy").shows("Enter ghi");
}

#[test]
fn leaving_waits_for_the_disk_and_asks_when_it_does_not_answer() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("Một.<Enter><Ctrl+Q>").shows("Đang lưu trước khi thoát");
    assert!(!play.effects.contains(&Effect::Quit));
    play.answer();
    assert_eq!(play.effects.last(), Some(&Effect::Quit));
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("Một.<Enter><Ctrl+Q>");
    let wait = i64::try_from(limits::QUIT_WAIT.as_millis()).unwrap();
    play.wait(wait).event(Event::Clock);
    play.shows("Còn 1 việc chưa lưu được").keys("<Ctrl+Q>");
    assert_eq!(play.effects.last(), Some(&Effect::Quit));
}

#[test]
fn what_others_write_is_shown_and_nothing_typed_is_touched() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter>đang gõ");
    let mut theirs = play.disk.clone();
    let mut remark = theirs.remarks[0].as_ref().clone();
    remark.id = kiemdiem::session::ids::RemarkId::new("r-khac").unwrap();
    remark.wording.text = "Lời từ cửa sổ khác.".to_owned();
    theirs.remarks.push(Arc::new(remark));
    theirs.revision += 1;
    theirs.standing.step = theirs.agenda.get(6).map(|step| step.id.clone());
    play.disk = theirs.clone();
    play.event(Event::FileChanged(theirs));
    play.shows("Lời từ cửa sổ khác.").shows("› đang gõ").shows("ghi vào bước Hạn chế 2");
    play.keys(".<Enter>");
    assert_eq!(play.words().last(), Some(&"đang gõ."));
}

#[test]
fn words_that_the_disk_refuses_come_back_into_the_line() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("<F3>g<Enter>");
    play.answer();
    play.keys("?Lời quan trọng.<Enter>");
    // Meanwhile somebody took the step out of the file by hand, so that the remark has no place.
    let mut theirs = play.disk.clone();
    let step = theirs.standing.step.take();
    theirs.agenda = Arc::new(
        theirs.agenda.iter().filter(|each| Some(&each.id) != step.as_ref()).cloned().collect(),
    );
    play.disk = theirs;
    play.answer();
    play.shows("› ?Lời quan trọng.").shows("[? cần kiểm tra]").shows("không có bước «s05»");
    assert!(!play.words().contains(&"Lời quan trọng."));
}

#[test]
fn unsent_words_are_kept_a_moment_after_they_are_typed_and_dropped_when_sent() {
    let mut play = Play::sample(80, 24);
    let after = i64::try_from(limits::DRAFT_AFTER.as_millis()).unwrap();
    play.keys("dở dang");
    assert!(play.effects.is_empty(), "not at every key");
    play.wait(after).event(Event::Clock);
    assert!(
        matches!(&play.effects[..], [Effect::KeepDraft(Some(kept))] if kept.line.text == "dở dang")
    );
    play.keys("<Enter>");
    play.wait(after).event(Event::Clock);
    assert_eq!(play.effects.last(), Some(&Effect::KeepDraft(None)));
}

#[test]
fn the_clock_alone_draws_once_a_minute() {
    let mut play = Play::sample(80, 24);
    play.keys("<Esc>");
    let drawn = play.redraws;
    for _ in 0..120 {
        play.wait(1_000).event(Event::Clock);
    }
    assert_eq!(play.redraws - drawn, 2);
}
