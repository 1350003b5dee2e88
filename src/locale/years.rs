//! What the previous years' sessions say, in words: offered with its reasons, never asserted.

use super::Lang;
use super::session::{carried_state, collective, kind, priority, verdict};
use super::threads::{Paragraph, ThreadWord};
use crate::session::facts::{Outcome, Told, Vow, Who};
use crate::session::ids::{MemberId, ShortcomingId};
use crate::session::memory::{Again, Heard, Memory};

words! {
    /// What stands under the heading of the previous years.
    YearWord {
        Heading: "Các năm trước" | "Previous years",
        HeadingNamed: "Các năm trước (gợi ý): có vẻ đã nêu năm {years}" | "Previous years (a suggestion): seems named in {years}",
        HeadingLast: "Các năm trước (gợi ý): có vẻ đã nêu năm {years}; {state}" | "Previous years (a suggestion): seems named in {years}; {state}",
        YearTimes: "{year} ({count} lần)" | "{year} ({count} times)",
        Reading: "đang đọc các hội nghị trước…" | "earlier sessions are being read…",
        NothingBefore: "Chưa có hội nghị nào trước đây của tập thể này trong thư mục." | "The folder has no earlier session of this body.",
        NotNamed: "Chưa thấy ở {count} hội nghị trước đây của tập thể này." | "Not seen in the {count} earlier sessions of this body.",
        NoBody: "Phiên này chưa ghi tên tập thể (body): chỉ tìm được hội nghị nối tiếp bằng kiemdiem carry." | "This session does not name its body: only sessions made with kiemdiem carry are found.",
        Unread: "{count} tệp không đọc được, có thể còn điều chưa thấy." | "{count} files cannot be read and may say more.",
        Alike: "{id}, {day} · giống {percent}%: {words}" | "{id}, {day} · {percent}% alike: {words}",
        AlikeOnly: "{id}, {day} · giống {percent}%" | "{id}, {day} · {percent}% alike",
        Facts: "{count} ý kiến · trách nhiệm: {who} · kết quả: {result}" | "{count} remarks · answered for by: {who} · result: {result}",
        NoPromise: "chưa hứa việc gì" | "nothing was promised",
        Promise: "{owner} hứa: {text} · {due} · {check} → {result}" | "{owner} promised: {text} · {due} · {check} → {result}",
        PromiseBare: "{owner} hứa: {text} · {due} → {result}" | "{owner} promised: {text} · {due} → {result}",
        Evidence: "{state} ({evidence})" | "{state} ({evidence})",
        Recorded: "{state}, ghi ngày {day}" | "{state}, recorded on {day}",
        Later: "→ Về sau: {result}" | "→ Later: {result}",
        HeardFrom: "{title}, {day}" | "{title}, {day}",
        ToldHim: "{kind}: {text} → {taken}" | "{kind}: {text} → {taken}",
        ToldOnly: "{kind}: {text}" | "{kind}: {text}",
        Own: "{name}: có vẻ đã nêu năm {years}; {state}" | "{name}: seems named in {years}; {state}",
    }
}

/// Most of the words that two shortcomings have in common that are told.
const WORDS: usize = 5;

/// What there is under the heading of the previous years, of whatever it is about.
fn under(lang: Lang, heading: String, memory: &Memory, rows: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut out = vec![Paragraph { text: heading, ..Paragraph::default() }];
    let row = |text: String| Paragraph { text, depth: 1, ..Paragraph::default() };
    if rows.is_empty() {
        let text = match (memory.earlier, memory.is_nameless) {
            (0, true) => YearWord::NoBody.text(lang).to_owned(),
            (0, false) => YearWord::NothingBefore.text(lang).to_owned(),
            (count, _) => YearWord::NotNamed.fill(lang, &[("count", &count.to_string())]),
        };
        out.push(row(text));
    }
    out.extend(rows);
    if memory.unread > 0 {
        let count = memory.unread.to_string();
        out.push(row(YearWord::Unread.fill(lang, &[("count", &count)])));
    }
    out
}

/// Returns that earlier sessions are still being read.
pub(super) fn reading(lang: Lang) -> Vec<Paragraph> {
    let heading = YearWord::Heading.text(lang).to_owned();
    let text = YearWord::Reading.text(lang).to_owned();
    let row = Paragraph { text, depth: 1, ..Paragraph::default() };
    vec![Paragraph { text: heading, ..Paragraph::default() }, row]
}

/// Returns what earlier sessions say of a shortcoming.
pub(super) fn of_shortcoming(lang: Lang, memory: &Memory, id: &ShortcomingId) -> Vec<Paragraph> {
    let all = memory.of_shortcoming(id);
    let heading = match (all.first(), years(lang, memory, id)) {
        (None, _) => YearWord::Heading.text(lang).to_owned(),
        (Some(last), years) => match last_state(lang, last) {
            Some(state) => YearWord::HeadingLast.fill(lang, &[("years", &years), ("state", state)]),
            None => YearWord::HeadingNamed.fill(lang, &[("years", &years)]),
        },
    };
    under(lang, heading, memory, all.iter().flat_map(|each| again(lang, each)).collect())
}

/// Returns what earlier sessions have of a member; of the shortcomings for which he answers, and
/// what these are called here, only whether they were named.
pub(super) fn of_member(
    lang: Lang,
    memory: &Memory,
    id: &MemberId,
    own: &[(&ShortcomingId, String)],
) -> Vec<Paragraph> {
    let named = own.iter().filter_map(|(id, name)| {
        let last = memory.of_shortcoming(id).first()?;
        let state = last_state(lang, last).unwrap_or(carried_state(lang, None));
        let values = [("name", name.as_str()), ("years", &*years(lang, memory, id))];
        let text = YearWord::Own.fill(lang, &[values[0], values[1], ("state", state)]);
        Some(Paragraph { text, depth: 1, ..Paragraph::default() })
    });
    let heard = memory.of_member(id).iter().flat_map(|each| heard(lang, each));
    let heading = YearWord::Heading.text(lang).to_owned();
    under(lang, heading, memory, named.chain(heard).collect())
}

/// Says what later sessions recorded.
pub(super) fn later(lang: Lang, outcome: &Outcome, depth: u16) -> Paragraph {
    let text = YearWord::Later.fill(lang, &[("result", &result(lang, Some(outcome)))]);
    Paragraph { text, depth, ..Paragraph::default() }
}

/// Says in which years a shortcoming seems to have been named, and how often in each where it was
/// more than once; the latest first.
fn years(lang: Lang, memory: &Memory, id: &ShortcomingId) -> String {
    let said = memory.years(id).into_iter().rev().map(|(year, count)| match count {
        1 => year.to_string(),
        _ => {
            let (year, count) = (year.to_string(), count.to_string());
            YearWord::YearTimes.fill(lang, &[("year", &year), ("count", &count)])
        }
    });
    said.collect::<Vec<_>>().join(", ")
}

/// Says how far it was the last time, where that was recorded.
fn last_state(lang: Lang, last: &Again) -> Option<&'static str> {
    last.outcome.as_ref().map(|outcome| carried_state(lang, Some(outcome.state)))
}

/// Says what became of something, what shows it and when that was recorded.
fn result(lang: Lang, outcome: Option<&Outcome>) -> String {
    let Some(outcome) = outcome else { return carried_state(lang, None).to_owned() };
    let state = carried_state(lang, Some(outcome.state));
    let state = match outcome.evidence.as_str() {
        "" => state.to_owned(),
        evidence => YearWord::Evidence.fill(lang, &[("state", state), ("evidence", evidence)]),
    };
    match outcome.at {
        Some(at) => {
            let day = at.format("%d/%m/%Y").to_string();
            YearWord::Recorded.fill(lang, &[("state", &state), ("day", &day)])
        }
        None => state,
    }
}

fn below(text: String) -> Paragraph {
    Paragraph { text: text.replace('\n', " "), depth: 2, ..Paragraph::default() }
}

fn again(lang: Lang, each: &Again) -> Vec<Paragraph> {
    let named = &each.named;
    let mut out = vec![Paragraph {
        mark: each.source.day.format("%Y").to_string(),
        text: named.text.replace('\n', " "),
        depth: 1,
    }];
    let words: Vec<&str> = each.words.iter().take(WORDS).map(String::as_str).collect();
    let (words, percent) = (words.join(" · "), (each.likeness / 10).to_string());
    let day = each.source.day.format("%d/%m/%Y").to_string();
    let values = [("id", named.id.as_str()), ("day", &*day), ("percent", &*percent)];
    out.push(below(match words.as_str() {
        "" => YearWord::AlikeOnly.fill(lang, &values),
        words => {
            let [id, day, percent] = values;
            YearWord::Alike.fill(lang, &[id, day, percent, ("words", words)])
        }
    }));
    let who: Vec<&str> = named.responsible.iter().map(|who| name(lang, who)).collect();
    let who = match who.is_empty() {
        true => ThreadWord::Nobody.text(lang).to_owned(),
        false => who.join(", "),
    };
    let values = [
        ("count", named.remarks.to_string()),
        ("who", who),
        ("result", result(lang, each.outcome.as_ref())),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    out.push(below(YearWord::Facts.fill(lang, &values)));
    if each.promises.is_empty() {
        out.push(below(YearWord::NoPromise.text(lang).to_owned()));
    }
    out.extend(each.promises.iter().map(|each| promise(lang, each)));
    out
}

fn name(lang: Lang, who: &Who) -> &str {
    match who {
        Who::Collective => collective(lang),
        Who::Person(name) => name,
    }
}

fn promise(lang: Lang, (vow, outcome): &(Vow, Option<Outcome>)) -> Paragraph {
    let due = match vow.due {
        Some(due) => {
            let due = due.format("%d/%m/%Y").to_string();
            ThreadWord::Due.fill(lang, &[("due", &due)])
        }
        None => ThreadWord::NoDue.text(lang).to_owned(),
    };
    let due = if vow.priority { format!("{due} · {}", priority(lang)) } else { due };
    let nobody = ThreadWord::Nobody.text(lang);
    let owner = if vow.owner.is_empty() { nobody } else { &vow.owner };
    let text = vow.text.trim_end_matches(['.', ';']);
    let result = result(lang, outcome.as_ref());
    let check = ThreadWord::Check.fill(lang, &[("check", &vow.check)]);
    let values = [("owner", owner), ("text", text), ("due", &*due), ("result", &*result)];
    below(match vow.check.is_empty() {
        true => YearWord::PromiseBare.fill(lang, &values),
        false => {
            let [owner, text, due, result] = values;
            YearWord::Promise.fill(lang, &[owner, text, due, ("check", &check), result])
        }
    })
}

fn heard(lang: Lang, each: &Heard) -> Vec<Paragraph> {
    let day = each.source.day.format("%d/%m/%Y").to_string();
    let values = [("title", each.source.title.as_str()), ("day", &*day)];
    let mut out = vec![Paragraph {
        mark: each.source.day.format("%Y").to_string(),
        text: YearWord::HeardFrom.fill(lang, &values),
        depth: 1,
    }];
    out.extend(each.promises.iter().map(|each| promise(lang, each)));
    out.extend(each.told.iter().map(|each| told(lang, each)));
    out
}

fn told(lang: Lang, each: &Told) -> Paragraph {
    let values = [("kind", kind(lang, each.kind)), ("text", each.text.as_str())];
    below(match each.verdict {
        Some(taken) => {
            let [kind, text] = values;
            YearWord::ToldHim.fill(lang, &[kind, text, ("taken", verdict(lang, taken))])
        }
        None if each.kind.wants_answer() => {
            let [kind, text] = values;
            let waiting = ThreadWord::Waiting.text(lang);
            YearWord::ToldHim.fill(lang, &[kind, text, ("taken", waiting)])
        }
        None => YearWord::ToldOnly.fill(lang, &values),
    })
}
