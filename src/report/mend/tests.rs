//! What the user decides of a line holds, and the rest is guessed again around it.

use proptest::prelude::*;

use super::*;
use crate::session::outline::Outline;

const REPORT: &str = "BÁO CÁO KIỂM ĐIỂM\n\
    I. ƯU ĐIỂM\n\
    1. Công tác tư tưởng\n\
    - Đã mở bốn lớp học.\n\
    II. HẠN CHẾ, KHUYẾT ĐIỂM\n\
    - Việc một còn chậm. Nguyên nhân: cán bộ mới.\n\
    Đoạn không có dấu.\n\
    - Việc hai\n\
    còn chậm.\n\
    Bài học rút ra từ đó\n\
    - Phải kiểm tra.\n\
    12\n\
    Nơi nhận:\n\
    - Như trên";

fn source(text: &str) -> Source {
    Source::read(text.as_bytes(), ReadAs::default()).unwrap()
}

/// Decides lines by their number in the file; each is one line, with no empty one above.
fn decisions(source: &Source, made: &[(u32, Decision)]) -> Decisions {
    let mut decisions = Decisions::default();
    for (line, decision) in made {
        let spot = spot(*line as usize - 1, 0);
        decisions.decide(spot, &source.lines[*line as usize - 1].text, Some(*decision));
    }
    decisions
}

fn print(outline: &Outline, row: &Row) -> String {
    match &row.taken {
        Taken::Title => "title".to_owned(),
        Taken::Heading(id) => {
            let section = outline.section(id).unwrap();
            format!("{}{} {:?}", "#".repeat(section.depth.into()), id, section.role)
        }
        Taken::Item(role, number) => format!("{role:?} {number}"),
        taken => format!("{taken:?}"),
    }
}

fn check(text: &str, made: &[(u32, Decision)], rows: &[(u32, &str)]) -> Mended {
    let source = source(text);
    let mended = source.mended(&decisions(&source, made));
    let printed: Vec<(u32, String)> =
        mended.rows.iter().map(|row| (row.number, print(&mended.reading.outline, row))).collect();
    for (line, wanted) in rows {
        let found = printed.iter().find(|(number, _)| number == line);
        assert_eq!(found.map(|(_, found)| &**found), Some(*wanted), "{line} of {printed:#?}");
    }
    mended
}

#[test]
fn every_line_says_what_it_was_taken_for() {
    check(
        REPORT,
        &[],
        &[
            (1, "title"),
            (2, "#I Strengths"),
            (3, "##I.1 Strengths"),
            (4, "Paragraph"),
            (5, "#II Shortcomings"),
            (6, "Shortcomings 1"),
            (7, "Continuation"),
            (8, "Shortcomings 2"),
            (9, "Continuation"),
            (10, "Continuation"),
            (12, "LeftOut(PageNumber)"),
            (13, "LeftOut(End)"),
            (14, "LeftOut(End)"),
        ],
    );
}

#[test]
fn every_line_says_why_and_how_sure_that_is() {
    use Confidence::{Guess, Likely, Sure};
    let source = source(REPORT);
    let rows = source.mended(&decisions(&source, &[(11, Decision::Item(None))])).rows;
    let told: Vec<_> = rows.iter().map(|row| (row.number, row.reason, row.confidence)).collect();
    for wanted in [
        (1, Reason::Title, Likely),
        (2, Reason::HeadingMark, Sure),
        (3, Reason::HoldsOthers, Likely),
        (4, Reason::NoList, Sure),
        (6, Reason::MarkInList, Sure),
        (7, Reason::UnderItem, Guess),
        (8, Reason::MarkInList, Sure),
        (11, Reason::Decided, Sure),
        (12, Reason::Looks, Sure),
        (13, Reason::Outside, Likely),
    ] {
        assert!(told.contains(&wanted), "{wanted:?} of {told:#?}");
    }
}

#[test]
fn a_line_says_in_which_columns_it_stands() {
    let text = "BÁO CÁO KIỂM ĐIỂM\r\n\tI. HẠN CHẾ\u{b}  - Việc một.\n   - Việc hai; việc ba.  \n";
    let source = source(text);
    let mut made = Decisions::default();
    let places = source.places_to_split(&source.mended(&made).rows[3]);
    made.split(places[0], source.words_from(&source.mended(&made).rows[3], places[0]));
    for row in source.mended(&made).rows {
        let line: Vec<char> = text.lines().nth(row.number as usize - 1).unwrap().chars().collect();
        let (from, to) = (*row.columns.start() as usize, *row.columns.end() as usize);
        let there: String = line[from - 1..to].iter().collect();
        assert_eq!(there.trim(), source.words(&row), "{row:?}");
    }
}

#[test]
fn a_line_becomes_what_the_user_says() {
    use Decision::*;
    check(REPORT, &[(4, Item(None))], &[(4, "Shortcomings 1"), (6, "Shortcomings 2")]);
    check(REPORT, &[(4, Item(Some(Role::Lessons)))], &[(4, "Lessons 1"), (6, "Shortcomings 1")]);
    check(REPORT, &[(7, Item(None))], &[(6, "Shortcomings 1"), (7, "Shortcomings 2")]);
    check(REPORT, &[(6, Paragraph)], &[(6, "Paragraph"), (8, "Shortcomings 1")]);
    check(
        REPORT,
        &[(10, Heading(Some(Role::Lessons)))],
        &[(8, "Shortcomings 2"), (10, "##II._1 Lessons"), (11, "Lessons 1")],
    );
    check(REPORT, &[(8, LeftOut)], &[(8, "LeftOut(Decided)"), (6, "Shortcomings 1")]);
    check(REPORT, &[(12, Item(None))], &[(12, "Shortcomings 4")]);
    check(
        REPORT,
        &[(13, Heading(Some(Role::Remedies)))],
        &[(13, "##II._1 Remedies"), (14, "Remedies 1")],
    );
    check(REPORT, &[(5, Heading(Some(Role::Remedies)))], &[(6, "Remedies 1")]);
}

#[test]
fn lines_are_joined_and_split() {
    let mended = check(REPORT, &[(9, Decision::Joined)], &[(9, "Joined"), (8, "Shortcomings 2")]);
    let outline = &mended.reading.outline;
    assert_eq!(outline.shortcomings[1].text, "Việc hai còn chậm.\nBài học rút ra từ đó");
    let source = source(REPORT);
    let places = source.places_to_split(&mended.rows[5]);
    assert_eq!(places.len(), 2, "behind the sentence, and behind the colon");
    assert_eq!(source.words_from(&mended.rows[5], places[0]), "Nguyên nhân: cán bộ mới.");
    let mut decisions = Decisions::default();
    decisions.split(places[0], source.words_from(&mended.rows[5], places[0]));
    let split = source.mended(&decisions);
    assert_eq!(source.words(&split.rows[5]), "- Việc một còn chậm.");
    assert_eq!(source.words(&split.rows[6]), "Nguyên nhân: cán bộ mới.");
    assert_eq!(split.reading.outline.causes[0].item.text, "cán bộ mới.");
    assert_eq!(source.moved(&decisions), (decisions.clone(), vec![]), "the same report");
    decisions.unsplit(places[0]);
    assert!(decisions.is_empty());
}

/// A whole list in one paragraph is one row: what was decided of it holds for the whole.
#[test]
fn a_list_in_one_paragraph_is_one_row() {
    let text = "I. BÀI HỌC KINH NGHIỆM\n\
        Một là, phải hỏi dân trước khi làm; hai là, phải báo lại cho dân khi đã làm xong.";
    let mended = check(text, &[], &[(2, "Lessons 1")]);
    assert_eq!((mended.rows.len(), mended.reading.outline.lessons.len()), (2, 2));
    let mended = check(text, &[(2, Decision::Item(None))], &[(2, "Lessons 1")]);
    assert_eq!(mended.reading.outline.lessons.len(), 1);
}

#[test]
fn decisions_move_with_their_lines_to_a_later_draft() {
    use Decision::*;
    let first = source(REPORT);
    let made = decisions(&first, &[(4, Item(None)), (7, Heading(None)), (10, LeftOut)]);
    let later = REPORT.replace("- Đã mở", "- Đã họp.\n- Đã mở").replace("Bài học rút ra", "Rút ra");
    let (moved, lost) = source(&later).moved(&made);
    assert_eq!(lost, ["Bài học rút ra từ đó"], "it is worded otherwise");
    let lines: Vec<(u32, Decision)> =
        moved.made.iter().map(|(spot, made)| (spot.line + 1, made.decision)).collect();
    assert_eq!(lines, [(5, Item(None)), (8, Heading(None))]);
}

/// A number may be another in the next draft, words may have come behind; what stands twice is
/// nobody's guess.
#[test]
fn a_mended_line_is_found_by_its_words_whatever_its_number() {
    use Decision::*;
    let first = source(REPORT);
    let mut made = decisions(&first, &[(3, Paragraph), (8, Heading(None)), (11, LeftOut)]);
    let cut = first.places_to_split(&first.mended(&made).rows[5])[0];
    made.split(cut, "Nguyên nhân: cán bộ mới.");
    let later = REPORT
        .replace("1. Công tác", "1. Công tác khác\n2. Công tác")
        .replace("- Việc hai\n", "- Việc hai\n- Phải kiểm tra.\n")
        .replace("- Việc một còn chậm.", "- Việc một vẫn còn chậm.");
    let later = source(&later);
    let (moved, lost) = later.moved(&made);
    assert_eq!(lost, ["- Phải kiểm tra."], "it stands twice and not where it was");
    assert_eq!(later.numbers(&moved).collect::<Vec<_>>(), [4, 7, 9]);
    let mended = later.mended(&moved);
    let cause = &mended.reading.outline.causes[0];
    assert_eq!((&*cause.item.text, cause.item.place.line), ("cán bộ mới.", 7));
    assert_eq!(mended.reading.outline.mends, moved);
}

#[test]
fn doubts_lead_to_their_rows() {
    let mended = check(REPORT, &[], &[]);
    let rows: Vec<u32> =
        mended.doubtful().iter().map(|(row, _)| mended.rows[*row].number).collect();
    assert!(rows.contains(&7) && rows.contains(&9) && rows.contains(&10), "{rows:?}");
    assert!(rows.is_sorted());
}

fn all_text(outline: &Outline) -> String {
    let mut all = vec![outline.title.clone(), outline.preamble.clone()];
    for section in &outline.sections {
        all.extend([section.number.clone(), section.title.clone(), section.text.clone()]);
    }
    all.extend(outline.shortcomings.iter().map(|each| each.text.clone()));
    all.extend(outline.causes.iter().map(|each| each.item.text.clone()));
    all.extend(outline.lessons.iter().chain(&outline.remedies).map(|each| each.text.clone()));
    all.join("\n")
}

/// Letters of a text without blanks and signs that headings and items leave off.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).collect()
}

fn a_decision() -> impl Strategy<Value = Decision> {
    let role = proptest::option::of(proptest::sample::select(&Role::ALL[..]));
    (0..5, role).prop_map(|(which, role)| match which {
        0 => Decision::Heading(role),
        1 => Decision::Item(role),
        2 => Decision::Paragraph,
        3 => Decision::Joined,
        _ => Decision::LeftOut,
    })
}

proptest! {
    /// Whatever is decided, no word of a line that is not left out is lost, and the decision is
    /// seen in what the line was taken for.
    #[test]
    fn no_word_is_lost(made in proptest::collection::btree_map(1_u32..15, a_decision(), 0..9)) {
        let source = source(REPORT);
        let made: Vec<(u32, Decision)> = made.into_iter().collect();
        let mended = source.mended(&decisions(&source, &made));
        let all = letters(&all_text(&mended.reading.outline));
        for row in &mended.rows {
            let words = source.words(row);
            if !matches!(row.taken, Taken::LeftOut(_)) {
                let mark = crate::report::marker::marker(words);
                let words = letters(&words[mark.map_or(0, |mark| mark.words)..]);
                prop_assert!(all.contains(&words), "{words} of {:?}", row.taken);
            }
            let decided = made.iter().find(|(line, _)| *line == row.number).map(|each| each.1);
            let holds = match decided {
                Some(Decision::Heading(_)) => matches!(row.taken, Taken::Heading(_)),
                Some(Decision::Item(_)) => matches!(row.taken, Taken::Item(..)),
                Some(Decision::LeftOut) => row.taken == Taken::LeftOut(Why::Decided),
                Some(_) => !matches!(row.taken, Taken::Heading(_) | Taken::Item(..)),
                None => true,
            };
            prop_assert!(holds, "{decided:?} and {:?}", row.taken);
        }
    }

    #[test]
    fn no_text_makes_it_panic(
        text in "([IV1-3]\\.|[-+*]|)( ?[Hạn chế:.]{0,12}|)\n{1,2}([a-c]\\) x|- y|z)\n(w|II. v)",
        made in proptest::collection::btree_map(0_u32..5, a_decision(), 0..5),
        cut in 0_u32..20,
    ) {
        let Ok(source) = Source::read(text.as_bytes(), ReadAs::default()) else { return Ok(()) };
        let mut decisions = Decisions::default();
        for (line, decision) in made {
            decisions.decide(Spot { line, at: 0 }, "", Some(decision));
        }
        decisions.split(Spot { line: cut % 4, at: cut }, "");
        let _ = source.mended(&decisions);
    }
}
