//! Tests of a meeting's rules, with a small invented meeting.

mod check;
mod closing;
mod course;
mod find;
mod matrix;
mod memory;
mod order;
mod random;
mod refused;
mod rehearsal;
mod reviews;
mod revision;
mod stats;
mod threads;
mod undone;
mod votes;

use std::sync::Arc;

use super::agenda::Phase;
use super::change::{Applied, Change, ChangeId, Edit, Refusal, Spot, Stamp};
use super::ids::{MemberId, RemarkId, SectionId, ShortcomingId, StepId};
use super::member::{Member, Party, Rank};
use super::outline::{Outline, Place, Shortcoming};
use super::remark::{Answer, Kind, Link, Remark, Verdict};
use super::rules::{self, Template, TemplateStep, TopicKind};
use super::{Instant, Meeting, MeetingKind, Session};
use crate::text::Clean;

fn at(minute: u32) -> Instant {
    let time = format!("2025-06-10T{:02}:{:02}:00+07:00", 7 + minute / 60, minute % 60);
    Instant::parse_from_rfc3339(&time).unwrap()
}

fn stamp(minute: u32) -> Stamp {
    Stamp { id: ChangeId(u64::from(minute)), at: at(minute) }
}

fn step(id: &str) -> StepId {
    StepId::new(id).unwrap()
}

fn member(id: &str) -> MemberId {
    MemberId::new(id).unwrap()
}

fn shortcoming(id: &str) -> ShortcomingId {
    ShortcomingId::new(id).unwrap()
}

fn remark(id: &str) -> RemarkId {
    RemarkId::new(id).unwrap()
}

fn person(id: &str, name: &str, rank: Rank) -> Member {
    Member { id: member(id), name: name.to_owned(), post: String::new(), rank }
}

pub(crate) fn template() -> Template {
    let step =
        |topic, title: &str| TemplateStep { topic, title: title.to_owned(), minutes: Some(10) };
    let turn = |phase, title| step(TopicKind::Person(phase), title);
    Template {
        kind: MeetingKind::Term,
        source: "invented for these tests".to_owned(),
        steps: vec![
            step(TopicKind::Procedure, "Khai mạc"),
            step(TopicKind::Report, "Báo cáo"),
            step(TopicKind::Shortcoming, "Hạn chế {number}"),
            step(TopicKind::CollectiveAnswer, "Tập thể tiếp thu"),
            step(TopicKind::CollectiveConclusion, "Kết luận phần tập thể"),
            turn(Phase::SelfCriticism, "{name}: tự phê bình"),
            turn(Phase::Opinions, "{name}: góp ý"),
            turn(Phase::Answer, "{name}: tiếp thu"),
            turn(Phase::Conclusion, "{name}: kết luận"),
            step(TopicKind::Conclusion, "Kết luận hội nghị"),
        ],
    }
}

fn outline(shortcomings: u32) -> Outline {
    let section = SectionId::new("II.1").unwrap();
    let each = |item| Shortcoming {
        id: shortcoming(&format!("hc{item}")),
        place: Place {
            section: section.clone(),
            item,
            number: "-".to_owned(),
            line: 40 + item,
            gone: None,
        },
        text: format!("Hạn chế thứ {item}."),
    };
    Outline { shortcomings: (1..=shortcomings).map(each).collect(), ..Outline::default() }
}

/// A meeting with 6 shortcomings, 5 reviewed members not given in their order, and a guest.
pub(super) fn meeting() -> Session {
    let members = vec![
        person("m1", "Nguyễn Văn A", Rank::Member),
        person("m2", "Trần Thị B", Rank::Head),
        person("m3", "Lê Văn C", Rank::Deputy),
        person("m4", "Phạm Thị D", Rank::Member),
        person("m5", "Hoàng Văn E", Rank::Deputy),
        person("m6", "Đỗ Thị G", Rank::Guest),
    ];
    let meeting = Meeting {
        kind: MeetingKind::Term,
        title: "Kiểm điểm nhiệm kỳ".to_owned(),
        body: "Ban Chấp hành Đảng bộ phường Mẫu".to_owned(),
        chair: None,
        minute_taker: None,
        rules: "test".to_owned(),
    };
    let profile = rules::sample(vec![template()], Vec::new());
    Session::prepare(meeting, outline(6), members, &profile)
}

fn link(kind: Kind) -> Link {
    Link {
        step: Some(step("s03")),
        by: Some(member("m4")),
        kind,
        to: Some(Party::Collective),
        shortcomings: vec![shortcoming("hc1")],
    }
}

fn said(id: &str, kind: Kind) -> Arc<Remark> {
    Arc::new(Remark::new(remark(id), at(30), link(kind), &Clean::new("Việc này còn chậm.")))
}

fn add(remark: &Arc<Remark>) -> Change {
    Change::AddRemark { remark: Arc::clone(remark), place: Spot::End }
}

fn accept(id: &str, by: Option<&str>) -> Change {
    let now = Some(Answer { verdict: Verdict::Accepted, by: by.map(remark) });
    Change::Answer(Edit { id: remark(id), was: None, now })
}

/// Applies changes that all must be taken, one a minute.
fn after(changes: &[Change]) -> Session {
    let mut session = meeting();
    for (minute, change) in (0..).zip(changes) {
        session = applied(&session, change, minute).session;
    }
    session
}

fn applied(session: &Session, change: &Change, minute: u32) -> Applied {
    match session.apply(change, &stamp(minute)) {
        Ok(applied) => applied,
        Err(refusal) => panic!("{change:?} was refused: {refusal:?}"),
    }
}

fn refusal(session: &Session, change: &Change) -> Option<Refusal> {
    session.apply(change, &stamp(90)).err()
}
