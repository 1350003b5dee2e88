//! Finding: words without marks over all that a session holds, narrowed by filters.
//!
//! `by:nva to:collective #2 open kind:phe year:2025 body:bai-dau` are filters; anything else is
//! words, of which all must be there. Everything is folded once, so that each further letter only
//! looks. What is looked for is a [`Query`], which asks many sessions as well as one.

use std::borrow::Cow;

use super::ids::{ItemId, MemberId, MotionId, RemarkId, SectionId, ShortcomingId, StepId};
use super::member::{Member, Party};
use super::outline::Outline;
use super::remark::{Kind, Remark};
use super::{Instant, Session};
use crate::text::{Fit, fit, fold, fold_into};

/// Words of the interface that filters know.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// What the kinds are called; a kind may stand several times.
    pub kinds: Vec<(Kind, String)>,
    /// What the collective is called.
    pub collective: Vec<String>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A member.
    Member(MemberId),
    /// A step of the agenda.
    Step(StepId),
    /// A shortcoming.
    Shortcoming(ShortcomingId),
    /// A remark.
    Remark(RemarkId),
    /// A heading of the report.
    Section(SectionId),
    /// A cause, a lesson or a remedy.
    Item(ItemId),
    /// What was put to a show of hands.
    Motion(MotionId),
    /// What the meeting and its report are called, and how the report begins.
    Report,
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub place: Place,
    /// When it was said.
    pub at: Option<Instant>,
    /// Who said it, or who it is; may be empty.
    pub who: String,
    /// Its words, on one line.
    pub words: String,
}

/// Where a thing that can be found stands in the session.
#[derive(Debug, Clone, Copy)]
enum Spot {
    Member(usize),
    Step(usize),
    /// Of which report, the collective's first, and which of it.
    Shortcoming(usize, usize),
    Remark(usize),
    Section(usize, usize),
    Item(usize, usize),
    Motion(usize),
    Report,
}

/// All that can be found in a session: where it stands, and its words folded, all in one piece.
#[derive(Debug, Clone)]
pub struct Index {
    session: Session,
    names: Names,
    /// Members, steps, shortcomings, remarks, then the rest of the report and the motions; each
    /// with where its words end among those folded.
    spots: Vec<(Spot, usize)>,
    folded: String,
}

/// What is looked for, in whichever session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Folded.
    words: Vec<String>,
    by: Option<String>,
    to: Option<String>,
    /// What stands behind `#`: numbers of shortcomings as people see them, ids, or words.
    signs: Vec<String>,
    kind: Option<String>,
    is_open: bool,
    /// How the year in which the meeting began begins.
    year: Option<String>,
    /// A piece of the name of the body, without blanks.
    body: Option<String>,
}

/// What a query asks of a session beside the things that have its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needs {
    /// All members: one of them is named.
    pub members: bool,
    /// All shortcomings: one of them is named, perhaps by its number.
    pub shortcomings: bool,
    /// The day on which the meeting began.
    pub day: bool,
    /// The body.
    pub body: bool,
}

/// What is looked for in one session.
struct Wanted<'a> {
    query: &'a Query,
    /// Folded.
    words: Vec<Cow<'a, str>>,
    by: Option<Vec<Party>>,
    to: Option<Vec<Party>>,
    about: Option<Vec<ShortcomingId>>,
    kinds: Option<Vec<Kind>>,
}

impl Names {
    fn kinds(&self, value: &str) -> Vec<Kind> {
        let named = self.kinds.iter().filter(|(_, name)| begins(name, value));
        named.map(|(kind, _)| *kind).collect()
    }
}

impl Place {
    /// Returns the id as it stands in the file.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Member(id) => id.as_str(),
            Self::Step(id) => id.as_str(),
            Self::Shortcoming(id) => id.as_str(),
            Self::Remark(id) => id.as_str(),
            Self::Section(id) => id.as_str(),
            Self::Item(id) => id.as_str(),
            Self::Motion(id) => id.as_str(),
            Self::Report => "report",
        }
    }
}

impl Spot {
    fn all(session: &Session) -> impl Iterator<Item = Self> {
        let shortcomings = parts(session, |outline| outline.shortcomings.len(), Self::Shortcoming);
        let sections = parts(session, |outline| outline.sections.len(), Self::Section);
        let items = parts(session, |outline| outline.items().count(), Self::Item);
        let members = (0..session.members.len()).map(Self::Member);
        members
            .chain((0..session.agenda.len()).map(Self::Step))
            .chain(shortcomings)
            .chain((0..session.remarks.len()).map(Self::Remark))
            .chain(sections)
            .chain(items)
            .chain((0..session.motions.len()).map(Self::Motion))
            .chain([Self::Report])
    }

    fn place(self, session: &Session) -> Option<Place> {
        let report = |at: usize| session.reports().nth(at).map(|(_, outline)| outline);
        Some(match self {
            Self::Member(at) => Place::Member(session.members.get(at)?.id.clone()),
            Self::Step(at) => Place::Step(session.agenda.get(at)?.id.clone()),
            Self::Shortcoming(of, at) => {
                Place::Shortcoming(report(of)?.shortcomings.get(at)?.id.clone())
            }
            Self::Remark(_) => Place::Remark(self.remark(session)?.id.clone()),
            Self::Section(of, at) => Place::Section(report(of)?.sections.get(at)?.id.clone()),
            Self::Item(of, at) => Place::Item(report(of)?.items().nth(at)?.id.clone()),
            Self::Motion(at) => Place::Motion(session.motions.get(at)?.id.clone()),
            Self::Report => Place::Report,
        })
    }

    fn entry(self, session: &Session) -> Option<Entry> {
        let (who, words) = self.told(session)?;
        Some(Entry {
            place: self.place(session)?,
            at: self.remark(session).map(|remark| remark.at),
            who: who.to_owned(),
            words: words.replace('\n', " "),
        })
    }

    fn remark(self, session: &Session) -> Option<&Remark> {
        let Self::Remark(at) = self else { return None };
        session.remarks.get(at).map(AsRef::as_ref)
    }

    /// Returns whose words stand there, which may be empty, and the words.
    fn told(self, session: &Session) -> Option<(&str, Cow<'_, str>)> {
        let report = |at: usize| {
            let (of, outline) = session.reports().nth(at)?;
            let who = of.and_then(|id| session.member(id));
            Some((who.map_or("", |member| member.name.as_str()), outline))
        };
        let (who, words) = match self {
            Self::Member(at) => {
                let member = session.members.get(at)?;
                (member.name.as_str(), member.post.as_str())
            }
            Self::Step(at) => ("", session.agenda.get(at)?.title.as_str()),
            Self::Shortcoming(of, at) => {
                let (who, outline) = report(of)?;
                (who, outline.shortcomings.get(at)?.text.as_str())
            }
            Self::Remark(_) => {
                let remark = self.remark(session)?;
                let by = remark.link.by.as_ref().and_then(|id| session.member(id));
                (by.map_or("", |member| member.name.as_str()), remark.wording.text.as_str())
            }
            Self::Section(of, at) => {
                let (who, outline) = report(of)?;
                let each = outline.sections.get(at)?;
                let words = format!("{} {}\n{}", each.number, each.title, each.text);
                return Some((who, Cow::Owned(words.trim().to_owned())));
            }
            Self::Item(of, at) => {
                let (who, outline) = report(of)?;
                (who, outline.items().nth(at)?.text.as_str())
            }
            Self::Motion(at) => ("", session.motions.get(at)?.text.as_str()),
            Self::Report => {
                let (outline, title) = (&session.outline, &session.meeting.title);
                let of_report = Some(&outline.title).filter(|of_report| *of_report != title);
                let all = [Some(title), of_report, Some(&outline.preamble)].into_iter().flatten();
                let words: Vec<&str> =
                    all.map(String::as_str).filter(|each| !each.is_empty()).collect();
                return Some((session.meeting.body.as_str(), Cow::Owned(words.join("\n"))));
            }
        };
        Some((who, Cow::Borrowed(words)))
    }
}

/// Returns the spots of what so many of stand in each report.
fn parts<'a>(
    session: &'a Session,
    count: impl Fn(&Outline) -> usize + 'a,
    spot: impl Fn(usize, usize) -> Spot + Copy + 'a,
) -> impl Iterator<Item = Spot> + 'a {
    let reports = session.reports().enumerate();
    reports.flat_map(move |(of, (_, outline))| (0..count(outline)).map(move |at| spot(of, at)))
}

/// Returns what of a session fits a query, where nothing else is asked of it: nothing is folded for
/// later. Whether a text has a folded word the caller tells.
#[must_use]
pub fn matching_once(
    session: &Session,
    names: &Names,
    query: &Query,
    has: impl Fn(&str, &str) -> bool,
) -> Vec<Entry> {
    if query.is_empty() || !query.fits_meeting(session) {
        return Vec::new();
    }
    let wanted = Wanted::of(query, session, names);
    let is_wanted = |spot: &Spot| {
        spot.told(session).is_some_and(|(who, words)| {
            wanted.fits(spot.remark(session), |word| has(who, word) || has(&words, word))
        })
    };
    Spot::all(session).filter(is_wanted).filter_map(|spot| spot.entry(session)).collect()
}

impl Index {
    /// Folds all that can be found in a session.
    #[must_use]
    pub fn of(session: &Session, names: Names) -> Self {
        let bytes = session.remarks.iter().map(|each| each.wording.text.len()).sum();
        let mut folded = String::with_capacity(bytes);
        let mut words = String::new();
        let fold = |spot: Spot| {
            if let Some((who, said)) = spot.told(session) {
                words.clear();
                words.extend([who, " ", &said]);
                fold_into(&mut folded, &words);
            }
            (spot, folded.len())
        };
        let spots = Spot::all(session).map(fold).collect();
        Self { session: session.clone(), names, spots, folded }
    }

    /// Returns which entries fit what is typed; none where it is empty.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<usize> {
        self.matching(&Query::read(text))
    }

    /// Returns which entries fit a query; none where it is empty.
    #[must_use]
    pub fn matching(&self, query: &Query) -> Vec<usize> {
        if query.is_empty() || !query.fits_meeting(&self.session) {
            return Vec::new();
        }
        let wanted = Wanted::of(query, &self.session, &self.names);
        let mut begin = 0;
        let mut fits = |(spot, end): (Spot, usize)| {
            let folded = &self.folded[begin..end];
            begin = end;
            wanted.fits(spot.remark(&self.session), |word| folded.contains(word))
        };
        (0..self.spots.len()).filter(|at| fits(self.spots[*at])).collect()
    }

    /// Returns the session that is looked through.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Returns an entry, for people to read.
    #[must_use]
    pub fn entry(&self, index: usize) -> Option<Entry> {
        self.spots.get(index)?.0.entry(&self.session)
    }
}

/// Returns the shortcoming that is meant by a number of the report's, or by the id of any
/// report's; within `Some(None)` there is none of this number. `None`: it is a word.
fn shortcoming(session: &Session, word: &str) -> Option<Option<ShortcomingId>> {
    if let Ok(number) = word.parse::<usize>() {
        let shortcomings = &session.outline.shortcomings;
        let meant = number.checked_sub(1).and_then(|at| shortcomings.get(at));
        return Some(meant.map(|each| each.id.clone()));
    }
    let id = ShortcomingId::new(word.to_lowercase()).ok()?;
    session.shortcoming(&id).map(|found| Some(found.shortcoming.id.clone()))
}

fn parties(session: &Session, names: &Names, value: &str) -> Vec<Party> {
    let is_meant = |each: &&Member| {
        let fits = fit(&each.name, value).is_some_and(|fit| fit < Fit::Anywhere);
        each.id.as_str() == value || fits
    };
    let members = session.members.iter().filter(is_meant);
    let mut found: Vec<Party> = members.map(|each| Party::Member(each.id.clone())).collect();
    if names.collective.iter().any(|name| begins(name, value)) {
        found.push(Party::Collective);
    }
    found
}

/// Tells whether a name begins so, whatever its blanks: `phebinh` is `phê bình`.
fn begins(name: &str, value: &str) -> bool {
    joined(name).starts_with(&joined(value))
}

/// Folds a name and takes its blanks and hyphens out.
fn joined(name: &str) -> String {
    fold(name).replace([' ', '-'], "")
}

impl Query {
    /// Reads what is typed.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut query = Self::default();
        for word in text.split_whitespace() {
            let filter = word.split_once(':').filter(|(_, value)| !value.is_empty());
            let sign = word.strip_prefix('#').filter(|sign| !sign.is_empty());
            match (filter, sign) {
                (Some(("by", value)), _) => query.by = Some(value.to_owned()),
                (Some(("to", value)), _) => query.to = Some(value.to_owned()),
                (Some(("kind", value)), _) => query.kind = Some(value.to_owned()),
                (Some(("year", value)), _) => query.year = Some(value.to_owned()),
                (Some(("body", value)), _) => query.body = Some(joined(value)),
                (_, Some(sign)) => query.signs.push(sign.to_owned()),
                _ if word == "open" => query.is_open = true,
                // A filter whose value is still to be typed filters nothing.
                _ if matches!(word, "by:" | "to:" | "kind:" | "year:" | "body:" | "#") => {}
                // A mark alone folds to nothing, which every text has.
                _ => query.words.extend(Some(fold(word)).filter(|folded| !folded.is_empty())),
            }
        }
        query
    }

    /// Tells whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let is_of_meetings = self.year.is_some() || self.body.is_some();
        self.words.is_empty() && self.signs.is_empty() && !self.filters() && !is_of_meetings
    }

    /// Tells what of a session must be there beside the things that have the words.
    #[must_use]
    pub fn needs(&self) -> Needs {
        Needs {
            members: self.by.is_some() || self.to.is_some(),
            shortcomings: !self.signs.is_empty(),
            day: self.year.is_some(),
            body: self.body.is_some(),
        }
    }

    /// Returns the words that must be there, folded.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Tells whether it asks for remarks alone.
    fn filters(&self) -> bool {
        let links = self.by.is_some() || self.to.is_some();
        links || self.kind.is_some() || self.is_open
    }

    /// Tells whether it asks for a meeting of this year and of this body.
    fn fits_meeting(&self, session: &Session) -> bool {
        let year = |wanted: &String| {
            session.day().is_some_and(|day| day.format("%Y").to_string().starts_with(wanted))
        };
        let body = |wanted: &String| joined(&session.meeting.body).contains(wanted);
        self.year.as_ref().is_none_or(year) && self.body.as_ref().is_none_or(body)
    }
}

impl<'a> Wanted<'a> {
    fn of(query: &'a Query, session: &Session, names: &Names) -> Self {
        let parties = |value: &String| parties(session, names, value);
        let mut about = None;
        let mut words: Vec<Cow<'a, str>> = query.words.iter().map(Cow::from).collect();
        for sign in &query.signs {
            match shortcoming(session, sign) {
                Some(meant) => about.get_or_insert_with(Vec::new).extend(meant),
                None => words.push(format!("#{}", fold(sign)).into()),
            }
        }
        Self {
            query,
            words,
            by: query.by.as_ref().map(parties),
            to: query.to.as_ref().map(parties),
            about,
            kinds: query.kind.as_ref().map(|value| names.kinds(value)),
        }
    }

    /// Tells whether a thing, a remark or not, is looked for that has these folded words. Filters
    /// alone ask for remarks.
    fn fits(&self, remark: Option<&Remark>, has: impl Fn(&str) -> bool) -> bool {
        let of_remark = match remark {
            Some(remark) => self.fits_remark(remark),
            None => !self.query.filters() && self.about.is_none() && !self.words.is_empty(),
        };
        of_remark && self.words.iter().all(|word| has(word))
    }

    fn fits_remark(&self, remark: &Remark) -> bool {
        let link = &remark.link;
        let by = |wanted: &Vec<Party>| {
            let is_by =
                |party: &Party| matches!(party, Party::Member(id) if link.by.as_ref() == Some(id));
            wanted.iter().any(is_by)
        };
        let to = |wanted: &Vec<Party>| link.to.as_ref().is_some_and(|to| wanted.contains(to));
        let about = |ids: &Vec<ShortcomingId>| {
            !ids.is_empty() && ids.iter().all(|id| link.shortcomings.contains(id))
        };
        self.by.as_ref().is_none_or(by)
            && self.to.as_ref().is_none_or(to)
            && self.about.as_ref().is_none_or(about)
            && self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&link.kind))
            && (!self.query.is_open || remark.is_open())
    }
}
