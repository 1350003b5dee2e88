//! Values: when two are the same, and how one is replaced by another.

use toml_edit::{Array, InlineTable, Item, TableLike, Value};

/// Tells whether two items of plain prints mean the same.
pub(super) fn same(one: &Item, other: &Item) -> bool {
    match (one, other) {
        (Item::Value(one), Item::Value(other)) => same_value(one, other),
        (Item::Table(one), Item::Table(other)) => same_table(one, other),
        (Item::ArrayOfTables(one), Item::ArrayOfTables(other)) => {
            one.len() == other.len()
                && one.iter().zip(other.iter()).all(|(one, other)| same_table(one, other))
        }
        _ => false,
    }
}

/// Tells whether two tables of plain prints mean the same.
pub(super) fn same_table(one: &dyn TableLike, other: &dyn TableLike) -> bool {
    one.len() == other.len()
        && one.iter().all(|(key, item)| other.get(key).is_some_and(|other| same(item, other)))
}

fn same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => one.value() == other.value(),
        (Value::Integer(one), Value::Integer(other)) => one.value() == other.value(),
        (Value::Boolean(one), Value::Boolean(other)) => one.value() == other.value(),
        (Value::Datetime(one), Value::Datetime(other)) => one.value() == other.value(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| same_value(one, other))
        }
        _ => false,
    }
}

/// Replaces a value; the spaces and the comment around it stay.
pub(super) fn replace(there: &mut Value, new: &Value) {
    if let (Value::Array(there), Value::Array(new)) = (&mut *there, new) {
        return replace_array(there, new);
    }
    let decor = there.decor().clone();
    *there = literal(there, new).unwrap_or_else(|| new.clone());
    *there.decor_mut() = decor;
}

/// Returns a text between `'''` where the old one was written so and the new one allows it.
fn literal(there: &Value, new: &Value) -> Option<Value> {
    let Value::String(written) = there else { return None };
    let text = new.as_str()?;
    let was_literal = written.as_repr()?.as_raw().as_str()?.starts_with("'''");
    let value: Value = was_literal.then(|| format!("'''\n{text}'''").parse().ok())??;
    (value.as_str() == Some(text)).then_some(value)
}

/// Replaces the elements of a list; the comments among them stay.
fn replace_array(there: &mut Array, new: &Array) {
    let lead = there.iter().last().map(|last| lead(last, there.len() == 1)).unwrap_or_default();
    let mut left = kept(there, new);
    there.clear();
    for (index, each) in new.iter().enumerate() {
        if let Some(at) = left.iter().position(|old| same_value(old, each)) {
            there.push_formatted(left.remove(at));
        } else {
            let lead = if index == 0 && !lead.contains('\n') { "" } else { &lead };
            there.push_formatted(each.clone().decorated(lead, ""));
        }
    }
}

/// Returns the elements that stay; those behind an element that goes get its comments.
fn kept(there: &mut Array, new: &Array) -> Vec<Value> {
    let mut kept = Vec::new();
    let mut carried = String::new();
    for old in there.iter() {
        let prefix = old.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
        if new.iter().any(|each| same_value(old, each)) {
            let mut old = old.clone();
            let prefix = behind(&carried, prefix);
            old.decor_mut().set_prefix(prefix);
            carried.clear();
            kept.push(old);
        } else if prefix.contains('#') {
            carried.push_str(&prefix[..prefix.rfind('\n').unwrap_or_default()]);
        }
    }
    let trailing = behind(&carried, there.trailing().as_str().unwrap_or_default());
    there.set_trailing(trailing);
    kept
}

/// Puts spaces behind a comment, never into it.
fn behind(comment: &str, spaces: &str) -> String {
    let gap = if comment.is_empty() || spaces.starts_with('\n') { "" } else { "\n" };
    format!("{comment}{gap}{spaces}")
}

/// Returns the spaces before an element, as those before a new one behind it.
pub(super) fn lead(element: &Value, is_first: bool) -> String {
    let prefix = element.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
    match prefix.rfind('\n') {
        Some(newline) => prefix[newline..].to_owned(),
        None if is_first => " ".to_owned(),
        None => prefix.to_owned(),
    }
}

/// Returns a new item as it can stand in a table; its tables take no place of their own.
pub(super) fn fitting(new: &Item, inline: bool) -> Option<Item> {
    if !inline {
        let mut new = new.clone();
        super::layout::forget_places(&mut new);
        return Some(new);
    }
    Some(Item::Value(as_value(new)?))
}

fn as_value(item: &Item) -> Option<Value> {
    match item {
        Item::Value(value) => Some(value.clone().decorated(" ", "")),
        Item::Table(table) => Some(Value::InlineTable(in_braces(table)?)),
        Item::ArrayOfTables(rows) => {
            let rows = rows.iter().map(|row| Some(Value::InlineTable(in_braces(row)?)));
            Some(Value::Array(rows.collect::<Option<Array>>()?))
        }
        Item::None => None,
    }
}

/// Returns a table written in one line, in braces.
pub(super) fn in_braces(table: &dyn TableLike) -> Option<InlineTable> {
    let mut braces = InlineTable::new();
    for (key, item) in table.iter() {
        let mut value = as_value(item)?;
        value.decor_mut().clear();
        braces.insert(key, value);
    }
    Some(braces)
}
