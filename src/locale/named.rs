//! What people call the things of a session: by name, title and time, never by id.

use super::Lang;
use super::session::collective;
use crate::session::Session;
use crate::session::ids::{BallotId, MotionId, RemarkId, ShortcomingId, StepId};
use crate::session::member::Party;
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

/// How many columns of a remark's words are enough to know it.
const COLUMNS: usize = 40;

/// Names a remark: when, who, its first words. What is not there is named by its id.
pub(super) fn remark(lang: Lang, session: &Session, id: &RemarkId) -> String {
    let Some(remark) = session.remark(id) else { return id.to_string() };
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
    let Some(found) = session.shortcoming(id) else { return id.to_string() };
    let number = found.number.to_string();
    let Some(of) = found.of else { return number };
    OwnWord::Number.fill(lang, &[("number", &number), ("name", session.short_name_of(of))])
}
