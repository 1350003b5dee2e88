//! One run of the program as a command, its whole output compared.

use std::io::Write;
use std::process::{Command, Stdio};

use super::PROGRAM;
use super::folder::Folder;

/// What a command said and how it ended; the test's folder reads `DIR`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program in a folder, in Vietnamese, with nothing on its standard input.
pub(crate) fn run(folder: &Folder, arguments: &[&str]) -> Said {
    run_with(folder, arguments, &[], "")
}

/// Runs the program with variables of its own and a text on its standard input.
pub(crate) fn run_with(
    folder: &Folder,
    arguments: &[&str],
    variables: &[(&str, &str)],
    input: &str,
) -> Said {
    let mut child = Command::new(PROGRAM)
        .args(arguments)
        .current_dir(folder.path())
        .env("KIEMDIEM_DIR", folder.path())
        .env("XDG_CONFIG_HOME", folder.path().join(".config"))
        .env_remove("KIEMDIEM_LANG")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input is ours");
    let written = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    if input.is_empty() {
        written.expect("nothing is always written");
    }
    let place = folder.path().to_str().expect("folders of tests have plain names");
    let text =
        |bytes| String::from_utf8(bytes).expect("the program prints UTF-8").replace(place, "DIR");
    let (out, err) = (text(output.stdout), text(output.stderr));
    let said = Said { code: output.status.code(), out, err };
    // A table for a spreadsheet and a calendar, and nothing else, end their lines with both.
    let is_table = arguments.iter().any(|each| matches!(*each, "csv" | "--csv" | "--ics"));
    for (stream, text) in [("output", &said.out), ("errors", &said.err)] {
        let steers = |letter: char| letter.is_control() && letter != '\n';
        let lines = if is_table { text.replace("\r\n", "\n") } else { text.clone() };
        assert!(!lines.contains(steers), "{arguments:?} sent a control byte to {stream}: {text:?}");
    }
    assert_ne!(said.code, Some(101), "{arguments:?} panicked: {}", said.err);
    said
}

impl Said {
    /// Asserts that all went well and this was printed, and nothing on standard error.
    #[track_caller]
    pub(crate) fn prints(&self, out: &str) {
        assert_eq!((self.code, self.err.as_str(), self.out.as_str()), (Some(0), "", out));
    }

    /// Asserts the exit code and the one line on standard error, and that nothing was printed.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32, line: &str) {
        let err = format!("{line}\n");
        assert_eq!(
            (self.code, self.err.as_str(), self.out.as_str()),
            (Some(code), err.as_str(), "")
        );
    }
}
