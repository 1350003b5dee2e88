//! The review within a larger report: `PHẦN THỨ BA: BÁO CÁO KIỂM ĐIỂM …`

use super::Part;
use super::doubt::{Doubt, DoubtKind};
use super::grammar;
use super::lines::Line;
use super::marker::Class;
use super::mend::Why;
use super::reason::Told;
use super::title::{TITLE, leave_out};
use super::unreadable::Unreadable;
use crate::text::fold;

/// A part of a report: where its heading stands among the lines, and what that says.
#[derive(Debug)]
struct Found {
    at: usize,
    value: u32,
    number: String,
    title: String,
    /// Lines of the heading.
    lines: usize,
}

/// Leaves only the lines of one part, where that part was asked for or only that one is a review;
/// then its heading is the title.
///
/// # Errors
/// [`Unreadable::NoSuchPart`].
pub(super) fn choose(
    lines: &mut Vec<Line<'_>>,
    title: &mut String,
    wanted: Option<Part>,
    told: &mut [Told],
    doubts: &mut Vec<Doubt>,
) -> Result<(), Unreadable> {
    let parts = parts(lines);
    let chosen = match wanted {
        Some(Part::Whole) => return Ok(()),
        Some(Part::Number(number)) => {
            let there = || parts.iter().map(|part| part.value).filter(|value| *value > 0).collect();
            let found = parts.iter().position(|part| part.value == number);
            found.ok_or_else(|| Unreadable::NoSuchPart { number, parts: there() })?
        }
        None => {
            let is_review = |words: &str| fold(words).contains(grammar::REVIEW);
            let mut reviews = (0..parts.len()).filter(|at| is_review(&parts[*at].title));
            match (reviews.next(), reviews.next()) {
                (Some(only), None) if parts.len() > 1 && !is_review(title) => only,
                _ => return Ok(()),
            }
        }
    };
    let part = &parts[chosen];
    let end = parts.get(chosen + 1).map_or(lines.len(), |next| next.at);
    if wanted.is_none() {
        let left = u32::try_from(lines.len() - (end - part.at)).unwrap_or(u32::MAX);
        let kind = DoubtKind::PartChosen { number: part.number.clone(), lines: left };
        doubts.push(Doubt { line: lines[part.at].number, kind });
    }
    if !part.title.is_empty() {
        title.clone_from(&part.title);
    }
    let behind = lines.split_off(end);
    let body = lines.split_off(part.at + part.lines);
    let heading = lines.split_off(part.at);
    for line in heading {
        told[line.row] = TITLE;
    }
    let before = std::mem::take(lines);
    leave_out(before, Why::OtherPart, lines, told);
    lines.extend(body);
    leave_out(behind, Why::OtherPart, lines, told);
    Ok(())
}

fn parts(lines: &[Line<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(marker) = line.marker.as_ref().filter(|marker| marker.class == Class::Part) else {
            continue;
        };
        let own = &line.text[marker.words..];
        let next = lines.get(at + 1).filter(|next| own.is_empty() && next.marker.is_none());
        let title = next.map_or(own, |next| &next.text).trim_end_matches([':', '.']);
        found.push(Found {
            at,
            value: marker.value,
            number: marker.number.clone(),
            title: title.to_owned(),
            lines: 1 + usize::from(next.is_some()),
        });
    }
    found
}
