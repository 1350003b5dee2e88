//! The minutes laid out in lines, and where a line is again when they are laid out anew.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::minutes::{Kind, Origin, Printed, paper, printed};
use crate::session::Session;
use crate::session::check::check;
use crate::session::ids::RemarkId;
use crate::session::paper::PaperRules;
use crate::session::remark::Remark;
use crate::session::rules::Profile;

/// The minutes laid out.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// Of what they are; `None` before they are laid out.
    of: Option<(Session, usize)>,
    /// Their lines.
    pub(super) lines: Vec<Line>,
    /// How many remarks were altered since the reading began.
    pub(super) altered: usize,
    /// How many things the meeting still lacks.
    pub(super) lacking: usize,
}

/// One line.
#[derive(Debug)]
pub(super) struct Line {
    /// As it is printed.
    pub(super) printed: Printed,
    /// Whether its remark was altered since the reading began.
    pub(super) is_altered: bool,
}

impl Laid {
    /// Tells whether they are of this session, whatever its revision, and so wide.
    pub(super) fn is_of(&self, session: &Session, columns: usize) -> bool {
        self.of.as_ref().is_some_and(|(of, wide)| *wide == columns && of == session)
    }

    /// Lays the minutes of a session out.
    pub(super) fn of(
        session: &Session,
        rules: &PaperRules,
        profile: &Profile,
        began: &HashMap<RemarkId, Arc<Remark>>,
        columns: usize,
    ) -> Self {
        let is_altered = |remark: &&Arc<Remark>| began.get(&remark.id) != Some(*remark);
        let altered = session.remarks.iter().filter(is_altered);
        let altered: HashSet<&RemarkId> = altered.map(|remark| &remark.id).collect();
        let of_altered = |printed: &Printed| match &printed.from {
            Some(Origin::Remark(id)) => altered.contains(id),
            _ => false,
        };
        let lines = paper(session, rules, Kind::Minutes, None)
            .map(|paper| printed(&paper, columns))
            .unwrap_or_default();
        let lines = lines
            .into_iter()
            .map(|printed| Line { is_altered: of_altered(&printed), printed })
            .collect();
        Self {
            of: Some((session.clone(), columns)),
            lines,
            altered: altered.len(),
            lacking: check(session, profile).len(),
        }
    }
}

/// Where a line is, by what it comes from.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Anchor<'a> {
    /// What the nearest lines above with a source come from; `None`: the head of the paper.
    from: Option<&'a Origin>,
    /// Which paragraph of it, from 0.
    paragraph: usize,
    /// How many lines below its first one.
    offset: usize,
}

fn is_first(lines: &[Line], at: usize) -> bool {
    let from = &lines[at].printed.from;
    from.is_some() && (at == 0 || lines[at - 1].printed.from != *from)
}

/// Returns where a line is.
pub(super) fn anchored(lines: &[Line], line: usize) -> Anchor<'_> {
    let line = line.min(lines.len().saturating_sub(1));
    let Some(first) = (0..=line).rev().find(|at| *at < lines.len() && is_first(lines, *at)) else {
        return Anchor { offset: line, ..Anchor::default() };
    };
    let from = lines[first].printed.from.as_ref();
    let before = (0..first).filter(|at| is_first(lines, *at));
    let paragraph = before.filter(|at| lines[*at].printed.from.as_ref() == from).count();
    Anchor { from, paragraph, offset: line - first }
}

/// Returns which line is there now.
pub(super) fn anchored_at(lines: &[Line], anchor: &Anchor<'_>) -> usize {
    let last = lines.len().saturating_sub(1);
    let Some(from) = anchor.from else { return anchor.offset.min(last) };
    let starts = (0..lines.len()).filter(|at| is_first(lines, *at));
    let of_it = starts.filter(|at| lines[*at].printed.from.as_ref() == Some(from));
    let of_it: Vec<usize> = of_it.take(anchor.paragraph + 1).collect();
    // What it came from may be gone: struck out, marked as private, taken back.
    let Some(first) = of_it.last().copied() else { return anchor.offset.min(last) };
    let next = (first + 1..lines.len()).find(|at| is_first(lines, *at)).unwrap_or(lines.len());
    (first + anchor.offset).min(next.saturating_sub(1)).min(last)
}
