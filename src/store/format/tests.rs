//! What is saved is what is read, byte for byte; what is wrong is told with its place.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::session::ids::RemarkId;
use crate::session::remark::{
    Answer, Earlier, Kind, Link, Marks, Promise, Remark, Strike, Verdict, Wording,
};
use crate::session::{Instant, Session};

const SMALL: &str = r#"schema = 1

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
    let newer = FaultKind::NewerSchema { found: 2, known: 1 };
    assert_eq!(parse(b"schema = 2\nwhatever = true\n"), Err(newer));
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
    fn saved_read_and_saved_again_is_the_same(remarks in vec(remark(), 0..6)) {
        let mut session = small();
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
        edit in 0..4usize,
    ) {
        let mut before = small();
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
            _ => Arc::make_mut(&mut after.members)[0].post.push('x'),
        }
        let next = blocks.next(&before, &after).unwrap();
        let text = print(&after);
        prop_assert_eq!(next.text(), text.clone());
        if let Some((session, read)) = blocks.read(&before, &text) {
            prop_assert_eq!(&session, &after);
            prop_assert_eq!(read, next);
        } else {
            prop_assert_eq!(edit, 3, "only a changed plan is read whole");
        }
    }
}
