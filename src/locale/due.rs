//! The words for what is still to be done.

use chrono::NaiveDate;

use super::Lang;
use super::session::{carried_state, priority};
use super::threads::ThreadWord;
use crate::session::due::Due;

words! {
    /// What is said of things that are due.
    DueWord {
        Overdue: "quá hạn {days} ngày" | "{days} days overdue",
        Today: "đến hạn hôm nay" | "due today",
        Left: "còn {days} ngày" | "{days} days left",
        NoDay: "chưa hẹn ngày" | "no date",
        Sum: "{count} việc chưa xong: {overdue} quá hạn, {left} chưa đến hạn, {undated} chưa hẹn ngày." | "{count} things to be done: {overdue} overdue, {left} not due yet, {undated} without a date.",
        Nothing: "Không có việc nào chưa xong." | "Nothing is left to be done.",
        Summary: "{who}: {text}" | "{who}: {text}",
        About: "về {ids}" | "about {ids}",
        Place: "{file} {id} · {title}" | "{file} {id} · {title}",
        Evidence: "{state} ({evidence})" | "{state} ({evidence})",
        Written: "Đã ghi {count} việc vào {file}; mở bằng chương trình lịch." | "{count} things were written to {file}, to be opened with a calendar program.",
        Undated: "{count} việc chưa hẹn ngày không có trong lịch." | "{count} things without a date are not in the calendar.",
        NoneDated: "không có việc nào có ngày hẹn, không ghi lịch" | "nothing has a date: no calendar is written",
    }
}

/// Says how long there is until a thing is due.
#[must_use]
pub fn left(lang: Lang, due: Option<NaiveDate>, today: NaiveDate) -> String {
    let Some(due) = due else { return DueWord::NoDay.text(lang).to_owned() };
    let days = (due - today).num_days();
    let fill = |word: DueWord, days: i64| word.fill(lang, &[("days", &days.to_string())]);
    match days {
        0 => DueWord::Today.text(lang).to_owned(),
        days if days < 0 => fill(DueWord::Overdue, -days),
        days => fill(DueWord::Left, days),
    }
}

/// Returns who has to do what, in one line.
#[must_use]
pub fn summary(lang: Lang, each: &Due) -> String {
    let text = each.vow.text.replace('\n', " ");
    DueWord::Summary.fill(lang, &[("who", owner(lang, each)), ("text", &text)])
}

/// Returns who has to do it.
#[must_use]
pub fn owner(lang: Lang, each: &Due) -> &str {
    if each.vow.owner.is_empty() { ThreadWord::Nobody.text(lang) } else { &each.vow.owner }
}

/// Returns how it is checked, what was recorded of it, what it is about and whether it comes first.
#[must_use]
pub fn details(lang: Lang, each: &Due) -> String {
    let check = match each.vow.check.as_str() {
        "" => ThreadWord::NoCheck.text(lang).to_owned(),
        check => ThreadWord::Check.fill(lang, &[("check", check)]),
    };
    let state = each.outcome.as_ref().map(|outcome| {
        let state = carried_state(lang, Some(outcome.state));
        match outcome.evidence.as_str() {
            "" => state.to_owned(),
            evidence => DueWord::Evidence.fill(lang, &[("state", state), ("evidence", evidence)]),
        }
    });
    let about: Vec<&str> = each.about.iter().map(|id| id.as_str()).collect();
    let about = about.join(", ");
    let about = (!about.is_empty()).then(|| DueWord::About.fill(lang, &[("ids", &about)]));
    let first = each.vow.priority.then(|| priority(lang).to_owned());
    let parts = [Some(check), state, about, first];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Returns where it was promised; `file` is how the file is called there.
#[must_use]
pub fn place(lang: Lang, each: &Due, file: &str) -> String {
    let values = [("file", file), ("id", each.vow.id.as_str()), ("title", each.title.as_str())];
    DueWord::Place.fill(lang, &values)
}

/// Returns all that a calendar says of it below its summary.
#[must_use]
pub fn describe(lang: Lang, each: &Due) -> String {
    format!("{}\n{}", details(lang, each), place(lang, each, &each.file))
}
