//! The promise of the minutes: each remark that belongs into them is there, in full and in order;
//! what is struck, private or was worded otherwise before never is.

use std::sync::Arc;

use chrono::Duration;
use kiemdiem::minutes::{Format, Kind};
use kiemdiem::session::Session;
use kiemdiem::session::agenda::Step;
use kiemdiem::session::ids::{MemberId, RemarkId};
use kiemdiem::session::member::Party;
use kiemdiem::session::remark::{
    Answer, Kind as RemarkKind, Link, Marks, Remark, Strike, Verdict, Wording,
};
use proptest::prelude::*;

use crate::docx::paragraphs;
use crate::{finished, sample, text, written};

/// How one remark of a random meeting is made: numbers that choose, and its words.
type Seed = (u8, u8, u8, u8, u8, i64, String);

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    let words =
        "[a-zăâđêôơưếọ<>&*_|#=+\"\\-]{1,12}( [a-zđếọ0-9.]{1,9}){0,30}(\n[A-ZĐa-z ]{1,30}[a-z])?";
    let seed =
        (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), 0..2000_i64, words);
    proptest::collection::vec(seed, 0..40)
}

/// A meeting with these remarks instead of its own.
fn meeting(seeds: Vec<Seed>) -> Session {
    let mut session = finished();
    let steps: Vec<Step> = session.agenda.to_vec();
    let members: Vec<MemberId> = session.members.iter().map(|member| member.id.clone()).collect();
    let opened = session.standing.sittings[0].opened;
    let id = |index: usize| RemarkId::new(format!("r{index}")).expect("an id");
    let count = seeds.len();
    let mut remarks = Vec::new();
    for (index, (step, by, to, kind, fate, minutes, words)) in seeds.into_iter().enumerate() {
        let pick = |number: u8| members.get(usize::from(number) % (members.len() + 2)).cloned();
        let kind = RemarkKind::ALL[usize::from(kind) % RemarkKind::ALL.len()];
        let to = pick(to).map(Party::Member).or((to % 2 == 0).then_some(Party::Collective));
        let step = steps.get(usize::from(step) % (steps.len() + 1)).map(|step| step.id.clone());
        let at = opened + Duration::minutes(minutes);
        let answer = (kind.wants_answer() && fate % 3 == 0).then(|| Answer {
            verdict: Verdict::ALL[usize::from(by) % 3],
            by: (by % 2 == 0 && count > 1).then(|| id((index + 1) % count)),
        });
        // What must stay inside bears a mark of its own.
        let hidden = matches!(fate % 5, 0 | 1);
        let words = if hidden { format!("KÍN{index} {words}") } else { words };
        remarks.push(Arc::new(Remark {
            id: id(index),
            at,
            link: Link { step, by: pick(by), kind, to, shortcomings: Vec::new() },
            wording: Wording { text: words, earlier: Vec::new() },
            marks: Marks { private: fate % 5 == 0, check: fate % 2 == 0, promise: None },
            answer,
            struck: (fate % 5 == 1).then(|| Strike { at, reason: "KÍN".to_owned() }),
        }));
    }
    session.remarks = remarks;
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_missing_and_nothing_private_is_there(seeds in seeds()) {
        let session = meeting(seeds);
        let docx = paragraphs(&written(&session, Kind::Minutes, Format::Docx));
        let mut rest = docx.iter().map(|(_, text)| text.as_str());
        let plain = text(&session, Kind::Minutes, Format::Text);
        let plain: String = plain.split_whitespace().collect();
        let mut from = 0;
        for remark in session.remarks.iter() {
            if remark.marks.private || remark.struck.is_some() {
                continue;
            }
            for line in remark.wording.text.lines() {
                prop_assert!(rest.any(|text| text.ends_with(line)), "{line:?} in {docx:#?}");
                let line: String = line.split_whitespace().collect();
                let found = plain[from..].find(&line);
                prop_assert!(found.is_some(), "{line:?} as text");
                from += found.unwrap_or_default();
            }
        }
        for kind in Kind::ALL {
            let text = text(&session, kind, Format::Html);
            prop_assert!(!text.contains("KÍN"), "{kind:?}");
        }
    }
}

/// Private remarks, struck ones and earlier wordings of a real meeting are on no paper.
#[test]
fn what_is_not_for_papers_is_on_none() {
    for kind in Kind::ALL {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let text = text(&finished(), kind, format);
            for hidden in ["RIÊNG", "GẠCH", "LỜI CŨ", "kiểm tra trước", "ghi nhầm", "CHƯA"]
            {
                assert!(!text.contains(hidden), "{hidden} in {kind:?} {format:?}");
            }
        }
    }
}

/// HD 16-HD/VPTW: the minutes tell things in the order in which they happened. What was written
/// down after the meeting had moved on stands with the step in which it was said; what was said
/// when the meeting came back stands where it came back.
#[test]
fn the_minutes_follow_the_order_of_events() {
    let text = text(&finished(), Kind::Minutes, Format::Text);
    let mut from = 0;
    for words in [
        "2.2.2. Hạn chế 1\n",
        "Giao mỗi chỉ tiêu", // written down five minutes after the next step had begun
        "2.2.3. Hạn chế 2\n",
        "2.2.4. Kết luận phần tập thể\n",
        "tạm nghỉ hồi 11 giờ 20 phút",
        "tiếp tục làm việc hồi 13 giờ 30 phút",
        "2.3.1. Đ/c Nguyễn Văn A: tự phê bình\n",
        "2.4.1. Hạn chế 2 (tiếp theo)\n",
        "Đề nghị dán lịch",
        "2.5.1. Đ/c Nguyễn Văn A: tiếp thu, giải trình\n",
        "bỏ phiếu kín: Đánh giá, xếp loại chất lượng năm 2025",
        "3. Kết luận của người chủ trì\n",
        "4. Thông qua biên bản\n",
        "tán thành 03/03",
        "kết thúc hồi 16 giờ 45 phút",
    ] {
        let found = text[from..].find(words);
        assert!(found.is_some(), "{words} behind\n{}", &text[..from]);
        from += found.unwrap_or_default();
    }
    assert!(!text.contains("Hạn chế 1 (tiếp theo)"));
}

/// Times are whole seconds. What was said in the one in which the meeting moved on stands with its
/// step, and not behind those that were begun after it.
#[test]
fn what_happened_within_one_second_keeps_its_order() {
    let (at_leisure, mut session) = (sample(), sample());
    let at = session.standing.sittings[0].opened;
    session.standing.visits.iter_mut().for_each(|visit| visit.at = at);
    for remark in &mut session.remarks {
        Arc::make_mut(remark).at = at;
    }
    assert!(session.standing.visits.len() > 3);
    let minutes = |session| text(session, Kind::Minutes, Format::Text);
    assert_eq!(minutes(&session), minutes(&at_leisure));
}
