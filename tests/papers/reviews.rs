//! What a member wrote of himself stands on the papers about him, in words, and on no other.

use std::sync::Arc;

use kiemdiem::minutes::{Format, Kind, paper, write};
use kiemdiem::report::{self, ReadAs};
use kiemdiem::session::Session;
use kiemdiem::session::ids::MemberId;
use kiemdiem::session::revision::Pairing;

use crate::{finished, rules, text};

const REVIEW: &str = "\
BẢN KIỂM ĐIỂM CÁ NHÂN

I. Hạn chế, khuyết điểm
- Nóng vội, cắt lời cấp dưới.
- Ít đi cơ sở.
";

/// The finished meeting with a review of m1, which his self-criticism and two criticisms are about.
fn meeting() -> Session {
    let mut session = finished();
    let outline = report::read(REVIEW.as_bytes(), ReadAs::default()).expect("it is read").outline;
    let m1 = MemberId::new("m1").expect("an id");
    let at = session.standing.sittings[0].opened;
    let swap = session.handed_in(&m1, &outline, &Pairing::default(), at).unwrap().0;
    let review = swap.now.expect("it is new");
    let own: Vec<_> = review.outline.shortcomings.iter().map(|each| each.id.clone()).collect();
    session.reviews = Arc::new(vec![review]);
    for (id, about) in [("r11", &own[..]), ("r12", &own[..1]), ("r09", &own[1..])] {
        let found = session.remarks.iter_mut().find(|each| each.id.as_str() == id);
        let remark = Arc::make_mut(found.expect("it is there"));
        remark.link.shortcomings.extend_from_slice(about);
    }
    session
}

fn extract(session: &Session, member: &str) -> String {
    let member = MemberId::new(member).expect("an id");
    let made = paper(session, &rules(), Kind::Extract, Some(&member)).expect("he is there");
    let bytes = write(&made, &rules().layout, Format::Text).expect("text");
    String::from_utf8(bytes).expect("text").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(session: &Session, kind: Kind) -> String {
    text(session, kind, Format::Text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_minutes_name_a_persons_own_shortcoming_in_words() {
    let minutes = words(&meeting(), Kind::Minutes);
    for sentence in [
        "Bản kiểm điểm cá nhân của đồng chí Nguyễn Văn A nêu: - Hạn chế 1: Nóng vội, cắt lời cấp \
         dưới. - Hạn chế 2: Ít đi cơ sở.",
        "về hạn chế 1 trong bản kiểm điểm cá nhân, hạn chế 2 trong bản kiểm điểm cá nhân",
        "về hạn chế 2, hạn chế 2 trong bản kiểm điểm cá nhân của đồng chí Nguyễn Văn A",
    ] {
        assert!(minutes.contains(sentence), "{sentence} in {minutes}");
    }
    let told = minutes.matches("Bản kiểm điểm cá nhân của").count();
    assert_eq!(told, 1, "it is told once, where his turn begins: {minutes}");
    assert!(!minutes.contains("m1.hc"), "{minutes}");
}

#[test]
fn the_extract_has_it_for_him_and_for_nobody_else() {
    let session = meeting();
    let own = extract(&session, "m1");
    assert!(own.contains("- Hạn chế 1: Nóng vội, cắt lời cấp dưới."), "{own}");
    assert!(own.contains("về hạn chế 1 trong bản kiểm điểm cá nhân"), "{own}");
    for other in ["m2", "m3"] {
        let other = extract(&session, other);
        assert!(!other.contains("Nóng vội, cắt lời"), "{other}");
    }
    let mut before = session.clone();
    before.standing.visits.retain(|visit| {
        let step = session.step(&visit.step);
        step.is_none_or(|step| step.topic.member().is_none())
    });
    let own = extract(&before, "m1");
    assert!(!own.contains("Nóng vội, cắt lời"), "his turn has not come: {own}");
}

/// Those who draft the report anew are told what was said about it, not about persons.
#[test]
fn other_papers_stay_as_they_are() {
    for kind in [Kind::Opinions, Kind::Plan, Kind::Ballot, Kind::Notice, Kind::Attendance] {
        let with = words(&meeting(), kind);
        assert_eq!(with, words(&finished(), kind), "{}", kind.name());
    }
}
