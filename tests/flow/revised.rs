//! The next draft of the report comes in while the windows are open.

use kiemdiem::session::Session;
use kiemdiem::session::change::{ChangeId, Stamp};
use kiemdiem::session::revision::Pairing;
use kiemdiem::store::rules;
use kiemdiem::ui::event::Event;

use crate::play::Play;

/// The session after a draft without the shortcoming under discussion, with a new one in the end.
fn revised(session: &Session, play: &Play) -> Session {
    let mut draft = session.outline.as_ref().clone();
    let gone = draft.shortcomings.remove(1);
    let text = "Thu ngân sách năm cuối nhiệm kỳ hụt so với dự toán.".to_owned();
    let mut new = gone.clone();
    new.text = text;
    draft.shortcomings.push(new);
    draft.lessons.remove(2);
    let profile = rules::embedded();
    let template = profile.template(session.meeting.kind);
    let revision = session.revision(&draft, template, &Pairing::default(), play.now).unwrap();
    let stamp = Stamp { id: ChangeId(1), at: play.now };
    session.apply(&revision.change(), &stamp).unwrap().session
}

/// Nothing that is being typed is lost, it stays about what it was about, and the window says
/// what is of an earlier draft.
#[test]
fn what_is_being_typed_stays_while_the_list_changes() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter>Việc này còn").shows("HC2").hides("cũ");
    let mut session = revised(&play.disk, &play);
    session.revision += 1;
    play.disk = session.clone();
    play.event(Event::FileChanged(session));
    play.shows("Việc này còn").shows("HC7 cũ");
    frame!("revised_80x24", play);
    play.keys(" chậm.<Enter>");
    let last = play.disk.remarks.last().unwrap();
    let about: Vec<_> = last.link.shortcomings.iter().map(|id| id.as_str()).collect();
    assert_eq!((last.wording.text.as_str(), about), ("Việc này còn chậm.", vec!["hc2"]));
    frame!("revised_report_80x24", play.keys("<F9><End>"));
    frame!("revised_choose_80x24", play.keys("<Esc><F5>"));
}

#[test]
fn the_chair_sees_what_is_of_an_earlier_draft() {
    let play = Play::sample(80, 24);
    let session = revised(&play.disk, &play);
    let mut play = Play::chair(session, 100, 30);
    play.shows("Hạn chế 7 (bản trước)").shows("Hạn chế 6");
    frame!("revised_chair_100x30", play);
}
