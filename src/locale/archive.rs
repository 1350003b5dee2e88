//! The words of the archive: lists of sessions, and what is found in them.

use super::Lang;
use super::session::{meeting_kind, status};
use crate::session::MeetingKind;
use crate::session::closing::Status;

words! {
    /// What is said of the sessions of a folder.
    ArchiveWord {
        Row: "{date}  {state} · {kind} · {remarks} ý kiến, {open} chờ trả lời · {file}" | "{date}  {state} · {kind} · {remarks} remarks, {open} unanswered · {file}",
        NoDate: "chưa họp" | "not held",
        Empty: "Chưa có phiên họp nào trong {folder}." | "There are no sessions in {folder}.",
    }
}

/// Says in one line how far a session is and what it holds; `date` is the day on which it began.
#[must_use]
pub fn row(
    lang: Lang,
    (date, kind, state): (Option<chrono::NaiveDate>, MeetingKind, Status),
    (remarks, open): (usize, usize),
    file: &str,
) -> String {
    let date = date.map(|date| date.to_string());
    let (remarks, open) = (remarks.to_string(), open.to_string());
    let no_date = format!("{:<10}", ArchiveWord::NoDate.text(lang));
    ArchiveWord::Row.fill(
        lang,
        &[
            ("date", date.as_deref().unwrap_or(&no_date)),
            ("state", status(lang, state)),
            ("kind", meeting_kind(lang, kind)),
            ("remarks", &remarks),
            ("open", &open),
            ("file", file),
        ],
    )
}
