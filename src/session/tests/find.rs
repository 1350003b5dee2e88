//! What is found is what a plain look through everything finds.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::session::find::{Entry, Index, Names, Place as Found, Query, matching_once};
use crate::session::ids::MotionId;
use crate::session::motion::Motion;
use crate::session::rules::{Base, Share};
use crate::session::standing::Sitting;
use crate::session::vote::{Electorate, Threshold};
use crate::text::fold;

const PIECES: [&str; 16] = [
    "ng",
    "Đ",
    "ườ",
    "ê\u{323}",
    "A",
    "e\u{301}",
    " ",
    "\n",
    "\u{a0}",
    "khu",
    "phố",
    "7",
    "ñ",
    "ữ",
    "HC",
    ":",
];
const FILTERS: [&str; 16] = [
    "by:m1",
    "by:ttb",
    "by:m",
    "to:tap",
    "to:m2",
    "#1",
    "#9",
    "open",
    "kind:phê",
    "kind:x",
    "by:",
    "#",
    "year:2025",
    "year:19",
    "body:phườngmẫu",
    "body:x",
];

/// What the numbers drawn say of a remark.
type Drawn = (String, Option<usize>, Option<usize>, usize, bool);

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&PIECES[..]), 0..9).prop_map(|pieces| pieces.concat())
}

fn a_remark() -> impl Strategy<Value = Drawn> {
    let number = || prop::option::of(1_usize..4);
    (words(), number(), number(), 0..Kind::ALL.len(), any::<bool>())
}

fn a_query() -> impl Strategy<Value = Vec<String>> {
    let filter = || select(&FILTERS[..]).prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![words(), words(), filter()], 0..4)
}

fn remark_of(number: usize, (text, by, to, kind, is_struck): &Drawn) -> Arc<Remark> {
    let mut made = Remark::clone(&said(&format!("r{number}"), Kind::ALL[*kind]));
    made.wording.text.clone_from(text);
    made.link.by = by.map(|by| member(&format!("m{by}")));
    made.link.to = match to {
        Some(1) => Some(Party::Collective),
        Some(to) => Some(Party::Member(member(&format!("m{to}")))),
        None => None,
    };
    if number.is_multiple_of(2) {
        made.link.shortcomings.clear();
    }
    made.struck =
        is_struck.then(|| super::super::remark::Strike { at: at(40), reason: String::new() });
    Arc::new(made)
}

fn names() -> Names {
    Names {
        kinds: vec![(Kind::Criticism, "phê bình".to_owned()), (Kind::Note, "ghi nhận".to_owned())],
        collective: vec!["Tập thể".to_owned()],
    }
}

/// A meeting of this year, with something put to a show of hands.
fn held(remarks: Vec<Arc<Remark>>, motion: &str) -> Session {
    let mut session = Session { remarks, ..meeting() };
    session.standing.sittings.push(Sitting { opened: at(0), ended: None });
    session.motions = Arc::new(vec![Motion {
        id: MotionId::new("v1").unwrap(),
        at: at(50),
        step: None,
        text: motion.to_owned(),
        matter: crate::session::motion::Matter::General,
        electorate: Electorate { summoned: 5, present: 5, apart: Vec::new() },
        threshold: Threshold { share: Share::new(1, 2).unwrap(), of: Base::Summoned },
        hands: None,
    }]);
    session
}

/// Tells whether a remark, or what is none, is what a filter asks for; `None`: no filter.
fn passes(word: &str, remark: Option<&Remark>) -> Option<bool> {
    let by = |ids: &[&str]| {
        let by = remark.and_then(|remark| remark.link.by.as_ref());
        by.is_some_and(|by| ids.contains(&by.as_str()))
    };
    let to = |party: Party| remark.is_some_and(|remark| remark.link.to == Some(party));
    Some(match word {
        "by:m1" => by(&["m1"]),
        "by:ttb" => by(&["m2"]),
        "by:m" => by(&[]),
        "to:tap" => to(Party::Collective),
        "to:m2" => to(Party::Member(member("m2"))),
        "#1" => remark.is_some_and(|each| each.link.shortcomings == [shortcoming("hc1")]),
        "#9" | "kind:x" | "year:19" | "body:x" => false,
        "year:2025" | "body:phườngmẫu" => true,
        "open" => remark.is_some_and(Remark::is_open),
        "kind:phê" => remark.is_some_and(|remark| remark.link.kind == Kind::Criticism),
        _ => return None,
    })
}

/// Finds by folding each thing anew for each word.
fn plainly(session: &Session, words: &[&str]) -> Vec<Entry> {
    let entry = |place, who: &str, words: &str| Entry {
        place,
        at: None,
        who: who.to_owned(),
        words: words.replace('\n', " "),
    };
    let members = session.members.iter();
    let members = members.map(|each| (entry(Found::Member(each.id.clone()), &each.name, ""), None));
    let steps = session.agenda.iter();
    let steps = steps.map(|each| (entry(Found::Step(each.id.clone()), "", &each.title), None));
    let shortcomings = session.outline.shortcomings.iter();
    let shortcomings =
        shortcomings.map(|each| (entry(Found::Shortcoming(each.id.clone()), "", &each.text), None));
    let remarks = session.remarks.iter().map(|each| {
        let by = each.link.by.as_ref().and_then(|id| session.member(id));
        let who = by.map_or("", |by| by.name.as_str());
        let words = &each.wording.text;
        let told = Entry { at: Some(each.at), ..entry(Found::Remark(each.id.clone()), who, words) };
        (told, Some(each.as_ref()))
    });
    let motions = session.motions.iter();
    let motions = motions.map(|each| (entry(Found::Motion(each.id.clone()), "", &each.text), None));
    let meeting = &session.meeting;
    let report = (entry(Found::Report, &meeting.body, &meeting.title), None);
    let has_words = words.iter().any(|word| !FILTERS.contains(word));
    let is_meant = |(entry, remark): &(Entry, Option<&Remark>)| {
        let folded = fold(&format!("{} {}", entry.who, entry.words));
        (has_words || remark.is_some())
            && words.iter().all(|word| match *word {
                "by:" | "#" => true,
                word => passes(word, *remark).unwrap_or_else(|| folded.contains(&fold(word))),
            })
    };
    if words.iter().all(|word| matches!(*word, "by:" | "#")) {
        return Vec::new();
    }
    let all =
        members.chain(steps).chain(shortcomings).chain(remarks).chain(motions).chain([report]);
    all.filter(is_meant).map(|(entry, _)| entry).collect()
}

/// A mark that stands alone, or what nobody sees, is nothing to look for.
#[test]
fn what_folds_to_nothing_finds_nothing() {
    for typed in ["\u{301}", "\u{200b}", "#", "by:"] {
        assert!(Query::read(typed).is_empty(), "{typed:?}");
    }
    assert_eq!(Query::read("\u{301} chậm"), Query::read("chậm"));
}

proptest! {
    #[test]
    fn the_index_finds_what_a_plain_look_finds(
        drawn in prop::collection::vec(a_remark(), 0..12),
        motion in words(),
        query in a_query(),
    ) {
        let remarks = drawn.iter().enumerate().map(|(number, drawn)| remark_of(number, drawn));
        let session = held(remarks.collect(), &motion);
        let query = query.join(" ");
        // A filter repeated holds as it was given last; the plain way knows one of each sort.
        let sort = |word: &str| FILTERS.contains(&word).then(|| word[..1].to_owned());
        let mut words: Vec<&str> = query.split_whitespace().collect();
        words.dedup();
        let mut sorts: Vec<String> = words.iter().filter_map(|word| sort(word)).collect();
        sorts.sort();
        let count = sorts.len();
        sorts.dedup();
        prop_assume!(sorts.len() == count);
        let index = Index::of(&session, names());
        let found = index.find(&query).into_iter().map(|at| index.entry(at).unwrap());
        let found: Vec<Entry> = found.collect();
        let has = |text: &str, word: &str| fold(text).contains(word);
        let once = matching_once(&session, &names(), &Query::read(&query), has);
        prop_assert_eq!(&once, &found);
        prop_assert_eq!(found, plainly(&session, &words));
    }
}
