//! The screens as people see them, read before they were accepted.

use kiemdiem::locale::Lang;
use kiemdiem::session::closing::Status;
use kiemdiem::session::standing::State;
use kiemdiem::store::fault::{Fault, FaultKind};
use kiemdiem::ui::event::{Entry, Event, Size, Summary};

use crate::play::Play;
use crate::preparing::{preparing, with_members};

#[test]
fn record() {
    frame!("record_60x18", Play::sample(60, 18));
    frame!("record_80x24", Play::sample(80, 24));
    frame!("record_160x45", Play::sample(160, 45));
    frame!("record_en_80x24", Play::sample(80, 24).english());
}

#[test]
fn record_in_use() {
    let mut play = Play::sample(80, 24);
    play.keys(
        "<F3>g<Enter>Một lời phát biểu dài hơn một dòng của màn hình, để thấy dòng ghi mở rộng \
        xuống dưới khi người ghi biên bản gõ nhiều chữ.",
    );
    frame!("typing_80x24", play);
    play.keys("<F8>");
    frame!("pinned_80x24", play);
    let mut play = Play::sample(60, 18);
    frame!("agenda_60x18", play.keys("<Tab>"));
    frame!("shortcomings_60x18", play.keys("<Shift+Tab><Shift+Tab>"));
}

#[test]
fn lists_and_texts() {
    frame!("speaker_80x24", Play::sample(80, 24).keys("<F3>"));
    frame!("shortcomings_80x24", Play::sample(80, 24).keys("<F5>"));
    frame!("answer_80x24", Play::sample(80, 24).keys("<F6>"));
    frame!("help_80x24", Play::sample(80, 24).keys("<F1>"));
    frame!("palette_80x24", Play::sample(80, 24).keys("<Ctrl+P>"));
    frame!("report_80x24", Play::sample(80, 24).keys("<F9>"));
    frame!("sign_80x24", Play::sample(80, 24).keys("<F3>g<Enter>Chưa sâu sát @"));
    frame!("inbox_80x24", Play::sample(80, 24).keys("<F11>"));
    frame!("phrases_80x24", Play::sample(80, 24).keys("<Alt+P>"));
    frame!("find_80x24", Play::sample(80, 24).keys("<Ctrl+F>khu pho"));
}

fn home(columns: u16, rows: u16) -> Play {
    let mut play = Play::home(columns, rows);
    let summary = Summary {
        title: "Kiểm điểm Ban Chấp hành Đảng bộ phường Mẫu nhiệm kỳ 2020 - 2025".to_owned(),
        status: Status::Open(State::InProgress),
        step: 5,
        steps: 39,
        remarks: 7,
        opened: Some(play.now),
    };
    let broken = Fault { path: "/họp/hỏng.toml".into(), kind: FaultKind::Denied };
    play.event(Event::Listed(vec![
        Entry {
            path: "/họp/bao-cao-ben-lau.txt".into(),
            summary: Ok(Summary::default()),
            is_report: true,
            shelf: String::new(),
        },
        Entry {
            path: "/họp/mau.toml".into(),
            summary: Ok(summary),
            is_report: false,
            shelf: "vinh-vien · 12-ĐU".to_owned(),
        },
        Entry {
            path: "/họp/hỏng.toml".into(),
            summary: Err(broken),
            is_report: false,
            shelf: String::new(),
        },
    ]));
    play
}

#[test]
fn home_screen() {
    frame!("home_80x24", home(80, 24));
    frame!("home_160x45", home(160, 45));
    let mut play = Play::home(80, 24);
    play.event(Event::Listed(Vec::new()));
    frame!("home_empty_80x24", play);
    frame!("new_80x24", play.keys("<F2>"));
}

#[test]
fn prepare_screen() {
    frame!("prepare_60x18", preparing(60, 18));
    frame!("prepare_80x24", preparing(80, 24));
    frame!("prepare_160x45", preparing(160, 45));
    frame!("prepare_en_80x24", preparing(80, 24).english());
    frame!("prepare_role_80x24", preparing(80, 24).keys("<F2>"));
    frame!("prepare_split_80x24", preparing(80, 24).keys("<F8><F3>"));
    frame!("prepare_doubts_80x24", preparing(80, 24).keys("<F10>"));
    frame!("prepare_help_80x24", preparing(80, 24).keys("<F1>"));
    frame!("prepare_members_empty_80x24", preparing(80, 24).keys("<Tab>"));
    frame!("prepare_members_80x24", with_members(preparing(80, 24)).keys("<Up>"));
    frame!("prepare_members_60x18", with_members(preparing(60, 18)));
    frame!("prepare_agenda_80x24", with_members(preparing(80, 24)).keys("<Tab>"));
    frame!("prepare_make_80x24", with_members(preparing(80, 24)).keys("<F9>"));
}

/// Every screen at every size, twice: nothing panics, and the same state is the same picture.
#[test]
fn every_screen_draws_at_every_size() {
    let plays =
        "|<F1>|<Ctrl+P>|<F3>|<F5>|<F6>|<F9>|<F10>|<Tab>|<Tab><Tab>|@|a #|<F11>|<Alt+P>|<Ctrl+F>a";
    for (columns, rows) in [(60, 18), (80, 24), (120, 40), (300, 100), (20, 5), (1, 1)] {
        for lang in [Lang::Vi, Lang::En] {
            for keys in plays.split('|') {
                let mut play = Play::sample(80, 24);
                play.model.lang = lang;
                play.keys(keys);
                play.event(Event::Resize(Size { columns, rows }));
                assert_eq!(play.buffer(), play.buffer(), "{keys} at {columns}×{rows}");
            }
            for keys in "|<F2>|<F8><F3>|<F10>|<Enter>|<Tab>|<Tab>a|<Tab><Tab>|<F9>".split('|') {
                let mut play = with_members(preparing(80, 24));
                play.model.lang = lang;
                play.keys("<Tab><Tab>").keys(keys);
                play.event(Event::Resize(Size { columns, rows }));
                assert_eq!(play.buffer(), play.buffer(), "{keys} at {columns}×{rows}");
            }
            let mut play = home(80, 24);
            play.model.lang = lang;
            play.keys("<F2>").event(Event::Resize(Size { columns, rows }));
            assert_eq!(play.buffer(), play.buffer());
        }
    }
}
