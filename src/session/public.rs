//! What the room may see of a session. The room's screen is handed a [`PublicView`] and nothing
//! else: by its type it has no place for a remark, a name or a note that the chair does not show.

use super::ids::{RemarkId, StepId};
use super::remark::Remark;
use super::standing::State;
use super::{Instant, Session};
use crate::text::{composed, fold, fold_mapped};

/// What the chair (chủ trì) shows to the room. By default nobody is named and no remark is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Show {
    /// Nothing is shown at all.
    pub is_blank: bool,
    /// The picture stays with this step while the meeting goes on.
    pub held: Option<StepId>,
    /// By how many sizes letters are larger than the screen would choose; smaller below 0.
    pub zoom: i8,
    /// Which page of a text that does not fit, from 0.
    pub page: u16,
    /// Members may be named in titles and texts.
    pub people: bool,
    /// Who has the floor may be named.
    pub speaker: bool,
    /// The remarks that are shown, in this order.
    pub remarks: Vec<ShownRemark>,
}

impl Show {
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
    pub fn of(session: &Session, show: &Show) -> Self {
        let room = Room { session, show };
        let scene = || Scene { title: room.words(&session.meeting.title), stage: room.stage() };
        Self { scene: (!show.is_blank).then(scene), zoom: show.zoom, page: show.page }
    }
}

struct Room<'a> {
    session: &'a Session,
    show: &'a Show,
}

impl Room<'_> {
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
        let place = |id: &StepId| session.agenda.iter().position(|step| step.id == *id);
        let held = self.show.held.as_ref().and_then(place);
        let index = held.or_else(|| session.position())?;
        let step = session.agenda.get(index)?;
        let shortcomings = step.topic.shortcomings();
        let shortcoming = shortcomings.first().and_then(|id| {
            // A person's own shortcomings are not for the room.
            let found = session.shortcoming(id).filter(|found| found.of.is_none())?;
            let text = self.words(&found.shortcoming.text);
            Some(PublicShortcoming { number: found.number, text })
        });
        let belongs = |remark: &Remark| {
            remark.link.step.as_ref() == Some(&step.id)
                || remark.link.shortcomings.iter().any(|id| shortcomings.contains(id))
        };
        let floor = session.standing.floor.as_ref().filter(|_| self.show.speaker && held.is_none());
        Some(PublicStep {
            number: index + 1,
            of: session.agenda.len(),
            title: self.words(&step.title),
            begun: session.standing.started(&step.id),
            is_held: held.is_some(),
            shortcoming,
            speaker: floor.and_then(|id| session.member(id)).map(|member| member.name.clone()),
            remarks: self.remarks(belongs),
        })
    }

    /// Returns the remarks that are shown; never one that was struck out or is the minute-taker's
    /// own.
    fn remarks(&self, belongs: impl Fn(&Remark) -> bool) -> Vec<PublicRemark> {
        let shown = self.show.remarks.iter().filter_map(|shown| {
            let remark = self.session.remark(&shown.id)?;
            if remark.struck.is_some() || remark.marks.private || !belongs(remark) {
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
