//! What `lint` says of a report: what is weak, and why that matters to those who review.

use super::Lang;
use super::report::role;
use crate::report::lint::{Weakness, WeaknessKind};

words! {
    /// Weaknesses and their reasons.
    Word {
        OnlyObjectiveCauses:
            "chỉ có nguyên nhân khách quan; hội nghị sẽ hỏi phần của tập thể, cá nhân"
            | "all causes are objective; the meeting will ask what lay with the body itself",
        PromisedPartAbsent:
            "đề mục nêu “{role}” nhưng không có phần đó; người nghe sẽ chờ phần ấy"
            | "the heading promises “{role}”, but there is no such part; people will wait for it",
        PartsNotTold:
            "đề mục nêu nhiều phần nhưng bên dưới không tách; tất cả sẽ bị hiểu là “{role}”"
            | "the heading names several parts and none below is told apart; all will be taken as \
               “{role}”",
        CausesWithoutShortcomings:
            "có nguyên nhân nhưng không có hạn chế nào; không rõ nguyên nhân của việc gì"
            | "there are causes but no shortcomings; nobody can tell what they are causes of",
        ShortcomingsWithoutCauses:
            "có hạn chế nhưng không nêu nguyên nhân; không biết phải sửa từ đâu"
            | "there are shortcomings but no causes; nobody can tell where to begin",
        ShortcomingsWithoutRemedies:
            "có hạn chế nhưng không có giải pháp; lần sau không có gì để đối chiếu"
            | "there are shortcomings but no remedies; next time there is nothing to check",
        VagueShortcoming:
            "{id} không có số liệu hay địa chỉ; khó góp ý và khó kiểm tra đã sửa chưa"
            | "{id} has no figure and no place; hard to discuss, hard to check when mended",
        RemedyWithoutDate:
            "{id} không có thời hạn; không biết khi nào là chậm"
            | "{id} has no date; nobody can tell when it is late",
        RemedyWithoutOwner:
            "{id} không có người phụ trách; không biết hỏi ai"
            | "{id} has no owner; nobody can tell whom to ask",
        RemedyWithoutBoth:
            "{id} không có thời hạn và người phụ trách; không biết hỏi ai, khi nào là chậm"
            | "{id} has neither date nor owner; nobody can tell whom to ask and when it is late",
        NumberRepeated:
            "số thứ tự {number} bị lặp hoặc lùi lại; nhắc đến số này sẽ nhầm"
            | "the number {number} comes again or goes back; naming it will mislead",
        NumberSkipped:
            "số thứ tự nhảy từ {before} sang {after}; có thể thiếu một ý"
            | "the numbers go from {before} to {after}; something may be missing",
        NumberNotFirst:
            "số thứ tự bắt đầu từ {after}; có thể thiếu phần đầu"
            | "the numbers begin with {after}; the beginning may be missing",
        LetterMissing:
            "thứ tự nhảy từ d sang e, thiếu đ; có thể thiếu một ý"
            | "the letters go from d to e, without đ; something may be missing",
        Line: "Dòng {line}: {what}" | "Line {line}: {what}",
    }
}

/// Says what is weak in a report and why, with its line.
#[must_use]
pub fn weakness(lang: Lang, weakness: &Weakness) -> String {
    let (word, values) = said(lang, &weakness.kind);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, &**value)).collect();
    let what = super::fill(word.text(lang), &values);
    Word::Line.fill(lang, &[("line", &weakness.line.to_string()), ("what", &what)])
}

fn said(lang: Lang, kind: &WeaknessKind) -> (Word, Vec<(&'static str, String)>) {
    match kind {
        WeaknessKind::OnlyObjectiveCauses => (Word::OnlyObjectiveCauses, vec![]),
        WeaknessKind::PromisedPartAbsent { role: part } => {
            (Word::PromisedPartAbsent, vec![("role", role(lang, *part).to_owned())])
        }
        WeaknessKind::PartsNotTold { role: taken } => {
            (Word::PartsNotTold, vec![("role", role(lang, *taken).to_owned())])
        }
        WeaknessKind::CausesWithoutShortcomings => (Word::CausesWithoutShortcomings, vec![]),
        WeaknessKind::ShortcomingsWithoutCauses => (Word::ShortcomingsWithoutCauses, vec![]),
        WeaknessKind::ShortcomingsWithoutRemedies => (Word::ShortcomingsWithoutRemedies, vec![]),
        WeaknessKind::VagueShortcoming { id } => {
            (Word::VagueShortcoming, vec![("id", id.to_string())])
        }
        WeaknessKind::OpenRemedy { id, has_date, has_owner } => {
            let word = match (has_date, has_owner) {
                (false, false) => Word::RemedyWithoutBoth,
                (false, true) => Word::RemedyWithoutDate,
                _ => Word::RemedyWithoutOwner,
            };
            (word, vec![("id", id.to_string())])
        }
        WeaknessKind::NumberRepeated { number } => {
            (Word::NumberRepeated, vec![("number", number.clone())])
        }
        WeaknessKind::NumberSkipped { before, after } if before.is_empty() => {
            (Word::NumberNotFirst, vec![("after", after.clone())])
        }
        WeaknessKind::NumberSkipped { before, after } => {
            let values = vec![("before", before.clone()), ("after", after.clone())];
            (Word::NumberSkipped, values)
        }
        WeaknessKind::LetterMissing => (Word::LetterMissing, vec![]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::outline::Role;

    #[test]
    fn line_and_reason_are_said_in_both_languages() {
        let role = Role::Responsibility;
        let absent = Weakness { line: 4, kind: WeaknessKind::PromisedPartAbsent { role } };
        assert_eq!(
            weakness(Lang::Vi, &absent),
            "Dòng 4: đề mục nêu “trách nhiệm” nhưng không có phần đó; người nghe sẽ chờ phần ấy"
        );
        let id = crate::session::ids::ItemId::numbered("gp", 2);
        let kind = WeaknessKind::OpenRemedy { id, has_date: true, has_owner: false };
        let open = weakness(Lang::En, &Weakness { line: 9, kind });
        assert_eq!(open, "Line 9: gp2 has no owner; nobody can tell whom to ask");
    }
}
