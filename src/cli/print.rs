//! What commands print on standard output, line by line, safe for a terminal.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Done, Exit};
use crate::locale::Lang;
use crate::locale::acts;
use crate::locale::cli::Word;
use crate::locale::named::{of_earlier, party, step_title};
use crate::locale::prepare::reason;
use crate::locale::report::{doubt, role};
use crate::locale::session::{kind, meeting_kind, status, step_sign, verdict};
use crate::report::mend::{Mended, Row, Taken};
use crate::report::{Confidence, Reading};
use crate::session::Session;
use crate::session::ballot::Ballot;
use crate::session::find::Entry;
use crate::session::ids::MemberId;
use crate::session::motion::Motion;
use crate::session::outline::{Cause, Item, Outline, Role, Shortcoming, Side};
use crate::session::remark::Remark;
use crate::session::rules::Profile;
use crate::store::format::FileWord;
use crate::text::shown;

/// Prints one text, its lines made safe.
pub(super) fn line(text: &str) -> Done {
    lines(&[text.to_owned()])
}

/// Prints texts, each on lines of its own.
pub(super) fn lines(texts: &[String]) -> Done {
    let mut safe = Safe::default();
    texts.iter().for_each(|text| safe.push(text));
    safe_lines(&[safe])
}

/// Lines that are safe for a terminal.
#[derive(Default)]
pub(super) struct Safe(String);

impl Safe {
    /// Puts a text behind what is there, on lines of its own.
    pub(super) fn push(&mut self, text: &str) {
        for line in text.split('\n') {
            self.0.push_str(&shown(line));
            self.0.push('\n');
        }
    }

    /// Tells whether there is no line.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Prints lines. A reader who closed the pipe wants no more.
pub(super) fn safe_lines(all: &[Safe]) -> Done {
    let mut out = io::stdout().lock();
    let _ = all.iter().try_for_each(|Safe(lines)| out.write_all(lines.as_bytes()));
    let _ = out.flush();
    Ok(Exit::Fine)
}

/// Returns what was found as one line: id, time, who, words.
pub(super) fn hit(entry: &Entry, time: &str) -> String {
    let time = entry.at.map_or("-".to_owned(), |at| at.format(time).to_string());
    let who = if entry.who.is_empty() { "-" } else { &entry.who };
    format!("{}  {time}  {who}  {}", entry.place.id(), entry.words)
}

/// Returns what was understood of a report, for machines.
pub(super) fn outline_json(lang: Lang, mended: &Mended) -> String {
    let reading = &mended.reading;
    let outline = &reading.outline;
    let sections: Vec<Value> = (outline.sections.iter())
        .map(|each| {
            json!({
                "number": each.number,
                "title": each.title,
                "depth": each.depth,
                "role": each.role.file_word(),
                "line": each.line,
            })
        })
        .collect();
    let shortcoming = |each: &Shortcoming| {
        json!({
            "id": each.id.as_str(),
            "number": each.place.number,
            "text": each.text,
            "line": each.place.line,
        })
    };
    let item = |each: &Item| {
        json!({
            "id": each.id.as_str(),
            "number": each.place.number,
            "text": each.text,
            "line": each.place.line,
        })
    };
    let causes = |side: Side| -> Vec<Value> {
        outline.causes_of(side).map(|cause| item(&cause.item)).collect()
    };
    let warnings: Vec<Value> = (reading.doubts.iter())
        .map(|each| json!({ "line": each.line, "text": doubt(lang, each) }))
        .collect();
    let all = json!({
        "title": outline.title,
        "preamble": outline.preamble,
        "sections": sections,
        "shortcomings": outline.shortcomings.iter().map(shortcoming).collect::<Vec<_>>(),
        "causes_objective": causes(Side::Objective),
        "causes_subjective": causes(Side::Subjective),
        "causes": causes(Side::Unsaid),
        "lessons": outline.lessons.iter().map(item).collect::<Vec<_>>(),
        "remedies": outline.remedies.iter().map(item).collect::<Vec<_>>(),
        "warnings": warnings,
        "lines": mended.rows.iter().map(|row| line_json(lang, outline, row)).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

/// What became of one line: where it stands, what it was taken for, why, and how sure that is.
fn line_json(lang: Lang, outline: &Outline, row: &Row) -> Value {
    let (taken, id) = match &row.taken {
        Taken::Title => ("title", None),
        Taken::Heading(id) => ("heading", Some(id.as_str())),
        Taken::Item(role, number) => ("item", item_id(outline, *role, *number)),
        Taken::Continuation => ("continuation", None),
        Taken::Paragraph => ("paragraph", None),
        Taken::Joined => ("joined", None),
        Taken::LeftOut(_) => ("left-out", None),
    };
    let confidence = match row.confidence {
        Confidence::Sure => "sure",
        Confidence::Likely => "likely",
        Confidence::Guess => "guess",
    };
    json!({
        "line": row.number,
        "columns": [row.columns.start(), row.columns.end()],
        "taken": taken,
        "id": id,
        "confidence": confidence,
        "reason": reason(lang, row.reason),
    })
}

/// Returns the id of an item by its place in the list of its sort, from 1.
fn item_id(outline: &Outline, role: Role, number: usize) -> Option<&str> {
    let at = number.checked_sub(1)?;
    Some(match role {
        Role::Shortcomings => outline.shortcomings.get(at)?.id.as_str(),
        Role::Lessons => outline.lessons.get(at)?.id.as_str(),
        Role::Remedies => outline.remedies.get(at)?.id.as_str(),
        _ => outline.causes.get(at)?.item.id.as_str(),
    })
}

/// Returns what was understood of a report, for people.
pub(super) fn outline(lang: Lang, reading: &Reading) -> Vec<String> {
    let outline = &reading.outline;
    let mut out = vec![outline.title.clone(), String::new()];
    for section in &outline.sections {
        let indent = "  ".repeat(usize::from(section.depth.saturating_sub(1)));
        out.push(format!(
            "{indent}{} {} ({})",
            section.number,
            section.title,
            role(lang, section.role)
        ));
    }
    let causes =
        |side| -> Vec<&Item> { outline.causes_of(side).map(|cause: &Cause| &cause.item).collect() };
    let shortcomings = outline.shortcomings.iter();
    let shortcomings = shortcomings.map(|each| (each.id.as_str(), each.text.as_str()));
    group(lang, &mut out, Word::LabelShortcomings, shortcomings.collect());
    for (word, items) in [
        (Word::LabelObjective, causes(Side::Objective)),
        (Word::LabelSubjective, causes(Side::Subjective)),
        (Word::LabelUnsaid, causes(Side::Unsaid)),
        (Word::LabelLessons, outline.lessons.iter().collect()),
        (Word::LabelRemedies, outline.remedies.iter().collect()),
    ] {
        let items = items.iter().map(|each| (each.id.as_str(), each.text.as_str()));
        group(lang, &mut out, word, items.collect());
    }
    if !reading.doubts.is_empty() {
        out.push(String::new());
        out.push(Word::DoubtHead.text(lang).to_owned());
        out.extend(reading.doubts.iter().map(|each| format!("  {}", doubt(lang, each))));
    }
    out
}

fn group(lang: Lang, out: &mut Vec<String>, word: Word, items: Vec<(&str, &str)>) {
    if items.is_empty() {
        return;
    }
    out.push(String::new());
    out.push(format!("{}: {}", word.text(lang), items.len()));
    out.extend(rows(items.into_iter()));
}

/// Returns items, each behind its id.
fn rows<'a>(items: impl Iterator<Item = (&'a str, &'a str)>) -> impl Iterator<Item = String> {
    items.map(|(id, text)| format!("  {id}  {}", text.replace('\n', "\n       ")))
}

/// Returns a session, for people; so many remarks are left out of it.
pub(super) fn session(
    lang: Lang,
    session: &Session,
    profile: &Profile,
    left_out: usize,
) -> Vec<String> {
    let meeting = &session.meeting;
    let mut out = vec![
        meeting.title.clone(),
        format!("{} · {}", meeting_kind(lang, meeting.kind), status(lang, session.status())),
        String::new(),
        format!("{}: {}", Word::LabelMembers.text(lang), session.members.len()),
    ];
    out.extend(
        session
            .members
            .iter()
            .map(|member| format!("  {}  {} · {}", member.id, member.name, member.post)),
    );
    let carried = session.dossier.carried.iter();
    let carried = carried.map(|each| (each.from.file.as_str(), each.text.as_str()));
    group(lang, &mut out, Word::LabelCarried, carried.collect());
    let shortcomings = of_drafts(lang, &session.outline);
    let shortcomings = shortcomings.iter().map(|(id, text)| (id.as_str(), *text));
    group(lang, &mut out, Word::LabelShortcomings, shortcomings.collect());
    for review in session.reviews.iter() {
        let values = [("member", session.name_of(&review.member)), ("id", review.member.as_str())];
        let own = of_drafts(lang, &review.outline);
        out.push(String::new());
        out.push(format!("{}: {}", Word::LabelReview.fill(lang, &values), own.len()));
        out.extend(rows(own.iter().map(|(id, text)| (id.as_str(), *text))));
    }
    out.push(String::new());
    out.push(format!("{}: {}", Word::LabelAgenda.text(lang), session.agenda.len()));
    for step in session.agenda.iter() {
        let sign = step_sign(session.step_state(&step.id));
        out.push(format!("{sign} {}  {}", step.id, step_title(lang, session, step)));
    }
    out.extend(acts_of(lang, session, profile));
    out.push(String::new());
    out.push(format!("{}: {}", Word::LabelRemarks.text(lang), session.remarks.len()));
    for remark in &session.remarks {
        out.push(head(lang, session, remark));
        out.push(format!("    {}", remark.wording.text.replace('\n', "\n    ")));
    }
    if left_out > 0 {
        let count = left_out.to_string();
        out.push(format!("  ({})", Word::LabelOwn.fill(lang, &[("count", &count)])));
    }
    out
}

/// Returns the shortcomings of a report by their ids, with a word where one is of an earlier draft.
fn of_drafts(lang: Lang, outline: &Outline) -> Vec<(String, &str)> {
    let named = |each: &Shortcoming| match each.place.gone {
        None => each.id.to_string(),
        Some(_) => of_earlier(lang, each.id.as_str()),
    };
    outline.shortcomings.iter().map(|each| (named(each), each.text.as_str())).collect()
}

/// Returns a motion, its id first: by that commands name it.
pub(super) fn motion_with_id(lang: Lang, session: &Session, motion: &Motion) -> Vec<String> {
    with_id(&motion.id, acts::motion(lang, session, motion))
}

/// Returns a ballot, its id first.
pub(super) fn ballot_with_id(lang: Lang, session: &Session, ballot: &Ballot) -> Vec<String> {
    with_id(&ballot.id, acts::ballot(lang, session, ballot))
}

fn with_id(id: &impl std::fmt::Display, mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, &format!("{id} "));
    }
    lines
}

/// Returns sittings, motions and ballots.
fn acts_of(lang: Lang, session: &Session, profile: &Profile) -> Vec<String> {
    let mut out = Vec::new();
    for (number, _) in (1..).zip(&session.standing.sittings) {
        out.push(String::new());
        out.extend(acts::sitting(lang, session, number, profile));
    }
    let motions: Vec<_> =
        session.motions.iter().flat_map(|each| motion_with_id(lang, session, each)).collect();
    let ballots: Vec<_> =
        session.ballots.iter().flat_map(|each| ballot_with_id(lang, session, each)).collect();
    for (word, count, rows) in [
        (Word::LabelMotions, session.motions.len(), motions),
        (Word::LabelBallots, session.ballots.len(), ballots),
    ] {
        if count > 0 {
            out.push(String::new());
            out.push(format!("{}: {count}", word.text(lang)));
            out.extend(rows.into_iter().map(|row| format!("  {row}")));
        }
    }
    out
}

fn marks(lang: Lang, session: &Session, remark: &Remark) -> Vec<String> {
    let name = |id: &MemberId| session.member(id).map(|member| member.name.clone());
    crate::locale::session::marks(lang, &remark.marks, name)
}

fn head(lang: Lang, session: &Session, remark: &Remark) -> String {
    let link = &remark.link;
    let by = link.by.as_ref().map_or(Word::Nobody.text(lang), |id| session.name_of(id));
    let mut out = format!("  {} {by}", remark.at.format("%H:%M"));
    if let Some(to) = &link.to {
        out.push_str(" → ");
        out.push_str(party(lang, session, to));
    }
    for id in &link.shortcomings {
        out.push_str(" · ");
        out.push_str(id.as_str());
    }
    out.push_str(" · ");
    out.push_str(kind(lang, link.kind));
    for mark in marks(lang, session, remark) {
        out.push_str(&format!(" · {mark}"));
    }
    if remark.struck.is_some() {
        out.push_str(&format!(" · {}", Word::LabelStruck.text(lang)));
    } else if let Some(answer) = &remark.answer {
        let how = verdict(lang, answer.verdict);
        out.push_str(&format!(" · {}", Word::LabelAnswered.fill(lang, &[("verdict", how)])));
    } else if remark.is_open() {
        out.push_str(&format!(" · {}", Word::LabelOpen.text(lang)));
    }
    out.push_str(&format!(" ({})", remark.id));
    out
}
