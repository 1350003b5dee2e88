//! Rules 4 and 5: how long files, functions, lines and structs may be, and what must be documented.

use crate::Finding;
use crate::source::{Source, find_word, item_end, name_at};

/// Longest file without the tests in it, in lines; the same for a file of tests.
const FILE_LINES: usize = 600;
/// Longest function, in lines.
const FUNCTION_LINES: usize = 70;
/// Longest line, in letters.
const LINE_LETTERS: usize = 100;
/// Longest row of a table of words: two languages side by side, each with a sentence that still
/// fits the foot of a screen, and the name of the word before them.
const ROW_LETTERS: usize = 2 * 120 + 20;
/// Most fields of a struct.
const FIELDS: usize = 12;
/// Most lines of the whole shell, tests not counted: it decides nothing. Three kinds of window, a
/// worker and a keeper of drafts live in it.
const SHELL_LINES: usize = 1_200;

/// Where a limit is raised: file, what (`file`, a function's or a struct's name), the limit, why.
const RAISED: &[(&str, &str, usize, &str)] = &[
    ("src/ui/model.rs", "Model", 18, "all that the windows know is one value"),
    ("src/store/format/types.rs", "File", 28, "the tables of a session file, one field each"),
    ("src/session/mod.rs", "Session", 15, "all of a meeting is one value"),
    ("src/store/format/types.rs", "Remark", 13, "a table of the file, flat as people read it"),
    ("src/store/format/acts.rs", "MotionTable", 13, "a table of the file, flat as people read it"),
    ("src/session/rules.rs", "Profile", 15, "all that the rules say is one value"),
    ("src/store/rules/file.rs", "File", 17, "the tables of a file of rules, one field each"),
    ("src/store/format/acts.rs", "BallotTable", 15, "a table of the file, as people count it"),
];

fn limit(source: &Source, name: &str, usual: usize) -> usize {
    let raised = |each: &&(&str, &str, usize, &str)| each.0 == source.path && each.1 == name;
    RAISED.iter().find(raised).map_or(usual, |each| each.2)
}

/// Rule 4: files, functions, lines, structs.
fn sizes(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let count = counted_lines(source);
    if count > limit(source, "file", FILE_LINES) {
        let what = format!("rule 4: {count} lines, at most {FILE_LINES}; split it by nouns");
        findings.push(Finding::new(&source.path, 0, what));
    }
    findings.extend(long_lines(source));
    findings.extend(long_functions(source));
    findings.extend(wide_structs(source));
    findings
}

fn counted_lines(source: &Source) -> usize {
    let whole = source.lines().all(|line| line.is_test);
    source.lines().filter(|line| whole || !line.is_test).count()
}

fn long_lines(source: &Source) -> Vec<Finding> {
    let rows = word_rows(source);
    let mut findings = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let letters = line.chars().count();
        let max = if rows.contains(&(index + 1)) { ROW_LETTERS } else { LINE_LETTERS };
        if letters > max {
            let what = format!("rule 4: {letters} letters in a line, at most {max}; break it");
            findings.push(Finding::new(&source.path, index + 1, what));
        }
    }
    findings
}

/// Returns the lines that are rows of a table of words.
fn word_rows(source: &Source) -> Vec<usize> {
    let mut rows = Vec::new();
    for at in find_word(&source.code, "words!") {
        rows.extend(source.line_of(at)..source.line_of(item_end(&source.code, at)));
    }
    rows
}

fn long_functions(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in find_word(&source.code, "fn") {
        let name = name_at(source.code[at + 2..].trim_start());
        let (first, last) = (source.line_of(at), source.line_of(item_end(&source.code, at)));
        let lines = last - first + 1;
        if !name.is_empty() && lines > limit(source, name, FUNCTION_LINES) {
            let what = format!(
                "rule 4: `{name}` has {lines} lines, at most {FUNCTION_LINES}; push its loops \
                 and branches down into functions with names"
            );
            findings.push(Finding::new(&source.path, first, what));
        }
    }
    findings
}

fn wide_structs(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in find_word(&source.code, "struct") {
        let name = name_at(source.code[at + 6..].trim_start());
        let item = &source.code[at..item_end(&source.code, at)];
        let fields = fields(item);
        let max = limit(source, name, FIELDS);
        if fields > max {
            let what = format!("rule 4: `{name}` has {fields} fields, at most {max}; group them");
            findings.push(Finding::new(&source.path, source.line_of(at), what));
        }
    }
    findings
}

/// Counts the fields of a struct: the single colons directly inside its braces.
fn fields(item: &str) -> usize {
    let mut depth = 0;
    let mut count = 0;
    let mut before = ' ';
    let mut letters = item.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '{' | '(' | '[' | '<' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            '>' if before != '-' => depth -= 1,
            ':' if depth == 1 && before != ':' && letters.peek() != Some(&':') => count += 1,
            _ => {}
        }
        before = letter;
    }
    count
}

/// Rule 5.
fn documents(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !source.text.starts_with("//!") {
        let what = "rule 5: a file starts with `//!` and says what it is for";
        findings.push(Finding::new(&source.path, 1, what));
    }
    if source.room() != Some("session") {
        return findings;
    }
    let lines: Vec<&str> = source.text.lines().collect();
    for line in source.lines().filter(|line| !line.is_test) {
        let mut words = line.code.split_whitespace();
        let is_type = words.next() == Some("pub")
            && matches!(words.next(), Some("struct" | "enum" | "type" | "trait"))
            && words.next().is_some_and(|name| !name.starts_with('$'));
        let above = lines[..line.number - 1].iter().rev();
        let mut above = above.map(|line| line.trim()).skip_while(|line| line.starts_with("#["));
        if is_type && !above.next().is_some_and(|line| line.starts_with("///")) {
            let what = "rule 5: a type of `session` says in `///` what it is, with its \
                        Vietnamese term";
            findings.push(Finding::new(&source.path, line.number, what));
        }
    }
    findings
}

#[test]
fn nothing_is_too_long() {
    crate::assert_everywhere(sizes);
}

#[test]
fn the_shell_stays_thin() {
    let sources = crate::tree::sources();
    let shell = sources.iter().filter(|source| source.room() == Some("shell"));
    let code = |source: &Source| source.lines().filter(|line| !line.is_test).count();
    let lines: usize = shell.map(code).sum();
    assert!(lines > 0, "there is no shell: is the room's name still right?");
    assert!(lines <= SHELL_LINES, "rule 4: `shell` has {lines} lines, at most {SHELL_LINES}");
}

#[test]
fn raised_limits_are_needed() {
    let sources = crate::tree::sources();
    for (path, name, max, reason) in RAISED {
        assert!(!reason.is_empty(), "{path}, {name}: {max} without a reason");
        let source = sources.iter().find(|source| source.path == *path);
        let there = source.is_none_or(|s| *name == "file" || s.code.contains(name));
        assert!(there, "{path} has no {name}: take the raised limit out");
    }
}

#[test]
fn what_is_too_long_is_caught() {
    let check = |text: &str, lines| crate::assert_caught(sizes, "src/ui/view.rs", text, lines);
    check(&"// a\n".repeat(FILE_LINES), &[]);
    check(&"// a\n".repeat(FILE_LINES + 1), &[0]);
    let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "// a\n".repeat(FILE_LINES));
    check(&format!("// b\n{tests}"), &[]);
    check(&"ệ".repeat(LINE_LETTERS), &[]);
    check(&format!("// b\n//{}", "ệ".repeat(LINE_LETTERS)), &[2]);
    let function = |lines| format!("impl A {{\nfn b() {{\n{}}}\n}}\n", "c;\n".repeat(lines));
    check(&function(FUNCTION_LINES - 2), &[]);
    check(&function(FUNCTION_LINES - 1), &[2]);
    let fields = |count| format!("struct A {{\n{}}}\n", "a: b::C<d::E, F>,\n".repeat(count));
    check(&fields(FIELDS), &[]);
    check(&fields(FIELDS + 1), &[1]);
    let row = format!("words! {{\n    A {{\n b: \"{0}\" | \"{0}\",\n    }}\n}}\n", "x".repeat(80));
    check(&row, &[]);
    check(&format!("// {}\n{row}", "x".repeat(98)), &[1]);
}

#[test]
fn everything_says_what_it_is_for() {
    crate::assert_everywhere(documents);
}

#[test]
fn what_is_not_documented_is_caught() {
    let check = |path, text, lines| crate::assert_caught(documents, path, text, lines);
    check("src/ui/view.rs", "fn a() {}\n", &[1]);
    check("src/ui/view.rs", "//! A.\npub struct B;\n", &[]);
    check("src/session/a.rs", "//! A.\npub struct B;\n", &[2]);
    check("src/session/a.rs", "//! A.\n/// B.\n#[derive(Debug)]\npub struct B;\n", &[]);
    check("src/session/a.rs", "//! A.\n\n#[derive(Debug)]\npub enum B {}\n", &[4]);
}
