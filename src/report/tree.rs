//! From paragraphs to a tree: which line stands under which, by the marks alone.

mod decided;

use super::decode::longer_than;
use super::grammar;
use super::lines::Line;
use super::marker::{self, Class, Marker};
use crate::session::mending::Decision;
use crate::session::outline::Role;
use crate::text::fold;

/// One line of the report in its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) class: Class,
    /// The mark as written, without terminator.
    pub(super) number: String,
    /// Its place among its siblings, from 1; 0 where it does not count.
    pub(super) value: u32,
    end: char,
    /// As written, with the mark.
    pub(super) text: String,
    /// Byte at which the words behind the mark begin.
    words: usize,
    pub(super) line: u32,
    /// Which row of all lines it is.
    pub(super) row: usize,
    pub(super) children: Vec<usize>,
    /// What its words say, where it may be a heading.
    pub(super) named: grammar::Named,
    /// It stood behind a label on the same line, is the end of the report, or was decided of.
    pub(super) special: Special,
    parent: usize,
}

/// What a line is besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Special {
    /// Nothing.
    No,
    /// The words behind a label on the same line: `Khách quan: …`
    BehindLabel,
    /// A note at the foot: `[1] …`
    Note,
    /// The last paragraph of the report.
    Closing,
    /// The user said what it is.
    Decided(Decision),
}

impl Node {
    /// Makes a node without mark, of a line and its row.
    fn plain(text: String, (line, row): (u32, usize), special: Special) -> Self {
        Self {
            class: Class::Plain,
            number: String::new(),
            value: 0,
            end: ' ',
            text,
            words: 0,
            line,
            row,
            children: Vec::new(),
            named: grammar::Named::default(),
            special,
            parent: 0,
        }
    }

    /// Returns the words without mark.
    pub(super) fn words(&self) -> &str {
        &self.text[self.words..]
    }

    /// Returns the number of what it stands under, where its own has it: `2` of `2.1`.
    pub(super) fn prefix(&self) -> Option<&str> {
        self.number.rsplit_once('.').map(|(prefix, _)| prefix)
    }

    /// Tells whether it only names a part of reports.
    pub(super) fn is_label(&self) -> bool {
        let wanted = if self.class.is_bullet() { LABEL_SHARE_BULLET } else { LABEL_SHARE };
        self.class != Class::Plain && names_part(&self.named) && self.named.share >= wanted
    }

    /// Tells whether it reads as a whole sentence: long, and with an end.
    pub(super) fn is_sentence(&self) -> bool {
        is_sentence(self.words())
    }
}

/// Letters from which a line can be a whole sentence.
const SENTENCE_LETTERS: usize = 60;
/// Letters up to which a line can be a heading by its words.
const LABEL_LETTERS: usize = 120;
/// The same of a heading that has the number of a part: the forms of reviews have such of 130.
const PART_LETTERS: usize = 200;
/// Letters of a line that are looked at first.
const HEAD_LETTERS: usize = 32;
/// Letters up to which the words before a colon can be a label.
const RUN_IN_LETTERS: usize = 60;
/// Share of vocabulary that makes a numbered line a heading, in hundredths.
const LABEL_SHARE: usize = 75;
/// The same for a line with a bullet.
const LABEL_SHARE_BULLET: usize = 90;
/// Lines before a label among which its list is looked for.
const NEAR: usize = 8;
/// How deep lists may be nested.
const DEEPEST: usize = 14;

fn is_sentence(words: &str) -> bool {
    words.ends_with(['.', ';', '…', ',', '!']) && longer_than(words, SENTENCE_LETTERS)
}

fn names_part(named: &grammar::Named) -> bool {
    named.roles.iter().any(|role| *role != Role::Other)
}

/// What the words of a line say, where it is short enough for a heading.
fn named(words: &str) -> grammar::Named {
    named_within(words, LABEL_LETTERS)
}

fn named_within(words: &str, most: usize) -> grammar::Named {
    if longer_than(words, most) || words.ends_with(';') {
        return grammar::Named::default();
    }
    // Nearly every line begins with other words: these are known by their first few.
    let head = words.char_indices().nth(HEAD_LETTERS).map_or(words.len(), |(at, _)| at);
    let head = words[..head].rfind(' ').filter(|_| head < words.len());
    if head.is_some_and(|head| grammar::begins_otherwise(&fold(&words[..head]))) {
        return grammar::Named::default();
    }
    grammar::named(&fold(words))
}

/// All lines of a report's body; node 0 is the report itself.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The open nodes from the report down to where the next line may go.
    open: Vec<usize>,
}

impl Tree {
    /// Puts every line in its place.
    pub(super) fn grow(lines: Vec<Line<'_>>) -> Self {
        let root = Node::plain(String::new(), (1, 0), Special::No);
        let mut tree = Self { nodes: vec![root], open: vec![0] };
        for line in lines {
            tree.add(line);
        }
        tree.find_closing();
        tree
    }

    /// Returns the children of a node that have a mark.
    pub(super) fn marked(&self, node: usize) -> impl Iterator<Item = &Node> {
        let is_marked = |child: &&Node| !matches!(child.class, Class::Plain | Class::Row);
        self.children(node).filter(is_marked)
    }

    /// Returns the children of a node.
    pub(super) fn children(&self, node: usize) -> impl DoubleEndedIterator<Item = &Node> {
        self.nodes[node].children.iter().map(|child| &self.nodes[*child])
    }

    fn top(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn add(&mut self, mut line: Line<'_>) {
        if let Some(decision) = line.decision {
            return self.add_decided(line, decision);
        }
        if line.is_row {
            return self.add_row(line);
        }
        if is_note(&line.text) {
            self.close_leaves();
            let place = (line.number, line.row);
            return self.push(Node::plain(line.text.into_owned(), place, Special::Note), false);
        }
        if let Some(marker) = line.marker.take() {
            let marker = self.in_context(marker);
            return self.add_marked(line, marker);
        }
        if self.wants_words(&line.text) {
            let top = self.top();
            let node = &mut self.nodes[top];
            if !node.text.is_empty() {
                node.text.push(' ');
            }
            node.words = node.text.len();
            node.text.push_str(&line.text);
            node.named = named(node.words());
            return;
        }
        let is_label = {
            let words = run_in(&line.text).unwrap_or(&line.text);
            let named = named(words);
            names_part(&named) && named.share >= LABEL_SHARE_BULLET && !words.ends_with('.')
        };
        if is_label || self.is_title_in_capitals(&line.text) {
            let class = Class::Label;
            let marker = Marker { class, number: String::new(), value: 0, end: ' ', words: 0 };
            return self.add_marked(line, marker);
        }
        self.add_plain(line);
    }

    /// Tells whether the line before was only a mark whose words come in this line.
    fn wants_words(&self, text: &str) -> bool {
        let node = &self.nodes[self.top()];
        let is_bare =
            node.class != Class::Plain && node.words().is_empty() && node.children.is_empty();
        is_bare && !(node.class.is_heading() && is_sentence(text))
    }

    /// Headings in capitals without number, as `ĐẶC ĐIỂM TÌNH HÌNH`.
    fn is_title_in_capitals(&self, text: &str) -> bool {
        let words = text.split_whitespace().count();
        (2..=30).contains(&words)
            && !longer_than(text, LABEL_LETTERS)
            && !text.ends_with('.')
            && marker::is_capitals(text)
            && text.chars().filter(|letter| letter.is_alphabetic()).count() > 5
    }

    /// Settles letters that are Roman numbers too by what is open: `H.` before `I.`
    fn in_context(&self, marker: Marker) -> Marker {
        let place =
            |order: &str| order.chars().position(|letter| marker.number.starts_with(letter));
        let follows = |class: Class, value: u32| {
            self.open.iter().any(|open| {
                let node = &self.nodes[*open];
                node.class == class && node.value + 1 == value
            })
        };
        let single = marker.number.chars().count() == 1;
        match marker.class {
            Class::Roman if single => match place(grammar::CAPITALS) {
                Some(at) if follows(Class::Capital, at as u32 + 1) => {
                    Marker { class: Class::Capital, value: at as u32 + 1, ..marker }
                }
                _ => marker,
            },
            Class::Letter if !follows(Class::Letter, marker.value) => {
                let value = match &*marker.number {
                    "i" => 1,
                    "v" => 5,
                    "x" => 10,
                    _ => return marker,
                };
                Marker { class: Class::LowRoman, value, ..marker }
            }
            _ => marker,
        }
    }

    fn add_marked(&mut self, line: Line<'_>, marker: Marker) {
        let words = &line.text[marker.words..];
        let is_heading = marker.class.is_heading() && marker.class != Class::Label;
        let label = run_in(words).filter(|label| {
            let named = named(label);
            let is_label = named.share == 100 && names_part(&named);
            // Behind the label of a heading stands a whole sentence, or it is part of its title.
            is_label && (!is_heading || is_said(&words[label.len() + 1..]))
        });
        let label = label.filter(|_| !matches!(line.decision, Some(Decision::Item(_))));
        let end = label.map(|label| marker.words + label.len());
        let mut text = line.text.into_owned();
        let behind = end.map(|end| {
            let behind = text[end + 1..].trim_start().to_owned();
            text.truncate(end);
            behind
        });
        let most = if is_heading { PART_LETTERS } else { LABEL_LETTERS };
        let named = named_within(&text[marker.words..], most);
        let node = Node {
            class: marker.class,
            number: marker.number,
            value: marker.value,
            end: marker.end,
            words: marker.words,
            text,
            line: line.number,
            row: line.row,
            children: Vec::new(),
            named,
            special: line.decision.map_or(Special::No, Special::Decided),
            parent: 0,
        };
        self.close_for(&node);
        self.push(node, true);
        if let Some(text) = behind {
            self.push(Node::plain(text, (line.number, line.row), Special::BehindLabel), false);
            if line.is_cut {
                // The user took it out of an item: what comes next is no part of it.
                self.open.pop();
            }
        }
    }

    fn push(&mut self, mut node: Node, opens: bool) {
        let index = self.nodes.len();
        node.parent = self.top();
        self.nodes[node.parent].children.push(index);
        self.nodes.push(node);
        if opens {
            self.open.push(index);
        }
    }

    fn add_plain(&mut self, line: Line<'_>) {
        if line.text.ends_with(':') {
            // It leads to what comes next and is no part of the item before.
            self.close_leaves();
        }
        let place = (line.number, line.row);
        self.push(Node::plain(line.text.into_owned(), place, Special::No), false);
    }

    /// A row stands under the heading, whatever item is open; nothing stands under it.
    fn add_row(&mut self, line: Line<'_>) {
        self.close_leaves();
        let Some(marker) = line.marker else { return };
        let place = (line.number, line.row);
        let mut node = Node::plain(line.text.into_owned(), place, Special::No);
        (node.class, node.number) = (marker.class, marker.number);
        (node.value, node.words) = (marker.value, marker.words);
        self.push(node, false);
    }

    /// Closes items, so that what comes next stands under their heading.
    fn close_leaves(&mut self) {
        while self.open.len() > 1 {
            let node = &self.nodes[self.top()];
            let is_leaf = node.class.is_bullet() || (node.is_sentence() && node.class.is_counted());
            if !is_leaf || node.is_label() || node.is_decided_heading() {
                return;
            }
            self.open.pop();
        }
    }

    /// Closes nodes until the top is the one under which a new node belongs.
    fn close_for(&mut self, node: &Node) {
        if let Some(depth) = self.next_at(node) {
            self.open.truncate(depth);
            return;
        }
        if let Some(depth) = self.prefix_at(node) {
            self.open.truncate(depth + 1);
            return;
        }
        if let Some(depth) = self.sibling_at(node) {
            self.open.truncate(depth);
            return;
        }
        self.leave_label(node);
        match node.class {
            Class::Part => self.open.truncate(1),
            Class::Chapter | Class::Roman => {
                let above = |class| matches!(class, Class::Part | Class::Chapter | Class::Capital);
                while self.open.len() > 1 && !above(self.nodes[self.top()].class) {
                    self.open.pop();
                }
            }
            Class::Hash(signs) => {
                let holds = |class| match class {
                    Class::Hash(above) => above < signs,
                    class => class.is_heading(),
                };
                while self.open.len() > 1 && !holds(self.nodes[self.top()].class) {
                    self.open.pop();
                }
            }
            Class::Label => {
                self.close_leaves();
                while self.open.len() > 1 && self.nodes[self.top()].class.is_bullet() {
                    self.open.pop();
                }
            }
            class => self.close_bullets(class),
        }
    }

    /// Closes a label that stood between two items of one list: `- Việc một.`, then
    /// `Nguyên nhân: …`, then `- Việc hai.`
    fn leave_label(&mut self, node: &Node) {
        let label = self.top();
        if self.nodes[label].class == Class::Label && self.goes_on_behind(label, node) {
            self.open.pop();
        }
    }

    /// Tells whether a line goes on with the list that stood before a label.
    fn goes_on_behind(&self, label: usize, node: &Node) -> bool {
        let mut before = self.children(self.nodes[label].parent).rev().skip(1).take(NEAR);
        if node.class.is_heading() {
            return false;
        }
        if node.class.is_counted() {
            let last = before.find(|before| before.class == node.class);
            return last.is_some_and(|last| last.value + 1 == node.value);
        }
        // Of bullets only where each has its label: else the list is the label's own.
        let is_run_in = self.children(label).any(|child| child.special == Special::BehindLabel);
        let one = before.next().is_some_and(|before| before.class == node.class);
        is_run_in && one && before.next().is_none_or(|before| before.class != node.class)
    }

    /// Closes bullets that cannot hold a line of this class.
    fn close_bullets(&mut self, class: Class) {
        let rank = |class: Class| match class {
            Class::Ordinal => 1,
            Class::Star => 2,
            Class::Dash | Class::Dot => 3,
            Class::Plus => 4,
            _ => 0,
        };
        while self.open.len() > 1 {
            let node = &self.nodes[self.top()];
            let dashes = rank(class) == 3 && rank(node.class) == 3;
            let holds = !node.class.is_bullet() || rank(class) > rank(node.class) || dashes;
            if holds || node.is_label() {
                return;
            }
            self.open.pop();
        }
    }

    /// Returns where the node is open whose number comes just before this one's: of several the
    /// deepest that looks alike.
    fn next_at(&self, node: &Node) -> Option<usize> {
        if !node.class.is_counted() {
            return None;
        }
        (0..self.open.len())
            .map(|depth| (depth, &self.nodes[self.open[depth]]))
            .filter(|(_, before)| before.class == node.class && before.value + 1 == node.value)
            .filter(|(_, before)| before.prefix() == node.prefix())
            .max_by_key(|(depth, before)| {
                (before.is_label() == node.is_label(), before.end == node.end, *depth)
            })
            .map(|(depth, _)| depth)
    }

    /// Returns where the node is open whose number begins this one's: `2` for `2.1`.
    fn prefix_at(&self, node: &Node) -> Option<usize> {
        let prefix = node.prefix()?;
        self.open.iter().rposition(|open| self.nodes[*open].number == prefix)
    }

    /// Returns where the node is open that is this one's sibling, if any.
    ///
    /// A list that begins anew under an open one of its own class is nested in it, if other
    /// lines are open between them, the signs behind the numbers differ, or the open one only
    /// names a part.
    fn sibling_at(&self, node: &Node) -> Option<usize> {
        // A heading by the user's word stands under those in capitals, beside its like.
        let is_like = |other: &Node| {
            node.class != Class::Label || other.is_decided_heading() == node.is_decided_heading()
        };
        let same =
            |open: &usize| self.nodes[*open].class == node.class && is_like(&self.nodes[*open]);
        let deepest = self.open.iter().rposition(same)?;
        if !node.class.is_counted() {
            return self.bullet_sibling_at(node, deepest);
        }
        let last = &self.nodes[self.open[deepest]];
        let is_between = self.open[deepest + 1..]
            .iter()
            .any(|open| !self.nodes[*open].class.is_bullet() || self.nodes[*open].is_label());
        let differs = last.end != node.end;
        let names_part = last.is_label() && !node.is_label();
        let begins_anew = node.value == 1 && (is_between || differs || names_part);
        let fits = begins_anew && !node.class.is_heading() && self.open.len() < DEEPEST;
        (!fits).then_some(deepest)
    }

    /// The same for bullets: where one only names a part, as `- Nguyên nhân`, the others of its
    /// class may stand under it.
    fn bullet_sibling_at(&self, node: &Node, deepest: usize) -> Option<usize> {
        let at = |depth: usize| &self.nodes[self.open[depth]];
        if node.is_label() {
            let label = (0..self.open.len())
                .rev()
                .find(|depth| at(*depth).class == node.class && at(*depth).is_label());
            return label.or(Some(deepest));
        }
        let last = self.open[deepest];
        let is_run_in = || self.children(last).any(|child| child.special == Special::BehindLabel);
        let under = self.nodes[last].is_label() && node.class != Class::Label && !is_run_in();
        (!under).then_some(deepest)
    }

    /// Finds the paragraphs that end the report and takes them from the last item.
    fn find_closing(&mut self) {
        let Some(last) = self.nodes.last().filter(|last| last.class == Class::Plain) else {
            return;
        };
        let item = last.parent;
        let node = &self.nodes[item];
        if item == 0
            || last.special != Special::No
            || !node.children.iter().all(|child| self.nodes[*child].class == Class::Plain)
        {
            return;
        }
        let siblings: Vec<&Node> = self
            .children(node.parent)
            .filter(|sibling| sibling.class == node.class && sibling.line != node.line)
            .collect();
        let alone = !siblings.is_empty()
            && siblings.iter().all(|sibling| sibling.children.is_empty())
            && node.children.len() <= 2
            && node.is_sentence();
        let said = node.children.iter().position(|child| is_closing(&self.nodes[*child].text));
        let Some(from) = said.or(alone.then_some(0)) else { return };
        let heading = self.heading_of(item);
        let closing = self.nodes[item].children.split_off(from);
        for child in closing {
            self.nodes[child].special = Special::Closing;
            self.nodes[child].parent = heading;
            self.nodes[heading].children.push(child);
        }
    }

    /// Returns the nearest node that is no leaf of a list, from this one up.
    fn heading_of(&self, item: usize) -> usize {
        let node = &self.nodes[item];
        let is_leaf = node.class.is_bullet() || node.is_sentence();
        if is_leaf && !node.is_label() && !node.class.is_heading() {
            self.heading_of(node.parent)
        } else {
            item
        }
    }
}

/// Returns the words before a colon that has words behind it, where they are short.
fn run_in(words: &str) -> Option<&str> {
    let (label, behind) = words.split_once(':')?;
    (!behind.trim().is_empty() && !longer_than(label, RUN_IN_LETTERS)).then_some(label)
}

/// Tells whether words are a sentence and not vocabulary of headings.
fn is_said(words: &str) -> bool {
    let words = words.trim();
    words.ends_with(['.', ';']) && !marker::is_capitals(words) && !names_part(&named(words))
}

/// Tells whether a line is a note at the foot: `[1] …`
fn is_note(text: &str) -> bool {
    let inside = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    inside.is_some_and(|(number, words)| {
        (1..=3).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && words.chars().any(char::is_alphabetic)
    })
}

fn is_closing(text: &str) -> bool {
    let end = text.char_indices().nth(LABEL_LETTERS).map_or(text.len(), |(at, _)| at);
    let folded = fold(&text[..end]);
    grammar::CLOSINGS.iter().any(|words| folded.starts_with(words))
        || grammar::CLOSING_PHRASES.iter().any(|words| folded.contains(words))
}
