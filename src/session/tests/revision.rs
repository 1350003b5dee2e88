//! The next draft of the report: ids and what is tied to them live on, nothing is lost.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::limits;
use crate::session::agenda::{Step, StepState, Topic};
use crate::session::check::{Finding, check};
use crate::session::ids::ItemId;
use crate::session::likeness::{Entry, Given, pairs};
use crate::session::outline::{Cause, Item, Section, Side};
use crate::session::revision::{How, Mispaired, Pairing, Part, Revision, is_stranger};

const TEXTS: [&str; 6] = [
    "Còn 3 trong 18 chỉ tiêu của Nghị quyết Đại hội chưa đạt: kết nạp đảng viên mới, cây xanh.",
    "Công tác phát triển đảng viên trong người lao động còn chậm; 4 chi bộ không kết nạp được ai.",
    "Sinh hoạt chi bộ ở một số nơi còn nặng về phổ biến văn bản, ít thảo luận.",
    "Quản lý trật tự xây dựng có lúc buông lỏng, để xảy ra 12 trường hợp xây dựng sai phép.",
    "Tiếp công dân và trả lời kiến nghị của người dân chưa đúng hẹn; 27 kiến nghị quá hạn.",
    "Phong trào phân loại rác tại nguồn không duy trì được, chỉ còn 2 trong 9 khu phố thực hiện.",
];

fn place(section: &SectionId, index: usize) -> Place {
    let item = u32::try_from(index).unwrap() + 1;
    Place { section: section.clone(), item, number: "-".to_owned(), line: 20 + item, gone: None }
}

/// A draft with these shortcomings, numbered as a report is read, and one item of each other sort.
fn draft(texts: &[&str]) -> Outline {
    let section = SectionId::new("II.1").unwrap();
    let heading = Section {
        id: section.clone(),
        number: "1".to_owned(),
        title: "Hạn chế, khuyết điểm".to_owned(),
        depth: 2,
        role: crate::session::outline::Role::Shortcomings,
        line: 20,
        text: String::new(),
    };
    let shortcoming = |(index, text): (usize, &&str)| Shortcoming {
        id: ShortcomingId::numbered("hc", index + 1),
        place: place(&section, index),
        text: (*text).to_owned(),
    };
    let item = |id: &'static str, text: &str| Item {
        id: ItemId::numbered(id, 1),
        place: place(&section, 40),
        text: text.to_owned(),
    };
    let cause = item("nn", "Biên chế giảm theo lộ trình chung.");
    Outline {
        title: "Báo cáo kiểm điểm".to_owned(),
        sections: vec![heading],
        shortcomings: texts.iter().enumerate().map(shortcoming).collect(),
        causes: vec![Cause { item: cause, side: Side::Objective }],
        lessons: vec![item("bh", "Mỗi việc giao cho một người chịu trách nhiệm chính.")],
        remedies: vec![item("gp", "Lập sổ theo dõi kiến nghị dùng chung.")],
        ..Outline::default()
    }
}

/// The sample meeting about a report with these shortcomings, each of which a remark is about.
fn about(texts: &[&str]) -> Session {
    let base = meeting();
    let profile = rules::sample(vec![template()], Vec::new());
    let mut session =
        Session::prepare(base.meeting.clone(), draft(texts), base.members.to_vec(), &profile);
    for number in 1..=texts.len() {
        let mut said = said(&format!("r{number}"), Kind::Criticism).as_ref().clone();
        said.link.step = None;
        said.link.shortcomings = vec![shortcoming(&format!("hc{number}"))];
        session = applied(&session, &add(&Arc::new(said)), 30).session;
    }
    session
}

fn laid(session: &Session, draft: &Outline, pairing: &Pairing) -> Result<Revision, Mispaired> {
    session.revision(draft, Some(&template()), pairing, at(60))
}

fn revised(session: &Session, texts: &[&str]) -> Session {
    let revision = laid(session, &draft(texts), &Pairing::default()).unwrap();
    applied(session, &revision.change(), 60).session
}

/// The words of the shortcoming that a remark is about.
fn words<'a>(session: &'a Session, id: &str) -> &'a str {
    let remark = session.remark(&remark(id)).unwrap();
    &session.outline.shortcoming(&remark.link.shortcomings[0]).unwrap().text
}

fn standing(session: &Session) -> Vec<(&str, &str)> {
    let all = session.outline.standing_shortcomings();
    all.map(|each| (each.id.as_str(), each.text.as_str())).collect()
}

fn hows(revision: &Revision) -> Vec<(How, Option<&str>, Option<&str>)> {
    let items = revision.matches.iter().filter(|each| each.part == Part::Shortcomings);
    items
        .map(|each| {
            let was = each.was.as_ref().map(|side| side.id.as_str());
            (each.how(), was, each.now.as_ref().map(|side| side.id.as_str()))
        })
        .collect()
}

/// The draft that one would expect: one is moved to the front, one reworded, one is dropped and
/// one added. Each remark is still about the words it was about.
#[test]
fn ids_follow_the_words() {
    let session = about(&TEXTS[..5]);
    let reworded = "Công tác phát triển đảng viên trong công nhân, người lao động rất chậm; 5 chi \
                    bộ không kết nạp được đảng viên nào.";
    let texts = [TEXTS[3], TEXTS[0], reworded, TEXTS[4], TEXTS[5]];
    let revision = laid(&session, &draft(&texts), &Pairing::default()).unwrap();
    let wanted = [
        (How::Moved, Some("hc4"), Some("hc4")),
        (How::Moved, Some("hc1"), Some("hc1")),
        (How::Reworded, Some("hc2"), Some("hc2")),
        (How::Moved, Some("hc5"), Some("hc5")),
        (How::New, None, Some("hc6")),
        (How::Gone, Some("hc3"), None),
    ];
    assert_eq!(hows(&revision), wanted);
    let after = applied(&session, &revision.change(), 60).session;
    let each = [("r1", TEXTS[0]), ("r2", reworded), ("r3", TEXTS[2]), ("r4", TEXTS[3])];
    for (id, text) in each {
        assert_eq!(words(&after, id), text);
    }
    let gone = after.outline.shortcoming(&shortcoming("hc3")).unwrap();
    assert_eq!((gone.place.gone, gone.text.as_str()), (Some(at(60)), TEXTS[2]));
    assert_eq!(
        after.shortcoming(&shortcoming("hc3")).map(|each| each.number),
        Some(6),
        "behind those of the draft"
    );
    let untouched = |finding: &Finding| matches!(finding, Finding::Untouched(_));
    let profile = rules::sample(vec![template()], Vec::new());
    let found: Vec<_> = check(&after, &profile).into_iter().filter(untouched).collect();
    assert_eq!(found, [Finding::Untouched(shortcoming("hc6"))]);
    let left: Vec<_> = after.left_open("hop.toml").into_iter().map(|each| each.id).collect();
    assert!(!left.contains(&"hc3".to_owned()) && left.contains(&"hc6".to_owned()), "{left:?}");
}

/// Steps keep ids and states; the new shortcoming gets one behind the others, still to come.
#[test]
fn the_agenda_follows() {
    let mut session = about(&TEXTS[..3]);
    for (minute, id) in (40..).zip(["s03", "s04", "s05", "s06"]) {
        session = applied(&session, &Change::MoveTo(step(id)), minute).session;
    }
    let own = "Việc của chi bộ khu phố 3";
    let mut steps = session.agenda.to_vec();
    own.clone_into(&mut steps[3].title);
    let was = Arc::clone(&session.agenda);
    session = applied(&session, &Change::SetAgenda { was, now: Arc::new(steps) }, 50).session;
    let revision = laid(&session, &draft(&[TEXTS[2], TEXTS[1], TEXTS[4]]), &Pairing::default());
    let revision = revision.unwrap();
    let after = applied(&session, &revision.change(), 60).session;
    let rows: Vec<_> = (after.agenda.iter())
        .filter(|step| matches!(step.topic, Topic::Shortcoming(_)))
        .map(|step| (step.id.as_str(), step.title.as_str(), after.step_state(&step.id)))
        .collect();
    let id = revision.added[0].as_str();
    let wanted = [
        ("s03", "Hạn chế 4", StepState::Done),
        ("s04", own, StepState::Done),
        ("s05", "Hạn chế 1", StepState::Done),
        (id, "Hạn chế 3", StepState::ToCome),
    ];
    assert_eq!(rows, wanted);
    assert!(session.step(&revision.added[0]).is_none(), "an id that no step had");
    assert_eq!(after.agenda[5].id.as_str(), id, "behind the other shortcomings");
}

/// An agenda of one's own stays that: its steps are renumbered and continued in its own words and
/// minutes, and where it has none about shortcomings it gets none.
#[test]
fn an_agenda_of_ones_own_is_followed_in_its_own_words() {
    let mut session = about(&TEXTS[..3]);
    let of_each = |step: &Step| matches!(step.topic, Topic::Shortcoming(_));
    let agenda = Arc::make_mut(&mut session.agenda);
    for (number, step) in (1..).zip(agenda.iter_mut().filter(|step| of_each(step))) {
        step.title = format!("Nghe ý kiến về HC{number}");
        step.minutes = Some(35);
    }
    let texts = [TEXTS[2], TEXTS[1], TEXTS[0], TEXTS[4]];
    let after = revised(&session, &texts);
    let rows: Vec<_> = after.agenda.iter().filter(|step| of_each(step)).collect();
    let rows: Vec<_> = rows.iter().map(|step| (step.title.as_str(), step.minutes)).collect();
    let title = ["Nghe ý kiến về HC3", "Nghe ý kiến về HC2", "Nghe ý kiến về HC1"];
    assert_eq!(rows[..3], title.map(|title| (title, Some(35))));
    assert_eq!(rows[3..], [("Nghe ý kiến về HC4", Some(35))]);
    Arc::make_mut(&mut session.agenda).retain(|step| !of_each(step));
    let after = revised(&session, &texts);
    assert_eq!(after.agenda, session.agenda, "this meeting takes them together");
}

/// Shortcomings of the same sort of words ("còn chậm, chưa đạt chỉ tiêu") are not taken for each
/// other; spelling and case alone make no other shortcoming.
#[test]
fn common_words_do_not_make_two_things_one() {
    let old = [
        "Công tác phát triển đảng viên chưa đạt chỉ tiêu đề ra",
        "Công tác kiểm tra, giám sát chưa đạt chỉ tiêu đề ra",
        "Công tác dân vận còn chậm, chưa đạt chỉ tiêu đề ra",
    ];
    let new = [
        "Công tác tiếp công dân chưa đạt chỉ tiêu đề ra",
        "CÔNG TÁC KIỂM TRA, GIÁM SÁT CHƯA ĐẠT CHỈ TIÊU ĐỀ RA;",
        "Công tác phát triển đảng viên chậm, chưa đạt chỉ tiêu",
    ];
    let session = about(&old);
    let revision = laid(&session, &draft(&new), &Pairing::default()).unwrap();
    let wanted = [
        (How::New, None, Some("hc4")),
        (How::Reworded, Some("hc2"), Some("hc2")),
        (How::Reworded, Some("hc1"), Some("hc1")),
        (How::Gone, Some("hc3"), None),
    ];
    assert_eq!(hows(&revision), wanted);
}

/// What stands twice is told apart by its place, then by order.
#[test]
fn equal_words_are_paired_in_order() {
    let session = about(&[TEXTS[0], TEXTS[1], TEXTS[1], TEXTS[1]]);
    let after = revised(&session, &[TEXTS[1], TEXTS[1], TEXTS[1], TEXTS[0]]);
    let ids: Vec<_> = standing(&after).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["hc4", "hc2", "hc3", "hc1"]);
}

/// A draft that comes again gives back what it had, with the ids it had.
#[test]
fn what_was_gone_comes_back() {
    let session = about(&TEXTS[..4]);
    let without = revised(&session, &TEXTS[2..4]);
    let again = revised(&without, &TEXTS[..4]);
    assert_eq!(again.outline, session.outline);
    assert_eq!(again.agenda, session.agenda);
    let back = laid(&without, &draft(&TEXTS[..4]), &Pairing::default()).unwrap();
    assert_eq!(hows(&back)[0], (How::Back, Some("hc1"), Some("hc1")));
}

/// The person's word holds over the words' likeness, and what does not fit is said.
#[test]
fn a_wrong_guess_can_be_mended() {
    let session = about(&TEXTS[..3]);
    let new = draft(&[TEXTS[0], TEXTS[1], TEXTS[5]]);
    let said = |same: &[(&str, &str)], apart: &[&str]| {
        let same = same.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned()));
        let apart = apart.iter().map(|id| (*id).to_owned()).collect();
        laid(&session, &new, &Pairing { same: same.collect(), apart })
    };
    for to in ["3", "hc3"] {
        let revision = said(&[("hc3", to)], &["hc2"]).unwrap();
        let wanted = [
            (How::Kept, Some("hc1"), Some("hc1")),
            (How::New, None, Some("hc4")),
            (How::Reworded, Some("hc3"), Some("hc3")),
            (How::Gone, Some("hc2"), None),
        ];
        assert_eq!(hows(&revision), wanted);
    }
    let no = |id: &str| Err(Mispaired::NoSuchItem(id.to_owned()));
    assert_eq!(said(&[("hc9", "1")], &[]), no("hc9"));
    assert_eq!(said(&[], &["II.1"]), no("II.1"));
    assert_eq!(said(&[("hc1", "nn1")], &[]), Err(Mispaired::NoSuchInDraft("nn1".to_owned())));
    let twice = |id: &str| Err(Mispaired::NamedTwice(id.to_owned()));
    assert_eq!(said(&[("hc1", "1")], &["hc1"]), twice("hc1"));
    assert_eq!(said(&[("hc1", "3"), ("hc2", "3")], &[]), twice("3"));
}

/// Another report is known as such; the first draft in an empty session is none.
#[test]
fn a_stranger_is_known() {
    let session = about(&TEXTS[..2]);
    let other = Outline {
        causes: Vec::new(),
        lessons: Vec::new(),
        remedies: Vec::new(),
        ..draft(&["Mưa."])
    };
    assert!(is_stranger(&laid(&session, &other, &Pairing::default()).unwrap().matches));
    assert!(!is_stranger(&laid(&session, &draft(&["Mưa."]), &Pairing::default()).unwrap().matches));
    let empty = Session { outline: Arc::default(), remarks: Vec::new(), ..session };
    assert!(!is_stranger(&laid(&empty, &other, &Pairing::default()).unwrap().matches));
}

/// It is undone and done again; not where somebody spoke about what would vanish, nor where the
/// report or the agenda is no longer what was seen, nor in a closed session.
#[test]
fn a_draft_is_taken_back() {
    let session = about(&TEXTS[..3]);
    let revision = laid(&session, &draft(&TEXTS[1..5]), &Pairing::default()).unwrap();
    let done = applied(&session, &revision.change(), 60);
    let undo = done.undo.unwrap();
    let undone = applied(&done.session, &undo, 61);
    assert_eq!(undone.session, session);
    assert_eq!(applied(&session, &undone.undo.unwrap(), 62).session, done.session);
    assert_eq!(applied(&done.session, &revision.change(), 60).undo, None, "a retry");
    let mut late = said("r9", Kind::Criticism).as_ref().clone();
    late.link.shortcomings = vec![shortcoming("hc5")];
    late.link.step = None;
    let spoken = applied(&done.session, &add(&Arc::new(late)), 63).session;
    assert_eq!(refusal(&spoken, &undo), Some(Refusal::NoSuchShortcoming(shortcoming("hc5"))));
    let was = Arc::clone(&session.agenda);
    let now = Arc::new(session.agenda_timed(&step("s01"), Some(7)));
    let other = applied(&session, &Change::SetAgenda { was, now }, 64).session;
    assert_eq!(refusal(&other, &revision.change()), Some(Refusal::PlanChangedMeanwhile));
    let begun = applied(&session, &Change::MoveTo(step("s01")), 65).session;
    let closed = applied(&begun, &Change::Close { despite: "hết giờ".to_owned() }, 66).session;
    assert_eq!(refusal(&closed, &revision.change()), Some(Refusal::Closed));
}

/// Lists that nobody could look through are not compared word by word: equal words are found.
#[test]
fn very_long_lists_are_matched_by_equal_words_only() {
    let found = |count: usize| {
        let entry = |text| Entry { text, place: ("II.1", 1), gone: false };
        let mut old: Vec<_> = (0..count).map(|_| entry("")).collect();
        let mut new: Vec<_> = (0..2_000).map(|_| entry("")).collect();
        (old[0], new[0]) = (entry(TEXTS[0]), entry(TEXTS[0].trim_end_matches("cây xanh.")));
        let alike = pairs(&old, &new, &Given::default())[0];
        new[0] = entry(TEXTS[0]);
        (alike.is_some(), pairs(&old, &new, &Given::default())[0])
    };
    let most = limits::REVISION_PAIRS / 2_000;
    assert_eq!(found(most), (true, Some((0, 1000))));
    assert_eq!(found(most + 1), (false, Some((0, 1000))));
}

/// A draft that a person edited: some reworded in a word or two, dropped, added, in any order.
fn edited() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec!["", "rất", "vẫn", "khu phố 5", "2024"]);
    let edits = TEXTS.map(|text| {
        prop::option::weighted(0.8, (word.clone(), 0..6_usize)).prop_map(move |edit| {
            let (word, at) = edit?;
            let mut words: Vec<&str> = text.split(' ').collect();
            words.insert(at, word);
            Some(words.join(" ").trim().replace("  ", " "))
        })
    });
    let new =
        prop::option::of(Just("Thu ngân sách năm cuối nhiệm kỳ hụt so với dự toán.".to_owned()));
    (edits, new)
        .prop_map(|(edits, new)| edits.into_iter().flatten().chain(new).collect::<Vec<_>>())
        .prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Through any row of drafts: no id is given twice, none vanishes, each remark is about the
    /// matter that it was about, and the first draft brings all back as it was.
    #[test]
    fn ids_live_through_any_drafts(drafts in prop::collection::vec(edited(), 1..5)) {
        let first = about(&TEXTS);
        let mut session = first.clone();
        let mut given: BTreeSet<String> = BTreeSet::new();
        for texts in &drafts {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let before: BTreeSet<String> =
                session.outline.shortcomings.iter().map(|each| each.id.to_string()).collect();
            given.extend(before.iter().cloned());
            let revision = laid(&session, &draft(&texts), &Pairing::default()).unwrap();
            let after = applied(&session, &revision.change(), 60).session;
            let ids: Vec<String> =
                after.outline.shortcomings.iter().map(|each| each.id.to_string()).collect();
            let now: BTreeSet<String> = ids.iter().cloned().collect();
            prop_assert_eq!(now.len(), ids.len(), "an id twice");
            prop_assert!(before.is_subset(&now), "an id vanished");
            let new = revision.matches.iter().filter(|each| each.how() == How::New);
            let fresh = new.filter_map(|each| each.now.as_ref());
            let fresh = fresh.map(|side| &side.id).all(|id| !given.contains(id));
            prop_assert!(fresh, "an id was used again");
            let words: Vec<&str> = standing(&after).into_iter().map(|(_, text)| text).collect();
            prop_assert_eq!(words, texts);
            prop_assert!(after.agenda.len() >= session.agenda.len());
            session = after;
        }
        for (number, text) in (1..).zip(TEXTS) {
            let now = words(&session, &format!("r{number}"));
            let last: Vec<&str> = text.split(' ').rev().take(3).collect();
            prop_assert!(last.iter().all(|word| now.contains(word)), "r{number}: {now}");
        }
        let again = revised(&session, &TEXTS);
        prop_assert_eq!(standing(&again), standing(&first));
        prop_assert_eq!(&again.remarks, &first.remarks);
    }

    /// The words of a draft alone decide: any lists, also of equal, empty or odd words.
    #[test]
    fn any_two_lists_are_matched(
        old in prop::collection::vec("[ab …-]{0,6}", 0..8),
        new in prop::collection::vec("[ab …-]{0,6}", 0..8),
    ) {
        let [old, new] = [&old, &new].map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
        let after = revised(&about(&old), &new);
        let words: Vec<&str> = standing(&after).into_iter().map(|(_, text)| text).collect();
        prop_assert_eq!(words, &*new);
        prop_assert!(after.outline.shortcomings.len() >= old.len().max(new.len()));
    }
}
