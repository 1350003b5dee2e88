//! Reports as `outline --json` understands them, against what people found in them.
//!
//! A report `name.txt` has its findings beside it in `name.expect.json`. The repository's own are
//! always compared; `KIEMDIEM_SHARED_REPORTS` names a folder of further ones, which CI sets.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::command::{run, run_with};
use crate::support::folder::Folder;

#[test]
fn reports_are_understood_as_people_understand_them() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![top.join("tests/fixtures/reports")];
    folders.extend(env::var_os("KIEMDIEM_SHARED_REPORTS").map(PathBuf::from));
    for folder in folders {
        let expected = expectations(&folder);
        assert!(!expected.is_empty(), "no *.expect.json in {}", folder.display());
        for path in expected {
            let name =
                path.file_name().expect("a file").to_string_lossy().replace(".expect.json", ".txt");
            let beside = folder.join(&name);
            let sample = top.join("sessions/mau").join(&name);
            check(if beside.exists() { &beside } else { &sample }, &path);
        }
    }
}

/// What comes from another program is read as from a file.
#[test]
fn a_report_comes_from_standard_input() {
    let folder = Folder::new("reports-stdin").copy("sessions/mau/bao-cao-mau.txt");
    let report = folder.text("bao-cao-mau.txt");
    let from_file = run(&folder, &["outline", "bao-cao-mau.txt", "--json"]);
    assert_eq!(run_with(&folder, &["outline", "-", "--json"], &[], &report), from_file);
    let made = run_with(&folder, &["new", "-", "-o", "hop.toml"], &[], &report);
    assert_eq!((made.code, made.err.as_str()), (Some(0), ""));
    assert!(folder.text("hop.toml").contains("id = \"hc6\""));
    run(&folder, &["outline", "-"]).fails(1, "kiemdiem: -: Tệp trống; hãy chọn tệp khác");
}

/// What is weak is told with its line, for people and for machines, and by the exit code.
#[test]
fn weaknesses_are_told_with_line_and_reason() {
    let folder = Folder::new("reports-lint").copy("tests/fixtures/reports/auto-numbers.txt");
    let said = run(&folder, &["lint", "auto-numbers.txt"]);
    let wanted = "Dòng 26: gp3 không có người phụ trách; không biết hỏi ai\n";
    assert_eq!((said.code, said.err.as_str(), said.out.as_str()), (Some(3), "", wanted));
    let json = run(&folder, &["lint", "auto-numbers.txt", "--json", "--lang", "en"]);
    assert_eq!(json.code, Some(3));
    let found: Value = serde_json::from_str(&json.out).expect("JSON");
    let text = "Line 26: gp3 has no owner; nobody can tell whom to ask";
    let rule = "remedy-without-owner";
    let row = serde_json::json!({ "line": 26, "rule": rule, "item": "gp3", "text": text });
    assert_eq!(found, serde_json::json!({ "findings": [row] }));
    let sound = "I. Hạn chế\n- Sạt 40 m.\nII. Nguyên nhân\n- Mưa.\nIII. Giải pháp\n\
                 - Đồng chí A kè trước 30/6.\n";
    let fine = run_with(&folder, &["lint", "-"], &[], sound);
    assert_eq!((fine.code, fine.out.as_str()), (Some(0), "Không còn thiếu gì.\n"));
}

/// A document of a word processor makes the same session as its twin in plain text.
#[test]
fn a_document_makes_the_session_of_its_twin() {
    let place = "tests/fixtures/reports";
    let folder = Folder::new("reports-docx").copy(&format!("{place}/auto-numbers.txt"));
    let folder = folder.copy(&format!("{place}/auto-numbers.python-docx.docx"));
    for (report, file) in [("auto-numbers.txt", "a"), ("auto-numbers.python-docx.docx", "b")] {
        let said = run(&folder, &["new", report, "-o", file]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    }
    assert_eq!(folder.text("a"), folder.text("b"));
}

/// The refusal of an old encoding names the option that reads it, and that option does.
#[test]
fn an_old_encoding_is_read_by_the_option_that_is_named() {
    let folder = Folder::new("reports-old").copy("tests/bad/tcvn3.txt");
    let refused = run(&folder, &["outline", "tcvn3.txt"]);
    assert!(refused.code == Some(1) && refused.err.contains("--encoding tcvn3"), "{refused:?}");
    let said = run(&folder, &["outline", "tcvn3.txt", "--encoding", "tcvn3"]);
    assert!(said.code == Some(0) && said.out.contains("hạn chế"), "{said:?}");
    let wrong = run(&folder, &["outline", "tcvn3.txt", "--encoding", "latin"]);
    assert!(wrong.code == Some(2) && wrong.err.contains("windows-1258"), "{wrong:?}");
}

fn expectations(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.to_string_lossy().ends_with(".expect.json")).collect()
}

fn check(report: &Path, expected: &Path) {
    let name = report.display();
    let said = run(&Folder::new("reports"), &["outline", &report.to_string_lossy(), "--json"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{name}");
    let found: Value = serde_json::from_str(&said.out).expect("the outline is JSON");
    let text = fs::read_to_string(expected).expect("the expectation can be read");
    let wanted: Value = serde_json::from_str(&text).expect("the expectation is JSON");
    assert_eq!(found["title"], wanted["title"], "{name}");
    for key in ["sections", "shortcomings", "warnings"] {
        assert!(found[key].is_array(), "{name}: {key}");
    }
    let heads = |value: &Value| -> Vec<(Value, Value, Value)> {
        let each = |section: &Value| {
            (section["number"].clone(), section["title"].clone(), section["depth"].clone())
        };
        list(&value["sections"]).iter().map(each).collect()
    };
    assert_eq!(heads(&found), heads(&wanted), "{name}");
    let texts: Vec<&str> = list(&found["shortcomings"]).iter().map(text_of).collect();
    let starts: Vec<&str> = list(&wanted["shortcomings"])
        .iter()
        .map(|each| each.as_str().unwrap_or_else(|| text_of(each)))
        .collect();
    assert_eq!(texts.len(), starts.len(), "{name}: {texts:#?}");
    for (text, start) in texts.iter().zip(&starts) {
        assert!(text.starts_with(start), "{name}: {text:?} does not begin with {start:?}");
    }
    for key in ["causes_objective", "causes_subjective", "lessons", "remedies"] {
        let items = list(&found[key]);
        let count = wanted[key].as_u64().unwrap_or(list(&wanted[key]).len() as u64);
        assert_eq!(items.len() as u64, count, "{name}: {key}");
        assert!(items.iter().all(|item| !text_of(item).is_empty()), "{name}: {key}");
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text_of(item: &Value) -> &str {
    item["text"].as_str().expect("an item has its text")
}
