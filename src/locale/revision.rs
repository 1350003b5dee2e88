//! What is said of the next draft of a report beside the one before.

use super::Lang;
use super::cli::Word;
use crate::session::revision::{How, Mispaired, Part};

words! {
    /// The words of `revise`.
    RevisionWord {
        Front: "Tên và phần mở đầu" | "Title and opening",
        Headings: "Đề mục" | "Headings",
        Causes: "Nguyên nhân" | "Causes",
        Kept: "giữ nguyên" | "kept",
        Moved: "chuyển chỗ" | "moved",
        Reworded: "sửa lời" | "reworded",
        Back: "có lại" | "back again",
        New: "mới" | "new",
        Gone: "không còn" | "gone",
        Place: "{number} (mục {section})" | "{number} (in {section})",
        Likeness: "{how}, giống {percent} %" | "{how}, {percent} % alike",
        StillTied: "{how}; {count} ý kiến vẫn gắn với mục này" | "{how}; {count} remarks stay tied to it",
        StepAdded: "Thêm bước {id} «{title}» sau {behind}" | "Step {id} '{title}' is added behind {behind}",
        StepAddedFirst: "Thêm bước {id} «{title}» ở đầu" | "Step {id} '{title}' is added at the front",
        StepOfGone: "Bước {id} «{title}» nói về hạn chế không còn; nếu không bàn nữa: kiemdiem agenda {file} --skip {id}" | "Step {id} '{title}' is about a shortcoming that is gone; if it is not to be discussed: kiemdiem agenda {file} --skip {id}",
        NoStep: "{count} hạn chế mới chưa có bước trong chương trình" | "{count} new shortcomings have no step in the agenda",
        Doubts: "{count} chỗ cần xem lại trong bản mới: kiemdiem outline {report}" | "{count} places of the new draft are to be looked at: kiemdiem outline {report}",
        Counts: "Giữ nguyên {kept}, chuyển chỗ {moved}, sửa lời {reworded}, có lại {back}, mới {new}, không còn {gone}" | "{kept} kept, {moved} moved, {reworded} reworded, {back} back again, {new} new, {gone} gone",
        Same: "{file}: báo cáo như cũ, không có gì để thay" | "{file}: the report is as it was, nothing to do",
        Done: "{file}: đã thay báo cáo; bản trước vẫn được giữ, xem: kiemdiem restore {file}" | "{file}: the report is replaced; the one before is kept, see: kiemdiem restore {file}",
        DryRun: "{file}: chưa ghi gì (--dry-run)" | "{file}: nothing was written (--dry-run)",
        Stranger: "{report}: không có mục nào như trong phiên họp, có lẽ nhầm tệp; nếu đúng là bản mới: --same CŨ=MỚI" | "{report}: nothing of it is in the session, it may be the wrong file; if it is the next draft: --same OLD=NEW",
        MendedAgain: "Sửa lại như bản trước {count} chỗ, ở dòng {lines}; để nguyên như đọc được: --as-read" | "Mended again as in the draft before, {count} places, in line {lines}; to leave it as it was read: --as-read",
        MendedHere: "Theo bản đang chuẩn bị của chính tệp này: {count} chỗ đã sửa" | "As this very file is being prepared: {count} places were mended",
        MendsLost: "{count} chỗ đã sửa ở bản trước không tìm lại được; cần thì sửa bằng: kiemdiem prepare {report}, rồi chạy lại" | "{count} places mended in the draft before are not found; to mend them: kiemdiem prepare {report}, then run this again",
        BadPair: "«{pair}» không phải là một cặp; viết như hc2=hc3" | "'{pair}' is no pair; write it as hc2=hc3",
        NoSuchItem: "phiên họp không có mục «{id}»" | "the session has no item '{id}'",
        NoSuchInDraft: "bản mới không có mục «{id}» trong danh sách ấy; xem mã bằng: kiemdiem outline BÁO-CÁO" | "the new draft has no item '{id}' in that list; see the ids with: kiemdiem outline REPORT",
        NamedTwice: "mục «{id}» được nêu hai lần" | "the item '{id}' is named twice",
    }
}

/// Returns the heading for a part of a report.
#[must_use]
pub fn part(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Front => RevisionWord::Front.text(lang),
        Part::Headings => RevisionWord::Headings.text(lang),
        Part::Shortcomings => Word::LabelShortcomings.text(lang),
        Part::Causes => RevisionWord::Causes.text(lang),
        Part::Lessons => Word::LabelLessons.text(lang),
        Part::Remedies => Word::LabelRemedies.text(lang),
    }
}

/// Says what became of a thing.
#[must_use]
pub fn how(lang: Lang, how: How) -> &'static str {
    match how {
        How::Kept => RevisionWord::Kept,
        How::Moved => RevisionWord::Moved,
        How::Reworded => RevisionWord::Reworded,
        How::Back => RevisionWord::Back,
        How::New => RevisionWord::New,
        How::Gone => RevisionWord::Gone,
    }
    .text(lang)
}

/// Says why what a person said of the items does not fit them.
#[must_use]
pub fn mispaired(lang: Lang, why: &Mispaired) -> String {
    let (word, id) = match why {
        Mispaired::NoSuchItem(id) => (RevisionWord::NoSuchItem, id),
        Mispaired::NoSuchInDraft(id) => (RevisionWord::NoSuchInDraft, id),
        Mispaired::NamedTwice(id) => (RevisionWord::NamedTwice, id),
    };
    word.fill(lang, &[("id", id)])
}
