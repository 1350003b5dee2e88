//! Rule 17: what git keeps is small, and text that every editor and terminal shows alike.

use std::fs;

use crate::{Finding, tree};

/// Largest file that git keeps, in bytes.
const FILE_BYTES: usize = 256 * 1024;

/// Files that are wrong on purpose, to show that the program says so.
const BAD_ON_PURPOSE: &str = "tests/bad/";
/// Reports as people save them: blanks at the ends of lines and tabs belong to what is tested.
const AS_PEOPLE_SAVE_THEM: &str = "tests/fixtures/reports/";

/// Rule 17.
fn plain(path: &str, bytes: &[u8]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut find = |line, what: &str| findings.push(Finding::new(path, line, what));
    if bytes.len() > FILE_BYTES {
        let what = format!("rule 17: {} bytes, at most {FILE_BYTES}", bytes.len());
        find(0, &what);
    }
    let is_packed = path.starts_with(AS_PEOPLE_SAVE_THEM) && path.ends_with(".docx");
    if path.starts_with(BAD_ON_PURPOSE) || is_packed {
        return findings;
    }
    let Ok(text) = str::from_utf8(bytes) else {
        find(0, "rule 17: not UTF-8; bad files for tests go to tests/bad");
        return findings;
    };
    let lenient = path.starts_with(AS_PEOPLE_SAVE_THEM);
    for (index, line) in text.split('\n').enumerate() {
        let number = index + 1;
        if line.ends_with('\r') {
            find(number, "rule 17: lines end with LF alone");
        }
        if !lenient && line.trim_end_matches('\r').ends_with(char::is_whitespace) {
            find(number, "rule 17: blanks at the end of a line");
        }
        let steers = |letter: char| {
            let tab = lenient && letter == '\t';
            (letter.is_control() && letter != '\r' && !tab) || is_hidden(letter)
        };
        if let Some(letter) = line.chars().find(|letter| steers(*letter)) {
            let what = format!("rule 17: {letter:?} as such; write it as an escape");
            find(number, &what);
        }
    }
    if !text.is_empty() && !text.ends_with('\n') && !lenient {
        find(0, "rule 17: no line feed at the end of the file");
    }
    findings
}

/// Tells whether a letter is not seen, or turns the direction of those behind it.
fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
    )
}

#[test]
fn files_are_small_and_plain() {
    let mut findings = Vec::new();
    for path in tree::paths() {
        let bytes = fs::read(tree::top().join(&path)).expect("a file that git has can be read");
        findings.extend(plain(&path, &bytes));
    }
    crate::assert_tidy(&findings);
}

#[test]
fn files_that_are_not_plain_are_caught() {
    let check = |path: &str, bytes: &[u8], lines: &[usize]| {
        let found: Vec<usize> = plain(path, bytes).iter().map(|finding| finding.line).collect();
        assert_eq!(found, lines, "{path}: {bytes:?}");
    };
    check("src/a.rs", "//! Đảng uỷ.\n\nb\n".as_bytes(), &[]);
    check("src/a.rs", &b"a\n".repeat(FILE_BYTES / 2), &[]);
    check("src/a.rs", &b"a\n".repeat(FILE_BYTES / 2 + 1), &[0]);
    check("src/a.rs", b"a\xff\n", &[0]);
    check("src/a.rs", b"a\r\nb\n", &[1]);
    check("src/a.rs", b"a \nb\n", &[1]);
    check("src/a.rs", b"a\n\tb\n", &[2]);
    check("src/a.rs", b"a\x1b[2J\n", &[1]);
    check("src/a.rs", "a\u{202e}b\n".as_bytes(), &[1]);
    check("src/a.rs", b"a", &[0]);
    check("tests/bad/a.txt", b"a\xff \r\n\x1b", &[]);
    check("tests/fixtures/reports/a.txt", b"a \n\tb", &[]);
    check("tests/fixtures/reports/a.txt", b"a\x1b\n", &[1]);
    check("tests/fixtures/reports/a.docx", b"PK\x03\x04\xff", &[]);
    check("src/a.docx", b"PK\x03\x04\xff", &[0]);
}
