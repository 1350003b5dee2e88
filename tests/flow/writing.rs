//! Built-in typing, abbreviations and phrases, the order of lists, remarks assigned later.

use kiemdiem::session::agenda::{Phase, Topic};
use kiemdiem::session::remark::Kind;
use kiemdiem::ui::event::Event;

use crate::play::Play;

#[test]
fn telex_and_vni_are_switched_by_a_key_and_shown_on_the_line() {
    let mut play = Play::sample(80, 24);
    play.keys("ddoongf<Enter>").hides("Telex");
    play.keys("<Ctrl+\\>").shows("Kiểu gõ có sẵn: Telex").keys("Ddoongf chis");
    play.shows("› Đồng chí").shows("Telex · ●").keys("<Enter>");
    play.keys("<Ctrl+\\>d9o6ng2 chi1").shows("VNI · ●").keys("<Enter><Ctrl+\\>dd9<Enter>");
    let words = play.words();
    assert_eq!(words[words.len() - 4..], ["ddoongf", "Đồng chí", "đồng chí", "dd9"]);
}

#[test]
fn a_paste_is_never_composed() {
    let mut play = Play::sample(80, 24);
    play.keys("<Ctrl+\\>");
    play.event(Event::Paste("ddoongf a".to_owned()));
    play.keys("s<Enter>");
    assert_eq!(play.words().last(), Some(&"ddoongf á"));
}

#[test]
fn the_place_of_tones_is_a_choice_and_fields_are_typed_alike() {
    let mut play = Play::sample(80, 24);
    play.keys("<Ctrl+\\>hoaf").shows("› hòa").keys("<Enter>");
    play.keys("<Ctrl+P>dat dau<Enter>").shows("kiểu mới").keys("hoaf").shows("› hoà");
    play.keys("<Ctrl+U><Ctrl+P>them thanh vien<Enter>Buif Vawn Ky<Enter><Enter>");
    assert_eq!(play.disk.members.last().unwrap().name, "Bùi Văn Ky");
}

#[test]
fn names_stand_in_vietnamese_order() {
    let mut play = Play::sample(80, 24);
    play.keys("<Ctrl+P>them thanh vien<Enter>Vũ Thị Ân<Enter><Enter>");
    play.keys("<Ctrl+P>them thanh vien<Enter>Cao Đức<Enter><Enter><F3>");
    let screen = play.screen();
    let at = |name: &str| screen.find(name).unwrap_or_else(|| panic!("{name} in {screen}"));
    assert!(at("Nguyễn Văn A ") < at("Vũ Thị Ân"));
    assert!(at("Vũ Thị Ân") < at("Trần Thị B"));
    assert!(at("Phạm Thị D") < at("Cao Đức") && at("Cao Đức") < at("Hoàng Văn E"), "{screen}");
}

#[test]
fn who_has_not_spoken_of_a_person_comes_first_and_he_himself_last() {
    let mut play = Play::sample(80, 24);
    let topic = Topic::Person("m2".to_owned().try_into().unwrap(), Phase::Opinions);
    let turn = play.disk.agenda.iter().position(|step| step.topic == topic).unwrap();
    play.keys(&"<F8>".repeat(turn - play.disk.position().unwrap()));
    play.keys("<F3>").shows("› gõ để lọc").keys("<Enter>Một.<Enter>");
    let first = play.disk.remarks.last().unwrap().link.by.clone().unwrap();
    play.keys("<F3><Enter>Hai.<Enter>");
    let second = play.disk.remarks.last().unwrap().link.by.clone().unwrap();
    assert_eq!((first.as_str(), second.as_str()), ("m1", "m3"), "m2 is whose turn it is");
    play.keys("<F3>");
    let screen = play.screen();
    let last = screen.lines().filter(|line| line.contains("chưa rõ ai")).count();
    assert!(last > 0);
    let (him, spoke) = (screen.rfind("Trần Thị B"), screen.rfind("Lê Văn C"));
    assert!(him > spoke, "{screen}");
    play.keys("<Esc><F4>").keys("<Enter>").shows("[→ Trần Thị B]");
}

#[test]
fn shortcomings_of_the_step_come_first_then_those_of_which_least_was_said() {
    let mut play = Play::sample(100, 30);
    play.keys("<F5>");
    let screen = play.screen();
    let at = |name: &str| screen.find(name).unwrap_or_else(|| panic!("{name} in {screen}"));
    assert!(at("[x] HC2") < at("[ ] HC3") && at("[ ] HC3") < at("[ ] HC1"), "{screen}");
    play.keys("<Esc>#<Enter>").shows("[HC2, HC3]");
}

#[test]
fn unassigned_remarks_are_walked_one_after_the_other() {
    let mut play = Play::sample(80, 24);
    play.keys("Câu một.<Enter>Câu hai.<Enter>").shows("3 chưa gán");
    play.keys("<F11>").shows("Ai nói câu này?").shows("Đề nghị ghi nhận khu phố 2");
    play.keys("de sau<Enter>").shows("Câu một.").keys("lvc<Enter>");
    play.shows("· Câu hai.").keys("g<Enter>").shows("Đã đi hết").shows("1 chưa gán");
    let count = play.disk.remarks.len();
    let link = |index: usize| play.disk.remarks[index].link.clone();
    let by = |index: usize| link(index).by.unwrap().to_string();
    assert_eq!((by(count - 2), by(count - 1)), ("m3".to_owned(), "m6".to_owned()));
    assert_eq!(link(count - 1).kind, Kind::Criticism, "as the step suggests");
    play.keys("<Ctrl+Z>").shows("Đã hoàn tác: gán ý kiến").shows("2 chưa gán");
    play.keys("<Alt+G>lvc<Enter>hve<Enter>").shows("Đã đi hết");
    play.keys("<F11>").shows("Không có ý kiến nào chưa gán");
}

#[test]
fn abbreviations_are_written_out_on_a_key() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter>Đc<Ctrl+]> làm tốt, đv<Ctrl+]>").shows("› Đồng chí làm tốt, đảng viên");
    play.keys(" mp<Ctrl+]>").shows("mời đồng chí Vũ Thị G phát biểu").keys("<Ctrl+Z>").shows(" mp");
    play.keys(" xyz<Ctrl+]>").shows("Không có chữ gõ tắt «xyz»").shows("› Đồng chí");
}

#[test]
fn sentences_of_procedure_go_into_the_line_with_their_places_filled() {
    let mut play = Play::sample(80, 24);
    play.keys("<F3>g<Enter><Alt+P>khac ve<Enter>").shows("› Không còn ý kiến nào khác về HC2.");
    play.keys("<Ctrl+U><Alt+P>tam nghi<Enter>").shows("› Hội nghị tạm nghỉ lúc 09:10.");
}

/// A page of a meeting: beside its sentence a remark costs at most three keys, all counted.
#[test]
fn twenty_remarks_cost_at_most_three_keys_each() {
    let mut play = Play::sample(80, 24);
    let topic = Topic::Person("m1".to_owned().try_into().unwrap(), Phase::SelfCriticism);
    let turn = play.disk.agenda.iter().position(|step| step.topic == topic).unwrap();
    play.keys(&"<F8>".repeat(turn - play.disk.position().unwrap()));
    let before = play.disk.remarks.len();
    let mut page = vec![
        ("", "Tôi xin tự phê bình về việc chỉ đạo tạo nguồn còn chậm."),
        ("", "Việc kiểm tra chi bộ khu phố chưa thường xuyên."),
        ("<F8><F3><Enter>", "Đồng chí còn nể nang khi nhắc nhở cấp phó."),
    ];
    page.extend([
        ("<F3><Enter>", "Tôi nhất trí, đề nghị đồng chí xuống cơ sở nhiều hơn."),
        ("", "Việc giao ban tuần chưa đều."),
        ("<F3><Enter>", "Kết luận cuộc họp có lúc chưa rõ người, rõ việc."),
        ("<F3><Enter>", "Chưa kịp thời động viên cán bộ trẻ."),
        ("<F3><Enter>", "Đề nghị công khai lịch tiếp dân."),
        ("<F3><Enter>", "?Số liệu quý ba cần đối chiếu lại."),
        ("<F3><Enter>", "Phân công trong tập thể còn chồng chéo."),
        ("", "... và chưa có người thay khi vắng."),
        ("<F8><F6><Enter><Enter>", "Tôi xin tiếp thu ý kiến của đồng chí."),
        ("<F6><Enter><Enter>", "Tôi tiếp thu, sẽ bố trí lịch xuống cơ sở."),
        ("<F6><Enter><Enter>", "Tiếp thu, tôi sẽ giao ban đều thứ hai hằng tuần."),
        ("<F6><Enter><Enter>", "Tiếp thu, kết luận sẽ ghi rõ người và hạn."),
        ("", "Tôi hứa rà soát lại phân công ! 30/6"),
        ("", "Tôi sẽ công khai lịch tiếp dân. !30/6"),
        ("<F8>", "Hội nghị ghi nhận sự cầu thị của đồng chí."),
        ("", "Đề nghị đồng chí khắc phục trong quý tới."),
        ("<F8>trả lời bằng văn bản<Enter>", "Tôi xin tự phê bình về công tác tuyên giáo."),
        ("", "Tôi chưa chủ động nắm dư luận."),
    ]);
    let mut cost = 0;
    for (keys, words) in &page {
        play.keys(keys).keys(words).keys("<Enter>");
        cost += keys.matches('<').count() + 1;
    }
    assert_eq!(play.disk.remarks.len() - before, page.len() - 1, "one goes on with another");
    let new = &play.disk.remarks[before..];
    assert!(new.iter().all(|remark| remark.link.by.is_some()), "each has its speaker");
    assert_eq!(new.iter().filter(|remark| remark.link.kind == Kind::Answer).count(), 6);
    assert_eq!(new.iter().filter(|remark| remark.marks.promise.is_some()).count(), 2);
    assert!(cost <= 3 * new.len(), "{cost} keys for {}", new.len());
}
