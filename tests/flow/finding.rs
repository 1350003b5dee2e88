//! Finding with one key: folded, narrowed by filters, over all that a session holds.

use kiemdiem::session::find::{Entry, Place};
use kiemdiem::session::member::Party;
use kiemdiem::session::remark::{Kind, Remark};
use kiemdiem::ui::event::{Effect, Errand, Event, Opened};
use kiemdiem::ui::find::{Hit, Searched};
use kiemdiem::ui::screens::record::Focus;
use ratatui::style::Modifier;

use crate::play::Play;

/// The row of the screen that is painted as selected.
fn selected(play: &Play) -> String {
    let buffer = play.buffer();
    let is_reversed = |y: u16| {
        (0..buffer.area.width)
            .filter(|x| buffer[(*x, y)].modifier.contains(Modifier::REVERSED))
            .count()
            > 20
    };
    let y = (1..buffer.area.height).find(|y| is_reversed(*y)).expect("a row is selected");
    (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect()
}

#[test]
fn the_report_opens_at_what_was_found_in_it() {
    let mut play = Play::sample(80, 24);
    let last = play.disk.outline.remedies.last().unwrap().text.clone();
    let words: Vec<&str> = last.split(' ').take(5).collect();
    play.keys("<Ctrl+F>").keys(&words.join(" ")).keys("<Enter>").shows("Báo cáo");
    let row = selected(&play);
    assert!(row.contains(&words.join(" ")), "{row}");
    play.keys("<Esc><F9>");
    let row = selected(&play);
    assert!(row.contains("HC2"), "the shortcoming under discussion: {row}");
}

#[test]
fn a_remark_is_found_without_marks_and_selected() {
    let mut play = Play::sample(80, 24);
    play.keys("<Ctrl+F>").shows("gõ không cần dấu").shows("by:nva ").hides("year:2025");
    play.keys("khu pho 7").hides("by:nva");
    play.shows("08:54  Hoàng Văn E  Chi bộ khu phố 4").keys("<Enter>").hides("┌─ Tìm");
    play.keys("<Enter>").shows("Đang sửa 08:54");
}

/// Who goes from hit to hit types nothing anew, and who looks for something else deletes nothing.
#[test]
fn what_was_looked_for_is_there_again_until_a_key_takes_its_place() {
    let mut play = Play::sample(80, 24);
    play.keys("<Ctrl+F>khu pho<Down><Down><Enter><Ctrl+F>").shows("› khu pho");
    assert!(selected(&play).contains("08:27"), "{}", selected(&play));
    play.keys("<Down><Enter>").hides("┌─ Tìm").keys("<Ctrl+F>").shows("› khu pho");
    assert!(selected(&play).contains("08:36"), "{}", selected(&play));
    play.keys("rac").shows("› rac ").keys("<Esc><Ctrl+F>").shows("› khu pho");
}

#[test]
fn filters_narrow_what_is_found() {
    let mut play = Play::sample(100, 40);
    let count = |play: &mut Play, query: &str| {
        play.keys("<Ctrl+F>").keys(query);
        let screen = play.screen();
        let field = screen.split("│ › ").nth(1).unwrap().split('│').next().unwrap().to_owned();
        play.keys("<Esc>");
        let number = field.trim_end().rsplit(' ').next().unwrap();
        number.parse::<usize>().unwrap_or(0)
    };
    let remarks = play.disk.remarks.clone();
    let of = |fits: &dyn Fn(&Remark) -> bool| remarks.iter().filter(|remark| fits(remark)).count();
    let by = |id: &str| of(&|each| each.link.by.as_ref().is_some_and(|by| by.as_str() == id));
    assert!(by("m3") > 0);
    assert_eq!(count(&mut play, "by:lvc"), by("m3"));
    assert_eq!(count(&mut play, "by:m3 "), by("m3"));
    assert_eq!(count(&mut play, "open"), of(&|each| each.is_open()));
    let about = |id: &str| of(&|each| each.link.shortcomings.iter().any(|hc| hc.as_str() == id));
    assert_eq!(count(&mut play, "#1"), about("hc1"));
    assert_eq!(count(&mut play, "#99"), 0);
    let collective = of(&|each| each.link.to == Some(Party::Collective));
    assert_eq!(count(&mut play, "to:tapthe"), collective);
    assert_eq!(count(&mut play, "to:collective by:"), collective);
    let kind = Kind::Criticism;
    assert_eq!(count(&mut play, "kind:phê"), of(&|each| each.link.kind == kind));
    assert_eq!(count(&mut play, "kind:criticism"), of(&|each| each.link.kind == kind));
    assert_eq!(count(&mut play, "khong co tu nay"), 0);
}

#[test]
fn members_steps_shortcomings_and_the_report_are_found_too() {
    let mut play = Play::sample(80, 24);
    play.keys("<Ctrl+F>le van c<Enter>").shows("› by:m3").shows("Lê Văn C  ").keys("<Esc>");
    let step = play.disk.standing.step.clone();
    play.keys("<Ctrl+F>han che 6<Enter>");
    assert_eq!(play.disk.standing.step, step, "finding moves nobody");
    play.keys("<Enter>");
    assert_ne!(play.disk.standing.step, step, "Enter in the agenda does");
    play.keys("<Ctrl+F>phan loai rac<Enter><Enter>").shows("HC6");
    play.keys("<Esc><Ctrl+F>zzz<Enter>").shows("Không có mục nào khớp");
}

/// What was found in all sessions, as the disk answers: a remark of the sample meeting.
fn found(play: &Play) -> Searched {
    let remark = play.disk.remarks.first().expect("the sample has remarks");
    let entry = Entry {
        place: Place::Remark(remark.id.clone()),
        at: Some(remark.at),
        who: "Lê Văn C".to_owned(),
        words: remark.wording.text.replace('\n', " "),
    };
    let hit = |name: &str| Hit { path: format!("/họp/{name}").into(), entry: entry.clone() };
    Searched { hits: vec![hit("mau.toml"), hit("nhiệm kỳ 2020-2025.toml")], unread: 1 }
}

fn questions(play: &Play) -> Vec<&str> {
    let question = |effect| match effect {
        &Effect::Errand(Errand::Search(ref typed)) => Some(typed.as_str()),
        _ => None,
    };
    play.effects.iter().filter_map(question).collect()
}

/// The disk is asked one thing at a time: what is typed meanwhile is asked in one when it answers.
#[test]
fn the_home_screen_asks_for_what_was_typed_last() {
    let mut play = Play::home(80, 24);
    play.keys("<Ctrl+F>").shows("by:nva ").shows("year:2025 ").keys("sau");
    assert_eq!(questions(&play), ["s"]);
    play.event(Event::Searched(Searched::default()));
    assert_eq!(questions(&play), ["s", "sau"]);
    play.event(Event::Searched(found(&Play::sample(80, 24))));
    assert_eq!(questions(&play), ["s", "sau"], "it is answered");
    frame!("find_all_80x24", play);
}

#[test]
fn what_was_found_in_all_sessions_is_opened_at_its_remark() {
    let mut play = Play::home(80, 24);
    let (session, found) = (play.disk.clone(), found(&play));
    let time = session.remarks[0].at.format("%H:%M").to_string();
    play.keys("<Ctrl+F>x");
    play.event(Event::Searched(found));
    play.keys("<Down><Enter>");
    let path = std::path::PathBuf::from("/họp/nhiệm kỳ 2020-2025.toml");
    assert!(play.effects.contains(&Effect::Open(path.clone())), "{:?}", play.effects);
    play.event(Event::Opened(Box::new(Opened {
        path,
        session: session.clone(),
        draft: None,
        warnings: Vec::new(),
    })));
    let record = play.model.screen.record().expect("the session is open");
    assert_eq!(record.focus(), Focus::Remarks);
    assert!(selected(&play).contains(&time), "{}", selected(&play));
}
