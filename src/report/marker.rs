//! The mark at the head of a line: number, letter, bullet, or the word of a part.

use super::grammar::{self, Head};
use crate::text::{fold, fold_mapped};

/// The sorts of mark; marks of one sort under one heading stand at one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    /// `PHẦN THỨ NHẤT`, `PHẦN I`.
    Part,
    /// `CHƯƠNG I`.
    Chapter,
    /// `## Title`, a heading of Markdown without number; how many signs.
    Hash(u8),
    /// `I.`, `I/`, `I-`.
    Roman,
    /// `A.`, `A/`.
    Capital,
    /// `Điều 1.`
    Article,
    /// `1.`, and with more levels `2.1.`; how many levels.
    Number(u8),
    /// `a)`, `a.`, `a/`.
    Letter,
    /// `i)`, `ii)`.
    LowRoman,
    /// `(1)`, `(a)`.
    Paren,
    /// A line of its own that only names a part of reports.
    Label,
    /// `Một là`, `Thứ nhất`.
    Ordinal,
    /// `*`.
    Star,
    /// `-` and longer dashes.
    Dash,
    /// `•`, `▪` and the like.
    Dot,
    /// `+`.
    Plus,
    /// A row of a table.
    Row,
    /// No mark.
    Plain,
}

impl Class {
    /// Tells whether lines of this sort count: a number can be missing.
    pub(super) fn is_counted(self) -> bool {
        !matches!(
            self,
            Self::Hash(_)
                | Self::Label
                | Self::Star
                | Self::Dash
                | Self::Dot
                | Self::Plus
                | Self::Row
                | Self::Plain
        )
    }

    /// Tells whether lines of this sort are headings by their mark alone.
    pub(super) fn is_heading(self) -> bool {
        matches!(
            self,
            Self::Part
                | Self::Chapter
                | Self::Hash(_)
                | Self::Roman
                | Self::Capital
                | Self::Article
                | Self::Label
        )
    }

    /// Tells whether lines of this sort are leaves of lists by their mark alone: a heading is
    /// never under one of them.
    pub(super) fn is_bullet(self) -> bool {
        matches!(self, Self::Ordinal | Self::Star | Self::Dash | Self::Dot | Self::Plus)
    }
}

/// A mark and where the words behind it begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) class: Class,
    /// As written, without terminator.
    pub(super) number: String,
    /// Its place among its siblings, from 1; 0 where the class does not count.
    pub(super) value: u32,
    /// The sign behind it; a space where there is none.
    pub(super) end: char,
    /// Byte at which the words begin.
    pub(super) words: usize,
}

/// Returns the mark at the head of a line without white space before it.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    if first == '#' {
        return hash(line);
    }
    if let Some(bullet) = bullet(line, first) {
        return Some(inner(line, bullet));
    }
    if first.is_ascii_digit() {
        let outer = number(line)?;
        // A web editor's own list number before the real one: `1. I. …`.
        let real = roman(&line[outer.words..]).map(|real| shifted(real, outer.words));
        return Some(real.filter(|real| !is_initial(&line[real.words..])).unwrap_or(outer));
    }
    match first {
        '(' => paren(line),
        first if first.is_uppercase() => {
            roman(line).or_else(|| letter(line, grammar::CAPITALS, Class::Capital))
        }
        _ => None,
    }
    .or_else(|| lower(line, first))
    .or_else(|| head(line))
    .or_else(|| ordinal(line).filter(|_| first.is_uppercase()))
}

/// A heading of Markdown: its own number counts more than its signs.
fn hash(line: &str) -> Option<Marker> {
    let signs = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = words_at(line, signs);
    if signs > HASHES || words == signs || words == line.len() {
        return None;
    }
    let inner = marker(&line[words..]).filter(|inner| !inner.class.is_bullet());
    let class = Class::Hash(u8::try_from(signs).unwrap_or(u8::MAX));
    let plain = Marker { class, number: String::new(), value: 0, end: ' ', words };
    Some(inner.map_or(plain, |inner| Marker { words: inner.words + words, ..inner }))
}

/// Returns the mark of a row whose cells are parted by bars: the number in its first cell.
pub(super) fn row(line: &str) -> Marker {
    let first = line.split_once(CELLS).map_or("", |(first, _)| first.trim());
    let digits = first.trim_end_matches('.');
    let value = digits.parse().ok().filter(|_| digits.len() <= 3 && !digits.starts_with('+'));
    let (number, words) = match value {
        Some(_) => (digits.to_owned(), line.find(CELLS).map_or(0, |at| at + CELLS.len())),
        None => (String::new(), 0),
    };
    Marker { class: Class::Row, number, value: value.unwrap_or(0), end: ' ', words }
}

/// What parts the cells of a row.
pub(super) const CELLS: &str = " | ";

/// Signs that a heading of Markdown has at most.
const HASHES: usize = 6;

fn shifted(marker: Marker, by: usize) -> Marker {
    Marker { words: marker.words + by, ..marker }
}

/// Tells whether a text begins as a name does that is cut to letters: `I. Lênin`.
fn is_initial(words: &str) -> bool {
    let mut letters = words.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.')
}

/// Prefers the mark behind a bullet: `- Một là, …`, `- a) …`.
fn inner(line: &str, bullet: Marker) -> Marker {
    let words = &line[bullet.words..];
    let real = ordinal(words)
        .or_else(|| lower(words, words.chars().next()?).filter(|real| real.end == ')'))
        .map(|real| shifted(real, bullet.words));
    real.unwrap_or(bullet)
}

fn bullet(line: &str, first: char) -> Option<Marker> {
    let rest = &line[first.len_utf8()..];
    let next = rest.chars().next();
    let class = if grammar::DASHES.contains(first) {
        Class::Dash
    } else if grammar::DOTS.contains(first) {
        Class::Dot
    } else {
        match first {
            '*' => Class::Star,
            '+' => Class::Plus,
            // The round bullet of a word processor, saved as a letter.
            'o' if next == Some('\t') => Class::Dot,
            _ => return None,
        }
    };
    let is_number = next.is_some_and(|letter| letter.is_ascii_digit()) && class != Class::Dot;
    let is_same = next.is_some_and(|letter| letter == first);
    if next.is_none() || is_number || is_same {
        return None;
    }
    let words = words_at(line, first.len_utf8());
    Some(Marker { class, number: first.to_string(), value: 0, end: ' ', words })
}

/// Returns where the words begin behind this byte: blanks and invisible letters are passed.
fn words_at(line: &str, from: usize) -> usize {
    let rest = &line[from..];
    let is_gap = |letter: char| letter.is_whitespace() || super::decode::is_invisible(letter);
    from + (rest.len() - rest.trim_start_matches(is_gap).len())
}

/// Reads the sign behind a number and the gap behind it. `/` and `-` want words at once or a
/// gap, so that dates and fractions are no numbers of a list.
fn terminated(line: &str, from: usize, signs: &str) -> Option<(char, usize)> {
    let rest = &line[from..];
    let gap = rest.len() - rest.trim_start().len();
    let sign = rest[gap..].chars().next().filter(|sign| signs.contains(*sign))?;
    if gap > 0 && !matches!(sign, '-' | '–') {
        return None;
    }
    let behind = from + gap + sign.len_utf8();
    let words = words_at(line, behind);
    let next = line[behind..].chars().next();
    let fits = match sign {
        '.' => next.is_none_or(|next| !next.is_ascii_digit() && next != '.'),
        ')' => true,
        _ if gap > 0 => words > behind && line[words..].starts_with(char::is_uppercase),
        _ => next.is_some_and(|next| next.is_whitespace() || next.is_uppercase()),
    };
    fits.then_some((sign, words))
}

fn number(line: &str) -> Option<Marker> {
    let mut levels = 0_u8;
    let mut value;
    let mut at = 0;
    loop {
        let digits = line[at..].bytes().take_while(u8::is_ascii_digit).count();
        let most = if levels == 0 { 3 } else { 2 };
        if digits == 0 || digits > most || levels == 6 {
            return None;
        }
        value = line[at..at + digits].parse().ok()?;
        levels += 1;
        at += digits;
        let more = line[at..]
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        if !more {
            break;
        }
        at += 1;
    }
    let class = Class::Number(levels);
    let number = line[..at].to_owned();
    let marked = |end, words| Marker { class, number: number.clone(), value, end, words };
    if let Some((end, words)) = terminated(line, at, "./)-–:") {
        // `45-CT/TW` is the number of a paper.
        let word = line[words..].split_whitespace().next().unwrap_or_default();
        let is_paper = end == '-' && word.contains('/') && !word.ends_with('/');
        return (!is_paper).then(|| marked(end, words));
    }
    // With several levels the sign may be left out: `7.1 Về …`, not `1.5 triệu`.
    let words = words_at(line, at);
    let fits = levels > 1 && words > at && line[words..].starts_with(char::is_uppercase);
    fits.then(|| marked(' ', words))
}

fn roman(line: &str) -> Option<Marker> {
    let length = line.bytes().take_while(|byte| b"IVXLC".contains(byte)).count();
    let written = &line[..length];
    // `Việc`, `Cần`, `Lập`: a word that begins with such a letter.
    if length == 0 || line[length..].starts_with(char::is_alphabetic) {
        return None;
    }
    let value = roman_value(written)?;
    // `II.1.` has the part's number before its own.
    let behind = &line[length..];
    if let Some(rest) = behind.strip_prefix('.').filter(|rest| number(rest).is_some()) {
        let inner = number(rest)?;
        let Class::Number(levels) = inner.class else { return None };
        let number = format!("{written}.{}", inner.number);
        let class = Class::Number(levels.saturating_add(1));
        return Some(Marker { class, number, ..shifted(inner, length + 1) });
    }
    let (end, words) = terminated(line, length, "./)-–:")?;
    // `L.` alone is a letter of a list, `V.I.` stands for a name.
    if written == "L" || (end == '.' && is_initial(&line[words..])) {
        return None;
    }
    Some(Marker { class: Class::Roman, number: written.to_owned(), value, end, words })
}

/// Forms of Roman numbers, from the highest.
const ROMAN: [(u32, &str); 7] =
    [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

/// Returns what a Roman number means, up to 89; only the usual form is one.
fn roman_value(written: &str) -> Option<u32> {
    let mut value = 0;
    let mut rest = written;
    let mut usual = String::new();
    for (worth, form) in ROMAN {
        while let Some(behind) = rest.strip_prefix(form).filter(|_| value < 90) {
            value += worth;
            rest = behind;
        }
    }
    let mut left = value;
    for (worth, form) in ROMAN {
        while left >= worth {
            left -= worth;
            usual.push_str(form);
        }
    }
    (value > 0 && usual == written).then_some(value)
}

fn letter(line: &str, order: &str, class: Class) -> Option<Marker> {
    let first = line.chars().next()?;
    let place = order.chars().position(|letter| letter == first)?;
    let signs = if class == Class::Capital { "./)-–" } else { ".)/-–" };
    let (end, words) = terminated(line, first.len_utf8(), signs)?;
    // Blanks before the sign leave no place for what follows it in an abbreviation.
    let behind = line.get(first.len_utf8() + end.len_utf8()..);
    let next = behind.and_then(|behind| behind.chars().next());
    // `Đ/C`, `T/M` and `A.B` are abbreviations.
    let is_short = match end {
        '/' => next.is_some_and(char::is_alphabetic) && class == Class::Capital,
        '.' => {
            is_initial(&line[words..])
                || (words == 2 && class == Class::Letter && {
                    next.is_some_and(char::is_lowercase)
                })
        }
        _ => false,
    };
    let value = u32::try_from(place + 1).unwrap_or(u32::MAX);
    (!is_short).then(|| Marker { class, number: first.to_string(), value, end, words })
}

/// Small letters and small Roman numbers.
fn lower(line: &str, first: char) -> Option<Marker> {
    if !first.is_lowercase() {
        return None;
    }
    let length = line.bytes().take_while(|byte| b"ivx".contains(byte)).count();
    if length > 1
        && let Some(value) = roman_value(&line[..length].to_ascii_uppercase())
        && let Some((end, words)) = terminated(line, length, ")./")
    {
        let number = line[..length].to_owned();
        return Some(Marker { class: Class::LowRoman, number, value, end, words });
    }
    // Letters that Vietnamese lists do not have are marks all the same.
    letter(line, grammar::LETTERS, Class::Letter).or_else(|| letter(line, "fjwz", Class::Letter))
}

fn paren(line: &str) -> Option<Marker> {
    let inside = &line[1..line.find(')')?];
    let first = inside.chars().next()?;
    let value = if inside.len() <= 2 && first.is_ascii_digit() {
        inside.parse().ok()?
    } else if inside.chars().count() == 1 {
        let place = grammar::LETTERS.chars().position(|letter| letter == first)?;
        u32::try_from(place + 1).unwrap_or(u32::MAX)
    } else {
        roman_value(&inside.to_ascii_uppercase())?
    };
    let words = words_at(line, inside.len() + 2);
    let number = format!("({inside})");
    Some(Marker { class: Class::Paren, number, value, end: ' ', words })
}

/// Returns the mark in small letters that goes on with a list within a sentence: `hai là, …`
pub(super) fn in_sentence(text: &str) -> Option<Marker> {
    ordinal(text)
}

/// Returns where the marks of a list stand that is written in one paragraph: `Một là, …; hai là,
/// …`, `(1) … (2) …`. The first is at the head of the text or behind a colon.
pub(super) fn inside(text: &str) -> Vec<usize> {
    let of = |at: usize| {
        let rest = &text[at..];
        if rest.starts_with('(') { paren(rest) } else { ordinal(rest) }
    };
    let mut places: Vec<usize> = Vec::new();
    let mut class = None;
    let mut from = 0;
    while let Some(at) = Some(from).filter(|at| *at < text.len()) {
        let before = text[..at].trim_end().chars().next_back();
        let fits = if places.is_empty() {
            before.is_none_or(|before| before == ':')
        } else {
            before.is_some_and(|before| ";.,".contains(before))
        };
        let wanted = u32::try_from(places.len() + 1).unwrap_or(u32::MAX);
        let found = fits.then(|| of(at)).flatten().filter(|found| found.value == wanted);
        if let Some(found) = found.filter(|found| class.is_none_or(|class| class == found.class)) {
            class = Some(found.class);
            places.push(at);
        }
        // The next place behind a blank.
        let Some(gap) = text[at..].find(' ') else { break };
        from = at + gap + 1;
    }
    if places.len() > 1 { places } else { Vec::new() }
}

/// How much of a line is folded to find a word at its head, in letters.
const HEAD_LETTERS: usize = 24;

/// Folds the head of a line, each letter with the byte behind it.
fn folded_head(line: &str) -> Vec<(char, usize)> {
    let end = line.char_indices().nth(HEAD_LETTERS).map_or(line.len(), |(at, _)| at);
    let folded = fold_mapped(&line[..end]);
    let ends: Vec<usize> =
        folded.iter().skip(1).map(|(_, at)| *at).chain(std::iter::once(end)).collect();
    folded.into_iter().zip(ends).map(|((letter, _), end)| (letter, end)).collect()
}

/// Takes a folded word off the head: letters and digits up to the next sign or blank.
fn word(folded: &[(char, usize)]) -> (String, &[(char, usize)]) {
    let length = folded.iter().take_while(|(letter, _)| letter.is_alphanumeric()).count();
    (folded[..length].iter().map(|(letter, _)| *letter).collect(), &folded[length..])
}

fn after_blank(folded: &[(char, usize)]) -> Option<&[(char, usize)]> {
    folded.split_first().filter(|((letter, _), _)| *letter == ' ').map(|(_, rest)| rest)
}

/// `Một là`, `Mười một là`, `Thứ nhất`.
fn ordinal(line: &str) -> Option<Marker> {
    // Nearly no line has one: the few that may are known by single letters.
    if !line.chars().next().is_some_and(grammar::begins_number) {
        return None;
    }
    let mut words = line.split(' ').take(4);
    let is_order = words.next()?.starts_with(['T', 't']);
    if !is_order && !words.any(|word| word.starts_with(['l', 'L'])) {
        return None;
    }
    let folded = folded_head(line);
    let (first, rest) = word(&folded);
    let mut rest = after_blank(rest)?;
    let mut value = if first == "thu" { 0 } else { grammar::number_word(&first)? };
    loop {
        let (next, behind) = word(rest);
        if first != "thu" && next == "la" {
            rest = behind;
            break;
        }
        let is_order = first == "thu";
        let number =
            if is_order { grammar::order_word(&next)? } else { grammar::number_word(&next)? };
        value = if value == 10 { 10 + number } else { number };
        rest = behind;
        if first == "thu" {
            break;
        }
        rest = after_blank(rest)?;
    }
    let start = folded.len() - rest.len();
    let end = folded.get(start.checked_sub(1)?).map(|(_, end)| *end)?;
    let sign = line[end..].chars().next().filter(|sign| ",:;.-–".contains(*sign));
    // Without a sign behind it `thứ hai` may be a day of the week.
    if first == "thu" && sign.is_none() {
        return None;
    }
    let words = words_at(line, end + sign.map_or(0, char::len_utf8));
    let number = line[..end].to_owned();
    Some(Marker { class: Class::Ordinal, number, value, end: sign.unwrap_or(' '), words })
}

/// `PHẦN THỨ NHẤT`, `Phần I:`, `PHẦN MỞ ĐẦU`, `CHƯƠNG II`, `Điều 3.`
fn head(line: &str) -> Option<Marker> {
    if !line.starts_with(grammar::HEAD_LETTERS) {
        return None;
    }
    let folded = folded_head(line);
    let (first, rest) = word(&folded);
    let (_, head) = grammar::HEADS.iter().find(|(name, _)| *name == first)?;
    let mut rest = after_blank(rest)?;
    let class = match head {
        Head::Part => Class::Part,
        Head::Chapter => Class::Chapter,
        Head::Article => Class::Article,
    };
    let (mut next, mut behind) = word(rest);
    let is_ordered = next == "thu";
    if is_ordered {
        rest = after_blank(behind)?;
        (next, behind) = word(rest);
    }
    let roman = roman_value(&next.to_ascii_uppercase());
    let plain = || next.parse().ok().filter(|value| *value < 100);
    let Some(value) = grammar::order_word(&next).or(roman).or_else(plain) else {
        // A number that was lost on the way: `Phần thứ ĐÁNH GIÁ KẾT QUẢ`.
        let at = folded.len() - rest.len();
        let start = at.checked_sub(1).and_then(|at| folded.get(at)).map_or(0, |(_, end)| *end);
        let is_lost = is_ordered && class == Class::Part && is_capitals(&line[start..]);
        if is_lost {
            return Some(Marker { class, number: String::new(), value: 0, end: ' ', words: 0 });
        }
        // `PHẦN MỞ ĐẦU` has a name instead of a number: the whole line is its title.
        let is_named = class == Class::Part && is_named_part(rest);
        let number = String::new();
        return is_named.then_some(Marker { class, number, value: 0, end: ' ', words: 0 });
    };
    rest = behind;
    let end = folded.get((folded.len() - rest.len()).checked_sub(1)?).map(|(_, end)| *end)?;
    let number = line[..end].to_owned();
    let tail = line[end..].trim_start();
    let sign = tail.chars().next().filter(|sign| ".:-–/)".contains(*sign));
    let fits = tail.is_empty() || sign.is_some() || is_capitals(tail);
    let at = line.len() - tail.len() + sign.map_or(0, char::len_utf8);
    let words = words_at(line, at);
    fits.then(|| Marker { class, number, value, end: sign.unwrap_or(' '), words })
}

fn is_named_part(rest: &[(char, usize)]) -> bool {
    let text: String = rest.iter().map(|(letter, _)| *letter).collect();
    grammar::NAMED_PARTS.iter().any(|name| {
        text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Tells whether all letters of a text are capitals, and there are some.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Tells whether a line is the end of the body: addressees or signature.
pub(super) fn is_end(line: &str) -> bool {
    if !line.starts_with(['N', 'T', 'K', 'n', 't', 'k']) {
        return false;
    }
    // Letters in pieces count for three.
    let head: String = line.chars().take(3 * HEAD_LETTERS).collect();
    let folded = format!("{} ", fold(&head));
    let is_writer = || grammar::WRITERS.iter().any(|writer| folded.trim_end() == *writer);
    if is_capitals(line) && is_writer() {
        return true;
    }
    grammar::ENDS.iter().any(|end| folded.starts_with(end))
        && (folded.starts_with('n') || line.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, class: Class, number: &str, value: u32, words: &str) {
        let marker = marker(line).unwrap_or_else(|| panic!("no mark: {line}"));
        let got = (marker.class, &*marker.number, marker.value, &line[marker.words..]);
        assert_eq!(got, (class, number, value, words), "{line}");
    }

    #[test]
    fn marks_with_every_sign() {
        check("I. Một", Class::Roman, "I", 1, "Một");
        check("XIV/ Một", Class::Roman, "XIV", 14, "Một");
        check("II- Một", Class::Roman, "II", 2, "Một");
        check("III - Một", Class::Roman, "III", 3, "Một");
        check("đ\u{a0}- Một", Class::Letter, "đ", 5, "Một");
        check("IV.MỘT", Class::Roman, "IV", 4, "MỘT");
        check("II.1. Một", Class::Number(2), "II.1", 1, "Một");
        check("1. Một", Class::Number(1), "1", 1, "Một");
        check("1.Một", Class::Number(1), "1", 1, "Một");
        check("12/Một", Class::Number(1), "12", 12, "Một");
        check("2.10- Một", Class::Number(2), "2.10", 10, "Một");
        check("7.1 Một", Class::Number(2), "7.1", 1, "Một");
        check("1.2.3) một", Class::Number(3), "1.2.3", 3, "một");
        check("đ) một", Class::Letter, "đ", 5, "một");
        check("a - Một", Class::Letter, "a", 1, "Một");
        check("b/ một", Class::Letter, "b", 2, "một");
        check("A. Một", Class::Capital, "A", 1, "Một");
        check("Đ/ Một", Class::Capital, "Đ", 5, "Một");
        check("ii) một", Class::LowRoman, "ii", 2, "một");
        check("(2) một", Class::Paren, "(2)", 2, "một");
        check("1. I.Một", Class::Roman, "I", 1, "Một");
    }

    #[test]
    fn marks_in_words() {
        check("Một là, việc", Class::Ordinal, "Một là", 1, "việc");
        check("HAI LÀ việc", Class::Ordinal, "HAI LÀ", 2, "việc");
        check("Mười một là: việc", Class::Ordinal, "Mười một là", 11, "việc");
        check("Thứ nhất, việc", Class::Ordinal, "Thứ nhất", 1, "việc");
        check("- Ba la\u{300}, việc", Class::Ordinal, "Ba la\u{300}", 3, "việc");
        check("PHẦN THỨ BA: VIỆC", Class::Part, "PHẦN THỨ BA", 3, "VIỆC");
        check("Phần I", Class::Part, "Phần I", 1, "");
        check("CHƯƠNG II. Việc", Class::Chapter, "CHƯƠNG II", 2, "Việc");
        check("Điều 12. Việc", Class::Article, "Điều 12", 12, "Việc");
    }

    #[test]
    fn bullets_of_every_sort() {
        check("-Việc", Class::Dash, "-", 0, "Việc");
        check("—  Việc", Class::Dash, "—", 0, "Việc");
        check("•\u{a0}Việc", Class::Dot, "•", 0, "Việc");
        check("\u{f0b7}\tViệc", Class::Dot, "\u{f0b7}", 0, "Việc");
        check("* Về việc:", Class::Star, "*", 0, "Về việc:");
        check("+Việc", Class::Plus, "+", 0, "Việc");
        check("- a) Việc", Class::Letter, "a", 1, "Việc");
    }

    #[test]
    fn words_that_only_look_like_marks() {
        for line in [
            "1.207 khẩu",
            "10,5% số hộ",
            "19/5 hằng năm",
            "11/12 bản",
            "2020 - 2025",
            "1.5 triệu",
            "45-CT/TW ngày 14/4",
            "-5 độ",
            "Đ/c Nguyễn Văn A",
            "T/M CHI UỶ",
            "V.I. Lênin",
            "A.B. Một",
            "Thứ hai hằng tuần",
            "Phần lớn hộ dân",
            "Điều lệ Đảng",
            "Một lần nữa",
            "Nhất là khi mưa",
            "một là việc",
            "Năm 2024 là năm đầu",
            "IIII. Một",
            "-",
            "",
        ] {
            assert_eq!(marker(line), None, "{line}");
        }
    }
}
