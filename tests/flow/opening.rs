//! A large session is read while its window takes keys already.

use kiemdiem::session::draft::{Draft, Kept};
use kiemdiem::ui::event::{Effect, Event, Opened};

use crate::play::Play;

fn opening() -> Play {
    let mut play = Play::home(80, 24);
    play.model.wait_for("/họp/hop.toml".as_ref());
    play
}

fn opened(play: &mut Play, draft: Option<Kept>) {
    let session = play.disk.clone();
    let opened = Opened { path: "hop.toml".into(), session, draft, warnings: Vec::new() };
    play.event(Event::Opened(Box::new(opened)));
}

/// No key is lost that is struck while a session is read, whatever it means; the line shows what
/// is written.
#[test]
fn keys_wait_for_the_session_in_order() {
    let mut play = opening();
    play.shows("hop.toml").shows("Đang mở…").keys("Lời đầua<Backspace> tiên");
    play.shows("› Lời đầu tiên").keys("<Enter><F3>ttb<Enter>Lời ");
    play.event(Event::Paste("thứ hai".to_owned()));
    assert!(play.waiting.is_empty() && play.effects.is_empty());
    opened(&mut play, None);
    play.shows("› Lời thứ hai").shows("[Trần Thị B]");
    assert_eq!(play.words().last(), Some(&"Lời đầu tiên"));
}

/// What an earlier run left unsent comes back; it does not mix with what was typed meanwhile.
#[test]
fn words_that_come_back_leave_the_line_to_what_was_typed() {
    let left = Draft { text: "Chưa gửi".to_owned(), ..Draft::default() };
    let kept = Kept { line: left.clone(), ..Kept::default() };
    let mut play = opening();
    opened(&mut play, Some(kept.clone()));
    play.shows("› Chưa gửi");
    let mut play = opening();
    play.keys("Mới");
    opened(&mut play, Some(kept));
    play.shows("› Mới").wait(1_000);
    play.event(Event::Clock);
    let Some(Effect::KeepDraft(Some(kept))) = play.effects.last() else {
        panic!("no draft is kept: {:?}", play.effects);
    };
    assert_eq!((kept.line.text.as_str(), &kept.words), ("Mới", &vec![left]));
}

/// Leaving needs no session; but words that wait for it are not left behind by one key.
#[test]
fn one_leaves_while_a_session_is_read() {
    let mut play = opening();
    play.keys("<Ctrl+Q>");
    assert_eq!(play.effects, [Effect::Quit]);
    let mut play = opening();
    play.keys("a<Ctrl+Q>");
    assert_eq!(play.effects, []);
    opened(&mut play, None);
    assert!(matches!(&play.effects[..], [Effect::KeepDraft(Some(_)), Effect::Quit]));
    let mut play = opening();
    play.keys("a<Ctrl+Q><Ctrl+Q>");
    assert_eq!(play.effects, [Effect::Quit]);
}
