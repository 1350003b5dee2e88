//! The words of a rehearsal.

use super::{Lang, named};
use crate::session::Session;
use crate::session::rehearsal::{Lack, Rehearsal, Scene};

words! {
    /// What a rehearsal says.
    RehearsalWord {
        Title: "Diễn tập: {title}" | "Rehearsal: {title}",
        Size: "{steps} bước, {members} người; lời nói giả định, đồng hồ giả định từ {time}" | "{steps} steps, {members} people; invented speakers, an invented clock from {time}",
        Head: "dự kiến   cần  lượt nói" | "planned needed speeches",
        Row: "{planned} {needed} {speeches}  {id}  {title}" | "{planned} {needed} {speeches}  {id}  {title}",
        Over: "  (thiếu {minutes} phút)" | "  ({minutes} min short)",
        Whole: "Cả hội nghị: dự kiến {planned} phút, cần khoảng {needed} phút, đến {time} nếu không nghỉ" | "In all: {planned} min planned, about {needed} min needed, until {time} without a break",
        WholeUnplanned: "Cả hội nghị: chưa dự kiến thời gian, cần khoảng {needed} phút, đến {time} nếu không nghỉ" | "In all: no time is planned, about {needed} min needed, until {time} without a break",
        Chair: "Chưa rõ ai chủ trì" | "Nobody is named as chair",
        MinuteTaker: "Chưa rõ ai ghi biên bản" | "Nobody is named as minute-taker",
        Report: "Chưa có báo cáo" | "There is no report",
        Members: "Chưa có thành viên nào" | "There are no members",
        Agenda: "Chương trình chưa có bước nào" | "The agenda has no steps",
        Turn: "{member} chưa có lượt kiểm điểm trong chương trình" | "{member} has no turn in the agenda",
        Floor: "{member} không có lúc nào phát biểu" | "{member} never has the floor",
        Step: "Hạn chế {number} không có bước nào trong chương trình" | "No step of the agenda is about shortcoming {number}",
        Time: "Hạn chế {number} chưa dự kiến thời gian" | "No time is planned for shortcoming {number}",
        Longer: "Cần thêm khoảng {minutes} phút so với dự kiến" | "About {minutes} min more are needed than planned",
        CutTitle: "Màn hình phòng họp: tên hội nghị bị cắt ở {sizes}" | "Room's screen: the name of the meeting is cut at {sizes}",
        CutHeading: "Màn hình phòng họp: tên bước bị cắt ở {sizes}: {title}" | "Room's screen: the heading is cut at {sizes}: {title}",
        Pages: "Màn hình phòng họp: {sizes}: {title}" | "Room's screen: {sizes}: {title}",
        PagesAt: "{pages} trang ở {size}" | "{pages} pages at {size}",
        Found: "Thấy {count} điều:" | "{count} things were found:",
        Fine: "Không thấy gì vướng." | "Nothing was found.",
        At: "Diễn tập: bước {step}/{steps}" | "Rehearsal: step {step}/{steps}",
        AtPage: "Diễn tập: bước {step}/{steps}, trang {page}/{pages}" | "Rehearsal: step {step}/{steps}, page {page}/{pages}",
        Picture: "── Bước {step}/{steps}, {id}: {title}, trang {page}/{pages}, {size} ──" | "── Step {step}/{steps}, {id}: {title}, page {page}/{pages}, {size} ──",
    }
}

/// Columns of a number of the table.
const NUMBER: usize = 7;

/// Says how a rehearsal went, step by step.
#[must_use]
pub fn table(lang: Lang, session: &Session, rehearsal: &Rehearsal) -> Vec<String> {
    let begun = rehearsal.scenes.first().map(|scene| scene.at);
    let time = begun.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
    let counts = [session.agenda.len(), session.members.len()].map(|count| count.to_string());
    let [steps, members] = counts.each_ref().map(String::as_str);
    let values = [("steps", steps), ("members", members), ("time", &time)];
    let mut out = vec![
        RehearsalWord::Title.fill(lang, &[("title", &session.meeting.title)]),
        RehearsalWord::Size.fill(lang, &values),
        String::new(),
        RehearsalWord::Head.text(lang).to_owned(),
    ];
    out.extend(rehearsal.scenes.iter().map(|scene| row(lang, session, scene)));
    let needed_s = rehearsal.needed_s();
    let end = begun.map(|at| at + chrono::TimeDelta::seconds(needed_s));
    let end = end.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
    let (planned, needed) = (rehearsal.planned().to_string(), minutes(needed_s).to_string());
    let values = [("planned", &*planned), ("needed", &*needed), ("time", &*end)];
    let word = match rehearsal.planned() {
        0 => RehearsalWord::WholeUnplanned,
        _ => RehearsalWord::Whole,
    };
    out.extend([String::new(), word.fill(lang, &values)]);
    out
}

fn row(lang: Lang, session: &Session, scene: &Scene) -> String {
    let (needed, planned) = (minutes(scene.needed_s), scene.planned);
    let right = |text: String| format!("{text:>NUMBER$}");
    let values = [
        ("planned", right(planned.map_or("-".to_owned(), |planned| planned.to_string()))),
        ("needed", right(needed.to_string())),
        ("speeches", right(scene.speeches.to_string())),
        ("id", format!("{:<4}", scene.step.as_str())),
        ("title", named::step(session, &scene.step).to_owned()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut row = RehearsalWord::Row.fill(lang, &values);
    let short = planned.map_or(0, |planned| needed - i64::from(planned));
    if short > 0 {
        row.push_str(&RehearsalWord::Over.fill(lang, &[("minutes", &short.to_string())]));
    }
    row
}

/// Whole minutes, rounded up: who plans wants no minute too few.
fn minutes(seconds: i64) -> i64 {
    (seconds + 59) / 60
}

/// Says what a rehearsal found missing.
#[must_use]
pub fn lack(lang: Lang, session: &Session, lack: &Lack) -> String {
    use RehearsalWord as W;
    let about =
        |word: W, id: &_| word.fill(lang, &[("number", &named::shortcoming(lang, session, id))]);
    match lack {
        Lack::Chair => W::Chair.text(lang).to_owned(),
        Lack::MinuteTaker => W::MinuteTaker.text(lang).to_owned(),
        Lack::Report => W::Report.text(lang).to_owned(),
        Lack::Members => W::Members.text(lang).to_owned(),
        Lack::Agenda => W::Agenda.text(lang).to_owned(),
        Lack::Turn(id) => W::Turn.fill(lang, &[("member", session.name_of(id))]),
        Lack::Floor(id) => W::Floor.fill(lang, &[("member", session.name_of(id))]),
        Lack::Step(id) => about(W::Step, id),
        Lack::Time(id) => about(W::Time, id),
        Lack::Longer { planned, needed_s } => {
            let more = minutes(*needed_s) - planned;
            W::Longer.fill(lang, &[("minutes", &more.to_string())])
        }
    }
}
