//! `revise`: the next draft of the report comes into a session that has remarks.

use std::collections::BTreeSet;

use super::commands::{commit, opened_to_write, profile};
use super::print::lines;
use super::windows::folder;
use super::{Done, Exit, Failure, World, reports};
use crate::locale::Lang;
use crate::locale::named::step_title;
use crate::locale::revision::{RevisionWord, how, mispaired, part};
use crate::locale::session::refusal;
use crate::report::mend::Mended;
use crate::session::Session;
use crate::session::agenda::{StepState, Topic};
use crate::session::change::{ChangeId, Stamp};
use crate::session::mending::Decisions;
use crate::session::preparation::Preparation;
use crate::session::revision::{How, Match, Pairing, Part, Revision, Side, is_stranger};
use crate::shell;
use crate::store::preparation;
use crate::text::bracketed;
use crate::ui::desk::whole_second;

/// Prints both drafts side by side and takes the new one in.
pub(super) fn revise(world: &World<'_>) -> Done {
    let pairing = pairing(world)?;
    let (mut file, session) = opened_to_write(world)?;
    let (mended, mends) = mended(world, &session)?;
    let reading = &mended.reading;
    let profile = profile(world)?;
    let template = profile.template(session.meeting.kind);
    let at = whole_second(shell::now());
    let revision = session.revision(&reading.outline, template, &pairing, at);
    let revision = revision.map_err(|why| world.refused(mispaired(world.lang, &why)))?;
    let path = world.path("FILE").display().to_string();
    let values = [("file", path.as_str())];
    if revision.is_same() {
        return lines(&[RevisionWord::Same.fill(world.lang, &values)]);
    }
    let report = world.path("REPORT").display().to_string();
    if is_stranger(&revision.matches) {
        let word = RevisionWord::Stranger;
        return Err(world.refused(word.fill(world.lang, &[("report", &report)])));
    }
    let change = revision.change();
    let tried = session.apply(&change, &Stamp { id: ChangeId(1), at });
    let after = tried.map_err(|why| world.refused(refusal(world.lang, &session, &why)))?.session;
    let mut said = side_by_side(world.lang, &session, &revision.matches);
    said.extend(mends);
    said.extend(on_the_agenda(world.lang, &after, &revision, &path));
    if !reading.doubts.is_empty() {
        let count = reading.doubts.len().to_string();
        let values = [("count", count.as_str()), ("report", &report)];
        said.push(RevisionWord::Doubts.fill(world.lang, &values));
    }
    said.push(counts(world.lang, &revision.matches));
    if world.matches.get_flag("dry-run") {
        said.push(RevisionWord::DryRun.fill(world.lang, &values));
        return lines(&said);
    }
    commit(world, &mut file, change)?;
    forget_preparation(world)?;
    said.push(RevisionWord::Done.fill(world.lang, &values));
    lines(&said)
}

/// Reads the new draft and mends it again where the one before was mended, and where this very file
/// is being prepared; says where, and what of it is not found.
fn mended(world: &World<'_>, session: &Session) -> Result<(Mended, Vec<String>), Failure> {
    let source = reports::source(world)?;
    if world.matches.get_flag("as-read") {
        return Ok((source.mended(&Decisions::default()), Vec::new()));
    }
    let (mut decisions, mut lost) = source.moved(&session.outline.mends);
    let again: BTreeSet<u32> = source.numbers(&decisions).collect();
    let mut out = Vec::new();
    if !again.is_empty() {
        let (count, numbers) = (again.len().to_string(), list_of(&again));
        let values = [("count", &*count), ("lines", &*numbers)];
        out.push(RevisionWord::MendedAgain.fill(world.lang, &values));
    }
    if let Some(found) = being_prepared(world)? {
        let (here, gone) = source.moved(&found.decisions);
        let count = source.numbers(&here).count().to_string();
        out.push(RevisionWord::MendedHere.fill(world.lang, &[("count", &count)]));
        decisions.cuts.extend(here.cuts);
        decisions.made.extend(here.made);
        lost.extend(gone);
    }
    if !lost.is_empty() {
        let (count, report) = (lost.len().to_string(), world.path("REPORT").display().to_string());
        let values = [("count", &*count), ("report", &*report)];
        out.push(RevisionWord::MendsLost.fill(world.lang, &values));
        out.extend(lost.iter().map(|begins| format!("  «{begins}»")));
    }
    Ok((source.mended(&decisions), out))
}

fn list_of(numbers: &BTreeSet<u32>) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// Returns what was said of this very file on the prepare screen, where it was mended there.
fn being_prepared(world: &World<'_>) -> Result<Option<Preparation>, Failure> {
    let (folder, report) = (folder(world)?, world.path("REPORT"));
    Ok(preparation::find(&folder, &report).filter(|found| !found.decisions.is_empty()))
}

/// The report is in a session now: a preparation that says nothing else is over.
fn forget_preparation(world: &World<'_>) -> Done {
    let over = |found: &Preparation| found.members.is_empty() && found.agenda.is_none();
    if being_prepared(world)?.is_some_and(|found| over(&found)) {
        let kept = preparation::keep(&folder(world)?, &world.path("REPORT"), None);
        kept.map_err(|why| world.fault(&why))?;
    }
    Ok(Exit::Fine)
}

/// Returns what the command line says of which item is which.
pub(super) fn pairing(world: &World<'_>) -> Result<Pairing, Failure> {
    let all = |name: &str| world.matches.get_many::<String>(name).into_iter().flatten();
    let mut pairing = Pairing { apart: all("not").cloned().collect(), ..Pairing::default() };
    for pair in all("same") {
        let bad = || world.refused(RevisionWord::BadPair.fill(world.lang, &[("pair", pair)]));
        let (old, new) = pair.split_once('=').ok_or_else(bad)?;
        pairing.same.push((old.trim().to_owned(), new.trim().to_owned()));
    }
    Ok(pairing)
}

/// Lists all that is not as it was, part by part.
pub(super) fn side_by_side(lang: Lang, session: &Session, matches: &[Match]) -> Vec<String> {
    let mut out = Vec::new();
    for of in Part::ALL {
        let mut rows = matches.iter().filter(|each| each.part == of);
        let changed: Vec<_> = rows.by_ref().filter(|each| each.how() != How::Kept).collect();
        if changed.is_empty() {
            continue;
        }
        out.push(part(lang, of).to_owned());
        for each in changed {
            out.push(format!("  {}", head(lang, session, each)));
            out.extend(words(each));
        }
        out.push(String::new());
    }
    out
}

/// Which thing it is, where it was and is, and what became of it.
fn head(lang: Lang, session: &Session, each: &Match) -> String {
    let is_item = !each.part.prefix().is_empty();
    let sections = [&each.was, &each.now].map(|side| side.as_ref().map(|side| &side.section));
    let same_section = matches!(sections, [Some(was), Some(now)] if was == now);
    let place = |side: &Option<Side>| match side {
        None => "–".to_owned(),
        Some(side) if !is_item => side.section.clone(),
        Some(side) if same_section => side.number.to_string(),
        Some(side) => {
            let values = [("number", &*side.number.to_string()), ("section", &*side.section)];
            RevisionWord::Place.fill(lang, &values)
        }
    };
    let became = how(lang, each.how());
    let percent = (each.likeness / 10).to_string();
    let tied = match &each.was {
        Some(side) if each.part == Part::Shortcomings => {
            let about = |id: &crate::session::ids::ShortcomingId| id.as_str() == side.id;
            let tied = |remark: &&std::sync::Arc<crate::session::remark::Remark>| {
                remark.link.shortcomings.iter().any(about)
            };
            session.remarks.iter().filter(tied).count()
        }
        _ => 0,
    };
    let became = match each.how() {
        How::Reworded if each.part != Part::Front => {
            RevisionWord::Likeness.fill(lang, &[("how", became), ("percent", &percent)])
        }
        How::Gone if tied > 0 => {
            let count = tied.to_string();
            RevisionWord::StillTied.fill(lang, &[("how", became), ("count", &count)])
        }
        _ => became.to_owned(),
    };
    let side = each.was.as_ref().or(each.now.as_ref());
    let id = side.filter(|_| is_item).map_or(String::new(), |side| format!("{}  ", side.id));
    let (was, now) = (place(&each.was), place(&each.now));
    match was == now {
        true if was.is_empty() => became,
        true => format!("{id}{was} · {became}"),
        false => format!("{id}{was} → {now} · {became}"),
    }
}

/// The words of both drafts, one below the other; once where they are the same.
fn words(each: &Match) -> Vec<String> {
    let lines = |sign: char, text: &str| -> Vec<String> {
        text.lines().map(|line| format!("    {sign} {line}")).collect()
    };
    match (&each.was, &each.now) {
        (Some(was), Some(now)) if was.text == now.text => lines('=', &now.text),
        (Some(was), Some(now)) => {
            let (was, now) = bracketed(&was.text, &now.text);
            [lines('-', &was), lines('+', &now)].concat()
        }
        (Some(was), None) => lines('-', &was.text),
        (None, now) => now.as_ref().map_or_else(Vec::new, |now| lines('+', &now.text)),
    }
}

/// Says which steps came, and which are about what is gone.
fn on_the_agenda(lang: Lang, after: &Session, revision: &Revision, file: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, step) in after.agenda.iter().enumerate() {
        let title = step_title(lang, after, step);
        let mut values = vec![("id", step.id.as_str()), ("title", &*title), ("file", file)];
        if revision.added.contains(&step.id) {
            let behind = at.checked_sub(1).map(|at| after.agenda[at].id.as_str());
            values.extend(behind.map(|behind| ("behind", behind)));
            let word = behind.map_or(RevisionWord::StepAddedFirst, |_| RevisionWord::StepAdded);
            out.push(word.fill(lang, &values));
        }
        let is_gone = |id| {
            let was = revision.was.outline.is_gone(id);
            !was && after.outline.is_gone(id)
        };
        if let Topic::Shortcoming(id) = &step.topic
            && is_gone(id)
            && after.step_state(&step.id) == StepState::ToCome
        {
            out.push(RevisionWord::StepOfGone.fill(lang, &values));
        }
    }
    let shortcomings = revision.matches.iter().filter(|each| each.part == Part::Shortcomings);
    let new = shortcomings.filter(|each| each.how() == How::New).count();
    if let Some(without) = new.checked_sub(revision.added.len()).filter(|count| *count > 0) {
        let count = without.to_string();
        out.push(RevisionWord::NoStep.fill(lang, &[("count", &count)]));
    }
    out
}

/// How many items became what; headings are no items.
pub(super) fn counts(lang: Lang, matches: &[Match]) -> String {
    let count = |how: How| {
        let items = matches.iter().filter(|each| !each.part.prefix().is_empty());
        items.filter(|each| each.how() == how).count().to_string()
    };
    let values = [
        ("kept", count(How::Kept)),
        ("moved", count(How::Moved)),
        ("reworded", count(How::Reworded)),
        ("back", count(How::Back)),
        ("new", count(How::New)),
        ("gone", count(How::Gone)),
    ];
    RevisionWord::Counts.fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}
