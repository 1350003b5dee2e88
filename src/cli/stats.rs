//! Figures of all sessions of a folder.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::archive::{joined, tree};
use super::print::{self, lines};
use super::{Done, Exit, World, complain};
use crate::locale::Lang;
use crate::locale::fault::fault;
use crate::locale::rules::topic;
use crate::locale::stats::{StatsWord, charts, sum};
use crate::minutes;
use crate::session::stats::Stats;
use crate::shell::crew;
use crate::store::format::FileWord;
use crate::text::width;

/// Prints figures. What cannot be read is told on standard error and not counted.
pub(super) fn stats(world: &World<'_>) -> Done {
    let (_, tree) = tree(world)?;
    tree.faults.iter().for_each(|why| complain(&fault(world.lang, why)));
    let mut stats = Stats::default();
    for (_, of) in joined(crew(&tree.batches, |batch| batch.sessions(Stats::of))) {
        match of {
            Ok(of) => stats = stats.with(of),
            Err(why) => complain(&fault(world.lang, &why)),
        }
    }
    if world.matches.get_flag("html") {
        let page = minutes::stats_page(world.lang, &stats);
        let _ = io::stdout().write_all(page.as_bytes()); // who closed the pipe wants no more
        return Ok(Exit::Fine);
    }
    if world.matches.get_flag("json") {
        return print::line(&serde_json::to_string_pretty(&machine(&stats)).unwrap_or_default());
    }
    lines(&said(world.lang, &stats))
}

fn said(lang: Lang, stats: &Stats) -> Vec<String> {
    let mut out = vec![StatsWord::Title.text(lang).to_owned(), sum(lang, stats)];
    for chart in charts(lang, stats).iter().filter(|chart| !chart.bars.is_empty()) {
        out.extend([String::new(), chart.title.to_owned()]);
        let widest = chart.bars.iter().map(|bar| width(&bar.label)).max().unwrap_or(0);
        out.extend(chart.bars.iter().map(|bar| {
            let gap = " ".repeat(widest - width(&bar.label));
            format!("  {}{gap}  {}", bar.label, bar.said)
        }));
    }
    out
}

fn machine(stats: &Stats) -> Value {
    let people = stats.people().into_iter().map(|each| {
        json!({
            "name": each.name,
            "meetings": each.meetings,
            "speeches": each.speeches,
            "seconds": each.seconds,
            "remarks": each.remarks,
        })
    });
    let steps = stats.times.iter().map(|(kind, spent)| {
        json!({
            "kind": topic(Lang::En, *kind),
            "steps": spent.steps,
            "seconds": spent.seconds,
        })
    });
    let shortcomings = stats.shortcomings().into_iter().map(|(year, role, group)| {
        json!({
            "year": year,
            "role": role.file_word(),
            "section": group.title,
            "count": group.count,
            "remarks": group.remarks,
        })
    });
    let (answers, promises) = (&stats.answers, &stats.promises);
    json!({
        "meetings": stats.meetings,
        "remarks": stats.remarks,
        "people": people.collect::<Vec<_>>(),
        "answers": {
            "accepted": answers.accepted,
            "partly": answers.partly,
            "explained": answers.explained,
            "open": answers.open,
        },
        "steps": steps.collect::<Vec<_>>(),
        "shortcomings": shortcomings.collect::<Vec<_>>(),
        "promises": {
            "made": promises.made,
            "owned": promises.owned,
            "dated": promises.dated,
            "carried": promises.carried,
        },
        "remedied": {
            "fixed": stats.remedied.fixed,
            "partly": stats.remedied.partly,
            "not_fixed": stats.remedied.not_fixed,
            "untold": stats.remedied.untold,
            "percent": stats.remedied.percent(),
        },
    })
}
