//! Finding: words without marks over all that a session holds, narrowed by filters.
//!
//! `by:nva to:collective #2 open kind:phe` are filters; anything else is words, of which all must
//! be there. Everything is folded once, so that each further letter only looks.

use super::ids::{ItemId, MemberId, RemarkId, SectionId, ShortcomingId, StepId};
use super::member::Party;
use super::remark::{Kind, Remark};
use super::{Instant, Session};
use crate::text::{Fit, fit, fold};

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
}

/// One thing that can be found.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub place: Place,
    /// When it was said.
    pub at: Option<Instant>,
    /// Who said it, or who it is; may be empty.
    pub who: String,
    /// Its words, on one line.
    pub words: String,
    folded: String,
    facts: Option<Facts>,
}

/// What the filters ask of a remark.
#[derive(Debug, Clone)]
struct Facts {
    by: Option<MemberId>,
    to: Option<Party>,
    kind: Kind,
    shortcomings: Vec<ShortcomingId>,
    is_open: bool,
}

/// All that can be found in a session, folded.
#[derive(Debug, Clone)]
pub struct Index {
    /// Members, steps, shortcomings, remarks, then the rest of the report.
    pub entries: Vec<Entry>,
    names: Names,
    members: Vec<(MemberId, String)>,
    shortcomings: Vec<ShortcomingId>,
}

/// What is looked for.
#[derive(Debug, Default)]
struct Query {
    words: Vec<String>,
    by: Option<Vec<Party>>,
    to: Option<Vec<Party>>,
    about: Option<Vec<ShortcomingId>>,
    kinds: Option<Vec<Kind>>,
    is_open: bool,
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
        }
    }
}

impl Entry {
    fn new(place: Place, who: &str, words: &str) -> Self {
        let words = words.replace('\n', " ");
        let folded = fold(&format!("{who} {words}"));
        Self { place, at: None, who: who.to_owned(), words, folded, facts: None }
    }

    fn of_remark(session: &Session, remark: &Remark) -> Self {
        let link = &remark.link;
        let by = link.by.as_ref().and_then(|id| session.member(id));
        let who = by.map_or("", |member| member.name.as_str());
        Self {
            at: Some(remark.at),
            facts: Some(Facts {
                by: link.by.clone(),
                to: link.to.clone(),
                kind: link.kind,
                shortcomings: link.shortcomings.clone(),
                is_open: remark.is_open(),
            }),
            ..Self::new(Place::Remark(remark.id.clone()), who, &remark.wording.text)
        }
    }
}

impl Index {
    /// Folds all that can be found in a session.
    #[must_use]
    pub fn of(session: &Session, names: Names) -> Self {
        let outline = &session.outline;
        let mut entries = Vec::with_capacity(session.remarks.len());
        let members = session.members.iter();
        entries.extend(members.map(|member| {
            Entry::new(Place::Member(member.id.clone()), &member.name, &member.post)
        }));
        let steps = session.agenda.iter();
        entries.extend(steps.map(|step| Entry::new(Place::Step(step.id.clone()), "", &step.title)));
        entries.extend(
            outline
                .shortcomings
                .iter()
                .map(|each| Entry::new(Place::Shortcoming(each.id.clone()), "", &each.text)),
        );
        entries.extend(session.remarks.iter().map(|each| Entry::of_remark(session, each)));
        entries.extend(outline.sections.iter().map(|each| {
            let words = format!("{} {}\n{}", each.number, each.title, each.text);
            Entry::new(Place::Section(each.id.clone()), "", words.trim())
        }));
        let causes = outline.causes.iter().map(|cause| &cause.item);
        entries.extend(
            causes
                .chain(&outline.lessons)
                .chain(&outline.remedies)
                .map(|each| Entry::new(Place::Item(each.id.clone()), "", &each.text)),
        );
        let members = session.members.iter();
        Self {
            entries,
            names,
            members: members.map(|member| (member.id.clone(), member.name.clone())).collect(),
            shortcomings: outline.shortcomings.iter().map(|each| each.id.clone()).collect(),
        }
    }

    /// Returns which entries fit a query; none where it is empty.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<usize> {
        let query = self.query(text);
        if query.is_empty() {
            return Vec::new();
        }
        let entries = self.entries.iter().enumerate();
        entries.filter(|(_, entry)| query.fits(entry)).map(|(index, _)| index).collect()
    }

    fn query(&self, text: &str) -> Query {
        let mut query = Query::default();
        for word in text.split_whitespace() {
            let filter = word.split_once(':').filter(|(_, value)| !value.is_empty());
            let number = word.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
            match (filter, number) {
                (Some(("by", value)), _) => query.by = Some(self.parties(value)),
                (Some(("to", value)), _) => query.to = Some(self.parties(value)),
                (Some(("kind", value)), _) => query.kinds = Some(self.kinds(value)),
                (_, Some(number)) => {
                    let id = number.checked_sub(1).and_then(|at| self.shortcomings.get(at));
                    query.about.get_or_insert_default().extend(id.cloned());
                }
                _ if word == "open" => query.is_open = true,
                // A filter whose value is still to be typed filters nothing.
                _ if matches!(word, "by:" | "to:" | "kind:" | "#") => {}
                _ => query.words.push(fold(word)),
            }
        }
        query
    }

    fn parties(&self, value: &str) -> Vec<Party> {
        let is_meant = |(id, name): &&(MemberId, String)| {
            id.as_str() == value || fit(name, value).is_some_and(|fit| fit < Fit::Anywhere)
        };
        let members = self.members.iter().filter(is_meant);
        let mut found: Vec<Party> = members.map(|(id, _)| Party::Member(id.clone())).collect();
        if self.names.collective.iter().any(|name| begins(name, value)) {
            found.push(Party::Collective);
        }
        found
    }

    fn kinds(&self, value: &str) -> Vec<Kind> {
        let named = self.names.kinds.iter().filter(|(_, name)| begins(name, value));
        named.map(|(kind, _)| *kind).collect()
    }
}

/// Tells whether a name begins so, whatever its blanks: `phebinh` is `phê bình`.
fn begins(name: &str, value: &str) -> bool {
    fold(name).replace([' ', '-'], "").starts_with(&fold(value).replace('-', ""))
}

impl Query {
    fn is_empty(&self) -> bool {
        self.words.is_empty() && !self.filters()
    }

    fn filters(&self) -> bool {
        let links = self.by.is_some() || self.to.is_some() || self.about.is_some();
        links || self.kinds.is_some() || self.is_open
    }

    fn fits(&self, entry: &Entry) -> bool {
        let of_remark = match &entry.facts {
            Some(facts) => self.fits_facts(facts),
            None => !self.filters(),
        };
        of_remark && self.words.iter().all(|word| entry.folded.contains(word.as_str()))
    }

    fn fits_facts(&self, facts: &Facts) -> bool {
        let is_one = |wanted: &Option<Vec<Party>>, party: Option<&Party>| match wanted {
            Some(wanted) => party.is_some_and(|party| wanted.contains(party)),
            None => true,
        };
        let by = facts.by.clone().map(Party::Member);
        let about = |ids: &Vec<ShortcomingId>| {
            !ids.is_empty() && ids.iter().all(|id| facts.shortcomings.contains(id))
        };
        is_one(&self.by, by.as_ref())
            && is_one(&self.to, facts.to.as_ref())
            && self.about.as_ref().is_none_or(about)
            && self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&facts.kind))
            && (!self.is_open || facts.is_open)
    }
}
