//! Rules that hold for any series of changes, tried on random ones, right and wrong mixed.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::session::agenda::{Step, Topic, with_member};
use crate::session::change::{Posts, answering};
use crate::session::remark::Strike;
use crate::session::standing::{Standing, State};

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
            shortcomings: (1..=1 + self.roll(7)).step_by(3).map(hc).collect(),
        }
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
            floor: (!self.rarely(2)).then(|| self.member(session)),
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
    match dice.roll(8) {
        0..=2 => add_change(session, dice, number),
        3..=5 => remark_change(session, dice, number),
        6 => plan_change(session, dice, number),
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
    match dice.roll(5) {
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
            let now = Arc::new(with_member(session, &template(), &new));
            Change::Several(vec![Change::AddMember(new), Change::SetAgenda { was, now }])
        }
    }
}

fn standing_change(session: &Session, dice: &mut Dice) -> Change {
    match dice.roll(6) {
        0 => Change::Suspend,
        1 => Change::GiveFloor((!dice.rarely(3)).then(|| dice.member(session))),
        2 => {
            let was = if dice.rarely(8) { Standing::default() } else { session.standing.clone() };
            let now = Box::new(dice.standing(session));
            Change::Stand { was: Box::new(was), now }
        }
        _ => Change::MoveTo(dice.step(session)),
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
    session.standing.started.iter().map(|started| &started.step).for_each(stands);
    for remark in &session.remarks {
        remark.link.by.iter().for_each(has);
        remark.link.step.iter().for_each(stands);
        if let Some(Party::Member(to)) = &remark.link.to {
            has(to);
        }
        let known = |id| session.outline.shortcoming(id).is_some();
        assert!(remark.link.shortcomings.iter().all(known), "after {change:?}");
        let Some(answer) = &remark.answer else { continue };
        assert!(remark.link.kind.wants_answer(), "an answer to a note after {change:?}");
        let by = answer.by.iter().all(|id| ids.contains(id));
        assert!(by, "the answer to {} is gone after {change:?}", remark.id);
    }
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
