//! What is counted is what stands in the sessions, and in whatever order they come.

use chrono::NaiveDate;

use super::*;
use crate::session::outline::{Role, Section};
use crate::session::remark::{Marks, Promise};
use crate::session::rules::TopicKind;
use crate::session::stats::{Answers, Promises, Spent, Stats};

/// A meeting in which m4 speaks for ten minutes of a step of fifteen; it is never closed.
fn held() -> Session {
    let speaking = Change::GiveFloor(Some(member("m4")));
    let silent = Change::GiveFloor(None);
    let mut session = applied(&meeting(), &Change::MoveTo(step("s03")), 0).session;
    session = applied(&session, &speaking, 5).session;
    session = applied(&session, &silent, 15).session;
    session = applied(&session, &Change::MoveTo(step("s09")), 15).session;
    let mut own = Remark::clone(&said("r4", Kind::Criticism));
    own.marks.private = true;
    let mut promised = Remark::clone(&said("r3", Kind::Note));
    let due = NaiveDate::from_ymd_opt(2025, 6, 30);
    let promise = Promise { due, ..Promise::default() };
    promised.marks = Marks { promise: Some(promise), ..Marks::default() };
    let mut accepted = Remark::clone(&said("r2", Kind::Criticism));
    accepted.answer = Some(Answer { verdict: Verdict::Accepted, by: None });
    let open = Remark::clone(&said("r1", Kind::Question));
    session.remarks = [open, accepted, promised, own].map(Arc::new).to_vec();
    session
}

#[test]
fn what_was_said_answered_spent_and_promised_is_counted() {
    let stats = Stats::of(&held());
    assert_eq!((stats.meetings, stats.remarks), (1, 3), "what is private is not counted");
    let first = stats.people()[0];
    assert_eq!((first.name.as_str(), first.speeches, first.seconds), ("Phạm Thị D", 1, 600));
    assert_eq!((first.meetings, first.remarks), (1, 3));
    assert_eq!(stats.answers, Answers { accepted: 1, open: 1, ..Answers::default() });
    let spent = |steps, minutes: i64| Some(Spent { steps, seconds: 60 * minutes });
    assert_eq!(stats.times.get(&TopicKind::Shortcoming).copied(), spent(1, 15));
    // Nobody asks a clock: what runs still counts until the last remark, at minute 30.
    assert_eq!(stats.times.get(&TopicKind::CollectiveAnswer).copied(), spent(1, 15));
    let promises = Promises { made: 1, owned: 0, dated: 1, carried: 0 };
    assert_eq!(stats.promises, promises);
}

#[test]
fn shortcomings_are_counted_by_year_and_section() {
    let mut session = held();
    let outline = Arc::make_mut(&mut session.outline);
    outline.sections.push(Section {
        id: SectionId::new("II.1").unwrap(),
        number: "1".to_owned(),
        title: "Hạn chế về tổ chức".to_owned(),
        depth: 2,
        role: Role::Shortcomings,
        line: 9,
        text: String::new(),
    });
    let mut before = session.clone();
    before.standing.sittings[0].opened =
        before.standing.sittings[0].opened - chrono::Days::new(365);
    let stats = Stats::of(&before).with(Stats::of(&session)).with(Stats::of(&meeting()));
    let rows: Vec<_> = stats.shortcomings().into_iter().collect();
    let row = |at: usize| (rows[at].0, rows[at].1, rows[at].2.title.as_str(), rows[at].2.count);
    assert_eq!(row(0), (Some(2025), Role::Shortcomings, "Hạn chế về tổ chức", 6));
    assert_eq!(row(1), (Some(2024), Role::Shortcomings, "Hạn chế về tổ chức", 6));
    assert_eq!(row(2), (None, Role::Other, "", 6));
    assert_eq!(rows[0].2.remarks, 3);
}

/// Threads hand their figures in as they come: the sum must not hang on the order.
#[test]
fn the_order_of_the_sessions_makes_no_difference() {
    let (one, other) = (Stats::of(&held()), Stats::of(&meeting()));
    assert_eq!(one.clone().with(other.clone()), other.with(one.clone()));
    assert_eq!(Stats::default().with(one.clone()), one);
    let twice = one.clone().with(one);
    assert_eq!((twice.meetings, twice.people()[0].meetings), (2, 2));
    assert_eq!(twice.people()[0].seconds, 1_200);
}
