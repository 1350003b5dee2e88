//! The words for every fault of the disk and of files: what happened, where, what to do.

use super::Lang;
use crate::store::fault::{Breach, BreachKind, Fault, FaultKind, Warning};

words! {
    /// What went wrong with a file.
    FaultWord {
        Missing: "không có tệp này; kiểm tra lại đường dẫn" | "there is no such file; check the path",
        Folder: "đây là thư mục, không phải tệp; hãy chọn một tệp" | "this is a folder, not a file; choose a file",
        NotAFolder: "đây là tệp, không phải thư mục; hãy chọn một thư mục" | "this is a file, not a folder; choose a folder",
        NotAFile: "đây không phải tệp thường (ống dẫn hoặc thiết bị); hãy chọn tệp khác" | "this is no ordinary file (a pipe or a device); choose another",
        Denied: "không được phép đọc hoặc ghi; hãy xem lại quyền của tệp và thư mục" | "not allowed to read or write; check the rights of file and folder",
        ReadOnly: "ổ đĩa chỉ đọc, không ghi được; hãy chép sang nơi khác" | "the disk is read-only; copy it elsewhere",
        Full: "đĩa đầy: chưa lưu được; hãy giải phóng chỗ trống, chương trình tự thử lại" | "the disk is full: not saved; free some space, saving is tried again",
        Busy: "chương trình khác đang ghi tệp này{holder}; hãy thử lại" | "another program is saving this file{holder}; try again",
        Holder: " ({holder})" | " ({holder})",
        Gone: "tệp hoặc thư mục không còn nữa; lời đã gõ vẫn được giữ, hãy cắm lại USB hoặc nối lại mạng" | "the file or its folder is gone; what you typed is kept, connect the stick or network again",
        Exists: "đã có tệp này; chọn tên khác" | "this file exists already; choose another name",
        TooLarge: "tệp có {bytes} byte, tối đa {max}" | "the file has {bytes} bytes, at most {max}",
        TooManyFiles: "có hơn {max} phiên họp; phần còn lại không đọc, hãy chia ra nhiều thư mục" | "more than {max} sessions; the rest is not read, spread them over several folders",
        TooDeep: "thư mục lồng nhau quá {max} cấp; những thư mục bên trong không đọc" | "more than {max} folders in each other; those further in are not read",
        NewerSchema: "tệp do bản chương trình mới hơn ghi (định dạng {found}, bản này biết đến {known}); hãy cập nhật chương trình" | "a newer program wrote this file (format {found}, this one knows {known}); update the program",
        Owned: "nơi khác đang ghi{holder}; đĩa này không khóa được tệp nên chỉ một nơi được ghi: hãy thoát ở đó, hoặc F12 trong cửa sổ" | "it is saved elsewhere{holder}; the disk cannot lock files, only one place may save: leave it there, or F12 in a window",
        Contested: "có chương trình khác liên tục sửa tệp này; lời đã gõ vẫn được giữ, hãy đóng chương trình kia" | "something else keeps changing this file; what you typed is kept, close the other program",
        NotAsWritten: "ổ đĩa không giữ đúng những gì đã ghi; hãy chép phiên họp sang nơi khác" | "the disk does not keep what is written; copy the session elsewhere",
        BadDisk: "ổ đĩa báo lỗi khi đọc hoặc ghi; lời đã gõ vẫn được giữ, hãy chép phiên họp sang ổ khác" | "the disk fails to read or write; what you typed is kept, copy the session to another disk",
        MayNotLast: "đã ghi nhưng chưa chắc bền, mất điện lúc này có thể mất; chương trình tự ghi lại, hãy chép phiên họp sang ổ khác" | "written, but a power cut now may undo it; it is written again, copy the session to another disk",
        NotShelved: "thời hạn bảo quản, ký hiệu hồ sơ trong tệp cũ chưa chuyển được vào sổ lưu trữ, nên chưa lưu; hãy sửa {why}" | "class and code of this older file cannot be entered in the archive's register, so it was not saved; mend {why}",
        System: "hệ thống báo lỗi số {number}; lời đã gõ vẫn được giữ, chương trình tự thử lại" | "the system reports error {number}; what you typed is kept, saving is tried again",
        Place: "{file}: dòng {line}, cột {column}: {what}" | "{file}: line {line}, column {column}: {what}",
        ShortPlace: "Tệp hỏng ở dòng {line}, cột {column}: {what}" | "File broken at line {line}, column {column}: {what}",
        Whole: "{file}: {what}" | "{file}: {what}",
    }
}

words! {
    /// What is not as it should be about a file that can be used.
    WarningWord {
        Heed: "Lưu ý: {what}" | "Note: {what}",
        OtherNames: "tệp còn {count} tên khác (liên kết cứng); tên đó giữ nội dung cũ khi lưu" | "the file has {count} more names (hard links); these keep the old content",
        Foreign: "tệp của người dùng khác (số {owner}); từ lần lưu tới thuộc về bạn" | "the file is another user's (number {owner}); the next save makes it yours",
        NotPrivate: "người khác xem được tệp (quyền {mode}); lần lưu tới sửa nếu đĩa cho phép" | "others can see the file (mode {mode}); the next save mends it if the disk can",
        Alone: "ổ đĩa này không khóa được tệp; từ nay chỉ nơi này ghi, nơi khác chỉ xem" | "this disk cannot lock files; from now on only this place saves",
        OlderSchema: "tệp theo định dạng cũ số {found}; lần lưu tới đổi sang mới, bản cũ giữ ở {kept}" | "the file has the older format {found}; the next save renews it and keeps the old one as {kept}",
        OpenFolder: "ai cũng thêm, xóa được tệp trong thư mục này; nên chuyển phiên họp đi" | "anybody can add and delete files in this folder; move the session",
    }
}

words! {
    /// What is wrong in a session file.
    BreachWord {
        Empty: "tệp trống; không phải phiên họp" | "the file is empty; this is no session",
        NotUtf8: "không phải chữ UTF-8; tệp phiên họp là văn bản TOML mã UTF-8" | "this is not UTF-8; a session is TOML text in UTF-8",
        Syntax: "không đọc được chỗ này; sửa theo cú pháp TOML [{detail}]" | "cannot be read; mend it by the rules of TOML [{detail}]",
        UnknownField: "không có mục «{field}»; ở đây chỉ dùng: {allowed}" | "there is no field '{field}'; allowed here: {allowed}",
        MissingField: "thiếu mục «{field}»; hãy thêm vào" | "the field '{field}' is missing; add it",
        BadId: "mã «{id}» không hợp lệ; chỉ dùng chữ, số và . _ ~ -" | "the id '{id}' is not valid; use letters, digits and . _ ~ -",
        DoubleId: "mã «{id}» bị lặp lại; mỗi mã chỉ dùng một lần" | "the id '{id}' stands twice; use each id once",
        UnknownId: "không có gì mang mã «{id}»; kiểm tra lại mã" | "nothing has the id '{id}'; check it",
        BadTime: "thời điểm «{time}» thiếu ngày, giờ hoặc múi giờ; viết như 2025-06-10T07:30:00+07:00" | "the time '{time}' lacks date, time of day or offset; write it as 2025-06-10T07:30:00+07:00",
        TooMany: "nhiều hơn {max}; hãy bỏ bớt" | "more than {max}; remove some",
        TooLong: "dài quá {max} byte; hãy rút ngắn" | "longer than {max} bytes; shorten it",
        UnknownWord: "«{word}» không dùng được ở đây; chỉ dùng: {allowed}" | "'{word}' is not allowed here; use: {allowed}",
        BadShare: "«{share}» không phải một phần như 2/3; viết «tử/mẫu», tử không lớn hơn mẫu" | "'{share}' is no share such as 2/3; write part/whole, the part not above the whole",
        OutOfRange: "phải từ {min} đến {max}" | "must be from {min} to {max}",
        TooFew: "cần ít nhất {min}; hãy thêm vào" | "at least {min} are needed; add some",
        LevelGone: "mức «{level}» không còn nhưng [cap] đang dùng; hãy ghi level và base trong bảng [cap]" | "the level '{level}' is gone but [cap] uses it; say level and base in a table [cap]",
        Unbalanced: "phiếu đã chốt nhưng số liệu chưa khớp; sửa các số hoặc bỏ dòng closed" | "the ballot is closed but its numbers do not balance; mend them or take the line closed out",
        OtherLevels: "votes cần đúng {levels} số, mỗi mức một số" | "votes must have {levels} numbers, one for each level",
        SealNotClosed: "có dấu niêm phong nhưng phiên họp chưa kết thúc; xem các bản đã giữ: kiemdiem restore" | "there is a seal but the session is not closed; see the kept versions: kiemdiem restore",
        BadDigest: "mã SHA-256 phải có 64 chữ số 0-9, a-f" | "a SHA-256 has 64 digits 0-9, a-f",
        StepLacks: "bước này thiếu «{field}»" | "this step lacks '{field}'",
    }
}

/// Says in one line what went wrong with a file and what to do.
#[must_use]
pub fn fault(lang: Lang, fault: &Fault) -> String {
    about(lang, fault, &fault.path.display().to_string())
}

/// Says the same in a window, which shows one file and has little room: by the file's name alone.
#[must_use]
pub fn fault_here(lang: Lang, fault: &Fault) -> String {
    let name = fault.path.file_name().map(|name| name.to_string_lossy().into_owned());
    about(lang, fault, &name.unwrap_or_else(|| fault.path.display().to_string()))
}

fn about(lang: Lang, fault: &Fault, file: &str) -> String {
    if let FaultKind::Broken(breach) = &fault.kind {
        return broken(lang, file, breach);
    }
    FaultWord::Whole.fill(lang, &[("file", file), ("what", &what(lang, &fault.kind))])
}

/// Says in one line where a file is wrong, how, and what to do.
#[must_use]
pub fn broken(lang: Lang, file: &str, breach: &Breach) -> String {
    let (line, column) = (breach.line.to_string(), breach.column.to_string());
    let what = self::breach(lang, &breach.kind);
    FaultWord::Place
        .fill(lang, &[("file", file), ("line", &line), ("column", &column), ("what", &what)])
}

/// Says in one line where a file is wrong, how, and what to do, without its name.
#[must_use]
pub fn place(lang: Lang, breach: &Breach) -> String {
    let (line, column) = (breach.line.to_string(), breach.column.to_string());
    let what = self::breach(lang, &breach.kind);
    FaultWord::ShortPlace.fill(lang, &[("line", &line), ("column", &column), ("what", &what)])
}

/// Says what went wrong and what to do, without the file's name.
#[must_use]
pub fn what(lang: Lang, kind: &FaultKind) -> String {
    let word = match kind {
        FaultKind::Missing => FaultWord::Missing,
        FaultKind::Folder => FaultWord::Folder,
        FaultKind::NotAFolder => FaultWord::NotAFolder,
        FaultKind::NotAFile => FaultWord::NotAFile,
        FaultKind::Denied => FaultWord::Denied,
        FaultKind::ReadOnly => FaultWord::ReadOnly,
        FaultKind::Full => FaultWord::Full,
        FaultKind::Gone => FaultWord::Gone,
        FaultKind::Exists => FaultWord::Exists,
        FaultKind::Contested => FaultWord::Contested,
        FaultKind::NotAsWritten => FaultWord::NotAsWritten,
        FaultKind::BadDisk => FaultWord::BadDisk,
        FaultKind::MayNotLast => FaultWord::MayNotLast,
        FaultKind::Busy { holder } => return held(lang, FaultWord::Busy, holder.as_deref()),
        FaultKind::Owned { holder } => return held(lang, FaultWord::Owned, holder.as_deref()),
        FaultKind::TooLarge { bytes, max } => {
            let (bytes, max) = (bytes.to_string(), max.to_string());
            return FaultWord::TooLarge.fill(lang, &[("bytes", &bytes), ("max", &max)]);
        }
        FaultKind::TooManyFiles { max } => {
            return FaultWord::TooManyFiles.fill(lang, &[("max", &max.to_string())]);
        }
        FaultKind::TooDeep { max } => {
            return FaultWord::TooDeep.fill(lang, &[("max", &max.to_string())]);
        }
        FaultKind::NewerSchema { found, known } => {
            let (found, known) = (found.to_string(), known.to_string());
            return FaultWord::NewerSchema.fill(lang, &[("found", &found), ("known", &known)]);
        }
        FaultKind::NotShelved(why) => {
            return FaultWord::NotShelved.fill(lang, &[("why", &fault_here(lang, why))]);
        }
        FaultKind::System(number) => {
            return FaultWord::System.fill(lang, &[("number", &number.to_string())]);
        }
        FaultKind::Broken(breach) => return self::breach(lang, &breach.kind),
    };
    word.text(lang).to_owned()
}

/// Says who has a file, where that is known.
fn held(lang: Lang, word: FaultWord, holder: Option<&str>) -> String {
    let holder = holder.map(|holder| FaultWord::Holder.fill(lang, &[("holder", holder)]));
    word.fill(lang, &[("holder", &holder.unwrap_or_default())])
}

/// Says what is wrong in a session file, without its place.
#[must_use]
pub fn breach(lang: Lang, kind: &BreachKind) -> String {
    match kind {
        BreachKind::Empty => BreachWord::Empty.text(lang).to_owned(),
        BreachKind::NotUtf8 => BreachWord::NotUtf8.text(lang).to_owned(),
        BreachKind::UnknownWord { word, allowed } => {
            BreachWord::UnknownWord.fill(lang, &[("word", word), ("allowed", allowed)])
        }
        BreachKind::Syntax(detail) => BreachWord::Syntax.fill(lang, &[("detail", detail)]),
        BreachKind::UnknownField { field, allowed } => {
            BreachWord::UnknownField.fill(lang, &[("field", field), ("allowed", allowed)])
        }
        BreachKind::MissingField(field) => BreachWord::MissingField.fill(lang, &[("field", field)]),
        BreachKind::BadId(id) => BreachWord::BadId.fill(lang, &[("id", id)]),
        BreachKind::DoubleId(id) => BreachWord::DoubleId.fill(lang, &[("id", id)]),
        BreachKind::UnknownId(id) => BreachWord::UnknownId.fill(lang, &[("id", id)]),
        BreachKind::BadTime(time) => BreachWord::BadTime.fill(lang, &[("time", time)]),
        BreachKind::TooMany { max } => BreachWord::TooMany.fill(lang, &[("max", &max.to_string())]),
        BreachKind::TooLong { max } => BreachWord::TooLong.fill(lang, &[("max", &max.to_string())]),
        BreachKind::BadShare(share) => BreachWord::BadShare.fill(lang, &[("share", share)]),
        BreachKind::OutOfRange { min, max } => {
            let (min, max) = (min.to_string(), max.to_string());
            BreachWord::OutOfRange.fill(lang, &[("min", &min), ("max", &max)])
        }
        BreachKind::TooFew { min } => BreachWord::TooFew.fill(lang, &[("min", &min.to_string())]),
        BreachKind::LevelGone(level) => BreachWord::LevelGone.fill(lang, &[("level", level)]),
        BreachKind::Unbalanced => BreachWord::Unbalanced.text(lang).to_owned(),
        BreachKind::OtherLevels { levels } => {
            BreachWord::OtherLevels.fill(lang, &[("levels", &levels.to_string())])
        }
        BreachKind::SealNotClosed => BreachWord::SealNotClosed.text(lang).to_owned(),
        BreachKind::BadDigest => BreachWord::BadDigest.text(lang).to_owned(),
        BreachKind::StepLacks(field) => BreachWord::StepLacks.fill(lang, &[("field", field)]),
    }
}

/// Says what is not as it should be about a file, and what becomes of it.
#[must_use]
pub fn warning(lang: Lang, warning: Warning) -> String {
    match warning {
        Warning::OtherNames { count } => {
            WarningWord::OtherNames.fill(lang, &[("count", &count.to_string())])
        }
        Warning::NotPrivate { mode } => {
            WarningWord::NotPrivate.fill(lang, &[("mode", &format!("{mode:04o}"))])
        }
        Warning::Foreign { owner } => {
            WarningWord::Foreign.fill(lang, &[("owner", &owner.to_string())])
        }
        Warning::Alone => WarningWord::Alone.text(lang).to_owned(),
        Warning::OpenFolder => WarningWord::OpenFolder.text(lang).to_owned(),
        Warning::OlderSchema { found } => {
            let kept = format!("….schema-{found}");
            WarningWord::OlderSchema.fill(lang, &[("found", &found.to_string()), ("kept", &kept)])
        }
    }
}

/// Says the same in a window.
#[must_use]
pub fn warning_here(lang: Lang, warning: Warning) -> String {
    WarningWord::Heed.fill(lang, &[("what", &self::warning(lang, warning))])
}
