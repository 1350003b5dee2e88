//! Folding for matching: marks, đ, tone placement, case and odd spaces make no difference.
//!
//! Only a shadow of a text is ever folded; what is kept and shown stays as written. Letters of
//! other alphabets' marks (ñ, ç, š) stay as they are: Vietnamese has none of them.

use unicode_normalization::UnicodeNormalization;

/// Returns the text folded: `Đồng chí  Nguyễn` gives `dong chi nguyen`.
#[must_use]
pub fn fold(text: &str) -> String {
    fold_mapped(text).into_iter().map(|(letter, _)| letter).collect()
}

/// Returns the folded letters, each with the byte in `text` where its letter starts.
#[must_use]
pub fn fold_mapped(text: &str) -> Vec<(char, usize)> {
    let mut out: Vec<(char, usize)> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if is_space(letter) {
            if out.last().is_some_and(|last| last.0 != ' ') {
                out.push((' ', at));
            }
            continue;
        }
        for lower in letter.to_lowercase() {
            push_folded(&mut out, lower, at);
        }
    }
    while out.last().is_some_and(|last| last.0 == ' ') {
        out.pop();
    }
    out
}

fn push_folded(out: &mut Vec<(char, usize)>, letter: char, at: usize) {
    if letter.is_ascii() {
        out.push((letter, at));
        return;
    }
    if letter == 'đ' {
        out.push(('d', at));
        return;
    }
    if is_invisible(letter) || is_vietnamese_mark(letter) {
        return;
    }
    let base = std::iter::once(letter).nfd().next().unwrap_or(letter);
    let folds = matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
        && std::iter::once(letter).nfd().skip(1).all(is_vietnamese_mark);
    out.push((if folds { base } else { letter }, at));
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
    let words = || text.split(|letter: char| !letter.is_alphanumeric());
    let all = |fits: &dyn Fn(&str) -> bool| query.split(' ').all(fits);
    if all(&|part| words().any(|word| word == part)) {
        return Some(Fit::Words);
    }
    if all(&|part| words().any(|word| word.starts_with(part))) {
        return Some(Fit::Beginnings);
    }
    let initials: String = words().filter_map(|word| word.chars().next()).collect();
    if initials.contains(&query) {
        return Some(Fit::Initials);
    }
    all(&|part| text.contains(part)).then_some(Fit::Anywhere)
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
}
