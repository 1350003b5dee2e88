//! Signs in what was typed: what `!`, `?` and `%` make of a remark.
//!
//! A sign counts where it begins the remark, or right before a word; anywhere else it is text: a
//! question may end in " ?" and a share in " %". `!nvd 30/6` names who promised and until when.

use chrono::{Datelike, NaiveDate};

use super::Session;
use super::ids::MemberId;
use super::remark::{Marks, Promise};
use crate::text::{Fit, fit};

/// What was typed, without its signs, and what these say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The words.
    pub text: String,
    /// What was marked.
    pub marks: Marks,
}

/// Reads the signs of a text that this person speaks. Where nothing but signs would be left, it
/// is text.
#[must_use]
pub fn read(session: &Session, text: &str, by: Option<&MemberId>, today: NaiveDate) -> Signed {
    let plain = || Signed { text: text.to_owned(), marks: Marks::default() };
    if !text.contains(['!', '?', '%']) {
        return plain();
    }
    let mut reader = Reader { session, by, today, marks: Marks::default() };
    let mut left = String::with_capacity(text.len());
    let mut words = pieces(text).into_iter().peekable();
    while let Some((blank, word)) = words.next() {
        let is_first = left.trim().is_empty();
        let next = words.peek().map(|(_, word)| *word);
        let (word, takes_next) = reader.word(word, is_first, next);
        if !word.is_empty() {
            left.push_str(if is_first { "" } else { blank });
            left.push_str(word);
        }
        if takes_next {
            words.next();
        }
    }
    if left.trim().is_empty() { plain() } else { Signed { text: left, marks: reader.marks } }
}

/// Returns words with the signs before them that say what was marked, as they could be typed.
#[must_use]
pub fn written(text: &str, marks: &Marks) -> String {
    let mut signs = String::new();
    if let Some(Promise { owner, due, .. }) = &marks.promise {
        let owner = owner.as_ref().map(ToString::to_string).unwrap_or_default();
        let due = due.map(|due| due.to_string());
        let gap = if owner.is_empty() || due.is_none() { "" } else { " " };
        let after = if owner.is_empty() && due.is_none() { "" } else { " " };
        signs.push_str(&format!("!{owner}{gap}{}{after}", due.unwrap_or_default()));
    }
    for (is_set, sign) in [(marks.check, '?'), (marks.private, '%')] {
        if is_set {
            signs.push(sign);
        }
    }
    signs + text
}

/// Cuts a text into words, each with the blanks before it.
fn pieces(text: &str) -> Vec<(&str, &str)> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = rest.find(|letter: char| !letter.is_whitespace()).unwrap_or(rest.len());
        let (blank, behind) = rest.split_at(word);
        let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
        out.push((blank, &behind[..end]));
        rest = &behind[end..];
    }
    out
}

struct Reader<'a> {
    session: &'a Session,
    by: Option<&'a MemberId>,
    today: NaiveDate,
    marks: Marks,
}

impl Reader<'_> {
    /// Returns what stays of a word, and whether the one behind it belongs to its sign.
    fn word<'w>(&mut self, word: &'w str, is_first: bool, next: Option<&str>) -> (&'w str, bool) {
        let mut rest = word;
        loop {
            let Some(sign) = rest.chars().next().filter(|sign| "!?%".contains(*sign)) else {
                return (rest, false);
            };
            let behind = &rest[1..];
            if sign == '!' && behind.is_empty() && next.is_some_and(|next| self.due(next)) {
                self.marks.promise.get_or_insert_default().owner = self.by.cloned();
                return ("", true);
            }
            if sign == '!'
                && let Some(takes_next) = self.promise(behind, next)
            {
                return ("", takes_next);
            }
            let before_word = behind.chars().next().is_some_and(char::is_alphabetic);
            let begins = is_first && (behind.is_empty() || behind.starts_with(['!', '?', '%']));
            if !before_word && !begins {
                return (rest, false);
            }
            match sign {
                // A word that names nobody is no owner: only at the head it is a promise.
                '!' if !is_first => return (rest, false),
                '!' => self.marks.promise.get_or_insert_default().owner = self.by.cloned(),
                '?' => self.marks.check = true,
                _ => self.marks.private = true,
            }
            rest = behind;
        }
    }

    /// Takes a promise with owner or date; `None` where there is neither. Tells whether the next
    /// word is its date.
    fn promise(&mut self, word: &str, next: Option<&str>) -> Option<bool> {
        if self.due(word) {
            self.marks.promise.get_or_insert_default().owner = self.by.cloned();
            return Some(false);
        }
        let owner = self.member(word)?;
        self.marks.promise.get_or_insert_default().owner = Some(owner);
        Some(next.is_some_and(|next| self.due(next)))
    }

    fn due(&mut self, word: &str) -> bool {
        let Some(due) = day(word, self.today) else { return false };
        self.marks.promise.get_or_insert(Promise::default()).due = Some(due);
        true
    }

    fn member(&self, word: &str) -> Option<MemberId> {
        member(self.session, word)
    }
}

/// Returns the one member whose id, initials or names these are.
#[must_use]
pub fn member(session: &Session, word: &str) -> Option<MemberId> {
    let word = word.trim_end_matches([',', '.', ';', ':']);
    if word.chars().count() < 2 {
        return None;
    }
    let members = &session.members;
    if let Some(member) = members.iter().find(|member| member.id.as_str() == word) {
        return Some(member.id.clone());
    }
    let fits = |name: &str| matches!(fit(name, word), Some(Fit::Words | Fit::Initials));
    let mut found = members.iter().filter(|member| fits(&member.name));
    let first = found.next()?;
    found.next().is_none().then(|| first.id.clone())
}

/// Reads a day: `30/6`, `30/6/2025`, `2025-06-30`. Without a year it is the next such day.
#[must_use]
pub fn day(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let word = word.trim_end_matches([',', '.', ';']);
    if let Ok(date) = NaiveDate::parse_from_str(word, "%Y-%m-%d") {
        return Some(date);
    }
    let mut parts = word.split('/');
    let day: u32 = parts.next()?.parse().ok()?;
    let month: u32 = parts.next()?.parse().ok()?;
    let year: Option<i32> = parts.next().map(str::parse).transpose().ok()?;
    if parts.next().is_some() || year.is_some_and(|year| year < 1900) {
        return None;
    }
    let this_year = NaiveDate::from_ymd_opt(year.unwrap_or(today.year()), month, day)?;
    if year.is_some() || this_year >= today {
        return Some(this_year);
    }
    NaiveDate::from_ymd_opt(today.year() + 1, month, day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::session::tests::meeting;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 6, 10).unwrap()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = |text: &str| super::day(text, today()).map(|day| day.to_string());
        for (text, expected) in [
            ("30/6", Some("2025-06-30")),
            ("10/6", Some("2025-06-10")),
            ("9/6", Some("2026-06-09")),
            ("30/6/2027.", Some("2027-06-30")),
            ("2025-12-31,", Some("2025-12-31")),
            ("29/2", None),
            ("31/6", None),
            ("1/2/3", None),
            ("1/2/2025/4", None),
            ("6", None),
            ("", None),
        ] {
            assert_eq!(day(text).as_deref(), expected, "{text}");
        }
    }

    /// What was marked and comes back into the line is marked again when it is sent again.
    #[test]
    fn marks_are_written_as_they_are_read() {
        let session = meeting();
        let owner = session.members[0].id.clone();
        let promise = |owner, due| Some(Promise { owner, due, ..Promise::default() });
        for promise in [
            None,
            promise(Some(owner.clone()), NaiveDate::from_ymd_opt(2027, 6, 30)),
            promise(Some(owner.clone()), None),
        ] {
            for (check, private) in [(false, false), (true, false), (false, true), (true, true)] {
                let marks = Marks { check, private, promise: promise.clone() };
                let line = written("Sẽ rà soát lại.", &marks);
                let signed = read(&session, &line, Some(&owner), today());
                assert_eq!(
                    (signed.text.as_str(), signed.marks),
                    ("Sẽ rà soát lại.", marks),
                    "{line}"
                );
            }
        }
    }

    proptest! {
        /// Whatever is typed, only signs and what belongs to them are taken away.
        #[test]
        fn words_stay(text in "[!?% a\u{1ea1}\u{111}./0-9]{0,30}") {
            let signed = read(&meeting(), &text, None, today());
            let letters = |text: &str| text.chars().filter(|each| each.is_alphabetic()).count();
            if signed.marks.promise.is_none() {
                prop_assert_eq!(letters(&signed.text), letters(&text));
            }
            prop_assert!(signed.text.len() <= text.len());
            if signed.marks.is_empty() {
                prop_assert_eq!(signed.text.trim(), text.trim());
            }
        }
    }
}
