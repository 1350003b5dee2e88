//! What the rules still want: of whom, of what, in which step, and what they want of nobody.

use super::*;
use crate::session::agenda::Topic;
use crate::session::attendance::{Attendance, Presence};
use crate::session::check::{Finding, check, check_step};
use crate::session::remark::{Marks, Promise, PromiseState};
use crate::session::row::Swap;
use crate::session::rules::Profile;
use crate::session::standing::Aside;
use crate::session::want::{Want, Weight};

fn profile() -> Profile {
    rules::sample(vec![template()], Vec::new())
}

fn lacks(session: &Session, finding: &Finding) -> bool {
    check(session, &profile()).contains(finding)
}

/// A remark in which something is promised.
fn promised(id: &str, kind: Kind, promise: Promise) -> Change {
    let marks = Marks { promise: Some(promise), ..Marks::default() };
    let remark = Remark { marks, ..Remark::clone(&said(id, kind)) };
    add(&Arc::new(remark))
}

#[test]
fn what_is_said_of_a_shortcoming_and_of_a_member_is_no_longer_lacking() {
    let hc1 = shortcoming("hc1");
    let m2 = member("m2");
    let mut session = after(&[]);
    for finding in [
        Finding::Untouched(hc1.clone()),
        Finding::NoResponsible(hc1.clone()),
        Finding::NoRemedy(hc1.clone()),
        Finding::NoCriticism(m2.clone()),
        Finding::NoSelfCriticism(m2.clone()),
        Finding::NotApproved,
    ] {
        assert!(lacks(&session, &finding), "{finding:?}");
    }
    let promise = Promise { due: at(0).date_naive().into(), ..Promise::default() };
    session = applied(&session, &promised("r1", Kind::Conclusion, promise), 1).session;
    let answering = session.answering_for(&hc1, vec![Party::Collective], Vec::new(), at(1));
    session = applied(&session, &Change::Responsibility(Box::new(answering)), 2).session;
    let to_m2 = Link { to: Some(Party::Member(m2.clone())), ..link(Kind::Criticism) };
    let told = Remark::new(remark("r2"), at(3), to_m2, &Clean::new("Còn nể nang."));
    session = applied(&session, &add(&Arc::new(told)), 3).session;
    for finding in [
        Finding::Untouched(hc1.clone()),
        Finding::NoResponsible(hc1.clone()),
        Finding::NoRemedy(hc1),
        Finding::NoCriticism(m2.clone()),
    ] {
        assert!(!lacks(&session, &finding), "{finding:?}");
    }
    assert!(lacks(&session, &Finding::NoSelfCriticism(m2)));
    assert!(!lacks(&session, &Finding::NoSelfCriticism(member("m6"))), "a guest is not reviewed");
}

/// A turn that was skipped, which is told with its reason, is wanted no more; and a kind of
/// meeting that has no such turns wants none.
#[test]
fn a_turn_that_is_skipped_is_not_wanted() {
    let session = meeting();
    let of = |phase| Topic::Person(member("m1"), phase);
    let turn = session.agenda.iter().find(|step| step.topic == of(Phase::SelfCriticism)).unwrap();
    let how = Some((Aside::Skipped, "đang ốm".to_owned()));
    let skip = Change::SetAside { step: turn.id.clone(), how };
    let skipped = applied(&session, &skip, 1).session;
    let finding = Finding::NoSelfCriticism(member("m1"));
    assert!(lacks(&session, &finding) && !lacks(&skipped, &finding));
    assert!(lacks(&skipped, &Finding::NoCriticism(member("m1"))));
    let bare = Profile { templates: Vec::new(), ..profile() };
    let no_turns = Session { agenda: Arc::default(), ..session };
    assert!(!check(&no_turns, &bare).contains(&finding));
}

#[test]
fn a_promise_says_whose_it_is_and_by_when_until_it_is_done() {
    let open = || Promise { priority: true, ..Promise::default() };
    let found = |kind: Kind, promise: Promise| {
        let session = after(&[promised("r1", kind, promise)]);
        let is_of_promise =
            |each: &Finding| matches!(each.want(), Want::Owner | Want::Due | Want::WayOfChecking);
        let is_it = |each: &Finding| each.remark() == session.remarks.first().map(AsRef::as_ref);
        let found = check(&session, &profile()).into_iter();
        let found = found.filter(|each| is_of_promise(each) && is_it(each));
        found.map(|each| each.want()).collect::<Vec<_>>()
    };
    let all = [Want::Owner, Want::Due, Want::WayOfChecking];
    assert_eq!(found(Kind::Conclusion, open()), all);
    assert_eq!(found(Kind::SelfCriticism, open()), all[1..], "who speaks promises for himself");
    assert_eq!(found(Kind::Conclusion, Promise { state: PromiseState::Done, ..open() }), []);
    let firsts: Vec<Change> =
        (1..=4).map(|number| promised(&format!("r{number}"), Kind::Conclusion, open())).collect();
    let four = after(&firsts);
    let last = Arc::clone(&four.remarks[3]);
    let too_many = Finding::TooManyPriorities { count: 4, most: 3, last };
    assert!(lacks(&four, &too_many));
    assert!(!lacks(&after(&firsts[..3]), &too_many));
}

/// What belongs to a step is wanted before it is left, and nothing of others.
#[test]
fn a_step_is_told_what_is_its_own() {
    let session = after(&[add(&said("r1", Kind::Criticism))]);
    let step_of =
        |topic: &Topic| session.agenda.iter().find(|step| step.topic == *topic).unwrap().id.clone();
    let of = |topic: &Topic| check_step(&session, &profile(), &step_of(topic));
    let hc2 = shortcoming("hc2");
    let expected = [
        Finding::Untouched(hc2.clone()),
        Finding::NoResponsible(hc2.clone()),
        Finding::NoRemedy(hc2.clone()),
    ];
    assert_eq!(of(&Topic::Shortcoming(hc2)), expected);
    assert_eq!(
        of(&Topic::CollectiveAnswer),
        [Finding::Unanswered(Arc::clone(&session.remarks[0]))]
    );
    let turn = Topic::Person(member("m1"), Phase::SelfCriticism);
    assert_eq!(of(&turn), [Finding::NoSelfCriticism(member("m1"))]);
    assert_eq!(of(&Topic::Report), []);
}

/// The profile decides: what it does not ask is not told, what it only warns of blocks nothing.
#[test]
fn the_profile_says_what_is_wanted_and_what_blocks() {
    let session = meeting();
    let mut profile = profile();
    let finding = Finding::NotApproved;
    assert!(finding.blocks(&session, &profile));
    for (weight, is_told) in [(Weight::Warns, true), (Weight::Off, false)] {
        let rules = profile.checks.iter_mut();
        rules.filter(|rule| rule.want == Want::Approval).for_each(|rule| rule.weight = weight);
        assert_eq!(check(&session, &profile).contains(&finding), is_told);
        assert!(!finding.blocks(&session, &profile));
    }
}

/// Nothing is put to the vote while too few are there, where the rules block it; what is not known
/// blocks nothing.
#[test]
fn votes_wait_for_the_quorum_only_where_the_rules_say_so() {
    let session = after(&[Change::MoveTo(step("s01"))]);
    let mut profile = profile();
    let mark = |id: &str, state| {
        let (member, reason) = (member(id), String::new());
        Change::Attend(Swap::new(Presence { member, sitting: 1, at: at(5), state, reason }))
    };
    profile.quorum.blocks_votes = true;
    assert_eq!(session.may_vote(&profile), Ok(()), "the roll was not called");
    let few = applied(&session, &mark("m1", Attendance::Present), 5).session;
    assert!(matches!(few.may_vote(&profile), Err(Refusal::QuorumLost(fact)) if fact.needed == 4));
    let all: Vec<Change> =
        ["m2", "m3", "m4"].iter().map(|id| mark(id, Attendance::Present)).collect();
    let enough = applied(&few, &Change::Several(all), 6).session;
    assert_eq!(enough.may_vote(&profile), Ok(()));
    profile.quorum.blocks_votes = false;
    assert_eq!(few.may_vote(&profile), Ok(()));
}
