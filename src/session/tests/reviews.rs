//! Members' own reviews: what stands in them is theirs, is found by its id, and is never lost.

use proptest::prelude::*;

use super::*;
use crate::session::agenda::Topic;
use crate::session::change::Posts;
use crate::session::check::{Finding, check};
use crate::session::outline::{Cause, Item, Role, Section, Side};
use crate::session::review::Review;
use crate::session::revision::Pairing;
use crate::session::row::{Act, Swap};

/// What a report would be read as that names these shortcomings and a cause.
pub(super) fn own(texts: &[&str]) -> Outline {
    let section = SectionId::new("II.1").unwrap();
    let place = |item| Place {
        section: section.clone(),
        item,
        number: "-".to_owned(),
        line: item,
        gone: None,
    };
    let shortcomings = (1_u32..).zip(texts).map(|(item, text)| Shortcoming {
        id: shortcoming(&format!("hc{item}")),
        place: place(item),
        text: (*text).to_owned(),
    });
    let id = super::super::ids::ItemId::numbered("nn", 1);
    let item = Item { id, place: place(1), text: "Ngại va chạm.".to_owned() };
    let head = Section {
        id: section.clone(),
        number: "1".to_owned(),
        title: "Hạn chế, khuyết điểm".to_owned(),
        depth: 2,
        role: Role::Shortcomings,
        line: 9,
        text: String::new(),
    };
    Outline {
        title: "BẢN KIỂM ĐIỂM CÁ NHÂN".to_owned(),
        shortcomings: shortcomings.collect(),
        sections: vec![head],
        causes: vec![Cause { item, side: Side::Subjective }],
        ..Outline::default()
    }
}

pub(super) fn hand_in(session: &Session, of: &str, texts: &[&str], minute: u32) -> Change {
    let handed = session.handed_in(&member(of), &own(texts), &Pairing::default(), at(minute));
    Change::Review(Box::new(handed.unwrap().0))
}

/// The meeting with the reviews of m3 and m1, handed in in this order.
fn with_reviews() -> Session {
    let session = meeting();
    let session = applied(&session, &hand_in(&session, "m3", &["Nóng vội.", "Chậm."], 1), 1);
    let change = hand_in(&session.session, "m1", &["Ít đi cơ sở."], 2);
    applied(&session.session, &change, 2).session
}

fn ids(session: &Session, of: &str) -> Vec<String> {
    session.own_shortcomings(&member(of)).map(|each| each.shortcoming.id.to_string()).collect()
}

fn about(id: &str, by: &str, kind: Kind, shortcomings: &[&str]) -> Change {
    let link = Link {
        by: Some(member(by)),
        to: None,
        shortcomings: shortcomings.iter().map(|id| shortcoming(id)).collect(),
        ..link(kind)
    };
    add(&Arc::new(Remark::new(remark(id), at(40), link, &Clean::new("Tôi nhận."))))
}

#[test]
fn what_a_member_wrote_is_found_by_its_id_and_number_and_is_his() {
    let session = with_reviews();
    assert_eq!(ids(&session, "m3"), ["m3.hc1", "m3.hc2"]);
    let found = session.shortcoming(&shortcoming("m3.hc2")).unwrap();
    assert_eq!((found.number, found.of), (2, Some(&member("m3"))));
    assert_eq!(found.shortcoming.text, "Chậm.");
    assert_eq!(found.shortcoming.place.section.as_str(), "m3.II.1");
    let found = session.shortcoming(&shortcoming("hc2")).unwrap();
    assert_eq!((found.number, found.of), (2, None));
    assert_eq!(session.review(&member("m3")).unwrap().outline.causes[0].item.id.as_str(), "m3.nn1");
    let order: Vec<_> = session.reviews.iter().map(|review| review.member.as_str()).collect();
    assert_eq!(order, ["m1", "m3"], "in the members' order, not in that of handing in");
    assert_eq!(session.short_name_of(&member("m3")), "C");
}

#[test]
fn handing_in_and_replacing_are_undone_and_done_again() {
    let before = meeting();
    let first = applied(&before, &hand_in(&before, "m3", &["Nóng vội."], 1), 1);
    let second =
        applied(&first.session, &hand_in(&first.session, "m3", &["Chậm.", "Nóng vội."], 2), 2);
    assert_eq!(
        ids(&second.session, "m3"),
        ["m3.hc2", "m3.hc1"],
        "what is worded so is known again"
    );
    let back = applied(&second.session, &second.undo.unwrap(), 3);
    assert_eq!(back.session, first.session);
    assert_eq!(applied(&back.session, &back.undo.unwrap(), 4).session, second.session);
    assert_eq!(applied(&first.session, &first.undo.unwrap(), 4).session, before);
}

#[test]
fn the_same_review_once_more_changes_nothing_and_another_unseen_is_refused() {
    let session = with_reviews();
    let again = applied(&session, &hand_in(&session, "m1", &["Ít đi  CƠ SỞ."], 5), 5);
    assert_eq!(ids(&again.session, "m1"), ["m1.hc1"]);
    let same = applied(&session, &hand_in(&session, "m1", &["Ít đi cơ sở."], 5), 5);
    assert_eq!((same.session, same.undo), (session.clone(), None));
    let unseen = hand_in(&meeting(), "m1", &["Khác."], 6);
    let changed = Refusal::ActChangedMeanwhile(Act::Review(member("m1")));
    assert_eq!(refusal(&session, &unseen), Some(changed));
    let stranger = hand_in(&session, "m99", &["Khác."], 6);
    assert_eq!(refusal(&session, &stranger), Some(Refusal::NoSuchMember(member("m99"))));
}

#[test]
fn a_review_never_loses_what_was_said_about_it() {
    let session = with_reviews();
    let session =
        applied(&session, &about("r1", "m3", Kind::SelfCriticism, &["m3.hc2"]), 3).session;
    let replaced = applied(&session, &hand_in(&session, "m3", &["Nóng vội."], 4), 4).session;
    assert_eq!(ids(&replaced, "m3"), ["m3.hc1", "m3.hc2"]);
    let found = replaced.shortcoming(&shortcoming("m3.hc2")).unwrap().shortcoming;
    assert_eq!(found.place.gone, Some(at(4)), "it stays, marked");
    let back = applied(&replaced, &hand_in(&replaced, "m3", &["Chậm.", "Nóng vội."], 5), 5).session;
    assert_eq!(ids(&back, "m3"), ["m3.hc2", "m3.hc1"]);
    assert!(back.own_shortcomings(&member("m3")).all(|each| each.shortcoming.place.gone.is_none()));
    let lost = Some(Refusal::StillMeant(shortcoming("m3.hc2")));
    let review = session.review(&member("m3")).unwrap();
    let gone = Change::Review(Box::new(Swap::take_back(review)));
    assert_eq!(refusal(&session, &gone), lost);
    let kept = hand_in(&session, "m3", &["CHẬM.", "Mới nêu."], 4);
    let session = applied(&session, &kept, 4).session;
    assert_eq!(ids(&session, "m3"), ["m3.hc2", "m3.hc3", "m3.hc1"]);
    let other = Outline { causes: Vec::new(), ..own(&["Tệp khác hẳn."]) };
    let other = session.handed_in(&member("m3"), &other, &Pairing::default(), at(5)).unwrap().0;
    let other = applied(&session, &Change::Review(Box::new(other)), 5).session;
    assert_eq!(ids(&other, "m3"), ["m3.hc4", "m3.hc2"], "of a wrong file only what is tied stays");
    let owner = session.member(&member("m3")).unwrap().clone();
    let remove = Change::RemoveMember(owner);
    assert_eq!(refusal(&session, &remove), Some(Refusal::MemberInUse(member("m3"))));
}

#[test]
fn one_id_is_never_two_shortcomings() {
    let session = with_reviews();
    let review = session.review(&member("m3")).unwrap();
    for id in ["hc1", "m1.hc1", "m3.hc2"] {
        let mut now = review.clone();
        now.outline.shortcomings[0].id = shortcoming(id);
        let change = Change::Review(Box::new(Swap::alter(review, now)));
        assert_eq!(refusal(&session, &change), Some(Refusal::NamedTwice(shortcoming(id))), "{id}");
    }
}

/// A person's own shortcoming is no step: it would stand on the room's screen.
#[test]
fn no_step_is_about_a_persons_own_shortcoming() {
    let session = with_reviews();
    let mut steps = session.agenda.as_ref().clone();
    steps[2].topic = Topic::Shortcoming(shortcoming("m3.hc1"));
    let change = Change::SetAgenda { was: Arc::clone(&session.agenda), now: Arc::new(steps) };
    let refused = Some(Refusal::NoSuchShortcoming(shortcoming("m3.hc1")));
    assert_eq!(refusal(&session, &change), refused);
}

#[test]
fn a_closed_session_takes_no_review() {
    let session = with_reviews();
    let session = applied(&session, &Change::MoveTo(step("s01")), 3).session;
    let session = applied(&session, &Change::Close { despite: "đủ".to_owned() }, 4).session;
    assert_eq!(refusal(&session, &hand_in(&session, "m2", &["Chậm."], 5)), Some(Refusal::Closed));
    let review: &Review = session.review(&member("m1")).unwrap();
    let gone = Change::Review(Box::new(Swap::take_back(review)));
    assert_eq!(refusal(&session, &gone), Some(Refusal::Closed));
}

#[test]
fn what_is_lacking_names_who_has_not_handed_in_and_what_was_passed_over() {
    let profile = rules::sample(vec![template()], Vec::new());
    let own = |session: &Session| -> Vec<Finding> {
        let of_reviews = |each: &Finding| match each {
            Finding::NoReview(_) => true,
            Finding::Untouched(id) => id.as_str().contains('.'),
            _ => false,
        };
        check(session, &profile).into_iter().filter(of_reviews).collect()
    };
    assert_eq!(own(&meeting()), [], "nobody handed in: it is not wanted here");
    let session = with_reviews();
    let missing = ["m2", "m5", "m4"].map(|id| Finding::NoReview(member(id)));
    assert_eq!(own(&session), missing);
    let said = applied(&session, &about("r1", "m3", Kind::SelfCriticism, &["m3.hc2"]), 3).session;
    assert!(own(&said).contains(&Finding::Untouched(shortcoming("m3.hc1"))));
    let both = applied(&said, &about("r2", "m4", Kind::Criticism, &["m3.hc1"]), 4).session;
    assert_eq!(own(&both), missing);
}

#[test]
fn the_next_session_is_told_whose_a_shortcoming_was() {
    let carried = with_reviews().left_open("hop.toml");
    let own = carried.iter().find(|each| each.id == "m3.hc1").unwrap();
    assert_eq!((own.who.as_str(), own.text.as_str()), ("Lê Văn C", "Nóng vội."));
    assert_eq!(carried.iter().filter(|each| each.who.is_empty()).count(), 6);
}

/// The chair and the minute-taker have no say in it: appointing them leaves reviews alone.
#[test]
fn other_changes_leave_reviews_as_they_are() {
    let session = with_reviews();
    let now = Posts { chair: Some(member("m1")), minute_taker: None };
    let after = applied(&session, &Change::Appoint { was: session.posts(), now }, 3).session;
    assert!(Arc::ptr_eq(&session.reviews, &after.reviews));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// However often a review is written anew: equal words keep their id, no id comes twice, and
    /// none that was dropped comes back for other words in the version right behind.
    #[test]
    fn ids_survive_by_equal_wording(
        versions in prop::collection::vec(prop::collection::vec("[abcđ]", 0..6), 1..6),
    ) {
        let mut session = meeting();
        for (minute, texts) in (1..).zip(&versions) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let was: Vec<(String, String)> = session
                .own_shortcomings(&member("m3"))
                .map(|each| (each.shortcoming.text.clone(), each.shortcoming.id.to_string()))
                .collect();
            session = applied(&session, &hand_in(&session, "m3", &texts, minute), minute).session;
            let now: Vec<_> = session
                .own_shortcomings(&member("m3"))
                .filter(|each| each.shortcoming.place.gone.is_none())
                .map(|each| (each.shortcoming.text.clone(), each.shortcoming.id.to_string()))
                .collect();
            let mut seen: Vec<&String> = now.iter().map(|(_, id)| id).collect();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), texts.len());
            let same = |a: &str, b: &str| crate::text::fold(a) == crate::text::fold(b);
            for (text, id) in &now {
                let had = was.iter().find(|(_, had)| had == id);
                prop_assert!(had.is_none_or(|(had, _)| same(had, text)));
            }
            let count = |all: &[(String, String)], text: &str| {
                all.iter().filter(|(other, _)| same(other, text)).count()
            };
            for (text, _) in &was {
                let kept = was.iter().filter(|(other, id)| {
                    same(other, text) && now.iter().any(|(_, now)| now == id)
                });
                prop_assert_eq!(kept.count(), count(&was, text).min(count(&now, text)));
            }
        }
    }
}
