//! Where a line goes of which the user said what it is.

use super::{Node, Special, Tree};
use crate::report::lines::Line;
use crate::report::marker::{Class, Marker};
use crate::session::mending::Decision;

impl Node {
    /// Returns what the user decided of it.
    pub(in crate::report) fn decision(&self) -> Option<Decision> {
        match self.special {
            Special::Decided(decision) => Some(decision),
            _ => None,
        }
    }

    /// Tells whether it is a heading by the user's word.
    pub(in crate::report) fn is_decided_heading(&self) -> bool {
        matches!(self.decision(), Some(Decision::Heading(_)))
    }

    /// Tells whether it is an item by the user's word.
    pub(in crate::report) fn is_decided_item(&self) -> bool {
        matches!(self.decision(), Some(Decision::Item(_)))
    }
}

impl Tree {
    /// Puts a line where the user's word wants it.
    pub(super) fn add_decided(&mut self, line: Line<'_>, decision: Decision) {
        match decision {
            Decision::Heading(_) => {
                let marker = line.marker.clone().map(|marker| self.in_context(marker));
                let is_own = |class: Class| !class.is_bullet() && class != Class::Row;
                let marker = marker.filter(|marker| is_own(marker.class));
                let bullet = line.marker.as_ref();
                // A bullet of its own class would stand beside the lines that it heads.
                let marker = marker.unwrap_or_else(|| Marker {
                    class: Class::Label,
                    number: ordinal_number(bullet),
                    value: 0,
                    end: ' ',
                    words: bullet.map_or(0, |bullet| bullet.words),
                });
                self.add_marked(line, marker);
            }
            Decision::Item(_) => {
                let marker = line.marker.clone().map(|marker| self.in_context(marker));
                let is_own = |class: Class| !class.is_heading() && class != Class::Row;
                match marker.filter(|marker| is_own(marker.class)) {
                    Some(marker) => self.add_marked(line, marker),
                    None => self.add_item(line),
                }
            }
            // Joined and left out lines do not come here, but for one with nothing before it.
            Decision::Paragraph | Decision::Joined | Decision::LeftOut => {
                self.add_continuation(line, decision);
            }
        }
    }

    /// Puts an item that has no mark, or that of a heading, beside the item before it, or as
    /// the first under its heading.
    fn add_item(&mut self, line: Line<'_>) {
        let marker = line.marker.clone();
        let top = self.top();
        let before = &self.nodes[top];
        let is_leaf = before.class.is_bullet()
            || (before.class.is_counted() && !before.class.is_heading() && before.is_sentence());
        let is_heading = top == 0 || before.is_label() || before.is_decided_heading();
        let special = line.decision.map_or(Special::No, Special::Decided);
        let mut node = Node::plain(line.text.into_owned(), (line.number, line.row), special);
        if let Some(marker) = marker {
            (node.number, node.words) = (marker.number, marker.words);
        }
        let is_sibling = (before.is_decided_item() || is_leaf) && !is_heading;
        if is_sibling {
            // Of the same list, so that the next line finds its place behind either.
            (node.class, node.value) = (before.class, before.value);
            self.open.pop();
        }
        self.push(node, is_sibling);
    }

    /// Puts a paragraph under what stands before it.
    fn add_continuation(&mut self, line: Line<'_>, decision: Decision) {
        let last = self.nodes.len() - 1;
        let host = match self.nodes[last].decision() {
            Some(Decision::Paragraph | Decision::Joined) => self.nodes[last].parent,
            _ => last,
        };
        let special = Special::Decided(decision);
        let mut node = Node::plain(line.text.into_owned(), (line.number, line.row), special);
        node.parent = host;
        let index = self.nodes.len();
        self.nodes.push(node);
        self.nodes[host].children.push(index);
    }
}

/// Returns the number of a bullet that counts: `Một là`.
fn ordinal_number(bullet: Option<&Marker>) -> String {
    let ordinal = bullet.filter(|bullet| bullet.class == Class::Ordinal);
    ordinal.map_or_else(String::new, |ordinal| ordinal.number.clone())
}
