//! A rehearsal (diễn tập): the agenda gone through from the beginning with invented speakers and a
//! clock of its own, to see how long it takes and what is missing before anybody sits down.
//!
//! Everything is done through the one door, on a copy; the session itself is never altered, and the
//! same session gives the same rehearsal.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::TimeDelta;

use super::agenda::{Phase, Step, Topic};
use super::change::{Change, ChangeId, Spot, Stamp};
use super::ids::{MemberId, RemarkId, RemarkIds, ShortcomingId, StepId};
use super::member::{Party, in_review_order};
use super::outline::Outline;
use super::public::Show;
use super::remark::{Answer, Kind, Link, Remark, Verdict};
use super::rules::{Profile, RehearsalRule};
use super::standing::Standing;
use super::{Instant, Session};
use crate::text::Clean;

/// When an invented meeting begins.
const BEGIN: &str = "2025-01-06T07:30:00+07:00";
/// What invented people say.
const WORDS: &str = "…";

/// A rehearsal of one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// Each step, in order.
    pub scenes: Vec<Scene>,
    /// What is missing.
    pub lacks: Vec<Lack>,
}

/// One step of a rehearsal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// Which step.
    pub step: StepId,
    /// How many minutes are planned for it.
    pub planned: Option<u16>,
    /// How long it took, in seconds.
    pub needed_s: i64,
    /// How many spoke.
    pub speeches: usize,
    /// The meeting when the step began, with the first of them on the floor.
    pub session: Session,
    /// When that was.
    pub at: Instant,
}

/// What a rehearsal found missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// Nobody leads the meeting.
    Chair,
    /// Nobody takes the minutes.
    MinuteTaker,
    /// There is no report.
    Report,
    /// Nobody takes part.
    Members,
    /// The agenda has no steps.
    Agenda,
    /// A member whose turn the agenda has not, though it has those of others.
    Turn(MemberId),
    /// A member who never had the floor.
    Floor(MemberId),
    /// A shortcoming that no step is about.
    Step(ShortcomingId),
    /// A shortcoming for whose step no time is planned.
    Time(ShortcomingId),
    /// It takes longer than is planned in all.
    Longer {
        /// Minutes that are planned.
        planned: i64,
        /// Seconds that the steps take for which something is planned.
        needed_s: i64,
    },
}

impl Rehearsal {
    /// Returns how many minutes are planned in all.
    #[must_use]
    pub fn planned(&self) -> i64 {
        self.scenes.iter().filter_map(|scene| scene.planned).map(i64::from).sum()
    }

    /// Returns how long it took in all, in seconds.
    #[must_use]
    pub fn needed_s(&self) -> i64 {
        self.scenes.iter().map(|scene| scene.needed_s).sum()
    }
}

/// Goes through the agenda of a session.
#[must_use]
pub fn rehearse(session: &Session, profile: &Profile) -> Rehearsal {
    let begin = Instant::parse_from_rfc3339(BEGIN).unwrap_or_default();
    let mut stage = Stage {
        session: empty(session),
        rule: &profile.rehearsal,
        profile,
        now: begin,
        ids: RemarkIds::new(1),
        spoke: HashSet::new(),
        next: 0,
        count: 0,
    };
    let steps: Vec<Step> = session.agenda.as_ref().clone();
    let scenes: Vec<Scene> = steps.iter().filter_map(|step| stage.play(step)).collect();
    let mut rehearsal = Rehearsal { scenes, lacks: lacks(session, &stage.spoke) };
    // Steps for which nothing is planned are not held against the plan.
    let planned_for = rehearsal.scenes.iter().filter(|scene| scene.planned.is_some());
    let needed_s = planned_for.map(|scene| scene.needed_s).sum();
    let planned = rehearsal.planned();
    if needed_s > planned * 60 {
        rehearsal.lacks.push(Lack::Longer { planned, needed_s });
    }
    rehearsal
}

/// Returns the session as it was before anybody came.
fn empty(session: &Session) -> Session {
    let room = Show {
        is_blank: false,
        held: None,
        page: 0,
        paged: None,
        remarks: Vec::new(),
        ..session.room.clone()
    };
    let mut dossier = session.dossier.clone();
    dossier.closings = Arc::default();
    Session {
        standing: Standing::default(),
        attendance: Arc::default(),
        queue: super::queue::Queue::default(),
        motions: Arc::default(),
        ballots: Arc::default(),
        room,
        remarks: Vec::new(),
        dossier,
        ..session.clone()
    }
}

fn lacks(session: &Session, spoke: &HashSet<MemberId>) -> Vec<Lack> {
    let meeting = &session.meeting;
    let is_empty =
        |outline: &Outline| outline.sections.is_empty() && outline.shortcomings.is_empty();
    let whole = [
        (meeting.chair.is_none(), Lack::Chair),
        (meeting.minute_taker.is_none(), Lack::MinuteTaker),
        (is_empty(&session.outline), Lack::Report),
        (session.members.is_empty(), Lack::Members),
        (session.agenda.is_empty(), Lack::Agenda),
    ];
    let mut lacks: Vec<Lack> =
        whole.into_iter().filter_map(|(is_it, lack)| is_it.then_some(lack)).collect();
    let turns: HashSet<_> = session.agenda.iter().filter_map(|step| step.topic.member()).collect();
    for member in in_review_order(&session.members) {
        if !turns.is_empty() && !turns.contains(&member.id) {
            lacks.push(Lack::Turn(member.id.clone()));
        } else if !spoke.contains(&member.id) {
            lacks.push(Lack::Floor(member.id.clone()));
        }
    }
    for shortcoming in session.outline.standing_shortcomings() {
        let topic = Topic::Shortcoming(shortcoming.id.clone());
        match session.agenda.iter().find(|step| step.topic == topic) {
            None => lacks.push(Lack::Step(shortcoming.id.clone())),
            Some(Step { minutes: None, .. }) => lacks.push(Lack::Time(shortcoming.id.clone())),
            Some(_) => {}
        }
    }
    lacks
}

/// The invented meeting as far as it is.
struct Stage<'a> {
    session: Session,
    rule: &'a RehearsalRule,
    profile: &'a Profile,
    now: Instant,
    ids: RemarkIds,
    /// Who had the floor.
    spoke: HashSet<MemberId>,
    /// Whose turn it is to speak of what is the collective's.
    next: usize,
    count: u64,
}

/// One invented speech.
struct Speech {
    by: Option<MemberId>,
    kind: Kind,
    seconds: u32,
    /// The opinions that it answers.
    answers: Vec<RemarkId>,
}

impl Stage<'_> {
    /// Plays one step; `None` where the meeting does not get there.
    fn play(&mut self, step: &Step) -> Option<Scene> {
        let reason = WORDS.to_owned();
        let (id, begun) = (step.id.clone(), self.now);
        self.does(&Change::MoveDespite { step: id.clone(), reason })?;
        let speeches = self.speeches(step);
        let first = speeches.first().and_then(|speech| speech.by.clone());
        if first.is_some() {
            self.does(&Change::GiveFloor(first));
        }
        let (scene, count) = (self.session.clone(), speeches.len());
        let read = self.read_s(step);
        self.passes(read);
        for speech in speeches {
            self.speak(step, speech);
        }
        let needed_s = self.session.spent_s(&id, self.now);
        let planned = step.minutes;
        Some(Scene { step: id, planned, needed_s, speeches: count, session: scene, at: begun })
    }

    fn does(&mut self, change: &Change) -> Option<()> {
        self.count += 1;
        let stamp = Stamp { id: ChangeId(self.count), at: self.now };
        self.session = self.session.apply(change, &stamp).ok()?.session;
        Some(())
    }

    fn passes(&mut self, seconds: u32) {
        self.now += TimeDelta::seconds(seconds.into());
    }

    fn speak(&mut self, step: &Step, speech: Speech) {
        if let Some(by) = &speech.by {
            self.spoke.insert(by.clone());
            self.does(&Change::GiveFloor(Some(by.clone())));
        }
        let link = Link {
            step: Some(step.id.clone()),
            to: step.topic.target(speech.kind),
            kind: speech.kind,
            by: speech.by,
            shortcomings: step.topic.shortcomings(),
        };
        let id = self.ids.make(self.now);
        let remark = Remark::new(id.clone(), self.now, link, &Clean::new(WORDS));
        self.does(&Change::AddRemark { remark: Arc::new(remark), place: Spot::End });
        for answered in speech.answers {
            let now = Some(Answer { verdict: Verdict::Accepted, by: Some(id.clone()) });
            let edit = super::change::Edit { id: answered, was: None, now };
            self.does(&Change::Answer(edit));
        }
        self.passes(speech.seconds);
    }

    /// Returns how long it takes to read out what a step begins with, in seconds; the usual time
    /// of a step in which nobody speaks of his own.
    fn read_s(&self, step: &Step) -> u32 {
        let session = &self.session;
        let usual = self.usual_s(step);
        match &step.topic {
            Topic::Report => self.reading_s(&words_of(&session.outline)).unwrap_or(usual),
            Topic::Shortcoming(id) => {
                let found = session.outline.shortcoming(id);
                found.and_then(|each| self.reading_s(&each.text)).unwrap_or(0)
            }
            Topic::Previous => {
                let carried = session.dossier.carried.iter();
                let words: Vec<&str> = carried.map(|each| each.text.as_str()).collect();
                self.reading_s(&words.join(" ")).unwrap_or(usual)
            }
            Topic::Procedure => usual,
            _ => 0,
        }
    }

    /// Returns how long it takes to read a text out; `None` where there is nothing to read.
    fn reading_s(&self, text: &str) -> Option<u32> {
        let syllables = u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX);
        let seconds = syllables.saturating_mul(60) / self.rule.syllables_per_minute.max(1);
        (syllables > 0).then_some(seconds)
    }

    /// Returns how long the rules plan for such a step, in seconds.
    fn usual_s(&self, step: &Step) -> u32 {
        let kind = step.topic.sort();
        let usual = self.profile.minutes.of.iter().find(|(each, _)| *each == kind);
        usual.map_or(0, |(_, minutes)| u32::from(*minutes) * 60)
    }

    /// Invents who speaks in a step.
    fn speeches(&mut self, step: &Step) -> Vec<Speech> {
        let speech = |by, kind, seconds| Speech { by, kind, seconds, answers: Vec::new() };
        let opinion_s = self.rule.opinion_s;
        let chair = self.session.meeting.chair.clone();
        match &step.topic {
            Topic::Procedure | Topic::Report | Topic::Previous => Vec::new(),
            Topic::Shortcoming(_) | Topic::Discussion => {
                let count = self.rule.speakers;
                let by = (0..count).filter_map(|_| self.next_speaker()).collect::<Vec<_>>();
                let all = by.into_iter().map(|by| speech(Some(by), Kind::Criticism, opinion_s));
                all.collect()
            }
            Topic::CollectiveAnswer => self.answering(Some(&Party::Collective), chair),
            Topic::CollectiveConclusion | Topic::Conclusion => {
                vec![speech(chair, Kind::Conclusion, self.usual_s(step))]
            }
            Topic::Person(id, Phase::SelfCriticism) => {
                let own = self.session.review(id).map(|review| words_of(&review.outline));
                let own = own.and_then(|words| self.reading_s(&words));
                let seconds = own.unwrap_or_else(|| self.usual_s(step));
                vec![speech(Some(id.clone()), Kind::SelfCriticism, seconds)]
            }
            Topic::Person(id, Phase::Opinions) => {
                let members = in_review_order(&self.session.members);
                let others = members.into_iter().filter(|member| member.id != *id);
                let of = |id: &MemberId| speech(Some(id.clone()), Kind::Criticism, opinion_s);
                others.map(|member| of(&member.id)).collect()
            }
            Topic::Person(id, Phase::Answer) => {
                self.answering(Some(&Party::Member(id.clone())), Some(id.clone()))
            }
            Topic::Person(_, Phase::Conclusion) => {
                vec![speech(chair, Kind::Conclusion, self.usual_s(step))]
            }
        }
    }

    /// One speech that answers all opinions to somebody; none where there are none.
    fn answering(&self, to: Option<&Party>, by: Option<MemberId>) -> Vec<Speech> {
        let open = self.session.open_remarks().filter(|remark| remark.link.to.as_ref() == to);
        let answers: Vec<RemarkId> = open.map(|remark| remark.id.clone()).collect();
        let count = u32::try_from(answers.len()).unwrap_or(u32::MAX);
        let seconds = self.rule.answer_s.saturating_mul(count);
        let kind = Kind::Answer;
        if count == 0 { Vec::new() } else { vec![Speech { by, kind, seconds, answers }] }
    }

    /// Returns who speaks next of what is the collective's: one after the other, round and round.
    fn next_speaker(&mut self) -> Option<MemberId> {
        let members = in_review_order(&self.session.members);
        let member = members.get(self.next % members.len().max(1))?.id.clone();
        self.next += 1;
        Some(member)
    }
}

/// Returns all words of a report.
fn words_of(outline: &Outline) -> String {
    let sections = outline.sections.iter().flat_map(|each| [&each.title, &each.text]);
    let shortcomings = outline.shortcomings.iter().map(|each| &each.text);
    let items = outline.items().map(|each| &each.text);
    let all = std::iter::once(&outline.preamble).chain(sections).chain(shortcomings).chain(items);
    all.map(String::as_str).collect::<Vec<_>>().join(" ")
}
