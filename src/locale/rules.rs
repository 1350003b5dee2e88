//! The words for a rule profile: what holds, in sentences, each with its source.

use super::Lang;
use super::finding::{want, weight};
use super::session::{meeting_kind, phase};
use crate::session::MeetingKind;
use crate::session::queue::EntryKind;
use crate::session::rules::{
    Base, CheckRule, MinimumTime, Profile, QueueRule, RehearsalRule, RemediedRule, TopicKind,
};

words! {
    /// What the rules say.
    RuleWord {
        Title: "Quy định: {name}" | "Rules: {name}",
        OwnNone: "Quy định riêng: chưa có; tạo bằng: kiemdiem rules --edit ({file})" | "Your own rules: none; make them with: kiemdiem rules --edit ({file})",
        OwnEmpty: "Quy định riêng: {file}, chưa sửa gì" | "Your own rules: {file}, nothing altered",
        Own: "Quy định riêng: {file}, đã sửa: {tables}" | "Your own rules: {file}, altered: {tables}",
        IsOwn: " (quy định riêng)" | " (your own)",
        Source: "nguồn: {source}" | "source: {source}",
        NoSource: "chưa ghi nguồn" | "no source given",
        Priority: "Việc hứa ưu tiên: tối đa {most}" | "Promises that come first: at most {most}",
        Quorum: "Túc số: ít nhất {share} số người được triệu tập, {wording}" | "Quorum: at least {share} of those summoned, {wording}",
        VotesBlocked: "Chưa đủ túc số thì không biểu quyết, không bỏ phiếu" | "Nothing is put to the vote without a quorum",
        VotesWarned: "Chưa đủ túc số vẫn biểu quyết được, chương trình nhắc" | "A vote without a quorum is only warned of",
        Rehearsal: "Diễn tập: {pace} tiếng mỗi phút; ý kiến {opinion} giây, trả lời {answer} giây; {speakers} người nói về mỗi hạn chế" | "Rehearsal: {pace} syllables a minute; opinion {opinion} s, answer {answer} s; {speakers} on each shortcoming",
        Check: "Kiểm tra: {want}: {weight}" | "Check: {want}: {weight}",
        CheckOf: "Kiểm tra: {want}: {weight} ({kinds})" | "Check: {want}: {weight} ({kinds})",
        Majority: "Biểu quyết: quá {share} {of}" | "Decisions: more than {share} of {of}",
        OfSummoned: "số người được triệu tập" | "those summoned",
        OfPresent: "số người có mặt" | "those present",
        MinimumTime: "Thời gian ít nhất: {days} ngày · {bodies} · {kinds}" | "Minimum time: {days} days · {bodies} · {kinds}",
        EveryBody: "mọi cấp" | "every body",
        Levels: "Mức xếp loại: {levels}; {unrated}" | "Levels: {levels}; {unrated}",
        Cap: "«{level}»: không quá {percent} % (đơn vị xuất sắc tiêu biểu {outstanding} %), {base}" | "'{level}': at most {percent} % ({outstanding} % in an outstanding unit), {base}",
        CapBase: "tính trên số người từ mức «{base}» trở lên cùng cấp, trừ người đứng đầu" | "of those at '{base}' or above in the same rank, the head left out",
        Remedied: "Hạn chế kỳ trước phải khắc phục: {best} % để xếp mức cao nhất, ít nhất {least} %" | "Previous shortcomings to be remedied: {best} % for the best level, at least {least} %",
        HeadNotAbove: "Người đứng đầu không xếp loại cao hơn tập thể: {holds}" | "The head is not rated above the collective: {holds}",
        Yes: "có áp dụng" | "holds",
        No: "không áp dụng" | "does not hold",
        Clock: "Đồng hồ: vàng từ {amber} %, đỏ từ {red} % thời gian dự kiến" | "Clocks: amber from {amber} %, red from {red} % of the planned time",
        Minutes: "Phút dự kiến cho mỗi bước" | "Minutes planned for each step",
        MinutesRow: "{minutes} phút  {topic}" | "{minutes} min  {topic}",
        Queue: "Thứ tự mời phát biểu" | "Order in which people are called",
        QueueRow: "{number}. {kind}, {minutes} phút" | "{number}. {kind}, {minutes} min",
        QueueRowFree: "{number}. {kind}, không hạn chế" | "{number}. {kind}, no limit",
        Retention: "Thời hạn bảo quản: {wording} ({class})" | "Kept in the archive: {wording} ({class})",
        Agendas: "Chương trình" | "Agendas",
        AgendaRow: "{kind}: {steps} bước mẫu" | "{kind}: {steps} steps",
        Checked: "{file}: đúng; đã sửa: {tables}" | "{file}: fine; altered: {tables}",
        CheckedEmpty: "{file}: đúng; chưa sửa gì" | "{file}: fine; nothing altered",
        NothingToCheck: "chưa có quy định riêng ({file}); tạo bằng: kiemdiem rules --edit" | "there are no rules of your own ({file}); make them with: kiemdiem rules --edit",
        NoEditor: "chưa rõ dùng trình soạn thảo nào; đặt biến EDITOR rồi thử lại, hoặc tự mở {file}" | "no editor is named; set EDITOR and try again, or open {file} yourself",
        EditorFailed: "không mở được «{editor}»; đặt lại biến EDITOR, hoặc tự mở {file}" | "'{editor}' cannot be opened; set EDITOR, or open {file} yourself",
        Unread: "{why}; đang dùng quy định có sẵn" | "{why}; the built-in rules hold",
    }
}

words! {
    /// What a step can be about.
    TopicWord {
        Procedure: "thủ tục" | "procedure",
        Report: "trình bày báo cáo" | "the report is read",
        Previous: "kết quả khắc phục kỳ trước" | "the previous review's shortcomings",
        Shortcoming: "từng hạn chế" | "each shortcoming",
        Discussion: "thảo luận" | "discussion",
        CollectiveAnswer: "tập thể tiếp thu, giải trình" | "the collective answers",
        CollectiveConclusion: "kết luận phần tập thể" | "conclusion on the collective",
        Person: "từng người: {phase}" | "each person: {phase}",
        Conclusion: "kết luận hội nghị" | "conclusion of the meeting",
    }
}

words! {
    /// Why somebody asks for the floor.
    EntryWord {
        PointOfOrder: "ý kiến về trình tự" | "point of order",
        Answer: "tiếp thu, giải trình" | "answer of the criticised",
        Clarification: "đề nghị làm rõ" | "clarification",
        Addition: "bổ sung" | "addition",
        NewOpinion: "ý kiến mới" | "new opinion",
    }
}

/// Returns the name of a kind of request for the floor.
#[must_use]
pub fn entry_kind(lang: Lang, kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::PointOfOrder => EntryWord::PointOfOrder,
        EntryKind::Answer => EntryWord::Answer,
        EntryKind::Clarification => EntryWord::Clarification,
        EntryKind::Addition => EntryWord::Addition,
        EntryKind::NewOpinion => EntryWord::NewOpinion,
    }
    .text(lang)
}

/// Returns of whom a share is taken.
#[must_use]
pub fn base(lang: Lang, base: Base) -> &'static str {
    match base {
        Base::Summoned => RuleWord::OfSummoned,
        Base::Present => RuleWord::OfPresent,
    }
    .text(lang)
}

/// Returns what a step of this kind is about.
#[must_use]
pub fn topic(lang: Lang, topic: TopicKind) -> String {
    let word = match topic {
        TopicKind::Procedure => TopicWord::Procedure,
        TopicKind::Report => TopicWord::Report,
        TopicKind::Previous => TopicWord::Previous,
        TopicKind::Shortcoming => TopicWord::Shortcoming,
        TopicKind::Discussion => TopicWord::Discussion,
        TopicKind::CollectiveAnswer => TopicWord::CollectiveAnswer,
        TopicKind::CollectiveConclusion => TopicWord::CollectiveConclusion,
        TopicKind::Conclusion => TopicWord::Conclusion,
        TopicKind::Person(each) => {
            return TopicWord::Person.fill(lang, &[("phase", phase(lang, each))]);
        }
    };
    word.text(lang).to_owned()
}

/// One rule: which table of the profile it is, what it says, and where it comes from.
struct Rule<'a> {
    table: &'static str,
    lines: Vec<String>,
    source: &'a str,
}

/// Returns a profile in lines, each rule with its source; those of `own` tables are marked.
#[must_use]
pub fn profile(lang: Lang, profile: &Profile, own: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for rule in rules(lang, profile) {
        let mark = if own.contains(&rule.table) { RuleWord::IsOwn.text(lang) } else { "" };
        let mut lines = rule.lines.into_iter();
        out.extend(lines.next().map(|first| first + mark));
        out.extend(lines.map(|line| format!("  {line}")));
        out.push(match rule.source {
            "" => format!("    {}", RuleWord::NoSource.text(lang)),
            source => format!("    {}", RuleWord::Source.fill(lang, &[("source", source)])),
        });
    }
    out
}

fn rules(lang: Lang, profile: &Profile) -> Vec<Rule<'_>> {
    let mut rules = people(lang, profile);
    rules.extend(rating(lang, profile));
    rules.extend(times(lang, profile));
    rules.extend(profile.checks.iter().map(|rule| checked(lang, rule)));
    for template in &profile.templates {
        let steps = template.steps.len().to_string();
        let values = [("kind", meeting_kind(lang, template.kind)), ("steps", &*steps)];
        let row = RuleWord::AgendaRow.fill(lang, &values);
        let line = format!("{}: {row}", RuleWord::Agendas.text(lang));
        rules.push(Rule { table: "agenda", lines: vec![line], source: &template.source });
    }
    rules
}

fn checked(lang: Lang, rule: &CheckRule) -> Rule<'_> {
    let kinds: Vec<_> = rule.kinds.iter().map(|kind| meeting_kind(lang, *kind)).collect();
    let values = [
        ("want", want(lang, rule.want)),
        ("weight", weight(lang, rule.weight)),
        ("kinds", &*kinds.join(", ")),
    ];
    let is_of_all = rule.kinds.len() == MeetingKind::ALL.len();
    let word = if is_of_all { RuleWord::Check } else { RuleWord::CheckOf };
    Rule { table: "check", lines: vec![word.fill(lang, &values)], source: &rule.source }
}

fn people(lang: Lang, profile: &Profile) -> Vec<Rule<'_>> {
    let (quorum, majority) = (&profile.quorum, &profile.majority);
    let share = quorum.share.to_string();
    let values = [("share", &*share), ("wording", &*quorum.wording)];
    let quorum_line = RuleWord::Quorum.fill(lang, &values);
    let votes = if quorum.blocks_votes { RuleWord::VotesBlocked } else { RuleWord::VotesWarned };
    let quorum_lines = vec![quorum_line, votes.text(lang).to_owned()];
    let share = majority.share.to_string();
    let values = [("share", &*share), ("of", base(lang, majority.of))];
    let majority_line = RuleWord::Majority.fill(lang, &values);
    let priority = &profile.priority;
    let most = priority.most.to_string();
    let priority_line = RuleWord::Priority.fill(lang, &[("most", &most)]);
    vec![
        Rule { table: "priority", lines: vec![priority_line], source: &priority.source },
        Rule { table: "quorum", lines: quorum_lines, source: &quorum.source },
        Rule { table: "majority", lines: vec![majority_line], source: &majority.source },
    ]
}

/// Says how much of what the review before found must be remedied.
#[must_use]
pub fn remedied_line(lang: Lang, rule: &RemediedRule) -> String {
    let (best, least) = (rule.best.to_string(), rule.least.to_string());
    RuleWord::Remedied.fill(lang, &[("best", &best), ("least", &least)])
}

fn rating(lang: Lang, profile: &Profile) -> Vec<Rule<'_>> {
    let rating = &profile.rating;
    let levels = rating.levels.join(", ");
    let levels = RuleWord::Levels.fill(lang, &[("levels", &levels), ("unrated", &rating.unrated)]);
    let cap = &rating.cap;
    let (percent, outstanding) = (cap.percent.to_string(), cap.percent_outstanding.to_string());
    let base = RuleWord::CapBase.fill(lang, &[("base", &cap.base)]);
    let cap_line = RuleWord::Cap.fill(
        lang,
        &[
            ("level", &cap.level),
            ("percent", &percent),
            ("outstanding", &outstanding),
            ("base", &base),
        ],
    );
    let head = &rating.head_not_above;
    let remedied = &rating.remedied;
    let holds = if head.holds { RuleWord::Yes } else { RuleWord::No };
    let head_line = RuleWord::HeadNotAbove.fill(lang, &[("holds", holds.text(lang))]);
    vec![
        Rule { table: "rating", lines: vec![levels], source: &rating.source },
        Rule { table: "cap", lines: vec![cap_line], source: &cap.source },
        Rule { table: "head_not_above", lines: vec![head_line], source: &head.source },
        Rule {
            table: "remedied",
            lines: vec![remedied_line(lang, remedied)],
            source: &remedied.source,
        },
    ]
}

fn times(lang: Lang, profile: &Profile) -> Vec<Rule<'_>> {
    let mut rules: Vec<Rule<'_>> = (profile.minimum_times.iter())
        .map(|each| {
            let lines = vec![minimum_time(lang, each)];
            Rule { table: "minimum_time", lines, source: &each.source }
        })
        .collect();
    let clock = &profile.clock;
    let (amber, red) = (clock.amber_percent.to_string(), clock.red_percent.to_string());
    let lines = vec![RuleWord::Clock.fill(lang, &[("amber", &amber), ("red", &red)])];
    rules.push(Rule { table: "clock", lines, source: &clock.source });
    let mut lines = vec![RuleWord::Minutes.text(lang).to_owned()];
    lines.extend(profile.minutes.of.iter().map(|(kind, minutes)| {
        let minutes = format!("{minutes:>3}");
        let values = [("minutes", &*minutes), ("topic", &*topic(lang, *kind))];
        RuleWord::MinutesRow.fill(lang, &values)
    }));
    rules.push(Rule { table: "minutes", lines, source: &profile.minutes.source });
    rules.push(rehearsal(lang, &profile.rehearsal));
    let mut heading = Some(RuleWord::Queue.text(lang).to_owned());
    for (number, each) in (1..).zip(&profile.queue) {
        let row = queue_row(lang, number, each);
        let lines = match heading.take() {
            Some(heading) => vec![format!("{heading}: {row}")],
            None => vec![row],
        };
        rules.push(Rule { table: "queue", lines, source: &each.source });
    }
    for each in &profile.retention {
        let values = [("class", each.class.as_str()), ("wording", &each.wording)];
        let lines = vec![RuleWord::Retention.fill(lang, &values)];
        rules.push(Rule { table: "retention", lines, source: &each.source });
    }
    rules
}

fn rehearsal(lang: Lang, rule: &RehearsalRule) -> Rule<'_> {
    let values = [rule.syllables_per_minute, rule.opinion_s, rule.answer_s, rule.speakers];
    let [pace, opinion, answer, speakers] = values.map(|value| value.to_string());
    let values =
        [("pace", &*pace), ("opinion", &opinion), ("answer", &answer), ("speakers", &speakers)];
    let lines = vec![RuleWord::Rehearsal.fill(lang, &values)];
    Rule { table: "rehearsal", lines, source: &rule.source }
}

fn queue_row(lang: Lang, number: usize, rule: &QueueRule) -> String {
    let number = number.to_string();
    let kind = entry_kind(lang, rule.kind);
    match rule.minutes {
        Some(minutes) => {
            let minutes = minutes.to_string();
            let values = [("number", &*number), ("kind", kind), ("minutes", &minutes)];
            RuleWord::QueueRow.fill(lang, &values)
        }
        None => RuleWord::QueueRowFree.fill(lang, &[("number", &number), ("kind", kind)]),
    }
}

fn minimum_time(lang: Lang, rule: &MinimumTime) -> String {
    let bodies = match rule.bodies.as_slice() {
        [] => RuleWord::EveryBody.text(lang).to_owned(),
        bodies => bodies.join(", "),
    };
    let kinds: Vec<&str> =
        rule.kinds.iter().map(|kind: &MeetingKind| meeting_kind(lang, *kind)).collect();
    let days = rule.days.to_string();
    let values = [("days", &*days), ("bodies", &*bodies), ("kinds", &*kinds.join(", "))];
    RuleWord::MinimumTime.fill(lang, &values)
}
