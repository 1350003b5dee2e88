//! Rule 6: the table of keys is whole, and safe for Vietnamese input methods.

use kiemdiem::locale::Lang;
use kiemdiem::ui::event::{Code, Key};
use kiemdiem::ui::keys::{Place, ROWS, Row};

use crate::source::{Source, find_word, item_end, name_at};
use crate::tree;

const TABLE: &str = "src/ui/keys.rs";
const ACTIONS: &str = "src/ui/action.rs";

/// Letters that a terminal cannot tell from Backspace, Tab, Enter and Esc when Ctrl is held.
const OTHER_KEYS: [char; 4] = ['h', 'i', 'm', '['];

/// Places that have no text field: there the blank may be a command. Letters may not: an input
/// method holds them back until a word is whole.
const WITHOUT_TEXT: [Place; 4] = [Place::Lines, Place::Steps, Place::ReadBack, Place::Rehearsal];

/// Returns what is wrong with keys of the table.
fn faults(rows: &[Row]) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        for key in row.keys {
            let name = key.name();
            let has_text = !WITHOUT_TEXT.contains(&row.place) || key.typed() != Some(' ');
            let is_text = has_text && row.place != Place::Chair; // which has no field at all
            if key.typed().is_some() && is_text {
                faults.push(format!("{name} is text for an input method, no command"));
            }
            if let (Code::Char(letter), true) = (key.code, key.ctrl)
                && OTHER_KEYS.contains(&letter)
            {
                faults.push(format!("{name} is another key in a terminal"));
            }
            let meets = |other: &&Row| {
                let is_wide = |place| matches!(place, Place::Everywhere | Place::Work);
                let place = other.place == row.place || is_wide(other.place) || is_wide(row.place);
                place && other.keys.contains(key)
            };
            if let Some(other) = rows[..index].iter().find(meets) {
                let (one, two) = (other.action, row.action);
                faults.push(format!("{name} means {one:?} and {two:?} in {:?}", row.place));
            }
        }
    }
    faults
}

/// Returns the variants of an enum of a file.
fn variants<'a>(source: &'a Source, name: &str) -> Vec<&'a str> {
    let head = format!("enum {name}");
    let at = find_word(&source.code, &head).next().expect("the enum is in this file");
    let body = &source.code[at + head.len()..item_end(&source.code, at)];
    let lines = body.lines().skip(1).map(|line| name_at(line.trim()));
    lines.filter(|name| !name.is_empty()).collect()
}

/// Returns the variants that no row of the table names.
fn missing(source: &Source, actions: &Source) -> Vec<String> {
    let at = find_word(&source.code, "ROWS").next().expect("the table is in this file");
    let table = &source.code[at..item_end(&source.code, at)];
    let mut missing = Vec::new();
    for (name, skipped) in [("Action", "Text"), ("TextKey", "")] {
        for variant in variants(actions, name).into_iter().filter(|each| *each != skipped) {
            let full = format!("{name}::{variant}");
            if find_word(table, &full).next().is_none() {
                missing.push(full);
            }
        }
    }
    missing
}

#[test]
fn every_action_has_a_row() {
    let source = Source::new(TABLE, &tree::text(TABLE));
    let actions = Source::new(ACTIONS, &tree::text(ACTIONS));
    assert!(variants(&actions, "Action").len() > 20, "does the rule still see the actions?");
    let missing = missing(&source, &actions);
    assert!(missing.is_empty(), "rule 6: no row in {TABLE} for {missing:?}");
}

#[test]
fn no_key_is_wrong() {
    let faults = faults(ROWS);
    assert!(faults.is_empty(), "rule 6, {TABLE}:\n{}", faults.join("\n"));
}

/// Help and palette list what the table has, under a heading and with a name in each language.
#[test]
fn every_row_has_words() {
    for row in ROWS {
        for lang in [Lang::Vi, Lang::En] {
            let (what, group) = (row.deed.text(lang), row.place.group().text(lang));
            assert!(!what.is_empty() && !group.is_empty(), "rule 6: {row:?} in {lang:?}");
        }
        let same = |other: &&Row| other.place == row.place && other.action == row.action;
        assert_eq!(ROWS.iter().filter(same).count(), 1, "rule 6: {row:?} has two rows");
    }
}

#[test]
fn wrong_keys_are_caught() {
    const LETTER: &[Key] = &[Key::plain(Code::Char('s'))];
    const BLANK: &[Key] = &[Key::plain(Code::Char(' '))];
    const BACKSPACE: &[Key] = &[Key::ctrl('h')];
    const F2: &[Key] = &[Key::plain(Code::F(2))];
    let row = |place, keys| Row { place, keys, ..ROWS[0] };
    assert_eq!(faults(&[row(Place::Line, LETTER)]).len(), 1);
    assert_eq!(faults(&[row(Place::Chair, LETTER)]).len(), 0);
    assert_eq!(faults(&[row(Place::Lines, LETTER)]).len(), 1);
    assert_eq!(faults(&[row(Place::Line, BLANK)]).len(), 1);
    assert_eq!(faults(&[row(Place::Lines, BLANK)]).len(), 0);
    assert_eq!(faults(&[row(Place::Line, BACKSPACE)]).len(), 1);
    assert_eq!(faults(&[row(Place::Line, F2), row(Place::Line, F2)]).len(), 1);
    assert_eq!(faults(&[row(Place::Line, F2), row(Place::Everywhere, F2)]).len(), 1);
    assert_eq!(faults(&[row(Place::Line, F2), row(Place::Home, F2)]).len(), 0);
}

#[test]
fn missing_rows_are_caught() {
    let table = "pub enum Action {\n    /// A.\n    A,\n    B,\n    Text(TextKey),\n}\n\
                 pub enum TextKey {\n    C,\n}\n\
                 pub const ROWS: &[Row] = &[row(Action::A), row(Action::Text(TextKey::C))];\n";
    assert_eq!(missing(&Source::new(TABLE, table), &Source::new(TABLE, table)), ["Action::B"]);
}
