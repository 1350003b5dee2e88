//! What the previous years say, in the thread of the window: on one screen, asked of the disk once.

use kiemdiem::session::Session;
use kiemdiem::session::facts::Facts;
use kiemdiem::session::memory::Memory;
use kiemdiem::store::format::parse;
use kiemdiem::ui::event::{Event, Opened, Window};

use crate::play::Play;

const YEARS: [(&str, &str); 4] = [
    ("nam-2023.toml", include_str!("../fixtures/years/nam-2023.toml")),
    ("nam-2024.toml", include_str!("../fixtures/years/nam-2024.toml")),
    ("nam-2025.toml", include_str!("../fixtures/years/nam-2025.toml")),
    ("xa-khac-2024.toml", include_str!("../fixtures/years/xa-khac-2024.toml")),
];

fn read(at: usize) -> Session {
    parse(YEARS[at].1.as_bytes()).unwrap()
}

/// The session of one of the three years, with the others on the disk.
fn year(window: Window, at: usize, columns: u16, rows: u16) -> Play {
    let mut play = match window {
        Window::Record => Play::of(read(at), columns, rows),
        Window::Chair => Play::chair(read(at), columns, rows),
    };
    let path = YEARS[at].0.into();
    play.model.open(Opened { path, session: read(at), draft: None, warnings: Vec::new() });
    play.years = (0..YEARS.len()).map(|at| Facts::of(&read(at), YEARS[at].0)).collect();
    play
}

fn last(columns: u16, rows: u16) -> Play {
    year(Window::Record, 2, columns, rows)
}

const REPEATED: &str = "<Alt+T>hc2<Enter>";

#[test]
fn frames() {
    frame!("years_60x18", last(60, 18).keys(REPEATED));
    frame!("years_80x24", last(80, 24).keys(REPEATED));
    frame!("years_160x45", last(160, 45).keys(REPEATED));
    frame!("years_en_80x24", last(80, 24).english().keys("<Alt+T>S2<Enter>"));
    frame!("years_member_80x24", last(80, 24).keys("<Alt+T>lvc<Enter>"));
    frame!("years_member_160x45", last(160, 45).keys("<Alt+T>lvc<Enter>"));
}

/// The repeated shortcoming, its promise and its result stand on one screen, in either window and
/// at the smallest usual size too.
#[test]
fn what_is_repeated_its_promise_and_its_result_stand_on_one_screen() {
    for (columns, rows) in [(80, 24), (160, 45)] {
        for window in [Window::Record, Window::Chair] {
            let mut play = year(window, 2, columns, rows);
            play.keys(REPEATED).shows("có vẻ đã nêu năm 2024, 2023").shows("(gợi ý");
            play.shows("2024  Phát triển đảng viên mới tại các thôn vẫn chưa đạt chỉ tiêu");
            play.shows("giống 44%: Tạo nguồn · phát triển đảng viên");
            play.shows("Lê Văn C hứa: Giao chỉ tiêu kết nạp cho từng chi bộ thôn");
            play.shows("kết quả: chưa khắc phục (kết").shows("đã giao chỉ tiêu, còn hai thôn");
        }
    }
}

#[test]
fn what_merely_looks_like_it_and_what_is_of_another_body_is_not_named() {
    let mut play = last(80, 24);
    play.keys("<Alt+T>hc1<Enter>").shows("Chưa thấy ở 2 hội nghị trước đây của tập thể này");
    play.keys("<Right>").shows("có vẻ đã nêu năm 2024, 2023");
    play.keys("<PgDn><PgDn>").hides("Việc của xã khác");
    let mut other = year(Window::Record, 3, 80, 24);
    other.keys(REPEATED).shows("Chưa có hội nghị nào trước đây");
}

/// In the year itself it is seen what became of it later.
#[test]
fn what_later_years_recorded_is_seen_in_the_session_itself() {
    let mut play = year(Window::Record, 1, 160, 45);
    play.keys(REPEATED).shows("→ Về sau: chưa khắc phục (kết nạp 8 trên 12 người), ghi ngày");
    play.shows("→ Về sau: khắc phục một phần (đã giao chỉ tiêu, còn hai thôn chưa làm việc)");
}

/// The screen does not wait for the disk, asks once however often it is drawn, and once more when
/// the thread is opened again.
#[test]
fn the_disk_is_asked_when_a_thread_is_opened_and_nobody_waits_for_it() {
    let mut play = last(80, 24).with_slow_disk();
    let asked = |play: &mut Play| std::mem::take(&mut play.asked).len();
    play.keys(REPEATED).shows("đang đọc các hội nghị trước");
    play.keys("<Right><Left><F1><Esc>").event(Event::Clock);
    assert_eq!(asked(&mut play), 1, "whatever is done above it");
    play.keys("<Esc>").keys(REPEATED);
    assert_eq!(asked(&mut play), 0, "the first answer is on its way");
    let this = Facts::of(&read(2), YEARS[2].0);
    let memory = Memory::of(&read(2), &this, &play.years, 1);
    play.event(Event::Recalled("khác.toml".into(), Box::default()));
    play.shows("đang đọc các hội nghị trước");
    play.event(Event::Recalled(YEARS[2].0.into(), Box::new(memory)));
    play.shows("có vẻ đã nêu năm 2024, 2023");
    play.keys("<Esc>").keys(REPEATED).shows("có vẻ đã nêu năm 2024, 2023");
    assert_eq!(asked(&mut play), 1, "somebody may have written another session meanwhile");
}
