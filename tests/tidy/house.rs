//! Rules 13, 15 and 16: nothing forgotten, limits tried, few crates and each with its reason.

use crate::source::{Source, find_word, name_at};
use crate::{Finding, tree};

/// Rule 13: files of Rust that no module names, which nobody compiles.
fn forgotten(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let path = source.path.as_str();
        let path = path.strip_suffix("/mod.rs").or(path.strip_suffix(".rs")).unwrap_or(path);
        let Some((folder, name)) = path.rsplit_once('/') else { continue };
        let is_target = matches!(folder, "tests" | "benches") && source.path.ends_with(".rs")
            || name == "main"
            || source.path == "src/lib.rs";
        let by_path = || {
            let end = source.path.strip_prefix("tests").unwrap_or(&source.path);
            in_tests(sources).any(|other| other.texts.iter().any(|text| text.text.ends_with(end)))
        };
        let by_name = || {
            let declares = |code: &str| {
                find_word(code, "mod").any(|at| name_at(code[at + 3..].trim_start()) == name)
            };
            let parents =
                ["/mod.rs", "/main.rs", "/lib.rs", ".rs"].map(|end| format!("{folder}{end}"));
            sources.iter().any(|other| parents.contains(&other.path) && declares(&other.code))
        };
        let is_shared = source.path.ends_with("/mod.rs") && folder == "tests";
        let found = if is_shared { by_path() } else { is_target || by_name() };
        if !found {
            let what = format!("rule 13: nobody says `mod {name};`, so it is not compiled");
            findings.push(Finding::new(&source.path, 0, what));
        }
    }
    findings
}

fn in_tests(sources: &[Source]) -> impl Iterator<Item = &Source> {
    sources.iter().filter(|source| !source.path.starts_with("tests/tidy/"))
}

/// Rule 13: fixtures that no test names, by their own name or by that of their folder.
fn unused(paths: &[String], sources: &[Source]) -> Vec<Finding> {
    let mut named = Vec::new();
    for source in in_tests(sources) {
        let texts = source.texts.iter().filter(|text| source.is_test(text.line));
        named.extend(texts.map(|text| text.text.as_str()));
    }
    let is_fixture =
        |path: &&String| path.starts_with("tests/fixtures/") || path.starts_with("tests/bad/");
    let mut findings = Vec::new();
    for path in paths.iter().filter(is_fixture) {
        let (folder, name) = path.rsplit_once('/').expect("a fixture is in a folder");
        let short = folder.strip_prefix("tests/").filter(|short| short.contains('/'));
        let folder = short.unwrap_or(folder);
        if !named.iter().any(|text| text.contains(name) || text.contains(folder)) {
            let what = "rule 13: no test names this fixture or its folder; use it or delete it";
            findings.push(Finding::new(path, 0, what));
        }
    }
    findings
}

/// Limits that no test goes over yet, each with the reason. Strike the row out with its test.
const UNTRIED: &[(&str, &str)] = &[("LOOK_EVERY", "no play of keys yet")];

/// Rule 15: limits that no test names, and reasons that hold no longer.
fn untried(sources: &[Source], reasons: &[(&str, &str)]) -> Vec<Finding> {
    let path = "src/limits.rs";
    let mut findings = Vec::new();
    let Some(limits) = sources.iter().find(|source| source.path == path) else {
        return vec![Finding::new(path, 0, "rule 15: the limits are gone")];
    };
    for line in limits.lines() {
        let Some(behind) = line.code.strip_prefix("pub const ") else { continue };
        let name = name_at(behind);
        let tried = in_tests(sources).any(|source| {
            let names = |code: &str| find_word(code, name).next().is_some();
            source.lines().any(|line| line.is_test && names(line.code))
        });
        let excused = reasons.iter().any(|(each, _)| *each == name);
        if tried == excused {
            let what = if tried {
                format!("rule 15: `{name}` is tried now: strike it out of the list of the untried")
            } else {
                format!("rule 15: no test goes one over `{name}`")
            };
            findings.push(Finding::new(path, line.number, what));
        }
    }
    findings
}

/// The crates that the program may use. A new one is a row here, a line of reason in
/// `Cargo.toml`, and its rooms in `rooms.rs`.
const CRATES: &[&str] = &[
    "ratatui",
    "crossterm",
    "rustix",
    "signal-hook",
    "memchr",
    "unicode-segmentation",
    "unicode-width",
    "unicode-normalization",
    "csv",
    "zip",
    "quick-xml",
    "etcetera",
    "serde",
    "toml",
    "toml_datetime",
    "toml_edit",
    "schemars",
    "serde_json",
    "serde_spanned",
    "chrono",
    "notify",
    "sha2",
    "thiserror",
    "clap",
    "clap_complete",
    "clap_mangen",
];

/// The crates that the tests may use beside these.
const TEST_CRATES: &[&str] = &["insta", "proptest", "vt100"];

/// Rule 16.
fn manifest(text: &str) -> Vec<Finding> {
    let path = "Cargo.toml";
    let mut findings = Vec::new();
    let mut section = "";
    let mut above = "";
    for (index, line) in text.lines().enumerate() {
        let mut find = |what: &str| findings.push(Finding::new(path, index + 1, what));
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
            if section.contains("build-dependencies") {
                find("rule 16: nothing of ours runs while it is built");
            }
        } else if let Some((name, value)) = line.split_once(" = ") {
            let for_tests = section.ends_with("dev-dependencies");
            if section.ends_with("dependencies") {
                let known = CRATES.contains(&name) || for_tests && TEST_CRATES.contains(&name);
                if !known {
                    find("rule 16: a crate that is not on the list in tests/tidy/house.rs");
                }
                if !above.starts_with("# ") {
                    find("rule 16: the line above a crate says in a comment what it is for");
                }
                if value.contains("git =") || value.contains("path =") {
                    find("rule 16: crates come from the registry");
                }
            }
            if section == "package" && name == "build" {
                find("rule 16: nothing of ours runs while it is built");
            }
        }
        above = line;
    }
    for (must, why) in [
        ("unsafe_code = \"forbid\"", "no unsafe code"),
        ("rust-version = ", "the oldest compiler that builds it is said"),
        ("license = ", "the licence is said"),
    ] {
        if !text.lines().any(|line| line.starts_with(must)) {
            findings.push(Finding::new(path, 0, format!("rule 16: `{must}` is missing: {why}")));
        }
    }
    findings
}

#[test]
fn no_file_is_forgotten() {
    crate::assert_tidy(&forgotten(&tree::sources()));
}

#[test]
fn forgotten_files_are_caught() {
    let lost = |files: &[(&str, &str)]| {
        let sources: Vec<Source> =
            files.iter().map(|(path, text)| Source::new(path, text)).collect();
        let found = forgotten(&sources).into_iter().map(|finding| finding.path);
        found.collect::<Vec<_>>().join(" ")
    };
    let lib = ("src/lib.rs", "pub mod a;\n");
    assert_eq!(lost(&[lib, ("src/a.rs", "")]), "");
    assert_eq!(lost(&[lib, ("src/a/mod.rs", "mod b;\n"), ("src/a/b.rs", "")]), "");
    assert_eq!(lost(&[lib, ("src/a.rs", "mod b;\n"), ("src/a/b.rs", "")]), "");
    assert_eq!(lost(&[lib, ("src/b.rs", "")]), "src/b.rs");
    assert_eq!(lost(&[lib, ("src/a/mod.rs", "// mod b;\n"), ("src/a/b.rs", "")]), "src/a/b.rs");
    let flow = ("tests/flow/main.rs", "mod walk;\n");
    assert_eq!(lost(&[("tests/one.rs", ""), flow, ("tests/flow/walk.rs", "")]), "");
    assert_eq!(lost(&[flow, ("tests/flow/talk.rs", "")]), "tests/flow/talk.rs");
    let shared = ("tests/support/mod.rs", "");
    assert_eq!(lost(&[shared]), "tests/support/mod.rs");
    let user = ("tests/flow/main.rs", "#[path = \"../support/mod.rs\"]\nmod support;\n");
    assert_eq!(lost(&[shared, user]), "");
}

#[test]
fn no_fixture_is_unused() {
    crate::assert_tidy(&unused(&tree::paths(), &tree::sources()));
}

#[test]
fn unused_fixtures_are_caught() {
    let lost = |path: &str, text: &str| {
        let source = Source::new("tests/flow/main.rs", text);
        unused(&[path.to_owned()], &[source]).len()
    };
    let report = "tests/fixtures/reports/plain.txt";
    assert_eq!(lost(report, "read(\"plain.txt\");"), 0);
    assert_eq!(lost(report, "all(\"tests/fixtures/reports\");"), 0);
    assert_eq!(lost(report, "all(\"../fixtures/reports\");"), 0);
    assert_eq!(lost(report, "// plain.txt\nall(\"tests/fixtures\");"), 1);
    assert_eq!(lost("tests/bad/empty.toml", "all(\"a bad one\");"), 1);
    assert_eq!(lost("tests/bad/empty.toml", "all(\"tests/bad\");"), 0);
    assert_eq!(lost("sessions/sample.txt", ""), 0);
}

#[test]
fn every_limit_is_tried() {
    for (name, reason) in UNTRIED {
        assert!(!reason.is_empty(), "{name} has no reason");
    }
    crate::assert_tidy(&untried(&tree::sources(), UNTRIED));
}

#[test]
fn untried_limits_are_caught() {
    let limits = "//! Limits.\npub const A: u8 = 1;\npub const B: u8 = 2;\n";
    let lines = |text: &str, reasons: &[(&str, &str)]| {
        let sources = [Source::new("src/limits.rs", limits), Source::new("src/text/wrap.rs", text)];
        untried(&sources, reasons).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    let both = "#[cfg(test)]\nmod tests { fn a() { limits::A; limits::B; } }\n";
    assert_eq!(lines(both, &[]), [0usize; 0]);
    assert_eq!(lines("fn a() { limits::A }", &[]), [2, 3]);
    assert_eq!(lines("fn a() {}", &[("A", "later"), ("B", "later")]), [0usize; 0]);
    assert_eq!(lines(both, &[("A", "later")]), [2]);
}

#[test]
fn the_manifest_is_in_order() {
    let mut findings = manifest(&tree::text("Cargo.toml"));
    for path in tree::paths().iter().filter(|path| path.ends_with("build.rs")) {
        findings.push(Finding::new(path, 0, "rule 16: nothing of ours runs while it is built"));
    }
    let lock = tree::text("Cargo.lock");
    for (index, line) in lock.lines().enumerate() {
        if line.starts_with("source = ") && !line.starts_with("source = \"registry+") {
            let what = "rule 16: crates come from the registry";
            findings.push(Finding::new("Cargo.lock", index + 1, what));
        }
    }
    crate::assert_tidy(&findings);
}

#[test]
fn disorder_in_the_manifest_is_caught() {
    let lines = |section: &str| {
        let head = "license = \"MIT\"\nrust-version = \"1.89\"\nunsafe_code = \"forbid\"\n";
        let found = manifest(&format!("{head}{section}"));
        found.iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    assert_eq!(lines("[dependencies]\n# lists\ncsv = \"1.4\"\n"), [0usize; 0]);
    assert_eq!(lines("[dependencies]\ncsv = \"1.4\"\n"), [5]);
    assert_eq!(lines("[dependencies]\n# chance\nrand = \"1\"\n"), [6]);
    assert_eq!(lines("[dependencies]\n# tests\nproptest = \"1\"\n"), [6]);
    assert_eq!(lines("[dev-dependencies]\n# tests\nproptest = \"1\"\n"), [0usize; 0]);
    assert_eq!(lines("[dependencies]\n# lists\ncsv = { git = \"x\" }\n"), [6]);
    assert_eq!(lines("[build-dependencies]\n# c\n"), [4]);
    assert_eq!(lines("[package]\nbuild = \"make.rs\"\n"), [5]);
    assert_eq!(manifest("").len(), 3);
}
