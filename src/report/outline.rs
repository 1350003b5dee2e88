//! From the tree to the outline: which lines are headings, which are items, and of what.

mod items;

use std::collections::{HashMap, HashSet};

use super::doubt::{Doubt, DoubtKind};
use super::grammar::{self, is_cause, is_list};
use super::marker::Class;
use super::mend::Taken;
use super::reason::{Reason, Told};
use super::tree::{Node, Special, Tree};
use crate::session::ids::SectionId;
use crate::session::mending::Decision;
use crate::session::outline::{Outline, Role, Section, Side};

/// Letters from which a heading is as long as a paragraph.
const LONG_HEADING: usize = 200;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    Item,
    Text,
}

/// The heading under which one is.
#[derive(Debug, Clone)]
struct Under {
    role: Role,
    /// The roles it names, if several.
    promised: Vec<Role>,
    depth: u8,
    /// Index among the sections; none for the report itself.
    section: Option<usize>,
    /// Path of its id without its own number, and that number.
    path: Vec<String>,
    number: String,
}

/// What is collected besides the outline.
struct Builder<'a> {
    tree: &'a Tree,
    outline: Outline,
    doubts: Vec<Doubt>,
    ids: HashMap<String, u32>,
    promises: Vec<Promise>,
    groups: Vec<Group>,
    /// Sections of which it is told that their parts are not told apart.
    untold: Vec<usize>,
    /// How many items each section has.
    counts: Vec<u32>,
    /// What each row of the report was taken for, and why.
    told: &'a mut [Told],
}

/// What a heading says that it holds.
struct Promise {
    line: u32,
    section: usize,
    roles: Vec<Role>,
}

/// Numbered items of one section.
struct Group {
    line: u32,
    numbers: Vec<String>,
}

/// Makes the outline of a report from its lines, with the doubts about them.
pub(super) fn build(tree: &Tree, title: String, told: &mut [Told]) -> (Outline, Vec<Doubt>) {
    let outline = Outline { title, ..Outline::default() };
    let mut builder = Builder {
        tree,
        outline,
        doubts: Vec::new(),
        ids: HashMap::new(),
        promises: Vec::new(),
        groups: Vec::new(),
        untold: Vec::new(),
        counts: Vec::new(),
        told,
    };
    let report = Under {
        role: Role::Other,
        promised: Vec::new(),
        depth: 0,
        section: None,
        path: Vec::new(),
        number: String::new(),
    };
    builder.walk(0, &report);
    builder.look_at_whole();
    (builder.outline, builder.doubts)
}

impl Builder<'_> {
    /// Tells what a row was taken for; of several on one line the first.
    fn tell(&mut self, row: usize, taken: Taken, reason: Reason) {
        if self.told[row] == Told::UNTOLD {
            self.told[row] = Told { taken, reason };
        }
    }

    fn doubt(&mut self, line: u32, kind: DoubtKind) {
        self.doubts.push(Doubt { line, kind });
    }

    /// Takes all that stands under one node.
    fn walk(&mut self, node: usize, under: &Under) {
        let tree = self.tree;
        self.look_at_numbers(node);
        let kinds = kinds(tree, node, under);
        let by_paragraph = !kinds.iter().any(|(kind, _)| *kind == Kind::Heading)
            && is_list(under.role)
            && tree.marked(node).next().is_none();
        let (mut items, mut joined, mut nameless) = (0, Vec::new(), 0);
        let mut group = Group { line: 0, numbers: Vec::new() };
        for (child, (kind, reason)) in tree.nodes[node].children.iter().copied().zip(kinds) {
            let line = &tree.nodes[child];
            match kind {
                Kind::Heading => {
                    nameless += u32::from(line.number.is_empty() || line.class.is_bullet());
                    self.heading(child, under, nameless, reason);
                }
                Kind::Item => {
                    items += u32::from(line.decision().is_none());
                    joined.extend(self.item(child, under, &mut nameless, reason));
                    // `1.` is a heading in nearly every report; that it is an item here says
                    // nothing.
                    if matches!(line.class, Class::Number(levels) if levels > 1)
                        && line.decision().is_none()
                    {
                        group.line = if group.line == 0 { line.line } else { group.line };
                        group.numbers.push(line.number.clone());
                    }
                }
                Kind::Text => self.text(child, under, &mut nameless, reason),
            }
        }
        if !group.numbers.is_empty() {
            self.groups.push(group);
        }
        self.look_at_items(node, under, items, joined, by_paragraph);
    }

    fn look_at_items(
        &mut self,
        node: usize,
        under: &Under,
        items: u32,
        joined: Vec<u32>,
        by_paragraph: bool,
    ) {
        let Some(section) = under.section else { return };
        let id = self.outline.sections[section].id.clone();
        if let Some(line) = joined.first().copied() {
            self.doubt(line, DoubtKind::ParagraphsJoined { section: id.clone(), lines: joined });
        }
        let behind_label =
            self.tree.children(node).any(|child| child.special == Special::BehindLabel);
        let line = self.outline.sections[section].line;
        if by_paragraph && !behind_label && self.is_doubtful_list(node, items) {
            self.doubt(line, DoubtKind::ParagraphsAsItems { section: id, count: items });
        }
        if items > 0 && under.promised.len() > 1 {
            self.doubt(line, DoubtKind::PartsNotTold { role: under.role });
            self.untold.push(section);
        }
    }

    /// Paragraphs that may not be one item each: several, or a long one.
    fn is_doubtful_list(&self, node: usize, items: u32) -> bool {
        if self.tree.children(node).any(|child| child.class == Class::Row) {
            return false; // of rows it is told apart
        }
        let is_long = |child: &Node| child.text.chars().count() > LONG_HEADING;
        items > 1 || (items == 1 && self.tree.children(node).any(is_long))
    }

    fn heading(&mut self, index: usize, under: &Under, nameless: u32, reason: Reason) {
        let node = &self.tree.nodes[index];
        let title = title_of(node.words());
        let letters = title.chars().count();
        let is_nameless = node.number.is_empty() || node.class.is_bullet();
        let number = if is_nameless { String::new() } else { node.number.clone() };
        if letters > LONG_HEADING && node.decision().is_none() {
            self.doubt(node.line, DoubtKind::LongHeading { number: number.clone(), letters });
        }
        let own = match node.decision() {
            Some(Decision::Heading(Some(role))) => vec![role],
            _ => own_roles(node, under),
        };
        let role = own.first().copied().unwrap_or(under.role);
        let (path, part) = path_of(node, under, nameless);
        let id = self.id(&path, &part);
        let section = self.outline.sections.len();
        self.tell(node.row, Taken::Heading(id.clone()), reason);
        self.counts.push(0);
        let depth = under.depth.saturating_add(1);
        self.outline.sections.push(Section {
            id,
            number,
            title: title.to_owned(),
            depth,
            role,
            line: node.line,
            text: String::new(),
        });
        if !own.is_empty() && node.decision().is_none() {
            self.promises.push(Promise { line: node.line, section, roles: own.clone() });
        }
        let promised = if own.len() > 1 { own } else { Vec::new() };
        let number = part;
        self.walk(index, &Under { role, promised, depth, section: Some(section), path, number });
    }

    /// Makes an id that no other section has: its path, with `~2` where a number comes again.
    fn id(&mut self, path: &[String], part: &str) -> SectionId {
        let mut whole = path.join(".");
        if !whole.is_empty() {
            whole.push('.');
        }
        whole.push_str(part);
        let count = self.ids.entry(whole.clone()).or_insert(0);
        *count += 1;
        let name = if *count == 1 { whole } else { format!("{whole}~{count}") };
        SectionId::new(name)
            .unwrap_or_else(|_| SectionId::numbered("_s", self.outline.sections.len() + 1))
    }

    /// Looks for numbers that are missing or come again among the lines under one node.
    fn look_at_numbers(&mut self, node: usize) {
        let mut last: Vec<&Node> = Vec::new();
        let mut doubts = Vec::new();
        let tree = self.tree;
        let counts =
            |child: &&Node| child.class.is_counted() && child.value > 0 && !child.number.is_empty();
        for child in tree.marked(node).filter(counts) {
            let before = last.iter_mut().find(|before| before.class == child.class);
            let Some(before) = before else {
                // Articles are numbered through all chapters.
                if child.value > 1 && child.class != Class::Article {
                    let (before, after) = (String::new(), child.number.clone());
                    doubts.push((child.line, DoubtKind::NumberSkipped { before, after }));
                }
                last.push(child);
                continue;
            };
            if let Some(kind) = gap(before, child) {
                doubts.push((child.line, kind));
            }
            *before = child;
        }
        for (line, kind) in doubts {
            self.doubt(line, kind);
        }
    }

    /// Looks at what only the whole report shows.
    fn look_at_whole(&mut self) {
        self.look_at_promises();
        let headings: HashSet<&str> =
            self.outline.sections.iter().map(|section| section.number.as_str()).collect();
        let mut doubts = Vec::new();
        for group in &self.groups {
            if group.numbers.iter().any(|number| headings.contains(number.as_str())) {
                let number = group.numbers[0].clone();
                let count = u32::try_from(group.numbers.len()).unwrap_or(u32::MAX);
                doubts.push((group.line, DoubtKind::NumbersAsItems { number, count }));
            }
        }
        let outline = &self.outline;
        let first_cause = outline.causes.first().map(|cause| cause.item.place.line);
        let first_shortcoming = outline.shortcomings.first().map(|each| each.place.line);
        if outline.sections.is_empty() {
            doubts.push((1, DoubtKind::NoHeadings));
        }
        match (first_shortcoming, first_cause) {
            (None, Some(line)) => doubts.push((line, DoubtKind::CausesWithoutShortcomings)),
            (None, None) => doubts.push((1, DoubtKind::NoShortcomings)),
            (Some(line), _) if outline.remedies.is_empty() => {
                doubts.push((line, DoubtKind::NoRemedies));
            }
            (Some(_), _) => {}
        }
        for (line, kind) in doubts {
            self.doubt(line, kind);
        }
    }

    /// Tells which parts a heading names that are nowhere in the report.
    fn look_at_promises(&mut self) {
        let untold: HashSet<usize> = self.untold.iter().copied().collect();
        let held = self.held();
        let mut absent: Vec<(u32, Role)> = Vec::new();
        for promise in self.promises.iter().filter(|each| !untold.contains(&each.section)) {
            for (at, role) in promise.roles.iter().copied().enumerate() {
                let told = absent.iter().any(|(_, known)| *known == role);
                if !told && !self.is_kept(promise, at == 0, role, &held) {
                    absent.push((promise.line, role));
                }
            }
        }
        for (line, role) in absent {
            self.doubt(line, DoubtKind::PromisedPartAbsent { role });
        }
    }

    /// Returns how many sections of each role have text or sections under them.
    fn held(&self) -> HashMap<Role, usize> {
        let mut held = HashMap::new();
        for index in (0..self.outline.sections.len()).filter(|index| self.holds(*index)) {
            *held.entry(self.outline.sections[index].role).or_insert(0) += 1;
        }
        held
    }

    fn holds(&self, index: usize) -> bool {
        let section = &self.outline.sections[index];
        let next = self.outline.sections.get(index + 1);
        let behind = section.title.split_once(':').map_or("", |(_, behind)| behind.trim());
        !section.text.is_empty()
            || !behind.is_empty()
            || next.is_some_and(|next| next.depth > section.depth)
    }

    fn is_kept(
        &self,
        promise: &Promise,
        is_first: bool,
        role: Role,
        held: &HashMap<Role, usize>,
    ) -> bool {
        let outline = &self.outline;
        match role {
            Role::Shortcomings => !outline.shortcomings.is_empty(),
            Role::Lessons => !outline.lessons.is_empty(),
            Role::Remedies => !outline.remedies.is_empty(),
            Role::CausesObjective => outline.causes_of(Side::Objective).next().is_some(),
            Role::CausesSubjective => outline.causes_of(Side::Subjective).next().is_some(),
            Role::Causes => !outline.causes.is_empty(),
            _ => {
                // That the heading itself has text keeps only what it names first.
                let own = !is_first
                    && outline.sections[promise.section].role == role
                    && self.holds(promise.section);
                held.get(&role).copied().unwrap_or(0) > usize::from(own)
            }
        }
    }
}

/// Tells what each child of a node is, and why.
fn kinds(tree: &Tree, node: usize, under: &Under) -> Vec<(Kind, Reason)> {
    let list = is_list(under.role);
    let marked = tree.marked(node).next().is_some();
    let has_rows = tree.children(node).any(|child| child.class == Class::Row);
    let mut sentences: Vec<(Class, bool)> = Vec::new();
    let mut before = Class::Plain;
    tree.nodes[node]
        .children
        .iter()
        .map(|child| {
            let line = &tree.nodes[*child];
            let before = std::mem::replace(&mut before, line.class);
            match line.decision() {
                Some(Decision::Heading(_)) => return (Kind::Heading, Reason::Decided),
                Some(Decision::Item(_)) => return (Kind::Item, Reason::Decided),
                Some(_) => return (Kind::Text, Reason::Decided),
                None => {}
            }
            match (line.class, list) {
                (Class::Plain, true) => {
                    let alone = !marked && !has_rows && !line.text.ends_with(':');
                    let alone = alone && !is_aside(&line.text);
                    match line.special {
                        Special::BehindLabel => (Kind::Item, Reason::BehindLabel),
                        Special::No if alone => (Kind::Item, Reason::NoMarkInList),
                        _ => (Kind::Text, Reason::BesideList),
                    }
                }
                (Class::Plain, false) | (Class::Row, false) => (Kind::Text, Reason::NoList),
                // The first row of a table has the heads of its columns.
                (Class::Row, true) => {
                    let is_item = !marked && (before == Class::Row || line.value > 0);
                    match is_item {
                        true => (Kind::Item, Reason::RowInList),
                        false => (Kind::Text, Reason::HeadOfTable),
                    }
                }
                _ if line.class.is_heading() => (Kind::Heading, reason_of_heading(line)),
                _ if is_label_heading(line) => (Kind::Heading, Reason::NamesPart),
                (_, true) => in_list(tree, *child, under.role),
                (_, false) => in_text(tree, *child, &mut |class| {
                    let known = sentences.iter().find(|(known, _)| *known == class);
                    known.map(|(_, mostly)| *mostly).unwrap_or_else(|| {
                        let mostly = mostly_sentences(tree, node, class);
                        sentences.push((class, mostly));
                        mostly
                    })
                }),
            }
        })
        .collect()
}

/// Why a line is a heading by its mark, or without any mark by its words.
fn reason_of_heading(line: &Node) -> Reason {
    match line.class {
        Class::Label if line.is_label() => Reason::NamesPart,
        Class::Label => Reason::Capitals,
        _ => Reason::HeadingMark,
    }
}

/// A line between brackets: what a form tells its writer to do.
fn is_aside(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ';', ':']);
    text.starts_with('(') && text.ends_with(')')
}

/// A line that only names a part, with something under it; empty only if nothing else is said.
fn is_label_heading(line: &Node) -> bool {
    line.is_label() && (!line.children.is_empty() || line.named.share == 100)
}

/// A label within an item that begins another part: the cause of this fault, its remedy.
fn is_other_part(line: &Node, role: Role) -> bool {
    let first = line.named.roles.first().copied().unwrap_or(Role::Other);
    let same = first == role || (is_cause(first) && is_cause(role));
    is_label_heading(line) && !same
}

/// What a line of a list is: a group if others stand under it, else an item.
fn in_list(tree: &Tree, index: usize, role: Role) -> (Kind, Reason) {
    let line = &tree.nodes[index];
    let has_marked = tree.marked(index).any(|child| !is_other_part(child, role));
    let has_text = tree.children(index).any(|child| child.class == Class::Plain);
    let is_group = has_marked
        || (has_text && line.words().ends_with(':'))
        || (has_text && !line.class.is_bullet() && !line.is_sentence());
    match is_group {
        true => (Kind::Heading, Reason::HoldsOthers),
        false => (Kind::Item, Reason::MarkInList),
    }
}

/// What a line is where no list is wanted: a heading if it or its siblings hold something or
/// are short, else text.
fn in_text(tree: &Tree, index: usize, mostly: &mut impl FnMut(Class) -> bool) -> (Kind, Reason) {
    let line = &tree.nodes[index];
    let has_marked = tree.marked(index).next().is_some();
    let is_heading = match line.class {
        Class::Star => has_marked || line.words().ends_with(':'),
        Class::Number(_) | Class::Letter | Class::LowRoman => has_marked || !mostly(line.class),
        _ => false,
    };
    match (is_heading, has_marked) {
        (true, true) => (Kind::Heading, Reason::HoldsOthers),
        (true, false) => (Kind::Heading, Reason::NoSentence),
        (false, _) => (Kind::Text, Reason::NoList),
    }
}

/// Tells whether most lines of this class under a node are whole sentences with nothing under
/// them; where nothing is under any, one sentence tells.
fn mostly_sentences(tree: &Tree, node: usize, class: Class) -> bool {
    let (mut all, mut empty, mut sentences, mut closed) = (0, 0, 0, 0);
    for line in tree.children(node).filter(|line| line.class == class) {
        all += 1;
        empty += usize::from(line.children.is_empty());
        sentences += usize::from(line.children.is_empty() && line.is_sentence());
        closed += usize::from(line.words().ends_with(['.', ';']));
    }
    sentences * 2 > all || (empty == all && (sentences > 0 || closed == all))
}

/// Returns the roles that a heading names itself, as far as they can be meant where it stands.
fn own_roles(node: &Node, under: &Under) -> Vec<Role> {
    let named = &node.named;
    let first = named.roles.iter().copied().find(|role| *role != Role::Other);
    let Some(first) = first else { return Vec::new() };
    let blocked = matches!(
        under.role,
        Role::Previous | Role::Suggested | Role::Rating | Role::Responsibility
    );
    if blocked && under.promised.is_empty() {
        return Vec::new();
    }
    let expected = under.role == first
        || under.promised.contains(&first)
        || (is_cause(first)
            && (is_cause(under.role) || under.promised.iter().any(|r| is_cause(*r))));
    // "Khách quan" and "chủ quan" are everyday words: outside of causes they must stand alone.
    let is_side = matches!(first, Role::CausesObjective | Role::CausesSubjective);
    let wanted = match under.role {
        _ if expected => 0,
        _ if is_side => 90,
        role if is_list(role) => 75,
        Role::Other => 40,
        _ => 50,
    };
    if named.share < wanted {
        return Vec::new();
    }
    named.roles.iter().copied().filter(|role| *role != Role::Other).collect()
}

/// Returns the path of a heading's id without its own number, and that number in the id.
fn path_of(node: &Node, under: &Under, nameless: u32) -> (Vec<String>, String) {
    let mut path = under.path.clone();
    let part = match node.class {
        Class::Part => format!("P{}", node.value),
        Class::Chapter => format!("C{}", node.value),
        Class::Article => format!("D{}", node.value),
        Class::Ordinal => node.value.to_string(),
        Class::Paren => node.number.trim_matches(['(', ')']).to_owned(),
        Class::Label => format!("_{nameless}"),
        _ if node.number.is_empty() || node.class.is_bullet() => format!("_{nameless}"),
        _ => node.number.clone(),
    };
    let holds_parents = part
        .strip_prefix(under.number.as_str())
        .is_some_and(|rest| !under.number.is_empty() && rest.starts_with('.'));
    if !holds_parents && !under.number.is_empty() {
        path.push(under.number.clone());
    }
    (path, part)
}

/// Returns the words of a heading without the sign at their end.
fn title_of(words: &str) -> &str {
    let words = words.strip_suffix("./.").unwrap_or(words).trim_end();
    if words.ends_with("..") {
        return words;
    }
    words.strip_suffix(['.', ':', ';', ',']).unwrap_or(words).trim_end()
}

/// Tells what is odd about a number behind another of its list.
fn gap(before: &Node, after: &Node) -> Option<DoubtKind> {
    if before.prefix() != after.prefix() && after.value == 1 {
        return None;
    }
    if after.value <= before.value {
        return Some(DoubtKind::NumberRepeated { number: after.number.clone() });
    }
    if after.value == before.value + 1 {
        return None;
    }
    let is_letter = matches!(after.class, Class::Letter | Class::Capital);
    let between = || grammar::LETTERS.chars().nth(before.value as usize);
    if is_letter && after.value == before.value + 2 && between() == Some(grammar::LETTER_D_BAR) {
        return Some(DoubtKind::LetterMissing);
    }
    let (before, after) = (before.number.clone(), after.number.clone());
    Some(DoubtKind::NumberSkipped { before, after })
}
