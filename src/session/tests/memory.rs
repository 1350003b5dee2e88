//! What earlier years say: found again by its words, of the same body alone, with its reasons.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::session::closing::{Carried, CarriedKind, CarriedResult, CarriedState, Origin};
use crate::session::due::due;
use crate::session::facts::{Facts, Named, Series, Vow, Who};
use crate::session::likeness::shared;
use crate::session::memory::Memory;
use crate::session::remark::PromiseState;

const BODY: &str = "Ban Chấp hành Đảng bộ xã Ví Dụ";

/// The same thing as three years name it, then what merely looks like it.
const SAME: [&str; 3] = [
    "Công tác tạo nguồn, phát triển đảng viên mới ở các thôn còn chậm; cả năm chỉ kết nạp được 5 \
     trên 12 người theo chỉ tiêu.",
    "Phát triển đảng viên mới tại các thôn vẫn chưa đạt chỉ tiêu, mới kết nạp 7 trên 12 người; \
     công tác tạo nguồn trong thanh niên làm chưa đều.",
    "Tạo nguồn và phát triển đảng viên mới ở các thôn qua ba năm vẫn dưới chỉ tiêu, năm nay kết \
     nạp được 8 trên 12 người.",
];
const NEAR: &str = "Việc thu, nộp đảng phí của đảng viên mới chuyển đến các thôn còn chậm; 4 chi \
                    bộ nộp muộn sang quý sau.";
const OTHER: &str = "Trang thông tin cập nhật chưa thường xuyên, có tháng chỉ đăng một bài.";

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 15).unwrap()
}

fn instant(year: i32) -> Instant {
    at(0).with_year(year).unwrap()
}

fn named(number: usize, text: &str) -> Named {
    Named {
        id: ShortcomingId::numbered("hc", number),
        of: Who::Collective,
        place: ("II.1".to_owned(), u32::try_from(number).unwrap()),
        text: text.to_owned(),
        responsible: vec![Who::Person("Lê Văn C".to_owned())],
        remarks: 2,
    }
}

/// What the session of a year tells that names these shortcomings.
fn facts(year: i32, body: &str, texts: &[&str]) -> Facts {
    Facts {
        file: format!("{year}.toml"),
        title: format!("Kiểm điểm năm {year}"),
        body: body.to_owned(),
        day: Some(day(year)),
        revision: 10,
        named: (1..).zip(texts).map(|(number, text)| named(number, text)).collect(),
        ..Facts::default()
    }
}

fn vow(id: &str, year: i32, about: usize) -> Vow {
    Vow {
        id: remark(id),
        at: instant(year),
        text: "Lập danh sách quần chúng ưu tú.".to_owned(),
        owner: "Lê Văn C".to_owned(),
        due: NaiveDate::from_ymd_opt(year + 1, 6, 30),
        check: "Danh sách".to_owned(),
        priority: false,
        state: PromiseState::Open,
        about: vec![ShortcomingId::numbered("hc", about)],
    }
}

fn carried(from: &Facts, what: CarriedKind, id: &str, result: Option<CarriedState>) -> Carried {
    let year = from.day.unwrap().year();
    let date = match what {
        CarriedKind::Shortcoming => from.day.unwrap(),
        _ => instant(year).date_naive(),
    };
    let (file, title) = (from.file.clone(), from.title.clone());
    let result = result.map(|state| CarriedResult {
        state,
        at: instant(year + 1),
        evidence: format!("số liệu năm {}", year + 1),
    });
    Carried {
        what,
        id: id.to_owned(),
        text: "Lập danh sách.".to_owned(),
        who: "Lê Văn C".to_owned(),
        due: NaiveDate::from_ymd_opt(year + 1, 6, 30),
        from: Origin { file, title, date: Some(date) },
        result,
        apart: BTreeSet::new(),
    }
}

fn memory(this: &Facts, all: &[Facts]) -> Memory {
    Memory::of(&meeting(), this, all, 0)
}

fn again(memory: &Memory, number: usize) -> Vec<(i32, String)> {
    let all = memory.of_shortcoming(&ShortcomingId::numbered("hc", number)).iter();
    all.map(|each| (each.source.day.year(), each.named.id.to_string())).collect()
}

#[test]
fn what_is_worded_anew_each_year_is_found_and_what_looks_like_it_is_not() {
    let all = [facts(2023, BODY, &[SAME[0], OTHER]), facts(2024, BODY, &[OTHER, SAME[1]])];
    let this = facts(2025, BODY, &[NEAR, SAME[2]]);
    let memory = memory(&this, &all);
    assert_eq!(again(&memory, 1), []);
    let years = [(2024, "hc2".to_owned()), (2023, "hc1".to_owned())];
    assert_eq!(again(&memory, 2), years, "the latest first");
    let counts = memory.years(&shortcoming("hc2"));
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), [(2023, 1), (2024, 1)]);
    let last = &memory.of_shortcoming(&shortcoming("hc2"))[0];
    assert!((340..1000).contains(&last.likeness), "{}", last.likeness);
    assert!(last.words.contains(&"phát triển đảng viên mới".to_owned()), "{:?}", last.words);
}

/// Which words are common is told as this session spells them, in pieces as they stand.
#[test]
fn the_words_that_matched_are_told() {
    let words = shared("Thu gom rác: xe Chưa đến, rác ứ.", "xe thu gom rac chua den thon");
    assert_eq!(words, ["Thu gom rác", "xe Chưa đến"]);
    assert_eq!(shared("Chậm, muộn.", "muộn"), ["muộn"], "a single word where there is no more");
    assert_eq!(shared("Đảng uỷ", "đảng ủy họp"), ["Đảng uỷ"], "spellings are alike");
    assert!(shared("a b", "c d").is_empty());
}

#[test]
fn two_sessions_of_one_year_are_counted_and_a_copy_of_one_is_not() {
    let quarter = |file: &str, month| Facts {
        file: file.to_owned(),
        day: NaiveDate::from_ymd_opt(2024, month, 2),
        ..facts(2024, BODY, &[SAME[1]])
    };
    let copy = Facts { file: "bản sao.toml".to_owned(), ..quarter("q1.toml", 3) };
    let all = [quarter("q1.toml", 3), copy, quarter("q2.toml", 6)];
    let memory = memory(&facts(2025, BODY, &[SAME[2]]), &all);
    let years = memory.years(&shortcoming("hc1"));
    assert_eq!(years.into_iter().collect::<Vec<_>>(), [(2024, 2)]);
    assert_eq!(memory.earlier, 2);
}

/// Later sessions, the session itself, and those that were not held are not what was said before.
#[test]
fn only_earlier_sessions_are_what_was_said_before() {
    let this = facts(2024, BODY, &[SAME[1]]);
    let not_held = Facts { day: None, ..facts(2023, BODY, &[SAME[0]]) };
    let all = [this.clone(), facts(2025, BODY, &[SAME[2]]), not_held];
    assert_eq!(again(&memory(&this, &all), 1), []);
    let unheld = Facts { day: None, ..facts(2026, BODY, &[SAME[2]]) };
    assert_eq!(again(&memory(&unheld, &all), 1).len(), 2, "before it is held, all were before");
}

/// A person's own are found among his own, never among the collective's or another's.
#[test]
fn a_persons_own_are_found_among_his_own() {
    let own = |name: &str, text: &str| Named {
        id: ShortcomingId::new(format!("{name}.hc1")).unwrap(),
        of: Who::Person(name.to_owned()),
        ..named(1, text)
    };
    let mut before = facts(2024, BODY, &[SAME[1]]);
    before.named.push(own("An", SAME[1]));
    let mut this = facts(2025, BODY, &[]);
    this.named = vec![own("Bình", SAME[2]), own("An", SAME[2])];
    let memory = memory(&this, &[before]);
    assert!(memory.of_shortcoming(&this.named[0].id).is_empty());
    let found = memory.of_shortcoming(&this.named[1].id);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].named.of, Who::Person("An".to_owned()));
}

/// A shortcoming of a year that was carried over, with what became of it.
fn came(year: i32, text: &str, who: &str, result: Option<CarriedState>) -> Carried {
    let from = facts(year, BODY, &[]);
    let (text, who) = (text.to_owned(), who.to_owned());
    Carried { text, who, ..carried(&from, CarriedKind::Shortcoming, "hc1", result) }
}

/// What stayed open for two years and is named anew in the second counts once in what is remedied,
/// unless people say that other things became of both; what only looks like it, another person's
/// or of the same day, is another.
#[test]
fn what_is_carried_and_named_again_counts_once() {
    use CarriedState::{Fixed, NotFixed};
    let counted = |all: &[Carried]| {
        let mut session = meeting();
        session.dossier.carried = Arc::new(all.to_vec());
        let counted = session.counted();
        let counts = counted.remedied(CarriedKind::Shortcoming);
        (counted.again().to_vec(), [counts.fixed, counts.not_fixed, counts.untold])
    };
    let of = |was, now| {
        [
            came(2023, SAME[0], "", was),
            came(2024, OTHER, "", Some(Fixed)),
            came(2024, SAME[1], "", now),
        ]
    };
    let once = || vec![(0, 2)];
    assert_eq!(counted(&of(None, None)), (once(), [1, 0, 1]));
    assert_eq!(counted(&of(Some(NotFixed), Some(NotFixed))), (once(), [1, 1, 0]));
    assert_eq!(counted(&of(Some(NotFixed), None)), (once(), [1, 1, 0]), "said of one of them");
    assert_eq!(counted(&of(None, Some(Fixed))), (once(), [2, 0, 0]));
    assert_eq!(counted(&of(Some(NotFixed), Some(Fixed))), (vec![], [2, 1, 0]), "said to be two");
    let chain = [
        came(2022, SAME[2], "", None),
        came(2023, SAME[0], "", None),
        came(2024, SAME[1], "", Some(NotFixed)),
    ];
    assert_eq!(counted(&chain), (vec![(0, 1), (1, 2)], [0, 1, 0]));
    let near = [came(2023, NEAR, "", None), came(2024, SAME[1], "", None)];
    assert_eq!(counted(&near), (vec![], [0, 0, 2]));
    let of_others = [came(2023, SAME[0], "Lê Văn C", None), came(2024, SAME[1], "", None)];
    assert_eq!(counted(&of_others), (vec![], [0, 0, 2]));
    let twins = [came(2023, SAME[0], "", None), came(2023, SAME[0], "", None)];
    assert_eq!(counted(&twins), (vec![], [0, 0, 2]));
}

/// What people say is two counts as two, whatever its words; another that is alike is looked for
/// in its place, but none that is one with what it is not.
#[test]
fn what_people_say_is_two_is_counted_as_two() {
    let pairs = |all: &[Carried], two: &[(usize, usize)]| {
        let mut session = meeting();
        session.dossier.carried = Arc::new(all.to_vec());
        for (one, other) in two {
            let (one, other) = (all[*one].key(), all[*other].key());
            session =
                applied(&session, &Change::TellApart { one, other, are_two: true }, 1).session;
        }
        let counted = session.counted();
        assert_eq!(counted.apart(), two);
        let all = counted.remedied(CarriedKind::Shortcoming).all();
        (counted.again().to_vec(), all)
    };
    let mut all = vec![came(2023, SAME[0], "", None), came(2024, SAME[1], "", None)];
    assert_eq!(pairs(&all, &[]), (vec![(0, 1)], 1));
    assert_eq!(pairs(&all, &[(0, 1)]), (vec![], 2));
    all.push(Carried { id: "hc2".to_owned(), ..came(2024, SAME[2], "", None) });
    let (likeliest, count) = pairs(&all, &[]);
    let (other, left) = if likeliest == [(0, 1)] { (1, 2) } else { (2, 1) };
    assert_eq!((likeliest, count), (vec![(0, other)], 2));
    assert_eq!(pairs(&all, &[(0, other)]), (vec![(0, left)], 2), "the next that is alike");
    let chain = [SAME[0], SAME[1], SAME[2]].into_iter().zip(2022..);
    let chain: Vec<Carried> = chain.map(|(text, year)| came(year, text, "", None)).collect();
    assert_eq!(pairs(&chain, &[]), (vec![(0, 1), (1, 2)], 1));
    assert_eq!(pairs(&chain, &[(0, 1)]), (vec![(1, 2)], 2), "nor what is one with that");
    assert_eq!(pairs(&chain, &[(1, 2)]), (vec![(0, 1)], 2));
}

/// Where the file of every year has one name, each thing is still told from that of another year.
#[test]
fn what_two_years_call_alike_is_settled_apart() {
    let mut session = meeting();
    let came = |year| {
        let mut carried = came(year, SAME[0], "", None);
        carried.from.file = "hop.toml".to_owned();
        carried
    };
    session.dossier.carried = Arc::new(vec![came(2023), came(2024)]);
    let [one, other] = [0, 1].map(|at: usize| session.dossier.carried[at].key());
    let state = CarriedState::Fixed;
    let now = Some(CarriedResult { state, at: at(1), evidence: String::new() });
    let settle = Change::Settle { which: other.clone(), was: None, now: now.clone() };
    let settled = applied(&session, &settle, 1).session;
    assert_eq!([0, 1].map(|at: usize| settled.dossier.carried[at].result.clone()), [None, now]);
    let two = applied(&session, &Change::TellApart { one, other, are_two: true }, 1).session;
    assert_eq!(two.counted().apart(), [(0, 1)]);
}

/// What was promised stands beside what became of it, the last record before the ones before it.
#[test]
fn promises_stand_beside_what_became_of_them() {
    let mut first = facts(2023, BODY, &[SAME[0]]);
    first.promises = vec![vow("r1", 2023, 1), Vow { about: Vec::new(), ..vow("r2", 2023, 1) }];
    let mut second = facts(2024, BODY, &[SAME[1]]);
    second.carried = vec![
        carried(&first, CarriedKind::Promise, "r1", Some(CarriedState::Partly)),
        carried(&first, CarriedKind::Shortcoming, "hc1", Some(CarriedState::Partly)),
    ];
    let mut this = facts(2025, BODY, &[SAME[2]]);
    let mut last = carried(&first, CarriedKind::Promise, "r1", Some(CarriedState::Fixed));
    last.result.as_mut().unwrap().at = instant(2025);
    this.carried = vec![last];
    let all = [first.clone(), second.clone(), this.clone()];
    let memory = memory(&this, &all);
    let found = &memory.of_shortcoming(&shortcoming("hc1"))[1];
    assert_eq!(found.source.day.year(), 2023);
    let [(told, result)] = found.promises.as_slice() else { panic!("{found:?}") };
    assert_eq!((told.id.as_str(), result.as_ref().unwrap().state), ("r1", CarriedState::Fixed));
    assert_eq!(found.outcome.as_ref().unwrap().state, CarriedState::Partly);
    assert_eq!(found.outcome.as_ref().unwrap().evidence, "số liệu năm 2024");
    let heard = memory.of_member(&member("m3"));
    assert_eq!(heard.len(), 1, "Lê Văn C: {heard:?}");
    assert_eq!(heard[0].promises.len(), 2);
    // Seen from the first year, the same is what came of it later.
    let seen = Memory::of(&meeting(), &first, &all, 0);
    assert_eq!(seen.outcome_of_promise(&remark("r1")).unwrap().state, CarriedState::Fixed);
    assert_eq!(seen.outcome(&shortcoming("hc1")).unwrap().state, CarriedState::Partly);
}

/// Where two members have the same name, nobody can tell from a name who it was.
#[test]
fn a_name_that_two_members_have_names_neither() {
    let mut before = facts(2024, BODY, &[]);
    before.promises = vec![vow("r1", 2024, 1)];
    let this = facts(2025, BODY, &[]);
    let mut session = meeting();
    let namesake = Member { id: member("m9"), ..session.member(&member("m3")).unwrap().clone() };
    Arc::make_mut(&mut session.members).push(namesake);
    let memory = Memory::of(&session, &this, &[before], 0);
    assert!(memory.of_member(&member("m3")).is_empty());
    assert!(memory.of_member(&member("m9")).is_empty());
}

#[test]
fn sessions_without_a_body_are_tied_by_what_was_carried_over_alone() {
    let first = facts(2023, "", &[SAME[0]]);
    let mut second = facts(2024, "", &[SAME[1]]);
    second.carried = vec![carried(&first, CarriedKind::Shortcoming, "hc1", None)];
    let mut this = facts(2025, "", &[SAME[2]]);
    let stranger = Facts { file: "lạ.toml".to_owned(), ..facts(2024, "", &[SAME[1]]) };
    let all = [first, second.clone(), stranger];
    assert_eq!(again(&memory(&this, &all), 1), []);
    this.carried = vec![carried(&second, CarriedKind::Shortcoming, "hc1", None)];
    let found = again(&memory(&this, &all), 1);
    assert_eq!(found.iter().map(|each| each.0).collect::<Vec<_>>(), [2024, 2023]);
    // What is tied to a body of another name stays apart all the same.
    let named = Facts { body: "Chi bộ khác".to_owned(), ..this.clone() };
    let all = all.map(|each| Facts { body: BODY.to_owned(), ..each });
    assert_eq!(again(&memory(&named, &all), 1), []);
}

/// A thing is listed once, with what was recorded last; what is done is not.
#[test]
fn what_is_due_is_listed_once_and_by_day() {
    let mut first = facts(2023, BODY, &[SAME[0]]);
    let done = Vow { state: PromiseState::Done, ..vow("r4", 2023, 1) };
    let undated = Vow { due: None, ..vow("r3", 2023, 1) };
    first.promises = vec![vow("r1", 2023, 1), vow("r2", 2023, 1), undated, done];
    let mut second = facts(2024, BODY, &[SAME[1]]);
    second.promises = vec![vow("r9", 2024, 1)];
    let lost = Facts { file: "mất.toml".to_owned(), ..facts(2022, BODY, &[]) };
    second.carried = vec![
        carried(&first, CarriedKind::Promise, "r1", Some(CarriedState::Partly)),
        carried(&first, CarriedKind::Promise, "r2", Some(CarriedState::Fixed)),
        carried(&lost, CarriedKind::Promise, "r0", None),
    ];
    let stranger = Facts {
        body: "Chi bộ khác".to_owned(),
        carried: vec![carried(&first, CarriedKind::Promise, "r1", Some(CarriedState::Fixed))],
        ..facts(2024, BODY, &[])
    };
    let copy = first.clone();
    let all = [first, second, copy, stranger];
    let listed = due(&all);
    let ids: Vec<&str> = listed.iter().map(|each| each.vow.id.as_str()).collect();
    assert_eq!(ids, ["r0", "r1", "r9", "r3"], "by day, what has none last");
    assert_eq!((listed[0].session, listed[0].file.as_str()), (1, "mất.toml"));
    let partly = listed[1].outcome.as_ref().unwrap();
    assert_eq!(
        (partly.state, partly.evidence.as_str()),
        (CarriedState::Partly, "số liệu năm 2024")
    );
    assert_eq!(listed[1].revision, 20, "of both sessions that tell of it");
}

fn random_facts() -> impl Strategy<Value = Vec<Facts>> {
    let bodies =
        prop_oneof![Just(""), Just(BODY), Just("ban chap hanh Dang bo  XÃ Ví dụ"), Just("B")];
    let texts = prop::collection::vec(prop::sample::select(vec![0_usize, 1, 2, 3, 4]), 0..4);
    let one = (bodies, 2018..2026_i32, texts, prop::collection::vec(0_usize..12, 0..3));
    prop::collection::vec(one, 1..12).prop_map(|all| {
        let pool = [SAME[0], SAME[1], SAME[2], NEAR, OTHER];
        let mut made: Vec<Facts> = Vec::new();
        for (number, (body, year, texts, from)) in all.into_iter().enumerate() {
            let texts: Vec<&str> = texts.into_iter().map(|at| pool[at]).collect();
            let mut each = facts(year, body, &texts);
            each.file = format!("{number}.toml");
            let ties = from.iter().filter_map(|at| made.get(*at));
            each.carried =
                ties.map(|of| carried(of, CarriedKind::Shortcoming, "hc1", None)).collect();
            made.push(each);
        }
        made
    })
}

/// The name of a body as two spellings of it have it.
fn spelled(body: &str) -> &str {
    if body.is_empty() || body == "B" { body } else { BODY }
}

proptest! {
    /// Whatever is tied to whatever: what is found is of the same body or of none that is named,
    /// and never of two that are.
    #[test]
    fn memory_never_links_across_bodies(all in random_facts(), at in 0_usize..12) {
        let this = all[at % all.len()].clone();
        let series = Series::among(&all).of(&this);
        let mut bodies: Vec<&str> = series.iter().map(|each| spelled(&each.body)).collect();
        bodies.push(spelled(&this.body));
        bodies.retain(|body| !body.is_empty());
        bodies.sort_unstable();
        bodies.dedup();
        prop_assert!(bodies.len() <= 1, "{bodies:?}");
        let files: Vec<&str> = series.iter().map(|each| each.file.as_str()).collect();
        prop_assert!(!files.contains(&this.file.as_str()));
        let memory = memory(&this, &all);
        for named in &this.named {
            for again in memory.of_shortcoming(&named.id) {
                prop_assert!(files.contains(&again.source.file.as_str()));
                prop_assert!(again.source.day < this.day.unwrap());
                prop_assert!(!again.words.is_empty());
            }
            let found = memory.of_shortcoming(&named.id).len();
            prop_assert_eq!(memory.years(&named.id).values().sum::<usize>(), found);
        }
        let same: Vec<&Facts> = all.iter().filter(|each| {
            !each.body.is_empty() && spelled(&each.body) == spelled(&this.body)
        }).collect();
        for each in same {
            let is_copy = |other: &&Facts| (&other.named, other.day, &other.title)
                == (&each.named, each.day, &each.title);
            prop_assert!(each.file == this.file || series.iter().any(is_copy));
        }
    }
}
