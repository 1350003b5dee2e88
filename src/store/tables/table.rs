//! What a table is: its columns, and how its rows come out of a session.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::session::ids::{
    BallotId, ItemId, MemberId, MotionId, RemarkId, SectionId, ShortcomingId, StepId,
};
use crate::session::{Instant, Session};
use crate::store::shelf::Shelf;

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    /// What it is called everywhere.
    pub(super) name: &'static str,
    /// What one row of it is.
    pub(super) about: &'static str,
    /// Its columns behind the session's id, with which each row begins.
    pub(super) columns: &'static [Column],
    /// How many of the columns tell a row from the others of its session.
    pub(super) key: usize,
    /// Columns that lead to the key of another table.
    pub(super) links: &'static [Link],
    /// Makes the rows of a session that is filed so; without its id.
    pub(super) rows: Rows,
}

type Rows = for<'a> fn(&'a Session, &'a Filed) -> Vec<Vec<Value<'a>>>;

/// Where a session lies, which its text does not say.
#[derive(Debug, Default)]
pub(super) struct Filed {
    /// The file, from the folder that was read.
    pub(super) file: String,
    /// Where it goes in the archive.
    pub(super) shelf: Shelf,
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    /// What it is called.
    pub(super) name: &'static str,
    /// What is in it.
    pub(super) sort: Sort,
    /// Whether there may be nothing in it.
    pub(super) is_null: bool,
    /// What it says, for people.
    pub(super) about: &'static str,
}

/// The column with which every table begins.
pub(super) const SESSION_ID: Column = Column {
    name: "session_id",
    sort: Sort::Text,
    is_null: false,
    about: "The session: made of its body and its file, the same each time",
};

/// What is in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// Yes or no.
    Flag,
    /// A day.
    Day,
    /// A point in time.
    Time,
}

/// Columns that lead to the rows of another table in the same session.
#[derive(Debug)]
pub(super) struct Link {
    /// The columns, as many as that table's key has.
    pub(super) columns: &'static [&'static str],
    /// The table.
    pub(super) table: &'static str,
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Integer(i64),
    Flag(bool),
    Day(NaiveDate),
    Time(Instant),
}

impl Table {
    /// Returns all columns, that of the session first.
    pub(super) fn all_columns(&self) -> impl Iterator<Item = &Column> {
        std::iter::once(&SESSION_ID).chain(self.columns)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        // No text of PostgreSQL holds the letter 0.
        match text.contains('\0') {
            true => Self::Text(text.replace('\0', "\u{fffd}").into()),
            false => Self::Text(text.into()),
        }
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.replace('\0', "\u{fffd}").into())
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// Ids stand as they do in the file.
macro_rules! ids {
    ($($name:ident),*) => {
        $(impl<'a> From<&'a $name> for Value<'a> {
            fn from(id: &'a $name) -> Self {
                id.as_str().into()
            }
        })*
    };
}

ids!(BallotId, ItemId, MemberId, MotionId, RemarkId, SectionId, ShortcomingId, StepId);

/// What is taken as it is.
macro_rules! plain {
    ($($from:ty => $sort:ident),*) => {
        $(impl From<$from> for Value<'_> {
            fn from(value: $from) -> Self {
                Self::$sort(value.into())
            }
        })*
    };
}

plain!(i64 => Integer, u32 => Integer, u16 => Integer, u8 => Integer, i32 => Integer);
plain!(bool => Flag, NaiveDate => Day, Instant => Time);

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// Makes a table: each column beside what stands in it, `null` where there may be nothing.
macro_rules! table {
    (
        $(#[$meta:meta])* $name:ident = $word:literal, $about:literal, key $key:literal,
        links [$($columns:expr => $to:literal),* $(,)?],
        |$session:ident, $filed:ident| $rows:expr, |$row:pat_param| {
            $($column:ident: $sort:ident $($null:ident)?, $what:literal = $value:expr;)*
        }
    ) => {
        $(#[$meta])*
        pub(super) const $name: $crate::store::tables::table::Table =
            $crate::store::tables::table::Table {
                name: $word,
                about: $about,
                columns: &[$($crate::store::tables::table::Column {
                    name: stringify!($column),
                    sort: $crate::store::tables::table::Sort::$sort,
                    is_null: !stringify!($($null)?).is_empty(),
                    about: $what,
                },)*],
                key: $key,
                links: &[$($crate::store::tables::table::Link {
                    columns: &$columns,
                    table: $to,
                },)*],
                rows: |$session, $filed| {
                    let _ = $filed; // of a session's own table only
                    $rows
                        .map(|$row| vec![$($crate::store::tables::table::Value::from($value),)*])
                        .collect()
                },
            };
    };
}
