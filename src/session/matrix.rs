//! Who has spoken about what, who was told what, what nobody touched (ma trận bao quát): counted in
//! one pass over the remarks.
//!
//! Only remarks that stand are counted: what is struck out or the minute-taker's own is not part of
//! what was said. A remark on two shortcomings counts once for each of them, and once in the sum.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::Session;
use super::ids::{MemberId, RemarkId, ShortcomingId};
use super::member::Party;
use super::remark::{Kind, Remark};

/// How many remarks there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts([u32; Kind::ALL.len()]);

/// What was said to the collective or to a member, and what he said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Remarks in which he criticised himself.
    pub self_criticism: u32,
    /// Opinions to him that want an answer.
    pub received: u32,
    /// Those of them that he answered.
    pub answered: u32,
    /// Who gave them, as places among the members, in the order in which they first did.
    pub critics: Vec<usize>,
    /// Remarks of his own, of every kind.
    pub spoke: u32,
}

/// What there is about one shortcoming.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// Remarks about it.
    pub remarks: u32,
    /// Those that wait for an answer.
    pub open: u32,
    /// Those in which a remedy is promised.
    pub promises: u32,
    /// The earliest day that such a promise names.
    pub due: Option<NaiveDate>,
}

/// A row of who spoke about what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Row {
    /// All remarks.
    All,
    /// Those of the member at this place.
    Member(usize),
    /// Those of which nobody is named as the speaker.
    Unnamed,
}

/// A column of who spoke about what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// All remarks, each once.
    All,
    /// Those about the shortcoming at this place.
    Shortcoming(usize),
    /// Those about none.
    Elsewhere,
}

/// A column of what was said to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// He criticised himself.
    SelfCriticism,
    /// Opinions to him.
    Received,
    /// Opinions to him that are answered.
    Answered,
    /// Opinions to him that wait.
    Waiting,
    /// What he said.
    Spoke,
}

/// A column of what there is about shortcomings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Remarks about it.
    Remarks,
    /// Those that wait for an answer.
    Open,
    /// Those in which a remedy is promised.
    Promises,
}

/// One of the three tables that are made of the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// Who spoke about what: all, the members, and nobody where remarks are of nobody; all, the
    /// shortcomings, none.
    #[default]
    Said,
    /// What was said to whom: the collective, the members.
    People,
    /// What there is about each shortcoming.
    Shortcomings,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// It counts remarks.
    Counted(Cell),
    /// Who gave opinions to the collective, or to the member at this place.
    Critics(Option<usize>),
    /// Who answers for the shortcoming at this place.
    Responsible(usize),
}

impl View {
    /// All tables, in order.
    pub const ALL: [Self; 3] = [Self::Said, Self::People, Self::Shortcomings];

    /// Returns the next table, or the one before, round the three.
    #[must_use]
    pub fn turned(self, forwards: bool) -> Self {
        let at = Self::ALL.iter().position(|each| *each == self).unwrap_or(0);
        Self::ALL[(at + if forwards { 1 } else { 2 }) % Self::ALL.len()]
    }
}

/// A cell: the remarks that it counts are those that [`Matrix::holds`] tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Who spoke about what.
    Said(Row, Column),
    /// What was said to the collective, or to the member at this place.
    Of(Option<usize>, Part),
    /// What there is about the shortcoming at this place.
    About(usize, Side),
}

/// What is counted of one session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// The members, in the session's order.
    pub members: Vec<MemberId>,
    /// The shortcomings, in the report's order, then those of the members' own reviews.
    pub shortcomings: Vec<ShortcomingId>,
    /// The collective.
    pub collective: Person,
    /// The members, at their places.
    pub people: Vec<Person>,
    /// The shortcomings, at their places.
    pub touched: Vec<Touched>,
    /// Which of the counts stands in a cell; 0 where nothing was counted. Rows are all, the
    /// members, nobody; columns all, the shortcomings, none.
    cells: Vec<u32>,
    counts: Vec<Counts>,
}

/// Places of ids.
struct Places<'a> {
    members: HashMap<&'a MemberId, usize>,
    shortcomings: HashMap<&'a ShortcomingId, usize>,
    met: HashSet<(Option<usize>, usize)>,
}

impl Counts {
    /// Returns how many there are of a kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> u32 {
        self.0[kind as usize]
    }

    /// Returns how many there are.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }
}

impl Part {
    /// All columns, in order.
    pub const ALL: [Self; 5] =
        [Self::SelfCriticism, Self::Received, Self::Answered, Self::Waiting, Self::Spoke];
}

impl Side {
    /// All columns, in order.
    pub const ALL: [Self; 3] = [Self::Remarks, Self::Open, Self::Promises];
}

impl Matrix {
    /// Counts a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let members: Vec<MemberId> = session.members.iter().map(|each| each.id.clone()).collect();
        let all = || session.shortcomings().map(|each| &each.shortcoming.id);
        let shortcomings: Vec<ShortcomingId> = all().cloned().collect();
        let mut matrix = Self {
            collective: Person::default(),
            people: vec![Person::default(); members.len()],
            touched: vec![Touched::default(); shortcomings.len()],
            cells: vec![0; (members.len() + 2) * (shortcomings.len() + 2)],
            counts: vec![Counts::default()],
            members,
            shortcomings,
        };
        let members = session.members.iter().map(|each| &each.id);
        let mut places = Places {
            members: members.zip(0..).collect(),
            shortcomings: all().zip(0..).collect(),
            met: HashSet::new(),
        };
        let mut about = Vec::new();
        for remark in session.remarks.iter().filter(|remark| remark.stands()) {
            matrix.add(remark, &mut places, &mut about);
        }
        matrix
    }

    fn add(&mut self, remark: &Remark, places: &mut Places<'_>, about: &mut Vec<usize>) {
        let link = &remark.link;
        let by = link.by.as_ref().and_then(|id| places.members.get(id).copied());
        about.clear();
        let named = link.shortcomings.iter();
        about.extend(named.filter_map(|id| places.shortcomings.get(id).copied()));
        let row = by.map_or(Row::Unnamed, Row::Member);
        for row in [Row::All, row] {
            self.count(row, Column::All, link.kind);
            match about.as_slice() {
                [] => self.count(row, Column::Elsewhere, link.kind),
                several => several
                    .iter()
                    .for_each(|at| self.count(row, Column::Shortcoming(*at), link.kind)),
            }
        }
        for at in about.iter() {
            self.touched[*at].add(remark);
        }
        if let Some(by) = by.map(|by| &mut self.people[by]) {
            by.spoke += 1;
            by.self_criticism += u32::from(link.kind == Kind::SelfCriticism);
        }
        let Some(to) = link.to.as_ref().filter(|_| link.kind.wants_answer()) else { return };
        let at = match to {
            Party::Collective => None,
            Party::Member(id) => match places.members.get(id) {
                Some(at) => Some(*at),
                None => return,
            },
        };
        let person = at.map_or(&mut self.collective, |at| &mut self.people[at]);
        person.received += 1;
        person.answered += u32::from(remark.answer.is_some());
        if let Some(by) = by.filter(|by| places.met.insert((at, *by))) {
            person.critics.push(by);
        }
    }

    fn count(&mut self, row: Row, column: Column, kind: Kind) {
        let cell = self.place(row, column);
        if self.cells[cell] == 0 {
            self.cells[cell] = u32::try_from(self.counts.len()).unwrap_or(0);
            self.counts.push(Counts::default());
        }
        self.counts[self.cells[cell] as usize].0[kind as usize] += 1;
    }

    fn place(&self, row: Row, column: Column) -> usize {
        let (members, shortcomings) = (self.members.len(), self.shortcomings.len());
        let row = match row {
            Row::All => 0,
            Row::Member(at) => 1 + at.min(members),
            Row::Unnamed => 1 + members,
        };
        let column = match column {
            Column::All => 0,
            Column::Shortcoming(at) => 1 + at.min(shortcomings),
            Column::Elsewhere => 1 + shortcomings,
        };
        row * (shortcomings + 2) + column
    }

    /// Returns how much was said, by kinds.
    #[must_use]
    pub fn said(&self, row: Row, column: Column) -> Counts {
        self.counts[self.cells[self.place(row, column)] as usize]
    }

    /// Returns what is counted of the collective, or of the member at a place.
    #[must_use]
    pub fn person(&self, at: Option<usize>) -> Option<&Person> {
        at.map_or(Some(&self.collective), |at| self.people.get(at))
    }

    /// Returns how many remarks a cell counts.
    #[must_use]
    pub fn number(&self, cell: Cell) -> u32 {
        match cell {
            Cell::Said(row, column) => self.said(row, column).total(),
            Cell::Of(at, part) => self.person(at).map_or(0, |person| person.number(part)),
            Cell::About(at, side) => self.touched.get(at).map_or(0, |each| match side {
                Side::Remarks => each.remarks,
                Side::Open => each.open,
                Side::Promises => each.promises,
            }),
        }
    }

    /// Tells whether a cell counts a remark.
    #[must_use]
    pub fn holds(&self, cell: Cell, remark: &Remark) -> bool {
        let link = &remark.link;
        let about = |at: usize| {
            let id = self.shortcomings.get(at);
            id.is_some_and(|id| link.shortcomings.contains(id))
        };
        let by = |at: usize| link.by.is_some() && link.by.as_ref() == self.members.get(at);
        let is_known = |id: &ShortcomingId| self.shortcomings.contains(id);
        remark.stands()
            && match cell {
                Cell::Said(row, column) => {
                    let in_row = match row {
                        Row::All => true,
                        Row::Member(at) => by(at),
                        Row::Unnamed => !(0..self.members.len()).any(by),
                    };
                    let in_column = match column {
                        Column::All => true,
                        Column::Shortcoming(at) => about(at),
                        Column::Elsewhere => !link.shortcomings.iter().any(is_known),
                    };
                    in_row && in_column
                }
                Cell::Of(Some(at), Part::Spoke) => by(at),
                Cell::Of(Some(at), Part::SelfCriticism) => {
                    by(at) && link.kind == Kind::SelfCriticism
                }
                Cell::Of(None, Part::Spoke | Part::SelfCriticism) => false,
                Cell::Of(at, part) => self.is_to(at, part, remark),
                Cell::About(at, side) => {
                    about(at)
                        && match side {
                            Side::Remarks => true,
                            Side::Open => remark.is_open(),
                            Side::Promises => remark.marks.promise.is_some(),
                        }
                }
            }
    }

    /// Tells whether a remark is an opinion to somebody, answered or not as a column says.
    fn is_to(&self, at: Option<usize>, part: Part, remark: &Remark) -> bool {
        let is_his = match (&remark.link.to, at) {
            (Some(Party::Collective), None) => true,
            (Some(Party::Member(id)), Some(at)) => self.members.get(at) == Some(id),
            _ => false,
        };
        let fits = match part {
            Part::Answered => remark.answer.is_some(),
            Part::Waiting => remark.answer.is_none(),
            _ => true,
        };
        is_his && remark.link.kind.wants_answer() && fits
    }

    /// Returns how many rows a table has.
    #[must_use]
    pub fn rows(&self, view: View) -> usize {
        let nobody = self.said(Row::Unnamed, Column::All).total() > 0;
        match view {
            View::Said => 1 + self.members.len() + usize::from(nobody),
            View::People => 1 + self.members.len(),
            View::Shortcomings => self.shortcomings.len(),
        }
    }

    /// Returns how many columns a table has.
    #[must_use]
    pub fn columns(&self, view: View) -> usize {
        match view {
            View::Said => self.shortcomings.len() + 2,
            View::People => Part::ALL.len() + 1,
            View::Shortcomings => Side::ALL.len() + 1,
        }
    }

    /// Returns what stands in a row and a column of a table.
    #[must_use]
    pub fn at(&self, view: View, row: usize, column: usize) -> Place {
        let person = row.checked_sub(1);
        Place::Counted(match (view, column) {
            (View::Said, _) => {
                let row = match person {
                    None => Row::All,
                    Some(at) if at < self.members.len() => Row::Member(at),
                    Some(_) => Row::Unnamed,
                };
                let column = match column.checked_sub(1) {
                    None => Column::All,
                    Some(at) if at < self.shortcomings.len() => Column::Shortcoming(at),
                    Some(_) => Column::Elsewhere,
                };
                Cell::Said(row, column)
            }
            (View::People, 0) => Cell::Of(person, Part::SelfCriticism),
            (View::People, 1) => Cell::Of(person, Part::Received),
            (View::People, 2) => Cell::Of(person, Part::Answered),
            (View::People, 3) => Cell::Of(person, Part::Waiting),
            (View::People, 4) => Cell::Of(person, Part::Spoke),
            (View::People, _) => return Place::Critics(person),
            (View::Shortcomings, 0) => Cell::About(row, Side::Remarks),
            (View::Shortcomings, 1) => Cell::About(row, Side::Open),
            (View::Shortcomings, 2) => return Place::Responsible(row),
            (View::Shortcomings, _) => Cell::About(row, Side::Promises),
        })
    }

    /// Returns the remarks that a cell counts, in their order.
    #[must_use]
    pub fn remarks(&self, session: &Session, cell: Cell) -> Vec<RemarkId> {
        let counted = session.remarks.iter().filter(|remark| self.holds(cell, remark));
        counted.map(|remark| remark.id.clone()).collect()
    }
}

impl Person {
    fn number(&self, part: Part) -> u32 {
        match part {
            Part::SelfCriticism => self.self_criticism,
            Part::Received => self.received,
            Part::Answered => self.answered,
            Part::Waiting => self.received - self.answered,
            Part::Spoke => self.spoke,
        }
    }
}

impl Touched {
    fn add(&mut self, remark: &Remark) {
        self.remarks += 1;
        self.open += u32::from(remark.is_open());
        if let Some(promise) = &remark.marks.promise {
            self.promises += 1;
            self.due = match (self.due, promise.due) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
    }
}
