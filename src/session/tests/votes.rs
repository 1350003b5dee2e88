//! Motions and ballots: what is counted, what is refused, what the rules warn of.

use super::*;
use crate::session::attendance::Attendance;
use crate::session::ballot::{Ballot, Imbalance, Tally};
use crate::session::check::{Finding, check};
use crate::session::ids::{BallotId, MotionId};
use crate::session::motion::{Hands, Matter, Motion};
use crate::session::remark::{Earlier, Strike};
use crate::session::row::{Act, Swap};
use crate::session::rules::{Base, Share, sample};
use crate::session::vote::{Electorate, Threshold};

fn profile() -> rules::Profile {
    sample(vec![template()], Vec::new())
}

fn over_half(of: Base) -> Threshold {
    Threshold { share: Share::new(1, 2).unwrap(), of }
}

fn motion(of: Base, present: u32, apart: &[&str]) -> Motion {
    Motion {
        id: MotionId::new("v1").unwrap(),
        at: at(10),
        step: Some(step("s02")),
        text: "Thông qua chương trình".to_owned(),
        matter: Matter::General,
        electorate: Electorate {
            summoned: 12,
            present,
            apart: apart.iter().map(|id| member(id)).collect(),
        },
        threshold: over_half(of),
        hands: None,
    }
}

fn hands(in_favour: u32, against: u32, abstaining: u32) -> Option<Hands> {
    Some(Hands { in_favour, against, abstaining })
}

fn put(motion: &Motion) -> Change {
    Change::Motion(Box::new(Swap::new(motion.clone())))
}

/// What was added, corrected or struck out since is altered; what never stood in between is not.
#[test]
fn the_approval_tells_what_was_altered_since() {
    let spoken = |id: &str, from: u32, struck: Option<u32>, until: Option<u32>| {
        let mut remark = Remark::clone(&said(id, Kind::Question));
        remark.at = at(from);
        remark.struck = struck.map(|from| Strike { at: at(from), reason: "ghi nhầm".to_owned() });
        let earlier = |until| Earlier { text: "Cũ.".to_owned(), until: at(until) };
        remark.wording.earlier.extend(until.map(earlier));
        Arc::new(remark)
    };
    let mut session = meeting();
    session.remarks = vec![
        spoken("r1", 5, None, None),
        spoken("r2", 5, None, Some(8)),
        spoken("r3", 5, Some(9), None),
        spoken("r4", 5, None, Some(20)),
        spoken("r5", 5, Some(20), None),
        spoken("r6", 20, None, None),
        spoken("r7", 20, Some(30), Some(25)),
    ];
    let approval = motion(Base::Present, 10, &[]);
    let altered: Vec<_> = session.altered_since(&approval).map(|each| each.id.as_str()).collect();
    assert_eq!(altered, ["r4", "r5", "r6"]);
}

/// Both denominators: of those summoned seven are needed, of ten present six, of nine five.
#[test]
fn a_motion_is_carried_by_more_than_half_of_the_right_ones() {
    for (of, apart, in_favour, carried) in [
        (Base::Summoned, vec![], 6, false),
        (Base::Summoned, vec![], 7, true),
        (Base::Present, vec![], 5, false),
        (Base::Present, vec![], 6, true),
        (Base::Present, vec!["m1"], 4, false),
        (Base::Present, vec!["m1"], 5, true),
    ] {
        let mut motion = motion(of, 10, &apart);
        assert_eq!(motion.is_carried(), None);
        motion.hands = hands(in_favour, 0, 0);
        assert_eq!(motion.is_carried(), Some(carried), "{of:?} {apart:?} {in_favour}");
    }
}

#[test]
fn more_hands_than_voters_are_counted_again() {
    let mut counted = motion(Base::Present, 10, &["m1"]);
    counted.hands = hands(8, 1, 1);
    let too_many = Refusal::TooManyHands { hands: 10, voters: 9 };
    assert_eq!(refusal(&meeting(), &put(&counted)), Some(too_many));
    counted.hands = hands(8, 1, 0);
    let session = applied(&meeting(), &put(&counted), 11).session;
    let other = Motion { hands: hands(7, 1, 0), ..counted.clone() };
    let stale = Change::Motion(Box::new(Swap { was: Some(other.clone()), now: None }));
    let meanwhile = Refusal::ActChangedMeanwhile(Act::Motion(counted.id.clone()));
    assert_eq!(refusal(&session, &stale), Some(meanwhile));
    let twice = motion(Base::Present, 10, &["m1", "m1"]);
    assert_eq!(refusal(&meeting(), &put(&twice)), Some(Refusal::ApartTwice(member("m1"))));
    let blank = Motion { text: " ".to_owned(), ..counted };
    assert_eq!(refusal(&meeting(), &put(&blank)), Some(Refusal::NoWords));
}

/// A ballot on the collective and m2, the head, with ten voters.
fn ballot() -> Ballot {
    let on_paper = [Party::Collective, Party::Member(member("m2"))];
    Ballot {
        id: BallotId::new("b1").unwrap(),
        at: at(100),
        step: None,
        title: "Xếp loại".to_owned(),
        team: vec![member("m4"), member("m1")],
        electorate: Electorate { summoned: 12, present: 10, apart: Vec::new() },
        threshold: over_half(Base::Summoned),
        levels: ["A", "B", "C", "D"].map(str::to_owned).to_vec(),
        issued: 10,
        returned: 10,
        tallies: on_paper.map(|of| tally(of, 10, 0, [2, 8, 0, 0])).to_vec(),
        closed: None,
    }
}

fn tally(of: Party, valid: u32, invalid: u32, votes: [u32; 4]) -> Tally {
    Tally { of, valid, invalid, votes: votes.to_vec(), unrated: 0 }
}

fn open(ballot: &Ballot) -> Change {
    Change::Ballot(Box::new(Swap::new(ballot.clone())))
}

fn closing(ballot: &Ballot) -> Change {
    let now = Ballot { closed: Some(at(120)), ..ballot.clone() };
    Change::Ballot(Box::new(Swap::alter(ballot, now)))
}

#[test]
fn a_ballot_is_not_closed_until_every_number_balances() {
    let of = || Party::Collective;
    let wrong = |alter: fn(&mut Ballot), expected: Imbalance| {
        let mut ballot = ballot();
        alter(&mut ballot);
        let session = applied(&meeting(), &open(&ballot), 100).session;
        let refused = refusal(&session, &closing(&ballot));
        let Some(Refusal::Unbalanced(all)) = refused else { panic!("{refused:?}") };
        assert!(all.contains(&expected), "{all:?} without {expected:?}");
    };
    wrong(|b| b.issued = 11, Imbalance::IssuedOver { issued: 11, voters: 10 });
    wrong(
        |b| b.electorate.apart = vec![member("m2")],
        Imbalance::IssuedOver { issued: 10, voters: 9 },
    );
    wrong(|b| b.issued = 9, Imbalance::ReturnedOver { returned: 10, issued: 9 });
    wrong(|b| b.returned = 0, Imbalance::NothingReturned);
    wrong(|b| b.returned = 9, Imbalance::Papers { of: of(), counted: 10, returned: 9 });
    wrong(|b| b.tallies[0].invalid = 1, Imbalance::Papers { of: of(), counted: 11, returned: 10 });
    wrong(|b| b.tallies[0].unrated = 1, Imbalance::Levels { of: of(), counted: 11, valid: 10 });
    wrong(|b| b.tallies[0].votes[1] = 7, Imbalance::Levels { of: of(), counted: 9, valid: 10 });
    wrong(
        |b| b.tallies[0].valid = u32::MAX,
        Imbalance::Papers { of: of(), counted: u64::from(u32::MAX), returned: 10 },
    );
    let session = applied(&meeting(), &open(&ballot()), 100).session;
    let closed = applied(&session, &closing(&ballot()), 120);
    assert!(closed.session.ballots[0].closed.is_some());
    let reopened = applied(&closed.session, &closed.undo.unwrap(), 121).session;
    assert_eq!(reopened, session, "it can be opened again and counted anew");
}

#[test]
fn a_paper_that_cannot_be_is_refused() {
    let refused = |alter: fn(&mut Ballot)| {
        let mut ballot = ballot();
        alter(&mut ballot);
        refusal(&meeting(), &open(&ballot))
    };
    assert_eq!(refused(|b| b.tallies.clear()), Some(Refusal::EmptyBallot));
    let twice = refused(|b| b.tallies[1].of = Party::Collective);
    assert_eq!(twice, Some(Refusal::OnPaperTwice(Party::Collective)));
    let other = refused(|b| b.tallies[0].votes.push(0));
    assert_eq!(other, Some(Refusal::OtherLevels(Party::Collective)));
    assert_eq!(refused(|b| b.team.push(member("m9"))), Some(Refusal::NoSuchMember(member("m9"))));
}

/// Seven of twelve are needed: alone, or with those who chose a better level.
#[test]
fn a_level_is_reached_by_those_who_chose_it_or_a_better_one() {
    let ballot = ballot();
    for (votes, reached) in [
        ([7, 3, 0, 0], Some(0)),
        ([6, 1, 3, 0], Some(1)),
        ([2, 4, 4, 0], Some(2)),
        ([0, 0, 0, 7], Some(3)),
        ([3, 3, 0, 0], None),
    ] {
        assert_eq!(ballot.reached(&tally(Party::Collective, 10, 0, votes)), reached, "{votes:?}");
    }
}

fn closed_with(tallies: Vec<Tally>) -> Session {
    let ballot = Ballot { tallies, closed: Some(at(120)), ..ballot() };
    applied(&meeting(), &open(&ballot), 120).session
}

#[test]
fn the_head_above_the_collective_and_too_many_at_the_best_level_are_warned_of() {
    let of = |id: &str| Party::Member(member(id));
    let (best, good) = ([9, 1, 0, 0], [1, 9, 0, 0]);
    let session = closed_with(vec![
        tally(Party::Collective, 10, 0, good),
        tally(of("m2"), 10, 0, best),
        tally(of("m1"), 10, 0, best),
        tally(of("m4"), 10, 0, good),
        tally(of("m3"), 10, 0, good),
    ]);
    let over = Finding::OverCap { rank: Rank::Member, count: 1, of: 2, allowed: 0, most: 1 };
    assert_eq!(session.level_warnings(&profile()), [over, Finding::HeadAbove(member("m2"))]);
    let mut free = profile();
    free.rating.head_not_above.holds = false;
    free.rating.cap.percent = 50;
    assert_eq!(session.level_warnings(&free), [], "both are rules that can be altered");
    let all_best =
        closed_with(vec![tally(Party::Collective, 10, 0, best), tally(of("m2"), 10, 0, best)]);
    assert_eq!(all_best.level_warnings(&profile()), [], "the head is not counted");
}

#[test]
fn the_check_tells_what_is_open() {
    let mut uncounted = motion(Base::Present, 5, &[]);
    uncounted.electorate.summoned = 5;
    let teamless = Ballot { team: Vec::new(), ..ballot() };
    let session = after(&[Change::MoveTo(step("s01")), put(&uncounted), open(&teamless)]);
    let found = check(&session, &profile());
    for expected in [
        Finding::NoRoll(1),
        Finding::NotCounted(uncounted.id),
        Finding::NotClosed(teamless.id.clone()),
        Finding::NoTeam(teamless.id),
    ] {
        assert!(found.contains(&expected), "{expected:?}");
    }
    let presence = crate::session::attendance::Presence {
        member: member("m1"),
        sitting: 1,
        at: at(1),
        state: Attendance::Excused,
        reason: String::new(),
    };
    let session = applied(&session, &Change::Attend(Swap::new(presence)), 5).session;
    let found = check(&session, &profile());
    assert!(found.contains(&Finding::NoReasonFor(member("m1"))));
    let quorum = session.quorum(1, &profile()).unwrap();
    assert!(found.contains(&Finding::NoQuorum(quorum)) && quorum.needed == 4);
}
