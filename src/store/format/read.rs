//! The tables of the file as a session: every id, time and limit is checked, and what is wrong is
//! told with its place.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};
use toml::Spanned;
use toml::value::{Datetime, Offset};

use super::COLLECTIVE;
use super::acts::{AttendanceTable, BallotTable, MotionTable, ResponsibilityTable, pauses};
use super::closings;
use super::mends::MendTable;
use super::reviews::Tables;
use super::room::RoomTable;
use super::types::{
    self, At, Earlier, Entered, File, Item, Marks, Remark, Step, Time, Topic, Verdict,
};
use crate::limits;
use crate::session::agenda::{Step as CoreStep, Topic as CoreTopic};
use crate::session::attendance::Presence;
use crate::session::ballot::Ballot;
use crate::session::closing::Dossier;
use crate::session::ids::{BadId, ItemId, MemberId, RemarkId, SectionId, ShortcomingId, StepId};
use crate::session::member::{Member, Party};
use crate::session::motion::Motion;
use crate::session::outline::{Cause, Item as CoreItem, Outline, Place, Section, Shortcoming};
use crate::session::queue::Queue;
use crate::session::remark::{self, Answer, Link, Strike, Wording};
use crate::session::responsibility::Responsibility;
use crate::session::standing::{Sitting, Standing, Visit};
use crate::session::{Instant, Meeting, Session};
use crate::store::fault::BreachKind;

/// Something wrong at a place of the text, in bytes.
pub(super) struct Wrong {
    pub(super) span: Range<usize>,
    pub(super) kind: BreachKind,
}

pub(super) type Read<T> = Result<T, Wrong>;

/// What ids there are, to which others refer.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Whatever is referred to is taken to be there.
    anything: bool,
    members: HashSet<String>,
    sections: HashSet<String>,
    /// Those of the collective's report.
    shortcomings: HashSet<String>,
    causes: HashSet<String>,
    /// Those of the members' own reviews.
    own: HashSet<String>,
    steps: HashSet<String>,
    remarks: HashSet<String>,
    /// Tells of a remark that is not in the file that it is there all the same.
    is_kept: Option<&'a dyn Fn(&str) -> bool>,
}

impl Known<'static> {
    fn anything() -> Self {
        Self { anything: true, ..Self::default() }
    }
}

/// Makes the session of a file.
pub(super) fn session(file: File) -> Read<Session> {
    part(file, &|_| false)
}

/// Makes the session of a file of which some remarks were left out because they are known.
pub(super) fn part(file: File, is_kept: &dyn Fn(&str) -> bool) -> Read<Session> {
    let known = Known { is_kept: Some(is_kept), ..known(&file)? };
    known_to_be(file, &known)
}

/// Makes a session of a file of which anything may have been left out.
pub(super) fn excerpt(file: File) -> Read<Session> {
    known_to_be(file, &Known::anything())
}

fn known_to_be(file: File, known: &Known<'_>) -> Read<Session> {
    let mut file = file;
    let standing = standing(&mut file, known)?;
    let queue = queue(&mut file, known)?;
    let room = file.room.take().map(RoomTable::show).transpose()?.unwrap_or_default();
    let attendance = file.attendance.into_iter().map(|each| each.presence(known));
    let attendance = attendance.collect::<Read<Vec<_>>>()?;
    let motions = file.motion.into_iter().map(|each| each.motion(known));
    let motions = motions.collect::<Read<Vec<_>>>()?;
    let ballots = file.ballot.into_iter().map(|each| each.ballot(known));
    let ballots = ballots.collect::<Read<Vec<_>>>()?;
    let responsibilities = file.responsibility.into_iter().map(|each| each.responsibility(known));
    let responsibilities = responsibilities.collect::<Read<Vec<_>>>()?;
    let closings = closings::read(file.closing, file.seal)?;
    let carried = closings::carried(&file.carried)?;
    let meeting = meeting(file.meeting, known)?;
    let members = file.member.into_iter().map(|each| {
        Ok(Member {
            id: id(&each.id, MemberId::new)?,
            name: each.name.into_inner(),
            post: each.post,
            rank: each.rank.into(),
        })
    });
    let members = members.collect::<Read<Vec<_>>>()?;
    let agenda = file.step.iter().map(|each| step(each, known)).collect::<Read<Vec<_>>>()?;
    let remarks = file.remark.into_iter().map(|each| remark(each, known).map(Arc::new));
    let remarks = remarks.collect::<Read<Vec<_>>>()?;
    let tables = Tables {
        section: file.section,
        shortcoming: file.shortcoming,
        cause: file.cause,
        lesson: file.lesson,
        remedy: file.remedy,
    };
    let mends = MendTable::decisions(file.mend);
    let outline = Outline { mends, ..tables.outline(file.report.title, file.report.preamble)? };
    let reviews = file.review.into_iter().map(|each| each.review(known));
    let reviews = reviews.collect::<Read<Vec<_>>>()?;
    let session = Session {
        revision: file.revision,
        meeting,
        members: Arc::new(members),
        outline: Arc::new(outline),
        reviews: Arc::default(),
        agenda: Arc::new(agenda),
        standing,
        attendance: Arc::new(attendance),
        queue,
        motions: Arc::new(motions),
        ballots: Arc::new(ballots),
        responsibilities: Arc::new(responsibilities),
        dossier: Dossier { closings: Arc::new(closings), carried: Arc::new(carried) },
        room,
        remarks,
    };
    let reviews = session.in_members_order(reviews);
    Ok(Session { reviews, ..session })
}

fn meeting(table: types::Meeting, known: &Known<'_>) -> Read<Meeting> {
    let named = |id: &Option<Spanned<String>>| id.as_ref().map(|id| member(id, known)).transpose();
    Ok(Meeting {
        kind: table.kind.into(),
        chair: named(&table.chair)?,
        minute_taker: named(&table.minute_taker)?,
        title: table.title,
        body: table.body,
        rules: table.rules,
    })
}

fn known(file: &File) -> Read<Known<'static>> {
    let mut known = Known::default();
    collect(&mut known.members, file.member.iter().map(|each| &each.id), limits::MEMBERS)?;
    let sections = file.section.iter().map(|each| &each.id);
    collect(&mut known.sections, sections, limits::REPORT_LINES)?;
    let shortcomings = file.shortcoming.iter().map(|each| &each.id);
    collect(&mut known.shortcomings, shortcomings, limits::SHORTCOMINGS)?;
    collect(&mut known.steps, file.step.iter().map(|each| &each.id), usize::MAX)?;
    collect(&mut known.remarks, file.remark.iter().map(|each| &each.id), limits::REMARKS)?;
    let mut votes = HashSet::new();
    collect(&mut votes, file.motion.iter().map(|each| &each.id), limits::ACTS)?;
    votes.clear();
    collect(&mut votes, file.ballot.iter().map(|each| &each.id), limits::ACTS)?;
    known.causes = file.cause.iter().map(|each| each.id.get_ref().clone()).collect();
    let mut settled = HashSet::new();
    let of = file.responsibility.iter().map(|each| &each.shortcoming);
    collect(&mut settled, of, limits::SHORTCOMINGS)?;
    let mut items = HashSet::new();
    let others = file.cause.iter().map(|each| &each.id);
    let others = others.chain(file.lesson.iter().chain(&file.remedy).map(|each| &each.id));
    collect(&mut items, others, limits::REPORT_LINES)?;
    known_reviews(file, &mut known, items)?;
    let in_section = file.shortcoming.iter().chain(&file.lesson).chain(&file.remedy);
    let in_section = in_section.map(|each| (&each.section, &each.gone));
    for (section, gone) in
        in_section.chain(file.cause.iter().map(|each| (&each.section, &each.gone)))
    {
        if gone.is_none() {
            refer(section, &known.sections)?;
        }
    }
    for member in &file.member {
        if member.name.get_ref().chars().count() > limits::NAME_LETTERS {
            return Err(wrong(&member.name, BreachKind::TooLong { max: limits::NAME_LETTERS }));
        }
    }
    Ok(known)
}

/// A member has one review at most, and nothing in it has the id of something else.
fn known_reviews(file: &File, known: &mut Known<'_>, mut items: HashSet<String>) -> Read<()> {
    let mut of = HashSet::new();
    collect(&mut of, file.review.iter().map(|each| &each.member), limits::MEMBERS)?;
    let mut sections = known.sections.clone();
    for each in &file.review {
        let before = sections.len();
        let ids: Vec<&At> = each.section.iter().map(|each| &each.id).collect();
        collect(&mut sections, ids.iter().copied(), before + limits::REPORT_LINES)?;
        let ids: HashSet<String> = ids.into_iter().map(|id| id.get_ref().clone()).collect();
        let others = each.cause.iter().map(|each| &each.id);
        let others = others.chain(each.lesson.iter().chain(&each.remedy).map(|each| &each.id));
        let most = items.len() + limits::REPORT_LINES;
        collect(&mut items, others, most)?;
        known.causes.extend(each.cause.iter().map(|each| each.id.get_ref().clone()));
        let most = known.own.len() + limits::SHORTCOMINGS;
        collect(&mut known.own, each.shortcoming.iter().map(|each| &each.id), most)?;
        let in_section = each.shortcoming.iter().chain(&each.lesson).chain(&each.remedy);
        let in_section = in_section.map(|each| (&each.section, &each.gone));
        let causes = each.cause.iter().map(|each| (&each.section, &each.gone));
        for (section, _) in in_section.chain(causes).filter(|(_, gone)| gone.is_none()) {
            refer(section, &ids)?;
        }
        let twice = each.shortcoming.iter().find(|it| known.shortcomings.contains(it.id.get_ref()));
        if let Some(it) = twice {
            return Err(wrong(&it.id, BreachKind::DoubleId(it.id.get_ref().clone())));
        }
    }
    Ok(())
}

fn collect<'a>(
    set: &mut HashSet<String>,
    ids: impl Iterator<Item = &'a At>,
    max: usize,
) -> Read<()> {
    for id in ids {
        if set.len() >= max {
            return Err(wrong(id, BreachKind::TooMany { max }));
        }
        if !set.insert(id.get_ref().clone()) {
            return Err(wrong(id, BreachKind::DoubleId(id.get_ref().clone())));
        }
    }
    Ok(())
}

pub(super) fn wrong<T>(at: &toml::Spanned<T>, kind: BreachKind) -> Wrong {
    Wrong { span: at.span(), kind }
}

pub(super) fn id<T>(text: &At, new: impl Fn(String) -> Result<T, BadId>) -> Read<T> {
    new(text.get_ref().clone()).map_err(|bad| wrong(text, BreachKind::BadId(bad.0)))
}

fn refer(id: &At, set: &HashSet<String>) -> Read<()> {
    if set.contains(id.get_ref()) {
        return Ok(());
    }
    Err(wrong(id, BreachKind::UnknownId(id.get_ref().clone())))
}

pub(super) fn member(text: &At, known: &Known<'_>) -> Read<MemberId> {
    if !known.anything {
        refer(text, &known.members)?;
    }
    id(text, MemberId::new)
}

pub(super) fn step_id(text: &At, known: &Known<'_>) -> Read<StepId> {
    if !known.anything {
        refer(text, &known.steps)?;
    }
    id(text, StepId::new)
}

pub(super) fn shortcoming_id(text: &At, known: &Known<'_>) -> Read<ShortcomingId> {
    if !known.anything && !known.own.contains(text.get_ref()) {
        refer(text, &known.shortcomings)?;
    }
    id(text, ShortcomingId::new)
}

pub(super) fn cause_id(text: &At, known: &Known<'_>) -> Read<ItemId> {
    if !known.anything {
        refer(text, &known.causes)?;
    }
    id(text, ItemId::new)
}

pub(super) fn time(time: &Time) -> Read<Instant> {
    let text = || time.get_ref().to_string();
    let read = || DateTime::parse_from_rfc3339(&text()).ok(); // seconds left out, or leaping
    let made = instant(time.get_ref()).or_else(read);
    made.ok_or_else(|| wrong(time, BreachKind::BadTime(text())))
}

/// Returns a time as nearly all are, without the detour over its text.
fn instant(time: &Datetime) -> Option<Instant> {
    let (day, clock) = (time.date?, time.time?);
    let minutes = match time.offset? {
        Offset::Z => 0,
        Offset::Custom { minutes } => i32::from(minutes),
    };
    let (second, nano) = (clock.second?.into(), clock.nanosecond.unwrap_or(0));
    NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into())?
        .and_hms_nano_opt(clock.hour.into(), clock.minute.into(), second, nano)?
        .and_local_timezone(FixedOffset::east_opt(minutes * 60)?)
        .single()
}

fn standing(file: &mut File, known: &Known<'_>) -> Read<Standing> {
    let sittings = file.sitting.iter().map(|each| {
        let ended = each.ended.as_ref().map(time).transpose()?;
        Ok(Sitting { opened: time(&each.opened)?, ended })
    });
    let aside = std::mem::take(&mut file.set_aside).into_iter().map(|each| each.aside(known));
    let speeches = std::mem::take(&mut file.speech).into_iter().map(|each| each.speech(known));
    Ok(Standing {
        state: file.meeting.state.into(),
        step: file.meeting.step.as_ref().map(|id| step_id(id, known)).transpose()?,
        floor: file.meeting.floor.as_ref().map(|id| member(id, known)).transpose()?,
        sittings: sittings.collect::<Read<_>>()?,
        visits: file.entered.iter().map(|each| visit(each, known)).collect::<Read<_>>()?,
        set_aside: aside.collect::<Read<_>>()?,
        speeches: Arc::new(speeches.collect::<Read<_>>()?),
        planned_end: file.meeting.planned_end.as_ref().map(time).transpose()?,
    })
}

fn visit(each: &Entered, known: &Known<'_>) -> Read<Visit> {
    Ok(Visit {
        step: step_id(&each.step, known)?,
        at: time(&each.at)?,
        despite: each.despite.clone(),
        pauses: pauses(&each.paused)?,
        added_s: each.added,
    })
}

fn queue(file: &mut File, known: &Known<'_>) -> Read<Queue> {
    let requests = std::mem::take(&mut file.request).into_iter().map(|each| each.request(known));
    Ok(Queue {
        closed: file.meeting.queue_closed.as_ref().map(time).transpose()?,
        requests: Arc::new(requests.collect::<Read<_>>()?),
    })
}

/// Reads a row by itself, where it cannot be known what there is.
pub(in crate::store) fn attendance_alone(table: AttendanceTable) -> Option<Presence> {
    table.presence(&Known::anything()).ok()
}

/// Reads a motion by itself.
pub(in crate::store) fn motion_alone(table: MotionTable) -> Option<Motion> {
    table.motion(&Known::anything()).ok()
}

/// Reads a ballot by itself.
pub(in crate::store) fn ballot_alone(table: BallotTable) -> Option<Ballot> {
    table.ballot(&Known::anything()).ok()
}

/// Reads who answers for a shortcoming by itself.
pub(in crate::store) fn responsibility_alone(table: ResponsibilityTable) -> Option<Responsibility> {
    table.responsibility(&Known::anything()).ok()
}

pub(super) fn section(each: super::types::Section) -> Read<Section> {
    Ok(Section {
        id: id(&each.id, SectionId::new)?,
        number: each.number,
        title: each.title,
        depth: each.depth,
        role: each.role.into(),
        line: each.line,
        text: each.text,
    })
}

pub(super) fn shortcoming(each: Item) -> Read<Shortcoming> {
    let id = id(&each.id, ShortcomingId::new)?;
    Ok(Shortcoming { id, place: place(&each)?, text: each.text })
}

pub(super) fn item(each: Item) -> Read<CoreItem> {
    let id = id(&each.id, ItemId::new)?;
    Ok(CoreItem { id, place: place(&each)?, text: each.text })
}

pub(super) fn cause(each: super::types::Cause) -> Read<Cause> {
    let side = each.side.into();
    let as_item = Item {
        id: each.id,
        section: each.section,
        item: each.item,
        number: each.number,
        line: each.line,
        gone: each.gone,
        text: each.text,
    };
    Ok(Cause { item: item(as_item)?, side })
}

fn place(each: &Item) -> Read<Place> {
    Ok(Place {
        section: id(&each.section, SectionId::new)?,
        item: each.item,
        number: each.number.clone(),
        line: each.line,
        gone: each.gone.as_ref().map(time).transpose()?,
    })
}

fn step(each: &Step, known: &Known<'_>) -> Read<CoreStep> {
    let lacks = |field| wrong(&each.id, BreachKind::StepLacks(field));
    let topic = match each.topic {
        Topic::Procedure => CoreTopic::Procedure,
        Topic::Report => CoreTopic::Report,
        Topic::Previous => CoreTopic::Previous,
        Topic::Discussion => CoreTopic::Discussion,
        Topic::CollectiveAnswer => CoreTopic::CollectiveAnswer,
        Topic::CollectiveConclusion => CoreTopic::CollectiveConclusion,
        Topic::Conclusion => CoreTopic::Conclusion,
        Topic::Shortcoming => {
            let id = each.shortcoming.as_ref().ok_or_else(|| lacks("shortcoming"))?;
            if !known.anything {
                refer(id, &known.shortcomings)?; // a person's own belong to his turn alone
            }
            CoreTopic::Shortcoming(shortcoming_id(id, known)?)
        }
        Topic::Person => {
            let id = each.member.as_ref().ok_or_else(|| lacks("member"))?;
            let phase = each.phase.ok_or_else(|| lacks("phase"))?;
            CoreTopic::Person(member(id, known)?, phase.into())
        }
    };
    Ok(CoreStep {
        id: id(&each.id, StepId::new)?,
        title: each.title.clone(),
        topic,
        minutes: each.minutes,
    })
}

fn remark(each: Remark, known: &Known<'_>) -> Read<remark::Remark> {
    if each.text.get_ref().len() > limits::REMARK_BYTES {
        return Err(wrong(&each.text, BreachKind::TooLong { max: limits::REMARK_BYTES }));
    }
    let answered_by = each.answered_by.as_ref().map(|by| {
        let is_kept = known.is_kept.is_some_and(|is_kept| is_kept(by.get_ref()));
        if !is_kept && !known.anything {
            refer(by, &known.remarks)?;
        }
        id(by, RemarkId::new)
    });
    let answered_by = answered_by.transpose()?;
    let verdict = match each.answer {
        None | Some(Verdict::Open) => None,
        Some(Verdict::Accepted) => Some(remark::Verdict::Accepted),
        Some(Verdict::Partly) => Some(remark::Verdict::Partly),
        Some(Verdict::Explained) => Some(remark::Verdict::Explained),
    };
    let struck =
        each.struck.map(|strike| Ok(Strike { at: time(&strike.at)?, reason: strike.reason }));
    let earlier = each
        .earlier
        .into_iter()
        .map(|Earlier { until, text }| Ok(remark::Earlier { until: time(&until)?, text }));
    let shortcomings = each.shortcomings.iter().map(|id| shortcoming_id(id, known));
    Ok(remark::Remark {
        id: id(&each.id, RemarkId::new)?,
        at: time(&each.at)?,
        link: Link {
            step: each.step.as_ref().map(|id| step_id(id, known)).transpose()?,
            by: each.by.as_ref().map(|id| member(id, known)).transpose()?,
            kind: each.kind.into(),
            to: each.to.as_ref().map(|to| party(to, known)).transpose()?,
            shortcomings: shortcomings.collect::<Read<_>>()?,
        },
        wording: Wording { text: each.text.into_inner(), earlier: earlier.collect::<Read<_>>()? },
        marks: each.marks.map(|each| marks(each, known)).transpose()?.unwrap_or_default(),
        answer: verdict.map(|verdict| Answer { verdict, by: answered_by }),
        struck: struck.transpose()?,
    })
}

fn marks(each: Marks, known: &Known<'_>) -> Read<remark::Marks> {
    let promise = each.promise.map(|each| {
        if each.check.get_ref().chars().count() > limits::REASON_LETTERS {
            return Err(wrong(&each.check, BreachKind::TooLong { max: limits::REASON_LETTERS }));
        }
        Ok(remark::Promise {
            owner: each.owner.as_ref().map(|id| member(id, known)).transpose()?,
            due: each.due.as_ref().map(day).transpose()?,
            check: each.check.into_inner(),
            priority: each.priority,
            state: each.state.into(),
        })
    });
    Ok(remark::Marks { check: each.check, private: each.private, promise: promise.transpose()? })
}

pub(super) fn day(time: &Time) -> Read<NaiveDate> {
    let text = time.get_ref().to_string();
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| wrong(time, BreachKind::BadTime(text)))
}

pub(super) fn party(to: &At, known: &Known<'_>) -> Read<Party> {
    if to.get_ref() == COLLECTIVE {
        return Ok(Party::Collective);
    }
    member(to, known).map(Party::Member)
}
