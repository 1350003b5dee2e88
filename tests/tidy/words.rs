//! Rule 7: every word in two languages, and no Vietnamese text outside the tables of words.

use crate::Finding;
use crate::source::{Literal, Source, find_word, item_end};

/// Where texts in Vietnamese may stand: the words, the tables of letters, the grammar of reports.
const VIETNAMESE: &[&str] = &[
    "src/locale/",
    "src/text/",
    "src/report/grammar",
    "src/report/encoding",
    "src/rules/",
    "src/ui/big/",
];

/// Rule 7: no text in Vietnamese outside the places above. Comments and tests may.
fn stray_words(source: &Source) -> Vec<Finding> {
    if source.room().is_none() || VIETNAMESE.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let literals = source.texts.iter().chain(&source.letters);
    let stray =
        literals.filter(|each| !source.is_test(each.line) && each.text.chars().any(is_vietnamese));
    stray
        .map(|each| {
            let what = format!("rule 7: \"{}\" belongs into a table of `locale`", each.text);
            Finding::new(&source.path, each.line, what)
        })
        .collect()
}

/// Tells whether a letter is one that Vietnamese has and English has not.
fn is_vietnamese(letter: char) -> bool {
    let latin = matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    latin && letter.is_alphabetic() || is_mark(letter)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Rule 7: the rows of `words!` tables, which by their form have both languages.
fn rows(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in tables(source) {
        for pair in table.chunks(2) {
            let [vi, en] = pair else {
                let what = "rule 7: a row is `Name: \"Vietnamese\" | \"English\",`";
                findings.push(Finding::new(&source.path, pair[0].line, what));
                continue;
            };
            let faults = faults(&vi.text, &en.text);
            let line = vi.line;
            findings.extend(
                faults
                    .into_iter()
                    .map(|what| Finding::new(&source.path, line, format!("rule 7: {what}"))),
            );
        }
    }
    findings
}

/// Returns the texts of each `words!` table, Vietnamese and English by turns.
fn tables(source: &Source) -> Vec<Vec<&Literal>> {
    let mut tables = Vec::new();
    for at in find_word(&source.code, "words!").filter(|at| source.code[*at..].contains('{')) {
        let quotes_before = source.code[..at].matches('"').count() / 2;
        let quotes = source.code[at..item_end(&source.code, at)].matches('"').count() / 2;
        tables.push(source.texts.iter().skip(quotes_before).take(quotes).collect());
    }
    tables
}

fn faults(vi: &str, en: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for text in [vi, en] {
        if text.trim().is_empty() {
            faults.push("an empty text; leave the word out".to_owned());
        }
        if text.chars().any(is_mark) {
            faults.push(format!("\"{text}\" has marks apart from their letters; compose it (NFC)"));
        }
    }
    if vi == en && en.chars().any(is_vietnamese) {
        faults.push(format!("\"{en}\" is to be English"));
    }
    let (in_vi, in_en) = (places(vi), places(en));
    if in_vi != in_en {
        faults.push(format!("Vietnamese has the places {in_vi:?}, English {in_en:?}"));
    }
    faults
}

/// Returns the `{places}` of a text, sorted.
fn places(text: &str) -> Vec<&str> {
    let pieces = text.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
    let mut places: Vec<&str> = pieces.map(|(name, _)| name).collect();
    places.sort_unstable();
    places
}

#[test]
fn vietnamese_stands_in_tables_only() {
    crate::assert_everywhere(stray_words);
}

#[test]
fn stray_words_are_caught() {
    let check = |path, text, lines| crate::assert_caught(stray_words, path, text, lines);
    check("src/ui/view.rs", "// đã lưu\nlet a = \"saved\";\n", &[]);
    check("src/ui/view.rs", "let a = \"saved\";\nlet b = \"đã lưu\";\n", &[2]);
    check("src/ui/view.rs", "let a = 'đ';\n", &[1]);
    check("src/ui/view.rs", "let a = \"… – ● ▶ ─\";\n", &[]);
    check("src/ui/view.rs", "#[cfg(test)]\nmod tests { const A: &str = \"đ\"; }\n", &[]);
    check("src/locale/ui.rs", "let b = \"đã lưu\";\n", &[]);
    check("src/report/grammar.rs", "let b = \"hạn chế\";\n", &[]);
    check("src/report/mod.rs", "let b = \"hạn chế\";\n", &[1]);
}

#[test]
fn every_word_is_right_in_both_languages() {
    crate::assert_everywhere(rows);
}

#[test]
fn there_are_tables_of_words() {
    let sources = crate::tree::sources();
    let in_locale = sources.iter().filter(|source| source.room() == Some("locale"));
    let rows: usize = in_locale.flat_map(tables).map(|table| table.len() / 2).sum();
    assert!(rows >= 40, "only {rows} rows seen: does the rule still know what a table is?");
}

#[test]
fn wrong_rows_are_caught() {
    let table =
        |row: &str| format!("words! {{\n    /// \"Doc\".\n    A {{\n        {row}\n    }}\n}}\n");
    let check = |row, lines| {
        crate::assert_caught(rows, "src/locale/ui.rs", &table(row), lines);
    };
    check("B: \"đã lưu {time}\" | \"saved {time}\",", &[]);
    check("B: \"{a} {b}\" | \"{b} {a}\",", &[]);
    check("B: \"đã lưu {time}\" | \"saved\",", &[4]);
    check("B: \"đã lưu {time}\" | \"saved {at}\",", &[4]);
    check("B: \"\" | \"saved\",", &[4]);
    check("B: \"đã lưu\" | \" \",", &[4]);
    check("B: \"la\u{300}\" | \"is\",", &[4]);
    check("B: \"đã lưu\" | \"đã lưu\",", &[4]);
    check("B: \"đã lưu\",", &[4]);
}
