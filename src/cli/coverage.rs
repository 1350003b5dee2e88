//! What was said about what: `matrix` and `thread`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::commands::opened;
use super::print::{self, lines};
use super::{Done, Exit, World, windows, years};
use crate::locale::cli::Word;
use crate::locale::matrix::{MatrixWord, cell, column, corner, row, view};
use crate::locale::threads;
use crate::minutes::block::{Table, TableColumn};
use crate::minutes::{self, Format};
use crate::session::Session;
use crate::session::ids::{MemberId, ShortcomingId};
use crate::session::matrix::{Cell, Matrix, Place, Side, View};
use crate::session::member::Party;
use crate::session::remark::{PromiseState, Remark, Verdict};
use crate::session::threads::{OfMember, OfShortcoming, Opinion, Promised, Said, Subject};
use crate::store::format::FileWord;
use crate::store::papers;
use crate::text::width;

/// Which part of a page's width the heads of rows take, against one for each other column.
const HEAD_SHARE: u32 = 3;

/// Prints the three tables of who said what.
pub(super) fn matrix(world: &World<'_>) -> Done {
    let (_, session) = opened(world)?;
    let matrix = Matrix::of(&session);
    let tables = View::ALL.map(|each| (each, table(world, &session, &matrix, each)));
    let (csv, html) = (world.matches.get_flag("csv"), world.matches.get_flag("html"));
    if !csv && !html {
        let printed = tables.iter().flat_map(|(each, table)| {
            let mut out = vec![view(world.lang, *each).to_owned()];
            out.extend(aligned(table));
            out.push(String::new());
            out
        });
        let mut printed: Vec<String> = printed.collect();
        printed.push(MatrixWord::Legend.text(world.lang).to_owned());
        return lines(&printed);
    }
    let title = format!("{} - {}", MatrixWord::Title.text(world.lang), session.meeting.title);
    let tables = tables.map(|(each, table)| (view(world.lang, each).to_owned(), table));
    let paper = minutes::tables(title, tables.to_vec());
    let beside = world.path("FILE").parent().unwrap_or(Path::new("")).to_owned();
    let home = windows::folder(world).ok();
    let folders: Vec<&Path> = home.as_deref().into_iter().chain([beside.as_path()]).collect();
    let rules = papers::load(&folders).map_err(|why| world.fault(&why))?;
    let format = if csv { Format::Csv } else { Format::Html };
    if let Ok(bytes) = minutes::write(&paper, &rules.layout, format) {
        let _ = io::stdout().write_all(&bytes); // who closed the pipe wants no more
    }
    Ok(Exit::Fine)
}

fn table(world: &World<'_>, session: &Session, matrix: &Matrix, of: View) -> Table {
    let lang = world.lang;
    let head =
        TableColumn { key: "row".to_owned(), head: corner(lang, of).to_owned(), share: HEAD_SHARE };
    let columns = 0..matrix.columns(of);
    let heads = columns.clone().map(|at| TableColumn {
        key: at.to_string(),
        head: column(lang, session, matrix, of, at),
        share: 1,
    });
    let cells = |at: usize| {
        let cells = columns.clone().map(|to| match matrix.at(of, at, to) {
            Place::Counted(cell) if is_number(world, cell) => matrix.number(cell).to_string(),
            place => cell(lang, session, matrix, place),
        });
        std::iter::once(row(lang, session, matrix, of, at)).chain(cells).collect()
    };
    Table {
        columns: std::iter::once(head).chain(heads).collect(),
        rows: (0..matrix.rows(of)).map(cells).collect(),
    }
}

/// A spreadsheet gets numbers, also where there is nothing.
fn is_number(world: &World<'_>, cell: Cell) -> bool {
    world.matches.get_flag("csv") && !matches!(cell, Cell::About(_, Side::Promises))
}

/// Most columns that one column of a printed table takes.
const COLUMNS: usize = 40;

/// Returns a table in lines whose columns stand under each other.
fn aligned(table: &Table) -> Vec<String> {
    let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
    let all: Vec<&Vec<String>> = std::iter::once(&heads).chain(&table.rows).collect();
    let wide = |at: usize| {
        let widths = all.iter().filter_map(|row| row.get(at)).map(|cell| width(cell));
        widths.max().unwrap_or(0).min(COLUMNS)
    };
    let widths: Vec<usize> = (0..heads.len()).map(wide).collect();
    let line = |row: &&Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, wide)| {
            let cell = crate::text::clip(cell, *wide);
            let gap = wide.saturating_sub(width(&cell));
            format!("{cell}{}", " ".repeat(gap))
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    all.iter().map(line).collect()
}

/// Prints all that there is about one shortcoming or one member.
pub(super) fn thread(world: &World<'_>) -> Done {
    let (_, session) = opened(world)?;
    let id = world.word("ID").unwrap_or_default();
    let subject = subject(&session, id);
    let none = || world.refused(Word::NoThread.fill(world.lang, &[("id", id)]));
    let subject = subject.ok_or_else(none)?;
    let path = world.path("FILE");
    let memory = match world.matches.get_one::<PathBuf>("in") {
        Some(folder) => years::memory_in(&session, &path, folder),
        None => years::memory(&session, &path, windows::folder(world).ok().as_deref()),
    };
    if world.matches.get_flag("json") {
        let value = match &subject {
            Subject::Shortcoming(id) => session.thread_of_shortcoming(id).map(of_shortcoming),
            Subject::Member(id) => session.thread_of_member(id).map(of_member),
        };
        let mut value = value.unwrap_or_default();
        value["years"] = years::json(&memory, &subject);
        return print::line(&serde_json::to_string_pretty(&value).unwrap_or_default());
    }
    let told = threads::thread(world.lang, &session, &subject, Some(&memory)).unwrap_or_default();
    let printed: Vec<String> = told
        .iter()
        .enumerate()
        .map(|(at, each)| {
            let indent = usize::from(each.depth) * 2;
            let gap = if at > 0 && each.is_heading() { "\n" } else { "" };
            let mark = if each.mark.is_empty() { "" } else { "  " };
            let below = format!("\n{}", " ".repeat(indent + width(&each.mark) + mark.len()));
            let text = each.text.replace('\n', &below);
            format!("{gap}{}{}{mark}{text}", " ".repeat(indent), each.mark)
        })
        .collect();
    lines(&printed)
}

/// Returns what an id of a shortcoming or of a member names.
fn subject(session: &Session, id: &str) -> Option<Subject> {
    let shortcoming = ShortcomingId::new(id).ok().filter(|id| session.shortcoming(id).is_some());
    let member = || MemberId::new(id).ok().filter(|id| session.member(id).is_some());
    shortcoming.map(Subject::Shortcoming).or_else(|| member().map(Subject::Member))
}

fn of_shortcoming(thread: OfShortcoming<'_>) -> Value {
    let place = &thread.shortcoming.place;
    json!({
        "shortcoming": thread.shortcoming.id.as_str(),
        "section": place.section.as_str(),
        "title": thread.section.map(|section| &section.title),
        "item": place.item,
        "number": place.number,
        "line": place.line,
        "text": thread.shortcoming.text,
        "responsible": thread.responsible.iter().map(party_name).collect::<Vec<_>>(),
        "causes": (thread.causes.iter())
            .map(|cause| json!({ "id": cause.item.id.as_str(), "text": cause.item.text }))
            .collect::<Vec<_>>(),
        "said": said(&thread.said),
    })
}

fn of_member(thread: OfMember<'_>) -> Value {
    let own = thread.answers_for.iter();
    json!({
        "member": thread.member.id.as_str(),
        "name": thread.member.name,
        "post": thread.member.post,
        "answers_for": own.map(|each| each.id.as_str()).collect::<Vec<_>>(),
        "said": said(&thread.said),
        "to_others": thread.to_others.iter().map(opinion).collect::<Vec<_>>(),
    })
}

fn said(said: &Said<'_>) -> Value {
    let all = |remarks: &[&Remark]| remarks.iter().map(|each| remark(each)).collect::<Vec<_>>();
    json!({
        "self_criticism": all(&said.self_criticism),
        "opinions": said.opinions.iter().map(opinion).collect::<Vec<_>>(),
        "answers": all(&said.answers),
        "others": all(&said.others),
        "conclusions": all(&said.conclusions),
        "promises": said.promises.iter().map(promised).collect::<Vec<_>>(),
    })
}

fn remark(remark: &Remark) -> Value {
    json!({
        "id": remark.id.as_str(),
        "at": remark.at.to_rfc3339(),
        "by": remark.link.by.as_ref().map(MemberId::as_str),
        "to": remark.link.to.as_ref().map(party_name),
        "kind": remark.link.kind.file_word(),
        "text": remark.wording.text,
    })
}

fn opinion(each: &Opinion<'_>) -> Value {
    let mut value = remark(each.remark);
    let verdict = each.answer.map(|answer| match answer.verdict {
        Verdict::Accepted => "accepted",
        Verdict::Partly => "partly",
        Verdict::Explained => "explained",
    });
    value["answer"] = json!(verdict.or(each.remark.is_open().then_some("open")));
    value["answered_by"] = each.words.map(remark).unwrap_or_default();
    value
}

fn promised(each: &Promised<'_>) -> Value {
    let promise = each.promise;
    json!({
        "remark": each.remark.id.as_str(),
        "text": each.remark.wording.text,
        "owner": each.owner().map(MemberId::as_str),
        "due": promise.due.map(|due| due.to_string()),
        "check": promise.check,
        "priority": promise.priority,
        "state": state_word(promise.state),
    })
}

fn party_name(party: &Party) -> &str {
    match party {
        Party::Collective => "collective",
        Party::Member(id) => id.as_str(),
    }
}

/// Returns the word of the command line and the file for how far a promise is.
fn state_word(state: PromiseState) -> &'static str {
    let at = PromiseState::ALL.iter().position(|each| *each == state).unwrap_or(0);
    super::duties::STATES[at]
}
