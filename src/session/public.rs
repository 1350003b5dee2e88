//! What the room may see of a session. The room's screen is handed a [`PublicView`] and nothing
//! else: by its type it has no place for a remark, a name or a note that the chair does not show.

mod counts;

use std::collections::BTreeSet;

pub use counts::{PublicBallot, PublicMotion, PublicRoll, PublicTally, Totals, Whose};

use super::agenda::Step;
use super::clock::Dial;
use super::ids::{RemarkId, StepId};
use super::remark::Remark;
use super::rules::Profile;
use super::standing::State;
use super::{Instant, Session};
use crate::text::{composed, fold, fold_mapped};

/// What the chair (chủ trì) shows to the room. By default nobody is named, no remark and no count
/// is shown; the speaker's clock, which names nobody, is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Show {
    /// Nothing is shown at all.
    pub is_blank: bool,
    /// The picture stays with this step while the meeting goes on.
    pub held: Option<StepId>,
    /// By how many sizes letters are larger than the screen would choose; smaller below 0.
    pub zoom: i8,
    /// Which page of a text that does not fit, from 0. Only while the picture is at the step of
    /// [`Show::paged`]: at another it is the first.
    pub page: u16,
    /// The step whose text was turned to that page; `None`: the picture was at none.
    pub paged: Option<StepId>,
    /// Members may be named in titles and texts.
    pub people: bool,
    /// Who has the floor may be named.
    pub speaker: bool,
    /// Which clocks and counts are shown.
    pub parts: BTreeSet<Part>,
    /// The remarks that are shown, in this order.
    pub remarks: Vec<ShownRemark>,
}

/// A clock or a count that may be shown. None of them says who voted what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The clock of the one who has the floor; it names nobody.
    SpeakerClock,
    /// The clock of the step.
    StepClock,
    /// How long the meeting has sat, and when it is to end.
    MeetingClock,
    /// How many are there, and whether these are enough.
    Attendance,
    /// The last motion of the step, with the hands.
    Motion,
    /// The last secret ballot of the step: while it is open the papers, once it is closed the
    /// totals.
    Ballot,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::SpeakerClock,
        Self::StepClock,
        Self::MeetingClock,
        Self::Attendance,
        Self::Motion,
        Self::Ballot,
    ];
}

impl Default for Show {
    fn default() -> Self {
        Self {
            is_blank: false,
            held: None,
            zoom: 0,
            page: 0,
            paged: None,
            people: false,
            speaker: false,
            parts: BTreeSet::from([Part::SpeakerClock]),
            remarks: Vec::new(),
        }
    }
}

impl Show {
    /// Returns the page at which the picture of a session is, from 0.
    #[must_use]
    pub fn page_at(&self, session: &Session) -> u16 {
        if self.paged == step_at(session, self) { self.page } else { 0 }
    }

    /// Turns the text that a session shows now to a page, from 0.
    pub fn turn(&mut self, page: u16, session: &Session) {
        (self.page, self.paged) = (page, step_at(session, self).filter(|_| page > 0));
    }

    /// Shows a clock or count, or shows it no longer.
    pub fn set(&mut self, part: Part, is_shown: bool) {
        if is_shown {
            self.parts.insert(part);
        } else {
            self.parts.remove(&part);
        }
    }

    /// Lets people be named, or nobody: in titles and texts, at the floor, at the remarks shown.
    pub fn name(&mut self, people: bool) {
        (self.people, self.speaker) = (people, people);
        self.remarks.iter_mut().for_each(|remark| remark.by = people);
    }

    /// Shows one remark, or none; who spoke is named where people are.
    pub fn only(&mut self, remark: Option<RemarkId>) {
        let by = self.people;
        self.remarks = remark.map(|id| ShownRemark { id, by }).into_iter().collect();
    }
}

/// A remark that the chair shows. It is seen while the meeting is at its step or at a shortcoming
/// that it is about: who moves on has not to think of taking it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRemark {
    /// Which.
    pub id: RemarkId,
    /// Who spoke may be named.
    pub by: bool,
}

/// Why a remark that the chair shows is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// It was struck out.
    Struck,
    /// It is the minute-taker's own.
    Private,
    /// The picture is at a step to which it does not belong.
    Elsewhere,
}

/// What the room sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicView {
    /// What is on the screen; `None`: nothing.
    pub scene: Option<Scene>,
    /// By how many sizes letters are larger than the screen would choose; smaller below 0.
    pub zoom: i8,
    /// Which page of a text that does not fit, from 0.
    pub page: u16,
}

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// What the meeting is called.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// How long it has sat, where the chair shows it.
    pub sat: Option<PublicSat>,
    /// Who is there, in all, where the chair shows it.
    pub roll: Option<PublicRoll>,
}

/// The clock of the meeting, as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicSat {
    /// How long it has sat.
    pub clock: Dial,
    /// When it is to end.
    pub ends: Option<Instant>,
}

/// Where the meeting stands, as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// It has not begun.
    Preparing,
    /// It pauses: nothing of its steps is seen.
    Suspended,
    /// It is over.
    Over,
    /// It is at a step.
    Step(Box<PublicStep>),
}

/// A step of the agenda, as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicStep {
    /// Which step, from 1.
    pub number: usize,
    /// How many steps there are.
    pub of: usize,
    /// What it is called.
    pub title: String,
    /// When it was entered for the first time.
    pub begun: Option<Instant>,
    /// Whether the picture stays with it while the meeting goes on.
    pub is_held: bool,
    /// The shortcoming under discussion.
    pub shortcoming: Option<PublicShortcoming>,
    /// Who has the floor, where the chair shows it.
    pub speaker: Option<String>,
    /// The speaker's clock, where the chair shows it.
    pub speech_clock: Option<Dial>,
    /// The clock of the step, where the chair shows it.
    pub step_clock: Option<Dial>,
    /// The last motion of the step, where the chair shows it.
    pub motion: Option<PublicMotion>,
    /// The last ballot of the step, where the chair shows it.
    pub ballot: Option<PublicBallot>,
    /// The remarks that the chair shows.
    pub remarks: Vec<PublicRemark>,
}

/// A shortcoming, as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicShortcoming {
    /// The number that people see, from 1.
    pub number: usize,
    /// Its words in the report.
    pub text: String,
}

/// A remark, as the room sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicRemark {
    /// Who spoke, where the chair shows it.
    pub by: Option<String>,
    /// Its words.
    pub text: String,
}

impl PublicView {
    /// Derives from a session what the chair shows of it.
    #[must_use]
    pub fn of(session: &Session, show: &Show, profile: &Profile) -> Self {
        let room = Room { session, show, profile };
        let scene = || Scene {
            title: room.words(&session.meeting.title),
            stage: room.stage(),
            sat: room.sat(),
            roll: room.roll(),
        };
        let page = show.page_at(session);
        Self { scene: (!show.is_blank).then(scene), zoom: show.zoom, page }
    }

    /// Tells whether it shows that the meeting is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(&self.scene, Some(Scene { stage: Stage::Over, .. }))
    }

    /// Tells whether a clock is shown that shows something else each second.
    #[must_use]
    pub fn is_ticking(&self) -> bool {
        let Some(Scene { stage: Stage::Step(step), .. }) = &self.scene else { return false };
        [&step.speech_clock, &step.step_clock].into_iter().flatten().any(Dial::is_running)
    }
}

/// Returns at which step the picture is, and whether that is where the meeting is.
fn place(session: &Session, show: &Show) -> Option<(usize, bool)> {
    let held = show.held.as_ref();
    let held = held.and_then(|id| session.agenda.iter().position(|step| step.id == *id));
    held.map(|at| (at, false)).or_else(|| Some((session.position()?, true)))
}

fn step_at(session: &Session, show: &Show) -> Option<StepId> {
    let (at, _) = place(session, show)?;
    session.agenda.get(at).map(|step| step.id.clone())
}

fn unseen(remark: &Remark, step: Option<&Step>) -> Option<Unseen> {
    let belongs = |step: &Step| {
        remark.link.step.as_ref() == Some(&step.id)
            || remark.link.shortcomings.iter().any(|id| step.topic.shortcomings().contains(id))
    };
    if remark.struck.is_some() {
        Some(Unseen::Struck)
    } else if remark.marks.private {
        Some(Unseen::Private)
    } else {
        (!step.is_some_and(belongs)).then_some(Unseen::Elsewhere)
    }
}

impl Session {
    /// Returns why a remark is not seen although the chair shows it; `None` where it is.
    #[must_use]
    pub fn unseen(&self, remark: &Remark) -> Option<Unseen> {
        let step = place(self, &self.room).and_then(|(at, _)| self.agenda.get(at));
        unseen(remark, step.filter(|_| self.standing.state == State::InProgress))
    }
}

struct Room<'a> {
    session: &'a Session,
    show: &'a Show,
    profile: &'a Profile,
}

impl Room<'_> {
    fn shows(&self, part: Part) -> bool {
        self.show.parts.contains(&part)
    }

    fn sat(&self) -> Option<PublicSat> {
        let is_shown = self.shows(Part::MeetingClock) && !self.session.is_over();
        let clock = self.session.meeting_dial(self.profile).filter(|_| is_shown)?;
        Some(PublicSat { clock, ends: self.session.standing.planned_end })
    }

    fn stage(&self) -> Stage {
        match self.session.standing.state {
            _ if self.session.is_over() => Stage::Over,
            State::Preparing => Stage::Preparing,
            State::Suspended => Stage::Suspended,
            State::InProgress => {
                self.step().map_or(Stage::Preparing, |step| Stage::Step(Box::new(step)))
            }
        }
    }

    fn step(&self) -> Option<PublicStep> {
        let session = self.session;
        let (index, is_now) = place(session, self.show)?;
        let step = session.agenda.get(index)?;
        let shortcomings = step.topic.shortcomings();
        let shortcoming = shortcomings.first().and_then(|id| {
            // A person's own shortcomings are not for the room.
            let found = session.shortcoming(id).filter(|found| found.of.is_none())?;
            let text = self.words(&found.shortcoming.text);
            Some(PublicShortcoming { number: found.number, text })
        });
        // The clocks and the floor are those of the present step.
        let floor = session.standing.floor.as_ref().filter(|_| self.show.speaker && is_now);
        let clock = |part, dial: fn(&Session, &Profile) -> Option<Dial>| {
            let is_shown = is_now && self.shows(part);
            is_shown.then(|| dial(session, self.profile)).flatten()
        };
        Some(PublicStep {
            number: index + 1,
            of: session.agenda.len(),
            title: self.words(&step.title),
            begun: session.standing.started(&step.id),
            is_held: !is_now,
            shortcoming,
            speaker: floor.and_then(|id| session.member(id)).map(|member| member.name.clone()),
            speech_clock: clock(Part::SpeakerClock, Session::speech_dial),
            step_clock: clock(Part::StepClock, Session::step_dial),
            motion: self.motion(&step.id),
            ballot: self.ballot(&step.id),
            remarks: self.remarks(step),
        })
    }

    /// Returns the remarks that are shown; never one that was struck out or is the minute-taker's
    /// own.
    fn remarks(&self, step: &Step) -> Vec<PublicRemark> {
        let shown = self.show.remarks.iter().filter_map(|shown| {
            let remark = self.session.remark(&shown.id)?;
            if unseen(remark, Some(step)).is_some() {
                return None;
            }
            let by = remark.link.by.as_ref().filter(|_| shown.by);
            let by = by.and_then(|id| self.session.member(id)).map(|member| member.name.clone());
            Some(PublicRemark { by, text: self.words(&remark.wording.text) })
        });
        shown.collect()
    }

    /// Returns a text with `…` for each full name of a member, unless members may be named.
    fn words(&self, text: &str) -> String {
        let mut text = text.to_owned();
        if self.show.people {
            return text;
        }
        let mut names: Vec<&str> =
            self.session.members.iter().map(|member| member.name.trim()).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        for name in names {
            text = without(&text, name);
        }
        text
    }
}

/// Returns the text with `…` wherever the name stands as words of their own, whatever marks and
/// capitals it is written with. A name of one word may be a word of the language too: it counts
/// only where it is written exactly so.
fn without(text: &str, name: &str) -> String {
    let sought: Vec<char> = fold(name).chars().collect();
    let is_exact = !sought.contains(&' ');
    let folded = fold_mapped(text);
    let letter = |index: usize| folded.get(index).map(|(letter, _)| *letter);
    let byte = |index: usize| folded.get(index).map_or(text.len(), |(_, at)| *at);
    let is_in_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut out = String::with_capacity(text.len());
    let (mut index, mut copied) = (0, 0);
    while !sought.is_empty() && index + sought.len() <= folded.len() {
        let end = index + sought.len();
        let found = folded[index..end].iter().map(|(letter, _)| letter).eq(&sought)
            && !is_in_word(index.checked_sub(1).and_then(letter))
            && !is_in_word(letter(end))
            && (!is_exact || composed(text[byte(index)..byte(end)].trim()) == composed(name));
        if found {
            out.push_str(&text[copied..byte(index)]);
            out.push('…');
            copied = byte(end);
            index = end;
        } else {
            index += 1;
        }
    }
    out.push_str(&text[copied..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_hidden_however_it_is_written() {
        for (text, hidden) in [
            ("Đ/c Nguyễn Văn A: góp ý", "Đ/c …: góp ý"),
            ("NGUYỄN  VĂN A, nguyen van a", "…, …"),
            ("Nguye\u{302}\u{303}n Va\u{306}n A", "…"),
            ("Nguyễn Văn An và Nguyễn Văn A", "Nguyễn Văn An và …"),
            ("Nguyễn Văn", "Nguyễn Văn"),
            ("", ""),
        ] {
            assert_eq!(without(text, "Nguyễn Văn A"), hidden, "{text}");
        }
    }

    #[test]
    fn a_name_of_one_word_is_hidden_where_it_is_written_so() {
        assert_eq!(without("Đ/c An lo an ninh, ăn ở", "An"), "Đ/c … lo an ninh, ăn ở");
        assert_eq!(without("Trật tự", ""), "Trật tự");
    }
}
