//! The remedy plan (kế hoạch khắc phục): five columns, a row for each shortcoming in the report's
//! own words and place with who answers for it, then what the report proposes and what was promised
//! besides; what is to be shown stands in the last column.

use super::{Source, capital, carried};
use crate::minutes::block::{Block, Table};
use crate::session::outline::Item;
use crate::session::paper::Say;
use crate::session::remark::{Promise, PromiseState, Remark};

/// Returns the whole paper.
pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let mut blocks = vec![source.head(Some(Say::PlanSymbol), None)];
    blocks.extend(source.title(Say::PlanTitle, Say::PlanSubject));
    let date = source.date(source.began());
    let values = [("date", date.as_str()), ("title", &source.session.meeting.title)];
    blocks.extend(source.sentence(Say::PlanBasis, &values));
    let table = table(source);
    let end = source.counted(Say::PlanEnd, &table);
    blocks.push(Block::Table(table));
    blocks.extend(end);
    blocks.extend(carried::shares(source));
    blocks.push(source.sent_and_signed());
    blocks
}

fn table(source: &Source<'_>) -> Table {
    let column = |key, say, share| source.column(key, say, share);
    let columns = vec![
        column("number", Say::HeadNumber, 7),
        column("shortcoming", Say::HeadShortcoming, 30),
        column("remedy", Say::HeadRemedy, 30),
        column("due", Say::HeadDue, 16),
        column("result", Say::HeadResult, 17),
    ];
    let promised: Vec<(&Remark, &Promise)> = (source.remarks())
        .filter_map(|remark| Some((remark.as_ref(), remark.marks.promise.as_ref()?)))
        .collect();
    let outline = &source.session.outline;
    let mut rows: Vec<[String; 4]> = Vec::new();
    for shortcoming in &outline.shortcomings {
        let place = capital(&source.place(&shortcoming.place));
        let what = [("place", place.as_str()), ("text", shortcoming.text.as_str())];
        let mut what = source.say(Say::PlanShortcoming, &what);
        let who = source.session.responsible(&shortcoming.id);
        if !who.is_empty() {
            let who: Vec<String> = who.iter().map(|each| source.party(each)).collect();
            let values = [("what", what.as_str()), ("who", &*who.join(", "))];
            what = source.say(Say::PlanResponsible, &values);
        }
        let of_it = promised
            .iter()
            .filter(|(remark, _)| remark.link.shortcomings.contains(&shortcoming.id));
        let of_it: Vec<_> = of_it.map(|each| promise(source, each)).collect();
        if shortcoming.place.gone.is_some() && of_it.is_empty() {
            continue; // the report has it no longer, and nobody promised anything about it
        }
        rows.extend(beside(&what, of_it));
    }
    let report = outline.remedies.iter().filter(|item| item.place.gone.is_none());
    let report = report.map(|item: &Item| [item.text.clone(), String::new(), String::new()]);
    rows.extend(under(source.text(Say::PlanReport), report.collect()));
    // What was promised for a person's own shortcoming stands here too.
    let is_other = |remark: &Remark| {
        !remark.link.shortcomings.iter().any(|id| outline.shortcoming(id).is_some())
    };
    let other = promised.iter().filter(|(remark, _)| is_other(remark));
    let other = other.map(|each| promise(source, each)).collect();
    rows.extend(under(source.text(Say::PlanOther), other));
    rows.extend(source.session.dossier.carried.iter().map(|each| {
        let text = carried::what(source, each);
        let due = each.due.map(|due| due.format("%d/%m/%Y").to_string()).unwrap_or_default();
        let what = source.say(Say::PlanCarried, &[("text", &text)]);
        [what, String::new(), due, capital(&carried::result(source, each))]
    }));
    let rows = (1..).zip(rows).map(|(number, [what, remedy, due, result])| {
        vec![number.to_string(), what, remedy, due, result]
    });
    Table { columns, rows: rows.collect() }
}

/// A shortcoming beside its remedies: a row, whether there are any or not.
fn beside(what: &str, remedies: Vec<[String; 3]>) -> Vec<[String; 4]> {
    if remedies.is_empty() {
        return vec![[what.to_owned(), String::new(), String::new(), String::new()]];
    }
    under(what, remedies)
}

/// What stands beside several remedies: a row for each.
fn under(what: &str, remedies: Vec<[String; 3]>) -> Vec<[String; 4]> {
    remedies
        .into_iter()
        .map(|[remedy, due, result]| [what.to_owned(), remedy, due, result])
        .collect()
}

/// What was promised, by whom, until when, what is to be shown and how far it is.
fn promise(source: &Source<'_>, (remark, promise): &(&Remark, &Promise)) -> [String; 3] {
    let what = remark.wording.text.clone();
    let who = promise.owner.as_ref().or(remark.link.by.as_ref());
    let what = match who {
        Some(id) => {
            let who = source.say(Say::Person, &[("name", source.name(id))]);
            source.say(Say::PlanOwner, &[("what", &what), ("who", &who)])
        }
        None => what,
    };
    let what = match promise.priority {
        true => source.say(Say::PlanPriority, &[("what", &what)]),
        false => what,
    };
    let state = match promise.state {
        PromiseState::Open => "",
        PromiseState::Done => source.text(Say::PlanDone),
        PromiseState::Partly => source.text(Say::PlanPartly),
        PromiseState::NotDone => source.text(Say::PlanNotDone),
    };
    let result = [promise.check.as_str(), state].into_iter().filter(|text| !text.is_empty());
    let due = promise.due.map(|due| due.format("%d/%m/%Y").to_string()).unwrap_or_default();
    [what, due, result.collect::<Vec<_>>().join("\n")]
}
