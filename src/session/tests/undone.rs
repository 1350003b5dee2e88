//! Each change taken back, and done again.

use super::*;
use crate::session::change::{Posts, answering};
use crate::session::remark::Strike;

/// Applies a change behind others, takes it back, does it again, and says what it gave.
fn check(before: &[Change], change: &Change) -> Session {
    let start = after(before);
    let done = applied(&start, change, 70);
    assert_ne!(done.session, start, "{change:?} does something");
    let undo = done.undo.expect("what does something can be undone");
    let undone = applied(&done.session, &undo, 71);
    assert_eq!(undone.session, start, "{change:?} undone");
    let redo = undone.undo.expect("an undo can be undone");
    assert_eq!(applied(&undone.session, &redo, 72).session, done.session, "{change:?} redone");
    let again = applied(&done.session, change, 70);
    assert_eq!((again.session, again.undo), (done.session.clone(), None), "{change:?} twice");
    done.session
}

#[test]
fn a_remark_is_withdrawn_and_comes_back_to_its_place() {
    let [one, two, three] = ["r1", "r2", "r3"].map(|id| said(id, Kind::Criticism));
    check(&[], &add(&one));
    let all = [add(&one), add(&two), add(&three)];
    for gone in [&one, &two, &three] {
        let left = check(&all, &Change::WithdrawRemark(Arc::clone(gone)));
        assert_eq!(left.remarks.len(), 2);
    }
}

/// A correction keeps the earlier words.
#[test]
fn words_are_corrected() {
    let one = said("r1", Kind::Criticism);
    let now = one.wording.corrected(&Clean::new("Việc này chậm."), at(40));
    let edit = Edit { id: remark("r1"), was: one.wording.clone(), now };
    let session = check(&[add(&one)], &Change::Reword(edit));
    assert_eq!(session.remarks[0].wording.text, "Việc này chậm.");
    assert_eq!(session.remarks[0].wording.first(), "Việc này còn chậm.");
}

#[test]
fn a_remark_is_assigned() {
    let one = said("r1", Kind::Note);
    let now = Link { by: Some(member("m6")), to: None, ..link(Kind::Question) };
    let edit = Edit { id: remark("r1"), was: one.link.clone(), now: now.clone() };
    let session = check(&[add(&one)], &Change::Assign(edit));
    assert_eq!(session.remarks[0].link, now);
}

#[test]
fn an_opinion_is_answered() {
    let one = said("r1", Kind::Criticism);
    let session = check(&[add(&one)], &accept("r1", None));
    assert_eq!(session.open_remarks().count(), 0);
}

/// An answer and the opinions it answers are one act.
#[test]
fn an_answer_to_two_opinions_is_one_act() {
    let before = [add(&said("r1", Kind::Criticism)), add(&said("r2", Kind::Question))];
    let answered = [(remark("r1"), None), (remark("r2"), None)];
    let change = answering(said("r3", Kind::Answer), &answered, Verdict::Partly);
    let session = check(&before, &change);
    assert_eq!(session.open_remarks().count(), 0);
    let by = Some(Answer { verdict: Verdict::Partly, by: Some(remark("r3")) });
    assert_eq!((&session.remarks[0].answer, &session.remarks[1].answer), (&by, &by));
}

/// A struck remark stays, and waits for nothing.
#[test]
fn a_remark_is_struck() {
    let strike = Some(Strike { at: at(40), reason: "ghi nhầm".to_owned() });
    let edit = Edit { id: remark("r1"), was: None, now: strike };
    let session = check(&[add(&said("r1", Kind::Criticism))], &Change::Strike(edit));
    assert_eq!(session.remarks[0].wording.text, "Việc này còn chậm.");
    assert_eq!(session.open_remarks().count(), 0);
}

#[test]
fn moves_are_undone() {
    check(&[], &Change::MoveTo(step("s01")));
    let floor = Change::GiveFloor(Some(member("m3")));
    let before = [Change::MoveTo(step("s03")), floor.clone()];
    check(&before, &Change::MoveTo(step("s02")));
    check(&before[..1], &floor);
    check(&before, &Change::GiveFloor(None));
    check(&before, &Change::Suspend);
    check(&[Change::MoveTo(step("s03")), Change::Suspend], &Change::MoveTo(step("s03")));
}

/// Also one who did not stand at the end comes back to his place.
#[test]
fn members_come_and_go() {
    let late = person("m7", "Vũ Văn H", Rank::Member);
    check(&[], &Change::AddMember(late.clone()));
    let guest = person("m6", "Đỗ Thị G", Rank::Guest);
    check(&[], &Change::RemoveMember(guest.clone()));
    check(&[Change::AddMember(late)], &Change::RemoveMember(guest));
}

#[test]
fn posts_are_given() {
    let now = Posts { chair: Some(member("m3")), minute_taker: Some(member("m1")) };
    check(&[], &Change::Appoint { was: meeting().posts(), now });
}

#[test]
fn the_agenda_is_replaced() {
    let agenda = Arc::clone(&meeting().agenda);
    let now = Arc::new(agenda[..20].to_vec());
    check(&[], &Change::SetAgenda { was: agenda, now });
}

/// An undo never takes back what somebody else did meanwhile.
#[test]
fn an_undo_spares_the_acts_of_others() {
    let moved = applied(&meeting(), &Change::MoveTo(step("s01")), 1);
    let on = applied(&moved.session, &Change::MoveTo(step("s02")), 2).session;
    assert_eq!(refusal(&on, &moved.undo.unwrap()), Some(Refusal::MovedMeanwhile));
    let added = applied(&meeting(), &add(&said("r1", Kind::Criticism)), 1);
    let answered = applied(&added.session, &accept("r1", None), 2).session;
    let changed = Some(Refusal::ChangedMeanwhile(remark("r1")));
    assert_eq!(refusal(&answered, &added.undo.unwrap()), changed);
}
