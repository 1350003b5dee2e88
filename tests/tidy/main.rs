//! The rules of the house that a compiler does not check, tested on every file.
//!
//! Each rule is a function from files to findings; a finding names file, line, rule and what to
//! do instead. Beside each rule stands a test that it catches what it is there to catch.

mod files;
mod house;
mod keys;
mod rooms;
mod shape;
mod source;
mod tree;
mod words;

use source::Source;

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Which file, from the top of the repository.
    path: String,
    /// Which line, from 1; 0 where it is about the whole file.
    line: usize,
    /// Which rule is broken and what to do instead.
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

/// Fails with all findings, one a line.
fn assert_tidy(findings: &[Finding]) {
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| format!("{}:{}: {}", finding.path, finding.line, finding.what))
        .collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// Asserts that a rule finds something in a snippet at exactly these lines.
fn assert_caught(rule: impl Fn(&Source) -> Vec<Finding>, path: &str, text: &str, lines: &[usize]) {
    let findings = rule(&Source::new(path, text));
    let mut found: Vec<usize> = findings.iter().map(|finding| finding.line).collect();
    found.dedup();
    assert_eq!(found, lines, "in {path}:\n{text}\n{findings:#?}");
}

/// Applies a rule about single files to all files of the house that are written in Rust.
fn assert_everywhere(rule: impl Fn(&Source) -> Vec<Finding>) {
    let findings: Vec<Finding> = tree::sources().iter().flat_map(rule).collect();
    assert_tidy(&findings);
}
