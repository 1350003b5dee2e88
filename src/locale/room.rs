//! The words of the room's screen: clocks and counts in as few letters as can be, so that large
//! ones have room.

use super::Lang;
use super::acts::{ActWord, rough, span};
use super::session::collective;
use crate::session::Instant;
use crate::session::clock::{Light, Reading};
use crate::session::public::{
    Part, PublicBallot, PublicMotion, PublicRoll, PublicSat, PublicTally, Whose,
};

words! {
    /// What the room's screen says.
    RoomWord {
        Since: "từ {time}" | "since {time}",
        SinceYesterday: "từ hôm qua {time}" | "since yesterday {time}",
        Speaker: "Đang phát biểu: {name}" | "Speaking: {name}",
        SpeakerClock: "Phát biểu:" | "Speech:",
        StepClock: "Bước này:" | "Step:",
        ClockFree: "đã {elapsed}" | "{elapsed}",
        ClockGreen: "còn {left}" | "{left} left",
        ClockAmber: "sắp hết {left}" | "nearly over {left}",
        ClockRed: "rất ít {left}" | "hardly any {left}",
        ClockOver: "quá +{left}" | "over +{left}",
        ClockStands: "{clock} (dừng)" | "{clock} (stopped)",
        Sat: "Đã họp {sat}" | "{sat} so far",
        SatEnds: "Đã họp {sat}, định xong {time}" | "{sat} so far, until {time}",
        Enough: "Có mặt {present}/{summoned}, đủ túc số" | "{present} of {summoned} present: quorum",
        Short: "Có mặt {present}/{summoned}, chưa đủ túc số" | "{present} of {summoned} present: no quorum",
        Needed: "{what}: cần {needed} ({wording})" | "{what}, {needed} needed ({wording})",
        Uncalled: "Triệu tập {summoned}, chưa điểm danh" | "{summoned} summoned, roll not called",
        Motion: "Biểu quyết «{text}»: {result}" | "Motion '{text}': {result}",
        Voting: "đang bỏ phiếu; phát ra {issued}, thu về {returned}" | "voting; {issued} papers issued, {returned} returned",
        Counted: "phát ra {issued}, thu về {returned}" | "{issued} papers issued, {returned} returned",
        Ballot: "Bỏ phiếu kín «{title}»: {state}" | "Secret ballot '{title}': {state}",
        Tally: "{name}: {levels}" | "{name}: {levels}",
        Level: "{level} {count}" | "{level} {count}",
        Unrated: "chưa xếp loại {count}" | "unrated {count}",
        Invalid: "không hợp lệ {count}" | "invalid {count}",
        Unnamed: "Kết quả của {count} người nữa không nêu ở đây" | "The results of {count} more are not shown here",
        Remark: "– {text}" | "– {text}",
        RemarkBy: "– {name}: {text}" | "– {name}: {text}",
        Page: "trang {page}/{pages}" | "page {page}/{pages}",
        Blank: "màn hình đang được che" | "the screen is covered",
        Held: "hình đang được giữ lại" | "the picture is held",
        Age: "hình cách đây {age}" | "picture of {age} ago",
        ChairStopped: "hình cách đây {age} – cửa sổ chủ trì đã dừng" | "picture of {age} ago – the chair's window has stopped",
        Seconds: "{count} giây" | "{count} seconds",
        Minutes: "{count} phút" | "{count} minutes",
        Hours: "{count} giờ" | "{count} hours",
        PartSpeakerClock: "đồng hồ người phát biểu" | "the speaker's clock",
        PartStepClock: "đồng hồ của bước" | "the clock of the step",
        PartMeetingClock: "đã họp bao lâu" | "how long the meeting has sat",
        PartAttendance: "số người có mặt" | "how many are there",
        PartMotion: "kết quả giơ tay" | "the motion and its hands",
        PartBallot: "tổng số phiếu kín" | "the ballot's totals",
    }
}

/// Returns what a clock or count is called in the middle of a sentence.
#[must_use]
pub fn part(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::SpeakerClock => RoomWord::PartSpeakerClock,
        Part::StepClock => RoomWord::PartStepClock,
        Part::MeetingClock => RoomWord::PartMeetingClock,
        Part::Attendance => RoomWord::PartAttendance,
        Part::Motion => RoomWord::PartMotion,
        Part::Ballot => RoomWord::PartBallot,
    }
    .text(lang)
}

/// Returns what a clock shows: how far it is is said by a word of its own, not by colour alone.
#[must_use]
pub fn clock(lang: Lang, reading: &Reading) -> String {
    let left = span(lang, reading.left_s().unwrap_or(0));
    let word = match (reading.limit_s, reading.light) {
        (None, _) => RoomWord::ClockFree.fill(lang, &[("elapsed", &span(lang, reading.elapsed_s))]),
        (_, light) => light_word(light).fill(lang, &[("left", &left)]),
    };
    match reading.is_running {
        true => word,
        false => RoomWord::ClockStands.fill(lang, &[("clock", &word)]),
    }
}

fn light_word(light: Light) -> RoomWord {
    match light {
        Light::Green => RoomWord::ClockGreen,
        Light::Amber => RoomWord::ClockAmber,
        Light::Red => RoomWord::ClockRed,
        Light::Overrun => RoomWord::ClockOver,
    }
}

/// Returns all that a clock may show while its figures are no wider than those: so much room it
/// is given, that nothing moves when it goes on.
#[must_use]
pub fn clock_room(lang: Lang, reading: &Reading) -> Vec<String> {
    if reading.limit_s.is_none() {
        return vec![clock(lang, reading)];
    }
    let left = span(lang, reading.left_s().unwrap_or(0));
    let left = if left.len() < "00:00".len() { "00:00" } else { &*left };
    let lights = [Light::Green, Light::Amber, Light::Red, Light::Overrun];
    let mut all = vec![clock(lang, reading)];
    all.extend(lights.map(|light| light_word(light).fill(lang, &[("left", left)])));
    all
}

/// Returns since when something is so: the time of today, yesterday, or the date.
#[must_use]
pub fn since(lang: Lang, from: Instant, now: Instant) -> String {
    let from = from.with_timezone(&now.timezone());
    let time = from.format("%H:%M").to_string();
    let days = (now.date_naive() - from.date_naive()).num_days();
    match days {
        0 => RoomWord::Since.fill(lang, &[("time", &time)]),
        1 => RoomWord::SinceYesterday.fill(lang, &[("time", &time)]),
        _ => RoomWord::Since.fill(lang, &[("time", &from.format("%d/%m").to_string())]),
    }
}

/// Returns how old a picture is.
#[must_use]
pub fn age(lang: Lang, seconds: i64) -> String {
    let (word, count) = match seconds {
        ..120 => (RoomWord::Seconds, seconds),
        120..7_200 => (RoomWord::Minutes, seconds / 60),
        _ => (RoomWord::Hours, seconds / 3600),
    };
    word.fill(lang, &[("count", &count.to_string())])
}

/// Returns how long the meeting has sat, to the minute, and when it is to end.
#[must_use]
pub fn sat(lang: Lang, sat: &PublicSat, now: Instant) -> String {
    let lasted = rough(lang, sat.clock.at(now).elapsed_s);
    match sat.ends {
        None => RoomWord::Sat.fill(lang, &[("sat", &lasted)]),
        Some(ends) => {
            let time = ends.format("%H:%M").to_string();
            RoomWord::SatEnds.fill(lang, &[("sat", &lasted), ("time", &time)])
        }
    }
}

/// Returns who is there, in all: first with what is needed, then in short.
#[must_use]
pub fn roll(lang: Lang, roll: &PublicRoll) -> Vec<String> {
    let summoned = roll.summoned.to_string();
    let Some(fact) = roll.quorum else {
        return vec![RoomWord::Uncalled.fill(lang, &[("summoned", &summoned)])];
    };
    let word = if fact.is_reached() { RoomWord::Enough } else { RoomWord::Short };
    let present = fact.present.to_string();
    let short = word.fill(lang, &[("present", &present), ("summoned", &summoned)]);
    let needed = fact.needed.to_string();
    let values = [("what", &*short), ("needed", &needed), ("wording", &roll.wording)];
    vec![RoomWord::Needed.fill(lang, &values), short]
}

/// Returns a motion with what came out.
#[must_use]
pub fn motion(lang: Lang, motion: &PublicMotion) -> String {
    let result = match &motion.result {
        None => ActWord::Uncounted.text(lang).to_owned(),
        Some((hands, is_carried)) => {
            let result = if *is_carried { ActWord::Carried } else { ActWord::NotCarried };
            let counts = [hands.in_favour, hands.against, hands.abstaining];
            let [favour, against, abstaining] = counts.map(|count| count.to_string());
            let values = [
                ("result", result.text(lang)),
                ("favour", &favour),
                ("against", &against),
                ("abstaining", &abstaining),
            ];
            ActWord::Hands.fill(lang, &values)
        }
    };
    RoomWord::Motion.fill(lang, &[("text", &motion.text), ("result", &result)])
}

/// Returns a ballot: while it is open the papers, then what came out, a line for each.
#[must_use]
pub fn ballot(lang: Lang, ballot: &PublicBallot) -> Vec<String> {
    let is_open = ballot.totals.is_none();
    let (issued, returned) = (ballot.issued.to_string(), ballot.returned.to_string());
    let word = if is_open { RoomWord::Voting } else { RoomWord::Counted };
    let state = word.fill(lang, &[("issued", &issued), ("returned", &returned)]);
    let mut out = vec![RoomWord::Ballot.fill(lang, &[("title", &ballot.title), ("state", &state)])];
    let Some(totals) = &ballot.totals else { return out };
    out.extend(totals.tallies.iter().map(|each| tally(lang, each)));
    if totals.unnamed > 0 {
        let count = totals.unnamed.to_string();
        out.push(RoomWord::Unnamed.fill(lang, &[("count", &count)]));
    }
    out
}

fn tally(lang: Lang, tally: &PublicTally) -> String {
    let name = match &tally.of {
        Whose::Collective => collective(lang),
        Whose::Member(name) => name,
    };
    let level = |(level, count): &(String, u32)| {
        RoomWord::Level.fill(lang, &[("level", level), ("count", &count.to_string())])
    };
    let mut parts: Vec<String> = tally.votes.iter().map(level).collect();
    for (word, count) in [(RoomWord::Unrated, tally.unrated), (RoomWord::Invalid, tally.invalid)] {
        if count > 0 {
            parts.push(word.fill(lang, &[("count", &count.to_string())]));
        }
    }
    let levels = parts.join(", ");
    let line = RoomWord::Tally.fill(lang, &[("name", name), ("levels", &levels)]);
    let reached = match &tally.reached {
        Some(level) => ActWord::Reached.fill(lang, &[("level", level)]),
        None => ActWord::ReachedNone.text(lang).to_owned(),
    };
    format!("{line}; {reached}")
}
