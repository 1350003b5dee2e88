//! Tools of others that some tests need; what cannot be tried without them is named as skipped.

use std::io::Write;
use std::process::{Command, Stdio};

/// Says on standard error what the test harness would keep to itself.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}"); // nobody reads it: no harm to the test
}

/// Says by name what is skipped, and without which tool. Where nothing may be skipped,
/// `KIEMDIEM_NO_SKIP` makes that a failure; `KIEMDIEM_MAY_SKIP` names the one tool that may be
/// missing all the same.
pub(crate) fn skipped(test: &str, tool: &str) {
    say(&format!("skipped: {test} ({tool} does not work here)"));
    let may = std::env::var("KIEMDIEM_MAY_SKIP");
    let may = may.is_ok_and(|name| !name.is_empty() && tool.ends_with(&name));
    let must_not = std::env::var_os("KIEMDIEM_NO_SKIP").is_some() && !may;
    assert!(!must_not, "{test}: nothing may be skipped");
}

/// Tells whether a tool is there; what is skipped without it is said.
pub(crate) fn can(tool: &[&str], test: &str) -> bool {
    let mut command = Command::new(tool[0]);
    command.args(&tool[1..]).stdout(Stdio::null()).stderr(Stdio::null());
    let works = command.status().is_ok_and(|status| status.success());
    if !works {
        skipped(test, &tool.join(" "));
    }
    works
}
