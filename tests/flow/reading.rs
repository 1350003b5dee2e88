//! The minutes read back in the windows of minute-taker and chair, and how a meeting ends there.

use kiemdiem::minutes::{Format, Kind, Refused};
use kiemdiem::session::change::{Change, ChangeId, Stamp};
use kiemdiem::session::closing::{Digest, Seal, Status};
use kiemdiem::session::motion::Matter;
use kiemdiem::session::remark::Wording;
use kiemdiem::session::standing::State;
use kiemdiem::store::fault::{Fault, FaultKind};
use kiemdiem::ui::event::{
    Effect, Errand, Event, Exported, Mouse, MouseAct, NotExported, SealAnswer, Size,
};

use crate::play::{Play, sample};

fn reading(columns: u16, rows: u16) -> Play {
    let mut play = Play::sample(columns, rows);
    play.keys("<Alt+D>");
    play
}

/// Goes down until the line is a remark's.
fn to_remark(play: &mut Play) {
    for _ in 0..300 {
        if play.screen().contains("→") {
            return;
        }
        play.keys("<Down>");
    }
    panic!("no line of a remark:\n{}", play.screen());
}

/// Does what the worker does with a session that is to be sealed.
fn seal(play: &mut Play) {
    let effect = play.effects.iter().position(|effect| matches!(effect, Effect::Seal(_)));
    let Effect::Seal(order) = play.effects.remove(effect.unwrap()) else { unreachable!() };
    let (at, revision) = (play.now, play.disk.revision);
    let sha256 = Digest([0x5a; 32]);
    let (schema, tables) = (1, Vec::new());
    let seal = Box::new(Seal { at, by: order.by, schema, previous: None, tables, sha256 });
    let stamp = Stamp { id: ChangeId(1), at };
    play.disk = play.disk.apply(&Change::Seal { revision, seal }, &stamp).unwrap().session;
    play.disk.revision += 1;
    let answer = SealAnswer::Sealed(Box::new(play.disk.clone()));
    play.event(Event::Sealed(Box::new(answer)));
}

#[test]
fn frames() {
    frame!("read_back_60x18", reading(60, 18));
    frame!("read_back_80x24", reading(80, 24));
    let mut play = reading(80, 24);
    to_remark(&mut play);
    play.keys("<Space><Up><F2> Đã bổ sung.");
    frame!("read_back_correcting_80x24", play);
    play.keys("<Enter>");
    frame!("read_back_corrected_80x24", play);
    play.event(Event::Resize(Size { columns: 160, rows: 45 }));
    frame!("read_back_160x45", play);
    frame!("read_back_approve_80x24", reading(80, 24).keys("<F3>"));
    frame!("read_back_close_80x24", reading(80, 24).keys("<F4>"));
    frame!("read_back_papers_80x24", reading(80, 24).keys("<F6>"));
    frame!("read_back_formats_80x24", reading(80, 24).keys("<F6><Alt+4>"));
    frame!("read_back_help_80x24", reading(80, 24).keys("<F1>"));
    frame!("read_back_chair_en_80x24", Play::chair(sample(), 80, 24).english().keys("d"));
}

/// The printed line changes at once, the words before are kept, and the cursor stays where it was.
#[test]
fn a_remark_is_corrected_where_its_line_stands() {
    for mut play in [Play::sample(80, 24), Play::chair(sample(), 80, 24)] {
        play.keys("<Alt+D>").shows("ĐỌC LẠI BIÊN BẢN");
        to_remark(&mut play);
        let at = play.screen().lines().position(|line| line.starts_with('›')).unwrap();
        play.keys("<F2> Xin nhắc lại.").shows("Đang sửa");
        play.keys("<Enter>").shows("Xin nhắc lại.").shows("sửa 1 khi đọc").hides("Đang sửa");
        assert_eq!(play.screen().lines().position(|line| line.starts_with('›')), Some(at));
        let altered: Vec<&Wording> = play.disk.remarks.iter().map(|each| &each.wording).collect();
        let altered = altered.iter().find(|each| each.text.ends_with(" Xin nhắc lại.")).unwrap();
        assert!(altered.text.starts_with(&altered.earlier[0].text));
        play.keys("<Ctrl+Z>").hides("Xin nhắc lại.").hides("sửa 1 khi đọc");
        play.keys("<Esc>").hides("ĐỌC LẠI BIÊN BẢN");
    }
}

/// Letters are no commands here, and a line that is no remark says so.
#[test]
fn nothing_is_altered_by_a_key_that_means_nothing() {
    let mut play = reading(80, 24);
    let before = play.disk.clone();
    play.keys("abcx").keys("<F2>").shows("không phải ý kiến; chuyển đến một ý kiến rồi nhấn F2");
    to_remark(&mut play);
    play.keys("<F2>").keys("<Ctrl+U><Up><Esc><Esc>").hides("Đang sửa");
    assert_eq!(play.disk, before);
}

/// What is read is counted in lines, by keys and pages, and stays read at another size.
#[test]
fn what_is_read_is_counted() {
    let mut play = reading(80, 24);
    play.shows("dòng 1/").shows("đã đọc 0%").keys("<Space>").shows("dòng 3/").shows("đã đọc 0%");
    play.keys("<PgDn><PgDn><Enter>").hides("đã đọc 0%");
    let said = |play: &Play| -> usize {
        let screen = play.screen();
        let (_, behind) = screen.split_once("đã đọc ").unwrap();
        behind.split_once('%').unwrap().0.parse().unwrap()
    };
    let wide = said(&play);
    play.event(Event::Resize(Size { columns: 60, rows: 18 }));
    assert!(said(&play).abs_diff(wide) < 10, "{wide}, then {}", said(&play));
    play.keys("<End><Space>").shows("đã đọc hết").keys("<Home>").shows("dòng 1/");
    let press = Mouse { column: 10, row: 4, act: MouseAct::Press };
    play.event(Event::Mouse(press));
    play.shows("dòng 4/");
    play.event(Event::Mouse(Mouse { act: MouseAct::WheelDown, ..press }));
    play.shows("dòng 7/");
}

/// What the other window writes stands on the paper at once.
#[test]
fn the_paper_follows_the_other_window() {
    let mut play = reading(80, 24);
    play.keys("<End><PgUp><PgUp>");
    let mut theirs = play.disk.clone();
    let mut remark = (*theirs.remarks[0]).clone();
    remark.wording.text = "Lời của cửa sổ kia.".to_owned();
    theirs.remarks[0] = remark.into();
    theirs.revision += 1;
    play.event(Event::FileChanged(theirs));
    play.keys("<Home>");
    for _ in 0..60 {
        play.keys("<Down>");
    }
    play.shows("Lời của cửa sổ kia.").shows("sửa 1 khi đọc");
}

/// Read back, approved, closed for a reason, sealed, read-only, opened again.
#[test]
fn a_meeting_is_ended_from_the_reading() {
    let mut play = reading(80, 24);
    play.keys("<F5>").shows("chưa kết thúc");
    play.keys("<F3><Enter><Enter><Enter>").shows("Hãy ghi số người tán thành");
    play.keys("<Tab>9<Enter><Enter><Enter>").shows("chỉ có 6 người biểu quyết");
    play.keys("<Tab><Backspace>5<Enter><Enter>1<Enter>").shows("Biên bản được thông qua: 5/6");
    let motion = play.disk.approved().unwrap();
    assert_eq!((motion.matter, play.disk.motions.len()), (Matter::Minutes, 1));
    play.keys("<F3><Backspace>4<Enter><Enter><Enter>").shows("được thông qua: 4/6");
    assert_eq!(play.disk.motions.len(), 1, "counted again, not put again");
    play.keys("<End>").shows("tán thành 04/06");
    play.keys("<F4>").shows("Còn thiếu").keys("<Enter>");
    assert!(!play.disk.is_over(), "the first choice harms nothing");
    play.keys("<F4><Down><Enter>").shows("Vì sao vẫn kết thúc?").keys("<Enter>");
    play.shows("Cần ghi lý do").keys("hết giờ<Enter>").shows("Phiên họp đã kết thúc; F5");
    assert_eq!(play.disk.closing().unwrap().despite, "hết giờ");
    play.keys("<F3>").shows("Phiên họp đã kết thúc, chỉ sửa được lời đã ghi");
    play.keys("<F5>").shows("Niêm phong rồi thì").keys("<Down><Enter>").shows("Vũ Thị G");
    play.keys("<Enter><Enter>");
    seal(&mut play);
    play.shows("Đã niêm phong: 5a5a5a5a5a5a5a5a").keys("<End>").shows(&"5a".repeat(32));
    play.keys("<Home>");
    to_remark(&mut play);
    play.keys("<F2>").shows("đã niêm phong, chỉ xem").hides("Đang sửa");
    play.keys("<F7>sai tên<Enter>").shows("Đã mở lại phiên họp");
    assert_eq!(play.disk.status(), Status::Open(State::Suspended));
    assert!(play.disk.dossier.closings[0].seal.is_some(), "the earlier seal is kept");
}

/// A sealed session is read in every window, says so calmly, and takes no letters.
#[test]
fn a_sealed_session_opens_read_only() {
    let mut play = reading(80, 24);
    play.keys("<F4><Down><Enter>hết giờ<Enter><F5><Down><Enter><Enter><Enter>");
    seal(&mut play);
    let sealed = play.disk.clone();
    for mut play in [Play::of(sealed.clone(), 80, 24), Play::chair(sealed.clone(), 80, 24)] {
        let opened = kiemdiem::ui::event::Opened {
            path: "hop.toml".into(),
            session: sealed.clone(),
            draft: None,
            warnings: Vec::new(),
        };
        play.event(Event::Opened(Box::new(opened)));
        play.shows("Phiên họp đã niêm phong").shows("Mở lại phiên họp").shows("ĐÃ NIÊM PHONG");
        play.hides("Gõ lời phát biểu, Enter để ghi");
        play.keys("x<F8>");
        assert_eq!(play.disk, sealed);
        play.keys("<Ctrl+P>mo lai phien<Enter>sai<Enter>").shows("Đã mở lại");
        assert!(play.disk.seal().is_none());
    }
}

/// Papers are written from both windows; an older file is replaced only when that is said.
#[test]
fn a_paper_is_written_from_the_palette() {
    for mut play in [Play::sample(80, 24), Play::chair(sample(), 80, 24)] {
        play.keys("<Ctrl+P>xuat van ban<Enter>").shows("Xuất văn bản nào?");
        play.keys("<Alt+4><Alt+5>").shows("Đang xuất");
        let exports = |play: &Play| -> Vec<(Kind, Format, bool)> {
            let all = play.effects.iter().filter_map(|effect| match effect {
                Effect::Errand(Errand::Export(export)) => {
                    Some((export.kind, export.format, export.replace))
                }
                _ => None,
            });
            all.collect()
        };
        assert_eq!(exports(&play), [(Kind::Plan, Format::Csv, false)]);
        let exported =
            |outcome| Event::Exported(Exported { kind: Kind::Plan, format: Format::Csv, outcome });
        let there = Fault { path: "/họp/a.csv".into(), kind: FaultKind::Exists };
        play.event(exported(Err(NotExported::Fault(there.clone()))));
        play.shows("Đã có tệp này").shows("/họp/a.csv").keys("<Enter>");
        assert_eq!(exports(&play).len(), 1, "the first choice harms nothing");
        play.event(exported(Err(NotExported::Fault(there))));
        play.keys("<Down><Enter>");
        assert_eq!(exports(&play)[1], (Kind::Plan, Format::Csv, true));
        play.event(exported(Ok("/họp/a.csv".into())));
        play.shows("Đã xuất bản DỰ THẢO").shows("/họp/a.csv");
        play.event(exported(Err(NotExported::Refused(Refused::NoBallot))));
        play.shows("Chưa xuất được").shows("chưa có cuộc bỏ phiếu kín");
    }
}

/// Nothing panics at any size, and the same state is the same picture.
#[test]
fn the_reading_draws_at_every_size() {
    for (columns, rows) in [(60, 18), (80, 24), (119, 30), (120, 40), (300, 100), (20, 5), (1, 1)] {
        for keys in ["", "<F1>", "<F3>", "<F4>", "<F6>", "<Ctrl+P>", "<End>"] {
            let mut play = reading(80, 24);
            play.keys(keys).event(Event::Resize(Size { columns, rows }));
            assert_eq!(play.buffer(), play.buffer(), "{keys} at {columns}×{rows}");
        }
    }
}

/// Who said it, what it is, to whom and about what are set right where the line stands, and a
/// remark is struck out there for a reason.
#[test]
fn what_a_remark_is_is_corrected_while_it_is_read() {
    let mut play = reading(80, 24);
    to_remark(&mut play);
    let before = play.disk.remarks.clone();
    play.keys("<F2><F2><Alt+9>").shows("· ghi nhận]").keys("<Esc>").shows("sửa 1 khi đọc");
    let altered: Vec<usize> =
        (0..before.len()).filter(|at| play.disk.remarks[*at] != before[*at]).collect();
    let [at] = altered.as_slice() else { panic!("{altered:?}") };
    assert_eq!(play.disk.remarks[*at].wording, before[*at].wording);
    play.keys("<Ctrl+Z>");
    assert_eq!(play.disk.remarks, before);
    play.keys("<Delete>ghi nhầm<Enter>");
    let struck = play.disk.remarks.iter().filter_map(|remark| remark.struck.as_ref());
    assert_eq!(struck.map(|each| each.reason.as_str()).collect::<Vec<_>>(), ["ghi nhầm"]);
}

/// A choice made while a remark is corrected is about that remark, not about the next one.
#[test]
fn the_keys_of_the_line_are_about_the_remark_that_is_in_it() {
    let mut play = Play::sample(80, 24);
    play.keys("Chi bộ còn chậm.<Enter><Up>").shows("[Đang sửa");
    play.keys("<F2><Alt+6><Esc><Esc>").hides("[đề xuất]");
    let last = play.disk.remarks.last().unwrap();
    assert_eq!(last.link.kind, kiemdiem::session::remark::Kind::Proposal);
}
