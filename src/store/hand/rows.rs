//! Rows of a list of tables: matched by what names them, in the new order.

use std::collections::{HashMap, VecDeque};

use toml_edit::{Array, ArrayOfTables, Item, Table, TableLike, Value};

use super::layout::{self, Loose};
use super::{Place, merge_table, value};

/// Puts into the rows of `old` what differs between `base` and `fresh`; `key` names the list.
pub(super) fn merge(
    old: &mut Item,
    base: &ArrayOfTables,
    fresh: &ArrayOfTables,
    key: &str,
    loose: &mut Loose,
) -> Option<()> {
    match old {
        Item::ArrayOfTables(old) => merge_tables(old, base, fresh, key, loose),
        Item::Value(Value::Array(old)) => merge_braces(old, base, fresh, key, loose),
        _ => None,
    }
}

/// Finds the row of the old list that a row of the new one is.
struct Finder(HashMap<String, VecDeque<usize>>);

impl Finder {
    fn new(base: &ArrayOfTables, key: &str) -> Self {
        let mut found: HashMap<_, VecDeque<_>> = HashMap::new();
        for (index, row) in base.iter().enumerate() {
            found.entry(name(row, index, key)).or_default().push_back(index);
        }
        Self(found)
    }

    fn find(&mut self, row: &Table, index: usize, key: &str) -> Option<usize> {
        self.0.get_mut(&name(row, index, key))?.pop_front()
    }
}

/// Returns what names a row among the others of its list.
fn name(row: &dyn TableLike, index: usize, key: &str) -> String {
    let by = match key {
        "entered" | "set_aside" => "step",
        "attendance" | "speech" | "request" | "closing" => "at",
        "tally" => "of",
        "review" => "member",
        "sitting" => "opened",
        _ => "id",
    };
    match row.get(by) {
        Some(Item::Value(Value::String(text))) => text.value().clone(),
        Some(Item::Value(Value::Datetime(time))) => time.value().to_string(),
        _ => index.to_string(),
    }
}

fn merge_tables(
    old: &mut ArrayOfTables,
    base: &ArrayOfTables,
    fresh: &ArrayOfTables,
    key: &str,
    loose: &mut Loose,
) -> Option<()> {
    if old.len() != base.len() {
        return None;
    }
    let mut left: Vec<Option<Table>> = std::mem::take(old).into_iter().map(Some).collect();
    let first = left.iter().flatten().next().and_then(Table::position);
    let mut finder = Finder::new(base, key);
    let mut rows = Vec::with_capacity(fresh.len());
    for (index, new) in fresh.iter().enumerate() {
        let known =
            finder.find(new, index, key).and_then(|at| Some((left.get_mut(at)?.take()?, at)));
        if let Some((mut row, at)) = known {
            let was = base.get(at)?;
            if !value::same_table(was, new) {
                let place =
                    Place { at: row.position().unwrap_or_default(), inline: false, top: false };
                merge_table(&mut row, was, new, place, loose)?;
            }
            rows.push((row, true));
        } else {
            let mut row = new.clone();
            layout::forget_places_in(&mut row);
            rows.push((row, false));
        }
    }
    for gone in left.into_iter().flatten() {
        loose.keep_of_table(&gone);
    }
    layout::place_rows(&mut rows, first);
    rows.into_iter().for_each(|(row, _)| old.push(row));
    Some(())
}

/// The same for rows written in braces, between brackets.
fn merge_braces(
    old: &mut Array,
    base: &ArrayOfTables,
    fresh: &ArrayOfTables,
    key: &str,
    loose: &mut Loose,
) -> Option<()> {
    if old.len() != base.len() {
        return None;
    }
    let mut left: Vec<Option<Value>> = old.iter().cloned().map(Some).collect();
    let lead = old.get(old.len().checked_sub(1)?).map(|last| value::lead(last, old.len() == 1))?;
    let mut finder = Finder::new(base, key);
    old.clear();
    for (index, new) in fresh.iter().enumerate() {
        let known =
            finder.find(new, index, key).and_then(|at| Some((left.get_mut(at)?.take()?, at)));
        if let Some((mut row, at)) = known {
            let place = Place { at: 0, inline: true, top: false };
            merge_table(row.as_inline_table_mut()?, base.get(at)?, new, place, loose)?;
            old.push_formatted(row);
        } else {
            let row = Value::InlineTable(value::in_braces(new)?);
            old.push_formatted(row.decorated(lead.as_str(), ""));
        }
    }
    Some(())
}
