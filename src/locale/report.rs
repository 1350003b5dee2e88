//! The words for what `report` knows: unreadable reports, doubts, roles, lists of members.

use super::Lang;
use crate::report::members::BadMembers;
use crate::report::{Doubt, DoubtKind, Unreadable};
use crate::session::outline::Role;

words! {
    /// Why a report cannot be read, and what to do.
    UnreadableWord {
        Empty: "tệp không có chữ nào; hãy chọn tệp báo cáo khác" | "the file has no words; choose another report",
        Binary: "đây không phải văn bản; hãy lưu báo cáo thành .txt mã UTF-8" | "this is no text; save the report as .txt in UTF-8",
        Utf16: "văn bản mã UTF-16; hãy lưu lại thành .txt mã UTF-8" | "the text is UTF-16; save it as .txt in UTF-8",
        NotUtf8: "dòng {line}, cột {column}: không phải UTF-8 (có thể là TCVN3, VNI); hãy lưu lại thành .txt mã UTF-8" | "line {line}, column {column}: not UTF-8 (perhaps TCVN3 or VNI); save it as .txt in UTF-8",
        TooLarge: "tệp có {bytes} byte, tối đa {max}; hãy tách báo cáo" | "the file has {bytes} bytes, at most {max}; split the report",
        TooManyLines: "nhiều hơn {max} dòng; hãy tách báo cáo" | "more than {max} lines; split the report",
        LineTooLong: "dòng {line} dài quá {max} byte; hãy ngắt dòng" | "line {line} is longer than {max} bytes; break it",
        OldWord: "tệp Word cũ (.doc); hãy mở bằng Word rồi lưu thành .txt mã UTF-8" | "an old Word file (.doc); open it in Word and save it as .txt in UTF-8",
        Docx: "tệp Word (.docx) hoặc tệp nén; hãy lưu thành .txt mã UTF-8" | "a Word file (.docx) or archive; save it as .txt in UTF-8",
        Pdf: "tệp PDF; hãy lấy bản văn bản .txt mã UTF-8" | "a PDF; take the text as .txt in UTF-8",
    }
}

words! {
    /// What a careful reader would ask about a report.
    DoubtWord {
        AtLine: "dòng {line}: {what}" | "line {line}: {what}",
        NoTitle: "không thấy tên báo cáo" | "no title was found",
        NoShortcomings: "không thấy hạn chế, khuyết điểm nào" | "no shortcoming was found",
        PartMissing: "đề mục nêu «{role}» nhưng không có phần này" | "the heading names '{role}', but there is no such part",
        CausesWithoutShortcomings: "có nguyên nhân nhưng không có hạn chế" | "causes are named, but no shortcomings",
        NumberedItems: "từ «{number}» là các mục nội dung, không phải đề mục" | "from '{number}' on these are items, not headings",
        Continuation: "đoạn không đánh số, được nối vào mục trước" | "a paragraph without number, joined to the item before",
        Closing: "đoạn kết của báo cáo, không tính vào mục cuối" | "the closing paragraph, not counted to the last item",
        LongHeading: "đề mục dài như một đoạn văn" | "a heading as long as a paragraph",
        Skipped: "thiếu số ngay trước «{number}»" | "a number is left out before '{number}'",
        Repeated: "số «{number}» bị lặp lại" | "the number '{number}' stands twice",
        LetterMissing: "thiếu mục đ giữa d và e" | "the letter after d is left out",
        Bookmark: "đã bỏ dấu trang của Word ở đầu dòng" | "a bookmark of the word processor was cut off",
        Decomposed: "có chữ viết rời dấu; giữ nguyên như báo cáo" | "letters with marks apart; kept as they are",
        Quotes: "dấu ngoặc kép không khớp" | "quotation marks do not pair",
        Hidden: "có ký tự điều khiển, không hiện lên màn hình" | "control characters, not shown on the screen",
    }
}

words! {
    /// What the parts of a report are for.
    RoleWord {
        Strengths: "ưu điểm, kết quả" | "strengths, results",
        Shortcomings: "hạn chế, khuyết điểm" | "shortcomings",
        Causes: "nguyên nhân" | "causes",
        CausesObjective: "nguyên nhân khách quan" | "objective causes",
        CausesSubjective: "nguyên nhân chủ quan" | "subjective causes",
        Responsibility: "trách nhiệm" | "responsibility",
        Previous: "khắc phục kỳ trước" | "previous review",
        Suggested: "gợi ý kiểm điểm" | "points set by the superior",
        Lessons: "bài học kinh nghiệm" | "lessons",
        Remedies: "giải pháp khắc phục" | "remedies",
        Rating: "tự nhận mức xếp loại" | "self-rated level",
        Other: "phần khác" | "other",
    }
}

words! {
    /// Why a list of members cannot be read, and what to do.
    MembersWord {
        Empty: "danh sách không có ai; cần cột «họ tên» và «chức vụ»" | "the list has nobody; it needs the columns 'name' and 'post'",
        NotUtf8: "dòng {line}: không phải UTF-8; hãy lưu CSV mã UTF-8" | "line {line}: not UTF-8; save the CSV in UTF-8",
        NoHeads: "dòng 1: thiếu tên cột; cần «họ tên», «chức vụ» (name, post)" | "line 1: no column names; 'name' and 'post' are needed",
        NoName: "dòng {line}: thiếu họ tên" | "line {line}: the name is missing",
        TooLong: "dòng {line}: họ tên hoặc chức vụ dài quá {max} chữ" | "line {line}: name or post has more than {max} letters",
        UnknownRank: "dòng {line}: không có cấp «{rank}»; dùng head, deputy, member, guest" | "line {line}: there is no rank '{rank}'; use head, deputy, member, guest",
        TooMany: "nhiều hơn {max} người" | "more than {max} people",
        BadRow: "dòng {line}: không tách được các cột; kiểm tra dấu phẩy và ngoặc kép" | "line {line}: the columns cannot be told apart; check commas and quotes",
    }
}

/// Says why a report cannot be read and what to do.
#[must_use]
pub fn unreadable(lang: Lang, why: &Unreadable) -> String {
    let plain = |word: UnreadableWord| word.text(lang).to_owned();
    match why {
        Unreadable::Empty => plain(UnreadableWord::Empty),
        Unreadable::Binary => plain(UnreadableWord::Binary),
        Unreadable::Utf16 => plain(UnreadableWord::Utf16),
        Unreadable::OldWord => plain(UnreadableWord::OldWord),
        Unreadable::Docx => plain(UnreadableWord::Docx),
        Unreadable::Pdf => plain(UnreadableWord::Pdf),
        Unreadable::NotUtf8 { line, column } => {
            let (line, column) = (line.to_string(), column.to_string());
            UnreadableWord::NotUtf8.fill(lang, &[("line", &line), ("column", &column)])
        }
        Unreadable::TooLarge { bytes, max } => {
            let (bytes, max) = (bytes.to_string(), max.to_string());
            UnreadableWord::TooLarge.fill(lang, &[("bytes", &bytes), ("max", &max)])
        }
        Unreadable::TooManyLines { max } => {
            UnreadableWord::TooManyLines.fill(lang, &[("max", &max.to_string())])
        }
        Unreadable::LineTooLong { line, max } => {
            let (line, max) = (line.to_string(), max.to_string());
            UnreadableWord::LineTooLong.fill(lang, &[("line", &line), ("max", &max)])
        }
    }
}

/// Says what a careful reader would ask, with its line.
#[must_use]
pub fn doubt(lang: Lang, doubt: &Doubt) -> String {
    let plain = |word: DoubtWord| word.text(lang).to_owned();
    let what = match &doubt.kind {
        DoubtKind::NoTitle => plain(DoubtWord::NoTitle),
        DoubtKind::NoShortcomings => plain(DoubtWord::NoShortcomings),
        DoubtKind::PartMissing(part) => {
            DoubtWord::PartMissing.fill(lang, &[("role", role(lang, *part))])
        }
        DoubtKind::CausesWithoutShortcomings => plain(DoubtWord::CausesWithoutShortcomings),
        DoubtKind::NumberedItems(number) => {
            DoubtWord::NumberedItems.fill(lang, &[("number", number)])
        }
        DoubtKind::Continuation => plain(DoubtWord::Continuation),
        DoubtKind::Closing => plain(DoubtWord::Closing),
        DoubtKind::LongHeading => plain(DoubtWord::LongHeading),
        DoubtKind::Skipped(number) => DoubtWord::Skipped.fill(lang, &[("number", number)]),
        DoubtKind::Repeated(number) => DoubtWord::Repeated.fill(lang, &[("number", number)]),
        DoubtKind::LetterMissing => plain(DoubtWord::LetterMissing),
        DoubtKind::Bookmark => plain(DoubtWord::Bookmark),
        DoubtKind::Decomposed => plain(DoubtWord::Decomposed),
        DoubtKind::Quotes => plain(DoubtWord::Quotes),
        DoubtKind::Hidden => plain(DoubtWord::Hidden),
    };
    if doubt.line == 0 {
        return what;
    }
    DoubtWord::AtLine.fill(lang, &[("line", &doubt.line.to_string()), ("what", &what)])
}

/// Returns what a part of a report is for.
#[must_use]
pub fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Strengths => RoleWord::Strengths,
        Role::Shortcomings => RoleWord::Shortcomings,
        Role::Causes => RoleWord::Causes,
        Role::CausesObjective => RoleWord::CausesObjective,
        Role::CausesSubjective => RoleWord::CausesSubjective,
        Role::Responsibility => RoleWord::Responsibility,
        Role::Previous => RoleWord::Previous,
        Role::Suggested => RoleWord::Suggested,
        Role::Lessons => RoleWord::Lessons,
        Role::Remedies => RoleWord::Remedies,
        Role::Rating => RoleWord::Rating,
        Role::Other => RoleWord::Other,
    }
    .text(lang)
}

/// Says why a list of members cannot be read and what to do.
#[must_use]
pub fn bad_members(lang: Lang, why: &BadMembers) -> String {
    let at = |word: MembersWord, line: &u64| word.fill(lang, &[("line", &line.to_string())]);
    match why {
        BadMembers::Empty => MembersWord::Empty.text(lang).to_owned(),
        BadMembers::NoHeads => MembersWord::NoHeads.text(lang).to_owned(),
        BadMembers::NotUtf8 { line } => at(MembersWord::NotUtf8, line),
        BadMembers::NoName { line } => at(MembersWord::NoName, line),
        BadMembers::BadRow { line } => at(MembersWord::BadRow, line),
        BadMembers::TooLong { line, max } => {
            let (line, max) = (line.to_string(), max.to_string());
            MembersWord::TooLong.fill(lang, &[("line", &line), ("max", &max)])
        }
        BadMembers::UnknownRank { line, rank } => {
            MembersWord::UnknownRank.fill(lang, &[("line", &line.to_string()), ("rank", rank)])
        }
        BadMembers::TooMany { max } => {
            MembersWord::TooMany.fill(lang, &[("max", &max.to_string())])
        }
    }
}
