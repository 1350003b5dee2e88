//! Papers as they come out of another's program: LibreOffice opens each and prints it, and what is
//! printed is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kiemdiem::minutes::{Format, Kind, paper, write};
use kiemdiem::session::Session;

use crate::docx::{paragraphs, unescaped};
use crate::tool::can;
use crate::{finished, rules, sample};

/// A place on a page, in millimetres from its left and its upper edge, and the word there.
struct Word {
    left: f64,
    right: f64,
    top: f64,
    text: String,
}

/// The words of each page, as poppler finds them.
fn pages(pdf: &Path) -> Vec<Vec<Word>> {
    let said = said(Command::new("pdftotext").args(["-bbox"]).arg(pdf).arg("-"));
    let number = |tag: &str, name: &str| -> f64 {
        let value =
            tag.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
        let points: f64 = value.and_then(|(value, _)| value.parse().ok()).expect("a number");
        points * 25.4 / 72.0
    };
    let word = |line: &str| {
        let (tag, rest) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let text = unescaped(rest.strip_suffix("</word>")?);
        let [left, right, top] = ["xMin", "xMax", "yMin"].map(|name| number(tag, name));
        Some(Word { left, right, top, text })
    };
    let pages = said.split("<page ").skip(1);
    pages.map(|page| in_order(page.lines().filter_map(word).collect())).collect()
}

/// Words line by line, whatever their order in the file.
fn in_order(mut words: Vec<Word>) -> Vec<Word> {
    words.sort_by(|one, other| one.top.total_cmp(&other.top));
    let mut from = 0;
    for at in 1..=words.len() {
        if at == words.len() || words[at].top - words[from].top > 2.0 {
            words[from..at].sort_by(|one, other| one.left.total_cmp(&other.left));
            from = at;
        }
    }
    words
}

fn said(command: &mut Command) -> String {
    let said = command.output().unwrap_or_else(|why| panic!("{command:?}: {why}"));
    assert!(said.status.success(), "{command:?}: {said:?}");
    String::from_utf8(said.stdout).expect("UTF-8")
}

/// What is measured needs these two.
fn can_print(test: &str) -> bool {
    can(&["soffice", "--version"], test) && can(&["pdftotext", "-v"], test)
}

/// A folder with all papers of two meetings, as LibreOffice prints them.
fn printed(papers: &[(&str, &Session, Kind)]) -> (PathBuf, Vec<PathBuf>) {
    let folder = std::env::temp_dir().join(format!("kiemdiem-office-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder); // of a run that was killed
    fs::create_dir_all(&folder).expect("a folder");
    let mut files = Vec::new();
    for (name, session, kind) in papers {
        let Ok(made) = paper(session, &rules(), *kind, None) else { continue };
        let bytes = write(&made, &rules().layout, Format::Docx).expect("every paper has this");
        let path = folder.join(format!("{name}-{}.docx", kind.name()));
        fs::write(&path, bytes).expect("written");
        files.push(path);
    }
    // A profile of its own: one that a person has open would take the files and answer nothing.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let arguments = ["--headless", "--convert-to", "pdf", "--outdir"];
    let mut office = Command::new("soffice");
    said(office.arg(profile).args(arguments).arg(&folder).args(&files));
    let pdfs = files.iter().map(|file| file.with_extension("pdf")).collect();
    (folder, pdfs)
}

/// The words of a page that stand in its head, above the text: its number, the mark of a draft.
fn head(page: &[Word]) -> Vec<&str> {
    page.iter().filter(|word| word.top < 18.0).map(|word| word.text.as_str()).collect()
}

/// HD 36-HD/VPTW, measured on what is printed and not on what the file says: A4, 30 mm left, 15 mm
/// right, 20 mm above and below; the page's number in the middle of the text, 10 mm from the upper
/// edge, on each page but the first.
fn assert_measures(file: &Path, pages: &[Vec<Word>], is_justified: bool) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let info = said(Command::new("pdfinfo").arg(file));
    assert!(info.contains("(A4)"), "{name}: {info}");
    for (number, page) in (1..).zip(pages) {
        let body: Vec<&Word> = page.iter().filter(|word| word.top >= 18.0).collect();
        assert!(!body.is_empty(), "{name}: page {number} is empty");
        let edge = |all: &[f64], pick: fn(f64, f64) -> f64| all.iter().copied().reduce(pick);
        let lefts: Vec<f64> = body.iter().map(|word| word.left).collect();
        let rights: Vec<f64> = body.iter().map(|word| word.right).collect();
        let tops: Vec<f64> = body.iter().map(|word| word.top).collect();
        let left = edge(&lefts, f64::min).expect("words");
        let right = edge(&rights, f64::max).expect("words");
        let top = edge(&tops, f64::min).expect("words");
        let low = edge(&tops, f64::max).expect("words");
        assert!((29.0..=71.0).contains(&left), "{name}: page {number} begins at {left} mm");
        assert!(right <= 196.0, "{name}: page {number} reaches {right} mm");
        assert!((19.0..=23.0).contains(&top), "{name}: page {number} begins {top} mm down");
        assert!(low < 277.0, "{name}: page {number} goes down to {low} mm");
        if is_justified {
            assert!((left - 30.0).abs() <= 1.0, "{name}: page {number} begins at {left} mm");
            assert!((right - 195.0).abs() <= 1.0, "{name}: page {number} reaches {right} mm");
        }
    }
}

fn assert_numbered(file: &Path, pages: &[Vec<Word>]) {
    for (number, page) in (1..).zip(pages) {
        let text = number.to_string();
        let found = page.iter().find(|word| word.top < 18.0 && word.text == text);
        assert_eq!(found.is_some(), number > 1, "{file:?}: page {number} has {:?}", head(page));
        if let Some(found) = found {
            let middle = f64::midpoint(found.left, found.right);
            assert!((middle - 112.5).abs() <= 1.0, "{file:?}: {middle} mm");
            assert!((9.0..=12.0).contains(&found.top), "{file:?}: {} mm", found.top);
        }
    }
}

/// Every paragraph is printed, in order; the last one stands on the page of the signatures.
fn assert_whole(file: &Path, pages: &[Vec<Word>]) {
    let text_of = |page: &[Word]| -> String {
        page.iter().filter(|word| word.top >= 18.0).map(|word| word.text.as_str()).collect()
    };
    let printed: String = pages.iter().map(|page| text_of(page)).collect();
    let document = fs::read(file.with_extension("docx")).expect("it was written");
    let text = paragraphs(&document).into_iter().filter(|(style, _)| style == "TextBody");
    let mut from = 0;
    let mut last = String::new();
    for (_, text) in text {
        let words: String = text.split_whitespace().collect();
        let found = printed[from..].find(&words);
        assert!(found.is_some(), "{file:?}: {text} is not behind\n{}", &printed[..from]);
        from += found.unwrap_or_default();
        last = words;
    }
    let page = text_of(pages.last().expect("a page"));
    assert!(page.contains(&last) && last.len() > 10, "{file:?}: {last} is not in {page}");
}

/// Every paper of a meeting that is over and of one in its midst is opened, fits on its pages, and
/// has its words.
#[test]
fn another_program_prints_every_paper() {
    if !can_print("another_program_prints_every_paper") {
        return;
    }
    let (over, midst) = (finished(), sample());
    let all: Vec<_> = (Kind::ALL.iter())
        .flat_map(|kind| [("xong", &over, *kind), ("mau", &midst, *kind)])
        .collect();
    let (folder, files) = printed(&all);
    assert_eq!(files.len(), 2 * Kind::ALL.len() - 1, "only the sample has had no secret ballot");
    for file in &files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let pages = pages(file);
        // Lines of these go from margin to margin on each page.
        assert_measures(file, &pages, name == "mau-minutes");
        let is_one_for_each = name.ends_with("extract");
        if is_one_for_each {
            let first = pages.iter().filter(|page| page.iter().any(|word| word.text == "TRÍCH"));
            assert!(first.clone().count() > 1, "{name}: one for each on pages of its own");
            assert!(first.clone().all(|page| head(page).iter().all(|word| *word != "1")));
        } else {
            assert_numbered(file, &pages);
        }
        let is_draft = |page: &Vec<Word>| head(page).ends_with(&["DỰ", "THẢO"]);
        assert_eq!(pages.iter().all(is_draft), name.starts_with("mau"), "{name}");
        assert_whole(file, &pages);
    }
    fs::remove_dir_all(folder).expect("our own folder");
}
