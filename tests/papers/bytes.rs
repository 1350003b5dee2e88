//! What holds of all files: the same bytes for the same session, refusals, no markup from texts.

use std::sync::Arc;

use kiemdiem::minutes::{Format, Kind, Refused, paper, write};
use kiemdiem::session::ids::MemberId;
use kiemdiem::session::paper::Say;
use kiemdiem::store::format;

use crate::docx::parts;
use crate::{finished, made, rules, sample, text, written};

/// Two copies of a paper can be compared byte by byte.
#[test]
fn the_same_session_gives_the_same_bytes() {
    for kind in Kind::ALL {
        for format in [Format::Docx, Format::Html, Format::Text, Format::Markdown] {
            let first = written(&finished(), kind, format);
            assert_eq!(first, written(&finished(), kind, format), "{kind:?} {format:?}");
        }
    }
    for part in parts(&written(&finished(), Kind::Minutes, Format::Docx)) {
        assert_eq!(part.date, (1980, 1, 1), "{}", part.name);
    }
}

#[test]
fn only_tables_become_tables() {
    for format in [Format::Csv, Format::Jsonl] {
        for kind in [Kind::Minutes, Kind::Extract, Kind::Notice] {
            let refused = write(&made(&finished(), kind), &rules().layout, format);
            assert_eq!(refused, Err(Refused::NotATable));
        }
        for kind in [Kind::Ballot, Kind::Plan, Kind::Opinions, Kind::Attendance] {
            assert!(!written(&finished(), kind, format).is_empty());
        }
    }
}

#[test]
fn extracts_are_for_members_of_the_session() {
    let (nobody, first) = (MemberId::new("m9").expect("an id"), MemberId::new("m1").expect("one"));
    let refused = paper(&finished(), &rules(), Kind::Extract, Some(&nobody));
    assert_eq!(refused, Err(Refused::NoSuchMember(nobody)));
    let refused = paper(&finished(), &rules(), Kind::Plan, Some(&first));
    assert_eq!(refused, Err(Refused::NotOfAMember));
    let empty = format::parse(b"schema = 3\n[meeting]\nkind = \"term\"\n").expect("a session");
    let refused = paper(&empty, &rules(), Kind::Extract, None);
    assert_eq!(refused, Err(Refused::NoMembers));
    let refused = paper(&empty, &rules(), Kind::Ballot, None);
    assert_eq!(refused, Err(Refused::NoBallot));
    let others = |kind: &Kind| !matches!(kind, Kind::Extract | Kind::Ballot);
    for kind in Kind::ALL.into_iter().filter(others) {
        assert!(!written(&empty, kind, Format::Docx).is_empty(), "blanks, to be filled by hand");
    }
}

/// A file written by a hand may hold letters that steer a terminal or break XML.
#[test]
fn no_text_is_markup_or_steers_a_terminal() {
    let mut session = finished();
    let mut remark = (*session.remarks[0]).clone();
    remark.wording.text = "</w:t> & <script>alert(1)</script>\u{1b}[2J\u{7}\u{202e}".to_owned();
    session.remarks[0] = Arc::new(remark);
    session.meeting.title.push_str("</title>\u{1b}]0;x\u{7}");
    for format in [Format::Markdown, Format::Text, Format::Html] {
        let text = text(&session, Kind::Minutes, format);
        let steers = |letter: char| letter != '\n' && letter.is_control() || letter == '\u{202e}';
        assert!(!text.contains(steers), "{format:?}");
    }
    let html = text(&session, Kind::Minutes, Format::Html);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"));
    for part in parts(&written(&session, Kind::Minutes, Format::Docx)) {
        assert!(!part.text.contains(['\u{1b}', '\u{7}']), "{}", part.name);
    }
}

/// The user's own words and figures are those of the paper; an empty sentence has no line.
#[test]
fn the_rules_are_followed() {
    let mut rules = rules();
    let (session, sentences) = (finished(), rules.sentences.clone());
    rules.sentences = kiemdiem::session::paper::Sentences::new(|say| {
        Some(match say {
            Say::MinutesTitle => "BIÊN BẢN HỌP".to_owned(),
            Say::Copies => String::new(),
            say => sentences.text(say).to_owned(),
        })
    })
    .expect("all are there");
    rules.switches.dash_rule = false;
    rules.switches.date_line = false;
    rules.switches.times = true;
    rules.office.superior = "Đảng bộ tỉnh Mẫu".to_owned();
    let made = paper(&session, &rules, Kind::Minutes, None).expect("the paper");
    let bytes = write(&made, &rules.layout, Format::Text).expect("text");
    let text = String::from_utf8(bytes).expect("text");
    for there in ["BIÊN BẢN HỌP\n", "ĐẢNG BỘ TỈNH MẪU", "lúc 08 giờ 15 phút"] {
        assert!(text.contains(there), "{there} in\n{text}");
    }
    for gone in ["   -----\n", "03 bản", "…………, ngày"] {
        assert!(!text.contains(gone), "{gone} in\n{text}");
    }
    assert!(text.contains("----------------------"), "the rule under the Party's name stays");
}

#[test]
fn a_draft_says_so_in_every_format() {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Ballot) {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            assert!(text(&sample(), kind, format).contains("DỰ THẢO"), "{kind:?} {format:?}");
            assert!(!text(&finished(), kind, format).contains("DỰ THẢO"), "{kind:?} {format:?}");
        }
        let heads = |session| {
            let parts = parts(&written(session, kind, Format::Docx));
            parts.iter().filter(|part| part.text.contains("DỰ THẢO")).count()
        };
        assert_eq!((heads(&sample()), heads(&finished())), (2, 0), "first page and others");
    }
}

/// What is handed to each person alone bears the mark by itself.
#[test]
fn each_part_of_a_draft_says_so() {
    let parts = sample().members.iter().filter(|member| member.rank.is_reviewed()).count();
    assert!(parts > 1);
    for format in [Format::Text, Format::Markdown] {
        let text = text(&sample(), Kind::Extract, format);
        assert_eq!(text.matches("DỰ THẢO").count(), parts, "{format:?}");
    }
    let page = text(&sample(), Kind::Extract, Format::Html);
    assert_eq!(page.matches("<p class=\"draft\">DỰ THẢO</p>").count(), parts);
}

/// Each person's extract has pages of its own, counted from 1, and no number on the first.
#[test]
fn pages_for_a_browser_are_counted_for_each_person() {
    let page = text(&finished(), Kind::Extract, Format::Html);
    let parts = page.matches("<section id=\"part").count();
    assert!(parts > 1 && page.matches("TRÍCH BIÊN BẢN</b>").count() == parts, "{page}");
    for number in 1..=parts {
        let own = format!("@page part{number} {{ counter-increment: part{number}; ");
        assert!(page.contains(&own), "{own}");
        let told = format!("content: counter(part{number}, number)");
        assert_eq!(page.matches(&told).count(), 1, "{told}");
    }
    assert!(page.contains("@counter-style number { system: fixed 1; symbols: ''; }"));
    assert!(!page.contains("counter(page"), "that counts all pages of the file");
}
