//! The words for what `report` knows: unreadable reports, doubts, roles, lists of members.

use super::Lang;
use crate::report::members::BadMembers;
use crate::report::{BadDocx, Doubt, DoubtKind, Encoding, LeftOut, Unreadable};
use crate::session::outline::Role;

words! {
    /// Names of the parts of a report.
    RoleWord {
        Strengths: "ưu điểm, kết quả" | "strengths",
        Shortcomings: "hạn chế, khuyết điểm" | "shortcomings",
        Causes: "nguyên nhân" | "causes",
        CausesObjective: "nguyên nhân khách quan" | "objective causes",
        CausesSubjective: "nguyên nhân chủ quan" | "subjective causes",
        Responsibility: "trách nhiệm" | "responsibility",
        Previous: "khắc phục kỳ trước" | "follow-up of the previous review",
        Suggested: "gợi ý kiểm điểm" | "points raised by the superior",
        Lessons: "bài học kinh nghiệm" | "lessons",
        Remedies: "giải pháp khắc phục" | "remedies",
        Rating: "xếp loại" | "rating",
        Other: "phần khác" | "other",
    }
}

words! {
    /// Why a file is not read, and what to do.
    UnreadableWord {
        Empty: "Tệp trống; hãy chọn tệp khác" | "The file is empty; choose another",
        NoText: "Tệp không có chữ nào; hãy chọn tệp khác" | "The file has no text; choose another",
        Binary:
            "Dòng {line}: tệp không phải văn bản; hãy lưu lại thành {form}"
            | "Line {line}: the file is not text; save it as {form}",
        Utf16:
            "Tệp dùng mã UTF-16 không có dấu BOM; hãy lưu lại thành {form}"
            | "The file is UTF-16 without a byte order mark; save it as {form}",
        BrokenUtf16:
            "Dòng {line}: chữ UTF-16 bị hỏng; hãy lưu lại thành {form}"
            | "Line {line}: broken UTF-16; save it as {form}",
        IsUnicode:
            "Chữ trong tệp đã là Unicode, không phải {guess}; hãy bỏ {option}"
            | "The letters are Unicode, not {guess}; leave out {option}",
        NotUtf8:
            "Dòng {line}, cột {column}: chữ không phải mã UTF-8; hãy lưu lại thành {form}"
            | "Line {line}, column {column}: not UTF-8; save it as {form}",
        NotUtf8Guess:
            "Dòng {line}, cột {column}: chữ không phải mã UTF-8, có vẻ là {guess}; hãy chuyển \
             mã rồi lưu lại thành {form}"
            | "Line {line}, column {column}: not UTF-8, it looks like {guess}; convert it and \
               save it as {form}",
        NotUtf8Option:
            "Dòng {line}, cột {column}: chữ không phải mã UTF-8, có vẻ là {guess}; nếu đúng, \
             hãy thêm {option}, hoặc lưu lại thành {form}"
            | "Line {line}, column {column}: not UTF-8, it looks like {guess}; if so, add \
               {option}, or save it as {form}",
        OldWord:
            "Tệp Word đời cũ (.doc) hoặc có mật khẩu không đọc được; hãy mở bằng Word hoặc \
             LibreOffice, bỏ mật khẩu, rồi lưu lại thành .docx hoặc {form}"
            | "An old Word file (.doc), or one with a password, is not read; open it in Word or \
               LibreOffice, take the password off, and save it as .docx or {form}",
        OpenDocument:
            "Tệp .odt không đọc được; hãy mở bằng LibreOffice rồi lưu lại thành .docx hoặc {form}"
            | "An .odt is not read; open it in LibreOffice and save it as .docx or {form}",
        Zip:
            "Tệp nén (zip) không đọc được; hãy giải nén hoặc lưu lại thành {form}"
            | "A zip archive is not read; unpack it or save it as {form}",
        Pdf:
            "Tệp PDF không đọc được; hãy lấy bản gốc và lưu lại thành {form}"
            | "A PDF is not read; take the original and save it as {form}",
        Rtf:
            "Tệp RTF không đọc được; hãy mở bằng Word rồi lưu lại thành {form}"
            | "A rich text file is not read; open it in Word and save it as {form}",
        Html:
            "Tệp là trang web (HTML); hãy chép phần chữ và lưu lại thành {form}"
            | "The file is a web page (HTML); copy its text and save it as {form}",
        TooLarge:
            "Tệp có {bytes} byte, tối đa {max}; hãy bỏ bớt phần không cần"
            | "The file has {bytes} bytes, at most {max}; leave out what is not needed",
        TooManyLines:
            "Tệp có quá {max} dòng; hãy bỏ bớt phần không cần"
            | "The file has more than {max} lines; leave out what is not needed",
        LineTooLong:
            "Dòng {line} dài {bytes} byte, tối đa {max}; hãy ngắt thành nhiều đoạn"
            | "Line {line} has {bytes} bytes, at most {max}; break it into paragraphs",
        NoSuchPart:
            "Báo cáo không có phần {number}; hãy chọn: {parts}"
            | "The report has no part {number}; choose: {parts}",
        NoParts:
            "Báo cáo không chia thành phần thứ nhất, thứ hai …; hãy bỏ --part"
            | "The report has no parts; leave out --part",
        TooManyShortcomings:
            "Báo cáo có {count} hạn chế, tối đa {max}; hãy xem lại cách đánh số"
            | "The report has {count} shortcomings, at most {max}; look at its numbering",
        FormText: "văn bản thuần (.txt), mã UTF-8" | "plain text (.txt) in UTF-8",
        FormCsv: "CSV, mã UTF-8" | "CSV in UTF-8",
    }
}

words! {
    /// Why a document of a word processor is not read, and what to do.
    DocxWord {
        Archive:
            "Tệp .docx bị hỏng hoặc chưa tải hết; hãy lấy lại tệp gốc"
            | "The .docx is damaged or not whole; get the original again",
        Broken:
            "Tệp .docx bị hỏng ở phần {part}; hãy mở bằng Word hoặc LibreOffice rồi lưu lại"
            | "The .docx is damaged in {part}; open it in Word or LibreOffice and save it again",
        TooManyParts:
            "Tệp .docx có quá {max} phần; hãy chép phần chữ sang một tệp mới"
            | "The .docx has more than {max} parts; copy its text into a new file",
        TooLarge:
            "Tệp .docx: phần {part} dài quá {max} byte khi mở ra; hãy bỏ bớt phần không cần"
            | "The .docx has more than {max} bytes in {part} when unpacked; leave out what is not \
               needed",
        Bomb:
            "Tệp .docx: phần {part} nén quá {max} lần, không phải văn bản thường; hãy lấy tệp khác"
            | "The .docx is packed more than {max} times in {part}, which no text is; get another \
               file",
        DocType:
            "Tệp .docx: phần {part} có khai báo DOCTYPE hoặc thực thể lạ, không an toàn; hãy mở \
             bằng Word rồi lưu lại"
            | "The .docx has a DOCTYPE or an unknown entity in {part}, which is not safe; open it \
               in Word and save it again",
        TooDeep:
            "Tệp .docx: phần {part} lồng nhau quá {max} lớp; hãy chép phần chữ sang một tệp mới"
            | "The .docx is nested more than {max} deep in {part}; copy its text into a new file",
    }
}

words! {
    /// What a careful reader would tell the chair about a report.
    DoubtWord {
        NoTitle: "Không thấy tên báo cáo; hãy nhập tên" | "No title found; type one",
        NoHeadings:
            "Không thấy đề mục nào; hãy đánh số các mục (I., 1., a)) rồi đọc lại"
            | "No headings found; number the parts (I., 1., a)) and read it again",
        NoShortcomings:
            "Không thấy hạn chế nào; hãy xem phần hạn chế, khuyết điểm có đề mục chưa"
            | "No shortcomings found; see whether that part has a heading",
        CausesWithoutShortcomings:
            "Dòng {line}: có nguyên nhân nhưng không thấy hạn chế nào; hãy xem lại các đề mục"
            | "Line {line}: there are causes but no shortcomings; look at the headings",
        NoRemedies:
            "Có hạn chế nhưng không thấy giải pháp khắc phục nào"
            | "There are shortcomings but no remedies",
        PromisedPartAbsent:
            "Dòng {line}: đề mục có nêu “{role}” nhưng không thấy phần đó trong báo cáo"
            | "Line {line}: the heading promises “{role}”, but the report has no such part",
        PartsNotTold:
            "Dòng {line}: đề mục nêu nhiều phần nhưng bên dưới không tách; tất cả được coi là \
             “{role}”"
            | "Line {line}: the heading names several parts and none below is told apart; all \
               was taken as “{role}”",
        ParagraphsJoined:
            "{lines}: đoạn không đánh dấu, được nối vào ý ngay trước; hãy xem có phải ý riêng \
             không"
            | "{lines}: paragraph without mark, joined to the item before; see whether it is \
               one of its own",
        ParagraphsAsItems:
            "Dòng {line}: mục không có gạch đầu dòng; mỗi đoạn được coi là một ý ({count})"
            | "Line {line}: no bullets here; each paragraph was taken as one item ({count})",
        NumbersAsItems:
            "Dòng {line}: {count} dòng đánh số từ {number} được coi là ý, dù ở chỗ khác số này \
             là đề mục"
            | "Line {line}: {count} lines numbered from {number} were taken as items, though \
               this number is a heading elsewhere",
        LongHeading:
            "Dòng {line}: đề mục {number} dài {letters} chữ cái, như một đoạn văn"
            | "Line {line}: heading {number} has {letters} letters, as long as a paragraph",
        LetterMissing:
            "Dòng {line}: thứ tự nhảy từ d sang e, thiếu đ"
            | "Line {line}: the letters go from d to e, without đ",
        NumberSkipped:
            "Dòng {line}: số thứ tự nhảy từ {before} sang {after}"
            | "Line {line}: the numbers go from {before} to {after}",
        NumberNotFirst:
            "Dòng {line}: số thứ tự bắt đầu từ {after}"
            | "Line {line}: the numbers begin with {after}",
        NumberRepeated:
            "Dòng {line}: số thứ tự {number} bị lặp hoặc lùi lại"
            | "Line {line}: the number {number} comes again or goes back",
        CauseInside:
            "Dòng {line}: nguyên nhân viết chung một đoạn với hạn chế; hãy tách nếu cần"
            | "Line {line}: the cause stands in the same paragraph; part them if you want",
        ClosingParagraph:
            "Dòng {line}: đoạn cuối được coi là lời kết, không tính vào ý cuối cùng"
            | "Line {line}: the last paragraph was taken as the closing, not as part of the \
               last item",
        LeftOutAfterEnd:
            "Dòng {line}: {count} dòng sau phần ký, nơi nhận không được đưa vào"
            | "Line {line}: {count} lines behind the signature were left out",
        LinesRejoined:
            "Dòng {line}: {count} dòng bị ngắt giữa câu đã được nối lại"
            | "Line {line}: {count} lines broken in mid-sentence were joined",
        TableRows:
            "{lines}: dòng của bảng; trong danh sách không có gạch đầu dòng, mỗi dòng là một ý"
            | "{lines}: rows of a table; in a list without bullets each is an item",
        ListInside:
            "{lines}: một đoạn chứa cả danh sách, được tách thành từng ý"
            | "{lines}: one paragraph holds a whole list, which was parted into its items",
        BookmarksStripped:
            "{lines}: đã bỏ dấu riêng của Word, Markdown hoặc trang web"
            | "{lines}: marks of Word, Markdown or a web page were left out",
        QuoteUnclosed: "{lines}: ngoặc kép mở mà không đóng" | "{lines}: a quotation is not closed",
        QuoteReversed:
            "{lines}: ngoặc kép viết ngược"
            | "{lines}: a quotation begins with a closing mark",
        LettersDecomposed:
            "{lines}: chữ gõ theo mã tổ hợp, dấu rời; tìm kiếm vẫn đúng"
            | "{lines}: letters written in pieces (NFD); search finds them all the same",
        HiddenCharacters:
            "{lines}: có ký tự ẩn hoặc đổi chiều chữ, không hiện trên màn hình"
            | "{lines}: hidden characters or marks of direction, left out on the screen",
        OldFont:
            "Chữ có vẻ thuộc phông cũ {guess}; nếu đúng, hãy đọc lại với {option}"
            | "The letters look like the old font {guess}; if so, read it again with {option}",
        PartChosen:
            "Dòng {line}: chỉ đọc {number} là phần kiểm điểm, bỏ {count} dòng khác; đọc cả báo \
             cáo bằng --part all"
            | "Line {line}: only {number} was read, which is the review, without {count} other \
               lines; --part all reads the whole report",
        LeftOutDeleted:
            "{lines}: chữ bị xóa khi theo dõi thay đổi không được đưa vào; các thay đổi khác coi \
             như đã chấp nhận"
            | "{lines}: text deleted in tracked changes was left out; other changes count as \
               accepted",
        LeftOutComments:
            "{lines}: ghi chú bên lề không được đưa vào"
            | "{lines}: comments were left out",
        LeftOutFootnotes:
            "{lines}: chú thích chân trang không được đưa vào"
            | "{lines}: footnotes were left out",
        LeftOutTextBoxes:
            "{lines}: chữ trong khung hoặc hình vẽ không được đưa vào"
            | "{lines}: the text of boxes and drawings was left out",
        LeftOutHidden: "{lines}: chữ ẩn không được đưa vào" | "{lines}: hidden text was left out",
        LeftOutContents:
            "{lines}: mục lục không được đưa vào"
            | "{lines}: the table of contents was left out",
        LeftOutEmbedded:
            "{lines}: phần nhúng từ tệp khác không được đưa vào"
            | "{lines}: what is embedded from another file was left out",
        More:
            "Từ dòng {line}: còn {count} chỗ tương tự"
            | "From line {line}: {count} more of this kind",
        Line: "Dòng {lines}" | "Line {lines}",
        Lines: "Các dòng {lines}" | "Lines {lines}",
    }
}

words! {
    /// Why a list of members is not read, and what to do.
    MembersWord {
        Spreadsheet:
            "Tệp chưa phải CSV; hãy mở bằng Excel rồi lưu lại thành {form}"
            | "The file is no CSV; open it in the spreadsheet and save it as {form}",
        TooLarge:
            "Danh sách có {bytes} byte, tối đa {max}; hãy bỏ bớt cột, dòng không cần"
            | "The list has {bytes} bytes, at most {max}; leave out what is not needed",
        NoHeads:
            "Dòng {line}: thiếu dòng tiêu đề cột; cần có: họ và tên, chức vụ (và vai trò, nếu \
             có)"
            | "Line {line}: no heads of columns; wanted: name, post (and rank, if any)",
        HeadTwice:
            "Dòng {line}, cột {column}: tiêu đề cột bị lặp; hãy bỏ một cột"
            | "Line {line}, column {column}: this head comes twice; remove one column",
        NoMembers: "Danh sách chưa có ai dưới dòng tiêu đề" | "The list has nobody below its heads",
        NoName: "Dòng {line}: thiếu họ tên" | "Line {line}: the name is missing",
        TooLong:
            "Dòng {line}, cột {column}: dài {letters} chữ cái, tối đa {max}; hãy viết gọn lại"
            | "Line {line}, column {column}: {letters} letters, at most {max}; shorten it",
        UnknownRank:
            "Dòng {line}, cột {column}: không rõ vai trò “{word}”; hãy ghi: người đứng đầu, \
             cấp phó, ủy viên hoặc khách mời"
            | "Line {line}, column {column}: unknown rank “{word}”; write head, deputy, member \
               or guest",
        QuoteUnclosed:
            "Dòng {line}: ngoặc kép mở mà không đóng"
            | "Line {line}: a quotation mark is not closed",
        TooMany: "Danh sách có quá {max} người" | "The list has more than {max} people",
    }
}

/// Returns the name of a part of reports.
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

/// Says why a report is not read and what to do.
#[must_use]
pub fn unreadable(lang: Lang, what: &Unreadable) -> String {
    not_text(lang, what, UnreadableWord::FormText)
}

fn not_text(lang: Lang, what: &Unreadable, form: UnreadableWord) -> String {
    // Only reports are read in old encodings.
    let guessed = match form {
        UnreadableWord::FormText => UnreadableWord::NotUtf8Option,
        _ => UnreadableWord::NotUtf8Guess,
    };
    let form = ("form", form.text(lang).to_owned());
    let line = |line: &u32| ("line", line.to_string());
    let (word, values) = match what {
        Unreadable::Empty => (UnreadableWord::Empty, vec![]),
        Unreadable::NoText => (UnreadableWord::NoText, vec![]),
        Unreadable::Binary { line: at } => (UnreadableWord::Binary, vec![form, line(at)]),
        Unreadable::Utf16 => (UnreadableWord::Utf16, vec![form]),
        Unreadable::BrokenUtf16 { line: at } => (UnreadableWord::BrokenUtf16, vec![form, line(at)]),
        Unreadable::IsUnicode { encoding } => {
            (UnreadableWord::IsUnicode, named_encoding(*encoding))
        }
        Unreadable::NotUtf8 { line: at, column, guess } => {
            let values = vec![form, line(at), ("column", column.to_string())];
            match guess {
                Some(guess) => (guessed, [values, named_encoding(*guess)].concat()),
                None => (UnreadableWord::NotUtf8, values),
            }
        }
        Unreadable::OldWord => (UnreadableWord::OldWord, vec![form]),
        Unreadable::Docx(what) => return bad_docx(lang, what),
        Unreadable::OpenDocument => (UnreadableWord::OpenDocument, vec![form]),
        Unreadable::Zip => (UnreadableWord::Zip, vec![form]),
        Unreadable::Pdf => (UnreadableWord::Pdf, vec![form]),
        Unreadable::Rtf => (UnreadableWord::Rtf, vec![form]),
        Unreadable::Html => (UnreadableWord::Html, vec![form]),
        Unreadable::TooLarge { bytes, max } => {
            let values = vec![("bytes", bytes.to_string()), ("max", max.to_string())];
            (UnreadableWord::TooLarge, values)
        }
        Unreadable::TooManyLines { max } => {
            (UnreadableWord::TooManyLines, vec![("max", max.to_string())])
        }
        Unreadable::LineTooLong { line: at, bytes, max } => {
            let values = vec![line(at), ("bytes", bytes.to_string()), ("max", max.to_string())];
            (UnreadableWord::LineTooLong, values)
        }
        Unreadable::NoSuchPart { parts, .. } if parts.is_empty() => {
            (UnreadableWord::NoParts, vec![])
        }
        Unreadable::NoSuchPart { number, parts } => {
            let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
            let values = vec![("number", number.to_string()), ("parts", parts.join(", "))];
            (UnreadableWord::NoSuchPart, values)
        }
        Unreadable::TooManyShortcomings { count, max } => {
            let values = vec![("count", count.to_string()), ("max", max.to_string())];
            (UnreadableWord::TooManyShortcomings, values)
        }
    };
    filled(word.text(lang), &values)
}

/// An encoding by its name, and the option that reads it.
fn named_encoding(encoding: Encoding) -> Vec<(&'static str, String)> {
    let option = format!("--encoding {}", encoding.word());
    vec![("guess", encoding.name().to_owned()), ("option", option)]
}

fn bad_docx(lang: Lang, what: &BadDocx) -> String {
    let named = |part: &str| ("part", part.to_owned());
    let most = |max: u64| ("max", max.to_string());
    let (word, values) = match what {
        BadDocx::Archive => (DocxWord::Archive, vec![]),
        BadDocx::Broken { part } => (DocxWord::Broken, vec![named(part)]),
        BadDocx::TooManyParts { max } => (DocxWord::TooManyParts, vec![most(*max as u64)]),
        BadDocx::TooLarge { part, max } => (DocxWord::TooLarge, vec![named(part), most(*max)]),
        BadDocx::Bomb { part, max } => (DocxWord::Bomb, vec![named(part), most(*max)]),
        BadDocx::DocType { part } => (DocxWord::DocType, vec![named(part)]),
        BadDocx::TooDeep { part, max } => (DocxWord::TooDeep, vec![named(part), most(*max as u64)]),
    };
    filled(word.text(lang), &values)
}

fn filled(text: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    super::fill(text, &values)
}

/// Lines that are named one by one; more are only hinted at.
const LINES_NAMED: usize = 6;

fn lines_named(lang: Lang, lines: &[u32]) -> String {
    let named: Vec<String> = lines.iter().take(LINES_NAMED).map(u32::to_string).collect();
    let more = if lines.len() > LINES_NAMED { " …" } else { "" };
    let word = if lines.len() == 1 { DoubtWord::Line } else { DoubtWord::Lines };
    word.fill(lang, &[("lines", &format!("{}{more}", named.join(", ")))])
}

/// Says what is doubtful about a report, with its place.
#[must_use]
pub fn doubt(lang: Lang, doubt: &Doubt) -> String {
    let (word, mut values) = doubt_values(lang, &doubt.kind);
    values.push(("line", doubt.line.to_string()));
    filled(word.text(lang), &values)
}

fn doubt_values(lang: Lang, kind: &DoubtKind) -> (DoubtWord, Vec<(&'static str, String)>) {
    let lines = |lines: &[u32]| vec![("lines", lines_named(lang, lines))];
    let named = |named: &Role| vec![("role", role(lang, *named).to_owned())];
    let count = |count: &u32| vec![("count", count.to_string())];
    match kind {
        DoubtKind::NoTitle => (DoubtWord::NoTitle, vec![]),
        DoubtKind::NoHeadings => (DoubtWord::NoHeadings, vec![]),
        DoubtKind::NoShortcomings => (DoubtWord::NoShortcomings, vec![]),
        DoubtKind::CausesWithoutShortcomings => (DoubtWord::CausesWithoutShortcomings, vec![]),
        DoubtKind::NoRemedies => (DoubtWord::NoRemedies, vec![]),
        DoubtKind::PromisedPartAbsent { role } => (DoubtWord::PromisedPartAbsent, named(role)),
        DoubtKind::PartsNotTold { role } => (DoubtWord::PartsNotTold, named(role)),
        DoubtKind::ParagraphsJoined { lines: at, .. } => (DoubtWord::ParagraphsJoined, lines(at)),
        DoubtKind::ParagraphsAsItems { count: items, .. } => {
            (DoubtWord::ParagraphsAsItems, count(items))
        }
        DoubtKind::NumbersAsItems { number, count: items } => {
            (DoubtWord::NumbersAsItems, [count(items), vec![("number", number.clone())]].concat())
        }
        DoubtKind::LongHeading { number, letters } => {
            let values = vec![("number", number.clone()), ("letters", letters.to_string())];
            (DoubtWord::LongHeading, values)
        }
        DoubtKind::LetterMissing => (DoubtWord::LetterMissing, vec![]),
        DoubtKind::NumberSkipped { before, after } if before.is_empty() => {
            (DoubtWord::NumberNotFirst, vec![("after", after.clone())])
        }
        DoubtKind::NumberSkipped { before, after } => {
            let values = vec![("before", before.clone()), ("after", after.clone())];
            (DoubtWord::NumberSkipped, values)
        }
        DoubtKind::NumberRepeated { number } => {
            (DoubtWord::NumberRepeated, vec![("number", number.clone())])
        }
        DoubtKind::CauseInside => (DoubtWord::CauseInside, vec![]),
        DoubtKind::ClosingParagraph => (DoubtWord::ClosingParagraph, vec![]),
        DoubtKind::LeftOutAfterEnd { lines } => (DoubtWord::LeftOutAfterEnd, count(lines)),
        DoubtKind::LinesRejoined { lines } => (DoubtWord::LinesRejoined, count(lines)),
        DoubtKind::ListInside { lines: at } => (DoubtWord::ListInside, lines(at)),
        DoubtKind::TableRows { lines: at } => (DoubtWord::TableRows, lines(at)),
        DoubtKind::BookmarksStripped { lines: at } => (DoubtWord::BookmarksStripped, lines(at)),
        DoubtKind::QuoteUnclosed { lines: at } => (DoubtWord::QuoteUnclosed, lines(at)),
        DoubtKind::QuoteReversed { lines: at } => (DoubtWord::QuoteReversed, lines(at)),
        DoubtKind::LettersDecomposed { lines: at } => (DoubtWord::LettersDecomposed, lines(at)),
        DoubtKind::HiddenCharacters { lines: at } => (DoubtWord::HiddenCharacters, lines(at)),
        DoubtKind::OldFont { guess } => (DoubtWord::OldFont, named_encoding(*guess)),
        DoubtKind::PartChosen { number, lines } => {
            (DoubtWord::PartChosen, [count(lines), vec![("number", number.clone())]].concat())
        }
        DoubtKind::LeftOut { what, lines: at } => (left_out(*what), lines(at)),
        DoubtKind::More { count: more } => (DoubtWord::More, count(more)),
    }
}

fn left_out(what: LeftOut) -> DoubtWord {
    match what {
        LeftOut::Deleted => DoubtWord::LeftOutDeleted,
        LeftOut::Comments => DoubtWord::LeftOutComments,
        LeftOut::Footnotes => DoubtWord::LeftOutFootnotes,
        LeftOut::TextBoxes => DoubtWord::LeftOutTextBoxes,
        LeftOut::Hidden => DoubtWord::LeftOutHidden,
        LeftOut::Contents => DoubtWord::LeftOutContents,
        LeftOut::Embedded => DoubtWord::LeftOutEmbedded,
    }
}

/// Says why a list of members is not read and what to do.
#[must_use]
pub fn bad_members(lang: Lang, what: &BadMembers) -> String {
    let form = ("form", UnreadableWord::FormCsv.text(lang).to_owned());
    let line = |line: &u32| ("line", line.to_string());
    let column = |column: &u32| ("column", column.to_string());
    let max = |max: &usize| ("max", max.to_string());
    let (word, values) = match what {
        BadMembers::NotText(what) => return not_text(lang, what, UnreadableWord::FormCsv),
        BadMembers::Spreadsheet => (MembersWord::Spreadsheet, vec![form]),
        BadMembers::TooLarge { bytes, max } => {
            let values = vec![("bytes", bytes.to_string()), ("max", max.to_string())];
            (MembersWord::TooLarge, values)
        }
        BadMembers::NoHeads { line: at } => (MembersWord::NoHeads, vec![line(at)]),
        BadMembers::HeadTwice { line: at, column: head } => {
            (MembersWord::HeadTwice, vec![line(at), column(head)])
        }
        BadMembers::NoMembers => (MembersWord::NoMembers, vec![]),
        BadMembers::NoName { line: at } => (MembersWord::NoName, vec![line(at)]),
        BadMembers::TooLong { line: at, column: cell, letters, max: most } => {
            let letters = ("letters", letters.to_string());
            (MembersWord::TooLong, vec![line(at), column(cell), letters, max(most)])
        }
        BadMembers::UnknownRank { line: at, column: cell, word } => {
            let word = ("word", crate::text::shown(word).into_owned());
            (MembersWord::UnknownRank, vec![line(at), column(cell), word])
        }
        BadMembers::QuoteUnclosed { line: at } => (MembersWord::QuoteUnclosed, vec![line(at)]),
        BadMembers::TooMany { max: most } => (MembersWord::TooMany, vec![max(most)]),
    };
    filled(word.text(lang), &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_what_to_do_are_said_in_both_languages() {
        let what =
            Unreadable::NotUtf8 { line: 3, column: 7, guess: Some(crate::report::Encoding::Tcvn3) };
        assert_eq!(
            unreadable(Lang::Vi, &what),
            "Dòng 3, cột 7: chữ không phải mã UTF-8, có vẻ là TCVN3 (ABC); nếu đúng, hãy \
             thêm --encoding tcvn3, hoặc lưu lại thành văn bản thuần (.txt), mã UTF-8"
        );
        assert_eq!(
            bad_members(Lang::En, &BadMembers::NotText(Unreadable::Utf16)),
            "The file is UTF-16 without a byte order mark; save it as CSV in UTF-8"
        );
        let lines = vec![1, 2, 3, 4, 5, 6, 7];
        let many = Doubt { line: 1, kind: DoubtKind::QuoteReversed { lines } };
        assert_eq!(doubt(Lang::Vi, &many), "Các dòng 1, 2, 3, 4, 5, 6 …: ngoặc kép viết ngược");
        let role = Role::Responsibility;
        let absent = Doubt { line: 49, kind: DoubtKind::PromisedPartAbsent { role } };
        assert_eq!(
            doubt(Lang::En, &absent),
            "Line 49: the heading promises “responsibility”, but the report has no such part"
        );
    }

    #[test]
    fn every_role_has_a_name_of_its_own() {
        let names: std::collections::HashSet<_> =
            Role::ALL.iter().map(|each| role(Lang::Vi, *each)).collect();
        assert_eq!(names.len(), Role::ALL.len());
    }

    /// Every value that has places, so that none of them is left open in its words.
    fn all_said(lang: Lang) -> Vec<String> {
        let doubts = all_doubts().map(|kind| doubt(lang, &Doubt { line: 1, kind }));
        let left_out = LeftOut::ALL.map(|what| DoubtKind::LeftOut { what, lines: vec![5] });
        let doubts =
            doubts.into_iter().chain(left_out.map(|kind| doubt(lang, &Doubt { line: 1, kind })));
        (all_unreadable().iter().map(|what| unreadable(lang, what)))
            .chain(all_bad_docx().iter().map(|what| bad_docx(lang, what)))
            .chain(doubts)
            .chain(all_bad_members().iter().map(|what| bad_members(lang, what)))
            .collect()
    }

    fn all_unreadable() -> [Unreadable; 20] {
        let (line, column, max) = (1, 2, 3);
        let guess = crate::report::Encoding::Vni;
        [
            Unreadable::Empty,
            Unreadable::NoText,
            Unreadable::Binary { line },
            Unreadable::Utf16,
            Unreadable::NotUtf8 { line, column, guess: None },
            Unreadable::NotUtf8 { line, column, guess: Some(guess) },
            Unreadable::OldWord,
            Unreadable::BrokenUtf16 { line },
            Unreadable::IsUnicode { encoding: guess },
            Unreadable::OpenDocument,
            Unreadable::Zip,
            Unreadable::Pdf,
            Unreadable::Rtf,
            Unreadable::Html,
            Unreadable::TooLarge { bytes: 6, max: 3 },
            Unreadable::TooManyLines { max },
            Unreadable::LineTooLong { line, bytes: 6, max },
            Unreadable::NoSuchPart { number: 4, parts: vec![1, 2] },
            Unreadable::NoSuchPart { number: 4, parts: vec![] },
            Unreadable::TooManyShortcomings { count: 4, max },
        ]
    }

    fn all_bad_docx() -> [BadDocx; 7] {
        let part = || "word/document.xml".to_owned();
        [
            BadDocx::Archive,
            BadDocx::Broken { part: part() },
            BadDocx::TooManyParts { max: 3 },
            BadDocx::TooLarge { part: part(), max: 3 },
            BadDocx::Bomb { part: part(), max: 3 },
            BadDocx::DocType { part: part() },
            BadDocx::TooDeep { part: part(), max: 3 },
        ]
    }

    fn all_doubts() -> [DoubtKind; 29] {
        let count = 4;
        let lines = vec![5];
        let word = "x".to_owned();
        let section = crate::session::ids::SectionId::numbered("I", 1);
        let guess = crate::report::Encoding::Vni;
        [
            DoubtKind::NoTitle,
            DoubtKind::NoHeadings,
            DoubtKind::NoShortcomings,
            DoubtKind::CausesWithoutShortcomings,
            DoubtKind::NoRemedies,
            DoubtKind::PromisedPartAbsent { role: Role::Causes },
            DoubtKind::PartsNotTold { role: Role::Causes },
            DoubtKind::ParagraphsJoined { section: section.clone(), lines: lines.clone() },
            DoubtKind::ParagraphsAsItems { section, count },
            DoubtKind::NumbersAsItems { number: word.clone(), count },
            DoubtKind::LongHeading { number: word.clone(), letters: 7 },
            DoubtKind::LetterMissing,
            DoubtKind::NumberSkipped { before: word.clone(), after: word.clone() },
            DoubtKind::NumberSkipped { before: String::new(), after: word.clone() },
            DoubtKind::NumberRepeated { number: word.clone() },
            DoubtKind::CauseInside,
            DoubtKind::ClosingParagraph,
            DoubtKind::LeftOutAfterEnd { lines: 4 },
            DoubtKind::LinesRejoined { lines: 4 },
            DoubtKind::ListInside { lines: lines.clone() },
            DoubtKind::TableRows { lines: lines.clone() },
            DoubtKind::BookmarksStripped { lines: lines.clone() },
            DoubtKind::QuoteUnclosed { lines: lines.clone() },
            DoubtKind::QuoteReversed { lines: lines.clone() },
            DoubtKind::LettersDecomposed { lines: lines.clone() },
            DoubtKind::HiddenCharacters { lines },
            DoubtKind::OldFont { guess },
            DoubtKind::PartChosen { number: word, lines: 4 },
            DoubtKind::More { count },
        ]
    }

    fn all_bad_members() -> [BadMembers; 11] {
        let (line, column, max) = (1, 2, 3);
        let word = "x".to_owned();
        [
            BadMembers::Spreadsheet,
            BadMembers::NotText(Unreadable::Binary { line }),
            BadMembers::TooLarge { bytes: 6, max: 3 },
            BadMembers::NoHeads { line },
            BadMembers::HeadTwice { line, column },
            BadMembers::NoMembers,
            BadMembers::NoName { line },
            BadMembers::TooLong { line, column, letters: 7, max },
            BadMembers::UnknownRank { line, column, word },
            BadMembers::QuoteUnclosed { line },
            BadMembers::TooMany { max },
        ]
    }

    #[test]
    fn no_place_is_left_open() {
        for lang in [Lang::Vi, Lang::En] {
            let said = all_said(lang);
            assert!(said.iter().all(|words| !words.contains(['{', '}'])), "{said:#?}");
        }
    }
}
