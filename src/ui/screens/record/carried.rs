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

/// Lists all that was carried over, in the order in which commands number it.
pub(super) fn list(record: &Record, context: Context<'_>) -> Reply {
    let lang = context.lang;
    let all = &record.desk.shown.dossier.carried;
    if all.is_empty() {
        return Reply::note(Weight::Attention, SettleWord::Nothing.text(lang));
    }
    let row = |each: &Carried| {
        let state = carried_state(lang, each.result.as_ref().map(|result| result.state));
        let evidence = each.result.as_ref().map_or("", |result| result.evidence.as_str());
        let evidence = if evidence.is_empty() { String::new() } else { format!(" ({evidence})") };
        let label = format!("{}: {state}{evidence}", carried_kind(lang, each.what));
        item(&label, &each.text.replace('\n', " "), Pick::Carried(each.key()))
    };
    let items = all.iter().map(row).collect();
    Reply::overlay(picker(
        Label::Own(SettleWord::Title.text(lang).to_owned()),
        Purpose::Carried,
        items,
    ))
}

/// Asks what became of the one of this number, from 1.
pub(super) fn of_number(record: &Record, number: usize, context: Context<'_>) -> Reply {
    let at = number.checked_sub(1).and_then(|at| record.desk.shown.dossier.carried.get(at));
    at.map(|each| states(each, context)).unwrap_or_default()
}

fn states(each: &Carried, context: Context<'_>) -> Reply {
    let lang = context.lang;
    let state = |state| item(carried_state(lang, Some(state)), "", Pick::Settled(Some(state)));
    let mut items: Vec<_> = CarriedState::ALL.into_iter().map(state).collect();
    if each.result.is_some() {
        items.push(item(SettleWord::Clear.text(lang), "", Pick::Settled(None)));
    }
    let title = Label::Own(SettleWord::StateTitle.text(lang).to_owned());
    let mut list = picker(title, Purpose::CarriedOf(each.key()), items);
    if let Overlay::Picker(picker) = &mut list {
        picker.about =
            format!("{}: {}", carried_kind(lang, each.what), each.text.replace('\n', " "));
    }
    Reply::overlay(list)
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
            found(record, key).map(|each| states(each, context)).unwrap_or_default()
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
    let reply = record.act(context, Deed::Settle, change);
    if reply.note.is_some() {
        return reply;
    }
    let said = Reply::note(Weight::Done, SettleWord::Done.text(context.lang));
    Reply { effects: reply.effects, ..said }
}

fn found<'a>(record: &'a Record, key: &CarriedKey) -> Option<&'a Carried> {
    record.desk.shown.dossier.carried.iter().find(|each| each.key() == *key)
}
