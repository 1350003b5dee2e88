//! The words for figures of many meetings: tables of rows with a number each.

use super::Lang;
use super::report::role;
use super::rules::topic;
use super::session::{carried_state, verdict};
use crate::session::closing::CarriedState;
use crate::session::remark::Verdict;
use crate::session::stats::Stats;
use crate::text::fold;

words! {
    /// What figures are called.
    StatsWord {
        Title: "Thống kê các phiên kiểm điểm" | "Figures of review meetings",
        Sum: "{meetings} phiên họp, {remarks} ý kiến" | "{meetings} meetings, {remarks} remarks",
        People: "Người phát biểu" | "Who spoke",
        Person: "{minutes} phút, {speeches} lượt, {remarks} ý kiến, {meetings} phiên" | "{minutes} min, {speeches} speeches, {remarks} remarks, {meetings} meetings",
        Answers: "Ý kiến được trả lời" | "How opinions were answered",
        Open: "chờ trả lời" | "unanswered",
        Times: "Thời gian theo loại bước" | "Time by kind of step",
        Time: "{minutes} phút, {steps} bước" | "{minutes} min, {steps} steps",
        Shortcomings: "Hạn chế theo năm và mục" | "Shortcomings by year and section",
        Shortcoming: "{count} hạn chế, {remarks} ý kiến" | "{count} shortcomings, {remarks} remarks",
        NoYear: "chưa họp" | "not held",
        Promises: "Lời hứa khắc phục" | "Promises",
        Made: "đã hứa" | "made",
        Owned: "có người chịu trách nhiệm" | "with somebody named",
        Dated: "có thời hạn" | "with a day",
        Carried: "chuyển từ phiên trước" | "taken over from before",
        Remedied: "Kết quả khắc phục hạn chế kỳ trước" | "What became of previous shortcomings",
        Share: "{count} ({percent}%)" | "{count} ({percent}%)",
        Count: "{count}" | "{count}",
    }
}

/// Figures of one sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What they are called.
    pub title: &'static str,
    /// One for each thing counted.
    pub bars: Vec<Bar>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Of what.
    pub label: String,
    /// How much, by the same measure as the others of its sort.
    pub value: u64,
    /// How much, in words.
    pub said: String,
}

/// Returns how many meetings and remarks were counted.
#[must_use]
pub fn sum(lang: Lang, stats: &Stats) -> String {
    let (meetings, remarks) = (stats.meetings.to_string(), stats.remarks.to_string());
    StatsWord::Sum.fill(lang, &[("meetings", &meetings), ("remarks", &remarks)])
}

/// Returns all figures, sort by sort.
#[must_use]
pub fn charts(lang: Lang, stats: &Stats) -> Vec<Chart> {
    let chart = |title: StatsWord, bars| Chart { title: title.text(lang), bars };
    vec![
        chart(StatsWord::People, people(lang, stats)),
        chart(StatsWord::Answers, answers(lang, stats)),
        chart(StatsWord::Times, times(lang, stats)),
        chart(StatsWord::Shortcomings, shortcomings(lang, stats)),
        chart(StatsWord::Promises, promises(lang, stats)),
        chart(StatsWord::Remedied, remedied(lang, stats)),
    ]
}

fn minutes(seconds: i64) -> String {
    ((seconds + 30) / 60).to_string()
}

fn people(lang: Lang, stats: &Stats) -> Vec<Bar> {
    let people = stats.people();
    // Where nobody was given the floor, remarks are all that can be compared.
    let is_timed = people.iter().any(|each| each.seconds > 0);
    let bar = |each: &crate::session::stats::Speaker| {
        let values = [
            ("minutes", minutes(each.seconds)),
            ("speeches", each.speeches.to_string()),
            ("remarks", each.remarks.to_string()),
            ("meetings", each.meetings.to_string()),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        Bar {
            label: each.name.clone(),
            value: match is_timed {
                true => u64::try_from(each.seconds).unwrap_or(0),
                false => each.remarks as u64,
            },
            said: StatsWord::Person.fill(lang, &values),
        }
    };
    people.into_iter().map(bar).collect()
}

fn counted(lang: Lang, label: &str, count: usize) -> Bar {
    let said = StatsWord::Count.fill(lang, &[("count", &count.to_string())]);
    Bar { label: label.to_owned(), value: count as u64, said }
}

fn answers(lang: Lang, stats: &Stats) -> Vec<Bar> {
    let answers = &stats.answers;
    vec![
        counted(lang, verdict(lang, Verdict::Accepted), answers.accepted),
        counted(lang, verdict(lang, Verdict::Partly), answers.partly),
        counted(lang, verdict(lang, Verdict::Explained), answers.explained),
        counted(lang, StatsWord::Open.text(lang), answers.open),
    ]
}

fn times(lang: Lang, stats: &Stats) -> Vec<Bar> {
    let bar =
        |(kind, spent): (&crate::session::rules::TopicKind, &crate::session::stats::Spent)| {
            let (minutes, steps) = (minutes(spent.seconds), spent.steps.to_string());
            Bar {
                label: topic(lang, *kind),
                value: u64::try_from(spent.seconds).unwrap_or(0),
                said: StatsWord::Time.fill(lang, &[("minutes", &minutes), ("steps", &steps)]),
            }
        };
    stats.times.iter().map(bar).collect()
}

fn shortcomings(lang: Lang, stats: &Stats) -> Vec<Bar> {
    let bar = |(year, of, group): (Option<i32>, _, &crate::session::stats::Group)| {
        let no_year = || StatsWord::NoYear.text(lang).to_owned();
        let year = year.map_or_else(no_year, |year| year.to_string());
        // What a section is for is not said twice, where its heading says nothing else.
        let of = role(lang, of);
        let of = match fold(&group.title) {
            title if title == fold(of) => group.title.clone(),
            title if title.is_empty() => of.to_owned(),
            _ => format!("{of} · {}", group.title),
        };
        let (count, remarks) = (group.count.to_string(), group.remarks.to_string());
        Bar {
            label: format!("{year} · {of}"),
            value: group.count as u64,
            said: StatsWord::Shortcoming.fill(lang, &[("count", &count), ("remarks", &remarks)]),
        }
    };
    stats.shortcomings().into_iter().map(bar).collect()
}

fn remedied(lang: Lang, stats: &Stats) -> Vec<Bar> {
    let counts = stats.remedied;
    let Some(percent) = counts.percent() else { return Vec::new() };
    let rows = [
        (Some(CarriedState::Fixed), counts.fixed),
        (Some(CarriedState::Partly), counts.partly),
        (Some(CarriedState::NotFixed), counts.not_fixed),
        (None, counts.untold),
    ];
    let bar = |(state, count)| {
        let bar = counted(lang, carried_state(lang, state), count);
        if state != Some(CarriedState::Fixed) {
            return bar;
        }
        let values = [("count", bar.said.as_str()), ("percent", &percent.to_string())];
        Bar { said: StatsWord::Share.fill(lang, &values), ..bar }
    };
    rows.map(bar).to_vec()
}

fn promises(lang: Lang, stats: &Stats) -> Vec<Bar> {
    let promises = &stats.promises;
    let rows = [
        (StatsWord::Made, promises.made),
        (StatsWord::Owned, promises.owned),
        (StatsWord::Dated, promises.dated),
        (StatsWord::Carried, promises.carried),
    ];
    rows.map(|(word, count)| counted(lang, word.text(lang), count)).to_vec()
}
