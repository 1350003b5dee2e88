//! README says what is true: its commands run, its keys and commands are those of the tables.

use std::process::Command;

use kiemdiem::cli::table;
use kiemdiem::locale::Lang;
use kiemdiem::ui::keys::{Place, ROWS};

use crate::support::PROGRAM;
use crate::support::folder::Folder;

const README: &str = include_str!("../../README.md");

/// Every line of every `sh` block runs in a fresh folder.
#[test]
fn the_commands_of_the_tour_run() {
    let folder = Folder::new("readme");
    let sessions = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    std::os::unix::fs::symlink(sessions, folder.path().join("sessions")).expect("a link is made");
    let blocks = README.split("```sh\n").skip(1);
    let script: String = blocks.filter_map(|block| block.split("```").next()).collect();
    assert!(script.contains("kiemdiem new"), "the tour makes a session");
    let script = format!("set -e\nkiemdiem() {{ '{PROGRAM}' \"$@\"; }}\n{script}");
    let said = Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", folder.path().join(".config"))
        .env_remove("KIEMDIEM_LANG")
        .output()
        .expect("sh is there");
    let told = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success() && told.is_empty(), "{told}");
    assert!(folder.text("session.schema.json").contains("\"shortcoming\""));
}

/// The list of commands is that of the program, no more and no less.
#[test]
fn the_commands_are_those_of_the_table() {
    let rows = README.lines().filter_map(|line| line.strip_prefix("| `"));
    let named: Vec<&str> = rows.filter_map(|row| row.split([' ', '`']).next()).collect();
    let table = table(Lang::En);
    let mut expected = vec!["kiemdiem"];
    expected.extend(table.get_subcommands().map(clap::Command::get_name));
    assert_eq!(named, expected);
    for command in table.get_subcommands() {
        let row = README.lines().find(|line| line.contains(&format!("| `{}", command.get_name())));
        for argument in command.get_arguments().filter(|each| each.get_id() != "help") {
            let long = argument.get_long().map(|long| format!("--{long}"));
            let name = match long.as_deref() {
                Some("--output") => "-o".to_owned(),
                Some(long) => long.to_owned(),
                None => argument.get_id().to_string(),
            };
            let there = row.is_some_and(|row| row.contains(&name) || name == "STEP");
            assert!(there, "{} {name}", command.get_name());
        }
    }
}

/// Each key that README names is a key of the table.
#[test]
fn the_keys_are_those_of_the_table() {
    let names: Vec<String> =
        ROWS.iter().flat_map(|row| row.keys.iter().map(|key| key.name())).collect();
    let quoted = README.split('`').skip(1).step_by(2);
    let is_key = |word: &&str| {
        let function = word.strip_prefix('F').is_some_and(|rest| rest.parse::<u8>().is_ok());
        function || word.starts_with("Ctrl+") || matches!(*word, "Enter" | "Tab" | "Delete" | "↑")
    };
    let named: Vec<&str> = quoted.filter(is_key).collect();
    assert!(named.len() > 10);
    for key in named {
        assert!(names.iter().any(|name| name == key), "{key}");
    }
}

/// What the chair's window says of itself beside another program: each key is one of its keys,
/// each command one of the program's.
#[test]
fn the_chairs_table_names_keys_and_commands_that_are_there() {
    let source = include_str!("../../src/ui/screens/chair/mod.rs");
    let rows: Vec<Vec<&str>> = source
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .map(|row| row.trim_end_matches('|').split('|').map(str::trim).collect())
        .skip(1)
        .collect();
    let places = [Place::Chair, Place::Work, Place::Everywhere];
    let rows_here = ROWS.iter().filter(|row| places.contains(&row.place));
    let keys: Vec<String> = rows_here.flat_map(|row| row.keys).map(|key| key.name()).collect();
    let table = table(Lang::En);
    let is_command = |name: &str| table.get_subcommands().any(|each| each.get_name() == name);
    let quoted = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(rows.len() > 15, "the table is there");
    for row in rows {
        let [what, _, here, named_keys, commands] = row[..] else { panic!("{row:?}") };
        let named: Vec<String> = quoted(named_keys);
        let commands: Vec<String> = quoted(commands);
        for key in &named {
            assert!(keys.contains(key), "{what}: {key}");
        }
        for command in &commands {
            assert!(is_command(command), "{what}: {command}");
        }
        let is_pointed_at = !named.is_empty() || !commands.is_empty();
        assert_ne!(is_pointed_at, here.starts_with("no:"), "{what}: {here}");
    }
}
