//! The promise: every letter of Vietnamese can be told from every other, at every size.

use std::collections::HashMap;

use super::*;

const SMALL: &str = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
const SIGNS: &str = "–—“”‘’…%/():;,.!?-+=&'\"«»·•°§×≤≥";

fn accented() -> Vec<char> {
    SMALL.chars().chain(SMALL.chars().flat_map(char::to_uppercase)).collect()
}

/// A letter as it is seen on the screen.
fn picture(size: Face, letter: &str) -> Vec<String> {
    let columns = u16::try_from(size.width(letter)).unwrap();
    let area = Rect::new(0, 0, columns, size.rows());
    let mut buffer = Buffer::empty(area);
    size.draw(&mut buffer, area, letter, Style::new());
    let row = |y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect();
    (0..size.rows()).map(row).collect()
}

fn big() -> impl Iterator<Item = Face> {
    Face::ALL.into_iter().filter(|size| *size != Face::Plain)
}

#[test]
fn no_letter_is_missing_or_looks_like_another() {
    assert_eq!(accented().len(), 134);
    let all: Vec<char> = accented().into_iter().chain('!'..='~').chain(SIGNS.chars()).collect();
    for size in big() {
        let mut seen = HashMap::from([(picture(size, "\u{fffd}"), BOX)]);
        for letter in &all {
            let table = size.table().unwrap();
            assert!(table.find(*letter).is_some(), "{letter} is missing at {size:?}");
            let other = seen.insert(picture(size, &letter.to_string()), *letter);
            assert!(
                other.is_none_or(|other| other == *letter),
                "{letter} is {other:?} at {size:?}"
            );
        }
    }
}

#[test]
fn tables_are_in_order_and_whole() {
    for size in big() {
        let table = size.table().unwrap();
        assert!(table.glyphs.is_sorted_by(|one, two| one.letter < two.letter), "{size:?}");
        for glyph in table.glyphs {
            let digits = usize::from(glyph.width).div_ceil(4);
            let rows = glyph.rows.len() / digits;
            assert_eq!(rows * digits, glyph.rows.len(), "{glyph:?}");
            assert!(glyph.rows.chars().all(|digit| digit.is_ascii_hexdigit()), "{glyph:?}");
            assert!(usize::from(glyph.top) + rows <= usize::from(table.rows) * 2, "{glyph:?}");
            let points = |column| (0..64).any(|row| glyph.point(column, row));
            let last = usize::from(glyph.width) - 1;
            assert!(points(0) && points(last) && !points(last + 1), "{glyph:?}");
        }
    }
}

#[test]
fn only_half_blocks_are_drawn() {
    let line: String = accented().into_iter().chain('\0'..='\u{17f}').collect();
    for size in big() {
        let drawn = picture(size, &line).concat();
        assert!(drawn.chars().all(|point| " ▀▄█".contains(point)), "{size:?}");
    }
}

#[test]
fn letters_apart_from_their_marks_are_composed() {
    for size in big() {
        for letter in accented() {
            let whole = letter.to_string();
            let apart: String = whole.nfd().collect();
            assert_eq!(picture(size, &apart), picture(size, &whole), "{letter} at {size:?}");
        }
    }
}

#[test]
fn a_letter_in_no_table_is_its_base_letter_or_a_box() {
    for size in big() {
        assert_eq!(picture(size, "ñ"), picture(size, "n"));
        assert_eq!(picture(size, "②"), picture(size, "2"));
        assert_eq!(picture(size, "\u{2011}"), picture(size, "-"));
        for odd in ["漢", "\u{1b}", "\u{e000}", "🙂", "\u{301}"] {
            assert_eq!(picture(size, odd), picture(size, "\u{fffd}"), "{odd:?} at {size:?}");
        }
    }
}

#[test]
fn lines_break_at_words_and_fit() {
    let text = "Công tác phát triển đảng viên\nKhu phố 7";
    for size in Face::ALL {
        for columns in [60, 80, 156, 296] {
            let lines = size.wrap(text, columns);
            for line in &lines {
                let line = &text[line.clone()];
                assert!(size.width(line) <= columns, "{line} at {size:?} in {columns}");
                assert_eq!(line, line.trim());
            }
            let words: Vec<&str> =
                lines.iter().flat_map(|line| text[line.clone()].split(' ')).collect();
            assert_eq!(words, text.split([' ', '\n']).collect::<Vec<_>>(), "{size:?} {columns}");
        }
    }
    assert_eq!(Face::Eight.wrap("HẠN CHẾ", 60).len(), 1);
    assert_eq!(Face::Sixteen.wrap("", 60), vec![0..0]);
}

#[test]
fn what_does_not_fit_is_cut_and_harms_nothing() {
    for size in Face::ALL {
        for (columns, rows) in [(0, 0), (1, 1), (5, 3), (30, 20)] {
            let area = Rect::new(0, 0, columns, rows);
            let mut buffer = Buffer::empty(area);
            size.draw(&mut buffer, area, "Ẫm", Style::new());
        }
    }
}

#[test]
fn lines_take_the_rows_that_they_are_said_to_take() {
    for size in Face::ALL {
        assert_eq!((size.height(0), size.height(1)), (0, size.rows()));
        for lines in 1..10 {
            let rows = size.height(lines);
            assert_eq!((size.fit(rows), size.fit(rows - 1)), (lines, lines - 1), "{size:?}");
        }
    }
}
