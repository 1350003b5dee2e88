//! The minutes of a meeting that took over from one before, left things aside, and is sealed.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Duration;
use insta::assert_snapshot;
use kiemdiem::minutes::{Format, Kind};
use kiemdiem::session::Session;
use kiemdiem::session::change::{Change, ChangeId, Stamp};
use kiemdiem::session::closing::{
    Carried, CarriedKind, CarriedResult, CarriedState, Digest, Origin, Seal,
};
use kiemdiem::session::ids::{MotionId, StepId};
use kiemdiem::session::member::Party;
use kiemdiem::session::motion::{Hands, Matter, Motion};
use kiemdiem::session::row::Swap;
use kiemdiem::session::standing::Aside;
use kiemdiem::session::vote::Threshold;

use crate::{sample, text};

fn apply(session: &mut Session, minutes: i64, change: Change) {
    let opened = session.standing.sittings[0].opened;
    let stamp = Stamp { id: ChangeId(1), at: opened + Duration::minutes(minutes) };
    *session = session.apply(&change, &stamp).expect("the rules allow it").session;
}

fn carried(what: CarriedKind, id: &str, text: &str) -> Carried {
    let from = Origin {
        file: "2024.toml".to_owned(),
        title: "Kiểm điểm năm 2024".to_owned(),
        date: chrono::NaiveDate::from_ymd_opt(2024, 12, 20),
    };
    let (id, text, who) = (id.to_owned(), text.to_owned(), "Nguyễn Văn A".to_owned());
    Carried { what, id, text, who, due: from.date, from, result: None, apart: BTreeSet::new() }
}

fn motion(session: &Session, minutes: i64) -> Motion {
    Motion {
        id: MotionId::new("v1").expect("an id"),
        at: session.standing.sittings[0].opened + Duration::minutes(minutes),
        step: session.standing.step.clone(),
        text: "Thông qua biên bản hội nghị.".to_owned(),
        matter: Matter::Minutes,
        electorate: session.electorate(Vec::new()),
        threshold: Threshold::of(&kiemdiem::store::rules::embedded().majority),
        hands: Some(Hands { in_favour: 5, against: 0, abstaining: 1 }),
    }
}

/// One thing done, one not looked at; a step skipped and one put off; somebody left although an
/// opinion waits; the minutes approved; closed although something is lacking.
fn ended() -> Session {
    let mut session = sample();
    session.dossier.carried = Arc::new(vec![
        carried(CarriedKind::Shortcoming, "hc1", "Sinh hoạt chi bộ còn nặng về phổ biến."),
        carried(CarriedKind::Promise, "r1", "Lập danh sách nguồn trước tháng 3."),
    ]);
    let result = CarriedResult {
        state: CarriedState::Fixed,
        at: session.standing.sittings[0].opened,
        evidence: "12/12 chi bộ đổi cách sinh hoạt".to_owned(),
    };
    let which = session.dossier.carried[0].key();
    apply(&mut session, 110, Change::Settle { which, was: None, now: Some(result) });
    let step = |session: &Session, at: usize| session.agenda[at].id.clone();
    let aside = |step: StepId, how, reason: &str| Change::SetAside {
        step,
        how: Some((how, reason.to_owned())),
    };
    let (skipped, put_off) = (step(&session, 6), step(&session, 7));
    apply(&mut session, 111, aside(skipped, Aside::Skipped, "đã nói ở hạn chế 1"));
    apply(&mut session, 112, aside(put_off, Aside::PutOff, ""));
    let turn = session.agenda.iter().position(|step| step.topic.member().is_some());
    let turn = turn.expect("there are turns");
    let member = session.agenda[turn].topic.member().expect("whose turn it is").clone();
    let there = Change::MoveTo(step(&session, turn));
    apply(&mut session, 113, there);
    let open = session.open_remarks().next().expect("an opinion waits").clone();
    let now =
        kiemdiem::session::remark::Link { to: Some(Party::Member(member)), ..open.link.clone() };
    let (id, was) = (open.id.clone(), open.link.clone());
    let edit = kiemdiem::session::change::Edit { id, was, now };
    apply(&mut session, 114, Change::Assign(edit));
    let last = step(&session, session.agenda.len() - 1);
    let reason = "trả lời bằng văn bản sau hội nghị".to_owned();
    apply(&mut session, 115, Change::MoveDespite { step: last, reason });
    let vote = motion(&session, 116);
    apply(&mut session, 116, Change::Motion(Box::new(Swap::new(vote))));
    apply(&mut session, 117, Change::Close { despite: "hết giờ làm việc".to_owned() });
    session
}

fn sealed() -> Session {
    let mut session = ended();
    let seal = Seal {
        at: session.standing.sittings[0].opened + Duration::minutes(118),
        by: "Vũ Thị G".to_owned(),
        schema: 1,
        previous: None,
        tables: Vec::new(),
        sha256: Digest([0x5a; 32]),
    };
    let revision = session.revision;
    apply(&mut session, 118, Change::Seal { revision, seal: Box::new(seal) });
    session
}

#[test]
fn the_minutes_tell_what_was_left_aside_and_how_it_ended() {
    let minutes = text(&sealed(), Kind::Minutes, Format::Text);
    assert_snapshot!("ended_txt", minutes);
    assert_snapshot!("ended_plan_txt", text(&sealed(), Kind::Plan, Format::Text));
}

/// The digits on the signed paper are those that `verify` prints, in every format that is signed.
#[test]
fn the_seal_stands_on_the_minutes_of_a_sealed_session_only() {
    let (session, digits) = (sealed(), "5a".repeat(32));
    for format in [Format::Text, Format::Markdown, Format::Html] {
        let minutes = text(&session, Kind::Minutes, format).replace(['\n', '\\'], "");
        assert!(minutes.contains(&digits) && minutes.contains(&digits[..16]), "{minutes}");
        assert!(!text(&ended(), Kind::Minutes, format).contains("SHA-256"));
    }
    let document = crate::docx::paragraphs(&crate::written(&session, Kind::Minutes, Format::Docx));
    assert!(document.iter().any(|(_, text)| text.contains(&digits)));
}

/// What is done is not carried further; what is not is, and is asked about again.
#[test]
fn only_what_is_not_done_is_carried_further() {
    let left = sealed().left_open("2025.toml");
    let old: Vec<&Carried> = left.iter().filter(|each| each.from.file == "2024.toml").collect();
    assert_eq!(old.iter().map(|each| each.id.as_str()).collect::<Vec<_>>(), ["r1"]);
    assert!(left.iter().all(|each| each.result.is_none()));
}

/// Minutes that were opened again after their approval say when and why, in the order of events.
#[test]
fn the_minutes_tell_that_they_were_opened_again() {
    let mut session = sealed();
    apply(&mut session, 120, Change::Reopen("ghi sót một ý kiến".to_owned()));
    let told = "Biên bản được mở lại để sửa, bổ sung hồi";
    let minutes = |session: &Session| text(session, Kind::Minutes, Format::Markdown);
    let open = minutes(&session);
    let (approved, again) = (open.find("biểu quyết hồi"), open.find(told));
    assert!(approved.is_some() && approved < again, "{open}");
    assert!(open.contains("Lý do: ghi sót một ý kiến."), "{open}");
    let vote = Motion { id: MotionId::new("v2").expect("an id"), ..motion(&session, 121) };
    apply(&mut session, 121, Change::Motion(Box::new(Swap::new(vote))));
    apply(&mut session, 122, Change::Close { despite: "đã đủ".to_owned() });
    let closed = minutes(&session);
    assert!(closed.find(told) < closed.rfind("biểu quyết hồi"), "{closed}");
    assert_eq!(closed.matches(told).count(), 1);
}
