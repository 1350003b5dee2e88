//! What a careful reader would ask about lines and the whole, once it is understood.

use super::grammar::roles_named;
use super::lines::{Line, Sort};
use super::{Doubt, DoubtKind};
use crate::session::outline::{Outline, Role};
use crate::text::fold;

/// Returns the doubts about single lines and about the report as a whole.
pub(super) fn about(lines: &[Line], outline: &Outline) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for line in lines.iter().filter(|line| line.sort == Sort::Words) {
        let odd = [
            (line.odd.bookmark, DoubtKind::Bookmark),
            (line.odd.decomposed, DoubtKind::Decomposed),
            (line.odd.quotes, DoubtKind::Quotes),
            (line.odd.hidden, DoubtKind::Hidden),
        ];
        let odd = odd.into_iter().filter(|(is, _)| *is);
        doubts.extend(odd.map(|(_, kind)| Doubt { line: line.number, kind }));
    }
    if outline.shortcomings.is_empty() {
        let kind = if outline.causes.is_empty() {
            DoubtKind::NoShortcomings
        } else {
            DoubtKind::CausesWithoutShortcomings
        };
        doubts.push(Doubt { line: 0, kind });
    }
    doubts.extend(missing_parts(outline));
    doubts
}

/// A heading that names several parts promises each of them.
fn missing_parts(outline: &Outline) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (index, section) in outline.sections.iter().enumerate() {
        let below = outline.sections[index + 1..].iter();
        let below: Vec<_> = below.take_while(|each| each.depth > section.depth).collect();
        if below.is_empty() {
            continue;
        }
        let has = |role: Role| {
            section.role == role
                || below.iter().any(|each| {
                    each.role == role || roles_named(&fold(&each.title)).contains(&role)
                })
        };
        let promised = roles_named(&fold(&section.title)).into_iter();
        let told = [Role::Responsibility, Role::Causes, Role::Lessons, Role::Remedies];
        let missing = promised.filter(|role| told.contains(role) && !has(*role));
        doubts.extend(
            missing.map(|role| Doubt { line: section.line, kind: DoubtKind::PartMissing(role) }),
        );
    }
    doubts
}
