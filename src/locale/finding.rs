//! What a meeting still lacks, in words.

use super::{Lang, named};
use crate::session::Session;
use crate::session::attendance::QuorumFact;
use crate::session::check::Finding;
use crate::session::ids::{BallotId, RemarkId};

words! {
    /// What a meeting still lacks.
    FindingWord {
        NoMembers: "Chưa có thành viên nào" | "There are no members yet",
        NoChair: "Chưa rõ ai chủ trì" | "Nobody is named as chair",
        NoMinuteTaker: "Chưa rõ ai ghi biên bản" | "Nobody is named as minute-taker",
        NoShortcomings: "Báo cáo không nêu hạn chế nào" | "The report names no shortcoming",
        Unanswered: "Ý kiến {remark} chưa được tiếp thu hay giải trình" | "The remark {remark} is neither accepted nor explained",
        Unassigned: "Ý kiến {remark} chưa rõ ai phát biểu" | "Nobody is named as the speaker of the remark {remark}",
        NoSelfCriticism: "{member} chưa tự phê bình" | "{member} has not criticised himself",
        NoReview: "Đồng chí {member} chưa nộp bản kiểm điểm cá nhân" | "{member} has not handed in the written review",
        Untouched: "Hạn chế {number} chưa ai nói đến" | "Nobody spoke about shortcoming {number}",
        StepsLeft: "Còn {count} bước chưa qua, kế tiếp là: {step}" | "{count} steps are left, the next is: {step}",
        PutOff: "Bước để lại sau chưa làm: {step}" | "A step that was put off is not done: {step}",
        NoRoll: "Buổi họp {number} chưa điểm danh" | "The roll of sitting {number} was not called",
        NoReasonFor: "{member} vắng nhưng chưa ghi lý do" | "{member} is away and no reason is recorded",
        NoQuorum: "Không đủ số người họp: có mặt {present}/{summoned}, cần {needed}" | "No quorum: {present} of {summoned} are there, {needed} are needed",
        TooShort: "Mới họp {sat} buổi (sáng hoặc chiều), cần ít nhất {needed}" | "It sat on {sat} half-days, at least {needed} are needed",
        NotCounted: "Biểu quyết chưa đếm: {title}" | "Hands are not counted: {title}",
        NotClosed: "Phiếu chưa chốt: {title}" | "A ballot is not closed: {title}",
        NoTeam: "Phiếu chưa có tổ kiểm phiếu: {title}" | "A ballot has no counting team: {title}",
        OverCap: "Vượt tỷ lệ ở cấp {rank}: {count}/{of} người mức cao nhất, chỉ được {allowed} ({most} nếu đơn vị xuất sắc)" | "Over the cap for the rank {rank}: {count} of {of} at the best level, {allowed} may ({most} in an outstanding unit)",
        HeadAbove: "{member} là người đứng đầu, được mức cao hơn tập thể" | "{member} is the head and reached a better level than the collective",
    }
}

/// Says what a meeting still lacks, naming what it is about.
#[must_use]
pub fn finding(lang: Lang, session: &Session, finding: &Finding) -> String {
    let plain = |word: FindingWord| word.text(lang).to_owned();
    let remark = |word: FindingWord, id: &RemarkId| {
        word.fill(lang, &[("remark", &named::remark(lang, session, id))])
    };
    let titled = |word: FindingWord, id: &BallotId| {
        word.fill(lang, &[("title", named::ballot(session, id))])
    };
    let numbers = |word: FindingWord, values: &[(&str, u32)]| {
        let values: Vec<_> = values.iter().map(|(name, n)| (*name, n.to_string())).collect();
        let values: Vec<_> = values.iter().map(|(name, n)| (*name, n.as_str())).collect();
        word.fill(lang, &values)
    };
    match finding {
        Finding::NoMembers => plain(FindingWord::NoMembers),
        Finding::NoChair => plain(FindingWord::NoChair),
        Finding::NoMinuteTaker => plain(FindingWord::NoMinuteTaker),
        Finding::NoShortcomings => plain(FindingWord::NoShortcomings),
        Finding::Unanswered(id) => remark(FindingWord::Unanswered, id),
        Finding::Unassigned(id) => remark(FindingWord::Unassigned, id),
        Finding::NoSelfCriticism(id) => {
            FindingWord::NoSelfCriticism.fill(lang, &[("member", session.name_of(id))])
        }
        Finding::NoReview(id) => {
            FindingWord::NoReview.fill(lang, &[("member", session.name_of(id))])
        }
        Finding::Untouched(id) => {
            FindingWord::Untouched.fill(lang, &[("number", &named::shortcoming(lang, session, id))])
        }
        Finding::StepsLeft { next, count } => {
            let step = named::step(session, next);
            FindingWord::StepsLeft.fill(lang, &[("count", &count.to_string()), ("step", step)])
        }
        Finding::PutOff(id) => {
            FindingWord::PutOff.fill(lang, &[("step", named::step(session, id))])
        }
        Finding::NoReasonFor(id) => {
            FindingWord::NoReasonFor.fill(lang, &[("member", session.name_of(id))])
        }
        Finding::HeadAbove(id) => {
            FindingWord::HeadAbove.fill(lang, &[("member", session.name_of(id))])
        }
        Finding::NotCounted(id) => {
            FindingWord::NotCounted.fill(lang, &[("title", named::motion(session, id))])
        }
        Finding::NotClosed(id) => titled(FindingWord::NotClosed, id),
        Finding::NoTeam(id) => titled(FindingWord::NoTeam, id),
        Finding::NoRoll(sitting) => numbers(FindingWord::NoRoll, &[("number", *sitting)]),
        Finding::NoQuorum(QuorumFact { present, summoned, needed }) => {
            let values = [("present", *present), ("summoned", *summoned), ("needed", *needed)];
            numbers(FindingWord::NoQuorum, &values)
        }
        Finding::TooShort { sat, needed } => {
            numbers(FindingWord::TooShort, &[("sat", *sat), ("needed", *needed)])
        }
        Finding::OverCap { rank, count, of, allowed, most } => {
            let values = [("count", *count), ("of", *of), ("allowed", *allowed), ("most", *most)];
            let text = numbers(FindingWord::OverCap, &values);
            super::fill(&text, &[("rank", super::session::rank(lang, *rank))])
        }
    }
}
