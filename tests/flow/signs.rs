//! Signs in the line: `@ # >` open a list, `! ? %` mark, `...` goes on, `s///` corrects.

use kiemdiem::session::check::check;
use kiemdiem::session::member::Party;
use kiemdiem::session::remark::Verdict;
use kiemdiem::store::format::{parse, print};

use crate::play::{Play, sample};

#[test]
fn an_at_sign_names_to_whom_and_is_gone() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter>Rất chậm @").shows("Góp ý cho ai?").keys("lvc");
    play.keys("<Enter>").shows("[→ Lê Văn C]").shows("› Rất chậm").hides("@");
    play.keys("thật.<Enter>");
    let remark = play.disk.remarks.last().unwrap();
    assert_eq!(remark.wording.text, "Rất chậm thật.");
    assert_eq!(remark.link.to, Some(Party::Member("m3".to_owned().try_into().unwrap())));
}

#[test]
fn the_list_of_a_sign_is_small_and_lies_above_the_line() {
    let mut play = Play::sample(80, 24);
    play.keys("Một hai @");
    let screen = play.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let at = rows.iter().position(|row| row.contains("Góp ý cho ai?")).unwrap();
    assert_eq!(at, 24 - 3 - 6, "three members, the filter, the frame:\n{screen}");
    assert!(rows[22].contains("Một hai @"), "{screen}");
}

#[test]
fn a_number_sign_adds_shortcomings() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter>Còn nữa #1<Enter>#3<Enter>.<Enter>");
    let about = &play.disk.remarks.last().unwrap().link.shortcomings;
    let about: Vec<&str> = about.iter().map(|id| id.as_str()).collect();
    assert_eq!(about, ["hc2", "hc1", "hc3"]);
    assert_eq!(play.words().last(), Some(&"Còn nữa ."));
    play.shows("09:10 Vũ Thị G → tập thể · HC2, HC1,…").hides("……");
}

/// A blank takes the only one that fits where its name is at its end, else it is one of a longer
/// name: no word of it falls into the remark.
#[test]
fn a_blank_takes_who_is_named_to_the_end() {
    for (keys, words, chip) in [
        ("@lvc chậm<Enter>", "chậm", "[→ Lê Văn C]"),
        ("@Lê Văn C chậm<Enter>", "chậm", "[→ Lê Văn C]"),
        ("#4 chậm<Enter>", "chậm", "[HC2, HC4]"),
        ("#sinh hoạt chi bộ<Enter> chậm<Enter>", "chậm", "[HC2, HC3]"),
    ] {
        let mut play = Play::sample(80, 24);
        let (names, send) = keys.rsplit_once('<').unwrap();
        play.keys("<F3>g<Enter>").keys(names).shows(chip).keys(&format!("<{send}"));
        assert_eq!(play.words().last(), Some(&words), "{keys}");
    }
}

#[test]
fn a_greater_sign_answers_an_opinion() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>nva<Enter>>").shows("Trả lời ý kiến nào?");
    play.keys("<Enter>").shows("trả lời 1 ý kiến: tiếp thu").keys("Xin tiếp thu.<Enter>");
    let answer = play.disk.remarks.last().unwrap().clone();
    let given = play.disk.remarks.iter().filter_map(|remark| remark.answer.as_ref());
    let given: Vec<_> = given.filter(|each| each.by.as_ref() == Some(&answer.id)).collect();
    assert_eq!(given.len(), 1);
    assert_eq!(given[0].verdict, Verdict::Accepted);
    assert_eq!(answer.wording.text, "Xin tiếp thu.");
}

#[test]
fn signs_that_stand_for_nothing_are_text() {
    let mut play = Play::sample(80, 24);
    for (keys, words) in [
        ("thu @<Esc><Enter>", "thu @"),
        ("a @xyz<Esc>t<Enter>", "a @xyzt"),
        ("Mục # 2<Enter>", "Mục # 2"),
        ("x@y#z>t<Enter>", "x@y#z>t"),
        ("@zzzz<Enter><Enter>", "@zzzz"),
        ("@<Backspace>b<Enter>", "b"),
        ("Đạt 50 % ? Tốt !<Enter>", "Đạt 50 % ? Tốt !"),
        ("Xấu !quá<Enter>", "Xấu !quá"),
        ("!<Enter>", "!"),
        ("$ & ^ ~<Enter>", "$ & ^ ~"),
        ("s/a<Enter>", "s/a"),
    ] {
        play.keys(keys);
        assert_eq!(play.words().last(), Some(&words), "{keys}");
        assert!(play.disk.remarks.last().unwrap().marks.is_empty(), "{keys}");
    }
}

#[test]
fn marks_are_chips_while_typed_and_stay_with_the_remark() {
    let mut play = Play::sample(110, 30);
    play.keys("<F3>g<Enter>?Số liệu %nội bộ").shows("[? cần kiểm tra]").shows("[% riêng]");
    play.keys("<Enter>").shows("09:10 ? % Vũ Thị G → tập thể");
    let remark = play.disk.remarks.last().unwrap();
    assert_eq!(remark.wording.text, "Số liệu nội bộ");
    assert!(remark.marks.check && remark.marks.private && remark.marks.promise.is_none());
    play.keys("<Ctrl+P>bo cac dau<Enter>").hides("? % Vũ");
    play.keys("<Ctrl+Z>").shows("Đã hoàn tác: bỏ dấu").shows("? % Vũ");
}

#[test]
fn what_is_private_waits_for_nobody_and_counts_nowhere() {
    let mut play = Play::sample(80, 24);
    let (open, lacking) =
        (play.disk.open_remarks().count(), check(&play.disk, &play.model.profile).len());
    let spoken = play.disk.remarks.len();
    play.keys("%Nhắc lại chuyện này sau.<Enter>").shows("1 chưa gán");
    play.keys("<F3>g<Enter>%Giọng nói hơi gay gắt.<Enter>").shows("% Vũ Thị G");
    assert_eq!(play.disk.remarks.len(), spoken + 2);
    assert_eq!(
        (play.disk.open_remarks().count(), check(&play.disk, &play.model.profile).len()),
        (open, lacking)
    );
    let shown = play.disk.for_others();
    assert_eq!(shown.remarks[..], sample().remarks[..]);
}

#[test]
fn an_answer_stays_without_its_private_words() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>nva<Enter><F6><Enter>%Tiếp thu nhưng không vui.<Enter>");
    let shown = play.disk.for_others();
    let answers = |by_words: bool| {
        let given = shown.remarks.iter().filter_map(|remark| remark.answer.as_ref());
        given.filter(|answer| answer.by.is_some() == by_words).count()
    };
    assert_eq!(answers(false), 1, "the opinion is answered");
    assert_eq!(parse(print(&shown).as_bytes()).unwrap(), shown, "nothing dangles");
}

#[test]
fn a_promise_has_an_owner_and_a_day() {
    let mut play = Play::sample(80, 24);
    let day = |text: &str| Some(text.parse().unwrap());
    play.keys("Sẽ rà soát !lvc 30/6").shows("[! hạn 30/06/2025").keys("<Ctrl+U>");
    for (keys, words, owner, due) in [
        ("Sẽ rà soát !lvc 30/6<Enter>", "Sẽ rà soát", "m3", day("2025-06-30")),
        ("!30/5 Tôi làm ngay<Enter>", "Tôi làm ngay", "m7", day("2026-05-30")),
        ("! 1/7/2027 Tôi làm<Enter>", "Tôi làm", "m7", day("2027-07-01")),
        ("!Tôi hứa<Enter>", "Tôi hứa", "m7", None),
        ("Xong !m2 2025-12-31. Nhé<Enter>", "Xong Nhé", "m2", day("2025-12-31")),
    ] {
        play.keys("<F3>h<Enter>").keys(keys);
        let remark = play.disk.remarks.last().unwrap();
        assert_eq!(remark.wording.text, words);
        let promise = remark.marks.promise.as_ref().unwrap();
        assert_eq!((promise.owner.as_ref().unwrap().as_str(), promise.due), (owner, due), "{keys}");
    }
    let printed = print(&play.disk);
    assert!(printed.contains("due = 2025-06-30\n"), "{printed}");
    assert_eq!(parse(printed.as_bytes()).unwrap().remarks, play.disk.remarks);
}

#[test]
fn dots_go_on_with_the_last_remark_of_the_same_speaker() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter>Một.<Enter><F3>h<Enter>Hai.<Enter><F3>g<Enter>");
    let count = play.disk.remarks.len();
    play.keys("... và ba.").shows("[Viết tiếp 09:10] [Vũ Thị G]").keys("<Enter>");
    assert_eq!(play.disk.remarks.len(), count);
    let words = &play.disk.remarks[count - 2].wording;
    assert_eq!((words.text.as_str(), words.earlier.len()), ("Một.\nvà ba.", 1));
    play.keys("<Ctrl+Z>").shows("Đã hoàn tác: sửa lời · lúc 09:10 của Vũ Thị G «Một.»");
    assert_eq!(play.disk.remarks[count - 2].wording.text, "Một.");
}

#[test]
fn a_line_corrects_the_last_remark_of_this_window() {
    let mut play = Play::sample(80, 24);
    play.keys("s/ba quần/bốn quần/").shows("[Sửa chữ 09:03]").keys("<Enter>");
    assert!(
        play.words().last().unwrap().contains("bốn quần chúng"),
        "a new window: the last of all"
    );
    play.keys("Mot hai, mot ba.<Enter>s/mot/một/<Enter>").shows("Đã sửa «mot» thành «một»");
    let wording = &play.disk.remarks.last().unwrap().wording;
    assert_eq!((wording.text.as_str(), wording.earlier.len()), ("Mot hai, một ba.", 1));
    play.keys("s/bốn/4/<Enter>").shows("không có «bốn»").shows("s/bốn/4/").keys("<Ctrl+U>");
    play.keys("s|, một ba||<Enter>s#Mot#30/6#<Enter>");
    assert_eq!(play.words().last(), Some(&"30/6 hai."));
    play.keys("<Ctrl+Z>").shows("Đã hoàn tác: sửa lời");
    assert_eq!(play.words().last(), Some(&"Mot hai."));
}
