//! A closed session keeps what was written and may be corrected; a sealed one is not touched.

use std::collections::BTreeSet;

use super::*;
use crate::session::change::Posts;
use crate::session::closing::{
    Carried, CarriedKey, CarriedKind, CarriedResult, CarriedState, Digest, Origin, Previous, Seal,
    Status,
};
use crate::session::remark::{Promise, Strike};

fn close(despite: &str) -> Change {
    Change::Close { despite: despite.to_owned() }
}

fn seal() -> Change {
    let seal = Seal {
        at: at(70),
        by: "Nguyễn Văn A".to_owned(),
        schema: 1,
        previous: Some(Previous { file: "cũ.toml".to_owned(), sha256: Digest([7; 32]) }),
        tables: vec!["meeting 00".to_owned()],
        sha256: Digest([9; 32]),
    };
    Change::Seal { revision: 0, seal: Box::new(seal) }
}

fn spoken() -> Vec<Change> {
    vec![
        Change::MoveTo(step("s03")),
        Change::GiveFloor(Some(member("m3"))),
        add(&said("r1", Kind::Criticism)),
    ]
}

fn strike() -> Change {
    let now = Some(Strike { at: at(80), reason: "ghi nhầm".to_owned() });
    Change::Strike(Edit { id: remark("r1"), was: None, now })
}

#[test]
fn a_closed_session_can_be_corrected_and_nothing_else() {
    let open = after(&spoken());
    let closed = applied(&open, &close("hết thời gian"), 60);
    assert!(closed.session.is_over() && closed.session.status() == Status::Closed);
    assert_eq!(closed.session.standing.floor, None, "nobody has the floor");
    assert_eq!(closed.session.standing.sittings[0].ended, Some(at(60)));
    assert_eq!(closed.session.closing().map(|each| each.despite.as_str()), Some("hết thời gian"));
    applied(&closed.session, &accept("r1", None), 61);
    applied(&closed.session, &strike(), 61);
    let now = Posts { chair: None, minute_taker: None };
    for change in [
        add(&said("r2", Kind::Note)),
        Change::MoveTo(step("s04")),
        Change::Suspend,
        Change::Appoint { was: closed.session.posts(), now },
        close("lại"),
        Change::Several(vec![add(&said("r2", Kind::Note)), accept("r1", Some("r2"))]),
    ] {
        let why = refusal(&closed.session, &change);
        let nothing =
            closed.session.apply(&change, &stamp(90)).is_ok_and(|done| done.undo.is_none());
        assert!(nothing || why == Some(Refusal::Closed), "{change:?}: {why:?}");
    }
    let undo = closed.undo.expect("closing is taken back");
    let again = applied(&closed.session, &undo, 61);
    assert_eq!(again.session, open);
    let redo = again.undo.expect("and done again");
    let redone = applied(&open, &redo, 62).session;
    assert_eq!(redone, closed.session);
    assert_eq!(applied(&redone, &redo, 63).session, redone, "a retry does nothing");
}

#[test]
fn a_sealed_session_refuses_every_change() {
    let closed = applied(&after(&spoken()), &close(""), 60).session;
    let sealed = applied(&closed, &seal(), 70);
    assert_eq!((sealed.session.status(), &sealed.undo), (Status::Sealed, &None));
    let sealed = sealed.session;
    assert_eq!(applied(&sealed, &seal(), 71).session, sealed, "a retry does nothing");
    let was = Arc::clone(&sealed.dossier.closings);
    let undo = Change::SetClosings { was, now: Arc::default() };
    for change in [accept("r1", None), strike(), add(&said("r2", Kind::Note)), undo] {
        assert_eq!(refusal(&sealed, &change), Some(Refusal::Sealed), "{change:?}");
    }
    assert_eq!(refusal(&sealed, &Change::Reopen(" ".to_owned())), Some(Refusal::NoReason));
    let open = applied(&sealed, &Change::Reopen("sai tên".to_owned()), 80).session;
    assert!(!open.is_over() && open.seal().is_none());
    assert!(open.dossier.closings[0].seal.is_some(), "the earlier seal is kept");
    applied(&open, &strike(), 81);
}

#[test]
fn only_what_is_closed_is_sealed_or_opened_again() {
    let open = after(&spoken());
    assert_eq!(refusal(&meeting(), &close("")), Some(Refusal::NotBegun));
    assert_eq!(refusal(&open, &seal()), Some(Refusal::NotClosed));
    assert_eq!(refusal(&open, &Change::Reopen("x".to_owned())), Some(Refusal::NotClosed));
    let closed = Session { revision: 1, ..applied(&open, &close(""), 60).session };
    assert_eq!(refusal(&closed, &seal()), Some(Refusal::RevisedMeanwhile));
}

/// What stays open is copied with where it comes from, and what was carried before keeps its own.
#[test]
fn what_is_left_open_is_carried_over() {
    let mut session = after(&spoken());
    let mut promised = said("r2", Kind::SelfCriticism).as_ref().clone();
    promised.marks.promise = Some(Promise { owner: Some(member("m3")), ..Promise::default() });
    session = applied(&session, &add(&Arc::new(promised)), 40).session;
    let mut own = said("r3", Kind::Criticism).as_ref().clone();
    own.marks.private = true;
    session = applied(&session, &add(&Arc::new(own)), 41).session;
    let left = session.left_open("a.toml");
    let of = |what| left.iter().filter(move |each| each.what == what);
    assert_eq!(of(CarriedKind::Shortcoming).count(), 6);
    let opinions: Vec<_> = of(CarriedKind::Opinion).map(|each| each.id.as_str()).collect();
    assert_eq!(opinions, ["r1"]);
    let promise = of(CarriedKind::Promise).next().expect("the promise");
    assert_eq!((promise.id.as_str(), promise.who.as_str()), ("r2", "Lê Văn C"));
    assert_eq!(promise.from.date, Some(at(0).date_naive()));
    let mut next = meeting();
    next.dossier.carried = Arc::new(left.clone());
    assert_eq!(next.left_open("b.toml")[..left.len()], left[..]);
}

/// What became of a thing is recorded, taken back, recorded by one of two, and not once it is over.
#[test]
fn what_was_carried_over_is_settled_once() {
    let mut session = after(&spoken());
    let origin = Origin { file: "2024.toml".to_owned(), title: String::new(), date: None };
    let (id, text, who) = ("hc1".to_owned(), "Chậm".to_owned(), String::new());
    let what = CarriedKind::Shortcoming;
    let carried = Carried {
        what,
        id,
        text,
        who,
        due: None,
        from: origin,
        result: None,
        apart: BTreeSet::new(),
    };
    let which = carried.key();
    session.dossier.carried = Arc::new(vec![carried]);
    let result =
        |state| Some(CarriedResult { state, at: at(20), evidence: "số liệu".to_owned() });
    let settle = |was, now| Change::Settle { which: which.clone(), was, now };
    let fixed = settle(None, result(CarriedState::Fixed));
    let done = applied(&session, &fixed, 20);
    assert_eq!(done.session.dossier.carried[0].result, result(CarriedState::Fixed));
    let back = applied(&done.session, &done.undo.unwrap(), 21);
    assert_eq!(back.session, session);
    let theirs = settle(None, result(CarriedState::Partly));
    let refused = done.session.apply(&theirs, &stamp(22));
    assert_eq!(refused, Err(Refusal::RevisedMeanwhile));
    assert_eq!(applied(&done.session, &fixed, 23).undo, None, "it is so already");
    let over = applied(&session, &close("hết giờ"), 60).session;
    assert_eq!(over.apply(&fixed, &stamp(61)), Err(Refusal::Closed));
    let which = CarriedKey { id: "hc9".to_owned(), ..which };
    let none = Change::Settle { which, was: None, now: None };
    assert_eq!(session.apply(&none, &stamp(24)), Err(Refusal::NotCarried("hc9".to_owned())));
}

/// That two are two is said and taken back as everything is, of shortcomings alone; it is carried
/// on with both, and gone with either.
#[test]
fn two_are_told_apart_and_that_is_taken_back() {
    let mut session = meeting();
    let carried = session.left_open("2024.toml");
    session.dossier.carried = Arc::new(carried);
    let key = |at: usize| session.dossier.carried[at].key();
    let apart = |one, other, are_two| Change::TellApart { one, other, are_two };
    let told = applied(&session, &apart(key(2), key(4), true), 1);
    assert!(told.session.dossier.carried[4].is_apart(&told.session.dossier.carried[2]));
    assert_eq!(told.session.counted().apart(), [(2, 4)]);
    assert_eq!(applied(&told.session, &told.undo.unwrap(), 2).session, session);
    let turned = applied(&told.session, &apart(key(4), key(2), true), 3);
    assert_eq!(turned.undo, None, "it is so already");
    let back = applied(&told.session, &apart(key(4), key(2), false), 4);
    assert_eq!(back.session, session);
    assert_eq!(applied(&back.session, &back.undo.unwrap(), 5).session, told.session);
    assert_eq!(applied(&session, &apart(key(2), key(2), true), 6).undo, None, "one is no two");
    let none = CarriedKey { id: "hc99".to_owned(), ..key(2) };
    let refused = session.apply(&apart(key(2), none, true), &stamp(7));
    assert_eq!(refused, Err(Refusal::NotCarried("hc99".to_owned())));
    let promise = CarriedKey { what: CarriedKind::Promise, ..key(2) };
    assert!(session.apply(&apart(key(4), promise, true), &stamp(8)).is_err());

    let left = told.session.left_open("2025.toml");
    assert_eq!(left[..6], told.session.dossier.carried[..]);
    let result = CarriedResult { state: CarriedState::Fixed, at: at(9), evidence: String::new() };
    let fixed = Change::Settle { which: key(2), was: None, now: Some(result) };
    let left = applied(&told.session, &fixed, 9).session.left_open("2025.toml");
    assert!(left.iter().all(|each| each.apart.is_empty()), "what is done is not named any more");
}
