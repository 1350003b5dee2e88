//! The meeting at work: steps, floor, queue, clocks, attendance. Times are minutes after 07:00.

use super::*;
use crate::limits;
use crate::session::agenda::{StepState, Topic};
use crate::session::attendance::{Attendance, Presence, QuorumFact};
use crate::session::clock::{ClockOf, Light};
use crate::session::queue::{EntryKind, Request};
use crate::session::row::{Act, Swap};
use crate::session::rules::sample;
use crate::session::standing::Aside;

fn profile() -> rules::Profile {
    sample(vec![template()], Vec::new())
}

/// Applies changes that must be taken, each at its minute.
fn at_minutes(changes: &[(u32, Change)]) -> Session {
    on(&meeting(), changes)
}

fn on(session: &Session, changes: &[(u32, Change)]) -> Session {
    let mut session = session.clone();
    for (minute, change) in changes {
        session = applied(&session, change, *minute).session;
    }
    session
}

fn go(id: &str) -> Change {
    Change::MoveTo(step(id))
}

fn floor(id: &str) -> Change {
    Change::GiveFloor(Some(member(id)))
}

fn presence(id: &str, minute: u32, state: Attendance) -> Presence {
    Presence { member: member(id), sitting: 1, at: at(minute), state, reason: String::new() }
}

fn attend(id: &str, minute: u32, state: Attendance) -> (u32, Change) {
    (minute, Change::Attend(Swap::new(presence(id, minute, state))))
}

fn request(id: &str, kind: EntryKind, minute: u32) -> Request {
    Request { member: member(id), kind, at: at(minute), step: Some(step("s03")) }
}

fn ask(id: &str, kind: EntryKind, minute: u32) -> (u32, Change) {
    (minute, Change::Ask(Swap::new(request(id, kind, minute))))
}

/// Five are summoned (the guest is not counted), four are needed.
#[test]
fn the_quorum_is_lost_and_regained_as_people_go_and_come_back() {
    use Attendance::{Absent, Excused, Late, Left, Present};
    let session = at_minutes(&[
        (0, go("s01")),
        attend("m6", 1, Present),
        attend("m1", 1, Present),
        attend("m2", 1, Present),
        attend("m3", 1, Present),
        attend("m4", 1, Excused),
        attend("m5", 1, Absent),
        attend("m5", 20, Late),
        attend("m1", 40, Left),
        attend("m1", 55, Present),
    ]);
    let roll = session.roll(1);
    assert_eq!((roll.summoned, roll.present, roll.late, roll.excused), (5, 4, 1, 1));
    let fact = |present| QuorumFact { present, summoned: 5, needed: 4 };
    let turns = [(at(1), fact(3)), (at(20), fact(4)), (at(40), fact(3)), (at(55), fact(4))];
    assert_eq!(session.quorum_turns(1, &profile()), turns);
    assert_eq!(session.quorum(1, &profile()), Some(fact(4)));
    assert_eq!(session.roll_at(1, at(45)).present, 3);
    assert_eq!(session.roll_at(1, at(45)).left, 1);
    assert_eq!(session.quorum(2, &profile()), None, "another sitting calls its own roll");
    assert_eq!(session.electorate(vec![member("m2")]).voters(), 3);
}

#[test]
fn attendance_is_recorded_once_and_taken_back() {
    let session = at_minutes(&[(0, go("s01")), attend("m1", 1, Attendance::Present)]);
    let again = Change::Attend(Swap::new(presence("m1", 9, Attendance::Present)));
    assert_eq!(applied(&session, &again, 9).undo, None, "nothing new is said");
    let row = session.attendance[0].clone();
    let now = Presence { reason: "việc cơ quan".to_owned(), ..row.clone() };
    let session = applied(&session, &Change::Attend(Swap::alter(&row, now)), 10).session;
    assert_eq!(session.attendance[0].reason, "việc cơ quan");
    let stale = Change::Attend(Swap::take_back(&row));
    let meanwhile = Refusal::ActChangedMeanwhile(Act::Attendance(member("m1")));
    assert_eq!(refusal(&session, &stale), Some(meanwhile));
    let there = Change::Attend(Swap::take_back(&session.attendance[0]));
    assert!(applied(&session, &there, 11).session.attendance.is_empty());
    let mut far = presence("m1", 12, Attendance::Left);
    far.sitting = 3;
    let far = Change::Attend(Swap::new(far));
    assert_eq!(refusal(&session, &far), Some(Refusal::NoSuchSitting(3)));
    let mut long = presence("m1", 12, Attendance::Left);
    long.reason = "đ".repeat(limits::REASON_LETTERS + 1);
    let max = limits::REASON_LETTERS;
    let long = Change::Attend(Swap::new(long));
    assert_eq!(refusal(&session, &long), Some(Refusal::ReasonTooLong { max }));
}

#[test]
fn a_list_of_acts_has_an_end() {
    let rows = (0..limits::ACTS).map(|_| presence("m1", 1, Attendance::Present)).collect();
    let session = Session { attendance: Arc::new(rows), ..meeting() };
    let (_, more) = attend("m2", 2, Attendance::Present);
    assert_eq!(refusal(&session, &more), Some(Refusal::TooMany { max: limits::ACTS }));
}

/// A sitting lasts from an opening to a pause; what lies between two counts for nothing.
#[test]
fn a_step_is_timed_over_all_visits_and_sittings() {
    let session = at_minutes(&[
        (0, go("s01")),
        (5, go("s03")),
        (12, Change::Pause(ClockOf::Step)),
        (14, Change::Resume(ClockOf::Step)),
        (20, Change::Suspend),
        (60, go("s03")),
        (63, go("s04")),
        (70, go("s03")),
    ]);
    assert_eq!(session.standing.sittings.len(), 2);
    assert_eq!(session.spent_s(&step("s01"), at(80)), 5 * 60);
    assert_eq!(session.spent_s(&step("s03"), at(80)), (7 + 6 + 3 + 10) * 60);
    assert_eq!(session.sat_s(at(80)), 40 * 60);
    let reading = session.step_clock(&profile(), at(80)).unwrap();
    let shown = (reading.elapsed_s, reading.left_s(), reading.is_running, reading.light);
    assert_eq!(shown, (26 * 60, Some(-16 * 60), true, Light::Overrun));
}

/// A clock that is handed over shows at each second what is counted span by span.
#[test]
fn a_clock_by_itself_shows_what_is_counted() {
    let all = [
        (0, go("s01")),
        (5, go("s03")),
        (6, floor("m2")),
        (12, Change::Several(vec![Change::Pause(ClockOf::Step), Change::Pause(ClockOf::Speaker)])),
        (14, Change::Resume(ClockOf::Step)),
        (15, Change::Resume(ClockOf::Speaker)),
        (20, Change::Suspend),
        (60, go("s03")),
        (61, floor("m3")),
        (63, go("s04")),
        (70, go("s03")),
        (71, Change::Pause(ClockOf::Step)),
    ];
    for done in 1..=all.len() {
        let session = at_minutes(&all[..done]);
        let last = all[done - 1].0;
        let step = session.step_dial(&profile()).unwrap();
        let speech = session.speech_dial(&profile());
        let sat = session.meeting_dial(&profile()).unwrap();
        let here = session.current_step().unwrap().id.clone();
        for seconds in (0..4_000).step_by(13) {
            let now = at(last) + chrono::TimeDelta::seconds(seconds);
            assert_eq!(step.at(now).elapsed_s, session.spent_s(&here, now), "{done}, {seconds} s");
            assert_eq!(sat.at(now).elapsed_s, session.sat_s(now), "{done}, {seconds} s");
            let spoken = session
                .standing
                .speech()
                .map(|speech| speech.clock.elapsed_s(&session.standing.sittings, now));
            assert_eq!(speech.as_ref().map(|dial| dial.at(now).elapsed_s), spoken, "{done}");
        }
        let moves = step.at(at(last)).elapsed_s != step.at(at(last + 1)).elapsed_s;
        assert_eq!(moves, step.is_running());
    }
}

/// Ten minutes: amber from 75 percent, red from 90, over at the end; added time moves them.
#[test]
fn a_clock_turns_amber_red_and_over() {
    let session = at_minutes(&[(0, go("s01"))]);
    let light = |session: &Session, seconds| {
        let now = at(0) + chrono::TimeDelta::seconds(seconds);
        session.step_clock(&profile(), now).unwrap().light
    };
    for (seconds, expected) in [
        (0, Light::Green),
        (449, Light::Green),
        (450, Light::Amber),
        (539, Light::Amber),
        (540, Light::Red),
        (599, Light::Red),
        (600, Light::Overrun),
    ] {
        assert_eq!(light(&session, seconds), expected, "after {seconds} s");
    }
    let add = |was, now| Change::AddTime { of: ClockOf::Step, was, now };
    let more = applied(&session, &add(0, 300), 9).session;
    assert_eq!(light(&more, 600), Light::Green);
    assert_eq!(refusal(&more, &add(0, 60)), Some(Refusal::MovedMeanwhile));
    let max = limits::STEP_MINUTES;
    let far = add(300, i32::from(max) * 60 + 1);
    assert_eq!(refusal(&more, &far), Some(Refusal::TooMuchTime { max }));
    assert_eq!(refusal(&meeting(), &add(0, 60)), Some(Refusal::NoClock));
}

/// The law counts in days: a break within a morning makes no new half-day, lunch does.
#[test]
fn half_days_are_counted_and_not_breaks() {
    let half_days = |minutes: &[u32]| {
        let acts = minutes.iter().enumerate().map(|(index, minute)| {
            let act = if index % 2 == 0 { go("s01") } else { Change::Suspend };
            (*minute, act)
        });
        at_minutes(&acts.collect::<Vec<_>>()).standing.half_days()
    };
    assert_eq!(half_days(&[]), 0);
    assert_eq!(half_days(&[30, 120, 140, 270]), 1, "07:30 to 11:30 with a break");
    assert_eq!(half_days(&[30, 270, 390, 600]), 2, "and from 13:30 to 17:00");
    assert_eq!(half_days(&[30, 420]), 2, "through noon");
}

#[test]
fn an_interposed_question_pauses_the_speaker_who_then_goes_on() {
    let question = Change::Interpose { member: member("m4"), kind: EntryKind::Clarification };
    let session = at_minutes(&[(0, go("s03")), (1, floor("m1")), (4, question.clone())]);
    assert_eq!(session.standing.floor, Some(member("m4")));
    let interrupted = session.standing.interrupted().unwrap();
    assert_eq!(interrupted.member, member("m1"));
    assert_eq!(session.spoken_s(&member("m1"), at(6)), 3 * 60);
    let session = applied(&session, &floor("m1"), 6).session;
    assert_eq!(session.standing.interrupted(), None);
    let reading = session.speech_clock(&profile(), at(7)).unwrap();
    assert_eq!((reading.elapsed_s, reading.left_s()), (4 * 60, Some(60)));
    assert_eq!(session.spoken_s(&member("m4"), at(9)), 2 * 60);
    let session = applied(&session, &Change::GiveFloor(None), 8).session;
    assert_eq!(session.standing.last_speaker(), Some(&member("m1")));
    let session = applied(&session, &Change::BringBack(member("m1")), 10).session;
    assert_eq!(session.spoken_s(&member("m1"), at(11)), 6 * 60);
    assert_eq!(session.standing.speeches.len(), 2, "it is the same speech");
    let silent = Change::BringBack(member("m3"));
    assert_eq!(refusal(&session, &silent), Some(Refusal::HasNotSpoken(member("m3"))));
}

#[test]
fn the_more_urgent_is_called_first_and_who_has_not_spoken_before_who_has() {
    let session = at_minutes(&[
        (0, go("s03")),
        (1, floor("m1")),
        (2, Change::GiveFloor(None)),
        ask("m1", EntryKind::NewOpinion, 3),
        ask("m4", EntryKind::NewOpinion, 4),
        ask("m3", EntryKind::Addition, 5),
        ask("m5", EntryKind::PointOfOrder, 6),
        ask("m2", EntryKind::Answer, 7),
    ]);
    let order = |session: &Session| -> Vec<String> {
        session.call_order(&profile()).iter().map(|each| each.member.to_string()).collect()
    };
    assert_eq!(order(&session), ["m5", "m2", "m3", "m4", "m1"]);
    let mut own = profile();
    own.queue.reverse();
    let first = session.call_order(&own)[0].member.clone();
    assert_eq!(first, member("m4"), "the order is a rule, not code");
    let call = Change::Call(request("m5", EntryKind::PointOfOrder, 6));
    let called = applied(&session, &call, 8);
    assert_eq!(called.session.standing.floor, Some(member("m5")));
    assert_eq!(called.session.standing.speech().unwrap().kind, EntryKind::PointOfOrder);
    assert_eq!(order(&called.session), ["m2", "m3", "m4", "m1"]);
    let back = applied(&called.session, &called.undo.unwrap(), 9).session;
    assert_eq!(back, session);
    let other = applied(&called.session, &floor("m1"), 9).session;
    assert_eq!(refusal(&other, &call), Some(Refusal::MovedMeanwhile), "it was called already");
}

#[test]
fn a_closed_queue_takes_only_what_is_urgent() {
    let close = Change::CloseQueue { was: None, now: Some(at(5)) };
    let session = at_minutes(&[(0, go("s03")), ask("m1", EntryKind::NewOpinion, 3), (5, close)]);
    let (_, late) = ask("m4", EntryKind::NewOpinion, 6);
    assert_eq!(refusal(&session, &late), Some(Refusal::QueueClosed));
    let (_, answer) = ask("m4", EntryKind::Answer, 6);
    assert_eq!(applied(&session, &answer, 6).session.queue.requests.len(), 2);
    let gone = Change::Ask(Swap::take_back(&session.queue.requests[0]));
    let gone = applied(&session, &gone, 7);
    let back = applied(&gone.session, &gone.undo.unwrap(), 8).session;
    assert_eq!(back, session, "who asked in time may come back");
    let stale = Change::CloseQueue { was: None, now: Some(at(9)) };
    assert_eq!(refusal(&session, &stale), Some(Refusal::MovedMeanwhile));
}

#[test]
fn who_has_not_spoken_in_a_step_is_known_from_the_floor_and_from_what_is_written() {
    let session = at_minutes(&[
        (0, go("s03")),
        attend("m5", 1, Attendance::Excused),
        (2, floor("m1")),
        (3, add(&said("r1", Kind::Criticism))),
    ]);
    let silent = |step: Option<&StepId>| -> Vec<String> {
        session.not_spoken(step).iter().map(|member| member.id.to_string()).collect()
    };
    assert_eq!(silent(Some(&step("s03"))), ["m2", "m3"], "m1 has the floor, m4 is written down");
    assert_eq!(silent(Some(&step("s04"))), ["m2", "m3", "m1", "m4"]);
    assert_eq!(silent(None), ["m2", "m3"]);
}

#[test]
fn a_person_is_not_left_with_opinions_unanswered_but_for_a_reason() {
    let mut opinion = said("r1", Kind::Criticism).as_ref().clone();
    opinion.link.to = Some(Party::Member(member("m2")));
    let session = at_minutes(&[(0, go("s12")), (1, add(&Arc::new(opinion)))]);
    let turn = session.current_step().unwrap().topic.member().cloned();
    assert_eq!(turn, Some(member("m2")), "the head is first");
    let next_person = session
        .agenda
        .iter()
        .find(|step| matches!(&step.topic, Topic::Person(id, _) if *id == member("m3")));
    let next = next_person.unwrap().id.clone();
    let guard = Refusal::LeavesUnanswered { member: member("m2"), count: 1 };
    assert_eq!(refusal(&session, &Change::MoveTo(next.clone())), Some(guard));
    assert_eq!(refusal(&session, &go("s13")), None, "the same person's turn");
    assert_eq!(refusal(&session, &go("s03")), None, "going back is free");
    let despite = |reason: &str| Change::MoveDespite { step: next.clone(), reason: reason.into() };
    assert_eq!(refusal(&session, &despite(" ")), Some(Refusal::NoReason));
    let gone = applied(&session, &despite("trả lời bằng văn bản"), 5).session;
    assert_eq!(gone.standing.visits.last().unwrap().despite, "trả lời bằng văn bản");
    let answered = applied(&session, &accept("r1", None), 6).session;
    let free = applied(&answered, &despite("thừa"), 7).session;
    assert_eq!(free.standing.visits.last().unwrap().despite, "", "there was nothing to say");
}

#[test]
fn a_step_is_skipped_put_off_and_taken_up_again() {
    let aside = |id: &str, how: Option<Aside>| Change::SetAside {
        step: step(id),
        how: how.map(|how| (how, "chờ tài liệu".to_owned())),
    };
    let session = at_minutes(&[
        (0, go("s01")),
        (1, aside("s02", Some(Aside::Skipped))),
        (2, aside("s03", Some(Aside::PutOff))),
    ]);
    let state = |session: &Session, id: &str| session.step_state(&step(id));
    assert_eq!(state(&session, "s01"), StepState::Now);
    assert_eq!(state(&session, "s02"), StepState::Skipped);
    assert_eq!(state(&session, "s03"), StepState::PutOff);
    assert_eq!(session.next_step().unwrap().id, step("s04"), "both are passed over");
    assert_eq!(
        refusal(&session, &aside("s01", Some(Aside::Skipped))),
        Some(Refusal::StepIsNow(step("s01")))
    );
    let session = on(&session, &[(3, go("s04")), (4, go("s03")), (5, go("s05"))]);
    assert_eq!(state(&session, "s03"), StepState::Done);
    assert_eq!(state(&session, "s04"), StepState::Done);
    assert_eq!(session.previous_step().unwrap().id, step("s04"));
    let session = applied(&session, &aside("s02", None), 6).session;
    assert_eq!(state(&session, "s02"), StepState::ToCome);
}

#[test]
fn steps_are_moved_and_put_in_and_keep_their_ids() {
    let session = meeting();
    let ids = |steps: &[crate::session::agenda::Step]| -> Vec<String> {
        steps.iter().take(4).map(|step| step.id.to_string()).collect()
    };
    let moved = session.agenda_moved(&step("s01"), Some(&step("s03")));
    assert_eq!(ids(&moved), ["s02", "s03", "s01", "s04"]);
    assert_eq!(ids(&session.agenda_moved(&step("s03"), None)), ["s03", "s01", "s02", "s04"]);
    assert_eq!(session.agenda_moved(&step("s03"), Some(&step("s03"))), *session.agenda);
    let (with, id) =
        session.agenda_with("Giải lao", Topic::Procedure, Some(15), Some(&step("s02")));
    assert_eq!(with[2].id, id);
    assert!(session.step(&id).is_none() && with.len() == session.agenda.len() + 1);
    let change = Change::SetAgenda { was: Arc::clone(&session.agenda), now: Arc::new(with) };
    assert_eq!(applied(&session, &change, 1).session.step(&id).unwrap().minutes, Some(15));
    assert_eq!(session.agenda_timed(&step("s02"), Some(7))[1].minutes, Some(7));
}

/// Ten minutes are planned for each step; the meeting stands in the middle of one.
#[test]
fn the_end_is_foreseen_and_the_rest_is_fitted_into_the_time() {
    let session = at_minutes(&[(0, go("s01"))]);
    let steps = u32::try_from(session.agenda.len()).unwrap();
    let forecast = session.forecast(at(4)).unwrap();
    assert_eq!((forecast.ends, forecast.over_s), (at(steps * 10), None));
    let late = session.forecast(at(30)).unwrap();
    assert_eq!(late.ends, at(30 + (steps - 1) * 10), "what is over takes nothing more");
    assert_eq!(session.rebalanced(at(4)), None, "no end is planned");
    let end = Change::PlanEnd { was: None, now: Some(at(180)) };
    let session = applied(&session, &end, 4).session;
    let over = i64::from(steps * 10 - 180) * 60;
    assert_eq!(session.forecast(at(4)).unwrap().over_s, Some(over));
    // 170 minutes after this step, of which 10 of the 30 steps to come are nobody's turn.
    let each = session.each_turn(at(4)).unwrap();
    assert_eq!((each.people, each.seconds), (5, (170 - 100) * 60 / 5));
    let change = session.rebalanced(at(4)).unwrap();
    let fitted = applied(&session, &change, 4).session;
    assert_eq!(fitted.forecast(at(4)).unwrap().over_s, Some(0));
    assert_eq!(fitted.rebalanced(at(4)), None, "it fits");
    assert!(fitted.agenda.iter().all(|step| step.minutes.unwrap() >= 1));
    assert_eq!(fitted.agenda[0].minutes, Some(10), "the present step keeps its time");
    let stale = Change::PlanEnd { was: None, now: Some(at(200)) };
    assert_eq!(refusal(&fitted, &stale), Some(Refusal::MovedMeanwhile));
}
