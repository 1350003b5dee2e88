//! Tools of others that some tests need; what cannot be tried without them is named as skipped.

use std::io::Write;
use std::process::{Command, Stdio};

/// Says on standard error what the test harness would keep to itself.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}"); // nobody reads it: no harm to the test
}

/// Tells whether a tool is there; says by name what is skipped without it. Where nothing may be
/// skipped, `KIEMDIEM_NO_SKIP` makes that a failure.
pub(crate) fn can(tool: &[&str], test: &str) -> bool {
    let mut command = Command::new(tool[0]);
    command.args(&tool[1..]).stdout(Stdio::null()).stderr(Stdio::null());
    let works = command.status().is_ok_and(|status| status.success());
    if !works {
        say(&format!("skipped: {test} ({} does not work here)", tool.join(" ")));
        assert!(std::env::var_os("KIEMDIEM_NO_SKIP").is_none(), "{test}: nothing may be skipped");
    }
    works
}
