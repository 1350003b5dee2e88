//! Who answers for what, and all that there is about one shortcoming or one member.

use super::*;
use crate::session::ids::ItemId;
use crate::session::outline::{Cause, Item, Side};
use crate::session::remark::{Marks, Promise, Strike};

fn cause(id: &str) -> Cause {
    let place = outline(1).shortcomings[0].place.clone();
    let id = ItemId::new(id).unwrap();
    Cause { item: Item { id, place, text: "Chưa sâu sát.".to_owned() }, side: Side::Subjective }
}

fn item(id: &str) -> ItemId {
    ItemId::new(id).unwrap()
}

fn with_causes() -> Session {
    let mut session = meeting();
    Arc::make_mut(&mut session.outline).causes = vec![cause("nn1"), cause("nn2")];
    session
}

fn settle(session: &Session, who: &[Party], causes: &[&str]) -> Change {
    let causes = causes.iter().map(|id| item(id)).collect();
    let swap = session.answering_for(&shortcoming("hc2"), who.to_vec(), causes, at(5));
    Change::Responsibility(Box::new(swap))
}

#[test]
fn who_answers_is_settled_altered_and_taken_back() {
    let session = with_causes();
    let person = Party::Member(member("m3"));
    let both = [Party::Collective, person.clone()];
    let first = applied(&session, &settle(&session, &both, &["nn2"]), 5);
    assert_eq!(first.session.responsible(&shortcoming("hc2")), both);
    assert_eq!(first.session.causes_of(&shortcoming("hc2")).count(), 1);
    assert!(first.session.responsible(&shortcoming("hc1")).is_empty());
    let one = settle(&first.session, std::slice::from_ref(&person), &[]);
    let second = applied(&first.session, &one, 6);
    assert_eq!(second.session.responsible(&shortcoming("hc2")), [person]);
    let back = applied(&second.session, &second.undo.unwrap(), 7).session;
    assert_eq!(back, first.session);
    assert_eq!(applied(&back, &first.undo.unwrap(), 8).session, session);
    let none = applied(&first.session, &settle(&first.session, &[], &[]), 9).session;
    assert_eq!(none.responsibility(&shortcoming("hc2")), None, "nothing is left of it");
}

#[test]
fn who_answers_must_be_there_and_stand_once() {
    let session = with_causes();
    let refused =
        |who: &[Party], causes: &[&str]| refusal(&session, &settle(&session, who, causes));
    let stranger = Party::Member(member("m9"));
    assert_eq!(refused(&[stranger], &[]), Some(Refusal::NoSuchMember(member("m9"))));
    let twice = [Party::Collective, Party::Collective];
    assert_eq!(refused(&twice, &[]), Some(Refusal::ResponsibleTwice(Party::Collective)));
    assert_eq!(refused(&[], &["nn9"]), Some(Refusal::NoSuchCause(item("nn9"))));
    assert_eq!(refused(&[], &["nn1", "nn1"]), Some(Refusal::CauseTwice(item("nn1"))));
    let there = Change::AddMember(person("m9", "Người Mới", Rank::Member));
    let session = applied(&session, &there, 4).session;
    let settled = settle(&session, &[Party::Member(member("m9"))], &[]);
    let session = applied(&session, &settled, 5).session;
    let gone = Change::RemoveMember(session.members.last().unwrap().clone());
    assert_eq!(refusal(&session, &gone), Some(Refusal::MemberInUse(member("m9"))));
}

/// Two windows settle the same: the second is told, and does not lose what it did not see.
#[test]
fn what_was_settled_meanwhile_is_not_written_over() {
    let session = with_causes();
    let mine = settle(&session, &[Party::Collective], &[]);
    let theirs = settle(&session, &[Party::Member(member("m1"))], &["nn1"]);
    let taken = applied(&session, &theirs, 5).session;
    let change = match mine {
        Change::Responsibility(mut swap) => {
            if let Some(now) = &mut swap.now {
                now.at = at(6);
            }
            Change::Responsibility(swap)
        }
        other => other,
    };
    assert!(matches!(refusal(&taken, &change), Some(Refusal::ActChangedMeanwhile(_))));
}

fn about(id: &str, kind: Kind, by: &str, to: Option<Party>) -> Arc<Remark> {
    let link = Link { by: Some(member(by)), to, ..link(kind) };
    Arc::new(Remark::new(remark(id), at(30), link, &Clean::new(id)))
}

/// One of each kind about hc1, one struck out, one of the minute-taker's own.
fn discussed() -> Session {
    let to = || Some(Party::Member(member("m3")));
    let mut promised = about("r2", Kind::SelfCriticism, "m3", None).as_ref().clone();
    promised.marks.promise =
        Some(Promise { check: "Báo cáo quý".to_owned(), ..Promise::default() });
    let mut own = about("r7", Kind::Criticism, "m5", to()).as_ref().clone();
    own.marks = Marks { private: true, ..Marks::default() };
    let mut session = after(&[
        add(&about("r1", Kind::Criticism, "m4", to())),
        add(&Arc::new(promised)),
        add(&about("r3", Kind::Question, "m5", to())),
        add(&about("r4", Kind::Answer, "m3", None)),
        accept("r1", Some("r4")),
        add(&about("r5", Kind::Conclusion, "m2", to())),
        add(&about("r6", Kind::Criticism, "m4", to())),
        add(&Arc::new(own)),
        add(&about("r8", Kind::Answer, "m3", None)),
    ]);
    let strike = Some(Strike { at: at(40), reason: String::new() });
    let strike = Change::Strike(Edit { id: remark("r6"), was: None, now: strike });
    session = applied(&session, &strike, 41).session;
    session
}

fn ids(remarks: &[&Remark]) -> Vec<String> {
    remarks.iter().map(|remark| remark.id.to_string()).collect()
}

#[test]
fn all_about_a_shortcoming_is_gathered_in_the_order_of_a_review() {
    let session = discussed();
    let thread = session.thread_of_shortcoming(&shortcoming("hc1")).unwrap();
    assert_eq!(thread.shortcoming.text, "Hạn chế thứ 1.");
    let said = &thread.said;
    assert_eq!(ids(&said.self_criticism), ["r2"]);
    let opinions: Vec<_> = said.opinions.iter().map(|each| each.remark).collect();
    assert_eq!(ids(&opinions), ["r1", "r3"], "neither what is struck nor what is private");
    assert_eq!(said.opinions[0].words.map(|words| words.id.as_str()), Some("r4"));
    assert_eq!(said.opinions[1].answer, None);
    assert_eq!(ids(&said.answers), ["r8"], "r4 stands beside what it answers");
    assert_eq!(ids(&said.conclusions), ["r5"]);
    assert_eq!(said.promises.len(), 1);
    assert_eq!(said.promises[0].owner(), Some(&member("m3")), "who said it, where none is named");
    assert_eq!(session.thread_of_shortcoming(&shortcoming("hc9")), None);
}

#[test]
fn all_about_a_member_is_gathered() {
    let session = discussed();
    let settled = session.answering_for(
        &shortcoming("hc1"),
        vec![Party::Member(member("m3"))],
        Vec::new(),
        at(50),
    );
    let session = applied(&session, &Change::Responsibility(Box::new(settled)), 50).session;
    let thread = session.thread_of_member(&member("m3")).unwrap();
    let own: Vec<_> = thread.answers_for.iter().map(|each| each.id.as_str()).collect();
    assert_eq!(own, ["hc1"]);
    assert_eq!(ids(&thread.said.self_criticism), ["r2"]);
    assert_eq!(thread.said.opinions.len(), 2);
    assert_eq!(ids(&thread.said.answers), ["r8"]);
    assert_eq!(ids(&thread.said.conclusions), ["r5"]);
    assert_eq!(thread.said.promises.len(), 1);
    assert!(thread.to_others.is_empty());
    let critic = session.thread_of_member(&member("m4")).unwrap();
    let said: Vec<_> = critic.to_others.iter().map(|each| each.remark).collect();
    assert_eq!(ids(&said), ["r1"]);
    assert!(critic.said.opinions.is_empty() && critic.said.promises.is_empty());
}
