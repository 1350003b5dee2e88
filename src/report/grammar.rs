//! How reports are numbered and what their headings are called: rows that a newcomer can add to.
//! All matching is on folded text.

use crate::session::member::Rank;
use crate::session::outline::Role;
use crate::text::fold;

/// A number or bullet at the head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// What sort of number or bullet.
    pub(super) class: Class,
    /// As written, without what ends it: `2.1`, `đ`, `-`.
    pub(super) number: String,
    /// Which of its row it is, from 1; 0 for bullets.
    pub(super) ordinal: u32,
    /// Where the words begin, in bytes.
    pub(super) behind: usize,
}

/// Sorts of numbers and bullets. Two lines of the same class are on the same level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// `PHẦN THỨ NHẤT`, `Phần I`.
    Part,
    /// `Điều 1`.
    Article,
    /// `I.`
    Roman,
    /// `A.`
    Upper,
    /// `1.`
    Arabic,
    /// `2.1.`, with how many numbers.
    Dotted(u8),
    /// `a)`
    Letter,
    /// `(1)`
    Paren,
    /// `Một là`, `Thứ nhất`.
    Word,
    /// A dash or another bullet.
    Bullet(char),
    /// No marker: a heading by its words alone.
    Plain,
}

/// The Vietnamese letters in the order in which papers are numbered (no f, j, w, z).
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// Counting words of lists, folded, in their order: `Một là` and `Thứ nhất`.
const COUNTING: [[&str; 2]; 10] = [
    ["mot la", "thu nhat"],
    ["hai la", "thu hai"],
    ["ba la", "thu ba"],
    ["bon la", "thu tu"],
    ["nam la", "thu nam"],
    ["sau la", "thu sau"],
    ["bay la", "thu bay"],
    ["tam la", "thu tam"],
    ["chin la", "thu chin"],
    ["muoi la", "thu muoi"],
];

/// What headings are called, folded. The phrase that stands first in a heading decides.
const VOCABULARY: [(&str, Role); 22] = [
    ("uu diem", Role::Strengths),
    ("ket qua dat duoc", Role::Strengths),
    ("mat dat duoc", Role::Strengths),
    ("mat lam duoc", Role::Strengths),
    ("han che", Role::Shortcomings),
    ("khuyet diem", Role::Shortcomings),
    ("ton tai", Role::Shortcomings),
    ("yeu kem", Role::Shortcomings),
    ("nguyen nhan khach quan", Role::CausesObjective),
    ("nguyen nhan chu quan", Role::CausesSubjective),
    ("khach quan", Role::CausesObjective),
    ("chu quan", Role::CausesSubjective),
    ("nguyen nhan", Role::Causes),
    ("trach nhiem", Role::Responsibility),
    ("bai hoc", Role::Lessons),
    ("kinh nghiem", Role::Lessons),
    ("giai phap", Role::Remedies),
    ("bien phap khac phuc", Role::Remedies),
    ("phuong huong", Role::Remedies),
    ("lo trinh khac phuc", Role::Remedies),
    ("goi y kiem diem", Role::Suggested),
    ("xep loai", Role::Rating),
];

/// Phrases that make a heading one of the previous review, wherever they stand.
const PREVIOUS: [&str; 3] = ["ky kiem diem truoc", "ky truoc", "nam truoc"];

/// Words that may stand before the phrase that decides.
const LEADING: [&str; 17] = [
    "nhung",
    "mot so",
    "cac",
    "ve",
    "de xuat",
    "khai quat",
    "danh gia",
    "mat",
    "con",
    "chu yeu",
    "cua",
    "phan",
    "noi dung",
    "tu",
    "nhan muc",
    "muc",
    "tong quat",
];

/// Words of which a heading may consist besides the vocabulary.
const GLUE: [&str; 34] = [
    "va", "cua", "cac", "nhung", "ve", "mot", "so", "con", "de", "xuat", "lo", "trinh", "khac",
    "phuc", "tap", "the", "ca", "nhan", "rut", "ra", "doi", "voi", "trong", "nhiem", "ky", "chinh",
    "chu", "yeu", "bien", "phap", "huong", "phuong", "kem", "thoi",
];

/// Finds the number or bullet at the head of a line.
pub(super) fn marker(text: &str) -> Option<Marker> {
    bullet(text)
        .or_else(|| part(text))
        .or_else(|| counting(text))
        .or_else(|| number(text))
        .or_else(|| letters(text))
}

fn made(class: Class, number: &str, ordinal: usize, behind: usize) -> Marker {
    let ordinal = u32::try_from(ordinal).unwrap_or(0);
    Marker { class, number: number.to_owned(), ordinal, behind }
}

fn bullet(text: &str) -> Option<Marker> {
    let sign = text.chars().next()?;
    let class = match sign {
        '-' | '–' | '—' | '•' | '·' | '▪' | '●' | '\u{f0b7}' | '\u{f0a7}' | '\u{f02d}' => {
            '-'
        }
        '+' => '+',
        '*' => '*',
        _ => return None,
    };
    let rest = &text[sign.len_utf8()..];
    let words = rest.trim_start();
    // `-5 %` is a figure, `-Việc` a bullet without its blank.
    if rest.len() == words.len() && !words.starts_with(char::is_alphabetic) {
        return None;
    }
    let behind = text.len() - words.len();
    // `- Một là, …`: the counting word is the number, the dash only its dress.
    if let Some(inner) = counting(words) {
        return Some(Marker { behind: behind + inner.behind, ..inner });
    }
    Some(made(Class::Bullet(class), &sign.to_string(), 0, behind))
}

fn part(text: &str) -> Option<Marker> {
    let mut words = text.split_whitespace();
    let first = fold(words.next()?);
    let (class, second) = match first.as_str() {
        "phan" => (Class::Part, words.next()?),
        "dieu" => (Class::Article, words.next()?),
        _ => return None,
    };
    let folded = fold(second.trim_end_matches(['.', ':', '-']));
    let (ordinal, last) = if class == Class::Part && folded == "thu" {
        let third = words.next()?;
        let name = format!("thu {}", fold(third.trim_end_matches(['.', ':', '-', ','])));
        let at = COUNTING.iter().position(|[_, ordinal]| *ordinal == name)?;
        (at + 1, third)
    } else if let Some(roman) = roman_value(second.trim_end_matches(['.', ':', '-'])) {
        (roman, second)
    } else {
        (folded.parse().ok()?, second)
    };
    let end = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
    let number = text[..end].trim_end_matches(['.', ':', '-', ',']);
    let rest = text[end..].trim_start_matches([' ', '.', ':', '-', '–', '\u{a0}']);
    Some(made(class, number, ordinal, text.len() - rest.len()))
}

fn counting(text: &str) -> Option<Marker> {
    let mut blanks = text.match_indices(char::is_whitespace).map(|(at, _)| at);
    let first = blanks.next()?;
    let rest = text[first..].trim_start();
    let second = text.len() - rest.len();
    let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
    let end = second + length;
    let words = fold(&text[..end]);
    let at = COUNTING.iter().position(|row| row.contains(&words.as_str()))?;
    let behind = text[end..].trim_start_matches([',', ':', '.', ';', '-', ' ', '\u{a0}']);
    // `Thứ hai tuần sau` is a day: a list word is followed by a sign.
    let is_list = words.ends_with(" la") || text[end..].starts_with([',', ':', '.', ';']);
    is_list.then(|| made(Class::Word, &text[..end], at + 1, text.len() - behind.len()))
}

/// `1.` `2.1.` `2.1` `(1)`: figures with what ends them.
fn number(text: &str) -> Option<Marker> {
    if let Some(inner) = text.strip_prefix('(') {
        let (inside, _) = inner.split_once(')')?;
        let ordinal = inside.parse().ok().or_else(|| letter_value(inside))?;
        return (inside.chars().count() <= 2)
            .then(|| found(Class::Paren, inside, ordinal, text, inside.len() + 2))
            .flatten();
    }
    let figures = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
    let run = &text[..figures];
    let digits = run.trim_end_matches('.');
    let groups: Vec<&str> = digits.split('.').collect();
    if digits.is_empty() || groups.iter().any(|group| group.is_empty() || group.len() > 2) {
        return None; // `1.207 khẩu`, `2020.`: amounts and years
    }
    let ordinal = groups.last()?.parse().ok()?;
    let dotted = u8::try_from(groups.len()).ok()?;
    let class = if dotted > 1 { Class::Dotted(dotted) } else { Class::Arabic };
    if run.len() > digits.len() {
        return found(class, digits, ordinal, text, run.len());
    }
    let next = text[figures..].chars().next()?;
    match next {
        ')' | '/' | '-' | ':' if dotted == 1 => found(class, digits, ordinal, text, figures + 1),
        ')' | '/' | '-' | ':' => found(class, digits, ordinal, text, figures + 1),
        // Two numbers need nothing behind them if a new word with a capital follows.
        _ if dotted > 1 => {
            let words = text[figures..].trim_start();
            let is_heading = words.starts_with(char::is_uppercase);
            is_heading.then(|| made(class, digits, ordinal, text.len() - words.len()))
        }
        _ => None,
    }
}

/// `I.` `A.` `a)`: letters with what ends them.
fn letters(text: &str) -> Option<Marker> {
    let end = text.find(|letter: char| !letter.is_alphabetic())?;
    let (name, ends) = (&text[..end], text[end..].chars().next()?);
    if !matches!(ends, '.' | ')' | '/' | '-' | ':') {
        return None;
    }
    let behind = end + 1;
    let single = name.chars().count() == 1;
    if let Some(value) = roman_value(name).filter(|_| !single || "IVX".contains(name)) {
        return found(Class::Roman, name, value, text, behind);
    }
    if !single || ends == ':' {
        return None;
    }
    let value = letter_value(name)?;
    let upper = name.chars().all(char::is_uppercase);
    found(if upper { Class::Upper } else { Class::Letter }, name, value, text, behind)
}

/// Takes a marker if what follows it are words: `11/12 bản` and `1.5` are none.
fn found(class: Class, number: &str, ordinal: usize, text: &str, behind: usize) -> Option<Marker> {
    let rest = text.get(behind..)?;
    let words = rest.trim_start();
    if rest.len() == words.len() && words.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    Some(made(class, number, ordinal, text.len() - words.len()))
}

fn letter_value(letter: &str) -> Option<usize> {
    let lower = letter.to_lowercase();
    let mut only = lower.chars();
    let (first, rest) = (only.next()?, only.next());
    if rest.is_some() {
        return None;
    }
    LETTERS.chars().position(|each| each == first).map(|at| at + 1)
}

fn roman_value(text: &str) -> Option<usize> {
    if text.is_empty() || text.len() > 7 || !text.chars().all(|each| "IVXL".contains(each)) {
        return None;
    }
    let value = |letter| match letter {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        _ => 50,
    };
    let values: Vec<usize> = text.chars().map(value).collect();
    let mut sum = 0_usize;
    for (index, each) in values.iter().enumerate() {
        if values.get(index + 1).is_some_and(|next| next > each) {
            sum = sum.wrapping_sub(*each);
        } else {
            sum = sum.wrapping_add(*each);
        }
    }
    (sum < 100).then_some(sum)
}

/// Returns what a heading is for, by the phrase that stands first in it.
pub(super) fn role_of(folded: &str) -> Option<Role> {
    let mentions = mentioned(folded);
    if PREVIOUS.iter().any(|phrase| folded.contains(phrase))
        && mentions.iter().any(|(_, role)| *role == Role::Shortcomings)
    {
        return Some(Role::Previous);
    }
    let (at, role) = mentions.first().copied()?;
    let mut before = folded[..at].trim();
    while let Some(word) = LEADING.iter().find(|word| {
        before.strip_prefix(**word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }) {
        before = before[word.len()..].trim_start();
    }
    if !before.is_empty() {
        return None;
    }
    let side = |wanted| mentions.iter().any(|(_, role)| *role == wanted);
    Some(match role {
        Role::Causes if side(Role::CausesObjective) != side(Role::CausesSubjective) => {
            if side(Role::CausesObjective) { Role::CausesObjective } else { Role::CausesSubjective }
        }
        role => role,
    })
}

/// Returns the roles that a heading names, in the order in which it names them.
pub(super) fn roles_named(folded: &str) -> Vec<Role> {
    let mut roles: Vec<Role> = mentioned(folded).into_iter().map(|(_, role)| role).collect();
    roles.dedup();
    roles
}

fn mentioned(folded: &str) -> Vec<(usize, Role)> {
    let mut found: Vec<(usize, Role)> = VOCABULARY
        .iter()
        .filter_map(|(phrase, role)| folded.find(phrase).map(|at| (at, *role)))
        .collect();
    found.sort_by_key(|(at, _)| *at);
    found
}

/// Tells whether a line consists of nothing but the words of headings: then it is one, whatever
/// stands before it.
pub(super) fn is_role_only(folded: &str) -> bool {
    let text = folded.trim_end_matches(['.', ':', ' ']);
    if text.len() > 120 || role_of(text).is_none() {
        return false;
    }
    let mut rest = text.to_owned();
    for (phrase, _) in VOCABULARY {
        rest = rest.replace(phrase, " ");
    }
    rest.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| GLUE.contains(&word))
}

/// Tells whether the body of a report ends here: distribution list, signature.
pub(super) fn ends_body(folded: &str) -> bool {
    folded.starts_with("noi nhan") || folded.starts_with("t/m ") || folded.starts_with("tm. ")
}

/// Tells whether a line is the head of a report's title.
pub(super) fn starts_title(folded: &str) -> bool {
    folded.starts_with("bao cao") || folded.starts_with("ban kiem diem")
}

/// Tells whether a letter stands where another was left out: `e` behind `d`.
pub(super) fn lacks_letter_before(previous: &str, number: &str) -> bool {
    previous == "d" && number == "e"
}

/// Columns of a list of members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The name.
    Name,
    /// The post.
    Post,
    /// The rank.
    Rank,
}

/// What the heads of a list of members are called, folded.
const COLUMNS: [(&str, Column); 12] = [
    ("name", Column::Name),
    ("full name", Column::Name),
    ("ho ten", Column::Name),
    ("ho va ten", Column::Name),
    ("ten", Column::Name),
    ("post", Column::Post),
    ("chuc vu", Column::Post),
    ("chuc danh", Column::Post),
    ("chuc vu dang", Column::Post),
    ("rank", Column::Rank),
    ("cap", Column::Rank),
    ("vai tro", Column::Rank),
];

/// Finds which column a head names.
pub(super) fn column(folded: &str) -> Option<Column> {
    COLUMNS.iter().find(|(head, _)| *head == folded).map(|(_, column)| *column)
}

/// Finds the rank that a word names, in English or Vietnamese.
pub(super) fn rank_named(folded: &str) -> Option<Rank> {
    Some(match folded {
        "head" | "nguoi dung dau" | "bi thu" => Rank::Head,
        "deputy" | "cap pho" | "pho" => Rank::Deputy,
        "member" | "uy vien" | "thanh vien" => Rank::Member,
        "guest" | "khach moi" | "moi du" => Rank::Guest,
        _ => return None,
    })
}
