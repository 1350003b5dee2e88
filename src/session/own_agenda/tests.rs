//! An agenda saved as a template gives the same agenda again, and says where it cannot.

use super::*;
use crate::session::tests::{meeting, template};

/// What the small meeting is planned by, saved and planned again.
#[test]
fn order_times_and_titles_come_again() {
    let session = meeting();
    let (outline, members) = (&session.outline, &session.members);
    let mut steps = session.agenda.as_ref().clone();
    let usual = generalised(MeetingKind::Annual, &steps, outline, members);
    assert_eq!((usual.otherwise, &usual.template.steps), (0, &template().steps));
    assert_eq!(usual.template.kind, MeetingKind::Annual);
    // Another order, one more step, other minutes for all of a sort.
    steps.rotate_left(1);
    let own = Step { title: "Văn nghệ".to_owned(), topic: Topic::Procedure, ..steps[0].clone() };
    steps.insert(0, own);
    for step in &mut steps {
        step.minutes = match &step.topic {
            Topic::Shortcoming(_) => Some(25),
            Topic::Person(..) => None,
            _ => step.minutes,
        };
    }
    let saved = generalised(MeetingKind::Term, &steps, outline, members);
    assert_eq!(saved.otherwise, 0, "{:?}", saved.template);
    let again = plan(&saved.template, outline, members);
    let of = |steps: &[Step]| -> Vec<_> {
        steps.iter().map(|each| (each.title.clone(), each.topic.clone(), each.minutes)).collect()
    };
    assert_eq!(of(&again), of(&steps));
}

/// Of steps that differ most decide, and how many come otherwise is told.
#[test]
fn what_is_one_shortcomings_own_is_counted_and_not_kept() {
    let session = meeting();
    let mut steps = session.agenda.as_ref().clone();
    let of_each = |step: &&mut Step| matches!(step.topic, Topic::Shortcoming(_));
    let all: Vec<&mut Step> = steps.iter_mut().filter(of_each).collect();
    assert!(all.len() >= 3);
    for (step, minutes) in all.into_iter().zip([40, 20, 20, 20, 20, 20, 20]) {
        step.minutes = Some(minutes);
    }
    let saved = generalised(MeetingKind::Term, &steps, &session.outline, &session.members);
    let row = saved.template.steps.iter().find(|each| each.topic == TopicKind::Shortcoming);
    assert_eq!((row.unwrap().minutes, saved.otherwise), (Some(20), 1));
}
