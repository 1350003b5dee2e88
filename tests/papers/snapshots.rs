//! Every paper as people read it. Read before accepting.

use insta::assert_snapshot;
use kiemdiem::minutes::{Format, Kind, paper, write};
use kiemdiem::session::ids::MemberId;

use crate::{finished, rules, sample, text};

#[test]
fn every_paper_as_text() {
    for kind in Kind::ALL {
        assert_snapshot!(format!("{}_txt", kind.name()), text(&finished(), kind, Format::Text));
    }
}

#[test]
fn every_paper_as_markdown() {
    for kind in Kind::ALL {
        let name = format!("{}_md", kind.name());
        assert_snapshot!(name, text(&finished(), kind, Format::Markdown));
    }
}

#[test]
fn the_minutes_of_a_meeting_in_its_midst_are_a_draft() {
    let text = text(&sample(), Kind::Minutes, Format::Text);
    assert!(text.trim_start().starts_with("DỰ THẢO\n"));
    assert_snapshot!("draft_txt", text);
}

#[test]
fn the_extract_for_one() {
    let member = MemberId::new("m2").expect("an id");
    let made = paper(&finished(), &rules(), Kind::Extract, Some(&member)).expect("he is there");
    let bytes = write(&made, &rules().layout, Format::Text).expect("text");
    assert_snapshot!("extract_m2_txt", String::from_utf8(bytes).expect("text"));
}

#[test]
fn the_minutes_as_a_page() {
    assert_snapshot!("minutes_html", text(&finished(), Kind::Minutes, Format::Html));
}

#[test]
fn the_opinions_as_tables() {
    let csv = text(&finished(), Kind::Opinions, Format::Csv);
    let csv = csv.strip_prefix('\u{feff}').expect("a mark").replace('\r', "");
    assert_snapshot!("opinions_csv", csv);
    assert_snapshot!("opinions_jsonl", text(&finished(), Kind::Opinions, Format::Jsonl));
}
