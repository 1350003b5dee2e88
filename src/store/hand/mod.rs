//! Comments, order and spacing of a file that a hand has touched, kept through a save.
//!
//! What differs between the file as read and the session to be saved is put into the text of the
//! hand; all else stays as it was written. A comment right above a table or right below it (with a
//! blank line behind it) is taken as that table's; what stands alone between blank lines is
//! nobody's and stays where it is, also where the tables around it go.

mod layout;
mod rows;
mod value;

#[cfg(test)]
mod tests;

use toml_edit::{Document, DocumentMut, Item, TableLike};

use layout::Loose;

/// Returns the text of a hand with what changed put in; `None` where that cannot be done.
///
/// `old` is the text on the disk, `meant` what it means, printed by us, and `fresh` the plain
/// print of what is to be saved. Only where these two differ has something changed; so an empty
/// value written out or a usual one left out stays as it is. The outcome has no byte order mark
/// and no carriage returns. That it means the same as `fresh` is for the caller to check.
pub(super) fn merge(old: &str, meant: &str, fresh: &str) -> Option<String> {
    let text = old.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    if meant == fresh {
        return Some(text);
    }
    let base = Document::parse(meant).ok()?;
    let fresh: DocumentMut = fresh.parse().ok()?;
    let mut document: DocumentMut = text.parse().ok()?;
    layout::make_room(document.as_table_mut());
    let mut loose = Loose::default();
    let place = Place { at: 0, inline: false, top: true };
    merge_table(document.as_table_mut(), base.as_table(), fresh.as_table(), place, &mut loose)?;
    layout::settle(&mut document, loose);
    Some(document.to_string())
}

/// Where in the document a table stands.
#[derive(Clone, Copy)]
struct Place {
    /// Position of the table's header.
    at: isize,
    /// Whether it is written in one line, in braces.
    inline: bool,
    /// Whether it is the document itself.
    top: bool,
}

/// Puts into `old` what differs between `base` and `fresh`.
fn merge_table(
    old: &mut dyn TableLike,
    base: &dyn TableLike,
    fresh: &dyn TableLike,
    place: Place,
    loose: &mut Loose,
) -> Option<()> {
    let gone = base.iter().filter(|(key, _)| fresh.get(key).is_none());
    for (key, _) in gone {
        remove(old, key, place, loose);
    }
    for (key, new) in fresh.iter() {
        let was = base.get(key);
        if !was.is_some_and(|was| value::same(was, new)) {
            put(old, key, was, new, place, loose)?;
            if place.top {
                layout::place_new(old, fresh, key);
            }
        }
    }
    Some(())
}

fn put(
    old: &mut dyn TableLike,
    key: &str,
    was: Option<&Item>,
    new: &Item,
    place: Place,
    loose: &mut Loose,
) -> Option<()> {
    if let (Some(was), Some(there)) = (was, old.get_mut(key)) {
        if let (Some(was), Some(new)) = (was.as_array_of_tables(), new.as_array_of_tables()) {
            return rows::merge(there, was, new, key, loose);
        }
        if let (Some(was), Some(new)) = (was.as_table_like(), new.as_table_like()) {
            let at = there.as_table().and_then(toml_edit::Table::position).unwrap_or(place.at);
            let place = Place { at, inline: there.is_inline_table(), top: false };
            return merge_table(there.as_table_like_mut()?, was, new, place, loose);
        }
        if let (Some(there), Some(new)) = (there.as_value_mut(), new.as_value()) {
            value::replace(there, new);
            return Some(());
        }
    }
    // Taken out first, so that it does not come where an empty list of the hand was.
    if old.get(key).is_some_and(|there| there.is_value() != new.is_value()) {
        remove(old, key, place, loose);
    }
    if let Some(there) = old.get_mut(key).and_then(Item::as_value_mut) {
        value::replace(there, new.as_value()?);
        return Some(());
    }
    let mut new = value::fitting(new, place.inline)?;
    if place.inline {
        move_end(old, &mut new);
    }
    old.insert(key, new);
    Some(())
}

/// Gives the space before the closing brace to the value that is the last from now on.
fn move_end(old: &mut dyn TableLike, new: &mut Item) {
    let last = old.iter_mut().last().map(|(_, item)| item);
    let Some(last) = last.and_then(Item::as_value_mut) else { return };
    let end = last.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default();
    let end = end.to_owned();
    if let Some(new) = new.as_value_mut().filter(|_| end.trim().is_empty()) {
        last.decor_mut().set_suffix("");
        new.decor_mut().set_suffix(end);
    }
}

/// Removes a key with the comment beside it. The comments above it may be about what follows.
fn remove(old: &mut dyn TableLike, key: &str, place: Place, loose: &mut Loose) {
    let mut later = old.iter().skip_while(|(each, _)| *each != key).skip(1);
    let next = later.find(|(_, item)| item.is_value()).map(|(next, _)| next.to_owned());
    drop(later);
    let is_value = old.get(key).is_some_and(Item::is_value);
    let above = old.key(key).and_then(|key| key.leaf_decor().prefix()?.as_str());
    let above = above.unwrap_or_default().to_owned();
    if let Some(item) = old.remove(key) {
        loose.keep_of(&item, place.at);
    }
    if !is_value || place.inline || !above.contains('#') {
        return;
    }
    match next.and_then(|next| Some((old.key(&next)?.leaf_decor().clone(), next))) {
        Some((decor, next)) => {
            let below = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
            let joined = layout::indented(&above, below);
            if let Some(mut key) = old.key_mut(&next) {
                key.leaf_decor_mut().set_prefix(joined);
            }
        }
        None => loose.keep(place.at, layout::whole_lines(&above)),
    }
}
