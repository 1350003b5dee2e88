//! The files of the repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::source::Source;

/// Returns the top folder of the repository.
pub(crate) fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the paths of all files, as seen from the top: those that git has or would take, or
/// all but what is built where there is no git.
pub(crate) fn paths() -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(top())
        .output();
    let mut paths = match listed {
        Ok(output) if output.status.success() => {
            let text = String::from_utf8(output.stdout).expect("git lists names in UTF-8");
            text.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect()
        }
        _ => walked(),
    };
    paths.retain(|path| top().join(path).is_file());
    paths.sort();
    paths
}

fn walked() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![top()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).expect("a folder of the repository can be read");
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let inside = from_top(&path);
            if path.is_dir() && inside != "target" && inside != ".git" {
                folders.push(path);
            } else if path.is_file() {
                found.push(inside);
            }
        }
    }
    found
}

fn from_top(path: &Path) -> String {
    let inside = path.strip_prefix(top()).expect("only the repository is walked");
    inside.to_str().expect("names of files are UTF-8").replace('\\', "/")
}

/// Returns the text of a file, seen from the top.
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns all files that are written in Rust.
pub(crate) fn sources() -> Vec<Source> {
    let rust = paths().into_iter().filter(|path| path.ends_with(".rs"));
    rust.map(|path| Source::new(&path, &text(&path))).collect()
}

#[test]
fn the_tree_is_seen() {
    let paths = paths();
    for known in ["Cargo.toml", "src/lib.rs", "src/session/mod.rs", "tests/tidy/tree.rs"] {
        assert!(paths.iter().any(|path| path == known), "{known} is not among {paths:?}");
    }
    let mut walked = walked();
    walked.retain(|path| paths.contains(path));
    walked.sort();
    assert_eq!(walked, paths, "both ways to list the files see the same");
}
