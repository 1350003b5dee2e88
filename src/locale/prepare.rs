//! The words of the prepare screen: what lines of a report are, and what was done to them.

use super::Lang;
use crate::report::mend::{Taken, Why};
use crate::report::{Confidence, Reason};
use crate::session::outline::{Outline, Role};

words! {
    /// Names and short texts of the prepare screen.
    Word {
        Title: "Chuẩn bị" | "Preparing",
        Report: "Báo cáo" | "Report",
        Members: "Thành viên {count}" | "Members {count}",
        Agenda: "Chương trình {count}" | "Agenda {count}",
        Understood: "Đã hiểu" | "Understood",
        Lines: "Các dòng của báo cáo" | "Lines of the report",
        Counts: "{shortcomings} hạn chế · {causes} nguyên nhân · {lessons} bài học · {remedies} giải pháp" | "{shortcomings} shortcomings · {causes} causes · {lessons} lessons · {remedies} remedies",
        CountsShort: "{shortcomings} HC · {causes} NN · {lessons} BH · {remedies} GP" | "{shortcomings} S · {causes} C · {lessons} L · {remedies} R",
        Doubts: "? {count} cần xem" | "? {count} to look at",
        NoDoubts: "✓ xem hết" | "✓ all clear",
        NothingDoubtful: "Không còn chỗ nào cần xem" | "Nothing more to look at",
        Kept: "đã giữ nháp" | "draft kept",
        Keeping: "đang giữ nháp…" | "keeping…",
        NotKept: "CHƯA GIỮ ĐƯỢC NHÁP" | "DRAFT NOT KEPT",
        Nothing: "chưa hiểu được gì" | "nothing was understood",
        TypeMembers: "Gõ hoặc dán, mỗi người một dòng: họ và tên, chức vụ" | "Type or paste, one a line: name, post",
        NoMembers: "Chưa có ai." | "Nobody yet.",
        Placeholder: "Họ và tên, chức vụ" | "Name, post",
        Kind: "Loại kiểm điểm: {kind}" | "Kind of meeting: {kind}",
        Minutes: "{minutes} phút" | "{minutes} min",
        Planned: "dự kiến {hours}" | "planned {hours}",
        Altered: "đã sửa theo ý bạn" | "altered by hand",
        FromOwn: "theo mẫu «{name}»" | "from '{name}'",
        NoAgendas: "Chưa có chương trình mẫu nào; {key} lưu chương trình này làm mẫu" | "No agenda was saved yet; {key} saves this one",
        AgendaDetail: "{kind} · {steps} bước" | "{kind} · {steps} steps",
        AgendaSaved: "Đã lưu chương trình mẫu «{name}»" | "The agenda '{name}' is saved",
        AgendaOtherwise: "{count} bước có thứ tự hoặc số phút riêng của từng hạn chế, từng người: mẫu chỉ ghi cách chung" | "{count} steps have an order or minutes of one shortcoming or person: what is saved says only what most have",
        SaveHint: "Thứ tự, tên bước và số phút vào mẫu" | "Order, titles and minutes are saved",
        Replace: "Thay mẫu cũ" | "Replace it",
        KeepOld: "Giữ mẫu cũ" | "Leave it",
        NoSteps: "Chương trình trống." | "The agenda is empty.",
        Decided: "bạn đã định" | "by your word",
        LineIs: "Dòng {line}: {what}" | "Line {line}: {what}",
        AddedMembers: "Đã thêm {count} người" | "{count} added",
        AlreadyThere: "{count} người đã có, không thêm lại" | "{count} are there already",
        BadRows: "{count} dòng chưa thêm được" | "{count} rows were not added",
        TooMany: "Danh sách đã đủ {max} người" | "There are {max} members already",
        LineInUse: "Dòng đang gõ chưa thêm: Enter để thêm, hoặc xóa đi" | "What was typed is not added yet: Enter adds it, or delete it",
        NeedName: "Hãy ghi họ và tên" | "Write the name",
        NeedTitle: "Hãy đặt tên" | "Give it a name",
        CannotSplit: "Dòng này chỉ có một câu, không có chỗ tách" | "The line has one sentence: no place to split it",
        FirstLine: "Không có dòng nào ở trước để nối" | "There is no line before it",
        NotDecided: "Dòng này chưa ai sửa" | "Nothing was decided of this line",
        Did: "Đã {what}" | "Done: {what}",
        NothingToUndo: "Không có gì để hoàn tác" | "Nothing to undo",
        NothingToRedo: "Không có gì để làm lại" | "Nothing to do again",
        Undone: "Đã hoàn tác: {what}" | "Undone: {what}",
        Redone: "Đã làm lại: {what}" | "Done again: {what}",
        TakenUp: "Tiếp tục bản chuẩn bị dở lần trước; Ctrl+Z để bắt đầu lại" | "Going on with what was prepared before; Ctrl+Z begins anew",
        TakenUpLost: "Báo cáo đã khác lần trước: {count} chỗ sửa không tìm thấy dòng cũ" | "The report has changed: {count} decisions did not find their line",
        HomeKept: "Bản chuẩn bị được giữ; chọn báo cáo ấy để làm tiếp" | "The preparation is kept; choose that report to go on",
        Making: "Đang tạo phiên họp…" | "Making the session…",
        MakeHint: "{shortcomings} hạn chế · {members} thành viên · {steps} bước · {doubts} chỗ chưa xem" | "{shortcomings} shortcomings · {members} members · {steps} steps · {doubts} to look at",
    }
}

words! {
    /// What was done, in the words of undo.
    Act {
        Line: "dòng {line} thành {what}" | "line {line} is {what}",
        Split: "tách dòng {line}" | "line {line} split",
        Guess: "đoán lại dòng {line}" | "line {line} is guessed again",
        TakeUp: "bản chuẩn bị lần trước" | "what was prepared before",
        AddMembers: "thêm {count} người" | "{count} members added",
        Alter: "sửa {name}" | "{name} altered",
        Remove: "bỏ {name}" | "{name} removed",
        Kind: "loại kiểm điểm" | "kind of meeting",
        MoveStep: "chuyển bước" | "step moved",
        AddStep: "thêm bước" | "step added",
        Minutes: "số phút dự kiến" | "planned minutes",
        RemoveStep: "bỏ bước" | "step removed",
        TakeAgenda: "lấy chương trình mẫu «{name}»" | "agenda '{name}' taken",
        UsualAgenda: "lấy lại chương trình thường lệ" | "usual agenda",
    }
}

words! {
    /// What a line was taken for: short before the line, and whole.
    LineWord {
        TagHeading: "mục{depth}" | "head{depth}",
        TagShortcoming: "HC{number}" | "S{number}",
        TagCause: "NN{number}" | "C{number}",
        TagLesson: "BH{number}" | "L{number}",
        TagRemedy: "GP{number}" | "R{number}",
        TagContinuation: "↳" | "↳",
        TagParagraph: "đoạn" | "text",
        TagJoined: "nối" | "join",
        TagLeftOut: "bỏ" | "out",
        TagTitle: "tên" | "title",
        Title: "tên báo cáo" | "the title",
        Heading: "đề mục bậc {depth}, {role}" | "a heading of level {depth}, {role}",
        Item: "một ý, {role} ({tag})" | "an item, {role} ({tag})",
        Continuation: "đoạn tiếp của ý ở trên" | "a paragraph of the item above",
        Paragraph: "đoạn văn của mục, không phải ý" | "a paragraph, no item",
        Joined: "phần sau của dòng trước" | "the rest of the line before",
        PageNumber: "bỏ, vì là số trang" | "left out: the number of a page",
        Rule: "bỏ, vì chỉ là đường kẻ" | "left out: only a rule",
        Head: "bỏ, vì đứng trước phần nội dung" | "left out: before the body",
        OtherPart: "bỏ, vì ở phần khác của báo cáo" | "left out: in another part of the report",
        End: "bỏ, vì là nơi nhận, chữ ký" | "left out: addressees, signature",
        LeftOut: "bỏ" | "left out",
        DecidedHeading: "đề mục" | "a heading",
        DecidedItem: "một ý" | "an item",
        DecidedParagraph: "đoạn tiếp" | "a paragraph",
    }
}

words! {
    /// Why a line was taken for what it is, and how sure that is.
    ReasonWord {
        Sure: "chắc" | "sure",
        Likely: "có lẽ đúng" | "likely",
        Guess: "đoán" | "a guess",
        Decided: "bạn đã chọn" | "you decided it",
        Title: "mở đầu như tên báo cáo" | "it begins as titles do",
        HeadingMark: "mang số của đề mục" | "it is numbered as headings are",
        NamesPart: "gọi tên một phần của báo cáo" | "it names a part of reports",
        Capitals: "dòng ngắn viết hoa" | "short and in capitals",
        HoldsOthers: "có các dòng đánh dấu ở dưới" | "marked lines stand under it",
        NoSentence: "ngắn, không thành câu" | "short, no whole sentence",
        MarkInList: "có dấu đầu dòng, ở phần liệt kê" | "marked, in a part that holds items",
        RowInList: "một hàng của bảng" | "a row of a table",
        HeadOfTable: "hàng đầu của bảng" | "the first row of a table",
        BehindLabel: "đứng sau tên gọi trên cùng dòng" | "behind a label on its line",
        NoMarkInList: "không dấu, mỗi đoạn tính một ý" | "no marks here: each paragraph an item",
        UnderItem: "không dấu, đứng ngay sau một ý" | "no mark, behind an item",
        BesideList: "không dấu, cạnh các ý có dấu" | "no mark beside marked lines",
        NoList: "phần này không liệt kê ý" | "this part holds no items",
        BrokenLine: "dòng trước đứt giữa câu" | "the line before stops in a sentence",
        Looks: "nhìn dạng dòng" | "by its looks",
        Outside: "nằm ngoài phần nội dung" | "outside of the body",
    }
}

/// Says why a line was taken for what it is.
#[must_use]
pub fn reason(lang: Lang, reason: Reason) -> &'static str {
    let word = match reason {
        Reason::Decided => ReasonWord::Decided,
        Reason::Title => ReasonWord::Title,
        Reason::HeadingMark => ReasonWord::HeadingMark,
        Reason::NamesPart => ReasonWord::NamesPart,
        Reason::Capitals => ReasonWord::Capitals,
        Reason::HoldsOthers => ReasonWord::HoldsOthers,
        Reason::NoSentence => ReasonWord::NoSentence,
        Reason::MarkInList => ReasonWord::MarkInList,
        Reason::RowInList => ReasonWord::RowInList,
        Reason::HeadOfTable => ReasonWord::HeadOfTable,
        Reason::BehindLabel => ReasonWord::BehindLabel,
        Reason::NoMarkInList => ReasonWord::NoMarkInList,
        Reason::UnderItem => ReasonWord::UnderItem,
        Reason::BesideList => ReasonWord::BesideList,
        Reason::NoList => ReasonWord::NoList,
        Reason::BrokenLine => ReasonWord::BrokenLine,
        Reason::Looks => ReasonWord::Looks,
        Reason::Outside => ReasonWord::Outside,
    };
    word.text(lang)
}

/// Says how sure the reading is of a line.
#[must_use]
pub fn confidence(lang: Lang, confidence: Confidence) -> &'static str {
    let word = match confidence {
        Confidence::Sure => ReasonWord::Sure,
        Confidence::Likely => ReasonWord::Likely,
        Confidence::Guess => ReasonWord::Guess,
    };
    word.text(lang)
}

/// Returns the short name of an item: `HC3`.
#[must_use]
pub fn tag(lang: Lang, role: Role, number: usize) -> String {
    let word = match role {
        Role::Shortcomings => LineWord::TagShortcoming,
        Role::Lessons => LineWord::TagLesson,
        Role::Remedies => LineWord::TagRemedy,
        _ => LineWord::TagCause,
    };
    word.fill(lang, &[("number", &number.to_string())])
}

/// Returns the few letters before a line that tell what it was taken for.
#[must_use]
pub fn tag_of(lang: Lang, taken: &Taken, outline: &Outline) -> String {
    let word = match taken {
        Taken::Heading(id) => {
            let depth = outline.section(id).map_or(1, |section| section.depth);
            return LineWord::TagHeading.fill(lang, &[("depth", &depth.to_string())]);
        }
        Taken::Item(role, number) => return tag(lang, *role, *number),
        Taken::Title => LineWord::TagTitle,
        Taken::Continuation => LineWord::TagContinuation,
        Taken::Paragraph => LineWord::TagParagraph,
        Taken::Joined => LineWord::TagJoined,
        Taken::LeftOut(_) => LineWord::TagLeftOut,
    };
    word.text(lang).to_owned()
}

/// Says what a line was taken for.
#[must_use]
pub fn taken(lang: Lang, taken: &Taken, outline: &Outline) -> String {
    use super::report::role;
    let word = match taken {
        Taken::Heading(id) => {
            let section = outline.section(id);
            let depth = section.map_or(1, |section| section.depth).to_string();
            let role = role(lang, section.map_or(Role::Other, |section| section.role));
            return LineWord::Heading.fill(lang, &[("depth", &depth), ("role", role)]);
        }
        Taken::Item(of, number) => {
            let values = [("role", role(lang, *of)), ("tag", &*tag(lang, *of, *number))];
            return LineWord::Item.fill(lang, &values);
        }
        Taken::Title => LineWord::Title,
        Taken::Continuation => LineWord::Continuation,
        Taken::Paragraph => LineWord::Paragraph,
        Taken::Joined => LineWord::Joined,
        Taken::LeftOut(Why::PageNumber) => LineWord::PageNumber,
        Taken::LeftOut(Why::Rule) => LineWord::Rule,
        Taken::LeftOut(Why::Head) => LineWord::Head,
        Taken::LeftOut(Why::OtherPart) => LineWord::OtherPart,
        Taken::LeftOut(Why::End) => LineWord::End,
        Taken::LeftOut(Why::Decided) => LineWord::LeftOut,
    };
    word.text(lang).to_owned()
}
