//! Why a change was refused, in words.

use super::{Lang, named};
use crate::session::Session;
use crate::session::attendance::QuorumFact;
use crate::session::ballot::Imbalance;
use crate::session::change::Refusal;
use crate::session::ids::ShortcomingId;
use crate::session::member::Party;
use crate::session::row::Act;

words! {
    /// Why a change was refused, and what to do.
    RefusalWord {
        NoSuchRemark: "Ý kiến này không còn trong phiên họp" | "This remark is no longer in the session",
        NoSuchStep: "Chương trình không có bước «{id}»" | "There is no step «{id}» in the agenda",
        NoSuchMember: "Không có thành viên «{id}»" | "There is no member «{id}»",
        NoSuchShortcoming: "Báo cáo không có hạn chế «{id}»" | "The report has no shortcoming «{id}»",
        NoSuchCause: "Báo cáo không có nguyên nhân «{id}»" | "The report has no cause «{id}»",
        ResponsibleTwice: "{who} được nêu hai lần" | "{who} is named twice",
        CauseTwice: "Nguyên nhân «{id}» được nêu hai lần" | "The cause «{id}» is named twice",
        CheckTooLong: "Cách kiểm tra dài quá {max} chữ" | "The way of checking has more than {max} letters",
        ResponsibilityChanged: "Trách nhiệm về hạn chế {number} vừa được sửa ở nơi khác; xem lại rồi sửa tiếp" | "Who answers for shortcoming {number} was just changed elsewhere; look at it and try again",
        IdTaken: "Trùng mã với ý kiến {remark}; hãy ghi lại" | "The id is that of the remark {remark}; record it again",
        ChangedMeanwhile: "Ý kiến {remark} vừa được sửa ở nơi khác; xem lại rồi sửa tiếp" | "The remark {remark} was just changed elsewhere; look at it and try again",
        ShownMeanwhile: "Màn hình hội trường vừa được người khác đổi; xem lại rồi làm lần nữa" | "Somebody else just changed what the room sees; look again and try once more",
        MovedMeanwhile: "Cuộc họp đã sang bước khác, không lùi việc này được nữa" | "The meeting has moved on; this can no longer be undone",
        PlanChangedMeanwhile: "Chương trình hoặc thành phần vừa được sửa ở nơi khác; hãy thử lại" | "Agenda or members were just changed elsewhere; try again",
        NoWords: "Ý kiến chưa có lời" | "The remark has no words",
        TooLong: "Ý kiến dài {bytes} byte, tối đa {max}; hãy tách làm nhiều ý kiến" | "The remark has {bytes} bytes, at most {max}; split it",
        TooMany: "Phiên họp đã đủ {max}, không thêm được nữa" | "The session holds {max} already, no more can be added",
        WantsNoAnswer: "Ý kiến {remark} thuộc loại không cần trả lời" | "The remark {remark} is of a kind that wants no answer",
        IsAnswered: "Ý kiến {remark} đã được trả lời; bỏ câu trả lời trước khi đổi sang loại này" | "The remark {remark} is answered; take the answer back before giving it this kind",
        StillAnswers: "Ý kiến {remark} đang là câu trả lời cho ý kiến khác" | "The remark {remark} still answers another",
        MemberExists: "Trùng mã với thành viên {member}; hãy thêm lại" | "The id is that of the member {member}; add the new one again",
        MemberInUse: "{member} đã có trong chương trình hoặc ý kiến, không bỏ được" | "{member} stands in the agenda or in remarks and cannot be removed",
        NameTooLong: "Họ tên hoặc chức vụ dài quá {max} chữ" | "Name or post has more than {max} letters",
        AnswersItself: "Ý kiến {remark} không thể trả lời chính nó" | "The remark {remark} cannot answer itself",
        StillMeant: "Có ý kiến về hạn chế {number} mà bản này không còn nêu; giữ nguyên lời hạn chế ấy, hoặc gỡ ý kiến trước" | "A remark is about shortcoming {number}, which this version no longer has; keep its words, or unlink the remark first",
        ReviewChanged: "Bản kiểm điểm của {member} vừa được thay ở nơi khác; xem lại rồi làm lần nữa" | "The review of {member} was just replaced elsewhere; look again and try once more",
        NamedTwice: "Hạn chế {number} được nêu hai lần" | "Shortcoming {number} is named twice",
        StepTwice: "Bước «{step}» có hai lần trong chương trình" | "The step «{step}» stands twice in the agenda",
        ItemTwice: "Báo cáo có hai mục cùng một mã; sửa mã trong tệp phiên họp" | "Two parts of the report have one id; mend it in the session file",
        AttendanceChanged: "Việc điểm danh {member} vừa được sửa ở nơi khác; xem lại rồi sửa tiếp" | "The attendance of {member} was just changed elsewhere; look at it and try again",
        RequestChanged: "Đăng ký phát biểu của {member} vừa được sửa ở nơi khác; hãy thử lại" | "The request of {member} was just changed elsewhere; try again",
        VoteChanged: "Biểu quyết hoặc phiếu «{title}» vừa được sửa ở nơi khác; xem lại rồi sửa tiếp" | "The vote «{title}» was just changed elsewhere; look at it and try again",
        LeavesUnanswered: "{member} còn {count} ý kiến chưa tiếp thu hay giải trình; hãy trả lời, hoặc sang bước kèm lý do" | "{count} opinions still wait for {member}; answer them, or go on and say why",
        NoReason: "Cần ghi lý do" | "A reason is needed",
        ReasonTooLong: "Lý do dài quá {max} chữ" | "The reason has more than {max} letters",
        StepIsNow: "Đang ở bước «{step}»; sang bước khác rồi mới bỏ qua hoặc để lại sau được" | "The meeting is at step «{step}»; go on before setting it aside",
        NoSuchSitting: "Chưa có buổi họp thứ {number}" | "There is no sitting {number}",
        QueueClosed: "Đã chốt danh sách đăng ký ở bước này; chỉ nhận ý kiến về trình tự và trả lời, trừ khi chủ trì mở lại" | "The list of requests is closed for this step; only points of order and answers are taken unless the chair opens it again",
        HasNotSpoken: "{member} chưa phát biểu lần nào" | "{member} has not spoken yet",
        NoClock: "Không có đồng hồ nào đang chạy" | "There is no such clock now",
        TooMuchTime: "Chỉ thêm bớt được tối đa {max} phút" | "At most {max} minutes can be added or taken away",
        TooManyHands: "Đếm được {hands} nhưng chỉ có {voters} người biểu quyết; hãy đếm lại" | "{hands} hands but {voters} voters; count again",
        QuorumLost: "Chưa đủ số người để biểu quyết: có mặt {present}/{summoned}, cần {needed} (quy định đang chặn)" | "Too few are there for a vote: {present} of {summoned}, {needed} needed (the rules block it)",
        ApartTwice: "{member} được ghi tránh mặt hai lần" | "{member} is named twice as being concerned",
        OnPaperTwice: "{who} có hai lần trên phiếu" | "{who} stands twice on the paper",
        EmptyBallot: "Phiếu chưa có ai hoặc chưa có mức nào" | "The paper has nobody on it, or no levels",
        OtherLevels: "Số liệu của {who} không đủ từng mức trên phiếu" | "The numbers of {who} are not one for each level",
        Unbalanced: "Chưa chốt được: {what}" | "Cannot be closed: {what}",
        MoreImbalances: "và {count} chỗ nữa" | "and {count} more",
        NothingReturned: "chưa có phiếu thu về" | "no paper has come back",
        IssuedOver: "phát ra {issued}, chỉ có {voters} người bỏ phiếu" | "{issued} given out, {voters} voters",
        ReturnedOver: "thu về {returned}, chỉ phát ra {issued}" | "{returned} came back, {issued} given out",
        Papers: "{who}: hợp lệ và không hợp lệ là {counted}, thu về {returned}" | "{who}: valid and invalid are {counted}, {returned} came back",
        Levels: "{who}: các mức cộng lại {counted}, hợp lệ {valid}" | "{who}: the levels add up to {counted}, valid {valid}",
        Closed: "Phiên họp đã kết thúc, chỉ sửa được lời đã ghi; mở lại kèm lý do: Ctrl+P trong cửa sổ, hoặc kiemdiem reopen" | "The session is closed, only what was written can be corrected; open it again for a reason: Ctrl+P in a window, or kiemdiem reopen",
        Sealed: "Phiên họp đã niêm phong, chỉ xem; mở lại kèm lý do: Ctrl+P trong cửa sổ, hoặc kiemdiem reopen" | "The session is sealed and only read; open it again for a reason: Ctrl+P in a window, or kiemdiem reopen",
        NotClosed: "Phiên họp chưa kết thúc; trước hết: kiemdiem close TỆP" | "The session is not closed; first: kiemdiem close FILE",
        NotBegun: "Cuộc họp chưa bắt đầu, chưa kết thúc được" | "The meeting has not begun and cannot be closed",
        RevisedMeanwhile: "Phiên họp vừa được sửa ở nơi khác; xem lại rồi làm lại" | "The session was just changed elsewhere; look at it and try again",
        NotCarried: "Kỳ trước không chuyển sang mục nào có mã «{id}»" | "Nothing with the id «{id}» was carried over",
        NoName: "Thành viên chưa có họ tên" | "The member has no name",
    }
}

/// Says why a change was refused and what to do. Ids are what only the program knows: people are
/// told when, who and what, as far as the session has it.
#[must_use]
pub fn refusal(lang: Lang, session: &Session, refusal: &Refusal) -> String {
    use RefusalWord as Word;
    let plain = |word: Word| word.text(lang).to_owned();
    let about = |word: Word, id: &str| word.fill(lang, &[("id", id)]);
    let most = |word: Word, max: usize| word.fill(lang, &[("max", &max.to_string())]);
    let remark = |word: Word, id| word.fill(lang, &[("remark", &named::by_id(lang, session, id))]);
    let member = |word: Word, id| word.fill(lang, &[("member", session.name_of(id))]);
    let step = |word: Word, id| word.fill(lang, &[("step", named::step(session, id))]);
    let shortcoming = |word: Word, id: &ShortcomingId| {
        word.fill(lang, &[("number", &named::shortcoming(lang, session, id))])
    };
    let of = |word: Word, of: &Party| word.fill(lang, &[("who", named::party(lang, session, of))]);
    match refusal {
        Refusal::NoSuchRemark(_) => plain(Word::NoSuchRemark),
        Refusal::NoSuchStep(id) => about(Word::NoSuchStep, id.as_str()),
        Refusal::NoSuchMember(id) => about(Word::NoSuchMember, id.as_str()),
        Refusal::NoSuchShortcoming(id) => about(Word::NoSuchShortcoming, id.as_str()),
        Refusal::NoSuchCause(id) => about(Word::NoSuchCause, id.as_str()),
        Refusal::CauseTwice(id) => about(Word::CauseTwice, id.as_str()),
        Refusal::ResponsibleTwice(who) => of(Word::ResponsibleTwice, who),
        Refusal::CheckTooLong { max } => most(Word::CheckTooLong, *max),
        Refusal::IdTaken(id) => remark(Word::IdTaken, id),
        Refusal::ChangedMeanwhile(id) => remark(Word::ChangedMeanwhile, id),
        Refusal::TooLong { bytes, max } => {
            numbers(lang, Word::TooLong, [("bytes", bytes), ("max", max)])
        }
        Refusal::TooMany { max } => most(Word::TooMany, *max),
        Refusal::WantsNoAnswer(id) => remark(Word::WantsNoAnswer, id),
        Refusal::IsAnswered(id) => remark(Word::IsAnswered, id),
        Refusal::StillAnswers(id) => remark(Word::StillAnswers, id),
        Refusal::MemberExists(id) => member(Word::MemberExists, id),
        Refusal::MemberInUse(id) => member(Word::MemberInUse, id),
        Refusal::NameTooLong { max } => most(Word::NameTooLong, *max),
        Refusal::AnswersItself(id) => remark(Word::AnswersItself, id),
        Refusal::NamedTwice(id) => shortcoming(Word::NamedTwice, id),
        Refusal::StillMeant(id) => shortcoming(Word::StillMeant, id),
        Refusal::StepTwice(id) => step(Word::StepTwice, id),
        Refusal::NotCarried(id) => about(Word::NotCarried, id),
        Refusal::ActChangedMeanwhile(act) => changed(lang, session, act),
        Refusal::LeavesUnanswered { member, count } => {
            leaves_open(lang, session.name_of(member), *count)
        }
        Refusal::ReasonTooLong { max } => most(Word::ReasonTooLong, *max),
        Refusal::StepIsNow(id) => step(Word::StepIsNow, id),
        Refusal::NoSuchSitting(number) => no_sitting(lang, *number),
        Refusal::Closed
        | Refusal::Sealed
        | Refusal::NotClosed
        | Refusal::NotBegun
        | Refusal::NoClock
        | Refusal::MovedMeanwhile
        | Refusal::ShownMeanwhile
        | Refusal::PlanChangedMeanwhile
        | Refusal::RevisedMeanwhile
        | Refusal::NoName
        | Refusal::NoWords
        | Refusal::NoReason
        | Refusal::ItemTwice
        | Refusal::QueueClosed => plain(word_alone(refusal)),
        Refusal::HasNotSpoken(id) => member(Word::HasNotSpoken, id),
        Refusal::TooMuchTime { max } => most(Word::TooMuchTime, usize::from(*max)),
        Refusal::TooManyHands { hands, voters } => too_many(lang, *hands, *voters),
        Refusal::QuorumLost(fact) => quorum_lost(lang, fact),
        Refusal::ApartTwice(id) => member(Word::ApartTwice, id),
        Refusal::OnPaperTwice(who) => of(Word::OnPaperTwice, who),
        Refusal::EmptyBallot => plain(Word::EmptyBallot),
        Refusal::OtherLevels(who) => of(Word::OtherLevels, who),
        Refusal::Unbalanced(all) => unbalanced(lang, session, all),
    }
}

fn quorum_lost(lang: Lang, fact: &QuorumFact) -> String {
    let counts = [fact.present, fact.summoned, fact.needed].map(|count| count.to_string());
    let [present, summoned, needed] = counts.each_ref().map(String::as_str);
    let values = [("present", present), ("summoned", summoned), ("needed", needed)];
    RefusalWord::QuorumLost.fill(lang, &values)
}

/// How many wrong numbers of a ballot are told at once.
const IMBALANCES: usize = 3;

/// The first few say where to look; the rest mostly is what nobody has counted yet.
fn unbalanced(lang: Lang, session: &Session, all: &[Imbalance]) -> String {
    let first = all.iter().take(IMBALANCES).map(|each| imbalance(lang, session, each));
    let mut parts: Vec<String> = first.collect();
    if let Some(rest @ 1..) = all.len().checked_sub(IMBALANCES) {
        parts.push(RefusalWord::MoreImbalances.fill(lang, &[("count", &rest.to_string())]));
    }
    RefusalWord::Unbalanced.fill(lang, &[("what", &parts.join("; "))])
}

/// What is said of a refusal that names nothing.
fn word_alone(refusal: &Refusal) -> RefusalWord {
    match refusal {
        Refusal::Closed => RefusalWord::Closed,
        Refusal::Sealed => RefusalWord::Sealed,
        Refusal::NotClosed => RefusalWord::NotClosed,
        Refusal::NotBegun => RefusalWord::NotBegun,
        Refusal::NoClock => RefusalWord::NoClock,
        Refusal::MovedMeanwhile => RefusalWord::MovedMeanwhile,
        Refusal::ShownMeanwhile => RefusalWord::ShownMeanwhile,
        Refusal::PlanChangedMeanwhile => RefusalWord::PlanChangedMeanwhile,
        Refusal::NoName => RefusalWord::NoName,
        Refusal::NoWords => RefusalWord::NoWords,
        Refusal::NoReason => RefusalWord::NoReason,
        Refusal::ItemTwice => RefusalWord::ItemTwice,
        Refusal::QueueClosed => RefusalWord::QueueClosed,
        _ => RefusalWord::RevisedMeanwhile,
    }
}

fn no_sitting(lang: Lang, number: u32) -> String {
    RefusalWord::NoSuchSitting.fill(lang, &[("number", &number.to_string())])
}

fn leaves_open(lang: Lang, member: &str, count: usize) -> String {
    let values = [("member", member), ("count", &*count.to_string())];
    RefusalWord::LeavesUnanswered.fill(lang, &values)
}

fn too_many(lang: Lang, hands: u64, voters: u32) -> String {
    let (hands, voters) = (hands.to_string(), voters.to_string());
    RefusalWord::TooManyHands.fill(lang, &[("hands", &hands), ("voters", &voters)])
}

fn numbers(lang: Lang, word: RefusalWord, values: [(&str, &usize); 2]) -> String {
    let values = values.map(|(name, value)| (name, value.to_string()));
    word.fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn changed(lang: Lang, session: &Session, act: &Act) -> String {
    use RefusalWord as Word;
    let (word, value) = match act {
        Act::Responsibility(id) => {
            let number = named::shortcoming(lang, session, id);
            return Word::ResponsibilityChanged.fill(lang, &[("number", &number)]);
        }
        Act::Attendance(id) => (Word::AttendanceChanged, ("member", session.name_of(id))),
        Act::Request(id) => (Word::RequestChanged, ("member", session.name_of(id))),
        Act::Review(id) => (Word::ReviewChanged, ("member", session.name_of(id))),
        Act::Motion(id) => (Word::VoteChanged, ("title", named::motion(session, id))),
        Act::Ballot(id) => (Word::VoteChanged, ("title", named::ballot(session, id))),
    };
    word.fill(lang, &[value])
}

/// Says where the numbers of a ballot do not balance.
#[must_use]
pub fn imbalance(lang: Lang, session: &Session, imbalance: &Imbalance) -> String {
    let two = |word: RefusalWord, of: &Party, values: [(&str, u64); 2]| {
        let of = named::party(lang, session, of);
        let [one, other] = values.map(|(name, value)| (name, value.to_string()));
        word.fill(lang, &[("who", of), (one.0, &*one.1), (other.0, &*other.1)])
    };
    let plain = |word: RefusalWord, values: [(&str, u32); 2]| {
        let [one, other] = values.map(|(name, value)| (name, value.to_string()));
        word.fill(lang, &[(one.0, &*one.1), (other.0, &*other.1)])
    };
    match imbalance {
        Imbalance::NothingReturned => RefusalWord::NothingReturned.text(lang).to_owned(),
        Imbalance::IssuedOver { issued, voters } => {
            plain(RefusalWord::IssuedOver, [("issued", *issued), ("voters", *voters)])
        }
        Imbalance::ReturnedOver { returned, issued } => {
            plain(RefusalWord::ReturnedOver, [("returned", *returned), ("issued", *issued)])
        }
        Imbalance::Papers { of, counted, returned } => {
            let values = [("counted", *counted), ("returned", u64::from(*returned))];
            two(RefusalWord::Papers, of, values)
        }
        Imbalance::Levels { of, counted, valid } => {
            two(RefusalWord::Levels, of, [("counted", *counted), ("valid", u64::from(*valid))])
        }
    }
}
