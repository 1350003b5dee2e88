//! Where tables come out, and to whom the lines between them belong.

use std::collections::BTreeMap;

use toml_edit::{ArrayOfTables, Decor, DocumentMut, Item, RawString, Table, TableLike};

/// Comments whose table or key is gone, with the position where they stood.
#[derive(Default)]
pub(super) struct Loose(Vec<(isize, String)>);

impl Loose {
    /// Keeps a comment for what follows this position.
    pub(super) fn keep(&mut self, at: isize, text: String) {
        if text.contains('#') {
            self.0.push((at, text));
        }
    }

    /// Keeps what stood above a removed table without belonging to it.
    pub(super) fn keep_of_table(&mut self, table: &Table) {
        let text = prefix(table.decor());
        let kept = last_blank(text).map(|end| &text[..end]).filter(|text| text.contains('#'));
        // Also without a comment: what stood right below the table must not seem another's.
        self.0.push((table.position().unwrap_or_default(), kept.unwrap_or_default().to_owned()));
        for (_, item) in table {
            self.keep_of(item, table.position().unwrap_or_default());
        }
    }

    /// The same for whatever was removed from the table at this position.
    pub(super) fn keep_of(&mut self, item: &Item, at: isize) {
        match item {
            Item::Table(table) if table.position().is_some() => self.keep_of_table(table),
            Item::Table(table) => {
                let above = table.get_values();
                let above = above.first().and_then(|(keys, _)| keys.last());
                let above = above.map(|key| whole_lines(prefix(key.leaf_decor())));
                self.keep(at, above.unwrap_or_default());
            }
            Item::ArrayOfTables(rows) => rows.iter().for_each(|row| self.keep_of_table(row)),
            _ => {}
        }
    }
}

fn prefix(decor: &Decor) -> &str {
    decor.prefix().and_then(RawString::as_str).unwrap_or_default()
}

/// Returns where the last blank line ends.
fn last_blank(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut found = None;
    for line in text.split_inclusive('\n') {
        end += line.len();
        if line.trim().is_empty() && line.ends_with('\n') {
            found = Some(end);
        }
    }
    found
}

/// Returns where the first blank line begins.
fn first_blank(text: &str) -> Option<usize> {
    let mut begin = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() && line.ends_with('\n') {
            return Some(begin);
        }
        begin += line.len();
    }
    None
}

/// Returns a text without the indent of what followed it.
pub(super) fn whole_lines(text: &str) -> String {
    let end = text.rfind('\n').map_or(0, |newline| newline + 1);
    text[..end].to_owned()
}

/// Joins what stood above a removed key and what stands above the next.
pub(super) fn indented(above: &str, below: &str) -> String {
    format!("{}{below}", whole_lines(above))
}

/// Doubles all positions: between any two there is room, and an odd one tells a new table.
pub(super) fn make_room(table: &mut Table) {
    each_table(table, &mut |table| {
        table.set_position(table.position().map(|position| position * 2));
    });
}

/// Takes their positions from new tables, so that they come behind what is before them.
pub(super) fn forget_places(item: &mut Item) {
    match item {
        Item::Table(table) => forget_places_in(table),
        Item::ArrayOfTables(rows) => rows.iter_mut().for_each(forget_places_in),
        _ => {}
    }
}

/// The same for one table and those in it.
pub(super) fn forget_places_in(table: &mut Table) {
    each_table(table, &mut |table| table.set_position(None));
}

/// Calls for a table and all tables in it, in the order in which they are printed where their
/// positions are the same.
fn each_table(table: &mut Table, call: &mut impl FnMut(&mut Table)) {
    each_in(table, 0, &mut |table, _| call(table));
}

/// The same, with how deep each lies.
fn each_in(table: &mut Table, depth: usize, call: &mut impl FnMut(&mut Table, usize)) {
    if !table.is_dotted() {
        call(table, depth);
    }
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => each_in(table, depth + 1, call),
            Item::ArrayOfTables(rows) => {
                rows.iter_mut().for_each(|row| each_in(row, depth + 1, call));
            }
            _ => {}
        }
    }
}

/// Gives rows their positions: those that moved take the places of each other. `first` is the
/// position of the first row that there was.
pub(super) fn place_rows(rows: &mut [(Table, bool)], first: Option<isize>) {
    let kept = rows.iter().filter(|(_, known)| *known);
    let mut slots: Vec<isize> = kept.filter_map(|(row, _)| row.position()).collect();
    if !slots.is_sorted() {
        slots.sort_unstable();
        let kept = rows.iter_mut().filter(|(_, known)| *known);
        for ((row, _), slot) in kept.zip(&slots) {
            each_table(row, &mut |table| table.set_position(Some(*slot)));
        }
    }
    let before = slots.first().copied().or(first).map(|position| position - 1);
    for (row, _) in rows.iter_mut().take_while(|(_, known)| !*known) {
        row.set_position(before);
    }
}

/// Places tables that the document did not have behind those that come before them in `fresh`.
pub(super) fn place_new(old: &mut dyn TableLike, fresh: &dyn TableLike, key: &str) {
    let before: Vec<&str> =
        fresh.iter().map(|(each, _)| each).take_while(|each| *each != key).collect();
    let last = before.iter().rev().find_map(|key| last_position(old.get(key)?));
    let Some(at) = last.map(|position| position | 1) else { return };
    match old.get_mut(key) {
        Some(Item::Table(table)) if !table.is_dotted() && table.position().is_none() => {
            table.set_position(Some(at));
        }
        Some(Item::ArrayOfTables(rows)) if is_new(rows) => {
            rows.iter_mut().take(1).for_each(|row| row.set_position(Some(at)));
        }
        _ => {}
    }
}

fn is_new(rows: &ArrayOfTables) -> bool {
    rows.iter().all(|row| row.position().is_none())
}

fn last_position(item: &Item) -> Option<isize> {
    let in_table = |table: &Table| {
        let inner = table.iter().filter_map(|(_, item)| last_position(item)).max();
        table.position().max(inner)
    };
    match item {
        Item::Table(table) => in_table(table),
        Item::ArrayOfTables(rows) => rows.iter().filter_map(in_table).max(),
        _ => None,
    }
}

/// A table as it comes out.
struct Seen {
    position: isize,
    /// Whether it is new, or in a new one.
    is_new: bool,
    prefix: String,
}

/// Puts the comments between the tables where they belong.
pub(super) fn settle(document: &mut DocumentMut, loose: Loose) {
    let mut seen = Vec::new();
    let (mut position, mut is_new) = (0, false);
    each_in(document.as_table_mut(), 0, &mut |table, depth| {
        position = table.position().unwrap_or(position);
        if depth == 1 {
            is_new = table.position().is_none_or(|at| at % 2 != 0);
        }
        seen.push(Seen { position, is_new, prefix: prefix(table.decor()).to_owned() });
    });
    let mut order: Vec<usize> = (0..seen.len()).collect();
    order.sort_by_key(|index| (*index > 0, seen[*index].position));
    let mut trailing = document.trailing().as_str().unwrap_or_default().to_owned();
    let mut changed = BTreeMap::new();
    stay_below(&mut seen, &order, &mut trailing, &mut changed);
    for (at, text) in loose.0.into_iter().rev() {
        let next = order.iter().skip(1).find(|index| seen[**index].position > at);
        let below = next.map_or(&mut trailing, |index| {
            changed.insert(*index, ());
            &mut seen[*index].prefix
        });
        let apart = below.starts_with('\n') || text.ends_with("\n\n") || text == "\n";
        let needless = text.is_empty() && !below.contains('#');
        let gap = if apart || needless { "" } else { "\n" };
        let twice = text.ends_with("\n\n") && below.starts_with('\n');
        let text = if twice { &text[..text.len() - 1] } else { &text };
        *below = format!("{text}{gap}{below}");
    }
    document.set_trailing(trailing);
    let mut index = 0;
    each_table(document.as_table_mut(), &mut |table| {
        if changed.contains_key(&index) {
            table.decor_mut().set_prefix(std::mem::take(&mut seen[index].prefix));
        }
        index += 1;
    });
}

/// Where new tables came between a table and the comment right below it, the comment goes before
/// them.
fn stay_below(
    seen: &mut [Seen],
    order: &[usize],
    trailing: &mut String,
    changed: &mut BTreeMap<usize, ()>,
) {
    for pair in 1..order.len() {
        let (above, new) = (order[pair - 1], order[pair]);
        if seen[above].is_new || !seen[new].is_new {
            continue;
        }
        let next = order[pair..].iter().copied().find(|index| !seen[*index].is_new);
        let text = next.map_or(&mut *trailing, |next| &mut seen[next].prefix);
        let end = first_blank(text).or_else(|| next.is_none().then_some(text.len()));
        let Some(end) = end.filter(|end| text[..*end].contains('#')) else { continue };
        let mut below: String = text.drain(..end).collect();
        if !below.ends_with('\n') {
            below.push('\n');
        }
        changed.extend(next.map(|next| (next, ())));
        changed.insert(new, ());
        seen[new].prefix.insert_str(0, &below);
    }
}
