//! What sessions before left open, and what became of it (kết quả khắc phục kỳ trước).

use super::{Source, capital, count};
use crate::minutes::block::Block;
use crate::session::Session;
use crate::session::agenda::Topic;
use crate::session::closing::{Carried, CarriedKind, CarriedState};
use crate::session::paper::Say;

/// Tells whether the meeting was at a step that is about it.
pub(super) fn has_step(session: &Session) -> bool {
    let all = session.agenda.iter().filter(|step| step.topic == Topic::Previous);
    all.into_iter().any(|step| session.standing.started(&step.id).is_some())
}

/// Returns all that was carried over, an item each, with what became of it.
pub(super) fn results(source: &Source<'_>) -> Vec<Block> {
    let all = source.session.dossier.carried.iter();
    let item = |(number, each): (usize, &Carried)| Block::Item {
        mark: format!("{number}."),
        text: source.say(
            Say::CarriedItem,
            &[("what", what(source, each).as_str()), ("result", result(source, each).as_str())],
        ),
    };
    let mut blocks: Vec<Block> = (1..).zip(all).map(item).collect();
    blocks.extend(shares(source));
    blocks
}

/// Returns how much of the shortcomings and promises that were carried over is remedied.
pub(super) fn shares(source: &Source<'_>) -> Vec<Block> {
    let counted = source.session.counted();
    let share = |(what, say)| {
        let counts = counted.remedied(what);
        let percent = counts.percent()?.to_string();
        let values = [
            ("all", counts.all()),
            ("fixed", counts.fixed),
            ("partly", counts.partly),
            ("not", counts.not_fixed),
            ("open", counts.untold),
        ]
        .map(|(name, number)| (name, count(number)));
        let values = values.iter().map(|(name, value)| (*name, value.as_str()));
        source.sentence(say, &values.chain([("percent", &*percent)]).collect::<Vec<_>>())
    };
    let sorts = [
        (CarriedKind::Shortcoming, Say::CarriedShare),
        (CarriedKind::Promise, Say::CarriedPromises),
    ];
    sorts.into_iter().filter_map(share).collect()
}

/// Returns what was carried over, in its own words, with where it comes from.
pub(super) fn what(source: &Source<'_>, each: &Carried) -> String {
    let say = match each.what {
        CarriedKind::Shortcoming => Say::CarriedShortcoming,
        CarriedKind::Promise => Say::CarriedPromise,
        CarriedKind::Opinion => Say::CarriedOpinion,
    };
    let text = each.text.replace('\n', " ");
    let mut about: Vec<String> = Vec::new();
    if !each.who.is_empty() {
        about.push(source.say(Say::Person, &[("name", &each.who)]));
    }
    about.extend(each.from.date.map(|date| date.format("%d/%m/%Y").to_string()));
    let what = source.say(say, &[("text", &text)]);
    capital(&source.with_reason(&what, &about.join(", ")))
}

/// Returns what became of it, with what shows it; that nothing was said yet, where nothing was.
pub(super) fn result(source: &Source<'_>, each: &Carried) -> String {
    let Some(result) = &each.result else { return source.text(Say::CarriedOpen).to_owned() };
    let say = match result.state {
        CarriedState::Fixed => Say::CarriedFixed,
        CarriedState::Partly => Say::CarriedPartly,
        CarriedState::NotFixed => Say::CarriedNot,
    };
    source.with_reason(source.text(say), &result.evidence)
}
