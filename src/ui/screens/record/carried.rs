//! What became of what sessions before left open, settled from lists.

use super::Record;
use super::lists::{item, picker};
use crate::locale::session::{carried_kind, carried_state};
use crate::locale::settling::SettleWord;
use crate::session::change::Change;
use crate::session::closing::{Carried, CarriedKey, CarriedResult, CarriedState};
use crate::text::Clean;
use crate::ui::desk::{Deed, whole_second};
use crate::ui::overlay::{Form, FormPurpose, Label, Overlay, Pick, Purpose};
use crate::ui::screens::{Context, Reply, Weight};

/// Lists all that was carried over, in the order in which commands number it; what shows a result
/// stands in its form, so that there is room for the words.
pub(super) fn list(record: &Record, context: Context<'_>) -> Reply {
    let lang = context.lang;
    let all = &record.desk.shown.dossier.carried;
    if all.is_empty() {
        return Reply::note(Weight::Attention, SettleWord::Nothing.text(lang));
    }
    let counted = record.desk.shown.counted();
    let apart = counted.apart();
    let row = |(at, each): (usize, &Carried)| {
        let state = carried_state(lang, each.result.as_ref().map(|result| result.state));
        let marks = [
            (SettleWord::LikeNumber, counted.again()),
            (SettleWord::UnlikeNumber, apart.as_slice()),
        ];
        let marks = marks.into_iter().map(|(word, pairs)| {
            let others: Vec<_> = others(pairs, at).map(|other| (other + 1).to_string()).collect();
            match others.is_empty() {
                true => String::new(),
                false => word.fill(lang, &[("number", &others.join(", "))]),
            }
        });
        let marks: String = marks.collect();
        let label = format!("{}{marks}: {state}", carried_kind(lang, each.what));
        item(&label, &one_line(each), Pick::Carried(each.key()))
    };
    let items = (0..).zip(all.iter()).map(row).collect();
    Reply::overlay(picker(
        Label::Own(SettleWord::Title.text(lang).to_owned()),
        Purpose::Carried,
        items,
    ))
}

/// Asks what became of the one of this number, from 1.
pub(super) fn of_number(record: &Record, number: usize, context: Context<'_>) -> Reply {
    let at = number.checked_sub(1).filter(|at| *at < record.desk.shown.dossier.carried.len());
    at.map(|at| states(record, at, context)).unwrap_or_default()
}

fn states(record: &Record, at: usize, context: Context<'_>) -> Reply {
    let lang = context.lang;
    let (all, counted) = (&record.desk.shown.dossier.carried, record.desk.shown.counted());
    let each = &all[at];
    let state = |state| item(carried_state(lang, Some(state)), "", Pick::Settled(Some(state)));
    let mut items: Vec<_> = CarriedState::ALL.into_iter().map(state).collect();
    if each.result.is_some() {
        items.push(item(SettleWord::Clear.text(lang), "", Pick::Settled(None)));
    }
    let apart = counted.apart();
    for (word, pairs) in
        [(SettleWord::OneWith, counted.again()), (SettleWord::TwoWith, apart.as_slice())]
    {
        items.extend(others(pairs, at).map(|other| {
            let label = word.fill(lang, &[("number", &(other + 1).to_string())]);
            item(&label, &one_line(&all[other]), Pick::Carried(all[other].key()))
        }));
    }
    let title = Label::Own(SettleWord::StateTitle.text(lang).to_owned());
    Reply::overlay(about(picker(title, Purpose::CarriedOf(each.key()), items), each, context))
}

/// Asks whether two are one.
fn one_or_two(key: &CarriedKey, other: &Carried, context: Context<'_>) -> Reply {
    let lang = context.lang;
    let items = [(SettleWord::AreTwo, true), (SettleWord::AreOne, false)]
        .map(|(word, are_two)| item(word.text(lang), "", Pick::AreTwo(are_two)));
    let title = Label::Own(SettleWord::OneOrTwo.text(lang).to_owned());
    let purpose = Purpose::OneOrTwo(key.clone(), other.key());
    Reply::overlay(about(picker(title, purpose, items.into()), other, context))
}

/// Returns the places that are in a pair with this one.
fn others(pairs: &[(usize, usize)], at: usize) -> impl Iterator<Item = usize> {
    pairs.iter().filter_map(move |(was, now)| match at {
        _ if at == *was => Some(*now),
        _ if at == *now => Some(*was),
        _ => None,
    })
}

fn one_line(each: &Carried) -> String {
    each.text.replace('\n', " ")
}

/// Says in a list what it is about, and of which day.
fn about(mut list: Overlay, each: &Carried, context: Context<'_>) -> Overlay {
    if let Overlay::Picker(picker) = &mut list {
        let what = carried_kind(context.lang, each.what);
        let day = each.from.date.map(|day| day.format(" (%d/%m/%Y)").to_string());
        picker.about = format!("{what}{}: {}", day.unwrap_or_default(), one_line(each));
    }
    list
}

/// Does what was picked from one of these lists.
pub(super) fn on_picks(
    record: &mut Record,
    purpose: &Purpose,
    picks: &[Pick],
    context: Context<'_>,
) -> Reply {
    match (purpose, picks.first()) {
        (Purpose::Carried, Some(Pick::Carried(key))) => {
            place(record, key).map(|at| states(record, at, context)).unwrap_or_default()
        }
        (Purpose::CarriedOf(key), Some(Pick::Carried(other))) => {
            found(record, other).map(|other| one_or_two(key, other, context)).unwrap_or_default()
        }
        (Purpose::OneOrTwo(one, other), Some(Pick::AreTwo(are_two))) => {
            let (one, other, are_two) = (one.clone(), other.clone(), *are_two);
            let change = Change::TellApart { one, other, are_two };
            let said = if are_two { SettleWord::DoneTwo } else { SettleWord::DoneOne };
            done(record.act(context, Deed::TellApart, change), said, context)
        }
        (Purpose::CarriedOf(key), Some(Pick::Settled(Some(state)))) => {
            let there = found(record, key).and_then(|each| each.result.as_ref());
            let evidence = there.map_or("", |result| result.evidence.as_str());
            let lang = context.lang;
            let own = |word: SettleWord| Label::Own(word.text(lang).to_owned());
            let fields = [(own(SettleWord::FieldEvidence), evidence)];
            let purpose = FormPurpose::Settle(key.clone(), *state);
            let state_name = carried_state(lang, Some(*state));
            let title = Label::Own(SettleWord::FormTitle.fill(lang, &[("state", state_name)]));
            let mut form = Form::filled(title, purpose, &fields);
            form.hint = SettleWord::EvidenceHint.text(lang).to_owned();
            Reply::overlay(Overlay::Form(form))
        }
        (Purpose::CarriedOf(key), Some(Pick::Settled(None))) => settle(record, key, None, context),
        _ => Reply::default(),
    }
}

/// Records what became of one, with what shows it.
pub(super) fn on_form(
    record: &mut Record,
    (key, state): (&CarriedKey, CarriedState),
    form: &Form,
    context: Context<'_>,
) -> Reply {
    let evidence = Clean::line(form.value(0)).as_str().to_owned();
    let result = CarriedResult { state, at: whole_second(context.now), evidence };
    settle(record, key, Some(result), context)
}

fn settle(
    record: &mut Record,
    key: &CarriedKey,
    now: Option<CarriedResult>,
    context: Context<'_>,
) -> Reply {
    let was = found(record, key).and_then(|each| each.result.clone());
    let change = Change::Settle { which: key.clone(), was, now };
    done(record.act(context, Deed::Settle, change), SettleWord::Done, context)
}

/// Says that it is done, unless it was refused.
fn done(reply: Reply, said: SettleWord, context: Context<'_>) -> Reply {
    if reply.note.is_some() {
        return reply;
    }
    let said = Reply::note(Weight::Done, said.text(context.lang));
    Reply { effects: reply.effects, ..said }
}

fn place(record: &Record, key: &CarriedKey) -> Option<usize> {
    record.desk.shown.dossier.carried.iter().position(|each| each.key() == *key)
}

fn found<'a>(record: &'a Record, key: &CarriedKey) -> Option<&'a Carried> {
    record.desk.shown.dossier.carried.get(place(record, key)?)
}
