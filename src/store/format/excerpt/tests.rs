//! What a search finds in the excerpt is what it finds in the whole.

use proptest::prelude::*;
use proptest::sample::{Index as Which, select};

use super::*;
use crate::session::find::{Entry, Index, Names, Query};
use crate::session::remark::Kind;
use crate::store::format::tests::random::sessions;
use crate::store::format::{parse, print, schema_json};

const DONE: &str = include_str!("../../../../tests/fixtures/sessions/xong.toml");

fn names() -> Names {
    let kinds = Kind::ALL.into_iter().map(|kind| (kind, format!("{kind:?}"))).collect();
    Names { kinds, collective: vec!["tập thể".to_owned()] }
}

fn found(session: &Session, query: &Query) -> Vec<Entry> {
    let index = Index::of(&session.for_others(), names());
    index.matching(query).into_iter().filter_map(|at| index.entry(at)).collect()
}

/// Returns words of all that can be found, those of people and of the meeting often.
fn said(session: &Session) -> String {
    let mut all = vec![session.meeting.title.clone()];
    all.extend(session.members.iter().map(|member| member.name.clone()));
    all.extend(session.remarks.iter().map(|remark| remark.wording.text.clone()));
    all.extend(session.shortcomings().map(|each| each.shortcoming.text.clone()));
    all.extend(session.agenda.iter().map(|step| step.title.clone()));
    all.extend(session.motions.iter().map(|motion| motion.text.clone()));
    all.join(" ")
}

/// Asserts that both ways find the same; tells whether the short way was gone.
fn check(text: &str, typed: &str) -> bool {
    let query = Query::read(typed);
    let needles = Needle::all(&query.words().join(" "));
    let whole = parse(text.as_bytes()).unwrap();
    let wanted = Wanted { needles: &needles, needs: query.needs() };
    let left = match excerpt(text.as_bytes(), &wanted) {
        Excerpt::Nothing => Vec::new(),
        Excerpt::Part(session) => found(&session, &query),
        Excerpt::Whole => return false,
    };
    assert_eq!(left, found(&whole, &query), "{typed}\n{text}");
    true
}

const FILTERS: [&str; 14] = [
    "",
    "",
    "",
    "",
    " open",
    " by:m1",
    " to:collective",
    " #1",
    " #hc1",
    " #m1.hc1",
    " year:20",
    " kind:note",
    " body:x",
    " #zz",
];

proptest! {
    /// Words of the session itself, alone and together, with filters or without.
    #[test]
    fn the_excerpt_has_all_that_the_whole_has(
        session in sessions(),
        which in prop::collection::vec(any::<Which>(), 1..3),
        filter in select(&FILTERS[..]),
    ) {
        // An escape is for the parser alone; where the rest is still a session it is tried.
        let text = print(&session).replace('\\', "/");
        prop_assume!(parse(text.as_bytes()).is_ok());
        let said = said(&parse(text.as_bytes()).unwrap());
        let words: Vec<&str> = said.split_whitespace().collect();
        let typed: Vec<&str> = which.iter().map(|at| *at.get(&words)).collect();
        let typed = typed.join(" ");
        check(&text, &format!("{typed}{filter}"));
    }
}

#[test]
fn words_of_a_whole_meeting_are_found_the_short_way() {
    assert!(!DONE.contains('\\'));
    let words =
        DONE.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let mut short = 0;
    for pair in words.windows(2).step_by(7) {
        for typed in [pair[0].to_owned(), pair.join(" "), format!("{} by:m2 year:2025", pair[1])] {
            short += usize::from(check(DONE, &typed));
        }
    }
    assert!(short > 500, "{short}: the short way is hardly ever gone");
}

/// What only looks like the head of a table is none, and what might be one is not cut at.
#[test]
fn heads_within_texts_do_not_cut() {
    let head = "schema = 3\n[meeting]\nkind = \"term\"\n";
    let remark = |id: &str, text: &str| {
        format!(
            "[[remark]]\nid = \"{id}\"\nat = 2025-06-10T08:00:00Z\nkind = \"note\"\ntext = {text}\n"
        )
    };
    for text in [
        "\"\"\"\nmot\n[[remark]]\nhai\"\"\"",
        "'''mot\n[[member]]\n# ''' # hai",
        "'''mot\n\"\"\"\n[seal]\nhai\n'''",
        "\"\"\"mot \"\"\"\"\" # \"\"\" hai",
        "\"mot ''' hai\" # \"",
        "'mot \"\"\" hai'",
        "\"mot\" # ''' hai",
    ] {
        let text = format!("{head}{}# \"\"\"\n{}", remark("a", text), remark("b", "\"mot hai\""));
        for typed in ["mot", "hai", "mot hai", "remark"] {
            assert!(check(&text, typed), "{typed}\n{text}");
        }
    }
    for odd in ["  [[remark]]", "[[ remark ]]", "[[\"remark\"]]", "[[remark]] # x"] {
        let text = format!("{head}{}", remark("a", "\"mot\"").replace("[[remark]]", odd));
        assert!(parse(text.as_bytes()).is_ok() && !check(&text, "mot"), "{odd}");
    }
}

/// Brackets are many where somebody draws with them: each costs what another letter costs, and
/// hides no text that begins behind it.
#[test]
fn brackets_within_a_line_are_passed_over() {
    let brackets = "[".repeat(4 * 1024 * 1024);
    let text = format!("[[remark]]\ntext = \"{brackets}\"\nx = [\"a\", '''\n[seal]\n''']\n");
    assert_eq!(pieces(text.as_bytes()).unwrap().len(), 1);
    assert!(pieces(format!("{text} [seal]").as_bytes()).is_none());
}

/// A table that the format has is one that is cut or kept: a new one is not forgotten here.
#[test]
fn every_table_is_known() {
    let schema: serde_json::Value = serde_json::from_str(&schema_json()).unwrap();
    let tables = schema["properties"].as_object().unwrap();
    assert!(tables.len() > 20);
    for name in tables.keys().filter(|name| !["schema", "revision"].contains(&name.as_str())) {
        assert!(sort(name.as_bytes()).is_some(), "{name}");
    }
}
