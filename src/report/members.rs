//! Lists of members from spreadsheets: CSV with heads in Vietnamese or English.

use super::grammar::{Column, column, rank_named};
use crate::limits;
use crate::session::ids::MemberId;
use crate::session::member::{Member, Rank};
use crate::session::rules::Profile;
use crate::text::{Clean, fold};

/// Why a list of members cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadMembers {
    /// It has no rows.
    Empty,
    /// It is not UTF-8; the first bad line.
    NotUtf8 {
        /// From 1.
        line: u64,
    },
    /// Its first row does not name the columns.
    NoHeads,
    /// A row has no name.
    NoName {
        /// From 1.
        line: u64,
    },
    /// A name or post is longer than it may be.
    TooLong {
        /// From 1.
        line: u64,
        /// How many letters are allowed.
        max: usize,
    },
    /// A rank that is none.
    UnknownRank {
        /// From 1.
        line: u64,
        /// The word.
        rank: String,
    },
    /// It has more rows than a session may have members.
    TooMany {
        /// How many are allowed.
        max: usize,
    },
    /// A row cannot be taken apart.
    BadRow {
        /// From 1.
        line: u64,
    },
}

/// Reads a list of members: columns for name and post and, where it is there, rank, in any order;
/// other columns are passed over. Ids are given in the order of the rows: `m1`, `m2` …
///
/// Without a rank, the post tells it by the profile.
///
/// # Errors
/// [`BadMembers`] with the line.
pub fn read_members(bytes: &[u8], profile: &Profile) -> Result<Vec<Member>, BadMembers> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n');
        BadMembers::NotUtf8 { line: before.count() as u64 + 1 }
    })?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(BadMembers::Empty);
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads = reader.headers().map_err(|_| BadMembers::BadRow { line: 1 })?;
    let heads: Vec<Option<Column>> = heads.iter().map(|head| column(&fold(head))).collect();
    let place = |wanted| heads.iter().position(|head| *head == Some(wanted));
    let Some(name) = place(Column::Name) else { return Err(BadMembers::NoHeads) };
    let (post, rank) = (place(Column::Post), place(Column::Rank));
    let mut members: Vec<Member> = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| BadMembers::BadRow {
            line: error.position().map_or(0, csv::Position::line),
        })?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |at: Option<usize>| Clean::line(at.and_then(|at| row.get(at)).unwrap_or(""));
        let (name, post, rank) = (cell(Some(name)), cell(post), cell(rank));
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if members.len() >= limits::MEMBERS {
            return Err(BadMembers::TooMany { max: limits::MEMBERS });
        }
        check(line, &name, &post)?;
        let rank = rank_of(line, &rank, &post, profile)?;
        members.push(Member {
            id: MemberId::numbered("m", members.len() + 1),
            name: name.as_str().to_owned(),
            post: post.as_str().to_owned(),
            rank,
        });
    }
    if members.is_empty() { Err(BadMembers::Empty) } else { Ok(members) }
}

fn check(line: u64, name: &Clean, post: &Clean) -> Result<(), BadMembers> {
    if name.is_blank() {
        return Err(BadMembers::NoName { line });
    }
    let max = limits::NAME_LETTERS;
    let too_long = [name, post].iter().any(|text| text.as_str().chars().count() > max);
    if too_long { Err(BadMembers::TooLong { line, max }) } else { Ok(()) }
}

fn rank_of(line: u64, rank: &Clean, post: &Clean, profile: &Profile) -> Result<Rank, BadMembers> {
    if rank.is_blank() {
        return Ok(profile.rank_of(post.as_str()));
    }
    let word = fold(rank.as_str());
    rank_named(&word)
        .ok_or_else(|| BadMembers::UnknownRank { line, rank: rank.as_str().to_owned() })
}

/// The sign that parts the heads: spreadsheets use commas, semicolons or tabs.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|sign| (count(sign), *sign == b',')).unwrap_or(b',')
}
