//! What became of what sessions before left open: `settle`.

use super::commands::{commit, opened, profile};
use super::print::lines;
use super::{Done, Failure, World};
use crate::locale::cli::Word;
use crate::locale::rules::remedied_line;
use crate::locale::session::{carried_kind, carried_state};
use crate::session::Session;
use crate::session::change::Change;
use crate::session::closing::{CarriedKind, CarriedResult, CarriedState};
use crate::shell;
use crate::text::Clean;
use crate::ui::desk::whole_second;

/// The options that say how far something is.
pub(super) const STATES: [(&str, CarriedState); 3] = [
    ("fixed", CarriedState::Fixed),
    ("partly", CarriedState::Partly),
    ("not-fixed", CarriedState::NotFixed),
];

/// Records what became of one of the things that were carried over, and prints all of them.
pub(super) fn settle(world: &World<'_>) -> Done {
    let (mut file, session) = opened(world)?;
    let carried = &session.dossier.carried;
    let number = world.matches.get_one::<usize>("N").copied();
    let set = STATES.into_iter().find(|(name, _)| world.matches.get_flag(name));
    let session = match number {
        Some(number) if set.is_some() || world.matches.get_flag("clear") => {
            let at = number.checked_sub(1).and_then(|at| carried.get(at));
            let each = at.ok_or_else(|| {
                let (number, count) = (number.to_string(), carried.len().to_string());
                let values = [("number", number.as_str()), ("count", &count)];
                world.refused(Word::NoSuchCarried.fill(world.lang, &values))
            })?;
            let evidence = Clean::line(world.word("evidence").unwrap_or_default());
            let result = |state| CarriedResult {
                state,
                at: whole_second(shell::now()),
                evidence: evidence.as_str().to_owned(),
            };
            let (was, now) = (each.result.clone(), set.map(|(_, state)| result(state)));
            commit(world, &mut file, Change::Settle { which: each.key(), was, now })?
        }
        _ => session,
    };
    let mut said = list(world, &session);
    said.extend(session.named_again().into_iter().map(|(was, now)| {
        let (was, now) = ((was + 1).to_string(), (now + 1).to_string());
        Word::CarriedAgain.fill(world.lang, &[("was", &was), ("now", &now)])
    }));
    said.extend(share(world, &session)?);
    lines(&said)
}

/// Says how much of the shortcomings that were carried over is remedied, and what the rules ask.
fn share(world: &World<'_>, session: &Session) -> Result<Option<String>, Failure> {
    let counts = session.remedied(CarriedKind::Shortcoming);
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
