//! What became of what sessions before left open: `settle`.

use super::commands::{commit, opened, profile};
use super::print::lines;
use super::{Done, Failure, World};
use crate::locale::cli::Word;
use crate::locale::finding::quoted;
use crate::locale::rules::remedied_line;
use crate::locale::session::{carried_kind, carried_state};
use crate::session::Session;
use crate::session::change::Change;
use crate::session::closing::{Carried, CarriedKind, CarriedResult, CarriedState};
use crate::session::remedied::Remedied;
use crate::shell;
use crate::text::Clean;
use crate::ui::desk::whole_second;

/// The options that say how far something is.
pub(super) const STATES: [(&str, CarriedState); 3] = [
    ("fixed", CarriedState::Fixed),
    ("partly", CarriedState::Partly),
    ("not-fixed", CarriedState::NotFixed),
];

/// Records what became of one of the things that were carried over, or that it is none of the
/// others, and prints all of them.
pub(super) fn settle(world: &World<'_>) -> Done {
    let (mut file, session) = opened(world)?;
    let session = match change(world, &session)? {
        Some(change) => commit(world, &mut file, change)?,
        None => session,
    };
    let counted = session.counted();
    let mut said = list(world, &session);
    let file = quoted(&world.path("FILE").display().to_string());
    let pair = |word: Word, option: &str, (was, now): (usize, usize)| {
        let (was, now) = ((was + 1).to_string(), (now + 1).to_string());
        let command = format!("kiemdiem settle {file} {now} --{option} {was}");
        word.fill(world.lang, &[("was", &was), ("now", &now), ("command", &command)])
    };
    said.extend(counted.again().iter().map(|each| pair(Word::CarriedAgain, "apart", *each)));
    said.extend(counted.apart().into_iter().map(|each| pair(Word::CarriedApart, "no-apart", each)));
    said.extend(share(world, counted.remedied(CarriedKind::Shortcoming))?);
    lines(&said)
}

/// Returns what the options ask for.
fn change(world: &World<'_>, session: &Session) -> Result<Option<Change>, Failure> {
    let Some(number) = world.matches.get_one::<usize>("N").copied() else { return Ok(None) };
    let each = of_number(world, session, number)?;
    let other = |name| world.matches.get_one::<usize>(name).copied();
    if let Some(of) = other("apart").or_else(|| other("no-apart")) {
        let (one, other) = (each.key(), of_number(world, session, of)?.key());
        if one == other || [&one, &other].iter().any(|key| key.what != CarriedKind::Shortcoming) {
            let (number, of) = (number.to_string(), of.to_string());
            let values = [("one", number.as_str()), ("other", &of)];
            return Err(world.refused(Word::NotTwoCarried.fill(world.lang, &values)));
        }
        let are_two = world.matches.contains_id("apart");
        return Ok(Some(Change::TellApart { one, other, are_two }));
    }
    let set = STATES.into_iter().find(|(name, _)| world.matches.get_flag(name));
    if set.is_none() && !world.matches.get_flag("clear") {
        return Ok(None);
    }
    let evidence = Clean::line(world.word("evidence").unwrap_or_default());
    let result = |state| CarriedResult {
        state,
        at: whole_second(shell::now()),
        evidence: evidence.as_str().to_owned(),
    };
    let (was, now) = (each.result.clone(), set.map(|(_, state)| result(state)));
    Ok(Some(Change::Settle { which: each.key(), was, now }))
}

/// Returns the one of this number, from 1.
fn of_number<'a>(
    world: &World<'_>,
    session: &'a Session,
    number: usize,
) -> Result<&'a Carried, Failure> {
    let carried = &session.dossier.carried;
    let at = number.checked_sub(1).and_then(|at| carried.get(at));
    at.ok_or_else(|| {
        let (number, count) = (number.to_string(), carried.len().to_string());
        let values = [("number", number.as_str()), ("count", &count)];
        world.refused(Word::NoSuchCarried.fill(world.lang, &values))
    })
}

/// Says how much of the shortcomings that were carried over is remedied, and what the rules ask.
fn share(world: &World<'_>, counts: Remedied) -> Result<Option<String>, Failure> {
    let Some(percent) = counts.percent() else { return Ok(None) };
    let (all, fixed, percent) =
        (counts.all().to_string(), counts.fixed.to_string(), percent.to_string());
    let rule = remedied_line(world.lang, &profile(world)?.rating.remedied);
    let values = [("all", &*all), ("fixed", &*fixed), ("percent", &*percent), ("rule", &*rule)];
    Ok(Some(Word::CarriedShare.fill(world.lang, &values)))
}

fn list(world: &World<'_>, session: &Session) -> Vec<String> {
    let lang = world.lang;
    let all = (1..).zip(session.dossier.carried.iter());
    let all: Vec<String> = all
        .map(|(number, each): (usize, _)| {
            let state = carried_state(lang, each.result.as_ref().map(|result| result.state));
            let evidence = each.result.as_ref().map_or("", |result| &result.evidence);
            let result = match evidence.is_empty() {
                true => state.to_owned(),
                false => format!("{state} ({evidence})"),
            };
            let (number, text) = (number.to_string(), each.text.replace('\n', " "));
            let values = [
                ("number", number.as_str()),
                ("what", carried_kind(lang, each.what)),
                ("text", &text),
                ("result", &result),
            ];
            Word::CarriedLine.fill(lang, &values)
        })
        .collect();
    match all.is_empty() {
        true => vec![Word::NothingCarried.text(lang).to_owned()],
        false => all,
    }
}
