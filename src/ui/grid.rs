//! The matrix above a window: which table is shown, where the cursor stands, what a cell opens.

use crate::locale::Lang;
use crate::locale::matrix::{MatrixWord, column, row};
use crate::session::Session;
use crate::session::ids::RemarkId;
use crate::session::matrix::{Cell, Column, Matrix, Part, Place, Row, View};
use crate::session::threads::Subject;
use crate::ui::overlay::{Label, Overlay, Picker, Purpose};
use crate::ui::screens::record::Counted;
use crate::ui::threads::{Thread, remark_item};

/// The matrix, with what was counted when the session last changed.
#[derive(Debug)]
pub struct Grid {
    /// Which table is shown.
    pub view: View,
    /// What was counted.
    pub matrix: Matrix,
    /// The session of which it was counted.
    pub session: Session,
    /// Row and column of the cursor in each table.
    spots: [(usize, usize); View::ALL.len()],
    /// Which state of the window's session that is.
    seen: Counted,
}

impl Grid {
    /// Counts a session.
    #[must_use]
    pub fn new(session: &Session, seen: Counted) -> Self {
        Self {
            view: View::default(),
            matrix: Matrix::of(session),
            session: session.clone(),
            spots: Default::default(),
            seen,
        }
    }

    /// Counts anew where the session is another.
    pub fn renew(&mut self, session: &Session, seen: Counted) {
        if self.seen != seen {
            (self.matrix, self.session, self.seen) = (Matrix::of(session), session.clone(), seen);
        }
    }

    /// Returns row and column of the cursor, within the table.
    #[must_use]
    pub fn spot(&self) -> (usize, usize) {
        let (row, column) = self.spots[self.view as usize];
        let last = |count: usize| count.saturating_sub(1);
        (row.min(last(self.rows())), column.min(last(self.matrix.columns(self.view))))
    }

    /// Returns how many rows the table has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.matrix.rows(self.view)
    }

    /// Puts the cursor on a cell.
    pub fn go(&mut self, row: usize, column: usize) {
        self.spots[self.view as usize] = (row, column);
        self.spots[self.view as usize] = self.spot();
    }

    /// Moves the cursor by so many rows and columns, staying within the table.
    pub fn step(&mut self, rows: isize, columns: isize) {
        let (row, column) = self.spot();
        self.go(row.saturating_add_signed(rows), column.saturating_add_signed(columns));
    }

    fn place(&self) -> Option<Place> {
        let (row, column) = self.spot();
        (row < self.rows()).then(|| self.matrix.at(self.view, row, column))
    }

    /// Returns the remarks that the cell under the cursor counts, to go to one of them; `None`
    /// where there are none.
    #[must_use]
    pub fn remarks(&self, lang: Lang) -> Option<Overlay> {
        let cell = match self.place()? {
            Place::Counted(cell) => cell,
            Place::Critics(at) => Cell::Of(at, Part::Received),
            Place::Responsible(_) => return self.thread(lang),
        };
        let found: Vec<RemarkId> = self.matrix.remarks(&self.session, cell);
        let items = found.iter().filter_map(|id| self.session.remark(id));
        let items: Vec<_> = items.map(|remark| remark_item(lang, &self.session, remark)).collect();
        if items.is_empty() {
            return None;
        }
        let (at, to) = self.spot();
        let values = [
            ("row", row(lang, &self.session, &self.matrix, self.view, at)),
            ("column", column(lang, &self.session, &self.matrix, self.view, to)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let title = Label::Own(MatrixWord::ListTitle.fill(lang, &values));
        Some(Overlay::Picker(Picker::new(title, Purpose::GoTo, items)))
    }

    /// Returns the thread of what the cursor stands on: the shortcoming of the column or row, else
    /// the member of the row.
    #[must_use]
    pub fn thread(&self, lang: Lang) -> Option<Overlay> {
        let shortcoming = |at: usize| self.matrix.shortcomings.get(at).cloned();
        let member = |at: usize| self.matrix.members.get(at).cloned();
        let subject = match self.place()? {
            Place::Counted(Cell::Said(_, Column::Shortcoming(at)) | Cell::About(at, _))
            | Place::Responsible(at) => shortcoming(at).map(Subject::Shortcoming),
            Place::Counted(Cell::Said(Row::Member(at), _) | Cell::Of(Some(at), _))
            | Place::Critics(Some(at)) => member(at).map(Subject::Member),
            _ => None,
        };
        let thread = Thread::new(lang, &self.session, subject?, self.seen.clone());
        Some(Overlay::Thread(Box::new(thread)))
    }
}
