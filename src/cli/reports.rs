//! Commands that read a report: a file or standard input.

use std::io::{self, Read};
use std::path::Path;

use serde_json::json;

use super::print::{self, lines};
use super::{Done, Exit, Failure, World};
use crate::limits;
use crate::locale::cli::Word;
use crate::locale::lint::weakness;
use crate::locale::report::unreadable;
use crate::report::lint::{Weakness, WeaknessKind};
use crate::report::mend::Source;
use crate::report::{self, Encoding, Part, ReadAs, Reading, Unreadable};
use crate::session::mending::Decisions;
use crate::store::library;

/// The words of `--encoding`.
pub(super) const ENCODINGS: [&str; 3] =
    [Encoding::Tcvn3.word(), Encoding::Vni.word(), Encoding::Windows1258.word()];

/// Returns the bytes of the report that the command line names; `-` is standard input.
pub(super) fn bytes(world: &World<'_>) -> Result<Vec<u8>, Failure> {
    let path = world.path("REPORT");
    if path != Path::new("-") {
        return library::read(&path, limits::DOCX_BYTES).map_err(|why| world.fault(&why));
    }
    let mut bytes = Vec::new();
    let read = io::stdin().take(limits::DOCX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|_| world.refused(Word::InputFailed.text(world.lang)))?;
    Ok(bytes)
}

/// Returns how the command line wants a report to be read.
pub(super) fn how(world: &World<'_>) -> ReadAs {
    let named = |encoding: &Encoding| Some(encoding.word()) == world.word("encoding");
    let part = world.word("part").map(|part| match part.parse() {
        Ok(number) => Part::Number(number),
        Err(_) => Part::Whole,
    });
    ReadAs { encoding: Encoding::ALL.into_iter().find(named), part }
}

/// The words of `--part`: a report has not more parts than that.
pub(super) const PARTS: [&str; 10] = ["all", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Reads the report that the command line names, as it wants it to be read.
pub(super) fn reading(world: &World<'_>) -> Result<Reading, Failure> {
    let bytes = bytes(world)?;
    report::read(&bytes, how(world)).map_err(|why| not_read(world, &why))
}

/// Reads the lines of the report that the command line names, to be mended.
pub(super) fn source(world: &World<'_>) -> Result<Source, Failure> {
    Source::read(&bytes(world)?, how(world)).map_err(|why| not_read(world, &why))
}

/// Says why a report cannot be read.
fn not_read(world: &World<'_>, why: &Unreadable) -> Failure {
    let path = world.path("REPORT");
    world.refused(format!("{}: {}", path.display(), unreadable(world.lang, why)))
}

/// Prints what was understood of a report.
pub(super) fn outline(world: &World<'_>) -> Done {
    if world.matches.get_flag("json") {
        let mended = source(world)?.mended(&Decisions::default());
        return print::line(&print::outline_json(world.lang, &mended));
    }
    lines(&print::outline(world.lang, &reading(world)?))
}

/// Tells what is weak in a report, a line each.
pub(super) fn lint(world: &World<'_>) -> Done {
    let found = report::lint::lint(&reading(world)?);
    if world.matches.get_flag("json") {
        print::line(&lint_json(world, &found))?;
    } else if found.is_empty() {
        print::line(Word::Fine.text(world.lang))?;
    } else {
        lines(&found.iter().map(|each| weakness(world.lang, each)).collect::<Vec<_>>())?;
    }
    Ok(if found.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// Weaknesses for machines: line, a name of the rule that stays, the item, and the words.
fn lint_json(world: &World<'_>, found: &[Weakness]) -> String {
    let rows = found.iter().map(|each| {
        let (rule, item) = match &each.kind {
            WeaknessKind::OnlyObjectiveCauses => ("only-objective-causes", None),
            WeaknessKind::PromisedPartAbsent { .. } => ("promised-part-absent", None),
            WeaknessKind::PartsNotTold { .. } => ("parts-not-told", None),
            WeaknessKind::CausesWithoutShortcomings => ("causes-without-shortcomings", None),
            WeaknessKind::ShortcomingsWithoutCauses => ("shortcomings-without-causes", None),
            WeaknessKind::ShortcomingsWithoutRemedies => ("shortcomings-without-remedies", None),
            WeaknessKind::VagueShortcoming { id } => ("vague-shortcoming", Some(id.as_str())),
            WeaknessKind::OpenRemedy { id, has_date, has_owner } => {
                let rule = match (has_date, has_owner) {
                    (false, false) => "remedy-without-date-and-owner",
                    (false, true) => "remedy-without-date",
                    _ => "remedy-without-owner",
                };
                (rule, Some(id.as_str()))
            }
            WeaknessKind::NumberRepeated { .. } => ("number-repeated", None),
            WeaknessKind::NumberSkipped { .. } => ("number-skipped", None),
            WeaknessKind::LetterMissing => ("letter-missing", None),
        };
        let text = weakness(world.lang, each);
        json!({ "line": each.line, "rule": rule, "item": item, "text": text })
    });
    let all = json!({ "findings": rows.collect::<Vec<_>>() });
    serde_json::to_string_pretty(&all).unwrap_or_default()
}
