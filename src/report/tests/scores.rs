//! How well reports are read: precision, recall and F1 of what was found against what a careful
//! reader found, on the reports of this folder and on random outlines written in random styles.

use std::collections::HashMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::{fixtures, read};
use crate::report::{docx, grammar};
use crate::session::outline::{Item, Outline, Role, Side};

/// How a report is written.
#[derive(Debug, Clone)]
struct Style {
    roman: &'static str,
    number: &'static str,
    item: &'static str,
    gap: &'static str,
    top: Top,
    carrier: Carrier,
}

/// What the parts of a report begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Top {
    Roman,
    Part,
    Capital,
    Markdown,
}

/// What a report comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Carrier {
    Utf8,
    Utf16,
    Pieces,
    Document,
}

impl Carrier {
    fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf16 => {
                let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
                [0xff, 0xfe].into_iter().chain(wide).collect()
            }
            Self::Pieces => text.nfd().collect::<String>().into_bytes(),
            Self::Document => docx::tests::of_lines(text),
        }
    }
}

fn styles() -> impl Strategy<Value = Style> {
    (
        prop::sample::select(vec![". ", "/ ", "- ", ".", "/", "-", ") "]),
        prop::sample::select(vec![". ", "/ ", "- ", ".", ") "]),
        prop::sample::select(vec![
            "- ",
            "– ",
            "-",
            "+ ",
            "• ",
            "* ",
            "\u{f0b7} ",
            "1. ",
            "a) ",
            "Một là, ",
            "Thứ nhất, ",
            "(1) ",
            "1/ ",
            "a- ",
            "▪",
        ]),
        prop::sample::select(vec!["\n", "\r\n", "\n\n", " \n"]),
        prop::sample::select(vec![Top::Roman, Top::Part, Top::Capital, Top::Markdown]),
        prop::sample::select(vec![
            Carrier::Utf8,
            Carrier::Utf16,
            Carrier::Pieces,
            Carrier::Document,
        ]),
    )
        .prop_map(|(roman, number, item, gap, top, carrier)| Style {
            roman,
            number,
            item,
            gap,
            top,
            carrier,
        })
}

fn sentences(most: usize) -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec!["nước", "đường", "trẻ", "làng", "vườn", "chợ", "đèn"]);
    let sentence =
        prop::collection::vec(word, 3..25).prop_map(|words| format!("Ở {}.", words.join(" ")));
    prop::collection::vec(sentence, 1..most)
}

impl Style {
    fn items(&self, out: &mut String, texts: &[String]) {
        let words = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám"];
        for (at, text) in texts.iter().enumerate() {
            let letter = grammar::LETTERS.chars().nth(at).unwrap();
            let mark = match self.item {
                "1. " => format!("{}. ", at + 1),
                "a) " => format!("{letter}) "),
                "1/ " => format!("{}/ ", at + 1),
                "(1) " => format!("({}) ", at + 1),
                "a- " => format!("{letter}- "),
                "Một là, " => format!("{} là, ", words[at]),
                "Thứ nhất, " if at == 0 => "Thứ nhất, ".to_owned(),
                "Thứ nhất, " => format!("Thứ {}, ", words[at].to_lowercase()),
                mark => mark.to_owned(),
            };
            write!(out, "{mark}{text}{}", self.gap).unwrap();
        }
    }

    fn heading(&self, out: &mut String, number: &str, title: &str) {
        let gap = self.gap;
        if !number.starts_with('I') {
            let sign = if self.top == Top::Markdown { "### " } else { "" };
            return write!(out, "{sign}{number}{}{title}{gap}", self.number).unwrap();
        }
        match self.top {
            Top::Roman => write!(out, "{number}{}{title}{gap}", self.roman),
            Top::Part => write!(out, "PHẦN {number}: {title}{gap}"),
            Top::Markdown => write!(out, "## {number}. {title}{gap}"),
            Top::Capital => {
                let at = ["I", "II", "III", "IV"].iter().position(|each| *each == number);
                write!(out, "{}. {title}{gap}", ["A", "B", "C", "D"][at.unwrap()])
            }
        }
        .unwrap();
    }
}

/// Composes what was read, for letters may have come in pieces.
fn composed(mut outline: Outline) -> Outline {
    let Outline { title, sections, shortcomings, causes, lessons, remedies, .. } = &mut outline;
    let titles = sections.iter_mut().map(|each| &mut each.title);
    let causes = causes.iter_mut().map(|cause| &mut cause.item);
    let items = causes.chain(lessons).chain(remedies).map(|item| &mut item.text);
    let texts = items
        .chain(shortcomings.iter_mut().map(|each| &mut each.text))
        .chain([title])
        .chain(titles);
    for text in texts {
        *text = crate::text::composed(text);
    }
    outline
}

/// What a report says, apart from how it is written.
#[derive(Debug, Clone)]
struct Said {
    shortcomings: Vec<String>,
    objective: Vec<String>,
    subjective: Vec<String>,
    lessons: Vec<String>,
    remedies: Vec<String>,
}

fn said() -> impl Strategy<Value = Said> {
    let parts = (sentences(8), sentences(4), sentences(4), sentences(6), sentences(8));
    parts.prop_map(|(shortcomings, objective, subjective, lessons, remedies)| Said {
        shortcomings,
        objective,
        subjective,
        lessons,
        remedies,
    })
}

/// The headings of each report that is made: number, title, depth, role.
const HEADINGS: [(&str, &str, u8, Role); 8] = [
    ("I", "ƯU ĐIỂM", 1, Role::Strengths),
    ("II", "HẠN CHẾ VÀ NGUYÊN NHÂN", 1, Role::Shortcomings),
    ("1", "Hạn chế", 2, Role::Shortcomings),
    ("2", "Nguyên nhân", 2, Role::Causes),
    ("2.1", "Khách quan", 3, Role::CausesObjective),
    ("2.2", "Chủ quan", 3, Role::CausesSubjective),
    ("III", "BÀI HỌC KINH NGHIỆM", 1, Role::Lessons),
    ("IV", "PHƯƠNG HƯỚNG KHẮC PHỤC", 1, Role::Remedies),
];

/// Writes a report in a style.
fn written(style: &Style, said: &Said) -> String {
    let mut text = format!("BÁO CÁO{0}Kiểm điểm của chi uỷ{0}-----{0}", style.gap);
    for (number, title, _, _) in HEADINGS {
        style.heading(&mut text, number, title);
        match number {
            "I" => write!(text, "Làng vững.{}", style.gap).unwrap(),
            "1" => style.items(&mut text, &said.shortcomings),
            "2.1" => style.items(&mut text, &said.objective),
            "2.2" => style.items(&mut text, &said.subjective),
            "III" => style.items(&mut text, &said.lessons),
            "IV" => style.items(&mut text, &said.remedies),
            _ => {}
        }
    }
    text
}

/// What was found, as texts of one sort to be counted: shortcomings, causes with their side,
/// lessons, remedies, headings.
type Found = [Vec<String>; 5];

const SORTS: [&str; 5] = ["shortcomings", "causes", "lessons", "remedies", "headings"];

fn found(outline: &Outline) -> Found {
    let texts = |items: &[Item]| items.iter().map(|each| each.text.clone()).collect();
    let causes = outline.causes.iter();
    let headings = outline.sections.iter();
    [
        outline.shortcomings.iter().map(|each| each.text.clone()).collect(),
        causes.map(|each| format!("{:?} {}", each.side, each.item.text)).collect(),
        texts(&outline.lessons),
        texts(&outline.remedies),
        headings.map(|each| format!("{} {} {:?}", each.depth, each.title, each.role)).collect(),
    ]
}

fn wanted(said: &Said) -> Found {
    let of = |side: Side, texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| format!("{side:?} {text}")).collect()
    };
    let headings = HEADINGS.iter();
    let headings = headings.map(|(_, title, depth, role)| format!("{depth} {title} {role:?}"));
    [
        said.shortcomings.clone(),
        [of(Side::Objective, &said.objective), of(Side::Subjective, &said.subjective)].concat(),
        said.lessons.clone(),
        said.remedies.clone(),
        headings.collect(),
    ]
}

/// What a careful reader found in one of the reports of the folder.
fn read_by_hand(expected: &str) -> Found {
    let expected: Value = serde_json::from_str(expected).unwrap();
    let text = |each: &Value, field: &str| each[field].as_str().unwrap().to_owned();
    let all = |field: &str| expected[field].as_array().unwrap().clone();
    let texts =
        |field: &str| -> Vec<String> { all(field).iter().map(|each| text(each, "text")).collect() };
    let causes = [
        ("causes_objective", Side::Objective),
        ("causes_subjective", Side::Subjective),
        ("causes_unsaid", Side::Unsaid),
    ];
    let of_side = |(field, side): (&str, Side)| -> Vec<String> {
        texts(field).into_iter().map(|text| format!("{side:?} {text}")).collect()
    };
    let heading =
        |each: &Value| format!("{} {} {}", each["depth"], text(each, "title"), text(each, "role"));
    [
        texts("shortcomings"),
        causes.into_iter().flat_map(of_side).collect(),
        texts("lessons"),
        texts("remedies"),
        all("sections").iter().map(heading).collect(),
    ]
}

/// How much was wanted, found, and both.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    wanted: usize,
    found: usize,
    both: usize,
}

impl Score {
    fn add(&mut self, wanted: &[String], found: &[String]) {
        let mut left: HashMap<&String, usize> = HashMap::new();
        wanted.iter().for_each(|text| *left.entry(text).or_default() += 1);
        for text in found {
            if let Some(count) = left.get_mut(text).filter(|count| **count > 0) {
                *count -= 1;
                self.both += 1;
            }
        }
        self.wanted += wanted.len();
        self.found += found.len();
    }

    fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { self.both as f64 / self.found as f64 }
    }

    fn recall(self) -> f64 {
        if self.wanted == 0 { 1.0 } else { self.both as f64 / self.wanted as f64 }
    }

    fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if self.both == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

/// Prints the scores and holds each to what is promised of it.
#[allow(clippy::print_stdout, reason = "the figures are read with --nocapture")]
fn hold(what: &str, scores: [Score; 5], limits: [f64; 5]) {
    for ((sort, score), limit) in SORTS.iter().zip(scores).zip(limits) {
        println!(
            "{what}: {sort} {} of {}, precision {:.4}, recall {:.4}, F1 {:.4} (at least {limit})",
            score.both,
            score.wanted,
            score.precision(),
            score.recall(),
            score.f1(),
        );
        assert!(score.wanted > 0 && score.f1() >= limit, "{what}: {sort} {score:?}");
    }
}

/// Scores count what they say: a wrong one costs precision, a missing one recall.
#[test]
fn a_score_is_no_equality() {
    let texts = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut score = Score::default();
    score.add(&texts("a b b c"), &texts("a b d"));
    let (precision, recall) = (2.0 / 3.0, 0.5);
    assert!((score.precision() - precision).abs() < 1e-9 && (score.recall() - recall).abs() < 1e-9);
    assert!((score.f1() - 2.0 * precision * recall / (precision + recall)).abs() < 1e-9);
    assert!(Score::default().f1() < 1e-9);
}

/// The promise: items of our own reports are found with an F1 of 1, headings of 0.98.
#[test]
fn our_own_reports_are_read_well() {
    let mut scores = [Score::default(); 5];
    let fixtures = fixtures();
    assert!(fixtures.len() >= 25);
    for (_, report, expected) in &fixtures {
        let found = found(&read(report.as_bytes()).unwrap().outline);
        for ((score, wanted), found) in scores.iter_mut().zip(read_by_hand(expected)).zip(found) {
            score.add(&wanted, &found);
        }
    }
    hold(&format!("{} reports", fixtures.len()), scores, [1.0, 1.0, 1.0, 1.0, 0.98]);
}

/// The promise: random outlines in random styles are read back with an F1 of 0.99. The same ones
/// at each run, so that the figure can be compared.
#[test]
fn random_renderings_are_read_well() {
    const RENDERINGS: usize = 500;
    let mut runner = TestRunner::deterministic();
    let mut scores = [Score::default(); 5];
    for _ in 0..RENDERINGS {
        let (style, said) = (styles(), said()).new_tree(&mut runner).unwrap().current();
        let text = written(&style, &said);
        let outline = composed(read(&style.carrier.bytes(&text)).unwrap().outline);
        for ((score, wanted), found) in scores.iter_mut().zip(wanted(&said)).zip(found(&outline)) {
            score.add(&wanted, &found);
        }
    }
    hold(&format!("{RENDERINGS} renderings"), scores, [0.99; 5]);
}

proptest! {
    /// An outline written in any style is read back the same.
    #[test]
    fn what_is_written_in_any_style_is_read_back(style in styles(), said in said()) {
        let text = written(&style, &said);
        let outline = composed(read(&style.carrier.bytes(&text)).unwrap().outline);
        prop_assert_eq!(&*outline.title, "BÁO CÁO Kiểm điểm của chi uỷ");
        if style.top == Top::Roman {
            let ids: Vec<_> = outline.sections.iter().map(|each| each.id.as_str()).collect();
            let expected = ["I", "II", "II.1", "II.2", "II.2.1", "II.2.2", "III", "IV"];
            prop_assert_eq!(ids, expected, "{}", text);
        }
        prop_assert_eq!(found(&outline), wanted(&said), "{}", text);
    }
}
