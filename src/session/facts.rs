//! What one session tells those after it: what it named, what was promised, what became of what
//! came to it. Small, so that those of many years are held at once; nothing in it is the
//! minute-taker's own or struck out.

use chrono::NaiveDate;

use super::closing::{Carried, CarriedKind, CarriedResult, CarriedState, Origin};
use super::ids::{RemarkId, ShortcomingId};
use super::member::Party;
use super::remark::{Kind, PromiseState, Verdict};
use super::threads::Promised;
use super::{Instant, Session};
use crate::text::fold;

/// What one session tells others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Name of its file, by which later sessions name it.
    pub file: String,
    /// What the meeting is called.
    pub title: String,
    /// The reviewing body; may be empty.
    pub body: String,
    /// The day on which it began; `None` where it has not.
    pub day: Option<NaiveDate>,
    /// Counts its changes.
    pub revision: u64,
    /// The shortcomings of its reports.
    pub named: Vec<Named>,
    /// What was promised.
    pub promises: Vec<Vow>,
    /// What was said to persons.
    pub told: Vec<Told>,
    /// What it took over, with what became of it.
    pub carried: Vec<Carried>,
}

/// Whom something is about, by name: ids are those of one session.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// The collective.
    Collective,
    /// A person of this name.
    Person(String),
}

/// A shortcoming as one session named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id in that session.
    pub id: ShortcomingId,
    /// In whose report it stands.
    pub of: Who,
    /// Where it stands there: section, and which item of it.
    pub place: (String, u32),
    /// Its words.
    pub text: String,
    /// Who answered for it.
    pub responsible: Vec<Who>,
    /// How many remarks were made about it.
    pub remarks: usize,
}

/// Something that was promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vow {
    /// The remark in which it was.
    pub id: RemarkId,
    /// When it was said.
    pub at: Instant,
    /// Its words.
    pub text: String,
    /// Who has to do it, by name; may be empty.
    pub owner: String,
    /// Until which day.
    pub due: Option<NaiveDate>,
    /// How it is checked; may be empty.
    pub check: String,
    /// Whether it is one of those that come first.
    pub priority: bool,
    /// How far it was when that session ended.
    pub state: PromiseState,
    /// The shortcomings that it is about.
    pub about: Vec<ShortcomingId>,
}

/// Something that was said to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// To whom, by name.
    pub to: String,
    /// What it was.
    pub kind: Kind,
    /// Its words.
    pub text: String,
    /// How it was taken.
    pub verdict: Option<Verdict>,
}

/// What became of something, and when that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How far it is.
    pub state: CarriedState,
    /// What shows it; may be empty.
    pub evidence: String,
    /// When it was recorded; `None`: in the session itself.
    pub at: Option<Instant>,
}

impl Vow {
    fn of(session: &Session, each: &Promised<'_>) -> Self {
        let (remark, promise) = (each.remark, each.promise);
        Self {
            id: remark.id.clone(),
            at: remark.at,
            text: remark.wording.text.clone(),
            owner: each.owner().map(|id| session.name_of(id).to_owned()).unwrap_or_default(),
            due: promise.due,
            check: promise.check.clone(),
            priority: promise.priority,
            state: promise.state,
            about: remark.link.shortcomings.clone(),
        }
    }

    /// Returns how far it was when its own session ended, where that was recorded.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        let state = match self.state {
            PromiseState::Open => return None,
            PromiseState::Done => CarriedState::Fixed,
            PromiseState::Partly => CarriedState::Partly,
            PromiseState::NotDone => CarriedState::NotFixed,
        };
        Some(Outcome { state, evidence: String::new(), at: None })
    }
}

impl Facts {
    /// Gathers what a session tells, whose file is called so.
    #[must_use]
    pub fn of(session: &Session, file: &str) -> Self {
        let who = |party: &Party| match party {
            Party::Collective => Who::Collective,
            Party::Member(id) => Who::Person(session.name_of(id).to_owned()),
        };
        let standing = session.shortcomings().filter(|each| each.shortcoming.place.gone.is_none());
        let named = standing.map(|each| {
            let shortcoming = each.shortcoming;
            let about = session.standing_remarks();
            let about = about.filter(|remark| remark.link.shortcomings.contains(&shortcoming.id));
            let place = &shortcoming.place;
            Named {
                id: shortcoming.id.clone(),
                of: each.of.map_or(Who::Collective, |id| who(&Party::Member(id.clone()))),
                place: (place.section.to_string(), place.item),
                text: shortcoming.text.clone(),
                responsible: session.responsible(&shortcoming.id).iter().map(who).collect(),
                remarks: about.count(),
            }
        });
        let told = session.standing_remarks().filter_map(|remark| {
            let Some(Party::Member(to)) = &remark.link.to else { return None };
            let is_to_him = !matches!(remark.link.kind, Kind::SelfCriticism | Kind::Answer);
            is_to_him.then(|| Told {
                to: session.name_of(to).to_owned(),
                kind: remark.link.kind,
                text: remark.wording.text.clone(),
                verdict: remark.answer.as_ref().map(|answer| answer.verdict),
            })
        });
        Self {
            file: file.to_owned(),
            title: session.meeting.title.clone(),
            body: session.meeting.body.clone(),
            day: session.day(),
            revision: session.revision,
            named: named.collect(),
            promises: session.promises().map(|each| Vow::of(session, &each)).collect(),
            told: told.collect(),
            carried: session.dossier.carried.as_ref().clone(),
        }
    }

    /// Tells whether a session that calls its body so may be of the same body as this one: not
    /// where each says another.
    #[must_use]
    pub fn may_be_of(&self, body: &str) -> bool {
        let (ours, theirs) = (key(&self.body), key(body));
        ours.is_empty() || theirs.is_empty() || ours == theirs
    }

    /// Tells whether something that was carried over comes from a session of this name and title.
    fn is_origin(&self, from: &Origin) -> bool {
        from.file == self.file && from.title == self.title
    }

    /// Tells whether this session took something over from another.
    fn comes_from(&self, other: &Self) -> bool {
        self.carried.iter().any(|each| {
            let is_of_that_day =
                || each.what != CarriedKind::Shortcoming || each.from.date == other.day;
            other.is_origin(&each.from) && is_of_that_day()
        })
    }

    /// Returns what became of something of this session, as those that took it over were told last.
    fn outcome<'a>(
        &self,
        of: (CarriedKind, &str, Option<NaiveDate>),
        later: impl Iterator<Item = &'a Self>,
    ) -> Option<Outcome> {
        let (what, id, date) = of;
        let is_it = |each: &&Carried| {
            let is_same = each.what == what && each.id == id && each.from.date == date;
            is_same && self.is_origin(&each.from)
        };
        let all = later.flat_map(|facts| &facts.carried).filter(is_it);
        let last = all.filter_map(|each| each.result.as_ref()).max_by_key(|result| result.at);
        last.map(outcome)
    }

    /// Returns what became of a shortcoming of this session.
    pub fn outcome_of_shortcoming<'a>(
        &self,
        id: &ShortcomingId,
        later: impl Iterator<Item = &'a Self>,
    ) -> Option<Outcome> {
        self.outcome((CarriedKind::Shortcoming, id.as_str(), self.day), later)
    }

    /// Returns what became of a promise of this session: what later ones say goes before what it
    /// says itself.
    pub fn outcome_of_promise<'a>(
        &self,
        vow: &Vow,
        later: impl Iterator<Item = &'a Self>,
    ) -> Option<Outcome> {
        let day = Some(vow.at.date_naive());
        let told = self.outcome((CarriedKind::Promise, vow.id.as_str(), day), later);
        told.or_else(|| vow.outcome())
    }
}

/// Returns what was recorded of something that was carried over.
pub(super) fn outcome(result: &CarriedResult) -> Outcome {
    let CarriedResult { state, at, evidence } = result.clone();
    Outcome { state, evidence, at: Some(at) }
}

/// Sessions of one body.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a>(
    /// All sessions that were read.
    &'a [Facts],
);

/// Returns the name of a body as it is compared: folded, whatever blanks are in it.
pub(super) fn key(body: &str) -> String {
    fold(body).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'a> Series<'a> {
    /// Looks for sessions of the same body among these.
    #[must_use]
    pub fn among(all: &'a [Facts]) -> Self {
        Self(all)
    }

    /// Returns the sessions of the body of one, which may be among them and is left out, earliest
    /// first, those that have not begun last.
    ///
    /// A body is known by its name. Where a session does not say its own, only those belong to it
    /// that are tied to it by what was carried over; never one of a body of another name.
    #[must_use]
    pub fn of(self, this: &Facts) -> Vec<&'a Facts> {
        let mut body = key(&this.body);
        let is_this = |each: &Facts| {
            (&each.file, each.day, &each.title) == (&this.file, this.day, &this.title)
        };
        let mut left: Vec<(&Facts, String)> = (self.0.iter())
            .filter(|each| !is_this(each))
            .map(|each| (each, key(&each.body)))
            .collect();
        let mut found: Vec<&Facts> = Vec::new();
        let (mut next, mut gone_through) = (Some(this), 0);
        while let Some(from) = next {
            let mut at = 0;
            while let Some((each, name)) = left.get(at) {
                let is_same = !name.is_empty() && *name == body;
                let may_be = name.is_empty() || body.is_empty();
                let is_tied = || each.comes_from(from) || from.comes_from(each);
                if !(is_same || may_be && is_tied()) {
                    at += 1;
                    continue;
                }
                let (each, name) = left.remove(at);
                if body.is_empty() {
                    body = name;
                }
                found.push(each);
            }
            next = found.get(gone_through).copied();
            gone_through += 1;
        }
        found.sort_by(|a, b| {
            let order = |each: &Facts| (each.day.is_none(), each.day);
            order(a).cmp(&order(b)).then_with(|| a.file.cmp(&b.file))
        });
        found.dedup_by(|a, b| (&a.title, a.day, &a.named) == (&b.title, b.day, &b.named));
        found
    }
}
