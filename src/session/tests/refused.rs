//! Every refusal, produced by what it is there to refuse.

use super::*;
use crate::limits;
use crate::session::agenda::Topic;
use crate::session::change::Posts;
use crate::session::remark::{Marks, Promise, Strike};
use crate::session::standing::Standing;

fn check(session: &Session, change: &Change, expected: &Refusal) {
    assert_eq!(refusal(session, change).as_ref(), Some(expected), "{change:?}");
}

fn with_text(text: String) -> Change {
    let mut one = said("r1", Kind::Criticism).as_ref().clone();
    one.wording.text = text;
    add(&Arc::new(one))
}

fn reword(id: &str, was: &str, now: &str) -> Change {
    let wording =
        |text: &str| super::super::remark::Wording { text: text.to_owned(), earlier: Vec::new() };
    Change::Reword(Edit { id: remark(id), was: wording(was), now: wording(now) })
}

#[test]
fn what_is_not_there_is_named() {
    let session = after(&[add(&said("r1", Kind::Criticism))]);
    let lost = Refusal::NoSuchRemark(remark("r9"));
    check(&session, &reword("r9", "a", "b"), &lost);
    let (was, now) = (link(Kind::Note), link(Kind::Question));
    check(&session, &Change::Assign(Edit { id: remark("r9"), was, now }), &lost);
    check(&session, &accept("r9", None), &lost);
    check(&session, &accept("r1", Some("r9")), &lost);
    let strike = Some(Strike { at: at(50), reason: String::new() });
    check(&session, &Change::Strike(Edit { id: remark("r9"), was: None, now: strike }), &lost);
    check(&session, &Change::MoveTo(step("s99")), &Refusal::NoSuchStep(step("s99")));
    let floor = Change::GiveFloor(Some(member("m9")));
    check(&session, &floor, &Refusal::NoSuchMember(member("m9")));
    let chair = Posts { chair: Some(member("m9")), minute_taker: None };
    let appoint = Change::Appoint { was: session.posts(), now: chair };
    check(&session, &appoint, &Refusal::NoSuchMember(member("m9")));
}

#[test]
fn a_link_to_what_is_not_there_is_refused() {
    let session = after(&[add(&said("r1", Kind::Criticism))]);
    let usual = || link(Kind::Criticism);
    let stray = |id: &str| Some(Party::Member(member(id)));
    let cases = [
        (Link { step: Some(step("s99")), ..usual() }, Refusal::NoSuchStep(step("s99"))),
        (Link { by: Some(member("m9")), ..usual() }, Refusal::NoSuchMember(member("m9"))),
        (Link { to: stray("m9"), ..usual() }, Refusal::NoSuchMember(member("m9"))),
        (
            Link { shortcomings: vec![shortcoming("hc1"), shortcoming("hc7")], ..usual() },
            Refusal::NoSuchShortcoming(shortcoming("hc7")),
        ),
    ];
    for (wrong, expected) in cases {
        let new = Remark::new(remark("r2"), at(31), wrong.clone(), &Clean::new("Lời."));
        check(&session, &add(&Arc::new(new)), &expected);
        let edit = Edit { id: remark("r1"), was: usual(), now: wrong };
        check(&session, &Change::Assign(edit), &expected);
    }
}

#[test]
fn an_id_is_taken_once() {
    let session = after(&[add(&said("r1", Kind::Criticism))]);
    let mut other = said("r1", Kind::Criticism).as_ref().clone();
    other.wording.text = "Lời khác.".to_owned();
    check(&session, &add(&Arc::new(other)), &Refusal::IdTaken(remark("r1")));
    let double = person("m1", "Bùi Thị L", Rank::Member);
    check(&session, &Change::AddMember(double), &Refusal::MemberExists(member("m1")));
}

#[test]
fn words_are_asked_for_and_limited() {
    let session = meeting();
    check(&session, &with_text(" \n ".to_owned()), &Refusal::NoWords);
    assert_eq!(refusal(&session, &with_text("x".repeat(limits::REMARK_BYTES))), None);
    let (bytes, max) = (limits::REMARK_BYTES + 1, limits::REMARK_BYTES);
    check(&session, &with_text("x".repeat(bytes)), &Refusal::TooLong { bytes, max });
    let nameless = Change::AddMember(person("m7", " ", Rank::Member));
    check(&session, &nameless, &Refusal::NoName);
}

#[test]
fn a_session_can_be_full() {
    let mut session = meeting();
    let members = Arc::make_mut(&mut session.members);
    while members.len() < limits::MEMBERS {
        members.push(person(&format!("x{}", members.len()), "Lý Văn M", Rank::Guest));
    }
    let one_more = Change::AddMember(person("m7", "Mai Thị N", Rank::Guest));
    check(&session, &one_more, &Refusal::TooMany { max: limits::MEMBERS });
    session.remarks = vec![said("r1", Kind::Criticism); limits::REMARKS - 1];
    let last = add(&said("r2", Kind::Criticism));
    let session = applied(&session, &last, 40).session;
    let one_more = add(&said("r3", Kind::Criticism));
    check(&session, &one_more, &Refusal::TooMany { max: limits::REMARKS });
}

#[test]
fn what_changed_meanwhile_is_not_overwritten() {
    let one = said("r1", Kind::Criticism);
    let session = after(&[add(&one), reword("r1", "Việc này còn chậm.", "Việc này chậm.")]);
    let changed = Refusal::ChangedMeanwhile(remark("r1"));
    check(&session, &reword("r1", "Việc này còn chậm.", "Nhanh."), &changed);
    check(&session, &Change::WithdrawRemark(one), &changed);
    let was = Box::new(Standing { step: Some(step("s02")), ..Standing::default() });
    let now = Box::new(Standing { step: Some(step("s01")), ..Standing::default() });
    check(&session, &Change::Stand { was, now }, &Refusal::MovedMeanwhile);
    let other = person("m6", "Đỗ Thị H", Rank::Guest);
    check(&session, &Change::RemoveMember(other), &Refusal::PlanChangedMeanwhile);
    let posts = |chair: &str| Posts { chair: Some(member(chair)), minute_taker: None };
    let appoint = Change::Appoint { was: posts("m1"), now: posts("m3") };
    check(&session, &appoint, &Refusal::PlanChangedMeanwhile);
    let steps = |count| Arc::new(session.agenda[..count].to_vec());
    let stale = Change::SetAgenda { was: steps(4), now: steps(5) };
    check(&session, &stale, &Refusal::PlanChangedMeanwhile);
}

#[test]
fn an_answer_is_for_what_wants_one() {
    let session = after(&[
        add(&said("r1", Kind::Criticism)),
        add(&said("r2", Kind::Answer)),
        accept("r1", Some("r2")),
    ]);
    check(&session, &accept("r2", None), &Refusal::WantsNoAnswer(remark("r2")));
    let withdraw = Change::WithdrawRemark(said("r2", Kind::Answer));
    check(&session, &withdraw, &Refusal::StillAnswers(remark("r2")));
    let mut answered = said("r3", Kind::Note).as_ref().clone();
    answered.answer = Some(Answer { verdict: Verdict::Partly, by: None });
    check(&session, &add(&Arc::new(answered)), &Refusal::WantsNoAnswer(remark("r3")));
}

/// Otherwise the answer could never be taken back and given again.
#[test]
fn what_is_answered_stays_of_a_kind_that_wants_an_answer() {
    let session = after(&[add(&said("r1", Kind::Criticism)), accept("r1", None)]);
    let assign =
        |now| Change::Assign(Edit { id: remark("r1"), was: link(Kind::Criticism), now: link(now) });
    check(&session, &assign(Kind::Note), &Refusal::IsAnswered(remark("r1")));
    assert_eq!(refusal(&session, &assign(Kind::Question)), None);
}

#[test]
fn a_member_who_is_named_somewhere_stays() {
    let guest = person("m6", "Đỗ Thị G", Rank::Guest);
    let remove = Change::RemoveMember(guest);
    let in_use = Refusal::MemberInUse(member("m6"));
    assert_eq!(refusal(&meeting(), &remove), None);
    let mut spoke = said("r1", Kind::Criticism).as_ref().clone();
    spoke.link.by = Some(member("m6"));
    check(&after(&[add(&Arc::new(spoke.clone()))]), &remove, &in_use);
    spoke.link.by = None;
    spoke.link.to = Some(Party::Member(member("m6")));
    check(&after(&[add(&Arc::new(spoke))]), &remove, &in_use);
    check(&after(&[Change::GiveFloor(Some(member("m6")))]), &remove, &in_use);
    for posts in [
        Posts { chair: Some(member("m6")), minute_taker: None },
        Posts { chair: None, minute_taker: Some(member("m6")) },
    ] {
        let appoint = Change::Appoint { was: meeting().posts(), now: posts };
        check(&after(&[appoint]), &remove, &in_use);
    }
    let planned = person("m1", "Nguyễn Văn A", Rank::Member);
    let planned = Change::RemoveMember(planned);
    check(&meeting(), &planned, &Refusal::MemberInUse(member("m1")));
}

/// The agenda keeps what the meeting was at and what remarks belong to, and names nobody who is
/// not there.
#[test]
fn an_agenda_that_does_not_fit_is_refused() {
    let session = after(&[Change::MoveTo(step("s02")), add(&said("r1", Kind::Criticism))]);
    let without = |id: &str| {
        let steps = session.agenda.iter().filter(|each| each.id != step(id)).cloned();
        Change::SetAgenda { was: Arc::clone(&session.agenda), now: Arc::new(steps.collect()) }
    };
    check(&session, &without("s02"), &Refusal::NoSuchStep(step("s02")));
    check(&session, &without("s03"), &Refusal::NoSuchStep(step("s03")));
    assert_eq!(refusal(&session, &without("s04")), None);
    let about = |topic| {
        let mut steps = session.agenda.as_ref().clone();
        steps[8].topic = topic;
        Change::SetAgenda { was: Arc::clone(&session.agenda), now: Arc::new(steps) }
    };
    let stranger = Topic::Person(member("m9"), Phase::Answer);
    check(&session, &about(stranger), &Refusal::NoSuchMember(member("m9")));
    let lost = Topic::Shortcoming(shortcoming("hc9"));
    check(&session, &about(lost), &Refusal::NoSuchShortcoming(shortcoming("hc9")));
}

/// A window that undoes late must not bring back what another has removed meanwhile.
#[test]
fn a_standing_that_does_not_fit_is_refused() {
    let floor = Some(member("m99"));
    let now = Box::new(Standing { floor, ..Standing::default() });
    let lost = Change::Stand { was: Box::new(Standing::default()), now };
    check(&meeting(), &lost, &Refusal::NoSuchMember(member("m99")));
    // Who had the floor stays on record and so in the session.
    let given = applied(&meeting(), &Change::GiveFloor(Some(member("m6"))), 1).session;
    let freed = applied(&given, &Change::GiveFloor(None), 2).session;
    let guest = Change::RemoveMember(person("m6", "Đỗ Thị G", Rank::Guest));
    check(&freed, &guest, &Refusal::MemberInUse(member("m6")));
    let now = Box::new(Standing { step: Some(step("s99")), ..Standing::default() });
    let was = Box::new(Standing::default());
    let lost = Change::Stand { was, now };
    check(&meeting(), &lost, &Refusal::NoSuchStep(step("s99")));
}

/// All of several changes are done, or none.
#[test]
fn one_refusal_refuses_all() {
    let session = meeting();
    let lost = Change::MoveTo(step("s99"));
    let both = Change::Several(vec![add(&said("r1", Kind::Criticism)), lost]);
    check(&session, &both, &Refusal::NoSuchStep(step("s99")));
}

#[test]
fn what_stands_twice_or_turns_on_itself_is_refused() {
    let session = after(&[add(&said("r1", Kind::Criticism))]);
    check(&session, &accept("r1", Some("r1")), &Refusal::AnswersItself(remark("r1")));
    let mut twice = said("r2", Kind::Criticism).as_ref().clone();
    let id = session.outline.shortcomings[0].id.clone();
    twice.link.shortcomings = vec![id.clone(), id.clone()];
    check(&session, &add(&Arc::new(twice)), &Refusal::NamedTwice(id));
    let was = Arc::clone(&session.agenda);
    let mut steps = was.as_ref().clone();
    let first = steps[0].clone();
    steps.push(first.clone());
    let change = Change::SetAgenda { was, now: Arc::new(steps) };
    check(&session, &change, &Refusal::StepTwice(first.id));
}

#[test]
fn a_name_longer_than_a_name_is_refused() {
    let session = after(&[]);
    let max = limits::NAME_LETTERS;
    let named = |letters: usize| {
        Change::AddMember(Member {
            id: member("m99"),
            name: "ế".repeat(letters),
            post: String::new(),
            rank: Rank::Member,
        })
    };
    check(&session, &named(max + 1), &Refusal::NameTooLong { max });
    assert_eq!(refusal(&session, &named(max)), None);
}

#[test]
fn marks_are_of_what_is_there_and_can_be_taken_back() {
    let session = after(&[add(&said("r1", Kind::Criticism))]);
    let owned = |id: &str| {
        let promise = Promise { owner: Some(member(id)), ..Promise::default() };
        Marks { check: true, promise: Some(promise), ..Marks::default() }
    };
    let mark = |id: &str, was: Marks, now: Marks| Change::Mark(Edit { id: remark(id), was, now });
    let lost = Refusal::NoSuchRemark(remark("r9"));
    check(&session, &mark("r9", Marks::default(), owned("m5")), &lost);
    let nobody = Refusal::NoSuchMember(member("m9"));
    check(&session, &mark("r1", Marks::default(), owned("m9")), &nobody);
    let mut one = said("r2", Kind::Note).as_ref().clone();
    one.marks = owned("m9");
    check(&session, &add(&Arc::new(one)), &nobody);
    let done = applied(&session, &mark("r1", Marks::default(), owned("m5")), 40);
    let late = Refusal::ChangedMeanwhile(remark("r1"));
    check(&done.session, &mark("r1", Marks::default(), Marks::default().with(&owned("m4"))), &late);
    assert_eq!(applied(&done.session, &done.undo.unwrap(), 41).session, session);
    let mut guest = said("r2", Kind::Note).as_ref().clone();
    guest.marks = owned("m6");
    let session = after(&[add(&Arc::new(guest))]);
    let m6 = session.member(&member("m6")).cloned().unwrap();
    check(&session, &Change::RemoveMember(m6), &Refusal::MemberInUse(member("m6")));
}
