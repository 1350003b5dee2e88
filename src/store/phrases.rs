//! Abbreviations and phrases: those that come with the program, and the user's own before them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::fault::{Fault, FaultKind};
use super::format::broken;
use super::library::{self, PHRASES};
use crate::limits;
use crate::text::abbreviation::Phrases;

/// The table that comes with the program.
const EMBEDDED: &str = include_str!("../rules/go-tat.toml");

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    short: BTreeMap<String, String>,
    phrases: List,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct List {
    list: Vec<String>,
}

/// Returns what comes with the program.
///
/// # Panics
/// Never: a test reads the embedded table.
#[must_use]
pub fn embedded() -> Phrases {
    read(EMBEDDED).expect("the embedded table is read by a test")
}

/// Returns the user's own table of this folder with what comes with the program behind it; the
/// latter alone where there is no such file.
///
/// # Errors
/// A [`Fault`] where there is one that cannot be read.
pub fn load(folder: &Path) -> Result<Phrases, Fault> {
    let path = folder.join(PHRASES);
    let bytes = match library::read(&path, limits::PHRASES_BYTES) {
        Ok(bytes) => bytes,
        Err(fault) if matches!(fault.kind, FaultKind::Missing) => return Ok(embedded()),
        Err(fault) => return Err(fault),
    };
    let mut own = read(&String::from_utf8_lossy(&bytes)).map_err(|kind| Fault { path, kind })?;
    let Phrases { short, sentences } = embedded();
    let is_new = |row: &(String, String)| !own.short.iter().any(|(short, _)| *short == row.0);
    let more: Vec<_> = short.into_iter().filter(is_new).collect();
    own.short.extend(more);
    own.sentences.extend(sentences);
    Ok(own)
}

fn read(text: &str) -> Result<Phrases, FaultKind> {
    let file: File = toml::from_str(text).map_err(|error| broken(text, &error))?;
    Ok(Phrases { short: file.short.into_iter().collect(), sentences: file.phrases.list })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fault::{Breach, BreachKind};
    use crate::store::tests::Place;
    use crate::text::{Clean, fold};

    fn own(name: &str, text: &str) -> Result<Phrases, Fault> {
        let folder = Place::new(name);
        std::fs::write(folder.0.join(PHRASES), text).unwrap();
        assert!(library::list(&folder.0).unwrap().is_empty(), "it is no session");
        load(&folder.0)
    }

    #[test]
    fn the_embedded_table_is_whole() {
        let phrases = embedded();
        assert!(phrases.short.len() > 20 && phrases.sentences.len() > 5);
        for (short, words) in &phrases.short {
            assert_eq!(Clean::new(words).as_str(), words);
            assert!(!short.contains(' '), "{short} is one word");
        }
        let mut folded: Vec<String> = phrases.short.iter().map(|(short, _)| fold(short)).collect();
        folded.sort();
        folded.dedup();
        assert_eq!(folded.len(), phrases.short.len(), "no two are the same without marks");
    }

    #[test]
    fn the_users_own_rows_go_first_and_replace() {
        let phrases =
            own("own", "[short]\n\"đc\" = \"địa chỉ\"\nxyz = \"x\"\n[phrases]\nlist = [\"A\"]\n");
        let phrases = phrases.unwrap();
        let of = |short: &str| -> Vec<&str> {
            let rows = phrases.short.iter().filter(|row| row.0 == short);
            rows.map(|row| row.1.as_str()).collect()
        };
        assert_eq!((of("đc"), of("xyz"), of("đv").len()), (vec!["địa chỉ"], vec!["x"], 1));
        assert_eq!(phrases.sentences[0], "A");
        assert!(phrases.sentences.len() > 1);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let fault = own("number", "[short]\na = 1\n").unwrap_err();
        assert!(matches!(
            &fault.kind,
            FaultKind::Broken(Breach { line: 2, column: 5, kind: BreachKind::Syntax(_) })
        ));
        assert!(own("field", "[sort]\n").is_err());
        assert_eq!(load(Path::new("/nowhere/at/all")).unwrap(), embedded());
        let large = "#".repeat(usize::try_from(limits::PHRASES_BYTES).unwrap() + 1);
        assert!(matches!(own("large", &large).unwrap_err().kind, FaultKind::TooLarge { .. }));
    }
}
