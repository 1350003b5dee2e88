//! The words of the matrix: heads, cells, what a cell tells in full.

use super::Lang;
use super::named::{of_earlier, party};
use super::session::kind;
use crate::session::Session;
use crate::session::matrix::{Cell, Column, Counts, Matrix, Part, Place, Row, Side, View};
use crate::session::remark::Kind;
use crate::text::clip;

words! {
    /// What stands in the matrix.
    MatrixWord {
        Title: "Ma trận bao quát" | "Matrix",
        Said: "Ai nói về gì" | "Who spoke about what",
        People: "Nói với ai" | "Said to whom",
        Shortcomings: "Từng hạn chế" | "Each shortcoming",
        Who: "Người nói" | "Speaker",
        Whom: "Với ai" | "To whom",
        What: "Hạn chế" | "Shortcoming",
        All: "Cộng" | "All",
        Unnamed: "Chưa gán" | "Unassigned",
        Elsewhere: "Khác" | "Other",
        SelfCriticism: "Tự phê bình" | "Self-crit.",
        Received: "Được góp ý" | "Opinions",
        Critics: "Người góp ý" | "By whom",
        Answered: "Đã trả lời" | "Answered",
        Waiting: "Còn chờ" | "Waiting",
        Spoke: "Phát biểu" | "Spoke",
        Remarks: "Ý kiến" | "Remarks",
        Responsible: "Trách nhiệm" | "Who answers",
        Promises: "Việc hứa" | "Promised",
        NotYet: "chưa" | "not yet",
        Silent: "chưa nói" | "silent",
        Untouched: "chưa ai nói" | "untouched",
        NobodyResponsible: "chưa rõ ai" | "nobody yet",
        NothingPromised: "chưa có" | "nothing yet",
        PromisedBy: "{count} · hạn {due}" | "{count} · by {due}",
        PromisedUndated: "{count} · chưa hẹn ngày" | "{count} · no date",
        Legend: "· không có   ✗ chưa ai nói đến   – không bắt buộc" | "· none   ✗ nobody touched it   – not expected",
        DetailNone: "{row} · {column}: không có ý kiến nào" | "{row} · {column}: no remark",
        Detail: "{row} · {column}: {what}" | "{row} · {column}: {what}",
        KindCount: "{kind} {count}" | "{kind} {count}",
        More: "còn {count} dòng" | "{count} more rows",
        ListTitle: "Ý kiến · {row} · {column}" | "Remarks · {row} · {column}",
    }
}

/// Returns what a table is called.
#[must_use]
pub fn view(lang: Lang, view: View) -> &'static str {
    match view {
        View::Said => MatrixWord::Said,
        View::People => MatrixWord::People,
        View::Shortcomings => MatrixWord::Shortcomings,
    }
    .text(lang)
}

/// Returns what the heads of the rows are called.
#[must_use]
pub fn corner(lang: Lang, view: View) -> &'static str {
    match view {
        View::Said => MatrixWord::Who,
        View::People => MatrixWord::Whom,
        View::Shortcomings => MatrixWord::What,
    }
    .text(lang)
}

fn short(lang: Lang, session: &Session, matrix: &Matrix, at: usize) -> String {
    let id = matrix.shortcomings.get(at);
    id.map(|id| super::threads::short(lang, session, id)).unwrap_or_default()
}

/// Returns the head of a row.
#[must_use]
pub fn row(lang: Lang, session: &Session, matrix: &Matrix, view: View, at: usize) -> String {
    let member = |at: usize| matrix.members.get(at).map(|id| session.name_of(id).to_owned());
    match (view, at.checked_sub(1)) {
        (View::Shortcomings, _) => {
            let id = matrix.shortcomings.get(at);
            let found = id.and_then(|id| session.shortcoming(id));
            let text = found.map(|found| found.shortcoming.text.as_str());
            let words = text.unwrap_or_default().replace('\n', " ");
            let name = short(lang, session, matrix, at);
            let is_gone = is_gone(session, matrix, at);
            let name = if is_gone { of_earlier(lang, &name) } else { name };
            format!("{name} {words}")
        }
        (View::Said, None) => MatrixWord::All.text(lang).to_owned(),
        (View::People, None) => super::session::collective(lang).to_owned(),
        (_, Some(at)) => member(at).unwrap_or_else(|| MatrixWord::Unnamed.text(lang).to_owned()),
    }
}

/// Returns the head of a column.
#[must_use]
pub fn column(lang: Lang, session: &Session, matrix: &Matrix, view: View, at: usize) -> String {
    let word = match matrix.at(view, 0, at) {
        Place::Counted(Cell::Said(_, Column::Shortcoming(at))) => {
            return short(lang, session, matrix, at);
        }
        Place::Counted(Cell::Said(_, Column::All)) => MatrixWord::All,
        Place::Counted(Cell::Said(_, Column::Elsewhere)) => MatrixWord::Elsewhere,
        Place::Counted(Cell::Of(_, part)) => match part {
            Part::SelfCriticism => MatrixWord::SelfCriticism,
            Part::Received => MatrixWord::Received,
            Part::Answered => MatrixWord::Answered,
            Part::Waiting => MatrixWord::Waiting,
            Part::Spoke => MatrixWord::Spoke,
        },
        Place::Counted(Cell::About(_, side)) => match side {
            Side::Remarks => MatrixWord::Remarks,
            Side::Open => MatrixWord::Waiting,
            Side::Promises => MatrixWord::Promises,
        },
        Place::Critics(_) => MatrixWord::Critics,
        Place::Responsible(_) => MatrixWord::Responsible,
    };
    word.text(lang).to_owned()
}

/// Returns what stands in a cell. Where nothing was counted that says so itself.
#[must_use]
pub fn cell(lang: Lang, session: &Session, matrix: &Matrix, place: Place) -> String {
    let word = |word: MatrixWord| word.text(lang).to_owned();
    match place {
        Place::Critics(at) => {
            let critics = matrix.person(at).map(|person| person.critics.as_slice());
            let names = critics.unwrap_or_default().iter();
            let names: Vec<&str> = names
                .filter_map(|at| matrix.members.get(*at))
                .map(|id| session.name_of(id))
                .collect();
            match names.len() {
                0 => "·".to_owned(),
                count => format!("{count}: {}", names.join(", ")),
            }
        }
        Place::Responsible(at) => {
            let id = matrix.shortcomings.get(at);
            let who = id.map(|id| session.answering(id)).unwrap_or_default();
            if who.is_empty() {
                return word(MatrixWord::NobodyResponsible);
            }
            let names: Vec<&str> = who.iter().map(|each| party(lang, session, each)).collect();
            names.join(", ")
        }
        Place::Counted(cell) => match (matrix.number(cell), cell) {
            (0, Cell::Of(at, Part::SelfCriticism | Part::Spoke)) if !is_reviewed(session, at) => {
                "–".to_owned()
            }
            (0, Cell::Of(_, Part::SelfCriticism)) => word(MatrixWord::NotYet),
            (0, Cell::Of(_, Part::Spoke) | Cell::Said(Row::Member(_), Column::All)) => {
                word(MatrixWord::Silent)
            }
            (0, Cell::Said(_, Column::Shortcoming(at)) | Cell::About(at, _))
                if is_gone(session, matrix, at) =>
            {
                "–".to_owned()
            }
            (0, Cell::Said(Row::All, Column::Shortcoming(_))) => "✗".to_owned(),
            (0, Cell::About(_, Side::Remarks)) => word(MatrixWord::Untouched),
            (0, Cell::About(_, Side::Promises)) => word(MatrixWord::NothingPromised),
            (0, _) => "·".to_owned(),
            (count, Cell::About(at, Side::Promises)) => {
                promised(lang, count, matrix.touched.get(at).and_then(|each| each.due))
            }
            (count, _) => count.to_string(),
        },
    }
}

/// Tells whether it is a member who is reviewed: the collective and guests do not speak of
/// themselves.
fn is_reviewed(session: &Session, at: Option<usize>) -> bool {
    at.and_then(|at| session.members.get(at)).is_some_and(|member| member.rank.is_reviewed())
}

/// Tells whether a shortcoming was in an earlier draft of the report only: it need not be touched.
fn is_gone(session: &Session, matrix: &Matrix, at: usize) -> bool {
    let found = matrix.shortcomings.get(at).and_then(|id| session.shortcoming(id));
    found.is_some_and(|found| found.shortcoming.place.gone.is_some())
}

fn promised(lang: Lang, count: u32, due: Option<chrono::NaiveDate>) -> String {
    let count = count.to_string();
    match due.map(|due| due.format("%d/%m/%Y").to_string()) {
        Some(due) => MatrixWord::PromisedBy.fill(lang, &[("count", &count), ("due", &due)]),
        None => MatrixWord::PromisedUndated.fill(lang, &[("count", &count)]),
    }
}

/// How many columns of a row's head are enough to know it.
const ROW_COLUMNS: usize = 40;

/// Says in full what a cell counts, by kinds where it counts several.
#[must_use]
pub fn detail(
    lang: Lang,
    session: &Session,
    matrix: &Matrix,
    view: View,
    (at, to): (usize, usize),
) -> String {
    let place = matrix.at(view, at, to);
    let row = match view {
        View::Shortcomings => short(lang, session, matrix, at),
        _ => clip(&row(lang, session, matrix, view, at), ROW_COLUMNS).into_owned(),
    };
    let column = column(lang, session, matrix, view, to);
    let what = match place {
        Place::Counted(Cell::Said(row, column)) => kinds(lang, matrix.said(row, column)),
        _ => cell(lang, session, matrix, place),
    };
    let values = [("row", row.as_str()), ("column", column.as_str()), ("what", what.as_str())];
    if what.is_empty() || what == "·" {
        return MatrixWord::DetailNone.fill(lang, &values);
    }
    MatrixWord::Detail.fill(lang, &values)
}

/// Names the shortcoming that a cell is about, in the report's words.
#[must_use]
pub fn about(lang: Lang, session: &Session, matrix: &Matrix, place: Place) -> Option<String> {
    match place {
        Place::Counted(Cell::Said(_, Column::Shortcoming(at)) | Cell::About(at, _))
        | Place::Responsible(at) => Some(row(lang, session, matrix, View::Shortcomings, at)),
        _ => None,
    }
}

fn kinds(lang: Lang, counts: Counts) -> String {
    let there = Kind::ALL.into_iter().filter(|each| counts.of(*each) > 0);
    let told = there.map(|each| {
        let count = counts.of(each).to_string();
        MatrixWord::KindCount.fill(lang, &[("kind", kind(lang, each)), ("count", &count)])
    });
    told.collect::<Vec<_>>().join(", ")
}
