//! The line, tried key by key and with random keys.

mod captures;

use proptest::prelude::*;

use super::*;

/// Plays keys: `<` Backspace, `«` and `»` move, `‹` and `›` select, `¤` undo, `¶` line break;
/// all else is typed.
fn play(editor: &mut Editor, keys: &str) {
    for key in keys.chars() {
        editor.apply(match key {
            '<' => Edit::Backspace,
            '«' => Edit::Left,
            '»' => Edit::Right,
            '‹' => Edit::SelectLeft,
            '›' => Edit::SelectRight,
            '¤' => Edit::Undo,
            '¶' => Edit::NewLine,
            letter => Edit::Insert(letter),
        });
    }
}

fn check(keys: &str, text: &str) {
    let mut editor = Editor::new();
    play(&mut editor, keys);
    let (before, behind) = editor.text.split_at(editor.cursor);
    assert_eq!(format!("{before}|{behind}"), text, "{keys:?}");
}

#[test]
fn bursts_of_input_methods_come_out_right() {
    check("Kho<ông tie<êng<<<ếng", "Không tiếng|");
    check("d<đo<<đồ<<đồng", "đồng|");
    check("Vie\u{302}\u{323}t", "Việt|");
    check("Vie<e\u{302}t<<e\u{302}\u{323}t", "Việt|");
    check("tiê\u{301}ng", "tiếng|");
    check("u\u{31b}\u{301} o\u{302}\u{309}", "ứ ổ|");
}

#[test]
fn marks_join_the_letter_before_the_cursor_also_in_the_middle() {
    check("ten«\u{302}", "tê|n");
    check("e\u{323}\u{302}<", "|");
    check("x\u{301}<", "|");
}

#[test]
fn a_mark_that_loses_its_line_break_joins_the_letter_before() {
    let mut editor = Editor::with_text("a\n\u{301}b");
    play(&mut editor, "«««");
    assert_eq!(editor.cursor, 1);
    assert!(editor.apply(Edit::Delete));
    assert_eq!((editor.text(), editor.cursor), ("áb", 2));
    editor.apply(Edit::Undo);
    assert_eq!((editor.text(), editor.cursor), ("a\n\u{301}b", 1));
}

#[test]
fn in_combining_unicode_a_tone_is_a_backspace_of_its_own() {
    let mut editor = Editor::with_text("tiê\u{301}");
    editor.apply(Edit::BackspaceTone);
    assert_eq!(editor.text(), "tiê");
    editor.apply(Edit::BackspaceTone);
    assert_eq!(editor.text(), "ti");
}

#[test]
fn nothing_that_steers_a_terminal_can_be_typed_or_pasted() {
    check("a\u{1b}b\u{202e}\u{200b}\u{7}c", "abc|");
    let mut editor = Editor::new();
    assert!(!editor.apply(Edit::Insert('\u{feff}')));
    editor.apply(Edit::Paste("dòng\u{1b}[2J một\r\ndo\u{300}ng hai\t".to_owned()));
    assert_eq!(editor.text(), "dòng một\ndòng hai ");
    assert!(!editor.apply(Edit::Paste("\u{1b}]0;x\u{7}".to_owned())));
}

#[test]
fn what_goes_over_the_limits_is_refused() {
    let mut editor = Editor::with_text(&"a".repeat(limits::REMARK_BYTES));
    assert!(!editor.apply(Edit::Insert('b')));
    assert!(!editor.apply(Edit::Paste("b".to_owned())));
    assert!(editor.apply(Edit::Backspace));
    assert!(!editor.apply(Edit::Insert('đ')), "two bytes");
    assert!(editor.apply(Edit::Insert('b')));
    assert!(!Editor::new().apply(Edit::Paste(" ".repeat(limits::PASTE_BYTES + 1))));
    assert!(!Editor::new().apply(Edit::Paste("a".repeat(limits::REMARK_BYTES + 1))));
    assert!(Editor::new().apply(Edit::Paste("a".repeat(limits::REMARK_BYTES))));
    let marks = limits::MARKS_ON_A_LETTER + 1;
    check(&format!("x{}", "\u{316}".repeat(marks)), &format!("x{}|", "\u{316}".repeat(marks - 1)));
}

#[test]
fn a_selection_is_replaced_cut_and_put_back() {
    check("chưa sâu sát‹‹‹kỹ", "chưa sâu kỹ|");
    check("sâu sát‹‹‹<", "sâu |");
    check("sâu‹‹«", "s|âu");
    check("sâu‹‹»", "sâu|");
    let mut editor = Editor::with_text("một hai");
    editor.apply(Edit::SelectWordLeft);
    assert_eq!(editor.selected(), Some("hai"));
    assert!(editor.apply(Edit::Cut) && !editor.apply(Edit::Cut));
    editor.apply(Edit::TextStart);
    editor.apply(Edit::PutBack);
    assert_eq!(editor.text(), "haimột ");
    editor.apply(Edit::SelectAll);
    assert_eq!(editor.selected(), Some("haimột "));
    assert!(editor.apply(Edit::SelectNone));
    assert_eq!(editor.take(), "haimột ");
    assert!(editor.is_blank() && !editor.apply(Edit::Undo) && editor.apply(Edit::PutBack));
}

#[test]
fn keys_that_do_nothing_say_so() {
    let mut editor = Editor::new();
    let edits = [
        Edit::Backspace,
        Edit::Delete,
        Edit::Left,
        Edit::Right,
        Edit::WordLeft,
        Edit::LineEnd,
        Edit::Up { columns: 10 },
        Edit::Down { columns: 10 },
        Edit::SelectAll,
        Edit::Copy,
        Edit::Cut,
        Edit::PutBack,
        Edit::DeleteWordLeft,
        Edit::Undo,
        Edit::Redo,
    ];
    for edit in edits {
        assert!(!editor.apply(edit.clone()), "{edit:?}");
    }
}

#[test]
fn lines_and_words_are_removed_in_one_go() {
    let mut editor = Editor::with_text("dòng một\ndòng hai");
    editor.apply(Edit::DeleteWordLeft);
    assert_eq!(editor.text(), "dòng một\ndòng ");
    editor.apply(Edit::DeleteToLineStart);
    assert_eq!(editor.text(), "dòng một\n");
    editor.apply(Edit::Left);
    editor.apply(Edit::LineStart);
    editor.apply(Edit::DeleteToLineEnd);
    assert_eq!(editor.text(), "\n");
    for _ in 0..3 {
        editor.apply(Edit::Undo);
    }
    assert_eq!(editor.text(), "dòng một\ndòng hai");
}

#[test]
fn undo_takes_back_word_by_word_as_typed() {
    check("một hai ba¤", "một hai |");
    check("một hai ba¤¤", "một |");
    check("một ba<<<<<<¤", "một |");
    check("tie<êng<<<ếng vie<ê¤", "tiếng |");
    check("o<ô¤", "|");
    let mut editor = Editor::with_text("tieng");
    play(&mut editor, "<<<ếng");
    editor.apply(Edit::Undo);
    assert_eq!(editor.text(), "tieng", "a word that an input method takes up again");
    editor.apply(Edit::Redo);
    assert_eq!((editor.text(), editor.cursor), ("tiếng", "tiếng".len()));
    assert!(!editor.apply(Edit::Redo));
}

#[test]
fn telex_and_vni_are_typed_in_the_line() {
    let typed = |method, keys: &str| {
        let mut editor = Editor::new();
        for key in keys.chars() {
            editor.type_with(method, ToneStyle::Old, key);
        }
        editor
    };
    let mut editor = typed(Method::Telex, "Toi nhaanj khuyeets ddieemr, HC2 (w: class).");
    assert_eq!(editor.text(), "Toi nhận khuyết điểm, HC2 (ư: class).");
    for _ in 0..3 {
        editor.apply(Edit::Undo);
    }
    assert_eq!(editor.text(), "Toi nhận khuyết điểm, ", "taken back word by word");
    let mut editor = typed(Method::Vni, "ngay2 10/6, d9o6ng2 chi1");
    assert_eq!(editor.text(), "ngày 10/6, đồng chí");
    editor.apply(Edit::SelectWordLeft);
    editor.type_with(Method::Vni, ToneStyle::Old, '1');
    assert_eq!(editor.text(), "ngày 10/6, đồng 1");
}

#[test]
fn the_word_before_the_cursor_is_replaced_as_one_change() {
    let mut editor = Editor::with_text("Mời (đc");
    assert_eq!(editor.word_before(), "đc");
    assert!(editor.replace_word("đồng chí"));
    assert_eq!(editor.text(), "Mời (đồng chí");
    editor.apply(Edit::Undo);
    assert_eq!(editor.text(), "Mời (đc");
}

#[test]
fn moving_ends_what_is_taken_back_together() {
    check("abc«»de¤", "abc|");
    check("abc«x¤", "ab|c");
}

#[test]
fn the_cursor_at_the_edge_of_a_row_is_inside() {
    let cursor = |text: &str, at: usize, columns: usize| {
        let mut editor = Editor::with_text(text);
        editor.cursor = at;
        editor.view(columns, 5).cursor
    };
    // Four letters fit in five columns, the fifth is the cursor's.
    assert_eq!(cursor("abcd", 4, 5), (0, 4));
    assert_eq!(cursor("abcde", 5, 5), (1, 1), "the letter typed there shows on the next row");
    assert_eq!(cursor("abcdefgh", 4, 5), (1, 0), "a word broken between letters");
    assert_eq!(cursor("abcd ef", 4, 5), (0, 4), "before the blank at which a row ends");
    assert_eq!(cursor("abcd ef", 5, 5), (1, 0));
    assert_eq!(cursor("abcd ", 5, 5), (1, 0), "a blank typed at the end of a full row");
    assert_eq!(cursor("ab\n", 3, 5), (1, 0));
    assert_eq!(cursor("", 0, 0), (0, 0));
}

#[test]
fn what_is_seen_follows_the_cursor() {
    let mut editor = Editor::with_text("a\nb\nc\nd\ne");
    let view = editor.view(10, 3);
    assert_eq!((view.first, view.cursor, view.rows_in_all), (2, (2, 1), 5));
    assert_eq!(view.lines, vec![4..5, 6..7, 8..9]);
    editor.apply(Edit::TextStart);
    assert_eq!((editor.view(10, 3).first, editor.rows(10)), (0, 5));
    editor.apply(Edit::SelectDown { columns: 10 });
    let view = editor.view(10, 9);
    assert_eq!((view.selected_in(0), view.selected_in(1)), (Some(0..1), None));
}

#[test]
fn up_and_down_keep_their_column() {
    let mut editor = Editor::with_text("một hai ba\nx\nbốn năm sáu");
    editor.apply(Edit::Up { columns: 20 });
    assert_eq!(editor.cursor, "một hai ba\nx".len());
    editor.apply(Edit::Up { columns: 20 });
    assert_eq!(editor.cursor, "một hai ba".len());
    assert!(!editor.apply(Edit::Up { columns: 20 }));
    editor.apply(Edit::Left);
    editor.apply(Edit::Down { columns: 20 });
    editor.apply(Edit::Down { columns: 20 });
    assert_eq!(&editor.text[editor.cursor..], "áu", "column 9");
    editor.apply(Edit::Place { columns: 20, row: 0, column: 4 });
    assert_eq!(&editor.text[..editor.cursor], "một ");
    editor.apply(Edit::SelectPlace { columns: 20, row: 0, column: 7 });
    assert_eq!(editor.selected(), Some("hai"));
}

fn edits() -> impl Strategy<Value = Edit> {
    let one = "[a-eđêươâ \u{300}-\u{303}\u{31b}\u{323}\u{1b}\u{202e}\u{200d}가각\u{1161}🇻🇳👍\n]";
    let some = "[a-eđêươ \u{300}-\u{303}\u{31b}\u{323}\u{1b}\u{202e}가\u{1161}🇻\r\n]{0,6}";
    let columns = 0usize..12;
    prop_oneof![
        8 => one.prop_map(|text| Edit::Insert(text.chars().next().unwrap())),
        1 => some.prop_map(Edit::Paste),
        3 => Just(Edit::Backspace),
        1 => (columns.clone()).prop_map(|columns| Edit::Up { columns }),
        1 => (columns.clone()).prop_map(|columns| Edit::SelectDown { columns }),
        1 => (columns.clone(), 0usize..4, 0usize..12)
            .prop_map(|(columns, row, column)| Edit::Place { columns, row, column }),
        6 => prop::sample::select(vec![
            Edit::NewLine,
            Edit::BackspaceTone,
            Edit::Delete,
            Edit::DeleteWordLeft,
            Edit::DeleteToLineStart,
            Edit::DeleteToLineEnd,
            Edit::Left,
            Edit::Right,
            Edit::WordLeft,
            Edit::WordRight,
            Edit::LineStart,
            Edit::TextStart,
            Edit::TextEnd,
            Edit::SelectLeft,
            Edit::SelectWordRight,
            Edit::SelectAll,
            Edit::Cut,
            Edit::Copy,
            Edit::PutBack,
            Edit::Undo,
            Edit::Redo,
        ]),
    ]
}

fn is_edge(text: &str, at: usize) -> bool {
    at == text.len() || text::letters(text).any(|letter| letter.at == at)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Whatever is done, the text is composed and clean and the cursor between letters.
    #[test]
    fn the_text_is_always_sound(edits in prop::collection::vec(edits(), 0..60)) {
        let mut editor = Editor::new();
        for edit in edits {
            let before = (editor.text.clone(), editor.cursor, editor.selection());
            let changed = editor.apply(edit.clone());
            let after = (editor.text.clone(), editor.cursor, editor.selection());
            prop_assert_eq!(changed, before != after, "{:?}", edit);
            prop_assert_eq!(&text::stripped(&editor.text), &editor.text);
            prop_assert!(is_edge(&editor.text, editor.cursor), "{:?}", edit);
            if let Some(selection) = editor.selection() {
                prop_assert!(is_edge(&editor.text, selection.start));
                prop_assert!(is_edge(&editor.text, selection.end));
            }
        }
    }

    /// Undoing all gives the first text; doing it all again gives the last.
    #[test]
    fn everything_can_be_taken_back(
        first in "[a-zê \n]{0,12}",
        edits in prop::collection::vec(edits(), 0..60),
    ) {
        let mut editor = Editor::with_text(&first);
        let is_back = |edit: &Edit| matches!(edit, Edit::Undo | Edit::Redo);
        for edit in edits.into_iter().filter(|edit| !is_back(edit)) {
            editor.apply(edit);
        }
        let last = editor.text.clone();
        while editor.apply(Edit::Undo) {
            prop_assert!(is_edge(&editor.text, editor.cursor));
        }
        prop_assert_eq!(&editor.text, &text::stripped(&first));
        while editor.apply(Edit::Redo) {}
        prop_assert_eq!(editor.text, last);
    }

    /// Letters typed one by one give what a paste of them gives.
    #[test]
    fn typing_and_pasting_agree(words in "[aeou b-dđ\u{300}-\u{302}\u{306}\u{31b}\u{323}]{0,20}") {
        let (mut typed, mut pasted) = (Editor::new(), Editor::new());
        words.chars().for_each(|letter| { typed.apply(Edit::Insert(letter)); });
        pasted.apply(Edit::Paste(words));
        prop_assert_eq!(typed.text(), pasted.text());
    }

    /// The cursor is inside the columns, and each edge of letters has a place of its own.
    #[test]
    fn every_place_is_seen_and_found_again(text in "[a-cđ \n]{0,40}", columns in 2usize..12) {
        let mut editor = Editor::with_text(&text);
        let rows = Rows::new(&text, columns);
        let mut last = None;
        let edges = text::letters(&text).map(|letter| letter.at).chain([text.len()]);
        for at in edges {
            editor.cursor = at;
            let view = editor.view(columns, 3);
            prop_assert!(view.cursor.1 < columns && view.cursor.0 < view.lines.len());
            let place = rows.place(at);
            prop_assert!(last < Some(place), "{:?} after {:?}", place, last);
            prop_assert_eq!(rows.byte_at(place.0, place.1), at);
            last = Some(place);
            for line in &view.lines {
                prop_assert!(text::width(&text[line.clone()]) < columns);
            }
        }
    }
}

/// Texts of our own, with all that reports have: names, numbers, signs, abbreviations.
const TEXTS: [&str; 12] = [
    include_str!("../../../sessions/mau/bao-cao-mau.txt"),
    include_str!("../../../tests/fixtures/reports/broken-lines.txt"),
    include_str!("../../../tests/fixtures/reports/cause-of-each.txt"),
    include_str!("../../../tests/fixtures/reports/dash-headings.txt"),
    include_str!("../../../tests/fixtures/reports/form.txt"),
    include_str!("../../../tests/fixtures/reports/groups.txt"),
    include_str!("../../../tests/fixtures/reports/hyphens.txt"),
    include_str!("../../../tests/fixtures/reports/no-numbers.txt"),
    include_str!("../../../tests/fixtures/reports/numbers-and-letters.txt"),
    include_str!("../../../tests/fixtures/reports/parts.txt"),
    include_str!("../../../tests/fixtures/reports/prose.txt"),
    include_str!("../../../tests/fixtures/reports/slashes.txt"),
];

/// Thousands of running words are typed through both methods into the line as a person types them,
/// and stand there as they stand in the text.
#[test]
fn whole_texts_are_typed_through_both_methods() {
    use crate::text::typing::tests::{Order, keys, typed};
    let (mut count, orders) = (0, [Order::ToneBehindItsVowel, Order::ToneLast, Order::AllLast]);
    for method in Method::ALL {
        for paragraph in TEXTS.iter().flat_map(|text| text.lines()) {
            let paragraph = text::stripped(paragraph);
            let mut editor = Editor::new();
            for word in paragraph.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
                let end = word.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len();
                let (word, sign) = word.split_at(end);
                let keys = keys(method, word, orders[count % orders.len()]);
                let is_old = typed(method, &keys, ToneStyle::Old) == word;
                let style = if is_old { ToneStyle::Old } else { ToneStyle::New };
                for key in keys.chars().chain(sign.chars()) {
                    editor.type_with(method, style, key);
                }
                count += usize::from(!word.is_empty());
            }
            assert_eq!(editor.text(), paragraph, "{method:?}");
        }
    }
    assert!(count > 4_000, "{count} words");
}
