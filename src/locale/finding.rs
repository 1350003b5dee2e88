//! What a meeting still lacks, in words, and the command that mends it.

use super::{Lang, named};
use crate::session::Session;
use crate::session::attendance::QuorumFact;
use crate::session::check::Finding;
use crate::session::ids::{BallotId, MemberId, ShortcomingId};
use crate::session::remark::Remark;
use crate::session::want::{Want, Weight};

words! {
    /// What a meeting still lacks. What a row that is too narrow leaves out stands last.
    FindingWord {
        NoMembers: "Chưa có thành viên nào" | "There are no members yet",
        NoChair: "Chưa rõ ai chủ trì" | "Nobody is named as chair",
        NoMinuteTaker: "Chưa rõ ai ghi biên bản" | "Nobody is named as minute-taker",
        NoShortcomings: "Báo cáo không nêu hạn chế nào" | "The report names no shortcoming",
        Unanswered: "Chưa trả lời: ý kiến {remark}" | "Not answered: the remark {remark}",
        Unassigned: "Chưa rõ ai phát biểu: ý kiến {remark}" | "No speaker named: the remark {remark}",
        ToBeChecked: "Còn dấu ? chờ xem lại: ý kiến {remark}" | "Still marked ? to be checked: the remark {remark}",
        NoSelfCriticism: "{member} chưa tự phê bình" | "{member} has not criticised himself",
        NoCriticism: "{member} chưa được ai góp ý" | "Nobody has told {member} anything",
        NoReview: "Đồng chí {member} chưa nộp bản kiểm điểm cá nhân" | "{member} has not handed in the written review",
        Untouched: "Hạn chế {number} chưa ai nói đến" | "Nobody spoke about shortcoming {number}",
        NoResponsible: "Hạn chế {number} chưa rõ ai chịu trách nhiệm" | "Nobody answers for shortcoming {number}",
        NoRemedy: "Hạn chế {number} chưa có việc hứa khắc phục" | "Nothing is promised against shortcoming {number}",
        NoOwner: "Chưa rõ ai làm: lời hứa {remark}" | "It does not say whose it is: the promise {remark}",
        NoDue: "Chưa có hạn: lời hứa {remark}" | "It does not say by when: the promise {remark}",
        NoWayOfChecking: "Chưa rõ kiểm tra thế nào: việc ưu tiên {remark}" | "It comes first and does not say how it is checked: the promise {remark}",
        TooManyPriorities: "Có {count} việc hứa được đánh dấu ưu tiên, tối đa {most}" | "{count} promises are marked as coming first, at most {most} may be",
        NotSettled: "Việc kỳ trước số {number} chưa ghi kết quả: {text}" | "What became of number {number} of the session before is not said: {text}",
        StepsLeft: "Còn {count} bước chưa qua, kế tiếp là: {step}" | "{count} steps are left, the next is: {step}",
        PutOff: "Bước để lại sau chưa làm: {step}" | "A step that was put off is not done: {step}",
        NoRoll: "Buổi họp {number} chưa điểm danh" | "The roll of sitting {number} was not called",
        NoReasonFor: "{member} vắng nhưng chưa ghi lý do" | "{member} is away and no reason is recorded",
        NoQuorum: "Không đủ số người họp: có mặt {present}/{summoned}, cần {needed}" | "No quorum: {present} of {summoned} are there, {needed} are needed",
        TooShort: "Mới họp {sat} buổi (sáng hoặc chiều), cần ít nhất {needed}" | "It sat on {sat} half-days, at least {needed} are needed",
        NotCounted: "Biểu quyết chưa đếm: {title}" | "Hands are not counted: {title}",
        NoBallot: "Chưa bỏ phiếu kín về mức xếp loại" | "No secret ballot on levels was held",
        NotHeld: "Phiếu đã mở nhưng chưa thu phiếu nào: {title}" | "A ballot was opened and no paper came back: {title}",
        Unbalanced: "Phiếu có số chưa khớp: {title}" | "The numbers of a ballot do not balance: {title}",
        NotClosed: "Phiếu chưa chốt: {title}" | "A ballot is not closed: {title}",
        NoTeam: "Phiếu chưa có tổ kiểm phiếu: {title}" | "A ballot has no counting team: {title}",
        OverCap: "Vượt tỷ lệ ở cấp {rank}: {count}/{of} người mức cao nhất, chỉ được {allowed} ({most} nếu đơn vị xuất sắc)" | "Over the cap for the rank {rank}: {count} of {of} at the best level, {allowed} may ({most} in an outstanding unit)",
        HeadAbove: "{member} là người đứng đầu, được mức cao hơn tập thể" | "{member} is the head and reached a better level than the collective",
        NotApproved: "Biên bản chưa được biểu quyết thông qua" | "The minutes were not approved by a vote",
    }
}

words! {
    /// What a list of what is lacking says besides.
    CheckWord {
        Count: "Còn thiếu {count} điều, trong đó {blocking} điều phải xong mới kết thúc" | "{count} things are lacking; {blocking} of them stand against closing",
        Short: "Thiếu {count} · ✗ {blocking} phải xong mới kết thúc" | "{count} lacking · ✗ {blocking} stand against closing",
        OfStep: "▸ {count} bước này" | "▸ {count} in this step",
        Blocks: "phải có" | "must",
        Warns: "nên có" | "should",
        Off: "không xét" | "not asked",
        Source: "Căn cứ: {source}" | "Source: {source}",
        NoSource: "Căn cứ: quy định riêng chưa ghi nguồn" | "Source: your own rules give none",
        Key: "Phím: {key}" | "Key: {key}",
        Command: "Lệnh: {command}" | "Command: {command}",
        OfRecord: "{key} (thư ký)" | "{key} (minute-taker)",
        OfChair: "{key} (chủ trì)" | "{key} (chair)",
        ByName: "Ctrl+P, «{name}»" | "Ctrl+P, '{name}'",
        Fine: "Không còn thiếu gì." | "Nothing is lacking.",
        FillIn: "Chữ HOA trong lệnh là chỗ điền; dấu | là chọn một." | "Words in CAPITALS are to be filled in; | is a choice.",
        LeftOfStep: "Bước vừa qua còn thiếu {count} điều phải có; {key} xem" | "The step before lacks {count} that must be; {key} lists",
        AtChair: "Việc này làm ở cửa sổ chủ trì: {key}" | "This is done in the chair's window: {key}",
    }
}

words! {
    /// What the rules can want.
    WantWord {
        Members: "có thành viên" | "there are members",
        Chair: "rõ người chủ trì" | "a chair is named",
        MinuteTaker: "rõ người ghi biên bản" | "a minute-taker is named",
        Shortcomings: "báo cáo nêu hạn chế" | "the report names shortcomings",
        Answer: "ý kiến được tiếp thu, giải trình" | "opinions are accepted or explained",
        Speaker: "ý kiến rõ người phát biểu" | "remarks name their speaker",
        Checked: "chỗ đánh dấu ? đã xem lại" | "what is marked ? was checked",
        SelfCriticism: "từng người tự phê bình" | "each criticises himself",
        Criticism: "từng người được góp ý" | "each is told something",
        Review: "từng người nộp bản kiểm điểm" | "each hands in a written review",
        Touched: "từng hạn chế được nói đến" | "each shortcoming is spoken about",
        Responsible: "từng hạn chế rõ trách nhiệm" | "somebody answers for each shortcoming",
        Remedy: "từng hạn chế có việc khắc phục" | "each shortcoming has a remedy",
        Owner: "lời hứa rõ người làm" | "promises say whose they are",
        Due: "lời hứa có hạn" | "promises say by when",
        WayOfChecking: "việc ưu tiên rõ cách kiểm tra" | "what comes first says how it is checked",
        Priorities: "không quá nhiều việc ưu tiên" | "not too many promises come first",
        Carried: "việc kỳ trước có kết quả" | "what was carried over is settled",
        Steps: "đi đủ các bước" | "no step is left",
        PutOff: "bước để lại đã làm" | "what was put off was done",
        Roll: "đã điểm danh" | "the roll was called",
        Reason: "người vắng có lý do" | "who is away has a reason",
        Quorum: "đủ số người họp" | "there is a quorum",
        MinimumTime: "họp đủ thời gian" | "it sat long enough",
        Counted: "biểu quyết đã đếm" | "hands were counted",
        Ballot: "có bỏ phiếu xếp loại" | "a ballot was held",
        Held: "phiếu đã mở thì đã thu" | "opened ballots were held",
        Balance: "phiếu khớp số" | "ballots balance",
        BallotClosed: "phiếu đã chốt" | "ballots are closed",
        Team: "phiếu có tổ kiểm phiếu" | "ballots have a counting team",
        Cap: "không vượt tỷ lệ" | "caps are kept",
        HeadNotAbove: "người đứng đầu không cao hơn tập thể" | "the head is not above the collective",
        Approval: "biên bản được thông qua" | "the minutes are approved",
    }
}

/// Says what the rules can want.
#[must_use]
pub fn want(lang: Lang, want: Want) -> &'static str {
    let at = Want::all().position(|each| each == want).unwrap_or(0);
    WantWord::ALL[at].text(lang)
}

/// Says how much a lack weighs.
#[must_use]
pub fn weight(lang: Lang, weight: Weight) -> &'static str {
    match weight {
        Weight::Blocks => CheckWord::Blocks,
        Weight::Warns => CheckWord::Warns,
        Weight::Off => CheckWord::Off,
    }
    .text(lang)
}

/// Says what a meeting still lacks, naming what it is about.
#[must_use]
pub fn finding(lang: Lang, session: &Session, finding: &Finding) -> String {
    use FindingWord as W;
    let plain = |word: W| word.text(lang).to_owned();
    let remark = |word: W, remark: &Remark| {
        word.fill(lang, &[("remark", &named::remark(lang, session, remark))])
    };
    let member = |word: W, id: &MemberId| word.fill(lang, &[("member", session.name_of(id))]);
    let about = |word: W, id: &ShortcomingId| {
        word.fill(lang, &[("number", &named::shortcoming(lang, session, id))])
    };
    let titled = |word: W, id: &BallotId| word.fill(lang, &[("title", named::ballot(session, id))]);
    match finding {
        Finding::NoMembers => plain(W::NoMembers),
        Finding::NoChair => plain(W::NoChair),
        Finding::NoMinuteTaker => plain(W::NoMinuteTaker),
        Finding::NoShortcomings => plain(W::NoShortcomings),
        Finding::NoBallot => plain(W::NoBallot),
        Finding::NotApproved => plain(W::NotApproved),
        Finding::Unanswered(each) => remark(W::Unanswered, each),
        Finding::Unassigned(each) => remark(W::Unassigned, each),
        Finding::ToBeChecked(each) => remark(W::ToBeChecked, each),
        Finding::NoOwner(each) => remark(W::NoOwner, each),
        Finding::NoDue(each) => remark(W::NoDue, each),
        Finding::NoWayOfChecking(each) => remark(W::NoWayOfChecking, each),
        Finding::NoSelfCriticism(id) => member(W::NoSelfCriticism, id),
        Finding::NoCriticism(id) => member(W::NoCriticism, id),
        Finding::NoReview(id) => member(W::NoReview, id),
        Finding::NoReasonFor(id) => member(W::NoReasonFor, id),
        Finding::HeadAbove(id) => member(W::HeadAbove, id),
        Finding::Untouched(id) => about(W::Untouched, id),
        Finding::NoResponsible(id) => about(W::NoResponsible, id),
        Finding::NoRemedy(id) => about(W::NoRemedy, id),
        Finding::PutOff(id) => W::PutOff.fill(lang, &[("step", named::step(session, id))]),
        Finding::NotCounted(id) => {
            W::NotCounted.fill(lang, &[("title", named::motion(session, id))])
        }
        Finding::NotHeld(id) => titled(W::NotHeld, id),
        Finding::Unbalanced(id) => titled(W::Unbalanced, id),
        Finding::NotClosed(id) => titled(W::NotClosed, id),
        Finding::NoTeam(id) => titled(W::NoTeam, id),
        Finding::NotSettled(_)
        | Finding::StepsLeft { .. }
        | Finding::NoRoll(_)
        | Finding::NoQuorum(_)
        | Finding::TooShort { .. }
        | Finding::TooManyPriorities { .. }
        | Finding::OverCap { .. } => counted(lang, session, finding),
    }
}

/// Says what is lacking where it is told in numbers.
fn counted(lang: Lang, session: &Session, finding: &Finding) -> String {
    let numbers = |word: FindingWord, values: &[(&str, u32)]| {
        let values: Vec<_> = values.iter().map(|(name, n)| (*name, n.to_string())).collect();
        let values: Vec<_> = values.iter().map(|(name, n)| (*name, n.as_str())).collect();
        word.fill(lang, &values)
    };
    match finding {
        Finding::NotSettled(number) => {
            let each = number.checked_sub(1).and_then(|at| session.dossier.carried.get(at));
            let text = each.map_or(String::new(), |each| each.text.replace('\n', " "));
            let values = [("number", &*number.to_string()), ("text", &text)];
            FindingWord::NotSettled.fill(lang, &values)
        }
        Finding::StepsLeft { next, count } => {
            let values = [("count", &*count.to_string()), ("step", named::step(session, next))];
            FindingWord::StepsLeft.fill(lang, &values)
        }
        Finding::NoRoll(sitting) => numbers(FindingWord::NoRoll, &[("number", *sitting)]),
        Finding::NoQuorum(QuorumFact { present, summoned, needed }) => {
            let values = [("present", *present), ("summoned", *summoned), ("needed", *needed)];
            numbers(FindingWord::NoQuorum, &values)
        }
        Finding::TooShort { sat, needed } => {
            numbers(FindingWord::TooShort, &[("sat", *sat), ("needed", *needed)])
        }
        Finding::TooManyPriorities { count, most, .. } => {
            let count = u32::try_from(*count).unwrap_or(u32::MAX);
            numbers(FindingWord::TooManyPriorities, &[("count", count), ("most", *most)])
        }
        Finding::OverCap { rank, count, of, allowed, most } => {
            let values = [("count", *count), ("of", *of), ("allowed", *allowed), ("most", *most)];
            let text = numbers(FindingWord::OverCap, &values);
            super::fill(&text, &[("rank", super::session::rank(lang, *rank))])
        }
        _ => String::new(), // the others have no numbers
    }
}

/// Returns the command that mends it, for the file of this name as a shell reads it. Words in
/// capitals are to be filled in; `|` stands between choices.
#[must_use]
pub fn command(session: &Session, finding: &Finding, file: &str) -> String {
    let (name, rest) = words_of(session, finding);
    let rest = if rest.is_empty() { rest } else { format!(" {rest}") };
    format!("kiemdiem {name} {}{rest}", quoted(file))
}

fn words_of(session: &Session, finding: &Finding) -> (&'static str, String) {
    let text = |text: &str| text.to_owned();
    match finding {
        Finding::NoMembers => ("member", text("--add NAME --post POST")),
        Finding::NoChair => ("member", text("--chair ID")),
        Finding::NoMinuteTaker => ("member", text("--minute-taker ID")),
        Finding::NoShortcomings => ("revise", text("REPORT")),
        Finding::Unanswered(each) => {
            ("answer", format!("{} accepted|partly|explained TEXT", each.id))
        }
        Finding::Unassigned(each) => ("amend", format!("{} --by ID", each.id)),
        Finding::ToBeChecked(each) => ("amend", format!("{} --checked", each.id)),
        Finding::NoSelfCriticism(id) => ("remark", format!("--by {id} --kind self-criticism TEXT")),
        Finding::NoCriticism(id) => ("remark", format!("--by ID --kind criticism --to {id} TEXT")),
        Finding::NoReview(id) => ("review", format!("{id} REPORT")),
        Finding::Untouched(id) => ("remark", format!("--by ID --on {id} TEXT")),
        Finding::NoResponsible(id) => ("responsible", format!("{id} collective|ID")),
        Finding::NoRemedy(id) => {
            ("promise", format!("--make TEXT --on {id} --by ID --owner ID --due DATE"))
        }
        Finding::NoOwner(each) => ("promise", format!("{} --owner ID", each.id)),
        Finding::NoDue(each) => ("promise", format!("{} --due DATE", each.id)),
        Finding::NoWayOfChecking(each) => ("promise", format!("{} --check TEXT", each.id)),
        Finding::TooManyPriorities { last, .. } => {
            ("promise", format!("{} --no-priority", last.id))
        }
        Finding::NotSettled(number) => {
            ("settle", format!("{number} --fixed|--partly|--not-fixed --evidence TEXT"))
        }
        Finding::StepsLeft { next: id, .. } | Finding::PutOff(id) => ("step", id.to_string()),
        Finding::NoRoll(_) => ("attend", text("all --present")),
        Finding::NoReasonFor(id) => {
            let sitting = session.sitting_number();
            let state = session.presence(id, sitting).map(|each| each.state);
            let left = state == Some(crate::session::attendance::Attendance::Left);
            let state = if left { "--left" } else { "--excused" };
            ("attend", format!("{id} {state} --reason REASON"))
        }
        Finding::NoQuorum(_) => ("attend", text("ID --present")),
        Finding::TooShort { .. } => ("step", text("pause")),
        Finding::NotApproved => ("motion", text("--put TEXT --minutes --for N --against N")),
        Finding::NotCounted(id) => ("motion", format!("--count {id} --for N --against N")),
        Finding::NotHeld(id) => ("ballot", format!("{id} --issued N --returned N")),
        Finding::Unbalanced(id) => {
            let of = "--of collective|ID --valid N --invalid N --votes N,N,N,N --unrated N";
            ("ballot", format!("{id} {of}"))
        }
        Finding::NotClosed(id) => ("ballot", format!("{id} --close")),
        Finding::NoTeam(id) => ("ballot", format!("{id} --team ID")),
        // The levels are those that were voted; only another vote alters them.
        Finding::HeadAbove(id) => ("ballot", format!("--open TITLE --of {id}")),
        Finding::NoBallot | Finding::OverCap { .. } => {
            ("ballot", text("--open TITLE --of collective|ID"))
        }
    }
}

/// Returns a file's name as a shell reads it.
#[must_use]
pub fn quoted(file: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "./-_".contains(letter);
    if !file.is_empty() && file.chars().all(is_plain) && !file.starts_with('-') {
        return file.to_owned();
    }
    format!("'{}'", file.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_want_has_its_word() {
        assert_eq!(Want::all().count(), WantWord::ALL.len());
        assert_eq!(want(Lang::En, Want::Chair), "a chair is named");
        assert_eq!(want(Lang::En, Want::Approval), "the minutes are approved");
    }

    #[test]
    fn a_shell_reads_the_file_as_it_is_called() {
        for (file, expected) in [
            ("hop.toml", "hop.toml"),
            ("họp tổ.toml", "'họp tổ.toml'"),
            ("a'b.toml", r"'a'\''b.toml'"),
            ("$(x).toml", "'$(x).toml'"),
        ] {
            assert_eq!(quoted(file), expected);
        }
    }
}
