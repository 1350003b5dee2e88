//! A page of a meeting recorded by keys alone: what a remark costs beside its sentence.

use kiemdiem::session::agenda::{Phase, Topic};
use kiemdiem::session::member::Party;
use kiemdiem::session::remark::{Kind, Verdict};

use crate::play::{Play, sample};

/// What a remark may cost beside its sentence, the Enter that records it counted.
const MOST_KEYS: usize = 3;

/// One line of the page: what is struck before and besides the sentence, and the sentence. A row
/// without sentence moves the meeting on, which is an act of its own.
type Row = (&'static str, &'static str);

const PAGE: [Row; 28] = [
    ("<F3><Alt+5>", "Chi bộ khu phố 4 hai năm chưa tạo được nguồn mới."),
    ("<Alt+N>", "Đoàn phường cũng chưa giới thiệu quần chúng nào."),
    ("", "... kể cả sau hai đợt thi đua."),
    ("<Alt+N><Alt+6>", "Đề nghị giao mỗi cấp ủy viên giúp một chi bộ khó."),
    ("<F3><Alt+3>", "Việc này có phần do khâu kiểm tra còn thưa."),
    ("<Alt+2>", "Phần tôi, tôi nhận khuyết điểm vì ít dự sinh hoạt chi bộ."),
    ("#<Enter>", "Chuyện nguồn gắn với chất lượng sinh hoạt chi bộ."),
    ("<Alt+N><Alt+4>", "Biểu dương khu phố 2 đã có ba quần chúng ưu tú."),
    ("<F4><Alt+4>", "Đồng chí phụ trách cần báo cáo tiến độ hằng tháng."),
    ("<F8>", ""),
    ("", "Tôi xin tự phê bình về việc chỉ đạo tạo nguồn còn chậm."),
    ("", "Việc kiểm tra chi bộ khu phố chưa thường xuyên."),
    ("<F8>", ""),
    ("<Alt+N>", "Đồng chí còn nể nang khi nhắc nhở cấp phó."),
    ("<Alt+N>", "Kết luận cuộc họp có lúc chưa rõ người, rõ việc."),
    ("", "Việc giao ban tuần chưa đều."),
    ("<Alt+N><Alt+4>", "Đồng chí luôn lắng nghe cơ sở, tôi đánh giá cao."),
    ("<Alt+N>?", "Số liệu quý ba cần đối chiếu lại."),
    ("<Alt+N>", "Đề nghị công khai lịch tiếp dân."),
    ("<Alt+N>%", "Đồng chí này nói nhỏ, nghe lại băng ghi âm."),
    ("<F8>", ""),
    ("<F6><Enter>", "Tôi xin tiếp thu ý kiến của đồng chí."),
    ("<F6><F2>", "Phần giao nhiệm vụ tôi tiếp thu, phần thời hạn xin xem lại."),
    ("<F6><F3>", "Giao ban chưa đều là do trùng lịch của thành phố."),
    ("!", "30/6 Tôi sẽ rà soát lại lịch giao ban và phân công."),
    ("<F8>", ""),
    ("", "Hội nghị ghi nhận sự cầu thị của đồng chí."),
    ("<Alt+6>", "Đề nghị đồng chí khắc phục trong quý tới."),
];

fn cost(keys: &str) -> usize {
    let mut count = 0;
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|name| name.split_once('>'));
        rest = named.map_or(&rest[letter.len_utf8()..], |(_, behind)| behind);
        count += 1;
    }
    count
}

/// Plays the page from the discussion of a shortcoming to the end of the first member's turn.
fn played() -> Play {
    let mut play = Play::sample(80, 24);
    let first = Topic::Person("m1".to_owned().try_into().unwrap(), Phase::SelfCriticism);
    let turn = play.disk.agenda.iter().position(|step| step.topic == first).unwrap();
    let mut has_turn = false;
    for (keys, words) in PAGE {
        if !words.is_empty() {
            play.keys(keys).keys(words).keys("<Enter>");
            continue;
        }
        let steps = if has_turn { 1 } else { turn - play.disk.position().unwrap() };
        play.keys(&keys.repeat(steps));
        has_turn = true;
    }
    play
}

#[test]
fn each_remark_costs_at_most_three_keys() {
    let rows: Vec<&Row> = PAGE.iter().filter(|(_, words)| !words.is_empty()).collect();
    assert!(rows.len() > 20);
    for (keys, words) in &rows {
        let cost = cost(keys) + 1;
        assert!(cost <= MOST_KEYS, "{cost} keys for «{words}»: {keys}");
    }
    let all: usize = rows.iter().map(|(keys, _)| cost(keys) + 1).sum();
    assert!(2 * all <= 5 * rows.len(), "{all} keys for {} remarks", rows.len());
}

#[test]
fn each_remark_is_what_was_meant() {
    let play = played();
    let before = sample().remarks.len();
    let new = &play.disk.remarks[before..];
    let rows = PAGE.iter().filter(|(_, words)| !words.is_empty());
    assert_eq!(new.len(), rows.count() - 1, "one goes on with another");
    let by: Vec<&str> = new.iter().map(|each| each.link.by.as_ref().unwrap().as_str()).collect();
    assert_eq!(
        by,
        [
            "m5", "m6", "m7", "m3", "m3", "m3", "m4", "m4", "m1", "m1", "m2", "m3", "m3", "m4",
            "m5", "m6", "m7", "m1", "m1", "m1", "m1", "m1", "m1"
        ]
    );
    let kinds = |kind| new.iter().filter(|each| each.link.kind == kind).count();
    assert_eq!((kinds(Kind::SelfCriticism), kinds(Kind::Commendation)), (3, 2));
    assert_eq!((kinds(Kind::Answer), kinds(Kind::Proposal)), (4, 2));
    let given = |verdict| {
        let all = play.disk.remarks.iter().filter_map(|each| each.answer.as_ref());
        let ours = all.filter(|answer| new.iter().any(|each| Some(&each.id) == answer.by.as_ref()));
        ours.filter(|answer| answer.verdict == verdict).count()
    };
    assert_eq!(Verdict::ALL.map(given), [1, 1, 1]);
    let marks = new.iter().map(|each| &each.marks);
    let count = |(check, own, promise), marks: &kiemdiem::session::remark::Marks| {
        let add = |count: usize, is_set| count + usize::from(is_set);
        let promised = marks.promise.as_ref().is_some_and(|promise| promise.due.is_some());
        (add(check, marks.check), add(own, marks.private), add(promise, promised))
    };
    assert_eq!(marks.fold((0, 0, 0), count), (1, 1, 1));
    let member = |id: &str| Some(Party::Member(id.to_owned().try_into().unwrap()));
    assert_eq!(new[7].link.to, member("m3"));
    assert_eq!(new[5].link.shortcomings.len(), 2, "the step's, and the one of the sign");
    assert!(new[1].wording.text.ends_with("kể cả sau hai đợt thi đua."));
}

/// The numbers beside the rows of a list take them, in a field where a digit alone is text.
#[test]
fn rows_are_taken_by_their_numbers() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>").shows("2 Trần Thị B").keys("<Alt+2>").shows("[Trần Thị B]");
    play.keys("<F3>x<Alt+9>").shows("Ai đang phát biểu?").keys("<Esc>");
    play.keys("<F2>").shows("4 biểu dương").keys("<F2><F2><F2><Enter>").shows("[biểu dương]");
    play.keys("<F5><Alt+2><Enter>").shows("[HC2, HC3]");
    play.keys("Một @<Alt+4>").shows("[→ Lê Văn C]").shows("› Một");
}

/// A blank behind a sign takes what was typed, where that can only be one.
#[test]
fn a_blank_behind_a_sign_takes_what_is_certain() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter>@lvc Chưa sâu sát #4 với cơ sở.<Enter>");
    let remark = play.disk.remarks.last().unwrap();
    assert_eq!(remark.wording.text, "Chưa sâu sát với cơ sở.");
    assert_eq!(remark.link.to, Some(Party::Member("m3".to_owned().try_into().unwrap())));
    let about: Vec<&str> = remark.link.shortcomings.iter().map(|id| id.as_str()).collect();
    assert_eq!(about, ["hc2", "hc4"]);
    play.keys("@van c<Enter>").shows("[→ Lê Văn C]").keys("xong<Enter>");
    play.keys("> x<Esc><Enter>");
    assert_eq!(play.words().last(), Some(&"> x"), "an answer is never given by a blank");
}
