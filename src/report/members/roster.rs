//! Members as people type or paste them: a row each, with or without heads; a row that is wrong
//! is told and hinders no other.

use super::{
    BadMembers, Columns, Row, check_quotes, columns, has_heads, member, rank, rows, with_lines,
};
use crate::session::ids::MemberId;
use crate::session::member::Rank;
use crate::session::rules::Profile;

/// Who was found in a text, and what is wrong with its other rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// Who was found, in the order given.
    pub people: Vec<Person>,
    /// What is wrong with the rows that were not taken.
    pub bad: Vec<BadMembers>,
}

/// One person of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Post; may be empty.
    pub post: String,
    /// The rank that the list says, else the one that the post means.
    pub rank: Rank,
}

/// Reads a file with a list of members, row by row.
///
/// # Errors
/// What is wrong with the file as a whole.
pub fn read_roster(bytes: &[u8], profile: &Profile) -> Result<Roster, BadMembers> {
    Ok(roster(&super::text_of(bytes)?, profile))
}

/// Finds the members in a text: rows with cells parted by tab, semicolon or comma. Without heads
/// the cells are name, post and rank; a number before them is left out.
#[must_use]
pub fn roster(text: &str, profile: &Profile) -> Roster {
    let text = with_lines(text);
    if let Err(why) = check_quotes(&text) {
        return Roster { people: Vec::new(), bad: vec![why] };
    }
    let rows = rows(&text);
    let heads = rows.iter().take(super::HEAD_ROWS).position(|row| has_heads(&row.cells));
    let known = match heads.map(|at| columns(&rows[at])) {
        Some(Ok(columns)) => Some(columns),
        Some(Err(why)) => return Roster { people: Vec::new(), bad: vec![why] },
        None => None,
    };
    let mut roster = Roster::default();
    for row in rows.iter().skip(heads.map_or(0, |at| at + 1)) {
        let read = match &known {
            Some(columns) => member(id(), row, columns, profile),
            None => {
                let (row, columns) = plain(row);
                member(id(), &row, &columns, profile)
            }
        };
        match read {
            Ok(member) => roster.people.push(Person {
                name: member.name,
                post: member.post,
                rank: member.rank,
            }),
            Err(why) => roster.bad.push(why),
        }
    }
    roster
}

fn id() -> MemberId {
    MemberId::numbered("m", 0)
}

/// Sorts the cells of a row without heads: name, post, and the rank where the last cell names
/// one. A post may have commas in it.
fn plain(row: &Row) -> (Row, Columns) {
    let is_number = |cell: &String| {
        !cell.is_empty() && cell.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit())
    };
    let mut cells: Vec<String> =
        row.cells.iter().skip_while(|cell| is_number(cell)).cloned().collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    // `Phó Bí thư, Ủy viên` is a post: of ranks that are posts too the post itself tells.
    let is_rank = |cell: &&String| rank(cell).is_some_and(|rank| rank != Rank::Member);
    let said = cells.last().filter(|_| cells.len() > 2).filter(is_rank).cloned();
    let said = said.inspect(|_| drop(cells.pop())).unwrap_or_default();
    let name = if cells.is_empty() { String::new() } else { cells.remove(0) };
    let post = cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ");
    let row = Row { line: row.line, cells: vec![name, post, said] };
    (row, Columns { family: None, name: Some(0), post: Some(1), rank: Some(2) })
}

/// Tells whether a text has anything in it that a list of members may have.
#[must_use]
pub fn is_list(text: &str) -> bool {
    text.trim().contains(['\n', '\r', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::rules::RankWord;

    fn check(text: &str, people: &str, bad: &[BadMembers]) {
        let rank = |folded: &str, rank| RankWord { folded: folded.to_owned(), rank };
        let ranks = vec![rank("pho bi thu", Rank::Deputy), rank("bi thu", Rank::Head)];
        let profile = crate::session::rules::sample(Vec::new(), ranks);
        let roster = roster(text, &profile);
        let lines: Vec<String> = (roster.people.iter())
            .map(|each| format!("{} | {} | {:?}", each.name, each.post, each.rank))
            .collect();
        assert_eq!((lines.join("\n").as_str(), &*roster.bad), (people, bad), "{text:?}");
    }

    #[test]
    fn rows_are_read_with_heads_and_without() {
        let two = "Nguyễn Văn A | Bí thư | Head\nTrần Thị B | Phó Bí thư, Chủ tịch | Deputy";
        check("Nguyễn Văn A, Bí thư\nTrần Thị B, Phó Bí thư, Chủ tịch", two, &[]);
        check("1\tNguyễn Văn A\tBí thư\r\n2\tTrần Thị B\tPhó Bí thư, Chủ tịch\r\n", two, &[]);
        check("STT\tHọ tên\tChức vụ\n1\tNguyễn Văn A\tBí thư", two.lines().next().unwrap(), &[]);
        check("Nguyễn Văn A", "Nguyễn Văn A |  | Member", &[]);
        check("C, Phó Bí thư, Ủy viên", "C | Phó Bí thư, Ủy viên | Deputy", &[]);
        check("Lê C; Trưởng ban; khách mời", "Lê C | Trưởng ban | Guest", &[]);
    }

    #[test]
    fn a_row_that_is_wrong_hinders_no_other() {
        let heads = "name,post,rank\n";
        check(
            &format!("{heads}A,B,\n,C,\nD,E,chief\nG,H,guest"),
            "A | B | Member\nG | H | Guest",
            &[
                BadMembers::NoName { line: 3 },
                BadMembers::UnknownRank { line: 4, column: 3, word: "chief".to_owned() },
            ],
        );
        check(
            "A\tB\r1\t\tBí thư\rC\tD\r",
            "A | B | Member\nC | D | Member",
            &[BadMembers::NoName { line: 2 }],
        );
        check("\tBí thư\nA\tB", "A | B | Member", &[BadMembers::NoName { line: 1 }]);
        check("", "", &[]);
        check("A, \"B", "", &[BadMembers::QuoteUnclosed { line: 1 }]);
    }
}
