//! Why a change was refused, in words.

use super::Lang;
use super::session::collective;
use crate::session::ballot::Imbalance;
use crate::session::change::Refusal;
use crate::session::member::Party;
use crate::session::row::Act;

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
        AttendanceChanged: "Việc điểm danh {id} vừa được sửa ở nơi khác; xem lại rồi sửa tiếp" | "The attendance of {id} was just changed elsewhere; look at it and try again",
        RequestChanged: "Đăng ký phát biểu của {id} vừa được sửa ở nơi khác; hãy thử lại" | "The request of {id} was just changed elsewhere; try again",
        VoteChanged: "Biểu quyết hoặc phiếu {id} vừa được sửa ở nơi khác; xem lại rồi sửa tiếp" | "The vote {id} was just changed elsewhere; look at it and try again",
        LeavesUnanswered: "{id} còn {count} ý kiến chưa tiếp thu hay giải trình; hãy trả lời, hoặc sang bước kèm lý do" | "{count} opinions still wait for {id}; answer them, or go on and say why",
        NoReason: "Cần ghi lý do" | "A reason is needed",
        ReasonTooLong: "Lý do dài quá {max} chữ" | "The reason has more than {max} letters",
        StepIsNow: "Đang ở bước {id}; sang bước khác rồi mới bỏ qua hoặc để lại sau được" | "The meeting is at step {id}; go on before setting it aside",
        NoSuchSitting: "Chưa có buổi họp thứ {number}" | "There is no sitting {number}",
        QueueClosed: "Đã chốt danh sách phát biểu; chủ trì mở lại nếu cần" | "The queue is closed; the chair may open it again",
        HasNotSpoken: "{id} chưa phát biểu lần nào" | "{id} has not spoken yet",
        NoClock: "Không có đồng hồ nào đang chạy" | "There is no such clock now",
        TooMuchTime: "Chỉ thêm bớt được tối đa {max} phút" | "At most {max} minutes can be added or taken away",
        TooManyHands: "Đếm được {hands} nhưng chỉ có {voters} người biểu quyết; hãy đếm lại" | "{hands} hands but {voters} voters; count again",
        ApartTwice: "{id} được ghi tránh mặt hai lần" | "{id} is named twice as being concerned",
        OnPaperTwice: "{id} có hai lần trên phiếu" | "{id} stands twice on the paper",
        EmptyBallot: "Phiếu chưa có ai hoặc chưa có mức nào" | "The paper has nobody on it, or no levels",
        OtherLevels: "Số liệu của {id} không đủ từng mức trên phiếu" | "The numbers of {id} are not one for each level",
        Unbalanced: "Chưa chốt được: {what}" | "Cannot be closed: {what}",
        NothingReturned: "chưa có phiếu thu về" | "no paper has come back",
        IssuedOver: "phát ra {issued}, chỉ có {voters} người bỏ phiếu" | "{issued} given out, {voters} voters",
        ReturnedOver: "thu về {returned}, chỉ phát ra {issued}" | "{returned} came back, {issued} given out",
        Papers: "{id}: hợp lệ và không hợp lệ là {counted}, thu về {returned}" | "{id}: valid and invalid are {counted}, {returned} came back",
        Levels: "{id}: các mức cộng lại {counted}, hợp lệ {valid}" | "{id}: the levels add up to {counted}, valid {valid}",
        NoName: "Thành viên chưa có họ tên" | "The member has no name",
    }
}

/// Says why a change was refused and what to do.
#[must_use]
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    use RefusalWord as Word;
    let plain = |word: Word| word.text(lang).to_owned();
    let about = |word: Word, id: &str| word.fill(lang, &[("id", id)]);
    let most = |word: Word, max: usize| word.fill(lang, &[("max", &max.to_string())]);
    let of = |word: Word, of: &Party| word.fill(lang, &[("id", &party(lang, of))]);
    match refusal {
        Refusal::NoSuchRemark(id) => about(Word::NoSuchRemark, id.as_str()),
        Refusal::NoSuchStep(id) => about(Word::NoSuchStep, id.as_str()),
        Refusal::NoSuchMember(id) => about(Word::NoSuchMember, id.as_str()),
        Refusal::NoSuchShortcoming(id) => about(Word::NoSuchShortcoming, id.as_str()),
        Refusal::IdTaken(id) => about(Word::IdTaken, id.as_str()),
        Refusal::ChangedMeanwhile(id) => about(Word::ChangedMeanwhile, id.as_str()),
        Refusal::MovedMeanwhile => plain(Word::MovedMeanwhile),
        Refusal::PlanChangedMeanwhile => plain(Word::PlanChangedMeanwhile),
        Refusal::NoWords => plain(Word::NoWords),
        Refusal::TooLong { bytes, max } => {
            numbers(lang, Word::TooLong, [("bytes", bytes), ("max", max)])
        }
        Refusal::TooMany { max } => most(Word::TooMany, *max),
        Refusal::WantsNoAnswer(id) => about(Word::WantsNoAnswer, id.as_str()),
        Refusal::IsAnswered(id) => about(Word::IsAnswered, id.as_str()),
        Refusal::StillAnswers(id) => about(Word::StillAnswers, id.as_str()),
        Refusal::MemberExists(id) => about(Word::MemberExists, id.as_str()),
        Refusal::MemberInUse(id) => about(Word::MemberInUse, id.as_str()),
        Refusal::NameTooLong { max } => most(Word::NameTooLong, *max),
        Refusal::AnswersItself(id) => about(Word::AnswersItself, id.as_str()),
        Refusal::NamedTwice(id) => about(Word::NamedTwice, id.as_str()),
        Refusal::StepTwice(id) => about(Word::StepTwice, id.as_str()),
        Refusal::NoName => plain(Word::NoName),
        Refusal::ActChangedMeanwhile(act) => changed(lang, act),
        Refusal::LeavesUnanswered { member, count } => {
            let count = count.to_string();
            Word::LeavesUnanswered.fill(lang, &[("id", member.as_str()), ("count", &count)])
        }
        Refusal::NoReason => plain(Word::NoReason),
        Refusal::ReasonTooLong { max } => most(Word::ReasonTooLong, *max),
        Refusal::StepIsNow(id) => about(Word::StepIsNow, id.as_str()),
        Refusal::NoSuchSitting(number) => {
            Word::NoSuchSitting.fill(lang, &[("number", &number.to_string())])
        }
        Refusal::QueueClosed => plain(Word::QueueClosed),
        Refusal::HasNotSpoken(id) => about(Word::HasNotSpoken, id.as_str()),
        Refusal::NoClock => plain(Word::NoClock),
        Refusal::TooMuchTime { max } => most(Word::TooMuchTime, usize::from(*max)),
        Refusal::TooManyHands { hands, voters } => {
            let (hands, voters) = (hands.to_string(), voters.to_string());
            Word::TooManyHands.fill(lang, &[("hands", &hands), ("voters", &voters)])
        }
        Refusal::ApartTwice(id) => about(Word::ApartTwice, id.as_str()),
        Refusal::OnPaperTwice(who) => of(Word::OnPaperTwice, who),
        Refusal::EmptyBallot => plain(Word::EmptyBallot),
        Refusal::OtherLevels(who) => of(Word::OtherLevels, who),
        Refusal::Unbalanced(all) => {
            let all: Vec<String> = all.iter().map(|each| imbalance(lang, each)).collect();
            Word::Unbalanced.fill(lang, &[("what", &all.join("; "))])
        }
    }
}

fn numbers(lang: Lang, word: RefusalWord, values: [(&str, &usize); 2]) -> String {
    let values = values.map(|(name, value)| (name, value.to_string()));
    word.fill(lang, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn party(lang: Lang, party: &Party) -> String {
    match party {
        Party::Collective => collective(lang).to_owned(),
        Party::Member(id) => id.to_string(),
    }
}

fn changed(lang: Lang, act: &Act) -> String {
    let (word, id) = match act {
        Act::Attendance(id) => (RefusalWord::AttendanceChanged, id.as_str()),
        Act::Request(id) => (RefusalWord::RequestChanged, id.as_str()),
        Act::Motion(id) => (RefusalWord::VoteChanged, id.as_str()),
        Act::Ballot(id) => (RefusalWord::VoteChanged, id.as_str()),
    };
    word.fill(lang, &[("id", id)])
}

/// Says where the numbers of a ballot do not balance.
#[must_use]
pub fn imbalance(lang: Lang, imbalance: &Imbalance) -> String {
    let two = |word: RefusalWord, of: &Party, values: [(&str, u64); 2]| {
        let of = party(lang, of);
        let [one, other] = values.map(|(name, value)| (name, value.to_string()));
        word.fill(lang, &[("id", &*of), (one.0, &*one.1), (other.0, &*other.1)])
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
