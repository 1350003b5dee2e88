//! What a careful reader would send back to the drafter: weaknesses of a report, each with its
//! line. Facts only; the words and the reasons are in `locale`.
//!
//! A date, an owner, a figure and a place are looked for by their forms (`30/6`, `quý II`, `đồng
//! chí`, a name of three words); that nothing is found is a hint, no judgement.

use super::doubt::DoubtKind;
use super::{Reading, grammar};
use crate::session::ids::{ItemId, ShortcomingId};
use crate::session::outline::{Item, Outline, Role, Side};
use crate::text::fold;

/// A weakness of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weakness {
    /// Line of the report's file, from 1.
    pub line: u32,
    /// What it is.
    pub kind: WeaknessKind,
}

/// What a weakness is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WeaknessKind {
    /// All causes lie outside (khách quan).
    OnlyObjectiveCauses,
    /// A heading promises a part that is nowhere.
    PromisedPartAbsent {
        /// The part.
        role: Role,
    },
    /// A heading promises several parts, and below none is told from the others.
    PartsNotTold {
        /// What all was taken for.
        role: Role,
    },
    /// There are causes, but no shortcoming.
    CausesWithoutShortcomings,
    /// There are shortcomings, but no cause.
    ShortcomingsWithoutCauses,
    /// There are shortcomings, but no remedy.
    ShortcomingsWithoutRemedies,
    /// A shortcoming says neither how much nor where.
    VagueShortcoming {
        /// Which.
        id: ShortcomingId,
    },
    /// A remedy does not say until when, or who.
    OpenRemedy {
        /// Which.
        id: ItemId,
        /// It says until when.
        has_date: bool,
        /// It says who.
        has_owner: bool,
    },
    /// A number comes twice, or goes back.
    NumberRepeated {
        /// The number, as written.
        number: String,
    },
    /// A number is missing.
    NumberSkipped {
        /// The number before; empty where a list does not begin with its first.
        before: String,
        /// The number that comes instead.
        after: String,
    },
    /// Letters go from d to e without đ.
    LetterMissing,
}

/// Returns the weaknesses of a report, by line.
#[must_use]
pub fn lint(reading: &Reading) -> Vec<Weakness> {
    let outline = &reading.outline;
    let mut found: Vec<Weakness> = (reading.doubts.iter())
        .filter_map(|doubt| Some(Weakness { line: doubt.line, kind: of_doubt(&doubt.kind)? }))
        .collect();
    found.extend(of_causes(outline));
    for each in outline.shortcomings.iter().filter(|each| is_vague(&each.text)) {
        let kind = WeaknessKind::VagueShortcoming { id: each.id.clone() };
        found.push(Weakness { line: each.place.line, kind });
    }
    found.extend(outline.remedies.iter().filter_map(open_remedy));
    found.sort_by_key(|weakness| weakness.line);
    found
}

/// Returns what a doubt of the reading means for the drafter; most mean nothing.
fn of_doubt(kind: &DoubtKind) -> Option<WeaknessKind> {
    Some(match kind {
        DoubtKind::PromisedPartAbsent { role } => WeaknessKind::PromisedPartAbsent { role: *role },
        DoubtKind::PartsNotTold { role } => WeaknessKind::PartsNotTold { role: *role },
        DoubtKind::CausesWithoutShortcomings => WeaknessKind::CausesWithoutShortcomings,
        DoubtKind::NoRemedies => WeaknessKind::ShortcomingsWithoutRemedies,
        DoubtKind::NumberRepeated { number } => {
            WeaknessKind::NumberRepeated { number: number.clone() }
        }
        DoubtKind::NumberSkipped { before, after } => {
            WeaknessKind::NumberSkipped { before: before.clone(), after: after.clone() }
        }
        DoubtKind::LetterMissing => WeaknessKind::LetterMissing,
        _ => return None,
    })
}

fn of_causes(outline: &Outline) -> Option<Weakness> {
    let first = outline.causes.first().map(|cause| cause.item.place.line);
    let is_objective = outline.causes.iter().all(|cause| cause.side == Side::Objective);
    match (first, outline.shortcomings.first()) {
        (Some(line), _) if is_objective => {
            Some(Weakness { line, kind: WeaknessKind::OnlyObjectiveCauses })
        }
        (None, Some(shortcoming)) => Some(Weakness {
            line: shortcoming.place.line,
            kind: WeaknessKind::ShortcomingsWithoutCauses,
        }),
        _ => None,
    }
}

fn open_remedy(item: &Item) -> Option<Weakness> {
    let words = Words::of(&item.text);
    let (has_date, has_owner) = (words.have_date(), words.have_owner());
    let kind = WeaknessKind::OpenRemedy { id: item.id.clone(), has_date, has_owner };
    (!has_date || !has_owner).then_some(Weakness { line: item.place.line, kind })
}

fn is_vague(text: &str) -> bool {
    let words = Words::of(text);
    !words.have_figure() && !words.have_place()
}

/// The words of an item, as written and folded, without the signs around them.
struct Words<'a> {
    words: Vec<(&'a str, String)>,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let is_sign = |letter: char| !letter.is_alphanumeric();
        let words = text.split_whitespace().map(|word| word.trim_matches(is_sign));
        let words = words.filter(|word| !word.is_empty()).map(|word| (word, fold(word)));
        Self { words: words.collect() }
    }

    /// Tells whether one of these phrases stands here; `#` is any number, Roman ones too.
    fn have(&self, phrases: &[&str]) -> bool {
        let is_number = |word: &str| {
            let digit = word.starts_with(|letter: char| letter.is_ascii_digit());
            digit || word.bytes().all(|letter| b"ivx".contains(&letter))
        };
        phrases.iter().any(|phrase| {
            let count = phrase.split(' ').count();
            self.words.windows(count).any(|words| {
                let mut pairs = words.iter().zip(phrase.split(' '));
                pairs.all(
                    |((_, word), wanted)| {
                        if wanted == "#" { is_number(word) } else { word == wanted }
                    },
                )
            })
        })
    }

    fn have_date(&self) -> bool {
        let is_date = |word: &str| {
            let parts: Vec<&str> = word.split(['/', '-']).collect();
            let is_part = |part: &&str| {
                (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
            };
            (2..=3).contains(&parts.len()) && parts.iter().all(is_part)
        };
        self.words.iter().any(|(word, _)| is_date(word)) || self.have(grammar::DATES)
    }

    fn have_owner(&self) -> bool {
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        // A name has three words or more, or its last is one letter.
        let is_name = |words: &[(&str, String)]| words.iter().all(|(word, _)| is_capital(word));
        self.have(grammar::OWNERS) || self.words.windows(3).any(is_name)
    }

    fn have_figure(&self) -> bool {
        let is_paper = |word: &str| word.contains('-') && word.contains(char::is_alphabetic);
        let has_digit = |word: &str| word.contains(|letter: char| letter.is_ascii_digit());
        let digits = self.words.iter().any(|(word, _)| has_digit(word) && !is_paper(word));
        let is_count = |word: &String| grammar::COUNTS.contains(&word.as_str());
        digits || self.words.iter().any(|(_, word)| is_count(word))
    }

    fn have_place(&self) -> bool {
        self.words.windows(2).any(|words| {
            let [(_, noun), (name, _)] = words else { return false };
            let is_named = name.starts_with(|letter: char| letter.is_uppercase());
            is_named && grammar::PLACES.contains(&noun.as_str())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{ReadAs, read};

    fn check(report: &str, wanted: &[(u32, WeaknessKind)]) {
        let reading = read(report.as_bytes(), ReadAs::default()).expect("a report");
        let found: Vec<_> = lint(&reading).into_iter().map(|each| (each.line, each.kind)).collect();
        assert_eq!(found, wanted, "{report}");
    }

    fn remedy(has_date: bool, has_owner: bool) -> WeaknessKind {
        WeaknessKind::OpenRemedy { id: ItemId::numbered("gp", 1), has_date, has_owner }
    }

    const SOUND: &str = "\
BÁO CÁO KIỂM ĐIỂM
I. Hạn chế
- Kè xóm Đoài sạt 40 m.
II. Nguyên nhân chủ quan
- Không ai đi xem.
III. Giải pháp
- Đồng chí bí thư cho kè lại trước ngày 30/6.
";

    #[test]
    fn a_sound_report_has_no_weakness() {
        check(SOUND, &[]);
    }

    #[test]
    fn parts_that_are_missing_are_found() {
        check(&SOUND.replace("chủ quan", "khách quan"), &[(5, WeaknessKind::OnlyObjectiveCauses)]);
        let both = "I. Hạn chế và trách nhiệm\n";
        let role = Role::Shortcomings;
        check(&SOUND.replace("I. Hạn chế\n", both), &[(2, WeaknessKind::PartsNotTold { role })]);
        let promised = SOUND.replace("I. Hạn chế\n", &format!("{both}1. Hạn chế\n"));
        let role = Role::Responsibility;
        check(&promised, &[(2, WeaknessKind::PromisedPartAbsent { role })]);
        let lines = |from: usize, to: usize| -> String {
            SOUND
                .split_inclusive('\n')
                .enumerate()
                .filter(|(at, _)| *at < from || *at >= to)
                .map(|(_, line)| line)
                .collect::<String>()
        };
        check(
            &lines(1, 3).replace("II. N", "I. N").replace("III. G", "II. G"),
            &[(3, WeaknessKind::CausesWithoutShortcomings)],
        );
        let no_causes = lines(3, 5).replace("III. G", "II. G");
        check(&no_causes, &[(3, WeaknessKind::ShortcomingsWithoutCauses)]);
        check(&lines(5, 7), &[(3, WeaknessKind::ShortcomingsWithoutRemedies)]);
    }

    #[test]
    fn shortcomings_say_how_much_or_where() {
        let with = |fault: &str| SOUND.replace("Kè xóm Đoài sạt 40 m", fault);
        let id = || ShortcomingId::numbered("hc", 1);
        for vague in [
            "Tinh thần trách nhiệm của một số đồng chí chưa cao",
            "Thực hiện Chỉ thị 45-CT/TW còn chậm",
        ] {
            check(&with(vague), &[(3, WeaknessKind::VagueShortcoming { id: id() })]);
        }
        for told in [
            "Kè sạt 40 m",
            "Kè ở xóm Đoài sạt",
            "Ba kỳ họp không có nghị quyết",
            "Quá nửa số hộ chưa đóng quỹ",
        ] {
            check(&with(told), &[]);
        }
    }

    #[test]
    fn remedies_say_until_when_and_who() {
        let with =
            |remedy: &str| SOUND.replace("Đồng chí bí thư cho kè lại trước ngày 30/6", remedy);
        check(&with("Tăng cường kiểm tra"), &[(7, remedy(false, false))]);
        check(&with("Kè lại trong quý II"), &[(7, remedy(true, false))]);
        check(&with("Kè lại trước 30-6-2026"), &[(7, remedy(true, false))]);
        check(&with("Giao đồng chí phó bí thư kè lại"), &[(7, remedy(false, true))]);
        check(&with("Lê Văn C kè lại"), &[(7, remedy(false, true))]);
        check(&with("Công đoàn kiểm tra hằng tháng"), &[]);
    }

    #[test]
    fn numbers_are_looked_at() {
        let number = "I".to_owned();
        check(
            &SOUND.replace("II. N", "I. N"),
            &[
                (4, WeaknessKind::NumberRepeated { number }),
                (
                    6,
                    WeaknessKind::NumberSkipped { before: "I".to_owned(), after: "III".to_owned() },
                ),
            ],
        );
        let letters = "a) 1 m.\nb) 2 m.\nc) 3 m.\nd) 4 m.\ne) 5 m.\n";
        let listed = SOUND.replace("- Kè xóm Đoài sạt 40 m.\n", letters);
        check(&listed, &[(7, WeaknessKind::LetterMissing)]);
    }
}
