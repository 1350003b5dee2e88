//! The plain part of TOML, read straight into the types of a file.
//!
//! A window is to be there before anybody waits for it, and a search reads thousands of files; the
//! library first builds a tree of all that a text says. Here a text is cut at the heads of its
//! tables, and each line becomes a field where it stands. Only what programs and people usually
//! write is known: bare keys, texts, whole numbers, points in time, lists, tables within braces,
//! tables whose parts stand together. Anything else, and whatever is wrong, is left to the library,
//! which also tells what and where: so nothing is read here that it would not read alike.

/// How tables and values are wanted alike: whatever may be missing is there, and all that is not
/// told of by itself is read as what it is.
macro_rules! alike {
    ($($more:ident)*) => {
        fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Plain<V::Value> {
            visitor.visit_some(self)
        }

        fn deserialize_newtype_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Plain<V::Value> {
            visitor.visit_newtype_struct(self)
        }

        /// What nobody reads would not be looked at closely.
        fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Plain<V::Value> {
            Err(NotPlain)
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
            bytes byte_buf unit unit_struct seq tuple tuple_struct map identifier $($more)*
        }
    };
}

mod cursor;
mod heads;
mod table;
mod value;

#[cfg(test)]
mod tests;

use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeOwned};

use heads::Heads;
use table::Table;

/// Reads a TOML text.
///
/// # Errors
/// Those of the library, with their places, where the text is not what is wanted.
pub(in crate::store) fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, toml::de::Error> {
    from_plain(text).map_or_else(|| toml::from_str(text), Ok)
}

/// Reads a text of nothing but plain lines; `None` where it has others, or is not what is wanted.
pub(in crate::store) fn from_plain<'t, T: Deserialize<'t>>(text: &'t str) -> Option<T> {
    // A line may end otherwise, or hide what it has: the library knows what may stand where.
    let is_odd = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || byte == 0x7f;
    if text.bytes().fold(false, |odd, byte| odd | is_odd(byte)) {
        return None;
    }
    let heads = Heads::of(text)?;
    T::deserialize(Table::root(&heads)).ok()
}

/// A text that is not plain, or not what is wanted; the library tells which.
#[derive(Debug)]
struct NotPlain;

type Plain<T> = Result<T, NotPlain>;

impl fmt::Display for NotPlain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not plain")
    }
}

impl std::error::Error for NotPlain {}

impl de::Error for NotPlain {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}
