//! What is saved is what is read, byte for byte; what is wrong is told with its place.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::session::attendance::{Attendance, Presence};
use crate::session::ballot::{Ballot, Tally};
use crate::session::clock::{Clock, Pause};
use crate::session::closing::{
    Carried, CarriedKind, Closing, Digest, Origin, Previous, Reopened, Seal,
};
use crate::session::floor::Speech;
use crate::session::ids::{BallotId, MotionId, RemarkId};
use crate::session::member::Party;
use crate::session::motion::{Hands, Motion};
use crate::session::queue::{EntryKind, Request};
use crate::session::remark::{
    Answer, Earlier, Kind, Link, Marks, Promise, Remark, Strike, Verdict, Wording,
};
use crate::session::rules::{Base, Share};
use crate::session::standing::{Aside, SetAside, Visit};
use crate::session::vote::{Electorate, Threshold};
use crate::session::{Instant, Session};

const SMALL: &str = r#"schema = 2

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

#[test]
fn what_is_no_session_is_refused() {
    let kind = |bytes: &[u8]| match parse(bytes) {
        Err(FaultKind::Broken(breach)) => (breach.line, breach.column, breach.kind),
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(b""), (1, 1, BreachKind::Empty));
    assert_eq!(kind(b"a = 1\n\xff"), (2, 1, BreachKind::NotUtf8));
    assert!(matches!(kind(b"schema = "), (1, _, BreachKind::Syntax(_))));
    let newer = FaultKind::NewerSchema { found: 3, known: 2 };
    assert_eq!(parse(b"schema = 3\nwhatever = true\n"), Err(newer));
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

#[test]
fn the_schema_names_every_table() {
    let schema = schema_json();
    for table in ["meeting", "sitting", "member", "shortcoming", "remark", "remedy"] {
        assert!(schema.contains(&format!("\"{table}\"")), "{table}");
    }
}

fn instant() -> impl Strategy<Value = Instant> {
    (0i64..4_000_000_000, -14i32..=14).prop_map(|(seconds, hours)| {
        let offset = chrono::FixedOffset::east_opt(hours * 3600).unwrap();
        chrono::DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset)
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[a-zđếữ \n\t\"'\\\\#\\[\\]=]{0,60}",
        Just("'''\"\"\"\\\n\r\n  x\u{0}\u{7f}".to_owned()),
    ]
}

fn marks() -> impl Strategy<Value = Marks> {
    let promise = proptest::option::of((any::<bool>(), proptest::option::of(0i64..4_000_000_000)));
    (any::<bool>(), any::<bool>(), promise).prop_map(|(check, private, promise)| {
        let day = |seconds| chrono::DateTime::from_timestamp(seconds, 0).unwrap().date_naive();
        let owner = |is_known: bool| is_known.then(|| small().members[0].id.clone());
        let promise =
            promise.map(|(known, due)| Promise { owner: owner(known), due: due.map(day) });
        Marks { check, private, promise }
    })
}

/// What is done while the meeting runs, of the small meeting's one member and one step.
fn acts() -> impl Strategy<Value = Session> {
    let clock = (instant(), vec(instant(), 0..4), any::<i16>(), any::<bool>());
    let row = (clock, text(), 0..5usize, any::<bool>(), any::<[u16; 4]>());
    vec(row, 0..6).prop_map(|rows| {
        let mut session = small();
        let (who, step) = (session.members[0].id.clone(), session.agenda[0].id.clone());
        for (number, ((at, pauses, added, open), words, which, flag, counts)) in
            rows.into_iter().enumerate()
        {
            let pauses: Vec<Pause> = pauses
                .chunks(2)
                .map(|pair| Pause { from: pair[0], until: pair.get(1).copied() })
                .collect();
            let (added_s, step) = (i32::from(added), step.clone());
            let maybe = flag.then(|| step.clone());
            let numbers = counts.map(u32::from);
            let standing = &mut session.standing;
            let clock = Clock { from: at, until: open.then_some(at), pauses, added_s };
            let kind = EntryKind::ALL[which];
            standing.visits.push(Visit {
                step: step.clone(),
                at,
                despite: words.clone(),
                pauses: clock.pauses.clone(),
                added_s,
            });
            let speech = Speech { member: who.clone(), step: maybe.clone(), kind, clock };
            Arc::make_mut(&mut standing.speeches).push(speech);
            let how = if flag { Aside::Skipped } else { Aside::PutOff };
            standing.set_aside.push(SetAside { step, how, at, reason: words.clone() });
            standing.planned_end = open.then_some(at);
            session.queue.closed = flag.then_some(at);
            let request = Request { member: who.clone(), kind, at, step: maybe.clone() };
            Arc::make_mut(&mut session.queue.requests).push(request);
            let (sitting, state) = (which as u32, Attendance::ALL[which]);
            let presence =
                Presence { member: who.clone(), sitting, at, state, reason: words.clone() };
            Arc::make_mut(&mut session.attendance).push(presence);
            add_votes(&mut session, number, at, &words, (flag, open), numbers, which);
            add_ending(&mut session, at, &words, (flag, open), which);
        }
        session
    })
}

/// A closing that was taken back, sealed until then or not, and something carried over.
fn add_ending(
    session: &mut Session,
    at: Instant,
    words: &str,
    (flag, open): (bool, bool),
    which: usize,
) {
    let sha256 = Digest([u8::try_from(which).unwrap(); 32]);
    let previous = open.then(|| Previous { file: words.to_owned(), sha256 });
    let (by, tables) = (words.to_owned(), vec![words.to_owned()]);
    let seal = Seal { at, by, schema: SCHEMA, previous, tables, sha256 };
    let reopened = Some(Reopened { at, reason: words.to_owned() });
    let despite = if open { words.to_owned() } else { String::new() };
    let closing = Closing { at, despite, seal: flag.then_some(seal), reopened };
    Arc::make_mut(&mut session.dossier.closings).push(closing);
    let date = flag.then(|| at.date_naive());
    let kinds = [CarriedKind::Shortcoming, CarriedKind::Promise, CarriedKind::Opinion];
    Arc::make_mut(&mut session.dossier.carried).push(Carried {
        what: kinds[which % 3],
        id: words.to_owned(),
        text: words.to_owned(),
        who: words.to_owned(),
        due: date,
        from: Origin { file: words.to_owned(), title: words.to_owned(), date },
    });
}

/// Leaves the last closing standing, with the seal that it has.
fn end(session: &mut Session) {
    if let Some(last) = Arc::make_mut(&mut session.dossier.closings).last_mut() {
        last.reopened = None;
    }
}

fn add_votes(
    session: &mut Session,
    number: usize,
    at: Instant,
    words: &str,
    (flag, open): (bool, bool),
    numbers: [u32; 4],
    which: usize,
) {
    let who = session.members[0].id.clone();
    let maybe = flag.then(|| session.agenda[0].id.clone());
    let apart = if flag { vec![who.clone()] } else { Vec::new() };
    let electorate = Electorate { summoned: numbers[0], present: numbers[1], apart };
    let share = Share::new(1 + number as u32, 7).unwrap();
    let threshold = Threshold { share, of: Base::ALL[which % 2] };
    let words = words.to_owned();
    let [in_favour, against, abstaining, _] = numbers;
    Arc::make_mut(&mut session.motions).push(Motion {
        id: MotionId::numbered("v", number),
        at,
        step: maybe.clone(),
        text: words.clone(),
        electorate: electorate.clone(),
        threshold,
        hands: open.then_some(Hands { in_favour, against, abstaining }),
    });
    let tally = |of: Party| Tally {
        of,
        valid: numbers[2],
        invalid: numbers[3],
        votes: vec![numbers[0], numbers[1]],
        unrated: which as u32,
    };
    Arc::make_mut(&mut session.ballots).push(Ballot {
        id: BallotId::numbered("b", number),
        at,
        step: maybe,
        title: words.clone(),
        team: vec![who.clone()],
        electorate,
        threshold,
        levels: vec![words, "B".to_owned()],
        issued: numbers[0],
        returned: numbers[1],
        tallies: vec![tally(Party::Collective), tally(Party::Member(who.clone()))],
        closed: None,
    });
}

fn remark() -> impl Strategy<Value = Remark> {
    let link = (0..Kind::ALL.len(), any::<bool>(), any::<bool>());
    let rest = (
        proptest::option::of((0..3usize, any::<bool>())),
        proptest::option::of((instant(), text())),
        proptest::collection::vec((instant(), text()), 0..3),
        marks(),
    );
    (instant(), text(), link, rest).prop_map(
        |(at, text, link, (answer, struck, earlier, marks))| {
            let session = small();
            Remark {
                id: RemarkId::new("x").unwrap(),
                at,
                link: Link {
                    step: link.1.then(|| session.agenda[0].id.clone()),
                    by: link.2.then(|| session.members[0].id.clone()),
                    kind: Kind::ALL[link.0],
                    ..session.remarks[0].link.clone()
                },
                wording: Wording {
                    text,
                    earlier: earlier
                        .into_iter()
                        .map(|(until, text)| Earlier { until, text })
                        .collect(),
                },
                marks,
                answer: answer.map(|(verdict, by)| Answer {
                    verdict: Verdict::ALL[verdict],
                    by: by.then(|| session.remarks[0].id.clone()),
                }),
                struck: struck.map(|(at, reason)| Strike { at, reason }),
            }
        },
    )
}

proptest! {
    /// Whatever was said comes back from the file as it was, and prints to the same bytes.
    #[test]
    fn saved_read_and_saved_again_is_the_same(
        remarks in vec(remark(), 0..6),
        acts in acts(),
        over in any::<bool>(),
    ) {
        let mut session = acts;
        if over {
            end(&mut session);
        }
        for (number, mut remark) in remarks.into_iter().enumerate() {
            remark.id = RemarkId::numbered("x", number);
            session.remarks.push(Arc::new(remark));
        }
        let printed = print(&session);
        let back = parse(printed.as_bytes()).map_err(|why| {
            TestCaseError::fail(format!("{why:?}\n{printed}"))
        })?;
        prop_assert_eq!(&back, &session);
        prop_assert_eq!(print(&back), printed);
    }

    /// No bytes make the reader panic.
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0..800usize) {
        let mut text = SMALL.as_bytes().to_vec();
        let at = at.min(text.len());
        text.splice(at..(at + bytes.len() / 2).min(text.len()), bytes);
        let _ = parse(&text);
    }
}

proptest! {
    /// Printing what changed gives what printing all gives; reading what changed gives what
    /// reading all gives.
    #[test]
    fn pieces_are_the_whole(
        remarks in proptest::collection::vec(remark(), 1..8),
        at in 0..8usize,
        edit in 0..11usize,
        acts in acts(),
    ) {
        let mut before = acts;
        for (number, mut remark) in remarks.into_iter().enumerate() {
            remark.id = RemarkId::numbered("x", number);
            before.remarks.push(Arc::new(remark));
        }
        let blocks = Blocks::of(&before);
        let mut after = before.clone();
        let at = 1 + at % (after.remarks.len() - 1);
        after.revision += 1;
        match edit {
            0 => drop(after.remarks.remove(at)),
            1 => {
                let text = &mut Arc::make_mut(&mut after.remarks[at]).wording.text;
                text.push_str(" \"\"\" thêm\n[[remark]]\n");
            }
            2 => {
                let mut new = after.remarks[at].as_ref().clone();
                new.id = RemarkId::numbered("mới", 1);
                after.remarks.insert(at, Arc::new(new));
            }
            3 => Arc::make_mut(&mut after.members)[0].post.push('x'),
            4 => drop(Arc::make_mut(&mut after.attendance).pop()),
            5 => drop(Arc::make_mut(&mut after.standing.speeches).pop()),
            6 => drop(Arc::make_mut(&mut after.motions).pop()),
            7 => drop(Arc::make_mut(&mut after.ballots).pop()),
            8 => drop(Arc::make_mut(&mut after.dossier.carried).pop()),
            9 => drop(Arc::make_mut(&mut after.dossier.closings).pop()),
            _ => end(&mut after),
        }
        let next = blocks.next(&before, &after).unwrap();
        let text = print(&after);
        prop_assert_eq!(next.text(), text.clone());
        if let Some((session, read)) = blocks.read(&before, &text) {
            prop_assert_eq!(&session, &after);
            prop_assert_eq!(read, next);
        } else {
            let is_plan = matches!(edit, 3 | 8) || after.seal().is_some();
            prop_assert!(is_plan, "only a changed plan or a seal is read whole");
        }
    }
}
