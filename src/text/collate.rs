//! The order of Vietnamese: letters first, then tones, then small before capital.
//!
//! a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z; then ngang, huyền, hỏi, ngã,
//! sắc, nặng. Blanks come before signs, signs before digits, digits before letters.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

use super::letter::Letter;

/// Compares two texts: by their letters, where these are the same by their tones, then by case.
/// Only equal texts are equal.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    by_sound(a, b).then_with(|| by_case(a, b)).then_with(|| a.cmp(b))
}

/// Compares two names of persons: the given name, which is the last word, first; then the family
/// name and the others, word by word; then case. Only equal names are equal.
#[must_use]
pub fn compare_names(a: &str, b: &str) -> Ordering {
    let ((rest_a, given_a), (rest_b, given_b)) = (parts(a), parts(b));
    by_sound(given_a, given_b)
        .then_with(|| by_words(rest_a, rest_b))
        .then_with(|| by_case(a, b))
        .then_with(|| a.cmp(b))
}

/// Returns what stands before the given name, and the given name.
fn parts(name: &str) -> (&str, &str) {
    let name = name.trim();
    let start = name.rfind(char::is_whitespace).map_or(0, |blank| blank);
    (&name[..start], name[start..].trim_start())
}

fn by_words(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.split_whitespace(), b.split_whitespace());
    loop {
        match (a.next(), b.next()) {
            (Some(a), Some(b)) => match by_sound(a, b) {
                Ordering::Equal => {}
                order => return order,
            },
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
        }
    }
}

/// Compares by letters, then by tones.
fn by_sound(a: &str, b: &str) -> Ordering {
    let by_letters = letters(a).map(weight).cmp(letters(b).map(weight));
    let tones = |text| letters(text).map(|letter| letter.tone);
    by_letters.then_with(|| tones(a).cmp(tones(b)))
}

fn by_case(a: &str, b: &str) -> Ordering {
    let cases = |text| letters(text).map(|letter| letter.upper);
    cases(a).cmp(cases(b))
}

fn letters(text: &str) -> impl Iterator<Item = Letter> {
    text.nfc().map(Letter::new)
}

/// Returns where a letter stands, whatever its tone and case.
fn weight(letter: Letter) -> (u8, u32) {
    let base = letter.base;
    // Letters of other alphabets' marks stand with their base: ñ with n.
    let latin = std::iter::once(base).nfd().next().filter(char::is_ascii_lowercase);
    match (base, latin) {
        (base, _) if base.is_whitespace() => (0, 0),
        (_, Some(latin)) => (3, (latin as u32) * 8 + letter.shape as u32),
        (base, _) if base.is_numeric() => (2, base as u32),
        (base, _) if base.is_alphabetic() => (4, base as u32),
        (base, _) => (1, base as u32),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks that the list, given in order, is in that order whichever way it is sorted.
    fn check(compare: fn(&str, &str) -> Ordering, list: &[&str]) {
        let mut sorted: Vec<&str> = list.iter().rev().copied().collect();
        sorted.sort_by(|a, b| compare(a, b));
        assert_eq!(sorted, list);
        for pair in list.windows(2) {
            assert_eq!(compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
    }

    #[test]
    fn letters_stand_in_the_order_of_the_alphabet() {
        let alphabet: Vec<String> =
            "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z"
                .split(' ')
                .map(str::to_owned)
                .collect();
        check(compare, &alphabet.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn tones_stand_in_the_order_of_dictionaries() {
        check(compare, &["ma", "mà", "mả", "mã", "má", "mạ", "măng", "mần", "mẩn", "mận", "mơ"]);
        check(compare, &["a", "A", "à", "À", "Ạ", "ă", "Ă", "ằ", "â", "ẩ", "b"]);
    }

    #[test]
    fn letters_of_the_whole_text_come_before_its_tones() {
        check(compare, &["bá mật", "bà mụ", "ba mươi", "bác", "bạc má", "bàn", "bản"]);
        check(compare, &["đảng uỷ", "đảng ủy", "đảng viên", "đạo"]);
        check(compare, &["", " ", "-", "1", "2", "a", "muñoz", "muoz", "я"]);
    }

    #[test]
    fn names_stand_by_the_given_name() {
        check(
            compare_names,
            &[
                "Nguyễn Văn An",
                "Trần An",
                "Lê Thị Ánh",
                "Đỗ Ân",
                "Hồ Bình",
                "Phạm Văn Cường",
                "Lê Dung",
                "Lê Dũng",
                "Lê Văn Dũng",
                "Nguyễn Anh Dũng",
                "Nguyễn Văn Dũng",
                "Đào Đức",
                "Hà Hường",
                "Hà Lan",
            ],
        );
    }

    #[test]
    fn blanks_around_a_name_and_its_form_make_no_difference_to_its_place() {
        check(compare_names, &["A", " Lê  Bình", "Vũ Bi\u{300}nh", "Vũ Cần"]);
        check(compare_names, &["", "nguyễn an", "Nguyễn An", "Nguyễn Bản"]);
    }

    proptest! {
        /// It is an order: it turns round with its sides, and only equal texts are equal.
        #[test]
        fn it_is_an_order(
            a in "[aAàăbdđĐe \u{301}1]{0,5}",
            b in "[aAàăbdđĐe \u{301}1]{0,5}",
            c in "[aAàăbdđĐe \u{301}1]{0,5}",
        ) {
            for compare in [compare, compare_names] {
                prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
                prop_assert_eq!(compare(&a, &b) == Ordering::Equal, a == b);
                if compare(&a, &b).is_le() && compare(&b, &c).is_le() {
                    prop_assert!(compare(&a, &c).is_le());
                }
            }
        }
    }
}
