//! What people call the things of a session: by name, title and time, never by id.

use std::borrow::Cow;

use super::Lang;
use super::session::{Name, collective};
use super::ui::Word;
use crate::session::Session;
use crate::session::agenda::{Step, Topic};
use crate::session::find::Place;
use crate::session::ids::{BallotId, MotionId, RemarkId, ShortcomingId, StepId};
use crate::session::member::Party;
use crate::session::outline::Item;
use crate::session::remark::Remark;
use crate::session::review::Numbered;
use crate::text::clip;

words! {
    /// A remark in the middle of a sentence.
    RemarkWord {
        At: "lúc {time} của {who} «{words}»" | "of {time} by {who} «{words}»",
        OfNobody: "lúc {time} «{words}»" | "of {time} «{words}»",
    }
}

words! {
    /// What stands in a member's own review.
    OwnWord {
        Number: "{number} (đ/c {name})" | "{number} ({name})",
    }
}

words! {
    /// What can be found beside remarks.
    PlaceWord {
        Member: "Thành viên" | "Member",
        Step: "Bước {number}" | "Step {number}",
        Section: "Mục {number}" | "Section {number}",
        Cause: "Nguyên nhân" | "Cause",
        Lesson: "Bài học" | "Lesson",
        Remedy: "Giải pháp" | "Remedy",
        Motion: "Biểu quyết" | "Motion",
        Report: "Báo cáo" | "Report",
    }
}

/// How many columns of a remark's words are enough to know it.
const COLUMNS: usize = 40;

/// Names a remark that is known by its id: by that where it is not there.
pub(super) fn by_id(lang: Lang, session: &Session, id: &RemarkId) -> String {
    session.remark(id).map_or_else(|| id.to_string(), |each| remark(lang, session, each))
}

/// Names a remark: when, who, its first words.
#[must_use]
pub fn remark(lang: Lang, session: &Session, remark: &Remark) -> String {
    let words = remark.wording.text.replace('\n', " ");
    let who = remark.link.by.as_ref().map(|by| session.name_of(by));
    let values = [
        ("time", remark.at.format("%H:%M").to_string()),
        ("who", who.unwrap_or_default().to_owned()),
        ("words", clip(&words, COLUMNS).into_owned()),
    ];
    let word = if who.is_some() { RemarkWord::At } else { RemarkWord::OfNobody };
    word.fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// Names a remark at the end of a line that says more: when, who, its very first words.
#[must_use]
pub fn remark_alone(session: &Session, remark: &Remark) -> String {
    let words = remark.wording.text.replace('\n', " ");
    let who = remark.link.by.as_ref().map(|by| format!("{} ", session.name_of(by)));
    let (time, words) = (remark.at.format("%H:%M"), clip(&words, COLUMNS / 2));
    format!("{time} {}«{words}»", who.unwrap_or_default())
}

/// Returns what the collective or a member is called.
#[must_use]
pub fn party<'a>(lang: Lang, session: &'a Session, party: &'a Party) -> &'a str {
    match party {
        Party::Collective => collective(lang),
        Party::Member(id) => session.name_of(id),
    }
}

pub(super) fn step<'a>(session: &'a Session, id: &'a StepId) -> &'a str {
    session.step(id).map_or(id.as_str(), |step| &step.title)
}

/// Names what is of an earlier draft of the report.
#[must_use]
pub fn of_earlier(lang: Lang, what: &str) -> String {
    Name::OfEarlier.fill(lang, &[("what", what)])
}

/// Returns the title of a step; where it is about a shortcoming that the newest draft of the
/// report has no longer, with a word that says so.
#[must_use]
pub fn step_title<'a>(lang: Lang, session: &Session, step: &'a Step) -> Cow<'a, str> {
    match &step.topic {
        Topic::Shortcoming(id) if session.outline.is_gone(id) => {
            of_earlier(lang, &step.title).into()
        }
        _ => step.title.as_str().into(),
    }
}

pub(super) fn motion<'a>(session: &'a Session, id: &'a MotionId) -> &'a str {
    let motion = session.motions.iter().find(|motion| motion.id == *id);
    motion.map_or(id.as_str(), |motion| &motion.text)
}

pub(super) fn ballot<'a>(session: &'a Session, id: &'a BallotId) -> &'a str {
    let ballot = session.ballots.iter().find(|ballot| ballot.id == *id);
    ballot.map_or(id.as_str(), |ballot| &ballot.title)
}

/// Returns the number that people see of a shortcoming, with whose it is where it is a person's
/// own; the id where there is no such shortcoming.
#[must_use]
pub fn shortcoming(lang: Lang, session: &Session, id: &ShortcomingId) -> String {
    session.shortcoming(id).map_or_else(|| id.to_string(), |each| numbered(lang, session, &each))
}

/// The same of one that is known.
#[must_use]
pub fn numbered(lang: Lang, session: &Session, found: &Numbered<'_>) -> String {
    let number = found.number.to_string();
    let Some(of) = found.of else { return number };
    OwnWord::Number.fill(lang, &[("number", &number), ("name", session.short_name_of(of))])
}

/// Returns what sort of thing was found, with the number that people see; of a remark its id.
#[must_use]
pub fn place(lang: Lang, session: &Session, place: &Place) -> String {
    let word = |word: PlaceWord| word.text(lang).to_owned();
    let number = |word: PlaceWord, number: &str| word.fill(lang, &[("number", number)]);
    match place {
        Place::Remark(id) => id.to_string(),
        Place::Member(_) => word(PlaceWord::Member),
        Place::Step(id) => {
            let at = session.agenda.iter().position(|step| step.id == *id).unwrap_or(0);
            number(PlaceWord::Step, &(at + 1).to_string())
        }
        Place::Shortcoming(id) => {
            let number = shortcoming(lang, session, id);
            Word::ShortcomingShort.fill(lang, &[("number", &number)])
        }
        Place::Section(id) => number(PlaceWord::Section, session.section_number(id)),
        Place::Item(id) => {
            let is_in = |items: &[Item]| items.iter().any(|item| item.id == *id);
            let mut reports = session.reports().map(|(_, outline)| outline);
            word(match reports.find(|outline| outline.items().any(|item| item.id == *id)) {
                Some(outline) if is_in(&outline.lessons) => PlaceWord::Lesson,
                Some(outline) if is_in(&outline.remedies) => PlaceWord::Remedy,
                _ => PlaceWord::Cause,
            })
        }
        Place::Motion(_) => word(PlaceWord::Motion),
        Place::Report => word(PlaceWord::Report),
    }
}
