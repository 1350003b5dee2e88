//! What the tables promise: every row fits its columns, nothing private is in them, and what reads
//! them gets every text back as it was.

use std::collections::{HashMap, HashSet};
use std::os::unix::fs::PermissionsExt;

use proptest::prelude::*;

use super::table::Sort;
use super::*;
use crate::store::format::parse;
use crate::store::format::tests::random::sessions;
use crate::store::tests::Place;

const DONE: &str = include_str!("../../../tests/fixtures/sessions/xong.toml");

/// A value with which rows are told apart.
type Key = Vec<String>;

fn sort_of(value: &Value<'_>) -> Option<Sort> {
    Some(match value {
        Value::Nothing => return None,
        Value::Text(_) => Sort::Text,
        Value::Integer(_) => Sort::Integer,
        Value::Flag(_) => Sort::Flag,
        Value::Day(_) => Sort::Day,
        Value::Time(_) => Sort::Time,
    })
}

/// Asserts what a database asserts: types, nothing where something must be, keys, links.
fn check(session: &Session) {
    let session = session.for_others();
    let filed = Filed { file: "a.toml".to_owned(), ..Filed::default() };
    let mut keys: HashMap<&str, HashSet<Key>> = HashMap::new();
    for table in TABLES {
        for row in (table.rows)(&session, &filed) {
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            for (column, value) in table.columns.iter().zip(&row) {
                let (table, name) = (table.name, column.name);
                match sort_of(value) {
                    Some(sort) => assert_eq!(sort, column.sort, "{table}.{name}"),
                    None => assert!(column.is_null, "{table}.{name} is nothing"),
                }
                let has_zero = matches!(value, Value::Text(text) if text.contains('\0'));
                assert!(!has_zero, "{table}.{name}: {value:?}");
            }
            for link in table.links {
                let at = |name: &&str| table.columns.iter().position(|each| each.name == *name);
                let values = link.columns.iter().map(|name| &row[at(name).unwrap()]);
                if values.clone().any(|value| *value == Value::Nothing) {
                    continue;
                }
                let key: Key = values.map(|value| format!("{value:?}")).collect();
                let is_own = link.table == table.name;
                let there = keys.get(link.table).is_some_and(|all| all.contains(&key));
                assert!(there || is_own, "{} leads to no {}: {key:?}", table.name, link.table);
            }
            let key = row[..table.key].iter().map(|value| format!("{value:?}")).collect();
            let is_new = keys.entry(table.name).or_default().insert(key);
            assert!(is_new, "{} has a row twice: {row:?}", table.name);
        }
    }
}

proptest! {
    #[test]
    fn rows_of_any_session_fit_their_tables(session in sessions()) {
        check(&session);
    }
}

#[test]
fn rows_of_a_meeting_that_is_over_fit_their_tables() {
    check(&parse(DONE.as_bytes()).unwrap());
    let twice = DONE.replace("shortcomings = [\"hc1\"]", "shortcomings = [\"hc1\", \"hc1\"]");
    check(&parse(twice.as_bytes()).unwrap());
}

/// A name is a word that no database wants quoted, and stands once in its table; a link leads to a
/// table that stands before, with as many columns as its key has.
#[test]
fn the_description_is_sound() {
    let is_plain = |name: &str| {
        name.bytes().all(|byte| byte == b'_' || byte.is_ascii_digit() || byte.is_ascii_lowercase())
    };
    for (at, table) in TABLES.iter().enumerate() {
        let names: Vec<&str> = table.all_columns().map(|each| each.name).collect();
        assert!(is_plain(table.name) && names.iter().all(|name| is_plain(name)), "{names:?}");
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len(), "{}", table.name);
        assert!(table.columns[..table.key].iter().all(|each| !each.is_null), "{}", table.name);
        for link in table.links {
            let to = TABLES[..=at].iter().find(|each| each.name == link.table);
            assert_eq!(to.map(|to| to.key), Some(link.columns.len()), "{}", table.name);
            assert!(link.columns.iter().all(|name| names.contains(name)), "{}", table.name);
        }
    }
}

/// What `COPY` reads is one line a row, whatever stands in a text.
#[test]
fn no_text_leaves_its_field() {
    let text = "a\tb\\.\n\\N\r\n\\";
    let mut lines = Vec::new();
    postgres::line(&mut lines, [Value::from(text), Value::Nothing, text.into()].into_iter());
    assert_eq!(lines, b"a\\tb\\\\.\\n\\\\N\\r\\n\\\\\t\\N\ta\\tb\\\\.\\n\\\\N\\r\\n\\\\\n");
}

fn gathered(place: &Place, target: Target) -> Gathered {
    let root = place.0.join("kho");
    let tree = crate::store::archive::walk(&root, crate::store::archive::Wanted::Sessions).unwrap();
    let (registers, unread) = crate::store::register::Registers::of(&tree);
    assert!(unread.is_empty());
    let parts = tree.batches.iter().map(|batch| gather(batch, &root, &registers, target));
    parts.fold(Gathered::default(), Gathered::with)
}

/// What is the minute-taker's own is in no file, struck words are marked, hidden choices are told
/// in totals of closed ballots alone; the same sessions give the same bytes, for their owner only.
#[test]
fn what_leaves_the_folder_is_what_others_may_see() {
    let place = Place::new("tables");
    std::fs::create_dir(place.0.join("kho")).unwrap();
    std::fs::write(place.0.join("kho/hop.toml"), DONE).unwrap();
    let session = parse(DONE.as_bytes()).unwrap();
    let own: Vec<_> = session.remarks.iter().filter(|each| each.marks.private).collect();
    assert!(!own.is_empty());
    for target in Target::ALL {
        let folder = place.0.join(target.name());
        let names = gathered(&place, target).write(&folder, target, false).unwrap();
        let read = |name: &String| std::fs::read(folder.join(name)).unwrap();
        let before: Vec<Vec<u8>> = names.iter().map(read).collect();
        let all = String::from_utf8(before.concat()).unwrap();
        for remark in &own {
            assert!(!all.contains(&remark.wording.text) && !all.contains(remark.id.as_str()));
        }
        assert!(all.contains("ghi nhầm"), "struck words are marked with the reason");
        gathered(&place, target).write(&folder, target, false).unwrap();
        assert_eq!(names.iter().map(read).collect::<Vec<_>>(), before);
        for name in &names {
            let mode = std::fs::metadata(folder.join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
    let open = DONE.replacen("closed = ", "# closed = ", 1);
    assert_ne!(open, DONE);
    std::fs::write(place.0.join("kho/hop.toml"), open).unwrap();
    let tallies = TABLES.iter().position(|table| table.name == "ballot_tallies").unwrap();
    let count = gathered(&place, Target::Jsonl).lines[tallies].split(|byte| *byte == b'\n').count();
    assert_eq!(count - 1, 0, "an open ballot tells nothing");
}

#[test]
fn a_folder_of_others_is_left_alone() {
    let place = Place::new("tables-foreign");
    std::fs::create_dir(place.0.join("kho")).unwrap();
    std::fs::write(place.0.join("kho/hop.toml"), DONE).unwrap();
    let folder = place.0.join("đích");
    let write = |any| gathered(&place, Target::Jsonl).write(&folder, Target::Jsonl, any);
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("members.jsonl"), "của người khác").unwrap();
    assert!(matches!(write(false), Err(NotWritten::Foreign)));
    std::fs::write(folder.join(DESCRIPTION), "{}").unwrap();
    assert!(matches!(write(false), Err(NotWritten::Foreign)));
    assert_eq!(std::fs::read_to_string(folder.join("members.jsonl")).unwrap(), "của người khác");
    write(true).unwrap();
    write(false).unwrap();
}
