//! The words for what `session` knows: kinds, verdicts, ranks, refusals, findings.

use super::Lang;
use crate::session::MeetingKind;
use crate::session::Session;
use crate::session::agenda::Phase;
use crate::session::change::Refusal;
use crate::session::check::Finding;
use crate::session::ids::{MemberId, RemarkId, ShortcomingId};
use crate::session::member::Rank;
use crate::session::remark::{Kind, Marks, Verdict};
use crate::session::standing::State;

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
        SelfCriticism: "tự phê bình" | "self-criticism",
        Opinions: "góp ý" | "opinions",
        PhaseAnswer: "tiếp thu, giải trình" | "answer",
        PhaseConclusion: "kết luận" | "conclusion",
        Collective: "tập thể" | "collective",
        OwnerUnknown: "chưa rõ ai" | "somebody",
        Promise: "! {owner} hứa" | "! {owner} promises",
        PromiseDue: "! {owner} hứa, hạn {due}" | "! {owner} promises by {due}",
        ToCheck: "? cần kiểm tra" | "? to be checked",
        Private: "% riêng" | "% private",
    }
}

words! {
    /// Why a change was refused, and what to do.
    RefusalWord {
        NoSuchRemark: "Không có ý kiến {id}" | "There is no remark {id}",
        NoSuchStep: "Chương trình không có bước {id}" | "The agenda has no step {id}",
        NoSuchMember: "Không có thành viên {id}" | "There is no member {id}",
        NoSuchShortcoming: "Báo cáo không có hạn chế {id}" | "The report has no shortcoming {id}",
        IdTaken: "Đã có ý kiến khác mang mã {id}; hãy ghi lại" | "Another remark has the id {id}; record it again",
        ChangedMeanwhile: "Ý kiến {id} vừa được sửa ở nơi khác; xem lại rồi sửa tiếp" | "Remark {id} was just changed elsewhere; look at it and try again",
        MovedMeanwhile: "Cuộc họp đã sang bước khác, không lùi việc này được nữa" | "The meeting has moved on; this can no longer be undone",
        PlanChangedMeanwhile: "Chương trình hoặc thành phần vừa được sửa ở nơi khác; hãy thử lại" | "Agenda or members were just changed elsewhere; try again",
        NoWords: "Ý kiến chưa có lời" | "The remark has no words",
        TooLong: "Ý kiến dài {bytes} byte, tối đa {max}; hãy tách làm nhiều ý kiến" | "The remark has {bytes} bytes, at most {max}; split it",
        TooMany: "Phiên họp đã đủ {max}, không thêm được nữa" | "The session holds {max} already, no more can be added",
        WantsNoAnswer: "Ý kiến {id} thuộc loại không cần trả lời" | "Remark {id} is of a kind that wants no answer",
        IsAnswered: "Ý kiến {id} đã được trả lời; bỏ câu trả lời trước khi đổi sang loại này" | "Remark {id} is answered; take the answer back before giving it this kind",
        StillAnswers: "Ý kiến {id} đang là câu trả lời cho ý kiến khác" | "Remark {id} still answers another remark",
        MemberExists: "Đã có thành viên {id}" | "There is a member {id} already",
        MemberInUse: "Thành viên {id} đã có trong chương trình hoặc ý kiến, không bỏ được" | "Member {id} stands in the agenda or in remarks and cannot be removed",
        NameTooLong: "Họ tên hoặc chức vụ dài quá {max} chữ" | "Name or post has more than {max} letters",
        AnswersItself: "Ý kiến {id} không thể trả lời chính nó" | "Remark {id} cannot answer itself",
        NamedTwice: "Hạn chế {id} được nêu hai lần" | "Shortcoming {id} is named twice",
        StepTwice: "Bước {id} có hai lần trong chương trình" | "Step {id} stands twice in the agenda",
        NoName: "Thành viên chưa có họ tên" | "The member has no name",
    }
}

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
        Untouched: "Hạn chế {number} chưa ai nói đến" | "Nobody spoke about shortcoming {number}",
        StepsLeft: "Còn {count} bước chưa qua, kế tiếp là: {step}" | "{count} steps are left, the next is: {step}",
        RemarkAt: "lúc {time} ({id}) «{words}»" | "of {time} ({id}) «{words}»",
    }
}

/// Says what a meeting still lacks, naming what it is about.
#[must_use]
pub fn finding(lang: Lang, session: &Session, finding: &Finding) -> String {
    let plain = |word: FindingWord| word.text(lang).to_owned();
    let remark = |word: FindingWord, id: &RemarkId| {
        word.fill(lang, &[("remark", &remark_in_short(lang, session, id))])
    };
    match finding {
        Finding::NoMembers => plain(FindingWord::NoMembers),
        Finding::NoChair => plain(FindingWord::NoChair),
        Finding::NoMinuteTaker => plain(FindingWord::NoMinuteTaker),
        Finding::NoShortcomings => plain(FindingWord::NoShortcomings),
        Finding::Unanswered(id) => remark(FindingWord::Unanswered, id),
        Finding::Unassigned(id) => remark(FindingWord::Unassigned, id),
        Finding::NoSelfCriticism(id) => {
            FindingWord::NoSelfCriticism.fill(lang, &[("member", name_of(session, id))])
        }
        Finding::Untouched(id) => {
            FindingWord::Untouched.fill(lang, &[("number", &number_of(session, id))])
        }
        Finding::StepsLeft { next, count } => {
            let step = session.step(next).map_or(next.as_str(), |step| &step.title);
            FindingWord::StepsLeft.fill(lang, &[("count", &count.to_string()), ("step", step)])
        }
    }
}

fn remark_in_short(lang: Lang, session: &Session, id: &RemarkId) -> String {
    let Some(remark) = session.remark(id) else { return id.to_string() };
    let words = remark.wording.text.replace('\n', " ");
    let values = [
        ("time", remark.at.format("%H:%M").to_string()),
        ("id", id.to_string()),
        ("words", crate::text::clip(&words, 40).into_owned()),
    ];
    FindingWord::RemarkAt.fill(lang, &values.each_ref().map(|(name, v)| (*name, v.as_str())))
}

fn name_of<'a>(session: &'a Session, id: &'a MemberId) -> &'a str {
    session.member(id).map_or(id.as_str(), |member| &member.name)
}

fn number_of(session: &Session, id: &ShortcomingId) -> String {
    session.shortcoming_number(id).map_or_else(|| id.to_string(), |number| number.to_string())
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
        out.push(match promise.due {
            Some(due) => {
                let due = due.format("%d/%m/%Y").to_string();
                Name::PromiseDue.fill(lang, &[("owner", &owner), ("due", &due)])
            }
            None => Name::Promise.fill(lang, &[("owner", &owner)]),
        });
    }
    for (is_set, word) in [(marks.check, Name::ToCheck), (marks.private, Name::Private)] {
        if is_set {
            out.push(word.text(lang).to_owned());
        }
    }
    out
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

/// Returns the name of a meeting's state.
#[must_use]
pub fn state(lang: Lang, state: State) -> &'static str {
    match state {
        State::Preparing => Name::Preparing,
        State::InProgress => Name::InProgress,
        State::Suspended => Name::Suspended,
    }
    .text(lang)
}

/// Says why a change was refused and what to do.
#[must_use]
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let about = |word: RefusalWord, id: &str| word.fill(lang, &[("id", id)]);
    match refusal {
        Refusal::NoSuchRemark(id) => about(RefusalWord::NoSuchRemark, id.as_str()),
        Refusal::NoSuchStep(id) => about(RefusalWord::NoSuchStep, id.as_str()),
        Refusal::NoSuchMember(id) => about(RefusalWord::NoSuchMember, id.as_str()),
        Refusal::NoSuchShortcoming(id) => about(RefusalWord::NoSuchShortcoming, id.as_str()),
        Refusal::IdTaken(id) => about(RefusalWord::IdTaken, id.as_str()),
        Refusal::ChangedMeanwhile(id) => about(RefusalWord::ChangedMeanwhile, id.as_str()),
        Refusal::MovedMeanwhile => RefusalWord::MovedMeanwhile.text(lang).to_owned(),
        Refusal::PlanChangedMeanwhile => RefusalWord::PlanChangedMeanwhile.text(lang).to_owned(),
        Refusal::NoWords => RefusalWord::NoWords.text(lang).to_owned(),
        Refusal::TooLong { bytes, max } => {
            let values = [("bytes", bytes.to_string()), ("max", max.to_string())];
            RefusalWord::TooLong.fill(lang, &values.each_ref().map(|(name, v)| (*name, v.as_str())))
        }
        Refusal::TooMany { max } => {
            RefusalWord::TooMany.fill(lang, &[("max", max.to_string().as_str())])
        }
        Refusal::WantsNoAnswer(id) => about(RefusalWord::WantsNoAnswer, id.as_str()),
        Refusal::IsAnswered(id) => about(RefusalWord::IsAnswered, id.as_str()),
        Refusal::StillAnswers(id) => about(RefusalWord::StillAnswers, id.as_str()),
        Refusal::MemberExists(id) => about(RefusalWord::MemberExists, id.as_str()),
        Refusal::MemberInUse(id) => about(RefusalWord::MemberInUse, id.as_str()),
        Refusal::NameTooLong { max } => {
            RefusalWord::NameTooLong.fill(lang, &[("max", max.to_string().as_str())])
        }
        Refusal::AnswersItself(id) => about(RefusalWord::AnswersItself, id.as_str()),
        Refusal::NamedTwice(id) => about(RefusalWord::NamedTwice, id.as_str()),
        Refusal::StepTwice(id) => about(RefusalWord::StepTwice, id.as_str()),
        Refusal::NoName => RefusalWord::NoName.text(lang).to_owned(),
    }
}
