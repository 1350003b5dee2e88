//! A table with its lines and the tables within it.

use serde::Deserializer;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_spanned::de::{SpannedDeserializer, is_spanned};

use super::cursor::Cursor;
use super::heads::Heads;
use super::{NotPlain, Plain};

/// A table, or a row of a list of tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'h, 'de> {
    heads: &'h Heads<'de>,
    /// Its head; `None` where only tables within it have one.
    head: Option<usize>,
    /// How many names its path has.
    depth: usize,
    /// The heads of the tables within it.
    within: (usize, usize),
}

impl<'h, 'de> Table<'h, 'de> {
    /// Returns the whole text.
    pub(super) fn root(heads: &'h Heads<'de>) -> Self {
        Self { heads, head: Some(0), depth: 0, within: (1, heads.len()) }
    }

    fn entries(self, is_checked: bool) -> Entries<'h, 'de> {
        let body = self.head.and_then(|head| self.heads.get(head)).map(|head| head.body.clone());
        let body = body.unwrap_or_default();
        Entries {
            table: self,
            lines: Cursor::new(self.heads.text, body.start, body.end),
            next: self.within.0,
            group: None,
            seen: is_checked.then(Vec::new),
        }
    }
}

impl<'de> Deserializer<'de> for Table<'_, 'de> {
    type Error = NotPlain;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Plain<V::Value> {
        visitor.visit_map(self.entries(true))
    }

    /// A type with fields takes none twice by itself.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Plain<V::Value> {
        // Where a table stands nobody asks.
        if is_spanned(name) { Err(NotPlain) } else { visitor.visit_map(self.entries(false)) }
    }

    // A table is no word.
    alike!(enum);
}

/// What a table has: first its lines, then the tables within it.
struct Entries<'h, 'de> {
    table: Table<'h, 'de>,
    lines: Cursor<'de>,
    /// The next head.
    next: usize,
    /// What the key stands for that was told last, where it is no line.
    group: Option<Group<'h, 'de>>,
    /// The keys so far, where nobody else sees to it that none comes twice.
    seen: Option<Vec<&'de str>>,
}

impl<'h, 'de> Entries<'h, 'de> {
    fn next_key(&mut self) -> Plain<Option<Key<'de>>> {
        self.group = None;
        self.lines.skip_gaps();
        if self.lines.peek().is_some() {
            let (at, key) = self.lines.key()?;
            return Ok(Some(Key { at, key }));
        }
        if self.next == self.table.within.1 {
            return Ok(None);
        }
        let group = Group::at(self.table, self.next)?;
        self.next = group.end;
        let key = group.key;
        self.group = Some(group);
        Ok(Some(key))
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Plain<Option<K::Value>> {
        let Some(key) = self.next_key()? else { return Ok(None) };
        if let Some(seen) = &mut self.seen {
            if seen.contains(&key.key) {
                return Err(NotPlain);
            }
            seen.push(key.key);
        }
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Plain<V::Value> {
        if let Some(group) = self.group.take() {
            let Group { table, is_list, count, end, .. } = group;
            return match is_list {
                true => seed.deserialize(Rows { next: Some(table), count, end }),
                false => seed.deserialize(table),
            };
        }
        let value = seed.deserialize(&mut self.lines)?;
        self.lines.end_of_line().map(|()| value)
    }
}

/// What stands under one name of a table: a table, or a list of them.
#[derive(Debug)]
struct Group<'h, 'de> {
    /// The table, or the first row.
    table: Table<'h, 'de>,
    key: Key<'de>,
    is_list: bool,
    /// How many rows it has.
    count: usize,
    /// Behind the last head of it.
    end: usize,
}

impl<'h, 'de> Group<'h, 'de> {
    /// Returns what begins at a head within a table.
    fn at(outer: Table<'h, 'de>, first: usize) -> Plain<Self> {
        let Table { heads, depth, within: (_, last), .. } = outer;
        let head = heads.get(first).ok_or(NotPlain)?;
        let (path, is_own) = head.down_to(depth + 1);
        let from = first + usize::from(is_own);
        let table = Table {
            heads,
            head: is_own.then_some(first),
            depth: depth + 1,
            within: (from, heads.behind(from, path, last)),
        };
        let is_list = is_own && head.is_row;
        let (mut count, mut end) = (1, table.within.1);
        while is_list && heads.is_row(end, path, last) {
            count += 1;
            end = heads.behind(end + 1, path, last);
        }
        let name = path.rfind('.').map_or(0, |dot| dot + 1);
        let key = Key { at: head.at + name, key: &path[name..] };
        Ok(Self { table, key, is_list, count, end })
    }
}

/// The rows of a list of tables.
struct Rows<'h, 'de> {
    next: Option<Table<'h, 'de>>,
    /// How many are to come.
    count: usize,
    /// Behind the last head of the list.
    end: usize,
}

impl<'h, 'de> Rows<'h, 'de> {
    /// Returns the row behind another.
    fn behind(&self, row: Table<'h, 'de>) -> Option<Table<'h, 'de>> {
        let at = row.within.1;
        let head = row.heads.get(at).filter(|_| at < self.end)?;
        let within = (at + 1, row.heads.behind(at + 1, head.path, self.end));
        Some(Table { head: Some(at), within, ..row })
    }
}

impl<'de> Deserializer<'de> for Rows<'_, 'de> {
    type Error = NotPlain;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Plain<V::Value> {
        let mut rows = self;
        let value = visitor.visit_seq(&mut rows)?;
        if rows.next.is_some() { Err(NotPlain) } else { Ok(value) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Plain<V::Value> {
        Err(NotPlain)
    }

    // A table is no word.
    alike!(enum);
}

impl<'de> SeqAccess<'de> for &mut Rows<'_, 'de> {
    type Error = NotPlain;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Plain<Option<T::Value>> {
        let Some(row) = self.next else { return Ok(None) };
        self.next = self.behind(row);
        self.count = self.count.saturating_sub(1);
        seed.deserialize(row).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.count)
    }
}

/// The name of a value, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key<'de> {
    pub(super) at: usize,
    pub(super) key: &'de str,
}

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = NotPlain;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Plain<V::Value> {
        visitor.visit_borrowed_str(self.key)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Plain<V::Value> {
        if !is_spanned(name) {
            return Err(NotPlain);
        }
        let place = self.at..self.at + self.key.len();
        visitor.visit_map(SpannedDeserializer::new(self.key, place))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Plain<V::Value> {
        visitor.visit_enum(BorrowedStrDeserializer::new(self.key))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}
