//! A value on the lines of a table.

use serde::Deserializer;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_spanned::de::is_spanned;
use std::borrow::Cow;
use toml_datetime::de::is_datetime;

use super::cursor::Cursor;
use super::table::Key;
use super::{NotPlain, Plain};

impl<'de> Deserializer<'de> for &mut Cursor<'de> {
    type Error = NotPlain;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Plain<V::Value> {
        match self.peek().ok_or(NotPlain)? {
            b'"' | b'\'' => match self.string()? {
                Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                Cow::Owned(text) => visitor.visit_string(text),
            },
            b'[' => {
                self.expect(b'[')?;
                let mut items = Items { cursor: self, is_first: true };
                let value = visitor.visit_seq(&mut items)?;
                // A list of a known length leaves when it has enough.
                if items.is_next()? { Err(NotPlain) } else { self.expect(b']').map(|()| value) }
            }
            b'{' => {
                self.expect(b'{')?;
                let mut fields = Fields { cursor: self, seen: Vec::new() };
                let value = visitor.visit_map(&mut fields)?;
                self.expect(b'}').map(|()| value)
            }
            _ => match self.word()? {
                "true" => visitor.visit_bool(true),
                "false" => visitor.visit_bool(false),
                word => visitor.visit_i64(whole_number(word)?),
            },
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Plain<V::Value> {
        if is_spanned(name) {
            let &[start, end, value] = fields else { return Err(NotPlain) };
            let place = self.at();
            return visitor.visit_map(Placed {
                cursor: self,
                names: [value, start, end],
                place,
                turn: 0,
            });
        }
        if is_datetime(name) {
            let &[field] = fields else { return Err(NotPlain) };
            return visitor.visit_map(Moment { field: Some(field), text: self.word()? });
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Plain<V::Value> {
        visitor.visit_enum(self.string()?.into_deserializer())
    }

    alike!();
}

fn whole_number(word: &str) -> Plain<i64> {
    let digits = word.strip_prefix(['-', '+']).unwrap_or(word);
    let is_plain = digits == "0" || !digits.starts_with('0');
    let number = if is_plain { word.parse().ok() } else { None };
    number.ok_or(NotPlain)
}

/// The items of a list.
struct Items<'c, 'de> {
    cursor: &'c mut Cursor<'de>,
    is_first: bool,
}

impl Items<'_, '_> {
    /// Goes to the next item; tells whether there is one.
    fn is_next(&mut self) -> Plain<bool> {
        self.cursor.skip_gaps();
        if !self.is_first && self.cursor.peek() != Some(b']') {
            self.cursor.expect(b',')?;
            self.cursor.skip_gaps();
        }
        Ok(self.cursor.peek() != Some(b']'))
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = NotPlain;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Plain<Option<T::Value>> {
        if !self.is_next()? {
            return Ok(None);
        }
        self.is_first = false;
        seed.deserialize(&mut *self.cursor).map(Some)
    }
}

/// The fields of a table within braces.
struct Fields<'c, 'de> {
    cursor: &'c mut Cursor<'de>,
    seen: Vec<&'de str>,
}

impl<'de> MapAccess<'de> for &mut Fields<'_, 'de> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Plain<Option<K::Value>> {
        self.cursor.skip_blanks();
        if self.cursor.peek() == Some(b'}') {
            return Ok(None);
        }
        if !self.seen.is_empty() {
            self.cursor.expect(b',')?;
            self.cursor.skip_blanks();
        }
        let (at, key) = self.cursor.key()?;
        if self.seen.contains(&key) {
            return Err(NotPlain);
        }
        self.seen.push(key);
        seed.deserialize(Key { at, key }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Plain<V::Value> {
        seed.deserialize(&mut *self.cursor)
    }
}

/// A value that is to know where it stands. Where it ends is known when it was read, so it goes
/// before its place.
struct Placed<'c, 'de> {
    cursor: &'c mut Cursor<'de>,
    /// Of the value, of its beginning and of its end.
    names: [&'static str; 3],
    place: usize,
    turn: usize,
}

impl<'de> MapAccess<'de> for Placed<'_, 'de> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Plain<Option<K::Value>> {
        let name = self.names.get(self.turn).copied();
        name.map(|name| seed.deserialize(BorrowedStrDeserializer::new(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Plain<V::Value> {
        self.turn += 1;
        match self.turn {
            1 => seed.deserialize(&mut *self.cursor),
            2 => seed.deserialize(self.place.into_deserializer()),
            _ => seed.deserialize(self.cursor.at().into_deserializer()),
        }
    }
}

/// A point in time, as the library's type wants to be told of it.
struct Moment<'de> {
    field: Option<&'static str>,
    text: &'de str,
}

impl<'de> MapAccess<'de> for Moment<'de> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Plain<Option<K::Value>> {
        let field = self.field.take();
        field.map(|field| seed.deserialize(BorrowedStrDeserializer::new(field))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Plain<V::Value> {
        seed.deserialize(BorrowedStrDeserializer::new(self.text))
    }
}
