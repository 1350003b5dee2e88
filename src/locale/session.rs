//! The words for what `session` knows: kinds, verdicts, ranks, states.

use super::Lang;
use crate::session::MeetingKind;
use crate::session::agenda::{Phase, StepState};
use crate::session::attendance::Attendance;
use crate::session::closing::{CarriedKind, CarriedState, Status};
use crate::session::ids::MemberId;
use crate::session::member::Rank;
use crate::session::remark::{Kind, Marks, PromiseState, Verdict};
use crate::session::standing::State;

pub use super::finding::finding;
pub use super::refusal::refusal;

words! {
    /// Names of things that a session holds.
    Name {
        KindCriticism: "phê bình" | "criticism",
        KindSelfCriticism: "tự phê bình" | "self-criticism",
        KindAnswer: "trả lời" | "answer",
        KindCommendation: "biểu dương" | "commendation",
        KindQuestion: "đề nghị làm rõ" | "question",
        KindProposal: "đề xuất" | "proposal",
        KindConclusion: "kết luận" | "conclusion",
        KindReserved: "bảo lưu ý kiến" | "reserved opinion",
        KindNote: "ghi nhận" | "note",
        Accepted: "tiếp thu" | "accepted",
        Partly: "tiếp thu một phần" | "accepted in part",
        Explained: "giải trình" | "explained",
        RankHead: "người đứng đầu" | "head",
        RankDeputy: "cấp phó" | "deputy",
        RankMember: "ủy viên" | "member",
        RankGuest: "khách mời" | "guest",
        Term: "kiểm điểm nhiệm kỳ" | "end-of-term review",
        Annual: "kiểm điểm cuối năm" | "yearly review",
        Quarter: "đánh giá quý" | "quarterly review",
        OnRequest: "kiểm điểm khi cần thiết" | "review on request",
        Thematic: "kiểm điểm chuyên đề" | "thematic review",
        Preparing: "chuẩn bị" | "preparing",
        InProgress: "đang họp" | "in progress",
        Suspended: "tạm nghỉ" | "suspended",
        Closed: "đã kết thúc" | "closed",
        Sealed: "đã niêm phong" | "sealed",
        SelfCriticism: "tự phê bình" | "self-criticism",
        Opinions: "góp ý" | "opinions",
        PhaseAnswer: "tiếp thu, giải trình" | "answer",
        PhaseConclusion: "kết luận" | "conclusion",
        Present: "có mặt" | "present",
        Late: "đến muộn" | "late",
        Left: "về trước" | "left",
        Excused: "vắng có lý do" | "excused",
        Absent: "vắng không lý do" | "absent",
        ToCome: "chưa đến" | "to come",
        Now: "đang làm" | "now",
        Done: "đã qua" | "done",
        Skipped: "bỏ qua" | "skipped",
        PutOff: "để lại sau" | "put off",
        Collective: "tập thể" | "collective",
        OwnerUnknown: "chưa rõ ai" | "somebody",
        CarriedShortcoming: "hạn chế" | "shortcoming",
        CarriedPromise: "việc đã hứa" | "promise",
        CarriedOpinion: "ý kiến chưa trả lời" | "unanswered opinion",
        Fixed: "đã khắc phục" | "done",
        PartlyFixed: "khắc phục một phần" | "done in part",
        NotFixed: "chưa khắc phục" | "not done",
        NoResult: "chưa ghi kết quả" | "no result yet",
        Promise: "! {owner} hứa" | "! {owner} promises",
        PromiseDue: "! hạn {due}, {owner} hứa" | "! by {due}, {owner} promises",
        Priority: "ưu tiên" | "comes first",
        PromiseOpen: "chưa xong" | "to be done",
        PromiseDone: "đã xong" | "done",
        PromisePartly: "xong một phần" | "done in part",
        PromiseNotDone: "chưa làm được" | "not done",
        ToCheck: "? cần kiểm tra" | "? to be checked",
        OfEarlier: "{what} (bản trước)" | "{what} (earlier draft)",
        Private: "% riêng" | "% private",
    }
}

/// Returns the name of a kind of remark.
#[must_use]
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Criticism => Name::KindCriticism,
        Kind::SelfCriticism => Name::KindSelfCriticism,
        Kind::Answer => Name::KindAnswer,
        Kind::Commendation => Name::KindCommendation,
        Kind::Question => Name::KindQuestion,
        Kind::Proposal => Name::KindProposal,
        Kind::Conclusion => Name::KindConclusion,
        Kind::Reserved => Name::KindReserved,
        Kind::Note => Name::KindNote,
    }
    .text(lang)
}

/// Returns the name of a phase of a person's turn.
#[must_use]
pub fn phase(lang: Lang, phase: Phase) -> &'static str {
    match phase {
        Phase::SelfCriticism => Name::SelfCriticism,
        Phase::Opinions => Name::Opinions,
        Phase::Answer => Name::PhaseAnswer,
        Phase::Conclusion => Name::PhaseConclusion,
    }
    .text(lang)
}

/// Returns the name of a verdict.
#[must_use]
pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => Name::Accepted,
        Verdict::Partly => Name::Partly,
        Verdict::Explained => Name::Explained,
    }
    .text(lang)
}

/// Returns what the collective is called.
#[must_use]
pub fn collective(lang: Lang) -> &'static str {
    Name::Collective.text(lang)
}

/// Returns marks in words, each with its sign; `name` gives the name of a member.
#[must_use]
pub fn marks(lang: Lang, marks: &Marks, name: impl Fn(&MemberId) -> Option<String>) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(promise) = &marks.promise {
        let owner = promise.owner.as_ref().and_then(name);
        let owner = owner.unwrap_or_else(|| Name::OwnerUnknown.text(lang).to_owned());
        let mut said = match promise.due {
            Some(due) => {
                let due = due.format("%d/%m/%Y").to_string();
                Name::PromiseDue.fill(lang, &[("owner", &owner), ("due", &due)])
            }
            None => Name::Promise.fill(lang, &[("owner", &owner)]),
        };
        if promise.priority {
            said.push_str(&format!(", {}", Name::Priority.text(lang)));
        }
        if promise.state != PromiseState::Open {
            said.push_str(&format!(", {}", promise_state(lang, promise.state)));
        }
        out.push(said);
    }
    for (is_set, word) in [(marks.check, Name::ToCheck), (marks.private, Name::Private)] {
        if is_set {
            out.push(word.text(lang).to_owned());
        }
    }
    out
}

/// Returns the word for how far a promise is.
#[must_use]
pub fn promise_state(lang: Lang, state: PromiseState) -> &'static str {
    match state {
        PromiseState::Open => Name::PromiseOpen,
        PromiseState::Done => Name::PromiseDone,
        PromiseState::Partly => Name::PromisePartly,
        PromiseState::NotDone => Name::PromiseNotDone,
    }
    .text(lang)
}

/// Returns the word for a promise that comes first.
#[must_use]
pub fn priority(lang: Lang) -> &'static str {
    Name::Priority.text(lang)
}

/// Returns the name of a rank.
#[must_use]
pub fn rank(lang: Lang, rank: Rank) -> &'static str {
    match rank {
        Rank::Head => Name::RankHead,
        Rank::Deputy => Name::RankDeputy,
        Rank::Member => Name::RankMember,
        Rank::Guest => Name::RankGuest,
    }
    .text(lang)
}

/// Returns the name of a kind of meeting.
#[must_use]
pub fn meeting_kind(lang: Lang, kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Term => Name::Term,
        MeetingKind::Annual => Name::Annual,
        MeetingKind::Quarter => Name::Quarter,
        MeetingKind::OnRequest => Name::OnRequest,
        MeetingKind::Thematic => Name::Thematic,
    }
    .text(lang)
}

/// Returns how far a session is.
#[must_use]
pub fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Open(State::Preparing) => Name::Preparing,
        Status::Open(State::InProgress) => Name::InProgress,
        Status::Open(State::Suspended) => Name::Suspended,
        Status::Closed => Name::Closed,
        Status::Sealed => Name::Sealed,
    }
    .text(lang)
}

/// Returns what something that was carried over is.
#[must_use]
pub fn carried_kind(lang: Lang, kind: CarriedKind) -> &'static str {
    match kind {
        CarriedKind::Shortcoming => Name::CarriedShortcoming,
        CarriedKind::Promise => Name::CarriedPromise,
        CarriedKind::Opinion => Name::CarriedOpinion,
    }
    .text(lang)
}

/// Returns how far it is.
#[must_use]
pub fn carried_state(lang: Lang, state: Option<CarriedState>) -> &'static str {
    match state {
        None => Name::NoResult,
        Some(CarriedState::Fixed) => Name::Fixed,
        Some(CarriedState::Partly) => Name::PartlyFixed,
        Some(CarriedState::NotFixed) => Name::NotFixed,
    }
    .text(lang)
}

/// Returns what is recorded of somebody's attendance.
#[must_use]
pub fn attendance(lang: Lang, state: Attendance) -> &'static str {
    match state {
        Attendance::Present => Name::Present,
        Attendance::Late => Name::Late,
        Attendance::Left => Name::Left,
        Attendance::Excused => Name::Excused,
        Attendance::Absent => Name::Absent,
    }
    .text(lang)
}

/// Returns how far a step is.
#[must_use]
pub fn step_state(lang: Lang, state: StepState) -> &'static str {
    match state {
        StepState::ToCome => Name::ToCome,
        StepState::Now => Name::Now,
        StepState::Done => Name::Done,
        StepState::Skipped => Name::Skipped,
        StepState::PutOff => Name::PutOff,
    }
    .text(lang)
}

/// Returns the sign of how far a step is.
#[must_use]
pub fn step_sign(state: StepState) -> &'static str {
    match state {
        StepState::Now => "▶",
        StepState::Done => "✓",
        StepState::Skipped => "–",
        StepState::PutOff => "↷",
        StepState::ToCome => " ",
    }
}
