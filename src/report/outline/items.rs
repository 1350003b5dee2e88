//! Items and paragraphs: what belongs to one, of which sort it is, and what stands under it.

use super::{Builder, Under, is_other_part};
use crate::report::doubt::DoubtKind;
use crate::report::grammar::{self, is_cause, is_list};
use crate::report::marker::Class;
use crate::report::mend::{Taken, Why};
use crate::report::reason::Reason;
use crate::report::tree::{Node, Special};
use crate::session::ids::{ItemId, ShortcomingId};
use crate::session::mending::Decision;
use crate::session::outline::{Cause, Item, Place, Role, Section, Shortcoming, Side};
use crate::session::revision::Part;
use crate::text::fold;

/// Letters before a colon in which the word for a cause is looked for; letters in pieces count
/// for three.
const CAUSE_LETTERS: usize = 24;

impl Builder<'_> {
    /// Takes one item with the paragraphs that belong to it, and returns the lines of those
    /// that were guessed to. What stands under it and is no part of it follows.
    pub(super) fn item(
        &mut self,
        index: usize,
        under: &Under,
        nameless: &mut u32,
        reason: Reason,
    ) -> Vec<u32> {
        let node = &self.tree.nodes[index];
        let Some(section) = under.section.or_else(|| self.section_of(node)) else {
            self.leave_out(index);
            return Vec::new();
        };
        let role = role_of(node, under.role);
        let mut text = node.words().to_owned();
        let (mut lines, mut parts) = (Vec::new(), Vec::new());
        let mut under_it = Vec::new();
        self.gather(index, role, &mut under_it);
        for (child, belongs) in under_it {
            if !belongs {
                parts.push(child);
                continue;
            }
            let child = &self.tree.nodes[child];
            text.push('\n');
            text.push_str(&child.text);
            let reason = child.decision().map_or(Reason::UnderItem, |_| Reason::Decided);
            self.tell(child.row, Taken::Continuation, reason);
            if child.class == Class::Plain && child.special == Special::No {
                lines.push(child.line);
            }
        }
        if !is_cause(role) && has_cause_inside(&text) {
            self.doubt(node.line, DoubtKind::CauseInside);
        }
        self.counts[section] += 1;
        let place = Place {
            section: self.outline.sections[section].id.clone(),
            item: self.counts[section],
            number: node.number.clone(),
            line: node.line,
            gone: None,
        };
        let number = self.push_item(role, place, text);
        if node.special != Special::BehindLabel {
            self.tell(node.row, Taken::Item(role, number), reason);
        }
        for part in parts {
            self.part(part, under, nameless);
        }
        lines
    }

    /// Takes what stands under an item or a paragraph and is no part of it.
    fn part(&mut self, index: usize, under: &Under, nameless: &mut u32) {
        let node = &self.tree.nodes[index];
        if node.is_decided_item() {
            self.item(index, under, nameless, Reason::Decided);
        } else {
            *nameless += 1;
            let reason = node.decision().map_or(Reason::NamesPart, |_| Reason::Decided);
            self.heading(index, under, *nameless, reason);
        }
    }

    /// Lists all under an item, each with whether it belongs to it; nothing under what does not.
    fn gather(&self, index: usize, role: Role, found: &mut Vec<(usize, bool)>) {
        let is_decided = self.tree.nodes[index].is_decided_item();
        for child in self.tree.nodes[index].children.iter().copied() {
            let node = &self.tree.nodes[child];
            let is_own = node.is_decided_item() || node.is_decided_heading();
            let belongs = node.class == Class::Plain || (is_decided && !is_other_part(node, role));
            let belongs = belongs && !is_own;
            found.push((child, belongs));
            if belongs {
                self.gather(child, role, found);
            }
        }
    }

    /// Returns the section of an item by the user's word that stands under no heading: the last
    /// one, or one without name.
    fn section_of(&mut self, node: &Node) -> Option<usize> {
        if !node.is_decided_item() {
            return None;
        }
        if self.outline.sections.is_empty() {
            let id = self.id(&[], "_0");
            self.counts.push(0);
            self.outline.sections.push(Section {
                id,
                number: String::new(),
                title: self.outline.title.clone(),
                depth: 1,
                role: Role::Other,
                line: node.line,
                text: String::new(),
            });
        }
        Some(self.outline.sections.len() - 1)
    }

    /// Notes that a line and all under it are in no section.
    fn leave_out(&mut self, index: usize) {
        let node = &self.tree.nodes[index];
        self.tell(node.row, Taken::LeftOut(Why::Head), Reason::Outside);
        for child in &node.children {
            self.leave_out(*child);
        }
    }

    /// Adds an item to its list; returns which of its list it is, from 1.
    fn push_item(&mut self, role: Role, place: Place, text: String) -> usize {
        let outline = &mut self.outline;
        let side = match role {
            Role::Shortcomings => {
                let number = outline.shortcomings.len() + 1;
                let id = ShortcomingId::numbered(Part::Shortcomings.prefix(), number);
                outline.shortcomings.push(Shortcoming { id, place, text });
                return number;
            }
            Role::Lessons => {
                let number = outline.lessons.len() + 1;
                let id = ItemId::numbered(Part::Lessons.prefix(), number);
                outline.lessons.push(Item { id, place, text });
                return number;
            }
            Role::Remedies => {
                let number = outline.remedies.len() + 1;
                let id = ItemId::numbered(Part::Remedies.prefix(), number);
                outline.remedies.push(Item { id, place, text });
                return number;
            }
            Role::CausesObjective => Side::Objective,
            Role::CausesSubjective => Side::Subjective,
            _ => Side::Unsaid,
        };
        let number = outline.causes.len() + 1;
        let id = ItemId::numbered(Part::Causes.prefix(), number);
        outline.causes.push(Cause { item: Item { id, place, text }, side });
        number
    }

    /// Adds a line and all under it to the text of its section, as written.
    pub(super) fn text(&mut self, index: usize, under: &Under, nameless: &mut u32, reason: Reason) {
        let node = &self.tree.nodes[index];
        self.tell(node.row, Taken::Paragraph, reason);
        let text = match under.section {
            Some(section) => &mut self.outline.sections[section].text,
            None => &mut self.outline.preamble,
        };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&node.text);
        if node.special == Special::Closing && is_list(under.role) {
            self.doubt(node.line, DoubtKind::ClosingParagraph);
        }
        for child in &node.children {
            self.below(*child, under, nameless);
        }
    }

    /// Takes a line under a paragraph: text too, unless the user's word says something else.
    fn below(&mut self, index: usize, under: &Under, nameless: &mut u32) {
        let node = &self.tree.nodes[index];
        if node.is_decided_item() || node.is_decided_heading() {
            self.part(index, under, nameless);
        } else {
            let reason = node.decision().map_or(Reason::NoList, |_| Reason::Decided);
            self.text(index, under, nameless, reason);
        }
    }
}

/// Returns of which sort an item is: what the user said, else what its section holds; where that
/// holds no items, a shortcoming, which is what the meeting turns on.
fn role_of(node: &Node, section: Role) -> Role {
    match node.decision() {
        Some(Decision::Item(Some(role))) if is_list(role) => role,
        _ if is_list(section) => section,
        _ => Role::Shortcomings,
    }
}

/// Tells whether a paragraph goes on with `Nguyên nhân: …`
fn has_cause_inside(text: &str) -> bool {
    // Both words end so, and nearly no other words before a colon do.
    let may_be = |at: usize| text[..at].trim_end().ends_with(['n', 'N']);
    text.match_indices(':').filter(|(at, _)| may_be(*at)).any(|(at, _)| {
        let start = text[..at].char_indices().rev().nth(CAUSE_LETTERS).map_or(0, |(at, _)| at);
        fold(&text[start..at]).ends_with(grammar::CAUSE_INSIDE)
    })
}
