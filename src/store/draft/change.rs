//! Changes that have not reached the session yet, in the form in which a draft holds them. Only
//! what a person said, recorded or decided is kept: where the meeting stood by then is no
//! longer true when the program starts again.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::line::{kind_at, kind_of, party_of, party_words, verdict_at, verdict_of};
use crate::session::Instant;
use crate::session::change::{Change, ChangeId, Edit, Spot, Stamp};
use crate::session::closing::{CarriedKey, CarriedKind, CarriedResult, CarriedState};
use crate::session::ids::{MemberId, RemarkId, ShortcomingId, StepId};
use crate::session::remark::{
    Answer, Earlier, Link, Marks, Promise, PromiseState, Remark, Strike, Wording,
};
use crate::session::row::Swap;
use crate::store::format::{
    AttendanceTable, BallotTable, MotionTable, ResponsibilityTable, attendance_alone, ballot_alone,
    motion_alone, responsibility_alone,
};
use crate::text::Clean;

/// A change with its time.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Waiting {
    at: String,
    act: Act,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum Act {
    Add { behind: Option<String>, first: bool, remark: RemarkForm },
    Reword { id: String, was: WordingForm, now: WordingForm },
    Assign { id: String, was: LinkForm, now: LinkForm },
    Answer { id: String, was: Option<AnswerForm>, now: Option<AnswerForm> },
    Strike { id: String, was: Option<StrikeForm>, now: Option<StrikeForm> },
    Mark { id: String, was: MarksForm, now: MarksForm },
    Attend { was: Option<Row>, now: Option<Row> },
    Motion { was: Option<Row>, now: Option<Row> },
    Ballot { was: Option<Row>, now: Option<Row> },
    Responsibility { was: Option<Row>, now: Option<Row> },
    Settle { which: CarriedForm, was: Option<ResultForm>, now: Option<ResultForm> },
    TellApart { one: CarriedForm, other: CarriedForm, are_two: bool },
    Close { despite: String },
    Reopen { reason: String },
    Several { acts: Vec<Act> },
}

/// A row of the session file, as its text: its own types know where they stand in a text, which
/// they cannot within another.
type Row = String;

/// Which of what was carried over, its kind by its place among [`KINDS`].
#[derive(Debug, Serialize, Deserialize)]
struct CarriedForm {
    what: usize,
    id: String,
    file: String,
    date: Option<String>,
}

/// What became of it, its state by its place among [`CarriedState::ALL`].
#[derive(Debug, Serialize, Deserialize)]
struct ResultForm {
    state: usize,
    at: String,
    evidence: String,
}

/// The kinds of what can be carried over; their places never change.
const KINDS: [CarriedKind; 3] =
    [CarriedKind::Shortcoming, CarriedKind::Promise, CarriedKind::Opinion];

#[derive(Debug, Serialize, Deserialize)]
struct RemarkForm {
    id: String,
    at: String,
    link: LinkForm,
    wording: WordingForm,
    answer: Option<AnswerForm>,
    #[serde(default)]
    marks: MarksForm,
    struck: Option<StrikeForm>,
}

#[derive(Debug, Serialize, Deserialize)]
struct LinkForm {
    step: Option<String>,
    by: Option<String>,
    kind: usize,
    to: Vec<String>,
    shortcomings: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WordingForm {
    text: String,
    /// When each earlier wording ended, and its words.
    earlier: Vec<(String, String)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct AnswerForm {
    verdict: usize,
    by: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct StrikeForm {
    at: String,
    reason: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct MarksForm {
    check: bool,
    private: bool,
    promised: bool,
    owner: Option<String>,
    due: Option<String>,
    #[serde(default)]
    way: String,
    #[serde(default)]
    priority: bool,
    #[serde(default)]
    state: usize,
}

fn marks_form(marks: &Marks) -> MarksForm {
    let promise = marks.promise.as_ref();
    MarksForm {
        check: marks.check,
        private: marks.private,
        promised: promise.is_some(),
        owner: promise.and_then(|each| each.owner.as_ref()).map(ToString::to_string),
        due: promise.and_then(|each| each.due).map(|day| day.to_string()),
        way: promise.map(|each| each.check.clone()).unwrap_or_default(),
        priority: promise.is_some_and(|each| each.priority),
        state: promise.and_then(state_at).unwrap_or(0),
    }
}

fn state_at(promise: &Promise) -> Option<usize> {
    PromiseState::ALL.iter().position(|state| *state == promise.state)
}

fn marks(form: MarksForm) -> Option<Marks> {
    let owner = maybe(form.owner, |id| MemberId::new(id).ok())?;
    let due = maybe(form.due, |day| day.parse().ok())?;
    let state = PromiseState::ALL.get(form.state).copied()?;
    let (check, priority) = (words(&form.way), form.priority);
    let promise = form.promised.then_some(Promise { owner, due, check, priority, state });
    Some(Marks { check: form.check, private: form.private, promise })
}

/// Returns the forms of those changes that a draft can hold.
pub(super) fn to_forms(changes: &[(Change, Stamp)]) -> Vec<Waiting> {
    let form = |(change, stamp): &(Change, Stamp)| {
        Some(Waiting { at: time_of(stamp.at), act: act(change)? })
    };
    changes.iter().filter_map(form).collect()
}

/// Returns the changes of a draft, counted from 1; what cannot be read is left out.
pub(super) fn from_forms(forms: Vec<Waiting>) -> Vec<(Change, Stamp)> {
    let read = |form: Waiting| Some((change(form.act)?, time(&form.at)?));
    let read = forms.into_iter().filter_map(read);
    (1..).zip(read).map(|(id, (change, at))| (change, Stamp { id: ChangeId(id), at })).collect()
}

fn act(change: &Change) -> Option<Act> {
    Some(match change {
        Change::AddRemark { remark, place } => Act::Add {
            behind: match place {
                Spot::Behind(id) => Some(id.to_string()),
                Spot::Start | Spot::End => None,
            },
            first: *place == Spot::Start,
            remark: RemarkForm {
                id: remark.id.to_string(),
                at: time_of(remark.at),
                link: link_form(&remark.link),
                wording: wording_form(&remark.wording),
                answer: remark.answer.as_ref().map(answer_form),
                marks: marks_form(&remark.marks),
                struck: remark.struck.as_ref().map(strike_form),
            },
        },
        Change::Mark(edit) => Act::Mark {
            id: edit.id.to_string(),
            was: marks_form(&edit.was),
            now: marks_form(&edit.now),
        },
        Change::Reword(edit) => Act::Reword {
            id: edit.id.to_string(),
            was: wording_form(&edit.was),
            now: wording_form(&edit.now),
        },
        Change::Assign(edit) => Act::Assign {
            id: edit.id.to_string(),
            was: link_form(&edit.was),
            now: link_form(&edit.now),
        },
        Change::Answer(edit) => Act::Answer {
            id: edit.id.to_string(),
            was: edit.was.as_ref().map(answer_form),
            now: edit.now.as_ref().map(answer_form),
        },
        Change::Strike(edit) => Act::Strike {
            id: edit.id.to_string(),
            was: edit.was.as_ref().map(strike_form),
            now: edit.now.as_ref().map(strike_form),
        },
        Change::Settle { which, was, now } => Act::Settle {
            which: carried_form(which)?,
            was: was.as_ref().map(result_form),
            now: now.as_ref().map(result_form),
        },
        Change::TellApart { one, other, are_two } => Act::TellApart {
            one: carried_form(one)?,
            other: carried_form(other)?,
            are_two: *are_two,
        },
        Change::Close { despite } => Act::Close { despite: despite.clone() },
        Change::Reopen(reason) => Act::Reopen { reason: reason.clone() },
        Change::Several(changes) => {
            Act::Several { acts: changes.iter().map(act).collect::<Option<_>>()? }
        }
        _ => return row(change),
    })
}

/// Returns the form of what is a row of the session file.
fn row(change: &Change) -> Option<Act> {
    Some(match change {
        Change::Attend(swap) => {
            let form = |row: &Option<_>| row.as_ref().map(|row| text_of(&AttendanceTable::of(row)));
            Act::Attend { was: form(&swap.was), now: form(&swap.now) }
        }
        Change::Motion(swap) => {
            let form = |row: &Option<_>| row.as_ref().map(|row| text_of(&MotionTable::of(row)));
            Act::Motion { was: form(&swap.was), now: form(&swap.now) }
        }
        Change::Ballot(swap) => {
            let form = |row: &Option<_>| row.as_ref().map(|row| text_of(&BallotTable::of(row)));
            Act::Ballot { was: form(&swap.was), now: form(&swap.now) }
        }
        Change::Responsibility(swap) => {
            let form =
                |row: &Option<_>| row.as_ref().map(|row| text_of(&ResponsibilityTable::of(row)));
            Act::Responsibility { was: form(&swap.was), now: form(&swap.now) }
        }
        _ => return None,
    })
}

fn change(act: Act) -> Option<Change> {
    Some(match act {
        Act::Add { behind, first, remark } => Change::AddRemark {
            place: match behind {
                Some(id) => Spot::Behind(RemarkId::new(id).ok()?),
                None if first => Spot::Start,
                None => Spot::End,
            },
            remark: Arc::new(Remark {
                id: RemarkId::new(remark.id).ok()?,
                at: time(&remark.at)?,
                link: link(remark.link)?,
                wording: wording(remark.wording)?,
                answer: maybe(remark.answer, answer)?,
                marks: marks(remark.marks)?,
                struck: maybe(remark.struck, struck)?,
            }),
        },
        Act::Reword { id, was, now } => Change::Reword(edit(id, wording(was)?, wording(now)?)?),
        Act::Assign { id, was, now } => Change::Assign(edit(id, link(was)?, link(now)?)?),
        Act::Answer { id, was, now } => {
            Change::Answer(edit(id, maybe(was, answer)?, maybe(now, answer)?)?)
        }
        Act::Strike { id, was, now } => {
            Change::Strike(edit(id, maybe(was, struck)?, maybe(now, struck)?)?)
        }
        Act::Mark { id, was, now } => Change::Mark(edit(id, marks(was)?, marks(now)?)?),
        Act::Attend { was, now } => Change::Attend(swap(was, now, attendance_alone)?),
        Act::Motion { was, now } => Change::Motion(Box::new(swap(was, now, motion_alone)?)),
        Act::Ballot { was, now } => Change::Ballot(Box::new(swap(was, now, ballot_alone)?)),
        Act::Responsibility { was, now } => {
            Change::Responsibility(Box::new(swap(was, now, responsibility_alone)?))
        }
        Act::Settle { which, was, now } => Change::Settle {
            which: carried(which)?,
            was: maybe(was, result)?,
            now: maybe(now, result)?,
        },
        Act::TellApart { one, other, are_two } => {
            Change::TellApart { one: carried(one)?, other: carried(other)?, are_two }
        }
        Act::Close { despite } => Change::Close { despite: words(&despite) },
        Act::Reopen { reason } => Change::Reopen(words(&reason)),
        Act::Several { acts } => {
            Change::Several(acts.into_iter().map(change).collect::<Option<_>>()?)
        }
    })
}

fn carried_form(key: &CarriedKey) -> Option<CarriedForm> {
    let what = KINDS.iter().position(|kind| *kind == key.what)?;
    let (id, file) = (key.id.clone(), key.file.clone());
    Some(CarriedForm { what, id, file, date: key.date.map(|date| date.to_string()) })
}

fn carried(form: CarriedForm) -> Option<CarriedKey> {
    let (what, id, file) = (*KINDS.get(form.what)?, words(&form.id), words(&form.file));
    let date = maybe(form.date, |date| date.parse().ok())?;
    Some(CarriedKey { what, id, file, date })
}

fn result_form(result: &CarriedResult) -> ResultForm {
    let state = CarriedState::ALL.iter().position(|state| *state == result.state).unwrap_or(0);
    ResultForm { state, at: time_of(result.at), evidence: result.evidence.clone() }
}

fn result(form: ResultForm) -> Option<CarriedResult> {
    let state = *CarriedState::ALL.get(form.state)?;
    Some(CarriedResult { state, at: time(&form.at)?, evidence: words(&form.evidence) })
}

fn edit<T>(id: String, was: T, now: T) -> Option<Edit<T>> {
    Some(Edit { id: RemarkId::new(id).ok()?, was, now })
}

fn text_of<T: Serialize>(table: &T) -> Row {
    toml::to_string(table).unwrap_or_default()
}

fn swap<T: DeserializeOwned, U>(
    was: Option<Row>,
    now: Option<Row>,
    read: fn(T) -> Option<U>,
) -> Option<Swap<U>> {
    let row = |row: Row| toml::from_str(&row).ok().and_then(read);
    Some(Swap { was: maybe(was, row)?, now: maybe(now, row)? })
}

/// Reads what may be missing: `None` only where it is there and cannot be read.
fn maybe<T, U>(form: Option<T>, read: impl Fn(T) -> Option<U>) -> Option<Option<U>> {
    match form {
        Some(form) => read(form).map(Some),
        None => Some(None),
    }
}

pub(super) fn time_of(at: Instant) -> String {
    at.to_rfc3339()
}

pub(super) fn time(text: &str) -> Option<Instant> {
    Instant::parse_from_rfc3339(text).ok()
}

fn words(text: &str) -> String {
    Clean::new(text).as_str().to_owned()
}

fn link_form(link: &Link) -> LinkForm {
    LinkForm {
        step: link.step.as_ref().map(ToString::to_string),
        by: link.by.as_ref().map(ToString::to_string),
        kind: kind_at(link.kind),
        to: party_words(link.to.as_ref()),
        shortcomings: link.shortcomings.iter().map(ToString::to_string).collect(),
    }
}

fn link(form: LinkForm) -> Option<Link> {
    Some(Link {
        step: maybe(form.step, |id| StepId::new(id).ok())?,
        by: maybe(form.by, |id| MemberId::new(id).ok())?,
        kind: kind_of(form.kind)?,
        to: party_of(&form.to)?,
        shortcomings: (form.shortcomings.into_iter())
            .map(|id| ShortcomingId::new(id).ok())
            .collect::<Option<_>>()?,
    })
}

fn wording_form(wording: &Wording) -> WordingForm {
    let earlier = wording.earlier.iter();
    WordingForm {
        text: wording.text.clone(),
        earlier: earlier.map(|each| (time_of(each.until), each.text.clone())).collect(),
    }
}

fn wording(form: WordingForm) -> Option<Wording> {
    let earlier = |(until, text): (String, String)| {
        Some(Earlier { until: time(&until)?, text: words(&text) })
    };
    let earlier = form.earlier.into_iter().map(earlier).collect::<Option<_>>()?;
    Some(Wording { text: words(&form.text), earlier })
}

fn answer_form(answer: &Answer) -> AnswerForm {
    let by = answer.by.as_ref().map(ToString::to_string);
    AnswerForm { verdict: verdict_at(answer.verdict), by }
}

fn answer(form: AnswerForm) -> Option<Answer> {
    let by = maybe(form.by, |id| RemarkId::new(id).ok())?;
    Some(Answer { verdict: verdict_of(form.verdict)?, by })
}

fn strike_form(strike: &Strike) -> StrikeForm {
    StrikeForm { at: time_of(strike.at), reason: strike.reason.clone() }
}

fn struck(form: StrikeForm) -> Option<Strike> {
    Some(Strike { at: time(&form.at)?, reason: words(&form.reason) })
}
