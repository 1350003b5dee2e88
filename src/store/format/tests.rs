//! What is saved is what is read, byte for byte; what is wrong is told with its place.

pub(in crate::store) mod random;

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::session::attendance::{Attendance, Presence};
use crate::session::ballot::{Ballot, Tally};
use crate::session::clock::{Clock, Pause};
use crate::session::closing::{
    Carried, CarriedKind, CarriedResult, CarriedState, Closing, Digest, Origin, Previous, Reopened,
    Seal,
};
use crate::session::floor::Speech;
use crate::session::ids::{BallotId, MotionId, RemarkId};
use crate::session::member::Party;
use crate::session::mending::{self, Decision};
use crate::session::motion::{Hands, Matter, Motion};
use crate::session::outline::{Role, Shortcoming};
use crate::session::public::{Part, Show, ShownRemark};
use crate::session::queue::{EntryKind, Request};
use crate::session::remark::{
    Answer, Earlier, Kind, Link, Marks, Promise, PromiseState, Remark, Strike, Verdict, Wording,
};
use crate::session::responsibility::Responsibility;
use crate::session::revision::Pairing;
use crate::session::rules::{Base, Share};
use crate::session::standing::{Aside, SetAside, Visit};
use crate::session::vote::{Electorate, Threshold};
use crate::session::{Instant, Session};

const SMALL: &str = r#"schema = 3

[meeting]
kind = "term"
title = "Kiểm điểm"
chair = "m1"
step = "s01"
state = "in-progress"

[[member]]
id = "m1"
name = "Nguyễn Văn A"
rank = "head"

[[section]]
id = "II.1"
title = "Hạn chế"
depth = 2

[[shortcoming]]
id = "hc1"
section = "II.1"
item = 1
text = "Còn chậm."

[[step]]
id = "s01"
title = "Hạn chế 1"
topic = "shortcoming"
shortcoming = "hc1"

[[remark]]
id = "r1"
at = 2025-06-10T09:31:07+07:00
by = "m1"
kind = "criticism"
to = "collective"
shortcomings = ["hc1"]
text = "Đúng là còn chậm."
"#;

fn small() -> Session {
    parse(SMALL.as_bytes()).unwrap()
}

#[test]
fn a_file_written_by_hand_is_read_and_printed_alike_ever_after() {
    let session = small();
    let printed = print(&session);
    assert_eq!(parse(printed.as_bytes()), Ok(session));
    assert_eq!(print(&parse(printed.as_bytes()).unwrap()), printed);
}

#[test]
fn byte_order_mark_and_crlf_are_accepted() {
    let text = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(parse(text.as_bytes()), Ok(small()));
}

/// What a later draft has no longer may name a section that this draft has not; nothing else may.
#[test]
fn only_what_is_gone_may_stand_in_no_section() {
    let gone = SMALL.replacen("item = 1\n", "item = 1\ngone = 2025-06-12T08:00:00+07:00\n", 1);
    let gone = gone.replacen("section = \"II.1\"", "section = \"III\"", 1);
    let session = parse(gone.as_bytes()).unwrap();
    assert!(session.outline.has_gone());
    assert_eq!(parse(print(&session).as_bytes()), Ok(session));
    wrong("section = \"II.1\"", "section = \"III\"", 22, 11, BreachKind::UnknownId("III".into()));
    wrong(
        "item = 1\n",
        "item = 1\ngone = 2025-06-12\n",
        24,
        8,
        BreachKind::BadTime("2025-06-12".into()),
    );
}

/// Replaces one piece of the small file and checks where and how it is then wrong.
fn wrong(from: &str, to: &str, line: u32, column: u32, kind: BreachKind) {
    assert!(SMALL.contains(from), "{from}");
    let text = SMALL.replacen(from, to, 1);
    let expected = FaultKind::Broken(Breach { line, column, kind });
    assert_eq!(parse(text.as_bytes()), Err(expected));
}

#[test]
fn each_breach_is_told_with_line_and_column() {
    let allowed = "kind, title, body, chair, minute_taker, state, step, floor, planned_end, \
                   queue_closed, rules"
        .to_owned();
    wrong("chair =", "char =", 6, 1, BreachKind::UnknownField { field: "char".into(), allowed });
    let allowed = "term, annual, quarter, on-request, thematic".to_owned();
    wrong(r#""term""#, r#""ter""#, 4, 8, BreachKind::UnknownWord { word: "ter".into(), allowed });
    wrong(r#"chair = "m1""#, r#"chair = "m9""#, 6, 9, BreachKind::UnknownId("m9".into()));
    wrong(r#"id = "m1""#, r#"id = "m 1""#, 6, 9, BreachKind::UnknownId("m1".into()));
    wrong("07+07:00", "07", 34, 6, BreachKind::BadTime("2025-06-10T09:31:07".into()));
    wrong("depth = 2\n", "", 15, 1, BreachKind::MissingField("depth".into()));
    wrong("shortcoming = \"hc1\"\n", "", 27, 6, BreachKind::StepLacks("shortcoming"));
    wrong("[\"hc1\"]", "[\"hc2\"]", 38, 17, BreachKind::UnknownId("hc2".into()));
}

/// A table that a person typed while the meeting runs, put behind the small file.
#[test]
fn each_breach_in_what_is_done_is_told_with_its_place() {
    let wrong = |table: &str, line: u32, column: u32, kind: BreachKind| {
        let line = line + u32::try_from(SMALL.lines().count()).unwrap();
        let expected = FaultKind::Broken(Breach { line, column, kind });
        assert_eq!(parse(format!("{SMALL}{table}").as_bytes()).err(), Some(expected), "{table}");
    };
    let at = "at = 2025-06-10T09:31:07+07:00\n";
    let unknown = || BreachKind::UnknownId("m9".to_owned());
    let presence = |member: &str, state: &str| {
        format!("[[attendance]]\nmember = \"{member}\"\nsitting = 1\nstate = \"{state}\"\n{at}")
    };
    wrong(&presence("m9", "late"), 2, 10, unknown());
    let allowed = "present, late, left, excused, absent".to_owned();
    let word = BreachKind::UnknownWord { word: "gone".to_owned(), allowed };
    wrong(&presence("m1", "gone"), 4, 9, word);
    let motion = |share: &str| {
        let share = format!("more_than = \"{share}\"\nof = \"present\"\n");
        format!("[[motion]]\nid = \"v1\"\ntext = \"x\"\nsummoned = 3\npresent = 3\n{share}{at}")
    };
    wrong(&motion("2"), 6, 13, BreachKind::BadShare("2".to_owned()));
    let twice = format!("{}{}", motion("1/2"), motion("1/2"));
    wrong(&twice, 10, 6, BreachKind::DoubleId("v1".to_owned()));
    let ballot = |votes: &str, closed: &str| {
        let papers = "summoned = 3\npresent = 3\nmore_than = \"1/2\"\nof = \"present\"\n";
        let tally =
            format!("[[ballot.tally]]\nof = \"m1\"\nvalid = 3\ninvalid = 0\nvotes = {votes}\n");
        let head = format!("[[ballot]]\nid = \"b1\"\ntitle = \"x\"\nlevels = [\"A\", \"B\"]\n{at}");
        format!("{head}issued = 3\nreturned = 3\n{papers}{closed}{tally}")
    };
    wrong(&ballot("[1, 1, 1]", ""), 13, 6, BreachKind::OtherLevels { levels: 2 });
    let closed = "closed = 2025-06-10T09:40:00+07:00\n";
    wrong(&ballot("[1, 1]", closed), 2, 6, BreachKind::Unbalanced);
    let good = format!("{SMALL}{}", ballot("[1, 2]", closed));
    assert!(parse(good.as_bytes()).is_ok(), "{good}");
}

/// No table of a ballot has a place for who chose what: names stand only where nobody chooses.
#[test]
fn nothing_in_the_file_can_hold_a_voters_choice() {
    let schema: serde_json::Value = serde_json::from_str(&schema_json()).unwrap();
    let fields = |table: &str| -> Vec<String> {
        let fields = schema["$defs"][table]["properties"].as_object().unwrap();
        fields.keys().cloned().collect()
    };
    assert_eq!(fields("TallyTable"), ["invalid", "of", "unrated", "valid", "votes"]);
    let ballot = [
        "apart",
        "at",
        "closed",
        "id",
        "issued",
        "levels",
        "more_than",
        "of",
        "present",
        "returned",
        "step",
        "summoned",
        "tally",
        "team",
        "title",
    ];
    assert_eq!(fields("BallotTable"), ballot);
    let motion = [
        "abstaining",
        "against",
        "apart",
        "at",
        "id",
        "in_favour",
        "matter",
        "more_than",
        "of",
        "present",
        "step",
        "summoned",
        "text",
    ];
    assert_eq!(fields("MotionTable"), motion);
}

#[test]
fn ids_stand_once() {
    let text = format!("{SMALL}\n[[member]]\nid = \"m1\"\nname = \"Trần Thị B\"\n");
    let kind = BreachKind::DoubleId("m1".into());
    let expected = FaultKind::Broken(Breach { line: 42, column: 6, kind });
    assert_eq!(parse(text.as_bytes()), Err(expected));
}

/// A long text has its faults told where they stand.
#[test]
fn a_breach_in_a_long_text_is_told_with_its_place() {
    let mut session = small();
    let remark = Arc::clone(session.remarks.last().expect("it has one"));
    for number in 0..400 {
        let mut remark = (*remark).clone();
        remark.id = RemarkId::numbered("x", number);
        session.remarks.push(Arc::new(remark));
    }
    let text = print(&session);
    assert!(plain::from_plain::<types::File>(&text).is_some(), "what we print is plain");
    assert_eq!(parse(text.as_bytes()).as_ref(), Ok(&session));
    for number in [3, 390] {
        let twice = text.replace(&format!("\"x{number}\""), "\"x1\"");
        let line = twice[..twice.rfind("\"x1\"").expect("it is there")].lines().count();
        match parse(twice.as_bytes()) {
            Err(FaultKind::Broken(why)) => assert_eq!(why.line as usize, line, "{number}"),
            other => panic!("{:?}", other.map(|session| session.remarks.len())),
        }
    }
}

#[test]
fn what_is_no_session_is_refused() {
    let kind = |bytes: &[u8]| match parse(bytes) {
        Err(FaultKind::Broken(breach)) => (breach.line, breach.column, breach.kind),
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(b""), (1, 1, BreachKind::Empty));
    assert_eq!(kind(b"a = 1\n\xff"), (2, 1, BreachKind::NotUtf8));
    assert!(matches!(kind(b"schema = "), (1, _, BreachKind::Syntax(_))));
    let newer = FaultKind::NewerSchema { found: SCHEMA + 1, known: SCHEMA };
    assert_eq!(parse(b"schema = 4\nwhatever = true\n"), Err(newer));
}

#[test]
fn limits_are_kept() {
    use crate::limits;
    let long = "x".repeat(limits::NAME_LETTERS + 1);
    wrong("Nguyễn Văn A", &long, 12, 8, BreachKind::TooLong { max: limits::NAME_LETTERS });
    let long = "x".repeat(limits::REMARK_BYTES + 1);
    wrong("Đúng là", &long, 39, 8, BreachKind::TooLong { max: limits::REMARK_BYTES });
    let items = |count: usize| {
        let item = |number| {
            format!(
                "[[shortcoming]]\nid = \"x{number}\"\nsection = \"II.1\"\nitem = 1\ntext = \"\"\n"
            )
        };
        format!("{SMALL}{}", (0..count).map(item).collect::<String>())
    };
    assert!(parse(items(limits::SHORTCOMINGS - 1).as_bytes()).is_ok());
    assert!(matches!(
        parse(items(limits::SHORTCOMINGS).as_bytes()),
        Err(FaultKind::Broken(Breach { kind: BreachKind::TooMany { .. }, .. }))
    ));
}

/// Two things that are two are noted at one of them; what is not there is told with its place.
#[test]
fn what_is_apart_from_another_is_read() {
    let carried = |id: &str, rest: &str| {
        let what = "what = \"shortcoming\"\ntext = \"\"\nfrom = \"a.toml\"\ndate = 2024-12-20";
        format!("[[carried]]\nid = \"{id}\"\n{what}\n{rest}")
    };
    let text = |other: &str| {
        let from = "from = \"a.toml\"\ndate = 2024-12-20";
        let apart = format!("\n[[carried.apart]]\nid = \"{other}\"\n{from}\n");
        format!("{SMALL}{}{}", carried("hc1", ""), carried("hc2", &apart))
    };
    let session = parse(text("hc1").as_bytes()).unwrap();
    assert_eq!(session.counted().apart(), [(0, 1)]);
    assert_eq!(parse(print(&session).as_bytes()), Ok(session));
    let Err(FaultKind::Broken(why)) = parse(text("hc9").as_bytes()) else {
        panic!("it is not there")
    };
    assert_eq!(why.kind, BreachKind::UnknownId("hc9".to_owned()));
    assert_eq!(why.line as usize, text("hc9").lines().count() - 2);
}

/// Who answers for what is read with its causes; what is not there, or stands twice, is told.
#[test]
fn who_answers_for_a_shortcoming_is_read() {
    let cause = "[[cause]]\nid = \"nn1\"\nsection = \"II.1\"\nitem = 2\ntext = \"Vì.\"\n";
    let row = |shortcoming: &str, who: &str, causes: &str| {
        let at = "at = 2025-06-10T09:31:07+07:00";
        let of = format!("shortcoming = \"{shortcoming}\"\n{at}\n");
        parse(
            format!("{SMALL}{cause}[[responsibility]]\n{of}who = [{who}]\ncauses = [{causes}]\n")
                .as_bytes(),
        )
    };
    let session = row("hc1", "\"collective\", \"m1\"", "\"nn1\"").unwrap();
    let each = &session.responsibilities[0];
    let member = Party::Member(session.members[0].id.clone());
    assert_eq!(each.who, vec![Party::Collective, member]);
    assert_eq!(session.causes_of(&each.shortcoming).count(), 1);
    assert_eq!(parse(print(&session).as_bytes()), Ok(session));
    let kind = |read: Result<Session, FaultKind>| match read {
        Err(FaultKind::Broken(breach)) => breach.kind,
        other => panic!("{other:?}"),
    };
    let unknown = |id: &str| BreachKind::UnknownId(id.to_owned());
    assert_eq!(kind(row("hc9", "", "")), unknown("hc9"));
    assert_eq!(kind(row("hc1", "\"m9\"", "")), unknown("m9"));
    assert_eq!(kind(row("hc1", "", "\"nn9\"")), unknown("nn9"));
    let twice = |id: &str| BreachKind::DoubleId(id.to_owned());
    assert_eq!(kind(row("hc1", "\"m1\", \"m1\"", "")), twice("m1"));
    assert_eq!(kind(row("hc1", "", "\"nn1\", \"nn1\"")), twice("nn1"));
}

#[test]
fn the_schema_names_every_table() {
    let schema = schema_json();
    for table in
        ["meeting", "sitting", "member", "shortcoming", "remark", "remedy", "responsibility"]
    {
        assert!(schema.contains(&format!("\"{table}\"")), "{table}");
    }
}
