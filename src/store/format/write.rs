//! The session as the tables of its file. Same session, same bytes.

use chrono::SecondsFormat;
use toml::Spanned;
use toml::value::Datetime;

use super::acts::{AsideTable, RequestTable, pauses_at};
use super::closings::{self, CarriedTable};
use super::mends::MendTable;
use super::reviews::{ReviewTable, Tables};
use super::room::RoomTable;
use super::types::{
    Alone, At, Cause, Earlier, Entered, File, Item, Marks, Meeting, Member, Plan, Promise, Remark,
    Report, Section, Sitting, Step, Strike, Time, Topic, Verdict,
};
use super::{COLLECTIVE, FileWord, SCHEMA, word_of};
use crate::session::agenda::{self, Topic as CoreTopic};
use crate::session::member::Party;
use crate::session::outline::{self, Place};
use crate::session::remark;
use crate::session::standing::Visit;
use crate::session::{Instant, Session};

/// Returns the session as JSON of the same shape as its file, for other programs.
#[must_use]
pub fn json(session: &Session) -> String {
    // Printed and read again: made directly, a time would come out as a table.
    let table = super::print(session).parse::<toml::Table>().ok();
    let value = table.map(plain_times).unwrap_or_default();
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

fn plain_times(table: toml::Table) -> toml::Table {
    fn plain(value: toml::Value) -> toml::Value {
        match value {
            toml::Value::Datetime(time) => toml::Value::String(time.to_string()),
            toml::Value::Array(all) => all.into_iter().map(plain).collect::<Vec<_>>().into(),
            toml::Value::Table(table) => toml::Value::Table(plain_times(table)),
            other => other,
        }
    }
    table.into_iter().map(|(key, value)| (key, plain(value))).collect()
}

/// Returns what changes with nearly every act: revision, where the meeting stands.
pub(super) fn top(session: &Session) -> File {
    let standing = &session.standing;
    File {
        schema: SCHEMA,
        revision: session.revision,
        meeting: Meeting {
            kind: session.meeting.kind.into(),
            title: session.meeting.title.clone(),
            body: session.meeting.body.clone(),
            chair: session.meeting.chair.as_ref().map(at),
            minute_taker: session.meeting.minute_taker.as_ref().map(at),
            state: standing.state.into(),
            step: standing.step.as_ref().map(at),
            floor: standing.floor.as_ref().map(at),
            planned_end: standing.planned_end.map(time),
            queue_closed: session.queue.closed.map(time),
            rules: session.meeting.rules.clone(),
        },
        report: Report {
            title: session.outline.title.clone(),
            preamble: session.outline.preamble.clone(),
        },
        archive: None,
        room: RoomTable::of(&session.room),
        sitting: (standing.sittings.iter())
            .map(|each| Sitting { opened: time(each.opened), ended: each.ended.map(time) })
            .collect(),
        entered: standing.visits.iter().map(entered).collect(),
        set_aside: standing.set_aside.iter().map(AsideTable::of).collect(),
        request: session.queue.requests.iter().map(RequestTable::of).collect(),
        attendance: Vec::new(),
        speech: Vec::new(),
        motion: Vec::new(),
        ballot: Vec::new(),
        responsibility: Vec::new(),
        closing: closings::closings(session),
        carried: Vec::new(),
        member: Vec::new(),
        section: Vec::new(),
        shortcoming: Vec::new(),
        cause: Vec::new(),
        lesson: Vec::new(),
        remedy: Vec::new(),
        mend: Vec::new(),
        review: Vec::new(),
        step: Vec::new(),
        remark: Vec::new(),
        seal: None,
    }
}

fn entered(visit: &Visit) -> Entered {
    Entered {
        step: at(&visit.step),
        at: time(visit.at),
        despite: visit.despite.clone(),
        paused: pauses_at(&visit.pauses),
        added: visit.added_s,
    }
}

/// Returns what is made before the meeting: members, report, agenda.
pub(super) fn plan(session: &Session) -> Plan {
    let Tables { section, shortcoming, cause, lesson, remedy } = tables(&session.outline);
    Plan {
        carried: session.dossier.carried.iter().map(CarriedTable::of).collect(),
        member: (session.members.iter())
            .map(|each| Member {
                id: at(&each.id),
                name: at(&each.name),
                post: each.post.clone(),
                rank: each.rank.into(),
            })
            .collect(),
        section,
        shortcoming,
        cause,
        lesson,
        remedy,
        mend: MendTable::of(&session.outline.mends),
        review: session.reviews.iter().map(ReviewTable::of).collect(),
        step: session.agenda.iter().map(step).collect(),
    }
}

/// Returns the tables of a report.
pub(super) fn tables(outline: &outline::Outline) -> Tables {
    let shortcomings = outline.shortcomings.iter();
    Tables {
        section: outline.sections.iter().map(section).collect(),
        shortcoming: shortcomings.map(|each| item(at(&each.id), &each.place, &each.text)).collect(),
        cause: outline.causes.iter().map(cause).collect(),
        lesson: outline.lessons.iter().map(item_of).collect(),
        remedy: outline.remedies.iter().map(item_of).collect(),
    }
}

/// Returns one remark.
pub(super) fn alone(remark: &remark::Remark) -> Alone {
    Alone { remark: vec![self::remark(remark)] }
}

fn section(section: &outline::Section) -> Section {
    Section {
        id: at(&section.id),
        number: section.number.clone(),
        title: section.title.clone(),
        depth: section.depth,
        role: section.role.into(),
        line: section.line,
        text: section.text.clone(),
    }
}

fn item_of(each: &outline::Item) -> Item {
    item(at(&each.id), &each.place, &each.text)
}

fn item(id: At, place: &Place, text: &str) -> Item {
    Item {
        id,
        section: at(&place.section),
        item: place.item,
        number: place.number.clone(),
        line: place.line,
        gone: place.gone.map(time),
        text: text.to_owned(),
    }
}

fn cause(cause: &outline::Cause) -> Cause {
    let item = item_of(&cause.item);
    Cause {
        id: item.id,
        side: cause.side.into(),
        section: item.section,
        item: item.item,
        number: item.number,
        line: item.line,
        gone: item.gone,
        text: item.text,
    }
}

fn step(step: &agenda::Step) -> Step {
    let mut table = Step {
        id: at(&step.id),
        title: step.title.clone(),
        topic: topic(&step.topic),
        member: None,
        phase: None,
        shortcoming: None,
        minutes: step.minutes,
    };
    match &step.topic {
        CoreTopic::Shortcoming(id) => table.shortcoming = Some(at(id)),
        CoreTopic::Person(id, phase) => {
            table.member = Some(at(id));
            table.phase = Some((*phase).into());
        }
        _ => {}
    }
    table
}

fn topic(topic: &CoreTopic) -> Topic {
    match topic {
        CoreTopic::Procedure => Topic::Procedure,
        CoreTopic::Report => Topic::Report,
        CoreTopic::Previous => Topic::Previous,
        CoreTopic::Discussion => Topic::Discussion,
        CoreTopic::CollectiveAnswer => Topic::CollectiveAnswer,
        CoreTopic::CollectiveConclusion => Topic::CollectiveConclusion,
        CoreTopic::Conclusion => Topic::Conclusion,
        CoreTopic::Shortcoming(_) => Topic::Shortcoming,
        CoreTopic::Person(..) => Topic::Person,
    }
}

impl FileWord for CoreTopic {
    fn file_word(&self) -> String {
        word_of(&topic(self))
    }
}

impl FileWord for remark::Verdict {
    fn file_word(&self) -> String {
        word_of(&verdict(*self))
    }
}

fn remark(remark: &remark::Remark) -> Remark {
    let link = &remark.link;
    let answer = remark.answer.as_ref();
    let open = link.kind.wants_answer().then_some(Verdict::Open);
    Remark {
        id: at(&remark.id),
        at: time(remark.at),
        step: link.step.as_ref().map(at),
        by: link.by.as_ref().map(at),
        kind: link.kind.into(),
        to: link.to.as_ref().map(party),
        shortcomings: link.shortcomings.iter().map(at).collect(),
        text: at(&remark.wording.text),
        answer: answer.map(|answer| verdict(answer.verdict)).or(open),
        answered_by: answer.and_then(|answer| answer.by.as_ref()).map(at),
        marks: (!remark.marks.is_empty()).then(|| marks(&remark.marks)),
        struck: (remark.struck.as_ref())
            .map(|strike| Strike { at: time(strike.at), reason: strike.reason.clone() }),
        earlier: (remark.wording.earlier.iter())
            .map(|each| Earlier { until: time(each.until), text: each.text.clone() })
            .collect(),
    }
}

fn marks(marks: &remark::Marks) -> Marks {
    Marks {
        check: marks.check,
        private: marks.private,
        promise: marks.promise.as_ref().map(|promise| Promise {
            owner: promise.owner.as_ref().map(at),
            due: promise.due.map(day),
            check: at(&promise.check),
            priority: promise.priority,
            state: promise.state.into(),
        }),
    }
}

fn verdict(verdict: remark::Verdict) -> Verdict {
    match verdict {
        remark::Verdict::Accepted => Verdict::Accepted,
        remark::Verdict::Partly => Verdict::Partly,
        remark::Verdict::Explained => Verdict::Explained,
    }
}

pub(super) fn party(party: &Party) -> At {
    match party {
        Party::Collective => at(COLLECTIVE),
        Party::Member(id) => at(id),
    }
}

pub(super) fn at(text: impl ToString) -> At {
    Spanned::new(0..0, text.to_string())
}

pub(super) fn day(day: chrono::NaiveDate) -> Time {
    let parsed: Result<Datetime, _> = day.to_string().parse();
    Spanned::new(0..0, parsed.expect("a day of chrono is a day of TOML: same grammar"))
}

pub(super) fn time(instant: Instant) -> Time {
    let text = instant.to_rfc3339_opts(SecondsFormat::AutoSi, false);
    let parsed: Result<Datetime, _> = text.parse();
    Spanned::new(0..0, parsed.expect("a date of chrono is a date of TOML: same grammar"))
}
