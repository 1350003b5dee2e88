//! A rehearsal goes through the whole agenda, finds what is missing, and alters nothing.

use super::*;
use crate::session::agenda::Topic;
use crate::session::rehearsal::{Lack, rehearse};
use crate::session::rules::Profile;

fn profile() -> Profile {
    rules::sample(vec![template()], Vec::new())
}

#[test]
fn every_step_is_played_with_its_time_and_nothing_is_altered() {
    let session = after(&[add(&said("r1", Kind::Criticism)), Change::MoveTo(step("s03"))]);
    let before = session.clone();
    let rehearsal = rehearse(&session, &profile());
    assert_eq!(session, before);
    assert_eq!(rehearse(&session, &profile()), rehearsal, "there is no other clock in it");
    let played: Vec<_> = rehearsal.scenes.iter().map(|scene| &scene.step).collect();
    let steps: Vec<_> = session.agenda.iter().map(|step| &step.id).collect();
    assert_eq!(played, steps);
    let of = |topic: &Topic| {
        let id = &session.agenda.iter().find(|step| step.topic == *topic).unwrap().id;
        rehearsal.scenes.iter().find(|scene| scene.step == *id).unwrap()
    };
    // Two speak for a minute each; four syllables are read out before, two a second.
    let discussed = of(&Topic::Shortcoming(shortcoming("hc1")));
    assert_eq!((discussed.speeches, discussed.needed_s), (2, 2 + 2 * 60));
    // Everybody else speaks to each of the five, who answers in half a minute for each opinion.
    let told = of(&Topic::Person(member("m1"), Phase::Opinions));
    assert_eq!((told.speeches, told.needed_s), (4, 4 * 60));
    let answered = of(&Topic::Person(member("m1"), Phase::Answer));
    assert_eq!((answered.speeches, answered.needed_s), (1, 4 * 30));
    let last = rehearsal.scenes.last().unwrap();
    assert_eq!(last.session.open_remarks().count(), 0, "all that was invented was answered");
    assert_eq!(last.session.remark(&remark("r1")), None, "what was said is not part of it");
}

#[test]
fn what_is_missing_is_named() {
    let session = meeting();
    let agenda = session.agenda.iter().filter(|step| {
        step.topic.member() != Some(&member("m4"))
            && step.topic != Topic::Shortcoming(shortcoming("hc2"))
    });
    let mut agenda: Vec<_> = agenda.cloned().collect();
    let hc3 = Topic::Shortcoming(shortcoming("hc3"));
    agenda.iter_mut().filter(|step| step.topic == hc3).for_each(|step| step.minutes = None);
    let session = Session { agenda: Arc::new(agenda), ..session };
    let expected = [
        Lack::MinuteTaker,
        Lack::Turn(member("m4")),
        Lack::Step(shortcoming("hc2")),
        Lack::Time(shortcoming("hc3")),
    ];
    let lacks = rehearse(&session, &profile()).lacks;
    let expected: Vec<_> = expected.into_iter().filter(|each| lacks.contains(each)).collect();
    assert_eq!(expected.len(), 4, "{lacks:?}");
    let hurried = Profile {
        rehearsal: rules::RehearsalRule { opinion_s: 3_000, ..profile().rehearsal },
        ..profile()
    };
    assert!(!lacks.iter().any(|lack| matches!(lack, Lack::Longer { .. })));
    let lacks = rehearse(&session, &hurried).lacks;
    assert!(lacks.iter().any(|lack| matches!(lack, Lack::Longer { .. })));
}
