//! Lists of members from spreadsheets: CSV with a row of heads.

mod roster;

pub use roster::{Person, Roster, is_list, read_roster, roster};
use thiserror::Error;

use super::decode;
use super::grammar::{self, Column};
use super::unreadable::Unreadable;
use crate::limits;
use crate::session::ids::MemberId;
use crate::session::member::{Member, Rank};
use crate::session::rules::Profile;
use crate::text::{Clean, fold};

/// Why a list of members is not read: facts, whose words are in `locale`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadMembers {
    /// The file is a spreadsheet or another document, no CSV.
    #[error("not a CSV file")]
    Spreadsheet,
    /// The file is no text in UTF-8.
    #[error(transparent)]
    NotText(#[from] Unreadable),
    /// The file is larger than a list may be.
    #[error("{bytes} bytes, at most {max}")]
    TooLarge {
        /// Its size, in bytes.
        bytes: u64,
        /// The most, in bytes.
        max: u64,
    },
    /// No row has the heads of columns that are wanted.
    #[error("line {line}: no heads")]
    NoHeads {
        /// Line where they should be, from 1.
        line: u32,
    },
    /// Two columns have the same meaning.
    #[error("line {line}, column {column}: head comes twice")]
    HeadTwice {
        /// Line of the heads, from 1.
        line: u32,
        /// The second of the columns, from 1.
        column: u32,
    },
    /// There are heads, but no member.
    #[error("no members")]
    NoMembers,
    /// A row has no name.
    #[error("line {line}: no name")]
    NoName {
        /// Its line, from 1.
        line: u32,
    },
    /// A name or a post is too long.
    #[error("line {line}, column {column}: {letters} letters, at most {max}")]
    TooLong {
        /// Its line, from 1.
        line: u32,
        /// Its column, from 1.
        column: u32,
        /// Its length, in letters.
        letters: usize,
        /// The most, in letters.
        max: usize,
    },
    /// A rank is none that is known.
    #[error("line {line}, column {column}: unknown rank")]
    UnknownRank {
        /// Its line, from 1.
        line: u32,
        /// Its column, from 1.
        column: u32,
        /// What stands there.
        word: String,
    },
    /// A quoted cell is not closed.
    #[error("line {line}: quote not closed")]
    QuoteUnclosed {
        /// The first line that has a quote too few, from 1.
        line: u32,
    },
    /// There are more members than a session may have.
    #[error("more than {max} members")]
    TooMany {
        /// The most.
        max: usize,
    },
}

/// Which column holds what, from 0.
#[derive(Debug, Default)]
struct Columns {
    family: Option<usize>,
    name: Option<usize>,
    post: Option<usize>,
    rank: Option<usize>,
}

/// Rows among which the heads are looked for: titles of a list may stand above them.
const HEAD_ROWS: usize = 10;

/// Reads a list of members: CSV in UTF-8, its cells parted by comma, semicolon or tab, with the
/// heads `name,post[,rank]` or their Vietnamese names, in any order. Other columns are ignored.
/// The ids are `m1`, `m2` … in the order given; without a rank the post tells it.
///
/// # Errors
/// What is wrong with the file, with its line.
pub fn read_members(bytes: &[u8], profile: &Profile) -> Result<Vec<Member>, BadMembers> {
    let text = text_of(bytes)?;
    let rows = rows(&text);
    let heads = rows.iter().take(HEAD_ROWS).position(|row| has_heads(&row.cells));
    let first_line = rows.first().map_or(1, |row| row.line);
    let heads = heads.ok_or(BadMembers::NoHeads { line: first_line })?;
    let columns = columns(&rows[heads])?;
    let mut members = Vec::new();
    for row in &rows[heads + 1..] {
        if members.len() == limits::MEMBERS {
            return Err(BadMembers::TooMany { max: limits::MEMBERS });
        }
        let id = MemberId::numbered("m", members.len() + 1);
        members.push(member(id, row, &columns, profile)?);
    }
    if members.is_empty() { Err(BadMembers::NoMembers) } else { Ok(members) }
}

/// Returns the text of a list: one line for each row, ended by LF, whatever the file has.
fn text_of(bytes: &[u8]) -> Result<String, BadMembers> {
    let size = bytes.len() as u64;
    if size > limits::MEMBERS_BYTES {
        return Err(BadMembers::TooLarge { bytes: size, max: limits::MEMBERS_BYTES });
    }
    let text = decode::text(bytes, None).map_err(|what| match what {
        Unreadable::Zip | Unreadable::OldWord | Unreadable::OpenDocument => BadMembers::Spreadsheet,
        what => BadMembers::NotText(what),
    })?;
    let text = with_lines(&text);
    check_quotes(&text)?;
    Ok(text)
}

/// Ends lines by LF, whatever ends them: terminals paste CR.
fn with_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// One row that is not blank.
#[derive(Debug)]
struct Row {
    line: u32,
    cells: Vec<String>,
}

/// Returns the rows with their lines; blank ones are left out.
fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let (mut line, mut counted) = (1_u32, 0);
    let mut rows = Vec::new();
    for record in reader.records().map_while(Result::ok) {
        let start = record.position().map_or(0, |position| {
            usize::try_from(position.byte()).unwrap_or(usize::MAX).min(text.len())
        });
        // The reader counts empty lines to the row behind them.
        let rest = &text[start..];
        let start = start + rest.len() - rest.trim_start_matches('\n').len();
        let passed = text[counted..start].matches('\n').count();
        line = line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        counted = start;
        let cells: Vec<String> =
            record.iter().map(|cell| Clean::line(cell).as_str().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { line, cells });
        }
    }
    rows
}

/// Tells what parts the cells: what is most frequent in the first lines.
fn delimiter(text: &str) -> u8 {
    let head = || text.lines().take(HEAD_ROWS).flat_map(str::bytes);
    let count = |sign: u8| head().filter(|byte| *byte == sign).count();
    // At the same count the sign named last wins: a comma also stands in names of posts.
    b",;\t".iter().copied().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

fn check_quotes(text: &str) -> Result<(), BadMembers> {
    let is_odd = |part: &str| part.matches('"').count() % 2 == 1;
    if !is_odd(text) {
        return Ok(());
    }
    let line = text.lines().position(is_odd).map_or(1, |at| at + 1);
    Err(BadMembers::QuoteUnclosed { line: u32::try_from(line).unwrap_or(u32::MAX) })
}

fn column_of(cell: &str) -> Option<Column> {
    let folded = fold(cell);
    let folded = folded.trim_end_matches([':', '.', '*', ' ']);
    grammar::COLUMNS.iter().find(|(head, _)| *head == folded).map(|(_, column)| *column)
}

fn has_heads(cells: &[String]) -> bool {
    let has = |wanted: &[Column]| {
        cells.iter().filter_map(|cell| column_of(cell)).any(|column| wanted.contains(&column))
    };
    has(&[Column::Name, Column::GivenName]) && has(&[Column::Post, Column::Rank])
}

fn columns(heads: &Row) -> Result<Columns, BadMembers> {
    let mut columns = Columns::default();
    for (at, cell) in heads.cells.iter().enumerate() {
        let place = match column_of(cell) {
            Some(Column::Name | Column::GivenName) => &mut columns.name,
            Some(Column::FamilyName) => &mut columns.family,
            Some(Column::Post) => &mut columns.post,
            Some(Column::Rank) => &mut columns.rank,
            None => continue,
        };
        if place.replace(at).is_some() {
            return Err(BadMembers::HeadTwice { line: heads.line, column: column_number(at) });
        }
    }
    Ok(columns)
}

fn column_number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

fn member(
    id: MemberId,
    row: &Row,
    columns: &Columns,
    profile: &Profile,
) -> Result<Member, BadMembers> {
    let given = cell(row, columns.name)?;
    if given.is_empty() {
        return Err(BadMembers::NoName { line: row.line });
    }
    let family = cell(row, columns.family)?;
    let name = if family.is_empty() { given.to_owned() } else { format!("{family} {given}") };
    check_length(&name, row.line, columns.name)?;
    let post = cell(row, columns.post)?.to_owned();
    let word = cell(row, columns.rank)?;
    let rank = if word.is_empty() {
        profile.rank_of(&post)
    } else {
        rank(word).ok_or_else(|| BadMembers::UnknownRank {
            line: row.line,
            column: column_number(columns.rank.unwrap_or(0)),
            word: word.to_owned(),
        })?
    };
    Ok(Member { id, name, post, rank })
}

/// Returns a cell of a row, empty where the row is too short.
fn cell(row: &Row, column: Option<usize>) -> Result<&str, BadMembers> {
    let text = column.and_then(|at| row.cells.get(at)).map_or("", String::as_str);
    check_length(text, row.line, column)?;
    Ok(text)
}

fn check_length(text: &str, line: u32, column: Option<usize>) -> Result<(), BadMembers> {
    let (letters, max) = (text.chars().count(), limits::NAME_LETTERS);
    if letters <= max {
        return Ok(());
    }
    Err(BadMembers::TooLong { line, column: column_number(column.unwrap_or(0)), letters, max })
}

fn rank(word: &str) -> Option<Rank> {
    let folded = fold(word);
    grammar::RANKS.iter().find(|(name, _)| *name == folded).map(|(_, rank)| *rank)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::session::rules::RankWord;

    fn profile() -> Profile {
        let rank = |folded: &str, rank| RankWord { folded: folded.to_owned(), rank };
        let ranks = vec![rank("pho bi thu", Rank::Deputy), rank("bi thu", Rank::Head)];
        crate::session::rules::sample(Vec::new(), ranks)
    }

    fn check(csv: &str, members: &str) {
        let read = read_members(csv.as_bytes(), &profile()).unwrap();
        let lines: Vec<String> = (read.iter())
            .map(|each| format!("{} {} | {} | {:?}", each.id, each.name, each.post, each.rank))
            .collect();
        assert_eq!(lines.join("\n"), members, "{csv:?}");
    }

    fn refused(csv: &[u8], why: BadMembers) {
        assert_eq!(read_members(csv, &profile()), Err(why));
    }

    #[test]
    fn heads_in_both_languages_in_any_order_with_any_delimiter() {
        let two = "m1 Nguyễn Văn A | Bí thư | Head\nm2 Trần Thị B | Uỷ viên | Member";
        check("name,post\nNguyễn Văn A,Bí thư\nTrần Thị B,Uỷ viên\n", two);
        check(
            "\u{feff}STT;Chức vụ;Họ và tên\r\n1;Bí thư;Nguyễn Văn A\r\n2;Uỷ viên;Trần Thị B",
            two,
        );
        check("HỌ TÊN\tCHỨC DANH\n\nNguyễn Văn A\tBí thư\n\t\nTrần Thị B\tUỷ viên", two);
        check("DANH SÁCH,,\nHọ đệm,Tên,Chức vụ\nNguyễn Văn,A,Bí thư\nTrần Thị,B,Uỷ viên", two);
    }

    #[test]
    fn a_given_rank_counts_more_than_the_post() {
        check(
            "name,post,rank\nA,Phó Bí thư,\nB,Bí thư,guest\nC,,Người đứng đầu\nD,Phó Bí thư",
            "m1 A | Phó Bí thư | Deputy\nm2 B | Bí thư | Guest\nm3 C |  | Head\n\
             m4 D | Phó Bí thư | Deputy",
        );
    }

    #[test]
    fn cells_are_cleaned() {
        check(
            "name,post\n\"Vie\u{302}\u{323}t\nA\",\" Bí thư, \u{202e}chi bộ\"",
            "m1 Việt A | Bí thư, chi bộ | Head",
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        refused(b"", BadMembers::NotText(Unreadable::Empty));
        refused(b"PK\x03\x04xl/", BadMembers::Spreadsheet);
        refused("\nNguyễn Văn A,Bí thư".as_bytes(), BadMembers::NoHeads { line: 2 });
        refused(b"name,post\n", BadMembers::NoMembers);
        refused(b"name,post,name\nA,B,C", BadMembers::HeadTwice { line: 1, column: 3 });
        refused(b"name,post\n\nA,B\n\n,C", BadMembers::NoName { line: 5 });
        refused(b"name,post\nA,\"B\nC,D", BadMembers::QuoteUnclosed { line: 2 });
        refused(
            b"name,rank\r\nA,chief",
            BadMembers::UnknownRank { line: 2, column: 2, word: "chief".to_owned() },
        );
    }

    #[test]
    fn limits_are_kept() {
        let (max, letters) = (limits::NAME_LETTERS, limits::NAME_LETTERS + 1);
        let long = format!("name,post\n{},B", "ă".repeat(letters));
        refused(long.as_bytes(), BadMembers::TooLong { line: 2, column: 1, letters, max });
        check(
            &format!("name,post\nA,{}", "b".repeat(max)),
            &format!("m1 A | {} | Member", "b".repeat(max)),
        );
        let most = format!("name,post\n{}", "A,B\n".repeat(limits::MEMBERS));
        assert_eq!(
            read_members(most.as_bytes(), &profile()).map(|all| all.len()),
            Ok(limits::MEMBERS)
        );
        refused(format!("{most}A,B").as_bytes(), BadMembers::TooMany { max: limits::MEMBERS });
        let bytes = limits::MEMBERS_BYTES + 1;
        let large = vec![b' '; usize::try_from(bytes).unwrap()];
        refused(&large, BadMembers::TooLarge { bytes, max: limits::MEMBERS_BYTES });
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read_members(&bytes, &profile());
            let _ = read_members(&[b"name,post\n", &*bytes].concat(), &profile());
        }

        #[test]
        fn no_text_makes_it_panic(text in "[a-zđ\",;\t\r\n ]{0,80}") {
            let _ = read_members(format!("name,post\n{text}").as_bytes(), &profile());
        }
    }
}
