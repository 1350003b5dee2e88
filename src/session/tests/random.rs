//! Rules that hold for any series of changes, tried on random ones, right and wrong mixed.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::session::agenda::{Step, Topic, with_member};
use crate::session::attendance::{Attendance, Presence};
use crate::session::ballot::{Ballot, Tally};
use crate::session::change::{Posts, answering};
use crate::session::clock::ClockOf;
use crate::session::ids::{BallotId, MotionId};
use crate::session::motion::{Hands, Matter, Motion};
use crate::session::public::{Show, ShownRemark};
use crate::session::queue::{EntryKind, Request};
use crate::session::remark::{Marks, Promise, PromiseState, Strike};
use crate::session::revision::Pairing;
use crate::session::row::Swap;
use crate::session::rules::{Base, Share};
use crate::session::standing::{Aside, Standing, State};
use crate::session::vote::Threshold;

/// How many changes are made one after the other.
const CHANGES: usize = 200;

/// A random number from which choices are taken.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        let sides = sides as u64;
        let side = self.0 % sides;
        self.0 /= sides;
        usize::try_from(side).unwrap()
    }

    /// True once in `sides`.
    fn rarely(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    /// One of the numbered ids, now and then one that is not there.
    fn one_of(&mut self, ids: Vec<String>) -> String {
        if ids.is_empty() || self.rarely(12) { "x99".to_owned() } else { self.pick(ids) }
    }

    fn pick<T>(&mut self, mut items: Vec<T>) -> T {
        let index = self.roll(items.len());
        items.swap_remove(index)
    }

    fn member(&mut self, session: &Session) -> MemberId {
        let ids = session.members.iter().map(|each| each.id.to_string());
        member(&self.one_of(ids.collect()))
    }

    fn step(&mut self, session: &Session) -> StepId {
        let ids = session.agenda.iter().map(|each| each.id.to_string());
        step(&self.one_of(ids.collect()))
    }

    fn remark(&mut self, session: &Session) -> RemarkId {
        let ids = session.remarks.iter().map(|each| each.id.to_string());
        remark(&self.one_of(ids.collect()))
    }

    fn link(&mut self, session: &Session) -> Link {
        let to = match self.roll(3) {
            0 => None,
            1 => Some(Party::Collective),
            _ => Some(Party::Member(self.member(session))),
        };
        let hc = |number| shortcoming(&format!("hc{number}"));
        Link {
            step: (!self.rarely(4)).then(|| self.step(session)),
            by: (!self.rarely(4)).then(|| self.member(session)),
            kind: self.pick(Kind::ALL.to_vec()),
            to,
            shortcomings: match self.rarely(4) {
                true => self.shortcomings(session),
                false => (1..=1 + self.roll(7)).step_by(3).map(hc).collect(),
            },
        }
    }

    /// Some of those that there are, a person's own mostly.
    fn shortcomings(&mut self, session: &Session) -> Vec<ShortcomingId> {
        let all: Vec<_> = session.shortcomings().map(|each| each.shortcoming.id.clone()).collect();
        let skipped = self.roll(all.len() + 1);
        all.into_iter().rev().step_by(2).skip(skipped.min(3)).take(2).collect()
    }

    fn said(&mut self, session: &Session, number: usize) -> Arc<Remark> {
        let id = if self.rarely(12) { self.remark(session) } else { remark(&format!("r{number}")) };
        let text = if self.rarely(20) { " " } else { "Lời nói." };
        let mut said = Remark::new(id, at(number as u32), self.link(session), &Clean::new(text));
        if self.rarely(6) {
            said.answer = self.answer(session);
        }
        Arc::new(said)
    }

    fn answer(&mut self, session: &Session) -> Option<Answer> {
        let verdict = self.pick(Verdict::ALL.to_vec());
        let by = (!self.rarely(3)).then(|| self.remark(session));
        (!self.rarely(4)).then_some(Answer { verdict, by })
    }

    fn standing(&mut self, session: &Session) -> Standing {
        Standing {
            state: self.pick(vec![State::Preparing, State::InProgress, State::Suspended]),
            step: (!self.rarely(4)).then(|| self.step(session)),
            ..session.standing.clone()
        }
    }

    fn agenda(&mut self, session: &Session) -> Vec<Step> {
        let mut steps = session.agenda.as_ref().clone();
        let (one, other) = (self.roll(steps.len()), self.roll(steps.len()));
        match self.roll(4) {
            0 => steps.swap(one, other),
            1 if steps.len() > 1 => drop(steps.remove(one)),
            2 => steps[one].topic = Topic::Person(self.member(session), Phase::Opinions),
            _ => steps[one].title = format!("Bước {other}"),
        }
        steps
    }
}

/// Makes a change that fits the session more often than not.
fn change(session: &Session, random: u64, number: usize) -> Change {
    let dice = &mut Dice(random);
    if session.is_over() && !dice.rarely(4) {
        return closing_change(session, dice, number);
    }
    match dice.roll(14) {
        13 => duty_change(session, dice, number),
        12 => closing_change(session, dice, number),
        0..=2 => add_change(session, dice, number),
        3..=5 => remark_change(session, dice, number),
        6 => plan_change(session, dice, number),
        7..=8 => floor_change(session, dice, number),
        9 => attend_change(session, dice, number),
        10 => vote_change(session, dice, number),
        _ => standing_change(session, dice),
    }
}

fn add_change(session: &Session, dice: &mut Dice, number: usize) -> Change {
    let said = dice.said(session, number);
    match dice.roll(6) {
        0 => {
            let open = session.open_remarks().map(|open| (open.id.clone(), None));
            let open: Vec<_> = open.take(dice.roll(3)).collect();
            answering(said, &open, Verdict::Explained)
        }
        1 => Change::AddRemark { remark: said, place: Spot::Start },
        2 => Change::AddRemark { remark: said, place: Spot::Behind(dice.remark(session)) },
        _ => add(&said),
    }
}

fn remark_change(session: &Session, dice: &mut Dice, number: usize) -> Change {
    let id = dice.remark(session);
    let there = session.remark(&id).cloned().unwrap_or_else(|| said("x99", Kind::Note));
    let stale = dice.rarely(8);
    let minute = number as u32;
    match dice.roll(5) {
        0 if stale => Change::WithdrawRemark(said("r1", Kind::Note)),
        0 => Change::WithdrawRemark(there),
        1 => {
            let mut was = there.wording.clone();
            let now = was.corrected(&Clean::new(&format!("Lời {number}.")), at(minute));
            if stale {
                was.text.push('!');
            }
            Change::Reword(Edit { id, was, now })
        }
        2 => {
            let was = if stale { link(Kind::Note) } else { there.link.clone() };
            Change::Assign(Edit { id, was, now: dice.link(session) })
        }
        3 => {
            let was = if stale { None } else { there.answer.clone() };
            Change::Answer(Edit { id, was, now: dice.answer(session) })
        }
        _ => {
            let was = if stale { None } else { there.struck.clone() };
            let reason = format!("lý do {number}");
            let now = (!dice.rarely(2)).then(|| Strike { at: at(minute), reason });
            Change::Strike(Edit { id, was, now })
        }
    }
}

fn plan_change(session: &Session, dice: &mut Dice, number: usize) -> Change {
    let stale = dice.rarely(8);
    let id = if stale { dice.member(session) } else { member(&format!("m{}", 10 + number)) };
    let rank = dice.pick(Rank::ALL.to_vec());
    let new = Member { id, ..person("m7", "Vũ Văn H", rank) };
    let was = Arc::clone(&session.agenda);
    match dice.roll(8) {
        7 => draft_change(session, dice, number),
        5 => {
            let of = dice.member(session);
            let texts = ["Chậm.", "Nóng.", "Vội."];
            let from = dice.roll(3);
            let own = super::reviews::own(&texts[from..]);
            let now =
                session.handed_in(&of, &own, &Pairing::default(), at(number as u32)).unwrap().0;
            let was = if stale { None } else { now.was.clone() };
            Change::Review(Box::new(Swap { was, ..now }))
        }
        6 => match session.reviews.first() {
            Some(there) => Change::Review(Box::new(Swap::take_back(there))),
            None => Change::Suspend,
        },
        0 => Change::AddMember(new),
        1 => {
            let there = session.member(&dice.member(session)).cloned();
            Change::RemoveMember(there.filter(|_| !stale).unwrap_or(new))
        }
        2 => {
            let mut was = session.posts();
            let now = Posts { chair: Some(dice.member(session)), minute_taker: was.chair.clone() };
            was.minute_taker = was.minute_taker.filter(|_| !stale);
            Change::Appoint { was, now }
        }
        3 => {
            let was = if stale { Arc::new(was[1..].to_vec()) } else { was };
            Change::SetAgenda { was, now: Arc::new(dice.agenda(session)) }
        }
        _ => {
            let now = Arc::new(with_member(session, Some(&template()), &new));
            Change::Several(vec![Change::AddMember(new), Change::SetAgenda { was, now }])
        }
    }
}

/// The next draft of the report: a shortcoming less, one more, or two that changed places.
fn draft_change(session: &Session, dice: &mut Dice, number: usize) -> Change {
    let mut draft = session.outline.as_ref().clone();
    draft.shortcomings.retain(|each| each.place.gone.is_none());
    let all = &mut draft.shortcomings;
    let (one, other) = (dice.roll(all.len()), dice.roll(all.len()));
    match dice.roll(3) {
        0 => drop(all.remove(one)),
        1 => all.swap(one, other),
        _ => all[one].text = format!("Việc khác hẳn, kể {number} lần."),
    }
    let revision =
        session.revision(&draft, Some(&template()), &Pairing::default(), at(number as u32));
    let mut revision = revision.unwrap();
    if dice.rarely(8) {
        revision.was.outline = Arc::default();
    }
    revision.change()
}

fn standing_change(session: &Session, dice: &mut Dice) -> Change {
    match dice.roll(10) {
        6 => {
            let was = if dice.rarely(8) { Show::default() } else { session.room.clone() };
            let shown = session.remarks.first().map(|remark| remark.id.clone());
            let now = Show {
                is_blank: dice.rarely(3),
                held: (!dice.rarely(3)).then(|| dice.step(session)),
                zoom: dice.pick(vec![-1, 0, 1]),
                speaker: dice.rarely(3),
                remarks: shown.map(|id| ShownRemark { id, by: false }).into_iter().collect(),
                ..was.clone()
            };
            Change::Show { was: Box::new(was), now: Box::new(now) }
        }
        0 => Change::Suspend,
        1 => Change::GiveFloor((!dice.rarely(3)).then(|| dice.member(session))),
        2 => {
            let was = if dice.rarely(8) { Standing::default() } else { session.standing.clone() };
            let now = Box::new(dice.standing(session));
            Change::Stand { was: Box::new(was), now }
        }
        3 => {
            let reason = if dice.rarely(6) { " " } else { "Trả lời bằng văn bản" };
            Change::MoveDespite { step: dice.step(session), reason: reason.to_owned() }
        }
        4 => {
            let how = dice.pick(vec![Some(Aside::Skipped), Some(Aside::PutOff), None]);
            let how = how.map(|how| (how, "hết giờ".to_owned()));
            Change::SetAside { step: dice.step(session), how }
        }
        5 => {
            let was = session.standing.planned_end.filter(|_| !dice.rarely(8));
            Change::PlanEnd { was, now: (!dice.rarely(4)).then(|| at(300)) }
        }
        _ => Change::MoveTo(dice.step(session)),
    }
}

/// The meeting is closed seldom and soon opened again: most series are to go on.
fn closing_change(session: &Session, dice: &mut Dice, number: usize) -> Change {
    match dice.roll(4) {
        _ if session.is_over() => Change::Reopen(format!("lý do {number}")),
        0 => Change::Close { despite: String::new() },
        1 => Change::Close { despite: format!("còn thiếu {number}") },
        2 => {
            Change::SetClosings { was: Arc::default(), now: Arc::clone(&session.dossier.closings) }
        }
        _ => Change::Reopen(" ".to_owned()),
    }
}

fn floor_change(session: &Session, dice: &mut Dice, number: usize) -> Change {
    let member = dice.member(session);
    let kind = dice.pick(EntryKind::ALL.to_vec());
    let of = dice.pick(vec![ClockOf::Step, ClockOf::Speaker]);
    let asked = session.queue.requests.as_ref().clone();
    match dice.roll(10) {
        0 => Change::Interpose { member, kind },
        1 => Change::BringBack(member),
        2 => Change::Pause(of),
        3 => Change::Resume(of),
        4 => {
            let there = match of {
                ClockOf::Step => session.standing.visits.last().map(|visit| visit.added_s),
                ClockOf::Speaker => session.standing.speech().map(|each| each.clock.added_s),
            };
            let was = there.filter(|_| !dice.rarely(8)).unwrap_or(7);
            Change::AddTime { of, was, now: was + if dice.rarely(9) { 99_999 } else { 60 } }
        }
        5 => {
            let was = session.queue.closed.filter(|_| !dice.rarely(8));
            Change::CloseQueue { was, now: dice.rarely(3).then(|| at(number as u32)) }
        }
        6 if !asked.is_empty() => Change::Call(dice.pick(asked)),
        7 if !asked.is_empty() => Change::Ask(Swap::take_back(&dice.pick(asked))),
        _ => {
            let step = (!dice.rarely(3)).then(|| dice.step(session));
            Change::Ask(Swap::new(Request { member, kind, at: at(number as u32), step }))
        }
    }
}

fn attend_change(session: &Session, dice: &mut Dice, number: usize) -> Change {
    let there = session.attendance.as_ref().clone();
    if !there.is_empty() && dice.rarely(4) {
        let row = dice.pick(there);
        let now = Presence { reason: format!("lý do {number}"), ..row.clone() };
        return Change::Attend(if dice.rarely(2) {
            Swap::take_back(&row)
        } else {
            Swap::alter(&row, now)
        });
    }
    let sitting = session.sitting_number() + u32::from(dice.rarely(12)) * 2;
    Change::Attend(Swap::new(Presence {
        member: dice.member(session),
        sitting,
        at: at(number as u32),
        state: dice.pick(Attendance::ALL.to_vec()),
        reason: String::new(),
    }))
}

/// Settles who answers for a shortcoming, or marks a remark as a promise.
fn duty_change(session: &Session, dice: &mut Dice, number: usize) -> Change {
    if dice.rarely(2) {
        let id = dice.remark(session);
        let was = session.remark(&id).map(|remark| remark.marks.clone()).unwrap_or_default();
        let owner = (!dice.rarely(3)).then(|| dice.member(session));
        let state = dice.pick(PromiseState::ALL.to_vec());
        let promise = Promise { owner, priority: dice.rarely(2), state, ..Promise::default() };
        let promise = (!dice.rarely(4)).then_some(promise);
        return Change::Mark(Edit { id, was: was.clone(), now: Marks { promise, ..was } });
    }
    let id = shortcoming(&format!("hc{}", 1 + dice.roll(7)));
    let party = |dice: &mut Dice| match dice.rarely(3) {
        true => Party::Collective,
        false => Party::Member(dice.member(session)),
    };
    let who = (0..dice.roll(3)).map(|_| party(dice)).collect();
    let swap = session.answering_for(&id, who, Vec::new(), at(number as u32));
    Change::Responsibility(Box::new(swap))
}

fn vote_change(session: &Session, dice: &mut Dice, number: usize) -> Change {
    let apart = (0..dice.roll(3)).map(|_| dice.member(session)).collect();
    let electorate = session.electorate(apart);
    let step = (!dice.rarely(3)).then(|| dice.step(session));
    let threshold = Threshold { share: Share::new(1, 2).unwrap(), of: Base::Present };
    let minute = at(number as u32);
    let motions = session.motions.as_ref().clone();
    let ballots = session.ballots.as_ref().clone();
    match dice.roll(6) {
        0 if !motions.is_empty() => {
            let was = dice.pick(motions);
            let hands = Hands { in_favour: dice.roll(7) as u32, against: 1, abstaining: 0 };
            let now = Motion { hands: Some(hands), ..was.clone() };
            Change::Motion(Box::new(Swap::alter(&was, now)))
        }
        1 if !ballots.is_empty() => {
            let was = dice.pick(ballots);
            let count = was.electorate.voters();
            let mut now = Ballot { issued: count, returned: count, ..was.clone() };
            for tally in &mut now.tallies {
                (tally.valid, tally.votes[0], tally.unrated) = (count, count, 0);
            }
            now.tallies[0].unrated = u32::from(dice.rarely(4));
            now.closed = (!dice.rarely(3)).then_some(minute);
            Change::Ballot(Box::new(Swap::alter(&was, now)))
        }
        2 if !ballots.is_empty() => Change::Ballot(Box::new(Swap::take_back(&dice.pick(ballots)))),
        3 if !motions.is_empty() => Change::Motion(Box::new(Swap::take_back(&dice.pick(motions)))),
        4 => Change::Motion(Box::new(Swap::new(Motion {
            id: MotionId::numbered("v", number),
            at: minute,
            step,
            text: if dice.rarely(8) { " " } else { "Thông qua chương trình" }.to_owned(),
            matter: Matter::General,
            electorate,
            threshold,
            hands: None,
        }))),
        _ => {
            let on_paper = [Party::Collective, Party::Member(dice.member(session))];
            Change::Ballot(Box::new(Swap::new(Ballot {
                id: BallotId::numbered("b", number),
                at: minute,
                step,
                title: "Xếp loại".to_owned(),
                team: vec![dice.member(session)],
                electorate,
                threshold,
                levels: vec!["A".to_owned(), "B".to_owned()],
                issued: 0,
                returned: 0,
                tallies: on_paper.map(|of| Tally::empty(of, 2)).to_vec(),
                closed: None,
            })))
        }
    }
}

/// Asserts that everything that is named is there, and each id once.
fn assert_sound(session: &Session, change: &Change) {
    let has = |id: &MemberId| assert!(session.member(id).is_some(), "no {id} after {change:?}");
    let stands = |id: &StepId| assert!(session.step(id).is_some(), "no {id} after {change:?}");
    let ids: BTreeSet<_> = session.remarks.iter().map(|remark| &remark.id).collect();
    assert_eq!(ids.len(), session.remarks.len(), "a remark twice after {change:?}");
    let people: BTreeSet<_> = session.members.iter().map(|member| &member.id).collect();
    assert_eq!(people.len(), session.members.len(), "a member twice after {change:?}");
    let posts = [&session.meeting.chair, &session.meeting.minute_taker, &session.standing.floor];
    posts.into_iter().flatten().for_each(has);
    session.agenda.iter().filter_map(|step| step.topic.member()).for_each(has);
    session.standing.step.iter().for_each(stands);
    session.standing.steps().for_each(stands);
    session.standing.members().for_each(has);
    session.attendance.iter().map(|each| &each.member).for_each(has);
    session.queue.requests.iter().map(|each| &each.member).for_each(has);
    session.queue.requests.iter().filter_map(|each| each.step.as_ref()).for_each(stands);
    for motion in session.motions.iter() {
        motion.electorate.apart.iter().for_each(has);
        motion.step.iter().for_each(stands);
        let hands = motion.hands.map_or(0, |hands| hands.total());
        assert!(hands <= u64::from(motion.electorate.voters()), "after {change:?}");
    }
    for ballot in session.ballots.iter() {
        ballot.electorate.apart.iter().chain(&ballot.team).for_each(has);
        ballot.step.iter().for_each(stands);
        let is_closed = ballot.closed.is_some();
        assert!(!is_closed || ballot.imbalances().is_empty(), "closed unbalanced by {change:?}");
    }
    for each in session.responsibilities.iter() {
        assert!(session.shortcoming(&each.shortcoming).is_some(), "after {change:?}");
        let named = each.who.iter().filter_map(|party| match party {
            Party::Member(id) => Some(id),
            Party::Collective => None,
        });
        named.for_each(has);
        let once: BTreeSet<_> = each.who.iter().collect();
        assert_eq!(once.len(), each.who.len(), "somebody twice after {change:?}");
    }
    session.reviews.iter().map(|each| &each.member).for_each(has);
    let own: BTreeSet<_> = session.shortcomings().map(|each| &each.shortcoming.id).collect();
    assert_eq!(own.len(), session.shortcomings().count(), "one id twice after {change:?}");
    assert_clocks(session, change);
    for remark in &session.remarks {
        remark.link.by.iter().for_each(has);
        remark.marks.promise.iter().filter_map(|each| each.owner.as_ref()).for_each(has);
        remark.link.step.iter().for_each(stands);
        if let Some(Party::Member(to)) = &remark.link.to {
            has(to);
        }
        let known = |id| session.shortcoming(id).is_some();
        assert!(remark.link.shortcomings.iter().all(known), "after {change:?}");
        let Some(answer) = &remark.answer else { continue };
        assert!(remark.link.kind.wants_answer(), "an answer to a note after {change:?}");
        let by = answer.by.iter().all(|id| ids.contains(id));
        assert!(by, "the answer to {} is gone after {change:?}", remark.id);
    }
}

/// Asserts that one speech runs at most, that the others which have not ended are paused, and
/// that no clock is ahead of the meeting.
fn assert_clocks(session: &Session, change: &Change) {
    let speeches = &session.standing.speeches;
    let open = speeches.iter().filter(|each| each.clock.until.is_none());
    let running = open.filter(|each| Some(&each.member) != session.standing.floor.as_ref());
    assert!(running.clone().all(|each| each.clock.is_paused()), "two speak after {change:?}");
    let now = at(400);
    let sat = session.sat_s(now);
    for speech in speeches.iter() {
        let elapsed = speech.clock.elapsed_s(&session.standing.sittings, now);
        assert!((0..=sat).contains(&elapsed), "{elapsed} of {sat} after {change:?}");
    }
    let spent: i64 = session.agenda.iter().map(|step| session.spent_s(&step.id, now)).sum();
    assert!((0..=sat).contains(&spent), "{spent} of {sat} after {change:?}");
}

fn series() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(any::<u64>(), CHANGES)
}

/// Applies a series; returns the last state and what undoes each change, in order.
fn run(series: &[u64], mut each: impl FnMut(&Session, &Change, &Stamp)) -> (Session, Vec<Change>) {
    let mut session = meeting();
    let mut undos = Vec::new();
    for (number, random) in series.iter().enumerate() {
        let change = change(&session, *random, number);
        let stamp = stamp(number as u32);
        if let Ok(applied) = session.apply(&change, &stamp) {
            session = applied.session;
            undos.extend(applied.undo);
            each(&session, &change, &stamp);
        }
    }
    (session, undos)
}

fn undo_all(mut session: Session, undos: &[Change]) -> (Session, Vec<Change>) {
    let mut redos = Vec::new();
    for undo in undos.iter().rev() {
        let applied = applied(&session, undo, 300);
        session = applied.session;
        redos.extend(applied.undo);
    }
    (session, redos)
}

/// As usual, but a series that failed is printed and not kept in a file.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    /// Changes taken back in reverse give the first state, and done again the last.
    #[test]
    fn all_undone_is_the_beginning(series in series()) {
        let (last, undos) = run(&series, |_, _, _| ());
        prop_assert!(undos.len() > CHANGES / 4, "only {} changes were taken", undos.len());
        let (first, redos) = undo_all(last.clone(), &undos);
        prop_assert_eq!(&first, &meeting());
        let (again, _) = undo_all(first, &redos);
        prop_assert_eq!(again, last);
    }

    /// Whatever is tried, nothing is named that is not there.
    #[test]
    fn every_state_is_sound(series in series()) {
        run(&series, |session, change, _| assert_sound(session, change));
    }

    /// A change that is tried again, because nobody knew that it had arrived, does nothing.
    #[test]
    fn a_retry_does_nothing(series in series()) {
        run(&series, |session, change, stamp| {
            let again = session.apply(change, stamp);
            assert_eq!(again.map(|applied| applied.session).as_ref(), Ok(session), "{change:?}");
        });
    }

    /// The same changes give the same session: nothing in it comes from a clock or from chance.
    #[test]
    fn the_same_changes_give_the_same_session(series in series()) {
        prop_assert_eq!(run(&series, |_, _, _| ()), run(&series, |_, _, _| ()));
    }
}
