//! A rehearsal gone through with keys: every picture once, there and back, and nothing else.

use std::sync::Arc;

use kiemdiem::session::Session;
use kiemdiem::session::rehearsal::rehearse;
use kiemdiem::store::rules;
use kiemdiem::ui::event::{Effect, Event, Size};
use kiemdiem::ui::rehearsal::pictures;
use kiemdiem::ui::screens::rehearsal::Walk;

use crate::play::{Play, sample};

/// The sample meeting with a shortcoming whose words need pages.
fn wordy() -> Session {
    let mut session = sample();
    let shortcomings = &mut Arc::make_mut(&mut session.outline).shortcomings;
    shortcomings[1].text = shortcomings[1].text.repeat(12);
    session
}

fn walk((columns, rows): (u16, u16), size: Option<Size>) -> Play {
    let mut play = Play::home(columns, rows);
    let rehearsal = rehearse(&wordy(), &rules::embedded());
    play.event(Event::Rehearsed(Box::new(Walk::new(rehearsal, size))));
    play
}

#[test]
fn frames() {
    frame!("rehearsal_80x24", walk((80, 24), None).keys("<F8><F8><F8>"));
    frame!("rehearsal_page_80x24", walk((80, 24), None).keys("<F8><F8><F8><F8><Space>"));
    frame!("rehearsal_160x45", walk((160, 45), None).keys("<F8><F8><F8>"));
    let small = Some(Size { columns: 80, rows: 24 });
    frame!("rehearsal_small_160x45", walk((160, 45), small).keys("<F8><F8><F8>"));
    frame!("rehearsal_help_80x24", walk((80, 24), None).keys("<F1>"));
}

/// One key goes through all pictures that are printed where there is no terminal, page by page, and
/// another goes the same way back; at both ends it stays.
#[test]
fn every_picture_is_seen_there_and_back() {
    let size = Size { columns: 80, rows: 24 };
    let rehearsal = rehearse(&wordy(), &rules::embedded());
    let mut play = walk((80, 24), None);
    let all = pictures(&rehearsal, &rules::embedded(), play.model.lang, size);
    assert!(all.iter().any(|picture| picture.page.1 > 1), "a step has pages");
    let seen = |play: &Play| play.screen().lines().take(23).map(String::from).collect::<Vec<_>>();
    for (number, picture) in all.iter().enumerate() {
        assert_eq!(seen(&play), picture.rows[..23], "picture {number}");
        play.keys("<Space>");
    }
    for (number, picture) in all.iter().enumerate().rev() {
        assert_eq!(seen(&play), picture.rows[..23], "picture {number}");
        play.keys("<Left>");
    }
    assert_eq!(seen(&play), all[0].rows[..23]);
    play.keys("<End>").shows(&format!("bước {0}/{0}", sample().agenda.len()));
    play.keys("<Home>").shows("bước 1/");
    assert_eq!(play.effects, [], "nothing happens");
    play.keys("<Esc>");
    assert_eq!(play.effects, [Effect::Quit]);
}
