//! What the windows do when two of them want different things, and when the file is broken, gone,
//! older or locked: nothing typed is lost, and nothing is overwritten unasked.

use std::path::PathBuf;
use std::sync::Arc;

use kiemdiem::session::Session;
use kiemdiem::session::change::{Change, ChangeId, Spot, Stamp};
use kiemdiem::session::draft::{Draft, Kept};
use kiemdiem::session::ids::RemarkId;
use kiemdiem::store::fault::{Breach, BreachKind, Fault, FaultKind, Warning};
use kiemdiem::ui::event::{Effect, Event, Opened};

use crate::play::Play;

fn fault(kind: FaultKind) -> Fault {
    Fault { path: "/họp/hop.toml".into(), kind }
}

/// Alters the words of the last remark, as another window would.
fn reworded(session: &Session, words: &str) -> Session {
    let mut theirs = session.clone();
    let last = theirs.remarks.last_mut().unwrap();
    Arc::make_mut(last).wording.text = words.to_owned();
    theirs.revision += 1;
    theirs
}

/// Both windows correct the last remark; ours comes back.
fn clash() -> Play {
    clash_in(Play::sample(80, 24))
}

fn clash_in(play: Play) -> Play {
    let mut play = play.with_slow_disk();
    play.keys("<Up><Ctrl+U>Lời sửa của tôi.<Enter>");
    play.disk = reworded(&play.disk, "Lời sửa của cửa sổ kia.");
    play.answer();
    play
}

#[test]
fn the_same_remark_altered_by_both_is_a_question_with_both_versions() {
    let mut play = clash();
    play.shows("Lời sửa của tôi.").shows("Lời sửa của cửa sổ kia.").shows("cả hai nơi");
    frame!("clash_80x24", play);
    frame!("clash_en_80x24", clash_in(Play::sample(80, 24).english()));
}

#[test]
fn theirs_may_stand_and_ours_is_kept_apart() {
    let mut play = clash();
    play.keys("<Down><Down><Enter>");
    assert_eq!(play.words().last(), Some(&"Lời sửa của cửa sổ kia."));
    let declined = |effect: &Effect| match effect {
        Effect::Decline(draft) => draft.text == "Lời sửa của tôi.",
        _ => false,
    };
    assert!(play.effects.iter().any(declined), "{:?}", play.effects);
    play.hides("cả hai nơi").hides("F12:");
}

#[test]
fn ours_may_be_written_over_theirs_which_stays_among_the_earlier_words() {
    let mut play = clash();
    play.keys("<Down><Enter>");
    play.answer();
    let last = play.disk.remarks.last().unwrap();
    assert_eq!(last.wording.text, "Lời sửa của tôi.");
    assert_eq!(last.wording.earlier.last().unwrap().text, "Lời sửa của cửa sổ kia.");
}

#[test]
fn ours_may_become_a_remark_of_its_own() {
    let mut play = clash();
    let count = play.disk.remarks.len();
    play.keys("<Enter>");
    play.answer();
    assert_eq!(play.words()[count - 1..], ["Lời sửa của cửa sổ kia.", "Lời sửa của tôi."]);
}

#[test]
fn esc_keeps_ours_in_the_line_and_whoever_types_goes_on_typing() {
    let mut play = clash();
    play.keys("<Esc>").shows("› Lời sửa của tôi.").shows("Lời sửa của cửa sổ kia.");
    play.keys("<Enter>");
    play.answer();
    assert_eq!(play.words().last(), Some(&"Lời sửa của tôi."));
    let mut play = clash();
    play.keys("gõ tiếp").shows("› gõ tiếp").shows("F12: 1 việc").hides("cả hai nơi");
    play.keys("<Enter><F12>").shows("cả hai nơi").shows("Lời sửa của tôi.");
}

/// An Enter that was on its way when the question came does not answer it.
#[test]
fn an_enter_meant_for_the_line_answers_nothing() {
    let mut play = clash();
    play.now -= chrono::TimeDelta::milliseconds(900);
    play.keys("<Enter>").shows("cả hai nơi");
}

/// Theirs came while ours was still in the line: sending asks as well.
#[test]
fn a_correction_under_way_asks_when_it_is_sent() {
    let mut play = Play::sample(80, 24);
    play.keys("<Up> Thêm.");
    let theirs = reworded(&play.disk, "Lời khác.");
    play.disk = theirs.clone();
    play.event(Event::FileChanged(theirs));
    play.hides("cả hai nơi").keys("<Enter>").shows("cả hai nơi").shows("Thêm.");
    assert_eq!(play.words().last(), Some(&"Lời khác."));
}

#[test]
fn several_that_come_back_are_asked_one_after_the_other() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("<Up> A.<Enter><Up> B.<Enter>");
    play.disk = reworded(&play.disk, "Lời khác.");
    play.answer();
    play.shows("F12: 2 việc").keys("<Enter>");
    play.answer();
    play.shows("cả hai nơi").keys("<Enter>");
    play.answer();
    play.hides("cả hai nơi").hides("F12:");
    let words = play.words();
    assert!(words.iter().any(|words| words.ends_with(" A.")), "{words:?}");
    assert!(words.iter().any(|words| words.ends_with(" A. B.")), "{words:?}");
}

/// The line is taken: words that come back wait, and are offered.
#[test]
fn words_that_do_not_fit_into_the_line_wait() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("<F3>g<Enter>");
    play.answer();
    play.keys("Lời quan trọng.<Enter>đang gõ");
    let mut theirs = play.disk.clone();
    let step = theirs.standing.step.take();
    let other = |each: &&kiemdiem::session::agenda::Step| Some(&each.id) != step.as_ref();
    theirs.agenda = Arc::new(theirs.agenda.iter().filter(other).cloned().collect());
    play.disk = theirs;
    play.answer();
    play.shows("› đang gõ").shows("F12: 1 việc");
    play.keys("<F12>").shows("Lời quan trọng.");
    frame!("words_80x24", play);
    play.keys("<Esc><Ctrl+U><F12><Enter>").shows("› Lời quan trọng.");
}

#[test]
fn what_was_not_saved_is_kept_and_done_again_at_the_next_start() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("Một.<Enter>Hai.<Enter>dở dang");
    play.event(Event::Trouble(fault(FaultKind::Full)));
    play.event(Event::Hangup);
    let kept = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDraft(kept) => kept.clone(),
        _ => None,
    });
    let kept = kept.unwrap();
    assert_eq!((kept.changes.len(), kept.line.text.as_str()), (2, "dở dang"));
    // The first of them reached the file after all.
    let mut next = Play::sample(80, 24);
    next.disk = next.disk.apply(&kept.changes[0].0, &kept.changes[0].1).unwrap().session;
    let session = next.disk.clone();
    let path = PathBuf::from("hop.toml");
    next.event(Event::Opened(Box::new(Opened {
        path,
        session,
        draft: Some(kept),
        warnings: Vec::new(),
    })));
    next.shows("Đã khôi phục 1 việc chưa lưu").shows("› dở dang");
    assert_eq!(next.words()[7..], ["Một.", "Hai."]);
}

/// What was typed before a crash was said then, whenever it is sent.
#[test]
fn words_that_come_back_keep_their_time() {
    let mut play = Play::sample(80, 24);
    let begun = play.now;
    play.keys("dở dang").wait(600_000).event(Event::Clock);
    let kept = play.model.screen.record().unwrap().kept();
    let mut next = Play::sample(80, 24);
    let (path, session) = (PathBuf::from("hop.toml"), next.disk.clone());
    let opened = Opened { path, session, draft: kept, warnings: Vec::new() };
    next.event(Event::Opened(Box::new(opened)));
    next.wait(900_000).keys("<Enter>");
    assert_eq!(next.disk.remarks.last().unwrap().at, begun);
}

#[test]
fn drafts_of_several_windows_are_all_offered() {
    let draft = |text: &str| Draft { text: text.to_owned(), ..Draft::default() };
    let kept = Kept { line: draft("một"), words: vec![draft("hai")], changes: Vec::new() };
    let mut play = Play::sample(80, 24);
    let (path, session) = (PathBuf::from("hop.toml"), play.disk.clone());
    play.event(Event::Opened(Box::new(Opened {
        path,
        session,
        draft: Some(kept),
        warnings: Vec::new(),
    })));
    play.shows("› một").shows("F12: 1 việc").keys("<Enter><F12>").shows("hai");
    play.keys("<Down><Down><Enter>");
    assert!(matches!(play.effects.last(), Some(Effect::Decline(words)) if words.text == "hai"));
}

fn broken() -> Fault {
    let kind = BreachKind::UnknownField { field: "giờ".to_owned(), allowed: "at, by".to_owned() };
    fault(FaultKind::Broken(Breach { line: 12, column: 5, kind }))
}

#[test]
fn a_broken_hand_edit_is_said_with_its_place_and_nothing_is_written_over_it_unasked() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.event(Event::Unreadable(broken()));
    play.shows("dòng 12, cột 5").shows("TỆP HỎNG").hides("Ghi bản đang mở");
    play.keys("Một.<Enter>").shows("CHƯA LƯU 1").shows("Một.");
    play.keys("<F12>");
    frame!("broken_80x24", play);
    play.keys("<Esc><Ctrl+P>ghi de tep hong<Enter>");
    assert!(matches!(play.effects.last(), Some(Effect::WriteOver(_))), "{:?}", play.effects);
    play.event(Event::FileBack);
    play.shows("đang lưu…").shows("Tệp đã đọc được trở lại");
    play.answer();
    play.shows("đã lưu");
}

#[test]
fn a_hand_edit_is_taken_up_with_a_word_on_what_it_was() {
    let mut play = Play::sample(80, 24);
    let mut theirs = play.disk.clone();
    for id in ["r-1", "r-2"] {
        let mut remark = theirs.remarks[0].as_ref().clone();
        remark.id = RemarkId::new(id).unwrap();
        theirs.remarks.push(Arc::new(remark));
    }
    play.event(Event::FileChanged(theirs.clone()));
    play.shows("Tệp được sửa ở nơi khác: +2 ý kiến");
    play.keys("<Esc>");
    theirs.remarks.pop();
    theirs.revision += 1;
    play.event(Event::FileChanged(theirs));
    play.hides("nơi khác");
}

#[test]
fn a_file_that_is_gone_is_asked_about_and_the_meeting_goes_on() {
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.event(Event::Unreadable(fault(FaultKind::Gone)));
    play.shows("MẤT TỆP");
    frame!("gone_80x24", play);
    play.keys("Vẫn ghi.<Enter>").shows("Vẫn ghi.").shows("CHƯA LƯU 1");
    play.keys("<F12><Down><Down><Enter>");
    assert!(matches!(play.effects.last(), Some(Effect::SaveAs(_))));
    play.event(Event::SavedAs("moi.toml".into()));
    play.answer();
    play.shows("đã lưu").hides("MẤT TỆP");
    assert_eq!(play.words().last(), Some(&"Vẫn ghi."));
}

#[test]
fn an_older_state_is_never_taken_up_or_overwritten_silently() {
    let older = |play: &Play| {
        let mut older = play.disk.clone();
        older.remarks.truncate(3);
        older.revision -= 1;
        older
    };
    let mut play = Play::sample(80, 24);
    play.keys("Mới.<Enter>");
    let theirs = older(&play);
    play.event(Event::Older(Box::new(theirs.clone())));
    play.shows("Mới.").shows("bản cũ hơn");
    frame!("older_80x24", play);
    play.keys("<Down><Down><Enter>");
    assert_eq!(play.effects.last(), Some(&Effect::TakeTheirs));
    play.event(Event::FileChanged(theirs.clone()));
    play.hides("Mới.").hides("CŨ HƠN");
    let mut play = Play::sample(80, 24);
    play.event(Event::Older(Box::new(theirs)));
    play.keys("<Down><Enter>");
    assert!(matches!(play.effects.last(), Some(Effect::WriteOver(ours)) if **ours == play.disk));
}

#[test]
fn the_mark_names_why_nothing_is_saved_and_says_it_again_on_demand() {
    let busy = FaultKind::Busy { holder: Some("kiemdiem, PID 7".to_owned()) };
    let marks = [
        (FaultKind::ReadOnly, "CHỈ ĐỌC", "ổ đĩa chỉ đọc"),
        (FaultKind::Denied, "CHỈ ĐỌC", "không được phép"),
        (busy, "TỆP ĐANG BỊ GIỮ", "PID 7"),
        (FaultKind::BadDisk, "CHƯA LƯU 1", "ổ đĩa báo lỗi"),
        (FaultKind::System(12), "CHƯA LƯU 1", "số 12"),
    ];
    for (kind, mark, why) in marks {
        let mut play = Play::sample(120, 30).with_slow_disk();
        play.keys("Một.<Enter>").event(Event::Waiting);
        play.shows("đang chờ chương trình khác");
        play.event(Event::Trouble(fault(kind.clone())));
        play.shows(mark).shows(why).shows("đã giữ trong nháp");
        play.keys("<Esc>").hides(why).shows(mark);
        play.event(Event::Trouble(fault(kind)));
        play.hides(why).keys("<F12>").shows(why).keys("<F10>").shows(why);
        play.keys("<Esc><Ctrl+P>luu lai ngay<Enter>").shows("đang lưu…");
        assert_eq!(play.effects.last(), Some(&Effect::SaveNow));
    }
}

/// The mark and the question before leaving never promise a draft that is not there.
#[test]
fn a_draft_that_cannot_be_kept_is_said() {
    let mut play = Play::sample(120, 30).with_slow_disk();
    play.keys("Một.<Enter>").event(Event::DraftNotKept(fault(FaultKind::Full)));
    play.event(Event::Trouble(fault(FaultKind::Full)));
    play.shows("CHỈ CÒN TRONG BỘ NHỚ").keys("<Ctrl+Q>");
    let wait = i64::try_from(kiemdiem::limits::QUIT_WAIT.as_millis()).unwrap();
    play.wait(wait).event(Event::DraftNotKept(fault(FaultKind::Full)));
    play.event(Event::Clock);
    play.shows("thoát là mất");
}

/// A change of another window that ours cannot see is no clash.
#[test]
fn ids_that_the_file_has_already_are_dropped() {
    let mut play = Play::sample(80, 24);
    let remark = Arc::clone(&play.disk.remarks[0]);
    let stamp = Stamp { id: ChangeId(1), at: play.now };
    let changes = vec![(Change::AddRemark { remark, place: Spot::End }, stamp)];
    let kept = Kept { changes, ..Kept::default() };
    let (path, session) = (PathBuf::from("hop.toml"), play.disk.clone());
    play.event(Event::Opened(Box::new(Opened {
        path,
        session,
        draft: Some(kept),
        warnings: Vec::new(),
    })));
    play.hides("khôi phục");
    assert_eq!(play.words().len(), 7);
}

/// What is not as it should be about a file is a note at opening, and gone with the next key.
#[test]
fn what_others_may_do_with_the_file_is_a_note() {
    let all = [
        (Warning::OtherNames { count: 2 }, "còn 2 tên khác", "giữ nội dung cũ khi lưu"),
        (Warning::Foreign { owner: 1001 }, "số 1001", "thuộc về bạn"),
        (Warning::NotPrivate { mode: 0o644 }, "quyền 0644", "nếu đĩa cho phép"),
        (Warning::OpenFolder, "ai cũng thêm, xóa được", "nên chuyển phiên họp đi"),
    ];
    for (warning, start, end) in all {
        let mut play = Play::sample(80, 24);
        let (path, session) = (PathBuf::from("hop.toml"), play.disk.clone());
        let warnings = vec![warning];
        play.event(Event::Opened(Box::new(Opened { path, session, draft: None, warnings })));
        play.shows(start).shows(end).keys("a").hides(end);
    }
}

/// Where nothing can be locked, who may not save is asked: nothing is taken from anybody unasked.
#[test]
fn who_saves_elsewhere_is_named_and_can_be_taken_from() {
    let holder = Some("PC-02, PID 4321, 09:12 10/06/2025".to_owned());
    let mut play = Play::sample(80, 24).with_slow_disk();
    play.keys("Một.<Enter>").event(Event::Trouble(fault(FaultKind::Owned { holder })));
    play.shows("TỆP ĐANG BỊ GIỮ").shows("PID 4321").shows("09:12 10/06/2025");
    frame!("owned_80x24", play);
    play.keys("<Enter>");
    assert_ne!(play.effects.last(), Some(&Effect::TakeOver), "the first choice harms nothing");
    play.keys("<F12><Down><Enter>");
    assert_eq!(play.effects.last(), Some(&Effect::TakeOver));
    play.event(Event::Warning(Warning::Alone));
    play.shows("từ nay chỉ nơi này ghi");
}

/// Where nothing waits to be saved the mark counts nothing.
#[test]
fn the_mark_counts_only_what_waits() {
    let gone = FaultKind::Gone;
    for (kind, mark) in [(gone, "✗ MẤT TỆP"), (FaultKind::NotAsWritten, "✗ KHÔNG LƯU ĐƯỢC")]
    {
        let mut play = Play::sample(80, 24).with_slow_disk();
        play.event(Event::Trouble(fault(kind)));
        play.keys("<Esc>").shows(mark).hides("CHƯA LƯU").keys("Một.<Enter>").shows("CHƯA LƯU 1");
    }
}
