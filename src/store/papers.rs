//! What papers look like and say: what comes with the program, and the user's own rows over it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::fault::{BreachKind, Fault, FaultKind};
use super::format::{breach, broken, utf8};
use super::library::{self, PAPERS};
use crate::limits;
use crate::session::paper::{Layout, Office, PaperRules, Say, Sentences, Switches, foreign_place};
use crate::text::stripped;

/// The table that comes with the program.
const EMBEDDED: &str = include_str!("../rules/van-ban.toml");

/// What letters may measure, in points.
const LETTERS: RangeInclusive<u32> = 6..=40;
/// What margins and distances may measure, in millimetres or points.
const DISTANCES: RangeInclusive<u32> = 0..=60;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    paper: Paper,
    switches: SwitchTable,
    office: OfficeTable,
    sentence: BTreeMap<Spanned<String>, Spanned<String>>,
}

type Number = Option<Spanned<u32>>;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Paper {
    font: Option<String>,
    size: Number,
    party_size: Number,
    title_size: Number,
    table_size: Number,
    recipients_size: Number,
    margins: Option<[Spanned<u32>; 4]>,
    number_from_top: Number,
    first_line: Number,
    after: Number,
    line: Number,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct SwitchTable {
    date_line: Option<bool>,
    dash_rule: Option<bool>,
    times: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct OfficeTable {
    superior: Option<String>,
    name: Option<String>,
    code: Option<String>,
    place: Option<String>,
    venue: Option<String>,
    documents: Option<String>,
    recipients: Option<Vec<String>>,
}

/// Returns what comes with the program.
///
/// # Panics
/// Never: a test reads the embedded table.
#[must_use]
pub fn embedded() -> PaperRules {
    read(EMBEDDED, None).expect("the embedded table is read by a test")
}

/// Returns what comes with the program, with the user's own rows of these folders over it; a row
/// of a later folder goes over that of an earlier one.
///
/// # Errors
/// A [`Fault`] where one of the user's tables is there and cannot be read.
pub fn load(folders: &[&Path]) -> Result<PaperRules, Fault> {
    let mut rules = embedded();
    for folder in folders {
        let path = folder.join(PAPERS);
        let bytes = match library::read(&path, limits::PAPERS_BYTES) {
            Ok(bytes) => bytes,
            Err(fault) if matches!(fault.kind, FaultKind::Missing) => continue,
            Err(fault) => return Err(fault),
        };
        let read =
            utf8(&bytes).and_then(|text| read(text.trim_start_matches('\u{feff}'), Some(&rules)));
        rules = read.map_err(|kind| Fault { path: path.clone(), kind })?;
    }
    Ok(rules)
}

/// Reads a table; what it does not have is as in `base`.
fn read(text: &str, base: Option<&PaperRules>) -> Result<PaperRules, FaultKind> {
    let file: File = toml::from_str(text).map_err(|error| broken(text, &error))?;
    Ok(PaperRules {
        layout: layout(text, file.paper, base.map(|base| &base.layout))?,
        switches: switches(text, &file.switches, base.map(|base| base.switches))?,
        office: office(file.office, base.map(|base| base.office.clone()).unwrap_or_default()),
        sentences: sentences(text, &file.sentence, base.map(|base| &base.sentences))?,
    })
}

fn missing(text: &str, field: &str) -> FaultKind {
    FaultKind::Broken(breach(text, 0..0, BreachKind::MissingField(field.to_owned())))
}

fn layout(text: &str, own: Paper, base: Option<&Layout>) -> Result<Layout, FaultKind> {
    let within = |number: &Spanned<u32>, allowed: &RangeInclusive<u32>| {
        let value = *number.get_ref();
        if allowed.contains(&value) {
            return Ok(value);
        }
        let allowed = format!("{}-{}", allowed.start(), allowed.end());
        let kind = BreachKind::UnknownWord { word: value.to_string(), allowed };
        Err(FaultKind::Broken(breach(text, number.span(), kind)))
    };
    let number = |field: &str, own: &Number, base: Option<u32>, allowed| match own {
        Some(number) => within(number, allowed),
        None => base.ok_or_else(|| missing(text, field)),
    };
    let mut margins = base.map_or([0; 4], |base| base.margins);
    for (margin, own) in margins.iter_mut().zip(own.margins.iter().flatten()) {
        *margin = within(own, &DISTANCES)?;
    }
    let font = own.font.map(|font| stripped(&font)).or(base.map(|base| base.font.clone()));
    Ok(Layout {
        font: font.ok_or_else(|| missing(text, "font"))?,
        size: number("size", &own.size, base.map(|base| base.size), &LETTERS)?,
        party_size: number("party-size", &own.party_size, base.map(|b| b.party_size), &LETTERS)?,
        title_size: number("title-size", &own.title_size, base.map(|b| b.title_size), &LETTERS)?,
        table_size: number("table-size", &own.table_size, base.map(|b| b.table_size), &LETTERS)?,
        recipients_size: number(
            "recipients-size",
            &own.recipients_size,
            base.map(|base| base.recipients_size),
            &LETTERS,
        )?,
        margins,
        number_from_top: number(
            "number-from-top",
            &own.number_from_top,
            base.map(|base| base.number_from_top),
            &DISTANCES,
        )?,
        first_line: number("first-line", &own.first_line, base.map(|b| b.first_line), &DISTANCES)?,
        after: number("after", &own.after, base.map(|base| base.after), &DISTANCES)?,
        line: number("line", &own.line, base.map(|base| base.line), &DISTANCES)?,
    })
}

fn switches(text: &str, own: &SwitchTable, base: Option<Switches>) -> Result<Switches, FaultKind> {
    let switch = |field: &str, own: Option<bool>, base: Option<bool>| {
        own.or(base).ok_or_else(|| missing(text, field))
    };
    Ok(Switches {
        date_line: switch("date-line", own.date_line, base.map(|base| base.date_line))?,
        dash_rule: switch("dash-rule", own.dash_rule, base.map(|base| base.dash_rule))?,
        times: switch("times", own.times, base.map(|base| base.times))?,
    })
}

fn office(own: OfficeTable, base: Office) -> Office {
    let text = |own: Option<String>, base| own.map_or(base, |own| stripped(&own));
    let list = |own: Vec<String>| own.iter().map(|each| stripped(each)).collect();
    Office {
        superior: text(own.superior, base.superior),
        name: text(own.name, base.name),
        code: text(own.code, base.code),
        place: text(own.place, base.place),
        venue: text(own.venue, base.venue),
        documents: text(own.documents, base.documents),
        recipients: own.recipients.map_or(base.recipients, list),
    }
}

fn sentences(
    text: &str,
    own: &BTreeMap<Spanned<String>, Spanned<String>>,
    base: Option<&Sentences>,
) -> Result<Sentences, FaultKind> {
    for (key, sentence) in own {
        let wrong = |span, kind| Err(FaultKind::Broken(breach(text, span, kind)));
        let Some(say) = Say::ALL.iter().find(|say| say.key() == key.get_ref()) else {
            let field = key.get_ref().clone();
            let is_near = |key: &&str| key.chars().next() == field.chars().next();
            let keys = Say::ALL.iter().map(|say| say.key()).filter(is_near);
            let allowed = keys.collect::<Vec<_>>().join(", ");
            return wrong(key.span(), BreachKind::UnknownField { field, allowed });
        };
        if let Some(place) = foreign_place(*say, sentence.get_ref()) {
            let braces = |place: &&str| format!("{{{place}}}");
            let allowed = say.places().iter().map(braces).collect::<Vec<_>>().join(", ");
            let kind = BreachKind::UnknownWord { word: braces(&place), allowed };
            return wrong(sentence.span(), kind);
        }
    }
    let own = |say: Say| own.get(say.key()).map(|sentence| stripped(sentence.get_ref()));
    let base = |say: Say| base.map(|base| base.text(say).to_owned());
    Sentences::new(|say| own(say).or_else(|| base(say))).map_err(|say| missing(text, say.key()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fault::Breach;
    use crate::store::tests::Place;
    use crate::text::Clean;

    fn own(name: &str, text: &str) -> Result<PaperRules, Fault> {
        let folder = Place::new(name);
        std::fs::write(folder.0.join(PAPERS), text).unwrap();
        assert!(library::list(&folder.0).unwrap().is_empty(), "it is no session");
        load(&[Path::new("/nowhere/at/all"), &folder.0])
    }

    /// Every sentence is there, may have the places it has, and is text as we keep it.
    #[test]
    fn the_embedded_table_is_whole() {
        let rules = embedded();
        assert_eq!(rules.layout.margins, [20, 15, 20, 30]);
        for say in Say::ALL {
            let text = rules.sentences.text(*say);
            assert!(!text.is_empty(), "{}", say.key());
            assert_eq!(Clean::new(text).as_str(), text);
            assert_eq!(foreign_place(*say, text), None, "{}", say.key());
        }
        assert_eq!(load(&[]).unwrap(), rules);
    }

    #[test]
    fn the_users_own_rows_replace_single_ones() {
        let text = "[paper]\nleft = 1\n";
        assert!(own("papers-field", text).is_err(), "margins are one list");
        let text = "[paper]\nmargins = [25, 15, 25, 35]\n[switches]\ntimes = true\n[office]\n\
                    code = \"ĐU\"\n[sentence]\nminutes-title = \"Biên bản\"\ncopies = \"\"\n";
        let rules = own("papers-own", text).unwrap();
        assert_eq!((rules.layout.margins, rules.layout.size), ([25, 15, 25, 35], 14));
        assert!(rules.switches.times && rules.switches.date_line);
        assert_eq!(rules.office.code, "ĐU");
        assert_eq!(rules.sentences.text(Say::MinutesTitle), "Biên bản");
        assert_eq!(rules.sentences.text(Say::Copies), "");
        assert_eq!(rules.sentences.text(Say::Party), embedded().sentences.text(Say::Party));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let at = |name: &str, text: &str| match own(name, text).unwrap_err().kind {
            FaultKind::Broken(Breach { line, column, kind }) => (line, column, kind),
            other => panic!("{other:?}"),
        };
        let word = |word: &str, allowed: &str| BreachKind::UnknownWord {
            word: word.to_owned(),
            allowed: allowed.to_owned(),
        };
        assert_eq!(at("papers-size", "[paper]\nsize = 99\n"), (2, 8, word("99", "6-40")));
        let margins = "[paper]\nmargins = [20, 15, 20, 61]\n";
        assert_eq!(at("papers-margins", margins), (2, 24, word("61", "0-60")));
        let place = "[sentence]\nbegan = \"{tme}\"\n";
        assert_eq!(at("papers-place", place), (2, 9, word("{tme}", "{time}, {date}")));
        let (line, column, kind) = at("papers-key", "[sentence]\nbegun = \"x\"\n");
        assert_eq!((line, column), (2, 1));
        assert!(matches!(kind, BreachKind::UnknownField { field, .. } if field == "begun"));
        assert!(matches!(at("papers-syntax", "[paper\n").2, BreachKind::Syntax(_)));
        let large = "#".repeat(usize::try_from(limits::PAPERS_BYTES).unwrap() + 1);
        let large = own("papers-large", &large).unwrap_err();
        assert!(matches!(large.kind, FaultKind::TooLarge { .. }));
    }
}
