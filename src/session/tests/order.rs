//! The agenda's order, and the way through it.

use super::*;
use crate::session::agenda::{Topic, with_member};
use crate::session::standing::State;

fn titles(session: &Session) -> Vec<String> {
    session.agenda.iter().map(|step| format!("{} {}", step.id, step.title)).collect()
}

/// Collective first, then head, deputies, members, in a cycle of four phases each; no guest.
#[test]
fn the_agenda_follows_the_order_of_review() {
    let expected = [
        "s01 Khai mạc",
        "s02 Báo cáo",
        "s03 Hạn chế 1",
        "s04 Hạn chế 2",
        "s05 Hạn chế 3",
        "s06 Hạn chế 4",
        "s07 Hạn chế 5",
        "s08 Hạn chế 6",
        "s09 Tập thể tiếp thu",
        "s10 Kết luận phần tập thể",
        "s11 Trần Thị B: tự phê bình",
        "s12 Trần Thị B: góp ý",
        "s13 Trần Thị B: tiếp thu",
        "s14 Trần Thị B: kết luận",
        "s15 Lê Văn C: tự phê bình",
        "s16 Lê Văn C: góp ý",
        "s17 Lê Văn C: tiếp thu",
        "s18 Lê Văn C: kết luận",
        "s19 Hoàng Văn E: tự phê bình",
        "s20 Hoàng Văn E: góp ý",
        "s21 Hoàng Văn E: tiếp thu",
        "s22 Hoàng Văn E: kết luận",
        "s23 Nguyễn Văn A: tự phê bình",
        "s24 Nguyễn Văn A: góp ý",
        "s25 Nguyễn Văn A: tiếp thu",
        "s26 Nguyễn Văn A: kết luận",
        "s27 Phạm Thị D: tự phê bình",
        "s28 Phạm Thị D: góp ý",
        "s29 Phạm Thị D: tiếp thu",
        "s30 Phạm Thị D: kết luận",
        "s31 Kết luận hội nghị",
    ];
    assert_eq!(titles(&meeting()), expected);
}

/// The head leads the meeting unless somebody else is named.
#[test]
fn the_head_is_in_the_chair() {
    assert_eq!(meeting().meeting.chair, Some(member("m2")));
}

/// Who comes late gets his turn behind the last one; steps that stand keep their ids.
#[test]
fn a_late_member_gets_a_turn_of_his_own() {
    let session = meeting();
    let late = person("m7", "Vũ Văn H", Rank::Deputy);
    let longer = Session {
        agenda: Arc::new(with_member(&session, Some(&template()), &late)),
        ..session.clone()
    };
    let (before, now) = (titles(&session), titles(&longer));
    assert_eq!(now[..30], before[..30]);
    assert_eq!(
        now[30..],
        [
            "s32 Vũ Văn H: tự phê bình",
            "s33 Vũ Văn H: góp ý",
            "s34 Vũ Văn H: tiếp thu",
            "s35 Vũ Văn H: kết luận",
            "s31 Kết luận hội nghị",
        ]
    );
    let guest = person("m8", "Đặng Thị K", Rank::Guest);
    assert_eq!(with_member(&session, Some(&template()), &guest), *session.agenda);
}

/// A meeting whose agenda is one's own gives it to who comes late too: its titles, its minutes, its
/// phases; and nothing where nobody has a turn.
#[test]
fn a_late_members_turn_is_like_the_others() {
    let mut session = meeting();
    let agenda = Arc::make_mut(&mut session.agenda);
    agenda.retain(|step| !matches!(step.topic, Topic::Person(_, Phase::Answer)));
    for step in agenda.iter_mut() {
        if let Topic::Person(id, Phase::Opinions) = &step.topic {
            let name = session.members.iter().find(|each| each.id == *id).unwrap();
            step.title = format!("Nghe góp ý cho đồng chí {}", name.name);
            step.minutes = Some(25);
        }
    }
    let late = person("m7", "Vũ Văn H", Rank::Deputy);
    let turn = |session: &Session| {
        let steps = with_member(session, Some(&template()), &late).into_iter();
        let steps = steps.filter(|step| step.topic.member() == Some(&late.id));
        steps.map(|step| (step.title, step.minutes)).collect::<Vec<_>>()
    };
    let expected = [
        ("Vũ Văn H: tự phê bình".to_owned(), Some(10)),
        ("Nghe góp ý cho đồng chí Vũ Văn H".to_owned(), Some(25)),
        ("Vũ Văn H: kết luận".to_owned(), Some(10)),
    ];
    assert_eq!(turn(&session), expected);
    Arc::make_mut(&mut session.agenda).retain(|step| step.topic.member().is_none());
    assert_eq!(turn(&session), [], "this meeting has no turns");
    session.members = Arc::default();
    assert_eq!(turn(&session).len(), 4, "the first member gets what is usual");
}

/// Every step can be reached by going on, and left by going back, one at a time.
#[test]
fn the_meeting_goes_on_and_back_step_by_step() {
    let mut session = meeting();
    let mut way = Vec::new();
    while let Some(next) = session.next_step().map(|step| step.id.clone()) {
        session = applied(&session, &Change::MoveTo(next.clone()), 10).session;
        way.push(next);
    }
    let all: Vec<StepId> = session.agenda.iter().map(|step| step.id.clone()).collect();
    assert_eq!(way, all);
    let mut back = vec![way[way.len() - 1].clone()];
    while let Some(before) = session.previous_step().map(|step| step.id.clone()) {
        session = applied(&session, &Change::MoveTo(before.clone()), 20).session;
        back.push(before);
    }
    back.reverse();
    assert_eq!(back, all);
    assert_eq!(session.standing.started(&step("s05")), Some(at(10)), "entered once for ever");
}

/// A pause ends the sitting, going on opens another; where it stands is not lost.
#[test]
fn a_pause_keeps_the_place() {
    let session = after(&[Change::MoveTo(step("s04")), Change::Suspend]);
    assert_eq!(session.standing.state, State::Suspended);
    assert_eq!(session.standing.step, Some(step("s04")));
    assert_eq!(session.standing.sittings[0].ended, Some(at(1)));
    let session = applied(&session, &Change::MoveTo(step("s04")), 60).session;
    assert_eq!(session.standing.state, State::InProgress);
    let sittings = &session.standing.sittings;
    assert_eq!((sittings.len(), sittings[1].opened, sittings[1].ended), (2, at(60), None));
}

/// What has not begun cannot pause.
#[test]
fn a_pause_before_the_beginning_changes_nothing() {
    let applied = applied(&meeting(), &Change::Suspend, 5);
    assert_eq!(applied.session, meeting());
    assert_eq!(applied.undo, None);
}

/// Moving on frees the floor and touches nothing that was written.
#[test]
fn moving_never_destroys() {
    let one = said("r1", Kind::Criticism);
    let floor = Change::GiveFloor(Some(member("m4")));
    let before = after(&[Change::MoveTo(step("s03")), floor, add(&one)]);
    let after = applied(&before, &Change::MoveTo(step("s04")), 40).session;
    assert_eq!(before.standing.floor, Some(member("m4")));
    assert_eq!(after.standing.floor, None);
    assert_eq!(after.remarks, before.remarks);
    assert_eq!(after.remarks[0].link.step, Some(step("s03")));
}
