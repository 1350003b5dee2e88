//! Built-in typing, abbreviations and phrases, the order of lists, remarks assigned later.

use kiemdiem::locale::Lang;
use kiemdiem::session::agenda::{Phase, Topic};
use kiemdiem::session::remark::Kind;
use kiemdiem::text::typing::Backspace;
use kiemdiem::ui::event::{Effect, Event};

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
fn backspace_takes_the_letter_or_its_tone_by_choice() {
    let mut play = Play::sample(80, 24);
    play.keys("Mệ<Backspace>").shows("› M\n").keys("<Ctrl+U>");
    play.keys("<Ctrl+P>phim xoa<Enter>").shows("phím xóa: dấu trước");
    play.keys("Mệ<Backspace>").shows("› Mê").keys("<Backspace>").shows("› M\n").keys("<Ctrl+U>");
    play.keys("<F3>chí<Backspace>").shows("› chi").keys("<Esc>");
    play.keys("<Ctrl+P>phim xoa<Enter>").shows("phím xóa: cả chữ");
    let kept = play.effects.iter().filter_map(|effect| match effect {
        Effect::KeepTyping(typing) => Some(typing.backspace),
        _ => None,
    });
    assert_eq!(kept.collect::<Vec<_>>(), [Backspace::Tone, Backspace::Letter]);
}

#[test]
fn the_language_is_changed_from_the_palette() {
    let mut play = Play::sample(80, 24);
    play.keys("<Ctrl+P>ngon ngu<Enter>").shows("The program speaks English").shows("Remarks");
    play.keys("<Ctrl+P>language<Enter>").shows("Chương trình nói tiếng Việt").shows("Ý kiến");
    assert_eq!(play.effects.last(), Some(&Effect::KeepLanguage(Lang::Vi)));
}

#[test]
fn words_are_selected_cut_and_put_back() {
    let mut play = Play::sample(80, 24);
    play.keys("một hai ba<Shift+Home><Ctrl+C><End> <Ctrl+V>").shows("› một hai ba một hai ba");
    play.keys("<Ctrl+Shift+Left><Ctrl+X><Ctrl+Home><Ctrl+V> ").shows("› ba một hai ba một hai");
    play.keys("<Ctrl+K>").shows("› ba\n").keys("<Ctrl+Z>").shows("› ba một hai ba một hai");
    play.keys("<Ctrl+A><Ctrl+V><Enter>");
    assert_eq!(play.words().last(), Some(&"ba"));
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
    play.shows("[Vũ Thị G] [ghi nhận] [HC2]").keys("<Ctrl+U><Esc>");
    play.keys("<Alt+6><Alt+P>tam nghi<Enter>").shows("› Hội nghị tạm nghỉ lúc 09:10.");
    play.shows("[Vũ Thị G] [đề xuất]").keys("<Ctrl+U><Esc>Nói rồi. <Alt+P>khac ve<Enter>");
    play.shows("› Nói rồi. Không còn").shows("[Vũ Thị G] [phê bình]");
}

/// What is struck out is corrected by nobody who only wants the remark before.
#[test]
fn the_last_remark_that_stands_is_corrected() {
    let mut play = Play::sample(80, 24);
    play.keys("Nói nhầm.<Enter><Tab><Tab><Delete>nhầm<Enter><Esc><Up>");
    play.shows("[Đang sửa 09:03]").keys("<Esc>s/ba quần/bốn quần/").shows("[Sửa chữ 09:03]");
}
