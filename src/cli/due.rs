//! What was promised and is not done, in all sessions of a folder: `due`.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::archive::tree;
use super::manifest::not_written;
use super::print::{self, lines};
use super::{Done, Exit, Failure, World, complain, years};
use crate::locale::cli::Word;
use crate::locale::due::{DueWord, details, left, owner, place};
use crate::locale::fault::fault;
use crate::minutes;
use crate::session::due::{Due, due as listed};
use crate::session::facts::Facts;
use crate::session::signs::day;
use crate::shell;
use crate::store::library;

/// Lists what is due, what is overdue first, or makes a calendar of it. What cannot be read is told
/// on standard error and stops nothing.
pub(super) fn due(world: &World<'_>) -> Done {
    let today = today(world)?;
    let (_, tree) = tree(world)?;
    let (read, faults) = years::facts(tree, |_| true);
    faults.iter().for_each(|why| complain(&fault(world.lang, why)));
    let (paths, facts): (Vec<PathBuf>, Vec<Facts>) = read.into_iter().unzip();
    let all = listed(&facts);
    if world.matches.get_flag("ics") {
        return calendar(world, &all);
    }
    if world.matches.get_flag("json") {
        let all = all.iter().map(|each| machine(each, &paths[each.session], today));
        let all = Value::Array(all.collect());
        print::line(&serde_json::to_string_pretty(&all).unwrap_or_default())?;
    } else {
        lines(&said(world, &all, &paths, today))?;
    }
    Ok(if all.is_empty() { Exit::Refused } else { Exit::Fine })
}

/// The day from which days are counted: today, unless another is named.
fn today(world: &World<'_>) -> Result<NaiveDate, Failure> {
    let today = shell::now().date_naive();
    let Some(word) = world.word("on") else { return Ok(today) };
    let bad = || world.refused(Word::BadDay.fill(world.lang, &[("day", word)]));
    day(word, today).ok_or_else(bad)
}

fn said(world: &World<'_>, all: &[Due], paths: &[PathBuf], today: NaiveDate) -> Vec<String> {
    let lang = world.lang;
    if all.is_empty() {
        return vec![DueWord::Nothing.text(lang).to_owned()];
    }
    let mut out: Vec<String> = Vec::new();
    for each in all {
        let vow = &each.vow;
        let due = vow.due.map(|due| format!(" · {}", due.format("%d/%m/%Y")));
        let head = format!("{}{}", left(lang, vow.due, today), due.unwrap_or_default());
        out.push(format!("{head} · {}", owner(lang, each)));
        out.push(format!("    {}", vow.text.replace('\n', " ")));
        out.push(format!("    {}", details(lang, each)));
        out.push(format!("    {}", place(lang, each, &paths[each.session].display().to_string())));
    }
    let overdue = all.iter().filter(|each| each.vow.due.is_some_and(|due| due < today)).count();
    let undated = all.iter().filter(|each| each.vow.due.is_none()).count();
    let values = [
        ("count", all.len()),
        ("overdue", overdue),
        ("left", all.len() - overdue - undated),
        ("undated", undated),
    ]
    .map(|(name, count)| (name, count.to_string()));
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    out.push(DueWord::Sum.fill(lang, &values));
    out
}

fn machine(each: &Due, path: &std::path::Path, today: NaiveDate) -> Value {
    let vow = &each.vow;
    json!({
        "due": vow.due.map(|due| due.to_string()),
        "days": vow.due.map(|due| (due - today).num_days()),
        "owner": vow.owner,
        "text": vow.text,
        "check": vow.check,
        "priority": vow.priority,
        "about": each.about.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        "result": years::outcome(each.outcome.as_ref()),
        "file": path.display().to_string(),
        "from": each.file,
        "title": each.title,
        "id": vow.id,
        "said": vow.said.map(|said| said.to_string()),
    })
}

/// Writes a calendar of all that has a day; prints it where no file is named.
fn calendar(world: &World<'_>, all: &[Due]) -> Done {
    let dated = all.iter().filter(|each| each.vow.due.is_some()).count();
    if dated == 0 {
        return Err(world.refused(DueWord::NoneDated.text(world.lang)));
    }
    let text = minutes::calendar(world.lang, all);
    let Some(target) = world.matches.get_one::<PathBuf>("output") else {
        if io::stdout().is_terminal() {
            return print::line(text.replace("\r\n", "\n").trim_end());
        }
        let _ = io::stdout().write_all(text.as_bytes()); // who closed the pipe wants no more
        return Ok(Exit::Fine);
    };
    let replace = world.matches.get_flag("force");
    library::write(target, text.as_bytes(), replace).map_err(|why| not_written(world, &why))?;
    let (file, count) = (target.display().to_string(), dated.to_string());
    print::line(&DueWord::Written.fill(world.lang, &[("file", &file), ("count", &count)]))?;
    if all.len() > dated {
        let count = (all.len() - dated).to_string();
        return print::line(&DueWord::Undated.fill(world.lang, &[("count", &count)]));
    }
    Ok(Exit::Fine)
}
