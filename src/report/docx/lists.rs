//! Automatic numbers: what a word processor draws before the paragraphs of its lists.

use std::collections::{HashMap, HashSet};

use super::BadDocx;
use super::styles::Styles;
use super::xml::{self, Tag, Visit};
use crate::report::grammar;
use crate::report::marker::marker;

/// Levels that a list has.
const LEVELS: usize = 9;
/// Letters of a pattern of numbers at most; longer ones are cut.
const PATTERN_LETTERS: usize = 60;
/// Highest number that is written in Roman numerals.
const ROMAN_MAX: u32 = 3_999;
/// How often a letter comes again at most: `z`, `aa`, …
const LETTERS_MAX: u32 = 8;
/// What stands for a bullet that has no sign of its own in a text.
const BULLET: &str = "•";

/// One level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// As `%1.%2.`, each `%n` the number of a level.
    pattern: String,
    /// The level behind whose use it begins anew; 0 for never, none for every higher one.
    restart: Option<usize>,
    /// All numbers in it are Arabic ones.
    is_legal: bool,
    /// Nothing stands between number and text.
    is_tight: bool,
    /// The style whose paragraphs have this level.
    style: Option<String>,
}

/// The pattern of a list.
#[derive(Debug, Default)]
struct Pattern {
    levels: [Level; LEVELS],
    /// The style in which the pattern is kept instead.
    link: Option<String>,
}

/// A list that paragraphs name.
#[derive(Debug, Default)]
struct List {
    pattern: u32,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// All lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    patterns: HashMap<u32, Pattern>,
    lists: HashMap<u32, List>,
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: HashSet<u32>,
    reading: Reading,
}

/// Where in the part the reading is.
#[derive(Debug, Default)]
struct Reading {
    pattern: Option<u32>,
    list: Option<u32>,
    level: Option<usize>,
    /// Within an override of a list, a whole level of its own.
    own: bool,
}

impl Lists {
    /// Reads the part of lists.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(name: &str, part: &str) -> Result<Self, BadDocx> {
        let mut lists = Self::default();
        xml::walk(name, part, &mut lists)?;
        Ok(lists)
    }

    /// Returns the level of a list that is kept for the paragraphs of a style.
    pub(super) fn level_of(&self, list: u32, style: &str, styles: &Styles) -> Option<usize> {
        let pattern = self.patterns.get(&self.pattern_of(list, styles)?)?;
        pattern.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts the next paragraph of a list and returns what is drawn before it, with the gap.
    pub(super) fn next(&mut self, list: u32, level: usize, styles: &Styles) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let id = self.pattern_of(list, styles)?;
        let levels: [Level; LEVELS] = std::array::from_fn(|at| self.level(list, id, at));
        let counted = self.counted.entry(id).or_default();
        let starts = self.lists.get(&list).map(|list| &list.starts);
        let start = |at: usize| {
            let own = starts.and_then(|starts| starts.get(&at).copied());
            own.or(levels[at].start).unwrap_or(1)
        };
        if self.begun.insert(list) {
            for at in starts.into_iter().flat_map(HashMap::keys).filter(|at| **at < LEVELS) {
                counted[*at] = None;
            }
        }
        for (at, higher) in counted.iter_mut().enumerate().take(level) {
            higher.get_or_insert_with(|| start(at));
        }
        let before = counted[level];
        counted[level] = Some(before.map_or_else(|| start(level), |last| last.saturating_add(1)));
        for (at, deeper) in counted.iter_mut().enumerate().skip(level + 1) {
            if levels[at].restart.is_none_or(|behind| level < behind) {
                *deeper = None;
            }
        }
        let drawn = drawn(&levels, level, counted);
        let gap = if levels[level].is_tight { "" } else { " " };
        (!drawn.is_empty()).then(|| format!("{drawn}{gap}"))
    }

    /// Returns the pattern of a list, found through a style where it is kept in one.
    fn pattern_of(&self, list: u32, styles: &Styles) -> Option<u32> {
        let id = self.lists.get(&list)?.pattern;
        let Some(style) = self.patterns.get(&id)?.link.as_deref() else { return Some(id) };
        let kept = styles.list(Some(style)).and_then(|kept| self.lists.get(&kept.list));
        kept.map(|list| list.pattern).or(Some(id))
    }

    fn level(&self, list: u32, pattern: u32, level: usize) -> Level {
        let own = self.lists.get(&list).and_then(|list| list.levels.get(&level));
        let usual = || self.patterns.get(&pattern).map(|pattern| &pattern.levels[level]);
        own.or_else(usual).cloned().unwrap_or_default()
    }

    /// Returns the level that is being read.
    fn open_level(&mut self) -> Option<&mut Level> {
        let level = self.reading.level.filter(|level| *level < LEVELS)?;
        if self.reading.own {
            return Some(self.lists.get_mut(&self.reading.list?)?.levels.entry(level).or_default());
        }
        let pattern = self.patterns.get_mut(&self.reading.pattern?)?;
        Some(&mut pattern.levels[level])
    }

    fn open_in_list(&mut self, tag: &Tag<'_>) {
        let level = self.reading.level;
        let Some(list) = self.reading.list.and_then(|id| self.lists.get_mut(&id)) else { return };
        match (tag.name, level) {
            ("abstractNumId", _) => list.pattern = tag.number().unwrap_or(0),
            ("startOverride", Some(level)) => {
                list.starts.insert(level, tag.number().unwrap_or(1));
            }
            _ => {}
        }
    }
}

impl Visit for Lists {
    fn open(&mut self, tag: &Tag<'_>) {
        let number = |name: &str| tag.get(name).and_then(|value| value.parse::<u32>().ok());
        match tag.name {
            "abstractNum" => {
                self.reading.pattern = number("abstractNumId");
                let id = self.reading.pattern.unwrap_or(0);
                self.patterns.insert(id, Pattern::default());
            }
            "num" => {
                self.reading.list = number("numId");
                self.lists.insert(self.reading.list.unwrap_or(0), List::default());
            }
            "lvl" | "lvlOverride" => {
                self.reading.level = number("ilvl").map(|level| level as usize);
                self.reading.own = tag.name == "lvl" && self.reading.list.is_some();
            }
            "numStyleLink" => {
                let pattern = self.reading.pattern.and_then(|id| self.patterns.get_mut(&id));
                if let Some(pattern) = pattern {
                    pattern.link = tag.val();
                }
            }
            _ => {}
        }
        self.open_in_list(tag);
        let Some(level) = self.open_level() else { return };
        match tag.name {
            "start" => level.start = tag.number(),
            "numFmt" => level.format = tag.val().unwrap_or_default(),
            "lvlText" => {
                let pattern = tag.val().unwrap_or_default();
                level.pattern = pattern.chars().take(PATTERN_LETTERS).collect();
            }
            "lvlRestart" => level.restart = tag.number(),
            "isLgl" => level.is_legal = tag.is_on(),
            "suff" => level.is_tight = tag.val().as_deref() == Some("nothing"),
            "pStyle" => level.style = tag.val(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "abstractNum" => self.reading.pattern = None,
            "num" => self.reading.list = None,
            "lvlOverride" => self.reading.level = None,
            "lvl" => self.reading.own = false,
            _ => {}
        }
    }
}

/// Returns the number of a paragraph as it is drawn.
fn drawn(levels: &[Level; LEVELS], level: usize, counted: &[Option<u32>; LEVELS]) -> String {
    let this = &levels[level];
    match &*this.format {
        "none" => return String::new(),
        "bullet" => return bullet(&levels[..=level]),
        _ => {}
    }
    let mut out = String::new();
    let mut letters = this.pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        let of = letters.peek().and_then(|digit| digit.to_digit(10)).filter(|_| letter == '%');
        let at = of.and_then(|of| (of as usize).checked_sub(1)).filter(|at| *at < LEVELS);
        match at {
            Some(at) => {
                letters.next();
                let format = if this.is_legal { "decimal" } else { &levels[at].format };
                out.push_str(&formatted(counted[at].unwrap_or(1), format));
            }
            None => out.push(letter),
        }
    }
    out.trim().to_owned()
}

/// Signs that stand for bullets of further levels, each of another sort.
const OTHER_BULLETS: [&str; 4] = ["-", "+", BULLET, "*"];

/// Returns the sign of a bullet of the last of these levels. Word processors give levels signs that
/// a text does not tell apart (`•`, `o`, `▪`), or the same at another indent: a level has a sign of
/// another sort than those above it, so that what stands under what is known.
fn bullet(levels: &[Level]) -> String {
    let sort = |sign: &str| marker(&format!("{sign} x")).map(|mark| mark.class);
    let (mut sign, mut above) = (BULLET.to_owned(), Vec::new());
    for level in levels.iter().filter(|level| level.format == "bullet") {
        sign = own_sign(&level.pattern);
        if above.contains(&sort(&sign)) {
            let other = OTHER_BULLETS.iter().find(|other| !above.contains(&sort(other)));
            sign = other.map_or(sign, |other| (*other).to_owned());
        }
        above.push(sort(&sign));
    }
    sign
}

/// Returns the sign of a bullet: its own where it is one in a text too.
fn own_sign(pattern: &str) -> String {
    let sign = pattern.trim();
    let is_sign = |letter: char| {
        grammar::DASHES.contains(letter) || grammar::DOTS.contains(letter) || "+*".contains(letter)
    };
    let mut letters = sign.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if is_sign(letter) => sign.to_owned(),
        _ => BULLET.to_owned(),
    }
}

fn formatted(value: u32, format: &str) -> String {
    match format {
        "upperRoman" if (1..=ROMAN_MAX).contains(&value) => roman(value),
        "lowerRoman" if (1..=ROMAN_MAX).contains(&value) => roman(value).to_ascii_lowercase(),
        "upperLetter" => letter(value, b'A').unwrap_or_else(|| value.to_string()),
        "lowerLetter" => letter(value, b'a').unwrap_or_else(|| value.to_string()),
        "decimalZero" => format!("{value:02}"),
        "vietnameseCounting" => {
            let at = usize::try_from(value).unwrap_or(usize::MAX).checked_sub(1);
            let word = at.and_then(|at| grammar::COUNTING.get(at));
            word.map_or_else(|| value.to_string(), |word| (*word).to_owned())
        }
        "none" => String::new(),
        _ => value.to_string(),
    }
}

/// The letters of a word processor are those of English: a, b, … z, aa, bb.
fn letter(value: u32, first: u8) -> Option<String> {
    let at = value.checked_sub(1)?;
    let (times, at) = (at / 26 + 1, u8::try_from(at % 26).ok()?);
    let letter = char::from(first + at).to_string();
    (times <= LETTERS_MAX).then(|| letter.repeat(times as usize))
}

/// Forms of Roman numbers, from the highest.
const ROMAN: [(u32, &str); 13] = [
    (1_000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn roman(value: u32) -> String {
    let mut left = value;
    let mut out = String::new();
    for (worth, form) in ROMAN {
        while left >= worth {
            left -= worth;
            out.push_str(form);
        }
    }
    out
}
