//! Rules 1 to 3: which room may know which, and words that are banned in a room or everywhere.

use crate::Finding;
use crate::source::{Source, find_word, is_name, name_at};

/// What a room of the house may name of the others. `limits` and `text` are for all of them but
/// for themselves; a name with `::` allows that one module only.
const ROOMS: &[(&str, &[&str])] = &[
    ("limits", &[]),
    ("text", &["limits"]),
    ("session", &["limits", "text"]),
    ("report", &["limits", "text", "session"]),
    ("locale", &["limits", "text", "session", "report", "store::fault"]),
    ("minutes", &["limits", "text", "session", "locale"]),
    ("store", &["limits", "text", "session"]),
    ("ui", &["limits", "text", "session", "report", "minutes", "locale", "store::fault"]),
    ("shell", &["limits", "text", "session", "report", "minutes", "locale", "store", "ui"]),
    ("cli", EVERYTHING),
    ("main", EVERYTHING),
    ("lib", &[]),
];

const EVERYTHING: &[&str] =
    &["limits", "text", "session", "report", "minutes", "locale", "store", "ui", "shell", "cli"];

/// Crates of others, and the rooms that may use them. Tests may use all.
const CRATES: &[(&str, &[&str])] = &[
    ("ratatui", &["ui", "shell"]),
    ("crossterm", &["shell"]),
    ("rustix", &["store", "shell"]),
    ("signal_hook", &["shell"]),
    ("memchr", &["text"]),
    ("unicode_segmentation", &["text", "ui"]), // `ui`: the cursor of its line editor
    ("unicode_width", &["text"]),
    ("unicode_normalization", &["text", "ui"]), // `ui`: marks that arrive one by one
    ("csv", &["report", "minutes"]),
    ("zip", &["report", "minutes"]),
    ("quick_xml", &["report"]),
    ("etcetera", &["cli"]),
    ("serde", &["store"]),
    ("toml", &["store"]),
    ("toml_edit", &["store"]),
    ("schemars", &["store"]),
    ("serde_json", &["store", "cli"]),
    ("chrono", EVERYTHING), // as data: its clock is banned below
    ("notify", &["store"]),
    ("sha2", &["store"]),
    ("thiserror", &["store", "report"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
];

/// Rule 1.
fn arrows(source: &Source) -> Vec<Finding> {
    let Some(room) = source.room() else { return Vec::new() };
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        let what = "rule 1: no such room; a new room is a row in the table of tests/tidy/rooms.rs";
        return vec![Finding::new(&source.path, 0, what)];
    };
    let mut findings = Vec::new();
    for (line, path) in own_paths(source) {
        let known = EVERYTHING.contains(&path[0].as_str());
        let module = path.iter().take(2).map(String::as_str).collect::<Vec<_>>().join("::");
        let fits = |each: &str| path[0] == *each || module == *each;
        if known && path[0] != room && !allowed.iter().any(|each| fits(each)) {
            let what = format!(
                "rule 1: `{room}` must not know `{module}` (it may know: {}); give it what it \
                 needs as an argument",
                allowed.join(", ")
            );
            findings.push(Finding::new(&source.path, line, what));
        }
    }
    findings.extend(escapes(source));
    findings.extend(foreign(source, room));
    findings
}

/// Returns every path that starts at the top of our crate, with its line: `["store", "fault"]`.
fn own_paths(source: &Source) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for top in ["crate::", "kiemdiem::"] {
        for at in find_word(&source.code, top) {
            let mut paths = Vec::new();
            use_tree(&source.code[at + top.len()..], &Vec::new(), &mut paths);
            let line = source.line_of(at);
            found.extend(paths.into_iter().filter(|path| !path.is_empty()).map(|p| (line, p)));
        }
    }
    found
}

/// Reads `a::{b, c::d}` into `a::b` and `a::c::d`; returns how much of the code it took.
fn use_tree(code: &str, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut at = code.len() - code.trim_start().len();
    if code[at..].starts_with('{') {
        at += 1;
        while at < code.len() && !code[at..].starts_with('}') {
            at += use_tree(&code[at..], before, paths);
            let rest = &code[at..];
            let gap = rest.find([',', '}']).unwrap_or(rest.len());
            at += gap + usize::from(rest[gap..].starts_with(','));
            at += code[at..].len() - code[at..].trim_start().len();
        }
        return at + 1;
    }
    let name = name_at(&code[at..]);
    let mut path = before.to_vec();
    if !name.is_empty() {
        path.push(name.to_owned());
    }
    at += name.len();
    let behind = code[at..].strip_prefix("::").unwrap_or_default();
    if behind.starts_with(|letter| is_name(letter) || letter == '{') {
        return at + 2 + use_tree(&code[at + 2..], &path, paths);
    }
    paths.push(path);
    at
}

/// Finds `super::super::…` that leads out of the room, past the table.
fn escapes(source: &Source) -> Vec<Finding> {
    let parts: Vec<&str> = source.path.trim_start_matches("src/").split('/').collect();
    let named = parts.last().is_some_and(|last| *last != "mod.rs" && *last != "main.rs");
    let depth = parts.len() - 1 + usize::from(named);
    let chain = |code: &str| code.match_indices("super::").count();
    let mut findings = Vec::new();
    for line in source.lines() {
        let supers: usize = line
            .code
            .split(|letter: char| !is_name(letter) && letter != ':')
            .map(chain)
            .max()
            .unwrap_or_default();
        // A test module inside the file is one level deeper.
        if supers >= depth + usize::from(line.is_test) && supers > 0 {
            let what = "rule 1: `super` leads out of the room; write `crate::…`";
            findings.push(Finding::new(&source.path, line.number, what));
        }
    }
    findings
}

/// Finds crates of others outside their rooms.
fn foreign(source: &Source, room: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for line in source.lines().filter(|line| !line.is_test) {
        for (name, rooms) in CRATES {
            let uses = find_word(line.code, name).any(|at| {
                let (before, behind) = (&line.code[..at], &line.code[at + name.len()..]);
                let is_path = behind.starts_with("::") || before.trim_end().ends_with("use");
                is_path && !before.ends_with("::")
            });
            if uses && !rooms.contains(&room) {
                let what = format!("rule 1: crate `{name}` is for {} only", rooms.join(", "));
                findings.push(Finding::new(&source.path, line.number, what));
            }
        }
    }
    findings
}

/// A word that is banned, the rooms that may use it all the same, and what to do instead.
type Ban = (&'static str, &'static [&'static str], &'static str);

const BANNED_BY_ROOM: &[Ban] = &[
    ("std::fs", &["store"], "only `store` opens files; give it the bytes"),
    ("fs::", &["store"], "only `store` opens files; give it the bytes"),
    ("File::", &["store"], "only `store` opens files; give it the bytes"),
    ("OpenOptions", &["store"], "only `store` opens files; give it the bytes"),
    ("thread::", &["shell"], "threads are started in `shell`"),
    ("mpsc", &["shell"], "channels are `shell`'s; return an `Effect`"),
    ("::now()", &["shell"], "time is an argument; the clock is `shell::clock`"),
    ("crossterm", &["shell"], "the terminal is `shell`'s; ask for it with an `Effect`"),
    ("env::", &["cli", "main"], "the environment is read in `cli`; take it as an argument"),
    ("serde", &["store", "cli"], "the file's types are in `store::format`"),
];

/// Places where a word of the table above is right, each with its reason.
const ALLOWED: &[(&str, &str, &str)] =
    &[("src/store/format/halves.rs", "thread::", "a sum of two parts, over when it returns")];

/// Rule 2.
fn banned_by_room(source: &Source) -> Vec<Finding> {
    let Some(room) = source.room() else { return Vec::new() };
    let mut findings = Vec::new();
    for line in source.lines().filter(|line| !line.is_test) {
        for (word, rooms, instead) in BANNED_BY_ROOM {
            let mut places = find_word(line.code, word);
            let is_there = places.any(|at| !asks_our_clock(&line.code[..at], word));
            let allowed =
                |(path, each, _): &(&str, &str, &str)| *path == source.path && each == word;
            if is_there && !rooms.contains(&room) && !ALLOWED.iter().any(allowed) {
                let what = format!("rule 2: `{word}` has no place in `{room}`: {instead}");
                findings.push(Finding::new(&source.path, line.number, what));
            }
        }
    }
    findings
}

/// Tells whether the code before `::now()` names the clock of `shell`, by which time comes in.
fn asks_our_clock(before: &str, word: &str) -> bool {
    word == "::now()" && ["shell", "clock"].map(|name| before.ends_with(name)).contains(&true)
}

const BANNED: &[Ban] = &[
    (".unwrap()", &[], "return the error, or `expect` with the reason why it cannot be"),
    ("static mut", &[], "no globals: pass it as an argument"),
    ("thread_local!", &[], "no globals: pass it as an argument"),
    ("println!", &["cli"], "only `cli` prints"),
    ("print!", &["cli"], "only `cli` prints"),
    ("eprintln!", &["cli"], "only `cli` prints"),
    ("eprint!", &["cli"], "only `cli` prints"),
    ("process::exit", &["main", "shell"], "return an exit code"),
    ("Terminal::clear", &[], "it waits for an answer that the input thread eats; use `resize`"),
    ("terminal.clear()", &[], "it waits for an answer that the input thread eats; use `resize`"),
    ("cursor::position", &[], "it waits for an answer that the input thread eats"),
    ("#[path", &[], "a module stands where its name says"),
];

/// Words that not even a test may have.
const BANNED_IN_TESTS_TOO: &[Ban] = &[
    ("todo!", &[], "finish it"),
    ("unimplemented!", &[], "finish it"),
    ("dbg!", &[], "take it out"),
    ("#[ignore", &[], "a test runs or is deleted"),
    ("#[should_panic", &[], "assert the wrong result and say that it is wrong"),
];

/// What makes a `static` one that changes or comes late.
const CELLS: &[&str] =
    &["Mutex", "RwLock", "Atomic", "OnceLock", "LazyLock", "OnceCell", "LazyCell", "Cell<"];

/// Rule 3.
fn banned(source: &Source) -> Vec<Finding> {
    let room = source.room().unwrap_or("tests");
    let mut findings = Vec::new();
    for line in source.lines() {
        let mut find = |word: &str, instead: &str| {
            let what = format!("rule 3: `{word}`: {instead}");
            findings.push(Finding::new(&source.path, line.number, what));
        };
        let everywhere = if line.is_test { &[] } else { BANNED };
        for (word, rooms, instead) in everywhere.iter().chain(BANNED_IN_TESTS_TOO) {
            if find_word(line.code, word).next().is_some() && !rooms.contains(&room) {
                find(word, instead);
            }
        }
        if !line.is_test && is_global_cell(line.code) {
            find("static", "no globals that change or come late: pass it as an argument");
        }
        if room == "ui" && !line.is_test && line.code.contains("RefCell") {
            find("RefCell", "state is changed in `update` only, by `&mut Model`");
        }
    }
    let left_over = concat!("FIX", "ME");
    for (index, line) in source.text.lines().enumerate() {
        if line.contains(left_over) {
            let what = format!("rule 3: `{left_over}`: mend it, or file an issue");
            findings.push(Finding::new(&source.path, index + 1, what));
        }
    }
    findings
}

fn is_global_cell(code: &str) -> bool {
    let mut statics = find_word(code, "static").filter(|at| !code[..*at].ends_with('\''));
    statics.any(|at| CELLS.iter().any(|cell| code[at..].contains(cell)))
}

#[test]
fn each_room_knows_only_what_it_may() {
    crate::assert_everywhere(arrows);
}

#[test]
fn forbidden_arrows_are_caught() {
    let check = |path, text, lines| crate::assert_caught(arrows, path, text, lines);
    check("src/session/agenda.rs", "use super::Session;\nuse crate::text::Clean;\n", &[]);
    check("src/session/agenda.rs", "use crate::ui::Model;\n", &[1]);
    check("src/session/agenda.rs", "fn a() {\n    crate::store::commit();\n}\n", &[2]);
    check("src/session/agenda.rs", "use super::super::store;\n", &[1]);
    check("src/session/mod.rs", "use super::store;\n", &[1]);
    check("src/session/mod.rs", "#[cfg(test)]\nmod tests {\n    use super::*;\n}\n", &[]);
    check("src/ui/update.rs", "use crate::store::fault::Fault;\n", &[]);
    check("src/ui/update.rs", "use crate::store::{\n    fault::Fault,\n    commit,\n};\n", &[1]);
    check("src/ui/update.rs", "use crate::{session::{Session, ids}, shell};\n", &[1]);
    check("src/shell/run.rs", "use crate::cli::Start;\n", &[1]);
    check("src/report/mod.rs", "// use crate::ui;\nlet a = \"crate::ui\";\n", &[]);
    check("src/limits.rs", "use crate::text::Clean;\n", &[1]);
    check("src/rooms/new.rs", "//! A room that is in no table.\n", &[0]);
}

#[test]
fn crates_outside_their_rooms_are_caught() {
    let check = |path, text, lines| crate::assert_caught(arrows, path, text, lines);
    check("src/store/format.rs", "use serde::Serialize;\n", &[]);
    check("src/session/mod.rs", "#[derive(serde::Serialize)]\nstruct A;\n", &[1]);
    check("src/session/mod.rs", "#[cfg(test)]\nmod tests { use proptest::prelude::*; }\n", &[]);
    check("src/ui/view.rs", "use ratatui::text::Line;\nuse crossterm::event;\n", &[2]);
    check("src/cli/mod.rs", "use clap;\nuse toml;\n", &[2]);
    check("src/cli/mod.rs", "let csv = 1;\nlet a = report::csv::read();\n", &[]);
}

#[test]
fn no_room_uses_words_of_another() {
    crate::assert_everywhere(banned_by_room);
}

#[test]
fn banned_words_are_caught_in_their_rooms() {
    let check = |path, text, lines| crate::assert_caught(banned_by_room, path, text, lines);
    check("src/report/mod.rs", "let a = std::fs::read(path);\n", &[1]);
    check("src/report/mod.rs", "let a = File::open(path);\n", &[1]);
    check("src/store/commit.rs", "let a = File::open(path);\nthread::spawn(work);\n", &[2]);
    check("src/ui/update.rs", "let now = chrono::Utc::now();\n", &[1]);
    check("src/cli/remark.rs", "let at = shell::now();\nlet b = Local::now();\n", &[2]);
    check("src/shell/clock.rs", "let at = Local::now();\n", &[]);
    check("src/ui/update.rs", "use ratatui::crossterm::event;\n", &[1]);
    check("src/store/mod.rs", "let a = std::env::var(\"HOME\");\nlet b = env!(\"X\");\n", &[1]);
    check("src/session/mod.rs", "#[derive(Debug, serde::Serialize)]\nstruct A;\n", &[1]);
    check("src/text/mod.rs", "#[cfg(test)]\nmod tests { fn a() { fs::read(b); } }\n", &[]);
    check("src/text/mod.rs", "// fs::read and thread::spawn are banned\n", &[]);
}

#[test]
fn nothing_has_words_that_are_banned_everywhere() {
    crate::assert_everywhere(banned);
}

#[test]
fn words_banned_everywhere_are_caught() {
    let check = |path, text, lines| crate::assert_caught(banned, path, text, lines);
    let shell = "src/shell/run.rs";
    check(shell, "a.unwrap();\nb.unwrap_or_default();\n", &[1]);
    check(shell, "#[cfg(test)]\nmod tests { fn a() { b.unwrap(); } }\n", &[]);
    check(shell, "static mut A: u8 = 0;\n", &[1]);
    check(shell, "static A: Mutex<u8> = Mutex::new(0);\nstatic B: AtomicU8 = x;\n", &[1, 2]);
    check(shell, "fn a(b: &'static str, c: &Mutex<u8>) {}\nstatic D: &str = \"d\";\n", &[]);
    check(shell, "println!(\"a\");\nprocess::exit(1);\n", &[1]);
    check("src/cli/mod.rs", "println!(\"a\");\nprocess::exit(1);\n", &[2]);
    check("src/ui/model.rs", "a: RefCell<u8>,\n", &[1]);
    check(shell, "terminal.clear()?;\nlist.clear();\ncursor::position()?;\n", &[1, 3]);
    check("tests/e2e/main.rs", "todo!();\nb.unwrap();\n", &[1]);
    check("tests/e2e/main.rs", "#[test]\n#[ignore = \"slow\"]\nfn a() {}\n", &[2]);
    check("tests/e2e/main.rs", "#[should_panic(expected = \"a\")]\nfn a() {}\n", &[1]);
    check(shell, concat!("// FIX", "ME: later\n"), &[1]);
}
