//! Folding for matching: marks, đ, tone placement, case and odd spaces make no difference.
//!
//! Only a shadow of a text is ever folded; what is kept and shown stays as written. Letters of
//! other alphabets' marks (ñ, ç, š) stay as they are: Vietnamese has none of them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Returns the text folded: `Đồng chí  Nguyễn` gives `dong chi nguyen`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// Puts the folded text behind what is there.
pub fn fold_into(out: &mut String, text: &str) {
    fold_each(text, |letter, _| out.push(letter));
}

/// Returns the folded letters, each with the byte in `text` where its letter starts.
#[must_use]
pub fn fold_mapped(text: &str) -> Vec<(char, usize)> {
    let mut out = Vec::with_capacity(text.len());
    fold_each(text, |letter, at| out.push((letter, at)));
    out
}

/// Returns where folded words stand in a text, in bytes of the text as it is written, from the
/// left: all together, or else each where it stands first.
#[must_use]
pub fn places_of(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let folded = fold_mapped(text);
    let place = |word: &str| {
        let behind = begin_of(&folded, word)? + word.chars().count();
        let (start, last) = (folded[behind - word.chars().count()].1, folded[behind - 1].1);
        let end = folded[behind..].iter().map(|(_, at)| *at).find(|at| *at > last);
        Some(start..end.unwrap_or(text.len()))
    };
    if let Some(all) = place(&words.join(" ")) {
        return vec![all];
    }
    let mut places: Vec<_> = words.iter().filter_map(|word| place(word)).collect();
    places.sort_by_key(|place| place.start);
    places
}

/// Returns which of folded letters a word begins with, where it is among them.
fn begin_of(folded: &[(char, usize)], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    let is_here = |at: &usize| {
        let mut letters = folded[*at..].iter().map(|(letter, _)| *letter);
        word.chars().all(|wanted| letters.next() == Some(wanted))
    };
    (0..folded.len()).filter(|at| folded[*at].0 == first).find(is_here)
}

/// Hands out the folded letters, one after the other, each with where its letter starts.
fn fold_each(text: &str, mut push: impl FnMut(char, usize)) {
    let mut has_letters = false;
    let mut space = None;
    for (at, letter) in text.char_indices() {
        if is_space(letter) {
            space = space.or(has_letters.then_some(at));
            continue;
        }
        if let Some(folded) = fold_letter(letter) {
            has_letters = true;
            if let Some(at) = space.take() {
                push(' ', at);
            }
            push(folded, at);
        }
    }
}

/// Returns what a letter folds to: one letter, or nothing.
pub(super) fn fold_letter(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(letter.to_ascii_lowercase());
    }
    plain(letter).or_else(|| {
        let lower = letter.to_lowercase().next()?; // what a Turkish İ is besides, is its dot
        (!is_invisible(lower) && !is_vietnamese_mark(lower)).then(|| base_of(lower))
    })
}

/// The lower-case letters of Vietnamese, which are nearly all that is ever folded, without a look
/// into the tables of all letters that there are.
fn plain(letter: char) -> Option<char> {
    PLAIN.get(place(letter)).filter(|base| **base != 0).map(|base| char::from(*base))
}

/// What these letters fold to, at their [`place`]; zero for others.
static PLAIN: [u8; 0x180] = {
    let mut table = [0; 0x180];
    let mut next = 0xc0;
    while next < 0x1f00 {
        if let Some(letter) = char::from_u32(next)
            && place(letter) < table.len()
        {
            table[place(letter)] = base(letter);
        }
        next += 1;
    }
    table
};

/// Where a letter stands in a table of the two blocks of Unicode that Vietnamese is written with;
/// behind its end for others.
const fn place(letter: char) -> usize {
    match letter {
        '\u{c0}'..='\u{1bf}' => letter as usize - 0xc0,
        '\u{1e80}'..='\u{1eff}' => letter as usize - 0x1e80 + 0x100,
        _ => usize::MAX,
    }
}

const fn base(letter: char) -> u8 {
    match letter {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ'
        | 'ẫ' | 'ậ' => b'a',
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => b'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => b'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở'
        | 'ỡ' | 'ợ' => b'o',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => b'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => b'y',
        'đ' => b'd',
        _ => 0,
    }
}

/// Returns a lower-case letter without the marks of Vietnamese, by the tables of all letters.
fn base_of(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    if letter == 'đ' {
        return 'd';
    }
    let base = std::iter::once(letter).nfd().next().unwrap_or(letter);
    let folds = matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
        && std::iter::once(letter).nfd().skip(1).all(is_vietnamese_mark);
    if folds { base } else { letter }
}

/// How well a query fits a text: the smaller the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Its words are words of the text.
    Words,
    /// Its words begin words of the text.
    Beginnings,
    /// It is in the initials: `nvd` in `Nguyễn Văn Đức`.
    Initials,
    /// Its words stand somewhere in the text.
    Anywhere,
}

/// Tells how well a query fits a text, both folded; `None` where it does not. An empty query fits
/// everything.
#[must_use]
pub fn fit(text: &str, query: &str) -> Option<Fit> {
    let (text, query) = (fold(text), fold(query));
    let words = || words(&text);
    let all = |fits: &dyn Fn(&str) -> bool| query.split(' ').all(fits);
    if all(&|part| words().any(|word| word == part)) {
        return Some(Fit::Words);
    }
    if all(&|part| words().any(|word| word.starts_with(part))) {
        return Some(Fit::Beginnings);
    }
    if initials(&text).contains(&query) {
        return Some(Fit::Initials);
    }
    all(&|part| text.contains(part)).then_some(Fit::Anywhere)
}

/// Tells whether a query is the last words of a text, or their initials.
#[must_use]
pub fn ends_with(text: &str, query: &str) -> bool {
    let (text, query) = (fold(text), fold(query));
    let is_end =
        text.strip_suffix(&query).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    !query.is_empty() && (is_end || initials(&text).ends_with(&query))
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric())
}

fn initials(folded: &str) -> String {
    words(folded).filter_map(|word| word.chars().next()).collect()
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{feff}'
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}

/// The marks that Vietnamese letters wear: circumflex, breve, horn, and the five tones.
fn is_vietnamese_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'
            | '\u{301}'
            | '\u{302}'
            | '\u{303}'
            | '\u{306}'
            | '\u{309}'
            | '\u{31b}'
            | '\u{323}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_134_accented_letters_fold_to_their_base() {
        let table = [
            ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
            ("èéẻẽẹêềếểễệ", 'e'),
            ("ìíỉĩị", 'i'),
            ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
            ("ùúủũụưừứửữự", 'u'),
            ("ỳýỷỹỵ", 'y'),
            ("đ", 'd'),
        ];
        let mut count = 0;
        for (letters, base) in table {
            for letter in letters.chars().flat_map(|letter| [letter, upper(letter)]) {
                assert_eq!(fold(&letter.to_string()), base.to_string(), "{letter}");
                let apart: String = letter.to_string().nfd().collect();
                assert_eq!(fold(&apart), base.to_string(), "{letter} decomposed");
                count += 1;
            }
        }
        assert_eq!(count, 134);
    }

    fn upper(letter: char) -> char {
        letter.to_uppercase().next().unwrap_or(letter)
    }

    /// The short way to Vietnamese letters says what the tables say, of every letter there is.
    #[test]
    fn the_short_way_agrees_with_the_tables() {
        let known: Vec<char> = ('\0'..=char::MAX).filter(|each| plain(*each).is_some()).collect();
        assert_eq!(known.len(), 67);
        for letter in known {
            assert_eq!(plain(letter), Some(base_of(letter)), "{letter}");
            assert_eq!(letter.to_lowercase().collect::<String>(), letter.to_string());
        }
    }

    #[test]
    fn blanks_are_one_blank_between_letters() {
        let text = " \u{200b} a \u{200b}\u{a0}\u{301}b\u{200b} \u{feff}";
        assert_eq!(fold(text), "a b");
        assert_eq!(fold_mapped(text), vec![('a', 5), (' ', 6), ('b', 14)]);
        assert_eq!(fold("\u{200b}"), "");
    }

    #[test]
    fn tone_placement_spaces_and_case_make_no_difference() {
        assert_eq!(fold("Cấp uỷ"), fold("cấp  ủy "));
        assert_eq!(fold("HẠN\u{a0}CHẾ,\tkhuyết điểm"), "han che, khuyet diem");
    }

    #[test]
    fn letters_of_other_alphabets_stay() {
        assert_eq!(fold("Señor Façade Š"), "señor façade š");
    }

    #[test]
    fn folded_letters_know_where_they_came_from() {
        let text = "Đức";
        let folded = fold_mapped(text);
        assert_eq!(folded, vec![('d', 0), ('u', 2), ('c', 5)]);
    }

    #[test]
    fn folded_words_are_found_as_they_are_written() {
        for (text, words, expected) in [
            ("Phong trào ở khu phố 4", "khu pho", vec!["khu phố"]),
            ("Phong trào ở khu vực 4", "khu pho", vec!["Pho", "khu"]),
            ("kết quả", "qua", vec!["quả"]),
            ("xong e\u{302}\u{323}", "e", vec!["e\u{302}\u{323}"]),
            ("Đức", "duc", vec!["Đức"]),
            ("Đức", "ducx duc", vec!["Đức"]),
            ("Đức", "ducx", vec![]),
            ("Đức", "", vec![]),
            ("", "d", vec![]),
        ] {
            let asked: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
            let found: Vec<&str> =
                places_of(text, &asked).into_iter().map(|place| &text[place]).collect();
            assert_eq!(found, expected, "{words} in {text}");
        }
    }

    #[test]
    fn names_are_found_by_words_beginnings_initials_and_pieces() {
        let name = "Nguyễn Văn Đức";
        for (query, expected) in [
            ("duc", Some(Fit::Words)),
            ("Đức nguyen", Some(Fit::Words)),
            ("ngu", Some(Fit::Beginnings)),
            ("", Some(Fit::Beginnings)),
            ("nvd", Some(Fit::Initials)),
            ("vd", Some(Fit::Initials)),
            ("uye", Some(Fit::Anywhere)),
            ("xyz", None),
            ("dnv", None),
        ] {
            assert_eq!(fit(name, query), expected, "{query}");
        }
    }

    #[test]
    fn a_name_ends_with_its_last_words_and_their_initials() {
        let name = "Nguyễn Văn Đức";
        for query in ["duc", "Văn Đức", "nguyen van duc", "nvd", "vd"] {
            assert!(ends_with(name, query), "{query}");
        }
        for query in ["", "nguyen", "van", "uc", "nv", "duc a"] {
            assert!(!ends_with(name, query), "{query}");
        }
    }
}
