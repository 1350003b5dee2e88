//! The words for what is done while the meeting runs: attendance, floor, clocks, votes.

use super::Lang;
use super::named::party;
use super::rules::{base, entry_kind};
use super::session::attendance;
use crate::session::Session;
use crate::session::attendance::{Presence, QuorumFact};
use crate::session::ballot::{Ballot, Tally};
use crate::session::clock::{Forecast, Light, Reading};
use crate::session::ids::MemberId;
use crate::session::motion::Motion;
use crate::session::queue::Request;
use crate::session::rules::Profile;
use crate::session::vote::{Electorate, Threshold};

words! {
    /// What is said about what is done while the meeting runs.
    ActWord {
        Sitting: "Buổi họp {number}, {date}: {opened} – {ended}" | "Sitting {number}, {date}: {opened} – {ended}",
        StillSitting: "đang họp" | "in progress",
        Roll: "Điểm danh: có mặt {present}/{summoned}" | "Roll: {present} of {summoned} present",
        RollUntaken: "Điểm danh: chưa ghi, triệu tập {summoned}" | "Roll: not called, {summoned} summoned",
        RollLate: "muộn {count}" | "late {count}",
        RollLeft: "về trước {count}" | "left {count}",
        RollExcused: "vắng có lý do {count}" | "excused {count}",
        RollAbsent: "vắng không lý do {count}" | "absent {count}",
        RollUnmarked: "chưa ghi {count}" | "not marked {count}",
        Enough: "Túc số: đủ, có mặt {present}/{summoned}, cần {needed} ({wording})" | "Quorum: reached, {present} of {summoned} present, {needed} needed ({wording})",
        Short: "Túc số: chưa đủ, có mặt {present}/{summoned}, cần {needed} ({wording})" | "Quorum: not reached, {present} of {summoned} present, {needed} needed ({wording})",
        Regained: "{time} đủ số người họp ({present}/{summoned})" | "{time} quorum ({present} of {summoned})",
        Lost: "{time} không còn đủ số người họp ({present}/{summoned})" | "{time} no quorum ({present} of {summoned})",
        Presence: "{time} {name}: {state}" | "{time} {name}: {state}",
        PresenceWhy: "{time} {name}: {state} ({reason})" | "{time} {name}: {state} ({reason})",
        Nothing: "chưa có gì" | "nothing yet",
        NobodyLeft: "Mọi người đã được điểm danh" | "Everybody was marked already",
        Motion: "{time} «{text}»: {result}" | "{time} '{text}': {result}",
        Uncounted: "chưa đếm" | "not counted",
        Carried: "thông qua" | "carried",
        NotCarried: "không thông qua" | "not carried",
        Hands: "{result}; tán thành {favour}, không tán thành {against}, không biểu quyết {abstaining}" | "{result}; {favour} for, {against} against, {abstaining} abstaining",
        Voters: "triệu tập {summoned}, có mặt {present}, biểu quyết {voters}; cần {needed} (quá {share} {of})" | "{summoned} summoned, {present} present, {voters} voting; {needed} needed (more than {share} of {of})",
        Apart: "tránh mặt: {names}" | "left the room, being concerned: {names}",
        Ballot: "{time} «{title}»: {state}" | "{time} '{title}': {state}",
        Open: "chưa chốt" | "open",
        Closed: "đã chốt" | "closed",
        Team: "tổ kiểm phiếu: {names}" | "counting team: {names}",
        NoTeam: "chưa có tổ kiểm phiếu" | "no counting team",
        Papers: "phiếu phát ra {issued}, thu về {returned}" | "{issued} papers issued, {returned} returned",
        Tally: "{name}: hợp lệ {valid}, không hợp lệ {invalid}; {levels}; chưa xếp loại {unrated}" | "{name}: {valid} valid, {invalid} invalid; {levels}; unrated {unrated}",
        Reached: "đạt: {level}" | "reached: {level}",
        ReachedNone: "chưa mức nào đủ phiếu" | "no level has enough",
        MissesBalance: "chưa khớp: {what}" | "does not balance: {what}",
        Speaking: "Đang phát biểu: {name}, {clock}" | "Has the floor: {name}, {clock}",
        Silent: "Chưa ai phát biểu" | "Nobody has the floor",
        Interrupted: "Chờ nói tiếp: {name}" | "Waits to go on: {name}",
        QueueOpen: "Đăng ký phát biểu" | "Requests",
        QueueClosed: "Đăng ký phát biểu (đã chốt lúc {time})" | "Requests (closed at {time})",
        Request: "{number}. {name}: {kind}, {time}" | "{number}. {name}: {kind}, {time}",
        NotSpoken: "Chưa phát biểu ở bước này" | "Has not spoken in this step",
        QueueEmpty: "Không ai đăng ký phát biểu" | "Nobody asks for the floor",
        NotAsked: "{id} không đăng ký phát biểu" | "{id} does not ask for the floor",
        NobodyInterrupted: "Không ai đang chờ nói tiếp" | "Nobody waits to go on",
        NobodySpoke: "Chưa ai phát biểu xong" | "Nobody has spoken yet",
        Step: "Bước {id} {title}: {clock}" | "Step {id} {title}: {clock}",
        Meeting: "Cuộc họp: đã họp {sat}" | "Meeting: {sat} so far",
        Ends: "Dự kiến xong lúc {time}" | "Expected to end at {time}",
        EndsLate: "Dự kiến xong lúc {time}, muộn {over}" | "Expected to end at {time}, {over} late",
        EndsEarly: "Dự kiến xong lúc {time}, sớm {over}" | "Expected to end at {time}, {over} early",
        EachTurn: "Còn {people} người, mỗi người khoảng {time}" | "{people} turns to come, about {time} each",
        NoEachTurn: "Còn {people} người nhưng không còn thời gian" | "{people} turns to come and no time left",
        NoAgendaName: "Hãy đặt tên cho chương trình mẫu, không quá dài" | "Name the agenda, not too long",
        AgendaThere: "Đã có chương trình mẫu «{name}»; thêm --replace để thay" | "There is an agenda '{name}'; --replace replaces it",
        NoSuchAgenda: "Không có chương trình mẫu «{name}»; có: {names}" | "There is no agenda '{name}'; there are: {names}",
        NoAgendas: "Không có chương trình mẫu «{name}»; lưu bằng: kiemdiem agenda TỆP --save TÊN" | "There is no agenda '{name}'; save one with: kiemdiem agenda FILE --save NAME",
        NotRebalanced: "Không có gì để chia lại: chưa định giờ kết thúc, hoặc đã vừa" | "Nothing to share out: no end is planned, or it fits",
        ClockFree: "{elapsed}" | "{elapsed}",
        ClockLeft: "{elapsed}, còn {left} ({light})" | "{elapsed}, {left} left ({light})",
        ClockOver: "{elapsed}, quá {left}" | "{elapsed}, {left} over",
        ClockStands: "{clock}, đang dừng" | "{clock}, stopped",
        Green: "còn thời gian" | "in time",
        Amber: "sắp hết" | "nearly over",
        Red: "rất ít" | "hardly any",
        Overrun: "quá giờ" | "over time",
        Minutes: "{spent}/{planned} phút" | "{spent}/{planned} min",
        MinutesFree: "{spent} phút" | "{spent} min",
        RoughMinutes: "{minutes} phút" | "{minutes} min",
        RoughHours: "{hours} giờ" | "{hours} h",
        HoursMinutes: "{hours} giờ {minutes} phút" | "{hours} h {minutes} min",
        Days: "{days} ngày" | "{days} d",
        DaysHours: "{days} ngày {hours} giờ" | "{days} d {hours} h",
        BadTime: "«{time}» không phải giờ; viết như 11:30" | "'{time}' is no time; write it as 11:30",
        BadVotes: "«{votes}» không phải các số; viết như 2,8,1,0" | "'{votes}' are no numbers; write them as 2,8,1,0",
        NoMotion: "Không có biểu quyết {id}" | "There is no motion {id}",
        NoBallot: "Không có phiếu {id}" | "There is no ballot {id}",
        NotOnPaper: "{id} không có trên phiếu này" | "{id} is not on this paper",
    }
}

/// Returns so many seconds as `4:05` or `1:04:05`, from a day on in days and hours; the sign is for
/// the words around it.
#[must_use]
pub fn span(lang: Lang, seconds: i64) -> String {
    let all = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        1..24 => format!("{hours}:{minutes:02}:{seconds:02}"),
        _ => fill(lang, ActWord::DaysHours, &[("days", &(hours / 24)), ("hours", &(hours % 24))]),
    }
}

/// Returns so many minutes in as few letters as can be: `21'`, from a day on in days.
#[must_use]
pub fn minutes(lang: Lang, minutes: i64) -> String {
    match minutes / (24 * 60) {
        0 => format!("{minutes}'"),
        days => fill(lang, ActWord::Days, &[("days", &days)]),
    }
}

/// Returns so many seconds as whole minutes, such as 1 giờ 20 phút: for what is planned and
/// foretold; from a day on to the hour. `8:00` could be read as a time of the day. The sign is for
/// the words around it.
#[must_use]
pub fn rough(lang: Lang, seconds: i64) -> String {
    let all = seconds.unsigned_abs() / 60;
    match (all / 60, all % 60) {
        (24.., _) => span(lang, seconds),
        (0, minutes) => fill(lang, ActWord::RoughMinutes, &[("minutes", &minutes)]),
        (hours, 0) => fill(lang, ActWord::RoughHours, &[("hours", &hours)]),
        (hours, minutes) => {
            fill(lang, ActWord::HoursMinutes, &[("hours", &hours), ("minutes", &minutes)])
        }
    }
}

fn fill(lang: Lang, word: ActWord, values: &[(&str, &dyn ToString)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.to_string())).collect();
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    word.fill(lang, &values)
}

/// Returns what a clock shows.
#[must_use]
pub fn clock(lang: Lang, reading: &Reading) -> String {
    let elapsed = span(lang, reading.elapsed_s);
    let light = match reading.light {
        Light::Green => ActWord::Green,
        Light::Amber => ActWord::Amber,
        Light::Red => ActWord::Red,
        Light::Overrun => ActWord::Overrun,
    };
    let shown = match reading.left_s() {
        None => fill(lang, ActWord::ClockFree, &[("elapsed", &elapsed)]),
        Some(left) => {
            let word = if left > 0 { ActWord::ClockLeft } else { ActWord::ClockOver };
            let values: [(&str, &dyn ToString); 3] =
                [("elapsed", &elapsed), ("left", &span(lang, left)), ("light", &light.text(lang))];
            fill(lang, word, &values)
        }
    };
    if reading.is_running {
        return shown;
    }
    fill(lang, ActWord::ClockStands, &[("clock", &shown)])
}

/// Returns when the meeting will end; less than a minute is neither late nor early.
#[must_use]
pub fn forecast(lang: Lang, forecast: &Forecast) -> String {
    let word = match forecast.over_s {
        Some(over) if over >= 60 => ActWord::EndsLate,
        Some(over) if over <= -60 => ActWord::EndsEarly,
        _ => ActWord::Ends,
    };
    let values: [(&str, &dyn ToString); 2] = [
        ("time", &forecast.ends.format("%H:%M")),
        ("over", &rough(lang, forecast.over_s.unwrap_or(0))),
    ];
    fill(lang, word, &values)
}

fn names(session: &Session, ids: &[MemberId]) -> String {
    ids.iter().map(|id| session.name_of(id)).collect::<Vec<_>>().join(", ")
}

/// Returns one record of attendance.
#[must_use]
pub fn presence(lang: Lang, session: &Session, each: &Presence) -> String {
    let word = if each.reason.is_empty() { ActWord::Presence } else { ActWord::PresenceWhy };
    let values: [(&str, &dyn ToString); 4] = [
        ("time", &each.at.format("%H:%M")),
        ("name", &session.name_of(&each.member)),
        ("state", &attendance(lang, each.state)),
        ("reason", &each.reason),
    ];
    fill(lang, word, &values)
}

/// Returns how many are there in a sitting.
#[must_use]
pub fn roll(lang: Lang, session: &Session, sitting: u32) -> String {
    let roll = session.roll(sitting);
    if !roll.is_taken() {
        return fill(lang, ActWord::RollUntaken, &[("summoned", &roll.summoned)]);
    }
    let values: [(&str, &dyn ToString); 2] =
        [("present", &roll.present), ("summoned", &roll.summoned)];
    let mut parts = vec![fill(lang, ActWord::Roll, &values)];
    for (word, count) in [
        (ActWord::RollLate, roll.late),
        (ActWord::RollLeft, roll.left),
        (ActWord::RollExcused, roll.excused),
        (ActWord::RollAbsent, roll.absent),
        (ActWord::RollUnmarked, roll.unmarked),
    ] {
        if count > 0 {
            parts.push(fill(lang, word, &[("count", &count)]));
        }
    }
    parts.join(", ")
}

/// Returns whether enough are there, by which rule.
#[must_use]
pub fn quorum(lang: Lang, fact: &QuorumFact, profile: &Profile) -> String {
    let word = if fact.is_reached() { ActWord::Enough } else { ActWord::Short };
    let values: [(&str, &dyn ToString); 4] = [
        ("present", &fact.present),
        ("summoned", &fact.summoned),
        ("needed", &fact.needed),
        ("wording", &profile.quorum.wording),
    ];
    fill(lang, word, &values)
}

/// Returns everything that is known of a sitting: when, who was there, quorum lost and regained.
#[must_use]
pub fn sitting(lang: Lang, session: &Session, number: u32, profile: &Profile) -> Vec<String> {
    let index = usize::try_from(number).unwrap_or(usize::MAX).wrapping_sub(1);
    let mut out = Vec::new();
    if let Some(sitting) = session.standing.sittings.get(index) {
        let ended = match sitting.ended {
            Some(ended) => ended.format("%H:%M").to_string(),
            None => ActWord::StillSitting.text(lang).to_owned(),
        };
        let values: [(&str, &dyn ToString); 4] = [
            ("number", &number),
            ("date", &sitting.opened.format("%d/%m/%Y")),
            ("opened", &sitting.opened.format("%H:%M")),
            ("ended", &ended),
        ];
        out.push(fill(lang, ActWord::Sitting, &values));
    }
    out.push(roll(lang, session, number));
    out.extend(session.quorum(number, profile).map(|fact| quorum(lang, &fact, profile)));
    let turns = session.quorum_turns(number, profile);
    for (at, fact) in turns.iter().skip(1) {
        let word = if fact.is_reached() { ActWord::Regained } else { ActWord::Lost };
        let values: [(&str, &dyn ToString); 3] = [
            ("time", &at.format("%H:%M")),
            ("present", &fact.present),
            ("summoned", &fact.summoned),
        ];
        out.push(format!("  {}", fill(lang, word, &values)));
    }
    let here = session.attendance.iter().filter(|each| each.sitting == number);
    out.extend(here.map(|each| format!("  {}", presence(lang, session, each))));
    out
}

/// Returns how many may vote, of how many, and how many must agree.
#[must_use]
pub fn voters(lang: Lang, electorate: &Electorate, threshold: &Threshold) -> String {
    let values: [(&str, &dyn ToString); 6] = [
        ("summoned", &electorate.summoned),
        ("present", &electorate.present),
        ("voters", &electorate.voters()),
        ("needed", &threshold.needed(electorate)),
        ("share", &threshold.share),
        ("of", &base(lang, threshold.of)),
    ];
    fill(lang, ActWord::Voters, &values)
}

/// Returns what was decided by a motion, in one line.
#[must_use]
pub fn decided(lang: Lang, motion: &Motion) -> String {
    let result = match motion.is_carried() {
        None => ActWord::Uncounted,
        Some(true) => ActWord::Carried,
        Some(false) => ActWord::NotCarried,
    };
    let mut result = result.text(lang).to_owned();
    if let Some(hands) = motion.hands {
        let values: [(&str, &dyn ToString); 4] = [
            ("result", &result),
            ("favour", &hands.in_favour),
            ("against", &hands.against),
            ("abstaining", &hands.abstaining),
        ];
        result = fill(lang, ActWord::Hands, &values);
    }
    let values: [(&str, &dyn ToString); 3] =
        [("time", &motion.at.format("%H:%M")), ("text", &motion.text), ("result", &result)];
    fill(lang, ActWord::Motion, &values)
}

/// Returns a motion with what was decided and who could vote.
#[must_use]
pub fn motion(lang: Lang, session: &Session, motion: &Motion) -> Vec<String> {
    let mut out = vec![decided(lang, motion)];
    let electorate = &motion.electorate;
    out.push(format!("  {}", voters(lang, electorate, &motion.threshold)));
    out.extend(apart(lang, session, &electorate.apart));
    out
}

fn apart(lang: Lang, session: &Session, ids: &[MemberId]) -> Option<String> {
    let line = || format!("  {}", fill(lang, ActWord::Apart, &[("names", &names(session, ids))]));
    (!ids.is_empty()).then(line)
}

/// Returns a ballot with all that was counted.
#[must_use]
pub fn ballot(lang: Lang, session: &Session, ballot: &Ballot) -> Vec<String> {
    let state = if ballot.closed.is_some() { ActWord::Closed } else { ActWord::Open };
    let values: [(&str, &dyn ToString); 3] = [
        ("time", &ballot.at.format("%H:%M")),
        ("title", &ballot.title),
        ("state", &state.text(lang)),
    ];
    let mut out = vec![fill(lang, ActWord::Ballot, &values)];
    let team = match ballot.team.as_slice() {
        [] => ActWord::NoTeam.text(lang).to_owned(),
        team => fill(lang, ActWord::Team, &[("names", &names(session, team))]),
    };
    let papers: [(&str, &dyn ToString); 2] =
        [("issued", &ballot.issued), ("returned", &ballot.returned)];
    let electorate = &ballot.electorate;
    out.push(format!("  {team}"));
    out.push(format!("  {}", voters(lang, electorate, &ballot.threshold)));
    out.extend(apart(lang, session, &electorate.apart));
    out.push(format!("  {}", fill(lang, ActWord::Papers, &papers)));
    out.extend(ballot.tallies.iter().map(|each| tally(lang, session, ballot, each)));
    let wrong = ballot.imbalances();
    if !wrong.is_empty() && ballot.issued > 0 {
        let all: Vec<String> =
            wrong.iter().map(|each| super::refusal::imbalance(lang, session, each)).collect();
        out.push(format!("  {}", fill(lang, ActWord::MissesBalance, &[("what", &all.join("; "))])));
    }
    out
}

fn tally(lang: Lang, session: &Session, ballot: &Ballot, tally: &Tally) -> String {
    let rows = ballot.levels.iter().zip(&tally.votes);
    let levels: Vec<String> = rows.map(|(level, votes)| format!("{level} {votes}")).collect();
    let values: [(&str, &dyn ToString); 5] = [
        ("name", &party(lang, session, &tally.of)),
        ("valid", &tally.valid),
        ("invalid", &tally.invalid),
        ("levels", &levels.join(", ")),
        ("unrated", &tally.unrated),
    ];
    let line = fill(lang, ActWord::Tally, &values);
    if ballot.closed.is_none() {
        return format!("  {line}");
    }
    let reached = match ballot.reached(tally).and_then(|at| ballot.levels.get(at)) {
        Some(level) => fill(lang, ActWord::Reached, &[("level", level)]),
        None => ActWord::ReachedNone.text(lang).to_owned(),
    };
    format!("  {line}; {reached}")
}

/// Returns one who asks for the floor, with the place in the order.
#[must_use]
pub fn request(lang: Lang, session: &Session, number: usize, each: &Request) -> String {
    let values: [(&str, &dyn ToString); 4] = [
        ("number", &number),
        ("name", &session.name_of(&each.member)),
        ("kind", &entry_kind(lang, each.kind)),
        ("time", &each.at.format("%H:%M")),
    ];
    fill(lang, ActWord::Request, &values)
}
