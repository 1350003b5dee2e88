//! The counts of a session are what the file holds, counted again in another way.

use proptest::prelude::*;

use super::*;
use crate::session::matrix::{Cell, Column, Matrix, Part, Row, Side};
use crate::session::remark::{Promise, Strike};

/// One remark: who, kind, to whom, about what, its marks.
type Dice = ((usize, usize, usize, Vec<bool>), (bool, bool, bool, bool), u32);

fn dice() -> impl Strategy<Value = Dice> {
    let link = (0..9usize, 0..Kind::ALL.len(), 0..9usize, prop::collection::vec(any::<bool>(), 6));
    let marks = (
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.2),
        any::<bool>(),
        prop::bool::weighted(0.3),
    );
    (link, marks, 1..28u32)
}

/// Makes the remark of a throw; the members are m1 to m6, and now and then nobody.
fn thrown(number: usize, ((by, kind, to, about), marks, day): &Dice) -> Arc<Remark> {
    let named = |at: usize| (at < 6).then(|| member(&format!("m{}", at + 1)));
    let about = about.iter().enumerate().filter(|(_, is_meant)| **is_meant);
    let link = Link {
        step: None,
        by: named(*by),
        kind: Kind::ALL[*kind],
        to: if *to == 6 { Some(Party::Collective) } else { named(*to).map(Party::Member) },
        shortcomings: about.map(|(at, _)| shortcoming(&format!("hc{}", at + 1))).collect(),
    };
    let (private, is_struck, is_answered, is_promise) = *marks;
    let id = format!("r{number}");
    let mut remark = Remark::new(remark(&id), at(30), link, &Clean::new("Lời nói."));
    remark.marks.private = private;
    remark.struck = is_struck.then(|| Strike { at: at(31), reason: String::new() });
    let verdict = Verdict::Accepted;
    let is_answered = is_answered && remark.link.kind.wants_answer();
    remark.answer = is_answered.then_some(Answer { verdict, by: None });
    let due = chrono::NaiveDate::from_ymd_opt(2025, 6, *day);
    remark.marks.promise = is_promise.then(|| Promise { due, ..Promise::default() });
    Arc::new(remark)
}

/// Everything that the file says of its remarks, counted by hand.
fn check(session: &Session) {
    let matrix = Matrix::of(session);
    let standing: Vec<&Arc<Remark>> = (session.remarks.iter())
        .filter(|remark| remark.struck.is_none() && !remark.marks.private)
        .collect();
    let count = |fits: &dyn Fn(&Remark) -> bool| standing.iter().filter(|each| fits(each)).count();
    let same = |cell: Cell, naive: usize| {
        assert_eq!(matrix.number(cell) as usize, naive, "{cell:?}");
        assert_eq!(matrix.remarks(session, cell).len(), naive, "{cell:?} opens what it counts");
    };
    let rows = (0..session.members.len()).map(Row::Member).chain([Row::All, Row::Unnamed]);
    for row in rows {
        let columns = (0..6).map(Column::Shortcoming).chain([Column::All, Column::Elsewhere]);
        for column in columns {
            let fits = |remark: &Remark| {
                let by = remark.link.by.as_ref();
                let in_row = match row {
                    Row::All => true,
                    Row::Member(at) => by == Some(&session.members[at].id),
                    Row::Unnamed => by.is_none(),
                };
                in_row
                    && match column {
                        Column::All => true,
                        Column::Shortcoming(at) => {
                            let id = &session.outline.shortcomings[at].id;
                            remark.link.shortcomings.contains(id)
                        }
                        Column::Elsewhere => remark.link.shortcomings.is_empty(),
                    }
            };
            same(Cell::Said(row, column), count(&fits));
            for kind in Kind::ALL {
                let naive = count(&|remark| fits(remark) && remark.link.kind == kind);
                assert_eq!(matrix.said(row, column).of(kind) as usize, naive, "{row:?} {kind:?}");
            }
        }
    }
    for at in (0..session.members.len()).map(Some).chain([None]) {
        check_person(session, &matrix, at, &same);
    }
    for (at, each) in session.outline.shortcomings.iter().enumerate() {
        let about = |remark: &Remark| remark.link.shortcomings.contains(&each.id);
        same(Cell::About(at, Side::Remarks), count(&about));
        same(Cell::About(at, Side::Open), count(&|each| about(each) && each.is_open()));
        let promised = |each: &Remark| about(each) && each.marks.promise.is_some();
        same(Cell::About(at, Side::Promises), count(&promised));
        let due = standing.iter().filter(|each| promised(each));
        let due = due.filter_map(|each| each.marks.promise.as_ref().and_then(|each| each.due));
        assert_eq!(matrix.touched[at].due, due.min());
    }
}

fn check_person(session: &Session, matrix: &Matrix, at: Option<usize>, same: &dyn Fn(Cell, usize)) {
    let party = at.map_or(Party::Collective, |at| Party::Member(session.members[at].id.clone()));
    let standing = || session.remarks.iter().filter(|each| each.stands());
    let by = |each: &&Arc<Remark>| match (&party, &each.link.by) {
        (Party::Member(id), Some(by)) => id == by,
        _ => false,
    };
    let to = |each: &&Arc<Remark>| {
        each.link.to.as_ref() == Some(&party) && each.link.kind.wants_answer()
    };
    let received = standing().filter(to).count();
    let waiting = standing().filter(to).filter(|each| each.is_open()).count();
    same(Cell::Of(at, Part::Received), received);
    same(Cell::Of(at, Part::Waiting), waiting);
    same(Cell::Of(at, Part::Answered), received - waiting);
    same(Cell::Of(at, Part::Spoke), standing().filter(by).count());
    let own = |each: &&Arc<Remark>| each.link.kind == Kind::SelfCriticism;
    same(Cell::Of(at, Part::SelfCriticism), standing().filter(by).filter(own).count());
    let critics: std::collections::BTreeSet<_> =
        standing().filter(to).filter_map(|each| each.link.by.clone()).collect();
    let counted = &matrix.person(at).expect("he is there").critics;
    let counted: Vec<_> = counted.iter().map(|at| session.members[*at].id.clone()).collect();
    assert_eq!(counted.len(), critics.len(), "each critic once");
    assert!(counted.iter().all(|each| critics.contains(each)));
}

proptest! {
    #[test]
    fn counts_are_what_the_file_holds(throws in prop::collection::vec(dice(), 0..40)) {
        let remarks = throws.iter().enumerate().map(|(number, each)| thrown(number, each));
        check(&Session { remarks: remarks.collect(), ..meeting() });
    }
}

/// A session without members, shortcomings or remarks is counted too.
#[test]
fn nothing_is_counted_of_nothing() {
    let session = Session { members: Arc::default(), outline: Arc::default(), ..meeting() };
    let matrix = Matrix::of(&session);
    assert_eq!(matrix.number(Cell::Said(Row::All, Column::All)), 0);
    assert_eq!(matrix.number(Cell::Said(Row::Unnamed, Column::Elsewhere)), 0);
    assert_eq!(matrix.person(Some(0)), None);
}
