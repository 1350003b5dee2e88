//! A calendar for other programs (iCalendar, RFC 5545): a whole day for each thing that is due.
//!
//! Nothing asks a clock: each thing is stamped with the time at which it was promised, and its
//! number of changes says which of two calendars is newer. The same sessions give the same bytes.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use crate::locale::Lang;
use crate::locale::due::{describe, summary};
use crate::session::due::{Due, Promised};

/// Longest line, in bytes, its end not counted (RFC 5545, 3.1).
const LINE: usize = 75;

/// Writes all that has a day.
pub(in crate::minutes) fn write(lang: Lang, all: &[Due]) -> String {
    let mut out = String::new();
    let product = format!("-//kiemdiem//kiemdiem {}//{}", env!("CARGO_PKG_VERSION"), lang.code());
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", &product.to_uppercase()),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        line(&mut out, name, value);
    }
    for each in all {
        if let Some(due) = each.vow.due {
            event(&mut out, lang, each, due);
        }
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn event(out: &mut String, lang: Lang, each: &Due, due: NaiveDate) {
    let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let said = each.vow.said.map(day).unwrap_or_default();
    let uid = format!("{}-{said}-{}@kiemdiem", each.vow.id, each.file);
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &escaped(&uid));
    line(out, "DTSTAMP", &stamp(&each.vow, due).format("%Y%m%dT%H%M%SZ").to_string());
    line(out, "SEQUENCE", &each.revision.min(i32::MAX as u64).to_string());
    line(out, "DTSTART;VALUE=DATE", &day(due));
    line(out, "DTEND;VALUE=DATE", &day(due + Days::new(1))); // the first day after it
    line(out, "SUMMARY", &escaped(&summary(lang, each)));
    line(out, "DESCRIPTION", &escaped(&describe(lang, each)));
    line(out, "CLASS", "CONFIDENTIAL");
    line(out, "TRANSP", "TRANSPARENT");
    if each.vow.priority {
        line(out, "PRIORITY", "1");
    }
    line(out, "END", "VEVENT");
}

/// When it was promised; the beginning of that day where the time is not known.
fn stamp(vow: &Promised, due: NaiveDate) -> DateTime<Utc> {
    let said = || vow.said.unwrap_or(due).and_time(NaiveTime::MIN).and_utc();
    vow.at.map_or_else(said, |at| at.with_timezone(&Utc))
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Writes a line, folded between letters.
fn line(out: &mut String, name: &str, value: &str) {
    let mut taken = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if taken + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            taken = 1; // the blank counts
        }
        out.push(letter);
        taken += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No line is longer than the standard has it, none is cut within a letter, and unfolding gives
    /// the text back.
    #[test]
    fn long_lines_are_folded_between_letters() {
        for length in 0..200 {
            let text: String = "ệa".chars().cycle().take(length).collect();
            let mut out = String::new();
            line(&mut out, "SUMMARY", &text);
            for line in out.strip_suffix("\r\n").unwrap().split("\r\n") {
                assert!(line.len() <= LINE, "{} bytes: {line}", line.len());
            }
            assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
    }

    #[test]
    fn signs_of_the_format_are_escaped_and_nothing_else() {
        assert_eq!(escaped("a,b;c\\d\ne: \"đ\"\u{1b}[0m\r"), "a\\,b\\;c\\\\d\\ne: \"đ\"[0m");
    }
}
